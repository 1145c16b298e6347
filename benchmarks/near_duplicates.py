"""Find versions of one text among edited wire copy, and index a large library.

    python benchmarks/near_duplicates.py CORPUS [--articles 100000]

CORPUS is a folder with articles as JSON Lines (`*.jsonl.gz`, fields `title` and `text`) or text files.
`wire_copy.py` makes the edits. The corpus is parted: on one half every method chooses its threshold, the
figures are those of the other half. A pair of articles counts as found when both are in one cluster.
Beside the library: MinHash LSH of datasketch, where it is installed, and SimHash.

Then a library of invented articles, a fifth of them edited copies and a fifth with boilerplate, is
written without likeness, with it, and with shingles that the workers made, as an import does it; beside
the shingles alone. `--articles 0` leaves it out.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, islice
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from wire_copy import BOILERPLATE, Copy, originals, trial

from briefing_app.domain.alike import overlap
from briefing_app.domain.alike.shingles import shingles_of
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId, new_id
from briefing_app.storage import alike
from briefing_app.storage.alike import finding
from briefing_app.storage.store import Store

NOW = datetime(2026, 11, 28, tzinfo=UTC)
BATCH = 200
WORDS = 700
Pairs = set[tuple[int, int]]


def by_library(copies: Sequence[Copy], threshold: float) -> Pairs:
    """Find pairs as the library does, articles coming one by one."""
    with mock.patch.object(overlap, "SAME_TEXT", threshold), library() as store:
        articles = [article(copy.headline, copy.body) for copy in copies]
        for start in range(0, len(articles), BATCH):
            store.write([Change(None, one) for one in articles[start : start + BATCH]])
        texts = store.texts_of(one.id for one in articles)
    return pairs_of(texts[one.id] for one in articles)


def by_minhash(copies: Sequence[Copy], threshold: float) -> Pairs:
    """Find pairs by MinHash LSH: 128 permutations, runs of three words."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    joined = Joined(len(copies))
    for number, copy in enumerate(copies):
        words = re.findall(r"\w+", copy.body.lower())
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(words[n : n + 3]).encode() for n in range(len(words) - 2)])
        for other in index.query(made):
            joined.join(number, other)
        index.insert(number, made)
    return pairs_of(joined.homes())


def by_simhash(copies: Sequence[Copy], threshold: float) -> Pairs:
    """Find pairs by 64 bits of SimHash over runs of three words, at most so many bits apart."""
    import numpy as np

    made = np.zeros(len(copies), dtype=np.uint64)
    bits = np.arange(64, dtype=np.uint64)
    for number, copy in enumerate(copies):
        words = re.findall(r"\w+", copy.body.lower())
        runs = [" ".join(words[n : n + 3]).encode() for n in range(len(words) - 2)]
        hashes = np.frombuffer(
            b"".join(hashlib.blake2b(run, digest_size=8).digest() for run in runs), dtype=np.uint64
        )
        votes = ((hashes[:, None] >> bits) & np.uint64(1)).mean(axis=0)
        made[number] = np.bitwise_or.reduce(np.where(votes > 0.5, np.uint64(1) << bits, np.uint64(0)))
    joined = Joined(len(copies))
    for number in range(1, len(copies)):
        apart = np.bitwise_count(made[:number] ^ made[number])
        for other in np.flatnonzero(apart <= threshold):
            joined.join(number, int(other))
    return pairs_of(joined.homes())


METHODS: dict[str, tuple[Callable[[Sequence[Copy], float], Pairs], tuple[float, ...]]] = {
    "the library": (by_library, (0.44, 0.48, 0.52, 0.56, 0.6, 0.64)),
    "MinHash LSH": (by_minhash, (0.2, 0.3, 0.4, 0.5, 0.6)),
    "SimHash": (by_simhash, (3, 8, 12, 16, 20)),
}


class Joined:
    """Numbers that are joined one pair after another."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Let two, and all with them, have one home."""
        self._parent[self.home(one)] = self.home(other)

    def home(self, one: int) -> int:
        """Return what all joined with a number share."""
        while self._parent[one] != one:
            self._parent[one] = one = self._parent[self._parent[one]]
        return one

    def homes(self) -> list[int]:
        """Return the home of every number."""
        return [self.home(one) for one in range(len(self._parent))]


def pairs_of(homes: Iterable[int]) -> Pairs:
    """Return every two places that have the same home."""
    places: dict[int, list[int]] = {}
    for place, home in enumerate(homes):
        places.setdefault(home, []).append(place)
    return {pair for members in places.values() for pair in combinations(members, 2)}


def scores(found: Pairs, true: Pairs) -> tuple[float, float, float]:
    """Return precision, recall, and their harmonic mean."""
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / len(true)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def quality(corpus: Path) -> None:
    """Print how well each method finds pairs."""
    articles = originals(corpus)
    random.Random(5).shuffle(articles)
    half, quarter = len(articles) // 2, len(articles) // 4
    tuning = trial(articles[:quarter], [text for _, text in articles[quarter:half]], 1)
    held = trial(articles[half : half + quarter], [text for _, text in articles[half + quarter :]], 2)
    true = [pairs_of(copy.text for copy in copies) for copies in (tuning, held)]
    print(f"{len(articles)} articles; {len(tuning)} texts to choose by, {len(held)} to judge by")
    print(f"{'':14}{'threshold':>10}{'precision':>11}{'recall':>8}{'F1':>7}{'ms a text':>11}")
    for name, (method, thresholds) in METHODS.items():
        if name == "MinHash LSH" and importlib.util.find_spec("datasketch") is None:
            print(f"{name:14}datasketch is not installed")
            continue
        best = max(thresholds, key=lambda one: scores(method(tuning, one), true[0])[2])
        began = time.process_time()
        found = method(held, best)
        cost = 1000 * (time.process_time() - began) / len(held)
        precision, recall, both = scores(found, true[1])
        print(f"{name:14}{best:>10g}{precision:>11.3f}{recall:>8.3f}{both:>7.3f}{cost:>11.2f}")
        if name == "the library":
            by_kind(held, found, true[1])


