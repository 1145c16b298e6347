"""What the list of articles is asked for: words to find, a filter, an order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.storage.queries import ArticleFilter, ArticleOrder, ArticleQuery
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
    ("arrival", "Latest arrivals first"),
    ("outlet", "By outlet"),
    ("headline", "By headline"),
    ("words", "Longest first"),
    ("state", "By state"),
    ("best", "Best match first"),
)


_TIP = (
    'Words, "phrases", beginn*, a NEAR/5 b, a OR b, -without; '
    "outlet: actor: by: title: note: from: to: on: lang: is: used: label:"
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
        desk.theme.changed.connect(self._dress)
        self._dress()

    def ask(self, **wishes: str) -> None:
        """Change fields of the query, and tell."""
        self.query = replace(self.query, **wishes)  # type: ignore[arg-type]
        self._mark_chips()
        self.changed.emit()

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
        self._count.setText(f"{shown:,}")

    def show_found(self, found: Found | None) -> None:
        """Say what was not understood of a search, and how much of what it found is listed."""
        sentences = [] if found is None else [*found.hints, *self._bound(found)]
        self._said.setText(" ".join(sentences))
        self._said.setVisible(bool(sentences))

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
        title_row = QHBoxLayout()
        title_row.setSpacing(8)
        title_row.addWidget(label("Articles", "title"))
        self._count = label("0", "count")
        title_row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        title_row.addStretch(1)
        theme, actions = self._desk.theme, self._desk.actions
        paste = ThemedButton(theme, "clipboard-paste").follow(actions["actionPaste"])
        add = ThemedButton(theme, "plus").follow(actions["actionImport"])
        title_row.addWidget(paste)
        title_row.addWidget(add)
        column.addLayout(title_row)
        self.search = QLineEdit(placeholderText="Search everything", clearButtonEnabled=True)
        self.search.setObjectName("articleSearch")
        self.search.setAccessibleName("Search everything")
        self.search.setToolTip(_TIP)
        self.search.textChanged.connect(lambda _text: self._search_timer.start())
        self.search.returnPressed.connect(self._search_now)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        column.addWidget(self.search)
        self._said = label("", "small")
        self._said.setObjectName("searchSaid")
        self._said.setWordWrap(True)
        self._said.hide()
        column.addWidget(self._said)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        self._chips: dict[ArticleFilter, ThemedButton] = {}
        for name, text in _CHIPS:
            chip = ThemedButton(theme, "" if text else "star", text, kind="chip", size=13)
            chip.setObjectName(f"filter{name.capitalize()}")
            chip.setAccessibleName(f"{name.capitalize()} articles")
            chip.setToolTip(f"{name.capitalize()} articles")
            if not text:
                chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, name=name: self.choose(name))
            self._chips[name] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self._more = ThemedButton(theme, "filter")
        self._more.setObjectName("articleOrder")
        self._more.setAccessibleName("Sort and filter")
        self._more.setToolTip("Sort and filter")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        chips.addWidget(self._more)
        column.addLayout(chips)

    def _fill_menu(self) -> None:
        self._menu.clear()
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

    def _search_now(self) -> None:
        self._search_timer.stop()
        text = self.search.text().lstrip()
        if text != self.query.text:
            self.ask(text=text)

    def _mark_chips(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == self.query.filter)

    def _kept_order(self) -> ArticleOrder:
        kept = self._desk.preferences.get("article_order", "newest")
        return next((order for order, _ in _ORDERS if order == kept), "newest")

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))
