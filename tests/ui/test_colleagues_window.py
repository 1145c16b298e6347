"""A window on a shared library: colleagues' changes come by themselves, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton
from reading_desk import PORT, desk_over, filled

from briefing_app.domain.edit import Change, Edit
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.store import News, Store
from briefing_app.ui.colleagues import opening
from briefing_app.ui.colleagues.collisions import Collisions
from briefing_app.ui.colleagues.line import Line
from briefing_app.ui.colleagues.server_dialog import ServerDialog
from briefing_app.ui.main_window import MainWindow
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def shared(server, empty_library, tmp_path, qapp):
    """A desk over a library on a server."""
    address = server.fresh(empty_library)
    workspace = filled(address)
    desk = desk_over(workspace, tmp_path, qapp)
    yield desk
    desk.runner.close()
    desk.signals.close()
    workspace.store.close()
    server.drop(address)


@pytest.fixture
def window(shared, qtbot):
    window = MainWindow(shared)
    window.line, window.collisions = Line(shared, window), Collisions(shared, window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.view_name))
    yield window
    window.line.close()
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def colleague(shared):
    """Somebody else at the same library."""
    with Store.open(shared.workspace.store.place) as store:
        yield Workspace(store)


def _dialog(window, name="collisionDialog"):
    return next((one for one in window.findChildren(QDialog, name) if one.isVisible()), None)


def _compose(window, qtbot):
    window.show_view("compose")
    view = window.view("compose")
    qtbot.waitUntil(view.isVisible)
    view.outline.setCurrentIndex(QModelIndex())  # the fields of the whole briefing
    return view


def test_what_a_colleague_does_is_shown_by_itself(window, shared, colleague, qtbot):
    window.show_view("read")
    view = window.view("read")
    view.open_article(PORT.id)
    with qtbot.waitSignal(shared.signals.changed, timeout=5000) as heard:
        colleague.apply(edits.edit_article(colleague.store, PORT.id, headline="A port reopens"))
    assert heard.args[0].articles == {PORT.id}
    assert shared.workspace.undo_label is None
    qtbot.waitUntil(
        lambda: view.articles.list.model().article_row(0).headline == "A port reopens", timeout=5000
    )


def test_many_changes_are_shown_at_once(window, shared, colleague, qtbot):
    told = []
    shared.signals.changed.connect(told.append)
    for number in range(30):
        colleague.apply(edits.edit_article(colleague.store, PORT.id, note=f"note {number}"))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    qtbot.wait(600)
    assert len(told) < 12
    assert shared.workspace.store.article(PORT.id).note == "note 29"


def test_words_being_typed_are_handed_back_when_a_colleague_wrote_there(window, shared, colleague, qtbot):
    view = _compose(window, qtbot)
    current = shared.workspace.current_briefing
    field = view.editor._in_brief.field
    field.setFocus()
    qtbot.keyClicks(field, "mine")
    colleague.apply(edits.set_in_brief(colleague.store, current, "theirs"))
    shared.workspace.hear(News(briefings=frozenset({current})))
    assert field.toPlainText() == "theirs"
    qtbot.waitUntil(lambda: _dialog(window) is not None)
    dialog = _dialog(window)
    assert dialog.findChild(QPlainTextEdit, "myWords").toPlainText() == "mine"
    qtbot.mouseClick(dialog.findChild(QPushButton, "copyMine"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "mine"
    qtbot.mouseClick(dialog.findChild(QPushButton, "topMine"), Qt.MouseButton.LeftButton)
    assert shared.workspace.store.briefing(current).in_brief == "mine"
    assert shared.workspace.undo() is not None
    assert shared.workspace.store.briefing(current).in_brief == "theirs"


def test_words_being_typed_go_on_while_a_colleague_works_elsewhere(window, shared, colleague, qtbot):
    view = _compose(window, qtbot)
    current = shared.workspace.current_briefing
    field = view.editor._in_brief.field
    field.setFocus()
    qtbot.keyClicks(field, "mine")
    colleague.apply(edits.rename_briefing(colleague.store, current, "Evening review"))
    shared.workspace.hear(News(briefings=frozenset({current})))
    assert field.toPlainText() == "mine"
    qtbot.waitUntil(lambda: shared.workspace.store.briefing(current).in_brief == "mine")
    assert shared.workspace.store.briefing(current).title == "Evening review"
    assert _dialog(window) is None


def test_what_was_not_seen_is_not_written_over(window, shared, colleague, qtbot):
    """The colleague's change has not reached the window when mine is saved."""
    view = _compose(window, qtbot)
    current = shared.workspace.current_briefing
    colleague.apply(edits.set_in_brief(colleague.store, current, "theirs"))
    view.deeds.set_in_brief("mine")
    assert shared.workspace.store.briefing(current).in_brief == "theirs"
    dialog = _dialog(window)
    assert dialog is not None
    qtbot.mouseClick(dialog.findChild(QPushButton, "noteMine"), Qt.MouseButton.LeftButton)
    briefing = shared.workspace.store.briefing(current)
    assert [item.text for item in briefing.sections[-1].items] == ["mine"]
    assert briefing.in_brief == "theirs"


