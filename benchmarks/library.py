"""How fast a library of ten thousand, a hundred thousand and a million articles opens, pages and searches.

    python benchmarks/library.py FOLDER [ARTICLES …]

Builds the libraries in FOLDER unless they are there (a million takes about twenty-five minutes of one core
and 20 GB) and prints what each question costs in milliseconds, the best of several, beside the bare SQL
where there is some; then the ratios to the smallest library. Each library is measured in a process of
its own, which tells how much memory it took. `cold` asks the system to drop the file from its cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from large_libraries import library, words_of

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId, StatementId, new_id
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.statements.statement import Attribution, Manner, Statement, StatementState
from briefing_app.domain.text import Passage, Span
from briefing_app.storage.listing.rolls import STRIDE, Roll
from briefing_app.storage.queries import ArticleQuery, StatementQuery
from briefing_app.storage.searching.columns import actor_mark
from briefing_app.storage.store import Store

SIZES = (10_000, 100_000, 1_000_000)
SCREEN = 64
"""Rows that a list asks for at once."""
_SHORTEST = 4
_BARE = f"""SELECT a.id FROM article_search f CROSS JOIN article a WHERE f.article_search MATCH ?
    AND a.place = +f.rowid AND a.removed = 0 AND a.state <> 'dismissed'
    ORDER BY f.rowid DESC LIMIT {SCREEN}"""


def measure(path: Path, articles: int) -> dict[str, float]:
    """Return what each question costs in milliseconds, and memory in megabytes."""
    costs = {
        "open + first screen, cold": min(_opened(path, cold=True) for _ in range(5)),
        "open + first screen, warm": min(_opened(path) for _ in range(9)),
    }
    with Store.open(path) as store:
        lists(store, costs)
        searches(store, path, words_of(articles), costs)
        statements(store, costs)
        names(store, costs)
        writing(store, costs)
    costs["memory of the process, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return costs


def lists(store: Store, costs: dict[str, float]) -> None:
    """Measure the list of articles: its end, its middle, its filters and orders, and opening one."""
    everything = ArticleQuery()
    roll = store.article_roll(everything)
    costs["jump to the end"] = _best(lambda: _screen(store, store.article_roll(everything), -1))
    costs["jump to the middle, at first"] = _best(
        lambda: _screen(store, store.article_roll(everything), len(roll) // 2), 3
    )
    slices = [_milliseconds(roll.learn) for _ in range(len(roll) // STRIDE)]
    costs["all places learnt in idle slices, in all"] = sum(slices)
    costs["the longest slice"] = max(slices)
    chance = random.Random(3)
    costs["jump anywhere, once learnt"] = _best(lambda: _screen(store, roll, chance.randrange(len(roll))), 25)
    some = [ArticleId(roll.ids(chance.randrange(len(roll)), 1)[0]) for _ in range(25)]
    costs["where an article stands, once learnt"] = _best(lambda: roll.row_of(some[chance.randrange(25)]), 25)
    for name, query in {
        "new": replace(everything, filter="new"),
        "starred": replace(everything, filter="starred"),
        "one outlet": replace(everything, outlet="Outlet 1"),
        "by headline": replace(everything, order="headline"),
        "by outlet": replace(everything, order="outlet"),
        "longest first": replace(everything, order="words"),
        "one outlet by headline": replace(everything, outlet="Outlet 1", order="headline"),
    }.items():
        costs[f"change of filter: {name}"] = _best(lambda query=query: _listed(store, query))
    costs["opening an article"] = _best(lambda: _article(store, some[chance.randrange(25)]), 25)


def searches(store: Store, path: Path, words: list[str], costs: dict[str, float]) -> None:
    """Measure searches as they are typed, newest first, beside the bare SQL of the same question."""
    common, middle, rare = words[40], words[1500], words[15_000]
    bare = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for name, typed, match in (
        ("common word", f"{common} ", f'"{common}"'),
        ("rare word", f"{rare} ", f'"{rare}"'),
        ("two words", f"{common} {middle} ", f'"{common}" AND "{middle}"'),
        ("beginning of a word", middle[:_SHORTEST], f'"{middle[:_SHORTEST]}" *'),
        ("phrase", f'"{words[10]} {words[12]}"', f'"{words[10]} {words[12]}"'),
    ):
        query = ArticleQuery(typed)
        ours, theirs = _beside(
            lambda query=query: store.found_articles(query, SCREEN),
            lambda match=match: bare.execute(_BARE, (match,)).fetchall(),
        )
        costs[f"search, newest first: {name}"], costs[f"  bare SQL: {name}"] = ours, theirs
    actor = store.actor(ActorId(3))
    first, last = actor.name.lower().split()
    mark = f'OR facts : "{actor_mark(actor.id)}"'
    query, match = ArticleQuery(f"{actor.name} "), f'("{first}" {mark}) AND ("{last}" {mark})'
    costs["search, newest first: an actor's name"], costs["  bare SQL: an actor's name"] = _beside(
        lambda: store.found_articles(query, SCREEN), lambda: bare.execute(_BARE, (match,)).fetchall()
    )
    shown = store.found_articles(ArticleQuery(f"{common} "), SCREEN)
    ids = [ArticleId(one) for one in shown.ids[:8]]
    costs["excerpts of a screen"] = _best(lambda: store.excerpts(ids, f"{common} "))
    costs["search, the newest 20,000"] = _best(lambda: store.found_articles(ArticleQuery(f"{common} ")), 3)
    costs["search, all counted"] = _best(lambda: store.found_count(ArticleQuery(f"{common} ")), 3)
    costs["search, ranked, 50 with excerpts"] = _best(lambda: store.search(f"{common} {words[60]} ", 50), 3)
    costs["search, ranked: common word"] = _best(lambda: store.search(f"{common} ", 50), 3)
    bare.close()


def statements(store: Store, costs: dict[str, float]) -> None:
    """Measure the table of statements, its filters and its facets."""
    query = StatementQuery()

    def first() -> None:
        roll = store.all_statements(query)
        ids = roll.ids(0, SCREEN) if roll is not None else store.statement_ids(query)[:SCREEN].tolist()
        store.statement_rows(map(StatementId, ids))

    def last() -> None:
        roll = store.all_statements(query)
        ids = roll.ids(len(roll) - SCREEN, SCREEN) if roll is not None else [0]
        store.statement_rows(map(StatementId, ids))

    costs["statements: first screen"] = _best(first)
    costs["statements: the end"] = _best(last)
    selected = StatementQuery(state=StatementState.SELECTED)
    costs["statements: selected, first of them"] = _best(lambda: store.found_statements(selected, 256), 3)
    costs["statements: the newest 20,000 by speaker"] = _best(
        lambda: store.found_statements(StatementQuery(order="actor")), 3
    )
    costs["statements: facets of everything"] = _best(lambda: store.facet_counts(query), 3)
    topical = StatementQuery(topic="Topic 3")
    costs["statements: of one topic, first of them"] = _best(lambda: store.found_statements(topical, 256), 3)
    for name, filtered in {"selected": selected, "direct": StatementQuery(manner=Manner.DIRECT)}.items():
        costs[f"statements: {name}, facets (newest 100,000)"] = _best(
            lambda f=filtered: store.facet_counts(f), 3
        )


def names(store: Store, costs: dict[str, float]) -> None:
    """Measure what is offered to be chosen from, and what stands beside an actor."""
    for name, question in {
        "outlets to choose from": store.outlets,
        "labels to choose from": store.labels,
        "topics to choose from": store.topics,
        "who was quoted lately": store.quoted_lately,
        "the company of an actor": lambda: store.company_of(ActorId(3)),
    }.items():
        costs[name] = _best(question)


def writing(store: Store, costs: dict[str, float]) -> None:
    """Measure what a person waits for: an import, a reading, a star, a choice; each is on the disk after."""
    costs["import of one article"] = _best(lambda: import_one(store), 9)
    costs["reading of one article with 8 statements"] = _best(lambda: read_one(store), 9)
    article_id = ArticleId(store.article_roll(ArticleQuery(order="newest")).ids(3, 1)[0])
    costs["starring an article"] = _best(lambda: star(store, article_id))


def star(store: Store, article_id: ArticleId) -> None:
    """Star an article, or take the star off."""
    before = store.article(article_id)
    store.write([Change(before, replace(before, starred=not before.starred))])


def read_one(store: Store) -> None:
    """Record eight statements of an article that has none yet."""
    article = store.article(import_one(store))
    whole = Span(0, 40)
    said = [
        Statement(
            StatementId(new_id()),
            Passage(article.id, whole, article.text[:40], "", ""),
            Attribution((whole,), None, None, Manner.DIRECT),
            ActorId(number + 1),
        )
        for number in range(8)
    ]
    store.record_analysis(article.id, "benchmark", [Change(None, one) for one in said])


def import_one(store: Store) -> ArticleId:
    """Take an article in, with nothing else to do."""
    ids = store.article_roll(ArticleQuery(order="arrival")).ids(0, 1)
    like = store.article(ArticleId(ids[0]))
    fresh = new_id()
    text = f"{like.text} {fresh}"
    article = replace(
        like,
        id=ArticleId(fresh),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        taken_in_at=datetime.now(UTC),
        state=ReadingState.NEW,
    )
    store.write([Change(None, article)])
    return article.id


def _opened(path: Path, *, cold: bool = False) -> float:
    if cold:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    began = time.perf_counter()
    with Store.open(path) as store:
        _listed(store, ArticleQuery())
        return (time.perf_counter() - began) * 1000


def _listed(store: Store, query: ArticleQuery) -> None:
    """Show the first screen of a list, with the numbers of the filters."""
    _screen(store, store.article_roll(query), 0)
    store.article_counts(query)


def _screen(store: Store, roll: Roll, row: int) -> None:
    first = max(0, len(roll) - SCREEN) if row < 0 else row
    store.article_rows(map(ArticleId, roll.ids(first, SCREEN)))


def _article(store: Store, article_id: ArticleId) -> None:
    store.article(article_id)
    mentions = store.mentions_of(article_id)
    store.actors({actor for _, actor in mentions.mentions})
    store.statements_of(article_id)


def _best(question: Callable[[], object], times: int = 7) -> float:
    question()
    return min(_milliseconds(question) for _ in range(times))


def _beside(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Return the best of both, asked in turn so that both meet the same machine; ours is understood anew."""

    def understood() -> None:
        parse.cache_clear()
        ours()

    understood(), theirs()
    both = [(_milliseconds(understood), _milliseconds(theirs)) for _ in range(15)]
    return min(one for one, _ in both), min(other for _, other in both)


def _milliseconds(question: Callable[[], object]) -> float:
    began = time.perf_counter()
    question()
    return (time.perf_counter() - began) * 1000


def _in_a_process(path: Path, articles: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--measure", str(path), str(articles)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    costs: dict[str, float] = json.loads(done.stdout)
    return costs


def main() -> None:
    """Build, measure, and print."""
    if sys.argv[1] == "--measure":
        print(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))))
        return
    folder, sizes = Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES
    folder.mkdir(parents=True, exist_ok=True)
    results = {size: _in_a_process(library(folder, size), size) for size in sizes}
    first = sizes[0]
    print(f"{'milliseconds':44}" + "".join(f"{size:>12,}" for size in sizes) + "   ratios to the first")
    for name, least in results[first].items():
        row = [results[size][name] for size in sizes]
        ratios = " ".join(f"{cost / least:6.2f}" for cost in row[1:]) if least else ""
        print(f"{name:44}" + "".join(f"{cost:12.2f}" for cost in row) + f"   {ratios}")


if __name__ == "__main__":
    main()
