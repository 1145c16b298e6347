"""Statements on their way to another program: formatted text with its source, never markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData

from briefing_app.domain.shortening import printed_wording
from briefing_app.domain.statement import Manner, Reports
from briefing_app.ui.look.dragging import STATEMENTS_FORMAT, packed
from briefing_app.ui.statements.words import Quoted, turning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_app.domain.article import Article
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.domain.statement import Statement
    from briefing_app.storage.queries import StatementRow

_AT_ONCE = 200


class Library(Protocol):
    """What is read of a library to quote from it."""

    def statements(self, ids: Iterable[StatementId]) -> Mapping[StatementId, Statement]:
        """Return the statements of `ids` that exist."""

    def statement_rows(self, ids: Iterable[StatementId]) -> list[StatementRow]:
        """Return the rows for `ids`, in that order."""

    def articles(self, ids: Iterable[ArticleId]) -> Mapping[ArticleId, Article]:
        """Return the articles of `ids` that exist."""


def quoted(library: Library, ids: Sequence[StatementId]) -> list[Quoted]:
    """Return statements as they are quoted elsewhere, in the order of `ids`."""
    found: list[Quoted] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        statements = library.statements(some)
        rows = library.statement_rows(some)
        articles = library.articles({row.article_id for row in rows})
        found.extend(_quoted(row, statements.get(row.id), articles.get(row.article_id)) for row in rows)
    return found


def carried(library: Library, ids: Sequence[StatementId]) -> QMimeData:
    """Return statements for the clipboard or a drag: for this program, for Word, for anything."""
    quotes = quoted(library, ids)
    data = QMimeData()
    data.setText("\n\n".join(_plain(quote) for quote in quotes))
    data.setHtml("\n".join(_formatted(quote) for quote in quotes))
    data.setData(STATEMENTS_FORMAT, packed(list(ids)))
    return data


def _quoted(row: StatementRow, statement: Statement | None, article: Article | None) -> Quoted:
    is_direct = row.manner is Manner.DIRECT
    wording = row.quote
    if statement is not None and article is not None and is_direct:
        wording = printed_wording(statement, article.text)
    return Quoted(
        wording=" ".join(wording.split()),
        is_direct=is_direct,
        actor=row.actor,
        function=row.function,
        outlet=row.outlet,
        headline=row.headline,
        day=row.said_on or row.published_on,
        turning=turning(row),
        is_thought=row.reports is Reports.THOUGHT,
    )


def _plain(quote: Quoted) -> str:
    speaker = f"{quote.speaker} " if quote.speaker else ""
    return f"{quote.words}\n— {speaker}({quote.source})"


def _formatted(quote: Quoted) -> str:
    speaker = f"<b>{escape(quote.actor)}</b>" if quote.actor else ""
    if quote.function:
        speaker = f"{speaker}, {escape(quote.function)}" if speaker else escape(quote.function)
    gap = " " if speaker else ""
    return f"<p>{escape(quote.words)}<br>— {speaker}{gap}<i>({escape(quote.source)})</i></p>"
