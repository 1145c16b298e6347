"""The part of the library that holds what left the desk, and the register of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.issue import IssueKind
from briefing_app.storage.changing import writing
from briefing_app.storage.changing.settling import settled
from briefing_app.storage.engines.news import News
from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import issues, numbers
from briefing_app.storage.tables.issues import IssueContents

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.frozen import Frozen
    from briefing_app.domain.briefings.issue import Issue, IssueNumber
    from briefing_app.domain.edit import Change
    from briefing_app.domain.identity import BriefingId, IssueId, StatementId
    from briefing_app.storage.engines.database import Database


class IssueShelf:
    """What a `Store` does with issues."""

    _database: Database

    def issues(self) -> list[Issue]:
        """Return everything that left the desk, the latest first."""
        return issues.issues(self._database)

    def issue(self, issue_id: IssueId) -> Issue:
        """Return an issue."""
        found = issues.issue(self._database, issue_id)
        return one_of({issue_id: found} if found else {}, issue_id, "issue")

    def issue_of(self, briefing_id: BriefingId) -> Issue | None:
        """Return the issue that a briefing became, None while it is not issued."""
        return issues.issue_of(self._database, briefing_id)

    def last_issued_at(self) -> datetime | None:
        """Return when the latest issue left, None before the first."""
        return issues.last_issued_at(self._database)

    def issue_document(self, issue_id: IssueId) -> bytes:
        """Return the PDF of an issue."""
        pdf = issues.output(self._database, issue_id, "pdf")
        return one_of({issue_id: pdf} if pdf is not None else {}, issue_id, "issue")

    def issue_files(self, issue_id: IssueId) -> dict[str, bytes]:
        """Return the files that are kept of an issue, by their format."""
        return issues.outputs(self._database, issue_id)

    def frozen(self, issue_id: IssueId) -> Frozen | None:
        """Return what an issue was made from, None for what was only exported or printed."""
        return issues.frozen(self._database, issue_id)

    def find_issues(self, text: str) -> set[IssueId]:
        """Return the issues that have all words of `text` in title, reference, statements or speakers."""
        return issues.find_issues(self._database, text)

    def printed_in(self, ids: Iterable[StatementId]) -> dict[StatementId, tuple[Issue, ...]]:
        """Return the issues that printed each statement, the earliest first; drafts are left out."""
        return issues.printed_in(self._database, ids)

    def next_issue_number(self, series: str, year: int) -> int:
        """Return the number that the next issue of a series in a year will have."""
        return numbers.next_number(self._database, series, year)

    def issue_numbers(self, series: str, year: int) -> list[IssueNumber]:
        """Return the register of a series in a year: what became of every number."""
        return numbers.numbers(self._database, series, year)

    def may_have_number(self, series: str, year: int, number: int, briefing_id: BriefingId) -> bool:
        """Tell whether a briefing may be issued under a number: nobody's, or held for it."""
        return numbers.is_free(self._database, series, year, number, briefing_id)

    def add_issue(
        self, issue: Issue, contents: IssueContents | None = None, changes: Sequence[Change] = ()
    ) -> None:
        """Keep an issue with its contents and the changes that issuing makes, all at once or nothing.

        What is issued first takes its number, what is void gives its number up; durable when
        this returns.
        """

        def add() -> None:
            self._register(issue)
            done = settled(self._database, changes)
            writing.write(self._database, done, {})
            issues.add_issue(self._database, issue, contents or IssueContents())
            self._database.announce(News.of(done, "issues"))

        self._database.atomically(add)

    def _register(self, issue: Issue) -> None:
        """Write what becomes of the number of an issue that follows no other."""
        if issue.number is None or issue.supersedes is not None:
            return
        database, series, year = self._database, issue.series, issue.counted_in
        if issue.kind is IssueKind.ISSUED:
            numbers.take_number(database, series, year, issue.number, issue.briefing_id, issue.issued_at)
        elif issue.kind is IssueKind.VOIDED:
            numbers.void_number(database, series, year, issue.number, issue.note, issue.issued_at)
