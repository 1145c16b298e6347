"""The facets beside the table: a list of values with counts, walked and chosen by keys or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.statements.filtering.filter import FacetRow, FacetRowKind
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from briefing_app.ui.theme import Theme

FACET_ROLE = Qt.ItemDataRole.UserRole + 1
_HEAD_HEIGHT, _VALUE_HEIGHT = 40, 28
_Index = QModelIndex | QPersistentModelIndex


class FacetModel(QAbstractListModel):
    """Holds the lines of the facets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FacetRow, ...] = ()

    def show(self, rows: tuple[FacetRow, ...]) -> None:
        """Show other lines; where only counts differ, nothing moves."""
        if [(r.kind, r.field, r.value) for r in rows] == [(r.kind, r.field, r.value) for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, row: FacetRow) -> int:
        """Return where the same line stands now, -1 where it is gone."""
        wanted = (row.kind, row.field, row.value)
        same = (n for n, r in enumerate(self.rows) if (r.kind, r.field, r.value) == wanted)
        return next(same, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == FACET_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _read_aloud(row)
        return None


class FacetList(QListView):
    """Shows a `FacetModel`; Space, Enter or a click uses the line."""

    used = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementFacets")
        self.setAccessibleName("Filters")
        self.facets = FacetModel(self)
        self.setModel(self.facets)
        self.setItemDelegate(FacetCells(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)

    def show_rows(self, rows: tuple[FacetRow, ...]) -> None:
        """Show other lines; the place and the current line stay."""
        current = self.currentIndex().data(FACET_ROLE)
        top = self.verticalScrollBar().value()
        self.facets.show(rows)
        place = self.facets.place_of(current) if isinstance(current, FacetRow) else -1
        if place >= 0 and place != self.currentIndex().row():
            self.setCurrentIndex(self.facets.index(place))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(top)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index == self.currentIndex():
                self._use(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            return  # what is clicked becomes current; going to the first would scroll it away
        if not self.currentIndex().isValid() and self.facets.rowCount():
            self.setCurrentIndex(self.facets.index(0))

    def _use(self, index: QModelIndex) -> None:
        row = index.data(FACET_ROLE)
        if isinstance(row, FacetRow):
            self.used.emit(row)


class FacetCells(QStyledItemDelegate):
    """Paints heads with a chevron, values with their count, and a check where one is chosen."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._head, self._words = ui_font(12, 600), ui_font(13)
        self._chosen, self._small = ui_font(13, 600), ui_font(12)
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: FacetRow = index.data(FACET_ROLE)
        is_head = row.kind is FacetRowKind.HEAD
        return QSize(self._view.viewport().width(), _HEAD_HEIGHT if is_head else _VALUE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FacetRow = index.data(FACET_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = option.rect.adjusted(8, 1, -8, -1)
        self._paint_ground(painter, option, index, line, row)
        match row.kind:
            case FacetRowKind.HEAD:
                self._paint_head(painter, option.rect, row)
            case FacetRowKind.MORE:
                painter.setFont(self._small)
                painter.setPen(self._theme.colour("accent"))
                painter.drawText(line.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.words)
            case FacetRowKind.VALUE:
                self._paint_value(painter, line, row)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: _Index,
        line: QRect,
        row: FacetRow,
    ) -> None:
        if row.kind is FacetRowKind.HEAD:
            line = line.adjusted(0, 8, 0, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.chosen:
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(line, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(line, 6, 6)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(line, 6, 6)

    def _paint_head(self, painter: QPainter, rect: QRect, row: FacetRow) -> None:
        name = "chevron-down" if row.open else "chevron-right"
        chevron = pixmap(name, self._theme.tokens.tertiary, 12, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + 16, rect.top() + 17, chevron)
        painter.setFont(self._head)
        painter.setPen(self._theme.colour("secondary"))
        painter.drawText(rect.adjusted(36, 7, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.words)

    def _paint_value(self, painter: QPainter, line: QRect, row: FacetRow) -> None:
        theme = self._theme
        if row.chosen:
            check = pixmap("check", theme.tokens.accent, 13, self._view.devicePixelRatioF())
            painter.drawPixmap(line.left() + 9, line.center().y() - 6, check)
        count = "" if row.count is None else f"{row.count:,}"
        painter.setFont(self._small)
        used = painter.fontMetrics().horizontalAdvance(count) + 10
        painter.setPen(theme.colour("accent" if row.chosen else "tertiary"))
        painter.drawText(
            line.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count
        )
        painter.setFont(self._chosen if row.chosen else self._words)
        painter.setPen(theme.colour("accent" if row.chosen else "text"))
        words = line.adjusted(28, 0, -used, 0)
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


def _read_aloud(row: FacetRow) -> str:
    match row.kind:
        case FacetRowKind.HEAD:
            return f"{row.words}, {'open' if row.open else 'closed'}"
        case FacetRowKind.MORE:
            return row.words
        case FacetRowKind.VALUE:
            count = "" if row.count is None else f", {row.count}"
            return f"{row.words}{count}{', chosen' if row.chosen else ''}"
