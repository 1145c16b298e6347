"""Turns what the network says into reported words and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from briefing_app.analysis.reader.labels import NAME_LABELS, REPORTED_LABELS, spans_of
from briefing_app.analysis.reader.model import model
from briefing_app.analysis.reader.observations import observe
from briefing_app.analysis.reader.repairs import is_labelled, mended
from briefing_app.analysis.saying.attribution import Reported
from briefing_app.analysis.saying.cues import reports_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.reader.model import Model, Reading
    from briefing_app.analysis.reader.network import Floats
    from briefing_app.analysis.saying.attribution import Range
    from briefing_app.analysis.words.phrases import Phrases
    from briefing_app.analysis.words.segments import Segments

WINDOW = 90
"""Words read together: whole paragraphs up to so many."""
LONGEST = 240
"""A paragraph of so many words is still read whole."""
_LEAST = 0.2
"""A source is taken when so much of the chance falls on its words."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name as the network sees it: `PER`, `ORG`, `LOC` or `MISC`, at a half-open token range."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadWords:
    """What the network found in an article."""

    reported: list[Reported]
    names: list[NamedSpan]


def read_words(phrases: Phrases, names: list[Name], by_rule: list[Reported]) -> ReadWords:
    """Return what the network makes of an article; `names` and `by_rule` are what the rules made of it."""
    if not phrases.words:
        return ReadWords([], [])
    trained = model()
    seen = observe(phrases, names, by_rule)
    reported: list[Reported] = []
    named: list[NamedSpan] = []
    for reading in trained.read(seen, windows(phrases.segments)):
        named += [
            NamedSpan(kind, reading.first + a, reading.first + b)
            for kind, a, b in spans_of(reading.names, NAME_LABELS)
        ]
        reported += _Window(phrases, trained, reading, by_rule).reported()
    reported.sort(key=lambda r: r.content[0])
    named.sort(key=lambda span: span.first)
    return ReadWords(mended(phrases, reported, by_rule), named)


def windows(segments: Segments) -> list[Range]:
    """Return ranges of whole paragraphs of about `WINDOW` words; longer ones are cut between sentences."""
    found: list[Range] = []
    begin = end = 0
    for first, last in segments.paragraphs:
        if last - begin > WINDOW and end > begin:
            found.append((begin, end))
            begin = first
        if last - begin > LONGEST:
            parts = _cut(segments, begin, last)
            found += parts[:-1]
            begin = parts[-1][0]
        end = last
    if end > begin:
        found.append((begin, end))
    return found


def _cut(segments: Segments, first: int, last: int) -> list[Range]:
    """Return the parts of a long paragraph: whole sentences as far as `LONGEST` words hold them."""
    parts: list[Range] = []
    number = segments.sentence_of[first]
    begin = first
    while begin < last:
        end = min(begin + LONGEST, last)
        while number + 1 < len(segments.sentences) and segments.sentences[number][1] <= begin:
            number += 1
        reached = number
        while reached < len(segments.sentences) and segments.sentences[reached][1] <= end:
            reached += 1
        whole = segments.sentences[reached - 1][1] if reached > number else end
        parts.append((begin, min(whole, last)))
        begin = parts[-1][1]
    return parts


class _Window:
    """Links the contents of one window to their cues and sources."""

    def __init__(
        self, phrases: Phrases, trained: Model, reading: Reading, by_rule: Sequence[Reported]
    ) -> None:
        self._phrases = phrases
        self._trained = trained
        self._reading = reading
        self._rule_at = {k: r for r in by_rule for a, b in r.content for k in range(a, b)}
        self._spans: dict[str, list[Range]] = {"S": [], "C": [], "Q": []}
        for kind, a, b in spans_of(reading.reported, REPORTED_LABELS):
            self._spans[kind].append((a, b))

    def reported(self) -> list[Reported]:
        """Return what is reported in the window; pieces of one paragraph under one cue are one report."""
        contents = self._spans["Q"]
        if not contents:
            return []
        first = np.array([a for a, _ in contents])
        last = np.array([b - 1 for _, b in contents])
        to_sources = self._trained.sources.chances(self._reading.states, first, last)
        to_cues = self._trained.cues.chances(self._reading.states, first, last)
        cues = [self._likeliest("C", chances) for chances in to_cues]
        groups: dict[tuple[Range | None, int], list[int]] = {}
        paragraph_of = self._phrases.segments.paragraph_of
        for n, (content, cue) in enumerate(zip(contents, cues, strict=True)):
            key = (cue, paragraph_of[self._reading.first + content[0]] if cue else -1 - n)
            groups.setdefault(key, []).append(n)
        return [
            self._report([contents[n] for n in members], cue, to_sources[members].mean(0))
            for (cue, _), members in groups.items()
        ]

    def _likeliest(self, kind: str, chances: Floats) -> Range | None:
        """Return the span of a kind on whose words most of the chance falls; None where none is likelier."""
        best = max(self._spans[kind], key=lambda span: float(chances[slice(*span)].sum()), default=None)
        if best is None or float(chances[slice(*best)].sum()) < max(_LEAST, float(chances[-1])):
            return None
        return best

    def _report(self, contents: list[Range], cue: Range | None, chances: Floats) -> Reported:
        content = [self._placed(part) for part in contents]
        source = self._likeliest("S", chances)
        report = Reported(
            content,
            self._placed(source) if source else None,
            self._placed(cue) if cue else None,
            reports_of(self._reading_words(cue)),
            quoted=self._is_quoted(content),
        )
        rule = next((self._rule_at[k] for a, b in content for k in range(a, b) if k in self._rule_at), None)
        if rule is not None and (is_labelled(self._phrases, rule) or not (report.source or report.cue)):
            report.source, report.cue, report.verbatim = rule.source, rule.cue, rule.verbatim
            report.reports = rule.reports
        return report

    def _placed(self, span: Range) -> Range:
        return span[0] + self._reading.first, span[1] + self._reading.first

    def _reading_words(self, cue: Range | None) -> list[str]:
        return self._phrases.lower[slice(*self._placed(cue))] if cue else []

    def _is_quoted(self, content: list[Range]) -> bool:
        quotation_of = self._phrases.segments.quotation_of
        marks = [quotation_of[k] >= 0 for a, b in content for k in range(a, b)]
        return 2 * sum(marks) > len(marks)
