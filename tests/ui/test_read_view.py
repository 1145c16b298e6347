"""Reading, selecting and marking, driven by keys and actions."""

from __future__ import annotations

import pytest
import samples
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from reading_desk import EMOJI_TEXT, FERRY, PORT

from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.text import Span
from briefing_app.ui.read.actors.actor_picker import ActorPicker
from briefing_app.ui.window.incoming.paste_dialog import PasteDialog
from briefing_app.workspace import edits

BOTH_ENGINES = True

TEXT = samples.PORT_TEXT


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifiers)


def states(desk):
    return {one.id: one.state.value for one in desk.workspace.store.statements_of(1)}


def select(reader, words):
    start = TEXT.index(words)
    reader.select_span(Span(start, start + len(words)))


def picker(window, qtbot):
    found = []
    qtbot.waitUntil(lambda: bool(found.extend(window.findChildren(ActorPicker)) or found))
    return found[-1]


def heads(read):
    model = read.articles.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# the list


def test_the_list_shows_the_latest_article_first(read):
    assert heads(read) == ["Port <b>security</b> & review", "Ferry back", "Budget passes"]


def test_j_and_k_go_through_the_list_and_the_reader_follows(read):
    articles = read.articles.list
    press(articles, Qt.Key.Key_J)
    assert read.pane.article.id == FERRY.id
    press(articles, Qt.Key.Key_K)
    assert read.pane.article.id == PORT.id


def test_s_x_and_u_star_dismiss_and_make_unread(read, desk):
    articles, store = read.articles.list, desk.workspace.store
    press(articles, Qt.Key.Key_S)
    assert store.article(1).starred
    press(articles, Qt.Key.Key_S)
    assert not store.article(1).starred
    press(articles, Qt.Key.Key_X)
    assert store.article(1).state == "dismissed"
    assert heads(read) == ["Ferry back", "Budget passes"]
    assert read.pane.article.id == FERRY.id
    desk.actions["actionUndo"].trigger()
    read.articles.reconcile()
    assert len(heads(read)) == 3


def test_opening_an_article_marks_it_as_read_without_a_step_to_undo(read, desk, qtbot):
    qtbot.waitUntil(lambda: desk.workspace.store.article(1).state == "read", timeout=3000)
    assert desk.workspace.undo_label is None


def test_a_digit_puts_the_article_into_a_section_and_moves_on(read, desk):
    current = desk.workspace.current_briefing
    press(read.articles.list, Qt.Key.Key_2)
    section = desk.workspace.store.briefing(current).sections[1]
    assert [item.article_id for item in section.items] == [1]
    assert read.articles.list.current == FERRY.id
    read.articles.list.go_to(1)
    press(read.articles.list, Qt.Key.Key_0)
    assert not desk.workspace.store.briefing(current).sections[1].items


def test_search_and_filters_narrow_the_list(read, desk, qtbot):
    field = read.findChild(QLineEdit, "articleSearch")
    qtbot.keyClicks(field, "ferry")
    qtbot.waitUntil(lambda: heads(read) == ["Ferry back"])
    field.clear()
    qtbot.waitUntil(lambda: len(heads(read)) == 3)
    desk.workspace.apply(edits.star(desk.workspace.store, [2]))
    read.articles.choose("starred")
    assert heads(read) == ["Budget passes"]


def test_letters_typed_into_the_search_field_do_nothing_to_articles(read, desk, qtbot):
    field = read.findChild(QLineEdit, "articleSearch")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "sxu1")
    assert field.text() == "sxu1"
    assert desk.workspace.undo_label is None


def test_what_arrives_while_somebody_reads_waits_behind_a_bar(read, desk, qtbot):
    late = samples.article(9, "New words arrive. Somebody said so.", headline="Late story")
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [late]))
    qtbot.waitUntil(read.articles._arrivals.isVisible)
    assert "Late story" not in heads(read)
    assert read.articles._arrivals.show_them.text().strip() == "1 new"
    read.articles._arrivals.show_them.click()
    assert "Late story" in heads(read)
    assert read.articles.list.current == PORT.id


def test_a_row_is_told_in_words_to_those_who_cannot_see_it(read):
    index = read.articles.list.model().index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Port <b>security</b> & review, Baltic Wire, unread")
    assert "3 suggested" in said


