"""The rows of a damaged file, as far as they can be read.

They are sought in the table from both ends and in each of its indexes, so that a page that is gone
costs only what stood on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress

WHOLE_ID = "rowid"
# Where else the ids of a table stand, for what its own pages no longer tell.
_ELSEWHERE = {
    "article": (
        "SELECT article_id FROM article_text",
        "SELECT article_id FROM statement",
        "SELECT article_id FROM article_index",
    ),
    "article_text": (
        "SELECT id FROM article",
        "SELECT id FROM article INDEXED BY article_by_sha256",
        "SELECT id FROM article INDEXED BY article_by_place",
        "SELECT id FROM article INDEXED BY article_by_place ORDER BY removed DESC, place DESC",
        "SELECT article_id FROM statement",
        "SELECT article_id FROM article_index",
    ),
    "statement": ("SELECT id FROM statement_search_docsize", "SELECT statement_id FROM placement"),
    "issue": ("SELECT issue_id FROM issue_part", "SELECT issue_id FROM issue_statement"),
    "actor": ("SELECT actor_id FROM actor_name", "SELECT actor_id FROM mention"),
    "briefing": ("SELECT briefing_id FROM placement", "SELECT briefing_id FROM issue"),
}
_UNREADABLE = (sqlite3.DatabaseError, OverflowError)


def rows_of(
    source: sqlite3.Connection, table: str, names: str
) -> Generator[Sequence[object] | None, None, None]:
    """Give every row that can be read, some perhaps twice, and None for each known to be lost."""
    try:
        source.execute(f'SELECT {WHOLE_ID} FROM "{table}" LIMIT 0')
    except sqlite3.OperationalError:  # without row ids: what the table gives from both ends
        for order in ("", _backwards(source, table)):
            whole = yield from _until_damage(source, f'SELECT {names} FROM "{table}" {order}')
            if whole:
                return
        return
    whole = yield from _until_damage(source, f'SELECT {names} FROM "{table}" ORDER BY {WHOLE_ID}')
    if whole:
        return
    for row_id in sorted(_row_ids(source, table)):
        try:
            row = source.execute(f'SELECT {names} FROM "{table}" WHERE {WHOLE_ID} = ?', (row_id,)).fetchone()
        except _UNREADABLE:
            yield None
        else:
            if row is not None:
                yield row


def _until_damage(source: sqlite3.Connection, sql: str) -> Generator[Sequence[object], None, bool]:
    """Give the rows of a question as far as they can be read; return whether they were all."""
    try:
        yield from source.execute(sql)
    except _UNREADABLE:
        return False
    return True


def readable(source: sqlite3.Connection, sql: str) -> Iterator[Sequence[object]]:
    """Give the rows of a question as far as they can be read, and then no more."""
    yield from _until_damage(source, sql)


def _row_ids(source: sqlite3.Connection, table: str) -> set[int]:
    """Return the ids of rows that the table, an index or another table still knows, from either end."""
    found: set[int] = set()
    for question in _ELSEWHERE.get(table, ()):
        found |= {row[0] for row in readable(source, question) if isinstance(row[0], int)}
    questions = [f'SELECT {WHOLE_ID} FROM "{table}" NOT INDEXED ORDER BY {WHOLE_ID}']
    with suppress(*_UNREADABLE):
        for row in source.execute(f'PRAGMA index_list("{table}")'):
            index = row[1].decode("utf-8", "replace")
            columns = [
                column[2].decode("utf-8", "replace")
                for column in source.execute(f'PRAGMA index_info("{index}")')
                if column[2] is not None
            ]
            if columns and not row[4]:
                order = ", ".join(f'"{name}"' for name in columns)
                questions.append(f'SELECT {WHOLE_ID} FROM "{table}" INDEXED BY "{index}" ORDER BY {order}')
    for question in questions:
        for asked in (question, _turned(question)):
            found |= {row[0] for row in readable(source, asked) if isinstance(row[0], int)}
    return found


def _turned(question: str) -> str:
    head, order = question.split(" ORDER BY ")
    return f"{head} ORDER BY {', '.join(f'{name} DESC' for name in order.split(', '))}"


def _backwards(source: sqlite3.Connection, table: str) -> str:
    keys = [
        row[1].decode("utf-8", "replace") for row in source.execute(f'PRAGMA table_info("{table}")') if row[5]
    ]
    return "ORDER BY " + ", ".join(f'"{name}" DESC' for name in keys) if keys else ""


def text_of(value: object) -> str:
    """Return a name as the file has it, with signs in the place of what is damaged."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
