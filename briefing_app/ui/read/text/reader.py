"""The article as it is read: statements and actors marked in its text, one of them current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QTextCursor

from briefing_app.document.words.cue_words import turning_words
from briefing_app.domain.text import Span
from briefing_app.ui.read.text.edge_editing import EdgeEditing
from briefing_app.ui.read.text.found_marks import FoundMarks
from briefing_app.ui.read.text.mark_places import MarkPlaces
from briefing_app.ui.read.text.reader_document import GUTTER, head_of
from briefing_app.ui.read.text.reader_marks import (
    MentionMark,
    StatementMark,
    line_boxes,
    mention_marks,
    statement_marks,
)
from briefing_app.ui.read.text.reader_painter import (
    MarkBoxes,
    Pointed,
    paint_detected,
    paint_edge,
    paint_marks,
)
from briefing_app.ui.read.text.reader_text import ReaderText
from briefing_app.ui.read.text.reader_words import field_tip, mark_tip, spoken
from briefing_app.ui.read.text.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.edit import ArticleMentions
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.ui.theme import Theme

_HEAD_HEIGHT = 600


class Reader(ReaderText):
    """Shows one article. Signals carry ids: the current statement, one to select, a field, an actor."""

    current_changed = Signal(object)
    select_wanted = Signal(object)
    field_clicked = Signal(str)
    actor_clicked = Signal(object)
    marks_changed = Signal()
    edges_moved = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._statements: tuple[Statement, ...] = ()
        self._mentions: ArticleMentions | None = None
        self._actors: Mapping[ActorId, Actor] = {}
        self.marks: list[StatementMark] = []
        self._names: list[MentionMark] = []
        self._pointed = Pointed()
        self._boxes = MarkBoxes(self.document())
        self.found = FoundMarks(self)
        self._pressed_at = QPoint()
        self.edge = EdgeEditing(self, lambda: self.page)
        self.edge.moved.connect(self.replace_mark)
        self.edge.kept.connect(self.edges_moved)
        self.edge.changed.connect(self.viewport().update)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_boxes)

    # What is shown

    def show_article(self, article: Article) -> None:
        """Show another article from its top; the marks come with `show_marks`."""
        self.edge.leave()
        self.marks, self._names, self._statements, self._mentions = [], [], (), None
        self._pointed = Pointed()
        self._write(article)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.found.show_first()

    def show_details(self, article: Article) -> None:
        """Show changed details of the same article and keep the place."""
        if self._page is None or head_of(article) != head_of(self._page.article):
            scroll = self.verticalScrollBar().value()
            self._write(article)
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
        self.found.find()
        self._pointed = Pointed()
        self.document().clear()
        self.marks_changed.emit()

    @property
    def named_actors(self) -> int:
        """How many actors the text names."""
        return len({name.actor_id for name in self._names})

    @property
    def _places(self) -> MarkPlaces:
        return MarkPlaces(self.marks, self._names, self._boxes)

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
            above = self._places.last_above(self._offset().y())
            here = above if by > 0 else above + 1
        self.go_to(self.marks[(here + by) % len(self.marks)].id)
        self.announce()

    def shares(self) -> list[tuple[StatementMark, float]]:
        """Return each mark with how far down the article it lies, from 0 to 1."""
        return self._places.shares(max(self.document().size().height(), 1.0))

    def announce(self) -> None:
        """Let a screen reader say which statement is current."""
        if self.current is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken_current()))

    def spoken_current(self) -> str:
        """Return the current statement in words, "" for none."""
        mark = self.current
        return spoken(mark, self.marks, self.turning(mark)) if mark is not None else ""

    def turning(self, mark: StatementMark) -> str:
        """Return the words that turn a statement round, "" where it reads as it was meant."""
        return turning_words(mark.statement, self.article.text) if self.article else ""

    def replace_mark(self, mark: StatementMark) -> None:
        """Draw a mark elsewhere for now."""
        self.marks = [mark if one.id == mark.id else one for one in self.marks]
        self.viewport().update()

    def take_edge(self, *, ends: bool) -> None:
        """Take the end of the current statement, or its beginning, in hand, to be moved by keys."""
        if self.current is not None:
            self.edge.begin(self.current, ends=ends)

    # Marking by hand

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
        self.found.paint(painter, tokens, seen)
        mark = self.current
        if self.edge.active and mark is not None and self._boxes.of(mark):
            boxes = self._boxes.of(mark)
            paint_edge(painter, boxes[-1] if self.edge.ends else boxes[0], tokens, ends=self.edge.ends)
        painter.end()
        super().paintEvent(event)

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
        if not self.edge.press(event):
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
        badge = self._places.badge_at(place)
        if badge is not None:
            self.go_to(badge.id, scroll=False)
            if not badge.selected:
                self.select_wanted.emit(badge.id)
            return
        href = self.anchorAt(spot.toPoint())
        if href.startswith("field:"):
            self.field_clicked.emit(href.removeprefix("field:"))
            return
        mark_here = self._places.innermost_at(place)
        name = self._places.name_at(place)
        if mark_here is None and name is not None:
            self.actor_clicked.emit(name.actor_id)
            return
        self.edge.leave()
        self.go_to(mark_here.id if mark_here else None, scroll=False)

    def _hover(self, spot: QPointF) -> None:
        place = spot + self._offset()
        in_margin = spot.x() < GUTTER - 10
        mark = self._places.badge_at(place) if in_margin else self._places.first_at(place)
        self._set_hovered(mark.id if mark else None)
        href = self.anchorAt(spot.toPoint())
        hand = bool(href) or (in_margin and mark is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(self._tip(href, mark if in_margin else None))

    def _tip(self, href: str, mark: StatementMark | None) -> str:
        if mark is not None:
            return mark_tip(mark, self.turning(mark))
        article = self.article
        return (
            field_tip(href.removeprefix("field:"), article) if article and href.startswith("field:") else ""
        )

    def _set_hovered(self, statement_id: StatementId | None) -> None:
        if statement_id != self._pointed.hovered:
            self._pointed = Pointed(self._pointed.current, statement_id)
            self.viewport().update()

    def _write(self, article: Article) -> None:
        self._boxes = MarkBoxes(self.document())
        super()._write(article)
        self.found.find()
        self._mark()

    def _mark(self) -> None:
        if self._page is None or self._mentions is None:
            return
        self.marks = statement_marks(self._page, self._statements)
        self._names = mention_marks(self._page, self._mentions, self._actors)
        if self._pointed.current is not None and self.current is None:
            self._pointed = Pointed()
        self.viewport().update()
        self.marks_changed.emit()

    def _forget_boxes(self) -> None:
        self._boxes = MarkBoxes(self.document())
        self.found.forget_boxes()

    def _centre(self, mark: StatementMark) -> None:
        boxes = self._boxes.of(mark)
        if boxes:
            middle = (boxes[0].top() + boxes[-1].bottom()) / 2
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

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
