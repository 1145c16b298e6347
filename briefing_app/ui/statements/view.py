"""The statements view: every statement of the library, filtered, sorted, and put into a briefing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.queries import StatementOrder
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.look.long_table import MOST_CHOSEN
from briefing_app.ui.statements import verbs
from briefing_app.ui.statements.bars import ChipsBar, StatementsBar
from briefing_app.ui.statements.copying import carried, copy
from briefing_app.ui.statements.filtering.filter import FacetRow, FacetRowKind, toggled
from briefing_app.ui.statements.filtering.panel import FilterPanel
from briefing_app.ui.statements.judging import STANCE_ACTIONS, ask_topic, judge
from briefing_app.ui.statements.memory import StatementsMemory
from briefing_app.ui.statements.menus import fill_columns, fill_row, fill_sections, pop_up_at_row
from briefing_app.ui.statements.rows.columns import COLUMNS, column_of_order
from briefing_app.ui.statements.rows.model import StatementsModel
from briefing_app.ui.statements.rows.table import StatementTable
from briefing_app.ui.statements.rows.table_keeping import TableKeeper
from briefing_app.ui.statements.tally import tally
from briefing_app.ui.statements.ways.empty import NoStatements
from briefing_app.ui.statements.ways.pages import WAY_ACTIONS, StatementPages, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from briefing_app.domain.identity import StatementId
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed


class StatementsView(QWidget):
    """A panel that filters, and the table of what is left; the table keeps its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("statementsView")
        self._desk = desk
        self._memory = StatementsMemory(desk.preferences)
        self._stale = True
        self._total: int | None = 0
        store = desk.workspace.store
        self._keeper = TableKeeper(store, self)
        self._model = StatementsModel(store, partial(carried, store), self)
        self.table = StatementTable(self._model, desk.theme)
        self.filters = FilterPanel(desk, self._memory.query)
        self._place_menu, self._columns_menu = QMenu(self), QMenu(self)
        self._bar = StatementsBar(desk, self._place_menu, self._columns_menu)
        self._chips = ChipsBar(desk)
        self._empty = NoStatements(desk.theme)
        self._pages = StatementPages(desk, self.table, self._empty)
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self._bind()
        self.table.bring_back(self._memory.layout)
        self._see_as(self._memory.way)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self._pages.shown, self.filters.facets, self.filters.search)

    def save_state(self) -> None:
        """Keep columns, order and panes until the next run."""
        memory = self._memory
        memory.layout = self.table.layout_kept()
        memory.sizes = self._splitter.sizes()
        memory.keep_order(self.filters.query)
        self.filters.remember()

    # building

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._chips)
        column.addWidget(self._pages, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.filters)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self.filters.setMinimumWidth(200)
        self.filters.setMaximumWidth(420)
        right.setMinimumWidth(480)
        self._splitter.setSizes(self._memory.sizes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        table, filters = self.table, self.filters
        filters.query_changed.connect(self.refresh)
        self._keeper.renewed.connect(self._show_roll)
        self._keeper.counted.connect(self._show_total)
        self._keeper.learnt.connect(self._show_what_came_near)
        filters.facets_counted.connect(lambda: self._chips.show_chips(filters.chips))
        filters.down.connect(self._go_to_statements)
        table.order_asked.connect(self._sort_by_column)
        for shown in self._pages.lists:
            shown.opened.connect(self._open)
            shown.selection_changed.connect(self._show_chosen)
            shown.customContextMenuRequested.connect(self._show_row_menu)
        table.heads.customContextMenuRequested.connect(self._show_head_menu)
        self._chips.removed.connect(filters.take_off)
        self._chips.cleared.connect(filters.clear)
        self._empty.button.clicked.connect(filters.clear)
        self._place_menu.aboutToShow.connect(self._fill_sections)
        self._columns_menu.aboutToShow.connect(lambda: self._fill_columns(self._columns_menu))
        self._refreshing.timeout.connect(self.refresh)
        self._desk.signals.changed.connect(self._note_change)

    def _bind(self) -> None:
        actions = self._desk.actions
        for shown in self._pages.lists:
            actions.attach(Scope.STATEMENTS, shown)
        for name, way in WAY_ACTIONS.items():
            actions.bind(name, partial(self._see_as, way), within=self)
        actions.bind("actionOtherWay", self._see_another_way, within=self)
        state = StatementState
        verbs_of: dict[str, Callable[[], object]] = {
            "actionSelectStatement": lambda: self._decide(state.SELECTED),
            "actionDismissStatement": lambda: self._decide(state.DISMISSED),
            "actionReopenStatement": lambda: self._decide(state.SUGGESTED),
            "actionTakeCandidate": lambda: verbs.take_likeliest(self._desk, self._chosen()),
            "actionToggleThought": lambda: verbs.toggle_thought(self._desk, self._chosen()),
            "actionSetTopic": lambda: ask_topic(self._desk, self._chosen(), self.window()),
            "actionStanceNone": lambda: self._judge(None),
            "actionOpenInPlace": lambda: self._open(self._pages.shown.current_id),
            "actionCopyQuoted": self.copy,
            "actionAddToBriefing": self._ask_for_section,
            "actionShowInRegister": lambda: verbs.show_in_register(self._desk, self._pages.shown.current_id),
            "actionTakeOut": lambda: verbs.take_out(self._desk, self._chosen()),
        }
        verbs_of |= {name: partial(self._judge, value) for name, value in STANCE_ACTIONS.items()}
        verbs_of |= {f"actionToSection{n}": partial(self.place, n) for n in range(1, 10)}
        for name, slot in verbs_of.items():
            actions.bind(name, slot, within=self, enabled=self._has_chosen)
        actions.bind("actionFind", self._find, within=self)
        actions.bind(
            "actionClearFilters", self.filters.clear, within=self, enabled=lambda: self.filters.is_filtered
        )

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask the library nothing more, which may be closed next."""
        super().hideEvent(event)
        self._refreshing.stop()
        self._keeper.rest()
        self._pages.rest()
        self.filters.rest()
        self._stale = True

    def refresh(self) -> None:
        """Show what the query finds now; place and selection stay."""
        self._refreshing.stop()
        self._stale = False
        filters, query = self.filters, self.filters.query
        self.table.heads.show_order(column_of_order(query.order), descending=query.descending)
        self._show_chips()
        self._keeper.ask(query)
        filters.count_soon()

    def _show_roll(self, roll: Roll) -> None:
        self._pages.show_roll(roll, self.filters.query)
        self._show_empty()
        self._show_chosen()

    def _show_what_came_near(self) -> None:
        """Paint rows that lay too far from any known place to be shown at once."""
        if any(not self._model.is_at_hand(row) for row in self.table.visible_rows()):
            self.table.viewport().update()

    def _show_total(self, total: int | None) -> None:
        self._total = total
        self.filters.show_count(total)
        self._show_chosen()

    def _note_change(self, changed: Changed) -> None:
        if not (changed.statements or changed.articles or changed.actors or changed.briefings):
            return
        self._stale = True
        if self.isVisible():
            self._refreshing.start()

    def _chosen(self) -> list[StatementId]:
        """Return the chosen statements; none, said in words, where they are too many for one deed."""
        count = self._pages.chosen_count
        if count > MOST_CHOSEN:
            self._desk.notices.tell(
                f"{count:,} statements are chosen; something can be done to {MOST_CHOSEN:,} at once."
            )
            return []
        return self._pages.shown.chosen_ids

    def _show_chips(self) -> None:
        if self.filters.query.actor_id is not None:
            self.filters.count_now()
        self._chips.show_chips(self.filters.chips)

    def _show_empty(self) -> None:
        """Show the table, or why it is empty; keys meant for the table never reach another field."""
        if len(self._model.roll):
            on_empty = self._empty.isAncestorOf(self.focusWidget() or self)
            self._pages.show_page(empty=False)
            if on_empty:
                self._pages.shown.setFocus()
            return
        self._empty.say_why(filtered=self.filters.is_filtered)
        on_table = self._pages.shown.hasFocus()
        self._pages.show_page(empty=True)
        if on_table:
            self._empty.button.setFocus()

    def _show_chosen(self) -> None:
        chosen, query = self._pages.chosen_count, self.filters.query
        self._bar.place_button.setEnabled(chosen > 0)
        self._bar.say(tally(len(self._model.roll), self._total, chosen, query, self._pages.way))
        self._desk.actions.refresh()

    def _see_as(self, way: Way) -> None:
        """Show the statements another way; what was current in the table stays current there."""
        had_focus = self._pages.shown.hasFocus()
        self._pages.way = way
        for name, of in WAY_ACTIONS.items():
            self._desk.actions[name].setChecked(of is way)
        self._memory.way = way
        self._bar.columns_button.setEnabled(way is Way.TABLE)
        if self.isVisible():
            self.refresh()
            if had_focus and len(self._model.roll):
                self._pages.shown.setFocus()
        else:
            self._stale = True
            self._pages.show_page(empty=False)

    def _see_another_way(self) -> None:
        ways = list(Way)
        self._see_as(ways[(ways.index(self._pages.way) + 1) % len(ways)])

    # doing

    def place(self, number: int) -> None:
        """Put the chosen statements into a section of the briefing and go on to the next."""
        self._and_go_on(lambda ids: verbs.place(self._desk, ids, number))

    def copy(self) -> None:
        """Copy the chosen statements as formatted text with their sources."""
        copy(self._desk, self._chosen())

    def _decide(self, state: StatementState) -> None:
        self._and_go_on(
            lambda ids: verbs.decide(self._desk, ids, state), stay=state is StatementState.SUGGESTED
        )

    def _judge(self, value: int | None) -> None:
        judge(self._desk, self._chosen(), value)

    def _and_go_on(self, deed: Callable[[list[StatementId]], bool], *, stay: bool = False) -> None:
        """Do something with what is chosen; one statement alone is then left for the next."""
        ids, current = self._chosen(), self._pages.shown.current_id
        if not ids or not deed(ids):
            return
        self.refresh()
        if len(ids) == 1 and not stay and self._pages.shown.current_id == current:
            self._pages.shown.go_down()

    def _open(self, statement_id: StatementId | None) -> None:
        if statement_id is not None:
            self._desk.navigator.open_statement(statement_id)

    def _has_chosen(self) -> bool:
        return bool(len(self._model.roll)) and self._pages.shown.current_id is not None

    def _go_to_statements(self) -> None:
        self._pages.shown.setFocus()

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # order

    def _sort_by_column(self, number: int) -> None:
        column = COLUMNS[number]
        if column.order is not None:
            self._order_by(column.order, column.starts_down)

    def _order_by(self, order: StatementOrder, descending: bool) -> None:
        """Sort; asked again for the same order, the other way round."""
        query = self.filters.query
        if query.order == order:
            descending = not query.descending
        self.filters.ask_for_order(order, descending=descending)

    # menus

    def _fill_sections(self) -> None:
        fill_sections(self._place_menu, self._desk, self.place)

    def _fill_columns(self, menu: QMenu) -> None:
        fill_columns(menu, self.table, self.filters.query, self._order_by)

    def _ask_for_section(self) -> None:
        self._fill_sections()
        pop_up_at_row(self._place_menu, self._pages.shown)

    def _show_row_menu(self, position: QPoint) -> None:
        shown = self._pages.shown
        under = shown.statement_at(position)
        rows = self._desk.workspace.store.statement_rows([under]) if under is not None else []
        if rows:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill_row(menu, self._desk, rows[0], self.place, self._show_only)
            menu.popup(shown.viewport().mapToGlobal(position))

    def _show_head_menu(self, position: QPoint) -> None:
        self._fill_columns(self._columns_menu)
        self._columns_menu.popup(self.table.heads.viewport().mapToGlobal(position))

    def _show_only(self, field: str, value: str) -> None:
        row = FacetRow(FacetRowKind.VALUE, field, "", value)
        self.filters.ask(toggled(self.filters.query, row, self.filters.today))
