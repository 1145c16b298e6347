"""The tool bar over paper: zoom and page on the left, what a view adds on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, whole_label
from briefing_app.ui.look.tokens import TOOL_BAR_HEIGHT
from briefing_app.ui.paper.paper_view import PaperColours

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.paper.paper_view import PaperView
    from briefing_app.ui.theme import Theme


class PaperBar(QWidget):
    """Drives a `PaperView`, and dresses it in the colours of the theme."""

    def __init__(self, theme: Theme, paper: PaperView) -> None:
        super().__init__()
        self._theme = theme
        self._paper = paper
        self._zoom = label("100 %", "small")
        self._zoom.setMinimumWidth(46)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = whole_label("", "small")
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOOL_BAR_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 14, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._button("zoom-out", "Smaller paper", paper.zoom_out))
        self._row.addWidget(self._zoom)
        self._row.addWidget(self._button("zoom-in", "Larger paper", paper.zoom_in))
        self._row.addWidget(self._button("maximize", "Fit the width", paper.fit_width))
        self._row.addSpacing(8)
        self._row.addWidget(self._page)
        self._row.addStretch(1)
        paper.zoom_changed.connect(lambda zoom: self._zoom.setText(f"{round(zoom * 100)} %"))
        paper.page_changed.connect(self._show_page)
        theme.changed.connect(self._dress)
        self._dress()

    def add(self, widget: QWidget, *, space_before: int = 0) -> None:
        """Put a widget at the right end."""
        if space_before:
            self._row.addSpacing(space_before)
        self._row.addWidget(widget)

    def forget_page(self) -> None:
        """Show no page number, as when there is no paper."""
        self._page.setText("")

    def _button(self, icon: str, words: str, slot: Callable[[], None]) -> ThemedButton:
        button = ThemedButton(self._theme, icon)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(slot)
        return button

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(f"Page {page + 1} of {pages}" if pages else "")

    def _dress(self) -> None:
        self._paper.set_colours(paper_colours(self._theme))


def paper_colours(theme: Theme) -> PaperColours:
    """Return the colours around the paper in a theme."""
    colour = theme.colour
    return PaperColours(colour("desk"), colour("line_strong"), colour("accent"), colour("secondary"))
