"""Making one actor of several: at once, or in steps where thousands of articles speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.edit import Edit
from briefing_app.ui.asking import Asker
from briefing_app.ui.in_steps import AT_ONCE, InSteps
from briefing_app.ui.paced import Paced
from briefing_app.workspace.door.changed import changed_by
from briefing_app.workspace.edits import merging as of_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from briefing_app.domain.edit import Change
    from briefing_app.domain.identity import ActorId, ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk


def merge(
    desk: Desk, keep_id: ActorId, others: Collection[ActorId], then: Callable[[], object] = lambda: None
) -> None:
    """Make one actor of several, as one step that can be undone, and call `then`."""
    workspace = desk.workspace

    def begin() -> None:
        found = of_actors.merging(workspace.store, keep_id, others)
        if len(found.articles) <= AT_ONCE:
            workspace.apply(of_actors.merge_actors(workspace.store, keep_id, others))
            then()
            return
        actors = list(found.actors)

        def make(store: Store, some: Sequence[ArticleId]) -> Edit:
            first: tuple[Change, ...] = tuple(actors)
            actors.clear()
            return Edit(found.label, (*first, *of_actors.moved(store, some, found.becomes)))

        InSteps(desk, desk.navigator).run("Merging actors", found.articles, make, then=then)

    desk.notices.attempt(begin)


def part(desk: Desk, actor_id: ActorId, then: Callable[[], object] = lambda: None) -> None:
    """Part an actor from the one that it was merged into, as one step that can be undone, and call `then`."""
    workspace = desk.workspace

    def begin() -> None:
        found = of_actors.parting(workspace.store, actor_id)
        if len(found.articles) <= AT_ONCE:
            workspace.apply(of_actors.part_actor(workspace.store, actor_id))
            then()
            return
        left = len(found.articles)

        def make(store: Store, some: Sequence[ArticleId]) -> Edit:
            nonlocal left
            left -= len(some)
            last = found.actors if not left else ()
            return Edit(found.label, (*of_actors.given_back(store, found, some), *last))

        InSteps(desk, desk.navigator).run("Parting actors", found.articles, make, then=then)

    desk.notices.attempt(begin)


class UnfinishedMerging(QObject):
    """Goes on, when a library is opened, with a merging that was cut off: by a crash, or by hand."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asker = Asker(desk.workspace.store, self)

    def look(self) -> None:
        """Ask, beside the window, whether there is one."""
        self._asker.ask("half merged", _half_merged, self._go_on)

    def _go_on(self, found: tuple[dict[ActorId, ActorId], list[ArticleId]]) -> None:
        becomes, left = found

        def some(most: int) -> int:
            workspace = self._desk.workspace
            articles = left[:most]
            changes = workspace.store.write(of_actors.moved(workspace.store, articles, becomes))
            del left[:most]
            workspace.tell(changed_by(changes, history=False))
            return len(articles)

        if left:
            Paced(self._desk, "Merging actors", len(left), some, lambda *_: None, self)


def _half_merged(store: Store) -> tuple[dict[ActorId, ActorId], list[ArticleId]]:
    becomes = store.half_merged()
    articles = {place.article_id for one in becomes for place in store.named_in(one)}
    articles |= {article_id for one in becomes for _, article_id in store.said_by(one)}
    return becomes, sorted(articles)
