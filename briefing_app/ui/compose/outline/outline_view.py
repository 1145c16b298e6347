"""The outline of a briefing: cards under section heads, moved by drag or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from briefing_app.domain.briefings.briefing import NoteKind
from briefing_app.ui.compose.outline.outline_model import ROW_ROLE, OutlineModel
from briefing_app.ui.compose.outline.outline_rows import OutlineRow, RowKind
from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QDropEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefing_app.ui.theme import Theme

_PAD, _BAR, _INSET, _LED_INSET, _GRIP = 10, 3, 8, 22, 18
_LINE = 18
_HEAD, _REMARK, _DRAWN = 38, 16, 34
_MAX_LINES = 3
_GLYPHS = {"direct": "“ ”", "mixed": "“ ~", "indirect": "~", "passage": "¶"}


class OutlineView(QListView):
    """Shows an `OutlineModel`; tells which row is current and what the keys ask for."""

    current_changed = Signal(object)
    edit_asked = Signal()

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefingOutline")
        self.setAccessibleName("Outline of the briefing")
        self.outline = model
        self.setModel(model)
        self._delegate = OutlineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        self._kept: tuple[int, frozenset[int], int] = (-1, frozenset(), 0)

    @property
    def current_row(self) -> OutlineRow | None:
        """The row that the keys act on."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, OutlineRow) else None

    @property
    def selected_rows(self) -> list[OutlineRow]:
        """The selected rows, in the order of the outline."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [row for index in indexes if isinstance(row := index.data(ROW_ROLE), OutlineRow)]

    def select(self, row_id: int) -> None:
        """Make the row of a section or item current, and bring it into view."""
        number = self.outline.row_of(row_id)
        if number >= 0:
            self.setCurrentIndex(self.outline.index(number))

    def select_none(self) -> None:
        """Make no row current: what is edited then is the briefing as a whole."""
        self.clearSelection()
        self.setCurrentIndex(self.outline.index(-1))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.edit_asked.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model tell the drop; nothing is ever moved by the view itself."""
        super().dropEvent(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _remember(self) -> None:
        row = self.current_row
        chosen = frozenset(r.id for r in self.selected_rows)
        self._kept = (row.id if row else -1, chosen, self.verticalScrollBar().value())

    def _return(self) -> None:
        current, chosen, scroll = self._kept
        self.doItemsLayout()
        number = self.outline.row_of(current)
        model = self.selectionModel()
        if number >= 0:
            model.setCurrentIndex(self.outline.index(number), QItemSelectionModel.SelectionFlag.NoUpdate)
        for n, row in enumerate(self.outline.rows):
            if row.id in chosen:
                model.select(self.outline.index(n), QItemSelectionModel.SelectionFlag.Select)
        self.verticalScrollBar().setValue(scroll)


class OutlineDelegate(QStyledItemDelegate):
    """Paints a section head, or a card with its bar, words and pill."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._text_font = ui_font(13)
        self._head_font = ui_font(13, 600)
        self._small_font = ui_font(11)
        self._pill_font = ui_font(11, 600)
        self._heights: dict[tuple[str, int, bool], int] = {}
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: OutlineRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row.kind is RowKind.SECTION:
            return QSize(width, _HEAD if row.printed else _HEAD + _REMARK)
        if row.is_fixed:
            return QSize(width, _DRAWN)
        lines = self._lines(row, self._text_width(row, width))
        foot = 20 if self._has_foot(row) else 0
        return QSize(width, _PAD * 2 + lines * _LINE + foot + 6)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: OutlineRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.SECTION:
            self._paint_section(painter, option, row)
        elif row.is_fixed:
            self._paint_drawn(painter, option, row)
        else:
            self._paint_card(painter, option, row)
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow) -> None:
        rect = option.rect.adjusted(_INSET + 2, 6, -_INSET - 4, 0)
        self._paint_chosen(painter, option)
        if not row.printed:
            rect.setHeight(_HEAD - 6)
            self._paint_remark(painter, rect.translated(0, _REMARK + 4), row.remark)
        painter.setFont(self._head_font)
        painter.setPen(self._theme.colour("text" if row.printed else "tertiary"))
        title = f"{row.number}  {row.text}"
        room = rect.width() - 40
        painter.drawText(
            rect,
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room),
        )
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colour("tertiary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.counter)

    def _paint_chosen(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(_INSET, 4, -_INSET, -2), 6, 6)

    def _paint_remark(self, painter: QPainter, rect: QRect, words: str) -> None:
        """Paint the sign of what is not printed, and why."""
        sign = pixmap("eye-off", self._theme.tokens.tertiary, 13, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left(), rect.center().y() - 6, sign)
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colour("tertiary"))
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 20)
        painter.drawText(rect.adjusted(19, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_drawn(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow) -> None:
        """Paint a part that the product draws from the whole: it has a place and cannot be moved."""
        self._paint_chosen(painter, option)
        theme = self._theme
        rect = option.rect.adjusted(_INSET + 2, 3, -_INSET - 4, -1)
        painter.setPen(QPen(theme.colour("line_strong"), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(option.rect.adjusted(_INSET, 4, -_INSET, -2), 6, 6)
        sign = pixmap("layers", theme.tokens.tertiary, 13, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + 8, rect.center().y() - 6, sign)
        painter.setFont(self._small_font)
        painter.setPen(theme.colour("tertiary"))
        said = "from the whole"
        room = painter.fontMetrics().horizontalAdvance(said) + 10
        painter.drawText(
            rect.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said
        )
        painter.setFont(self._text_font)
        painter.setPen(theme.colour("secondary"))
        words = rect.adjusted(28, 0, -room, 0)
        title = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow) -> None:
        left = _LED_INSET if row.led else _INSET
        card = option.rect.adjusted(left, 3, -_INSET, -3)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        theme = self._theme
        ground = "raised" if row.printed else "sunken"
        painter.setBrush(theme.colour("hover" if hovered and not selected else ground))
        painter.setPen(QPen(theme.colour("accent" if selected else "line"), 1.5 if selected else 1.0))
        painter.drawRoundedRect(card, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._bar_colour(row))
        painter.drawRoundedRect(QRect(card.left() + 1, card.top() + 5, _BAR, card.height() - 9), 1.5, 1.5)
        inner = card.adjusted(_BAR + _PAD, _PAD - 3, -_PAD - _GRIP, -4)
        self._paint_words(painter, row, inner)
        if hovered or selected:
            grip = pixmap("grip-vertical", theme.tokens.tertiary, 14, self._view.devicePixelRatioF())
            painter.drawPixmap(card.right() - _GRIP - 2, card.top() + 8, grip)
        if self._has_foot(row):
            self._paint_foot(painter, row, inner)

    def _paint_words(self, painter: QPainter, row: OutlineRow, rect: QRect) -> None:
        quiet = not row.printed or not row.text
        painter.setPen(self._theme.colour("tertiary" if quiet else "text"))
        layout, lines = self._layout(row, rect.width())
        for number in range(lines):
            line = layout.lineAt(number)
            start, length = line.textStart(), line.textLength()
            words = layout.text()[start : start + length]
            if number == lines - 1 and layout.lineCount() > lines:
                words = layout.text()[start:]
            painter.setFont(layout.font())
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect.left(), rect.top() + number * _LINE + 14, shown)

    def _paint_foot(self, painter: QPainter, row: OutlineRow, rect: QRect) -> None:
        theme = self._theme
        top = rect.bottom() - 19
        left = rect.left()
        if row.speaker:
            painter.setFont(self._pill_font)
            room = max(60, rect.width() - 110)
            name = painter.fontMetrics().elidedText(row.speaker, Qt.TextElideMode.ElideRight, room)
            width = painter.fontMetrics().horizontalAdvance(name) + 12
            kind = row.speaker_kind
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens.actor_soft(kind)) if kind else theme.colour("hover"))
            pill = QRect(left, top, width, 18)
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(QColor(theme.tokens.actor(kind)) if kind else theme.colour("secondary"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, name)
            left += width + 8
        painter.setFont(self._small_font)
        painter.setPen(theme.colour("tertiary"))
        glyph = _GLYPHS.get(row.tag, row.tag) if row.kind is RowKind.STATEMENT else row.tag
        words = "  ·  ".join(
            part
            for part in (row.remark, row.detail, row.stance, glyph, "shortened" if row.shortened else "")
            if part
        )
        counter = painter.fontMetrics().horizontalAdvance(row.counter) + 8 if row.counter else 0
        room = rect.right() + _GRIP - left - counter
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top, room, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        if row.counter:
            painter.setPen(theme.colour("danger" if row.over else "tertiary"))
            painter.drawText(
                QRect(rect.left(), top, rect.width() + _GRIP, 18),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                f"{'! ' if row.over else ''}{row.counter}",
            )

    def _bar_colour(self, row: OutlineRow) -> QColor:
        if not row.printed:
            return self._theme.colour("line_strong")
        if row.kind is RowKind.STATEMENT:
            return self._theme.colour("key_bar")
        if row.kind is RowKind.NOTE and row.note_kind is NoteKind.COMMENT:
            return self._theme.colour("danger")
        return self._theme.colour("accent" if row.kind is RowKind.ARTICLE else "line_strong")

    @staticmethod
    def _has_foot(row: OutlineRow) -> bool:
        return row.kind is not RowKind.NOTE

    def _text_width(self, row: OutlineRow, width: int) -> int:
        left = _LED_INSET if row.led else _INSET
        return width - left - _INSET - _BAR - _PAD * 2 - _GRIP

    def _words(self, row: OutlineRow) -> str:
        if row.kind is RowKind.NOTE and row.note_kind is NoteKind.COMMENT:
            return f"Comment: {row.text}"
        if row.kind is RowKind.NOTE and not row.text.strip():
            return "Empty note, not printed"
        return f"{row.number}. {row.text}" if row.number else row.text

    def _font(self, row: OutlineRow) -> QFont:
        heads = row.kind is RowKind.ARTICLE or row.note_kind is NoteKind.HEADING
        return self._head_font if heads else self._text_font

    def _layout(self, row: OutlineRow, width: int) -> tuple[QTextLayout, int]:
        shown = " · ".join(line.strip() for line in self._words(row).splitlines() if line.strip())
        layout = QTextLayout(shown, self._font(row))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        for _ in range(_MAX_LINES + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(40, width))
        layout.endLayout()
        return layout, max(1, min(_MAX_LINES, layout.lineCount()))

    def _lines(self, row: OutlineRow, width: int) -> int:
        key = (self._words(row), width, row.kind is RowKind.ARTICLE)
        if key not in self._heights:
            if len(self._heights) > 2000:
                self._heights.clear()
            self._heights[key] = self._layout(row, width)[1]
        return self._heights[key]
