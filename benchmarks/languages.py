"""Score what is read in other languages on annotated articles of this project.

    python benchmarks/languages.py [ru de fr] [--set seen|unseen|all] [--errors]

How far to trust the figures: not far. The articles under `languages/` are invented; they were written
and annotated before there were any rules, by the same hand that then wrote the rules and, after the
articles, the word lists. A third of each language was kept unseen while the rules were tuned: nobody
looked at its errors, though the hand knew its sentences. At the end they were opened, and general
faults mended: figures from just before were F1 97.6 / 95.7 / 97.9 % for quotations and 94 / 98 / 94 %
for speakers (ru / de / fr), and what is printed now is no longer blind. (Lines of dialogue there got
paragraphs of
their own after the first run, and annotations of seen articles that broke their own conventions were
mended.) Twelve short, tidy articles a language are few: in an unseen set one quotation more or less
moves a figure by four or five points. So the figures show whether a change helps or harms and which
constructions are read at all. Real news is untidier, and is read less well: headlines run into text,
offices unknown to the lists, quotations far from their source.

A line of a file is a sentence, an empty line parts paragraphs. `[1: …]` is what was said (`[i1: …]`
without quotation marks), `{1: …}` its source. Below `---` stand the actors: kind, name and other
forms, `=` role; `speaker 1: NAME` says who an unnamed source is.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "languages"
UNSEEN_EVERY = 3
LEAST_DICE = 0.5
KINDS = ("person", "organisation", "country", "alliance")
_MARK = re.compile(r"\[(i?)(\d+): |\{(\d+): |\]|\}")


@dataclass
class Said:
    """A statement as annotated: places of its words and of its source, as sets of characters."""

    words: set[int] = field(default_factory=set)
    source: set[int] = field(default_factory=set)
    quoted: bool = True
    speaker: str | None = None


@dataclass
class Gold:
    """An annotated article."""

    name: str
    text: str
    ends: set[int]
    said: dict[str, Said]
    actors: list[tuple[str, list[str], str]]


def gold_in(path: Path) -> Gold:
    """Return the article of a file with its annotations."""
    body, _, foot = path.read_text(encoding="utf-8").partition("\n---\n")
    said: dict[str, Said] = {}
    text = ""
    ends: set[int] = set()
    stack: list[tuple[str, int]] = []
    paragraphs = body.strip().split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        if number:
            text += "\n\n"
        lines = paragraph.split("\n")
        for place, line in enumerate(lines):
            if place:
                ends.add(len(text))
                text += " "
            at = 0
            for match in _MARK.finditer(line):
                text += line[at : match.start()]
                at = match.end()
                if match[2] or match[3]:
                    key = match[2] or match[3]
                    item = said.setdefault(key, Said())
                    if match[2]:
                        item.quoted = not match[1]
                    stack.append((("c" if match[2] else "s") + key, len(text)))
                else:
                    opened, start = stack.pop()
                    item = said[opened[1:]]
                    (item.words if opened[0] == "c" else item.source).update(range(start, len(text)))
            text += line[at:]
        assert not stack, (path.name, paragraph)
    actors = []
    for line in foot.strip().split("\n"):
        kind, _, rest = line.partition(": ")
        if kind.rstrip(":").startswith("speaker"):
            said[kind.rstrip(":").split()[1]].speaker = rest
            continue
        names, _, role = rest.partition(" = ")
        actors.append((kind, [n.strip() for n in names.split(";")], role.strip()))
    gold = Gold(f"{path.parent.name}/{path.stem}", text, ends, said, actors)
    for item in said.values():
        _letters_only(item.words, text)
        _letters_only(item.source, text)
        if item.speaker is None and item.source:
            item.speaker = _speaker_in("".join(text[k] for k in sorted(item.source)), gold)
    gold.said = {key: item for key, item in said.items() if item.words}
    return gold


def _letters_only(places: set[int], text: str) -> None:
    places.intersection_update({k for k in places if text[k].isalnum()})


def _speaker_in(source: str, gold: Gold) -> str | None:
    """Return the actor that a source names; None where that takes thought."""
    plain = _plain(source)
    found = [
        (kind == "person", plain.rfind(_plain(name)) + len(_plain(name)), len(name), names[0])
        for kind, names, _ in gold.actors
        for name in names
        if _plain(name) in plain and (kind == "person" or len(name) > 0.6 * len(source))
    ]
    return max(found)[3] if found else None


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.casefold().replace("ё", "е"))


@dataclass
class Score:
    """Counts of what was found right, found in all, and there to be found."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.there if self.there else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:5.1%}  R {recall:5.1%}  F1 {f1:5.1%}  ({self.right}/{self.found}/{self.there})"


