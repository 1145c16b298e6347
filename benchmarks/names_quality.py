"""Score the names that the engine finds on annotated sentences.

    python benchmarks/names_quality.py DATA [--set crossner_politics_dev] [--errors 40]

DATA is the folder `actors`. Sentences of one document are read together as an article. A name is
right when its place and its coarse type are (countries and places are one type, organisations
and alliances another); names inside what the corpus calls an event, an election or the like
are not counted. Demonyms are no names here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
COARSE = {"person": "PER", "organisation": "ORG", "alliance": "ORG", "country": "LOC", "place": "LOC"}
NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "'", "%"}
NO_SPACE_AFTER = {"(", "[", "$", "£", "€"}
Span = tuple[str, int, int]


def text_and_gold(group: list[dict[str, Any]]) -> tuple[str, set[Span]]:
    """Return the sentences as one text, and their names as kind, start and end."""
    text, gold = "", []
    for record in group:
        words = record["toks"]
        spaces = record.get("sp") or [
            i + 1 < len(words) and words[i + 1] not in NO_SPACE_BEFORE and word not in NO_SPACE_AFTER
            for i, word in enumerate(words)
        ]
        for word, label, space in zip(words, record["ner"], spaces, strict=True):
            if label[0] == "B":
                gold.append((label[2:], len(text), len(text) + len(word)))
            elif label[0] == "I" and gold:
                gold[-1] = (gold[-1][0], gold[-1][1], len(text) + len(word))
            text += word + (" " if space else "")
        text = text.rstrip() + "\n\n"
    return text, set(gold)


def documents(path: Path, size: int) -> list[list[dict[str, Any]]]:
    """Return the sentences of each document; without documents, about `size` words together."""
    groups: list[list[dict[str, Any]]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            document = record.get("doc")
            long = groups and document is None and sum(len(r["toks"]) for r in groups[-1]) > size
            if not groups or long or groups[-1][-1].get("doc") != document:
                groups.append([])
            groups[-1].append(record)
    return groups


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("data", type=Path)
    options.add_argument("--set", default="crossner_politics_dev")
    options.add_argument("--prefix", default="", help="only documents whose name begins so: GUM_news")
    options.add_argument("--size", type=int, default=150)
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    sys.path.insert(0, str(PROJECT))
    from briefing_app.analysis.analyse import analyse
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    mistakes: list[str] = []
    begin, words = time.process_time(), 0
    for group in documents(chosen.data / f"{chosen.set}.jsonl.gz", chosen.size):
        if not str(group[0].get("doc") or "").startswith(chosen.prefix):
            continue
        text, names = text_and_gold(group)
        words += len(text.split())
        article = Article(ArticleId(1), "", text, "", datetime(2026, 1, 1, tzinfo=UTC), language="en")
        mine = {
            (COARSE[actor.kind.value], span.start, span.end)
            for actor in analyse(article).actors
            if actor.kind.value in COARSE
            for span in actor.mentions
        }
        other = [name for name in names if name[0] not in COARSE.values()]
        mine = {m for m in mine if not any(m[1] < o[2] and o[1] < m[2] for o in other)}
        names -= set(other)
        for spans, counts in ((mine, found), (names, gold), (mine & names, right)):
            counts.update(kind for kind, _, _ in spans)
        mistakes += [
            f"- {kind} {text[max(0, a - 30) : a]}[{text[a:b]}]{text[b : b + 20]}".replace("\n", " ")
            for kind, a, b in sorted(names - mine, key=lambda s: s[1])
        ]
        mistakes += [
            f"+ {kind} {text[max(0, a - 30) : a]}[{text[a:b]}]{text[b : b + 20]}".replace("\n", " ")
            for kind, a, b in sorted(mine - names, key=lambda s: s[1])
        ]
    seconds = time.process_time() - begin
    for kind in ("PER", "ORG", "LOC", "all"):
        r, f, g = (c.total() if kind == "all" else c[kind] for c in (right, found, gold))
        print(
            f"{kind}  gold {g:5d}  P {100 * r / max(1, f):5.1f}  R {100 * r / max(1, g):5.1f}  "
            f"F1 {200 * r / max(1, f + g):5.1f}"
        )
    print(f"{words / seconds:,.0f} words/s")
    for line in mistakes[:: max(1, len(mistakes) // chosen.errors)] if chosen.errors else ():
        print(line)


if __name__ == "__main__":
    main()
