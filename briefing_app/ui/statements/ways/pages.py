"""Three ways to see the same statements: as a table, as a matrix, as a timeline; or why there are none."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget

from briefing_app.domain.identity import StatementId
from briefing_app.ui.asking import Asker
from briefing_app.ui.statements.ways.grid import grid_of, time_rows
from briefing_app.ui.statements.ways.matrix import StatementMatrix
from briefing_app.ui.statements.ways.timeline import StatementTimeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefing_app.document.products.product import IssuePlan
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.queries import StatementQuery, StatementRow
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.statements.rows.table import StatementTable
    from briefing_app.ui.statements.ways.grid import Grid, TimeRow

MOST_SHOWN = 1500
"""How many statements a matrix or a timeline shows; a table has no such limit."""
_MOST_AT_ONCE = 60
"""Statements that are put into a matrix or on a timeline on the thread of the window."""
_ISSUES_OF = "statement-matrix"
_WAY = "way"
T = TypeVar("T")


class Way(StrEnum):
    """How the statements are seen."""

    TABLE = "table"
    MATRIX = "matrix"
    TIMELINE = "timeline"


WAY_ACTIONS = {
    "actionAsTable": Way.TABLE,
    "actionAsMatrix": Way.MATRIX,
    "actionAsTimeline": Way.TIMELINE,
}


class StatementPages(QStackedWidget):
    """Holds the table and its two other ways; only the one that is seen is filled."""

    def __init__(self, desk: Desk, table: StatementTable, empty: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.way = Way.TABLE
        self.table = table
        self.matrix = StatementMatrix(desk.theme)
        self.timeline = StatementTimeline(desk.theme)
        self._empty = empty
        self._asker = Asker(desk.workspace.store, self)
        for page in (table, self.matrix, self.timeline, empty):
            self.addWidget(page)

    @property
    def lists(self) -> tuple[StatementTable | StatementMatrix | StatementTimeline, ...]:
        """The three ways, in the order of `Way`."""
        return (self.table, self.matrix, self.timeline)

    @property
    def shown(self) -> StatementTable | StatementMatrix | StatementTimeline:
        """The way that the statements are seen."""
        return self.lists[list(Way).index(self.way)]

    @property
    def chosen_count(self) -> int:
        """How many statements are chosen."""
        shown = self.shown
        if shown is not self.table:
            return len(shown.chosen_ids)
        return self.table.chosen_count() or int(self.table.current_id is not None)

    def show_roll(self, roll: Roll, query: StatementQuery) -> None:
        """Show statements the way that is chosen; a table is kept filled for coming back to it."""
        self.table.show_roll(roll)
        self._asker.drop(_WAY)
        if self.way is Way.TABLE:
            return
        ids = [StatementId(one) for one in roll.ids(0, MOST_SHOWN)]
        if self.way is Way.MATRIX:
            self._show(ids, partial(_grid, ids=ids, plans=self._issue_plans()), self.matrix.show_grid)
        else:
            newest_first = query.order != "date" or query.descending
            lines = partial(_lines, ids=ids, newest_first=newest_first)
            self._show(ids, lines, self.timeline.show_lines)

    def rest(self) -> None:
        """Want no answer any more."""
        self._asker.drop(_WAY)

    def _show(self, ids: Sequence[StatementId], ask: Callable[[Store], T], show: Callable[[T], None]) -> None:
        """Show a few at once; many are read beside the window."""
        if len(ids) <= _MOST_AT_ONCE:
            show(ask(self._desk.workspace.store))
        else:
            self._asker.ask(_WAY, ask, show)

    def show_page(self, *, empty: bool) -> None:
        """Bring the statements to the front, or why there are none."""
        self.setCurrentWidget(self._empty if empty else self.shown)

    def _issue_plans(self) -> tuple[IssuePlan, ...]:
        """Return the issues of the briefing's product, those of the statement matrix where it has none."""
        from briefing_app.document.products.offered import product_or_none

        current = self._desk.workspace.current_briefing
        names = [_ISSUES_OF]
        if current is not None:
            names.insert(0, self._desk.workspace.store.briefing(current).product)
        products = [product for name in names if (product := product_or_none(name)) is not None]
        return next((product.issues for product in products if product.issues), ())


def _grid(store: Store, ids: Sequence[StatementId], plans: tuple[IssuePlan, ...]) -> Grid:
    house = [plan.title for plan in plans]
    return grid_of(store.statement_rows(ids), lambda row: _issue(row, plans), house)


def _lines(store: Store, ids: Sequence[StatementId], newest_first: bool) -> tuple[TimeRow, ...]:
    return time_rows(store.statement_rows(ids), newest_first=newest_first)


def _issue(row: StatementRow, plans: tuple[IssuePlan, ...]) -> str:
    from briefing_app.document.forms.matrix import issue_among

    return issue_among(plans, row.topic, row.quote, row.headline, language="en", written_in=row.language)
