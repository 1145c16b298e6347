"""From a finding to its place, to its waiver, or to the article that it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.checks import Place
from briefing_app.ui.compose.comparison import ComparisonDialog
from briefing_app.ui.compose.preflight.waive_dialog import WaiveDialog
from briefing_app.workspace.edits.mending import can_take_original

if TYPE_CHECKING:
    from briefing_app.document.verifying.verification import Failure
    from briefing_app.domain.checks import Finding
    from briefing_app.ui.compose.arranging import Arranging
    from briefing_app.ui.compose.deeds import ComposeDeeds
    from briefing_app.ui.compose.preflight.preflight_panel import PreflightPanel
    from briefing_app.ui.desk import Desk


class PreflightDeeds(QObject):
    """Does what the list of findings asks for."""

    def __init__(self, desk: Desk, deeds: ComposeDeeds, arranging: Arranging, panel: PreflightPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._deeds = deeds
        self._arranging = arranging
        self._panel = panel
        panel.place_asked.connect(self.go)
        panel.waive_asked.connect(self.ask_waiver)
        panel.unwaive_asked.connect(deeds.unwaive)
        panel.compare_asked.connect(self.compare)

    def go(self, finding: Finding) -> None:
        """Lead to the place where a finding is mended."""
        arranging = self._arranging
        if finding.item_id is not None:
            arranging.go_to(finding.item_id)
        match finding.place:
            case Place.IN_BRIEF:
                arranging.edit_in_brief()
            case Place.DETAILS:
                self._desk.actions["actionBriefingDetails"].trigger()
            case Place.ARTICLE if finding.article_id is not None:
                self._desk.navigator.open_article(finding.article_id)
            case Place.ACTOR if finding.statement_id is not None:
                self._desk.navigator.open_statement(finding.statement_id)
            case Place.ITEM:
                arranging.edit_item()
            case _:
                arranging.go_to_outline()

    def ask_waiver(self, finding: Finding) -> None:
        """Ask whose initials let a finding pass; they are proposed again the next time."""
        known = str(self._desk.preferences.get("initials", ""))
        dialog = WaiveDialog(finding, known, self._panel.window())

        def decided(initials: str) -> None:
            self._desk.preferences.set("initials", initials)
            self._deeds.waive(finding, initials)

        dialog.decided.connect(decided)
        dialog.open()

    def compare(self, finding: Finding) -> None:
        """Show a quotation beside the passage of its article."""
        failure = self._panel.outcome.failure_of(finding)
        briefing = self._deeds.briefing
        if failure is None or briefing is None:
            return
        dialog = ComparisonDialog(
            failure,
            self._headline(failure),
            self._desk.theme.tokens,
            self._panel.window(),
            can_mend=can_take_original(briefing, failure),
        )
        dialog.original_asked.connect(lambda: self._deeds.take_original(failure))
        dialog.article_asked.connect(lambda: self._show_article(finding, failure))
        dialog.open()

    def _headline(self, failure: Failure) -> str:
        if failure.article_id is None:
            return ""
        return self._desk.workspace.store.article(failure.article_id).headline

    def _show_article(self, finding: Finding, failure: Failure) -> None:
        if finding.statement_id is not None:
            self._desk.navigator.open_statement(finding.statement_id)
        elif failure.article_id is not None:
            self._desk.navigator.open_article(failure.article_id)
