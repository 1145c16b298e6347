"""What articles and statements are found by, kept in step with what is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.articles.prepared import joined_terms
from briefing_app.storage.engines.words import Indexed, Said
from briefing_app.storage.searching.columns import facts

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_SMALL = ("headline", "outlet", "byline", "notes", "facts")


def index_articles(database: Database, ids: Iterable[int], known: Mapping[int, str] | None = None) -> None:
    """Let the articles of `ids` be found by what they are now; removed ones by nothing.

    `known` are the terms of texts that were worked out already.
    """
    wanted = list(ids)
    was, now = indexed(database, wanted), to_index(database, wanted)
    differing = [one for one in wanted if was.get(one) != now.get(one)]
    if not differing:
        return
    bodies = dict(known or {})
    for one, text in database.rows_for(
        "SELECT article_id, body FROM article_text WHERE article_id IN ({ids})",
        [one for one in differing if one not in bodies],
    ):
        bodies[one] = joined_terms(text)
    for one in differing:
        body = bodies.get(one, "")
        before, after = was.get(one), now.get(one)
        if before is not None:
            database.words.take_out_article(before, body)
        if after is not None:
            database.words.put_article(after, body)
    _keep(database, [now.get(one) or one for one in differing])


def _keep(database: Database, entries: Iterable[Indexed | int]) -> None:
    """Remember by what articles were indexed; a bare id is that of an article that is not any more."""
    entries = list(entries)
    gone = [(one if isinstance(one, int) else one.article_id,) for one in entries]
    database.run_many("DELETE FROM article_index WHERE article_id = ?", gone)
    database.run_many(
        f"INSERT INTO article_index (article_id, place, {', '.join(_SMALL)}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (one.article_id, one.place, one.headline, one.outlet, one.byline, one.notes, one.facts)
            for one in entries
            if isinstance(one, Indexed)
        ],
    )


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


def index_statements(database: Database, before: dict[int, Said], after: dict[int, Said]) -> None:
    """Bring the index from what statements said to what they say."""
    gone = [(one, _terms(said)) for one, said in before.items() if after.get(one) != said]
    come = [(one, _terms(said)) for one, said in after.items() if before.get(one) != said]
    database.words.index_statements(gone, come)


def statements_said(database: Database, ids: Iterable[int]) -> dict[int, Said]:
    """Return by what the statements of `ids` are found: quote, speaker, topic, note."""
    rows = database.rows_for("SELECT id, quote, speaker, topic, note FROM statement WHERE id IN ({ids})", ids)
    return {row[0]: tuple(row[1:]) for row in rows}


def _terms(said: Said) -> Said:
    quote, speaker, topic, note = map(joined_terms, said)
    return quote, speaker, topic, note
