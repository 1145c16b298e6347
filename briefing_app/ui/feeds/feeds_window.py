"""The window of the feeds: all of them in their folders, one of them beside, and what can be done."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import BriefingError
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.feeds.consent import with_consent
from briefing_app.ui.feeds.feed_details import FeedDetails
from briefing_app.ui.feeds.feed_tree import FeedRow, FeedTree
from briefing_app.ui.feeds.list_files import ListFiles
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.empty_page import EmptyPage
from briefing_app.ui.look.plain import label
from briefing_app.workspace import edits
from briefing_app.workspace.web import schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from briefing_app.domain.articles.feed import Feed
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId, FeedId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.feeds.errands import WindowErrands
    from briefing_app.ui.feeds.feed_dialogs import AddFeedDialog
    from briefing_app.ui.feeds.watch import FeedWatch
    from briefing_app.workspace.door.changed import Changed

_REFRESH_MS, _CLOCK_MS = 300, 30_000
_SIZES = "feeds.panes"
_OFF = "The network is not used yet, so no feed is fetched."


class FeedsWindow(QDialog):
    """Stays open beside the main window; everything in it is done by key, too."""

    def __init__(
        self, desk: Desk, watch: FeedWatch, errands: WindowErrands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("feedsWindow")
        self.setWindowTitle("Feeds")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1000, 600)
        self._desk = desk
        self._watch, self._errands = watch, errands
        self._rows: dict[FeedId, FeedRow] = {}
        self.tree = FeedTree(desk.theme)
        self.details = FeedDetails(desk)
        self.lists = ListFiles(desk, self)
        self._count = label("0", "count")
        self._empty = EmptyPage(desk.theme, "feedsEmpty", "rss")
        self._empty.say(
            "Nothing is fetched until you add a feed",
            "A feed tells what a site has new. It is looked at by the clock, and its articles come in by "
            "themselves, behind a bar that you open when it suits you.",
            "Add a feed…",
        )
        self._stack = QStackedWidget()
        self._off = self._off_bar()
        self._refreshing = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refreshing.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self.refresh)
        self._bind()
        self._build()
        self.tree.current_changed.connect(self._show_details)
        self.details.article_wanted.connect(self._open_article)
        desk.signals.changed.connect(self._note_change)
        watch.stirred.connect(self._refreshing.start)
        desk.theme.changed.connect(self.refresh)

    # building

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self.tree.setMinimumWidth(400)
        self.details.setMinimumWidth(392)
        for pane in (self.tree, self.details):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(0, 1)
        sizes = self._desk.preferences.get(_SIZES, [600, 400])
        self._splitter.setSizes(sizes if len(sizes) == 2 else [600, 400])
        self._splitter.splitterMoved.connect(
            lambda *_: self._desk.preferences.set(_SIZES, self._splitter.sizes())
        )
        self._empty.button.setObjectName("addFirstFeed")
        self._empty.button.setProperty("kind", "primary")
        self._empty.button.clicked.connect(self._desk.actions["actionFeedAdd"].trigger)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._off)
        column.addWidget(self._stack, 1)

    def _head(self) -> QWidget:
        theme, actions = self._desk.theme, self._desk.actions
        head = QFrame()
        head.setProperty("surface", "panel")
        head.setProperty("edge", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(label("Feeds", "title"))
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for icon, name in (("file-down", "actionFeedsImport"), ("download", "actionFeedsExport")):
            row.addWidget(ThemedButton(theme, icon, size=17).follow(actions[name]))
        fetch = ThemedButton(theme, "refresh-cw", "Fetch all now", kind="button")
        add = ThemedButton(theme, "plus", "Add a feed", kind="primary", colour="on_accent")
        row.addWidget(fetch.follow(actions["actionFeedFetchAll"]))
        row.addWidget(add.follow(actions["actionFeedAdd"]))
        return head

    def _off_bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("feedsOff")
        bar.setProperty("kind", "notice")
        allow = QPushButton("Use the network…")
        allow.setObjectName("feedsAllow")
        allow.setAutoDefault(False)
        allow.clicked.connect(lambda: with_consent(self._desk, self._watch.look))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(label(_OFF), 1)
        row.addWidget(allow)
        return bar

    def _bind(self) -> None:
        actions = self._desk.actions
        for part in (self.tree, self._empty):
            actions.attach(Scope.FEEDS, part)
        for name in ("actionUndo", "actionRedo"):
            self.addAction(actions[name])
        deeds: tuple[tuple[str, Callable[[], object], Callable[[], bool] | None], ...] = (
            ("actionFeedAdd", self.add, None),
            ("actionFeedFetch", self.fetch_chosen, lambda: bool(self.tree.chosen)),
            ("actionFeedFetchAll", self.fetch_all, lambda: bool(self._rows)),
            ("actionFeedEdit", self.edit, lambda: self.tree.current is not None),
            ("actionFeedPause", self.pause, lambda: bool(self.tree.chosen)),
            ("actionFeedRemove", self.remove, lambda: bool(self.tree.chosen)),
            ("actionFeedsImport", self.lists.ask_list, None),
            ("actionFeedsExport", self.lists.ask_place, lambda: bool(self._rows)),
        )
        for name, slot, enabled in deeds:
            actions.bind(name, slot, within=self, enabled=enabled)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.refresh()
        (self.tree if self._rows else self._empty.button).setFocus()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._refreshing.stop()

    def refresh(self) -> None:
        """Show the feeds as they are now."""
        if not self.isVisible():
            return
        store, now = self._desk.workspace.store, datetime.now(UTC)
        states = store.feed_states()
        self._rows = {
            feed.id: FeedRow(feed, schedule.state_of(feed, states.get(feed.id))) for feed in store.feeds()
        }
        self._count.setText(f"{len(self._rows):,}")
        self._stack.setCurrentWidget(self._splitter if self._rows else self._empty)
        self._off.setVisible(bool(self._rows) and not self._watch.is_allowed)
        rows = sorted(self._rows.values(), key=lambda row: (row.feed.folder == "", row.feed.folder, row.name))
        self.tree.show_feeds(rows, self._watch.under_way, now)
        self._desk.actions.refresh()

    def _show_details(self, feed_id: FeedId | None) -> None:
        row = self._rows.get(feed_id) if feed_id is not None else None
        self.details.show_feed(row, datetime.now(UTC))
        self._desk.actions.refresh()

    def _note_change(self, changed: Changed) -> None:
        if changed.feeds and self.isVisible():
            self._refreshing.start()

    def _open_article(self, article_id: ArticleId) -> None:
        self._desk.arrivals.show()  # it may still wait behind the bar
        self._desk.navigator.open_article(article_id)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()

    # doing

    def add(self, address: str = "") -> None:
        """Ask for a feed."""
        from briefing_app.ui.feeds.feed_dialogs import AddFeedDialog

        dialog = AddFeedDialog((row.feed.folder for row in self._rows.values()), address, self)
        dialog.looked.connect(partial(self._look, dialog))
        dialog.decided.connect(partial(self._add, dialog))
        dialog.open()

    def edit(self) -> None:
        """Ask for what is settled for the feed at hand."""
        from briefing_app.ui.feeds.feed_dialogs import EditFeedDialog

        row = self._rows.get(self.tree.current) if self.tree.current is not None else None
        if row is None:
            return
        folders = (other.feed.folder for other in self._rows.values())
        dialog = EditFeedDialog(row.feed, folders, self)

        workspace = self._desk.workspace

        def change(details: dict[str, Any]) -> None:
            try:
                workspace.apply(edits.change_feed(workspace.store, row.feed.id, **details))
            except BriefingError as error:
                dialog.complain(error)
                return
            dialog.accept()

        dialog.decided.connect(change)
        dialog.open()

    def fetch_chosen(self) -> None:
        """Look at the selected feeds now."""
        self._fetch([self._rows[feed_id].feed for feed_id in self.tree.chosen if feed_id in self._rows])

    def fetch_all(self) -> None:
        """Look at all feeds now, but for those that are paused."""
        self._fetch([row.feed for row in self._rows.values() if not row.feed.paused and not row.state.ended])

    def pause(self) -> None:
        """Pause the selected feeds, or resume them where all are paused."""
        ids = self.tree.chosen
        paused = not all(self._rows[feed_id].feed.paused for feed_id in ids)
        self._apply(edits.pause_feeds(self._desk.workspace.store, ids, paused))

    def remove(self) -> None:
        """Take the selected feeds off the list; it can be undone."""
        ids = self.tree.chosen
        if self._apply(edits.remove_feeds(self._desk.workspace.store, ids)):
            what = "The feed is" if len(ids) == 1 else f"{len(ids)} feeds are"
            self._desk.notices.tell(f"{what} off the list; the articles stay. Ctrl+Z brings it back.")

    def _fetch(self, feeds: Sequence[Feed]) -> None:
        with_consent(self._desk, lambda: self._watch.fetch(feeds))

    def _apply(self, edit: Edit) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(edit))

    def _look(self, dialog: AddFeedDialog, url: str) -> None:
        """Look at an address that was typed, once the network may be used."""
        from shiboken6 import isValid

        from briefing_app.workspace.web.finding import FoundFeeds, find_feeds

        def found(outcome: FoundFeeds | BriefingError) -> None:
            if not isValid(dialog):
                return
            if isinstance(outcome, FoundFeeds):
                dialog.show_found(outcome)
            else:
                dialog.complain(outcome)

        def look() -> None:
            dialog.show_looking()
            find_feeds(self._errands, url, found)

        with_consent(self._desk, look)

    def _add(self, dialog: AddFeedDialog, urls: Sequence[str], details: dict[str, Any]) -> None:
        store, now = self._desk.workspace.store, datetime.now(UTC)
        title = details["title"] if len(urls) == 1 else ""
        try:
            for url in urls:
                edit = edits.add_feed(store, url, now, **{**details, "title": title})
                self._desk.workspace.apply(edit)
        except BriefingError as error:
            dialog.complain(error)
            return
        dialog.accept()
        self._watch.fetch([feed for feed in store.feeds() if feed.address in set(urls)])
