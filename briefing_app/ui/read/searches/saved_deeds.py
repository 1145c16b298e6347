"""Saving a search under a name, and the window in which saved searches are chosen and kept in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from briefing_app.ui.look.plain import letter_by_letter
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from briefing_app.storage.queries import ArticleQuery
    from briefing_app.ui.desk import Desk


class SavedDeeds(QObject):
    """`chosen` carries a saved search that is to be asked."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask_name(self, query: ArticleQuery) -> None:
        """Ask under which name a search is saved."""
        dialog = QInputDialog(self._window.window())
        dialog.setObjectName("saveSearch")
        dialog.setWindowTitle("Save search")
        dialog.setLabelText("Name of the search; it keeps the words, the filter and the order:")
        letter_by_letter(dialog)
        dialog.setTextValue(query.text.strip() or query.outlet or query.filter.capitalize())
        dialog.textValueSelected.connect(lambda name: self.save(name, query))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, name: str, query: ArticleQuery) -> None:
        """Save a search under a name."""
        workspace = self._desk.workspace

        def deed() -> None:
            workspace.apply(
                edits.save_search(
                    workspace.store,
                    name,
                    query.text,
                    filter=query.filter,
                    outlet=query.outlet,
                    order=query.order,
                )
            )

        if self._desk.notices.attempt(deed):
            self._desk.notices.tell(f"Search “{' '.join(name.split())}” saved. F4 shows all of them.")

    def show_all(self) -> None:
        """Show the saved searches."""
        from briefing_app.ui.read.searches.saved_dialog import SavedDialog

        dialog = SavedDialog(self._desk, self._window.window())
        dialog.chosen.connect(self.chosen)
        dialog.open()
