"""What a library on a server costs beside one in a file, and how soon a colleague sees what was written.

    python benchmarks/colleagues.py FOLDER [ARTICLES]

Builds a library of ARTICLES (5,000 unless named) in FOLDER, moves it to a PostgreSQL server of its own (which
keeps nothing through a power cut, and so writes faster than one at work), and asks both the same. A single
edit is measured with and without being held against what is stored, in turns. The way of the news is
measured beside bare LISTEN and NOTIFY of the same server. Times are medians in milliseconds.
"""

from __future__ import annotations

import queue
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import postgres_server
import psycopg
from large_libraries import library, words_of

from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId, StatementId
from briefing_app.storage.engines.opening import moved
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.engines.postgres.listening import TOGETHER
from briefing_app.storage.queries import ArticleQuery, StatementQuery
from briefing_app.storage.shelves import writing as writing_shelf
from briefing_app.storage.store import News, Store

SCREEN = 64
EDITS, MESSAGES = 300, 200


def main() -> None:
    """Build, move, ask and print."""
    folder, articles = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    folder.mkdir(parents=True, exist_ok=True)
    file = library(folder, articles)
    programs = postgres_server.programs()
    if programs is None:
        sys.exit("There is no PostgreSQL server on this machine.")
    with postgres_server.server(programs) as server:
        address = server.fresh()
        began = time.perf_counter()
        found = moved(file, address)
        took = time.perf_counter() - began
        print(f"moved {found.articles:,} articles, {sum(found.rows.values()):,} rows, in {took:.1f} s")
        with Store.open(file) as here, Store.open(address) as there:
            _asked(here, there, words_of(articles))
            for name, store in (("file", here), ("server", there)):
                _edits(name, store)
        _news(address)


def _asked(here: Store, there: Store, words: list[str]) -> None:
    print(f"\n{'':44}{'file':>9}{'server':>9}{'ratio':>8}")
    some = [ArticleId(one) for one in here.article_roll(ArticleQuery()).ids(0, 25)]
    common = words[40]
    questions: dict[str, Callable[[Store], object]] = {
        "first screen of the list": lambda store: _screen(store, ArticleQuery()),
        "the end of the list": lambda store: _screen(store, ArticleQuery(), last=True),
        "change of filter: one outlet": lambda store: _screen(store, ArticleQuery(outlet="Outlet 1")),
        "opening an article": lambda store: (store.article(some[3]), store.statements_of(some[3])),
        "search, newest first": lambda store: store.found_articles(ArticleQuery(f"{common} "), SCREEN),
        "search, two words": lambda store: store.found_articles(
            ArticleQuery(f"{common} {words[1500]} "), SCREEN
        ),
        "search, ranked, with excerpts": lambda store: store.search(f"{common} {words[60]} ", 50),
        "statements: first screen": _statements,
        "statements: facets": lambda store: store.facets(StatementQuery()),
    }
    for name, ask in questions.items():
        costs = [_median(lambda store=store, ask=ask: ask(store), 9) for store in (here, there)]
        print(f"{name:44}{costs[0]:9.1f}{costs[1]:9.1f}{costs[1] / costs[0]:8.1f}")


def _screen(store: Store, query: ArticleQuery, *, last: bool = False) -> object:
    roll = store.article_roll(query)
    start = max(0, len(roll) - SCREEN) if last else 0
    return store.article_rows([ArticleId(one) for one in roll.ids(start, SCREEN)])


def _statements(store: Store) -> object:
    return store.statement_rows([StatementId(one) for one in store.statement_ids(StatementQuery())[:SCREEN]])


def _edits(name: str, store: Store) -> None:
    """Measure a single edit with and without the check, in turns."""
    article = store.article(ArticleId(store.article_roll(ArticleQuery()).ids(0, 1)[0]))
    costs: dict[bool, list[float]] = {True: [], False: []}

    def unchecked(_: object, changes: object, **__: object) -> object:
        return changes

    for number in range(EDITS):
        after = replace(article, note=f"note {number}")
        is_checked = number % 2 == 0
        with mock.patch.object(writing_shelf, "settled", writing_shelf.settled if is_checked else unchecked):
            began = time.perf_counter()
            store.write([Change(article, after)])
            costs[is_checked].append(1000 * (time.perf_counter() - began))
        article = after
    with_it, without = (statistics.median(costs[one]) for one in (True, False))
    ratio = with_it / without
    print(f"\na single edit, {name}: {with_it:.2f} checked, {without:.2f} unchecked: {ratio:.2f} times")


def _news(address: ServerAddress) -> None:
    bare = _bare(address)
    heard: queue.Queue[News] = queue.Queue()
    with Store.open(address) as mine, Store.open(address) as theirs:
        end = theirs.listen(heard.put, lambda _: None)
        article = mine.article(ArticleId(mine.article_roll(ArticleQuery()).ids(0, 1)[0]))
        costs = []
        for number in range(MESSAGES):
            after = replace(article, note=f"news {number}")
            mine.write([Change(article, after)])
            began = time.perf_counter()  # the write has returned: it is kept
            heard.get(timeout=10)
            costs.append(1000 * (time.perf_counter() - began))
            article = after
        end()
    late = statistics.quantiles(costs, n=20)[-1]
    print(
        f"\nfrom a kept write to the colleague's program: {statistics.median(costs):.1f}, of 95 in 100 "
        f"{late:.1f}; {1000 * TOGETHER:.0f} of it is waiting for more; bare LISTEN and NOTIFY: {bare:.2f}"
    )


def _bare(address: ServerAddress) -> float:
    costs = []
    with (
        psycopg.connect(**address.for_libpq(), autocommit=True) as one,
        psycopg.connect(**address.for_libpq(), autocommit=True) as other,
    ):
        other.execute("LISTEN bare")
        for _ in range(MESSAGES):
            began = time.perf_counter()
            one.execute("NOTIFY bare")
            next(iter(other.notifies(timeout=5, stop_after=1)))
            costs.append(1000 * (time.perf_counter() - began))
    return statistics.median(costs)


def _median(ask: Callable[[], object], times: int) -> float:
    costs = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        costs.append(1000 * (time.perf_counter() - began))
    return statistics.median(costs)


if __name__ == "__main__":
    main()
