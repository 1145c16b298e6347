"""One feed beside the list: where it is, how it is doing in words, and what it brought last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.ui.feeds.two_lines import WORDS_ROLE, TwoLines
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, tip
from briefing_app.workspace.web import schedule
from briefing_app.workspace.web.report import ago, counted, until

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.articles.feed import FeedItem
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.feeds.feed_tree import FeedRow

_SHOWN = 60
_ARTICLE = Qt.ItemDataRole.UserRole


class FeedDetails(QWidget):
    """`article_wanted` carries the id of an article that the feed brought."""

    article_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = label("", "title")
        self._name.setWordWrap(True)
        self._address = label("", "small")
        self._address.setObjectName("feedAddressShown")
        self._address.setWordWrap(True)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._health = label("", "secondary")
        self._health.setObjectName("feedHealth")
        self._health.setWordWrap(True)
        self._error = label("", "danger")
        self._error.setObjectName("feedError")
        self._error.setWordWrap(True)
        self._error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.items = QListWidget()
        self.items.setObjectName("feedItems")
        self.items.setAccessibleName("What it brought last")
        self.items.setItemDelegate(TwoLines(desk.theme, self.items))
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.itemActivated.connect(self._open)
        self._nothing = label("Nothing has come of it yet.", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(8)
        for words in (self._name, self._address, self._health, self._error):
            column.addWidget(words)
        column.addSpacing(4)
        column.addLayout(self._buttons())
        column.addSpacing(6)
        column.addWidget(label("What it brought last", "strong"))
        column.addWidget(self._nothing)
        column.addWidget(self.items, 1)
        self._room = QWidget()
        column.addWidget(self._room, 1)

    def show_feed(self, row: FeedRow | None, now: datetime) -> None:
        """Show a feed, or nothing."""
        self.setEnabled(row is not None)
        if row is None:
            for words in (self._name, self._address, self._health, self._error):
                words.setText("")
            self.items.clear()
            return
        feed, state = row.feed, row.state
        self._name.setText(row.name)
        moved = f"\nIt was {feed.address}, which moved for good." if state.moved_to else ""
        self._address.setText(schedule.address_of(feed, state) + moved)
        self._health.setText(_words(row, now))
        self._error.setText(_error(row, now))
        self._error.setVisible(bool(self._error.text()))
        self._pause.setText(" Resume" if feed.paused else " Pause")
        self._show_items(self._desk.workspace.store.latest_feed_items(feed.id, _SHOWN), now)

    def _buttons(self) -> QHBoxLayout:
        theme, actions = self._desk.theme, self._desk.actions
        row = QHBoxLayout()
        row.setSpacing(6)
        fetch = ThemedButton(theme, "refresh-cw", "Fetch now", kind="button")
        self._pause = ThemedButton(theme, "clock", "Pause", kind="button")
        edit = ThemedButton(theme, "pencil", "Edit…", kind="button")
        remove = ThemedButton(theme, "trash-2")
        for button, name in (
            (fetch, "actionFeedFetch"),
            (edit, "actionFeedEdit"),
            (self._pause, "actionFeedPause"),
            (remove, "actionFeedRemove"),
        ):
            row.addWidget(button.follow(actions[name]))
        row.addStretch(1)
        return row

    def _show_items(self, items: list[FeedItem], now: datetime) -> None:
        store, tokens = self._desk.workspace.store, self._desk.theme.tokens
        rows = store.article_rows([item.article_id for item in items if item.article_id is not None])
        headlines = {row.id: row.headline for row in rows}
        at = self.items.currentRow()
        self.items.clear()
        for item in items:
            headline = headlines.get(item.article_id, "") if item.article_id is not None else ""
            if item.article_id is not None and not headline:
                continue
            name = headline or item.title
            if item.error:
                sign, colour, words = "circle-x", tokens.danger, f"not taken in: {item.error}"
            elif item.updated_at is not None:
                sign, colour = "history", tokens.accent
                words = f"the feed changed it {ago(item.updated_at, now)}; the article is as it was taken in"
            else:
                sign, colour, words = "file-text", tokens.secondary, f"came {ago(item.seen_at, now)}"
            made = QListWidgetItem(icons.icon(sign, colour, 15), name)
            made.setData(WORDS_ROLE, words)
            made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {words}")
            made.setToolTip(tip(f"{name}\n{words}"))
            made.setData(_ARTICLE, item.article_id)
            self.items.addItem(made)
        self.items.setCurrentRow(min(max(at, 0), self.items.count() - 1))
        self.items.setVisible(bool(self.items.count()))
        for part in (self._nothing, self._room):
            part.setVisible(not self.items.count())

    def _open(self, item: QListWidgetItem) -> None:
        article_id = item.data(_ARTICLE)
        if article_id is not None:
            self.article_wanted.emit(article_id)


def _words(row: FeedRow, now: datetime) -> str:
    """Return how a feed is doing, and what is settled for it."""
    feed, state = row.feed, row.state
    lines = []
    if state.ok_at is None:
        lines.append("Not fetched yet." if not state.error else "It was never fetched with success.")
    else:
        new = f", brought something new {ago(state.new_at, now)}" if state.new_at is not None else ""
        lines.append(f"Fetched {ago(state.ok_at, now)}{new}.")
    if state.ended:
        lines.append("It is gone for good and is not asked any more.")
    elif feed.paused:
        lines.append("It is paused.")
    else:
        due = until(state.due_at, now)
        lines.append(f"Looked at again {due}." if due else "It is due.")
    parts = [counted(state.brought, "article")]
    if state.updated:
        parts.append(f"{state.updated:,} changed by the feed since")
    if state.refused:
        parts.append(f"{state.refused:,} not taken in")
    what = "whole pages" if feed.whole_pages else "the feed's own text"
    lines.append(f"{', '.join(parts)} · {what}, every {_interval(feed.every_min)}.")
    return " ".join(lines[:2]) + "\n" + lines[2]


def _error(row: FeedRow, now: datetime) -> str:
    state = row.state
    if not state.error or state.ended:
        return ""
    tries = f" ({state.failures} times in a row)" if state.failures > 1 else ""
    return f"Failed {ago(state.tried_at, now)}{tries}: {state.error}"


def _interval(minutes: int) -> str:
    for size, unit in ((10080, "week"), (1440, "day"), (60, "hour")):
        if minutes % size == 0:
            return unit if minutes == size else f"{minutes // size} {unit}s"
    return f"{minutes} minutes"
