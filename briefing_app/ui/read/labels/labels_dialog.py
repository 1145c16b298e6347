"""The labels of the whole library: how many articles carry each, renaming and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.articles.labelling import LabelCount, label_key
from briefing_app.ui.look.kept_dialog import KeptDialog
from briefing_app.ui.read.labels.looks import label_icon

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed


class LabelsDialog(KeptDialog):
    """`renamed` carries a label and its new name, `deleted` a label, `sought` one to be searched for."""

    renamed = Signal(str, str)
    deleted = Signal(str)
    sought = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, at_hand: str = "") -> None:
        super().__init__("labelsDialog", "Labels of the library", 460, parent)
        self._desk = desk
        self._fill(at_hand)
        self.list.setFocus()
        desk.signals.changed.connect(self.hear)

    @property
    def current(self) -> LabelCount | None:
        """The label at hand, or None."""
        found: LabelCount | None = self.at_hand
        return found

    def use(self, kept: LabelCount) -> None:
        """Look for the articles of a label."""
        self.sought.emit(kept.name)
        self.accept()

    def ask_name(self) -> None:
        """Ask for another name of the label at hand."""
        if (one := self.current) is not None:
            words = "New name; where there is a label of that name both become one:"
            self.ask_new_name(
                "renameLabel", "Rename label", words, one.name, lambda name: self.renamed.emit(one.name, name)
            )

    def delete_one(self) -> None:
        """Delete the label at hand."""
        if (one := self.current) is not None:
            self.deleted.emit(one.name)

    def hear(self, changed: Changed) -> None:
        """Show the labels anew where articles changed."""
        if changed.articles:
            self._fill()

    def _fill(self, at_hand: str = "") -> None:
        labels = self._desk.workspace.store.labels()
        sought = label_key(at_hand) if at_hand else ""
        places = (place for place, one in enumerate(labels) if sought and label_key(one.name) == sought)
        row = next(places, self.list.currentRow())
        rows = [(label_icon(self._desk.theme, one.name), _line(one), one) for one in labels]
        self.show_kept(rows, row)
        self.about.setText(
            "Renaming and deleting reach every article that carries the label, and can be undone. "
            "Enter shows the articles."
            if labels
            else "There are no labels yet. L puts one on the chosen articles."
        )


def _line(one: LabelCount) -> str:
    return f"{one.name}   {one.articles:,} article{'' if one.articles == 1 else 's'}"
