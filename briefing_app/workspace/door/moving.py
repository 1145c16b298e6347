"""A step of the history on its way from done to taken back, or the other way, part by part."""

from __future__ import annotations

from briefing_app.workspace.door.remembered import Step


class Moving:
    """What is `left` of a step and what was `moved`, both as it was done: first things first.

    An undo moves from the end, a redo from the beginning.
    """

    def __init__(self, step: Step, *, back: bool, moved: Step | None = None) -> None:
        self.back = back
        self.left = step
        self.moved = moved or Step(step.label, (), step.merge_key)
        self.overtaken = 0
        """Steps that were recorded meanwhile; they lie above this one."""

    @property
    def label(self) -> str:
        """What the step is called."""
        return self.left.label

    def part(self, most: int) -> Step:
        """Return what comes next, with at most so many changes."""
        changes = self.left.changes[-most:] if self.back else self.left.changes[:most]
        return Step(self.label, changes, self.left.merge_key)

    def advance(self, count: int, done: Step) -> None:
        """Note that the next `count` changes were moved; `done` is what does them again."""
        left, moved = self.left.changes, self.moved.changes
        if self.back:
            left, moved = left[: len(left) - count], done.changes + moved
        else:
            left, moved = left[count:], moved + done.changes
        self.left = Step(self.label, left, self.left.merge_key)
        self.moved = Step(self.label, moved, self.left.merge_key)

    def give_up_rest(self) -> None:
        """Forget what is left."""
        self.left = Step(self.label, (), self.left.merge_key)

    def give_up(self) -> None:
        """Forget all of it."""
        self.left = self.moved = Step(self.label, (), self.left.merge_key)

    @property
    def done(self) -> Step:
        """The part that stands in the library."""
        return self.left if self.back else self.moved

    @property
    def taken_back(self) -> Step:
        """The part that does not."""
        return self.moved if self.back else self.left
