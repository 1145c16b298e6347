"""Takes the current briefing from draft to cleared to issued, and makes what follows an issue."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.briefings.briefing import Status, SuccessionKind
from briefing_app.errors import BriefingError
from briefing_app.ui.archive.deeds import follow_up, write_kept
from briefing_app.ui.window.outgoing.exporting import file_name
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.export.rendered import Rendered
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.window.outgoing.issue_dialog import IssueChoice
    from briefing_app.workspace.door.changed import Changed
    from briefing_app.workspace.issuing.releasing import ReadyIssue

_NAME, _FOLDER = "cleared_by", "export_folder"
_REOPENED = "The briefing is a draft again: what it prints was changed after it had been cleared."


class Issuing(QObject):
    """Binds Clear, Issue, Revise and Corrigendum to the current briefing.

    `print_wanted` says that what was just issued is to be printed.
    """

    print_wanted = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._busy = False
        self._status: Status | None = None
        self._note_status()
        for name, slot, enabled in (
            ("actionClear", self.ask_and_clear, self.is_open),
            ("actionIssue", self.ask_and_issue, self._is_cleared),
            ("actionRevise", lambda: self._follow_current(SuccessionKind.REVISION), self._is_issued),
            ("actionCorrigendum", lambda: self._follow_current(SuccessionKind.CORRIGENDUM), self._is_issued),
        ):
            desk.actions.bind(name, slot, enabled=enabled)
        desk.signals.changed.connect(self._hear)
        self._name_clearing()

    # clearing

    def ask_and_clear(self) -> None:
        """Ask who clears the current briefing; a cleared one becomes a draft again."""
        from briefing_app.ui.window.outgoing.clear_dialog import ClearDialog
        from briefing_app.workspace.issuing.clearing import obstacles

        briefing = self._briefing()
        if briefing is None:
            return
        store = self._desk.workspace.store
        if briefing.status is Status.CLEARED:
            made = edits.withdraw_clearance(store, briefing.id)
            if self._desk.notices.attempt(lambda: self._desk.workspace.apply(made)):
                self._desk.notices.tell("The clearance is withdrawn; the briefing is a draft again.")
            return
        name = str(self._desk.preferences.get(_NAME, ""))
        found = obstacles(store, briefing, datetime.now(UTC))
        dialog = ClearDialog(briefing.title, found, name, self._window)
        dialog.decided.connect(self.clear)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def clear(self, by: str) -> None:
        """Clear the current briefing in a name."""
        briefing = self._briefing()
        if briefing is None:
            return
        workspace, now = self._desk.workspace, datetime.now(UTC)
        if self._desk.notices.attempt(
            lambda: workspace.apply(edits.clear(workspace.store, briefing.id, by, now))
        ):
            self._desk.preferences.set(_NAME, by.strip())
            self._desk.notices.tell(f"Cleared by {by.strip()}. It can be issued now.")

    # issuing

    def ask_and_issue(self) -> None:
        """Show what issuing does, and ask where the files go."""
        from briefing_app.ui.window.outgoing.issue_dialog import IssueDialog

        ready = self._ready()
        if ready is None:
            return
        folder = Path(str(self._desk.preferences.get(_FOLDER, str(Path.home()))))
        dialog = IssueDialog(ready, folder, self._window)
        dialog.decided.connect(self.issue)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def issue(self, choice: IssueChoice) -> None:
        """Make the files of the current briefing, then keep it as issued with them."""
        from briefing_app.workspace.issuing.releasing import FORMATS
        from briefing_app.workspace.tasks import render_frozen

        ready = self._ready()
        if ready is None or self._busy:
            return
        self._busy = True
        job = self._desk.runner.start("Issuing", render_frozen, [(ready.frozen, FORMATS)], timeout_s=600.0)
        job.arrived.connect(lambda _, written: self._keep(ready, written, choice))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._rest)

    def _ready(self) -> ReadyIssue | None:
        from briefing_app.workspace.issuing.releasing import ready_to_issue

        briefing = self._briefing()
        if briefing is None:
            return None
        try:
            now = datetime.now(UTC).astimezone().replace(microsecond=0)
            return ready_to_issue(self._desk.workspace.store, briefing.id, now)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return None

    def _keep(self, ready: ReadyIssue, written: tuple[Rendered, ...], choice: IssueChoice) -> None:
        from briefing_app.workspace.issuing import releasing

        try:
            issued = releasing.issue(self._desk.workspace, ready, written)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        self._hand_over(issued, ready.briefing, choice)
        for warning in dict.fromkeys(w for rendered in written for w in rendered.warnings):
            self._desk.notices.warn(BriefingError(warning))
        if choice.prints:
            self.print_wanted.emit()

    def _hand_over(self, issued: Issue, briefing: Briefing, choice: IssueChoice) -> None:
        """Write the kept files; the issue stands, whatever becomes of them."""
        paths = free_paths(choice.folder, f"{file_name(briefing)} {_suffix(issued)}", choice.formats)
        place = ""
        if paths and self._desk.notices.attempt(lambda: write_kept(self._desk, briefing, paths)):
            self._desk.preferences.set(_FOLDER, str(choice.folder))
            place = f" Its files are in {choice.folder}."
        self._desk.notices.tell(
            f"Issued as {issued.label}.{place} What was done before can no longer be undone."
        )

    def _rest(self) -> None:
        self._busy = False

    # what follows

    def _follow_current(self, kind: SuccessionKind) -> None:
        briefing = self._briefing()
        issued = self._desk.workspace.store.issue_of(briefing.id) if briefing else None
        if issued is not None:
            follow_up(self._desk, issued.id, kind)

    # asking

    def _hear(self, changed: Changed) -> None:
        current = self._desk.workspace.current_briefing
        if current in changed.reopened:
            self._desk.notices.tell(_REOPENED)
        if changed.briefings:
            self._note_status()
            self._name_clearing()
            self._desk.actions.refresh()

    def _name_clearing(self) -> None:
        words = "Withdraw the clearance" if self._is_cleared() else "Clear…"
        self._desk.actions["actionClear"].setText(words)

    def _note_status(self) -> None:
        """Remember how far the current briefing has come: actions ask often, and after the library closed."""
        current = self._desk.workspace.current_briefing
        known = self._desk.workspace.store.briefing_statuses([current] if current is not None else [])
        self._status = known.get(current) if current is not None else None

    def is_open(self) -> bool:
        """Tell whether there is a current briefing that was not issued yet."""
        return self._status in (Status.DRAFT, Status.CLEARED)

    def _is_cleared(self) -> bool:
        return self._status is Status.CLEARED

    def _is_issued(self) -> bool:
        return self._status is Status.ISSUED

    def _briefing(self) -> Briefing | None:
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None


def free_paths(folder: Path, name: str, endings: tuple[str, ...]) -> tuple[Path, ...]:
    """Return paths of one name in `folder` where nothing lies yet: what was issued is never overwritten."""
    for number in count(1):
        stem = name if number == 1 else f"{name} ({number})"
        paths = tuple(folder / f"{stem}.{ending}" for ending in endings)
        if not any(path.exists() for path in paths):
            break
    return paths


def _suffix(issued: Issue) -> str:
    """Return what tells the files of an issue from those of others: `No. 12 REV1`."""
    return issued.label.partition("/")[0] + issued.label.partition("/")[2][4:]
