"""The tool bar over the article: stepping, counts, legend, marking by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.tokens import TOOL_BAR_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.theme import Theme

_LEGEND = (
    (ActorKind.PERSON, "Person"),
    (ActorKind.ORGANISATION, "Organisation"),
    (ActorKind.COUNTRY, "Country"),
    (ActorKind.PLACE, "Place"),
)
_MARKING = ("actionMarkDirect", "actionMarkIndirect", "actionMarkPassage", "", "actionSentence")


class Swatch(QWidget):
    """A small sample of a mark: `fill` for statements, `line` for actors."""

    def __init__(self, theme: Theme, token: str, *, selected: bool = False, line: bool = False) -> None:
        super().__init__()
        self._theme, self._token, self._selected, self._line = theme, token, selected, line
        self.setFixedSize(QSize(14 if line else 16, 16))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour(self._token)
        if self._line:
            painter.setPen(QPen(colour, 2))
            painter.drawLine(1, 10, 13, 10)
        else:
            edge = "key_bar" if self._selected else "suggested_line"
            pen = QPen(QColor(self._theme.colour(edge)), 1)
            if not self._selected:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(1.5, 2.5, 13, 11), 3, 3)
        painter.end()


class ReaderBar(QFrame):
    """Buttons that follow the declared actions, and how many statements the article has."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(TOOL_BAR_HEIGHT)
        theme, actions = desk.theme, desk.actions
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        for name, icon in (
            ("actionPreviousStatement", "chevron-up"),
            ("actionNextStatement", "chevron-down"),
        ):
            row.addWidget(ThemedButton(theme, icon, size=18).follow(actions[name]))
        row.addSpacing(6)
        self._selected = label("", "small")
        self._selected.setObjectName("selectedCount")
        self._suggested = label("", "small")
        self._suggested.setObjectName("suggestedCount")
        for swatch, words in (
            (Swatch(theme, "key_fill", selected=True), self._selected),
            (Swatch(theme, "suggested_fill"), self._suggested),
        ):
            row.addWidget(swatch)
            row.addWidget(words)
            row.addSpacing(6)
        self._found = self._made_found()
        row.addWidget(self._found)
        row.addStretch(1)
        self._legend = self._made_legend(theme)
        row.addWidget(self._legend)
        mark = ThemedButton(theme, "highlighter", "Mark selection", kind="button", colour="text")
        mark.setObjectName("markSelection")
        mark.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(mark)
        menu.aboutToShow.connect(actions.colour_icons)
        for name in _MARKING:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        mark.setMenu(menu)
        row.addWidget(mark)
        self.count(0, 0)

    def count(self, selected: int, suggested: int) -> None:
        """Show how many statements are selected and suggested."""
        self._selected.setText(f"{selected} key")
        self._selected.setToolTip(f"{selected} selected statements")
        self._suggested.setText(f"{suggested} suggested")

    def show_found(self, place: int, count: int) -> None:
        """Show how many words of the search the article holds, and which is at hand (-1 for none)."""
        if self._found.isHidden() == bool(count):
            self._found.setVisible(bool(count))
            self._fit()
        self._found_words.setText(f"{place + 1} of {count}" if place >= 0 else f"{count} found")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the legend out where there is no room for it."""
        hidden = self._legend.isHidden()
        needs = self.sizeHint().width() + (self._legend.sizeHint().width() if hidden else 0)
        self._legend.setVisible(self.width() >= needs)

    def _made_found(self) -> QWidget:
        box = QWidget()
        box.setObjectName("foundInArticle")
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(2)
        row.addWidget(Swatch(self._desk.theme, "found", selected=True))
        self._found_words = label("", "small")
        row.addSpacing(4)
        row.addWidget(self._found_words)
        for name, icon in (("actionPreviousFound", "arrow-up"), ("actionNextFound", "arrow-down")):
            row.addWidget(ThemedButton(self._desk.theme, icon, size=14).follow(self._desk.actions[name]))
        box.hide()
        return box

    def _made_legend(self, theme: Theme) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(5)
        for kind, text in _LEGEND:
            row.addWidget(Swatch(theme, kind.value, line=True))
            row.addWidget(label(text, "small"))
            row.addSpacing(1)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedSize(1, 20)
        row.addWidget(rule)
        return box
