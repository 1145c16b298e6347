"""Which files of a watched folder were taken in, so that each is taken once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


def stamps(database: Database, folder: str) -> dict[str, str]:
    """Return the files of a folder that were taken in, with what they were like then."""
    rows = database.rows("SELECT name, stamp FROM watched_file WHERE folder = ?", (folder,))
    return {str(name): str(stamp) for name, stamp in rows}


def remember(database: Database, folder: str, files: Mapping[str, str]) -> None:
    """Remember files of a folder as taken in."""
    database.run_many(
        "INSERT INTO watched_file (folder, name, stamp) VALUES (?, ?, ?) "
        "ON CONFLICT (folder, name) DO UPDATE SET stamp = excluded.stamp",
        [(folder, name, stamp) for name, stamp in files.items()],
    )
