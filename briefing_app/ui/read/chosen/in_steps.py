"""Edits of many articles: some at a time, so that the window stays at hand, and one step to undo."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.ui.paced import Paced
from briefing_app.workspace.edits.labels import counted

if TYPE_CHECKING:
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

    Make = Callable[[Store, Sequence[ArticleId]], Edit]

AT_ONCE = 30
"""Articles that are changed without showing progress."""
_batches = itertools.count(1)


class InSteps(QObject):
    """Carries out an edit over articles; a long one is shown in the status strip and can be stopped."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def run(
        self,
        title: str,
        ids: Sequence[ArticleId],
        make: Make,
        said: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Apply what `make` returns for all `ids`; say `said` and call `then` once it is done."""
        if not ids:
            return
        if len(ids) <= AT_ONCE:
            workspace = self._desk.workspace
            if self._desk.notices.attempt(lambda: workspace.apply(make(workspace.store, ids))):
                self._end(said, then)
            return
        run = _Run(self._desk, ids, make)

        def ended(done: int, stopped: bool) -> None:
            if done >= len(ids):
                self._end(said, then)
            elif stopped:
                self._desk.notices.tell(
                    f"Stopped after {done:,} of {len(ids):,} articles. Undo takes them back."
                )

        Paced(self._desk, title, len(ids), run.go_on, ended, self)

    def _end(self, said: str, then: Callable[[], object] | None) -> None:
        if said:
            self._desk.notices.tell(said)
        if then is not None:
            then()


class _Run:
    """One edit under way."""

    def __init__(self, desk: Desk, ids: Sequence[ArticleId], make: Make) -> None:
        self._desk, self._ids, self._make = desk, ids, make
        self._done = 0
        self._key = f"in steps:{next(_batches)}"

    def go_on(self, most: int) -> int:
        """Apply the edit to some more articles and return how many they were."""
        workspace = self._desk.workspace
        some = self._ids[self._done : self._done + most]
        if some:
            workspace.apply(self._part(workspace.store, some))
            self._done += len(some)
        return len(some)

    def _part(self, store: Store, some: Sequence[ArticleId]) -> Edit:
        """Return an edit of some articles that the history joins with those before it."""
        edit = self._make(store, some)
        number = counted(len(some), "article")
        label = edit.label.replace(number, f"{len(self._ids):,} articles")
        return replace(edit, label=label, merge_key=self._key)
