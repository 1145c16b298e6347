"""What a list asks of the library, and the rows that it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.domain.actors.actor import ActorKind
    from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
    from briefing_app.domain.statements.statement import (
        Certainty,
        Manner,
        Origin,
        Reports,
        Stance,
        StatementState,
    )

ArticleFilter = Literal["all", "new", "selected", "starred", "dismissed", "kept"]
ArticleOrder = Literal["newest", "oldest", "arrival", "outlet", "headline", "words", "state", "best"]
StatementOrder = Literal[
    "date",
    "actor",
    "function",
    "manner",
    "headline",
    "outlet",
    "state",
    "topic",
    "stance",
    "salience",
    "quote",
    "used_in",
]

ARTICLE_FILTERS: tuple[ArticleFilter, ...] = ("all", "new", "selected", "starred", "dismissed")


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles a list shows, and in what order.

    `text` is in the language of `domain/searching`. `all` leaves out the dismissed ones, `kept`
    does not; `selected` are those with a selected statement. With a `briefing_id` only articles
    that this briefing uses are shown. `best` ranks by the words among the newest that hold them;
    without words it is `newest`.
    """

    text: str = ""
    filter: ArticleFilter = "all"
    outlet: str = ""
    order: ArticleOrder = "newest"
    briefing_id: BriefingId | None = None


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements a table shows, and in what order; "" and None ask for nothing.

    `text` is looked for in the words, the speaker and the names of the actor. Dates are
    those of saying, or of publishing where nothing better is known; both ends are included.
    """

    text: str = ""
    actor_id: ActorId | None = None
    kind: ActorKind | Literal[""] = ""
    manner: Manner | Literal["", "passage"] = ""
    reports: Reports | Literal[""] = ""
    certainty: Certainty | Literal[""] = ""
    state: StatementState | Literal[""] = ""
    outlet: str = ""
    topic: str = ""
    since: date | None = None
    until: date | None = None
    order: StatementOrder = "date"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What a table shows of a statement; `used_in` are the titles of the briefings it stands in.

    `cue` are the words of the text that report it, `turns` tells that they turn its meaning
    round (`denied`). `candidates` are who may have said it, while that is in doubt.
    `function` is the one of the day of the statement, `then …` where it is no longer held.
    `language` is that of the article.
    """

    id: StatementId
    article_id: ArticleId
    quote: str
    actor_id: ActorId | None
    actor: str
    function: str
    kind: ActorKind | None
    manner: Manner | None
    state: StatementState
    origin: Origin
    topic: str
    headline: str
    outlet: str
    said_on: date | None
    published_on: date | None
    salience: float
    used_in: tuple[str, ...] = ()
    reports: Reports | None = None
    certainty: Certainty | None = None
    candidates: tuple[ActorId, ...] = ()
    cue: str = ""
    turns: bool = False
    reasons: tuple[str, ...] = ()
    stance: Stance | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that holds the words looked for, and where: `snippet` marks them with ‹ and ›."""

    article_id: ArticleId
    headline: str
    outlet: str
    published_on: date | None
    snippet: str
