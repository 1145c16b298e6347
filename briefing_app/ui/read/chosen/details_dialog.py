"""Asks for an outlet and a language for all chosen articles; what is left empty stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look.plain import form_label, label, mark_invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk

_LOOKED_AT = 100
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class DetailsDialog(QDialog):
    """`decided` carries the details by their names: `outlet`, `language`, or both."""

    decided = Signal(object)

    def __init__(self, desk: Desk, ids: Sequence[ArticleId], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("changeDetails")
        self.setWindowTitle("Outlet and language")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        rows = desk.workspace.store.article_rows(ids[:_LOOKED_AT], None)
        outlets = {row.outlet for row in rows}
        what = "this article" if len(ids) == 1 else f"all {len(ids):,} chosen articles"
        words = label(f"What {what} have from now on, as confirmed. Empty: stays as it is.", "secondary")
        if len(ids) == 1:
            words.setText("What this article has from now on, as confirmed. Empty: stays as it is.")
        words.setWordWrap(True)
        self.outlet = QLineEdit()
        self.outlet.setObjectName("outletForAll")
        self.outlet.setAccessibleName("Outlet")
        self.outlet.setPlaceholderText((outlets.pop() or "Not known") if len(outlets) == 1 else "Various")
        known = QCompleter([name for name, _ in desk.workspace.store.outlets()], self.outlet)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.outlet.setCompleter(known)
        self.language = QLineEdit()
        self.language.setObjectName("languageForAll")
        self.language.setAccessibleName("Language, by its code")
        self.language.setPlaceholderText("A code such as en or uk")
        form = QFormLayout()
        form.addRow(form_label("Outlet"), self.outlet)
        form.addRow(form_label("Language"), self.language)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Change")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        self.outlet.setFocus()

    def _decide(self) -> None:
        outlet = " ".join(self.outlet.text().split())
        language = self.language.text().strip()
        fits = not language or _CODE.fullmatch(language) is not None
        mark_invalid(self.language, on=not fits)
        if not fits:
            self.language.setFocus()
            return
        details = {name: value for name, value in (("outlet", outlet), ("language", language)) if value}
        if details:
            self.decided.emit(details)
        self.accept()
