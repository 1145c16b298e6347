"""Six products of one briefing, chosen and written in Compose by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.domain.briefings.briefing import NoteItem, Paper
from briefing_app.domain.briefings.outline import items
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.compose.bars import MenuButton
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.ui.look.dragging import ITEMS_FORMAT, SECTION_FORMAT, packed
from briefing_app.workspace import edits

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(window, desk, qtbot):
    """Show a briefing with two statements of one article placed in its first section."""
    store = desk.workspace.store
    current = desk.workspace.current_briefing
    first = store.briefing(current).sections[0].id
    ids = store.statement_ids(StatementQuery())[:2]
    desk.workspace.apply(edits.place_statements(store, current, first, ids))
    window.show_view("compose")
    view = window.view("compose")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)
    return view


def briefing(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def notes(desk):
    return [item.text for item in items(briefing(desk)) if isinstance(item, NoteItem)]


def rows(view, kind=None):
    return [row for row in view.outline.outline.rows if kind is None or row.kind is kind]


def go_to(view, words, qtbot):
    """Make the row with these words current, and give the outline the keys."""
    number = next(n for n, row in enumerate(rows(view)) if row.text.startswith(words))
    view.outline.setCurrentIndex(view.outline.outline.index(number))
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)
    return view.outline.current_row


def choose(button, view, wanted):
    """Open a menu by its key and take an entry with the arrows and Enter."""
    menu = button.choices
    texts = [action.text().strip() for action in menu.actions()]
    for _ in range(len(texts)):
        active = menu.activeAction()
        if active is not None and active.text().strip() == wanted:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text().strip() == wanted, texts
    QTest.keyClick(menu, Qt.Key.Key_Return)


def make_it(view, wanted):
    QTest.keyClick(view.outline, Qt.Key.Key_T, CTRL_SHIFT)
    assert view.products.button.choices.isVisible()
    choose(view.products.button, view, wanted)


def test_a_morning_by_keys_through_the_products(view, desk, qtbot):
    everything = list(items(briefing(desk)))
    button = view.findChild(MenuButton, "productMenu")
    assert button.text().strip() == "Daily press review"
    titles = {name: load_product(name).title for name in product_names()}
    for name in ("situation-report", "meeting-brief", "statement-matrix", "actor-profile", "timeline"):
        make_it(view, titles[name])
        assert briefing(desk).product == name
        assert button.text().strip() == titles[name]
        assert desk.workspace.undo_label.endswith(titles[name].lower())
        assert list(items(briefing(desk))) == everything
        assert f"/{load_product(name).caps.items} items" in view.findChild(QLabel, "briefingCounter").text()
    paper = view.paper
    qtbot.waitUntil(lambda: "DateEventType" in "".join(paper.paper.words_of_page(0).split()), timeout=20_000)
    for _ in range(5):
        desk.actions["actionUndo"].trigger()
    assert briefing(desk).product == "daily-press-review"
    assert button.text().strip() == "Daily press review"


def test_the_menu_names_every_product_with_its_variants_under_it(view):
    view.products.button.choices.aboutToShow.emit()
    shown = [action.text() for action in view.products.button.choices.actions()]
    assert len(shown) == len(product_names())
    lead = shown.index("Daily press review")
    assert [text.strip() for text in shown[lead + 1 : lead + 3]] == [
        "Daily press review with clippings",
        "Press headlines",
    ]
    assert all(text.startswith(" ") for text in shown[lead + 1 : lead + 3])
    assert not shown[lead + 3].startswith(" ")


def test_a_product_of_the_users_own_with_a_mistake_is_shown_and_cannot_be_chosen(view, monkeypatch, tmp_path):
    from briefing_app.document import shipped

    folder = tmp_path / "products"
    folder.mkdir()
    (folder / "mine.toml").write_text('title = "Mine"\nno_such_key = 1\n[[section]]\ntitle = "A"\n')
    (folder / "ours.toml").write_text('base = "timeline"\ntitle = "Our timeline"\n')
    monkeypatch.setattr(shipped, "user_config", lambda: tmp_path)
    view.products.button.choices.aboutToShow.emit()
    actions = {action.text().strip(): action for action in view.products.button.choices.actions()}
    assert not actions["mine (cannot be read)"].isEnabled()
    assert "no_such_key" in actions["mine (cannot be read)"].toolTip()
    texts = list(actions)
    assert texts.index("Our timeline") == texts.index("Timeline") + 1


def test_paper_is_chosen_from_the_look_and_undone(view, desk):
    QTest.keyClick(view.outline, Qt.Key.Key_H, CTRL_SHIFT)
    assert view.paper.look.choices.isVisible()
    choose(view.paper.look, view, "Letter")
    assert briefing(desk).paper is Paper.LETTER
    assert view.paper.look.text().strip() == "Ministry, Letter"
    desk.actions["actionUndo"].trigger()
    assert briefing(desk).paper is Paper.A4
    assert view.paper.look.text().strip() == "Ministry, A4"


def test_a_briefing_of_a_product_that_is_gone_can_be_made_another(view, desk):
    workspace = desk.workspace
    current = workspace.current_briefing
    workspace.apply(edits.change_briefing(workspace.store, current, "lose it", product="gone"))
    assert view.products.button.text().strip() == "gone"
    make_it(view, "Timeline")
    assert briefing(desk).product == "timeline"


def test_parts_drawn_from_the_whole_stand_in_their_place_and_cannot_be_moved(view, desk, qtbot):
    view.deeds.set_product("actor-profile")
    shown = [row.text for row in rows(view) if row.kind in (RowKind.SECTION, RowKind.DRAWN)]
    assert shown[:6] == [
        "Who",
        "Role and influence",
        "Positions",
        "Shifts of position",
        "Relations",
        "Career",
    ]
    row = go_to(view, "Positions", qtbot)
    assert row.kind is RowKind.DRAWN
    assert "stances" in view.editor.findChild(QLabel, "drawnWords").text()
    before = briefing(desk)
    for key, modifier in (
        (Qt.Key.Key_Down, ALT),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(view.outline, key, modifier)
    assert briefing(desk) == before
    model = view.outline.outline
    index = model.index(model.row_of(row.id))
    assert not model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.mimeData([index]).hasFormat(SECTION_FORMAT)
    assert row.remark in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_drop_under_a_drawn_part_lands_in_the_section_above_it(view, desk, qtbot):
    view.deeds.set_product("actor-profile")
    model = view.outline.outline
    moved = next(row for row in rows(view) if row.kind is RowKind.ARTICLE)
    data = QMimeData()
    data.setData(ITEMS_FORMAT, packed([moved.id]))
    under = next(n for n, row in enumerate(model.rows) if row.text == "Shifts of position") + 1
    model.dropMimeData(data, Qt.DropAction.MoveAction, under, 0, QModelIndex())
    role = next(section for section in briefing(desk).sections if section.title == "Role and influence")
    assert moved.id in {item.id for item in role.items}


def test_what_a_product_does_not_print_is_said_in_the_outline_and_the_editor(view, qtbot):
    view.deeds.set_product("statement-matrix")
    section = next(row for row in rows(view, RowKind.SECTION) if not row.printed)
    assert "gathered" in section.remark
    assert [row.printed for row in rows(view, RowKind.ARTICLE)] == [False]
    assert [row.printed for row in rows(view, RowKind.STATEMENT)] == [True, True]
    assert section.remark in view.outline.outline.index(view.outline.outline.row_of(section.id)).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    go_to(view, section.text, qtbot)
    told = view.editor.findChild(QLabel, "sectionUnprinted")
    assert told.isVisible()
    assert "not printed" in told.text()
    view.deeds.set_product("situation-report")
    assert all(row.printed for row in rows(view))


def test_rows_have_the_numbers_of_the_paper(view):
    view.deeds.set_product("statement-matrix")
    assert [row.number for row in rows(view, RowKind.ARTICLE)] == [""]
    view.deeds.set_product("daily-press-review")
    assert [row.number for row in rows(view, RowKind.ARTICLE)] == ["1"]


def test_points_are_written_line_by_line_and_counted(view, desk, qtbot):
    view.deeds.set_product("meeting-brief")
    go_to(view, "Points to make", qtbot)
    guide = view.editor.findChild(QLabel, "sectionGuide")
    assert "verb first" in guide.text()
    assert view.editor.findChild(QToolButton, "sectionAdd").text() == "Add a point"

    QTest.keyClick(view.outline, Qt.Key.Key_A, CTRL_SHIFT)
    field = view.editor.findChild(QWidget, "noteField")
    qtbot.waitUntil(field.hasFocus)
    assert "verb first" in field.placeholderText()
    qtbot.keyClicks(field, "Ask for a date")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Thank them")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL_SHIFT)
    qtbot.keyClicks(field, "word " * 26)
    view.editor.settle()

    assert notes(desk)[0].splitlines()[:2] == ["Ask for a date", "Thank them"]
    points = next(row for row in rows(view, RowKind.SECTION) if row.text == "Points to make")
    assert points.counter == "1"  # of notes, where there is nothing else
    assert len(notes(desk)) == 1
    counter = field.parentWidget().findChildren(QLabel)[-1]
    assert counter.text() == "3/6 · longest 26/25 words too long"
    qtbot.waitUntil(
        lambda: "Ask for a date" in " ".join(view.paper.paper.words_of_page(0).split()), timeout=20_000
    )


def test_the_button_of_a_section_adds_what_its_form_asks_for(view, desk, qtbot):
    view.deeds.set_product("situation-report")
    go_to(view, "Key figures", qtbot)
    add = view.editor.findChild(QToolButton, "sectionAdd")
    assert add.text() == "Add a figure"
    add.click()
    field = view.editor.findChild(QWidget, "noteField")
    assert "value |" in field.placeholderText()
    qtbot.keyClicks(field, "1,240 | people displaced | 22 Nov | +120")
    view.editor.settle()
    assert notes(desk) == ["1,240 | people displaced | 22 Nov | +120"]


def test_a_question_and_its_answer_have_a_field_each(view, desk, qtbot):
    view.deeds.set_product("meeting-brief")
    go_to(view, "Lines to take", qtbot)
    QTest.keyClick(view.outline, Qt.Key.Key_A, CTRL_SHIFT)
    question = view.editor.findChild(QWidget, "questionField")
    qtbot.waitUntil(question.hasFocus)
    qtbot.keyClicks(question, "Why so late?")
    QTest.keyClick(question, Qt.Key.Key_Return)
    answer = view.editor.findChild(QWidget, "answerField")
    qtbot.waitUntil(answer.hasFocus)
    qtbot.keyClicks(answer, "The law came late.")
    view.editor.settle()
    assert notes(desk) == ["Why so late?\nThe law came late."]
    QTest.keyClick(answer, Qt.Key.Key_A, CTRL_SHIFT)
    assert len(notes(desk)) == 2
    for _ in range(3):
        desk.actions["actionUndo"].trigger()
    assert notes(desk) == []


def test_statements_go_where_they_are_printed(view, desk, qtbot):
    view.deeds.set_product("situation-report")
    store = desk.workspace.store
    rest = [one for one in store.statement_ids(StatementQuery()) if one not in placed(desk)]
    desk.workspace.apply(edits.select_statement(store, *rest))
    go_to(view, "Key figures", qtbot)
    told = []
    desk.notices.told.connect(told.append)
    view.arranging.place(rest)
    home = next(section for section in briefing(desk).sections if section.plan == "overview")
    assert set(rest) <= set(placed(desk))
    figures = next(section for section in briefing(desk).sections if section.plan == "figures")
    assert figures.items == ()
    assert home.items
    assert any("takes notes only" in words for words in told)


def placed(desk):
    return [item.statement_id for item in items(briefing(desk)) if hasattr(item, "statement_id")]


def test_what_stands_where_only_notes_are_printed_says_so(view, desk):
    view.deeds.set_product("situation-report")
    figures = next(section for section in briefing(desk).sections if section.plan == "figures")
    article = next(row for row in rows(view, RowKind.ARTICLE))
    view.deeds.move_items([article.id], figures.id, 0)
    moved = next(row for row in rows(view, RowKind.ARTICLE))
    assert not moved.printed
    assert "notes only" in moved.remark


def test_a_click_on_a_row_of_a_table_goes_to_its_item(view, desk, qtbot):
    from briefing_app.export.rendered import Placement

    view.deeds.set_product("statement-matrix")
    qtbot.waitUntil(lambda: bool(view.paper.live.rendered), timeout=20_000)
    statement = rows(view, RowKind.STATEMENT)[1]
    paper = view.paper.paper
    data = view.paper.live.rendered.data
    paper.show_pdf(data, [Placement(0, 50, 50, 500, 300, None), Placement(0, 60, 100, 400, 30, statement.id)])
    paper.verticalScrollBar().setValue(0)
    middle = paper._on_desk(paper._placements[1]).center() - paper._scroll()
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert view.outline.current_row.id == statement.id


def test_a_timeline_gathers_articles_and_dated_notes_and_says_what_it_leaves(view, desk):
    section = briefing(desk).sections[0].id
    store, current = desk.workspace.store, desk.workspace.current_briefing
    for text in ("2026-11-20 The port was closed.", "Remember to ask."):
        desk.workspace.apply(edits.add_note(store, current, section, text))
    view.deeds.set_product("timeline")
    [head] = [row for row in rows(view, RowKind.SECTION) if not row.printed]
    assert "events" in head.remark
    assert all(row.printed for row in rows(view) if row.kind in (RowKind.ARTICLE, RowKind.STATEMENT))
    assert {row.text: row.printed for row in rows(view, RowKind.NOTE)} == {
        "2026-11-20 The port was closed.": True,
        "Remember to ask.": False,
    }
    view.outline.select(head.id)
    assert "in the order of time" in view.editor.findChild(QLabel, "sectionUnprinted").text()
