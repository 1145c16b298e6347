"""An article of the briefing: its headline as it is printed, and a summary in words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField, place_button
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import ArticleItem


class ArticlePage(QWidget):
    """Shows one article; tells its changed words, and that its place is wanted."""

    headline_changed = Signal(str)
    summary_changed = Signal(str)
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = 0
        self.headline = LabelledField("Headline as printed", HistoryTextEdit("headlineField", 2, single=True))
        self.headline.field.settled.connect(self.headline_changed)
        self.summary = LabelledField("Summary", HistoryTextEdit("summaryField", 6), self._count)
        self.summary.field.setPlaceholderText("What the article reports, in your words.")
        self.summary.field.settled.connect(self.summary_changed)
        self.headline.field.textChanged.connect(self.summary.recount)
        self._line = label("", "caption")
        self._line.setWordWrap(True)
        place = place_button()
        place.clicked.connect(self.place_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.headline, self.summary, self._line):
            column.addWidget(part)
        column.addWidget(place)

    def field(self, *, text: bool) -> HistoryTextEdit:
        """Return where writing begins: the summary with `text`, else the headline."""
        return (self.summary if text else self.headline).field

    def show_article(self, item: ArticleItem, material: Material, cap: int) -> None:
        """Show an article of the briefing; `cap` is how many signs it should not pass, 0 for any number."""
        self._cap = cap
        article = material.articles.get(item.article_id)
        original = article.headline if article else ""
        self.headline.show_text(item.headline or original)
        self.summary.show_text(item.summary)
        self._line.setText(f"In the article: “{original}” — {article.display_outlet}" if article else "")

    def settle(self) -> None:
        """Tell what is still being typed."""
        self.headline.field.settle()
        self.summary.field.settle()

    def _count(self, text: str) -> tuple[str, bool]:
        used = len(text) + len(self.headline.field.toPlainText())
        return f"{used}/{self._cap}", bool(self._cap) and used > self._cap
