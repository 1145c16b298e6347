"""An article as it was taken in: its text never changes, what is known about it may."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.articles.prepared import Prepared, words_in
from briefing_app.domain.identity import ArticleId


class ArticleField(StrEnum):
    """A detail that was detected at intake and that a person may confirm."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED_ON = "published_on"
    URL = "url"
    LANGUAGE = "language"
    GENRE = "genre"


class DetailSource(StrEnum):
    """Where a detail of an article was read."""

    PERSON = "person"
    WIRE_FIELD = "wire field"
    EXPORT_FIELD = "export field"
    MAIL_HEADER = "mail header"
    FEED = "feed"
    LINKED_DATA = "linked data"
    META_TAG = "meta tag"
    PAGE_TITLE = "page title"
    HEADING = "heading"
    PAGE_LINE = "page line"
    WEB_ADDRESS = "web address"
    HEADER_BLOCK = "header block"
    FILE_PROPERTIES = "file properties"
    FILE_NAME = "file name"
    OPENING = "opening"
    DATELINE = "dateline"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that was found for a detail; `value` is written as in the field (`2026-11-22`)."""

    value: str
    source: DetailSource
    confidence: float


@dataclass(frozen=True, slots=True)
class Detected:
    """How a detail of an article came to be known, and how sure that is.

    `confidence` is the share (0 to 1) of such findings that are right; `agreeing` are other
    sources that say the same, `alternatives` what others say instead, the likeliest first.
    """

    field: ArticleField
    source: DetailSource
    confidence: float
    agreeing: tuple[DetailSource, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


class Genre(StrEnum):
    """What kind of text an article is; news and opinion are told apart on paper."""

    NEWS = "news"
    BRIEF = "brief"
    INTERVIEW = "interview"
    ANALYSIS = "analysis"
    EDITORIAL = "editorial"
    OP_ED = "op-ed"
    LETTER = "letter"
    COMMUNIQUE = "communique"


OPINION_GENRES = frozenset({Genre.EDITORIAL, Genre.OP_ED, Genre.LETTER})


class ReadingState(StrEnum):
    """How far a person has got with an article."""

    NEW = "new"
    READ = "read"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Article:
    """A news text with what is known about it.

    `text` is normalised once at intake (see `intake.text.normalise`) and is what every span
    counts in, by code points; paragraphs are parted by one empty line. `sha256` is the hex
    digest of `text` in UTF-8. `original` is the digest of the bytes that it came from, kept
    by the store. Fields in `confirmed` were seen and approved by a person; the others were
    detected. `removed` hides an article from lists; nothing is ever destroyed by an edit.
    `headline_proposed` says that the article came without a headline and that `headline` is
    the desk's: it is never cited as the article's own. `details` says of the fields that were
    detected how surely and from where; articles taken in before that was kept have
    none. `alike` are articles that a person called versions of this text, `unlike` those that are
    not, whatever their words; `leads` says that a person chose it to stand for all its versions.
    `section` is the part of the paper that it stood in, `credit` the agency or service that its file
    credits it to; both are as the file says them.
    `labels` are words that people sort articles by, as they are written (`domain/labelling`).
    `prepared` is what follows from the text alone, carried from the worker that read a new
    article to the store, and no part of what is kept.
    """

    id: ArticleId
    headline: str
    text: str
    sha256: str
    taken_in_at: datetime
    outlet: str = ""
    byline: str = ""
    dateline: str = ""
    published_on: date | None = None
    url: str = ""
    language: str = ""
    genre: Genre = Genre.NEWS
    original: str = ""
    original_name: str = ""
    confirmed: frozenset[ArticleField] = frozenset()
    state: ReadingState = ReadingState.NEW
    starred: bool = False
    note: str = ""
    sample: bool = False
    removed: bool = False
    headline_proposed: bool = False
    details: tuple[Detected, ...] = ()
    alike: frozenset[ArticleId] = frozenset()
    unlike: frozenset[ArticleId] = frozenset()
    leads: bool = False
    labels: frozenset[str] = frozenset()
    section: str = ""
    credit: str = ""
    prepared: Prepared | None = field(default=None, compare=False, repr=False, metadata={"passing": True})

    @property
    def words(self) -> int:
        """The number of words of the text."""
        return self.prepared.words if self.prepared is not None else words_in(self.text)

    @property
    def display_outlet(self) -> str:
        """The outlet, or the name of the file where no outlet is known."""
        return self.outlet or self.original_name


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article, without its text.

    `versions` counts the articles that have this text, itself included; 0 where it is alone.
    `in_briefing` says that the briefing at hand uses it, `used` that any does.
    """

    id: ArticleId
    headline: str
    outlet: str
    published_on: date | None
    taken_in_at: datetime
    words: int
    state: ReadingState
    starred: bool
    genre: Genre
    selected: int
    suggested: int
    analysed: bool
    in_briefing: bool
    unsure: bool = False
    versions: int = 0
    labels: tuple[str, ...] = ()
    used: bool = False
