"""The archive: what left the desk, as it was, and what became of its files."""

from __future__ import annotations

import io
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from listed_library import desk_over, filled
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssuedSource, IssueKind
from briefing_app.domain.identity import ArticleId, BriefingId, IssueId
from briefing_app.storage.store import IssueContents
from briefing_app.ui.archive.files import FileCheck, check_file
from briefing_app.ui.archive.view import ArchiveView
from briefing_app.ui.archive.words import read_aloud, what_left
from briefing_app.ui.task_runner import TaskRunner
from briefing_app.workspace import edits

THEN = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)


def pdf(words, pages=1):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in range(pages):
        canvas.drawString(72, 700, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def digest(data):
    return sha256(data).hexdigest()


class AtOncePool:
    """Does the work of worker processes right away."""

    def submit(self, fn, *args, timeout_s=0.0, urgent=False, on_value=None):
        future = Future()
        future.set_result(fn(*args))
        return future

    def shutdown(self):
        pass


@pytest.fixture
def desk(tmp_path, qapp):
    workspace = filled(tmp_path / "library.briefing")
    desk = replace(desk_over(workspace, tmp_path, qapp), runner=TaskRunner(AtOncePool))
    yield desk
    desk.runner.close()
    desk.signals.close()
    workspace.store.close()


@pytest.fixture
def issues(desk, tmp_path):
    """An export of two files, one of them gone since, and two days later a print."""
    data, word = pdf("Morning", pages=3), b"a Word file"
    (tmp_path / "review.pdf").write_bytes(data)
    exported = Issue(
        IssueId(1),
        BriefingId(9),
        IssueKind.EXPORTED,
        THEN,
        "Press <b>Review</b> & more",
        "RH/DPR/2026/001",
        (
            IssuedFile("pdf", str(tmp_path / "review.pdf"), digest(data), 3),
            IssuedFile("docx", str(tmp_path / "review.docx"), digest(word)),
        ),
        (
            IssuedSource(1, ArticleId(1), "“Grid operators agree”, Baltic Wire, 21 Nov 2026.", "ab" * 32),
            IssuedSource(2, ArticleId(404), "“Gone”, Nowhere.", "cd" * 32),
        ),
        statements=4,
    )
    later = pdf("Later")
    printed = replace(
        exported,
        id=IssueId(2),
        kind=IssueKind.PRINTED,
        issued_at=THEN + timedelta(days=2),
        title="Evening Review",
        reference="RH/DPR/2026/002",
        files=(IssuedFile("print", "Office", digest(later), 1),),
        sources=(),
        statements=1,
    )
    desk.workspace.add_issue(exported, IssueContents({"pdf": data}))
    desk.workspace.add_issue(printed, IssueContents({"pdf": later}))
    return exported, printed


@pytest.fixture
def view(desk, issues, qtbot):
    return shown(desk, qtbot)


def shown(desk, qtbot):
    view = ArchiveView(desk)
    qtbot.addWidget(view)
    view.resize(1280, 700)
    view.show()
    view.activateWindow()
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus)
    return view


def titles(view):
    model = view.list.archive
    return [model.index(row).data() for row in range(model.rowCount())]


def show_export(view, qtbot):
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.details.files and "omparing" not in view.details.files[0].state)


def test_issues_are_listed_latest_first_and_the_paper_of_the_first_is_shown(view):
    assert titles(view) == ["Evening Review", "Press <b>Review</b> & more"]
    assert view.list.current_issue.id == 2
    assert view.paper.paper.page_count == 1
    assert "Later 1" in view.paper.paper.words_of_page(0)


def test_walking_the_list_shows_the_kept_pdf_of_each(view, qtbot):
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.paper.paper.page_count == 3
    assert "Morning 1" in view.paper.paper.words_of_page(0)


def test_each_issue_says_how_when_and_what_left(issues):
    exported, printed = issues
    assert what_left(exported) == "3 pages  ·  4 statements  ·  PDF, DOCX"
    assert what_left(printed) == "1 page  ·  1 statement  ·  Office"
    heard = read_aloud(exported)
    assert heard.startswith("Press <b>Review</b> & more, exported, 20 November 2026, ")
    assert heard.endswith("RH/DPR/2026/001, 3 pages, 4 statements, PDF, DOCX")


def test_files_say_whether_they_still_are_what_was_issued(view, qtbot, tmp_path):
    show_export(view, qtbot)
    assert [card.state for card in view.details.files] == ["As it was issued", "No longer at this place"]
    (tmp_path / "review.pdf").write_bytes(b"somebody else's")
    (tmp_path / "review.docx").mkdir()
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    show_export(view, qtbot)
    assert view.details.files[0].state == "Changed since it was issued"


