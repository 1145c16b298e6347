"""A small invented day for the tests of compose and selection."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

from briefing_app.document.material import Material
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Article, Genre
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    NoteItem,
    NoteKind,
    Recipient,
    Section,
    StatementItem,
    Tlp,
)
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, ItemId, SectionId, StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import Span, hull, passage_at

NOW = datetime(2026, 11, 23, 7, 35, tzinfo=timezone(timedelta(hours=1)))
TAKEN_IN = datetime(2026, 11, 23, 5, 12, tzinfo=UTC)

GRID_TEXT = (
    "The grid operator said on Sunday that reserves would last until March. "
    "“We will not ration power this winter,” Energy Minister Ana Kos said, “not in any region.”\n\n"
    "Opposition deputies called the plan “a gamble with the “cold months” ahead”. "
    "Officials warned that prices could rise."
)
PORT_TEXT = "The port reopened on Saturday. Its director, Ivo Lang, promised to hire 200 people."


def article(number: int, text: str, **known: object) -> Article:
    values: dict[str, object] = {
        "headline": f"Headline {number}",
        "outlet": "Coast Daily",
        "published_on": date(2026, 11, 22),
        "language": "en",
    }
    return Article(
        id=ArticleId(number),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        taken_in_at=TAKEN_IN,
        **{**values, **known},  # type: ignore[arg-type]
    )


def statement(
    number: int,
    source: Article,
    *pieces: str,
    manner: Manner = Manner.DIRECT,
    actor: int | None = None,
    speaker: str = "",
    cue: str = "",
) -> Statement:
    def span(words: str) -> Span:
        return Span(source.text.index(words), source.text.index(words) + len(words))

    content = tuple(span(piece) for piece in pieces)
    return Statement(
        StatementId(number),
        passage_at(source.id, source.text, hull(content)),
        Attribution(content, None, span(cue) if cue else None, manner),
        ActorId(actor) if actor else None,
        speaker,
    )


GRID = article(
    1,
    GRID_TEXT,
    headline="Reserves to last, says 'grid' operator",
    byline="By M. Novak",
    url="https://example.org/grid",
)
PORT = article(2, PORT_TEXT, outlet="Harbour Post", genre=Genre.OP_ED)
SAME = article(3, GRID_TEXT + " ", outlet="Wire")
KOS = Actor(
    ActorId(1), "Ana Kos", ActorKind.PERSON, functions=(Function("Energy Minister"),), country="Arden"
)
SAID = statement(1, GRID, "We will not ration power this winter,", "not in any region.", actor=1)
CALLED = statement(
    2,
    GRID,
    "the plan “a gamble with the “cold months” ahead”",
    manner=Manner.MIXED,
    speaker="Opposition deputies",
)
WARNED = statement(3, GRID, "that prices could rise", manner=Manner.INDIRECT, speaker="officials")
PROMISED = statement(
    4, PORT, "to hire 200 people", manner=Manner.INDIRECT, speaker="Ivo Lang", cue="promised"
)
MATERIAL = Material(
    {a.id: a for a in (GRID, PORT, SAME)},
    {s.id: s for s in (SAID, CALLED, WARNED, PROMISED)},
    {KOS.id: KOS},
)


def led(item: int, of: Statement, wording: str | None = None) -> StatementItem:
    return StatementItem(ItemId(item), of.id, wording, of.passage.article_id)


CONTROL = ControlData(
    organisation=("Embassy of Arden", "Press and Public Affairs"),
    tlp=Tlp.GREEN,
    classification="OFFICIAL",
    issue_date=date(2026, 11, 23),
    issue_number=231,
    edition="Morning edition",
    cut_off=datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
    drafter="P. Officer",
    phone="ext. 214",
    distribution=(Recipient("Director", "Front office", "1"), Recipient("Registry", "", "2–3")),
    notice="Internal use.",
)
BRIEFING = Briefing(
    BriefingId(1),
    "Daily press review",
    datetime(2026, 11, 23, tzinfo=UTC),
    in_brief="Power reserves hold until March. The port is open again [2]; nobody knows [9].",
    control=CONTROL,
    sections=(
        Section(SectionId(10), "Our country"),
        Section(
            SectionId(11),
            "Economy and energy",
            (
                ArticleItem(
                    ItemId(21),
                    GRID.id,
                    "Power reserves will last",
                    "Reserves last until March.\n\nThe minister rules out rationing.",
                    (SAME.id,),
                ),
                led(22, SAID),
                led(23, CALLED),
                led(24, WARNED),
                NoteItem(ItemId(25), "The sequence matters.\n\nWatch March.", NoteKind.COMMENT),
            ),
        ),
        Section(
            SectionId(12),
            "Opinion",
            (
                NoteItem(ItemId(26), "The port", NoteKind.HEADING),
                ArticleItem(ItemId(27), PORT.id),
                NoteItem(ItemId(28), "No other paper took this up."),
                led(29, PROMISED),
            ),
        ),
    ),
)
