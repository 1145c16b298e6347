"""What is sent back before a briefing leaves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Article, ArticleField
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    Item,
    NoteItem,
    NoteKind,
    Section,
    StatementItem,
    Tlp,
    Waiver,
)
from briefing_app.domain.checks import (
    Facts,
    Finding,
    Severity,
    Vocabulary,
    blocking,
    findings,
    unwaived,
)
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, ItemId, SectionId, StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Reports, Statement
from briefing_app.domain.text import Span, passage_at

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = "“We will stay in the talks,” Ana Kos said."
ARTICLE = Article(
    ArticleId(1), "Kos stays", TEXT, "0" * 64, NOW, "Wire", published_on=date(2026, 11, 22), language="en"
)
KOS = Actor(ActorId(1), "Ana Kos", ActorKind.PERSON)
MAYER = Actor(ActorId(2), "Ida Mayer", ActorKind.PERSON)
SPAN = Span(1, TEXT.index(",”"))
SAID = Statement(
    StatementId(1),
    passage_at(ARTICLE.id, TEXT, SPAN),
    Attribution((SPAN,), None, None, Manner.DIRECT),
    actor_id=KOS.id,
    speaker="Ana Kos",
)
FACTS = Facts({ARTICLE.id: ARTICLE}, {SAID.id: SAID}, 800, 320, 3, 30, {KOS.id: KOS, MAYER.id: MAYER})
LEAD = ArticleItem(ItemId(1), ARTICLE.id, summary="Kos stays in the talks.")
QUOTE = StatementItem(ItemId(2), SAID.id, article_id=ARTICLE.id)


def checked(*items: Item, facts: Facts = FACTS, in_brief: str = "Kos stays.") -> tuple[Finding, ...]:
    briefing = Briefing(
        BriefingId(1),
        "Review",
        NOW,
        in_brief=in_brief,
        control=ControlData(tlp=Tlp.GREEN),
        sections=(Section(SectionId(1), "News", items),),
    )
    return findings(briefing, facts)


def only(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_a_sound_briefing_has_no_findings() -> None:
    assert checked(LEAD, QUOTE) == ()


def test_a_marking_is_asked_for() -> None:
    bare = Briefing(BriefingId(1), "Review", NOW)
    sentences = [finding.sentence for finding in findings(bare, FACTS)]
    assert sentences == [
        "The briefing has no marking. Choose a TLP label or a classification.",
        "The briefing has no items yet.",
    ]


def test_a_statement_that_came_loose_is_an_error() -> None:
    moved = replace(FACTS, articles={ARTICLE.id: replace(ARTICLE, text="Now: " + TEXT)})
    finding = only(checked(LEAD, QUOTE, facts=moved))
    assert (finding.severity, finding.item_id) == (Severity.ERROR, QUOTE.id)
    assert "no longer stand in their article" in finding.sentence


def test_a_wording_that_does_not_follow_is_an_error() -> None:
    finding = only(checked(LEAD, replace(QUOTE, wording="We will leave the talks")))
    assert finding.severity is Severity.ERROR
    assert finding.sentence.startswith("Item 1: “leave” does not stand in the original here.")
    assert checked(LEAD, replace(QUOTE, wording="We will stay […]")) == ()


def test_what_an_article_lacks_is_named() -> None:
    bare = replace(ARTICLE, outlet="", published_on=None)
    found = checked(LEAD, QUOTE, facts=replace(FACTS, articles={bare.id: bare}))
    assert [(one.code, one.sentence) for one in found] == [
        ("missing-outlet", "The article of item 1 has no outlet."),
        ("missing-date", "The article of item 1 has no date."),
    ]


def test_caps_are_counted() -> None:
    long = replace(LEAD, summary="x" * 800)
    assert only(checked(long, QUOTE)).sentence == (
        "Item 1 has 809 characters with its headline; 800 are allowed."
    )
    assert only(checked(LEAD, in_brief="x" * 321)).sentence.startswith("“In brief” has 321 characters")


def test_what_is_gone_from_the_library_is_named() -> None:
    found = checked(LEAD, QUOTE, facts=replace(FACTS, articles={}, statements={}))
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.ERROR]


def test_what_stands_twice_is_named() -> None:
    again = replace(LEAD, id=ItemId(7))
    assert only(checked(LEAD, QUOTE, again)).sentence == "The article of item 2 stands in item 1 already."


def test_a_pointer_to_no_source_is_named() -> None:
    assert only(checked(LEAD, in_brief="Kos stays [1]. Nobody left [4].")).sentence == (
        "“In brief” points to source 4, but the last source is 1."
    )


def test_nobody_speaking_and_nothing_noted_are_named() -> None:
    silent = replace(FACTS, statements={SAID.id: replace(SAID, actor_id=None, speaker="")})
    assert only(checked(LEAD, QUOTE, facts=silent)).sentence == "A statement of item 1 has no speaker."
    assert only(checked(LEAD, NoteItem(ItemId(9), " "))).item_id == ItemId(9)


def weighed(finding: Finding) -> tuple[Severity, str, ItemId | None]:
    return finding.severity, finding.sentence, finding.item_id


def about(**fields: object) -> tuple[Severity, str, ItemId | None]:
    """Return the one finding about the statement with these fields changed."""
    changed = replace(SAID, **fields)  # type: ignore[arg-type]
    return weighed(only(checked(LEAD, QUOTE, facts=replace(FACTS, statements={SAID.id: changed}))))


def test_a_thought_that_was_placed_is_named() -> None:
    thought = Attribution((SPAN,), None, None, Manner.INDIRECT, Reports.THOUGHT)
    assert about(attribution=thought) == (
        Severity.NOTE,
        "Item 1: “We will stay in the talks” is what Ana Kos thinks, hopes or plans, not what was said.",
        QUOTE.id,
    )


def test_a_doubtful_speaker_is_named_with_the_candidates() -> None:
    assert about(actor_id=None, speaker="the minister", candidates=(MAYER.id, KOS.id)) == (
        Severity.NOTE,
        "Item 1: it is not certain who said “We will stay in the talks”. It may be Ida Mayer or Ana Kos.",
        QUOTE.id,
    )


def test_an_anonymous_speaker_is_named() -> None:
    assert about(actor_id=None, speaker="officials") == (
        Severity.NOTE,
        "Item 1: the speaker stays anonymous (“officials”).",
        QUOTE.id,
    )


def test_a_near_repeat_is_named_once_and_where_it_stands_second() -> None:
    again = replace(SAID, id=StatementId(2))
    facts = replace(
        FACTS,
        statements={SAID.id: SAID, again.id: again},
        alike={SAID.id: frozenset({again.id}), again.id: frozenset({SAID.id})},
    )
    second = StatementItem(ItemId(3), again.id, article_id=ARTICLE.id)
    assert weighed(only(checked(LEAD, QUOTE, second, facts=facts))) == (
        Severity.NOTE,
        "Item 1: Ana Kos says nearly the same twice.",
        second.id,
    )


def codes(*items: Item, **facts: object) -> list[str]:
    found = checked(*items, facts=replace(FACTS, **facts))  # type: ignore[arg-type]
    return [finding.code for finding in found]


def test_pages_lines_and_long_statements_are_counted() -> None:
    assert codes(LEAD, QUOTE, pages=7, page_budget=6) == ["too-many-pages"]
    assert codes(LEAD, QUOTE, in_brief_lines=5) == ["in-brief-lines"]
    assert codes(LEAD, QUOTE, in_brief_lines=4, statement_characters=20) == ["long-statement"]


def test_an_item_on_a_single_report_is_named_where_the_briefing_has_several() -> None:
    other = replace(ARTICLE, id=ArticleId(2), headline="Kos goes")
    both = {ARTICLE.id: ARTICLE, other.id: other}
    assert codes(LEAD, QUOTE, articles=both) == ["single-source"]
    assert codes(replace(LEAD, also_in=(other.id,)), QUOTE, articles=both) == []


def test_what_nobody_confirmed_is_named_when_that_is_asked() -> None:
    found = checked(LEAD, QUOTE, facts=replace(FACTS, confirming=True))
    assert only(found).sentence == (
        "Item 1: nobody has confirmed the outlet, date, language and genre of its article."
    )
    seen = replace(ARTICLE, confirmed=frozenset(ArticleField))
    assert codes(LEAD, QUOTE, confirming=True, articles={seen.id: seen}) == []


@pytest.mark.parametrize(
    ("function", "found"),
    [
        (Function("minister", since=date(2026, 1, 1)), []),
        (Function("minister", until=date(2026, 11, 22)), []),
        (Function("minister", until=date(2026, 11, 21)), ["function-not-held"]),
        (Function("minister", since=date(2026, 11, 23)), ["function-not-held"]),
    ],
)
def test_a_function_not_held_on_the_day_is_named(function: Function, found: list[str]) -> None:
    actor = replace(KOS, functions=(function,))
    assert codes(LEAD, QUOTE, actors={actor.id: actor}) == found


def test_a_label_in_an_article_that_is_higher_than_the_briefings_is_named() -> None:
    marked = replace(ARTICLE, note="Received as TLP:AMBER+STRICT.")
    finding = only(checked(LEAD, QUOTE, facts=replace(FACTS, articles={marked.id: marked})))
    assert finding.sentence == "An article bears TLP:AMBER+STRICT; the briefing is marked TLP:GREEN."
    clear = replace(ARTICLE, note="TLP:CLEAR")
    assert codes(LEAD, QUOTE, articles={clear.id: clear}) == []


WORDS = Vocabulary(
    loaded=re.compile(r"\bslammed\b"),
    unloaded=re.compile(r"slammed into"),
    likelihood=re.compile(r"\blikely\b"),
    likelihood_too=re.compile(r"\bprobable\b"),
    confidence=re.compile(r"high confidence"),
    machine=re.compile(r"machine translation, unrevised"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kos slammed the plan.", ["loaded-verb"]),
        ("Kos said “they slammed us”.", []),
        ("A ship slammed into the quay.", []),
        ("It is likely; we have high confidence.", ["likelihood-and-confidence"]),
        ("It is likely. We have high confidence.", []),
        ("It is likely. A strike is probable.", ["mixed-likelihood"]),
        ("[machine translation, unrevised] Kos stays.", ["machine-translation"]),
        ("See C:\\Users\\po\\a.docx for more.", ["path-in-text"]),
        ("See /home/po/a.docx, or either/or.", ["path-in-text"]),
    ],
)
def test_the_desks_own_words_are_looked_at(text: str, found: list[str]) -> None:
    note = NoteItem(ItemId(9), text, NoteKind.COMMENT)
    assert codes(LEAD, QUOTE, note, vocabulary=WORDS) == found


def test_a_waived_finding_carries_its_waiver_and_an_error_never_does() -> None:
    bare = replace(ARTICLE, outlet="")
    facts = replace(FACTS, articles={bare.id: bare})
    waivers = (
        Waiver("missing-outlet", LEAD.id, "PO", NOW),
        Waiver("unfaithful-wording", QUOTE.id, "PO", NOW),
    )
    wrong = replace(QUOTE, wording="We will leave")
    briefing = Briefing(
        BriefingId(1),
        "Review",
        NOW,
        in_brief="Kos stays.",
        control=ControlData(tlp=Tlp.GREEN),
        sections=(Section(SectionId(1), "News", (LEAD, wrong)),),
        waivers=waivers,
    )
    missing, unfaithful = findings(briefing, facts)
    assert missing.waiver == waivers[0]
    assert unfaithful.waiver is None
    assert unwaived((missing, unfaithful)) == blocking((missing, unfaithful)) == (unfaithful,)
