"""What the library remembers beside its contents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_app.storage.tables import watched

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


class SettingShelf:
    """What a `Store` remembers under a key, and which files of watched folders it has."""

    _database: Database

    def setting(self, key: str, default: str = "") -> str:
        """Return what the library remembers under `key`."""
        value = self._database.value("SELECT value FROM setting WHERE key = ?", (key,))
        return default if value is None else str(value)

    def set_setting(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        sql = (
            "INSERT INTO setting (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        )
        self._database.atomically(lambda: self._database.run(sql, (key, value)))

    def watched(self, folder: str) -> dict[str, str]:
        """Return the files of a watched folder that were taken in, with what they were like then."""
        return watched.stamps(self._database, folder)

    def remember_watched(self, folder: str, files: Mapping[str, str]) -> None:
        """Remember files of a watched folder as taken in."""
        with self._database.transaction():
            watched.remember(self._database, folder, files)
