"""The table of statements: rows by their number, fetched a page at a time as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.identity import StatementId
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.ui.look.dragging import STATEMENTS_FORMAT, packed
from briefing_app.ui.look.plain import tip_of_lines
from briefing_app.ui.statements.rows.columns import COLUMNS
from briefing_app.ui.statements.words import read_aloud, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.queries import StatementRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_PAGE = 128
_KEPT_PAGES = 32
_Index = QModelIndex | QPersistentModelIndex


class Rows(Protocol):
    """Where the rows come from."""

    def statement_rows(self, ids: Iterable[StatementId]) -> list[StatementRow]:
        """Return the rows for `ids`, in that order."""


class StatementsModel(QAbstractTableModel):
    """Shows statements in a given order; never asks for more rows than are looked at."""

    def __init__(
        self,
        rows: Rows,
        carried: Callable[[Sequence[StatementId]], QMimeData] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = rows
        self._carried = carried
        self._roll: Roll = ShortRoll(array("q"))
        self._pages: OrderedDict[int, tuple[list[int], dict[int, StatementRow]]] = OrderedDict()

    @property
    def roll(self) -> Roll:
        """The statements of the table, in its order."""
        return self._roll

    def shows(self, roll: Roll) -> bool:
        """Tell whether a list has the rows that are shown already."""
        if isinstance(roll, ShortRoll) and isinstance(self._roll, ShortRoll):
            return roll.held == self._roll.held
        return roll is self._roll

    def show(self, roll: Roll) -> None:
        """Show other statements, or the same ones with what has changed in them."""
        if self.shows(roll):
            self._pages.clear()
            if len(roll):
                self.dataChanged.emit(self.index(0, 0), self.index(len(roll) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._roll = roll
        self._pages.clear()
        self.endResetModel()

    def row_of(self, statement_id: int) -> int:
        """Return where a statement stands in the table, -1 where it is not shown."""
        return self._roll.row_of(statement_id)

    def id_at(self, row: int) -> StatementId | None:
        """Return the statement of a row of the table."""
        if not 0 <= row < len(self._roll):
            return None
        ids = self._page(row // _PAGE)[0]
        return StatementId(ids[row % _PAGE]) if row % _PAGE < len(ids) else None

    def ids_at(self, rows: Sequence[int]) -> list[StatementId]:
        """Return the statements of many rows, which need not have been looked at."""
        found: dict[int, list[int]] = {}
        for page in {row // _PAGE for row in rows}:
            there = self._pages.get(page)
            found[page] = there[0] if there else self._roll.ids(page * _PAGE, _PAGE)
        places = ((found[row // _PAGE], row % _PAGE) for row in rows)
        return [StatementId(ids[place]) for ids, place in places if place < len(ids)]

    def statement_row(self, row: int) -> StatementRow | None:
        """Return what a row shows; None where the statement has just gone."""
        if not 0 <= row < len(self._roll) or not self._can_be_shown(row):
            return None
        ids, rows = self._page(row // _PAGE)
        return rows.get(ids[row % _PAGE]) if row % _PAGE < len(ids) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._roll)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return COLUMNS[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        wanted = (ROW_ROLE, roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole)
        if role not in wanted or not index.isValid():
            return None
        row = self.statement_row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return read_aloud(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of_lines(told(row)) if COLUMNS[index.column()].key == "quote" else None
        return COLUMNS[index.column()].text(row)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [STATEMENTS_FORMAT, "text/html", "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        ids = [one for row in rows if (one := self.id_at(row)) is not None]
        carried = self._carried(ids) if self._carried else QMimeData()
        carried.setData(STATEMENTS_FORMAT, packed(ids))
        return carried

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def is_at_hand(self, row: int) -> bool:
        """Tell whether a row was looked at lately."""
        return row // _PAGE in self._pages

    def _can_be_shown(self, row: int) -> bool:
        return row // _PAGE in self._pages or self._roll.is_near(row // _PAGE * _PAGE)

    def _page(self, number: int) -> tuple[list[int], dict[int, StatementRow]]:
        """Return the ids of a page and the rows that there are of them."""
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            ids = self._roll.ids(number * _PAGE, _PAGE)
            found = self._source.statement_rows(map(StatementId, ids))
            self._pages[number] = ids, {row.id: row for row in found}
            while len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[number]
