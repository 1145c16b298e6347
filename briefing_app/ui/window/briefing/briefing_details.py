"""What identifies a briefing: product, title, marking, control data, sheet; one dialog, one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.document.products.offered import offered_house_styles, offered_products, product_or_none
from briefing_app.document.words.wording import wording_names
from briefing_app.ui.look.plain import label, mark_invalid
from briefing_app.ui.window.briefing.details_fields import Unreadable
from briefing_app.ui.window.briefing.details_pages import MarkingPage, ReportPage, SheetPage, WhatPage
from briefing_app.workspace.edits.briefings import in_language_of
from briefing_app.workspace.edits.products import title_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.briefings.briefing import Briefing


class BriefingDetails(QDialog):
    """Asks for the details of a briefing; `decided` carries the briefing as it is to be.

    `speakers` are whom it can be about, if its product is about one actor. The pages are
    reached by Alt and their letter, or by Ctrl+Tab; Enter in a line decides on any page.
    """

    decided = Signal(object)

    def __init__(
        self,
        briefing: Briefing,
        *,
        new: bool = False,
        speakers: Sequence[Actor] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("briefingDetails")
        self.setWindowTitle("New briefing" if new else "Details of the briefing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(580)
        self._briefing = briefing
        self._new = new
        self._shown_title = briefing.title
        languages = [(name, tag) for tag, name in wording_names().items()]
        self._what = WhatPage(briefing, offered_products(), speakers)
        self._marking = MarkingPage(briefing)
        self._report = ReportPage(briefing)
        self._sheet = SheetPage(briefing, languages, offered_house_styles())
        self._tabs = QTabWidget()
        self._tabs.setObjectName("detailsPages")
        self._tabs.setDocumentMode(True)
        for page, words in (
            (self._what, "&What and for whom"),
            (self._marking, "&Marking"),
            (self._report, "&Report data"),
            (self._sheet, "&Sheet"),
        ):
            self._tabs.addTab(page, words)
        self._fault = label("", "danger")
        self._fault.setObjectName("detailsFault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setProperty("kind", "primary")
        ok.setDefault(True)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._fault)
        layout.addWidget(buttons)
        self._what.product_chosen.connect(self._retitle)
        self._sheet.language_chosen.connect(self._retitle)
        self._what.title.textEdited.connect(lambda _text: mark_invalid(self._what.title, on=False))
        self._what.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter decide on every page: Qt forgets the default button where a page was changed by key."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not isinstance(self.focusWidget(), QPushButton):
            self._decide()
            return
        super().keyPressEvent(event)

    def _retitle(self) -> None:
        """Show the title that goes with the product and language chosen, unless it is the desk's own."""
        spoken = in_language_of(self._briefing, self._sheet.language_of(self._briefing))
        product = product_or_none(self._what.product.currentData() or "")
        if self._what.title.text().strip() == self._shown_title:
            title = title_as(spoken, product) if product is not None else spoken.title
            self._shown_title = title
            self._what.title.setText(title)

    def _decide(self) -> None:
        if not self._what.title.text().strip():
            self._refuse(self._what.title, "A briefing needs a title.")
            return
        decided = self._briefing
        try:
            for page in (self._what, self._marking, self._report, self._sheet):
                decided = page.taken(decided)
        except Unreadable as unread:
            self._refuse(unread.field, str(unread.error))
            return
        if self._new:
            product = product_or_none(decided.product)
            if product is not None:
                decided = replace(decided, sections=product.new_sections(decided.language))
        self.decided.emit(decided)
        self.accept()

    def _refuse(self, field: QWidget, sentence: str) -> None:
        """Say what cannot be taken, and go to where it stands."""
        pages = (self._what, self._marking, self._report, self._sheet)
        self._tabs.setCurrentWidget(next(page for page in pages if page.isAncestorOf(field)))
        mark_invalid(field, on=True)  # type: ignore[arg-type]
        self._fault.setText(sentence)
        self._fault.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
