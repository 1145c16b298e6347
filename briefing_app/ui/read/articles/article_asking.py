"""What the list of articles is asked for: words to find, a filter, an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.telling import told
from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.storage.queries import ARTICLE_FILTERS, ArticleFilter, ArticleOrder, ArticleQuery
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.list_head import CountedTitle, SortButton, filter_chip, said_line
from briefing_app.ui.look.menus import empty_menu
from briefing_app.ui.look.plain import menu_text
from briefing_app.ui.read.searches.search_field import SearchField
from briefing_app.ui.read.searches.suggesting import without_open_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.domain.searching.saved_search import SavedSearch
    from briefing_app.storage.listing.articles import Found
    from briefing_app.ui.desk import Desk

_SEARCH_DELAY_MS = 90
_CHIPS: tuple[tuple[ArticleFilter, str], ...] = (
    ("all", "All"),
    ("new", "New"),
    ("selected", "Selected"),
    ("starred", ""),
)
_ORDERS: tuple[tuple[ArticleOrder, str], ...] = (
    ("newest", "&Newest first"),
    ("oldest", "&Oldest first"),
    ("arrival", "Latest &arrivals first"),
    ("outlet", "By o&utlet"),
    ("headline", "By &headline"),
    ("words", "&Longest first"),
    ("state", "By &state"),
    ("best", "&Best match first"),
)


class ArticleAsking(QWidget):
    """The head of the list of articles; `changed` tells that `query` is another one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = ArticleQuery(order=self._kept_order())
        self._search_timer = QTimer(self, singleShot=True, interval=_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._search_now)
        self._lay_out()
        self._mark_chips()

    def ask(self, **wishes: str) -> None:
        """Change fields of the query, and tell."""
        self.query = replace(self.query, **wishes)  # type: ignore[arg-type]
        self._mark_chips()
        self.changed.emit()

    def ask_saved(self, search: SavedSearch) -> None:
        """Ask what was saved; a filter or an order that is no longer known is the usual one."""
        orders: dict[str, ArticleOrder] = {order: order for order, _ in _ORDERS}
        filters: dict[str, ArticleFilter] = {name: name for name in ARTICLE_FILTERS}
        self._put_text(search.text)
        self.query = ArticleQuery(
            search.text, filters.get(search.filter, "all"), search.outlet, orders.get(search.order, "newest")
        )
        self._mark_chips()
        self.changed.emit()

    def look_for(self, text: str) -> None:
        """Look for words, whatever was typed before."""
        self._put_text(text)
        self.ask(text=text, filter="all", outlet="")

    def open_menu(self) -> None:
        """Open the menu of orders and filters."""
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def choose(self, which: ArticleFilter) -> None:
        """Show only the articles of a filter."""
        self.ask(filter=which)

    def order_by(self, order: ArticleOrder) -> None:
        """Sort the list."""
        self._desk.preferences.set("article_order", order)
        self.ask(order=order)

    def widen(self) -> None:
        """Ask for every article, in the same order; the list has to be asked by whoever wants that."""
        self.search.clear()
        self.query = ArticleQuery(order=self.query.order)
        self._mark_chips()

    def show_counts(self, counts: Mapping[str, int], shown: int) -> None:
        """Show how many articles each filter has, and how many are in the list."""
        for name, text in _CHIPS:
            count = f" {counts.get(name, 0)}" if name != "all" else ""
            self._chips[name].setText(f"{text}{count}" if text else count)
            self._chips[name].setAccessibleName(f"{name.capitalize()} articles{count}")
            self._chips[name].updateGeometry()
        self.show_shown(shown)

    def show_shown(self, shown: int) -> None:
        """Show how many articles are in the list."""
        sought = bool(self.query.text.strip())
        self._count.setText(f"{shown:,} found" if sought else f"{shown:,}")

    def show_found(self, found: Found | None) -> None:
        """Say what was not understood of a search, and how much of what it found is listed."""
        understood = told(parse(self.query.text, date.today())) if found is not None else ()
        sentences = [] if found is None else [*found.hints, *self._bound(found)]
        lines = ["  ·  ".join(understood), " ".join(sentences)]
        self._said.setText("\n".join(line for line in lines if line))
        self._said.setVisible(bool(self._said.text()))
        self._rank.setVisible(found is not None and len(found.ids) > 1)
        self._rank.setText("Newest first" if self.query.order == "best" else "Best match first")

    def _bound(self, found: Found) -> list[str]:
        if len(found.ids) < MOST_FOUND or (found.total is not None and not found.is_bounded):
            return []
        which = "Best of the" if self.query.order == "best" else "The"
        which = "The oldest" if self.query.order == "oldest" else f"{which} newest"
        of = "…" if found.total is None else f"{found.total:,}"
        return [f"{which} {MOST_FOUND:,} of {of}."]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(10)
        title_row = CountedTitle("Articles")
        self._count = title_row.count_shown
        theme, actions = self._desk.theme, self._desk.actions
        paste = ThemedButton(theme, "clipboard-paste").follow(actions["actionPaste"])
        add = ThemedButton(theme, "plus").follow(actions["actionImport"])
        title_row.addWidget(paste)
        title_row.addWidget(add)
        column.addLayout(title_row)
        self.search = SearchField(self._desk)
        self.search.saved_chosen.connect(self.ask_saved)
        self.search.textChanged.connect(lambda _text: self._search_timer.start())
        self.search.returnPressed.connect(self._search_now)
        search_row = QHBoxLayout()
        search_row.setSpacing(2)
        search_row.addWidget(self.search, 1)
        search_row.addSpacing(4)
        search_row.addWidget(ThemedButton(theme, "bookmark").follow(actions["actionSavedSearches"]))
        self.help = ThemedButton(theme, "circle-help").follow(actions["actionSearchLanguage"])
        search_row.addWidget(self.help)
        column.addLayout(search_row)
        self._said = said_line("searchSaid")
        self._rank = ThemedButton(theme, text="Best match first", kind="link")
        self._rank.setObjectName("searchRank")
        self._rank.setToolTip("Show the best matches first, or the newest")
        self._rank.clicked.connect(self._turn_rank)
        self._rank.hide()
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._said, 1)
        said.addWidget(self._rank, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        self._chips: dict[ArticleFilter, ThemedButton] = {}
        for name, text in _CHIPS:
            words, icon = f"{name.capitalize()} articles", "" if text else "star"
            chip = filter_chip(theme, f"filter{name.capitalize()}", words, text, icon)
            if not text:
                chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.clicked.connect(lambda _on=False, name=name: self.choose(name))
            self._chips[name] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self._more = SortButton(theme, "articleOrder", self._fill_menu)
        self._menu = self._more.choices
        chips.addWidget(self._more)
        column.addLayout(chips)

    def _fill_menu(self) -> None:
        empty_menu(self._menu)
        orders = QActionGroup(self._menu)
        for order, text in _ORDERS:
            chosen = self._menu.addAction(text)
            chosen.setCheckable(True)
            chosen.setChecked(order == self.query.order)
            chosen.triggered.connect(lambda _on=False, order=order: self.order_by(order))
            orders.addAction(chosen)
        self._menu.addSeparator()
        dismissed = self._menu.addAction("Dismissed articles")
        dismissed.setCheckable(True)
        dismissed.setChecked(self.query.filter == "dismissed")
        dismissed.triggered.connect(lambda on: self.choose("dismissed" if on else "all"))
        outlets = self._menu.addMenu("Outlet")
        everything = outlets.addAction("All outlets")
        everything.triggered.connect(lambda: self.ask(outlet=""))
        for outlet, count in self._desk.workspace.store.outlets():
            chosen = outlets.addAction(f"{menu_text(outlet)}  ({count})")
            chosen.setCheckable(True)
            chosen.setChecked(outlet == self.query.outlet)
            chosen.triggered.connect(lambda _on=False, outlet=outlet: self.ask(outlet=outlet))

    def _turn_rank(self) -> None:
        """Turn from the newest to the best, and back."""
        self.order_by("newest" if self.query.order == "best" else "best")

    def _put_text(self, text: str) -> None:
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._search_timer.stop()

    def _search_now(self) -> None:
        self._search_timer.stop()
        text = without_open_field(self.search.text()).lstrip()
        if text != self.query.text:
            self.ask(text=text)

    def _mark_chips(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == self.query.filter)

    def _kept_order(self) -> ArticleOrder:
        kept = self._desk.preferences.get("article_order", "newest")
        return next((order for order, _ in _ORDERS if order == kept), "newest")
