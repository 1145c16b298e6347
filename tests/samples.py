"""Values of every kind, made by hand, for tests that need something to hold."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Article, ArticleField, Genre, ReadingState
from briefing_app.domain.articles.original import Original
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    NoteItem,
    NoteKind,
    Paper,
    Recipient,
    Section,
    StatementItem,
    Tlp,
)
from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssuedSource, IssueKind
from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.identity import (
    ActorId,
    ArticleId,
    BriefingId,
    IssueId,
    ItemId,
    SectionId,
    StatementId,
)
from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
from briefing_app.domain.statements.statement import (
    Attribution,
    Manner,
    Origin,
    Reports,
    Statement,
    StatementState,
)
from briefing_app.domain.text import Span, passage_at

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

PORT_TEXT = (
    "KARLSHAVEN — “The port stays open,” Energy Minister Jane Roe told reporters on Friday. "
    "Roe said the northern quay would need two years of work.\n\n"
    "The Harbour Union called the plan “a sale in slow motion”. "
    "“We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.”"
)
BUDGET_TEXT = (
    "Parliament passed the budget by three votes. "
    "“It is not the budget I would have written,” Finance Minister Arvo Lind said.\n\n"
    "Officials said the deficit would fall next year."
)
WEATHER_TEXT = "Snow is expected on Monday. Ferries to the islands will not sail before noon."


def span_of(text: str, words: str) -> Span:
    """Return where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(number: int = 1, text: str = PORT_TEXT, **details: object) -> Article:
    """Return an article; `details` replace what is usual."""
    usual: dict[str, object] = {
        "id": ArticleId(number),
        "headline": f"Headline {number}",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "taken_in_at": NOW,
        "outlet": "Baltic Wire",
        "published_on": date(2026, 11, 20),
        "language": "en",
    }
    return Article(**(usual | details))  # type: ignore[arg-type]


FULL_ARTICLE = article(
    1,
    headline="Port security “under review”, Roe says",
    byline="By Lena Korhal",
    dateline="KARLSHAVEN",
    url="https://www.balticwire.example/port",
    genre=Genre.INTERVIEW,
    original=hashlib.sha256(b"the file").hexdigest(),
    original_name="port.html",
    confirmed=frozenset({ArticleField.HEADLINE, ArticleField.OUTLET}),
    state=ReadingState.READ,
    starred=True,
    note="Call the ministry.",
)
BUDGET_ARTICLE = article(2, BUDGET_TEXT, headline="Budget passes", outlet="Morning Post")
WEATHER_ARTICLE = article(
    3, WEATHER_TEXT, headline="Snow on Monday", outlet="Island Gazette", published_on=date(2026, 11, 21)
)

ROE = Actor(
    ActorId(11),
    "Jane Roe",
    ActorKind.PERSON,
    aliases=("Roe",),
    functions=(Function("Energy Minister", "Ministry of Energy", date(2024, 1, 1)),),
    country="Halvia",
    confirmed=True,
    note="Prefers to be called on the mobile.",
)
DORN = Actor(ActorId(12), "Pavel Dorn", ActorKind.PERSON, functions=(Function("chairman"),))
UNION = Actor(ActorId(13), "Harbour Union", ActorKind.ORGANISATION, aliases=("the union",))
LIND = Actor(ActorId(14), "Arvo Lind", ActorKind.PERSON, functions=(Function("Finance Minister"),))

PORT_MENTIONS = ArticleMentions(
    FULL_ARTICLE.id,
    (
        (span_of(PORT_TEXT, "Jane Roe"), ROE.id),
        (Span(PORT_TEXT.index("Roe said"), PORT_TEXT.index("Roe said") + 3), ROE.id),
        (span_of(PORT_TEXT, "Harbour Union"), UNION.id),
        (span_of(PORT_TEXT, "Pavel Dorn"), DORN.id),
    ),
)


def statement(
    number: int = 21,
    words: str = "The port stays open,",
    of: Article = FULL_ARTICLE,
    actor: Actor | None = ROE,
    manner: Manner = Manner.DIRECT,
    **details: object,
) -> Statement:
    """Return a statement of `words` in an article; `details` replace what is usual."""
    span = span_of(of.text, words)
    usual: dict[str, object] = {
        "id": StatementId(number),
        "passage": passage_at(of.id, of.text, span),
        "attribution": Attribution((span,), None, None, manner),
        "actor_id": actor.id if actor else None,
        "speaker": actor.name if actor else "",
        "salience": 0.5,
    }
    return Statement(**(usual | details))  # type: ignore[arg-type]


