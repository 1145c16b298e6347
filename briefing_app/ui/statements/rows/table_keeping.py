"""Asks the library for the table of statements; what may take long is asked beside the window."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.storage.listing.rolls import LongRoll, ShortRoll
from briefing_app.ui.asking import Asker

if TYPE_CHECKING:
    from briefing_app.storage.listing.articles import Found
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.queries import StatementQuery
    from briefing_app.storage.store import Store

_FIRST_FOUND = 256
_LEARN_S, _REST_MS = 0.004, 2
_TABLE, _TOTAL = "table", "total"


class TableKeeper(QObject):
    """`renewed` carries a list to be shown, `counted` how many statements match in all (None: not yet).

    `learnt` tells that more of a long list can be shown at once.
    """

    renewed = Signal(object)
    counted = Signal(object)
    learnt = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._asker = Asker(store, self)
        self._roll: Roll | None = None
        self._query: StatementQuery | None = None
        self._learning = QTimer(self, interval=_REST_MS)
        self._learning.timeout.connect(self._learn)

    def ask(self, query: StatementQuery) -> None:
        """Ask for the statements of a query, or for what has become of them."""
        again = query == self._query
        self._query = query
        self._asker.drop(_TOTAL)
        every = self._store.all_statements(query)
        if every is not None or self._store.has_few_statements():
            self._asker.drop(_TABLE)
            self._show_at_once(query, every, again=again)
        else:
            most = _FIRST_FOUND if query.order == "date" and not again else None
            ask = partial(_found_in, query=query, most=most)
            self._asker.ask(_TABLE, ask, self._show_found)

    def rest(self) -> None:
        """Want no answer any more."""
        self._learning.stop()
        self._asker.drop(_TABLE)
        self._asker.drop(_TOTAL)

    def _show_at_once(self, query: StatementQuery, every: LongRoll | None, *, again: bool) -> None:
        if every is None:
            ids = self._store.statement_ids(query)
            self._show(ShortRoll(ids), len(ids))
        elif again and isinstance(self._roll, LongRoll) and len(self._roll) == len(every):
            self._roll.forget()
            self._show(self._roll, len(every))
        else:
            self._show(every, len(every))

    def _show_found(self, found: Found) -> None:
        self._show(ShortRoll(found.ids), found.total)
        if found.total is not None or self._query is None:
            return
        if len(found.ids) == _FIRST_FOUND:
            self._asker.ask(_TABLE, partial(_found_in, query=self._query, most=None), self._show_found)
        else:
            self._asker.ask(_TOTAL, partial(_count_in, query=self._query), self.counted.emit)

    def _show(self, roll: Roll, total: int | None) -> None:
        self._roll = roll
        self.renewed.emit(roll)
        self.counted.emit(total)
        self._learning.start()

    def _learn(self) -> None:
        end = monotonic() + _LEARN_S
        while (goes_on := self._roll is not None and self._roll.learn()) and monotonic() < end:
            pass
        if not goes_on:
            self._learning.stop()
        self.learnt.emit()


def _found_in(store: Store, query: StatementQuery, most: int | None) -> Found:
    return store.found_statements(query) if most is None else store.found_statements(query, most)


def _count_in(store: Store, query: StatementQuery) -> int:
    return store.statement_count(query)
