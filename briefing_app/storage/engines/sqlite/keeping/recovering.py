"""Reading what can still be read of a damaged library into a new one, and saying what was lost.

The damaged file is never written to: a copy of it, with its log, is read.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.files import in_words, put_in_place, unfinished_file
from briefing_app.storage.changing.upkeep import make_anew
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase
from briefing_app.storage.engines.sqlite.keeping.copying import log_of, require_room
from briefing_app.storage.engines.sqlite.keeping.damaged import WHOLE_ID, readable, rows_of, text_of

if TYPE_CHECKING:
    from briefing_app.progress import Progress

_DERIVED = (
    *("_search", "sqlite_", "article_index", "article_tally"),
    *("register", "actor_sound", "actor_pair", "actor_waiting"),
)
_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table'"


@dataclass(slots=True)
class Recovered:
    """How many rows of each table there are now, how many are known to be lost, and what that means."""

    read: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


def recover(damaged: Path, new: Path, progress: Progress) -> Recovered:
    """Read what can be read of `damaged` into a library at `new`, which must not exist yet."""
    from briefing_app.storage.store import Store

    if not damaged.is_file():
        raise BriefingError("There is no such file.", where=str(damaged), hint="Name the damaged library.")
    if new.exists():
        raise BriefingError(
            "There is a file of this name already.", where=str(new), hint="Choose another name."
        )
    size = damaged.stat().st_size
    require_room(Path(tempfile.gettempdir()), size)
    require_room(new.parent, size)
    with tempfile.TemporaryDirectory(prefix="briefing-desk-") as folder, unfinished_file(new) as finished:
        copy = _copied(damaged, Path(folder) / damaged.name)
        Store.open(finished).close()
        told = _carry_over(copy, finished, progress)
        try:
            put_in_place(finished, new)
        except OSError as error:
            raise in_words(error, new) from error
    return told


def _copied(damaged: Path, copy: Path) -> Path:
    try:
        shutil.copyfile(damaged, copy)
        if log_of(damaged).is_file():
            shutil.copyfile(log_of(damaged), log_of(copy))
    except OSError as error:
        raise in_words(error, copy) from error
    return copy


def _carry_over(copy: Path, finished: Path, progress: Progress) -> Recovered:
    told = Recovered()
    source = sqlite3.connect(copy, isolation_level=None)
    source.text_factory = bytes  # damaged text must not stop the reading
    # Takes the file as long as it is, and what can be read of its list of tables.
    source.execute("PRAGMA writable_schema = ON")
    target = sqlite3.connect(finished, isolation_level=None)
    try:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("PRAGMA synchronous = OFF")
        tables = _tables(source, target)
        if not tables:
            raise BriefingError(
                "Nothing of this file can be read: its first page is gone.",
                where=str(copy.name),
                hint="Restore a backup: main.py restore lists them.",
            )
        target.execute("BEGIN")
        triggers = target.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            target.execute(f'DROP TRIGGER "{name}"')
        for number, table in enumerate(tables):
            tell = partial(progress.step, number, len(tables), table)
            tell()
            _carry_table(source, target, table, told, tell)
        _carry_table(source, target, "issue_search", told, lambda: None)
        _make_consistent(target, told)
        for table in told.read:
            told.read[table] = target.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for _, sql in triggers:
            target.execute(sql)
        _index_issues(target)
        target.execute("COMMIT")
        progress.step(len(tables), len(tables), "")
    finally:
        source.close()
        target.close()
    database = SqliteDatabase(finished)
    try:
        with database.transaction():
            make_anew(database)
    finally:
        database.close()
    return told


def _tables(source: sqlite3.Connection, target: sqlite3.Connection) -> list[str]:
    """Return the tables that both have and that hold something of their own."""
    there = {text_of(row[0]) for row in readable(source, _NAMES)}
    wanted = [row[0] for row in target.execute(_NAMES)]
    return [name for name in wanted if name in there and not any(part in name for part in _DERIVED)]


def _carry_table(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    table: str,
    told: Recovered,
    tell: Callable[[], None],
) -> None:
    given = [name.decode() for _, name, *_ in source.execute(f'PRAGMA table_info("{table}")')]
    if table == "issue_search":  # its rows are those of the issues
        given.insert(0, WHOLE_ID)
    wanted = {row[1] for row in target.execute(f'PRAGMA table_info("{table}")')} | {WHOLE_ID}
    columns = [name for name in given if name in wanted]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    put = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'
    textual = {
        row[1]
        for row in target.execute(f'PRAGMA table_info("{table}")')
        if row[2].upper() == "TEXT" or table == "issue_search"
    }
    texts = [name in textual for name in columns]
    read = lost = 0
    for number, row in enumerate(rows_of(source, table, names)):
        if number % 1000 == 999:
            tell()
        try:
            if row is None:
                raise ValueError
            read += target.execute(put, _decoded(row, texts)).rowcount
        except (ValueError, sqlite3.DatabaseError):
            lost += 1
    told.read[table] = read
    if lost:
        told.lost[table] = lost


def _decoded(row: Iterable[object], texts: Sequence[bool]) -> list[object]:
    """Return a row with its texts; one that is no text any more raises `ValueError`."""
    return [
        value.decode("utf-8") if isinstance(value, bytes) and is_text else value
        for value, is_text in zip(row, texts, strict=True)
    ]


def _make_consistent(target: sqlite3.Connection, told: Recovered) -> None:
    """Give texts that lost their article one again, and take out what speaks of what is lost."""
    _give_up_cut_texts(target)
    _adopt_loose_texts(target, told)
    for what, table, wrong in (
        ("article", "article", "id NOT IN (SELECT article_id FROM article_text)"),
        ("statement", "statement", "article_id NOT IN (SELECT id FROM article)"),
    ):
        gone = target.execute(f"DELETE FROM {table} WHERE {wrong}").rowcount
        if gone:
            missing = "text" if what == "article" else "article"
            told.said.append(
                f"{gone} {what}{'s' if gone > 1 else ''} lost the {missing} and could not be kept."
            )
    target.execute("UPDATE statement SET actor_id = NULL WHERE actor_id NOT IN (SELECT id FROM actor)")
    for _ in range(20):  # what was taken out may have been spoken of by others
        dangling = target.execute("PRAGMA foreign_key_check").fetchall()
        if not dangling:
            break
        for table, row_id, *_ in dangling:
            if row_id is not None:
                target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row_id,))
        for table, key, parent in (
            ("mention", "article_id", "article"),
            ("mention", "actor_id", "actor"),
            ("actor_name", "actor_id", "actor"),
            ("actor_key", "actor_id", "actor"),
            ("issue_part", "issue_id", "issue"),
            ("issue_part", "digest", "part"),
            ("issue_statement", "issue_id", "issue"),
        ):
            column = "digest" if parent == "part" else "id"
            target.execute(f"DELETE FROM {table} WHERE {key} NOT IN (SELECT {column} FROM {parent})")


def _give_up_cut_texts(target: sqlite3.Connection) -> None:
    """Take out texts of which a part is gone: their statements would name places that are not there."""
    texts = target.execute(
        "SELECT article_id, body, sha256 FROM article_text JOIN article ON id = article_id"
    )
    cut = [(one,) for one, body, digest in texts if _digest_of(body) != digest]
    target.executemany("DELETE FROM article_text WHERE article_id = ?", cut)


def _digest_of(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _adopt_loose_texts(target: sqlite3.Connection, told: Recovered) -> None:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.changing.writing import article_columns

    loose = target.execute(
        "SELECT article_id, body FROM article_text WHERE article_id NOT IN (SELECT id FROM article)"
    ).fetchall()
    for article_id, body in loose:
        first = body.strip().splitlines()[0][:160] if body.strip() else "Recovered text"
        article = Article(
            ArticleId(article_id),
            first,
            body,
            _digest_of(body),
            datetime.now(UTC),
            headline_proposed=True,
        )
        columns = article_columns(article)
        marks = ", ".join("?" * len(columns))
        target.execute(
            f"INSERT INTO article ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
        )
    if loose:
        told.said.append(
            f"{len(loose)} text{'s' if len(loose) > 1 else ''} lost outlet, date and headline; "
            "the first line stands as the headline now."
        )


def _index_issues(target: sqlite3.Connection) -> None:
    """Let issues be found of which no words were read."""
    target.execute("DELETE FROM issue_search WHERE rowid NOT IN (SELECT id FROM issue)")
    target.execute(
        "INSERT INTO issue_search (rowid, title, reference, said, speakers) "
        "SELECT id, json_extract(payload, '$.title'), json_extract(payload, '$.reference'), '', '' "
        "FROM issue WHERE id NOT IN (SELECT rowid FROM issue_search)"
    )
