"""What the checks say of one item: its article, its summary, its statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.alike.versions import independent
from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.articles.certainty import FieldCertainty, certainty_of
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.checks.finding import Finding, Place, Severity
from briefing_app.domain.checks.speakers import of_speaker, shortly, speaker_name
from briefing_app.domain.statements.shortening import faults, printed_wording

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.outline import Group
    from briefing_app.domain.checks.facts import Facts
    from briefing_app.domain.identity import ItemId

_PRINTED_DETAILS = (
    (ArticleField.OUTLET, "outlet"),
    (ArticleField.BYLINE, "author"),
    (ArticleField.PUBLISHED_ON, "date"),
    (ArticleField.LANGUAGE, "language"),
    (ArticleField.GENRE, "genre"),
)


def of_group(group: Group, facts: Facts, number: int) -> Iterator[Finding]:
    """Give what is found of an article with its statements, of a lone statement, or of a note."""
    match group.lead:
        case ArticleItem() as item:
            yield from _of_article(item, group, facts, number)
        case StatementItem() as item:
            yield from _of_statement(item, facts, number)
            statement = facts.statements.get(item.statement_id)
            article = facts.articles.get(statement.passage.article_id) if statement else None
            if article is not None:
                yield from _of_details(item.id, article, facts, number)
        case NoteItem() as item:
            if not item.text.strip():
                yield Finding(
                    Severity.NOTE,
                    "A note is empty and will not be printed.",
                    item.id,
                    "empty-note",
                    Place.ITEM,
                )
    for led in group.led:
        yield from _of_statement(led, facts, number)


def _of_article(item: ArticleItem, group: Group, facts: Facts, number: int) -> Iterator[Finding]:
    article = facts.articles.get(item.article_id)
    if article is None:
        yield Finding(
            Severity.ERROR,
            f"The article of item {number} is no longer in the library; it is not printed.",
            item.id,
            "article-gone",
            Place.ITEM,
        )
        return
    yield from _of_details(item.id, article, facts, number)
    length = len(item.headline or article.headline) + len(item.summary)
    if facts.item_characters and length > facts.item_characters:
        yield Finding(
            Severity.WARNING,
            f"Item {number} has {length} characters with its headline; {facts.item_characters} are allowed.",
            item.id,
            "long-item",
            Place.ITEM,
            article_id=article.id,
        )
    if not item.summary.strip() and not group.led:
        yield Finding(
            Severity.NOTE,
            f"Item {number} has neither a summary nor a statement.",
            item.id,
            "bare-item",
            Place.ITEM,
            article_id=article.id,
        )
    if facts.statements_per_item and len(group.led) > facts.statements_per_item:
        yield Finding(
            Severity.NOTE,
            f"Item {number} has {len(group.led)} statements; {facts.statements_per_item} are usual.",
            item.id,
            "many-statements",
            Place.ITEM,
            article_id=article.id,
        )
    others = [one for one in item.also_in if one in facts.articles and one != item.article_id]
    sources = independent([item.article_id, *others], facts.texts, facts.origins)
    if sources == 1 and len(facts.articles) > 1:
        printed = " that several outlets carry" if others else ""
        yield Finding(
            Severity.NOTE,
            f"Item {number} rests on a single report{printed}.",
            item.id,
            "single-source",
            Place.ITEM,
            article_id=article.id,
        )


def _of_details(item_id: ItemId, article: Article, facts: Facts, number: int) -> Iterator[Finding]:
    """Give what is missing of an article, and what was only detected."""
    for word, known in (
        ("outlet", article.outlet.strip()),
        ("date", article.published_on),
        ("language", article.language),
        ("headline", article.headline.strip()),
        ("genre", article.genre),
    ):
        if not known:
            yield Finding(
                Severity.WARNING,
                f"The article of item {number} has no {word}.",
                item_id,
                f"missing-{word}",
                Place.ARTICLE,
                article_id=article.id,
            )
    unsure = [
        word for detail, word in _PRINTED_DETAILS if certainty_of(article, detail) is FieldCertainty.UNSURE
    ]
    if unsure:
        yield Finding(
            Severity.NOTE,
            f"Item {number}: the {_listed(unsure)} of its article may well be wrong.",
            item_id,
            "unsure-details",
            Place.ARTICLE,
            article_id=article.id,
        )
    if not facts.confirming:
        return
    detected = [
        word
        for detail, word in _PRINTED_DETAILS
        if getattr(article, detail.value) and detail not in article.confirmed
    ]
    if detected:
        yield Finding(
            Severity.NOTE,
            f"Item {number}: nobody has confirmed the {_listed(detected)} of its article.",
            item_id,
            "unconfirmed-details",
            Place.ARTICLE,
            article_id=article.id,
        )


def _listed(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _of_statement(item: StatementItem, facts: Facts, number: int) -> Iterator[Finding]:
    statement = facts.statements.get(item.statement_id)
    article = facts.articles.get(statement.passage.article_id) if statement is not None else None
    if statement is None or article is None:
        yield Finding(
            Severity.ERROR,
            f"A statement of item {number} is no longer in the library; it is not printed.",
            item.id,
            "statement-gone",
            Place.ITEM,
        )
        return
    if not statement.passage.stands_in(article.text):
        yield Finding(
            Severity.ERROR,
            f"The words of a statement of item {number} no longer stand in their article; it is not printed.",
            item.id,
            "loose-statement",
            Place.ITEM,
            article_id=article.id,
            statement_id=statement.id,
        )
        return
    original = printed_wording(statement, article.text)
    if item.wording is not None:
        wrong = faults(item.wording, original)
        if wrong and faults(item.wording, statement.passage.quote):
            yield Finding(
                Severity.ERROR,
                f"Item {number}: {wrong[0]} Until then the original is printed.",
                item.id,
                "unfaithful-wording",
                Place.ITEM,
                article_id=article.id,
                statement_id=statement.id,
            )
    length = len(item.wording if item.wording is not None else original)
    if facts.statement_characters and length > facts.statement_characters:
        yield Finding(
            Severity.NOTE,
            f"Item {number}: a statement has {length} characters; {facts.statement_characters} are usual.",
            item.id,
            "long-statement",
            Place.ITEM,
            article_id=article.id,
            statement_id=statement.id,
        )
    if item.translation is not None and item.translation.is_machine:
        yield Finding(
            Severity.WARNING,
            f"Item {number}: a statement is a machine’s translation, which nobody has revised.",
            item.id,
            "machine-translation",
            Place.ITEM,
            article_id=article.id,
            statement_id=statement.id,
        )
    yield from of_speaker(item, statement, article, facts, number)
    if statement.is_thought:
        who = speaker_name(statement, facts) or "somebody"
        yield Finding(
            Severity.NOTE,
            f"Item {number}: {shortly(original)} is what {who} thinks, hopes or plans, not what was said.",
            item.id,
            "thought",
            Place.ITEM,
            article_id=article.id,
            statement_id=statement.id,
        )
