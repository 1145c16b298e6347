"""How long the window waits for a briefing to be composed and checked after a pause in typing.

`python benchmarks/compose.py [statements …]` prints, for each product, medians of processor time of
reading its file, and of `compose` and `preflight` as after a key is pressed (the words of all but one
statement have been looked at before), on briefings of 100, 300 and 1,000 statements (three in
each article, one actor for every ten, topics for the matrix), and what a statement costs in the
longest beside the shortest: about 1 where the cost grows with the length and no faster.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "document")]

import briefing_cases as cases  # noqa: E402  (found beside the tests)

from briefing_app.document.checking.preflight import preflight  # noqa: E402
from briefing_app.document.compose import compose  # noqa: E402
from briefing_app.document.material import Material  # noqa: E402
from briefing_app.document.products.product_file import load_product, product_names  # noqa: E402
from briefing_app.domain.actors.actor import Actor, ActorKind, Function  # noqa: E402
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, ControlData, StatementItem  # noqa: E402
from briefing_app.domain.identity import ActorId, BriefingId, ItemId  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.document.products.product import Product

SIZES = (100, 300, 1000)
IN_ARTICLE = 3
ROUNDS = 3
WORDS = re.findall(
    r"\w+",
    "reserves port harbour grid winter price talks minister region border council treaty vote budget"
    " quay cable ferry strike court election storm pipeline village school hospital bridge airport"
    " tariff export grain water army police energy envoy summit sanction parliament reform",
)
TOPICS = ("energy", "ports", "talks", "trade", "security", "")


def main() -> None:
    """Print the table."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    for name in product_names():
        reading = _median(lambda n=name: load_product(n))
        product = load_product(name)
        cells, costs = [], []
        for size in sizes:
            briefing, material = made(product, size)
            document = compose(briefing, material, product, cases.NOW)
            composing = _median(lambda b=briefing, m=material, p=product: compose(b, m, p, cases.NOW))
            checking = _median(lambda b=briefing, m=material, p=product, d=document: preflight(b, m, p, d))
            cells.append(f"{size}: {composing * 1000:.0f} + {checking * 1000:.0f} ms")
            costs.append((composing + checking) / size)
        print(
            f"{name:24} file {reading * 1000:.1f} ms; {'; '.join(cells)};"
            f" a statement costs {costs[-1] / costs[0]:.1f} times as much"
        )


def made(product: Product, size: int) -> tuple[Briefing, Material]:
    """Return a briefing of `product` with `size` statements, and what it stands on."""
    draw = random.Random(231)
    actors = [
        Actor(
            ActorId(number),
            f"Ana{number} Kos",
            ActorKind.PERSON,
            functions=(Function("Energy Minister", "Arden"),),
        )
        for number in range(1, size // 10 + 2)
    ]
    articles, statements = [], []
    for number in range(1, size // IN_ARTICLE + 2):
        said = [f"We will {' '.join(draw.choices(WORDS, k=18))} this year" for _ in range(IN_ARTICLE)]
        text = "\n\n".join(
            f"The {' '.join(draw.choices(WORDS, k=60))}. “{words},” the minister said." for words in said
        )
        day = date(2026, 11, 22) - timedelta(days=number % 40)
        article = cases.article(number, text, headline=f"The {draw.choice(WORDS)} {number}", published_on=day)
        articles.append(article)
        for words in said:
            actor = draw.choice(actors)
            one = cases.statement(len(statements) + 1, article, words, actor=actor.id)
            statements.append(replace(one, topic=draw.choice(TOPICS), said_on=day))
    statements = statements[:size]
    sections = list(product.new_sections("en"))
    for place, article in enumerate(articles):
        led = [one for one in statements if one.passage.article_id == article.id]
        items = [
            ArticleItem(ItemId(10_000 + article.id), article.id),
            *(StatementItem(ItemId(one.id), one.id, None, article.id) for one in led),
        ]
        home = place % len(sections)
        sections[home] = replace(sections[home], items=(*sections[home].items, *items))
    briefing = Briefing(
        BriefingId(1), "Morning", cases.NOW, product.name, control=ControlData(), sections=tuple(sections)
    )
    material = Material(
        {one.id: one for one in articles},
        {one.id: one for one in statements},
        {one.id: one for one in actors},
    )
    return briefing, material


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
