"""Opening a library, wherever it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from briefing_app.progress import Silent
from briefing_app.storage.engines.database import no_file
from briefing_app.storage.engines.postgres.address import ServerAddress

if TYPE_CHECKING:
    from briefing_app.progress import Progress
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.moving import Moved

Place: TypeAlias = Path | ServerAddress


def opened(place: Place, *, create: bool) -> Database:
    """Return the library at `place`, made new when there is none and `create` allows it."""
    if isinstance(place, ServerAddress):
        from briefing_app.storage.engines.postgres.opening import opened_on_server

        return opened_on_server(place, create=create)
    from briefing_app.storage.engines.sqlite.opening import opened_file

    return opened_file(place, create=create)


def moved(source: Place, target: Place, progress: Progress = Silent()) -> Moved:  # noqa: B008
    """Copy the whole library at `source` to `target`, where there is none or an empty one."""
    from briefing_app.storage.moving import move_library

    is_new_file = isinstance(target, Path) and not target.exists()
    read = opened(source, create=False)
    try:
        written = opened(target, create=True)
        try:
            found = move_library(read, written, progress)
        except BaseException:
            written.close()
            if is_new_file and isinstance(target, Path):
                target.expanduser().unlink(missing_ok=True)
            raise
        written.close()
    finally:
        read.close()
    return found


def file_of(place: Place) -> Path:
    """Return the file of a library; refused for one on a server."""
    if isinstance(place, Path):
        return place
    raise no_file(str(place))


def place_of(text: str) -> Place:
    """Return what a person means by `text`: an address of a server, or a path."""
    return ServerAddress.parsed(text) if ServerAddress.is_meant_by(text) else Path(text)
