"""What is said of a mark in an article: to a screen reader, and where the mouse rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField
from briefing_app.ui.look.plain import tip_of_lines
from briefing_app.ui.look.speaking import heard, turned_quote, way, why
from briefing_app.ui.read.details.certainty_words import told_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.ui.read.text.reader_marks import StatementMark


def spoken(mark: StatementMark, marks: Sequence[StatementMark], turning: str) -> str:
    """Return a mark, one of `marks`, as a screen reader says it; `turning` are words that turn it round."""
    place = next(i for i, one in enumerate(marks, start=1) if one.id == mark.id)
    state = f"selected, number {mark.number}" if mark.selected else "suggested"
    statement = mark.statement
    parts = [f"Statement {place} of {len(marks)}", way(statement), state]
    if statement.is_in_doubt:
        parts.append("speaker in doubt")
    quote = turned_quote(statement.passage.quote, turning)
    return heard(f"{', '.join(parts)}: {quote}", statement.reasons)


def mark_tip(mark: StatementMark, turning: str) -> str:
    """Return what a mark in the margin tells of its statement."""
    statement = mark.statement
    lead = f"Statement {mark.number}:" if mark.selected else "Select this statement:"
    lines = [f"{lead} {way(statement)}"]
    if turning:
        lines.append(f"Reported with “{turning}”")
    if statement.is_in_doubt:
        lines.append("It is not certain who speaks")
    if reasons := why(statement.reasons):
        lines.append(f"Ranked by: {reasons}")
    return tip_of_lines(lines)


def field_tip(field: str, article: Article) -> str:
    """Return how sure a detail of the article over its text is, and what can be done with it."""
    told = told_of(article, ArticleField(field))
    if field in article.confirmed:
        return "Click to change it."
    return tip_of_lines([*told, "Detected, not yet confirmed. Click to confirm or correct it."])
