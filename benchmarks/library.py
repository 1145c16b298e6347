"""How fast a large library opens, pages, filters and searches.

    python benchmarks/library.py [ARTICLES]

Builds a library of that many invented articles (20,000 when not said) with eight statements
each in a temporary folder, and prints what each question costs, beside an empty library.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefing_app.domain.actor import Actor, ActorKind
from briefing_app.domain.article import Article
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId, new_id
from briefing_app.domain.statement import Attribution, Manner, Statement, StatementState
from briefing_app.domain.text import Span, passage_at
from briefing_app.storage.store import ArticleQuery, StatementQuery, Store

BATCH = 500
STATEMENTS = 8
ACTORS = 3000
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def build(store: Store, articles: int) -> None:
    """Fill a library."""
    chance = random.Random(7)
    words = ["".join(chance.choices("aeioulmnrst", k=chance.randint(3, 9))) for _ in range(20_000)]
    weights = [1 / (place + 5) for place in range(len(words))]
    actors = [
        Actor(ActorId(new_id()), f"{words[n].title()} {words[n + 4000].title()}", ActorKind.PERSON)
        for n in range(ACTORS)
    ]
    store.write([Change(None, actor) for actor in actors])
    for start in range(0, articles, BATCH):
        changes: list[Change] = []
        for number in range(start, min(start + BATCH, articles)):
            text = " ".join(chance.choices(words, weights, k=500))
            article = Article(
                ArticleId(new_id()),
                " ".join(chance.choices(words, k=8)).capitalize(),
                text,
                hashlib.sha256(text.encode()).hexdigest(),
                NOW,
                outlet=f"Outlet {number % 60}",
                published_on=date(2020, 1, 1) + timedelta(days=number * 2500 // articles),
            )
            changes.append(Change(None, article))
            changes += [Change(None, _statement(article, n, chance, actors)) for n in range(STATEMENTS)]
            named = tuple((Span(n * 50, n * 50 + 10), chance.choice(actors).id) for n in range(12))
            changes.append(Change(None, ArticleMentions(article.id, named)))
        store.write(changes)


def _statement(article: Article, nth: int, chance: random.Random, actors: list[Actor]) -> Statement:
    span = Span(nth * 200, nth * 200 + 150)
    actor = actors[int(chance.paretovariate(0.6)) % len(actors)]
    return Statement(
        StatementId(new_id()),
        passage_at(article.id, article.text, span),
        Attribution((span,), None, None, chance.choice(list(Manner))),
        actor.id,
        actor.name,
        state=StatementState.SELECTED if chance.random() < 0.05 else StatementState.SUGGESTED,
        salience=chance.random(),
    )


def measure(path: Path) -> dict[str, float]:
    """Return what each question costs in milliseconds, the best of three."""
    began = time.perf_counter()
    with Store.open(path) as store:
        store.article_rows(store.article_ids(ArticleQuery())[:60])  # type: ignore[arg-type]
        costs = {"open, list, first page": (time.perf_counter() - began) * 1000}
        ids = store.article_ids(ArticleQuery())
        page = ids[len(ids) // 2 :][:60]
        statement_ids = store.statement_ids(StatementQuery())
        shown = statement_ids[len(statement_ids) // 2 :][:60]
        some = store.articles(ids[:1].tolist() or [ArticleId(0)])
        words = sorted(next(iter(some.values())).text.split() if some else ["x", "y"], key=len)
        common, rare = words[len(words) // 2], f"{words[-1]} {words[-2]}"
        questions: dict[str, Callable[[], object]] = {
            "all ids of the list": lambda: store.article_ids(ArticleQuery()),
            "a page in the middle": lambda: store.article_rows(page, BriefingId(1)),  # type: ignore[arg-type]
            "counts": lambda: store.article_counts(ArticleQuery()),
            "filter selected": lambda: store.article_ids(ArticleQuery(filter="selected")),
            "search, list by date": lambda: store.article_ids(ArticleQuery(text=rare)),
            "search, ranked": lambda: store.search(f"{common} ", 50),
            "actor by prefix": lambda: store.find_actors("mar", 12),
            "all statements": lambda: store.statement_ids(StatementQuery()),
            "a page of statements": lambda: store.statement_rows(shown),  # type: ignore[arg-type]
            "facets": lambda: store.facets(StatementQuery()),
            "facets of selected": lambda: store.facets(StatementQuery(state=StatementState.SELECTED)),
            "one edit, durable": lambda: store.set_setting("x", str(time.time())),
        }
        for name, question in questions.items():
            costs[name] = min(_milliseconds(question) for _ in range(3))
        return costs


def _milliseconds(question: Callable[[], object]) -> float:
    began = time.perf_counter()
    question()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Build, measure, and print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full.briefing"), Path(folder, "empty.briefing")
        began = time.perf_counter()
        with Store.open(full) as store:
            build(store, articles)
        took = time.perf_counter() - began
        Store.open(empty).close()
        print(f"{articles} articles built in {took:.0f} s, {full.stat().st_size / 1e6:.0f} MB")
        beside = measure(empty)
        print(f"{'milliseconds':28}{articles:>10}{'empty':>10}")
        for name, cost in measure(full).items():
            print(f"{name:28}{cost:10.1f}{beside[name]:10.1f}")


if __name__ == "__main__":
    main()