OPEN_PORT = statement(
    21,
    attribution=Attribution(
        (span_of(PORT_TEXT, "The port stays open,"),),
        span_of(PORT_TEXT, "Energy Minister Jane Roe"),
        span_of(PORT_TEXT, "told"),
        Manner.DIRECT,
        Reports.SPEECH,
    ),
    state=StatementState.SELECTED,
    origin=Origin.CONFIRMED,
    reasons=("names a minister",),
    said_on=date(2026, 11, 20),
    topic="Ports",
    note="Check against the transcript.",
)
QUAY = statement(22, "the northern quay would need two years of work", manner=Manner.INDIRECT)
NOT_ASKED = statement(
    23,
    "We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.",
    actor=DORN,
    attribution=Attribution(
        (span_of(PORT_TEXT, "We were not asked,"), span_of(PORT_TEXT, "and we will not be silent.")),
        span_of(PORT_TEXT, "its chairman, Pavel Dorn"),
        span_of(PORT_TEXT, "said its")._replace(end=span_of(PORT_TEXT, "said its").start + 4),
        Manner.DIRECT,
    ),
)
DEFICIT = statement(
    24,
    "the deficit would fall next year",
    of=BUDGET_ARTICLE,
    actor=None,
    manner=Manner.INDIRECT,
    speaker="Officials",
)
NO_BUDGET_OF_MINE = statement(25, "It is not the budget I would have written,", of=BUDGET_ARTICLE, actor=LIND)

BRIEFING = Briefing(
    BriefingId(31),
    "Daily Press Review",
    NOW,
    paper=Paper.LETTER,
    in_brief="The port stays open.",
    control=ControlData(
        organisation=("Ministry of Foreign Affairs", "Press Desk"),
        tlp=Tlp.AMBER_STRICT,
        handling=("CHATHAM HOUSE RULE",),
        issue_date=date(2026, 11, 23),
        cut_off=NOW,
        drafter="M. Tamm",
        distribution=(Recipient("Private Office", "Minister", "2"), Recipient("Archive")),
    ),
    sections=(
        Section(
            SectionId(41),
            "Economy",
            (
                ArticleItem(
                    ItemId(51), FULL_ARTICLE.id, "Port stays open", "A summary.", (BUDGET_ARTICLE.id,)
                ),
                StatementItem(ItemId(52), OPEN_PORT.id, "The port stays […] open", FULL_ARTICLE.id),
                NoteItem(ItemId(53), "Watch this.", NoteKind.COMMENT),
            ),
        ),
        Section(SectionId(42), "Domestic affairs"),
    ),
)

ISSUE = Issue(
    IssueId(61),
    BRIEFING.id,
    IssueKind.EXPORTED,
    NOW,
    BRIEFING.title,
    "MFA/DPR/2026/7",
    (IssuedFile("pdf", "/tmp/review.pdf", "ab" * 32, 3), IssuedFile("docx", "/tmp/review.docx", "cd" * 32)),
    (IssuedSource(1, FULL_ARTICLE.id, "“Port security”, Baltic Wire", FULL_ARTICLE.sha256),),
    4,
)

PORT_ANALYSIS = Analysis(
    "en",
    (
        FoundStatement(
            Attribution(
                (span_of(PORT_TEXT, "The port stays open,"),),
                span_of(PORT_TEXT, "Energy Minister Jane Roe"),
                span_of(PORT_TEXT, "told"),
                Manner.DIRECT,
            ),
            speaker=0,
            salience=0.9,
            reasons=("names a minister",),
        ),
        FoundStatement(
            Attribution(
                (span_of(PORT_TEXT, "a sale in slow motion"),),
                span_of(PORT_TEXT, "The Harbour Union"),
                span_of(PORT_TEXT, "called"),
                Manner.MIXED,
            ),
            speaker=1,
            salience=0.4,
        ),
    ),
    (
        FoundActor(
            "Jane Roe",
            ActorKind.PERSON,
            role="Energy Minister",
            aliases=("Roe",),
            mentions=(span_of(PORT_TEXT, "Jane Roe"), Span(*PORT_MENTIONS.mentions[1][0])),
        ),
        FoundActor("Harbour Union", ActorKind.ORGANISATION, mentions=(span_of(PORT_TEXT, "Harbour Union"),)),
    ),
    "test 1",
)

ARTICLES = (FULL_ARTICLE, BUDGET_ARTICLE, WEATHER_ARTICLE)
ACTORS = (ROE, DORN, UNION, LIND)
STATEMENTS = (OPEN_PORT, QUAY, NOT_ASKED, DEFICIT, NO_BUDGET_OF_MINE)
EVERYTHING = (*ARTICLES, *ACTORS, *STATEMENTS, PORT_MENTIONS, BRIEFING)
"""One of each kind and more; written together they make a whole small library."""
ORIGINALS = [Original.of(b"the file")]
"""The files that articles of `EVERYTHING` came from, by their digests."""
