"""The paper of an archived issue: the PDF that was kept, to be read, printed again or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import whole_label
from briefing_app.ui.paper.paper_bar import PaperBar, paper_colours
from briefing_app.ui.paper.paper_view import PaperView

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk


class ArchivePaper(QWidget):
    """`paper` shows the kept PDF; nothing here changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.paper = PaperView(paper_colours(desk.theme))
        self.paper.setObjectName("archivePaper")
        self.paper.setAccessibleName("Paper as it was issued")
        self._lock = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filled_bar())
        column.addWidget(self.paper, 1)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def show_pdf(self, data: bytes) -> None:
        """Show the first page of a PDF."""
        self.paper.show_pdf(data, ())
        self.paper.go_to_page(0)

    def show_message(self, words: str) -> None:
        """Show words in place of paper."""
        self.paper.show_message(words)
        self._bar.forget_page()

    def _filled_bar(self) -> PaperBar:
        self._bar = PaperBar(self._desk.theme, self.paper)
        self._bar.add(self._lock)
        self._bar.add(whole_label("As issued", "small"))
        actions = self._desk.actions
        printer = ThemedButton(self._desk.theme, "printer")
        self._bar.add(printer.follow(actions["actionPrint"]), space_before=10)
        save = ThemedButton(self._desk.theme, "save", "Save…", kind="button")
        self._bar.add(save.follow(actions["actionSaveIssueCopy"]))
        return self._bar

    def _dress(self) -> None:
        self._lock.setPixmap(icons.pixmap("lock", self._desk.theme.tokens.tertiary, 13, 2))
