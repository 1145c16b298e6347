"""Keeps the list of articles in step with the library without moving it under the reader."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.storage.listing.rolls import LongRoll, ShortRoll
from briefing_app.storage.queries import ArticleQuery
from briefing_app.ui.asking import Asker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.listing.articles import Found
    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.articles.article_model import ArticleModel

_FIRST_FOUND = 200
"""Articles that are shown while the rest of a search is still on its way."""
_LEARN_S, _REST_MS = 0.004, 2
_LIST, _COUNTS, _TOTAL = "list", "counts", "total"
_EVERYTHING = ArticleQuery()
_MOST_LOOKED_AT = 300
"""Of more that wait, all count as new, as they came."""


class ListKeeper(QObject):
    """Asks for the list and follows the library.

    `renewed` carries a list to be shown in the place of the one at hand, `went_on` one that only
    has more rows, `gone` the rows that leave. `waiting_changed` carries ids that would be listed and wait,
    `counted` the numbers of the filters, `found` what a search found, None where none was made;
    `learnt` tells that more of a long list can be shown at once.
    """

    renewed = Signal(object)
    went_on = Signal(object)
    gone = Signal(object)
    waiting_changed = Signal(object)
    counted = Signal(object)
    found = Signal(object)
    learnt = Signal()

    def __init__(self, desk: Desk, model: ArticleModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store: Store = desk.workspace.store
        self._model = model
        self._asker = Asker(self._store, self)
        self._query: ArticleQuery | None = None
        self._known: set[int] = set()
        self._changed: set[int] = set()
        self._waiting: frozenset[int] = frozenset()
        self._learning = QTimer(self, interval=_REST_MS)
        self._learning.timeout.connect(self._learn)

    @property
    def is_asking(self) -> bool:
        """Whether a list is still on its way."""
        return self._asker.is_asking(_LIST)

    @property
    def _shows_everything(self) -> bool:
        return self._query is not None and replace(self._query, order=_EVERYTHING.order) == _EVERYTHING

    # asking

    def reload(self, query: ArticleQuery) -> None:
        """Ask for the list of a query; where it looks for words, the answer comes a little later."""
        self._query = query
        self._changed.clear()
        self._asker.drop(_TOTAL)
        if query.text.strip():
            ask = partial(_found_in, query=query, most=_FIRST_FOUND)
            self._asker.ask(_LIST, ask, self._show_first, self._desk.notices.warn)
            return
        self._asker.drop(_LIST)
        self.found.emit(None)
        self._show(self._without_arrivals(self._store.article_roll(query)))

    def _show_first(self, found: Found) -> None:
        found = self._found_without_arrivals(found)
        self.found.emit(found)
        self._show(ShortRoll(found.ids))
        if found.total is None and self._query is not None:
            ask = partial(_found_in, query=self._query)
            self._asker.ask(_LIST, ask, self._show_rest, self._desk.notices.warn)

    def _show_rest(self, found: Found) -> None:
        shown = self._model.roll
        found = self._found_without_arrivals(found)
        self.found.emit(found)
        if isinstance(shown, ShortRoll) and found.ids[: len(shown)] == shown.held:
            self._known.update(found.ids)
            self.went_on.emit(ShortRoll(found.ids))
        else:
            self._show(ShortRoll(found.ids))
        if found.total is None and self._query is not None:
            ask = partial(_count_of, query=self._query)
            self._asker.ask(_TOTAL, ask, partial(self._show_total, found))

    def _show_total(self, found: Found, total: int) -> None:
        self.found.emit(replace(found, total=total))

    def _without_arrivals(self, roll: ShortRoll | LongRoll) -> Roll:
        """Leave out of a list that was just made what came by itself and waits."""
        arrivals = self._desk.arrivals.waiting
        if isinstance(roll, LongRoll):
            roll.let_wait(arrivals)
            self._wait(roll.waiting)
            return roll
        return ShortRoll(self._ids_without_arrivals(roll.held))

    def _found_without_arrivals(self, found: Found) -> Found:
        return replace(found, ids=self._ids_without_arrivals(found.ids))

    def _ids_without_arrivals(self, ids: array[int]) -> array[int]:
        arrivals = frozenset[int](self._desk.arrivals.waiting)
        self._wait(arrivals.intersection(ids) if arrivals else ())
        return array("q", (one for one in ids if one not in arrivals)) if self._waiting else ids

    def _wait(self, ids: Iterable[int]) -> None:
        self._waiting = frozenset(ids)
        self.waiting_changed.emit(self._waiting)

    def _show(self, roll: Roll) -> None:
        if isinstance(roll, ShortRoll):
            self._known.update(roll.held)
        self.renewed.emit(roll)
        self._learning.start()
        self.count()

    def _learn(self) -> None:
        """Learn for a few milliseconds; what lay too far to be shown is shown as soon as it is near."""
        end = monotonic() + _LEARN_S
        while (goes_on := self._model.roll.learn()) and monotonic() < end:
            pass
        if not goes_on:
            self._learning.stop()
        self.learnt.emit()

    def count(self) -> None:
        """Ask how many articles each filter would show."""
        query = self._query
        if query is None:
            return
        if self._store.list_count(query) is not None:
            self._asker.drop(_COUNTS)
            self._tell_counts(self._store.article_counts(query))
        else:
            self._asker.ask(_COUNTS, partial(_counts_of, query=query), self._tell_counts)

    def _tell_counts(self, counts: dict[str, int]) -> None:
        """Tell the numbers of the filters without what waits."""
        query = self._query
        if query is None:
            return
        waiting = self._waiting
        if not query.text.strip():
            waiting = waiting.union(self._desk.arrivals.waiting)
        if waiting:
            less = self._counts_of_waiting(waiting, query)
            counts = {name: max(0, count - less.get(name, 0)) for name, count in counts.items()}
        self.counted.emit(counts)

    def _counts_of_waiting(self, waiting: frozenset[int], query: ArticleQuery) -> dict[str, int]:
        if len(waiting) > _MOST_LOOKED_AT:
            return dict.fromkeys(("all", "new", "kept"), len(waiting))
        return self._store.counts_among(waiting, query.outlet)

    # following

    def note(self, changed: Iterable[int]) -> None:
        """Remember what has changed, until the list is brought in step."""
        self._changed.update(changed)

    def reconcile(self) -> None:
        """Bring the list in step: what left goes, what came waits, what only ceased to match stays."""
        query, shown = self._query, self._model.roll
        if query is None or self.is_asking:
            return
        if query.text.strip():
            ask = partial(_found_in, query=query)
            self._asker.ask(_LIST, ask, lambda found: self._weave(found.ids), self._desk.notices.warn)
        elif isinstance(shown, LongRoll):
            self._follow(shown, query)
        else:
            roll = self._store.article_roll(query)
            if isinstance(roll, ShortRoll):
                self._weave(roll.held)
            else:
                self._show(self._without_arrivals(roll))
        self._changed.clear()

    def _weave(self, ids: array[int]) -> None:
        shown = self._model.roll
        held = shown.held if isinstance(shown, ShortRoll) else array("q")
        fresh = set(ids).difference(held)
        gone = self._left(set(held).difference(ids))
        arrivals = frozenset[int](self._desk.arrivals.waiting)
        if arrivals and not len(held) and self._shows_everything:
            self._desk.arrivals.show()  # nothing could be moved from under anybody's eyes
            arrivals = frozenset()
        waiting = {one for one in fresh if one in arrivals or (one not in self._known and len(held))}
        self._wait(waiting)
        if gone or fresh - waiting:
            keep = [one for one in held if one not in gone]
            self._show(ShortRoll(_woven(ids, keep, waiting)))
        else:
            self.count()

    def _follow(self, roll: LongRoll, query: ArticleQuery) -> None:
        changed = self._changed
        left = self._left(changed) if changed else set()
        count = self._store.list_count(query) or 0
        followed = roll.follow(changed, count, self._model.rows_at_hand(), left)
        if followed.gone:
            self.gone.emit(followed.gone)
        if followed.is_another:
            anew = self._store.article_roll(query)
            if isinstance(anew, LongRoll):
                anew.let_wait(roll.waiting)
            self._wait(anew.waiting if isinstance(anew, LongRoll) else ())
            self._show(anew)
        else:
            self._wait(roll.waiting)
            self.count()

    def _left(self, missing: set[int]) -> set[int]:
        """Return which of the articles that no longer match have really left."""
        if self._query is None or self._query.filter == "dismissed" or not missing:
            return set(missing)
        return missing - self._store.still_listed(cast("set[ArticleId]", missing))


def _found_in(store: Store, query: ArticleQuery, most: int | None = None) -> Found:
    return store.found_articles(query) if most is None else store.found_articles(query, most)


def _counts_of(store: Store, query: ArticleQuery) -> dict[str, int]:
    return store.article_counts(query)


def _count_of(store: Store, query: ArticleQuery) -> int:
    return store.found_count(query)


def _woven(ids: array[int], keep: list[int], waiting: set[int]) -> array[int]:
    """Return `ids` without those waiting, and with what is kept where it stood."""
    wanted = [one for one in ids if one not in waiting]
    known = set(wanted)
    result = list(wanted)
    for place, one in enumerate(keep):
        if one not in known:
            result.insert(min(place, len(result)), one)
    return array("q", result)
