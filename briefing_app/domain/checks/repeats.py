"""What stands twice in a briefing, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.checks.finding import Finding, Place, Severity
from briefing_app.domain.checks.speakers import speaker_name

if TYPE_CHECKING:
    from briefing_app.domain.briefings.outline import Group
    from briefing_app.domain.checks.facts import Facts
    from briefing_app.domain.identity import ArticleId, ItemId, StatementId


def of_repeats(
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
                "repeat",
                Place.ITEM,
            )
        seen.setdefault((what, key), number)


def of_same_texts(
    group: Group, facts: Facts, number: int, seen: dict[ArticleId, tuple[ArticleId, int]]
) -> Iterator[Finding]:
    """Give the articles that have the text of another item's article: wire copy under two headlines."""
    item = group.lead
    if not isinstance(item, ArticleItem) or item.article_id not in facts.articles:
        return
    text = facts.texts.get(item.article_id, item.article_id)
    earlier = seen.setdefault(text, (item.article_id, number))
    if earlier[0] != item.article_id:
        yield Finding(
            Severity.WARNING,
            f"Items {earlier[1]} and {number} are versions of one text.",
            item.id,
            "same-text",
            Place.ITEM,
            article_id=item.article_id,
        )


def of_near_repeats(
    group: Group, facts: Facts, number: int, placed: dict[StatementId, int]
) -> Iterator[Finding]:
    """Give the statements that say nearly what another one of the same speaker says above."""
    for item in group.items:
        if not isinstance(item, StatementItem) or item.statement_id not in facts.statements:
            continue
        earlier = [placed[one] for one in facts.alike.get(item.statement_id, ()) if one in placed]
        if earlier and item.statement_id not in placed:
            statement = facts.statements[item.statement_id]
            who = speaker_name(statement, facts) or "The same speaker"
            where = "twice" if min(earlier) == number else f"in item {min(earlier)} already"
            yield Finding(
                Severity.NOTE,
                f"Item {number}: {who} says nearly the same {where}.",
                item.id,
                "near-repeat",
                Place.ITEM,
                statement_id=statement.id,
            )
        placed.setdefault(item.statement_id, number)
