"""The list of articles: a table of one column, which stays quick at any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtWidgets import QWidget

from briefing_app.domain.identity import ArticleId
from briefing_app.ui.look.card_list import CardList
from briefing_app.ui.read.articles.article_delegate import ROW_HEIGHT, ArticleDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.read.articles.article_model import ArticleModel
    from briefing_app.ui.theme import Theme


class ArticleList(CardList):
    """Shows an `ArticleModel`; `current_changed` carries the article under the cursor."""

    current_changed = Signal(object)

    def __init__(self, model: ArticleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, ROW_HEIGHT, theme, parent, drags=True)
        self._model = model
        self._theme = theme
        self.setObjectName("articleList")
        self.setAccessibleName("Articles")
        self._delegate = ArticleDelegate(theme, self)
        self.setItemDelegate(self._delegate)

    @property
    def current(self) -> ArticleId | None:
        """The article under the cursor, or None."""
        return self._model.id_at(self.currentIndex().row())

    @property
    def below(self) -> ArticleId | None:
        """The article in the line below the cursor, or None."""
        return self._model.id_at(self.currentIndex().row() + 1)

    @property
    def has_below(self) -> bool:
        """Whether there is a line below the cursor."""
        return 0 <= self.currentIndex().row() < self._model.rowCount() - 1

    @property
    def chosen(self) -> list[ArticleId]:
        """The articles that are selected, in the order of the list: the first `MOST_CHOSEN` of them."""
        rows = self.chosen_rows()
        if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
            return [ArticleId(one) for one in self._model.roll.ids(rows[0], len(rows))]
        found = (self._model.id_at(row) for row in rows)
        return [article_id for article_id in found if article_id is not None]

    def go_to(self, article_id: ArticleId) -> bool:
        """Put the cursor on an article; tell whether the list holds it."""
        row = self._model.row_of(article_id)
        if row < 0:
            return False
        self.go_to_row(row)
        return True

    def choose_again(self, ids: Sequence[ArticleId]) -> None:
        """Select articles as they were before the list was shown anew."""
        selection = QItemSelection()
        for one in ids:
            if (row := self._model.row_of(one)) >= 0:
                selection.select(self._model.index(row, 0), self._model.index(row, 0))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def step(self, step: int) -> None:
        """Go some rows down, or up where `step` is negative."""
        self.go_to_row(self.currentIndex().row() + step)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit(self._model.id_at(current.row()))
