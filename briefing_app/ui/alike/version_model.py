"""The versions of a text as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from briefing_app.ui.look import icons
from briefing_app.ui.look.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.alike.versions import Version
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("Outlet", "Published", "Words", "Alike", "Origin", "Headline")
_SIDES = {2: Qt.AlignmentFlag.AlignRight, 3: Qt.AlignmentFlag.AlignHCenter}


@dataclass(frozen=True, slots=True)
class Shown:
    """A version with its article; `has_text` says that it is a version of the one that leads."""

    version: Version
    article: Article
    has_text: bool


class VersionModel(QAbstractTableModel):
    """Rows with the leading version first; how alike each is comes a moment later."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[Shown] = []
        self._alike: dict[ArticleId, float] = {}

    def show(self, rows: Sequence[Shown]) -> None:
        """Show other versions."""
        self.beginResetModel()
        self.rows = list(rows)
        self._alike = {}
        self.endResetModel()

    def tell(self, alike: Mapping[ArticleId, float]) -> None:
        """Show how much of each stands in the one that leads, as parts of 1."""
        self._alike = dict(alike)
        if self.rows:
            self.dataChanged.emit(self.index(0, 3), self.index(len(self.rows) - 1, 3))

    def row_of(self, article_id: ArticleId) -> int:
        """Return where a version stands, -1 where it does not."""
        return next((n for n, row in enumerate(self.rows) if row.article.id == article_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(place, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                tokens = self._theme.tokens
                leads = place == 0
                return icons.icon(
                    "star" if leads else "newspaper", tokens.key_bar if leads else tokens.tertiary
                )
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return self.spoken(place)
        return None

    def alike(self, place: int) -> str:
        """Return how alike a version is in words, "" while that is not known."""
        row = self.rows[place]
        if place == 0:
            return "leads"
        known = self._alike.get(row.article.id)
        if known is None:
            return ""
        return f"{known:.0%}" if row.has_text else f"{known:.0%}, apart"

    def spoken(self, place: int) -> str:
        """Return a row in words."""
        row = self.rows[place]
        parts = [outlet_of(row.article), self._words(place, 1), self.alike(place), row.article.headline]
        return ", ".join(part for part in parts if part)

    def _words(self, place: int, column: int) -> str:
        row = self.rows[place]
        match column:
            case 0:
                return outlet_of(row.article)
            case 1:
                return long_date(row.article.published_on) if row.article.published_on else "undated"
            case 2:
                return f"{row.article.words:,}".replace(",", "\u2009")
            case 3:
                return self.alike(place)
            case 4:
                return row.version.origin or "–"
        return row.article.headline


def outlet_of(article: Article) -> str:
    """Return what an article is called by where it appeared."""
    return article.display_outlet or "outlet not stated"


def _aligned(column: int) -> Qt.AlignmentFlag:
    flag = Qt.AlignmentFlag
    return _SIDES.get(column, flag.AlignLeft) | flag.AlignVCenter
