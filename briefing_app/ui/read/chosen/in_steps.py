"""Edits of many articles: some at a time, so that the window stays at hand, and one step to undo."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.workspace.edits.labels import counted

if TYPE_CHECKING:
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

    Make = Callable[[Store, Sequence[ArticleId]], Edit]

AT_ONCE = 30
"""Articles that are changed without showing progress."""
_FEWEST, _FIRST, _MOST = 5, 15, 60
_LONG_S, _SHORT_S = 0.030, 0.015
"""A step that takes longer, or less, makes the next one smaller, or larger."""
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
        _Run(self._desk, title, ids, make, lambda: self._end(said, then), self)

    def _end(self, said: str, then: Callable[[], object] | None) -> None:
        if said:
            self._desk.notices.tell(said)
        if then is not None:
            then()


class _Run(QObject):
    """One edit under way."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        ids: Sequence[ArticleId],
        make: Make,
        done: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ids, self._make, self._done = desk, ids, make, done
        self._key = f"in steps:{next(_batches)}"
        self._size = _FIRST
        self._job = desk.runner.show(title, len(ids))
        desk.workspace.close_step()
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        job, workspace = self._job, self._desk.workspace
        some = self._ids[job.done : job.done + self._size]
        if job.is_cancelled or not some:
            self._end()
            return
        begun = monotonic()
        if not self._desk.notices.attempt(lambda: workspace.apply(self._part(workspace.store, some))):
            self._end()
            return
        self._fit_size(monotonic() - begun)
        job.done += len(some)
        job.progressed.emit(job)
        QTimer.singleShot(0, self, self._step)

    def _fit_size(self, took: float) -> None:
        if took > _LONG_S:
            self._size = max(_FEWEST, self._size * 2 // 3)
        elif took < _SHORT_S:
            self._size = min(_MOST, self._size * 3 // 2)

    def _part(self, store: Store, some: Sequence[ArticleId]) -> Edit:
        """Return an edit of some articles that the history joins with those before it."""
        edit = self._make(store, some)
        number = counted(len(some), "article")
        label = edit.label.replace(number, f"{len(self._ids):,} articles")
        return replace(edit, label=label, merge_key=self._key)

    def _end(self) -> None:
        whole = self._job.done >= len(self._ids)
        self._desk.workspace.close_step()
        if not self._job.is_cancelled:
            self._job.finish()
        if whole:
            self._done()
        elif self._job.is_cancelled:
            done, total = self._job.done, len(self._ids)
            self._desk.notices.tell(f"Stopped after {done:,} of {total:,} articles. Undo takes them back.")
        self.deleteLater()