def by_kind(copies: Sequence[Copy], found: Pairs, true: Pairs) -> None:
    """Print which edits were found again beside their originals, and what was wrongly joined."""
    kept: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for one, other in true:
        kinds = {copies[one].kind, copies[other].kind}
        if "original" in kinds:
            kind = next(iter(kinds - {"original"}))
            there[kind] += 1
            kept[kind] += (one, other) in found
    for kind in sorted(there):
        print(f"    {kind:28}{kept[kind]:>5} of {there[kind]}")
    wrong = Counter(tuple(sorted((copies[a].kind, copies[b].kind))) for a, b in found - true)
    print(f"    wrongly joined: {sum(wrong.values())} pairs", dict(wrong.most_common(3)) or "")


def invented(count: int) -> Iterable[str]:
    """Give texts of 700 words: a fifth edited copies of the last thousand, a fifth with boilerplate."""
    dice = random.Random(11)
    words = ["".join(dice.choices("aeioulmnrst", k=dice.randint(2, 9))) for _ in range(30_000)]
    weights = [1 / (place + 5) for place in range(len(words))]
    recent: list[str] = []
    for number in range(count):
        if number % 5 == 4:
            told = dice.choice(recent).split(" ")[: dice.randint(WORDS // 3, WORDS)]
            text = " ".join(word if dice.random() > 0.1 else dice.choice(words) for word in told)
        else:
            text = " ".join(dice.choices(words, weights, k=WORDS))
        recent.append(text)
        del recent[:-1000]
        yield f"{text}\n\n{BOILERPLATE[0]}" if number % 5 == 1 else text


def indexing(count: int) -> None:
    """Print how fast a large library is written with likeness, without it, and its parts alone."""
    few = list(islice(invented(count), 2000))
    began = time.process_time()
    for text in few:
        shingles_of(tokens_of(text))
    alone = len(few) / (time.process_time() - began)
    print(f"\n{count} articles of {WORDS} words, articles a second (processor time; elapsed)")
    print(f"{'shingles alone':28}{alone:>8.0f}", flush=True)
    rates = {}
    for name, likeness, made_before in (
        ("written without likeness", False, False),
        ("with likeness", True, False),
        ("with shingles from workers", True, True),
    ):
        with library() as store, without(not likeness):
            spent = elapsed = 0.0
            texts = invented(count)
            while some := list(islice(texts, BATCH)):
                articles = [article("Headline", text) for text in some]
                if made_before:
                    articles = [replace(one, shingles=shingles_of(tokens_of(one.text))) for one in articles]
                changes = [Change(None, one) for one in articles]
                began, clock = time.process_time(), time.perf_counter()
                store.write(changes)
                spent += time.process_time() - began
                elapsed += time.perf_counter() - clock
                last = some
            rates[name] = count / spent
            size = store.path.stat().st_size / 1e6
            print(f"{name:28}{count / spent:>8.0f}{count / elapsed:>8.0f}   {size:.0f} MB", flush=True)
            if made_before:
                one_by_one(store, last)
    bare = rates.pop("written without likeness")
    for name, rate in rates.items():
        print(f"{name + ', ratio':36}{rate / bare:.2f}")


def one_by_one(store: Store, texts: Sequence[str]) -> None:
    """Print what the look-up of an arriving article costs in the full library."""
    dice = random.Random(3)
    spent = []
    for text in dice.choices(texts, k=200):
        words = text.split(" ")
        fresh = article("Arriving", " ".join(words[: dice.randint(len(words) // 2, len(words))]))
        began = time.perf_counter()
        with store._database.transaction():
            finding.confirmed(
                store._database,
                fresh.id,
                fresh.text,
                finding.holders_of(store._database, shingles_of(tokens_of(fresh.text)), but=fresh.id),
            )
        spent.append(1000 * (time.perf_counter() - began))
    spent.sort()
    print(f"{'look-up and judgement, ms':28}{spent[100]:>8.2f} median, {spent[190]:.2f} in 95 of 100")


@contextmanager
def library() -> Iterable[Store]:  # type: ignore[misc]
    """Give an empty library in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "trial.briefing") as store:
        yield store


@contextmanager
def without(left_out: bool) -> Iterable[None]:  # type: ignore[misc]
    """Leave likeness out of what is written."""
    if not left_out:
        yield
        return
    with mock.patch.object(alike, "take_in"), mock.patch.object(alike, "settle"):
        yield


def article(headline: str, text: str) -> Article:
    """Return an article of the trial."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(new_id()), headline, text, digest, NOW)


def main(arguments: Collection[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args(arguments)
    quality(options.corpus)
    if options.articles:
        indexing(options.articles)


if __name__ == "__main__":
    main()
