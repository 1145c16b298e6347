"""How sure the details of an article are: what a person should look at, and what stands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, Genre

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article, Detected

SURE_FROM = 0.9
"""From this confidence on a detail needs no second look."""

LIKELY_FROM = 0.7
"""Below this confidence a detail is marked as unsure."""

IMPORTANT = (ArticleField.OUTLET, ArticleField.PUBLISHED_ON)
"""What is cited of every article: when one of these is unsure, lists say so."""


class FieldCertainty(StrEnum):
    """How far one detail of an article can be relied on.

    A detail is `DETECTED` where it is known and not how surely: in articles taken in before
    that was kept.
    """

    CONFIRMED = "confirmed"
    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    DETECTED = "detected"
    MISSING = "missing"


def detected_in(article: Article, field: ArticleField) -> Detected | None:
    """Return how a detail was found, None where that was not kept or nothing was found."""
    return next((one for one in article.details if one.field is field), None)


def certainty_of(article: Article, field: ArticleField) -> FieldCertainty:
    """Return how sure a detail is."""
    if field in article.confirmed:
        return FieldCertainty.CONFIRMED
    if not getattr(article, field.value):
        return FieldCertainty.MISSING
    found = detected_in(article, field)
    if found is None:
        is_plain_guess = bool(article.details) and not _is_default(article, field)
        return FieldCertainty.UNSURE if is_plain_guess else FieldCertainty.DETECTED
    if found.confidence >= SURE_FROM:
        return FieldCertainty.SURE
    return FieldCertainty.LIKELY if found.confidence >= LIKELY_FROM else FieldCertainty.UNSURE


def open_fields(article: Article) -> tuple[ArticleField, ...]:
    """Return the details that a person should look at, in the order of the fields.

    A field without a value is only open where it is important; nobody is sent after a byline
    that an article does not have.
    """
    return tuple(field for field in ArticleField if _is_open(article, field))


def is_unsure(article: Article) -> bool:
    """Tell whether something that is cited of an article (date, outlet) is not known surely.

    Articles without any record of how they were read are passed over.
    """
    return bool(article.details) and any(_is_open(article, field) for field in IMPORTANT)


def sure_fields(article: Article) -> tuple[ArticleField, ...]:
    """Return the details that are sure enough to be confirmed together, and are not yet."""
    return tuple(field for field in ArticleField if certainty_of(article, field) is FieldCertainty.SURE)


def _is_open(article: Article, field: ArticleField) -> bool:
    certainty = certainty_of(article, field)
    if certainty is FieldCertainty.MISSING:
        return field in IMPORTANT
    return certainty is FieldCertainty.UNSURE


def _is_default(article: Article, field: ArticleField) -> bool:
    return field is ArticleField.GENRE and article.genre is Genre.NEWS
