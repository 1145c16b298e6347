"""What an editor would send back: what keeps a briefing from leaving the desk, and what weakens it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.actor import Actor
from briefing_app.domain.article import Article
from briefing_app.domain.briefing import ArticleItem, Briefing, NoteItem, StatementItem, Tlp
from briefing_app.domain.identity import ActorId, ArticleId, ItemId, StatementId
from briefing_app.domain.outline import Group, groups, item_numbers
from briefing_app.domain.shortening import faults, printed_wording
from briefing_app.domain.statement import Certainty, Statement

_SHORTLY = 48


class Severity(StrEnum):
    """How much a finding weighs: what is not printed as asked, what is missing, what to look at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, in a sentence; `item_id` is None for the briefing as a whole."""

    severity: Severity
    sentence: str
    item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a briefing is checked against; a cap of 0 is none.

    `alike` are for a statement the others in which the same speaker says nearly the same.
    """

    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    statements: Mapping[StatementId, Statement] = field(default_factory=dict)
    item_characters: int = 0
    in_brief_characters: int = 0
    statements_per_item: int = 0
    items: int = 0
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    alike: Mapping[StatementId, frozenset[StatementId]] = field(default_factory=dict)


def findings(briefing: Briefing, facts: Facts) -> tuple[Finding, ...]:
    """Return everything that should be looked at before `briefing` leaves, in its order."""
    numbers = item_numbers(briefing)
    found = list(_of_briefing(briefing, facts, len(numbers)))
    seen: dict[tuple[str, int], int] = {}
    placed: dict[StatementId, int] = {}
    for section in briefing.sections:
        for group in groups(section):
            found += _of_group(group, facts, numbers.get(group.lead.id, 0))
            found += _of_repeats(group, numbers, seen)
            found += _of_near_repeats(group, facts, numbers.get(group.lead.id, 0), placed)
    return tuple(found)


def _of_briefing(briefing: Briefing, facts: Facts, count: int) -> Iterator[Finding]:
    control = briefing.control
    if control.tlp is Tlp.NONE and not control.classification.strip():
        yield Finding(
            Severity.WARNING, "The briefing has no marking. Choose a TLP label or a classification."
        )
    if not count:
        yield Finding(Severity.WARNING, "The briefing has no items yet.")
    if count and not briefing.in_brief.strip():
        yield Finding(Severity.NOTE, "“In brief” is empty and will not be printed.")
    if facts.in_brief_characters and len(briefing.in_brief) > facts.in_brief_characters:
        yield Finding(
            Severity.WARNING,
            f"“In brief” has {len(briefing.in_brief)} characters; {facts.in_brief_characters} are allowed.",
        )
    if facts.items and count > facts.items:
        yield Finding(Severity.WARNING, f"The briefing has {count} items; {facts.items} are allowed.")
    sources = _sources(briefing, facts)
    for number in dict.fromkeys(re.findall(r"\[(\d{1,4})\]", briefing.in_brief)):
        if not 1 <= int(number) <= len(sources):
            yield Finding(
                Severity.WARNING,
                f"“In brief” points to source {number}, but the last source is {len(sources)}.",
            )


def _sources(briefing: Briefing, facts: Facts) -> set[ArticleId]:
    found: set[ArticleId] = set()
    for section in briefing.sections:
        for item in section.items:
            if isinstance(item, ArticleItem):
                found.update((item.article_id, *item.also_in))
            elif isinstance(item, StatementItem) and item.statement_id in facts.statements:
                found.add(facts.statements[item.statement_id].passage.article_id)
    return found & facts.articles.keys()


def _of_group(group: Group, facts: Facts, number: int) -> Iterator[Finding]:
    match group.lead:
        case ArticleItem() as item:
            yield from _of_article(item, group, facts, number)
        case StatementItem() as item:
            yield from _of_statement(item, facts, number)
            article = _article_of(item, facts)
            if article is not None:
                yield from _of_origin(item.id, article, number)
        case NoteItem() as item:
            if not item.text.strip():
                yield Finding(Severity.NOTE, "A note is empty and will not be printed.", item.id)
    for led in group.led:
        yield from _of_statement(led, facts, number)


def _of_article(item: ArticleItem, group: Group, facts: Facts, number: int) -> Iterator[Finding]:
    article = facts.articles.get(item.article_id)
    if article is None:
        yield Finding(
            Severity.ERROR,
            f"The article of item {number} is no longer in the library; it is not printed.",
            item.id,
        )
        return
    yield from _of_origin(item.id, article, number)
    length = len(item.headline or article.headline) + len(item.summary)
    if facts.item_characters and length > facts.item_characters:
        yield Finding(
            Severity.WARNING,
            f"Item {number} has {length} characters with its headline; {facts.item_characters} are allowed.",
            item.id,
        )
    if not item.summary.strip() and not group.led:
        yield Finding(Severity.NOTE, f"Item {number} has neither a summary nor a statement.", item.id)
    if facts.statements_per_item and len(group.led) > facts.statements_per_item:
        yield Finding(
            Severity.NOTE,
            f"Item {number} has {len(group.led)} statements; {facts.statements_per_item} are usual.",
            item.id,
        )


