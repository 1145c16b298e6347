"""Reading briefings and issues, and keeping issues and their numbers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.domain.briefing import Briefing, BriefingRow, Issue
from briefing_app.domain.identity import BriefingId
from briefing_app.storage.codec import decode, encode

if TYPE_CHECKING:
    from briefing_app.domain.identity import IssueId
    from briefing_app.storage.database import Database


def briefing(database: Database, briefing_id: BriefingId) -> Briefing | None:
    """Return a briefing, a removed one too, or None."""
    payload = database.value("SELECT payload FROM briefing WHERE id = ?", (briefing_id,))
    return decode(Briefing, payload) if payload else None


def briefings(database: Database) -> list[BriefingRow]:
    """Return the briefings of the library, the latest first."""
    return [
        BriefingRow(BriefingId(row[0]), row[1], row[2], datetime.fromisoformat(row[3]), row[4])
        for row in database.rows(
            "SELECT id, title, product, created_at, items FROM briefing WHERE removed = 0 "
            "ORDER BY created_at DESC, id DESC"
        )
    ]


def sample_briefings(database: Database) -> list[Briefing]:
    """Return the briefings that came with the program, removed ones too."""
    rows = database.rows("SELECT payload FROM briefing WHERE sample = 1 ORDER BY id")
    return [decode(Briefing, row[0]) for row in rows]


def issues(database: Database) -> list[Issue]:
    """Return everything that left the desk, the latest first."""
    rows = database.rows("SELECT payload FROM issue ORDER BY issued_at DESC, id DESC")
    return [decode(Issue, row[0]) for row in rows]


def issue_document(database: Database, issue_id: IssueId) -> bytes | None:
    """Return the PDF of an issue, or None."""
    pdf = database.value("SELECT pdf FROM issue_file WHERE issue_id = ?", (issue_id,))
    return bytes(pdf) if pdf is not None else None


def add_issue(database: Database, issue: Issue, pdf: bytes) -> None:
    """Keep an issue with its PDF."""
    with database.transaction():
        database.run(
            "INSERT INTO issue (id, briefing_id, issued_at, payload) VALUES (?, ?, ?, ?)",
            (issue.id, issue.briefing_id, issue.issued_at.timestamp(), encode(issue)),
        )
        database.run("INSERT INTO issue_file (issue_id, pdf) VALUES (?, ?)", (issue.id, pdf))


def next_issue_number(database: Database, product: str, year: int) -> int:
    """Return the number that the next issue of a product in a year will have."""
    highest = database.value(
        "SELECT max(number) FROM (SELECT number FROM issue_number WHERE product = :product AND year = :year "
        "UNION ALL SELECT issue_number FROM briefing WHERE product = :product AND issue_year = :year)",
        {"product": product, "year": year},
    )
    return int(highest or 0) + 1


def reserve_issue_number(database: Database, product: str, year: int, briefing_id: BriefingId) -> int:
    """Give a briefing its number of the year, for good; asked again, it gets the same."""
    with database.transaction():
        number = database.value(
            "SELECT number FROM issue_number WHERE product = ? AND year = ? AND briefing_id = ?",
            (product, year, briefing_id),
        )
        if number is None:
            number = next_issue_number(database, product, year)
            database.run(
                "INSERT INTO issue_number (product, year, number, briefing_id) VALUES (?, ?, ?, ?)",
                (product, year, number, briefing_id),
            )
    return int(number)
