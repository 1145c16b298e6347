"""Reads languages without word lists of their own: quotations go to the nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.naming.names import Name, Names
from briefing_app.analysis.saying.attribution import Reported
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.lexicons import genders, phrase_set
from briefing_app.analysis.words.tagging import PUNCTUATION, QUOTE
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases
    from briefing_app.analysis.words.segments import Segments

FEWEST_QUOTED_WORDS = 3
_REACH_TOKENS = 14
_WORD = "XX"


def tag_foreign(segments: Segments) -> list[str]:
    """Return tags that tell only names, numbers and marks from other words."""
    words = segments.tokens.words
    starts = {first for first, _ in segments.sentences}
    starts |= {quotation.first for quotation in segments.quotations}
    tags = []
    inside = {word for i, word in enumerate(words) if word[0].isupper() and i not in starts}
    for i, word in enumerate(words):
        if word in MARKS:
            tags.append(QUOTE)
        elif word[0].isdigit():
            tags.append("CD")
        elif not word[0].isalpha():
            tags.append(PUNCTUATION)
        elif word[0].isupper() and (i not in starts or word in inside or _capital_follows(words, i)):
            tags.append("NNP")
        else:
            tags.append(_WORD)
    return tags


def _capital_follows(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1][0].isupper() and words[i + 1][0].isalpha()


def foreign_names(phrases: Phrases) -> list[Name]:
    """Return the names of an article, offices parted from them where a given name follows."""
    names = Names(phrases).read()
    for name in names:
        _leave_title(phrases, name)
    return names


def _leave_title(phrases: Phrases, name: Name) -> None:
    """Part `Bondskanselier` from `Friedrich Merz` by the given name."""
    for k in range(name.first + 1, name.last - 1):
        if _is_given(phrases.words[k]) and not _is_given(phrases.words[name.first]):
            tokens = phrases.segments.tokens
            name.first, name.title_from = k, name.first
            name.text = " ".join(tokens.text[tokens.start[k] : tokens.end[name.last - 1]].split())
            name.kind, name.sure = ActorKind.PERSON, True
            return


def _is_given(word: str) -> bool:
    return word in genders() or word in phrase_set("forenames")


def nearest_name_statements(phrases: Phrases, names: list[Name]) -> list[Reported]:
    """Return the quotations of an article, each with the person or body named nearest to it."""
    segments = phrases.segments
    sources = [n for n in names if n.kind in (ActorKind.PERSON, ActorKind.ORGANISATION)]
    found = []
    position = 0
    for quotation in segments.quotations:
        size = sum(1 for k in range(quotation.first, quotation.last) if phrases.words[k][0].isalnum())
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        if size < FEWEST_QUOTED_WORDS and segments.tokens.words[quotation.first].isascii():
            continue
        while position < len(sources) and sources[position].last < quotation.opening - _REACH_TOKENS:
            position += 1
        near = _nearest(segments, sources[position : position + 40], quotation.opening, end)
        source = (near.first, near.last) if near else None
        found.append(Reported([(quotation.opening, end)], source, None, Reports.SPEECH, quoted=True))
    return found


def _nearest(segments: Segments, names: list[Name], opening: int, end: int) -> Name | None:
    paragraph = segments.paragraph_of[opening]
    best: tuple[int, Name] | None = None
    for name in names:
        if segments.paragraph_of[name.first] != paragraph or segments.quotation_of[name.first] >= 0:
            continue
        distance = name.first - end if name.first >= end else opening - name.last + 2
        if distance <= _REACH_TOKENS and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None
