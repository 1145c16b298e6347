"""What one source says about one detail of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.intake.details.trust import trust_in

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import ArticleField, DetailSource


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for a field, as it is written there (dates as `2026-11-22`), with its source."""

    field: ArticleField
    value: str
    source: DetailSource
    confidence: float


def claim(
    field: ArticleField, value: object, source: DetailSource, confidence: float | None = None
) -> tuple[Claim, ...]:
    """Return what a source says, none where it says nothing.

    `confidence` is given where the reader knows better than the table of `trust`.
    """
    text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
    if not text:
        return ()
    return (Claim(field, text, source, trust_in(source, field) if confidence is None else confidence),)
