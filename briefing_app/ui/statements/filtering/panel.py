"""The panel that filters the statements: search, facets, and the query that they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.identity import ActorId
from briefing_app.storage.listing.facets import MOST_COUNTED
from briefing_app.storage.queries import StatementOrder, StatementQuery
from briefing_app.ui.asking import Asker
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label
from briefing_app.ui.statements.filtering.days import DaysDialog
from briefing_app.ui.statements.filtering.facets import FacetList
from briefing_app.ui.statements.filtering.filter import (
    CHOOSE_DAYS,
    Chip,
    Counts,
    FacetRow,
    FacetRowKind,
    chips,
    cleared,
    facet_rows,
    toggled,
    without,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefing_app.storage.listing.facets import FacetCounts
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

_SETTLE_MS = 180
_COUNT_MS = 160
_FACETS = "facets"
_MEMORY = "statements.closed_facets"


class FilterPanel(QWidget):
    """Holds the `query` of the table; `query_changed` is told when it is another one.

    `down` asks for the focus to go on to the table. Counts are taken a moment after the rows,
    so that they never delay a key.
    """

    query_changed = Signal()
    facets_counted = Signal()
    down = Signal()

    def __init__(self, desk: Desk, query: StatementQuery) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.query = query
        self._closed = frozenset(map(str, desk.preferences.get(_MEMORY, ["kind"])))
        self._whole: frozenset[str] = frozenset()
        self._counts = Counts({}, {}, date.today())
        self._asker = Asker(desk.workspace.store, self)
        self._asked_for: StatementQuery | None = None
        self._counts_are_old = False
        self._shown = label("", "count")
        self._bound = label(
            f"Where nothing is chosen, counted among the newest {MOST_COUNTED:,} that match", "secondary"
        )
        self.search = _SearchField()
        self.facets = FacetList(desk.theme)
        self._typing = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._build()
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._search_now)
        self.search.down.connect(self._go_down)
        self._typing.timeout.connect(self._take_text)
        self._counting.timeout.connect(self.count_now)
        self.facets.used.connect(self._use)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        head.addWidget(label("Statements", "title"))
        head.addWidget(self._shown)
        head.addStretch(1)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 16, 4)
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.facets, 1)
        self._bound.setContentsMargins(16, 8, 16, 10)
        self._bound.setWordWrap(True)
        self._bound.hide()
        column.addWidget(self._bound)

    # what is asked for

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters in force."""
        return chips(self.query, self._counts)

    @property
    def today(self) -> date:
        """The day from which periods are counted back."""
        return self._counts.today

    @property
    def is_filtered(self) -> bool:
        """Whether anything keeps statements out of the table."""
        return self.query != cleared(self.query)

    def show_count(self, number: int | None) -> None:
        """Show how many statements match; None while they are being counted."""
        self._shown.setText("…" if number is None else f"{number:,}")

    def ask(self, query: StatementQuery) -> None:
        """Ask for other statements."""
        if query == self.query:
            return
        self.query = query
        if self.search.text().strip() != query.text:
            self.search.blockSignals(True)
            self.search.setText(query.text)
            self.search.blockSignals(False)
        self.query_changed.emit()

    def ask_for_order(self, order: StatementOrder, *, descending: bool) -> None:
        """Ask for the statements in another order."""
        self.ask(replace(self.query, order=order, descending=descending))

    def take_off(self, field: str) -> None:
        """Take one filter off."""
        self.ask(without(self.query, field))

    def clear(self) -> None:
        """Take every filter off, the search too."""
        self._typing.stop()
        self.ask(cleared(self.query))

    # counts

    def count_soon(self) -> None:
        """Count what each facet would show, once the rows stand."""
        self._counting.start()

    def rest(self) -> None:
        """Put off what is still to be searched or counted."""
        self._typing.stop()
        self._counting.stop()
        self._asker.drop(_FACETS)

    def count_now(self) -> None:
        """Count what each facet would show."""
        self._counting.stop()
        store = self._desk.workspace.store
        if store.has_few_statements():
            self._asker.drop(_FACETS)
            self._take_counts(store.facet_counts(self.query))
        elif self._asker.is_asking(_FACETS) and self._asked_for == self.query:
            self._counts_are_old = True  # what changed meanwhile is counted after
        else:
            self._asked_for, self._counts_are_old = self.query, False
            self._asker.ask(_FACETS, partial(_counted, query=self.query), self._take_counts)

    def _take_counts(self, counted: FacetCounts) -> None:
        found = counted.facets
        wanted = {ActorId(int(value)) for value, _ in found.get("actor_id", ())}
        if self.query.actor_id is not None:
            wanted.add(self.query.actor_id)
        actors = self._desk.workspace.store.actors(wanted)
        names = {str(one): actor.name for one, actor in actors.items()}
        self._counts = Counts(found, names, date.today())
        self._bound.setVisible(counted.is_bounded)
        self._show_facets()
        self.facets_counted.emit()
        if self._counts_are_old:
            self._counts_are_old = False
            self.count_soon()

    def remember(self) -> None:
        """Keep which facets are closed until the next run."""
        self._desk.preferences.set(_MEMORY, sorted(self._closed))

    def _show_facets(self) -> None:
        self.facets.show_rows(facet_rows(self.query, self._counts, self._closed, self._whole))

    def _use(self, row: FacetRow) -> None:
        match row.kind:
            case FacetRowKind.HEAD:
                self._closed ^= {row.field}
                self._show_facets()
            case FacetRowKind.MORE:
                self._whole ^= {row.field}
                self._show_facets()
            case FacetRowKind.VALUE if row.value == CHOOSE_DAYS and not row.chosen:
                self._ask_for_days()
            case FacetRowKind.VALUE:
                self.ask(toggled(self.query, row, self._counts.today))

    def _ask_for_days(self) -> None:
        dialog = DaysDialog(self.query.since, self.query.until, self._counts.today, self)
        dialog.chosen.connect(self._take_days)
        dialog.open()

    def _take_days(self, since: date | None, until: date | None) -> None:
        self.ask(replace(self.query, since=since, until=until))

    # the search

    def _search_now(self) -> None:
        self._take_text()
        self.down.emit()

    def _go_down(self) -> None:
        self._take_text()
        self.down.emit()

    def _take_text(self) -> None:
        self._typing.stop()
        self.ask(replace(self.query, text=self.search.text().strip()))

    def _dress(self) -> None:
        self.search.set_icon(self._desk.theme.tokens.tertiary)


def _counted(store: Store, query: StatementQuery) -> FacetCounts:
    return store.facet_counts(query)


class _SearchField(QLineEdit):
    """A search field; ↓ goes on to the table, Escape empties the field."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statementSearch")
        self.setAccessibleName("Search in the statements")
        self.setPlaceholderText("Search statements")
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(icons.icon("search", "#808080"), self.ActionPosition.LeadingPosition)

    def set_icon(self, colour: str) -> None:
        """Draw the lens in `colour`."""
        self._lens.setIcon(icons.icon("search", colour))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.down.emit()
        else:
            super().keyPressEvent(event)
