"""The trash: what was removed is kept for thirty days, brought back by an edit, or deleted for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import ArticleId, BriefingId, StatementId
from briefing_app.errors import BriefingError
from briefing_app.storage.changing.trash import Kind, Thrown
from briefing_app.workspace.edits.labels import counted, named

if TYPE_CHECKING:
    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace

KEPT_FOR = timedelta(days=30)
A_PORTION = 3
_EMPTIED_AT = "trash_emptied_at"
_LONGEST_PAUSE = timedelta(days=45)
_AFTER_A_JUMP = timedelta(days=3)


def bring_back(store: Store, thrown: Sequence[Thrown]) -> Edit:
    """Take things out of the trash again, each to where it was; undone, they are thrown away again."""
    changes: list[Change] = []
    articles = store.articles([ArticleId(one.id) for one in thrown if one.kind is Kind.ARTICLE])
    changes += [Change(one, replace(one, removed=False)) for one in articles.values()]
    for one in thrown:
        match one.kind:
            case Kind.BRIEFING:
                briefing = store.briefing(BriefingId(one.id))
                changes.append(Change(briefing, replace(briefing, removed=False)))
            case Kind.STATEMENT:
                statement = store.deleted_statement(StatementId(one.id))
                if statement is not None:
                    changes.append(Change(None, statement))
            case Kind.ARTICLE:
                pass
    what = named(thrown[0].title) if len(thrown) == 1 else counted(len(thrown), "thing")
    return Edit(f"bring back {what} from the trash", tuple(changes))


def delete_for_good(workspace: Workspace, thrown: Iterable[Thrown]) -> int:
    """Delete things from the trash for ever, in one transaction; return how many went.

    Raises an error, with everything that could go gone, when something has to stay.
    """
    wanted = list(thrown)
    erased = set(workspace.erase([one.key for one in wanted]))
    kept = [one for one in wanted if one.key not in erased]
    if kept:
        raise BriefingError(_held_back(workspace.store, kept, len(erased)), hint="It stays in the trash.")
    return len(erased)


def days_left(thrown: Thrown, now: datetime) -> int:
    """Return for how many days something stays in the trash, 0 when it goes at the next start."""
    left = thrown.removed_at + KEPT_FOR - now
    return max(0, min(KEPT_FOR.days, -(-left // timedelta(days=1))))


def may_empty(store: Store, now: datetime) -> bool:
    """Tell whether what is old may go, and remember that it was asked.

    Where the clock has jumped, by a mistake or a long pause, it goes only days later: a clock that
    is wrong for a morning must not empty the trash.
    """
    remembered = store.setting(_EMPTIED_AT)
    from_then, _, may_from = remembered.partition("|")
    last = _moment(from_then) or now
    waiting = _moment(may_from)
    if not timedelta(0) <= now - last <= _LONGEST_PAUSE:
        waiting = now + _AFTER_A_JUMP
    elif waiting is not None and waiting <= now:
        waiting = None
    store.set_setting(_EMPTIED_AT, f"{now.isoformat()}|{waiting.isoformat() if waiting else ''}")
    return waiting is None


def empty_old(workspace: Workspace, now: datetime, portion: int = A_PORTION) -> int:
    """Delete for good a portion of what has lain for thirty days; return how much went, 0 at the end."""
    return len(workspace.erase(workspace.store.thrown_before(now - KEPT_FOR, portion)))


def _held_back(store: Store, kept: Sequence[Thrown], erased: int) -> str:
    first = kept[0]
    reason = store.held_back_by(first.kind, first.id) or "something else"
    if len(kept) == 1 and not erased:
        return f"“{first.title}” cannot be deleted for good: {reason} stands on it."
    some = f"{erased} of {erased + len(kept)} were deleted for good. " if erased else ""
    return f"{some}{len(kept)} cannot be, such as “{first.title}”: {reason} stands on it."


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
