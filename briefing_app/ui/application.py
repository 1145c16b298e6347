"""Builds the window on a library and runs it.

The frame stands first, in the colours of its theme; what fills it is imported and built once
it has been painted.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app import __version__, paths
from briefing_app.errors import BriefingError, Damaged
from briefing_app.kept_values import usual_library
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.ui.look.plain import tip
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.preferences import Preferences
from briefing_app.ui.theme import Theme, kept_mode

if TYPE_CHECKING:
    from briefing_app.settings import SettingsFile
    from briefing_app.storage.engines.opening import Place
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import TaskRunner
    from briefing_app.workspace.workspace import Workspace


def run(library: Place | None = None) -> int:
    """Open the window on `library` (the usual one when None); return the exit code."""
    if isinstance(library, ServerAddress) and not library.password:
        # Kept from the programs that are started from here: printing, opening files.
        library = library.with_password(os.environ.pop("PGPASSWORD", ""))
    usual = usual_library()
    # One that was moved is never made anew in its place: its disk may only be missing.
    start = _Start(library or usual, create=library is not None or usual == paths.default_library())
    try:
        return start.run()
    finally:
        sys.excepthook = sys.__excepthook__
        start.close()


class _Start:
    """The way from a bare frame to a window that works."""

    def __init__(self, library: Place, *, create: bool = True) -> None:
        self._library = library
        self._create = create
        self._application = make_application()
        self._preferences = Preferences()
        self._theme = make_theme(self._application, self._preferences)
        self._window = MainWindow(preferences=self._preferences)
        self._store: Store | None = None
        self._failure: BriefingError | None = None

    def run(self) -> int:
        """Show the frame, fill it, and stay until the window is closed."""
        self._window.framed.connect(self._fill)
        self._window.show()
        code: int = self._application.exec()
        if self._failure is not None:
            raise self._failure
        return code

    def close(self) -> None:
        """Let go of the clipboard and the library."""
        from briefing_app.ui.window.incoming.clipboard import leave_clipboard

        leave_clipboard()
        if self._store is not None:
            self._store.close()
        self._open_next()

    def _open_next(self) -> None:
        """Open the library that this window made way for."""
        from PySide6.QtCore import QProcess

        from briefing_app.ui.library.deeds import OPEN_NEXT

        if library := self._application.property(OPEN_NEXT):
            arguments = ["-m", "briefing_app", "--library", str(library)]
            QProcess.startDetached(sys.executable, arguments, str(paths.program_folder()))

    def _fill(self) -> None:
        """Open the library and build what the frame holds, now that it stands."""
        from briefing_app.ui.look.icons import program_icon

        self._application.setWindowIcon(program_icon())
        if isinstance(self._library, ServerAddress):
            self._connect(self._library)
            return
        try:
            store = open_store(self._library, create=self._create)
        except BriefingError as error:
            self._refuse(error)
            return
        self._furnish(store)

    def _connect(self, address: ServerAddress) -> None:
        """Open a library on a server, which may be far away: the window waits for nothing."""
        from briefing_app.ui.colleagues.connecting import Connecting

        connecting = Connecting(address, self._window, create=self._create)
        connecting.opened.connect(self._furnish)
        connecting.password_wanted.connect(lambda error: self._ask_password(address, error))
        connecting.given_up.connect(self._end)
        connecting.begin()

    def _furnish(self, store: Store) -> None:
        """Build what the frame holds, on a library that is open."""
        from briefing_app.workspace.workspace import Workspace

        self._store = store
        workspace = Workspace(store)
        desk = make_desk(self._application, workspace, preferences=self._preferences, theme=self._theme)
        sys.excepthook = desk.notices.report
        self._window.first_painted.connect(lambda: _begin(desk, self._window))
        self._window.furnish(desk)

    def _refuse(self, error: BriefingError) -> None:
        """Offer a backup in the place of a damaged library, or end with what is wrong with it."""
        file = self._library
        if isinstance(file, Path) and isinstance(error, Damaged) and _shows_itself(self._application):
            from briefing_app.ui.library.rescue import Rescue

            rescue = Rescue(file, error, self._window)
            if rescue.backups:
                rescue.restored.connect(self._fill)
                rescue.given_up.connect(lambda: self._end(error))
                rescue.offer()
                return
        self._end(error)

    def _ask_password(self, address: ServerAddress, error: BriefingError) -> None:
        """Ask for the password of a shared library, and open it with that."""
        from briefing_app.ui.colleagues.password import PasswordAsking

        asking = PasswordAsking(address, self._window)
        asking.given.connect(self._open_with)
        asking.given_up.connect(lambda: self._end(error))
        asking.ask()

    def _open_with(self, address: ServerAddress) -> None:
        self._library = address
        self._fill()

    def _end(self, error: BriefingError | None) -> None:
        """End with what is wrong; say it in the window where no terminal would, and it did not yet."""
        self._failure = error
        is_said = error is None or isinstance(self._library, ServerAddress)
        if not is_said and not _is_read(sys.stderr) and _shows_itself(self._application):
            QMessageBox.critical(self._window, "Briefing Desk", tip(str(error)))
        self._application.exit(1 if error is not None else 0)


def _shows_itself(application: QApplication) -> bool:
    return application.platformName() != "offscreen"


def _is_read(stream: TextIO | None) -> bool:
    """Tell whether somebody sees what is written to `stream`: a terminal, a pipe or a file.

    A program started by an icon has none, or writes into a log that nobody looks at.
    """
    try:
        mode = os.fstat(stream.fileno()).st_mode if stream is not None else 0
    except (OSError, ValueError):
        return False
    return bool(stream and stream.isatty()) or stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def make_window(desk: Desk) -> MainWindow:
    """Return the window with everything that it can do; work begins once it stands."""
    window = MainWindow(desk)
    window.first_painted.connect(lambda: _begin(desk, window))
    return window


def _begin(desk: Desk, window: MainWindow) -> None:
    """Add what belongs to no view, and begin to work."""
    from briefing_app.ui.actors.merging import UnfinishedMerging
    from briefing_app.ui.colleagues.collisions import Collisions
    from briefing_app.ui.colleagues.line import Line
    from briefing_app.ui.colleagues.opening import SharedOpening
    from briefing_app.ui.library.caretaker import Caretaker
    from briefing_app.ui.library.deeds import LibraryDeeds
    from briefing_app.ui.library.ordering import Ordering
    from briefing_app.ui.window.window_deeds import WindowDeeds

    Collisions(desk, window)
    Line(desk, window)
    SharedOpening(desk, window)
    deeds = WindowDeeds(desk, window)
    library = LibraryDeeds(desk, window)
    Caretaker(desk, library, window).start()
    UnfinishedMerging(desk, window).look()
    Ordering(desk, window)
    window.begin_work()
    deeds.sample_loading.start_in_a_new_library()
    deeds.watching.start()


def open_store(place: Place, *, create: bool = True) -> Store:
    """Open the library at `place`, a file made new where there is none; raise `BriefingError` in words."""
    from briefing_app.storage.store import Store

    if create and isinstance(place, Path):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BriefingError(
                f"The folder for the library cannot be made: {error.strerror}.",
                where=str(place.parent),
                hint="Name another library with --library.",
            ) from error
    return Store.open(place, create=create)


def make_application() -> QApplication:
    """Return the one Qt application of the process, named for the system."""
    QCoreApplication.setApplicationName("Briefing Desk")
    QCoreApplication.setApplicationVersion(__version__)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setDesktopFileName("briefing-desk")
    return application


def make_theme(application: QApplication, preferences: Preferences) -> Theme:
    """Return the look that the user has settled."""
    mode = kept_mode(paths.user_config() / "settings.json")
    return Theme(application, mode, contrast=preferences.get("high_contrast", False))


def make_desk(
    application: QApplication,
    workspace: Workspace,
    *,
    preferences: Preferences | None = None,
    runner: TaskRunner | None = None,
    settings: SettingsFile | None = None,
    theme: Theme | None = None,
) -> Desk:
    """Return the services of the window over `workspace`."""
    from briefing_app.settings import SettingsFile
    from briefing_app.ui.actions import Actions
    from briefing_app.ui.desk import Desk, Navigator
    from briefing_app.ui.notices import Notices
    from briefing_app.ui.task_runner import TaskRunner
    from briefing_app.ui.workspace_signals import WorkspaceSignals
    from briefing_app.workspace.arriving.arrivals import Arrivals

    preferences = preferences or Preferences()
    theme = theme or make_theme(application, preferences)
    return Desk(
        workspace=workspace,
        runner=runner or TaskRunner(),
        notices=Notices(),
        actions=Actions(theme, keys=preferences.get("keys", {})),
        theme=theme,
        signals=WorkspaceSignals(workspace),
        preferences=preferences,
        settings=settings or SettingsFile(),
        navigator=Navigator(),
        arrivals=Arrivals(workspace),
    )
