"""File, Library: backups, restoring, compacting, moving, checking, the trash, and what goes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from briefing_app.errors import BriefingError, Cancelled, Damaged
from briefing_app.settings import Backups, SettingsFile
from briefing_app.storage.engines.sqlite.keeping import backups
from briefing_app.storage.engines.sqlite.keeping.copying import log_of
from briefing_app.storage.store import Store
from briefing_app.ui.library.caretaker import Caretaker
from briefing_app.ui.library.check_dialog import CheckDialog
from briefing_app.ui.library.deeds import OPEN_NEXT, LibraryDeeds
from briefing_app.ui.library.restore_dialog import RestoreDialog
from briefing_app.ui.library.trash_dialog import TrashDialog
from briefing_app.workspace import edits
from briefing_app.workspace.care import trash


@pytest.fixture
def deeds(desk, window, monkeypatch, tmp_path):
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path / "home"))
    return LibraryDeeds(desk, window)


@pytest.fixture
def told(desk):
    heard: list[str] = []
    desk.notices.told.connect(heard.append)
    desk.notices.warned.connect(lambda error, _: heard.append(str(error)))
    return heard


def _dialog(window, kind):
    return next(child for child in window.findChildren(kind) if child.isVisible())


def _is_open(window, kind):
    return any(child.isVisible() for child in window.findChildren(kind))


def test_a_backup_is_made_beside_the_window(deeds, desk, window, told, qtbot):
    desk.actions["actionBackUp"].trigger()
    assert not desk.actions["actionCompact"].isEnabled()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("Backed up to library ")
    (made,) = backups.backups_in(deeds.backup_folder)
    with Store.open(made.path) as copy:
        assert copy.check() == []
    qtbot.waitUntil(desk.actions["actionCompact"].isEnabled)


def test_the_settings_say_where_backups_lie(deeds, desk, told, tmp_path, qtbot):
    desk.settings.change(backup_folder=str(tmp_path / "other disk"))
    deeds.back_up()
    qtbot.waitUntil(lambda: bool(told))
    assert deeds.backup_folder.parent == tmp_path / "other disk"
    assert len(backups.backups_in(deeds.backup_folder)) == 1


def test_a_backup_can_be_stopped(deeds, desk, told, qtbot, monkeypatch):
    from briefing_app.ui.library import deeds as module

    def endless(*arguments):
        progress = arguments[-1]
        while True:
            progress.step(1, 2, "")

    monkeypatch.setattr(module.keeping, "back_up", endless)
    deeds.back_up()
    (job,) = desk.runner.jobs
    qtbot.waitUntil(lambda: job.total == 2)
    job.cancel()
    job.end()
    assert job.is_finished
    assert told == []
    with pytest.raises(Cancelled):
        job.step(1, 2, "")


def test_the_list_of_backups_shows_day_articles_and_size(deeds, window, qtbot, told):
    deeds.back_up()
    qtbot.waitUntil(lambda: bool(told))
    deeds.ask_backup()
    dialog = _dialog(window, RestoreDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItem(0).text(2) == "3")
    assert dialog.list.topLevelItem(0).text(3).endswith("MB")
    chosen = []
    dialog.decided.disconnect()
    dialog.decided.connect(chosen.append)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert [path.suffix for path in chosen] == [".briefing"]


def test_without_a_backup_nothing_can_be_restored_but_another_file(deeds, window):
    deeds.ask_backup()
    dialog = _dialog(window, RestoreDialog)
    assert not dialog._restore.isEnabled()
    dialog._browse()
    assert _dialog(dialog, QFileDialog).objectName() == "otherBackupDialog"


def test_restoring_sets_the_library_aside_and_opens_the_window_anew(deeds, desk, window, told, qtbot):
    store = desk.workspace.store
    deeds.back_up()
    qtbot.waitUntil(lambda: bool(told))
    store.set_setting("since", "the backup")
    (made,) = backups.backups_in(deeds.backup_folder)
    deeds.restore(made.path)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert QApplication.instance().property(OPEN_NEXT) == str(store.path)
    QApplication.instance().setProperty(OPEN_NEXT, None)
    assert store.setting("since") == ""
    assert store.check() == []
    (aside,) = store.path.parent.glob("library before restore*.briefing")
    with Store.open(aside) as before:
        assert before.setting("since") == "the backup"


def test_what_cannot_be_restored_is_told_and_the_window_stays(deeds, window, told, tmp_path, qtbot):
    (tmp_path / "letter.briefing").write_text("Dear diary")
    deeds.restore(tmp_path / "letter.briefing")
    qtbot.waitUntil(lambda: bool(told))
    assert "not a Briefing Desk library" in told[0]
    assert window.isVisible()


def test_a_check_says_that_the_library_is_whole_or_what_is_wrong(deeds, desk, window, qtbot):
    deeds.check()
    qtbot.waitUntil(
        lambda: any(child.isVisible() for child in window.findChildren(CheckDialog)), timeout=10_000
    )
    _dialog(window, CheckDialog).reject()
    desk.workspace.store._database.run("UPDATE statement SET quote = 'never said' WHERE id = 21")
    qtbot.waitUntil(deeds._is_free)
    deeds.check()
    qtbot.waitUntil(
        lambda: any(child.isVisible() for child in window.findChildren(CheckDialog)), timeout=10_000
    )
    dialog = _dialog(window, CheckDialog)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "The words of statement 21 do not stand at its place in the text." in lines


def test_a_check_sets_numbers_right_that_are_off(deeds, desk, window, qtbot):
    store = desk.workspace.store
    store._database.run("UPDATE article_tally SET n = n + 2")
    deeds.check()
    qtbot.waitUntil(
        lambda: any(child.isVisible() for child in window.findChildren(CheckDialog)), timeout=10_000
    )
    dialog = _dialog(window, CheckDialog)
    (line,) = (dialog.list.item(row).text() for row in range(dialog.list.count()))
    assert line.endswith("are not those of the library. They were set right.")
    assert store.check() == []


def test_compacting_goes_on_in_the_smaller_file(deeds, desk, told, qtbot):
    store = desk.workspace.store
    store.set_setting("ballast", "x" * 2_000_000)
    store.set_setting("ballast", "")
    deeds.compact()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("The library takes ")
    desk.workspace.apply(edits.star(store, [1]))
    assert store.check() == []


def test_what_is_written_meanwhile_is_never_lost_to_the_smaller_file(deeds, desk, told, qtbot, monkeypatch):
    from briefing_app.ui.library import deeds as module

    store, made = desk.workspace.store, []
    real = module.keeping.make_compact

    def slow(library, progress):
        made.append(library)
        return real(library, progress)

    monkeypatch.setattr(module.keeping, "make_compact", slow)
    deeds.compact()
    store.set_setting("meanwhile", "one")
    qtbot.waitUntil(lambda: bool(told))
    assert len(made) == 2
    assert store.setting("meanwhile") == "one"
    assert store.check() == []
    assert list(store.path.parent.glob(".*.part")) == []


def test_a_library_moves_and_the_old_file_goes_only_after_a_yes(deeds, desk, qtbot, tmp_path, monkeypatch):
    store, asked = desk.workspace.store, []
    usual = tmp_path / "library.briefing"
    monkeypatch.setattr("briefing_app.ui.library.placing.usual_library", lambda: usual)
    desk.notices.asked.disconnect()
    desk.notices.asked.connect(lambda question, answered: asked.append((question, answered)))
    place = tmp_path / "elsewhere.briefing"
    deeds.move(place)
    qtbot.waitUntil(lambda: bool(asked))
    assert store.path == place
    old = tmp_path / "library moved.briefing"
    assert old.exists()
    assert desk.settings.current.library == str(place)
    question, answered = asked[0]
    assert question.danger
    answered(False)
    assert old.exists()
    answered(True)
    assert not old.exists()
    desk.workspace.apply(edits.star(store, [1]))
    assert store.check() == []


def test_a_library_does_not_move_over_a_file(deeds, desk, told, tmp_path):
    (tmp_path / "there.briefing").write_bytes(b"mine")
    deeds.move(tmp_path / "there.briefing")
    assert "already" in told[0]
    assert desk.runner.jobs == []


def test_a_file_that_went_is_told_within_seconds_and_saved_anew(deeds, desk, window, told, tmp_path, qtbot):
    caretaker = Caretaker(desk, deeds, window)
    store, saved = desk.workspace.store, desk.actions["actionSaveAnew"]
    caretaker.look()
    assert (told, saved.isEnabled()) == ([], False)
    for file in (store.path, log_of(store.path)):
        file.unlink()
    caretaker.look()
    caretaker.look()
    assert len(told) == 1
    assert "no longer at its place" in told[0]
    assert saved.isEnabled()
    assert not desk.notices.attempt(lambda: desk.workspace.apply(edits.star(store, [1])))
    deeds.save_anew(tmp_path / "anew.briefing")
    caretaker.look()
    assert not saved.isEnabled()
    desk.workspace.apply(edits.star(store, [1]))
    assert store.check() == []


def test_the_backup_of_the_day_is_made_once_and_not_at_all_when_off(deeds, desk, window, qtbot):
    caretaker = Caretaker(desk, deeds, window)
    desk.settings.change(backups=Backups.OFF)
    caretaker.back_up_when_due()
    assert desk.runner.jobs == []
    desk.settings.change(backups=Backups.DAILY)
    caretaker.back_up_when_due()
    qtbot.waitUntil(lambda: len(backups.backups_in(deeds.backup_folder)) == 1)
    qtbot.waitUntil(lambda: not desk.runner.jobs)
    caretaker.back_up_when_due()
    qtbot.waitUntil(lambda: not desk.runner.jobs)
    assert len(backups.backups_in(deeds.backup_folder)) == 1


def test_a_backup_that_fails_and_an_old_one_are_told(deeds, desk, window, told, qtbot, monkeypatch):
    caretaker = Caretaker(desk, deeds, window)
    folder = deeds.backup_folder
    folder.mkdir()
    old = datetime.now() - timedelta(days=9)
    (folder / f"library {old:%Y-%m-%d %H%M%S}.briefing").write_bytes(b"")

    def fail(*_):
        raise BriefingError("There is not enough room.", where=str(folder), hint="Make room.")

    monkeypatch.setattr("briefing_app.ui.library.deeds.keeping.back_up", fail)
    caretaker.back_up_when_due()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0].startswith("The library was not backed up.")
    assert "The last backup is of" in told[1]


def test_damaged_settings_and_a_missed_library_are_told_at_the_start(deeds, desk, window, told, tmp_path):
    (tmp_path / "broken.json").write_text("{")
    broken = SettingsFile(tmp_path / "broken.json")
    object.__setattr__(desk, "settings", broken)
    Caretaker(desk, deeds, window).start()
    assert "set aside" in told[0]


# The trash


@pytest.fixture
def dialog(deeds, desk, window):
    store = desk.workspace.store
    desk.workspace.apply(edits.remove_articles(store, [1, 2]))
    deeds.show_trash()
    return _dialog(window, TrashDialog)


def test_the_trash_says_what_when_and_for_how_long(dialog):
    model = dialog.table.model()
    shown = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert {row[0] for row in shown} == {"Article"}
    assert {row[3] for row in shown} == {"30"}
    assert len(shown) == 2
    assert "thirty days" in dialog._told.text()


def test_the_trash_is_searched_as_one_types(dialog, qtbot):
    dialog._search.setText("no such words")
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 0)
    assert not dialog.back.isEnabled()
    assert "2 things lie in it" in dialog._told.text()


def test_what_is_chosen_comes_back_and_that_can_be_undone(dialog, desk):
    dialog.table.selectRow(0)
    dialog.bring_back()
    assert desk.workspace.store.thrown_count() == 1
    assert dialog.table.model().rowCount() == 1
    desk.workspace.undo()
    assert dialog.table.model().rowCount() == 2


def test_deleting_for_good_is_asked_first(dialog, desk, told):
    asked = []
    desk.notices.asked.disconnect()
    desk.notices.asked.connect(lambda question, answered: asked.append((question, answered)))
    dialog.table.selectAll()
    dialog.ask_and_delete()
    question, answered = asked[0]
    assert question.danger
    assert "cannot be undone" in question.text
    answered(False)
    assert desk.workspace.store.thrown_count() == 2
    answered(True)
    assert desk.workspace.store.thrown_count() == 0
    assert desk.workspace.store.articles([1, 2]) == {}
    assert "The trash is empty" in dialog._told.text()
    desk.actions["actionUndo"].trigger()
    assert any("deleted for good" in line for line in told)


def test_what_a_briefing_stands_on_is_refused_in_words(deeds, desk, window, told):
    store = desk.workspace.store
    briefing = store.briefing(desk.workspace.current_briefing)
    desk.workspace.apply(edits.place_articles(store, briefing.id, briefing.sections[0].id, [1]))
    desk.workspace.apply(edits.remove_articles(store, [1]))
    deeds.show_trash()
    dialog = _dialog(window, TrashDialog)
    dialog._delete(store.thrown())
    assert any("“Morning review” stands on it" in line for line in told)
    assert store.thrown_count() == 1


def test_what_is_old_goes_by_itself_a_little_at_a_time(deeds, desk, window, qtbot, monkeypatch):
    store = desk.workspace.store
    desk.workspace.apply(edits.remove_articles(store, [1, 2]))
    store._database.run("UPDATE trash SET removed_at = '2020-01-01T00:00:00.000+00:00'")
    monkeypatch.setattr(trash, "A_PORTION", 1)
    caretaker = Caretaker(desk, deeds, window)
    caretaker.begin_emptying()
    qtbot.waitUntil(lambda: store.thrown_count() == 0)
    assert store.articles([1, 2]) == {}
    assert store.check() == []


def test_the_dialogs_fit_a_small_screen(dialog):
    assert dialog.minimumSizeHint().width() <= 1080
    assert dialog.minimumSizeHint().height() <= 640


def test_a_window_that_finds_its_library_damaged_offers_a_backup(window, tmp_path, monkeypatch, qtbot):
    from briefing_app.progress import Silent
    from briefing_app.storage.engines.sqlite.keeping.backups import Keep, make_backup
    from briefing_app.ui.library.rescue import Rescue

    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path / "home"))
    library = tmp_path / "other.briefing"
    with Store.open(library) as store:
        store.set_setting("desk", "north")
    folder = backups.backup_folder(library)
    make_backup(library, folder, Keep(), datetime.now(), Silent())
    whole = library.read_bytes()
    damaged = whole[: len(whole) // 3]
    library.write_bytes(damaged)
    with pytest.raises(Damaged) as caught:
        Store.open(library)
    rescue = Rescue(library, caught.value, window)
    heard = []
    rescue.restored.connect(lambda: heard.append("restored"))
    rescue.offer()
    rescue.ask()
    dialog = _dialog(window, RestoreDialog)
    assert dialog.list.topLevelItem(0).text(2) == "0"
    dialog._decide()
    assert heard == ["restored"]
    with Store.open(library) as store:
        assert store.setting("desk") == "north"
    (aside,) = tmp_path.glob("other before restore*.briefing")
    assert aside.read_bytes() == damaged
