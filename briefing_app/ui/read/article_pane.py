"""The left pane of the read view: search, filters, and the list of articles."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from briefing_app.storage.queries import ArticleFilter, ArticleOrder, ArticleQuery
from briefing_app.ui.actions import Scope
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text
from briefing_app.ui.look.tokens import LIST_MINIMUM
from briefing_app.ui.read.article_list import ArticleList
from briefing_app.ui.read.article_model import ArticleModel

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.changed import Changed

_SEARCH_DELAY_MS = 180
_REFRESH_DELAY_MS = 60
_CHIPS: tuple[tuple[ArticleFilter, str], ...] = (
    ("all", "All"),
    ("new", "New"),
    ("selected", "Selected"),
    ("starred", ""),
)
_ORDERS: tuple[tuple[ArticleOrder, str], ...] = (
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
    ("outlet", "By outlet"),
    ("headline", "By headline"),
)


class ArticlePane(QFrame):
    """Keeps the list in step with the library; `opened` carries the article to read.

    What arrives while somebody reads waits behind a bar; what was dismissed or removed
    goes at once, and what only ceased to match the filter stays until the list is asked anew.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = ArticleQuery(order=self._kept_order())
        self.setProperty("surface", "panel")
        self.setMinimumWidth(LIST_MINIMUM)
        self._known: set[int] = set()
        self._model = ArticleModel(desk.workspace.store)
        self.list = ArticleList(self._model, desk.theme)
        self._search_timer = QTimer(self, singleShot=True, interval=_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._search_now)
        self._refresh_timer = QTimer(self, singleShot=True, interval=_REFRESH_DELAY_MS)
        self._refresh_timer.timeout.connect(self.reconcile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._arrivals = ThemedButton(desk.theme, "arrow-up", kind="primary", colour="on_accent")
        self._arrivals.setObjectName("newArticles")
        self._arrivals.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._arrivals.clicked.connect(self.show_arrivals)
        self._arrivals_row = QWidget()
        row = QHBoxLayout(self._arrivals_row)
        row.setContentsMargins(16, 4, 16, 6)
        row.addWidget(self._arrivals)
        self._arrivals_row.hide()
        column.addWidget(self._arrivals_row)
        column.addWidget(self.list, 1)
        self._empty = label("", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 40, 24, 24)
        over = QVBoxLayout(self.list.viewport())
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._empty)
        self.list.current_changed.connect(self.opened)
        self.list.selectionModel().selectionChanged.connect(desk.actions.refresh)
        self.list.customContextMenuRequested.connect(self._open_menu)
        desk.signals.changed.connect(self._hear)
        desk.actions.attach(Scope.LIST, self.list)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self.reload()

    def reload(self) -> None:
        """Ask the library for the list of the query and stay on the article at hand."""
        self._show(self._desk.workspace.store.article_ids(self.query))

    def reconcile(self) -> None:
        """Bring the list in step with the library without moving it under the reader."""
        ids = self._desk.workspace.store.article_ids(self.query)
        shown = self._model.ids
        fresh = set(ids).difference(shown)
        gone = self._gone(set(shown).difference(ids))
        waiting = {one for one in fresh if one not in self._known and shown}
        if gone or fresh - waiting:
            keep = [one for one in shown if one not in gone]
            self._show(_woven(ids, keep, waiting))
        else:
            self._refresh_counts()
        self._wait(len(waiting))

    def show_arrivals(self) -> None:
        """Show what waited behind the bar."""
        self.reload()

    def open_article(self, article_id: ArticleId) -> None:
        """Put the cursor on an article, with the filter widened if it hides it."""
        if self.list.go_to(article_id):
            return
        self.search.clear()
        self.query = ArticleQuery(order=self.query.order)
        self._mark_chips()
        self.reload()
        if not self.list.go_to(article_id):
            self.opened.emit(article_id)

    def choose(self, which: ArticleFilter) -> None:
        """Show only the articles of a filter."""
        self._ask(filter=which)

    def order_by(self, order: ArticleOrder) -> None:
        """Sort the list."""
        self._desk.preferences.set("article_order", order)
        self._ask(order=order)

    def next_unread(self) -> None:
        """Go to the next article that nobody has opened, from the top again at the end."""
        count, here = self._model.rowCount(), self.list.currentIndex().row()
        for step in range(1, count + 1):
            row = (here + step) % count
            found = self._model.article_row(row)
            if found is not None and found.state == "new":
                self.list.go_to_row(row)
                return
        self._desk.notices.tell("Every article in this list has been opened.")

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
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
        self.search = QLineEdit(placeholderText="Search headlines and text", clearButtonEnabled=True)
        self.search.setObjectName("articleSearch")
        self.search.setAccessibleName("Search headlines and text")
        self.search.textChanged.connect(lambda _text: self._search_timer.start())
        self.search.returnPressed.connect(self._search_now)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        column.addWidget(self.search)
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
        self._mark_chips()
        return head

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
        everything.triggered.connect(lambda: self._ask(outlet=""))
        for outlet, count in self._desk.workspace.store.outlets():
            chosen = outlets.addAction(f"{menu_text(outlet)}  ({count})")
            chosen.setCheckable(True)
            chosen.setChecked(outlet == self.query.outlet)
            chosen.triggered.connect(lambda _on=False, outlet=outlet: self._ask(outlet=outlet))

    def _ask(self, **wishes: str) -> None:
        self.query = replace(self.query, **wishes)  # type: ignore[arg-type]
        self._mark_chips()
        self.reload()

    def _search_now(self) -> None:
        self._search_timer.stop()
        text = self.search.text().strip()
        if text != self.query.text:
            self._ask(text=text)

    def _mark_chips(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == self.query.filter)

    def _hear(self, changed: Changed) -> None:
        if changed.briefings or changed.articles:
            self._model.briefing_id = self._desk.workspace.current_briefing
            self._model.refresh(None if changed.briefings else changed.articles)
        if changed.articles:
            self._refresh_timer.start()

    def _gone(self, missing: set[int]) -> set[int]:
        """Return which of the articles that no longer match have really left."""
        if self.query.filter == "dismissed" or not missing:
            return missing
        rows = self._desk.workspace.store.articles(cast("list[ArticleId]", list(missing)))
        stay = {
            article.id for article in rows.values() if not article.removed and article.state != "dismissed"
        }
        return missing - stay

    def _show(self, ids: array[int]) -> None:
        current, row = self.list.current, self.list.currentIndex().row()
        scroll = self.list.verticalScrollBar().value()
        self._model.briefing_id = self._desk.workspace.current_briefing
        self._known.update(ids)
        self.list.blockSignals(True)
        self._model.show(ids)
        if current is not None and self._model.row_of(current) >= 0:
            self.list.go_to(current)
            self.list.verticalScrollBar().setValue(scroll)
            self.list.blockSignals(False)
        else:
            self.list.blockSignals(False)
            if ids:
                self.list.go_to_row(max(row, 0))
                self.list.verticalScrollBar().setValue(scroll)
            else:
                self.opened.emit(None)
        self._wait(0)
        self._refresh_counts()
        self._desk.actions.refresh()

    def _wait(self, count: int) -> None:
        self._arrivals_row.setVisible(bool(count))
        words = f"{count} new article" if count == 1 else f"{count} new articles"
        self._arrivals.setText(f" {words}")
        self._arrivals.setAccessibleName(f"Show {words}")

    def _refresh_counts(self) -> None:
        counts = self._desk.workspace.store.article_counts(self.query)
        for name, text in _CHIPS:
            count = f" {counts.get(name, 0)}" if name != "all" else ""
            self._chips[name].setText(f"{text}{count}" if text else count)
            self._chips[name].setAccessibleName(f"{name.capitalize()} articles{count}")
            self._chips[name].updateGeometry()
        self._count.setText(str(len(self._model.ids)))
        empty = not self._model.ids
        self._empty.setVisible(empty)
        if empty:
            self._empty.setText(self._why_empty())

    def _why_empty(self) -> str:
        if self.query.text:
            return f"No article holds “{self.query.text}”."
        if self.query.filter != "all" or self.query.outlet:
            return "No article matches this filter."
        return "There are no articles yet. Drop files or folders here, press Ctrl+I, or paste a text."

    def _open_menu(self, place: QPoint) -> None:
        self._desk.actions.colour_icons()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in (
            *("actionReadArticle", "actionStar", "actionUnread", "actionDismissArticle"),
            *("", "actionAnalyse", "actionOriginal", "", "actionTakeOut", "actionRemove"),
        ):
            if name:
                menu.addAction(self._desk.actions[name])
            else:
                menu.addSeparator()
        self._add_sections(menu)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _add_sections(self, menu: QMenu) -> None:
        """Offer the sections of the briefing by their titles; digits do the same."""
        workspace = self._desk.workspace
        if workspace.current_briefing is None:
            return
        titles = [section.title for section in workspace.store.briefing(workspace.current_briefing).sections]
        sections = QMenu("Put into section", menu)
        for digit, title in enumerate(titles[:9], start=1):
            action = self._desk.actions[f"actionToSection{digit}"]
            sections.addAction(f"{menu_text(title)}\t{digit}", action.trigger)
        menu.insertMenu(self._desk.actions["actionTakeOut"], sections)

    def _kept_order(self) -> ArticleOrder:
        kept = self._desk.preferences.get("article_order", "newest")
        return next((order for order, _ in _ORDERS if order == kept), "newest")

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))


def _woven(ids: array[int], keep: list[int], waiting: set[int]) -> array[int]:
    """Return `ids` without those waiting, and with what is kept where it stood."""
    wanted = [one for one in ids if one not in waiting]
    known = set(wanted)
    result = list(wanted)
    for place, one in enumerate(keep):
        if one not in known:
            result.insert(min(place, len(result)), one)
    return array("q", result)
