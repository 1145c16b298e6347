"""Articles that come by themselves, from a watched folder or a feed, while somebody works.

They are in the library as soon as `Arrivals.take` returns, durable, read and analysed like imported ones,
but no step that the user could undo, and the lists are not told to load anew: `Changed.arrived` alone
names them. Until they are shown they are `waiting`; a list leaves those out, and a bar offers to `show`
them ("7 new"), upon which `Changed` names them as `articles`, `statements` and `actors` like any others.
Nothing waits any more after the next start.

    arrivals = desk.arrivals            # one for a window, made with its workspace
    arrivals.take(result, now, "Agency drop")   # TakenAndRead -> Article | Duplicate
    arrivals.waiting                    # ids in the order in which they came
    arrivals.origins                    # {"Agency drop": 7}, by the words that say where from
    arrivals.refuse(error, "Agency drop")   # what could not be taken in, kept until it is looked at
    arrivals.show()                     # lets them into the lists, returns their ids
    arrivals.subscribe(listener)        # told after each of these

An article that somebody threw away does not come back by itself: it counts as a `Duplicate`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.workspace.arriving.adopting import Duplicate, adopt
from briefing_app.workspace.arriving.reading import adopt_analysis
from briefing_app.workspace.door.changed import Changed, changed_by
from briefing_app.workspace.door.guarding import Guard, JustCame
from briefing_app.workspace.edits.articles import import_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing_app.domain.edit import Change
    from briefing_app.domain.identity import ArticleId
    from briefing_app.errors import BriefingError
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.workspace import Workspace

__all__ = ["Arrivals", "Duplicate"]

_MOST_REFUSED = 500


class Arrivals:
    """What came by itself and waits to be shown."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._waiting: dict[ArticleId, str] = {}
        self._brought: dict[ArticleId, Changed] = {}
        self._refused: list[tuple[BriefingError, str]] = []
        self._listeners: list[Callable[[], None]] = []

    @property
    def waiting(self) -> tuple[ArticleId, ...]:
        """The articles that no list shows yet, in the order in which they came."""
        return tuple(self._waiting)

    @property
    def origins(self) -> Mapping[str, int]:
        """How many wait, by where they came from in words."""
        return Counter(self._waiting.values())

    @property
    def refused(self) -> tuple[tuple[BriefingError, str], ...]:
        """What could not be taken in and nobody has looked at, each with where it came from."""
        return tuple(self._refused)

    def origin_of(self, article_id: ArticleId) -> str:
        """Return where an article that waits came from, in words."""
        return self._waiting.get(article_id, "")

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Tell `listener` whenever something else waits."""
        self._listeners.append(listener)

    def refuse(self, error: BriefingError, origin: str) -> None:
        """Remember what could not be taken in, until it is looked at; of very many, the latest."""
        self._refused = [*self._refused, (error, origin)][-_MOST_REFUSED:]
        self._tell()

    def take(self, result: TakenAndRead, now: datetime, origin: str) -> Article | Duplicate:
        """Put an article with its analysis into the library, to wait there until it is shown."""
        store = self._workspace.store
        known = store.article_with_text(result.taken.sha256)
        adopted = Duplicate(known) if known is not None else adopt(store, result.taken, now)
        if isinstance(adopted, Duplicate):
            return adopted
        article = replace(adopted, language=adopted.language or result.analysis.language)
        changes = import_articles(store, [article]).changes
        found = adopt_analysis(store, article, result.analysis)
        engine, guard = result.analysis.engine, Guard(store)
        try:
            store.record_analysis(
                article.id, engine, (*changes, *found), [result.taken.original], guard=guard
            )
        except JustCame as known:
            return Duplicate(known.article)
        self._waiting[article.id] = origin
        self._brought[article.id] = _changed(found, article.id)
        self._workspace.tell(Changed(arrived=frozenset({article.id})))
        self._tell()
        return article

    def show(self) -> tuple[ArticleId, ...]:
        """Let what waits into the lists, and return it."""
        shown = self.waiting
        brought = self._brought.values()
        changed = Changed(
            articles=frozenset().union(*(one.articles for one in brought)),
            statements=frozenset().union(*(one.statements for one in brought)),
            actors=frozenset().union(*(one.actors for one in brought)),
        )
        self._waiting.clear()
        self._brought = {}
        if shown:
            self._workspace.tell(changed)
        self._tell()
        return shown

    def forget_refused(self) -> None:
        """Put away what could not be taken in; somebody has looked at it."""
        if self._refused:
            self._refused = []
            self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def _changed(changes: tuple[Change, ...], article_id: ArticleId) -> Changed:
    changed = changed_by(changes, history=False)
    return replace(changed, articles=changed.articles | {article_id})
