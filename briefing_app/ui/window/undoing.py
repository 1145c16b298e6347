"""Undo and redo of the window: at once, or in steps shown in the status strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.ui.paced import Paced

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.taking_back import LongStep


class Undoing(QObject):
    """Binds undo and redo; while a long deed is under way they are refused with a sentence."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        workspace = desk.workspace
        desk.actions.bind("actionUndo", self.undo, enabled=lambda: workspace.undo_label is not None)
        desk.actions.bind("actionRedo", self.redo, enabled=lambda: workspace.redo_label is not None)

    def undo(self) -> None:
        """Take back what was done last."""
        self._move(back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._move(back=False)

    def _move(self, *, back: bool) -> None:
        workspace = self._desk.workspace
        if workspace.turns.title:
            self._desk.notices.tell(
                f"“{workspace.turns.title}” is still under way. Wait for it, or stop it in the status bar."
            )
            return
        label: str | None = None
        step: LongStep | None = None

        def begin() -> None:
            nonlocal label, step
            step = workspace.undo_in_parts() if back else workspace.redo_in_parts()
            if step is None:
                label = workspace.undo() if back else workspace.redo()

        if not self._desk.notices.attempt(begin):
            return
        if step is not None:
            self._run(step, back=back)
        elif label is not None:
            self._tell(label, back=back)

    def _run(self, step: LongStep, *, back: bool) -> None:
        title = f"{'Undoing' if back else 'Doing again'}: {step.label}"

        def ended(done: int, stopped: bool) -> None:
            step.end()
            if done >= step.total:
                self._tell(step.label, back=back)
            elif stopped:
                what, on, other = ("taken back", "Undo", "Redo") if back else ("done again", "Redo", "Undo")
                self._desk.notices.tell(
                    f"Stopped: {done:,} of {step.total:,} {what}. {on} goes on, {other} returns."
                )

        Paced(self._desk, title, step.total, step.go_on, ended, self)

    def _tell(self, label: str, *, back: bool) -> None:
        self._desk.notices.tell(f"{'Undone' if back else 'Done again'}: {label}")
