"""Brings the names that the network sees together with what rules and lists know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.reader.trimming import is_only_a_function, trimmed
from briefing_app.analysis.speaking.sourcing import is_person_noun
from briefing_app.analysis.words.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    country_of_seat,
    genders,
    group,
    more_genders,
    parts_of_speech,
    phrase_set,
    word_set,
)
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.reader.reading import NamedSpan
    from briefing_app.analysis.words.phrases import Phrases

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}
_COURTESY = group("courtesy")
_PLACE_WORDS = group("place_words")


def named(phrases: Phrases, by_rule: list[Name], spans: list[NamedSpan]) -> list[Name]:
    """Return the names of an article in the order of the text.

    The network says where names stand and of which kind they are; lists of countries, alliances
    and seats of power settle what they list, and rules add the title before a name.
    """
    surnames = {
        phrases.words[span.last - 1] for span in spans if span.kind == "PER" and span.last - span.first > 1
    }
    rules_at = {k: name for name in by_rule for k in range(name.first, name.last)}
    names: list[Name] = []
    taken: set[int] = set()
    for span in spans:
        overlapping = [rules_at[k] for k in range(span.first, span.last) if k in rules_at]
        if span.kind == "MISC":
            if not any(name.people_word for name in overlapping):
                taken.update(range(span.first, span.last))
            continue
        taken.update(range(span.first, span.last))
        title, first, last = trimmed(phrases, span)
        if not _has_capital(phrases, first, last):
            continue
        if span.kind == "PER" and is_only_a_function(phrases, first, last, surnames):
            continue
        if first < last and not any(name.last > first for name in names[-1:]):
            name = _name(phrases, span.kind, first, last, overlapping)
            name.title_from = min(name.title_from, title) if name.kind is ActorKind.PERSON else name.first
            taken.update(range(name.first, name.last))
            names.append(name)
    names += [
        name
        for name in by_rule
        if _is_listed(name) and not any(k in taken for k in range(name.first, name.last))
    ]
    return sorted(names, key=lambda name: name.first)


def _has_capital(phrases: Phrases, first: int, last: int) -> bool:
    """Tell whether a word that is no pronoun begins with a capital, or a figure stands among them."""
    return any(
        (phrases.words[k][0].isupper() and phrases.tags[k] not in ("PRP", "PRP$", "DT"))
        or phrases.words[k][0].isdigit()
        for k in range(first, last)
    )


def _is_listed(name: Name) -> bool:
    """Tell whether a name that the network passed over stands in a list."""
    listed = name.people_word or name.kind in (ActorKind.COUNTRY, ActorKind.ALLIANCE)
    return listed or name.text in country_of_seat()


def _name(phrases: Phrases, kind: str, first: int, last: int, overlapping: list[Name]) -> Name:
    tokens = phrases.segments.tokens
    text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
    plain = text.replace("’", "'").removeprefix("the ").removeprefix("The ")
    name = Name(first, last, text, _KINDS[kind], first)
    if kind != "PER" and _is_a_person(phrases, first, last, plain):
        return _name(phrases, "PER", first, last, overlapping)
    if (
        name.kind is not ActorKind.PERSON
        and phrases.lower[first].rstrip(".") in _COURTESY
        and last - first > 1
    ):
        return _name(phrases, "PER", first + 1, last, overlapping)
    if name.kind is ActorKind.PERSON and _is_a_body(phrases, first, last):
        return _name(phrases, "ORG", first - _has_party(phrases, first), last, overlapping)
    if name.kind is ActorKind.PERSON and plain in country_of_people() and plain not in phrase_set("surnames"):
        name.kind, name.country, name.people_word = ActorKind.COUNTRY, country_of_people()[plain], True
    elif name.kind is ActorKind.PERSON:
        name.title_from = _title_before(phrases, first, overlapping)
    elif plain in alliance_names():
        name.kind = ActorKind.ALLIANCE
    elif plain in country_of_name():
        name.kind, name.country = ActorKind.COUNTRY, country_of_name()[plain]
    elif plain in country_of_people():
        name.kind, name.country, name.people_word = ActorKind.COUNTRY, country_of_people()[plain], True
    elif plain in country_of_seat():
        name.kind, name.country = ActorKind.ORGANISATION, country_of_seat()[plain]
    if not name.country and name.kind is ActorKind.ORGANISATION:
        name.country = _country_beside(phrases, name)
    name.attributive = any(other.attributive and other.text == text for other in overlapping)
    return name


def _is_a_body(phrases: Phrases, first: int, last: int) -> bool:
    """Tell whether what was taken for a person ends like a body: `National Committee`."""
    word = phrases.words[last - 1]
    known = word in phrase_set("surnames") or phrases.words[first] in genders()
    return last - first > 1 and not known and phrases.lower[last - 1] in word_set("organisation_words")


def _has_party(phrases: Phrases, first: int) -> bool:
    """Tell whether `Republican` or `Democratic` before `National Committee` belongs to its name."""
    before = phrases.lower[first - 1] if first else ""
    return before in ("republican", "democratic", "libertarian") and phrases.words[first - 1][0].isupper()


def _is_a_person(phrases: Phrases, first: int, last: int, plain: str) -> bool:
    """Tell whether what was taken for a body or a place is a given name with a surname."""
    words = phrases.words[first:last]
    given = words[0] in more_genders() or words[0] in phrase_set("forenames")
    if not 1 < len(words) < 4 or not given or not all(word[0].isupper() for word in words):
        return False
    listed = (
        plain in phrase_set("places") or plain in phrase_set("organisations") or plain in country_of_name()
    )
    last_word = phrases.lower[last - 1]
    common = last_word in word_set("organisation_words") or last_word in _PLACE_WORDS
    return (
        not listed
        and not common
        and (words[-1] in phrase_set("surnames") or last_word not in parts_of_speech())
    )


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
