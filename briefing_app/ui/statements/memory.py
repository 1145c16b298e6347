"""What the statements view remembers until the next run: columns, order, panes and way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from briefing_app.storage.queries import StatementOrder, StatementQuery
from briefing_app.ui.statements.ways.pages import Way

if TYPE_CHECKING:
    from briefing_app.ui.preferences import Preferences

_LAYOUT, _ORDER, _PANES = "statements.columns", "statements.order", "statements.panes"
_WAY = "statements.way"
_SIZES = [232, 1000]


class StatementsMemory:
    """Each part as it was left, or as it is at first; what nobody can have left so counts as that."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def layout(self) -> dict[str, Any]:
        """The columns of the table."""
        kept = self._preferences.get(_LAYOUT, {})
        return kept if isinstance(kept, dict) else {}

    @layout.setter
    def layout(self, layout: dict[str, Any]) -> None:
        self._preferences.set(_LAYOUT, layout)

    @property
    def sizes(self) -> list[int]:
        """The widths of filters and table."""
        kept = self._preferences.get(_PANES, _SIZES)
        return kept if len(kept) == 2 and all(isinstance(size, int) for size in kept) else _SIZES

    @sizes.setter
    def sizes(self, sizes: list[int]) -> None:
        self._preferences.set(_PANES, sizes)

    @property
    def way(self) -> Way:
        """The way in which statements are shown."""
        kept = self._preferences.get(_WAY, Way.TABLE.value)
        return Way(kept) if kept in list(Way) else Way.TABLE

    @way.setter
    def way(self, way: Way) -> None:
        self._preferences.set(_WAY, way.value)

    @property
    def query(self) -> StatementQuery:
        """Every statement, in the order that was left."""
        match self._preferences.get(_ORDER, ["date", True]):
            case [order, bool() as descending] if order in get_args(StatementOrder):
                return StatementQuery(order=order, descending=descending)
        return StatementQuery()

    def keep_order(self, query: StatementQuery) -> None:
        """Keep the order of `query`."""
        self._preferences.set(_ORDER, [query.order, query.descending])
