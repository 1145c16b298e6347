"""What a library on a PostgreSQL server costs, beside the bare SQL of the same question and beside a file.

    python benchmarks/server.py FOLDER [ARTICLES …] [--server postgresql://USER@HOST:PORT]

Builds libraries of 10,000 and 100,000 articles (unless others are named) in FOLDER, and moves them to a
server of its own, or to the one that is named, where databases called `briefing_desk_bench_…` that are there
already are used again. Each question is asked in turn of the file, of the server, and as bare SQL of psycopg
with the server's own settings; times are the best of several in milliseconds, `trips` how often the server is
asked for one answer. At the end: how long the window waits for a line that has fallen silent.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import postgres_server
import psycopg
from large_libraries import library, words_of
from silent_line import line_to

from briefing_app.domain.identity import ArticleId, StatementId
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.opening import moved
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.engines.postgres.connection import PostgresDatabase
from briefing_app.storage.queries import ArticleQuery, StatementQuery
from briefing_app.storage.store import Store

SIZES = (10_000, 100_000)
SCREEN = 64
_ROUNDS, _LONGEST_S = 15, 6.0
_NEWEST = f"""SELECT w.article_id FROM article_words w JOIN article a ON a.id = w.article_id
    WHERE w.words @@ %s::tsquery AND a.removed = 0 AND a.state <> 'dismissed'
    ORDER BY w.place DESC LIMIT {SCREEN}"""
_COUNT = """SELECT count(*) FROM article_words w JOIN article a ON a.id = w.article_id
    WHERE w.words @@ %s::tsquery AND a.removed = 0 AND a.state <> 'dismissed'"""
_RANKED = """SELECT w.article_id FROM article_words w JOIN article a ON a.id = w.article_id
    WHERE w.words @@ %s::tsquery AND a.removed = 0
    ORDER BY ts_rank_cd(w.words, %s::tsquery) DESC, w.place DESC LIMIT 50"""
_ROWS = """SELECT id, headline, outlet, published_on, words, state FROM article
    WHERE removed = 0 AND state <> 'dismissed'"""
_FACETS = """SELECT s.manner, count(*) FROM statement s WHERE s.hidden = 0 AND s.state = 'selected'
    GROUP BY s.manner"""


@dataclass(frozen=True)
class Question:
    """What the program asks of a library, and the same as bare SQL, where there is one statement for it."""

    ask: Callable[[Store], object]
    sql: str = ""
    values: tuple[object, ...] = ()


def questions(store: Store, words: list[str]) -> dict[str, Question]:
    """Return what is asked, by name."""
    common, middle, rare = words[40], words[1_500], words[15_000]
    some = ArticleId(store.article_roll(ArticleQuery()).ids(3, 1)[0])
    found: dict[str, Question] = {
        "first screen of the list": Question(
            lambda one: _screen(one, ArticleQuery()), f"{_ROWS} ORDER BY place DESC LIMIT {SCREEN}"
        ),
        "the end of the list": Question(
            lambda one: _screen(one, ArticleQuery(), last=True), f"{_ROWS} ORDER BY place LIMIT {SCREEN}"
        ),
        "change of filter: one outlet": Question(
            lambda one: _screen(one, ArticleQuery(outlet="Outlet 1")),
            f"{_ROWS} AND outlet = 'Outlet 1' ORDER BY place DESC LIMIT {SCREEN}",
        ),
        "opening an article": Question(
            lambda one: (one.article(some), one.statements_of(some)),
            "SELECT payload, body FROM article JOIN article_text ON article_id = id WHERE id = %s",
            (some,),
        ),
    }
    for name, typed, query in (
        ("common word", f"{common} ", f"'{common}'"),
        ("word of 1 in 25", f"{middle} ", f"'{middle}'"),
        ("rare word", f"{rare} ", f"'{rare}'"),
        ("two words", f"{common} {middle} ", f"'{common}' & '{middle}'"),
        ("beginning of a word", middle[:4], f"'{middle[:4]}':*"),
        ("phrase", f'"{words[10]} {words[12]}"', f"'{words[10]}' <-> '{words[12]}'"),
    ):
        found[f"search as typed: {name}"] = Question(
            lambda one, typed=typed: one.found_articles(ArticleQuery(typed), SCREEN),  # type: ignore[misc]
            _NEWEST,
            (query,),
        )
    both = f"'{common}' | '{words[60]}'"
    return found | {
        "search, the newest 20,000": Question(lambda one: one.found_articles(ArticleQuery(f"{common} "))),
        "search, all counted": Question(
            lambda one: one.found_count(ArticleQuery(f"{common} ")), _COUNT, (f"'{common}'",)
        ),
        "ranked: common word, best 50 of 20,000": Question(
            lambda one: one.found_articles(ArticleQuery(f"{common} ", order="best", filter="kept"), 50),
            _RANKED,
            (f"'{common}'", f"'{common}'"),
        ),
        "ranked: two words": Question(
            lambda one: one.found_articles(
                ArticleQuery(f"{common} {words[60]} ", order="best", filter="kept"), 50
            ),
            _RANKED,
            (both.replace("|", "&"), both),
        ),
        "statements: first screen": Question(_statements),
        "statements: those with a word": Question(
            lambda one: one.found_statements(StatementQuery(text=f"{middle} "), 256)
        ),
        "statements: facets of all": Question(lambda one: one.facets(StatementQuery())),
        "statements: facets of the selected": Question(
            lambda one: one.facets(StatementQuery(state="selected")),  # type: ignore[arg-type]
            _FACETS,
        ),
    }


def compare(file: Path, address: ServerAddress, articles: int) -> None:
    """Ask the file, the server, and the server's tables, and print what each took."""
    print(f"\n{articles:,} articles{'':30}{'file':>10}{'server':>10}{'bare SQL':>10}{'ratio':>8}{'trips':>7}")
    with (
        Store.open(file) as here,
        Store.open(address) as there,
        psycopg.connect(**address.for_libpq(), autocommit=True) as bare,
    ):
        for name, question in questions(there, words_of(articles)).items():
            ways: list[Callable[[], object]] = [
                lambda q=question: q.ask(here),  # type: ignore[misc]
                lambda q=question: q.ask(there),  # type: ignore[misc]
            ]
            if question.sql:
                ways.append(lambda q=question: bare.execute(q.sql, q.values).fetchall())  # type: ignore[misc]
            costs = _best(ways)
            theirs = f"{costs[2]:10.2f}{costs[1] / costs[2]:8.2f}" if question.sql else " " * 18
            trips = _trips(there, question)
            print(f"{name:44}{costs[0]:10.2f}{costs[1]:10.2f}{theirs}{trips:7}", flush=True)


