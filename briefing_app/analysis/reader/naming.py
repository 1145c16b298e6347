"""Brings the names that the network sees together with what rules and lists know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    country_of_seat,
    word_set,
)
from briefing_app.analysis.names import Name
from briefing_app.analysis.sourcing import is_person_noun
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.phrases import Phrases
    from briefing_app.analysis.reader.reading import NamedSpan

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}


def named(phrases: Phrases, by_rule: list[Name], spans: list[NamedSpan]) -> list[Name]:
    """Return the names of an article in the order of the text.

    The network says where names stand and of which kind they are; lists of countries, alliances
    and seats of power settle what they list, and rules add the title before a name.
    """
    rules_at = {k: name for name in by_rule for k in range(name.first, name.last)}
    names = []
    taken: set[int] = set()
    for span in spans:
        overlapping = [rules_at[k] for k in range(span.first, span.last) if k in rules_at]
        if span.kind == "MISC":
            if not any(name.people_word for name in overlapping):
                taken.update(range(span.first, span.last))
            continue
        names.append(_name(phrases, span, overlapping))
        taken.update(range(span.first, span.last))
    names += [
        name
        for name in by_rule
        if _is_listed(name) and not any(k in taken for k in range(name.first, name.last))
    ]
    return sorted(names, key=lambda name: name.first)


def _is_listed(name: Name) -> bool:
    """Tell whether a name that the network passed over stands in a list."""
    return name.people_word or name.kind in (ActorKind.COUNTRY, ActorKind.ALLIANCE)


def _name(phrases: Phrases, span: NamedSpan, overlapping: list[Name]) -> Name:
    tokens = phrases.segments.tokens
    text = " ".join(tokens.text[tokens.start[span.first] : tokens.end[span.last - 1]].split())
    plain = text.replace("’", "'").removeprefix("the ").removeprefix("The ")
    name = Name(span.first, span.last, text, _KINDS[span.kind], span.first)
    if name.kind is ActorKind.PERSON:
        name.title_from = _title_before(phrases, span.first, overlapping)
    elif plain in alliance_names():
        name.kind = ActorKind.ALLIANCE
    elif plain in country_of_name():
        name.kind, name.country = ActorKind.COUNTRY, country_of_name()[plain]
    elif plain in country_of_people():
        name.kind, name.country, name.people_word = ActorKind.COUNTRY, country_of_people()[plain], True
    elif plain in country_of_seat():
        name.kind, name.country = ActorKind.ORGANISATION, country_of_seat()[plain]
    if not name.country and name.kind is not ActorKind.PLACE:
        name.country = _country_beside(phrases, name)
    name.attributive = any(other.attributive and other.text == text for other in overlapping)
    return name


def _title_before(phrases: Phrases, first: int, overlapping: list[Name]) -> int:
    """Return where a title in front of a person's name starts."""
    start = min(
        [first, *(n.title_from for n in overlapping if n.kind is ActorKind.PERSON and n.first == first)]
    )
    sentence = phrases.segments.sentences[phrases.segments.sentence_of[first]][0]
    while start > sentence:
        word = phrases.lower[start - 1].rstrip(".")
        if word not in word_set("titles") and not is_person_noun(word):
            break
        start -= 1
    return start


def _country_beside(phrases: Phrases, name: Name) -> str:
    """Return the country in `the Halvian Navy`, or of `Halvia’s Ministry of Defence`."""
    for word in phrases.words[name.first : name.last]:
        country = country_of_people().get(word) or country_of_name().get(word)
        if country:
            return country
    before = name.first - 1
    if before >= 0 and phrases.words[before] in country_of_people():
        return country_of_people()[phrases.words[before]]
    if before >= 1 and phrases.tags[before] == "POS":
        return country_of_name().get(phrases.words[before - 1], "")
    return ""
