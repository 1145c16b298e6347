"""Finds what is said in interviews and transcripts: paragraphs that begin with a speaker's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import Stands
from briefing_app.analysis.saying.attribution import Reported
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.languages.sourcing import Phrases
    from briefing_app.analysis.words.segments import Segments

_FEWEST_LABELS = 2
_LONGEST_LABEL = 8
_FEWEST_WORDS = 3


def labelled(segments: Segments, phrases: Phrases) -> list[Reported]:
    """Return the paragraphs behind labels such as `Dr. Lang:`, where an article has several."""
    words = segments.tokens.words
    found = []
    for first, last in segments.paragraphs:
        limit = min(first + _LONGEST_LABEL, last - _FEWEST_WORDS)
        colon = next((k for k in range(first, limit) if words[k] == ":"), None)
        phrase = phrases.at(first) if colon is not None else None
        if colon is None or phrase is None or phrase.stands is not Stands.NAME or phrase.last != colon:
            continue
        person = phrase.name is not None and phrase.name.kind is ActorKind.PERSON
        if person and words[colon + 1] not in MARKS:
            source, cue = (phrase.first, phrase.last), (colon, colon + 1)
            found.append(Reported([(colon + 1, last)], source, cue, Reports.SPEECH, verbatim=True))
    return found if len(found) >= _FEWEST_LABELS else []
