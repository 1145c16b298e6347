"""The list under the search field: it never takes the keyboard away from the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.theme import Theme

_OFFER = Qt.ItemDataRole.UserRole
_ROW, _MOST_ROWS = 28, 9
_BUTTONS_BESIDE = 66


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that can be taken: what it shows, what it says of it, and what it stands for."""

    icon: str
    shown: str
    about: str
    value: Any


class Offers(QFrame):
    """Lies over the window under a field; `taken` carries the value of an offer that was clicked."""

    taken = Signal(object)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.window())
        self._theme = theme
        self._field = field
        self.setObjectName("searchOffers")
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setObjectName("searchOffersList")
        self.list.setAccessibleName("What may follow")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(14, 14))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.taken.emit(item.data(_OFFER)))
        self._hint = label("", "caption")
        self._hint.setContentsMargins(8, 2, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 2)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addWidget(self._hint)
        self.hide()

    def offer(self, offers: Sequence[Offer], hint: str) -> None:
        """Show offers under the field, none of them chosen; nothing is shown for none."""
        self.list.clear()
        tokens = self._theme.tokens
        for one in offers:
            words = f"{one.shown}   {one.about}" if one.about else one.shown
            item = QListWidgetItem(icons.icon(one.icon, tokens.secondary), words)
            item.setData(_OFFER, one.value)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        if not offers:
            self.hide()
            return
        self._hint.setText(hint)
        rows = min(len(offers), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 6)
        self.setFixedWidth(max(self._field.width() + _BUTTONS_BESIDE, 288))
        self.adjustSize()
        self.move(self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4)))
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the next offer, or the one before; above the first is none."""
        row = self.list.currentRow() + step
        self.list.setCurrentRow(min(max(row, -1), self.list.count() - 1))

    @property
    def chosen(self) -> Any:
        """The value of the chosen offer, None where none is."""
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return item.data(_OFFER) if item is not None else None

    @property
    def first(self) -> Any:
        """The value of the first offer."""
        return self.list.item(0).data(_OFFER) if self.list.count() else None

    @property
    def spoken(self) -> str:
        """The chosen offer in words."""
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return item.text() if item is not None else ""
