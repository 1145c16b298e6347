"""What the register is asked for: a name, a filter, an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from briefing_app.storage.register.listing import MOST_FOUND
from briefing_app.storage.register.queries import (
    REGISTER_ORDERS,
    RegisterFilter,
    RegisterOrder,
    RegisterQuery,
)
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.list_head import CountedTitle, SortButton, filter_chip, said_line
from briefing_app.ui.look.menus import empty_menu
from briefing_app.ui.look.plain import menu_text
from briefing_app.ui.read.actors.actor_lines import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.storage.register.queries import Listing
    from briefing_app.ui.desk import Desk

_SEARCH_DELAY_MS = 90
_CHIPS: tuple[tuple[RegisterFilter, str], ...] = (
    ("all", "All"),
    ("quoted", "Quoted"),
    ("suggested", "Same?"),
    ("unconfirmed", "To confirm"),
)
_FURTHER: tuple[tuple[RegisterFilter, str], ...] = (
    ("confirmed", "Confirmed actors"),
    ("merged", "Merged into others"),
)
_WORDS: Mapping[RegisterFilter, str] = {
    "all": "Every actor",
    "quoted": "Actors with statements",
    "suggested": "Actors that are probably the same as another",
    "unconfirmed": "Actors that nobody has confirmed",
}
_ORDERS: Mapping[RegisterOrder, str] = {
    "statements": "Most statements first",
    "name": "By name",
    "articles": "Named in most articles first",
    "last_said": "Quoted last first",
}
_ORDER = "register.order"


class RegisterAsking(QWidget):
    """The head of the register; `changed` tells of another `query`, `down` that the list is wanted."""

    changed = Signal()
    down = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        kept = desk.preferences.get(_ORDER, "statements")
        self.query = RegisterQuery(order=kept if kept in REGISTER_ORDERS else "statements")
        self._countries: Sequence[tuple[str, int]] = ()
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._search_now)
        self._lay_out()
        self._mark()
        desk.theme.changed.connect(self._dress)
        self._dress()

    def ask(self, **wishes: Any) -> None:
        """Change fields of the query, and tell."""
        self.query = replace(self.query, **wishes)
        self._desk.preferences.set(_ORDER, self.query.order)
        self._mark()
        self.changed.emit()

    def clear(self) -> None:
        """Ask for everybody, in the same order."""
        self._timer.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.query = RegisterQuery(order=self.query.order)
        self._mark()
        self.changed.emit()

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return self.query != RegisterQuery(order=self.query.order)

    def show_found(self, found: Listing) -> None:
        """Show how many actors are listed, and that there are more where it is so."""
        self._count.setText(f"{found.count:,}")
        bound = f"The first {MOST_FOUND:,} that begin so; type more of the name."
        self._said.setText(bound if found.bounded else self._narrowing())
        self._said.setVisible(bool(self._said.text()))

    def show_countries(self, countries: Sequence[tuple[str, int]]) -> None:
        """Offer these countries."""
        self._countries = countries

    def _narrowing(self) -> str:
        query = self.query
        kind = KIND_NAMES[query.kind] if query.kind else ""
        further = dict(_FURTHER).get(query.filter, "")
        return "  ·  ".join(part for part in (further, kind, query.country) if part)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(10)
        head = CountedTitle("Actors")
        self._count = head.count_shown
        more = SortButton(self._desk.theme, "registerOrder", self._fill_menu)
        self._menu = more.choices
        head.addWidget(more)
        column.addLayout(head)
        self.search = QLineEdit(placeholderText="A name, in any script", clearButtonEnabled=True)
        self.search.setObjectName("registerSearch")
        self.search.setAccessibleName("Find an actor by a name in any script")
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._go_down)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        column.addWidget(self.search)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        self._chips: dict[RegisterFilter, ThemedButton] = {}
        for name, text in _CHIPS:
            chip = filter_chip(self._desk.theme, f"register{name.capitalize()}", _WORDS[name], text)
            chip.clicked.connect(lambda _on=False, name=name: self.ask(filter=name))
            self._chips[name] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self._said = said_line("registerSaid")
        column.addWidget(self._said)

    def _fill_menu(self) -> None:
        empty_menu(self._menu)
        orders = QActionGroup(self._menu)
        for order, text in _ORDERS.items():
            self._offer(self._menu, text, self.query.order == order, {"order": order}, orders)
        self._menu.addSeparator()
        for name, text in _FURTHER:
            wish = "all" if self.query.filter == name else name
            self._offer(self._menu, text, self.query.filter == name, {"filter": wish})
        kinds = self._menu.addMenu("Kind")
        self._offer(kinds, "Any kind", not self.query.kind, {"kind": ""})
        for kind, text in KIND_NAMES.items():
            self._offer(kinds, text, self.query.kind == kind, {"kind": kind})
        countries = self._menu.addMenu("Country")
        self._offer(countries, "Any country", not self.query.country, {"country": ""})
        for country, number in self._countries:
            text = f"{menu_text(country)}   {number:,}"
            self._offer(countries, text, self.query.country == country, {"country": country})
        if self.is_filtered:
            self._menu.addSeparator()
            self._menu.addAction("Clear all filters", self.clear)

    def _offer(
        self, menu: QMenu, text: str, chosen: bool, wish: dict[str, Any], group: QActionGroup | None = None
    ) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _on=False: self.ask(**wish))
        if group is not None:
            group.addAction(action)

    def _search_now(self) -> None:
        if self.search.text() != self.query.text:
            self.ask(text=self.search.text())

    def _go_down(self) -> None:
        self._timer.stop()
        self._search_now()
        self.down.emit()

    def _mark(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(self.query.filter == name)

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))
