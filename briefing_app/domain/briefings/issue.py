"""What left the desk: issues with their numbers, exports of drafts, and prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefing_app.domain.briefings.briefing import SuccessionKind
from briefing_app.domain.identity import ArticleId, BriefingId, IssueId


class IssueKind(StrEnum):
    """How a briefing left the desk; a void issue was taken back, and keeps its number."""

    EXPORTED = "exported"
    PRINTED = "printed"
    ISSUED = "issued"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file or print job of an issue; `target` is a path or the name of a printer."""

    format: str
    target: str
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class IssuedSource:
    """An article that an issue stood on, as it was then."""

    number: int
    article_id: ArticleId
    citation: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """A copy that was printed with its number, and for whom."""

    number: int
    total: int
    recipient: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing as it left the desk; never changed after. The store keeps its PDF beside it.

    Exports and prints of what was issued name that issue in `of`; a `draft` left before it was
    issued. `number` runs in `series` and `year`; `supersedes` is the issue that this one replaces
    or, as a corrigendum, corrects. `note` says why an issue is void.
    """

    id: IssueId
    briefing_id: BriefingId
    kind: IssueKind
    issued_at: datetime
    title: str
    reference: str
    files: tuple[IssuedFile, ...] = ()
    sources: tuple[IssuedSource, ...] = ()
    statements: int = 0
    draft: bool = False
    of: IssueId | None = None
    series: str = ""
    year: int = 0
    number: int | None = None
    supersedes: IssueId | None = None
    succession: SuccessionKind | None = None
    cleared_by: str = ""
    cleared_at: datetime | None = None
    engine: str = ""
    copies: tuple[PrintedCopy, ...] = ()
    edition: str = ""
    note: str = ""
    runs_on: bool = False

    @property
    def counted_in(self) -> int:
        """The year in whose register its number stands, 0 for a series that runs on over the years."""
        return 0 if self.runs_on else self.year

    @property
    def label(self) -> str:
        """What the issue is called in passing: `No. 12/2026`, with `REV1` or `COR1` after it."""
        if self.number is None:
            return self.reference or self.title
        suffix = self.reference.rpartition("/")[2] if self.succession else ""
        return f"No. {self.number}/{self.year} {suffix}".rstrip()


class NumberState(StrEnum):
    """What became of a number: held for a draft, given to an issue, or void."""

    RESERVED = "reserved"
    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """A line of the register of numbers; `note` says why a void number is void."""

    number: int
    state: NumberState
    briefing_id: BriefingId
    note: str = ""
