"""The paper with its tool bar: zoom, place, and whether it is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui import icons
from briefing_app.ui.buttons import ThemedButton
from briefing_app.ui.live_paper import LivePaper
from briefing_app.ui.paper_view import PaperColours, PaperView
from briefing_app.ui.plain import label, repolish
from briefing_app.ui.tokens import TOOL_BAR_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.errors import BriefingError
    from briefing_app.export.rendered import Rendered
    from briefing_app.ui.desk import Desk

_EMPTY = (
    "The paper takes shape here.\n\n"
    "Select statements while you read, then put them into a section of the outline."
)


def paper_colours(desk: Desk) -> PaperColours:
    """Return the colours around the paper in the theme of the window."""
    theme = desk.theme
    return PaperColours(
        theme.colour("desk"), theme.colour("line_strong"), theme.colour("accent"), theme.colour("secondary")
    )


class PaperPanel(QWidget):
    """`paper` shows the current briefing as `live` sets it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.paper = PaperView(paper_colours(desk))
        self.live = LivePaper(desk, self)
        self._zoom_label = label("100 %", "small")
        self._page_label = label("", "small")
        self._state_icon = label()
        self._state = label("", "small")
        self._state.setObjectName("paperState")
        self._style = label("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tool_bar())
        layout.addWidget(self.paper, 1)
        self.live.setting.connect(lambda: self._say("Setting…", "small"))
        self.live.ready.connect(self._show)
        self.live.failed.connect(self._fail)
        self.live.emptied.connect(self._show_empty)
        self.paper.zoom_changed.connect(lambda zoom: self._zoom_label.setText(f"{round(zoom * 100)} %"))
        self.paper.page_changed.connect(self._show_page)
        desk.theme.changed.connect(self._recolour)
        self._recolour()
        self.paper.show_message(_EMPTY)

    def show_style(self, words: str) -> None:
        """Name the house style and the sheet."""
        self._style.setText(words)

    def _tool_bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("surface", "panel")
        bar.setProperty("edge", "bottom")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(TOOL_BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self._button("zoom-out", "Smaller paper", self.paper.zoom_out))
        self._zoom_label.setMinimumWidth(46)
        self._zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._zoom_label)
        row.addWidget(self._button("zoom-in", "Larger paper", self.paper.zoom_in))
        row.addWidget(self._button("maximize", "Fit the width", self.paper.fit_width))
        row.addSpacing(8)
        row.addWidget(self._page_label)
        row.addStretch(1)
        row.addWidget(self._state_icon)
        row.addWidget(self._state)
        row.addSpacing(12)
        row.addWidget(self._style)
        return bar

    def _button(self, icon: str, words: str, slot: Callable[[], None]) -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(slot)
        return button

    def _show(self, rendered: Rendered) -> None:
        self.paper.show_pdf(rendered.data, rendered.placements)
        if rendered.warnings:
            self._say(rendered.warnings[0], "danger")
            self._state.setToolTip("\n".join(rendered.warnings))
        else:
            self._say("Up to date", "ok")
            self._state.setToolTip("")

    def _fail(self, error: BriefingError) -> None:
        self._say(str(error), "danger")

    def _show_empty(self) -> None:
        self.paper.show_message(_EMPTY)
        self._page_label.setText("")
        self._say("", "small")

    def _show_page(self, page: int, pages: int) -> None:
        self._page_label.setText(f"Page {page + 1} of {pages}" if pages else "")

    def _say(self, words: str, role: str) -> None:
        self._state.setText(words)
        self._state.setProperty("role", role)
        repolish(self._state)
        shown = {"ok": ("check", "ok"), "danger": ("triangle-alert", "danger")}.get(role)
        if shown is None:
            self._state_icon.clear()
        else:
            colour = getattr(self._desk.theme.tokens, shown[1])
            self._state_icon.setPixmap(icons.pixmap(shown[0], colour, 14, self.devicePixelRatioF()))

    def _recolour(self) -> None:
        self.paper.set_colours(paper_colours(self._desk))