def silence(address: ServerAddress, port: int) -> None:
    """Print how long questions of the window wait for a line that has fallen silent."""
    waits = []
    for _ in range(5):
        with line_to(port) as line, Store.open(replace(address, host="127.0.0.1", port=line.port)) as store:
            store.listen(lambda _: None, lambda _: None)
            line.fall_silent()
            for _ in range(3):
                began = time.perf_counter()
                try:
                    store.outlets()
                except BriefingError:
                    waits.append(1000 * (time.perf_counter() - began))
    first, later = waits[::3], [one for place, one in enumerate(waits) if place % 3]
    print(f"\na silent line: the first question waits {max(first):.0f} at most, later ones {max(later):.2f}")


def _screen(store: Store, query: ArticleQuery, *, last: bool = False) -> object:
    roll = store.article_roll(query)
    start = max(0, len(roll) - SCREEN) if last else 0
    return store.article_rows([ArticleId(one) for one in roll.ids(start, SCREEN)])


def _statements(store: Store) -> object:
    roll = store.all_statements(StatementQuery())
    ids = roll.ids(0, SCREEN) if roll else store.statement_ids(StatementQuery())[:SCREEN].tolist()
    return store.statement_rows(map(StatementId, ids))


def _best(ways: list[Callable[[], object]]) -> list[float]:
    """Return the best time of each, asked in turn, so that all meet the same machine."""
    for way in ways:
        way()
    costs: list[list[float]] = [[] for _ in ways]
    began = time.perf_counter()
    for _ in range(_ROUNDS):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            way()
            costs[place].append(1000 * (time.perf_counter() - start))
        if time.perf_counter() - began > _LONGEST_S:
            break
    return [min(some) for some in costs]


def _trips(store: Store, question: Question) -> int:
    """Return how often the server is asked for one answer."""
    database: Any = store._database
    real, asked = database._connection.execute, []

    def counted(*arguments: object, **words: object) -> object:
        asked.append(arguments)
        return real(*arguments, **words)

    database._connection.execute = counted
    try:
        question.ask(store)
    finally:
        del database._connection.execute
    return len(asked)


@contextmanager
def _server(given: str) -> Iterator[tuple[ServerAddress, int]]:
    """Give the address of a database from which others are made, and the port of its server."""
    if given:
        address = replace(ServerAddress.parsed(given), database="postgres")
        yield address, address.port or 5432
        return
    programs = postgres_server.programs()
    if programs is None:
        sys.exit("There is no PostgreSQL server on this machine.")
    with postgres_server.server(programs) as server:
        yield server.address("postgres"), server.port


def _library_there(address: ServerAddress, file: Path, articles: int) -> ServerAddress:
    """Return the address of the library on the server, moved there unless it is there."""
    name = f"briefing_desk_bench_{articles}"
    there = replace(address, database=name)
    with psycopg.connect(**address.for_libpq(), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            return there
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    began = time.perf_counter()
    found = moved(file, there)
    took = time.perf_counter() - began
    print(f"moved {found.articles:,} articles, {sum(found.rows.values()):,} rows, in {took:.0f} s")
    database = PostgresDatabase(there)
    database.run("VACUUM ANALYZE")  # as the server does by itself a minute later
    database.close()
    return there


def main() -> None:
    """Build, move, ask and print."""
    options = argparse.ArgumentParser(description="What a library on a server costs.")
    options.add_argument("folder", type=Path)
    options.add_argument("articles", type=int, nargs="*", default=list(SIZES))
    options.add_argument("--server", default="", help="postgresql://USER@HOST:PORT")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with _server(given.server) as (address, port):
        for articles in given.articles:
            file = library(given.folder, articles)
            there = _library_there(address, file, articles)
            compare(file, there, articles)
        silence(there, port)


if __name__ == "__main__":
    main()