# the reader


def test_the_text_stands_in_the_document_place_for_place(read):
    read.open_article(FERRY.id)
    page, document = read.reader.page, read.reader.document()
    for words in ("ferry", "glad", "😀", "Holm said"):
        start = EMOJI_TEXT.index(words)
        first, last = page.range(Span(start, start + len(words)))
        cursor = read.reader.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == words
        assert page.code_point(first) == start
    assert page.body_end == document.characterCount() - 1


def test_a_headline_with_markup_is_shown_letter_by_letter(reader):
    assert "Port <b>security</b> & review" in reader.toPlainText()


def test_n_and_p_walk_the_statements_round(reader):
    for expected in (21, 22, 23, 21):
        press(reader, Qt.Key.Key_N)
        assert reader.current.id == expected
    press(reader, Qt.Key.Key_P)
    assert reader.current.id == 23


def test_enter_selects_and_numbers_in_the_order_of_the_text(reader, desk):
    press(reader, Qt.Key.Key_P)
    press(reader, Qt.Key.Key_Return)
    assert states(desk)[23] == "selected"
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_Return)
    assert [(mark.id, mark.number) for mark in reader.marks] == [(21, 1), (22, 0), (23, 2)]
    desk.actions["actionUndo"].trigger()
    assert states(desk)[21] == "suggested"


def test_x_dismisses_and_goes_on(reader, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_X)
    assert states(desk)[21] == "dismissed"
    assert [mark.id for mark in reader.marks] == [22, 23]
    assert reader.current.id == 22


def test_marking_direct_speech_takes_three_keys(reader, window, desk, qtbot):
    select(reader, "a sale in slow motion")
    press(reader, Qt.Key.Key_Q)
    popup = picker(window, qtbot)
    field = popup.findChild(QLineEdit, "actorPickerField")
    press(field, Qt.Key.Key_Return)
    made = max(desk.workspace.store.statements_of(1), key=lambda one: one.id)
    assert (made.passage.quote, made.manner) == ("a sale in slow motion", Manner.DIRECT)
    assert made.actor_id == samples.UNION.id
    assert made.state == "selected"
    assert reader.current.id == made.id
    assert desk.actions["actionUndo"].text() == "Undo mark direct statement"


def test_a_name_that_nobody_has_becomes_an_actor(reader, window, desk, qtbot):
    select(reader, "two years of work")
    press(reader, Qt.Key.Key_I)
    field = picker(window, qtbot).findChild(QLineEdit, "actorPickerField")
    qtbot.keyClicks(field, "Ada Holm")
    press(field, Qt.Key.Key_Return)
    made = max(desk.workspace.store.statements_of(1), key=lambda one: one.id)
    assert desk.workspace.store.actor(made.actor_id).name == "Ada Holm"
    assert made.manner is Manner.INDIRECT


def test_escape_in_the_picker_marks_nothing(reader, window, desk, qtbot):
    select(reader, "two years of work")
    press(reader, Qt.Key.Key_Q)
    press(picker(window, qtbot).findChild(QLineEdit, "actorPickerField"), Qt.Key.Key_Escape)
    assert len(desk.workspace.store.statements_of(1)) == 3
    assert desk.workspace.undo_label is None


def test_h_marks_a_passage_that_nobody_is_quoted_for(reader, desk):
    select(reader, "rthern qua")
    press(reader, Qt.Key.Key_H)
    made = max(desk.workspace.store.statements_of(1), key=lambda one: one.id)
    assert (made.passage.quote, made.attribution) == ("northern quay", None)


def test_alt_s_takes_the_sentence_and_then_the_next(reader):
    reader.select_span(Span(TEXT.index("northern"), TEXT.index("northern") + 1))
    reader.drop_selection()
    desk_action = reader.window().desk.actions["actionSentence"]
    desk_action.trigger()
    first = reader.selected_span().of(TEXT)
    assert first == "Roe said the northern quay would need two years of work."
    desk_action.trigger()
    assert reader.selected_span().of(TEXT).startswith(first)
    assert len(reader.selected_span().of(TEXT)) > len(first)