def score(gold: Gold, scores: dict[str, Score], errors: bool) -> None:
    """Add the counts of one article."""
    from briefing_app.analysis.analyse import analyse
    from briefing_app.analysis.languages.cutting import segment_in
    from briefing_app.analysis.languages.language import language_for
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statements.statement import Manner

    code = gold.name[:2]
    article = Article(ArticleId(1), "", gold.text, "", datetime(2026, 1, 1, tzinfo=UTC), language=code)
    analysis = analyse(article)
    names = [actor.name for actor in analysis.actors]

    # sentences
    language = language_for(code)
    assert language is not None
    segments = segment_in(gold.text, language)
    inner = [
        segments.tokens.end[b - 1]
        for (_, b), (a, _) in zip(segments.sentences, segments.sentences[1:], strict=False)
        if segments.paragraph_of[b - 1] == segments.paragraph_of[a]
    ]
    ends = set(inner)
    scores["sentences"].right += len(ends & gold.ends)
    scores["sentences"].found += len(ends)
    scores["sentences"].there += len(gold.ends)
    if errors:
        for end in sorted(ends ^ gold.ends):
            kind = "extra" if end in ends else "missed"
            before, after = gold.text[max(0, end - 40) : end], gold.text[end : end + 20]
            print(f"{gold.name} sentence {kind}: …{before}|{after}")

    # statements
    found = []
    for statement in analysis.statements:
        attribution = statement.attribution
        words = {k for span in attribution.content for k in range(span.start, span.end)}
        source = set(range(*attribution.source)) if attribution.source else set()
        _letters_only(words, gold.text)
        speaker = None if statement.speaker is None else names[statement.speaker]
        found.append((words, source, attribution.manner is not Manner.INDIRECT, speaker))
    pairs = sorted(
        (
            (-2 * len(item.words & words) / (len(item.words) + len(words)), key, number)
            for key, item in gold.said.items()
            for number, (words, *_) in enumerate(found)
            if item.words & words
        ),
    )
    taken: dict[str, int] = {}
    used: set[int] = set()
    for dice, key, number in pairs:
        if -dice >= LEAST_DICE and key not in taken and number not in used:
            taken[key] = number
            used.add(number)
    for key, item in gold.said.items():
        kind = "quotations" if item.quoted else "indirect"
        scores[kind].there += 1
        number = taken.get(key, -1)
        right = number >= 0 and (not item.source or bool(item.source & found[number][1]))
        if right:
            scores[kind].right += 1
            if item.speaker is not None:
                speaker = found[number][3]
                scores["speakers"].there += bool(item.speaker)
                scores["speakers"].found += bool(speaker)
                forms = next((n for _, n, _ in gold.actors if item.speaker in n), [])
                same = bool(speaker) and (_same(speaker or "", forms))
                scores["speakers"].right += same
                if errors and not same:
                    print(f"{gold.name} speaker of {key}: {speaker} for {item.speaker}")
        elif errors:
            why = "missed" if number < 0 else f"source {_words(found[number][1], gold.text)!r}"
            print(f"{gold.name} {kind} {key} {why}: {_words(item.words, gold.text)[:90]}")
    for number, (words, _, quoted, speaker) in enumerate(found):
        key = next((k for k, n in taken.items() if n == number), None)
        quoted = gold.said[key].quoted if key is not None else quoted
        scores["quotations" if quoted else "indirect"].found += 1
        if errors and key is None:
            kind = "quotation" if quoted else "indirect"
            print(f"{gold.name} extra {kind} {speaker}: {_words(words, gold.text)[:90]}")

    # actors
    for kind in KINDS:
        there = [(names, role) for k, names, role in gold.actors if k == kind]
        here = [actor for actor in analysis.actors if actor.kind == kind]
        left = list(there)
        for actor in here:
            match = next((t for t in left if any(_same(n, t[0]) for n in (actor.name, *actor.aliases))), None)
            if match is not None:
                left.remove(match)
                scores[kind].right += 1
                if match[1]:
                    scores["roles"].there += 1
                    scores["roles"].found += bool(actor.role)
                    good = bool(actor.role) and (
                        _plain(actor.role) in _plain(match[1]) or _plain(match[1]) in _plain(actor.role)
                    )
                    scores["roles"].right += good
                    if errors and not good:
                        print(f"{gold.name} role of {actor.name}: {actor.role!r} for {match[1]!r}")
            elif errors:
                print(f"{gold.name} extra {kind}: {actor.name} {actor.aliases}")
        if errors:
            for names, _ in left:
                print(f"{gold.name} missed {kind}: {names[0]}")
        scores[kind].found += len(here)
        scores[kind].there += len(there)


def _same(name: str, forms: list[str]) -> bool:
    return _plain(name) in {_plain(form) for form in forms}


def _words(places: set[int], text: str) -> str:
    return text[min(places) : max(places) + 1] if places else ""


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("languages", nargs="*", default=["ru", "de", "fr"])
    options.add_argument("--set", default="all", choices=("seen", "unseen", "all"))
    options.add_argument("--errors", action="store_true", help="name each difference")
    chosen = options.parse_args()
    sys.path.insert(0, str(PROJECT))
    for code in chosen.languages:
        files = sorted((FOLDER / code).glob("*.txt"))
        unseen = files[UNSEEN_EVERY - 1 :: UNSEEN_EVERY]
        sets = {"seen": [f for f in files if f not in unseen], "unseen": unseen}
        for name in ("seen", "unseen") if chosen.set == "all" else (chosen.set,):
            keys = ("sentences", "quotations", "indirect", "speakers", *KINDS, "roles")
            scores = {key: Score() for key in keys}
            for file in sets[name]:
                score(gold_in(file), scores, chosen.errors)
            print(f"{code}, {len(sets[name])} {name} articles")
            for key, value in scores.items():
                print(f"  {key:13}{value}")


if __name__ == "__main__":
    main()