def _of_origin(item_id: ItemId, article: Article, number: int) -> Iterator[Finding]:
    missing = [
        word
        for word, known in (
            ("outlet", article.outlet.strip()),
            ("date", article.published_on),
            ("language", article.language),
            ("headline", article.headline.strip()),
        )
        if not known
    ]
    if missing:
        words = " and no ".join((", no ".join(missing[:-1]), missing[-1]) if missing[1:] else missing)
        yield Finding(Severity.WARNING, f"The article of item {number} has no {words}.", item_id)


def _of_statement(item: StatementItem, facts: Facts, number: int) -> Iterator[Finding]:
    statement = facts.statements.get(item.statement_id)
    article = _article_of(item, facts)
    if statement is None or article is None:
        yield Finding(
            Severity.ERROR,
            f"A statement of item {number} is no longer in the library; it is not printed.",
            item.id,
        )
        return
    if not statement.passage.stands_in(article.text):
        yield Finding(
            Severity.ERROR,
            f"The words of a statement of item {number} no longer stand in their article; it is not printed.",
            item.id,
        )
        return
    original = printed_wording(statement, article.text)
    if item.wording is not None:
        wrong = faults(item.wording, original)
        if wrong and faults(item.wording, statement.passage.quote):
            yield Finding(
                Severity.ERROR, f"Item {number}: {wrong[0]} Until then the original is printed.", item.id
            )
    yield from _of_speaker(item, statement, facts, number)
    if statement.is_thought:
        who = _speaker(statement, facts) or "somebody"
        yield Finding(
            Severity.NOTE,
            f"Item {number}: {_shortly(original)} is what {who} thinks, hopes or plans, not what was said.",
            item.id,
        )


def _of_speaker(item: StatementItem, statement: Statement, facts: Facts, number: int) -> Iterator[Finding]:
    """Give what is not known of the speaker: in doubt, without a name, or missing."""
    match statement.certainty:
        case Certainty.DOUBTFUL:
            names = [facts.actors[one].name for one in statement.candidates if one in facts.actors]
            perhaps = f" It may be {' or '.join(names)}." if names else ""
            yield Finding(
                Severity.NOTE,
                f"Item {number}: it is not certain who said {_shortly(statement.passage.quote)}.{perhaps}",
                item.id,
            )
        case Certainty.UNNAMED if statement.speaker.strip():
            yield Finding(
                Severity.NOTE,
                f"Item {number}: the speaker stays anonymous (“{' '.join(statement.speaker.split())}”).",
                item.id,
            )
        case Certainty.UNNAMED:
            yield Finding(Severity.WARNING, f"A statement of item {number} has no speaker.", item.id)


def _speaker(statement: Statement, facts: Facts) -> str:
    actor = facts.actors.get(statement.actor_id) if statement.actor_id is not None else None
    return actor.name if actor is not None else " ".join(statement.speaker.split())


def _shortly(words: str) -> str:
    """Return the first words, in quotation marks."""
    line = " ".join(words.split())
    if len(line) <= _SHORTLY:
        return f"“{line}”"
    return f"“{line[:_SHORTLY].rsplit(' ', 1)[0]} …”"


def _of_repeats(
    group: Group, numbers: Mapping[ItemId, int], seen: dict[tuple[str, int], int]
) -> Iterator[Finding]:
    """Give the articles and statements that stand in the briefing for the second time."""
    number = numbers.get(group.lead.id, 0)
    for item in group.items:
        match item:
            case ArticleItem(article_id=key):
                what = "The article"
            case StatementItem(statement_id=key):
                what = "A statement"
            case NoteItem():
                continue
        if (what, key) in seen:
            yield Finding(
                Severity.WARNING,
                f"{what} of item {number} stands in item {seen[what, key]} already.",
                item.id,
            )
        seen.setdefault((what, key), number)


def _of_near_repeats(
    group: Group, facts: Facts, number: int, placed: dict[StatementId, int]
) -> Iterator[Finding]:
    """Give the statements that say nearly what another one of the same speaker says above."""
    for item in group.items:
        if not isinstance(item, StatementItem) or item.statement_id not in facts.statements:
            continue
        earlier = [placed[one] for one in facts.alike.get(item.statement_id, ()) if one in placed]
        if earlier and item.statement_id not in placed:
            statement = facts.statements[item.statement_id]
            who = _speaker(statement, facts) or "The same speaker"
            where = "twice" if min(earlier) == number else f"in item {min(earlier)} already"
            yield Finding(Severity.NOTE, f"Item {number}: {who} says nearly the same {where}.", item.id)
        placed.setdefault(item.statement_id, number)


def _article_of(item: StatementItem, facts: Facts) -> Article | None:
    statement = facts.statements.get(item.statement_id)
    return facts.articles.get(statement.passage.article_id) if statement is not None else None
