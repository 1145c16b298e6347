"""Score functions, affiliations, aliases and speakers on articles annotated by hand.

    python benchmarks/actors_quality.py DATA [--gold benchmarks/gold/actors.json] [--errors 30] [--part 0 2]

DATA is the folder with `attribution`, `actors` and `articles`; the annotation beside this file holds
places in those texts, no words of them. `--part K N` takes each Nth article from the Kth.

function, affiliation
    over persons found: the words that the engine gives and those of the annotation, as F1 of persons.
    Right (soft) means that half of the words are shared (Dice); exact, that they are the same.
aliases
    B-cubed precision and recall over the annotated mentions that the engine finds as mentions; and,
    as `found`, how many it finds. Only names count, no pronouns.
speakers
    over annotated sources of a statement that the engine gives: the share whose actor is the
    annotated one, or nobody where the annotation has nobody.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
SMALL = {"the", "a", "an", "of", "at", "for", "in", "and", "s"}


def texts(data: Path) -> dict[tuple[str, str], str]:
    """Return the text of every article that may be annotated, by corpus and name."""
    found = {}
    for part in ("dev", "train"):
        with gzip.open(data / "attribution" / f"polnear_{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                found[f"polnear_{part}", record["id"]] = record["text"]
    paragraphs: dict[str, list[str]] = {}
    with gzip.open(data / "actors" / "gum_ner_open.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            words = (w + (" " if s else "") for w, s in zip(record["toks"], record["sp"], strict=True))
            paragraphs.setdefault(record["doc"], []).append("".join(words).strip())
    found |= {("gum", name): "\n".join(lines) for name, lines in paragraphs.items()}
    for path in (data / "articles").glob("*.txt"):
        found["articles", path.stem] = path.read_text(encoding="utf-8")
    return found


def words_of(text: str) -> Counter[str]:
    """Return the words that count in a function or an affiliation."""
    return Counter(w for w in re.findall(r"[\w.]+", text.lower().replace("’", "'")) if w not in SMALL)


def dice(mine: Counter[str], theirs: Counter[str]) -> float:
    """Return how much two bags of words share, from 0 to 1."""
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def overlap(a: Any, b: Any) -> bool:
    """Tell whether two half-open ranges share a place."""
    return bool(a[0] < b[1] and b[0] < a[1])


class Tally:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, float] = defaultdict(float)
        self.mistakes: list[str] = []

    def article(self, text: str, gold: dict[str, Any]) -> None:
        """Compare what the engine makes of one article with its annotation."""
        from briefing_app.analysis.analyse import analyse
        from briefing_app.domain.articles.article import Article
        from briefing_app.domain.identity import ArticleId

        article = Article(ArticleId(1), "", text, "", datetime(2026, 1, 1, tzinfo=UTC), language="en")
        analysis = analyse(article)
        holder = {}
        for number, actor in enumerate(analysis.actors):
            for span in actor.mentions:
                for k in range(span.start, span.end):
                    holder[k] = number
        links = []
        for number, known in enumerate(gold["actors"]):
            for a, b in known["mentions"]:
                mine = Counter(holder[k] for k in range(a, b) if k in holder)
                self.counts["mentions"] += 1
                if mine:
                    links.append((number, mine.most_common(1)[0][0]))
        self._aliases(links)
        home = {number: Counter(m for n, m in links if n == number).most_common(1) for number, _ in links}
        for number, known in enumerate(gold["actors"]):
            if known["kind"] == "person" and known["mentions"]:
                mine = analysis.actors[home[number][0][0]] if number in home else None
                self._role(text, known, "function", mine.role if mine else "")
                self._role(text, known, "affiliation", mine.affiliation if mine else "")
        self._speakers(text, gold, analysis, home)

    def _aliases(self, links: list[tuple[int, int]]) -> None:
        theirs, mine = Counter(n for n, _ in links), Counter(m for _, m in links)
        both = Counter(links)
        for (n, m), size in both.items():
            self.counts["found"] += size
            self.counts["b3_precision"] += size * size / mine[m]
            self.counts["b3_recall"] += size * size / theirs[n]

    def _role(self, text: str, known: dict[str, Any], part: str, mine: str) -> None:
        theirs = text[slice(*known[part])] if known.get(part) else ""
        share = dice(words_of(mine), words_of(theirs)) if mine and theirs else 0.0
        self.counts[f"{part}_mine"] += bool(mine)
        self.counts[f"{part}_theirs"] += bool(theirs)
        self.counts[f"{part}_soft"] += share >= 0.5
        self.counts[f"{part}_exact"] += share == 1.0
        if (mine or theirs) and share < 0.5:
            name = text[slice(*known["mentions"][0])]
            self.mistakes.append(f"{part} of {name}: found {mine!r}, annotated {theirs!r}")

    def _speakers(self, text: str, gold: dict[str, Any], analysis: Any, home: dict[int, Any]) -> None:
        for known in gold["speakers"]:
            self.counts["sources"] += 1
            near = [
                s
                for s in analysis.statements
                if s.attribution.source and overlap(s.attribution.source, known["source"])
            ]
            if "content" in known:
                near = [s for s in near if any(overlap(c, known["content"]) for c in s.attribution.content)]
            if not near:
                continue
            self.counts["sources_found"] += 1
            wanted = known["actor"]
            if wanted is None:
                right = near[0].speaker is None
            elif near[0].speaker is None:
                right = False
            else:
                mentions = gold["actors"][wanted]["mentions"]
                spans = analysis.actors[near[0].speaker].mentions
                right = any(overlap(a, b) for a in mentions for b in spans)
            self.counts["speakers_right"] += right
            self.counts["speakers_open"] += wanted is not None and near[0].speaker is None
            self.counts["speakers_guessed"] += wanted is None and near[0].speaker is not None
            if not right:
                given = analysis.actors[near[0].speaker].name if near[0].speaker is not None else None
                meant = gold["actors"][wanted]["mentions"][:1] if wanted is not None else None
                name = text[slice(*meant[0])] if meant else None
                a, b = known["source"]
                around = text[max(0, a - 60) : a] + "[" + text[a:b] + "]" + text[b : b + 30]
                self.mistakes.append(f"speaker {around!r}: found {given!r}, annotated {name!r}")

    def show(self) -> None:
        """Print the figures."""
        c = self.counts
        for part in ("function", "affiliation"):
            mine, theirs = max(1, c[f"{part}_mine"]), max(1, c[f"{part}_theirs"])
            for how in ("soft", "exact"):
                n = c[f"{part}_{how}"]
                print(
                    f"{part:12} {how:5} P {100 * n / mine:5.1f}  R {100 * n / theirs:5.1f}  "
                    f"F1 {200 * n / (mine + theirs):5.1f}   (found {mine:.0f}, annotated {theirs:.0f})"
                )
        found = max(1, c["found"])
        p, r = c["b3_precision"] / found, c["b3_recall"] / found
        print(
            f"aliases      B3 P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   "
            f"(mentions found {100 * found / max(1, c['mentions']):.1f} % of {c['mentions']:.0f})"
        )
        n = max(1, c["sources_found"])
        print(
            f"speakers     right {100 * c['speakers_right'] / n:.1f} % of {n:.0f} "
            f"(left open {c['speakers_open']:.0f}, guessed {c['speakers_guessed']:.0f}); "
            f"sources found {n:.0f} of {c['sources']:.0f}"
        )


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("data", type=Path)
    options.add_argument("--gold", type=Path, default=PROJECT / "benchmarks" / "gold" / "actors.json")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--part", type=int, nargs=2, default=(0, 1))
    chosen = options.parse_args()
    sys.path.insert(0, str(PROJECT))
    known = texts(chosen.data)
    tally = Tally()
    first, step = chosen.part
    for gold in json.loads(chosen.gold.read_text(encoding="utf-8"))[first::step]:
        text = known[gold["corpus"], gold["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
            print(f"{gold['id']}: the text is another; left out", file=sys.stderr)
            continue
        tally.article(text, gold)
    tally.show()
    for line in tally.mistakes[: chosen.errors]:
        print(line)


if __name__ == "__main__":
    main()
