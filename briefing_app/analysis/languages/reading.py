"""Reads a text in one of the languages that have word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.cutting import segment_in
from briefing_app.analysis.languages.grouping import Grouping
from briefing_app.analysis.languages.labels import labelled
from briefing_app.analysis.languages.naming import Naming
from briefing_app.analysis.languages.saying import Saying
from briefing_app.analysis.languages.sourcing import Phrases
from briefing_app.analysis.languages.speakers import Speakers
from briefing_app.analysis.languages.tags import Tags
from briefing_app.analysis.languages.telling import Telling
from briefing_app.analysis.languages.voices import Voices
from briefing_app.analysis.words.spans import attribution_of

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.saying.attribution import Reported
    from briefing_app.analysis.speaking.speakers import Speaker
    from briefing_app.analysis.words.segments import Segments
    from briefing_app.domain.statements.statement import Attribution
    from briefing_app.domain.text import Span

Pairs = list[tuple["Attribution", "Speaker"]]


def read_in(text: str, language: Language) -> tuple[Segments, Pairs, list[Cluster]]:
    """Return the segments of a text, what is reported in it with the speakers, and its actors."""
    segments = segment_in(text, language)
    names = Naming(segments, language).read()
    clusters = Grouping(segments, language).clusters(names)
    phrases = Phrases(segments, language, names)
    tags = Tags(segments, language, phrases)
    spoken = labelled(segments, phrases)
    paragraphs = {segments.paragraph_of[item.content[0][0]] for item in spoken}
    quoted = Saying(segments, language, phrases, tags).read(Voices(segments, language).read())
    taken = {
        segments.sentence_of[k] for item in quoted if item.cue for k in (item.cue[0], item.content[0][0])
    }
    told = Telling(segments, language, phrases, tags).read(taken)
    reported = [
        item for item in (*quoted, *told) if segments.paragraph_of[item.content[0][0]] not in paragraphs
    ]
    speakers = Speakers(segments, language, phrases, clusters)
    return segments, _attributed(segments, [*spoken, *reported], speakers), clusters


def _attributed(segments: Segments, reported: list[Reported], speakers: Speakers) -> Pairs:
    pairs: Pairs = []
    contents: set[tuple[Span, ...]] = set()
    for item in sorted(reported, key=lambda r: (r.source or r.cue or r.content[0])[0]):
        attribution = attribution_of(segments, item)
        if attribution is None or attribution.content in contents:
            continue
        contents.add(attribution.content)
        pairs.append((attribution, speakers.resolve(item.source)))
    pairs.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    return _apart(pairs)


def _apart(pairs: Pairs) -> Pairs:
    """Drop what lies inside the words of the statement before it."""
    kept: Pairs = []
    end = 0
    for attribution, speaker in pairs:
        if kept and attribution.content[-1].end <= end:
            continue
        kept.append((attribution, speaker))
        end = max(end, attribution.content[-1].end)
    return kept
