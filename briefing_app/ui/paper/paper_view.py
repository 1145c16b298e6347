"""The paper: the real PDF of the briefing, kept in place while it changes.

Pages are drawn before they are shown, so a new version of the document never flashes white.
Points are PDF points with the origin at the top left of a page, as in `Placement`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.paper.paper_pages import PaperPages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from briefing_app.export.rendered import Placement

_MARGIN = 28
_GAP = 20
_ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_SCREEN_DPI = 96.0
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PaperColours:
    """The colours around the paper; the paper itself stays white."""

    desk: QColor
    edge: QColor
    accent: QColor
    empty: QColor


class PaperView(QAbstractScrollArea):
    """Shows a PDF page under page; a click on a block tells which item it came from."""

    item_clicked = Signal(object)
    page_changed = Signal(object, object)
    zoom_changed = Signal(object)

    def __init__(self, colours: PaperColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperPreview")
        self.setAccessibleName("Paper")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._colours = colours
        self._pages: PaperPages | None = None
        self._placements: tuple[Placement, ...] = ()
        self._current: frozenset[int] = frozenset()
        self._fit_width = True
        self._zoom = 1.0
        self._tops: list[float] = []
        self._message = ""
        self._page_shown = -1
        self._grey = False
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def set_colours(self, colours: PaperColours) -> None:
        """Follow a change of theme."""
        self._colours = colours
        self.viewport().update()

    @property
    def is_grey(self) -> bool:
        """Whether the paper is shown without its colours."""
        return self._grey

    def set_grey(self, grey: bool) -> None:
        """Show the paper as a printer without colours prints it, or as it is."""
        self._grey = grey
        self.viewport().update()

    def show_message(self, text: str) -> None:
        """Show words in place of paper, as when a briefing is still empty."""
        self._message = text
        self._drop_pages()
        self._lay_out()

    def show_pdf(self, data: bytes, placements: Sequence[Placement]) -> None:
        """Show a new version of the document, at the same place of the same page."""
        page, offset = self._place()
        old = self._pages
        try:
            self._pages = PaperPages(data)
        except BriefingError as error:
            self.show_message(str(error))
            return
        self._placements = tuple(placements)
        self._message = ""
        if old is not None:
            old.close()
        self._lay_out()
        self._go(min(page, len(self._pages) - 1), offset)
        self._page_shown = -1
        self._tell_page()

    @property
    def message(self) -> str:
        """What is said in place of paper."""
        return self._message

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages) if self._pages else 0

    @property
    def current_page(self) -> int:
        """The page (from 0) that fills most of the upper half of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return max(0, bisect_right(self._tops, middle) - 1)

    def words_of_page(self, page: int) -> str:
        """Return the text of a page."""
        return self._pages.words(page) if self._pages else ""

    def show_current(self, origins: frozenset[int], *, scroll: bool = True) -> None:
        """Ring the blocks of these items, and bring the first into view."""
        self._current = origins
        place = next((p for p in self._placements if p.origin in origins), None)
        if place is not None and scroll:
            rect = self._on_desk(place)
            bar = self.verticalScrollBar()
            if not bar.value() <= rect.top() <= rect.bottom() <= bar.value() + self.viewport().height():
                bar.setValue(round(rect.top() - self.viewport().height() / 4))
        self.viewport().update()

    def zoom_in(self) -> None:
        """Show the paper one step larger."""
        self.set_zoom(next((z for z in _ZOOM_STEPS if z > self._zoom * 1.01), _ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the paper one step smaller."""
        self.set_zoom(next((z for z in reversed(_ZOOM_STEPS) if z < self._zoom * 0.99), _ZOOM_STEPS[0]))

    def fit_width(self) -> None:
        """Make the paper as wide as the view, now and when the view changes."""
        self._fit_width = True
        self._keep_place()

    def set_zoom(self, zoom: float) -> None:
        """Show the paper at `zoom`; 1 is the size that it has in the hand."""
        self._fit_width = False
        self._zoom = zoom
        self._keep_place()

    @property
    def zoom(self) -> float:
        """How large the paper is shown; 1 is the size that it has in the hand."""
        return self._zoom

    def go_to_page(self, page: int) -> None:
        """Bring the top of `page` (from 0) into view."""
        self._go(page, 0.0)

    # geometry

    def _scale(self) -> float:
        return self._zoom * _SCREEN_DPI / _POINTS_PER_INCH

    def _lay_out(self) -> None:
        pages = self._pages
        self._tops = []
        width = self.viewport().width()
        if pages is None or not len(pages):
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        widest = max(size.width() for size in pages.sizes)
        if self._fit_width:
            room = max(120, width - 2 * _MARGIN)
            self._zoom = min(2.0, room / widest * _POINTS_PER_INCH / _SCREEN_DPI)
        scale = self._scale()
        top = float(_MARGIN)
        for size in pages.sizes:
            self._tops.append(top)
            top += size.height() * scale + _GAP
        height = top - _GAP + _MARGIN
        self.verticalScrollBar().setRange(0, max(0, round(height - self.viewport().height())))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(48)
        across = round(widest * scale + 2 * _MARGIN - width)
        self.horizontalScrollBar().setRange(0, max(0, across))
        self.horizontalScrollBar().setPageStep(width)
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _page_rect(self, page: int) -> QRectF:
        """Return where a page lies on the desk, before scrolling."""
        if self._pages is None:
            return QRectF()
        size = self._pages.sizes[page] * self._scale()
        left = max(float(_MARGIN), (self.viewport().width() - size.width()) / 2)
        return QRectF(left, self._tops[page], size.width(), size.height())

    def _on_desk(self, placement: Placement) -> QRectF:
        scale = self._scale()
        page = self._page_rect(placement.page)
        return QRectF(
            page.left() + placement.x * scale,
            page.top() + placement.y * scale,
            placement.width * scale,
            placement.height * scale,
        )

    def _place(self) -> tuple[int, float]:
        """Return the page at the top edge and how far down it the edge is, from 0 to 1."""
        if self._pages is None or not self._tops:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        page = max(0, bisect_right(self._tops, top) - 1)
        return page, (top - self._tops[page]) / self._page_rect(page).height()

    def _go(self, page: int, offset: float) -> None:
        if self._tops:
            page = max(0, min(page, len(self._tops) - 1))
            top = self._tops[page] + offset * self._page_rect(page).height()
            self.verticalScrollBar().setValue(round(top if offset else top - _MARGIN))

    def _keep_place(self) -> None:
        page, offset = self._place()
        self._lay_out()
        self._go(page, offset)

    def _drop_pages(self) -> None:
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._placements = ()

    def _tell_page(self) -> None:
        if self.current_page != self._page_shown:
            self._page_shown = self.current_page
            self.page_changed.emit(self._page_shown, self.page_count)
            self.setAccessibleDescription(f"Page {self._page_shown + 1} of {self.page_count}")

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + (-1 if backwards else 1) * (bar.pageStep() - 60))
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            placement = self._placement_at(event.position())
            if placement is not None:
                self.item_clicked.emit(placement.origin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._placement_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _scroll(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _placement_at(self, position: QPointF) -> Placement | None:
        """Return the smallest block under a point of the viewport."""
        point = position + self._scroll()
        hits = [p for p in self._placements if p.origin is not None and self._on_desk(p).contains(point)]
        return min(hits, key=lambda p: p.width * p.height, default=None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._colours.desk)
        if self._pages is None:
            painter.setPen(self._colours.empty)
            painter.drawText(
                self.viewport().rect().adjusted(40, 40, -40, -40),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._message,
            )
            painter.end()
            return
        painter.translate(-self._scroll())
        seen = QRectF(self.viewport().rect()).translated(self._scroll())
        for page in range(len(self._pages)):
            rect = self._page_rect(page)
            if rect.intersects(seen):
                self._paint_page(painter, page, rect)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        assert self._pages is not None
        self._paint_shadow(painter, rect)
        ratio = self.devicePixelRatioF()
        picture = self._pages.picture(page, max(1, round(rect.width() * ratio)), grey=self._grey)
        painter.drawImage(rect, picture)
        painter.setPen(QPen(self._colours.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours.accent, 1.5))
        for frame in self.frames(page):
            painter.drawRoundedRect(frame.adjusted(-6, -4, 6, 4), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def frames(self, page: int) -> list[QRectF]:
        """Return one rectangle on the desk for each current item that has a part on a page."""
        found: dict[int | None, QRectF] = {}
        for placement in self._placements:
            if placement.page == page and placement.origin in self._current:
                part = self._on_desk(placement)
                found[placement.origin] = found.get(placement.origin, part).united(part)
        return list(found.values())

    @staticmethod
    def _paint_shadow(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, strength in ((6, 8), (4, 12), (2, 20)):
            painter.setBrush(QColor(0, 0, 0, strength))
            painter.drawRoundedRect(rect.adjusted(-spread / 2, 0, spread / 2, spread), 2, 2)
