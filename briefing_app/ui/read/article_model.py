"""The article list as Qt asks for it: ids in an array, rows in pages from the store."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.article import ReadingState
from briefing_app.domain.identity import ArticleId
from briefing_app.ui.compose.outline_model import ARTICLES_FORMAT, packed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing_app.domain.article import ArticleRow
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.store import Store

ROW = Qt.ItemDataRole.UserRole
_PAGE = 64
_PAGES_KEPT = 24
_NO_INDEX = QModelIndex()


class ArticleModel(QAbstractTableModel):
    """One column of articles; only the pages that were looked at are in memory."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._ids: array[int] = array("q")
        self._places: dict[int, int] = {}
        self._pages: OrderedDict[int, list[ArticleRow]] = OrderedDict()
        self.briefing_id: BriefingId | None = None

    @property
    def ids(self) -> array[int]:
        """The ids of the list, in its order."""
        return self._ids

    def show(self, ids: array[int]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._ids = ids
        self._places = {one: place for place, one in enumerate(ids)}
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Collection[int] | None = None) -> None:
        """Ask the store again for the rows of `ids`, of all when None."""
        if ids is None:
            rows: list[int] = list(range(len(self._ids)))[:1] and [0, len(self._ids) - 1]
            self._pages.clear()
        else:
            rows = sorted(self._places[one] for one in ids if one in self._places)
            for page in {row // _PAGE for row in rows}:
                self._pages.pop(page, None)
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], 0))

    def row_of(self, article_id: ArticleId) -> int:
        """Return where an article stands, -1 where it does not."""
        return self._places.get(article_id, -1)

    def id_at(self, row: int) -> ArticleId | None:
        """Return the article at a row, None beyond the list."""
        return ArticleId(self._ids[row]) if 0 <= row < len(self._ids) else None

    def article_row(self, row: int) -> ArticleRow | None:
        """Return what the list shows of an article, None where it has just gone."""
        page = row // _PAGE
        if page not in self._pages:
            first = page * _PAGE
            ids = [ArticleId(one) for one in self._ids[first : first + _PAGE]]
            self._pages[page] = self._store.article_rows(ids, self.briefing_id)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        rows, place = self._pages[page], row % _PAGE
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [ARTICLES_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self.article_row(index.row()) for index in indexes]
        data = QMimeData()
        data.setData(ARTICLES_FORMAT, packed([row.id for row in rows if row is not None]))
        data.setText("\n".join(f"{row.headline} ({row.outlet})" for row in rows if row is not None))
        return data

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self.article_row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None


def spoken(row: ArticleRow) -> str:
    """Return a row of the list in words."""
    parts = [row.headline, row.outlet]
    if row.state is ReadingState.NEW:
        parts.append("unread")
    if row.starred:
        parts.append("starred")
    if row.selected:
        parts.append(f"{row.selected} selected")
    if row.suggested:
        parts.append(f"{row.suggested} suggested")
    if row.versions:
        parts.append(f"{row.versions} alike")
    if row.in_briefing:
        parts.append("in the briefing")
    return ", ".join(part for part in parts if part)
