"""The paper of an archived issue: the PDF that was kept, to be read, printed again or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.ui import icons
from briefing_app.ui.buttons import ThemedButton
from briefing_app.ui.paper_panel import paper_colours
from briefing_app.ui.paper_view import PaperView
from briefing_app.ui.plain import label
from briefing_app.ui.tokens import TOOL_BAR_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.desk import Desk


class ArchivePaper(QWidget):
    """`paper` shows the kept PDF; nothing here changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.paper = PaperView(paper_colours(desk))
        self.paper.setObjectName("archivePaper")
        self.paper.setAccessibleName("Paper as it was issued")
        self._zoom = label("100 %", "small")
        self._page = label("", "small")
        self._lock = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tool_bar())
        column.addWidget(self.paper, 1)
        self.paper.zoom_changed.connect(lambda zoom: self._zoom.setText(f"{round(zoom * 100)} %"))
        self.paper.page_changed.connect(self._show_page)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def show_pdf(self, data: bytes) -> None:
        """Show the first page of a PDF."""
        self.paper.show_pdf(data, ())
        self.paper.go_to_page(0)

    def show_message(self, words: str) -> None:
        """Show words in place of paper."""
        self.paper.show_message(words)
        self._page.setText("")

    def _tool_bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("surface", "panel")
        bar.setProperty("edge", "bottom")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(TOOL_BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._button("zoom-out", "Smaller paper", self.paper.zoom_out))
        self._zoom.setMinimumWidth(46)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._zoom)
        row.addWidget(self._button("zoom-in", "Larger paper", self.paper.zoom_in))
        row.addWidget(self._button("maximize", "Fit the width", self.paper.fit_width))
        row.addSpacing(8)
        row.addWidget(self._page)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(label("As issued", "small"))
        row.addSpacing(10)
        actions = self._desk.actions
        row.addWidget(ThemedButton(self._desk.theme, "printer").follow(actions["actionPrint"]))
        save = ThemedButton(self._desk.theme, "save", "Save a copy…", kind="button")
        row.addWidget(save.follow(actions["actionSaveIssueCopy"]))
        return bar

    def _button(self, icon: str, words: str, slot: Callable[[], None]) -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(slot)
        return button

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(f"Page {page + 1} of {pages}" if pages else "")

    def _dress(self) -> None:
        self.paper.set_colours(paper_colours(self._desk))
        self._lock.setPixmap(icons.pixmap("lock", self._desk.theme.tokens.tertiary, 13, 2))
