"""Time the analysis of articles beside splitting the same text into words.

    python benchmarks/analysis_speed.py [--rounds 5]

The text is that of the sample articles, one after another, cut to each length. In every round the
engine and the baseline read the same text in turn; the medians of all rounds are printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).resolve().parent.parent
LENGTHS = (700, 7_000, 20_000)
ARTICLE_WORDS = 700
LEAST_SECONDS = 0.002
"""The baseline is repeated until it lasts this long, so that the clock can measure it."""


def sample_text(words: int) -> str:
    """Return about so many words of the sample articles, in whole paragraphs."""
    paragraphs: list[str] = []
    for file in sorted((PROJECT / "resources" / "samples").glob("*.txt")):
        body = file.read_text(encoding="utf-8").partition("\n\n")[2]
        paragraphs += body.strip().split("\n\n")
    chosen: list[str] = []
    count = 0
    while count < words:
        paragraph = paragraphs[len(chosen) % len(paragraphs)]
        chosen.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(chosen)


def seconds_for(action: Callable[[], object]) -> float:
    """Return the processor time of one call, averaged over as many as can be measured."""
    calls = 0
    begin = time.process_time()
    while (spent := time.process_time() - begin) < LEAST_SECONDS or not calls:
        action()
        calls += 1
    return spent / calls


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    sys.path.insert(0, str(PROJECT))
    from briefing_app.analysis.analyse import analyse
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

    articles = []
    for length in LENGTHS:
        text = sample_text(length)
        articles.append(Article(ArticleId(1), "", text, "", datetime(2026, 1, 1, tzinfo=UTC), language="en"))
    analyse(articles[0])
    engine: dict[int, list[float]] = {length: [] for length in LENGTHS}
    baseline: dict[int, list[float]] = {length: [] for length in LENGTHS}
    for _ in range(rounds):
        for length, article in zip(LENGTHS, articles, strict=True):
            words = len(article.text.split())
            engine[length].append(seconds_for(lambda article=article: analyse(article)) / words)
            baseline[length].append(seconds_for(article.text.split) / words)
    print("   words  µs a word  split, µs  times split  against 700")
    shortest = median(engine[LENGTHS[0]])
    for length in LENGTHS:
        cost, split = median(engine[length]), median(baseline[length])
        times, growth = cost / split, cost / shortest
        print(f"{length:>8,} {cost * 1e6:>10.2f} {split * 1e6:>10.4f} {times:>12.0f} {growth:>12.2f}")
    rate = 1 / (shortest * ARTICLE_WORDS)
    print(f"{rate:.1f} articles of {ARTICLE_WORDS} words a second (median of {rounds} rounds)")


if __name__ == "__main__":
    main()
