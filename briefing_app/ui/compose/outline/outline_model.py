"""The outline as a list that Qt can show, drag from and drop on.

A drop never changes the model: it is told as a signal, becomes an edit of the briefing, and
comes back as new rows. So a row can neither be lost nor doubled by the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefing_app.ui.compose.outline.outline_rows import OutlineRow, RowKind
from briefing_app.ui.look.dragging import (
    ARTICLES_FORMAT,
    ITEMS_FORMAT,
    SECTION_FORMAT,
    STATEMENTS_FORMAT,
    packed,
    unpacked,
)
from briefing_app.ui.look.plain import tip_of_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefing_app.domain.identity import SectionId

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OutlineModel(QAbstractListModel):
    """The rows of one briefing; drops are told with where they fell."""

    items_dropped = Signal(object, object, object)
    section_dropped = Signal(object, object)
    statements_dropped = Signal(object, object, object)
    articles_dropped = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show `rows`, touching only what differs where the order is the same."""
        if [(r.kind, r.id) for r in rows] == [(r.kind, r.id) for r in self._rows]:
            changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The rows as they are shown."""
        return self._rows

    def row_of(self, row_id: int) -> int:
        """Return the number of the row of a section or item, -1 when it is not there."""
        return next((n for n, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return tip_of_lines([part for part in (row.text, row.remark) if part])
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable if self._rows[index.row()].is_fixed else usable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEMS_FORMAT, SECTION_FORMAT, STATEMENTS_FORMAT, ARTICLES_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = [row for index in indexes if not (row := self._rows[index.row()]).is_fixed]
        if sections := [row.id for row in rows if row.kind is RowKind.SECTION]:
            data.setData(SECTION_FORMAT, packed(sections[:1]))
        else:
            data.setData(ITEMS_FORMAT, packed([row.id for row in rows]))
        data.setText("\n\n".join(row.text for row in rows))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell what was dropped where; the answer is always False, so that the view removes nothing."""
        if row < 0:
            row = parent.row() + 1 if parent.isValid() else len(self._rows)
        if data.hasFormat(SECTION_FORMAT):
            before = sum(r.kind is RowKind.SECTION for r in self._rows[:row])
            self.section_dropped.emit(unpacked(data, SECTION_FORMAT)[0], before)
            return False
        place = self.place_at(row)
        if place is None:
            return False
        for name, signal in (
            (ITEMS_FORMAT, self.items_dropped),
            (STATEMENTS_FORMAT, self.statements_dropped),
            (ARTICLES_FORMAT, self.articles_dropped),
        ):
            if data.hasFormat(name):
                signal.emit(unpacked(data, name), *place)
                break
        return False

    def place_at(self, row: int) -> tuple[SectionId, int] | None:
        """Return the section and the position in it of what would be dropped before `row`."""
        before = [one for one in self._rows[:row] if not one.is_fixed]
        if not before:
            first = next((r for r in self._rows if r.kind is RowKind.SECTION), None)
            return (first.section_id, 0) if first else None
        last = before[-1]
        return (last.section_id, 0 if last.kind is RowKind.SECTION else last.position + 1)


def spoken(row: OutlineRow) -> str:
    """Return a row as a screen reader says it."""
    match row.kind:
        case RowKind.SECTION:
            unprinted = f". {row.remark}" if not row.printed else ""
            return f"Section {row.number} {row.text}, {row.counter} items{unprinted}"
        case RowKind.ARTICLE:
            return f"Item {row.number}: {row.text}. {row.detail}. {row.counter} characters"
        case RowKind.STATEMENT:
            return f"Statement by {row.speaker or 'unknown'}, {row.tag}: {row.text}"
        case RowKind.NOTE:
            return f"{(row.note_kind or 'note').capitalize()}: {row.text or 'empty'}"
        case RowKind.DRAWN:
            return f"Drawn from the briefing: {row.text}. {row.remark}"
