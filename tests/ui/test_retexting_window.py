"""Splitting and joining in the reader, and a PDF read again: one step each, and found in the menus."""

from __future__ import annotations

import io
import textwrap

import pytest
import samples
from PySide6.QtWidgets import QMenu
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.identity import ArticleId
from briefing_app.storage.queries import ArticleQuery
from briefing_app.workspace import edits, tasks
from briefing_app.workspace.arriving.adopting import take

FIRST = (
    "The port of Veldmoor is closed. “Nobody sails today,” said Jane Roe, the harbour master.\n\nIt snowed."
)
SECOND = "ARDEN — Parliament has passed the budget after a long debate, with three votes against it."
HEAD = "Budget passed after a long night"
TEXT = f"{FIRST}\n\n{HEAD}\n\n{SECOND}"


@pytest.fixture
def two(read, desk):
    """The read view with an article that is two."""
    article = samples.article(500, TEXT, headline="Port closed", original_name="clippings.pdf")
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [article]))
    desk.navigator.show_news()
    read.open_article(article.id)
    return read


@pytest.fixture
def painted_page():
    """A PDF of two columns, painted one after the other."""
    file = io.BytesIO()
    canvas = Canvas(file)
    words = " ".join(
        f"The harbour board met for the {n}th time and said that the basin is safe." for n in range(20)
    )
    for place, line in enumerate(textwrap.wrap(words, 44)[:30]):
        column, row = divmod(place, 15)
        canvas.drawString(50 + 280 * column, 700 - 14 * row, line)
    canvas.save()
    return file.getvalue()


def put_cursor(reader, words):
    cursor = reader.textCursor()
    cursor.setPosition(reader.page.place(TEXT.index(words)))
    reader.setTextCursor(cursor)
    reader.setFocus()


def offered(pane):
    pane._open_menu(pane.reader.rect().center())
    menu = pane.findChildren(QMenu)[-1]
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    return names


def test_an_article_is_split_where_the_cursor_stands_and_the_step_is_undone(two, desk, qtbot):
    put_cursor(two.reader, "passed after")
    desk.actions["actionSplitArticle"].trigger()
    qtbot.waitUntil(lambda: two.pane.article.text == FIRST, timeout=10_000)
    assert two.articles.list.current == two.pane.article.id
    store = desk.workspace.store
    listed = {one.headline: one.id for one in store.article_rows(store.article_ids(ArticleQuery()))}
    assert store.article(listed[HEAD]).text == SECOND
    qtbot.waitUntil(lambda: bool(store.analysis_state(listed[HEAD])), timeout=20_000)
    desk.workspace.undo()
    assert not store.article(ArticleId(500)).removed
    assert store.article(listed[HEAD]).removed


def test_the_first_paragraph_begins_no_second_article(two, desk):
    warned = []
    desk.notices.warned.connect(lambda error, _: warned.append(error.what))
    put_cursor(two.reader, "port of Veldmoor")
    desk.actions["actionSplitArticle"].trigger()
    assert warned == ["The article begins here already."]


def test_an_article_is_joined_with_the_next_in_the_list(two, desk, qtbot):
    here, other = two.articles.list.current, two.articles.list.below
    store = desk.workspace.store
    texts = store.article(here).text, store.article(other).text
    desk.actions["actionJoinNext"].trigger()
    qtbot.waitUntil(lambda: two.pane.article.id not in (here, other), timeout=10_000)
    joined = two.pane.article.text
    assert joined.startswith(texts[0]) and joined.endswith(texts[1])
    assert store.article(other).removed
    desk.workspace.undo()
    assert not store.article(other).removed and not store.article(here).removed


def test_only_a_pdf_is_offered_to_be_read_again_and_its_original_is(two, desk):
    assert {"actionReadInColumns", "actionReadStraight", "actionSplitArticle"} <= set(offered(two.pane))
    assert desk.actions["actionReadInColumns"].isEnabled()
    two.open_article(ArticleId(1))
    assert not desk.actions["actionReadInColumns"].isEnabled()
    assert "actionReadInColumns" not in offered(two.pane)


def test_a_pdf_is_read_again_from_its_original(read, desk, qtbot, tmp_path, painted_page):
    path = tmp_path / "page.pdf"
    path.write_bytes(painted_page)
    result = tasks.take_in(path, samples.NOW)
    article = take(desk.workspace, result.taken, samples.NOW)
    desk.navigator.show_news()
    read.open_article(article.id)
    desk.actions["actionReadStraight"].trigger()
    qtbot.waitUntil(lambda: read.pane.article.id != article.id, timeout=20_000)
    straight = read.pane.article
    assert straight.text != article.text and straight.original == article.original
    desk.actions["actionReadInColumns"].trigger()
    qtbot.waitUntil(lambda: read.pane.article.text == article.text, timeout=20_000)
    assert read.pane.article.id == article.id
