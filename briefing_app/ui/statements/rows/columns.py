"""The columns of the statements table, declared once: words, widths, orders and looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.storage.queries import StatementOrder, StatementRow
from briefing_app.ui.look.dates import short_date
from briefing_app.ui.statements.words import STATE_WORDS, shown_actor, shown_manner, shown_quote


class Look(StrEnum):
    """How the cells of a column are painted."""

    WORDS = "words"
    QUOTE = "quote"
    ACTOR = "actor"
    MANNER = "manner"
    STATE = "state"
    STANCE = "stance"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `order` is how the library sorts by it, None where it cannot.

    `width` is the share of a table of 1000 pixels; `minimum` holds in any table. `starts_down`
    is the direction of the first click on the head.
    """

    key: str
    title: str
    width: int
    minimum: int
    text: Callable[[StatementRow], str]
    look: Look = Look.WORDS
    order: StatementOrder | None = None
    starts_down: bool = False


def _day(row: StatementRow) -> str:
    day = row.said_on or row.published_on
    return short_date(day, date.today()) if day else ""


COLUMNS: tuple[Column, ...] = (
    Column("quote", "Statement", 290, 190, shown_quote, Look.QUOTE, "quote"),
    Column("actor", "Actor", 108, 84, shown_actor, Look.ACTOR, "actor"),
    Column("function", "Function", 92, 56, lambda row: row.function, order="function"),
    Column("manner", "Manner", 106, 106, shown_manner, Look.MANNER, "manner"),
    Column(
        "stance",
        "Stance",
        64,
        64,
        lambda row: row.stance.sign if row.stance else "",
        Look.STANCE,
        "stance",
        starts_down=True,
    ),
    Column("article", "Article", 116, 62, lambda row: row.headline, order="headline"),
    Column("outlet", "Outlet", 76, 58, lambda row: row.outlet, order="outlet"),
    Column("date", "Date", 66, 66, _day, Look.DAY, "date", starts_down=True),
    Column("state", "State", 102, 102, lambda row: STATE_WORDS[row.state], Look.STATE, "state"),
    Column(
        "used_in", "Used in", 80, 48, lambda row: ", ".join(row.used_in), order="used_in", starts_down=True
    ),
)
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}


def column_of_order(order: StatementOrder) -> int | None:
    """Return the number of the column that shows an order, None where none does."""
    return next((n for n, column in enumerate(COLUMNS) if column.order == order), None)
