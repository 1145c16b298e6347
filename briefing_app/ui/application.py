"""Builds the window on a library and runs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from briefing_app import __version__, paths
from briefing_app.errors import BriefingError
from briefing_app.settings import SettingsFile
from briefing_app.ui.actions import Actions
from briefing_app.ui.desk import Desk, Navigator
from briefing_app.ui.icons import program_icon
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.notices import Notices
from briefing_app.ui.preferences import Preferences
from briefing_app.ui.task_runner import TaskRunner
from briefing_app.ui.theme import Theme, ThemeMode
from briefing_app.ui.workspace_signals import WorkspaceSignals

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace


def run(library: Path | None = None) -> int:
    """Open the window on `library` (the usual one when None); return the exit code."""
    from briefing_app.workspace.workspace import Workspace

    application = make_application()
    store = open_store(library or paths.default_library())
    try:
        desk = make_desk(application, Workspace(store))
        sys.excepthook = desk.notices.report
        window = make_window(desk)
        window.show()
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        store.close()


def make_window(desk: Desk) -> MainWindow:
    """Return the window with everything that it can do; work begins once it stands."""
    window = MainWindow(desk)
    window.first_painted.connect(lambda: _begin(desk, window))
    return window


def _begin(desk: Desk, window: MainWindow) -> None:
    """Add what the first paint can do without, and begin to work."""
    from briefing_app.ui.window_deeds import WindowDeeds

    deeds = WindowDeeds(desk, window)
    window.begin_work()
    deeds.sample_loading.start_in_a_new_library()


def open_store(file: Path) -> Store:
    """Open the library at `file`, made new where there is none; raise `BriefingError` in words."""
    from briefing_app.storage.store import Store

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefingError(
            f"The folder for the library cannot be made: {error.strerror}.",
            where=str(file.parent),
            hint="Name another library with --library.",
        ) from error
    return Store.open(file)


def make_application() -> QApplication:
    """Return the one Qt application of the process, named for the system."""
    QCoreApplication.setApplicationName("Briefing Desk")
    QCoreApplication.setApplicationVersion(__version__)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setDesktopFileName("briefing-desk")
    application.setWindowIcon(program_icon())
    return application


def make_desk(
    application: QApplication,
    workspace: Workspace,
    *,
    preferences: Preferences | None = None,
    runner: TaskRunner | None = None,
    settings: SettingsFile | None = None,
) -> Desk:
    """Return the services of the window over `workspace`."""
    preferences = preferences or Preferences()
    settings = settings or SettingsFile()
    theme = Theme(
        application,
        ThemeMode(settings.current.appearance.value),
        contrast=preferences.get("high_contrast", False),
    )
    return Desk(
        workspace=workspace,
        runner=runner or TaskRunner(),
        notices=Notices(),
        actions=Actions(theme, keys=preferences.get("keys", {})),
        theme=theme,
        signals=WorkspaceSignals(workspace),
        preferences=preferences,
        settings=settings,
        navigator=Navigator(),
    )
