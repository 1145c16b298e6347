"""How fast the register of actors lists, finds, opens and compares, however many actors there are.

    python benchmarks/register.py [ACTORS …]

Builds libraries of 1,000 and 100,000 invented actors (other numbers where they are given) with about
three statements for every one, spread as in the press: a few say most. Prints what each question costs in
milliseconds of CPU, and how many times the figure of the smallest library that is. What the window asks on
its own thread is marked with a star; the rest is asked beside it. The baseline for finding by name is
the bare SQL of one range of an index.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from large_libraries import enter_actors

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import Passage, Span
from briefing_app.storage.changing.writing import (
    actor_columns,
    article_columns,
    key_rows,
    name_rows,
    statement_columns,
)
from briefing_app.storage.queries import StatementQuery
from briefing_app.storage.register.queries import RegisterQuery
from briefing_app.storage.store import Store
from briefing_app.workspace.actors import suggesting

_TIMES = 7
_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_CYRILLIC = dict(zip("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз", strict=True))


def build(path: Path, number: int) -> None:
    """Fill a library with so many actors, three statements for each on average, and their mentions."""
    chance = random.Random(11)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]

    def name() -> str:
        return "".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4)))).capitalize()

    surnames = [name() for _ in range(max(200, number // 4))]
    first_names = [name() for _ in range(400)]
    with Store.open(path) as store:
        database = store._database
        with database.transaction():
            people = []
            for place in range(number):
                full = f"{chance.choice(first_names)} {chance.choice(surnames)}"
                aliases = (_in_cyrillic(full),) if place % 10 == 0 else ()
                functions = (Function("minister", "Ministry of Ports").seen_on(date(2024, 1, 1)),)
                one = Actor(ActorId(place + 1), full, ActorKind.PERSON, aliases, functions, "Arden")
                people.append(one)
                _insert(store, "actor", actor_columns(one))
                database.run_many(
                    "INSERT INTO actor_name (words, actor_id, whole) VALUES (?, ?, ?)", name_rows(one)
                )
                database.run_many("INSERT INTO actor_key (key, actor_id) VALUES (?, ?)", key_rows(one))
            for place in range(number // 2):
                _article(store, place, people, chance)
        enter_actors(store)
        database.run("ANALYZE")


def _article(store: Store, place: int, people: list[Actor], chance: random.Random) -> None:
    text = f"Article {place} of the register, in which six say something each."
    day = date(2026, 11, 1) - timedelta(days=place % 2000)
    article = Article(
        ArticleId(place + 1), f"Headline {place}", text, f"{place:064x}", _NOW, published_on=day
    )
    _insert(store, "article", {**article_columns(article), "place": (day.toordinal() << 40) + place})
    _insert(store, "article_text", {"article_id": article.id, "body": text})
    named = {people[min(int(chance.paretovariate(0.5)), len(people)) - 1] for _ in range(6)}
    for order, one in enumerate(sorted(named, key=lambda one: one.id)):
        span = Span(order, order + 4)
        said = Statement(
            StatementId(place * 10 + order + 1),
            Passage(article.id, span, span.of(text), "", ""),
            Attribution((span,), None, None, Manner.INDIRECT),
            one.id,
        )
        _insert(store, "statement", statement_columns(said))
        store._database.run(
            "INSERT INTO mention (article_id, start, stop, actor_id) VALUES (?, ?, ?, ?)",
            (article.id, span.start, span.end, one.id),
        )


def _insert(store: Store, table: str, columns: dict[str, object]) -> None:
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    store._database.run(sql, tuple(columns.values()))


def _in_cyrillic(name: str) -> str:
    return "".join(_CYRILLIC.get(letter, letter) for letter in name.lower()).title()


def _cost(question: Callable[[], object]) -> float:
    """Return the least of several costs in milliseconds of CPU."""
    best = float("inf")
    for _ in range(_TIMES):
        began = time.process_time()
        question()
        best = min(best, 1000 * (time.process_time() - began))
    return best


def questions(store: Store, number: int) -> dict[str, Callable[[], object]]:
    """Return what is asked, by its name."""
    whole = store.register(RegisterQuery())
    someone = store.actor(ActorId(number // 2))
    surname, start = someone.name.split()[1], someone.name.split()[1][:3]
    busiest = store.register_roll(whole).ids(0, 1)[0]

    def page(found: object, first: int) -> object:
        roll = store.register_roll(found)  # type: ignore[arg-type]
        while roll.learn():
            pass
        return lambda: store.register_rows(roll.ids(first, 64))

    def write() -> None:
        article = store.article(ArticleId(1))
        mentions = store.mentions_of(article.id)
        store.write([Change(mentions, ArticleMentions(article.id))])
        store.write([Change(ArticleMentions(article.id), mentions)])

    low, high = start.lower(), start.lower() + "\U0010ffff"
    sql = "SELECT DISTINCT actor_id FROM actor_name WHERE words >= ? AND words < ? LIMIT 1000"
    asked: dict[str, object] = {
        "list, most statements first": lambda: store.register(RegisterQuery()),
        "list, by name": lambda: store.register(RegisterQuery(order="name")),
        "list, quoted": lambda: store.register(RegisterQuery(filter="quoted")),
        "first page *": page(whole, 0),
        "a page in the middle *": page(whole, whole.count // 2),
        "last page *": page(whole, max(0, whole.count - 64)),
        "find a surname": lambda: store.register(RegisterQuery(surname)),
        "find it in Cyrillic": lambda: store.register(RegisterQuery(_in_cyrillic(surname))),
        "find three letters": lambda: store.register(RegisterQuery(start)),
        "  bare SQL of three letters": lambda: store._database.rows(sql, (low, high)),
        "find one letter": lambda: store.register(RegisterQuery(start[0])),
        "open an actor *": lambda: (
            store.register_rows([someone.id]),
            suggesting.suggestions_for(store, someone),
            store.merged_into(someone.id),
        ),
        "what the busiest said": lambda: store.statement_ids(StatementQuery(actor_id=ActorId(busiest))),
        "company of the busiest": lambda: store.company_of(ActorId(busiest)),
        "compare one actor": lambda: suggesting.compared_with_all(store, [someone.id]),
        "write mentions twice *": write,
    }
    return asked  # type: ignore[return-value]


def main() -> None:
    """Print what each question costs at each size, and the ratios."""
    sizes = [int(number) for number in sys.argv[1:]] or [1_000, 100_000]
    costs: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        for number in sizes:
            path = Path(folder) / f"register-{number}.briefing"
            build(path, number)
            with Store.open(path) as store:
                costs.append({name: _cost(ask) for name, ask in questions(store, number).items()})
            print(f"{number:,} actors, {path.stat().st_size / 1e6:,.0f} MB")
    print(f"{'':32}" + "".join(f"{number:>12,}" for number in sizes) + "   ms; times the first")
    for name, first in costs[0].items():
        figures = [cost[name] for cost in costs]
        ratio = figures[-1] / max(first, 0.001)
        print(f"{name:32}" + "".join(f"{figure:12.2f}" for figure in figures) + f"{ratio:10.1f}×")


if __name__ == "__main__":
    main()
