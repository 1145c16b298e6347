"""From draft to cleared to issued in the window, and what can follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.briefings.issue import IssueKind
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.identity import ItemId
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.window.outgoing.issue_dialog import IssueChoice
from briefing_app.ui.window.outgoing.issuing import free_paths
from briefing_app.ui.window.window_deeds import WindowDeeds
from briefing_app.workspace import edits


@pytest.fixture
def told(desk):
    sentences = []
    desk.notices.told.connect(sentences.append)
    return sentences


@pytest.fixture
def warned(desk):
    sentences = []
    desk.notices.warned.connect(lambda error, _: sentences.append(str(error)))
    return sentences


@pytest.fixture
def deeds(window, desk):
    return WindowDeeds(desk, window)


@pytest.fixture
def compose(window, desk, deeds, qtbot):
    """The compose view with one statement placed."""
    workspace = desk.workspace
    section = current(desk).sections[0].id
    first = workspace.store.statement_ids(StatementQuery())[0]
    workspace.apply(edits.place_statements(workspace.store, workspace.current_briefing, section, [first]))
    window.show_view("compose")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.view("compose")


def current(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def press(window, key):
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def cleared(desk):
    store = desk.workspace.store
    now = current(desk).created_at
    desk.workspace.apply(edits.clear(store, desk.workspace.current_briefing, "A. Lind", now))


def issued(desk, deeds, qtbot, folder, formats=("pdf", "docx")):
    if current(desk).status is Status.DRAFT:
        cleared(desk)
    deeds.issuing.issue(IssueChoice(folder, formats, False))
    qtbot.waitUntil(lambda: current(desk).status is Status.ISSUED, timeout=20_000)
    return desk.workspace.store.issue_of(desk.workspace.current_briefing)


def test_the_key_asks_who_clears_and_the_status_says_so(window, compose, desk, qtbot, told):
    assert compose.status.words == "Draft"
    assert not desk.actions["actionIssue"].isEnabled()
    press(window, Qt.Key.Key_K)
    dialog = window.findChild(object, "clearDialog")
    button = dialog.findChild(QPushButton, "clearButton")
    assert not button.isEnabled()
    QTest.keyClicks(dialog._name, "A. Lind")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(desk).status is Status.CLEARED
    assert compose.status.words == "Cleared by A. Lind"
    assert told[-1] == "Cleared by A. Lind. It can be issued now."
    assert desk.actions["actionIssue"].isEnabled()
    desk.actions["actionUndo"].trigger()
    assert compose.status.words == "Draft"
    press(window, Qt.Key.Key_K)
    assert window.findChildren(object, "clearDialog")[-1]._name.text() == "A. Lind"


def test_an_error_of_the_checks_is_shown_instead(window, compose, desk, qtbot):
    store, briefing = desk.workspace.store, desk.workspace.current_briefing
    quoted = next(item for item in items(current(desk)) if hasattr(item, "wording"))
    desk.workspace.apply(edits.set_wording(store, briefing, ItemId(quoted.id), "Never said"))
    desk.actions["actionClear"].trigger()
    dialog = window.findChild(object, "clearDialog")
    assert dialog.findChild(QPushButton, "clearButton") is None
    shown = " ".join(label.text() for label in dialog.findChildren(object) if hasattr(label, "wordWrap"))
    assert "It cannot be cleared before" in shown


def test_a_change_makes_it_a_draft_again_and_a_notice_says_so(compose, desk, told):
    cleared(desk)
    compose.deeds.set_in_brief("Other words.")
    assert compose.status.words == "Draft"
    assert told[-1].startswith("The briefing is a draft again")


def test_clear_withdraws_where_it_was_cleared(window, compose, desk, told):
    cleared(desk)
    assert desk.actions["actionClear"].text() == "Withdraw the clearance"
    press(window, Qt.Key.Key_K)
    assert current(desk).status is Status.DRAFT
    assert desk.actions["actionClear"].text() == "Clear…"


def test_the_dialog_says_what_issuing_does_and_where_the_files_go(window, compose, desk, qtbot, tmp_path):
    cleared(desk)
    press(window, Qt.Key.Key_J)
    dialog = window.findChild(object, "issueDialog")
    shown = [label.text() for label in dialog.findChildren(object) if hasattr(label, "wordWrap")]
    assert "No. 1/2026" in shown
    assert any("nothing of it can be changed or undone" in words for words in shown)
    dialog._folder.setText(str(tmp_path / "nowhere"))
    dialog._decide()
    assert dialog.isVisible()
    dialog._folder.setText(str(tmp_path))
    choices = []
    dialog.decided.disconnect()
    dialog.decided.connect(choices.append)
    dialog._formats["docx"].setChecked(False)
    dialog._decide()
    assert choices == [IssueChoice(tmp_path, ("pdf",), False)]


def test_issuing_keeps_writes_and_closes(window, compose, desk, deeds, qtbot, tmp_path, told):
    issue = issued(desk, deeds, qtbot, tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*review*"))
    assert names == ["2026-11-22 Morning review No. 1.docx", "2026-11-22 Morning review No. 1.pdf"]
    kept = desk.workspace.store.issue_files(issue.id)
    for path in tmp_path.glob("*review*"):
        assert path.read_bytes() == kept[path.suffix[1:]]
    assert told[-1] == (
        f"Issued as No. 1/2026. Its files are in {tmp_path}. What was done before can no longer be undone."
    )
    assert not desk.actions["actionUndo"].isEnabled()
    assert compose.status.words == "Issued, No. 1"
    assert not compose.editor.isEnabled()
    assert not desk.actions["actionAddSection"].isEnabled()
    live = compose.paper.live
    qtbot.waitUntil(lambda: live.rendered is not None and live.rendered.data == kept["pdf"])
    [export] = [one for one in desk.workspace.store.issues() if one.kind is IssueKind.EXPORTED]
    assert export.of == issue.id


def test_an_issued_briefing_refuses_what_is_dropped_on_it(compose, desk, deeds, qtbot, tmp_path, warned):
    issued(desk, deeds, qtbot, tmp_path, ())
    compose.deeds.set_in_brief("Other words.")
    assert "was issued and cannot be changed" in warned[-1]
    assert "Briefing, Revise or Corrigendum" in warned[-1]


def test_exporting_what_was_issued_writes_the_kept_bytes(compose, desk, deeds, qtbot, tmp_path, told):
    issue = issued(desk, deeds, qtbot, tmp_path, ())
    deeds.exporting.export_to((tmp_path / "again.docx",))
    assert (tmp_path / "again.docx").read_bytes() == desk.workspace.store.issue_files(issue.id)["docx"]
    assert told[-1] == f"Exported again.docx to {tmp_path}, as issued."


def test_a_draft_is_exported_as_one_and_takes_no_number(compose, desk, deeds, qtbot, tmp_path, told):
    from pypdf import PdfReader

    deeds.exporting.export_to((tmp_path / "draft.pdf",))
    qtbot.waitUntil(lambda: bool(desk.workspace.store.issues()), timeout=20_000)
    [record] = desk.workspace.store.issues()
    assert record.draft
    assert told[-1] == f"Exported the draft draft.pdf to {tmp_path}."
    for page in PdfReader(tmp_path / "draft.pdf").pages:
        assert page.extract_text().count("DRAFT") == 2
    assert current(desk).control.issue_number is None


def test_a_revision_opens_and_supersedes_once_it_is_issued(window, compose, desk, deeds, qtbot, tmp_path):
    first = issued(desk, deeds, qtbot, tmp_path)
    press(window, Qt.Key.Key_W)
    assert current(desk).follows.issue_id == first.id
    assert compose.status.words == "Draft of REV1"
    second = issued(desk, deeds, qtbot, tmp_path)
    assert second.supersedes == first.id
    assert (tmp_path / "2026-11-22 Morning review No. 1 REV1.pdf").exists()
    assert compose.status.words == "Issued, No. 1 REV1"


def test_files_of_an_issue_never_replace_others(tmp_path):
    (tmp_path / "a.docx").touch()
    (tmp_path / "a (2).pdf").touch()
    names = [path.name for path in free_paths(tmp_path, "a", ("pdf", "docx"))]
    assert names == ["a (3).pdf", "a (3).docx"]
    assert free_paths(tmp_path, "a", ()) == ()


def test_a_folder_that_cannot_be_written_leaves_the_issue_in_the_archive(
    compose, desk, deeds, qtbot, tmp_path, warned
):
    issue = issued(desk, deeds, qtbot, tmp_path / "gone")
    assert issue is not None
    assert desk.workspace.store.issue_files(issue.id).keys() == {"pdf", "docx"}
    assert "does not exist" in warned[-1]


@pytest.fixture
def printer(monkeypatch):
    """A printer that takes everything; what it was sent is kept."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from briefing_app.ui.paper import print_run

    taken = []

    class Printing:
        def __init__(self, _desk, data, title, _parent, printed, plan, *, whole=False):
            self.given_up = self
            self._do = lambda: (taken.append((title, data, plan, whole)), printed(plan.printer, 1))

        def connect(self, _slot):
            pass

        def send(self):
            self._do()

    monkeypatch.setattr(print_run, "Printing", Printing)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    return taken


