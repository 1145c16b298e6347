"""The words and signs by which issues are read: how they left, when, and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import SuccessionKind
from briefing_app.domain.briefings.issue import IssueKind
from briefing_app.ui.look.dates import clock, long_date, short_date
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing_app.domain.briefings.issue import Issue, IssuedFile
    from briefing_app.ui.archive.standing import Standing

KIND_WORDS = {
    IssueKind.ISSUED: "Issued",
    IssueKind.EXPORTED: "Exported",
    IssueKind.PRINTED: "Printed",
    IssueKind.VOIDED: "Void",
}
KIND_ICONS = {
    IssueKind.ISSUED: "stamp",
    IssueKind.EXPORTED: "download",
    IssueKind.PRINTED: "printer",
    IssueKind.VOIDED: "circle-x",
}
PRINT_FORMAT = "print"
_DIGEST_SHOWN = 12


def kind_words(issue: Issue) -> str:
    """Return how an issue left: `Issued`, `Draft exported`."""
    words = KIND_WORDS[issue.kind]
    return f"Draft {words.lower()}" if issue.draft else words


def standing_words(issue: Issue, standing: Standing) -> str:
    """Return what became of an issue since, "" where it stands."""
    if (void := standing.void.get(issue.id)) is not None:
        return f"Void: {void.note}"
    if (later := standing.later.get(issue.id)) is not None:
        done = "Corrected" if later.succession is SuccessionKind.CORRIGENDUM else "Replaced"
        return f"{done} by {later.label}"
    return ""


def copies_words(issue: Issue) -> str:
    """Return for whom numbered copies were printed: `1–2 Private Office, 3 Archive`."""
    runs: list[tuple[int, int, str]] = []
    for copy in issue.copies:
        if runs and runs[-1][2] == copy.recipient and copy.number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], copy.number, copy.recipient)
        else:
            runs.append((copy.number, copy.number, copy.recipient))
    return ", ".join(f"{a if a == b else f'{a}–{b}'} {name}" for a, b, name in runs)


def issued_when(moment: datetime, today: date) -> str:
    """Return when an issue left, as a list shows it: the time today, else the day with it."""
    day = moment.astimezone().date()
    return clock(moment) if day == today else f"{short_date(day, today)}, {clock(moment)}"


def issued_at(moment: datetime) -> str:
    """Return when an issue left in full: `22 November 2026, 06:40`."""
    return f"{long_date(moment.astimezone().date())}, {clock(moment)}"


def what_left(issue: Issue) -> str:
    """Return what an issue consists of: `4 pages · 13 statements · PDF, DOCX`."""
    formats = ", ".join(file.format.upper() for file in issue.files if file.format != PRINT_FORMAT)
    printers = ", ".join(file.target for file in issue.files if file.format == PRINT_FORMAT)
    pages = pages_of(issue)
    parts = (
        counted(pages, "page") if pages else "",
        counted(issue.statements, "statement"),
        formats,
        printers,
    )
    return "  ·  ".join(part for part in parts if part)


def pages_of(issue: Issue) -> int:
    """Return how many pages the longest file of an issue has, 0 where that is not known."""
    return max((file.pages or 0 for file in issue.files), default=0)


def digest_words(digest: str) -> str:
    """Return the beginning of a digest, enough to tell two files apart."""
    return f"SHA-256 {digest[:_DIGEST_SHOWN]}…" if digest else ""


def file_words(file: IssuedFile) -> str:
    """Return what is known of a file besides its name."""
    parts = (counted(file.pages, "page") if file.pages else "", digest_words(file.sha256))
    return "  ·  ".join(part for part in parts if part)


def read_aloud(issue: Issue, standing: Standing | None = None) -> str:
    """Return an issue as a screen reader says it."""
    parts = (
        issue.title,
        kind_words(issue).lower(),
        issued_at(issue.issued_at),
        issue.reference,
        what_left(issue).replace("  ·  ", ", "),
        standing_words(issue, standing) if standing else "",
    )
    return ", ".join(part for part in parts if part)
