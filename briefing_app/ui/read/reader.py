"""The article as it is read: text in a fixed measure, statements and actors marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing_app.document.words.cue_words import turning_words
from briefing_app.domain.text import Span
from briefing_app.ui.look.plain import tip_of_lines
from briefing_app.ui.look.speaking import heard, turned_quote, way, why
from briefing_app.ui.look.tokens import MEASURE
from briefing_app.ui.read.edge_editing import EdgeEditing
from briefing_app.ui.read.reader_document import GUTTER, PageLook, ReaderPage
from briefing_app.ui.read.reader_marks import (
    MentionMark,
    StatementMark,
    line_boxes,
    mention_marks,
    statement_marks,
)
from briefing_app.ui.read.reader_painter import MarkBoxes, Pointed, paint_detected, paint_edge, paint_marks
from briefing_app.ui.read.sentences import sentence_at
from briefing_app.workspace.marking import snapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from briefing_app.domain.actor import Actor
    from briefing_app.domain.article import Article
    from briefing_app.domain.edit import ArticleMentions
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.domain.statement import Statement
    from briefing_app.ui.theme import Theme

_RIGHT = 24
_NARROWEST = 280
_HEAD_HEIGHT = 600


class Reader(QTextEdit):
    """Shows one article. Signals carry ids: the current statement, one to select, a field, an actor."""

    current_changed = Signal(object)
    select_wanted = Signal(object)
    field_clicked = Signal(str)
    actor_clicked = Signal(object)
    marks_changed = Signal()
    edges_moved = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: ReaderPage | None = None
        self._statements: tuple[Statement, ...] = ()
        self._mentions: ArticleMentions | None = None
        self._actors: Mapping[ActorId, Actor] = {}
        self.marks: list[StatementMark] = []
        self._names: list[MentionMark] = []
        self._pointed = Pointed()
        self._boxes = MarkBoxes(self.document())
        self._zoom = 1.0
        self._pressed_at = QPoint()
        self.edge = EdgeEditing(self)
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(28)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_boxes)
        theme.changed.connect(self._reset_page)

    # What is shown

    @property
    def article(self) -> Article | None:
        """The article that is shown, or None."""
        return self._page.article if self._page else None

    @property
    def page(self) -> ReaderPage | None:
        """Where the text lies in the document, or None."""
        return self._page

    def show_article(self, article: Article) -> None:
        """Show another article from its top; the marks come with `show_marks`."""
        self.edge.leave()
        self.marks, self._names, self._statements = [], [], ()
        self._pointed = Pointed()
        self._write(article)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def show_details(self, article: Article) -> None:
        """Show changed details of the same article and keep the place."""
        if self._page is None or _head(article) != _head(self._page.article):
            scroll = self.verticalScrollBar().value()
            self._write(article)
            self._mark()
            self.verticalScrollBar().setValue(scroll)

    def show_marks(
        self, statements: Sequence[Statement], mentions: ArticleMentions, actors: Mapping[ActorId, Actor]
    ) -> None:
        """Mark statements and names; the current statement stays current while it stands."""
        self._statements, self._mentions, self._actors = tuple(statements), mentions, actors
        self._mark()

    def clear_article(self) -> None:
        """Show nothing."""
        self._page, self.marks, self._names = None, [], []
        self._pointed = Pointed()
        self.document().clear()
        self.marks_changed.emit()

    @property
    def named_actors(self) -> int:
        """How many actors the text names."""
        return len({name.actor_id for name in self._names})

    @property
    def zoom(self) -> float:
        """The size of the text beside the normal one."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the text larger or smaller and keep the place."""
        self._zoom = min(max(round(zoom, 2), 0.7), 2.4)
        self._reset_page()

    # The current statement

    @property
    def current(self) -> StatementMark | None:
        """The mark that `N` and `P` have reached, or None."""
        return next((mark for mark in self.marks if mark.id == self._pointed.current), None)

    def go_to(self, statement_id: StatementId | None, *, scroll: bool = True) -> None:
        """Make a statement current and bring it to the middle of the view."""
        self._pointed = Pointed(statement_id, self._pointed.hovered)
        mark = self.current
        if mark is not None and scroll:
            self._centre(mark)
        self.viewport().update()
        self.current_changed.emit(mark.id if mark else None)

    def step(self, by: int) -> None:
        """Go to the next statement, or to the previous one, and say so."""
        if not self.marks:
            return
        here = next((i for i, mark in enumerate(self.marks) if mark.id == self._pointed.current), None)
        if here is None:
            here = self._before_view() if by > 0 else self._before_view() + 1
        self.go_to(self.marks[(here + by) % len(self.marks)].id)
        self.announce()

    def shares(self) -> list[tuple[StatementMark, float]]:
        """Return each mark with how far down the article it lies, from 0 to 1."""
        height = max(self.document().size().height(), 1.0)
        return [
            (mark, self._boxes.of(mark)[0].center().y() / height)
            for mark in self.marks
            if self._boxes.of(mark)
        ]

    def announce(self) -> None:
        """Let a screen reader say which statement is current."""
        if self.current is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken_current()))

    def spoken_current(self) -> str:
        """Return the current statement in words, "" for none."""
        mark = self.current
        if mark is None:
            return ""
        place = next(i for i, one in enumerate(self.marks, start=1) if one.id == mark.id)
        state = f"selected, number {mark.number}" if mark.selected else "suggested"
        statement = mark.statement
        parts = [f"Statement {place} of {len(self.marks)}", way(statement), state]
        if statement.is_in_doubt:
            parts.append("speaker in doubt")
        quote = turned_quote(statement.passage.quote, self.turning(mark))
        return heard(f"{', '.join(parts)}: {quote}", statement.reasons)

    def turning(self, mark: StatementMark) -> str:
        """Return the words that turn a statement round, "" where it reads as it was meant."""
        return turning_words(mark.statement, self.article.text) if self.article else ""

    def replace_mark(self, mark: StatementMark) -> None:
        """Draw a mark elsewhere for now."""
        self.marks = [mark if one.id == mark.id else one for one in self.marks]
        self.viewport().update()

    # Marking by hand

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

    def select_sentence(self) -> None:
        """Select the sentence at the cursor; again, one sentence more."""
        if self._page is None:
            return
        text, already = self._page.article.text, self.selected_span()
        place = already.end if already else self._place_of_interest()
        sentence = sentence_at(text, place)
        if sentence is not None:
            start = min(already.start, sentence.start) if already else sentence.start
            self.select_span(Span(start, sentence.end))

    def drop_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def page_on(self) -> bool:
        """Go one view further; tell whether there was anything further."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + bar.pageStep() - 56)
        return True

    def page_back(self) -> None:
        """Go one view back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - bar.pageStep() + 56)

    def selection_points(self) -> tuple[QPoint, QPoint]:
        """Return, on the screen, the points under and over the selection or the current statement."""
        mark, cursor = self.current, self.textCursor()
        if not cursor.hasSelection() and mark is not None and (boxes := self._boxes.of(mark)):
            under = (boxes[-1].bottomLeft() - self._offset()).toPoint()
            over = (boxes[0].topLeft() - self._offset()).toPoint()
        else:
            first, last = QTextCursor(cursor), QTextCursor(cursor)
            first.setPosition(cursor.selectionStart())
            last.setPosition(cursor.selectionEnd())
            under, over = self.cursorRect(last).bottomLeft(), self.cursorRect(first).topLeft()
        seen = self.viewport().rect()
        for place in (under, over):
            place.setY(min(max(place.y(), 0), seen.bottom()))
        return self.viewport().mapToGlobal(under), self.viewport().mapToGlobal(over)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self._offset()
        painter.translate(-offset)
        seen = QRectF(event.rect()).translated(offset)
        tokens = self._theme.tokens
        if self._page is not None and seen.top() < _HEAD_HEIGHT:
            paint_detected(painter, line_boxes(self.document(), self._page.detected), tokens)
        paint_marks(painter, self._boxes, self.marks, self._names, tokens, self._pointed, seen)
        mark = self.current
        if self.edge.active and mark is not None and self._boxes.of(mark):
            boxes = self._boxes.of(mark)
            paint_edge(painter, boxes[-1] if self.edge.ends else boxes[0], tokens, ends=self.edge.ends)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.edge.wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.edge.press(event):
            return
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength() > 4
        if event.button() == Qt.MouseButton.LeftButton and not moved and not self.textCursor().hasSelection():
            self._click(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(None)

    def _click(self, spot: QPointF) -> None:
        place = spot + self._offset()
        for mark in self.marks:
            if self._boxes.of(mark) and self._boxes.badge(mark).adjusted(-4, -4, 4, 4).contains(place):
                self.go_to(mark.id, scroll=False)
                if not mark.selected:
                    self.select_wanted.emit(mark.id)
                return
        href = self.anchorAt(spot.toPoint())
        if href.startswith("field:"):
            self.field_clicked.emit(href.removeprefix("field:"))
            return
        mark_here = self._mark_at(place)
        name = next((n for n in self._names if _within(self._boxes.of_mention(n), place)), None)
        if mark_here is None and name is not None:
            self.actor_clicked.emit(name.actor_id)
            return
        self.edge.leave()
        self.go_to(mark_here.id if mark_here else None, scroll=False)

    def _hover(self, spot: QPointF) -> None:
        place = spot + self._offset()
        in_margin = spot.x() < GUTTER - 10
        mark = next(
            (
                one
                for one in self.marks
                if self._boxes.of(one)
                and (
                    self._boxes.badge(one).adjusted(-4, -4, 4, 4).contains(place)
                    if in_margin
                    else _within(self._boxes.of(one), place)
                )
            ),
            None,
        )
        self._set_hovered(mark.id if mark else None)
        href = self.anchorAt(spot.toPoint())
        hand = bool(href) or (in_margin and mark is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(self._tip(href, mark if in_margin else None))

    def _tip(self, href: str, mark: StatementMark | None) -> str:
        if mark is not None:
            return self._mark_tip(mark)
        if href.startswith("field:") and self._page is not None:
            field = href.removeprefix("field:")
            if field not in self._page.article.confirmed:
                return "Detected, not yet confirmed. Click to confirm or correct it."
            return "Click to change it."
        return ""

    def _mark_tip(self, mark: StatementMark) -> str:
        statement = mark.statement
        lead = f"Statement {mark.number}:" if mark.selected else "Select this statement:"
        lines = [f"{lead} {way(statement)}"]
        if turning := self.turning(mark):
            lines.append(f"Reported with “{turning}”")
        if statement.is_in_doubt:
            lines.append("It is not certain who speaks")
        if reasons := why(statement.reasons):
            lines.append(f"Ranked by: {reasons}")
        return tip_of_lines(lines)

    def _set_hovered(self, statement_id: StatementId | None) -> None:
        if statement_id != self._pointed.hovered:
            self._pointed = Pointed(self._pointed.current, statement_id)
            self.viewport().update()

    def _mark_at(self, place: QPointF) -> StatementMark | None:
        inside = [mark for mark in self.marks if _within(self._boxes.of(mark), place)]
        return min(inside, key=lambda mark: mark.end - mark.start) if inside else None

    def _write(self, article: Article) -> None:
        self._boxes = MarkBoxes(self.document())
        self._page = ReaderPage(self.document(), article, PageLook(self._theme.tokens, self._zoom))
        self._fit()

    def _mark(self) -> None:
        if self._page is None or self._mentions is None:
            return
        self.marks = statement_marks(self._page, self._statements)
        self._names = mention_marks(self._page, self._mentions, self._actors)
        if self._pointed.current is not None and self.current is None:
            self._pointed = Pointed()
        self.viewport().update()
        self.marks_changed.emit()

    def _reset_page(self) -> None:
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._write(self._page.article)
        self._mark()
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

    def _forget_boxes(self) -> None:
        self._boxes = MarkBoxes(self.document())
        self.viewport().update()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _centre(self, mark: StatementMark) -> None:
        boxes = self._boxes.of(mark)
        if boxes:
            middle = (boxes[0].top() + boxes[-1].bottom()) / 2
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    def _before_view(self) -> int:
        """Return the last mark above the view, -1 where there is none."""
        top = self._offset().y()
        above = [
            i
            for i, mark in enumerate(self.marks)
            if self._boxes.of(mark) and self._boxes.of(mark)[0].top() < top
        ]
        return above[-1] if above else -1

    def _place_of_interest(self) -> int:
        page = self._page
        if page is None:
            return 0
        mark = self.current
        if mark is not None:
            return page.code_point(mark.start)
        if self.cursorWidth() or self.textCursor().position() > page.body_start:
            return page.code_point(self.textCursor().position())
        top = self.cursorForPosition(QPoint(GUTTER + 4, self.viewport().height() // 3)).position()
        return page.code_point(top)


def _within(boxes: Sequence[QRectF], place: QPointF) -> bool:
    return any(box.contains(place) for box in boxes)


def _head(article: Article) -> tuple[object, ...]:
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