def test_numbered_copies_are_printed_for_whom_they_are_and_recorded(
    compose, desk, deeds, qtbot, tmp_path, printer, told
):
    import io

    from pypdf import PdfReader

    from briefing_app.ui.paper.print_plan import PrintPlan

    issue = issued(desk, deeds, qtbot, tmp_path, ())
    plan = PrintPlan("Office", lines=(("Private Office", 2), ("Archive", 1)))
    deeds.exporting.printing_out.print_as(current(desk), plan)
    qtbot.waitUntil(lambda: len(printer) == 3, timeout=20_000)
    feet = [PdfReader(io.BytesIO(data)).pages[0].extract_text() for _, data, _, _ in printer]
    for foot, words in zip(
        feet,
        ("Copy 1 of 3 — Private Office", "Copy 2 of 3 — Private Office", "Copy 3 of 3 — Archive"),
        strict=True,
    ):
        assert words in foot
        assert "DRAFT" not in foot
    [record] = [one for one in desk.workspace.store.issues() if one.kind is IssueKind.PRINTED]
    assert record.of == issue.id
    assert [(one.number, one.recipient) for one in record.copies] == [
        (1, "Private Office"),
        (2, "Private Office"),
        (3, "Archive"),
    ]
    assert told[-1] == "Sent 3 pages in 3 numbered copies to Office."