def test_an_edge_is_moved_by_words_and_kept_with_enter(reader, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_E)
    assert reader.edge.active
    for _ in range(2):
        press(reader, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert states(desk)[22] == "suggested"
    press(reader, Qt.Key.Key_Return)
    statement = desk.workspace.store.statement(22)
    assert statement.passage.quote == "the northern quay would need two years"
    assert statement.state == "suggested"
    assert not reader.edge.active


def test_escape_puts_the_edge_back(reader, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_B)
    press(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(reader, Qt.Key.Key_Escape)
    assert desk.workspace.undo_label is None
    assert reader.current.ranges == tuple(
        reader.page.range(s) for s in reader.current.statement.attribution.content
    )


def test_g_gives_the_statement_to_somebody_else(reader, window, desk, qtbot):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_G)
    field = picker(window, qtbot).findChild(QLineEdit, "actorPickerField")
    qtbot.keyClicks(field, "dorn")
    press(field, Qt.Key.Key_Return)
    assert desk.workspace.store.statement(21).actor_id == samples.DORN.id


def test_a_digit_puts_the_current_statement_into_a_section(reader, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_1)
    current = desk.workspace.current_briefing
    placed = desk.workspace.store.briefing(current).sections[0].items
    assert [getattr(item, "statement_id", None) for item in placed] == [None, 21]
    assert states(desk)[21] == "selected"


def test_a_click_on_the_plus_in_the_margin_selects(reader, desk, qtbot):
    mark = reader.marks[1]
    spot = (reader._boxes.badge(mark).center() - reader._offset()).toPoint()
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert states(desk)[22] == "selected"


def test_a_click_in_a_statement_makes_it_current_and_nothing_more(reader, desk):
    box = reader._boxes.of(reader.marks[0])[0]
    spot = (QPointF(box.left() + 20, box.center().y()) - reader._offset()).toPoint()
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert reader.current.id == 21
    assert states(desk)[21] == "suggested"


def test_the_text_grows_and_the_place_is_kept(reader, desk):
    width = reader.document().size().height()
    desk.actions["actionTextLarger"].trigger()
    assert reader.zoom == pytest.approx(1.1)
    assert reader.document().size().height() > width
    assert desk.settings.current.text_zoom == 110
    desk.actions["actionTextNormal"].trigger()
    assert reader.zoom == 1.0


def test_copying_gives_the_words_with_their_source(reader, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_C)
    copied = QApplication.clipboard().text()
    assert copied == "“The port stays open,” (Jane Roe, Baltic Wire, 22 November 2026)"


def test_a_statement_opens_at_its_place_from_anywhere(window, desk, read):
    read.articles.list.go_to(2)
    desk.navigator.open_statement(23)
    assert read.pane.article.id == 1
    assert read.reader.current.id == 23


# the inspector


def test_the_list_of_statements_keeps_step_with_the_reader(reader, read):
    panel = read.inspector.statements
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_N)
    assert panel.list.currentRow() == 1
    panel.list.setCurrentRow(2)
    assert reader.current.id == 23
    said = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("1 of 3, suggested, Jane Roe, direct speech")


def test_actors_are_renamed_confirmed_merged_and_split(read, desk, qtbot):
    read.open_article(1)
    read.inspector.show_tab("Actors")
    panel, store = read.inspector.actors, desk.workspace.store
    panel.go_to(samples.DORN.id)
    panel.confirm()
    assert store.actor(samples.DORN.id).confirmed
    panel.list.clearSelection()
    panel.go_to(samples.DORN.id)
    for row in range(panel.list.count()):
        if panel.list.item(row).data(Qt.ItemDataRole.UserRole) == samples.UNION.id:
            panel.list.item(row).setSelected(True)
    panel.ask_merge()
    assert store.actor(samples.UNION.id).merged_into == samples.DORN.id
    panel.go_to(samples.ROE.id)
    panel._split(store.actor(samples.ROE.id), ["Roe"])
    names = {actor.name for actor, _ in store.actors_of(1)}
    assert names == {"Jane Roe", "Roe", "Pavel Dorn"}


