"""Whether a library is sound: the file, its indexes, and the values in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.articles.original import Original
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement
from briefing_app.errors import BriefingError
from briefing_app.progress import Silent
from briefing_app.storage import alike
from briefing_app.storage.changing import upkeep
from briefing_app.storage.changing.writing import (
    Columns,
    actor_columns,
    article_columns,
    briefing_columns,
    statement_columns,
)
from briefing_app.storage.codec import decode
from briefing_app.storage.tables import issues, labels
from briefing_app.storage.tables.feeds import feed_columns
from briefing_app.storage.tables.saved_searches import search_columns

if TYPE_CHECKING:
    from briefing_app.progress import Progress
    from briefing_app.storage.engines.database import Database

_MOST_TOLD = 100


def check(database: Database, progress: Progress = Silent()) -> list[str]:  # noqa: B008
    """Return a sentence for everything that is wrong, none when the library is sound."""
    told: list[str] = []
    for number, (_, what) in enumerate(PARTS):
        progress.step(number, len(PARTS), what)
        told += check_part(database, number)
    progress.step(len(PARTS), len(PARTS), "")
    return told


def check_part(database: Database, number: int) -> list[str]:
    """Return a sentence for everything that is wrong in one of `PARTS`."""
    part, what = PARTS[number]
    told: list[str] = []
    try:
        for sentence in part(database):
            told.append(sentence)
            if len(told) >= _MOST_TOLD:
                told.append(f"There may be more that is wrong with {what}; the check went on from here.")
                break
    except BriefingError as error:
        told.append(str(error))
    return told


def _engine(database: Database) -> Iterator[str]:
    yield from database.faults()
    yield from upkeep.faults(database)
    yield from alike.faults(database)
    yield from labels.faults(database)


def _references(database: Database) -> Iterator[str]:
    for (article_id,) in database.rows(
        "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM article_text WHERE article_id = id)"
    ):
        yield f"Article {article_id} has no text."
    for briefing_id, statement_id in database.rows(
        "SELECT briefing_id, statement_id FROM placement JOIN briefing b ON b.id = briefing_id "
        "WHERE statement_id IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM statement WHERE id = statement_id)"
    ):
        yield f"Briefing {briefing_id} uses statement {statement_id}, which does not exist."
    for briefing_id, article_id in database.rows(
        "SELECT DISTINCT briefing_id, article_id FROM placement p "
        "WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = p.article_id)"
    ):
        yield f"Briefing {briefing_id} uses article {article_id}, which does not exist."
    for (statement_id,) in database.rows(
        "SELECT id FROM statement s WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = s.article_id)"
    ):
        yield f"Statement {statement_id} is of an article that does not exist."
    for (article_id,) in database.rows(
        "SELECT DISTINCT m.article_id FROM mention m JOIN article_text t ON t.article_id = m.article_id "
        "WHERE m.stop > length(t.body)"
    ):
        yield f"A mention of article {article_id} lies beyond the end of its text."


def _articles(database: Database) -> Iterator[str]:
    for row in database.each("SELECT id, payload, body FROM article JOIN article_text ON article_id = id"):
        article = _decoded(Article, row[1], text=row[2])
        if article is None:
            yield f"Article {row[0]} cannot be read."
            continue
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != article.sha256:
            yield f"The text of article {article.id} is not the text that was taken in."
    yield from _columns(database, "article", Article, article_columns, text="")


def _statements(database: Database) -> Iterator[str]:
    """Look at statements article by article, so that no text is read twice."""
    loose = (
        "SELECT s.id FROM statement s JOIN article_text t ON t.article_id = s.article_id "
        "WHERE substr(t.body, CAST(s.start + 1 AS INTEGER), CAST(s.stop - s.start AS INTEGER)) <> s.quote"
    )
    for (statement_id,) in database.each(loose):
        yield f"The words of statement {statement_id} do not stand at its place in the text."
    yield from _columns(database, "statement", Statement, statement_columns)
    stale = (
        "SELECT s.id FROM statement s JOIN article a ON a.id = s.article_id "
        "LEFT JOIN actor c ON c.id = s.actor_id WHERE s.hidden <> a.removed "
        "OR s.outlet <> a.outlet OR s.kind <> coalesce(c.kind, '') "
        "OR s.shown_on <> coalesce(s.said_on, a.published_on, '')"
    )
    for (statement_id,) in database.rows(stale):
        yield f"Statement {statement_id} is listed under what its article or actor no longer is."


def _spans(database: Database) -> Iterator[str]:
    """Look whether source, cue and content of every statement lie within its article."""
    for statement_id, payload, length in database.each(
        "SELECT s.id, s.payload, length(t.body) FROM statement s "
        "JOIN article_text t ON t.article_id = s.article_id"
    ):
        statement = _decoded(Statement, payload)
        if statement is None or statement.attribution is None:
            continue
        said = statement.attribution
        for span in (*said.content, said.source, said.cue):
            if span is not None and not 0 <= span.start <= span.end <= length:
                yield f"Statement {statement_id} names words beyond the end of its article."
                break


def _originals(database: Database) -> Iterator[str]:
    """Look whether every file that was kept is still what was taken in."""
    for digest, data in database.each("SELECT digest, data FROM original"):
        if not Original(digest, bytes(data)).is_whole():
            yield f"An original is no longer what was taken in ({digest[:12]}…)."
    for (article_id,) in database.rows(
        "SELECT id FROM article a WHERE original <> '' "
        "AND NOT EXISTS (SELECT 1 FROM original o WHERE o.digest = a.original)"
    ):
        yield f"The original of article {article_id} is missing."


def _trash(database: Database) -> Iterator[str]:
    """Look whether the trash holds what is removed, and nothing else."""
    for table in ("article", "briefing"):
        for (number,) in database.rows(
            f"SELECT id FROM {table} e WHERE removed = 1 AND sample = 0 "
            f"AND NOT EXISTS (SELECT 1 FROM trash WHERE kind = '{table}' AND id = e.id)"
        ):
            yield f"The removed {table} {number} is missing from the trash."
        for (number,) in database.rows(
            f"SELECT id FROM trash t WHERE kind = '{table}' "
            f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = t.id AND removed = 1)"
        ):
            yield f"The trash holds {table} {number}, which was not removed."


def _others(database: Database) -> Iterator[str]:
    yield from _columns(database, "actor", Actor, actor_columns)
    yield from _columns(database, "briefing", Briefing, briefing_columns)
    yield from _columns(database, "feed", Feed, feed_columns)
    yield from _columns(database, "saved_search", SavedSearch, search_columns)


def _numbers(database: Database) -> Iterator[str]:
    """Look for numbers that two have; a revision has that of the issue which it follows."""
    for product, year, number in database.rows(
        "SELECT product, issue_year, issue_number FROM briefing "
        "WHERE issue_number IS NOT NULL AND removed = 0 "
        f"AND {database.json('payload', 'follows')} IS NULL "
        "GROUP BY 1, 2, 3 HAVING count(*) > 1"
    ):
        yield f"Two briefings have the number {number} of {year} ({product})."


def _issues(database: Database) -> Iterator[str]:
    for digest in issues.damaged_parts(database):
        yield f"A part of an issue is no longer what was kept ({digest[:12]}…)."


def _columns(
    database: Database,
    table: str,
    kind: type[Any],
    columns_of: Callable[[Any], Columns],
    **known: object,
) -> Iterator[str]:
    """Compare what lists show with the value that it was drawn from."""
    names = database.columns(table)
    for row in database.each(f"SELECT * FROM {table}"):
        stored = dict(zip(names, row, strict=True))
        value = _decoded(kind, stored["payload"], **known)
        if value is None:
            if not known:
                yield f"The {table} {stored['id']} cannot be read."
            continue
        drawn = columns_of(value)
        differing = [
            name for name in drawn if name not in {"payload", "words"} and drawn[name] != stored.get(name)
        ]
        if differing:
            yield f"The {table} {stored['id']} is listed wrongly ({', '.join(differing)})."


def _decoded(kind: type[Any], payload: str, **known: object) -> Any:
    try:
        return decode(kind, payload, **known)
    except (ValueError, TypeError, KeyError, IndexError):
        return None


PARTS: tuple[tuple[Callable[[Database], Iterator[str]], str], ...] = (
    (_engine, "file and indexes"),
    (_references, "references"),
    (_articles, "articles"),
    (_originals, "originals"),
    (_statements, "statements"),
    (_spans, "places of statements"),
    (_others, "actors and briefings"),
    (_numbers, "numbers"),
    (_issues, "issues"),
    (_trash, "trash"),
)
