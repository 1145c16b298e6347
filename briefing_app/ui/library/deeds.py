"""What a person does to the library as a whole; the long part runs beside the window."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefing_app.errors import BriefingError
from briefing_app.storage.changing.upkeep import TALLIES_ARE_OFF
from briefing_app.storage.engines.sqlite.keeping.backups import articles_in, backups_in
from briefing_app.storage.engines.sqlite.keeping.copying import in_megabytes
from briefing_app.storage.engines.sqlite.keeping.swapping import free_name, set_aside, swap_in
from briefing_app.ui.library.placing import Placing
from briefing_app.workspace.care import keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.progress import Progress
    from briefing_app.storage.engines.opening import Place
    from briefing_app.storage.engines.sqlite.keeping.backups import Backup
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.care.keeping import Finished

OPEN_NEXT = "openNext"
"""The property of the application that names the library to open once this window has closed."""
_CHECK_S = 4 * 3600.0


class LibraryDeeds(Placing):
    """Binds the actions of File, Library; those for files are missing where a server has the library."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("actionTrash", self.show_trash)
        store = desk.workspace.store
        if not store.is_file:
            desk.actions.bind("actionCheckLibrary", self.check)
            return
        for name, slot in (
            ("actionBackUp", self.back_up),
            ("actionRestore", self.ask_backup),
            ("actionCompact", self.compact),
            ("actionMoveLibrary", self.ask_place),
        ):
            desk.actions.bind(name, slot, enabled=self._has_free_file)
        desk.actions.bind("actionCheckLibrary", self.check, enabled=self._is_free)
        desk.actions.bind("actionSaveAnew", self.ask_new_file, enabled=lambda: bool(store.place_fault()))

    # The trash and the check

    def show_trash(self) -> None:
        """Show what was removed."""
        from briefing_app.ui.library.trash_dialog import TrashDialog

        TrashDialog(self._desk, self._window).open()

    def check(self) -> None:
        """Look at everything in the library, and show what was found."""
        store = self._desk.workspace.store
        if store.is_file:
            making = partial(keeping.make_snapshot, store.path)
            self._begin("Copying what is to be checked", making, self._check_snapshot)
        elif self._is_free():
            self._check_parts(store.place, lambda: None)

    def _check_snapshot(self, snapshot: Finished) -> None:
        self._check_parts(snapshot.path, partial(self._remove, snapshot))

    def _check_parts(self, place: Place, done: Callable[[], None]) -> None:
        """Look at one part after another in worker processes: it takes long, and the window goes on."""
        faults: dict[int, list[str]] = {}
        parts = [(place, number) for number in range(keeping.parts_to_check())]
        self._job = job = self._desk.runner.start(
            "Checking the library", keeping.check_part, parts, timeout_s=_CHECK_S
        )

        def finish() -> None:
            found = [fault for number in sorted(faults) for fault in faults[number]]
            if len(faults) == len(parts) and TALLIES_ARE_OFF in found:
                self._correct_tallies(place, found, done)
                return
            done()
            if len(faults) == len(parts):
                self._show_faults(found)

        job.arrived.connect(lambda item, found: faults.update({item[1]: found}))
        job.failed.connect(lambda item, error: faults.update({item[1]: [str(error)]}))
        job.finished.connect(finish)
        job.finished.connect(self._desk.actions.refresh)

    def _correct_tallies(self, place: Place, found: list[str], done: Callable[[], None]) -> None:
        """Set the numbers that lists show right by how much they were off in what was checked."""
        store = self._desk.workspace.store

        def correct(_: object, corrections: dict[tuple[str, str], int]) -> None:
            if self._desk.notices.attempt(lambda: store.correct_tallies(corrections)):
                found[found.index(TALLIES_ARE_OFF)] = f"{TALLIES_ARE_OFF} They were set right."

        def finish() -> None:
            done()
            self._show_faults(found)

        self._job = job = self._desk.runner.start(
            "Counting anew", keeping.tally_corrections, [(place,)], timeout_s=_CHECK_S
        )
        job.arrived.connect(correct)
        job.finished.connect(finish)
        job.finished.connect(self._desk.actions.refresh)

    def _show_faults(self, faults: list[str]) -> None:
        from briefing_app.ui.library.check_dialog import CheckDialog

        CheckDialog(faults, self._desk.theme, self._window).open()

    # Backups

    @property
    def backup_folder(self) -> Path:
        """Where the backups lie."""
        return keeping.folder_of(self._library, self._desk.settings.current)

    def back_up(self) -> None:
        """Make a backup now."""
        self._begin("Backing up", self._backing_up(), self._backed_up)

    def back_up_quietly(self) -> Job:
        """Make the backup of the day; only a failure is told."""
        job = self._desk.runner.start_aside("Backing up", self._backing_up())
        job.failed.connect(self._not_backed_up)
        return job

    def ask_backup(self) -> None:
        """Show the backups, and restore the one that is chosen."""
        from briefing_app.ui.library.restore_dialog import RestoreDialog

        folder = self.backup_folder
        there = backups_in(folder)
        dialog = RestoreDialog(there, folder, self._window)
        dialog.decided.connect(self.restore)
        if there:
            paths = [one.path for one in there]
            counting = self._desk.runner.start_aside("", lambda _: articles_in(paths), quiet=True)
            counting.arrived.connect(lambda _, counts: dialog.show_counts(counts))
            dialog.finished.connect(lambda _: counting.cancel())
        dialog.open()

    def restore(self, backup: Path) -> None:
        """Let a backup be the library; this one is set aside, and the window opens anew."""
        reading = partial(keeping.read_backup, self._library, backup)
        self._begin("Restoring", reading, self._take_backup)

    def _backing_up(self) -> Callable[[Progress], Backup]:
        settings, now = self._desk.settings.current, datetime.now()
        return partial(keeping.back_up, self._library, self.backup_folder, keeping.keep_of(settings), now)

    def _backed_up(self, made: Backup) -> None:
        self._desk.notices.tell(f"Backed up to {made.path.name} ({in_megabytes(made.size)}).")

    def _not_backed_up(self, _: object, error: BriefingError) -> None:
        where = f"{error.where}: " if error.where else ""
        self._desk.notices.warn(
            BriefingError(f"The library was not backed up. {where}{error.what}", hint=error.hint)
        )

    def _take_backup(self, finished: Finished) -> None:
        library, store = self._library, self._desk.workspace.store
        aside = free_name(library, f"before restore {datetime.now():%Y-%m-%d %H%M}")

        def swap() -> None:
            set_aside(library, aside)
            swap_in(finished.path, library)

        done = self._desk.notices.attempt(lambda: store.exchange(swap))
        finished.remove()
        if done:
            self._open_next(library)

    def _open_next(self, library: Path) -> None:
        application = QApplication.instance()
        if application is not None:
            application.setProperty(OPEN_NEXT, str(library))
        self._window.close()
