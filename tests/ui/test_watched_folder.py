"""The window takes in by itself what is saved in the watched folder, and disturbs nobody."""

from __future__ import annotations

import pytest

from briefing_app.storage.store import ArticleQuery
from briefing_app.ui.window.incoming import watching
from briefing_app.ui.window.incoming.watching import Watching
from briefing_app.ui.window.settings.folder_field import FolderField
from briefing_app.ui.window.settings.settings_dialog import SettingsDialog
from briefing_app.workspace.arriving import watching as engine

TEXT = "The ferry to Ostrand sails again, the harbour master said on Monday. " * 3


@pytest.fixture
def folder(tmp_path, desk, monkeypatch):
    monkeypatch.setattr(engine, "SETTLED_S", 0.0)
    made = tmp_path / "drop"
    made.mkdir()
    desk.settings.change(watch_folder=str(made))
    return made


def test_what_is_saved_there_arrives_without_a_step_and_without_moving_the_list(desk, folder, qtbot):
    told, warned, changes = [], [], []
    desk.notices.told.connect(told.append)
    desk.notices.warned.connect(lambda error, _: warned.append(str(error)))
    desk.signals.changed.connect(changes.append)
    watch = Watching(desk)
    before = len(desk.workspace.store.article_ids(ArticleQuery()))
    (folder / "ferry.txt").write_text(f"Ferry sails again\n\n{TEXT}", "utf-8")
    (folder / "empty.pdf").write_bytes(b"%PDF-1.7 nothing")
    label = desk.workspace.undo_label
    watch.look()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == ["1 article has arrived in the watched folder."]
    assert len(warned) == 1
    assert warned[0].startswith("empty.pdf: ")
    assert len(desk.arrivals.waiting) == 1
    assert desk.arrivals.origins == {watching.ORIGIN: 1}
    assert len(desk.workspace.store.article_ids(ArticleQuery())) == before + 1
    assert desk.workspace.undo_label == label
    assert not any(one.articles for one in changes)
    told.clear()
    watch.look()
    qtbot.wait(300)
    assert told == []
    assert len(warned) == 1


def test_without_a_folder_nothing_is_looked_at(desk, monkeypatch):
    started = []
    monkeypatch.setattr(desk.runner, "start", lambda *arguments, **_: started.append(arguments))
    Watching(desk).look()
    assert started == []


def test_a_folder_that_is_gone_is_told_once(desk, folder, qtbot):
    warned = []
    desk.notices.warned.connect(lambda error, _: warned.append(error.what))
    folder.rmdir()
    watch = Watching(desk)
    for _ in range(3):
        watch.look()
        qtbot.wait(100)
    assert warned == ["The watched folder cannot be reached."]


def test_another_folder_in_the_settings_is_watched_from_the_next_look(desk, folder, qtbot, tmp_path):
    watch = Watching(desk)
    watch.look()
    other = tmp_path / "other"
    other.mkdir()
    (other / "ferry.txt").write_text(TEXT, "utf-8")
    desk.settings.change(watch_folder=str(other))
    qtbot.wait(100)
    watch.look()
    qtbot.waitUntil(lambda: bool(desk.arrivals.waiting), timeout=10_000)


def test_the_settings_ask_for_the_folder(desk, qtbot, tmp_path):
    dialog = SettingsDialog(desk.settings.current)
    qtbot.addWidget(dialog)
    decided = []
    dialog.decided.connect(decided.append)
    field = dialog.findChild(FolderField, "setting_watch_folder")
    assert field.folder() == ""
    field.set_folder(str(tmp_path))
    dialog.findChild(object, "setting_watch_subfolders").setChecked(False)
    dialog._decide()
    assert decided == [{"watch_folder": str(tmp_path), "watch_subfolders": False}]


def test_what_is_no_article_is_told_once_with_a_list(desk, folder, qtbot):
    explained = []
    desk.notices.explained.connect(lambda text, details: explained.append((text, details)))
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "ferry.txt").write_text(f"Ferry sails again\n\n{TEXT}", "utf-8")
    watch = Watching(desk)
    watch.look()
    qtbot.waitUntil(lambda: bool(explained), timeout=10_000)
    words = "1 article has arrived in the watched folder, 1 passed over: 1 picture."
    assert explained == [(words, "photo.png")]
    (folder / "table.ods").write_bytes(b"PK")
    qtbot.waitUntil(lambda: watch.look() or len(explained) > 1, timeout=10_000)
    assert explained[1] == ("In the watched folder: 1 passed over: 1 spreadsheet.", "table.ods")
