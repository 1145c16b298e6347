"""The way from every older file to today's: numbered steps, each taken once, never edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing_app.domain.actors.actor import Actor
from briefing_app.errors import BriefingError
from briefing_app.files import in_words, put_in_place, unfinished_file
from briefing_app.storage.changing.upkeep import make_anew
from briefing_app.storage.changing.writing import key_rows
from briefing_app.storage.codec import decode
from briefing_app.storage.engines import schema, version_6
from briefing_app.storage.engines.database import Database, not_a_library
from briefing_app.storage.engines.sqlite.schema import FILLED_5, SCHEMA_1, SCHEMA_4, SCHEMA_5, SCHEMA_6
from briefing_app.storage.engines.version_5 import VERSION_5

APPLICATION_ID = 0x42444C31  # "BDL1"

Step = Callable[[Database], None]


def _first_tables(database: Database) -> None:
    database.lay(schema.TABLES_1)
    database.run_script(SCHEMA_1)


def _thoughts_and_doubts(database: Database) -> None:
    """Let the table of statements be filtered by said or thought, and by how sure the speaker is."""
    database.lay(schema.COLUMNS_2)
    database.run(
        "UPDATE statement SET reports = coalesce(json_extract(payload, '$.attribution.reports'), 'speech'), "
        "certainty = CASE WHEN actor_id IS NULL THEN 'unnamed' ELSE 'named' END "
        "WHERE manner <> 'passage'"
    )


def _likely_names(database: Database) -> None:
    """Let likely other forms of an actor's name be found without reading every actor."""
    database.lay(schema.TABLES_3)
    for (payload,) in database.rows("SELECT payload FROM actor"):
        database.run_many(
            "INSERT INTO actor_key (key, actor_id) VALUES (?, ?)", key_rows(decode(Actor, payload))
        )


def _issues_for_good(database: Database) -> None:
    """Keep what an issue was made from, find it by what it printed, and register every number."""
    database.lay(schema.TABLES_4)
    database.run("UPDATE issue SET kind = coalesce(json_extract(payload, '$.kind'), 'exported')")
    database.run_script(SCHEMA_4)
    database.run(
        "INSERT INTO issue_search (rowid, title, reference, said, speakers) "
        "SELECT id, json_extract(payload, '$.title'), json_extract(payload, '$.reference'), '', '' "
        "FROM issue"
    )


def _everything_comes_in(database: Database) -> None:
    """Let articles come from everywhere, and lists stay fast however many there are."""
    database.lay(VERSION_5)
    database.run_script(SCHEMA_5)
    database.run_script(FILLED_5)
    make_anew(database)


def _nothing_is_counted(database: Database) -> None:
    """Let the facets of all statements be shown without counting, and every list without looking up."""
    database.lay(version_6.INDEXES)
    database.run_script(SCHEMA_6)
    database.run_script(version_6.TALLIES)


STEPS: tuple[Step, ...] = (
    _first_tables,
    _thoughts_and_doubts,
    _likely_names,
    _issues_for_good,
    _everything_comes_in,
    _nothing_is_counted,
)
"""Step n, counted from 1, makes version n out of version n - 1."""


def bring_up_to_date(database: Database, steps: Sequence[Step] = STEPS) -> None:
    """Make the library one of this version, keeping a copy of an older one beside it."""
    version = version_of(database, newest=len(steps))
    if version == len(steps):
        return
    if version:
        copy_before(database, version)
    with database.transaction():
        for step in steps[version:]:
            step(database)
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")
        database.run(f"PRAGMA user_version = {len(steps)}")


def copy_before(database: Database, version: int) -> Path:
    """Copy the library of an older `version` and return where the copy lies."""
    path = database.path
    copy = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    try:
        with unfinished_file(copy) as unfinished:
            database.copy_to(unfinished)
            put_in_place(unfinished, copy)
    except OSError as error:
        raise in_words(error, copy) from error
    return copy


def version_of(database: Database, newest: int = len(STEPS)) -> int:
    """Return the version of a library, 0 for an empty file; refuse newer and foreign files."""
    application = int(database.value("PRAGMA application_id"))
    version = int(database.value("PRAGMA user_version"))
    is_empty = not database.value("SELECT count(*) FROM sqlite_master")
    if application == APPLICATION_ID and version > newest:
        raise BriefingError(
            "This library was written by a newer version of Briefing Desk.",
            where=str(database.path),
            hint="Install the newer version; this one would lose what it does not know.",
        )
    if application == APPLICATION_ID:
        return version
    if is_empty and not application and not version:
        return 0
    raise not_a_library(database.path)