def test_a_detail_of_an_article_that_a_colleague_changed_while_it_was_typed(window, shared, colleague, qtbot):
    window.show_view("read")
    view = window.view("read")
    view.open_article(PORT.id)
    panel = _details(view)
    line = next(line for field, line in panel._lines.items() if field.value == "outlet")
    panel.show_article(PORT.id)
    line.setText("Mine")
    line.setModified(True)
    line.hasFocus = lambda: True
    colleague.apply(edits.edit_article(colleague.store, PORT.id, outlet="Theirs"))
    shared.workspace.hear(News(articles=frozenset({PORT.id})))
    assert line.text() == "Theirs"
    assert _dialog(window) is not None


def _typing_a_note(window, qtbot):
    window.show_view("read")
    view = window.view("read")
    view.open_article(PORT.id)
    panel = _details(view)
    panel.show_article(PORT.id)
    panel._note.setFocus()
    qtbot.keyClicks(panel._note, "mine")
    return panel


@pytest.mark.parametrize(
    ("button", "kept"), [("topMine", "mine"), ("addMine", "theirs\nmine"), (None, "theirs")]
)
def test_a_note_being_typed_is_handed_back_when_a_colleague_wrote_one(
    window, shared, colleague, qtbot, button, kept
):
    """Typed and not saved yet, with the cursor in the field or just gone from it."""
    panel = _typing_a_note(window, qtbot)
    told = []
    shared.notices.told.connect(told.append)
    colleague.apply(edits.edit_article(colleague.store, PORT.id, note="theirs"))
    shared.workspace.hear(News(articles=frozenset({PORT.id})))
    assert panel._note.toPlainText() == "theirs"
    dialog = _dialog(window)
    assert dialog.findChild(QPlainTextEdit, "myWords").toPlainText() == "mine"
    if button:
        qtbot.mouseClick(dialog.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    else:
        dialog.reject()
    qtbot.wait(600)  # the pause after which a note is saved
    assert shared.workspace.store.article(PORT.id).note == kept
    assert panel._note.toPlainText() == kept
    assert told == []


def test_a_note_being_typed_goes_on_while_a_colleague_changes_something_else(
    window, shared, colleague, qtbot
):
    panel = _typing_a_note(window, qtbot)
    colleague.apply(edits.edit_article(colleague.store, PORT.id, outlet="Theirs"))
    shared.workspace.hear(News(articles=frozenset({PORT.id})))
    assert panel._note.toPlainText() == "mine"
    qtbot.waitUntil(lambda: shared.workspace.store.article(PORT.id).note == "mine")
    assert shared.workspace.store.article(PORT.id).outlet == "Theirs"
    assert _dialog(window) is None


def test_a_note_that_was_not_seen_is_not_written_over(window, shared, colleague, qtbot):
    """The colleague's note has not reached the window when mine is saved: one dialog, not two."""
    panel = _typing_a_note(window, qtbot)
    colleague.apply(edits.edit_article(colleague.store, PORT.id, note="theirs"))
    panel._note.save()
    assert shared.workspace.store.article(PORT.id).note == "theirs"
    shown = [one for one in window.findChildren(QDialog, "collisionDialog") if one.isVisible()]
    assert len(shown) == 1
    assert shown[0].findChild(QPlainTextEdit, "myWords").toPlainText() == "mine"
    assert panel._note.toPlainText() == "theirs"


def test_a_note_that_could_not_be_saved_stays_and_is_saved_later(
    window, shared, colleague, qtbot, monkeypatch
):
    """The server takes no changes for a while; what a colleague does elsewhere does not wipe it out."""
    panel = _typing_a_note(window, qtbot)
    full = BriefingError("The server's disk is full, so nothing was changed.")

    def refused(*_, **__):
        raise full

    warned = []
    shared.notices.warned.connect(lambda error, _: warned.append(error))
    with monkeypatch.context() as broken:
        broken.setattr(shared.workspace.store, "write", refused)
        panel._note.save()
    assert warned == [full]
    colleague.apply(edits.edit_article(colleague.store, PORT.id, outlet="Theirs"))
    shared.workspace.hear(News(articles=frozenset({PORT.id})))
    assert panel._note.toPlainText() == "mine"
    panel.show_article(None)  # going on to something else
    assert shared.workspace.store.article(PORT.id).note == "mine"


def test_whose_note_is_changed_is_told(window, shared, colleague, qtbot):
    panel = _typing_a_note(window, qtbot)
    panel._note.save()
    told = []
    shared.notices.told.connect(told.append)
    colleague.apply(edits.edit_article(colleague.store, PORT.id, note="theirs"))
    shared.workspace.hear(News(articles=frozenset({PORT.id}), by="anna"))
    assert "“anna” changed the note of this article." in told
    assert panel._note.toPlainText() == "theirs"
    told.clear()
    shared.workspace.apply(edits.edit_article(shared.workspace.store, PORT.id, note="mine again"))
    shared.workspace.undo()
    assert panel._note.toPlainText() == "theirs"
    assert told == []  # of one's own deeds nobody needs to be told


def test_details_of_an_actor_from_before_a_colleagues_change_do_not_undo_it(window, shared, colleague, qtbot):
    """A dialog was open while a colleague wrote a note on the same actor."""
    from briefing_app.domain.actors.actor import Actor, ActorKind
    from briefing_app.domain.identity import ActorId
    from briefing_app.ui.actors.deeds import ActorDeeds

    anna = Actor(ActorId(4_711), "Anna Dorn", ActorKind.PERSON)
    shared.workspace.apply(edits.add_actor(shared.workspace.store, anna))
    deeds = ActorDeeds(shared, lambda: window, window)
    colleague.apply(edits.set_actor_note(colleague.store, anna.id, "theirs"))
    deeds._set_details(anna, ActorKind.PERSON, "Norway", "")
    stored = shared.workspace.store.actor(anna.id)
    assert (stored.note, stored.country) == ("theirs", "Norway")
    deeds._set_details(anna, ActorKind.PERSON, "", "mine")
    assert shared.workspace.store.actor(anna.id).note == "theirs"
    assert _dialog(window).findChild(QPlainTextEdit, "myWords").toPlainText() == "mine"


def _details(view):
    from briefing_app.ui.read.details.details_panel import DetailsPanel

    return view.findChild(DetailsPanel)


def test_an_undo_over_a_colleagues_change_is_refused_in_words(window, shared, colleague, qtbot):
    shared.workspace.apply(edits.edit_article(shared.workspace.store, PORT.id, headline="Mine"))
    colleague.apply(edits.edit_article(colleague.store, PORT.id, headline="Theirs"))
    warned = []
    shared.notices.warned.connect(lambda error, _: warned.append(str(error)))
    assert not shared.notices.attempt(shared.workspace.undo)
    assert "cannot be undone" in warned[0]
    assert shared.workspace.store.article(PORT.id).headline == "Theirs"
    assert shared.workspace.undo_label is None


def test_an_undo_beside_a_colleagues_change_leaves_it(window, shared, colleague):
    shared.workspace.apply(edits.edit_article(shared.workspace.store, PORT.id, headline="Mine"))
    colleague.apply(edits.edit_article(colleague.store, PORT.id, outlet="Theirs"))
    shared.workspace.undo()
    assert shared.workspace.store.article(PORT.id).headline == PORT.headline
    assert shared.workspace.store.article(PORT.id).outlet == "Theirs"
    shared.workspace.redo()
    assert shared.workspace.store.article(PORT.id).headline == "Mine"
    assert shared.workspace.store.article(PORT.id).outlet == "Theirs"


def test_typing_after_a_colleague_is_undone_without_his(window, shared, colleague):
    """Two edits of one run of typing with a colleague's between them are two steps."""
    store = shared.workspace.store
    shared.workspace.apply(edits.edit_article(store, PORT.id, note="a"))
    colleague.apply(edits.edit_article(colleague.store, PORT.id, outlet="Theirs"))
    before = replace(PORT, note="a")
    change = Change(before, replace(before, note="ab"))
    shared.workspace.apply(Edit("note", (change,), f"note:{PORT.id}"))
    shared.workspace.undo()
    shared.workspace.undo()
    assert store.article(PORT.id).outlet == "Theirs"
    assert store.article(PORT.id).note == ""


def test_a_server_that_goes_is_said_and_work_goes_on_by_itself(window, shared, server, qtbot):
    bar = window.line._bar
    current = shared.workspace.current_briefing
    view = _compose(window, qtbot)
    with qtbot.capture_exceptions() as raised:
        server.control("-m", "fast", "stop")
        try:
            qtbot.waitUntil(bar.isVisible, timeout=10_000)
            assert "No connection to the library since" in bar._what.text()
            view.deeds.set_in_brief("typed meanwhile")
            assert "1 change waits" in bar._rest.text()
        finally:
            server.control("-l", str(server.folder / "log"), "start")
        qtbot.waitUntil(lambda: not bar.isVisible(), timeout=20_000)
    assert all(kind is NoConnection for kind, _, _ in raised)  # what could not be shown meanwhile
    assert shared.workspace.store.briefing(current).in_brief == "typed meanwhile"


def test_what_finds_the_library_held_by_another_waits_for_its_turn(window, shared, qtbot):
    """A colleague moves the whole library: it is said, nothing is lost, and the window goes on."""
    window.line._retry.setInterval(100)
    shared.workspace.store._database.run("SET lock_timeout = '50ms'")
    bar = window.line._bar
    warned = []
    shared.notices.warned.connect(lambda error, _: warned.append(error))
    with Store.open(shared.workspace.store.place) as other, other._database.transaction():
        assert not shared.notices.attempt(
            lambda: shared.workspace.apply(edits.edit_article(shared.workspace.store, PORT.id, note="mine"))
        )
        assert bar.isVisible()
        assert "1 change waits" in bar._rest.text()
        qtbot.wait(350)
        assert shared.workspace.store.article(PORT.id).note == ""
        assert bar.isVisible()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=5000)
    assert shared.workspace.store.article(PORT.id).note == "mine"
    assert warned == []


