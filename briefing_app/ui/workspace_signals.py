"""What changed in the library, as a Qt signal on the thread of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from briefing_app.workspace.workspace import Changed, Workspace


class WorkspaceSignals(QObject):
    """Listens to a workspace until it is closed; `changed` carries the `Changed`."""

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = workspace.subscribe(self._tell)
        self._gathers = False
        self._gathered: Changed | None = None

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Keep what changes inside until `release`, or until something else changes."""
        self._gathers = True
        try:
            yield
        finally:
            self._gathers = False

    def release(self) -> None:
        """Tell at once what was gathered."""
        gathered, self._gathered = self._gathered, None
        if gathered is not None:
            self.changed.emit(gathered)

    def _tell(self, changed: Changed) -> None:
        self._gathered = changed if self._gathered is None else self._gathered | changed
        if not self._gathers:
            self.release()