def test_a_file_is_compared_byte_by_byte(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x" * 3_000_000)
    assert check_file(str(file), digest(b"x" * 3_000_000)) is FileCheck.AS_ISSUED
    assert check_file(str(file), digest(b"x" * 2_999_999)) is FileCheck.CHANGED
    assert check_file(str(tmp_path / "b.pdf"), "") is FileCheck.MISSING
    assert check_file("no\0path", "") in {FileCheck.MISSING, FileCheck.UNREADABLE}


def test_a_source_opens_its_article_and_one_that_is_gone_says_so(view, desk, qtbot):
    show_export(view, qtbot)
    first, second = view.details.sources
    with qtbot.waitSignal(desk.navigator.article_wanted) as wanted:
        QTest.mouseClick(first.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert wanted.args == [1]
    assert second.findChild(QPushButton) is None


def test_a_source_whose_article_is_removed_meanwhile_can_no_longer_be_opened(view, desk, qtbot):
    show_export(view, qtbot)
    desk.workspace.apply(edits.remove_articles(desk.workspace.store, [ArticleId(1)]))
    qtbot.waitUntil(lambda: view.details.sources[0].findChild(QPushButton) is None)


def test_the_path_of_a_file_can_be_copied(view, qtbot, tmp_path):
    show_export(view, qtbot)
    view.details.files[1].copy_path()
    assert QGuiApplication.clipboard().text() == str(tmp_path / "review.docx")


def test_a_folder_opens_and_a_vanished_one_is_told(view, desk, qtbot, tmp_path, monkeypatch):
    opened, warned = [], []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    desk.notices.warned.connect(lambda error, _: warned.append(str(error)))
    show_export(view, qtbot)
    card = view.details.files[0]
    card.open_folder()
    assert opened == [str(tmp_path)]
    card.file = replace(card.file, target=str(tmp_path / "gone" / "x.pdf"))
    card.open_folder()
    assert warned == [
        f"{tmp_path / 'gone'}: This folder cannot be opened. Look whether it was moved, or whether its "
        "drive is connected."
    ]


def test_a_copy_of_the_kept_pdf_is_saved(view, desk, issues, qtbot, tmp_path):
    told = []
    desk.notices.told.connect(told.append)
    show_export(view, qtbot)
    QTest.keyClick(
        view.list,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = view.findChild(object, "saveCopyDialog")
    assert dialog.selectedFiles()[0].endswith("Press b Review b more RH DPR 2026 001.pdf")
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    assert (tmp_path / "copy.pdf").read_bytes() == desk.workspace.store.issue_document(IssueId(1))
    assert told == [f"Saved copy.pdf in {tmp_path}."]


def test_export_saves_the_pdf_of_what_was_never_issued(view, desk, qtbot):
    desk.actions["actionExport"].trigger()
    dialog = view.findChild(object, "saveCopyDialog")
    assert dialog.selectedFiles()[0].endswith("Evening Review RH DPR 2026 002.pdf")
    dialog.close()


def test_a_copy_that_cannot_be_written_is_told(view, desk, issues, tmp_path):
    warned = []
    desk.notices.warned.connect(lambda error, _: warned.append(error))
    view.verbs.save_copy(issues[0], tmp_path / "no" / "such" / "copy.pdf")
    assert len(warned) == 1


def test_what_is_issued_meanwhile_appears_and_the_current_issue_stays(view, desk, issues, qtbot):
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    newest = replace(issues[1], id=IssueId(3), title="Newest", issued_at=THEN + timedelta(days=3))
    desk.workspace.add_issue(newest, IssueContents({"pdf": pdf("Newest")}))
    qtbot.waitUntil(lambda: titles(view)[0] == "Newest")
    assert view.list.current_issue.id == 1


def test_printing_again_is_an_issue_of_its_own(view, desk, issues, qtbot):
    exported = issues[0]
    data = desk.workspace.store.issue_document(exported.id)
    view.verbs.record_print(exported, data, "Office", 2)
    qtbot.waitUntil(lambda: len(titles(view)) == 3)
    latest = desk.workspace.store.issues()[0]
    assert (latest.kind, latest.title, latest.files[0].target) == (
        IssueKind.PRINTED,
        exported.title,
        "Office",
    )
    assert latest.files[0].sha256 == digest(data)
    assert desk.workspace.store.issue_document(latest.id) == data


def test_enter_goes_to_the_paper_and_zoom_keys_act_on_it(view, desk, qtbot):
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.paper.paper.hasFocus()
    before = view.paper.paper.zoom
    desk.actions["actionTextLarger"].trigger()
    assert view.paper.paper.zoom > before
    desk.actions["actionTextNormal"].trigger()
    assert view.paper.paper.zoom == before


def test_the_search_finds_titles_and_references(view, qtbot):
    QTest.keyClicks(view.search, "evening")
    assert titles(view) == ["Evening Review"]
    view.search.setText("2026/001")
    assert titles(view) == ["Press <b>Review</b> & more"]
    assert view.paper.paper.page_count == 3
    view.search.setText("zebra")
    assert not view.list.isVisible()
    assert view._nothing.isVisible()
    assert view.paper.paper.page_count == 0
    view.search.clear()
    assert len(titles(view)) == 2


def test_an_empty_archive_says_what_will_be_here(desk, qtbot):
    view = ArchiveView(desk)
    qtbot.addWidget(view)
    view.show()
    empty = view.findChild(object, "archiveEmpty")
    assert empty.isVisible()
    assert "Nothing has left the desk yet" in empty.words
    assert not desk.actions["actionSaveIssueCopy"].isEnabled()
