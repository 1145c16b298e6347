"""Reads the annotated corpora and lays their labels over the program's own tokens.

Every corpus becomes a list of `Sample`: the observations of some paragraphs, and the labels
that the corpus has for them. Nothing of the texts is kept elsewhere than in memory.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing_app.analysis.naming.names import Names
from briefing_app.analysis.reader.labels import NAME_LABELS, REPORTED_LABELS
from briefing_app.analysis.reader.observations import Observations, observe
from briefing_app.analysis.saying.attribution import Attributions
from briefing_app.analysis.saying.overlaps import apart
from briefing_app.analysis.words.phrases import Phrases
from briefing_app.analysis.words.segments import Segments, segment
from briefing_app.analysis.words.tagging import tag

NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "'", "%"}
NO_SPACE_AFTER = {"(", "[", "$", "£", "€"}


@dataclass(slots=True)
class Link:
    """One piece of content with the tokens of its source and of its cue; empty where there are none."""

    content: tuple[int, int]
    source: tuple[int, ...]
    cue: tuple[int, ...]


@dataclass(slots=True)
class Sample:
    """An article, or some sentences; a label is -1, and a list None, where the corpus says nothing."""

    corpus: str
    name: str
    observations: Observations
    paragraphs: list[tuple[int, int]]
    reported: list[int] | None = None
    names: list[int] | None = None
    tags: list[str] | None = None
    relations: list[str] | None = None
    links: list[Link] = field(default_factory=list)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Return the records of a compressed file with one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _seen(text: str) -> tuple[Segments, Observations]:
    segments = segment(text)
    phrases = Phrases(segments, tag(segments))
    names = Names(phrases).read()
    return segments, observe(phrases, names, apart(segments, Attributions(segments, phrases).read()))


def _tokens_at(segments: Segments) -> list[int]:
    """Return for each character the token that it belongs to; -1 between tokens."""
    at = [-1] * (len(segments.tokens.text) + 1)
    for i, (start, end) in enumerate(zip(segments.tokens.start, segments.tokens.end, strict=True)):
        at[start:end] = [i] * (end - start)
    return at


def attributed(path: Path) -> list[Sample]:
    """Return the articles of an attribution corpus."""
    return [_attributed(record) for record in records(path)]


def _attributed(record: dict[str, Any]) -> Sample:
    segments, seen = _seen(record["text"])
    at = _tokens_at(segments)

    def ranges(spans: list[list[int]]) -> list[tuple[int, int]]:
        found = []
        for start, end in spans:
            tokens = [i for i in at[start:end] if i >= 0]
            if tokens:
                found.append((tokens[0], tokens[-1] + 1))
        return found

    labels = [0] * len(seen.words)
    sample = Sample("polnear", record["id"], seen, segments.paragraphs, reported=labels)
    number = {label: n for n, label in enumerate(REPORTED_LABELS)}
    parts = [
        (kind, ranges(a[key]))
        for a in record["attributions"]
        for kind, key in (("C", "cue"), ("S", "source"), ("Q", "content"))
    ]
    for kind, spans in sorted(parts, key=lambda part: "CSQ".index(part[0])):
        for first, last in spans:
            labels[first] = number[f"B-{kind}"]
            labels[first + 1 : last] = [number[f"I-{kind}"]] * (last - first - 1)
    for start, end in record.get("discard") or ():
        for i in {i for i in at[start:end] if i >= 0}:
            labels[i] = -1
    for a in record["attributions"]:
        source = tuple(k for first, last in ranges(a["source"]) for k in range(first, last))
        cue = tuple(k for first, last in ranges(a["cue"]) for k in range(first, last))
        sample.links += [Link(content, source, cue) for content in ranges(a["content"])]
    return sample


def named(found: Iterable[dict[str, Any]], *, size: int = 150) -> list[Sample]:
    """Return records of names or syntax: sentences of one document together.

    A sample ends with the sentence that passes `size` tokens.
    """
    groups: list[list[dict[str, Any]]] = []
    for record in found:
        document = record.get("doc")
        long = groups and sum(len(r["toks"]) for r in groups[-1]) > size
        if not groups or long or groups[-1][-1].get("doc") != document:
            groups.append([])
        groups[-1].append(record)
    return [_named(group) for group in groups]


def _spaces(record: dict[str, Any]) -> list[bool]:
    if "sp" in record:
        return [bool(space) for space in record["sp"]]
    words = record["toks"]
    return [
        i + 1 < len(words) and words[i + 1] not in NO_SPACE_BEFORE and word not in NO_SPACE_AFTER
        for i, word in enumerate(words)
    ]


def _named(group: list[dict[str, Any]]) -> Sample:
    text, starts = "", []
    for record in group:
        for word, space in zip(record["toks"], _spaces(record), strict=True):
            starts.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip() + "\n\n"
    segments, seen = _seen(text)
    at = _tokens_at(segments)
    sample = Sample(re.sub(r"/.*", "", group[0]["src"]), group[0].get("doc") or "", seen, segments.paragraphs)

    def laid_over(labels: list[str]) -> list[str]:
        laid = [""] * len(seen.words)
        for (start, end), label in zip(starts, labels, strict=True):
            for i in dict.fromkeys(at[start:end]):
                if i >= 0 and not laid[i]:
                    laid[i] = label
                    label = label.replace("B-", "I-")
        return laid

    if "ner" in group[0]:
        number = {label: n for n, label in enumerate(NAME_LABELS)}
        laid = laid_over([label for record in group for label in record["ner"]])
        sample.names = [number.get(label, 0) for label in laid]
    if "xpos" in group[0]:
        sample.tags = laid_over([label for record in group for label in record["xpos"]])
        sample.relations = laid_over(
            [
                label.partition(":")[0] if label != "acl:relcl" else label
                for record in group
                for label in record["dep"]
            ]
        )
    return sample
