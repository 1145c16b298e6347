"""What one person's writing changed, as the others who work in the same library hear it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement

LONGEST = 7_500
"""Bytes of one message; a server passes on fewer than 8,000."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class News:
    """The ids that are new, different or gone; `topics` are whatever else changed, by name.

    `everything` stands for more than can be told, and for what nobody heard while the line was
    broken. `by` is the user of the server who wrote, "" where nobody is named.
    """

    articles: frozenset[int] = frozenset()
    statements: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()
    briefings: frozenset[int] = frozenset()
    topics: frozenset[str] = frozenset()
    everything: bool = False
    by: str = ""

    @classmethod
    def of(cls, changes: Iterable[Change], *topics: str) -> News:
        """Return what `changes` touch; an article's statements and mentions touch it, too."""
        articles: set[int] = set()
        statements: set[int] = set()
        actors: set[int] = set()
        briefings: set[int] = set()
        others = set(topics)
        for change in changes:
            match change.entity:
                case Article(id=one) | ArticleMentions(article_id=one):
                    articles.add(one)
                case Statement(id=one, passage=passage):
                    statements.add(one)
                    articles.add(passage.article_id)
                case Actor(id=one):
                    actors.add(one)
                case Briefing(id=one):
                    briefings.add(one)
                case Feed():
                    others.add("feeds")
                case SavedSearch():
                    others.add("searches")
        return cls(
            frozenset(articles),
            frozenset(statements),
            frozenset(actors),
            frozenset(briefings),
            frozenset(others),
        )

    def __bool__(self) -> bool:
        return self.everything or bool(
            self.articles or self.statements or self.actors or self.briefings or self.topics
        )

    def __or__(self, other: News) -> News:
        """Return both in one; `by` is the later writer."""
        return News(
            self.articles | other.articles,
            self.statements | other.statements,
            self.actors | other.actors,
            self.briefings | other.briefings,
            self.topics | other.topics,
            self.everything or other.everything,
            other.by or self.by,
        )

    def packed(self, sender: int) -> str:
        """Return the message that tells it; one that would be too long says that everything changed."""
        plain: dict[str, Any] = {"from": _short(sender)}
        for field in fields(self):
            value = getattr(self, field.name)
            if value:
                plain[field.name] = _plain(value) if isinstance(value, frozenset) else value
        message = json.dumps(plain, separators=(",", ":"))
        return message if len(message) <= LONGEST else News(everything=True, by=self.by).packed(sender)


def unpacked(message: str) -> tuple[int, News]:
    """Return who sent a message and what it tells; one of another version says that everything changed."""
    try:
        plain = json.loads(message)
        sender = int(plain.pop("from"), 36)
        known = {field.name for field in fields(News)}
        if not plain.keys() <= known:
            return sender, News(everything=True)
        values = {name: _value(name, value) for name, value in plain.items()}
        return sender, News(**values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return 0, News(everything=True)


def _plain(values: frozenset[Any]) -> list[str]:
    return sorted(_short(one) if isinstance(one, int) else one for one in values)


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return frozenset(value) if name == "topics" else frozenset(int(one, 36) for one in value)


def _short(number: int) -> str:
    """Return a number in the digits and letters that `int(…, 36)` reads."""
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"
