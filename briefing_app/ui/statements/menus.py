"""The menus of the statements view: sections, columns and order, and what a row offers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from briefing_app.ui.look.menus import empty_menu
from briefing_app.ui.look.plain import menu_text
from briefing_app.ui.statements.judging import STANCE_ACTIONS
from briefing_app.ui.statements.rows.columns import COLUMNS, column_of_order
from briefing_app.ui.statements.verbs import current_briefing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView

    from briefing_app.storage.queries import StatementOrder, StatementQuery, StatementRow
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.statements.rows.table import StatementTable

_LONGEST = 40
_FURTHER_ORDERS: tuple[tuple[StatementOrder, str], ...] = (("topic", "Topic"), ("salience", "Salience"))
_SECTION_KEYS = 9


def fill_sections(menu: QMenu, desk: Desk, put: Callable[[int], object]) -> None:
    """Offer the sections of the current briefing; `put` takes the number of one, from 1."""
    menu.clear()
    briefing = current_briefing(desk)
    if briefing is None or not briefing.sections:
        words = "No briefing is open" if briefing is None else "The briefing has no section yet"
        menu.addAction(words).setEnabled(False)
        wanted = "actionNewBriefing" if briefing is None else "actionAddSection"
        if desk.actions[wanted].isVisible():
            menu.addAction(desk.actions[wanted])
        return
    for number, section in enumerate(briefing.sections, start=1):
        title = menu_text(_short(section.title))
        key = f"\t{number}" if number <= _SECTION_KEYS else ""
        menu.addAction(f"{number}.  {title}{key}", partial(put, number))
    menu.addSeparator()
    menu.addAction(desk.actions["actionTakeOut"])


def fill_columns(
    menu: QMenu,
    table: StatementTable,
    query: StatementQuery,
    order_by: Callable[[StatementOrder, bool], object],
) -> None:
    """Offer the orders of the table and its columns."""
    empty_menu(menu)
    orders = QActionGroup(menu)
    ways: list[tuple[StatementOrder, str, bool]] = [
        (column.order, column.title, column.starts_down) for column in COLUMNS if column.order
    ]
    ways += [(order, title, order == "salience") for order, title in _FURTHER_ORDERS]
    for order, title, starts_down in ways:
        action = menu.addAction(f"Sort by {title.lower()}", partial(order_by, order, starts_down))
        action.setCheckable(True)
        action.setChecked(query.order == order)
        orders.addAction(action)
    turned = menu.addAction("The other way round", partial(order_by, query.order, not query.descending))
    turned.setCheckable(True)
    turned.setChecked(query.descending != _starts_down(query.order))
    menu.addSeparator()
    for number, column in enumerate(COLUMNS):
        if column.key == "quote":
            continue
        shown = not table.isColumnHidden(number)
        action = menu.addAction(column.title, partial(table.show_column, number, shown=not shown))
        action.setCheckable(True)
        action.setChecked(shown)
    menu.addSeparator()
    menu.addAction("Standard columns", table.standard_layout)


def fill_row(
    menu: QMenu,
    desk: Desk,
    row: StatementRow,
    put: Callable[[int], object],
    only: Callable[[str, str], object],
) -> None:
    """Offer what can be done with the chosen statements; `only` filters by a value of a facet."""
    for name in ("actionSelectStatement", "actionDismissStatement", "actionReopenStatement"):
        menu.addAction(desk.actions[name])
    menu.addSeparator()
    for name in ("actionTakeCandidate", "actionToggleThought"):
        menu.addAction(desk.actions[name])
    menu.addSeparator()
    fill_stances(menu.addMenu("Stance"), desk)
    menu.addAction(desk.actions["actionSetTopic"])
    menu.addSeparator()
    sections = menu.addMenu("Put into section")
    fill_sections(sections, desk, put)
    menu.addSeparator()
    menu.addAction(desk.actions["actionOpenInPlace"])
    menu.addAction(desk.actions["actionShowInRegister"])
    menu.addAction(desk.actions["actionCopyQuoted"])
    for issue in desk.workspace.store.printed_in([row.id]).get(row.id, ()):
        words = menu_text(f"Printed in {issue.label}, {_short(issue.title)}")
        menu.addAction(words, partial(desk.navigator.open_issue, issue.id))
    menu.addSeparator()
    for field, value, words in (
        ("actor_id", str(row.actor_id or ""), row.actor),
        ("outlet", row.outlet, row.outlet),
        ("topic", row.topic, row.topic),
    ):
        if value:
            menu.addAction(f"Only “{menu_text(_short(words))}”", partial(only, field, value))


def fill_stances(menu: QMenu, desk: Desk) -> None:
    """Offer the five stances, and to take a judgement back."""
    for name in STANCE_ACTIONS:
        menu.addAction(desk.actions[name])
    menu.addSeparator()
    menu.addAction(desk.actions["actionStanceNone"])


def pop_up_at_row(menu: QMenu, rows: QAbstractItemView) -> None:
    """Show a menu under the current row of a list."""
    row = rows.visualRect(rows.currentIndex())
    menu.popup(rows.viewport().mapToGlobal(QPoint(row.left() + 24, row.bottom())))


def _starts_down(order: StatementOrder) -> bool:
    number = column_of_order(order)
    return COLUMNS[number].starts_down if number is not None else order == "salience"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
