"""An article as text on a page: the fixed measure, its size, its keys, and words selected in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing_app.domain.text import Span
from briefing_app.ui.look.tokens import MEASURE
from briefing_app.ui.read.text.reader_document import GUTTER, PageLook, ReaderPage
from briefing_app.workspace.marking import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefing_app.domain.articles.article import Article
    from briefing_app.ui.theme import Theme

_RIGHT = 24
_NARROWEST = 280
_OVERLAP = 56
"""How much of a view stays in sight when the next one is shown."""


class ReaderText(QTextEdit):
    """Shows the text of one article, to be read and selected; it cannot be changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: ReaderPage | None = None
        self._zoom = 1.0
        self.setObjectName("articleView")
        self.setAccessibleName("Article")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(28)
        theme.changed.connect(self._reset_page)

    @property
    def article(self) -> Article | None:
        """The article that is shown, or None."""
        return self._page.article if self._page else None

    @property
    def page(self) -> ReaderPage | None:
        """Where the text lies in the document, or None."""
        return self._page

    @property
    def zoom(self) -> float:
        """The size of the text beside the normal one."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the text larger or smaller and keep the place."""
        self._zoom = min(max(round(zoom, 2), 0.7), 2.4)
        self._reset_page()

    # Selecting

    def selected_span(self) -> Span | None:
        """Return the words that are selected in the text, whole; None without any."""
        cursor = self.textCursor()
        if self._page is None or not cursor.hasSelection():
            return None
        first = self._page.code_point(cursor.selectionStart())
        last = self._page.code_point(cursor.selectionEnd())
        span = snapped(self._page.article.text, Span(first, last))
        return span if span.end > span.start else None

    def select_span(self, span: Span) -> None:
        """Select words of the text."""
        if self._page is not None:
            start, end = self._page.range(span)
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def drop_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    # Moving

    def page_on(self) -> bool:
        """Go one view further; tell whether there was anything further."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + bar.pageStep() - _OVERLAP)
        return True

    def page_back(self) -> None:
        """Go one view back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - bar.pageStep() + _OVERLAP)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        steps = {
            Qt.Key.Key_Down: 56,
            Qt.Key.Key_Up: -56,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if plain and not self.cursorWidth() and key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        elif plain and key == Qt.Key.Key_PageDown:
            self.page_on()
        elif plain and key == Qt.Key.Key_PageUp:
            self.page_back()
        elif plain and key == Qt.Key.Key_Escape:
            self.setCursorWidth(0)
            self.drop_selection()
            event.ignore()
        else:
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.setCursorWidth(2)
            super().keyPressEvent(event)

    def _write(self, article: Article) -> None:
        self._page = ReaderPage(self.document(), article, PageLook(self._theme.tokens, self._zoom))
        self._fit()

    def _reset_page(self) -> None:
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._write(self._page.article)
        bar.setValue(round(share * bar.maximum()))

    def _fit(self) -> None:
        """Keep the measure and centre it; only a narrow pane makes it shorter."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        measure = round(MEASURE * min(max(self._zoom, 1.0), 1.35))
        wanted = GUTTER + measure + _RIGHT
        width = max(min(wanted, room - 16), _NARROWEST)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        left = max((room - width) // 2, 8)
        self.setViewportMargins(left, 0, max(room - width - left, 0), 0)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
