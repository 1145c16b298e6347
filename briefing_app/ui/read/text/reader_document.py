"""An article as a Qt document: headed by what is known about it, its text place for place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from briefing_app.domain.articles.article import ArticleField, Genre
from briefing_app.ui.look.dates import long_date
from briefing_app.ui.look.tokens import Tokens
from briefing_app.ui.text_offsets import TextOffsets
from briefing_app.ui.theme import reading_font, ui_font

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.text import Span

GUTTER = 54
_BYTE_ORDER_MARK, _WORD_JOINER = "\ufeff", "\u2060"  # Qt drops the first, and every place would shift
_NO_BREAK, _KEPT_WHOLE = "\u00a0", 40
_BETWEEN = f"{_NO_BREAK * 3}·{_NO_BREAK * 2} "
_GENRES = {
    Genre.NEWS: "News",
    Genre.BRIEF: "In brief",
    Genre.INTERVIEW: "Interview",
    Genre.ANALYSIS: "Analysis",
    Genre.EDITORIAL: "Editorial",
    Genre.OP_ED: "Opinion",
    Genre.LETTER: "Letter",
    Genre.COMMUNIQUE: "Communiqué",
}


def genre_name(genre: Genre) -> str:
    """Return the name of a genre as it is read."""
    return _GENRES[genre]


@dataclass(frozen=True, slots=True)
class PageLook:
    """How an article is set: colours, and its size beside the normal one."""

    tokens: Tokens
    zoom: float = 1.0

    def font(self, pixels: float, weight: int = 400, *, serif: bool = True) -> QFont:
        """Return a font at the size of the page."""
        size = max(8, round(pixels * self.zoom))
        return reading_font(size, weight) if serif else ui_font(size, weight)


class ReaderPage:
    """What a document holds and where the text of the article begins in it."""

    def __init__(self, document: QTextDocument, article: Article, look: PageLook) -> None:
        self.article = article
        self.offsets = TextOffsets(article.text)
        self.detected: list[tuple[int, int]] = []
        self.body_start = self._write(document, look)
        self.body_end = self.body_start + self.offsets.to_qt(len(article.text))

    def place(self, code_point: int) -> int:
        """Return the position in the document of a place in the text."""
        return self.body_start + self.offsets.to_qt(code_point)

    def code_point(self, position: int) -> int:
        """Return the place in the text of a position in the document, the nearest one outside."""
        inside = min(max(position, self.body_start), self.body_end)
        return self.offsets.from_qt(inside - self.body_start)

    def range(self, span: Span) -> tuple[int, int]:
        """Return the positions of both ends of a span."""
        return self.place(span.start), self.place(span.end)

    def _write(self, document: QTextDocument, look: PageLook) -> int:
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(look.font(17))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()  # laid out once, when all of it is there
        frame = QTextFrameFormat()
        frame.setLeftMargin(GUTTER)
        frame.setTopMargin(28)
        frame.setBottomMargin(120)
        frame.setRightMargin(8)
        document.rootFrame().setFrameFormat(frame)
        self._write_head(cursor, look)
        start = cursor.position()
        _write_body(cursor, self.article.text, look)
        cursor.endEditBlock()
        return start

    def _write_head(self, cursor: QTextCursor, look: PageLook) -> None:
        article, tokens = self.article, look.tokens
        kicker = _format(look.font(11, 600, serif=False), tokens.accent)
        kicker.setFontLetterSpacing(108)
        cursor.setBlockFormat(_block(below=6))
        self._field(cursor, genre_name(article.genre).upper(), kicker, ArticleField.GENRE)
        cursor.insertBlock(_block(below=12))
        self._field(cursor, article.headline, _format(look.font(31, 600), tokens.text), ArticleField.HEADLINE)
        cursor.insertBlock(_block(below=22, line=125))
        small = _format(look.font(12, serif=False), tokens.tertiary)
        for order, (text, field) in enumerate(_about(article)):
            if order:
                cursor.insertText(_BETWEEN, small)
            self._field(cursor, text, small, field, whole=len(text) <= _KEPT_WHOLE)
        cursor.insertBlock(_block())

    def _field(
        self,
        cursor: QTextCursor,
        text: str,
        look: QTextCharFormat,
        field: ArticleField | None,
        *,
        whole: bool = False,
    ) -> None:
        shown = QTextCharFormat(look)
        start = cursor.position()
        if field is not None:
            shown.setAnchor(True)
            shown.setAnchorHref(f"field:{field.value}")
        cursor.insertText((_NO_BREAK if whole else " ").join(text.split()), shown)
        if field not in (None, ArticleField.GENRE, *self.article.confirmed):
            self.detected.append((start, cursor.position()))


def _about(article: Article) -> list[tuple[str, ArticleField | None]]:
    """Return what stands in the line under the headline."""
    parts: list[tuple[str, ArticleField | None]] = []
    if article.display_outlet:
        parts.append((article.display_outlet, ArticleField.OUTLET))
    if article.published_on:
        parts.append((long_date(article.published_on), ArticleField.PUBLISHED_ON))
    if article.byline:
        parts.append((_by(article.byline), ArticleField.BYLINE))
    if article.dateline:
        parts.append((article.dateline, ArticleField.DATELINE))
    parts.append((f"{article.words:,} words".replace(",", "\u2009"), None))
    return parts


def _write_body(cursor: QTextCursor, text: str, look: PageLook) -> None:
    body = _format(look.font(17), look.tokens.text)
    cursor.setBlockFormat(_block(line=120))
    cursor.setCharFormat(body)
    cursor.insertText(text.replace(_BYTE_ORDER_MARK, _WORD_JOINER), body)
    block = cursor.document().findBlock(cursor.position() - 1)
    gap = _block(line=0)
    gap.setLineHeight(round(14 * look.zoom), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    while block.isValid() and block.position() > 0:
        if block.length() == 1:
            here = QTextCursor(block)
            here.setBlockFormat(gap)
        block = block.previous()


def _format(font: QFont, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(QColor(colour))
    return made


def _block(*, below: int = 0, line: int = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(below)
    if line:
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _by(byline: str) -> str:
    return byline if byline.casefold().startswith("by ") else f"By {byline}"


def head_of(article: Article) -> tuple[object, ...]:
    """Return everything that the page shows above the text."""
    return (
        article.id,
        article.headline,
        article.display_outlet,
        article.published_on,
        article.byline,
        article.dateline,
        article.genre,
        article.confirmed,
    )
