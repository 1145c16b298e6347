"""Everything that an actor ever said: found by words, topic and period, opened, placed and copied."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.identity import StatementId
from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.actors.forms.dialogs import PeriodDialog
from briefing_app.ui.actors.said.list import SaidList, SaidModel
from briefing_app.ui.actors.said.verbs import SaidVerbs
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.empty_page import EmptyPage
from briefing_app.ui.look.plain import label, menu_text
from briefing_app.ui.statements.copying import carried
from briefing_app.ui.statements.words import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store
    from briefing_app.ui.asking import Asker
    from briefing_app.ui.desk import Desk

_DELAY_MS, _MEASURE = 120, 280
_SAID = "said"
_PERIODS = (("Any time", 0), ("Last 7 days", 7), ("Last 30 days", 30), ("Last 12 months", 365))


class SaidPane(QWidget):
    """The right pane of the register; `opened` carries a statement to be shown in its article."""

    opened = Signal(object)

    def __init__(self, desk: Desk, asker: Asker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query: StatementQuery | None = None
        self._topics: Sequence[tuple[str, int]] = ()
        store = desk.workspace.store
        self._asker = asker
        self._model = SaidModel(store, partial(carried, store), self)
        self.list = SaidList(self._model, desk.theme)
        self.search = QLineEdit(placeholderText="Words that were said", clearButtonEnabled=True)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(lambda: self.ask(text=self.search.text()))
        self._empty = EmptyPage(desk.theme, "saidEmpty", "message-square-quote", _MEASURE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._period_menu, self._topic_menu = QMenu(self), QMenu(self)
        self.verbs = SaidVerbs(desk, self.list, self)
        self._lay_out()
        desk.actions.bind("actionFind", self._find, within=self)
        desk.actions.bind(
            "actionClearFilters", self.clear, within=self.list, enabled=lambda: self._is_filtered
        )
        self.verbs.opened.connect(self.opened)
        self.list.selection_changed.connect(desk.actions.refresh)
        self._empty.button.clicked.connect(self.clear)
        self._period_menu.aboutToShow.connect(self._fill_periods)
        self._topic_menu.aboutToShow.connect(self._fill_topics)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self.show_actor(None)

    @property
    def pane(self) -> QWidget:
        """What takes the focus: the list, or what stands in its place."""
        return self.list if self._stack.currentWidget() is self.list else self.search

    def listed(self, most: int = MOST_FOUND) -> list[StatementId]:
        """Return the statements that are listed, the latest first, at most so many."""
        return [StatementId(one) for one in self._model.roll.ids(0, most)]

    def show_actor(self, actor_id: ActorId | None) -> None:
        """Show what an actor said; words, period and topic are asked of this one too, topics anew."""
        other = self._query is None or self._query.actor_id != actor_id
        if other:
            self._topics = ()
        if actor_id is None:
            self._query = None
            self._asker.drop(_SAID)
            self._show(array("q"))
            return
        kept = self._query or StatementQuery()
        self._query = replace(kept, actor_id=actor_id, topic="" if other else kept.topic)
        self.refresh()

    def show_topics(self, topics: Sequence[tuple[str, int]]) -> None:
        """Offer these topics."""
        self._topics = topics
        self._show_filters()

    def refresh(self) -> None:
        """Ask for the statements again."""
        query = self._query
        if query is not None:
            self._asker.ask(_SAID, partial(_said, query=query), self._show, self._desk.notices.warn)
            self._show_filters()

    def ask(self, **wishes: Any) -> None:
        """Narrow or widen what is listed."""
        if self._query is not None:
            self._query = replace(self._query, **wishes)
            self.refresh()

    def clear(self) -> None:
        """List everything that the actor said."""
        self._timer.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.ask(text="", topic="", since=None, until=None)

    def rest(self) -> None:
        """Ask nothing more for now."""
        self._timer.stop()
        self._asker.drop(_SAID)

    # building

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label("What was said", "title"))
        self._count = label("0", "count")
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        put = ThemedButton(theme, "list-plus")
        put.setObjectName("saidPlace")
        put.setAccessibleName("Put into the briefing")
        put.setToolTip("Put into the briefing (A)")
        put.setMenu(self.verbs.place_menu)
        put.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        top.addWidget(put)
        head.addLayout(top)
        self.search.setObjectName("saidSearch")
        self.search.setAccessibleName("Find words that this actor said")
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        head.addWidget(self.search)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        self._period = self._chip("calendar", "Any time", "Period", self._period_menu)
        self._topic = self._chip("tag", "Any topic", "Topic", self._topic_menu)
        chips.addWidget(self._period)
        chips.addWidget(self._topic)
        chips.addStretch(1)
        head.addLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _chip(self, icon: str, text: str, name: str, menu: QMenu) -> ThemedButton:
        chip = ThemedButton(self._desk.theme, icon, text, kind="chip", size=13)
        chip.setObjectName(f"said{name}")
        chip.setAccessibleName(name)
        chip.setMenu(menu)
        chip.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        chip.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        return chip

    # showing

    @property
    def _is_filtered(self) -> bool:
        query = self._query
        return query is not None and bool(query.text.strip() or query.topic or query.since or query.until)

    def _show(self, ids: array[int]) -> None:
        had_focus = self.list.hasFocus()
        self.list.show_ids(ids)
        bounded = len(ids) >= MOST_FOUND
        self._count.setText(f"{len(ids):,}+" if bounded else f"{len(ids):,}")
        self._count.setToolTip(f"The newest {MOST_FOUND:,}; a period shows older ones" if bounded else "")
        self._stack.setCurrentWidget(self.list if ids else self._empty)
        if not ids:
            self._say_why_empty()
            if had_focus:
                self.search.setFocus()
        self._desk.actions.refresh()

    def _say_why_empty(self) -> None:
        if self._query is None:
            self._empty.say("Nobody is chosen", "Choose an actor on the left to see everything that it said.")
        elif self._is_filtered:
            hint = "Take off the period or the topic, or search for other words."
            self._empty.say("Nothing matches", hint, "Show everything")
        else:
            self._empty.say(
                "Nothing was said",
                "No statement is attributed to this actor. G in the reader says who speaks.",
            )

    def _show_filters(self) -> None:
        query = self._query or StatementQuery()
        words = "Any time"
        if query.since or query.until:
            words = f"{short_day(query.since) or '…'} – {short_day(query.until) or 'today'}"
        topic = query.topic or "Any topic"
        for chip, text, on in (
            (self._period, words, bool(query.since or query.until)),
            (self._topic, topic if len(topic) < 24 else f"{topic[:23]}…", bool(query.topic)),
        ):
            chip.setText(f" {menu_text(text)}")
            chip.setCheckable(True)
            chip.setChecked(on)
        self._topic.setEnabled(bool(self._topics or query.topic))

    def _fill_periods(self) -> None:
        self._period_menu.clear()
        today = date.today()
        for text, days in _PERIODS:
            since = today - timedelta(days=days) if days else None
            wish = partial(self.ask, since=since, until=None)
            self._period_menu.addAction(text, wish)
        self._period_menu.addSeparator()
        self._period_menu.addAction("From … to …", self._ask_period)

    def _fill_topics(self) -> None:
        self._topic_menu.clear()
        self._topic_menu.addAction("Any topic", partial(self.ask, topic=""))
        for topic, number in self._topics:
            text = f"{menu_text(topic)}   {number:,}"
            self._topic_menu.addAction(text, partial(self.ask, topic=topic))

    # doing

    def _ask_period(self) -> None:
        query = self._query or StatementQuery()
        dialog = PeriodDialog(query.since, query.until, self.window())
        dialog.decided.connect(lambda since, until: self.ask(since=since, until=until))
        dialog.open()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))


def _said(store: Store, query: StatementQuery) -> array[int]:
    return store.statement_ids(query)
