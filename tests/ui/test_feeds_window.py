"""Pages and feeds in the window: asked for once, fetched aside, told in words; every deed by key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from briefing_app.domain.articles.feed import FeedItem, FeedState
from briefing_app.errors import BriefingError
from briefing_app.settings import NetworkUse
from briefing_app.ui.feeds.deeds import WebDeeds
from briefing_app.web.exchange import Answer, Unreachable
from briefing_app.web.visits import Fetched
from briefing_app.workspace import edits

NOW = datetime.now(UTC)
FEED = "https://news.example/rss"
PAGE = (
    "<!doctype html><html><head><title>Port stays open</title></head><body><article><h1>Port stays open</h1>"
    + "".join(
        f"<p>“The quay is safe,” Ada Holm said on Friday in answer to question {n}.</p>" for n in range(6)
    )
    + "</article></body></html>"
)
RSS = (
    "<rss version='2.0'><channel><title>Wire</title><item><title>Port stays open</title>"
    "<link>https://news.example/a</link><guid>1</guid></item></channel></rss>"
)


class InventedErrands:
    """Answers at once, from pages that a test invents."""

    def __init__(self):
        self.pages = {"https://news.example/a": PAGE, FEED: RSS}
        self.asked = []
        self.stopped = 0

    def fetch(self, wanted, then, *, obey_robots=False, any_status=False):
        self.asked.append(wanted.url)
        data = self.pages.get(wanted.url)
        if data is None:
            then(Unreachable("The server cannot be reached.", where=wanted.url))
        else:
            kind = "text/html" if data.startswith("<!doctype") else "application/xml"
            then(Fetched(Answer(wanted.url, 200, kind, data.encode())))

    def work(self, fn, *arguments, then):
        try:
            value = fn(*arguments)
        except BriefingError as error:
            value = error
        then(value)

    def stop(self):
        self.stopped += 1

    def renew(self):
        pass

    def close(self):
        pass


@pytest.fixture
def told(desk):
    words = []
    desk.notices.told.connect(words.append)
    desk.notices.warned.connect(lambda error, _: words.append(str(error)))
    return words


@pytest.fixture
def questions(desk):
    """Every question is answered with yes."""
    asked = []

    def answer(question, answered):
        asked.append(question)
        answered(True)

    desk.notices.asked.connect(answer)
    return asked


@pytest.fixture
def deeds(desk, window):
    made = WebDeeds(desk, window)
    made.errands.close()
    made.errands = made.watch._errands = InventedErrands()
    yield made
    made.close()


@pytest.fixture
def allowed(desk):
    desk.settings.change(network=NetworkUse.ON)


@pytest.fixture
def feeds(deeds, desk, qtbot):
    """The window of the feeds over two of them, one in trouble."""
    workspace = desk.workspace
    workspace.apply(edits.add_feed(workspace.store, FEED, NOW, title="Wire", folder="Press / Baltic"))
    workspace.apply(edits.add_feed(workspace.store, "https://b.example/", NOW, title="Courier"))
    courier = next(feed for feed in workspace.store.feeds() if feed.title == "Courier")
    state = FeedState(courier.id, courier.address, due_at=NOW + timedelta(hours=2), tried_at=NOW)
    workspace.store.put_feed_state(replace(state, error="The server cannot be reached.", failures=3))
    deeds.show_feeds()
    qtbot.waitExposed(deeds._shown)
    qtbot.waitUntil(deeds._shown.tree.hasFocus)
    return deeds._shown


def _dialog(name):
    return next(w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible())


def _row(window, name):
    return next(item for item in window.tree._items.values() if item.text(0) == name)


# Pages


def test_the_first_use_is_asked_for_and_says_what_for(desk, deeds, questions, told):
    deeds.take_pages(["https://news.example/a"])
    (question,) = questions
    assert "for nothing else" in question.text
    assert desk.settings.current.network is NetworkUse.ON
    assert "“Port stays open” was taken in." in told
    deeds.take_pages(["https://news.example/a"])
    assert len(questions) == 1
    assert "“Port stays open” was here already." in told


def test_without_a_yes_nothing_is_fetched(desk, deeds):
    desk.notices.asked.connect(lambda question, answered: answered(False))
    deeds.take_pages(["https://news.example/a"])
    assert deeds.errands.asked == []
    assert desk.settings.current.network is NetworkUse.ASK


def test_switched_off_it_is_refused_in_words(desk, deeds, told):
    desk.settings.change(network=NetworkUse.OFF)
    deeds.take_pages(["https://news.example/a"])
    assert deeds.errands.asked == []
    assert "switched off" in told[0]


def test_a_page_is_an_import_that_can_be_undone(desk, deeds, allowed):
    deeds.take_pages(["news.example/a"])
    assert desk.workspace.undo_label == "import “Port stays open”"
    assert desk.runner.jobs == []


def test_a_page_that_cannot_be_had_is_told(desk, deeds, allowed, told):
    deeds.take_pages(["https://news.example/gone", "https://news.example/a"])
    assert any("cannot be reached" in words for words in told)
    assert "“Port stays open” was taken in." in told
    assert desk.runner.jobs == []


def test_the_dialog_takes_the_address_from_the_clipboard(desk, deeds, allowed, told):
    QGuiApplication.clipboard().setText(" https://news.example/a\n")
    desk.actions["actionAddFromWeb"].trigger()
    dialog = _dialog("addressDialog")
    assert dialog.address.text() == "https://news.example/a"
    dialog.address.setText("file:///etc/passwd")
    dialog._decide(feed=False)
    assert "Only pages of the web" in dialog._fault.text()
    dialog.address.setText("https://news.example/a")
    assert not dialog._fault.isVisible()
    dialog._decide(feed=False)
    assert "“Port stays open” was taken in." in told


def test_pasting_an_address_asks_for_the_page(desk, deeds, window, allowed):
    QGuiApplication.clipboard().setText("See https://news.example/a for more.")
    window.importing.ask_paste()
    _dialog("pasteDialog").reject()
    QGuiApplication.clipboard().setText("https://news.example/a")
    desk.actions["actionPaste"].trigger()
    _dialog("addressDialog").reject()


@pytest.mark.parametrize("how", ["firefox", "chrome", "text"])
def test_a_dropped_link_is_fetched(desk, deeds, window, allowed, told, how):
    mime = QMimeData()
    if how == "firefox":
        mime.setData("text/x-moz-url", "https://news.example/a\nPort".encode("utf-16-le"))
    if how != "text":
        mime.setUrls([QUrl("https://news.example/a")])
        mime.setHtml("<a href='https://news.example/a'>Port</a>")
    mime.setText("https://news.example/a")
    spot, copy = QPoint(9, 9), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, mime, left, none))
    assert "“Port stays open” was taken in." in told


# Feeds


def test_before_a_feed_is_added_it_says_that_nothing_is_fetched(deeds, qtbot):
    deeds.show_feeds()
    shown = deeds._shown
    assert "Nothing is fetched until you add a feed" in shown._empty.words
    qtbot.waitUntil(shown._empty.button.hasFocus)
    deeds.watch.look()
    assert deeds.errands.asked == []


def test_a_feed_is_added_fetched_and_its_article_waits(desk, deeds, questions, told):
    before = desk.workspace.undo_label
    deeds.show_feeds(FEED)
    dialog = _dialog("addFeedDialog")
    dialog.form.folder.setCurrentText("Press")
    dialog._decide()
    assert len(questions) == 1
    (feed,) = desk.workspace.store.feeds()
    assert (feed.address, feed.folder) == (FEED, "Press")
    assert "Wire: 1 new article." in told
    (waiting,) = desk.arrivals.waiting
    assert desk.workspace.store.article(waiting).url == "https://news.example/a"
    assert desk.arrivals.origins == {"Wire": 1}
    assert desk.workspace.undo_label != before  # adding the feed; what it brought is no step
    assert desk.workspace.undo() == "add feed “https://news.example/rss”"


def test_of_the_feeds_that_a_page_names_the_ticked_ones_are_added(desk, deeds, allowed):
    link = "<link rel=alternate type='application/rss+xml' title='{0}' href='/{0}'>"
    deeds.errands.pages["https://news.example/"] = (
        f"<!doctype html><html><head>{link.format('one')}{link.format('two')}</head></html>"
    )
    deeds.show_feeds("https://news.example/")
    dialog = _dialog("addFeedDialog")
    dialog._decide()
    assert [dialog.found.item(n).checkState() for n in range(2)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
    dialog.found.item(1).setCheckState(Qt.CheckState.Checked)
    dialog._decide()
    assert {feed.address for feed in desk.workspace.store.feeds()} == {
        "https://news.example/one",
        "https://news.example/two",
    }


def test_what_is_wrong_with_an_address_is_said_where_it_was_typed(deeds, allowed):
    deeds.show_feeds("https://news.example/a")
    dialog = _dialog("addFeedDialog")
    dialog._decide()
    assert "names no feed" in dialog._said.text()
    assert dialog._yes.text() == "Add"
    dialog.address.setText("https://nowhere.example/")
    dialog._decide()
    assert "cannot be reached" in dialog._said.text()
    dialog.reject()


def test_the_list_says_how_each_feed_is_doing(feeds):
    courier = _row(feeds, "Courier")
    assert courier.text(1) == "failed 3 ×"
    assert "3 times in a row" in courier.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert _row(feeds, "Wire").parent().text(0) == "Baltic"
    feeds.tree.setCurrentItem(courier)
    assert "The server cannot be reached." in feeds.details._error.text()
    assert "never fetched with success" in feeds.details._health.text()
    assert feeds._off.isVisible()


def test_every_deed_has_its_key(desk, deeds, feeds, allowed, qtbot, told):
    store = desk.workspace.store
    wire = next(feed for feed in store.feeds() if feed.title == "Wire")
    feeds.tree.setCurrentItem(_row(feeds, "Wire"))
    qtbot.keyClick(feeds.tree, Qt.Key.Key_P)
    assert store.feed(wire.id).paused
    qtbot.waitUntil(lambda: _row(feeds, "Wire").text(1) == "paused")
    qtbot.keyClick(feeds.tree, Qt.Key.Key_P)
    assert not store.feed(wire.id).paused
    qtbot.keyClick(feeds.tree, Qt.Key.Key_R)
    assert "Wire: 1 new article." in told
    qtbot.waitUntil(lambda: _row(feeds, "Wire").text(3) == "1")
    qtbot.keyClick(feeds.tree, Qt.Key.Key_Return)
    dialog = _dialog("editFeedDialog")
    dialog.form.title.setText("Baltic Wire")
    dialog.form.text.setChecked(True)
    dialog._decide()
    changed = store.feed(wire.id)
    assert (changed.title, changed.whole_pages) == ("Baltic Wire", False)
    qtbot.waitUntil(lambda: feeds.tree.currentItem().text(0) == "Baltic Wire")
    feeds.activateWindow()
    qtbot.waitUntil(feeds.tree.hasFocus)
    qtbot.keyClick(feeds.tree, Qt.Key.Key_Delete)
    assert [feed.title for feed in store.feeds()] == ["Courier"]
    qtbot.keyClick(feeds.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(store.feeds()) == 2
    qtbot.keyClick(feeds.tree, Qt.Key.Key_A)
    _dialog("addFeedDialog").reject()
    qtbot.keyClick(feeds.tree, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert set(deeds.errands.asked[-2:]) == {FEED, "https://b.example/"}


def test_a_folder_stands_for_the_feeds_in_it(feeds):
    feeds.tree.clearSelection()
    _row(feeds, "Wire").parent().parent().setSelected(True)
    assert [feeds._rows[feed_id].name for feed_id in feeds.tree.chosen] == ["Wire"]


def test_what_a_feed_brought_is_listed_and_opens(desk, feeds, window):
    wire = next(feed for feed in desk.workspace.store.feeds() if feed.title == "Wire")
    item = FeedItem(wire.id, "1", "v", NOW - timedelta(minutes=9), article_id=1, updated_at=NOW)
    failed = FeedItem(wire.id, "2", "v", NOW, title="Live", error="The page holds no article.", tries=3)
    desk.workspace.store.put_feed_items([item, failed])
    feeds.refresh()
    feeds.tree.setCurrentItem(_row(feeds, "Wire"))
    spoken = [
        feeds.details.items.item(n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(feeds.details.items.count())
    ]
    assert "as it was taken in" in spoken[0]
    assert spoken[1] == "Live. not taken in: The page holds no article."
    feeds.details.items.itemActivated.emit(feeds.details.items.item(0))
    assert window.view("read").article_at_hand == 1


def test_the_clock_brings_what_is_due_and_only_with_a_yes(desk, deeds, feeds, told):
    deeds.watch.look()
    assert deeds.errands.asked == []
    desk.settings.change(network=NetworkUse.ON)
    deeds.watch.look()
    assert deeds.errands.asked == [FEED, "https://news.example/a"]
    assert len(desk.arrivals.waiting) == 1
    assert not any("new article" in words for words in told)  # it waits behind the bar
    deeds.watch.look()
    assert len(deeds.errands.asked) == 2


def test_stopping_the_job_stops_the_fetches(desk, deeds, feeds, allowed, qtbot):
    waiting = []
    deeds.errands.fetch = lambda wanted, then, **_: waiting.append(then)
    deeds.watch.look()
    (job,) = [job for job in desk.runner.jobs if job.title == "Fetching feeds"]
    job.cancel()
    assert deeds.errands.stopped == 1


def test_lists_come_in_and_go_out(desk, feeds, tmp_path, told, qtbot):
    path = tmp_path / "feeds.opml"
    feeds.lists.write(path)
    assert "2 feeds written to feeds.opml." in told
    text = path.read_text().replace("b.example", "c.example")
    path.write_text(text.replace("</body>", '<outline xmlUrl="file:///x"/></body>'))
    feeds.lists.take(path)
    qtbot.waitUntil(lambda: "1 feed added, 1 was there already." in told)
    assert any("cannot be fetched" in words for words in told)
    feeds.lists.write(tmp_path / "no-such-folder" / "x.opml")
    assert "no-such-folder" in told[-1]


def test_names_are_shown_letter_by_letter(desk, feeds):
    store = desk.workspace.store
    wire = next(feed for feed in store.feeds() if feed.title == "Wire")
    desk.workspace.apply(edits.change_feed(store, wire.id, title="<b>Bold</b> & co"))
    feeds.refresh()
    row = _row(feeds, "<b>Bold</b> & co")
    feeds.tree.setCurrentItem(row)
    assert "&lt;b&gt;" in row.toolTip(0) or "<b>" not in row.toolTip(0).replace("<br>", "")
    assert feeds.details._name.textFormat() is Qt.TextFormat.PlainText
    assert isinstance(feeds, QDialog)