def test_the_function_of_an_actor_is_asked_for(read, window, desk):
    from briefing_app.ui.read.actors.actor_dialogs import FunctionDialog

    read.open_article(1)
    read.inspector.show_tab("Actors")
    read.inspector.actors.go_to(samples.DORN.id)
    desk.actions["actionSetFunction"].trigger()
    dialog = window.findChild(FunctionDialog)
    dialog.title.setText("chairman")
    dialog.affiliation.setText("Harbour Union")
    dialog.accept()
    assert desk.workspace.store.actor(samples.DORN.id).function.display == "chairman, Harbour Union"


def test_a_detected_detail_is_confirmed_with_enter_and_corrected_by_typing(read, desk, qtbot):
    read.open_article(1)
    read.inspector.show_field("outlet")
    line = read.findChild(QLineEdit, "detail_outlet")
    press(line, Qt.Key.Key_Return)
    assert desk.workspace.store.article(1).confirmed == {ArticleField.OUTLET}
    line.selectAll()
    qtbot.keyClicks(line, "Morning Post")
    press(line, Qt.Key.Key_Return)
    assert desk.workspace.store.article(1).outlet == "Morning Post"
    desk.actions["actionUndo"].trigger()
    assert desk.workspace.store.article(1).outlet == "Baltic Wire"


def test_a_date_that_is_none_is_refused_in_words(read, desk, qtbot):
    read.open_article(1)
    warned = []
    desk.notices.warned.connect(lambda error, _details: warned.append(str(error)))
    read.inspector.show_field("published_on")
    line = read.findChild(QLineEdit, "detail_published_on")
    line.setText("yesterday")
    press(line, Qt.Key.Key_Return)
    assert warned[0] == "“yesterday” is not a date. Write year, month and day: 2026-11-22."
    assert desk.workspace.store.article(1).published_on == PORT.published_on


def test_a_note_is_kept(read, desk, qtbot):
    read.open_article(1)
    note = read.findChild(QPlainTextEdit, "detail_note")
    note.setPlainText("Call the ministry.")
    read.articles.list.go_to(2)
    assert desk.workspace.store.article(1).note == "Call the ministry."


# taking in


def test_a_pasted_text_becomes_an_article_and_opens(window, read, desk, qtbot):
    QApplication.clipboard().setText("“We sail at noon,” said Ada Holm, the harbour master. Holm waved.")
    desk.actions["actionPaste"].trigger()
    dialog = window.findChild(PasteDialog)
    dialog.fields[ArticleField.HEADLINE].setText("Sailing at noon")
    dialog.fields[ArticleField.OUTLET].setText("Harbour Post")
    dialog.accept()
    qtbot.waitUntil(lambda: read.pane.article is not None and read.pane.article.headline == "Sailing at noon")
    article = read.pane.article
    assert article.outlet == "Harbour Post"
    assert ArticleField.HEADLINE in article.confirmed
    assert [mark.statement.speaker for mark in read.reader.marks] == ["Ada Holm"]


