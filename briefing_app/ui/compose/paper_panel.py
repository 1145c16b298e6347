"""The paper with its tool bar: zoom, place, and whether it is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.compose.bars import LookButton
from briefing_app.ui.compose.live_paper import LivePaper
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, repolish, tip, whole_label
from briefing_app.ui.paper.paper_bar import PaperBar, paper_colours
from briefing_app.ui.paper.paper_view import PaperView

if TYPE_CHECKING:
    from briefing_app.errors import BriefingError
    from briefing_app.export.rendered import Rendered
    from briefing_app.ui.desk import Desk

_EMPTY = (
    "The paper takes shape here.\n\n"
    "Select statements while you read, then put them into a section of the outline."
)
_NO_BRIEFING = "There is no briefing yet. Ctrl+N makes one."


class PaperPanel(QWidget):
    """`paper` shows the current briefing as `live` sets it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.paper = PaperView(paper_colours(desk.theme))
        self.live = LivePaper(desk, self)
        self._bar = PaperBar(desk.theme, self.paper)
        self._state_icon = label()
        self._state = whole_label("", "small")
        self._state.setObjectName("paperState")
        self.look = LookButton(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._bar.add(self._state_icon)
        self._bar.add(self._state)
        self._bar.add(self.look, space_before=4)
        grey = ThemedButton(desk.theme, "eye")
        self._bar.add(grey.follow(desk.actions["actionGreyProof"]), space_before=6)
        layout.addWidget(self._bar)
        layout.addWidget(self.paper, 1)
        self.live.setting.connect(lambda: self._say("Setting…", "small"))
        self.live.ready.connect(self._show)
        self.live.failed.connect(self._fail)
        self.live.emptied.connect(self._show_empty)
        self.paper.show_message(_EMPTY)

    def toggle_grey(self) -> None:
        """Show the paper without its colours, or with them again."""
        grey = not self.paper.is_grey
        self.paper.set_grey(grey)
        self._desk.actions["actionGreyProof"].setChecked(grey)

    def _show(self, rendered: Rendered) -> None:
        self.paper.show_pdf(rendered.data, rendered.placements)
        if rendered.warnings:
            self._say(rendered.warnings[0], "danger", "\n".join(rendered.warnings))
        else:
            self._say("Up to date", "ok")

    def _fail(self, error: BriefingError) -> None:
        self._say(str(error), "danger")

    def _show_empty(self) -> None:
        self.paper.show_message(_NO_BRIEFING)
        self._bar.forget_page()
        self._say("", "small")

    def _say(self, words: str, role: str, told: str = "") -> None:
        """Show the state in words, where there is room for them, and by a sign that has them as its tip."""
        self._state.setText(words)
        for part in (self._state, self._state_icon):
            part.setToolTip(tip(told or words) if words else "")
        self._state_icon.setAccessibleName(words)
        self._state.setProperty("role", role)
        repolish(self._state)
        shown = {"ok": ("check", "ok"), "danger": ("triangle-alert", "danger")}.get(role)
        if shown is None:
            self._state_icon.clear()
        else:
            colour = getattr(self._desk.theme.tokens, shown[1])
            self._state_icon.setPixmap(icons.pixmap(shown[0], colour, 14, self.devicePixelRatioF()))
