"""What looks after the library by itself while the window stands: its place, its backups, its trash."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.files import clear_unfinished
from briefing_app.settings import Backups
from briefing_app.storage.engines.sqlite.keeping.backups import backups_in
from briefing_app.workspace import samples
from briefing_app.workspace.care import keeping, trash
from briefing_app.workspace.issuing.clock import told_of_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.library.deeds import LibraryDeeds

LOOK_MS = 2_000
FIRST_BACKUP_MS, NEXT_BACKUP_MS = 60_000, 10 * 60_000
FIRST_EMPTYING_MS, NEXT_PORTION_MS = 20_000, 250


class Caretaker(QObject):
    """Looks every two seconds whether the file is there; backs up once a day when nothing is being done."""

    def __init__(self, desk: Desk, deeds: LibraryDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        self._told_of_place = self._told_of_age = False
        self._looking = self._timer(LOOK_MS, self.look)
        self._backing_up = self._timer(FIRST_BACKUP_MS, self.back_up_when_due)
        self._emptying = self._timer(FIRST_EMPTYING_MS, self.begin_emptying)

    def start(self) -> None:
        """Say what was found at the start, and begin to look after things."""
        self._desk.runner.start_aside("", lambda _: clear_unfinished(), quiet=True)
        store = self._desk.workspace.store
        for fault in (
            self._desk.settings.fault,
            self._desk.preferences.fault,
            told_of_clock(store, datetime.now(UTC)),
            self._missed_library(),
        ):
            if fault is not None:
                self._desk.notices.warn(fault)
        self._emptying.start()
        if store.is_file:
            self._looking.start()
            self._backing_up.start()

    def _missed_library(self) -> BriefingError | None:
        """Return a warning when the library is new though there are backups of one at this place."""
        store = self._desk.workspace.store
        if not store.is_file or not samples.wants_samples(store) or not backups_in(self._deeds.backup_folder):
            return None
        return BriefingError(
            "There was no library at its place, so a new one was made.",
            where=str(store.path),
            hint="There are backups of the one before: File, Library, Restore a backup.",
        )

    def look(self) -> None:
        """Warn once when the file has gone from its place, and once more when it went again."""
        fault = self._desk.workspace.store.place_fault()
        if fault is not None and not self._told_of_place:
            self._desk.notices.warn(fault)
        if (fault is not None) != self._told_of_place:
            self._told_of_place = fault is not None
            self._desk.actions.refresh()

    def back_up_when_due(self) -> None:
        """Make the backup of the day, unless something is being worked on just now."""
        self._backing_up.setInterval(NEXT_BACKUP_MS)
        if self._desk.settings.current.backups is Backups.OFF or self._told_of_place:
            return
        folder = self._deeds.backup_folder
        # Beside the window: a folder on a disk that does not answer must not hold it up.
        looking = self._desk.runner.start_aside(
            "", lambda _: keeping.look_at_backups(folder, datetime.now()), quiet=True
        )
        looking.arrived.connect(self._back_up_if)

    def _back_up_if(self, _: object, seen: tuple[bool, datetime | None]) -> None:
        is_due, old = seen
        if any(not job.quiet for job in self._desk.runner.jobs):
            self._warn_of_age(old)
        elif is_due:
            job = self._deeds.back_up_quietly()
            job.failed.connect(lambda *_: self._warn_of_age(old))

    def begin_emptying(self) -> None:
        """Begin to delete what has lain in the trash for thirty days, a little at a time."""
        self._emptying.stop()
        self._desk.notices.attempt(self._empty_when_due)

    def _empty_when_due(self) -> None:
        if trash.may_empty(self._desk.workspace.store, datetime.now(UTC)):
            self._empty_on()

    def _empty_on(self) -> None:
        if trash.empty_old(self._desk.workspace, datetime.now(UTC)):
            QTimer.singleShot(NEXT_PORTION_MS, self, self._empty_on)

    def _warn_of_age(self, old: datetime | None) -> None:
        if self._told_of_age or old is None:
            return
        self._told_of_age = True
        self._desk.notices.warn(
            BriefingError(
                f"The last backup is of {old:%Y-%m-%d}.",
                where=str(self._deeds.backup_folder),
                hint="File, Library, Back up now.",
            )
        )

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer
