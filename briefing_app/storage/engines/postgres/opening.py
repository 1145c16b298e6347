"""Opening a library on a server, and every reason not to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.storage.engines.postgres.connection import PostgresDatabase
from briefing_app.storage.engines.postgres.migrations import bring_up_to_date

if TYPE_CHECKING:
    from briefing_app.storage.engines.postgres.address import ServerAddress


def opened_on_server(address: ServerAddress, *, create: bool) -> PostgresDatabase:
    """Return the library at `address`, made new when the database is empty and `create` allows it."""
    database = PostgresDatabase(address)
    try:
        bring_up_to_date(database, create=create)
        # Asks for the right to write now, not at the first edit.
        with database.transaction():
            database.run("UPDATE setting SET value = value WHERE key = ''")
    except BaseException:
        database.close()
        raise
    return database
