"""The left pane of the read view: what is asked for, what waits, and the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.identity import ArticleId
from briefing_app.storage.queries import ArticleFilter, ArticleQuery
from briefing_app.ui.actions import Scope
from briefing_app.ui.look.long_table import MOST_CHOSEN
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.tokens import LIST_MINIMUM
from briefing_app.ui.read.arrivals.bar import ArrivalsBar
from briefing_app.ui.read.articles.article_asking import ArticleAsking
from briefing_app.ui.read.articles.article_list import ArticleList
from briefing_app.ui.read.articles.article_menu import article_menu
from briefing_app.ui.read.articles.article_model import ArticleModel
from briefing_app.ui.read.articles.list_keeping import ListKeeper
from briefing_app.ui.read.chosen.bar import ChosenBar
from briefing_app.ui.read.searches.saved_deeds import SavedDeeds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.storage.listing.articles import Found
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_REFRESH_DELAY_MS = 60
_MOST_LOOKED_FOR = 50
_MOST_CHOSEN_AGAIN = 500
"""Articles that stay chosen when the list is shown anew; of more the cursor alone stays."""


class ArticlePane(QFrame):
    """Keeps the list in step with the library; `opened` carries the article to read, `sought` words to mark.

    What arrives while somebody reads waits behind a bar; what was dismissed or removed
    goes at once, and what only ceased to match the filter stays until the list is asked anew.
    """

    opened = Signal(object)
    sought = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "panel")
        self.setMinimumWidth(LIST_MINIMUM)
        self._holds_words = False
        self._model = ArticleModel(desk.workspace.store)
        self._keeper = ListKeeper(desk, self._model, self)
        self.list = ArticleList(self._model, desk.theme)
        self._refresh_timer = QTimer(self, singleShot=True, interval=_REFRESH_DELAY_MS)
        self._refresh_timer.timeout.connect(self.reconcile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._asking = ArticleAsking(desk)
        self._asking.changed.connect(self.reload)
        column.addWidget(self._asking)
        self._arrivals = ArrivalsBar(desk)
        column.addWidget(self._arrivals)
        column.addWidget(self.list, 1)
        self._chosen_bar = ChosenBar(desk)
        column.addWidget(self._chosen_bar)
        self._saved = SavedDeeds(desk, self)
        self._saved.chosen.connect(self._asking.ask_saved)
        self._asking.search.left.connect(self.list.setFocus)
        self._empty = label("", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 40, 24, 24)
        over = QVBoxLayout(self.list.viewport())
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._empty)
        self.list.current_changed.connect(self.opened)
        self.list.selectionModel().selectionChanged.connect(self._note_chosen)
        self.list.customContextMenuRequested.connect(self._open_menu)
        keeper = self._keeper
        keeper.renewed.connect(self._show)
        keeper.went_on.connect(self._go_on)
        keeper.gone.connect(self._take_out)
        keeper.waiting_changed.connect(self._arrivals.show_unlisted)
        keeper.counted.connect(self._show_counts)
        keeper.learnt.connect(self._show_what_came_near)
        keeper.found.connect(self._asking.show_found)
        keeper.found.connect(self._tell_sought)
        desk.signals.changed.connect(self._hear)
        desk.navigator.news_wanted.connect(self.show_arrivals)
        desk.actions.attach(Scope.LIST, self.list)
        self._bind()
        self.reload()

    @property
    def query(self) -> ArticleQuery:
        """What the list shows."""
        return self._asking.query

    @property
    def search(self) -> QLineEdit:
        """The field for words to find."""
        return self._asking.search

    def reload(self) -> None:
        """Ask the library for the list of the query and stay on the article at hand."""
        self._keeper.reload(self.query)

    def reconcile(self) -> None:
        """Bring the list in step with the library without moving it under the reader."""
        self._keeper.reconcile()

    def show_arrivals(self) -> None:
        """Show what waited behind the bar; the cursor, what is chosen and the rows stay where they are."""
        self._desk.arrivals.show()
        self.reload()

    def go_to_first_arrival(self) -> None:
        """Show what waited and go to the first of it in the list."""
        waiting = sorted(self._arrivals.waiting, reverse=True)[:_MOST_LOOKED_FOR]
        self.show_arrivals()
        places = [self._model.row_of(ArticleId(one)) for one in waiting]
        there = [place for place in places if place >= 0]
        if there:
            self.list.go_to_row(min(there))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif waiting:
            self._desk.notices.tell("What is new is not in this list: its filter or search leaves it out.")

    def seek_label(self, name: str) -> None:
        """Show the articles that carry a label."""
        self._asking.look_for(f'label:"{name}"')

    def chosen(self) -> list[ArticleId]:
        """Return the selected articles; none, said in words, where they are too many for one deed."""
        count = self.list.chosen_count()
        if count > MOST_CHOSEN:
            self._desk.notices.tell(
                f"{count:,} articles are selected; something can be done to {MOST_CHOSEN:,} at once."
            )
            return []
        return self.list.chosen

    def open_article(self, article_id: ArticleId) -> None:
        """Put the cursor on an article, with the filter widened if it hides it."""
        if self.list.go_to(article_id):
            return
        self._asking.widen()
        self.reload()
        if not self.list.go_to(article_id):
            self.opened.emit(article_id)

    def choose(self, which: ArticleFilter) -> None:
        """Show only the articles of a filter."""
        self._asking.choose(which)

    def next_unread(self) -> None:
        """Go to the next article that nobody has opened, from the top again at the end."""
        here = self.list.currentIndex().row()
        row = self._desk.workspace.store.next_new(self.query, self._model.roll, here)
        if row >= 0:
            self.list.go_to_row(row)
        else:
            self._desk.notices.tell("Every article in this list has been opened.")

    def _bind(self) -> None:
        actions, waits = self._desk.actions, lambda: bool(self._arrivals.waiting)
        actions.bind("actionShowArrivals", self.show_arrivals, within=self, enabled=waits)
        actions.bind("actionFirstArrival", self.go_to_first_arrival, within=self, enabled=waits)
        actions.bind(
            "actionLookAtArrivals",
            self._look_at_arrivals,
            within=self,
            enabled=lambda: self._arrivals.is_needed,
        )
        actions.bind("actionSort", self._asking.open_menu, within=self)
        actions.bind("actionSavedSearches", self._saved.show_all, within=self)
        actions.bind("actionSaveSearch", lambda: self._saved.ask_name(self.query), within=self)
        actions.bind("actionSearchLanguage", self._show_language, within=self)

    def _look_at_arrivals(self) -> None:
        from briefing_app.ui.read.arrivals.arrivals_dialog import ArrivalsDialog

        dialog = ArrivalsDialog(self._desk, self._arrivals.waiting, self.window())
        dialog.opening.connect(self._open_arrival)
        dialog.open()

    def _open_arrival(self, article_id: ArticleId) -> None:
        self.show_arrivals()
        self._desk.navigator.open_article(article_id)

    def _show_language(self) -> None:
        from briefing_app.ui.read.searches.language_popup import LanguagePopup

        button = self._asking.help
        LanguagePopup(self.window()).open_at(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _note_chosen(self) -> None:
        if self._holds_words:  # much is taken out: what is chosen is told once
            return
        self._chosen_bar.show_count(self.list.chosen_count())
        self._desk.actions.refresh()

    def _hear(self, changed: Changed) -> None:
        if changed.briefings or changed.articles:
            self._model.briefing_id = self._desk.workspace.current_briefing
            self._model.refresh(None if changed.briefings else changed.articles)
        self._keeper.note(changed.articles | changed.arrived)
        if changed.articles or changed.arrived:
            self._refresh_timer.start()

    def _show(self, roll: Roll) -> None:
        current, row = self.list.current, self.list.currentIndex().row()
        chosen = self.list.chosen if 1 < self.list.chosen_count() <= _MOST_CHOSEN_AGAIN else []
        scroll = self.list.verticalScrollBar().value()
        self._model.briefing_id = self._desk.workspace.current_briefing
        self.list.blockSignals(True)
        self._model.show(roll, self.query.text.strip())
        self.list.updateGeometries()
        place = self._model.row_of(current) if current is not None else -1
        if place >= 0:
            self.list.go_to_row(place)
            self.list.verticalScrollBar().setValue(scroll + (place - row) * self.list.row_height)
            self.list.choose_again(chosen)
            self.list.blockSignals(False)
        else:
            self.list.blockSignals(False)
            if len(roll):
                self.list.go_to_row(max(row, 0))
                self.list.verticalScrollBar().setValue(scroll)
            else:
                self.opened.emit(None)
        self._say_why_empty()
        self._note_chosen()

    def _tell_sought(self, found: Found | None) -> None:
        """Tell which words brought the articles into the list, for marking them."""
        self.sought.emit(found.phrases if found is not None else ())

    def _show_what_came_near(self) -> None:
        """Paint rows that lay too far from any known place to be shown at once."""
        shown = self.list.visible_rows()
        if any(not self._model.is_at_hand(row) for row in shown):
            self.list.viewport().update()

    def _go_on(self, roll: Roll) -> None:
        self._model.go_on(roll)
        self._asking.show_shown(len(roll))

    def _take_out(self, rows: Sequence[int]) -> None:
        current = self.list.currentIndex().row()
        self._holds_words = True
        self._model.take_out(rows)
        self._holds_words = False
        if current in rows:
            self.list.go_to_row(current - sum(row < current for row in rows))
        self._note_chosen()
        self._say_why_empty()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self._asking.show_counts(counts, len(self._model.roll))
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        shown = len(self._model.roll)
        self._empty.setVisible(not shown)
        if not shown:
            self._empty.setText(self._why_empty())

    def _why_empty(self) -> str:
        if self.query.text:
            return f"No article holds “{self.query.text}”."
        if self.query.filter != "all" or self.query.outlet:
            return "No article matches this filter."
        return "There are no articles yet. Drop files or folders here, press Ctrl+I, or paste a text."

    def _open_menu(self, place: QPoint) -> None:
        article_menu(self._desk, self).popup(self.list.viewport().mapToGlobal(place))
