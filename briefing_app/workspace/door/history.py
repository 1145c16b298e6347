"""What was done and can be taken back, and what was taken back and can be done again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.edit import ArticleMentions, Change, Edit, Entity
from briefing_app.domain.statements.statement import Statement
from briefing_app.workspace.door.moving import Moving
from briefing_app.workspace.door.remembered import Kept, Step, goes_on, joined, key_of, remembered

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId

LONGEST_HISTORY = 2000


class History:
    """Two stacks of steps; the workspace alone decides when something moves between them."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self._may_merge = False
        self._run: dict[tuple[type, int], Kept] = {}
        """The changes of the last step while it may grow, so that a step of thousands grows at no cost."""
        self._parted = False
        """Whether the last and the next step are two parts of one that was taken back so far."""
        self._moving: Moving | None = None

    @property
    def last(self) -> Step | None:
        """The step that an undo takes back, or None."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """The step that a redo does again, or None."""
        return self._taken_back[-1] if self._taken_back else None

    def record(self, edit: Edit) -> None:
        """Remember an edit that was done; what was taken back before can no more be redone."""
        self._taken_back.clear()
        self._parted = False
        step, last = remembered(edit), self.last
        same_run = self._may_merge and step.merge_key and last and step.merge_key == last.merge_key
        if last and same_run and _follows(self._run, step):
            _add(self._run, step)
            self._done[-1] = Step(step.label, tuple(self._run.values()), step.merge_key)
        else:
            self._run = {}
            _add(self._run, step)
            self._done.append(step)
            del self._done[:-LONGEST_HISTORY]
            if self._moving is not None:
                self._moving.overtaken += 1
        self._may_merge = True

    @property
    def moving(self) -> Moving | None:
        """The step that is on its way, between `begin` and `end`; it is on neither stack."""
        return self._moving

    def begin(self, *, back: bool) -> Moving | None:
        """Begin to take the last step back, or to do the next one again; None when there is none.

        It may be done part by part; what is recorded meanwhile lies above it.
        """
        source, target = (self._done, self._taken_back) if back else (self._taken_back, self._done)
        if not source or self._moving is not None:
            return None
        step = source.pop()
        self._moving = Moving(step, back=back, moved=target.pop() if self._parted else None)
        self._may_merge = self._parted = False
        return self._moving

    def end(self) -> None:
        """Put what was on its way where it belongs by now: on one stack, or its two parts on both."""
        moving, self._moving = self._moving, None
        if moving is None:
            return
        done, taken_back = moving.done, moving.taken_back
        if done.changes:
            self._done.insert(max(0, len(self._done) - moving.overtaken), done)
        if taken_back.changes and not moving.overtaken:
            self._taken_back.append(taken_back)
            self._parted = bool(done.changes)
        if not moving.overtaken:
            self._may_merge = False

    def speaks_of(self, actor_id: ActorId) -> bool:
        """Tell whether an undo or redo could need this actor."""
        moving = (self._moving.left, self._moving.moved) if self._moving else ()
        return any(
            actor_id in _actors_in(side)
            for step in chain(self._done, self._taken_back, moving)
            for change in step.changes
            if isinstance(change, Change)
            for side in (change.before, change.after)
        )

    def close(self) -> None:
        """Forget everything: nothing that was done so far can be taken back."""
        self._done.clear()
        self._taken_back.clear()
        if self._moving is not None:
            self._moving.give_up()
        self._may_merge = self._parted = False

    def close_step(self) -> None:
        """Let the next edit be undone on its own, whatever its merge key."""
        self._may_merge = False


def _follows(run: Mapping[tuple[type, int], Kept], step: Step) -> bool:
    """Tell whether nobody else changed the same between a run of edits and one more."""
    return all(
        goes_on(known, change) for change in step.changes if (known := run.get(key_of(change))) is not None
    )


def _add(run: dict[tuple[type, int], Kept], step: Step) -> None:
    """Let a run do what a step does, too; what is changed twice goes straight to its last value."""
    for change in step.changes:
        key = key_of(change)
        known = run.get(key)
        run[key] = joined(known, change) if known else change


def _actors_in(entity: Entity | None) -> set[ActorId | None]:
    match entity:
        case Actor(id=actor_id, merged_into=other):
            return {actor_id, other}
        case Statement(actor_id=actor_id):
            return {actor_id}
        case ArticleMentions(mentions=mentions):
            return {actor_id for _, actor_id in mentions}
    return set()
