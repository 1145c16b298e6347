"""Whether a library is sound: the file, its indexes, and the values in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actor import Actor
from briefing_app.domain.article import Article
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.statement import Statement
from briefing_app.errors import BriefingError
from briefing_app.storage import issues
from briefing_app.storage.codec import decode
from briefing_app.storage.writing import (
    Columns,
    actor_columns,
    article_columns,
    briefing_columns,
    statement_columns,
)

if TYPE_CHECKING:
    from briefing_app.storage.database import Database

_MOST_TOLD = 100


def check(database: Database) -> list[str]:
    """Return a sentence for everything that is wrong, none when the library is sound."""
    told: list[str] = []
    for part in (_engine, _references, _articles, _statements, _others, _numbers, _issues):
        try:
            for sentence in part(database):
                told.append(sentence)
                if len(told) >= _MOST_TOLD:
                    return [*told, "There may be more; the check stopped here."]
        except BriefingError as error:
            told.append(str(error))
    return told


def _engine(database: Database) -> Iterator[str]:
    return database.faults()


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


def _others(database: Database) -> Iterator[str]:
    yield from _columns(database, "actor", Actor, actor_columns)
    yield from _columns(database, "briefing", Briefing, briefing_columns)


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
