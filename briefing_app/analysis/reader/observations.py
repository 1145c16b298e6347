"""What the network sees of each word: its form, its surroundings, and what the rules make of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    genders,
    parts_of_speech,
    phrase_set,
    word_set,
)
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.saying.attribution import Reported
    from briefing_app.analysis.words.phrases import Phrases

FORM_COLUMNS = ("word", "prefix", "suffix", "ending", "shape")
"""What a word shows by itself."""

COLUMNS = (*FORM_COLUMNS, "tag", "quotation", "edge", "reported", "name")
"""The columns of one observation, each a string that the model looks up in a vocabulary of its own."""

FORM_FLAGS = 14
FLAGS = FORM_FLAGS + 8
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Observations:
    """The words of an article as the network sees them: parallel lists, one entry for each token.

    `columns` has one list for each of `COLUMNS`; `flags` holds the numbers of the flags that are set.
    """

    words: list[str]
    columns: tuple[list[str], ...]
    flags: list[tuple[int, ...]]


def observe(phrases: Phrases, names: list[Name], reported: list[Reported]) -> Observations:
    """Return what is to be seen of each word of an article."""
    words = phrases.words
    forms = [form_of(word) for word in words]
    columns = (
        [form.word for form in forms],
        [form.prefix for form in forms],
        [form.suffix for form in forms],
        [form.ending for form in forms],
        [form.shape for form in forms],
        list(phrases.tags),
        _quotations(phrases),
        _edges(phrases),
        _reported(len(words), reported),
        _names(len(words), names),
    )
    return Observations(words, columns, _flags(phrases, forms))


@dataclass(frozen=True, slots=True)
class Form:
    """What a word shows by itself."""

    word: str
    prefix: str
    suffix: str
    ending: str
    shape: str
    flags: tuple[int, ...]


@lru_cache(maxsize=50_000)
def form_of(word: str) -> Form:
    """Return what a word shows by itself."""
    low = word.lower().replace("’", "'")
    normal = "".join("0" if c.isdigit() else c for c in low)
    return Form(normal, normal[:3], normal[-3:], normal[-2:], _shape(word), _form_flags(word, low))


def _shape(word: str) -> str:
    kinds: list[str] = []
    for c in word:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c
        if kinds[-2:] != [kind, kind]:
            kinds.append(kind)
    return "".join(kinds)[:8]


def _form_flags(word: str, low: str) -> tuple[int, ...]:
    bare = low.rstrip(".")
    tests = (
        word[0].isupper(),
        len(word) > 1 and word.isupper(),
        word in phrase_set("forenames") or word in genders(),
        word in phrase_set("surnames"),
        word in country_of_name(),
        word in country_of_people(),
        word in alliance_names(),
        word in phrase_set("places"),
        low in word_set("people_nouns"),
        bare in word_set("titles"),
        low in word_set("organisation_words"),
        low in word_set("body_nouns"),
        low in cue_verbs(),
        low in parts_of_speech(),
    )
    return tuple(number for number, holds in enumerate(tests) if holds)


def _flags(phrases: Phrases, forms: list[Form]) -> list[tuple[int, ...]]:
    """Return the flags of each word: those of its form, and those that the whole article gives it."""
    words = phrases.words
    starts = {first for first, _ in phrases.segments.sentences}
    starts |= {quotation.first for quotation in phrases.segments.quotations}
    seen: dict[str, int] = {}
    for i, word in enumerate(words):
        bit = 1 if word[0].islower() else 2 if i not in starts else 0
        seen[forms[i].word] = seen.get(forms[i].word, 0) | bit
    bodies: set[int] = set()
    places: set[int] = set()
    towns: set[int] = set()
    for first, last, kind in _listed(phrases):
        {"organisations": bodies, "places": places, "cities": towns}[kind].update(range(first, last))
    flags = []
    for i, form in enumerate(forms):
        bits = seen[form.word]
        more = (
            bool(bits & 1),
            bool(bits & 2),
            i in starts,
            i in bodies,
            i in places,
            words[i] in phrase_set("acronyms"),
            words[i] in phrase_set("cities"),
            i in towns,
        )
        flags.append(form.flags + tuple(FORM_FLAGS + n for n, holds in enumerate(more) if holds))
    return flags


@cache
def _phrases_by_first() -> dict[str, dict[tuple[str, ...], str]]:
    """Return the listed names of several words by their first word, each with the list it stands in."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for kind in ("cities", "places", "organisations"):
        for name in phrase_set(kind):
            parts = tuple(name.split())
            if 1 < len(parts) <= _LONGEST_PHRASE:
                table.setdefault(parts[0], {})[parts] = kind
    return table


def _listed(phrases: Phrases) -> list[tuple[int, int, str]]:
    """Return the listed names in a text as token ranges, with the list each stands in."""
    words, table = phrases.words, _phrases_by_first()
    found = []
    for i, word in enumerate(words):
        entries = table.get(word) if word[0].isupper() else None
        if entries is None:
            continue
        for length in range(min(_LONGEST_PHRASE, len(words) - i), 1, -1):
            kind = entries.get(tuple(words[i : i + length]))
            if kind is not None:
                found.append((i, i + length, kind))
                break
    return found


def _quotations(phrases: Phrases) -> list[str]:
    """Return for each word whether it is quoted, and for marks which way they face."""
    segments = phrases.segments
    seen = []
    for i, word in enumerate(phrases.words):
        number = segments.quotation_of[i]
        if number < 0:
            seen.append("m" if word in MARKS else "o")
            continue
        quotation = segments.quotations[number]
        if i == quotation.opening:
            seen.append("<")
        elif i == quotation.closing:
            seen.append(">")
        else:
            seen.append("q" if quotation.closing is not None else "u")
    return seen


def _edges(phrases: Phrases) -> list[str]:
    """Return for each word where in its sentence and paragraph it stands."""
    segments = phrases.segments
    edges = ["i"] * len(phrases.words)
    for first, last in segments.sentences:
        edges[last - 1] = "e"
        edges[first] = "b"
    for first, last in segments.paragraphs:
        edges[last - 1] = "E" if last - first > 1 else "1"
        edges[first] = "B"
    return edges


def _reported(length: int, reported: list[Reported]) -> list[str]:
    """Return what the rules take each word for: part of a source, a cue or a content."""
    seen = ["o"] * length
    for item in reported:
        for first, last in item.content:
            _mark(seen, first, last, "q" if item.quoted else "c")
    for item in reported:
        if item.source is not None:
            _mark(seen, *item.source, "s")
        if item.cue is not None:
            _mark(seen, *item.cue, "v" if item.reports is Reports.SPEECH else "t")
    return seen


def _names(length: int, names: list[Name]) -> list[str]:
    """Return what the rules take each word for: a person, an organisation, a place."""
    seen = ["o"] * length
    for name in names:
        kind = name.kind.value[:2] + ("?" if not name.sure else "") + ("a" if name.people_word else "")
        _mark(seen, name.first, name.last, kind)
    return seen


def _mark(seen: list[str], first: int, last: int, kind: str) -> None:
    seen[first:last] = [f"+{kind}", *([kind] * (last - first - 1))]
