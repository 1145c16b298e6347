"""Three ways to see the same statements: as a table, as a matrix, as a timeline; or why there are none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from briefing_app.domain.identity import StatementId
from briefing_app.ui.statements.ways.grid import grid_of, time_rows
from briefing_app.ui.statements.ways.matrix import StatementMatrix
from briefing_app.ui.statements.ways.timeline import StatementTimeline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.document.products.product import IssuePlan
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.queries import StatementQuery, StatementRow
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.statements.rows.table import StatementTable

MOST_SHOWN = 1500
"""How many statements a matrix or a timeline shows; a table has no such limit."""
_ISSUES_OF = "statement-matrix"


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
        if self.way is Way.TABLE:
            return
        rows = self._desk.workspace.store.statement_rows(map(StatementId, roll.ids(0, MOST_SHOWN)))
        if self.way is Way.MATRIX:
            plans = self._issue_plans()
            house = [plan.title for plan in plans]
            self.matrix.show_grid(grid_of(rows, lambda row: _issue(row, plans), house))
        else:
            oldest_first = query.order == "date" and not query.descending
            self.timeline.show_lines(time_rows(rows, newest_first=not oldest_first))

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


def _issue(row: StatementRow, plans: tuple[IssuePlan, ...]) -> str:
    from briefing_app.document.forms.matrix import issue_among

    return issue_among(plans, row.topic, row.quote, row.headline, language="en", written_in=row.language)
