"""What came by itself, one by one: where from, what the program doubts of it, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.domain.identity import ArticleId
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing_app.ui.desk import Desk

_MOST = 500
_ARTICLE = Qt.ItemDataRole.UserRole


class ArrivalsDialog(QDialog):
    """Lists refusals first, then articles with a note of what is doubtful, then the others.

    What was refused counts as looked at once the dialog is closed. `opening` carries the article to open.
    """

    opening = Signal(object)

    def __init__(self, desk: Desk, waiting: Collection[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = [ArticleId(one) for one in sorted(waiting)]
        self.setObjectName("arrivalsDialog")
        self.setWindowTitle("New arrivals")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 460)
        self.list = QListWidget()
        self.list.setObjectName("arrivalsList")
        self.list.setAccessibleName("New arrivals")
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self._about = label("", "secondary")
        self._about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._fill()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self) -> None:
        arrivals, tokens = self._desk.arrivals, self._desk.theme.tokens
        for error, origin in arrivals.refused[:_MOST]:
            self._add("circle-x", tokens.danger, f"Not taken in ({origin}): {error}", None)
        waiting = self._waiting[:_MOST]
        articles = self._desk.workspace.store.articles(waiting)
        doubted = [articles[one] for one in waiting if one in articles and articles[one].note]
        sound = [articles[one] for one in waiting if one in articles and not articles[one].note]
        for article in doubted:
            words = f"{article.headline}\n{self._origin(article.id)}  ·  {article.note}"
            self._add("triangle-alert", tokens.key_bar, words, article.id)
        for article in sound:
            parts = (self._origin(article.id), article.outlet, f"{article.words:,} words")
            words = f"{article.headline}\n{'  ·  '.join(part for part in parts if part)}"
            self._add("file-text", tokens.secondary, words, article.id)
        said = "Enter opens an article; the list shows all of them then."
        if len(self._waiting) > _MOST:
            said = f"The first {_MOST:,} of {len(self._waiting):,}. {said}"
        self._about.setText(said)

    def _add(self, icon: str, colour: str, words: str, article: ArticleId | None) -> None:
        item = QListWidgetItem(icons.icon(icon, colour), words)
        item.setData(_ARTICLE, article)
        self.list.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        article = item.data(_ARTICLE)
        if article is None:
            return
        self.accept()
        self.opening.emit(article)

    def done(self, result: int) -> None:
        """Close, with what was refused looked at."""
        self._desk.arrivals.forget_refused()
        super().done(result)

    def _origin(self, article: ArticleId) -> str:
        return self._desk.arrivals.origin_of(article) or "Imported"
