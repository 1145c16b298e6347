"""Statements on their way to another program: formatted text with its source, never markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication

from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Manner, Reports
from briefing_app.ui.look.dragging import STATEMENTS_FORMAT, packed
from briefing_app.ui.paced import Paced
from briefing_app.ui.statements.words import Quoted, counted, turning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.queries import StatementRow
    from briefing_app.ui.desk import Desk

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
    """Return statements for the clipboard or a drag: for this program, for Word, for anything.

    Many are put into words only where another program asks for them.
    """
    if len(ids) > _AT_ONCE:
        return _InWordsLater(library, ids)
    return carrying(quoted(library, ids), ids)


def carrying(quotes: Sequence[Quoted], ids: Sequence[StatementId]) -> QMimeData:
    """Return the same of what has been read already."""
    data = QMimeData()
    data.setText("\n\n".join(_plain(quote) for quote in quotes))
    data.setHtml("\n".join(_formatted(quote) for quote in quotes))
    data.setData(STATEMENTS_FORMAT, packed(list(ids)))
    return data


class _InWordsLater(QMimeData):
    """Statements on a drag that are read from the library when their words are wanted."""

    def __init__(self, library: Library, ids: Sequence[StatementId]) -> None:
        super().__init__()
        self._library, self._ids = library, list(ids)
        self._in_words: QMimeData | None = None
        self.setData(STATEMENTS_FORMAT, packed(self._ids))

    def formats(self) -> list[str]:
        return [STATEMENTS_FORMAT, "text/html", "text/plain"]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:  # noqa: N803
        if mimetype == STATEMENTS_FORMAT:
            return super().retrieveData(mimetype, preferredType)
        if self._in_words is None:
            self._in_words = carrying(quoted(self._library, self._ids), self._ids)
        return self._in_words.html() if mimetype == "text/html" else self._in_words.text()


def copy(desk: Desk, ids: Sequence[StatementId]) -> None:
    """Put statements on the clipboard with their sources; many are read some at a time."""
    quotes: list[Quoted] = []
    store, left = desk.workspace.store, list(ids)

    def go_on(most: int) -> int:
        some = left[:most]
        del left[:most]
        quotes.extend(quoted(store, some))
        return len(some)

    def ended(done: int, stopped: bool) -> None:
        if done >= len(ids):
            QGuiApplication.clipboard().setMimeData(carrying(quotes, ids))
            desk.notices.tell(f"{counted(len(quotes), 'statement')} copied.")
        elif stopped:
            desk.notices.tell("Nothing was copied.")

    if len(ids) > _AT_ONCE:
        Paced(desk, "Copying statements", len(ids), go_on, ended, desk.navigator)
    elif ids:
        ended(go_on(len(ids)), stopped=False)


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