@pytest.mark.parametrize("is_given_up", [True, False])
def test_what_waits_is_not_lost_unasked_when_the_window_is_closed(window, shared, is_given_up):
    asked = []
    shared.notices.asked.connect(lambda question, answered: asked.append((question, answered)))
    window.line.postpone(lambda: None, NoConnection("the desk's library"))
    window.line.postpone(lambda: None, NoConnection("the desk's library"))
    assert not window.close()
    [(question, answered)] = asked
    assert "2 changes wait" in question.text
    assert question.danger
    answered(is_given_up)
    assert window.isVisible() is not is_given_up
    if not is_given_up:
        window.line._change(is_there=True)  # what waited is done
        assert window.close()
        assert len(asked) == 1


def test_after_a_gap_every_view_is_shown_anew(window, shared, qtbot):
    for name in ("read", "statements", "compose", "archive"):
        window.show_view(name)
        qtbot.waitUntil(lambda name=name: window.view_name == name)
        shared.workspace.hear(News(everything=True))
        qtbot.wait(50)
    assert shared.workspace.current_briefing is not None


def test_each_has_a_briefing_of_his_own_on_the_desk(shared, server):
    mine = shared.workspace.current_briefing
    address = shared.workspace.store.place
    server.run("CREATE ROLE anna LOGIN SUPERUSER")
    try:
        with Store.open(replace(address, user="anna")) as store:
            anna = Workspace(store)
            made = edits.new_briefing(store, "Anna's", PORT.taken_in_at)
            anna.apply(made)
            anna.open_briefing(edits.made_briefing(made))
            assert Workspace(store).current_briefing == edits.made_briefing(made)
        assert Workspace(shared.workspace.store).current_briefing == mine
    finally:
        server.run("DROP ROLE anna")


