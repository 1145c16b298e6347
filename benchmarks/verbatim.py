"""Counts how many random changes to quotations are caught, and how many clean ones raise an alarm.

    python benchmarks/verbatim.py [--data FOLDER] [--changes 10000] [--clean 5000] [--level all]

At the level `document` the finished document is held against its articles, as it is before
every issue. At `docx` and `pdf` the changed document is written, read back as a file from a
colleague and held against a library that holds the articles. FOLDER may hold `*.jsonl.gz`
with `text` and `attributions` (lists of `source`, `cue`, `content` spans), and articles as
`*.txt`; without it the shipped samples are used. Everything is drawn from a seed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from altered_quotations import altered, disguised, quoted_span, with_words, words_of  # noqa: E402

from briefing_app.document.compose import compose  # noqa: E402
from briefing_app.document.house_style_file import load_house_style  # noqa: E402
from briefing_app.document.material import Material  # noqa: E402
from briefing_app.document.nodes import Document, Quotation  # noqa: E402
from briefing_app.document.products.product_file import load_product  # noqa: E402
from briefing_app.document.verifying.verbatim import verify  # noqa: E402
from briefing_app.domain.actors.actor import Actor, ActorKind  # noqa: E402
from briefing_app.domain.articles.article import Article  # noqa: E402
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Item, Section, StatementItem  # noqa: E402
from briefing_app.domain.edit import Change  # noqa: E402
from briefing_app.domain.identity import (  # noqa: E402
    ActorId,
    ArticleId,
    BriefingId,
    ItemId,
    SectionId,
    StatementId,
)  # fmt: skip
from briefing_app.domain.statements.shortening import faults, printed_wording  # noqa: E402
from briefing_app.domain.statements.statement import Attribution, Manner, Statement  # noqa: E402
from briefing_app.domain.text import Span, hull, passage_at  # noqa: E402
from briefing_app.domain.verbatim.signs import signs  # noqa: E402
from briefing_app.export.formats import render  # noqa: E402
from briefing_app.storage.store import Store  # noqa: E402
from briefing_app.workspace.marking import reported  # noqa: E402
from briefing_app.workspace.returned.comparing import compare  # noqa: E402
from briefing_app.workspace.returned.expected import key_of  # noqa: E402
from briefing_app.workspace.returned.outcome import Verdict  # noqa: E402
from briefing_app.workspace.returned.reading import read_docx_text, read_pdf_text  # noqa: E402

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ARTICLES_A_DOCUMENT = 6
SHOWN = 8
FOREIGN = ROOT / "benchmarks" / "quotations_in_scripts.tsv"
"""A line an article: language, outlet, speaker, text."""


class Case(NamedTuple):
    """One article with everything that is said in it."""

    article: Article
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


class Day(NamedTuple):
    """A document of several articles."""

    briefing: Briefing
    material: Material
    document: Document


def cases(data: Path | None) -> Iterator[Case]:
    """Give the articles of `data`, or of the shipped samples."""
    number = 0
    for path in sorted(data.rglob("*.jsonl.gz")) if data else ():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if "attributions" in record:
                    number += 1
                    yield marked(number, record)
    texts = sorted(data.rglob("*.txt")) if data else []
    for path in (*texts, *sorted((ROOT / "resources" / "samples").glob("*.txt"))):
        number += 1
        yield analysed(number, path)


def marked(number: int, record: dict[str, Any]) -> Case:
    """Return an article with the attributions that people marked in it."""
    text = record["text"]
    article = Article(
        ArticleId(number), record.get("title", "") or f"Article {number}", text,
        hashlib.sha256(text.encode()).hexdigest(), NOW, record.get("publisher", "Wire"), language="en",
    )  # fmt: skip
    statements, actors = [], {}
    for nth, given in enumerate(record["attributions"], start=1):
        if not given["content"]:
            continue
        whole = hull(tuple(Span(*span) for span in given["content"]))
        manner, content = reported(text, whole)
        if not content:
            continue
        source = Span(*given["source"][0]) if given["source"] else None
        name = " ".join(source.of(text).split())[:60] if source else "Nobody"
        actor = actors.setdefault(name.lower(), Actor(ActorId(number * 1000 + nth), name, ActorKind.PERSON))
        cue = Span(*given["cue"][0]) if given["cue"] else None
        statements.append(
            Statement(
                StatementId(number * 1000 + nth), passage_at(article.id, text, whole),
                Attribution(content, source, cue, manner), actor.id,
            )
        )  # fmt: skip
    return Case(article, tuple(statements), tuple(actors.values()))


def analysed(number: int, path: Path) -> Case:
    """Return an article as the program reads it."""
    from briefing_app.workspace.tasks import take_in

    read = take_in(path, NOW)
    article = replace(read.article, id=ArticleId(number))
    actors = tuple(
        Actor(ActorId(number * 1000 + nth), found.name, found.kind)
        for nth, found in enumerate(read.analysis.actors)
    )
    statements = tuple(
        Statement(
            StatementId(number * 1000 + nth),
            passage_at(article.id, article.text, hull(found.attribution.content)),
            found.attribution,
            actors[found.speaker].id if found.speaker is not None else None,
            found.attribution.source.of(article.text) if found.attribution.source else "",
        )
        for nth, found in enumerate(read.analysis.statements)
    )
    return Case(article, statements, actors)


def foreign() -> Iterator[Case]:
    """Give short articles from right to left and without spaces."""
    lines = FOREIGN.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=900_001):
        language, outlet, name, text = line.split("\t")
        article = Article(
            ArticleId(number), f"{outlet} {number}", text, hashlib.sha256(text.encode()).hexdigest(), NOW,
            outlet, language=language,
        )  # fmt: skip
        actor = Actor(ActorId(number * 1000), name, ActorKind.PERSON)
        statements = []
        for nth, match in enumerate(re.finditer(r"[«“„「]([^»”“」]+)[»”“」]", text)):
            span = Span(match.start(1), match.end(1))
            content = Attribution((span,), None, None, Manner.DIRECT)
            passage = passage_at(article.id, text, span)
            statements.append(Statement(StatementId(number * 1000 + nth), passage, content, actor.id))
        yield Case(article, tuple(statements), (actor,))


def shortening(statement: Statement, text: str) -> str | None:
    """Return every third long quotation shortened by its middle, as a desk would."""
    words = printed_wording(statement, text).split()
    if statement.manner is not Manner.DIRECT or len(words) < 14 or statement.id % 3:
        return None
    wording = " ".join((*words[:6], "[…]", *words[-5:]))
    return wording if not faults(wording, printed_wording(statement, text)) else None


def days(found: list[Case]) -> Iterator[Day]:
    """Give documents, each of a few articles with all their statements."""
    product = load_product("daily-press-review")
    for start in range(0, len(found), ARTICLES_A_DOCUMENT):
        those = found[start : start + ARTICLES_A_DOCUMENT]
        listed: list[Item] = []
        for article, statements, _ in those:
            listed.append(ArticleItem(ItemId(article.id * 1000 + 999), article.id))
            listed += [
                StatementItem(ItemId(one.id), one.id, shortening(one, article.text), article.id)
                for one in statements
            ]
        section = Section(SectionId(1), "News", tuple(listed), product.sections[0].key)
        briefing = Briefing(BriefingId(those[0].article.id), "Daily press review", NOW, sections=(section,))
        material = Material(
            {case.article.id: case.article for case in those},
            {one.id: one for case in those for one in case.statements},
            {actor.id: actor for case in those for actor in case.actors},
        )
        yield Day(briefing, material, compose(briefing, material, product, NOW, contents=False))


def is_quoted(block: object) -> bool:
    """Tell whether a block is a statement with words in quotation marks."""
    return isinstance(block, Quotation) and quoted_span(words_of(block))[1] > 0


class Tally:
    """What was tried and what came of it."""

    def __init__(self, level: str) -> None:
        self.level = level
        self.made: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.clean = self.alarms = 0
        self.shown: list[str] = []
        self.seconds = 0.0

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.made.items()))
        return (
            f"{self.level}: {sum(self.made.values())} changes, {sum(self.missed.values())} missed"
            f" {dict(self.missed) or ''}; {self.clean} clean, {self.alarms} false alarms;"
            f" {self.seconds:.1f} s\n    ({kinds})"
        )


def changed(day: Day, chance: random.Random, most: int) -> tuple[Document, dict[int, Any]]:
    """Return a document in which quotations were changed, and the changes by their items."""
    changes: dict[int, Any] = {}
    blocks = []
    names = tuple(actor.name for actor in day.material.actors.values())
    for block in day.document.blocks:
        if is_quoted(block) and len(changes) < most:
            statement = day.material.statements[StatementId(block.origin)]
            text = day.material.articles[statement.passage.article_id].text
            end = statement.passage.span.end
            if (change := altered(block, text[end : end + 80], names, chance)) is not None:
                changes[block.origin] = change
                block = change.after
        blocks.append(block)
    return replace(day.document, blocks=tuple(blocks)), changes


def dressed(day: Day, chance: random.Random) -> tuple[Document, list[Quotation]]:
    """Return a document whose quotations are written as other machines may write them."""
    blocks, quoted = [], []
    for block in day.document.blocks:
        if is_quoted(block):
            quoted.append(block)
            block = with_words(block, disguised(words_of(block), chance))
        blocks.append(block)
    return replace(day.document, blocks=tuple(blocks)), quoted


def at_document_level(found: list[Day], chance: random.Random, changes: int, clean: int) -> Tally:
    """Hold documents against their articles."""
    tally = Tally("document")
    begun = time.perf_counter()
    for day in cycle(found):
        if sum(tally.made.values()) >= changes and tally.clean >= clean:
            break
        if (left := changes - sum(tally.made.values())) > 0:
            document, made = changed(day, chance, left)
            outcome = verify(document.blocks, day.briefing, day.material)
            wrong = {failure.item_id for failure in outcome.failures}
            for item, change in made.items():
                tally.made[change.kind] += 1
                if item not in wrong:
                    tally.missed[change.kind] += 1
                    tally.shown.append(f"missed ({change.kind}): {words_of(change.after)}")
        if tally.clean < clean:
            document, quoted = dressed(day, chance)
            outcome = verify(document.blocks, day.briefing, day.material)
            tally.clean += len(quoted)
            tally.alarms += len(outcome.failures)
            tally.shown += [f"false alarm: {one.printed} | {one.sentence}" for one in outcome.failures]
    tally.seconds = time.perf_counter() - begun
    return tally


def at_file_level(
    level: str, found: list[Day], store: Store, chance: random.Random, changes: int, clean: int
) -> Tally:
    """Write documents as files, read them back and hold them against a library."""
    tally = Tally(level)
    begun = time.perf_counter()
    style = load_house_style("ministry")
    read = {"docx": read_docx_text, "pdf": read_pdf_text}[level]
    for day in cycle(found):
        if sum(tally.made.values()) >= changes and tally.clean >= clean:
            break
        if (left := changes - sum(tally.made.values())) > 0:
            document, made = changed(day, chance, left)
            report = compare(read(render(document, style, level).data), store)
            _count_missed(tally, document, made, report)
        if tally.clean < clean:
            document, quoted = dressed(day, chance)
            report = compare(read(render(document, style, level).data), store)
            tally.clean += len(quoted)
            tally.alarms += len(report.faults)
            tally.shown += [f"false alarm: {f.verdict}: {f.printed} | {f.sentence}" for f in report.faults]
            unseen = len(quoted) - report.counts[Verdict.VERIFIED] - len(report.faults)
            if unseen > 0:
                tally.missed["clean, not seen"] += unseen
    tally.seconds = time.perf_counter() - begun
    return tally


def _count_missed(tally: Tally, document: Document, made: dict[int, Any], report: Any) -> None:
    """Count the changes of which a file says nothing: verified all the same, or not seen at all."""
    verified = Counter(_key(one.printed) for one in report.outcomes if one.verdict is Verdict.VERIFIED)
    honest = Counter(
        _key(words_of(block))
        for block in document.blocks
        if isinstance(block, Quotation) and block.origin not in made
    )
    passed = verified - honest
    missed = 0
    for change in made.values():
        tally.made[change.kind] += 1
        key = _key(words_of(change.after))
        if passed[key]:
            passed[key] -= 1
            missed += 1
            tally.missed[change.kind] += 1
            name = getattr(change.after.attribution[0], "text", "")
            tally.shown.append(f"missed ({change.kind}): {name}: {words_of(change.after)}")
    if (unseen := len(made) - missed - len(report.faults)) > 0:
        tally.missed["not seen"] += unseen
        blamed = "|".join(_key(one.printed) for one in report.faults)
        tally.shown += [
            f"perhaps not seen ({change.kind}): {words_of(change.after)}"
            for change in made.values()
            if _key(words_of(change.after)) not in blamed
        ]


def _key(words: str) -> str:
    return key_of(signs(words)).rstrip(".,;:…")


def library(found: list[Case], made: list[Day], path: Path) -> Store:
    """Return a library that holds the articles with their statements and actors, and the briefings."""
    store = Store.open(path)
    for case in found:
        store.write([Change(None, one) for one in (case.article, *case.actors, *case.statements)])
    store.write([Change(None, day.briefing) for day in made])
    return store


def main() -> None:
    """Measure and print; the exit code is 1 where a change was missed or a clean quotation blamed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--clean", type=int, default=5_000)
    parser.add_argument("--level", choices=["document", "docx", "pdf", "all"], default="all")
    parser.add_argument("--articles", type=int, default=300, help="at most so many articles of the data")
    parser.add_argument("--latin-pdf", action="store_true", help="leave other scripts out of the PDFs")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = [case for case in islice(cases(options.data), options.articles) if case.statements]
    latin = list(days(found))
    others = list(foreign())
    found += others
    made = latin + list(days(others))
    quotations = sum(is_quoted(block) for day in made for block in day.document.blocks)
    print(f"{len(found)} articles in {len(made)} documents, {quotations} quotations")
    tallies = []
    if options.level in ("document", "all"):
        chance = random.Random(options.seed)
        tallies.append(at_document_level(made, chance, options.changes, options.clean))
        _show(tallies[-1])
    with tempfile.TemporaryDirectory() as folder:
        store = library(found, made, Path(folder) / "library.briefing")
        for level in ("docx", "pdf"):
            if options.level in (level, "all"):
                chance = random.Random(options.seed)
                those = latin if level == "pdf" and options.latin_pdf else made
                tallies.append(at_file_level(level, those, store, chance, options.changes, options.clean))
                _show(tallies[-1])
        store.close()
    raise SystemExit(any(tally.alarms or tally.missed for tally in tallies))


def _show(tally: Tally) -> None:
    print(tally)
    for line in tally.shown[:SHOWN]:
        print(f"    {line}")


if __name__ == "__main__":
    main()
