"""The register of issue numbers: each is given once, and what became of it stays written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings.issue import IssueNumber, NumberState
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.storage.engines.database import Database


def next_number(database: Database, series: str, year: int) -> int:
    """Return the number that the next issue of a series in a year will have.

    Numbers that drafts hold are passed over, as are those that are void. The year 0 is that of a
    series that runs on over the years; so in the whole register.
    """
    highest = database.value(
        "SELECT max(number) FROM (SELECT number FROM issue_number WHERE product = :series AND year = :year "
        "UNION ALL SELECT issue_number FROM briefing WHERE product = :series "
        "AND (issue_year = :year OR :year = 0) AND status <> 'issued') AS given",
        {"series": series, "year": year},
    )
    return int(highest or 0) + 1


def numbers(database: Database, series: str, year: int) -> list[IssueNumber]:
    """Return the register of a series in a year, in the order of the numbers."""
    rows = database.rows(
        "SELECT number, state, briefing_id, note FROM issue_number WHERE product = ? AND year = ? "
        "ORDER BY number",
        (series, year),
    )
    return [IssueNumber(row[0], NumberState(row[1]), BriefingId(row[2]), row[3]) for row in rows]


def is_free(database: Database, series: str, year: int, number: int, briefing_id: BriefingId) -> bool:
    """Tell whether a briefing may be issued under a number: nobody's, or held for it."""
    row = database.row(
        "SELECT briefing_id, state FROM issue_number WHERE product = ? AND year = ? AND number = ?",
        (series, year, number),
    )
    return row is None or tuple(row) == (briefing_id, NumberState.RESERVED)


def take_number(
    database: Database, series: str, year: int, number: int, briefing_id: BriefingId, at: datetime
) -> None:
    """Give a number to a briefing that is issued, inside the transaction that is open."""
    if not is_free(database, series, year, number, briefing_id):
        raise BriefingError(
            f"The number {number}{f' of {year}' if year else ''} was given to another issue.",
            hint="Issue the briefing again: it gets the next one.",
        )
    database.run(
        "INSERT INTO issue_number (product, year, number, briefing_id, state, changed_at) "
        "VALUES (?, ?, ?, ?, 'issued', ?) "
        "ON CONFLICT (product, year, number) "
        "DO UPDATE SET state = 'issued', changed_at = excluded.changed_at",
        (series, year, number, briefing_id, at.isoformat()),
    )


def void_number(database: Database, series: str, year: int, number: int, note: str, at: datetime) -> None:
    """Write that a number is void, and why, inside the transaction that is open."""
    database.run(
        "UPDATE issue_number SET state = 'void', note = ?, changed_at = ? "
        "WHERE product = ? AND year = ? AND number = ?",
        (note, at.isoformat(), series, year, number),
    )
