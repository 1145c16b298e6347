"""The rows of the table seen as who says what on which issue, and as what came after what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.ui.statements.words import shown_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.domain.actors.actor import ActorKind
    from briefing_app.storage.queries import StatementRow

OTHER_ISSUES, NO_SPEAKER, UNDATED = "Other issues", "No speaker", "Undated"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class GridActor:
    """A row of the matrix: who speaks, with the latest function."""

    name: str
    function: str
    kind: ActorKind | None
    count: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Actors by issues; the statements of a cell are in the order of time, the latest last."""

    actors: tuple[GridActor, ...] = ()
    issues: tuple[str, ...] = ()
    cells: tuple[tuple[tuple[StatementRow, ...], ...], ...] = ()

    def cell(self, actor: int, issue: int) -> tuple[StatementRow, ...]:
        """Return the statements of one actor on one issue."""
        return self.cells[actor][issue]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A line of the timeline: a month, or a statement."""

    head: str = ""
    row: StatementRow | None = None


def day_of(row: StatementRow) -> date | None:
    """Return when it was said or, where that is not known, when it was reported."""
    return row.said_on or row.published_on


def grid_of(
    rows: Sequence[StatementRow], issue_of: Callable[[StatementRow], str], house_order: Sequence[str]
) -> Grid:
    """Return the matrix of `rows`: who speaks most first, the issues in the house's order.

    Issues that the house does not list follow, the most frequent first; what is on none comes last.
    """
    by_actor: dict[object, dict[str, list[StatementRow]]] = {}
    counts: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (day_of(row) or date.min, row.id)):
        issue = issue_of(row) or OTHER_ISSUES
        counts[issue] = counts.get(issue, 0) + 1
        who = row.actor_id if row.actor_id is not None else shown_actor(row).casefold()
        by_actor.setdefault(who, {}).setdefault(issue, []).append(row)
    place = {issue: number for number, issue in enumerate(house_order)}
    issues = sorted(
        counts, key=lambda one: (one == OTHER_ISSUES, place.get(one, len(place)), -counts[one], one)
    )
    speakers = sorted(by_actor.values(), key=_most_first)
    return Grid(
        tuple(map(_actor, speakers)),
        tuple(issues),
        tuple(tuple(tuple(said.get(issue, ())) for issue in issues) for said in speakers),
    )


def time_rows(rows: Sequence[StatementRow], *, newest_first: bool) -> tuple[TimeRow, ...]:
    """Return `rows` in the order of time under their months; those without a day come last."""
    dated = [row for row in rows if day_of(row) is not None]
    dated.sort(key=lambda row: (day_of(row) or date.min, row.id), reverse=newest_first)
    lines: list[TimeRow] = []
    last = ""
    for row in (*dated, *(row for row in rows if day_of(row) is None)):
        day = day_of(row)
        head = f"{_MONTHS[day.month - 1]} {day.year}" if day else UNDATED
        if head != last:
            lines.append(TimeRow(head))
            last = head
        lines.append(TimeRow(row=row))
    return tuple(lines)


def _actor(said: dict[str, list[StatementRow]]) -> GridActor:
    rows = [row for those in said.values() for row in those]
    latest = max(rows, key=lambda row: (day_of(row) or date.min, row.id))
    return GridActor(shown_actor(latest) or NO_SPEAKER, latest.function, latest.kind, len(rows))


def _most_first(said: dict[str, list[StatementRow]]) -> tuple[bool, int, str]:
    actor = _actor(said)
    return actor.name == NO_SPEAKER, -actor.count, actor.name.casefold()
