"""What each engine raises where a rule of its tables is broken."""

from __future__ import annotations

import sqlite3

try:
    import psycopg
except ImportError:
    BROKEN_RULE: tuple[type[Exception], ...] = (sqlite3.IntegrityError,)
    FAULT: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
else:
    BROKEN_RULE = (sqlite3.IntegrityError, psycopg.IntegrityError)
    FAULT = (sqlite3.OperationalError, psycopg.ProgrammingError)
