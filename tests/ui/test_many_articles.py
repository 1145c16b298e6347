"""A file of many articles in the window: one import, one step back, and a count while it runs."""

from __future__ import annotations

import io
import zipfile

from briefing_app.storage.store import ArticleQuery

TEXT = "The ferry to Ostrand sails again, the harbour master said on Monday. " * 3


def archive(path, count):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for number in range(count):
            made.writestr(f"{number}.txt", f"Ferry number {number} sails\n\nNumber {number}. {TEXT}")
        made.writestr("broken.pdf", b"%PDF-1.7 nothing")
    path.write_bytes(file.getvalue())
    return path


def count(desk):
    return len(desk.workspace.store.article_ids(ArticleQuery()))


def test_an_archive_is_one_import_and_one_step_back(window, desk, qtbot, tmp_path):
    before = count(desk)
    told, warned, notes = [], [], set()
    desk.notices.told.connect(told.append)
    desk.notices.warned.connect(lambda error, details: warned.append(str(error)))
    desk.runner.job_started.connect(lambda job: job.progressed.connect(lambda one: notes.add(one.note)))
    with qtbot.waitSignal(window.importing.imported, timeout=20_000) as imported:
        window.importing.take_paths([archive(tmp_path / "news.zip", 60)])
    batch = imported.args[0]
    assert len(batch.taken) == 60
    assert count(desk) == before + 60
    assert told[-1] == "60 articles were taken in, 1 file was refused."
    assert [text.partition(":")[0] for text in warned] == ["news.zip › broken.pdf"]
    assert "61 articles" in notes
    assert desk.workspace.undo_label == "import 60 articles"
    desk.workspace.undo()
    assert count(desk) == before
    desk.workspace.redo()
    assert count(desk) == before + 60


def test_the_same_archive_again_brings_nothing_twice(window, desk, qtbot, tmp_path):
    path = archive(tmp_path / "news.zip", 3)
    for _ in range(2):
        with qtbot.waitSignal(window.importing.imported, timeout=20_000) as imported:
            window.importing.take_paths([path])
    batch = imported.args[0]
    assert (batch.taken, len(batch.known)) == ([], 3)
    assert [error.where for error in batch.refused] == ["news.zip › broken.pdf"]
