"""Opening a library on a server from the window: asked, tried aside, and then a window of its own."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from briefing_app import paths
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.ui.colleagues.server_dialog import ServerDialog

if TYPE_CHECKING:
    from briefing_app.progress import Progress
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow

_LATEST = "shared_library"


class SharedOpening(QObject):
    """Binds the action that opens a shared library."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._dialog: ServerDialog | None = None
        desk.actions.bind("actionOpenShared", self.ask)

    def ask(self) -> None:
        """Ask where the library is."""
        latest = self._desk.preferences.get(_LATEST, "")
        known = ServerAddress.parsed(latest) if ServerAddress.is_meant_by(latest) else None
        self._dialog = dialog = ServerDialog(known, self._window)
        dialog.decided.connect(self._try)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self, _result: int) -> None:
        self._dialog = None

    def _try(self, address: ServerAddress) -> None:
        job = self._desk.runner.start_aside("", partial(_opened, address), quiet=True)
        job.arrived.connect(lambda _, __: self._go_there(address))
        job.failed.connect(lambda _, fault: self._say(fault))

    def _say(self, fault: BriefingError) -> None:
        if self._dialog is not None:
            self._dialog.say(f"{fault.what} {fault.hint}".strip())

    def _go_there(self, address: ServerAddress) -> None:
        if self._dialog is None:
            return
        self._dialog.accept()
        self._desk.preferences.set(_LATEST, str(address))
        if start_window(address):
            self._window.close()


def start_window(address: ServerAddress) -> bool:
    """Open a library in a window of its own; the password goes where libpq looks, not on a command line."""
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(["-m", "briefing_app", "--library", str(address)])
    process.setWorkingDirectory(str(paths.program_folder()))
    if address.password:
        around = QProcessEnvironment.systemEnvironment()
        around.insert("PGPASSWORD", address.password)
        process.setProcessEnvironment(around)
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)


def _opened(address: ServerAddress, _progress: Progress) -> bool:
    from briefing_app.storage.store import Store

    Store.open(address).close()
    return True
