"""Tells of two changes at the same time, and does with mine what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.briefings.briefing import NoteKind, Status
from briefing_app.storage.changing.settling import Collision
from briefing_app.ui.colleagues.collision_dialog import CollisionDialog
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from briefing_app.domain.identity import BriefingId, SectionId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow


class Collisions(QObject):
    """Opens a dialog for each."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        desk.notices.collided.connect(self.tell)

    def tell(self, what: Collision | Overtaken) -> None:
        """Say that a colleague changed the same, and offer what can be done with mine."""
        if isinstance(what, Overtaken):
            sentence = f"A colleague changed {what.place} while you were typing."
            self._open(sentence, what.written, what.on_top, in_briefing=what.in_briefing, below=what.below)
            return
        edit, workspace = what.edit, self._desk.workspace
        on_top = None if edit is None else lambda: workspace.apply_on_top(edit)
        self._open(what.what, "\n\n".join(what.written), on_top, in_briefing=what.kind == "briefing")

    def _open(
        self,
        sentence: str,
        written: str,
        on_top: Callable[[], object] | None,
        *,
        in_briefing: bool,
        below: Callable[[], object] | None = None,
    ) -> None:
        may_note = in_briefing and self._note_place() is not None
        dialog = CollisionDialog(
            sentence,
            written,
            may_top=on_top is not None,
            may_note=may_note,
            may_add=below is not None,
            parent=self._window,
        )
        if below is not None:
            dialog.below.connect(lambda: self._desk.notices.attempt(below))
        if on_top is not None:
            dialog.on_top.connect(lambda: self._desk.notices.attempt(on_top))
        dialog.as_note.connect(self._put_into_note)
        dialog.open()

    def _put_into_note(self, written: str) -> None:
        workspace, place = self._desk.workspace, self._note_place()
        if place is not None:
            briefing_id, section_id = place
            self._desk.notices.attempt(
                lambda: workspace.apply(
                    edits.add_note(workspace.store, briefing_id, section_id, written, NoteKind.NOTE)
                )
            )

    def _note_place(self) -> tuple[BriefingId, SectionId] | None:
        """Return the current briefing and its last section, None where nothing can be put there."""
        current = self._desk.workspace.current_briefing
        if current is None:
            return None
        briefing = self._desk.workspace.store.briefing(current)
        if briefing.status is Status.ISSUED or not briefing.sections:
            return None
        return current, briefing.sections[-1].id
