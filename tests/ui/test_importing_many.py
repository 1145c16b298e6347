"""Importing many files: written together, read afterwards, one step to undo."""

from __future__ import annotations

import zipfile

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QToolButton

from briefing_app.domain.edit import Change
from briefing_app.storage.queries import ArticleQuery
from briefing_app.ui.read.articles.article_pane import ArticlePane

TEXT = "The harbour of Veldmoor will close on Friday, {}, the port authority said on Tuesday.\n\n"


def test_many_files_come_first_and_their_statements_after(window, desk, qtbot, tmp_path):
    files = []
    for number in range(40):
        path = tmp_path / f"{number:02}.txt"
        said = f"“The basin number {number} is unsafe,” said Jane Roe, the harbour master."
        path.write_text(f"Headline: Basin {number} closes\n\n{TEXT.format(number)}{said}")
        files.append(path)
    before = len(desk.workspace.store.article_ids(ArticleQuery()))
    batches = []
    window.importing.imported.connect(batches.append)
    window.importing.take_files(files)
    qtbot.waitUntil(lambda: bool(batches), timeout=20_000)
    store = desk.workspace.store
    assert batches[0].summary == "40 articles were taken in."
    assert len(store.article_ids(ArticleQuery())) == before + 40
    shown = window.findChild(ArticlePane).list.model().rowCount()
    assert (shown, window.findChild(QToolButton, "newArticles").isVisible()) == (before + 40, False)
    ids = list(batches[0].taken)
    qtbot.waitUntil(lambda: all(store.analysis_state(one) for one in ids), timeout=30_000)
    assert any(store.statements_of(one) for one in ids)
    assert desk.workspace.undo_label == "import 40 articles"
    desk.workspace.undo()
    assert len(store.article_ids(ArticleQuery())) == before


def test_a_refused_file_among_many_is_named_and_the_others_come(window, desk, qtbot, tmp_path):
    files = [tmp_path / f"{number:02}.txt" for number in range(30)]
    for number, path in enumerate(files):
        path.write_text(TEXT.format(number) * 2)
    files[7].write_text("")
    warned = []
    desk.notices.warned.connect(lambda error, _details: warned.append(error.where))
    batches = []
    window.importing.imported.connect(batches.append)
    window.importing.take_files(files)
    qtbot.waitUntil(lambda: bool(batches), timeout=20_000)
    assert len(batches[0].taken) == 29
    assert warned == ["07.txt"]


def test_the_statements_of_a_long_article_come_in_several_goes_and_all_of_them(window, desk, qtbot, tmp_path):
    said = [
        f"“The basin number {number} is unsafe,” said Jane Roe, the harbour master, on Tuesday."
        for number in range(150)
    ]
    path = tmp_path / "long.txt"
    path.write_text("Headline: Every basin closes\n\n" + "\n\n".join(said))
    batches, goes = [], []
    window.importing.imported.connect(batches.append)
    store = desk.workspace.store
    window.importing.take_files([path])
    qtbot.waitUntil(lambda: bool(batches), timeout=20_000)
    (one,) = batches[0].taken
    first = {statement.passage.span for statement in store.statements_of(one)}
    assert len(first) >= 150
    record = desk.workspace.record_analysis
    desk.workspace.record_analysis = lambda *told, **named: (goes.append(named), record(*told, **named))[1]
    store.write([Change(statement, None) for statement in store.statements_of(one)])
    window.importing.analyse([one])
    qtbot.waitUntil(lambda: goes[-1:] == [{"goes_on": False}], timeout=30_000)
    assert len(goes) > 2
    assert {statement.passage.span for statement in store.statements_of(one)} == first


def test_what_a_folder_holds_beside_articles_is_counted_and_listed_on_demand(window, desk, qtbot, tmp_path):
    folder = tmp_path / "morning"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(TEXT.format(number) * 2)
    for name in ("a.png", "b.jpg", "c.weird"):
        (folder / name).write_bytes(b"x")
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("e.txt", TEXT.format("in a zip") * 2)
        archive.writestr("f.gif", "GIF8")
    batches = []
    window.importing.imported.connect(batches.append)
    window.importing.take_paths([folder])
    qtbot.waitUntil(lambda: bool(batches), timeout=20_000)
    words = "3 articles were taken in, 4 passed over: 3 pictures, 1 of an unknown kind."
    assert batches[0].summary == words
    button = window.findChild(QToolButton, "showTold")
    assert button.isVisible()
    button.click()
    dialog = window.findChild(QDialog, "toldDetails")
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    assert shown.splitlines() == ["a.png", "b.jpg", "c.weird", "d.zip › f.gif"]
    dialog.reject()
    desk.notices.tell("Something else.")
    assert not button.isVisible()


def test_a_folder_without_any_article_says_what_it_holds(window, desk, qtbot, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"x")
    warned = []
    desk.notices.warned.connect(lambda error, details: warned.append((error.hint, details)))
    window.importing.take_paths([folder])
    qtbot.waitUntil(lambda: bool(warned), timeout=10_000)
    assert warned[0][0].startswith("Only this: 1 picture. ")
    assert warned[0][1] == "a.png"
