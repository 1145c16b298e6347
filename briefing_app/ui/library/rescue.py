"""What a window offers that finds its library damaged: a backup in its place, or the end."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from briefing_app.errors import BriefingError
from briefing_app.progress import Silent
from briefing_app.settings import SettingsFile
from briefing_app.storage.engines.sqlite.keeping.backups import articles_in, backups_in
from briefing_app.storage.engines.sqlite.keeping.exchanging import restore
from briefing_app.storage.engines.sqlite.lock import LibraryLock
from briefing_app.ui.library.restore_dialog import RestoreDialog
from briefing_app.workspace.care.keeping import folder_of

if TYPE_CHECKING:
    from briefing_app.storage.engines.sqlite.keeping.backups import Backup

_WHAT_CAN_BE_DONE = (
    "The file is left as it is. A backup can take its place; the damaged file is then kept beside it. "
    "What can still be read of it is carried into a new library by “main.py recover”."
)


class Rescue(QObject):
    """Says what is wrong; `restored` is told when a backup has the library's place, else `given_up`."""

    restored = Signal()
    given_up = Signal()

    def __init__(self, library: Path, error: BriefingError, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._error, self._window = library, error, window
        self._folder = folder_of(library, SettingsFile().current)
        self._backups = backups_in(self._folder)

    @property
    def backups(self) -> list[Backup]:
        """The backups that could be restored; without one there is nothing to offer."""
        return self._backups

    def offer(self) -> None:
        """Say what is wrong, and ask."""
        box = QMessageBox(self._window)
        box.setObjectName("rescueDialog")
        box.setWindowTitle("Briefing Desk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{self._error.where}: {self._error.what}" if self._error.where else self._error.what)
        box.setInformativeText(_WHAT_CAN_BE_DONE)
        choose = box.addButton("Restore a backup…", QMessageBox.ButtonRole.AcceptRole)
        choose.setProperty("kind", "primary")
        leave = box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(choose)
        box.setEscapeButton(leave)
        box.finished.connect(lambda _: self.ask() if box.clickedButton() is choose else self.given_up.emit())
        box.open()

    def ask(self) -> None:
        """Show the backups."""
        dialog = RestoreDialog(self._backups, self._folder, self._window)
        dialog.show_counts(articles_in(one.path for one in self._backups))
        dialog.decided.connect(self.restore)
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def restore(self, backup: Path) -> None:
        """Let a backup take the place of the library."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            lock = LibraryLock(self._library)
            try:
                restore(self._library, backup, datetime.now(), Silent())
            finally:
                lock.release()
        except BriefingError as error:
            QApplication.restoreOverrideCursor()
            self._error = error
            self.offer()
            return
        QApplication.restoreOverrideCursor()
        self.restored.emit()
