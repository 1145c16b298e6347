"""The sections of the briefing that is being made, at hand without asking the library each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Section
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed


class CurrentSections(QObject):
    """Remembers the sections until a briefing changes."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: tuple[Section, ...] | None = None
        desk.signals.changed.connect(self._hear)

    @property
    def all(self) -> tuple[Section, ...]:
        """The sections in order; none without a briefing."""
        if self._known is None:
            workspace = self._desk.workspace
            current = workspace.current_briefing
            self._known = workspace.store.briefing(current).sections if current is not None else ()
        return self._known

    def has(self, place: int) -> bool:
        """Tell whether there is a section at a place, counted from 0."""
        return place < len(self.all)

    def _hear(self, changed: Changed) -> None:
        if changed.briefings:
            self._known = None
