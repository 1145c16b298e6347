"""The checks in the compose view: live, a key from their places, waived with initials, side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from briefing_app.document.checking.preflight import Preflight
from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem, Status
from briefing_app.domain.briefings.outline import items
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.compose.comparison import ComparisonDialog
from briefing_app.ui.compose.preflight.waive_dialog import WaiveDialog
from briefing_app.ui.compose.view import ComposeView
from briefing_app.workspace import edits


@pytest.fixture
def view(window, desk, qtbot):
    """Show the compose view with one article and a statement of it in the briefing."""
    store, workspace = desk.workspace.store, desk.workspace
    said = store.statement(store.statement_ids(StatementQuery(manner="direct"))[0])
    briefing = store.briefing(workspace.current_briefing)
    section = briefing.sections[0].id
    workspace.apply(edits.place_articles(store, briefing.id, section, [said.passage.article_id]))
    workspace.apply(edits.place_statements(store, briefing.id, section, [said.id]))
    window.show_view("compose")
    view = window.view("compose")
    assert isinstance(view, ComposeView)
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(view.findings.findings))
    return view


def briefing(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def item_of(desk, kind):
    return next(item for item in items(briefing(desk)) if isinstance(item, kind))


def summarise(desk, words):
    article = item_of(desk, ArticleItem)
    desk.workspace.apply(edits.set_summary(desk.workspace.store, briefing(desk).id, article.id, words))


def found(view, code):
    return [finding for finding in view.findings.findings if finding.code == code]


def dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_the_list_follows_the_briefing_and_counts(view, desk, qtbot):
    assert view.findings.objectName() == "preflightPanel"
    assert not found(view, "unknown-quotation")

    summarise(desk, "Nobody ever said “the moon is made of cheese”.")

    qtbot.waitUntil(lambda: bool(found(view, "unknown-quotation")))
    assert view.findings._counts.text().startswith("1 error · ")
    summarise(desk, "Nothing was said.")
    qtbot.waitUntil(lambda: not found(view, "unknown-quotation"))


def test_enter_leads_to_the_place(view, desk, qtbot):
    summarise(desk, "Nobody ever said “the moon is made of cheese”.")
    qtbot.waitUntil(lambda: bool(found(view, "unknown-quotation")))
    view.findings.choose(found(view, "unknown-quotation")[0])
    view.findings.tree.setFocus()

    qtbot.keyClick(view.findings.tree, Qt.Key.Key_Return)

    assert view.outline.current_row.id == item_of(desk, ArticleItem).id
    assert view.editor.isAncestorOf(QApplication.focusWidget())


def test_a_warning_is_waived_with_initials_that_are_remembered(view, desk, qtbot):
    summarise(desk, "The union slammed the plan.")
    qtbot.waitUntil(lambda: bool(found(view, "loaded-verb")))
    view.findings.choose(found(view, "loaded-verb")[0])

    qtbot.keyClick(view.findings.tree, Qt.Key.Key_W)
    asked = dialog(WaiveDialog)
    qtbot.keyClicks(asked.initials, "P.O.")
    qtbot.keyClick(asked.initials, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: found(view, "loaded-verb")[0].waiver is not None)
    assert [waiver.initials for waiver in briefing(desk).waivers] == ["P.O."]
    assert desk.preferences.get("initials") == "P.O."
    assert "1 waived" in view.findings._counts.text()

    view.findings.choose(found(view, "loaded-verb")[0])
    view.findings.waive()
    qtbot.waitUntil(lambda: found(view, "loaded-verb")[0].waiver is None)
    desk.workspace.undo()
    assert len(briefing(desk).waivers) == 1


def test_an_error_cannot_be_waived(view, desk, qtbot):
    summarise(desk, "Nobody ever said “the moon is made of cheese”.")
    qtbot.waitUntil(lambda: bool(found(view, "unknown-quotation")))
    view.findings.choose(found(view, "unknown-quotation")[0])

    qtbot.keyClick(view.findings.tree, Qt.Key.Key_W)

    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert not view.findings._waive.isEnabled()


def test_a_failed_quotation_is_compared_and_mended(view, desk, qtbot):
    store = desk.workspace.store
    said = store.statement(item_of(desk, StatementItem).statement_id)
    text = store.article(said.passage.article_id).text
    words = said.attribution.content[-1].of(text).rstrip(",.")
    summarise(desk, f"They said: “{words} never”.")
    qtbot.waitUntil(lambda: bool(found(view, "unknown-quotation")))
    view.findings.choose(found(view, "unknown-quotation")[0])

    qtbot.keyClick(view.findings.tree, Qt.Key.Key_C)
    shown = dialog(ComparisonDialog)
    assert shown.printed.toPlainText() == f"{words} never"
    assert words in shown.passage.toPlainText()
    assert shown.show_article.isEnabled()
    shown.take.click()

    qtbot.waitUntil(lambda: not found(view, "unknown-quotation"))
    assert "never" not in item_of(desk, ArticleItem).summary
    assert words in item_of(desk, ArticleItem).summary


def test_a_wrong_wording_gives_way_to_the_original(view, desk, qtbot):
    store = desk.workspace.store
    item = item_of(desk, StatementItem)
    wrong = store.statement(item.statement_id).passage.quote + " and more"
    desk.workspace.apply(edits.set_wording(store, briefing(desk).id, item.id, wrong))
    qtbot.waitUntil(lambda: bool(found(view, "unfaithful-wording")))
    view.findings.choose(found(view, "unfaithful-wording")[0])

    view.findings.compare()
    dialog(ComparisonDialog).take.click()

    assert item_of(desk, StatementItem).wording is None


def test_the_next_finding_passes_over_waived_ones(view, desk, qtbot):
    waiting = [finding for finding in view.findings.findings if finding.can_be_waived]
    view.deeds.waive(waiting[0], "PO")
    qtbot.waitUntil(lambda: any(finding.waiver for finding in view.findings.findings))

    seen = set()
    for _ in view.findings.findings:
        view.findings.next_finding()
        assert view.findings.chosen.waiver is None
        seen.add(view.findings.chosen.sentence)
    assert len(seen) == len([finding for finding in view.findings.findings if finding.waiver is None])


def test_the_list_folds_to_its_heading_and_stays_so(view, desk):
    view.findings.set_open(False)
    assert not view.findings.tree.isVisible()
    assert desk.preferences.get("preflight_open", True) is False
    desk.actions["actionShowChecks"].trigger()
    assert view.findings.tree.isVisible()


def test_nothing_is_cleared_while_there_are_errors_and_a_draft_leaves_as_one(view, desk, qtbot, tmp_path):
    from pypdf import PdfReader

    from briefing_app.ui.window.outgoing.exporting import Exporting
    from briefing_app.ui.window.outgoing.issuing import Issuing

    summarise(desk, "Nobody ever said “the moon is made of cheese”.")
    warned = []
    desk.notices.warned.connect(lambda error, _details: warned.append(str(error)))

    Issuing(desk, view).clear("M. Tamm")

    assert "the moon is made of cheese" in warned[0]
    assert briefing(desk).status is Status.DRAFT
    Exporting(desk, view).export_to((tmp_path / "a.pdf",))
    qtbot.waitUntil(lambda: bool(desk.workspace.store.issues()), timeout=20_000)
    assert "DRAFT" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert briefing(desk).control.issue_number is None


def test_the_next_finding_comes_from_the_view_that_the_last_one_led_to(view, window, desk, qtbot):
    store = desk.workspace.store
    view.findings.choose(found(view, "unconfirmed-details")[0])
    view.findings.place_asked.emit(view.findings.chosen)
    qtbot.waitUntil(lambda: window.view_name == "read")
    assert desk.actions["actionNextFinding"].isEnabled()
    before = view.findings.chosen
    summarise(desk, "The union slammed the plan.")

    desk.actions["actionNextFinding"].trigger()

    assert view.findings.chosen != before
    desk.workspace.open_briefing(None)
    desk.actions.refresh()
    assert store.briefings()
    assert not desk.actions["actionNextFinding"].isEnabled()


def test_after_a_finding_is_mended_its_successor_comes_next(view, desk, qtbot):
    panel = view.findings
    waiting = [one for one in panel.findings if one.waiver is None]
    assert len(waiting) >= 3
    panel.next_finding()
    panel.next_finding()
    assert panel.chosen == waiting[1]
    panel.show_outcome(Preflight(tuple(one for one in waiting if one != waiting[1])))
    panel.tree.setCurrentItem(None)
    panel.next_finding()
    assert panel.chosen == waiting[2]


def test_there_are_no_checks_without_a_briefing_that_can_be_mended(view, desk):
    assert view.findings.isVisible()
    desk.workspace.open_briefing(None)
    view.refresh()
    assert not view.findings.isVisible()


def test_escape_leaves_the_words_for_the_outline(view, desk, qtbot):
    view.outline.select(item_of(desk, ArticleItem).id)
    view.editor.begin()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "They met.")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.outline.hasFocus()
    assert item_of(desk, ArticleItem).summary == "They met."
