"""Undo and redo: a step at once, or a long one part by part, each part as durable as a step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from briefing_app.domain.edit import Edit
from briefing_app.errors import BriefingError
from briefing_app.storage.changing.settling import Collision
from briefing_app.workspace.door.changed import Changed, seen_again
from briefing_app.workspace.door.guarding import are_gone, refuse_issued
from briefing_app.workspace.door.remembered import articles_in, recalled, remembered

if TYPE_CHECKING:
    from briefing_app.domain.edit import Change
    from briefing_app.storage.store import Store
    from briefing_app.workspace.door.colleagues import Colleagues
    from briefing_app.workspace.door.history import History
    from briefing_app.workspace.door.moving import Moving

LONG = 30
"""A step of more changes than these is taken back part by part where a window waits."""


class Tell(Protocol):
    """Tells the listeners of a workspace what was done."""

    def __call__(self, changes: Iterable[Change], *, history: bool) -> None: ...


class TakingBack:
    """Takes steps of the history back and does them again."""

    def __init__(
        self,
        store: Store,
        history: History,
        colleagues: Colleagues,
        tell_of: Tell,
        tell: Callable[[Changed], None],
    ) -> None:
        self._store = store
        self._history = history
        self._colleagues = colleagues
        self._tell_of = tell_of
        self._tell = tell

    def at_once(self, *, back: bool) -> str | None:
        """Take the last step back, or do the next again; return its label, None when there is none."""
        moving = self._history.begin(back=back)
        if moving is None:
            return None
        touched: tuple[Change, ...] = ()
        try:
            touched = self._move(moving, len(moving.left.changes))
        except BriefingError:
            self._history.end()
            self._tell(Changed(history=True))
            raise
        except BaseException:
            self._history.end()
            raise
        self._history.end()
        self._tell_of(touched, history=True)
        return moving.label

    def in_parts(self, *, back: bool) -> LongStep | None:
        """Begin to move a step that is long and may be parted; None where it is not: nothing has begun."""
        step = self._history.last if back else self._history.next
        if step is None or len(step.changes) <= LONG or not step.stands_apart:
            return None
        moving = self._history.begin(back=back)
        return LongStep(self, moving) if moving is not None else None

    def go_on(self, moving: Moving, most: int) -> int:
        """Move the next part of a long step; return how many changes it had."""
        count = min(most, len(moving.left.changes))
        if count:
            self._tell_of(self._move(moving, count), history=False)
        return count

    def end(self, moving: Moving) -> None:
        """Leave a long step where it is by now."""
        if self._history.moving is moving:
            self._history.end()
            self._tell(Changed(history=True))

    def _move(self, moving: Moving, most: int) -> tuple[Change, ...]:
        """Write the next part of a step, note it, and return what it touched."""
        part = moving.part(most)
        ids = articles_in(part)
        if self._store.are_gone(ids, ()):
            raise self._gone(moving)
        edit = recalled(part, self._store.articles(ids))
        wanted = edit.inverse() if moving.back else edit
        if are_gone(self._store, wanted.changes):
            raise self._gone(moving)
        done = self._written(moving, wanted.changes)
        made = Edit(edit.label, done)
        moving.advance(len(part.changes), remembered(made.inverse() if moving.back else made))
        return edit.changes

    def _written(self, moving: Moving, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Write what an undo or redo makes; one that a colleague stands in the way of is given up."""
        try:
            refuse_issued(self._store, changes)
        except BriefingError:
            if self._store.is_shared:  # a colleague issued it: the step would be in the way for ever
                moving.give_up_rest()
            raise
        try:
            return self._store.write(changes)
        except Collision as collided:
            collision = collided.by(self._colleagues.who(collided.touched))
            moving.give_up_rest()
            self._tell(seen_again(collision))
            what = "undone" if moving.back else "done again"
            raise BriefingError(
                f"“{moving.label}” cannot be {what}: {collision.what[0].lower()}{collision.what[1:]}",
                hint="It stays as it is now.",
            ) from None

    def _gone(self, moving: Moving) -> BriefingError:
        """Give up what is left of a step whose articles were deleted for good."""
        moving.give_up_rest()
        return BriefingError(
            f"“{moving.label[:1].upper()}{moving.label[1:]}” cannot be taken back or done again: "
            "what it changed was deleted for good.",
            hint="The step was passed over; the one before it can be undone.",
        )


class LongStep:
    """A long step on its way; every part is written for good, and the history knows how far it is.

    Stopped on the way, what is left of it is the last step that can be undone (or the next
    that can be done again) and what was moved the other one; moved back, both are one again.
    """

    def __init__(self, taking_back: TakingBack, moving: Moving) -> None:
        self._taking_back = taking_back
        self._moving = moving
        self.label = moving.label
        self.total = len(moving.left.changes)

    def go_on(self, most: int) -> int:
        """Move at most so many changes more; return how many were, 0 when nothing is left."""
        return self._taking_back.go_on(self._moving, most)

    def end(self) -> None:
        """Leave it where it is; to be called once, whether it is whole or not."""
        self._taking_back.end(self._moving)
