"""The library that speaks to PostgreSQL, loaded only where somebody asks for a server."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.engines.postgres.refusals import PasswordWanted, in_words

if TYPE_CHECKING:
    from psycopg import Connection

    from briefing_app.storage.engines.postgres.address import ServerAddress

OLDEST_SERVER = 13
_PATIENCE = {
    "connect_timeout": "10",  # seconds
    "keepalives_idle": "20",  # seconds of silence after which the line is tried
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "3000",  # milliseconds that sent words may stay unanswered
}
_MANNERS = (
    "SET client_encoding = 'UTF8'",
    "SET standard_conforming_strings = on",
    "SET default_transaction_isolation = 'read committed'",
    "SET lock_timeout = '20s'",
    "SET jit = off",
    "SET work_mem = '24MB'",
    # To call helpers takes longer than most answers.
    "SET parallel_setup_cost = 20000",
    # To match a text costs far more than the server thinks, which then reads every one instead of the index.
    "SET cpu_operator_cost = 0.02",
    "SET random_page_cost = 1.1",
)


@cache
def psycopg() -> Any:
    """Return psycopg, or say how it is had."""
    try:
        import psycopg as found
    except ImportError as error:
        raise BriefingError(
            "What speaks to a PostgreSQL server is not installed.",
            hint='Install it with: pip install "briefing-desk[postgresql]"',
        ) from error
    return found


def connect(address: ServerAddress, **other: str) -> Connection[Any]:
    """Return a connection in which every statement is its own transaction until one is begun."""
    driver: ModuleType = psycopg()
    given = {**_PATIENCE, "application_name": "Briefing Desk", **address.for_libpq(), **other}
    try:
        connection: Connection[Any] = driver.connect(
            **given, autocommit=True, cursor_factory=driver.ClientCursor, prepare_threshold=None
        )
    except driver.Error as error:
        told = in_words(error, str(address), lost=True)
        asked = error.pgconn is not None and (error.pgconn.needs_password or error.pgconn.used_password)
        if asked and isinstance(told, BriefingError) and not isinstance(told, NoConnection):
            raise PasswordWanted(told.what, where=told.where, hint=told.hint) from None
        raise told from None
    try:
        if connection.info.server_version < OLDEST_SERVER * 10_000:
            raise _too_old(address, connection.info.server_version // 10_000)
        connection.execute("; ".join(_MANNERS))  # together: a server may be far away
        encoding = connection.info.parameter_status("server_encoding") or ""
        if encoding != "UTF8":
            raise _not_unicode(address, encoding)
    except BaseException:
        connection.close()
        raise
    return connection


def _too_old(address: ServerAddress, version: int) -> BriefingError:
    return BriefingError(
        f"The server is PostgreSQL {version}, which is too old.",
        where=str(address),
        hint=f"Use PostgreSQL {OLDEST_SERVER} or later.",
    )


def _not_unicode(address: ServerAddress, encoding: str) -> BriefingError:
    return BriefingError(
        f"The database keeps text as {encoding}, which cannot hold every script.",
        where=str(address),
        hint="Make another database with ENCODING 'UTF8'.",
    )
