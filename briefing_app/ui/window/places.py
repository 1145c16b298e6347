"""Where the user has been: back and forward through views and articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A view, and the article in it where it shows one."""

    view: str
    article_id: ArticleId | None = None


class Places(QObject):
    """Remembers each place that was left for another; binds Back and Forward.

    `show_view` and `open_article` go to one. They are called and not asked for by a signal: what they
    raise (an article that is gone) is to be told here.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QObject,
        *,
        show_view: Callable[[str], None],
        open_article: Callable[[ArticleId], None],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._show_view, self._open_article = show_view, open_article
        self._visited: list[Place] = []
        self._here = -1
        self._going = False
        actions = desk.actions
        actions.bind("actionBack", lambda: self._go(-1), enabled=lambda: self._here > 0)
        actions.bind("actionForward", lambda: self._go(1), enabled=self._can_go_on)
        desk.navigator.arrived.connect(self._arrive)

    def _arrive(self, view: str, article_id: ArticleId | None) -> None:
        place = Place(view, article_id)
        if self._going or (self._visited and self._visited[self._here] == place):
            return
        if self._replaces(place):
            self._visited[self._here] = place
            return
        self._visited = [*self._visited[: self._here + 1], place][-_KEPT:]
        self._here = len(self._visited) - 1

    def _replaces(self, place: Place) -> bool:
        """Tell whether a view without an article only now has one."""
        last = self._visited[self._here] if self._visited else None
        return last is not None and last.view == place.view and last.article_id is None

    def _go(self, step: int) -> None:
        self._here += step
        place = self._visited[self._here]
        self._going = True
        self._show_view(place.view)
        if place.article_id is not None:
            self._desk.notices.attempt(lambda: self._open(place))
        self._going = False
        self._desk.actions.refresh()

    def _open(self, place: Place) -> None:
        if place.article_id is not None:
            self._open_article(place.article_id)

    def _can_go_on(self) -> bool:
        return self._here < len(self._visited) - 1
