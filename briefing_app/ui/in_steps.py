"""Edits of many things: some at a time, so that the window stays at hand, and one step to undo."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from briefing_app.domain.edit import IN_PARTS
from briefing_app.ui.paced import Paced
from briefing_app.workspace.edits.labels import counted

if TYPE_CHECKING:
    from briefing_app.domain.edit import Edit
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

    Make = Callable[[Store, Sequence[Any]], Edit]

AT_ONCE = 30
"""Articles or statements that are changed without showing progress."""
_batches = itertools.count(1)


class InSteps(QObject):
    """Carries out an edit over many things; a long one is shown in the status strip and can be stopped."""

    def __init__(self, desk: Desk, parent: QObject, *, noun: str = "article") -> None:
        super().__init__(parent)
        self._desk = desk
        self._noun = noun

    def run(
        self,
        title: str,
        ids: Sequence[Any],
        make: Make,
        said: str | Callable[[], str] = "",
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Apply what `make` returns for all `ids`; say `said` and call `then` once it is done.

        Return False where it was done at once and failed.
        """
        if not ids:
            return False
        if len(ids) <= AT_ONCE:
            workspace = self._desk.workspace
            done = self._desk.notices.attempt(lambda: workspace.apply(make(workspace.store, ids)))
            if done:
                self._end(said, then)
            return done
        run = _Run(self._desk, ids, make, self._noun)

        def ended(done: int, stopped: bool) -> None:
            if done >= len(ids):
                self._end(said, then)
            elif stopped:
                self._desk.notices.tell(
                    f"Stopped after {done:,} of {len(ids):,} {self._noun}s. Undo takes them back."
                )

        Paced(self._desk, title, len(ids), run.go_on, ended, self)
        return True

    def _end(self, said: str | Callable[[], str], then: Callable[[], object] | None) -> None:
        words = said if isinstance(said, str) else said()
        if words:
            self._desk.notices.tell(words)
        if then is not None:
            then()


class _Run:
    """One edit under way."""

    def __init__(self, desk: Desk, ids: Sequence[Any], make: Make, noun: str) -> None:
        self._desk = desk
        self._ids = ids
        self._make = make
        self._noun = noun
        self._done = 0
        self._label = ""
        self._key = f"{IN_PARTS}{next(_batches)}"

    def go_on(self, most: int) -> int:
        """Apply the edit to some more and return how many they were."""
        workspace = self._desk.workspace
        some = self._ids[self._done : self._done + most]
        if some:
            workspace.apply(self._part(workspace.store, some))
            self._done += len(some)
        return len(some)

    def _part(self, store: Store, some: Sequence[Any]) -> Edit:
        """Return an edit of some that the history joins with those before it."""
        edit = self._make(store, some)
        number = counted(len(edit.changes), self._noun)
        if not self._label and number in edit.label:
            self._label = edit.label.replace(number, f"{len(self._ids):,} {self._noun}s")
        return replace(edit, label=self._label or edit.label, merge_key=self._key)
