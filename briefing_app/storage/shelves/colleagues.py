"""The part of the library that knows of others who work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_app.storage.engines.news import News

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


class ColleagueShelf:
    """What a `Store` tells of those who share it, and hears from them."""

    _database: Database

    @property
    def is_shared(self) -> bool:
        """Whether others may work in the library at the same time."""
        return bool(self._database.person)

    def personal(self, key: str) -> str:
        """Return the key under which `key` is remembered for whoever works here alone."""
        return f"{key}:{self._database.person}" if self._database.person else key

    @property
    def own_name(self) -> str:
        """The user that the server knows this desk by, "" in a file."""
        return self._database.person.partition("@")[0]

    def is_busy(self) -> bool:
        """Tell at once whether somebody is writing to the library just now."""
        return self._database.is_busy()

    def was_kept(self, number: str) -> bool:
        """Tell whether the server kept a transaction whose answer was lost."""
        return self._database.was_kept(number)

    def be_ready_to_listen(self) -> None:
        """Make ready for `listen`, which then waits for nothing; may be done on another thread."""
        self._database.be_ready_to_listen()

    def listen(self, heard: Callable[[News], None], line: Callable[[bool], None]) -> Callable[[], None]:
        """Tell `heard` what others write and `line` whether there is one; the function returned ends it.

        Both are called on a thread of their own. In a file nobody else writes.
        """
        return self._database.listen(heard, line)
