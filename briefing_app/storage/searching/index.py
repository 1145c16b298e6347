"""What articles and statements are found by, kept in step with what is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.searching.terms import terms
from briefing_app.storage.searching.columns import facts

if TYPE_CHECKING:
    from briefing_app.storage.database import Database

_SMALL = ("headline", "outlet", "byline", "notes", "facts")


@dataclass(frozen=True, slots=True)
class Indexed:
    """The terms of an article beside those of its text, each column parted by blanks, and its place."""

    article_id: int
    place: int
    headline: str
    outlet: str
    byline: str
    notes: str
    facts: str


def joined_terms(text: str) -> str:
    """Return the terms of `text` as an index takes them."""
    return " ".join(terms(text))


def index_articles(database: Database, ids: Iterable[int]) -> None:
    """Let the articles of `ids` be found by what they are now; removed ones by nothing."""
    wanted = list(ids)
    was, now = indexed(database, wanted), to_index(database, wanted)
    differing = [one for one in wanted if was.get(one) != now.get(one)]
    if not differing:
        return
    bodies: dict[int, str] = dict(
        database.rows_for("SELECT article_id, body FROM article_text WHERE article_id IN ({ids})", differing)
    )
    for one in differing:
        body = joined_terms(bodies.get(one, ""))
        before, after = was.get(one), now.get(one)
        if before is not None:
            take_out(database, before, body)
        if after is not None:
            put(database, after, body)


def indexed(database: Database, ids: Iterable[int]) -> dict[int, Indexed]:
    """Return by what articles were indexed last."""
    rows = database.rows_for(
        f"SELECT article_id, place, {', '.join(_SMALL)} FROM article_index WHERE article_id IN ({{ids}})", ids
    )
    return {row[0]: Indexed(*row) for row in rows}


def to_index(database: Database, ids: Iterable[int]) -> dict[int, Indexed]:
    """Return by what articles are to be found."""
    wanted = list(ids)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, note in database.rows_for(
        "SELECT article_id, note FROM statement WHERE note <> '' AND article_id IN ({ids}) ORDER BY id",
        wanted,
    ):
        notes[article_id].append(note)
    actors: defaultdict[int, set[int]] = defaultdict(set)
    for sql in (
        "SELECT DISTINCT article_id, actor_id FROM mention WHERE article_id IN ({ids})",
        "SELECT DISTINCT article_id, actor_id FROM statement "
        "WHERE actor_id IS NOT NULL AND article_id IN ({ids})",
    ):
        for article_id, actor_id in database.rows_for(sql, wanted):
            actors[article_id].add(actor_id)
    rows = database.rows_for(
        "SELECT id, place, headline, outlet, byline, note, language FROM article "
        "WHERE removed = 0 AND id IN ({ids})",
        wanted,
    )
    return {
        one: Indexed(
            one,
            place,
            joined_terms(headline),
            joined_terms(outlet),
            joined_terms(byline),
            joined_terms("\n".join([note, *notes[one]])),
            facts(actors[one], language),
        )
        for one, place, headline, outlet, byline, note, language in rows
    }


def put(database: Database, article: Indexed, body: str) -> None:
    """Add an article to the index."""
    database.run(
        "INSERT INTO article_search (rowid, headline, body, outlet, byline, notes, facts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            article.place,
            article.headline,
            body,
            article.outlet,
            article.byline,
            article.notes,
            article.facts,
        ),
    )
    database.run(
        "INSERT INTO article_index (article_id, place, headline, outlet, byline, notes, facts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article.article_id, article.place, *(getattr(article, name) for name in _SMALL)),
    )


def take_out(database: Database, article: Indexed, body: str) -> None:
    """Take an article out of the index; the index holds no text and has to be told all it was given."""
    database.run(
        "INSERT INTO article_search "
        "(article_search, rowid, headline, body, outlet, byline, notes, facts) "
        "VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
        (
            article.place,
            article.headline,
            body,
            article.outlet,
            article.byline,
            article.notes,
            article.facts,
        ),
    )
    database.run("DELETE FROM article_index WHERE article_id = ?", (article.article_id,))


_Said = tuple[str, str, str, str]


def statements_said(database: Database, ids: Iterable[int]) -> dict[int, _Said]:
    """Return by what the statements of `ids` are found: quote, speaker, topic, note."""
    rows = database.rows_for("SELECT id, quote, speaker, topic, note FROM statement WHERE id IN ({ids})", ids)
    return {row[0]: row[1:] for row in rows}


def index_statements(database: Database, before: dict[int, _Said], after: dict[int, _Said]) -> None:
    """Bring the index from what statements said to what they say."""
    columns = "quote, speaker, topic, note"
    gone = [(one, *map(joined_terms, said)) for one, said in before.items() if after.get(one) != said]
    come = [(one, *map(joined_terms, said)) for one, said in after.items() if before.get(one) != said]
    database.run_many(
        f"INSERT INTO statement_search (statement_search, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?, ?)",
        gone,
    )
    database.run_many(f"INSERT INTO statement_search (rowid, {columns}) VALUES (?, ?, ?, ?, ?)", come)


def found_places(database: Database, places: Iterable[int]) -> set[int]:
    """Return those of `places` at which the index of articles holds something."""
    return {
        row[0]
        for row in database.rows_for("SELECT id FROM article_search_docsize WHERE id IN ({ids})", places)
    }


def statement_faults(database: Database) -> Iterator[str]:
    """Give a sentence for the statements that are found by nothing, and for finds that are none."""
    lost = database.value(
        "SELECT count(*) FROM statement WHERE NOT EXISTS "
        "(SELECT 1 FROM statement_search_docsize d WHERE d.id = statement.id)"
    )
    left = database.value(
        "SELECT count(*) FROM statement_search_docsize d WHERE NOT EXISTS "
        "(SELECT 1 FROM statement WHERE statement.id = d.id)"
    )
    if lost or left:
        yield "The search index of statements does not agree with what is stored."
