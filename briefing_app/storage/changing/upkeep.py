"""What follows from every change: places, counts, tallies and search indexes, in its transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.statements.statement import Statement
from briefing_app.storage import alike, facet_tallies, standing
from briefing_app.storage.register import keeping as register
from briefing_app.storage.searching import index

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

TALLIES_ARE_OFF = "The numbers of articles that lists show, or of statements, are not those of the library."
_BATCH = 400


@contextmanager
def kept_up(database: Database, changes: Iterable[Change]) -> Iterator[None]:
    """Bring all that lists and searches rest on in step with the changes made inside."""
    articles: dict[int, None] = {}
    counted: dict[int, None] = {}
    statements: dict[int, None] = {}
    known: dict[int, str] = {}
    wanted = tuple(changes)
    for change in wanted:
        for entity in (change.after, change.before):
            match entity:
                case Article():
                    articles[entity.id] = None
                    if entity.prepared is not None:
                        known[entity.id] = entity.prepared.terms
                case Statement():
                    articles[entity.passage.article_id] = None
                    counted[entity.passage.article_id] = None
                    statements[entity.id] = None
                case ArticleMentions():
                    articles[entity.article_id] = None
    before, said = _tallied(database, articles), index.statements_said(database, statements)
    registered = register.tally(database, articles)
    yield
    register.record(database, registered, register.tally(database, articles))
    register.let_wait(database, wanted)
    standing.count_statements(database, counted)
    added = _tallied(database, articles)
    added.subtract(before)
    standing.add(database, added)
    index.index_articles(database, articles, known)
    index.index_statements(database, said, index.statements_said(database, statements))


def make_anew(database: Database, *, likeness: bool = True) -> None:
    """Make places, counts, tallies and indexes from what is stored; memory stays bounded.

    With `likeness` the articles and actors that are alike are looked for anew, too, a little at a time
    afterwards.
    """
    database.words.clear()
    database.run("DELETE FROM article_index")
    database.run("DELETE FROM article_tally")
    if likeness:
        alike.make_anew(database)
        register.forget_all_pairs(database)
    with database.words.filling():
        for ids in _batches(database, "article"):
            standing.give_places(database, ids)
            standing.count_statements(database, ids)
            index.index_articles(database, ids)
        for ids in _batches(database, "actor"):
            register.make_anew(database, ids, waiting=likeness)
        standing.add(database, tally_corrections(database))
        for ids in _batches(database, "statement"):
            index.index_statements(database, {}, index.statements_said(database, ids))


def _tallied(database: Database, articles: Iterable[int]) -> Counter[tuple[str, str]]:
    """Return what articles and their statements add to all tallies."""
    found = standing.tallied(standing.standings(database, articles).values())
    found.update(facet_tallies.counted(database, articles))
    return found


def tally_corrections(database: Database) -> Counter[tuple[str, str]]:
    """Return by how much the numbers of lists and facets are off: what has to be added to each."""
    right = standing.counted_anew(database)
    right.update(facet_tallies.counted_anew(database))
    right.subtract(standing.every_tally(database))
    return Counter({one: number for one, number in right.items() if number})


def _batches(database: Database, table: str) -> Iterator[list[int]]:
    """Give the ids of a table some at a time, in their order."""
    last = -1
    while rows := database.rows(f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT {_BATCH}", (last,)):
        yield [row[0] for row in rows]
        last = rows[-1][0]


def forget_statements(database: Database, article_id: int) -> None:
    """Let the statements of an article be found no longer; it was removed and is about to be deleted."""
    rows = database.rows("SELECT id FROM statement WHERE article_id = ?", (article_id,))
    index.index_statements(database, index.statements_said(database, (row[0] for row in rows)), {})


def faults(database: Database) -> Iterator[str]:
    """Give a sentence for whatever lists and searches rest on that is not in step."""
    for ids in _batches(database, "article"):
        standings = standing.standings(database, ids)
        counted = standing.counted(database, ids)
        for one, found in standings.items():
            if (found.selected, found.statements) != (counted[one][0], counted[one][2]):
                yield f"Article {one} is listed with another number of statements than it has."
        was, now = index.indexed(database, ids), index.to_index(database, ids)
        there = database.words.articles_there(list(was.values()))
        for one in ids:
            if was.get(one) != now.get(one) or (one in was and one not in there):
                yield f"The search index of articles does not agree with article {one}."
    for ids in _batches(database, "actor"):
        yield from register.faults(database, ids)
    if tally_corrections(database):
        yield TALLIES_ARE_OFF
