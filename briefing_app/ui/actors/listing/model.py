"""The register as Qt asks for it: rows by their number, in pages from the store."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.identity import ActorId
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.ui.actors.words import spoken_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.register.queries import RegisterRow
    from briefing_app.storage.store import Store

ROW = Qt.ItemDataRole.UserRole
_PAGE, _PAGES_KEPT = 64, 24
_NO_INDEX = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """One column of actors; only the pages that were looked at are in memory."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.roll: Roll = ShortRoll(array("q"))
        self._pages: OrderedDict[int, list[RegisterRow]] = OrderedDict()

    def show(self, roll: Roll) -> None:
        """Show another list."""
        self.beginResetModel()
        self.roll = roll
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Ask the store again for what is looked at."""
        self._pages.clear()
        if len(self.roll):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.roll) - 1, 0))

    def row_of(self, actor_id: int) -> int:
        """Return where an actor stands, -1 where it does not."""
        return self.roll.row_of(actor_id)

    def id_at(self, row: int) -> ActorId | None:
        """Return the actor at a row, None beyond the list."""
        if not 0 <= row < len(self.roll):
            return None
        found = self.register_row(row)
        return found.actor.id if found is not None else None

    def ids_at(self, rows: Sequence[int]) -> list[ActorId]:
        """Return the actors of many rows, which need not have been looked at."""
        found = {page: self.roll.ids(page * _PAGE, _PAGE) for page in {row // _PAGE for row in rows}}
        places = ((found[row // _PAGE], row % _PAGE) for row in rows)
        return [ActorId(ids[place]) for ids, place in places if place < len(ids)]

    def register_row(self, row: int) -> RegisterRow | None:
        """Return what the list shows of an actor, None where it has just gone."""
        page = row // _PAGE
        if page not in self._pages:
            self._pages[page] = self._store.register_rows(self.roll.ids(page * _PAGE, _PAGE))
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        rows, place = self._pages[page], row % _PAGE
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.roll)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row = self.register_row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.actor.name
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row)
        return None
