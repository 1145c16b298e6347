"""The details of an article as a person reads and types them."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.articles.article import Article, ArticleField
from briefing_app.errors import BriefingError


def shown(article: Article, field: ArticleField) -> str:
    """Return a detail as its field shows it, "" for none."""
    value = getattr(article, field.value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def value_of(field: ArticleField, text: str) -> object:
    """Return what was typed into a field as a value; raise an error for what cannot be one."""
    if field is ArticleField.PUBLISHED_ON:
        return _day(text)
    if field is ArticleField.HEADLINE and not text:
        raise BriefingError("An article needs a headline.", hint="Type a few words.")
    return text


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BriefingError(
            f"“{text}” is not a date.", hint="Write year, month and day: 2026-11-22."
        ) from None
