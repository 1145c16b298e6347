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

    from briefing_app.domain.feed import Feed, FeedState
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


class FeedTree(QTreeWidget):
    """`current_changed` carries the id of the feed at hand, None where that is a folder or nothing."""

    current_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[FeedId, QTreeWidgetItem] = {}
        self._closed: set[str] = set()
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
        current, chosen = self.current, set(self.chosen)
        self._remember_closed()
        self.blockSignals(True)
        self.clear()
        self._items = {}
        folders: dict[str, QTreeWidgetItem] = {}
        for row in rows:
            item = QTreeWidgetItem()
            self._fill(item, row, row.feed.id in busy, now)
            parent = self._folder(row.feed.folder, folders)
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            self._items[row.feed.id] = item
        for path, folder in folders.items():
            folder.setExpanded(path not in self._closed)
        for feed_id, item in self._items.items():
            item.setSelected(feed_id in chosen)
        self.blockSignals(False)
        at_hand = self._items.get(current) if current is not None else None
        if at_hand is None and self._items:
            at_hand = next(iter(self._items.values()))
        if at_hand is not None:
            self.setCurrentItem(at_hand)
        self.current_changed.emit(self.current)

    def _fill(self, item: QTreeWidgetItem, row: FeedRow, busy: bool, now: datetime) -> None:
        state = row.state
        sign, colour, fetched = "circle-check", self._theme.tokens.ok, ago(state.ok_at, now, short=True)
        if busy:
            sign, colour, fetched = "refresh-cw", self._theme.tokens.accent, "fetching…"
        elif state.ended:
            sign, colour, fetched = "circle-x", self._theme.tokens.danger, "gone for good"
        elif row.feed.paused:
            sign, colour, fetched = "minus", self._theme.tokens.tertiary, "paused"
        elif state.error:
            sign, colour = "triangle-alert", self._theme.tokens.danger
            fetched = "failed" if state.failures == 1 else f"failed {state.failures} ×"
        elif state.ok_at is None:
            sign, colour, fetched = "circle", self._theme.tokens.tertiary, "not yet"
        new = ago(state.new_at, now, short=True) if state.new_at is not None else "–"
        for column, text in enumerate((row.name, fetched, new, f"{state.brought:,}")):
            item.setText(column, text)
        words = health(row.feed, state, now)
        item.setIcon(0, icons.icon(sign, colour, 15))
        item.setToolTip(0, tip(f"{row.feed.address}\n{words}"))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.name}. {words}")
        item.setTextAlignment(3, _RIGHT)
        item.setData(0, _ID, row.feed.id)

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
