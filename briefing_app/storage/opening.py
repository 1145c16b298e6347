"""Opening a library, wherever it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from briefing_app.storage.postgres.address import ServerAddress

if TYPE_CHECKING:
    from briefing_app.storage.database import Database

Place: TypeAlias = Path | ServerAddress


def opened(place: Place, *, create: bool) -> Database:
    """Return the library at `place`, made new when there is none and `create` allows it."""
    if isinstance(place, ServerAddress):
        from briefing_app.storage.postgres.opening import opened_on_server

        return opened_on_server(place, create=create)
    from briefing_app.storage.sqlite.opening import opened_file

    return opened_file(place, create=create)


def place_of(text: str) -> Place:
    """Return what a person means by `text`: an address of a server, or a path."""
    return ServerAddress.parsed(text) if ServerAddress.is_meant_by(text) else Path(text)
