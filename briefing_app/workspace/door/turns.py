"""One long deed after the other, so that the changes of each stay together in the history."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from briefing_app.errors import BriefingError


class Turns:
    """Who writes much now, part by part, and who waits for it."""

    def __init__(self) -> None:
        self.title = ""
        """What the deed at hand is called, "" when there is none."""
        self._waiting: deque[tuple[str, Callable[[], None]]] = deque()

    def ask(self, title: str, begin: Callable[[], None]) -> None:
        """Call `begin` when no other long deed is under way: at once, or later."""
        self._waiting.append((title, begin))
        self._next()

    def end(self) -> None:
        """Say that the deed at hand has ended; the next begins."""
        self.title = ""
        self._next()

    def refuse(self) -> None:
        """Raise an error while a deed is under way: nothing can be undone in the middle of it."""
        if self.title:
            raise BriefingError(
                f"“{self.title}” is still under way.",
                hint="Wait until it is done, or stop it in the status bar.",
            )

    def _next(self) -> None:
        if not self.title and self._waiting:
            self.title, begin = self._waiting.popleft()
            begin()
