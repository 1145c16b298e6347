"""The feeds in their folders, with how each is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from briefing_app.domain.identity import FeedId
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import tip
from briefing_app.workspace.web.report import ago, feed_name, health

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from briefing_app.domain.articles.feed import Feed, FeedState
    from briefing_app.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_COLUMNS = ("Feed", "Fetched", "Last new", "Articles")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed with how it is doing."""

    feed: Feed
    state: FeedState

    @property
    def name(self) -> str:
        """What the feed is called."""
        return feed_name(self.feed, self.state)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What a row shows: a sign in the colour of a token, and the words of its columns."""

    sign: str
    colour: str
    texts: tuple[str, ...]
    health: tuple[object, ...]


class FeedTree(QTreeWidget):
    """`current_changed` carries the id of the feed at hand, None where that is a folder or nothing."""

    current_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[FeedId, QTreeWidgetItem] = {}
        self._closed: set[str] = set()
        self._places: list[tuple[FeedId, str]] = []
        self._looks: dict[FeedId, _Looks] = {}
        self._tokens = theme.tokens
        self.setObjectName("feedTree")
        self.setAccessibleName("Feeds")
        self.setColumnCount(len(_COLUMNS))
        self.setHeaderLabels(list(_COLUMNS))
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(_COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.headerItem().setTextAlignment(3, _RIGHT)
        self.currentItemChanged.connect(lambda *_: self.current_changed.emit(self.current))

    @property
    def current(self) -> FeedId | None:
        """The feed at hand."""
        item = self.currentItem()
        return None if item is None else item.data(0, _ID)

    @property
    def chosen(self) -> list[FeedId]:
        """The feeds that are selected; a folder stands for those in it."""
        found: dict[FeedId, None] = {}
        waiting = list(self.selectedItems())
        while waiting:
            item = waiting.pop(0)
            if (feed_id := item.data(0, _ID)) is not None:
                found[feed_id] = None
            waiting += _children(item)
        return [feed_id for feed_id in self._items if feed_id in found]

    def show_feeds(self, rows: Iterable[FeedRow], busy: Collection[FeedId], now: datetime) -> None:
        """Show other feeds, or the same with other words; what is at hand stays."""
        shown = list(rows)
        places = [(row.feed.id, row.feed.folder) for row in shown]
        if places != self._places or self._theme.tokens != self._tokens:
            self._lay_out(shown)
            self._places, self._tokens = places, self._theme.tokens
        for row in shown:
            looks = _looks_of(row, row.feed.id in busy, now)
            if self._looks.get(row.feed.id) != looks:
                self._looks[row.feed.id] = looks
                self._fill(self._items[row.feed.id], row, looks, now)
        self.current_changed.emit(self.current)

    def _lay_out(self, rows: list[FeedRow]) -> None:
        """Make the rows anew, without words yet."""
        current, chosen = self.current, set(self.chosen)
        self._remember_closed()
        self.blockSignals(True)
        self.clear()
        self._items, self._looks = {}, {}
        folders: dict[str, QTreeWidgetItem] = {}
        for row in rows:
            item = QTreeWidgetItem()
            item.setData(0, _ID, row.feed.id)
            item.setTextAlignment(3, _RIGHT)
            parent = self._folder(row.feed.folder, folders)
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            self._items[row.feed.id] = item
        for path, folder in folders.items():
            folder.setExpanded(path not in self._closed)
        at_hand = self._items.get(current) if current is not None else None
        at_hand = at_hand or next(iter(self._items.values()), None)
        if at_hand is not None:
            self.setCurrentItem(at_hand)
        for feed_id in chosen & self._items.keys():
            self._items[feed_id].setSelected(True)
        self.blockSignals(False)

    def _fill(self, item: QTreeWidgetItem, row: FeedRow, looks: _Looks, now: datetime) -> None:
        for column, text in enumerate(looks.texts):
            item.setText(column, text)
        words = health(row.feed, row.state, now)
        item.setIcon(0, icons.icon(looks.sign, str(getattr(self._theme.tokens, looks.colour)), 15))
        item.setToolTip(0, tip(f"{row.feed.address}\n{words}"))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.name}. {words}")

    def _folder(self, path: str, folders: dict[str, QTreeWidgetItem]) -> QTreeWidgetItem | None:
        """Return the row of a folder, made with those that it lies in."""
        if not path:
            return None
        if path not in folders:
            above, _, name = path.rpartition(" / ")
            item = QTreeWidgetItem([name])
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(0, font)
            item.setIcon(0, icons.icon("folder-open", self._theme.tokens.secondary, 15))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"Folder {path}")
            item.setData(1, _ID, path)
            parent = self._folder(above, folders)
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            folders[path] = item
        return folders[path]

    def _remember_closed(self) -> None:
        waiting = _children(self.invisibleRootItem())
        while waiting:
            item = waiting.pop()
            path = item.data(1, _ID)
            if isinstance(path, str):
                (self._closed.discard if item.isExpanded() else self._closed.add)(path)
            waiting += _children(item)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = (item.child(number) for number in range(item.childCount()))
    return [child for child in below if child is not None]


def _looks_of(row: FeedRow, busy: bool, now: datetime) -> _Looks:
    state = row.state
    sign, colour, fetched = "circle-check", "ok", ago(state.ok_at, now, short=True)
    if busy:
        sign, colour, fetched = "refresh-cw", "accent", "fetching…"
    elif state.ended:
        sign, colour, fetched = "circle-x", "danger", "gone for good"
    elif row.feed.paused:
        sign, colour, fetched = "minus", "tertiary", "paused"
    elif state.error:
        sign, colour = "triangle-alert", "danger"
        fetched = "failed" if state.failures == 1 else f"failed {state.failures} ×"
    elif state.ok_at is None:
        sign, colour, fetched = "circle", "tertiary", "not yet"
    new = ago(state.new_at, now, short=True) if state.new_at is not None else "–"
    return _Looks(sign, colour, (row.name, fetched, new, f"{state.brought:,}"), (row.feed, state))
