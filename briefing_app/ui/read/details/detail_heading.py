"""The line over a detail of an article: its name, how sure it is, and what else was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from briefing_app.domain.articles.certainty import IMPORTANT, FieldCertainty, certainty_of, detected_in
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text
from briefing_app.ui.read.details.certainty_words import offer, state_tip, state_words

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Alternative, Article, ArticleField
    from briefing_app.ui.theme import Theme

_SMALL = "font-size: 11px; min-height: 16px; padding: 0;"
_STRONG = "font-weight: 700;"
_OPEN = (FieldCertainty.UNSURE, FieldCertainty.MISSING)


class DetailHeading(QWidget):
    """Signs and words for one field; `confirmed` is clicked, `chosen` carries another value."""

    confirmed = Signal()
    chosen = Signal(str)

    def __init__(self, theme: Theme, field: ArticleField, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._alternatives: tuple[Alternative, ...] = ()
        self._others = ThemedButton(theme, kind="link")
        self._others.setObjectName(f"others_{field.value}")
        self._others.clicked.connect(self.offer)
        self.state = ThemedButton(theme, kind="link")
        self.state.clicked.connect(self.confirmed)
        for button in (self._others, self.state):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setStyleSheet(_SMALL)
        self._others.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(name, "small"))
        row.addStretch(1)
        row.addWidget(self._others)
        row.addWidget(self.state)

    def show_article(self, article: Article) -> None:
        """Say how sure the field of an article is."""
        field, certainty = self._field, certainty_of(article, self._field)
        words = state_words(article, field, is_wanted=field in IMPORTANT)
        self.state.setText(words)
        self.state.setToolTip(state_tip(article, field))
        self.state.setAccessibleName(f"{field.value.replace('_', ' ')}: {words.lstrip('✓●◐○ ')}")
        self.state.setEnabled(certainty not in {FieldCertainty.CONFIRMED, FieldCertainty.MISSING})
        self.state.setStyleSheet(_SMALL + (_STRONG if words and certainty in _OPEN else ""))
        found = detected_in(article, field)
        is_settled = found is None or field in article.confirmed
        self._alternatives = () if found is None or is_settled else found.alternatives
        count = len(self._alternatives)
        self._others.setVisible(bool(count))
        self._others.setText(f"{count} other ▾" if count == 1 else f"{count} others ▾")
        self._others.setAccessibleName(f"Other values found for {field.value.replace('_', ' ')}: {count}")
        self._others.setToolTip("Other values that were found (Alt+Down in the field)")

    def clear(self) -> None:
        """Say nothing: no article is shown."""
        self._alternatives = ()
        self._others.hide()
        self.state.setText("")
        self.state.setEnabled(False)

    def offer(self) -> None:
        """Open a menu of the other values that were found."""
        if not self._alternatives:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("otherValues")
        for one in self._alternatives:
            words = menu_text(offer(one.value, one.source, one.confidence))
            menu.addAction(words, partial(self.chosen.emit, one.value))
        menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))
