"""The SQL that both engines share, as PostgreSQL and psycopg want it written."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(r"('(?:[^']|'')*')|(::)|:([a-z_]\w*)|(\?)|(%)", re.IGNORECASE)
_LAYS_TABLES = re.compile(r"\s*(?:CREATE|ALTER)\s+TABLE\b", re.IGNORECASE)
_TYPES = {
    r"\bINTEGER\b": "BIGINT",
    r"\bBLOB\b": "BYTEA",
    r"\bREAL\b": "DOUBLE PRECISION",
    r"\bTEXT\b": 'TEXT COLLATE "C"',  # compared sign by sign, as SQLite does
    r"\bWITHOUT\s+ROWID\b": "",
}


@lru_cache(maxsize=1000)
def with_marks(sql: str) -> str:
    """Return `sql` with `%s` for `?` and `%(name)s` for `:name`, whatever stands in quotation marks."""
    return _PARTS.sub(_mark, sql)


def _mark(found: re.Match[str]) -> str:
    text, cast, name, _, percent = found.groups()
    if text is not None:
        return text.replace("%", "%%")
    if cast:
        return cast
    if percent:
        return "%%"
    return f"%({name})s" if name else "%s"


def laid(statement: str) -> str:
    """Return the statement that lays a table with PostgreSQL's names for what its columns hold."""
    if not _LAYS_TABLES.match(statement):
        return statement
    for written, meant in _TYPES.items():
        statement = re.sub(written, meant, statement)
    return statement


def json(column: str, *path: str | int) -> str:
    """Return the SQL for a text inside the JSON of `column`."""
    return f"({column}::json #>> '{{{','.join(map(str, path))}}}')"
