"""The article list as Qt asks for it: rows by their number, in pages from the store."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.ui.look.dragging import ARTICLES_FORMAT, packed
from briefing_app.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing_app.domain.articles.article import ArticleRow
    from briefing_app.domain.identity import BriefingId
    from briefing_app.domain.searching.meeting import Excerpt
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.store import Store

ROW = Qt.ItemDataRole.UserRole
EXCERPT = Qt.ItemDataRole.UserRole + 1
_PAGE = 64
_PAGES_KEPT = 24
_EXCERPTS_KEPT = 500
_NO_INDEX = QModelIndex()


class ArticleModel(QAbstractTableModel):
    """One column of articles; only the pages that were looked at are in memory."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._roll: Roll = ShortRoll(array("q"))
        self._text = ""
        self._pages: OrderedDict[int, list[ArticleRow]] = OrderedDict()
        self._ids: dict[int, list[int]] = {}
        """What stands on the pages that were looked at, those among them that have to be asked anew."""
        self._excerpts: OrderedDict[ArticleId, Excerpt] = OrderedDict()
        self.briefing_id: BriefingId | None = None

    @property
    def roll(self) -> Roll:
        """The list that is shown."""
        return self._roll

    def show(self, roll: Roll, text: str = "") -> None:
        """Show another list; where it answers to `text`, the places in the articles are shown, too."""
        self.beginResetModel()
        self._roll = roll
        self._text = text
        self._pages.clear()
        self._ids.clear()
        self._excerpts.clear()
        self.endResetModel()

    def go_on(self, roll: Roll) -> None:
        """Show a list that begins as the one at hand and has more rows."""
        if len(roll) > len(self._roll):
            self.beginInsertRows(QModelIndex(), len(self._roll), len(roll) - 1)
            self._pages.pop(len(self._roll) // _PAGE, None)
            self._ids.pop(len(self._roll) // _PAGE, None)
            self._roll = roll
            self.endInsertRows()

    def take_out(self, rows: Iterable[int]) -> None:
        """Leave rows out from now on."""
        for first, last in _spans(rows):
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in range(last, first - 1, -1):
                self._roll.take_out(row)
            for kept in (self._pages, self._ids):
                for page in [page for page in kept if page >= first // _PAGE]:
                    del kept[page]
            self.endRemoveRows()

    def is_at_hand(self, row: int) -> bool:
        """Tell whether a row was looked at lately."""
        return row // _PAGE in self._pages

    def rows_at_hand(self) -> dict[int, int]:
        """Return the rows of the articles that were looked at last, by their ids."""
        return {one: page * _PAGE + place for page, ids in self._ids.items() for place, one in enumerate(ids)}

    def refresh(self, ids: Collection[int] | None = None) -> None:
        """Ask the store again for the rows of `ids`, of all when None."""
        if ids is None:
            rows = [0, len(self._roll) - 1] if len(self._roll) else []
            self._pages.clear()
        else:
            there = self.rows_at_hand()
            rows = sorted(there[one] for one in ids if one in there)
            for page in {row // _PAGE for row in rows}:
                self._pages.pop(page, None)
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], 0))

    def row_of(self, article_id: ArticleId) -> int:
        """Return where an article stands, -1 where it does not."""
        return self._roll.row_of(article_id)

    def id_at(self, row: int) -> ArticleId | None:
        """Return the article at a row, None beyond the list."""
        if not 0 <= row < len(self._roll):
            return None
        page, place = divmod(row, _PAGE)
        ids = self._ids[page][place : place + 1] if page in self._ids else self._roll.ids(row, 1)
        return ArticleId(ids[0]) if ids else None

    def article_row(self, row: int) -> ArticleRow | None:
        """Return what the list shows of an article, None where it has gone or is still to be found."""
        page = row // _PAGE
        if page not in self._pages:
            if not self._roll.is_near(page * _PAGE):
                return None
            first = page * _PAGE
            if page not in self._ids:
                self._ids[page] = self._roll.ids(first, _PAGE)
            ids = [ArticleId(one) for one in self._ids[page]]
            self._pages[page] = self._store.article_rows(ids, self.briefing_id)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
            while len(self._ids) > 2 * _PAGES_KEPT:
                del self._ids[next(iter(self._ids))]
        rows, place = self._pages[page], row % _PAGE
        return rows[place] if place < len(rows) else None

    def excerpt(self, row: int) -> Excerpt | None:
        """Return the words around the place where an article answers, None where no words were sought."""
        found = self.article_row(row) if self._text else None
        if found is None:
            return None
        if found.id not in self._excerpts:
            self._excerpts.update(self._store.excerpts([found.id], self._text))
            while len(self._excerpts) > _EXCERPTS_KEPT:
                self._excerpts.popitem(last=False)
        return self._excerpts.get(found.id)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._roll)

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
        if role == EXCERPT:
            return self.excerpt(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.excerpt(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole and row.unsure:
            return tip("The outlet or the date of this article is unsure. Ctrl+D shows its details.")
        return None


def _spans(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows as spans from first to last, the lowest in the list first."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows, reverse=True):
        if found and found[-1][0] == row + 1:
            found[-1] = (row, found[-1][1])
        else:
            found.append((row, row))
    return found


def spoken(row: ArticleRow, sought: Excerpt | None = None) -> str:
    """Return a row of the list in words."""
    parts = [row.headline, row.outlet]
    parts.append("unread" if row.state is ReadingState.NEW else row.state.value)
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
    elif row.used:
        parts.append("used in another briefing")
    if row.labels:
        parts.append(f"labels {', '.join(row.labels)}")
    if sought is not None and sought.marks:
        parts.append(sought.text)
    if row.unsure:
        parts.append("outlet or date unsure")
    return ", ".join(part for part in parts if part)
