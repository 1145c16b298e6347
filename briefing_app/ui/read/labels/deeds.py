"""Putting labels on the chosen articles, and renaming and deleting labels everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.in_steps import InSteps


class LabelDeeds(QObject):
    """Opens the picker and the dialog and does what is decided there; `sought` carries a label to find."""

    sought = Signal(str)

    def __init__(self, desk: Desk, steps: InSteps, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._steps = steps
        self._window = window

    def ask(self, ids: Sequence[ArticleId], at: QPoint, over: QPoint) -> None:
        """Ask for labels of articles at a place on the screen."""
        from briefing_app.ui.read.labels.label_picker import LabelPicker

        store = self._desk.workspace.store
        picker = LabelPicker(store, self._desk.theme, self._window.window())
        picker.decided.connect(partial(self._decide, tuple(ids)))
        picker.managing.connect(self.manage)
        title = f"Labels of {len(ids):,} articles" if len(ids) != 1 else "Labels of this article"
        picker.pick(ids, title, at, over=over)

    def manage(self, at_hand: str = "") -> None:
        """Show the labels of the library."""
        from briefing_app.ui.read.labels.labels_dialog import LabelsDialog

        dialog = LabelsDialog(self._desk, self._window.window(), at_hand)
        dialog.renamed.connect(self.rename)
        dialog.deleted.connect(self.delete)
        dialog.sought.connect(self.sought)
        dialog.open()

    def rename(self, name: str, new: str) -> None:
        """Write a label another way on every article."""

        def make(store: Store, ids: Sequence[ArticleId]) -> Edit:
            return edits.rename_label(store, ids, name, new)

        self._everywhere(name, f"Renaming label “{name}”", make)

    def delete(self, name: str) -> None:
        """Take a label off every article."""

        def make(store: Store, ids: Sequence[ArticleId]) -> Edit:
            return edits.label_articles(store, ids, take_off=[name])

        self._everywhere(name, f"Deleting label “{name}”", make)

    def _everywhere(self, name: str, title: str, make: Callable[[Store, Sequence[ArticleId]], Edit]) -> None:
        self._steps.run(title, self._desk.workspace.store.labelled(name), make)

    def _decide(self, ids: Sequence[ArticleId], name: str, put: bool) -> None:
        def make(store: Store, some: Sequence[ArticleId]) -> Edit:
            if put:
                return edits.label_articles(store, some, put=[name])
            return edits.label_articles(store, some, take_off=[name])

        what = "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
        said = f"“{name}” put on {what}." if put else f"“{name}” taken off {what}."
        self._steps.run("Labelling", ids, make, said)
