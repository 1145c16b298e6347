"""Issues in the archive: what replaced them, what was handed over, what can be done with them."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples
from issue_cases import issued
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from reading_desk import desk_over

from briefing_app.domain.briefings.briefing import Status, SuccessionKind
from briefing_app.domain.briefings.issue import IssueKind, PrintedCopy
from briefing_app.domain.edit import Change
from briefing_app.storage.store import Store
from briefing_app.ui.archive.list import STANDING_ROLE
from briefing_app.ui.archive.standing import standing_of
from briefing_app.ui.archive.view import ArchiveView
from briefing_app.ui.archive.words import copies_words, read_aloud
from briefing_app.workspace import edits
from briefing_app.workspace.issuing.handing_over import record_print
from briefing_app.workspace.issuing.succession import follow
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def desk(tmp_path, qapp):
    workspace = Workspace(Store.open(tmp_path / "library.briefing"))
    workspace.store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    desk = desk_over(workspace, tmp_path, qapp)
    yield desk
    desk.runner.close()
    desk.signals.close()
    workspace.store.close()


@pytest.fixture
def first(desk):
    return issued(desk.workspace)


@pytest.fixture
def view(desk, first, qtbot):
    view = ArchiveView(desk)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()
    view.activateWindow()
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus)
    return view


@pytest.fixture
def told(desk):
    sentences = []
    desk.notices.told.connect(sentences.append)
    return sentences


def revised(desk, issue, kind=SuccessionKind.REVISION):
    made = follow(desk.workspace.store, issue.id, kind, samples.NOW)
    desk.workspace.apply(made)
    return issued(desk.workspace, edits.made_briefing(made))


def rows(view):
    model = view.list.archive
    return [
        (model.index(row).data(), model.index(row).data(STANDING_ROLE)) for row in range(model.rowCount())
    ]


def words_of(view):
    return [label.text() for label in view.details.findChildren(QLabel)]


def test_an_issue_is_shown_with_number_clearance_and_its_files(view, first):
    shown = words_of(view)
    assert "No. 1/2026" in shown
    assert "MFA/DPR/2026/001" in shown
    assert any(words.startswith("Cleared by M. Tamm, ") for words in shown)
    assert [card.file.format for card in view.details.files] == ["pdf", "docx"]
    assert shown.count("Kept in the library") == 2


def test_what_was_replaced_is_struck_and_says_by_what(view, desk, first, qtbot):
    second = revised(desk, first)
    qtbot.waitUntil(lambda: len(rows(view)) == 2)
    assert rows(view) == [
        ("Daily Press Review", ""),
        ("Daily Press Review", "Replaced by No. 1/2026 REV1"),
    ]
    assert not desk.actions["actionRevise"].isEnabled()
    view.show_issue(second.id)
    assert desk.actions["actionRevise"].isEnabled()
    link = next(
        b for b in view.details.findChildren(object) if getattr(b, "text", str)() == "Supersedes No. 1/2026"
    )
    link.click()
    assert view.list.current_issue == first
    assert read_aloud(first, view.standing).endswith("Replaced by No. 1/2026 REV1")


def test_the_key_makes_a_revision(view, desk, first, told):
    shown = []
    desk.navigator.view_wanted.connect(shown.append)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.actions.attach("window", view)
    desk.actions["actionRevise"].trigger()
    assert shown == ["compose"]
    current = desk.workspace.store.briefing(desk.workspace.current_briefing)
    assert (current.status, current.follows.kind) == (Status.DRAFT, SuccessionKind.REVISION)
    assert told == [
        "This is the draft of MFA/DPR/2026/001/REV1. It supersedes MFA/DPR/2026/001 once it is issued."
    ]
    QTest.keyClick(view, Qt.Key.Key_M, modifiers)
    current = desk.workspace.store.briefing(desk.workspace.current_briefing)
    assert current.follows.kind is SuccessionKind.CORRIGENDUM


def test_the_key_verifies_the_bytes(view, desk, qtbot, told):
    QTest.keyClick(view.list, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["PDF and DOCX were made again from the frozen copy, and every byte is the same."]
    assert view.details.verdict.text() == told[0]


def test_the_key_opens_the_kept_file(view, desk, first, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    QTest.keyClick(view.list, Qt.Key.Key_O)
    assert Path(opened[0]).read_bytes() == desk.workspace.store.issue_document(first.id)


def test_exporting_again_writes_the_kept_files_and_is_listed_under_the_issue(
    view, desk, first, qtbot, tmp_path, told
):
    paths = (tmp_path / "again.pdf", tmp_path / "again.docx")
    view.verbs.export_to(paths)
    kept = desk.workspace.store.issue_files(first.id)
    assert [path.read_bytes() for path in paths] == [kept["pdf"], kept["docx"]]
    assert told == [f"Exported again.pdf and again.docx to {tmp_path}, as issued."]
    qtbot.waitUntil(lambda: len(view.details.files) == 4)
    assert len(rows(view)) == 1
    qtbot.waitUntil(lambda: view.details.files[2].state == "As it was issued")


def test_for_whom_copies_were_printed_is_said_under_the_issue(view, desk, first, qtbot):
    from briefing_app.export.rendered import Rendered

    copies = tuple(
        PrintedCopy(n, 4, name)
        for n, name in enumerate(("Private Office", "Private Office", "Archive", "B"), 1)
    )
    briefing = desk.workspace.store.briefing(samples.BRIEFING.id)
    record = record_print(
        desk.workspace, briefing, "Office", Rendered(b"%PDF-", 2), 8, samples.NOW, copies=copies
    )
    assert copies_words(record) == "1–2 Private Office, 3 Archive, 4 B"
    qtbot.waitUntil(lambda: len(view.details.files) == 3)
    assert "Copies 1–2 Private Office, 3 Archive, 4 B" in words_of(view)


@pytest.mark.parametrize("typed", ["port stays", "jane roe", "2026/001", "daily press"])
def test_the_search_finds_what_was_printed(view, desk, first, typed):
    other = edits.new_briefing(desk.workspace.store, "Evening", samples.NOW)
    desk.workspace.apply(other)
    issued(desk.workspace, edits.made_briefing(other))
    view.refresh()
    assert len(rows(view)) == 2
    view.search.setText(typed)
    assert [title for title, _ in rows(view)] == ["Daily Press Review"]


def test_a_void_issue_says_why_and_can_not_be_followed(view, desk, first, qtbot, told):
    QTest.keyClick(view.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    dialog = view.window().findChild(object, "voidDialog")
    assert not dialog._go.isEnabled()
    dialog._reason.setText("Wrong list")
    dialog._name.setText("M. Tamm")
    dialog._decide()
    qtbot.waitUntil(lambda: rows(view) == [("Daily Press Review", "Void: Wrong list (M. Tamm)")])
    assert not desk.actions["actionRevise"].isEnabled()
    assert told == ["No. 1/2026 is void; its number is not used again."]


def test_what_only_left_as_a_draft_stands_apart(desk, first):
    from briefing_app.export.rendered import Rendered
    from briefing_app.workspace.issuing.handing_over import record_export

    other = edits.new_briefing(desk.workspace.store, "Evening", samples.NOW)
    desk.workspace.apply(other)
    draft = desk.workspace.store.briefing(edits.made_briefing(other))
    record = record_export(desk.workspace, draft, (Path("a.pdf"),), (Rendered(b"%PDF-", 1),), samples.NOW)
    standing = standing_of(desk.workspace.store.issues())
    assert {one.id for one in standing.rows} == {first.id, record.id}
    assert not standing.can_be_followed(record)
    assert read_aloud(record).startswith("Evening, draft exported")
    assert record.kind is IssueKind.EXPORTED
