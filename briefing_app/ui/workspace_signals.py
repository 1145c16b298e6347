"""What changed in the library, as a Qt signal on the thread of the window."""

from __future__ import annotations

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

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()

    def _tell(self, changed: Changed) -> None:
        self.changed.emit(changed)