def test_copies_alike_of_an_issue_are_the_kept_pdf(compose, desk, deeds, qtbot, tmp_path, printer):
    from briefing_app.ui.paper.print_plan import PrintPlan

    issue = issued(desk, deeds, qtbot, tmp_path, ())
    deeds.exporting.printing_out.print_as(current(desk), PrintPlan("Office", copies=3))
    [(_, data, _, _)] = printer
    assert data == desk.workspace.store.issue_document(issue.id)


def test_a_large_print_of_a_draft_is_recorded_as_that(compose, desk, deeds, qtbot, printer):
    from briefing_app.ui.paper.print_plan import PrintPlan

    deeds.exporting.printing_out.print_as(current(desk), PrintPlan("Office", large=True, grey=True))
    qtbot.waitUntil(lambda: bool(desk.workspace.store.issues()), timeout=20_000)
    [record] = desk.workspace.store.issues()
    assert (record.draft, record.edition) == (True, "large-print greyscale")


def test_print_opens_the_choice_with_the_distribution_list(window, compose, desk, deeds, printer):
    desk.actions["actionPrint"].trigger()
    dialog = window.findChild(object, "printPlanDialog")
    assert dialog.plan().printer == "Office"
    dialog.reject()


def test_the_paper_can_be_seen_without_colours(compose, desk):
    desk.actions["actionGreyProof"].trigger()
    assert compose.paper.paper.is_grey
    assert desk.actions["actionGreyProof"].isChecked()
    desk.actions["actionGreyProof"].trigger()
    assert not compose.paper.paper.is_grey


def test_a_statement_leads_to_the_issue_that_printed_it(window, compose, desk, deeds, qtbot, tmp_path):
    from PySide6.QtWidgets import QMenu, QToolButton

    from briefing_app.ui.statements.menus import fill_row

    issue = issued(desk, deeds, qtbot, tmp_path, ())
    store = desk.workspace.store
    [statement] = issue_statements(store, issue)
    window.open_statement(statement)
    note = window.findChild(object, "statementNote")
    [link] = [one for one in note.findChildren(QToolButton) if one.text().startswith("Printed in")]
    assert link.text() == "Printed in No. 1/2026"
    link.click()
    assert window.view_name == "archive"
    assert window.view("archive").list.current_issue == issue
    menu = QMenu()
    fill_row(menu, desk, store.statement_rows([statement])[0], lambda _: None, lambda *_: None)
    assert "Printed in No. 1/2026, Morning review" in [action.text() for action in menu.actions()]
    assert store.statement_rows([statement])[0].used_in == ("No. 1/2026",)


def issue_statements(store, issue):
    return [
        item.statement_id for item in items(store.briefing(issue.briefing_id)) if hasattr(item, "wording")
    ]


def test_a_folder_that_is_not_there_is_said_in_the_dialog(window, compose, desk, deeds, tmp_path):
    cleared(desk)
    desk.preferences.set("export_folder", str(tmp_path / "gone"))
    press(window, Qt.Key.Key_J)
    dialog = window.findChild(object, "issueDialog")
    words = dialog.findChild(QLabel, "issueFolderMissing")
    assert not words.isVisible()
    QTest.mouseClick(dialog.findChild(QPushButton, "issueButton"), Qt.MouseButton.LeftButton)
    assert words.isVisible()
    assert "no such folder" in words.text()
    assert current(desk).status is Status.CLEARED
    dialog.findChild(QLineEdit, "issueFolder").setText(str(tmp_path))
    assert not words.isVisible()
    dialog.reject()


def test_a_briefing_begun_in_the_archive_is_shown_where_it_is_made(window, desk, deeds):
    window.show_view("archive")
    desk.actions["actionNewBriefing"].trigger()
    dialog = window.findChild(object, "briefingDetails")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.view_name == "compose"