def test_the_dialog_makes_an_address_and_shows_no_password(qtbot):
    dialog = ServerDialog(ServerAddress("old", "press", "me", 6000, (("sslmode", "require"),)))
    qtbot.addWidget(dialog)
    decided = []
    dialog.decided.connect(decided.append)
    dialog.host.setText("db.example.org")
    dialog.password.setText("secret")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    [address] = decided
    assert address.for_libpq() == {
        "host": "db.example.org",
        "dbname": "press",
        "user": "me",
        "port": "6000",
        "password": "secret",
        "sslmode": "require",
    }
    assert "secret" not in f"{address} {address!r} {address.name}"
    dialog.say("The server does not let you in.")
    assert not dialog._fault.isHidden()
    dialog.host.setText("postgresql://you@other/desk")
    assert dialog.address == ServerAddress("other", "desk", "you")


def test_a_shared_library_is_opened_in_a_window_of_its_own(
    window, shared, server, empty_library, qtbot, monkeypatch
):
    """What is wrong is said in the dialog; what was right is remembered, but for the password."""
    started = []
    monkeypatch.setattr(opening, "start_window", lambda address: bool(started.append(address)))
    asking = opening.SharedOpening(shared, window)
    shared.actions["actionOpenShared"].trigger()
    dialog = _dialog(window, "serverDialog")
    here = server.over_network(empty_library)
    dialog.host.setText(here.host)
    dialog.port.setText(str(here.port))
    dialog.user.setText(here.user)
    dialog.password.setText("secret")
    dialog.database.setText("no such one")
    qtbot.mouseClick(dialog._open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._fault.isHidden(), timeout=10_000)
    assert "no database of this name" in dialog._fault.text()
    dialog.database.setText(empty_library)
    qtbot.mouseClick(dialog._open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(started), timeout=10_000)
    assert started[0].password == "secret"
    assert shared.preferences.get("shared_library", "") == str(here)
    assert asking._dialog is None


def test_the_list_goes_on_where_it_stood_once_there_is_a_line_again(window, shared, monkeypatch, qtbot):
    """The article under the cursor comes into the reader, and the star asked for meanwhile is put on."""
    window.show_view("read")
    view = window.view("read")
    qtbot.waitUntil(lambda: view.articles.list.model().rowCount() > 1, timeout=5000)
    view.articles.list.go_to_row(0)
    first, store = view.article_at_hand, shared.workspace.store

    def lost(*_arguments, **_words):
        raise NoConnection("the desk's library")

    with monkeypatch.context() as broken:
        broken.setattr(store, "article", lost)
        broken.setattr(store, "counts_among", lost)
        view.articles.list.go_to_row(1)
        wanted = view.articles.list.current
        view.deeds.star()
    assert view.article_at_hand == first != wanted
    assert not store.article(wanted).starred
    window.line._change(is_there=True)
    qtbot.waitUntil(lambda: view.article_at_hand == wanted, timeout=5000)
    assert store.article(wanted).starred
