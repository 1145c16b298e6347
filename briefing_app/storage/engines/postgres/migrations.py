"""The way from every older library on a server to today's: numbered steps, each taken once, never edited.

Servers came with version 5, so the first step lays all tables of the versions before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.articles.prepared import joined_terms
from briefing_app.errors import BriefingError
from briefing_app.storage.engines import schema, version_6
from briefing_app.storage.engines.postgres.schema import SCHEMA_5, SCHEMA_6
from briefing_app.storage.engines.version_5 import VERSION_5
from briefing_app.storage.searching.index import indexed

if TYPE_CHECKING:
    from briefing_app.storage.engines.postgres.connection import PostgresDatabase

Step = Callable[["PostgresDatabase"], None]
_OURS = "briefing_desk"
_AT_ONCE = 200


def _everything_so_far(database: PostgresDatabase) -> None:
    database.lay((*schema.TABLES_1, *schema.COLUMNS_2, *schema.TABLES_3, *schema.TABLES_4, *VERSION_5))
    database.lay(SCHEMA_5)


def _tallies_and_one_row_of_words(database: PostgresDatabase) -> None:
    """Count facets, let lists stay in their indexes, and index every article anew, by one row."""
    database.lay(version_6.INDEXES)
    database.run_script(version_6.TALLIES)
    database.lay(SCHEMA_6)
    with database.words.filling():
        last = -1
        while rows := database.rows(
            "SELECT article_id, body FROM article_text WHERE article_id > ? ORDER BY article_id LIMIT ?",
            (last, _AT_ONCE),
        ):
            by = indexed(database, (row[0] for row in rows))
            for one, body in rows:
                if one in by:
                    database.words.put_article(by[one], joined_terms(body))
            last = rows[-1][0]
    database.run("ANALYZE article_words")


STEPS: Mapping[int, Step] = {5: _everything_so_far, 6: _tallies_and_one_row_of_words}
"""What makes each version out of the one before it."""


def bring_up_to_date(
    database: PostgresDatabase, *, create: bool = True, steps: Mapping[int, Step] = STEPS
) -> None:
    """Make the library one of this version; nobody else writes meanwhile, and all happens or nothing."""
    newest = max(steps)
    if version_of(database, newest) == newest:
        return
    with database.transaction():
        version = version_of(database, newest)  # somebody else may just have done it
        if not version and not create:
            raise _nothing_there(database)
        if not version:
            database.run(f"CREATE TABLE {_OURS} (version BIGINT NOT NULL)")
            database.run(f"INSERT INTO {_OURS} (version) VALUES (0)")
        for number in sorted(steps):
            if number > version:
                steps[number](database)
        database.run(f"UPDATE {_OURS} SET version = ?", (newest,))


def version_of(database: PostgresDatabase, newest: int) -> int:
    """Return the version of a library, 0 for an empty database; refuse newer and foreign ones."""
    tables = {
        str(row[0])
        for row in database.rows(
            "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
            "AND relkind IN ('r', 'p', 'v', 'm', 'f')"
        )
    }
    if not tables:
        return 0
    if _OURS not in tables or database.columns(_OURS) != ["version"]:
        raise BriefingError(
            "This database holds something else and is not a Briefing Desk library.",
            where=database.where,
            hint="Have a database of its own made for the library, and give its name.",
        )
    version = int(database.value(f"SELECT version FROM {_OURS}") or 0)
    if version > newest:
        raise BriefingError(
            "This library was written by a newer version of Briefing Desk.",
            where=database.where,
            hint="Install the newer version; this one would lose what it does not know.",
        )
    return version


def _nothing_there(database: PostgresDatabase) -> BriefingError:
    return BriefingError(
        "There is no library in this database yet.",
        where=database.where,
        hint="See that the address is right; opening it in the window makes one.",
    )