def test_what_cannot_be_read_is_named_while_the_rest_is_taken_in(window, desk, qtbot, tmp_path):
    (tmp_path / "good.txt").write_text("Good news\n\nThe bridge is open again, officials said.\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    warned = []
    desk.notices.warned.connect(lambda error, details: warned.append((error.what, details)))
    with qtbot.waitSignal(window.importing.imported, timeout=10_000):
        window.importing.take_paths([tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "broken.pdf"])
    what, details = warned[0]
    assert what.startswith("2 files could not be taken in: empty.txt, broken.pdf")
    assert [reason.partition(":")[0] for reason in details.split("\n\n")] == ["empty.txt", "broken.pdf"]
    pane = window.view("read").pane
    qtbot.waitUntil(lambda: pane.article.headline == "Good news")


def test_the_same_article_twice_is_recognised(window, desk, qtbot, tmp_path):
    (tmp_path / "one.txt").write_text("Good news\n\nThe bridge is open again, officials said.\n", "utf-8")
    told = []
    desk.notices.told.connect(told.append)
    for _ in range(2):
        with qtbot.waitSignal(window.importing.imported, timeout=10_000):
            window.importing.take_paths([tmp_path / "one.txt"])
    assert told == ["1 article was taken in.", "1 was here already."]


def test_the_place_is_remembered(window, desk, read):
    read.articles.list.go_to(2)
    read.save_state()
    from briefing_app.ui.read.read_view import ReadView

    again = ReadView(desk)
    assert again.pane.article.id == 2
    shiboken6.delete(again)


def test_the_splitter_may_be_dragged_far_without_hurting_the_text(reader, read):
    read.splitter.setSizes([280, 480, 900])
    assert reader.viewport().width() <= 480
    assert not reader.horizontalScrollBar().isVisible()
    assert reader.mapTo(read, QPoint(0, 0)).x() >= 280


def test_the_first_articles_of_an_empty_library_open_by_themselves(tmp_path, qapp, qtbot):
    from reading_desk import desk_over

    from briefing_app.storage.store import Store
    from briefing_app.ui.read.read_view import ReadView
    from briefing_app.workspace.workspace import Workspace

    workspace = Workspace(Store.open(tmp_path / "empty.briefing"))
    desk = desk_over(workspace, tmp_path, qapp)
    view = ReadView(desk)
    view.show()
    assert view.pane.article is None
    workspace.apply(edits.import_articles(workspace.store, [PORT]))
    qtbot.waitUntil(lambda: view.pane.article is not None and view.pane.article.id == PORT.id)
    view.close()
    shiboken6.delete(view)
    desk.signals.close()
    workspace.store.close()


def test_alt_s_takes_the_sentence_of_the_current_statement(reader):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert "The port stays open" in reader.selected_span().of(TEXT)


def test_moving_says_where_one_is(reader):
    assert reader.spoken_current() == ""
    press(reader, Qt.Key.Key_N)
    assert reader.spoken_current() == (
        "Statement 1 of 3, direct speech, suggested: The port stays open. Ranked by: names a minister"
    )
    press(reader, Qt.Key.Key_Return)
    assert "selected, number 1" in reader.spoken_current()


def dropped(widget, data, spot):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, data, left, none)
    widget.dropEvent(event)
    return event.isAccepted()


def test_articles_and_statements_are_dropped_into_sections(reader, read, desk):
    outline, store = read.inspector.outline.list, desk.workspace.store
    current = desk.workspace.current_briefing
    model = read.articles.list.model()
    second = outline.visualItemRect(outline.item(1)).center()
    assert dropped(outline, model.mimeData([model.index(2, 0)]), second)
    assert [item.article_id for item in store.briefing(current).sections[1].items] == [2]
    statements = read.inspector.statements.list
    first = outline.visualItemRect(outline.item(0)).center()
    assert dropped(outline, statements.mimeData([statements.item(2)]), first)
    assert [item.statement_id for item in store.briefing(current).sections[0].items[1:]] == [23]
    assert not dropped(outline, QMimeData(), first)


def test_a_click_on_the_circle_confirms_an_actor(read, desk, qtbot):
    read.open_article(1)
    read.inspector.show_tab("Actors")
    actors = read.inspector.actors
    actors.go_to(samples.DORN.id)
    box = actors.list.visualItemRect(actors.list.currentItem())
    spot = QPoint(actors.list.viewport().width() - 20, box.center().y())
    QTest.mouseClick(actors.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.workspace.store.actor(samples.DORN.id).confirmed


def test_a_section_is_folded_by_a_click_on_its_head(reader, read, desk):
    press(reader, Qt.Key.Key_N)
    press(reader, Qt.Key.Key_1)
    outline = read.inspector.outline.list
    before = outline.count()
    head = outline.visualItemRect(outline.item(0)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert outline.count() == before - 2
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert outline.count() == before


def test_the_menu_of_an_article_offers_the_sections_by_name(read, window, desk, qtbot):
    current = desk.workspace.current_briefing
    titles = [section.title for section in desk.workspace.store.briefing(current).sections]
    read.articles._open_menu(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    offered = next(action.menu() for action in menu.actions() if action.text() == "Put into section")
    assert [action.text().partition("\t")[0] for action in offered.actions()] == titles[:9]
    offered.actions()[1].trigger()
    menu.close()
    assert [item.article_id for item in desk.workspace.store.briefing(current).sections[1].items] == [1]


def test_what_can_be_done_to_an_article_is_known_as_soon_as_it_is_chosen(read, desk):
    read.articles.list.clearSelection()
    assert not desk.actions["actionStar"].isEnabled()
    read.articles.list.go_to(2)
    assert desk.actions["actionStar"].isEnabled()
