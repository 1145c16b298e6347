"""A whole library moved from one engine to the other, or to another place of the same.

Everything is written in one transaction and compared row by row before it is kept; the
library that it comes from is only read, and nobody writes to it meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.issue import Issue
from briefing_app.errors import BriefingError
from briefing_app.progress import Silent
from briefing_app.storage.changing.upkeep import make_anew
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from briefing_app.progress import Progress
    from briefing_app.storage.engines.database import Database, Row

_MADE_ANEW = frozenset({"article_index", "article_tally", "register", "actor_sound"})
_TELLS_OF_USE = ("article", "actor", "statement", "briefing", "issue", "feed", "saved_search")
_ROWS_AT_ONCE, _BYTES_AT_ONCE = 200, 4_000_000
_LARGEST_SUM = 1 << 256


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of each table were moved."""

    rows: dict[str, int]

    @property
    def articles(self) -> int:
        """How many articles there are, removed ones too."""
        return self.rows.get("article", 0)


def move_library(source: Database, target: Database, progress: Progress = Silent()) -> Moved:  # noqa: B008
    """Copy everything in `source` to the empty library `target`; return what was copied.

    `progress` is told rows; when it stops the task, `target` is as empty as before.
    """
    _refuse_use(target)
    with source.transaction(), target.transaction():
        tables = _tables(source, target)
        counts = {table: int(source.value(f"SELECT count(*) FROM {table}")) for table in tables}
        total, done = 2 * sum(counts.values()), 0
        target.run("DELETE FROM setting")
        sums: dict[str, tuple[int, int]] = {}
        for table in tables:
            columns = source.columns(table)
            sums[table] = _copied(source, target, table, columns, progress, done, total)
            done += counts[table]
        for table in tables:
            progress.step(done, total, f"comparing: {table.replace('_', ' ')}")
            there = _sum(target.each(f"SELECT {', '.join(source.columns(table))} FROM {table}"))
            if there != sums[table]:
                raise _not_the_same(target, table)
            done += counts[table]
        for issue_id, said, speakers in source.words.issues_said():
            payload = source.value("SELECT payload FROM issue WHERE id = ?", (issue_id,))
            target.words.add_issue(decode(Issue, payload), said, speakers)
        progress.step(total, total, "making the search index")
        make_anew(target, likeness=False)
        target.take_stock()
    return Moved(counts)


def _refuse_use(target: Database) -> None:
    for table in _TELLS_OF_USE:
        if target.value(f"SELECT EXISTS (SELECT 1 FROM {table})"):
            raise BriefingError(
                "There is something in this library already, so nothing is moved into it.",
                where=target.where,
                hint="Name a new file, or an empty database.",
            )


def _tables(source: Database, target: Database) -> list[str]:
    """Return the tables to copy, each after those that it refers to."""
    parents = source.tables()
    if parents.keys() != target.tables().keys():
        raise BriefingError(
            "The two libraries are not of the same version.",
            where=target.where,
            hint="Open both with this program once, then move again.",
        )
    order: dict[str, None] = {}

    def put(table: str) -> None:
        for parent in sorted(parents[table] - {table}):
            if parent not in order:
                put(parent)
        order[table] = None

    for table in sorted(parents.keys() - _MADE_ANEW):
        put(table)
    return list(order)


def _copied(
    source: Database,
    target: Database,
    table: str,
    columns: list[str],
    progress: Progress,
    done: int,
    total: int,
) -> tuple[int, int]:
    """Copy a table and return how many rows it has, and the sum of their digests."""
    names = ", ".join(columns)
    insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    count = digests = 0
    for rows in _in_parts(source.each(f"SELECT {names} FROM {table}")):
        progress.step(done + count, total, table.replace("_", " "))
        target.run_many(insert, rows)
        here, digest = _sum(rows)
        count, digests = count + here, (digests + digest) % _LARGEST_SUM
    return count, digests


def _in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    size = 0
    for row in rows:
        part.append(row)
        size += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if len(part) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _sum(rows: Iterable[Row]) -> tuple[int, int]:
    """Return how many rows there are, and a number that is the same for the same rows in any order."""
    count = total = 0
    for row in rows:
        digest = hashlib.sha256()
        for value in row:
            data = bytes(value) if isinstance(value, (bytes, memoryview)) else repr(value).encode()
            digest.update(len(data).to_bytes(8, "big") + data)
        count, total = count + 1, (total + int.from_bytes(digest.digest(), "big")) % _LARGEST_SUM
    return count, total


def _not_the_same(target: Database, table: str) -> BriefingError:
    return BriefingError(
        f"What arrived is not what was sent ({table.replace('_', ' ')}), so nothing was kept.",
        where=target.where,
        hint="Check the library that it comes from, then move again.",
    )
