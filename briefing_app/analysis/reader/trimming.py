"""Cuts a span of the network down to the name in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import is_function
from briefing_app.analysis.naming.runs import PARTICLES
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.speaking.sourcing import is_person_noun
from briefing_app.analysis.words.lexicons import (
    country_of_people,
    genders,
    group,
    more_genders,
    phrase_set,
    word_set,
)
from briefing_app.analysis.words.tagging import DAYS, MONTHS

if TYPE_CHECKING:
    from briefing_app.analysis.reader.reading import NamedSpan
    from briefing_app.analysis.words.phrases import Phrases

_COURTESY = group("courtesy")
_CROWDS = group("crowds")
_STATES = group("states_in_short")
_PEOPLE_OF = frozenset(["audience", "countries", "states", "nations", "forces", "troops", "militants"])
_NAMES_TOO = group("names_too")
_NO_BODIES = group("no_bodies")
_OF_PARTIES = group("of_parties")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SURNAMES_TOO = frozenset(
    ["king", "prince", "bishop", "pope", "judge", "major", "marshal", "baron", "count", "coach"]
)
_PARTY_TAG = re.compile(r"[DRI]-[A-Z]")
_LED = re.compile(
    r".+-(?:led|backed|based|run|owned|controlled|funded|aligned|allied|occupied|held|brokered|sponsored)"
)
_SEATED = frozenset(
    ["institute", "university", "college", "school", "hospital", "museum", "embassy", "court"]
)
"""Bodies behind whose name `in` says only where they are."""
_MANY = ("workers", "makers", "owners", "holders", "goers", "keepers")
_PAPERS = frozenset(
    ["times", "post", "journal", "guardian", "economist", "telegraph", "herald", "tribune", "press"]
)
"""What ends the names of newspapers, whose `The` belongs to them."""
_BEHIND_NAMES = frozenset(["of", "from", "at", "and"])


def trimmed(phrases: Phrases, span: NamedSpan) -> tuple[int, int, int]:
    """Return where a title and the name in a span begin, and where it ends; empty where there is none."""
    words, lower = phrases.words, phrases.lower
    first, last = span.first, span.last
    while first < last and (words[first] in (*MARKS, "the", "a") or _LED.fullmatch(lower[first])):
        first += 1
    if last - first > 2 and words[first] == "The" and _begins_sentence(phrases, first):
        first += lower[last - 1] not in _PAPERS
    while first < last and _is_behind(phrases, last - 1):
        last -= 1
    if last - first > 2 and _is_place_before_name(phrases, first):
        first += 1
    first, last = _without_small_words(phrases, span.kind, first, last)
    if first == last or _PARTY_TAG.match(words[first]) or _is_crowd(phrases, first, last):
        return first, first, first
    title = first
    if span.kind == "PER" and not _is_an_epithet(phrases, first, last):
        first = _title_end(phrases, first, last)
        behind = (k for k in range(first + 1, last) if lower[k] in ("of", "from", "at"))
        last = next(behind, last)
        last = _nickname_end(phrases, first, last)
        if last - first == 1 and title == first and _is_given_name(phrases, first - 1):
            title = first = first - 1
    return title, first, last


def _begins_sentence(phrases: Phrases, k: int) -> bool:
    return phrases.segments.sentences[phrases.segments.sentence_of[k]][0] == k


def _is_place_before_name(phrases: Phrases, k: int) -> bool:
    """Tell whether a span begins with `State` of `Secretary of State`, or `N.J.` before a given name."""
    following = phrases.words[k + 1]
    if following not in genders() and following not in more_genders():
        return False
    office = k > 1 and phrases.lower[k - 1] == "of" and is_function(phrases.lower[k - 2])
    return office or phrases.lower[k] in _STATES


def _without_small_words(phrases: Phrases, kind: str, first: int, last: int) -> tuple[int, int]:
    """Return a span without `former` and `spokesman` on its edges, and only one side of an owner in it."""
    words, lower = phrases.words, phrases.lower
    while kind == "PER" and first < last and words[first].islower() and lower[first] not in PARTICLES:
        first += 1
    loose = _NO_BODIES if kind == "ORG" else None
    while first < last - 1 and words[last - 1].islower() and kind != "LOC":
        if loose is not None and lower[last - 1] not in loose and not _is_about_people(lower[last - 1]):
            break
        last -= 1
    if kind == "ORG":
        first += last - first > 1 and lower[first] in MONTHS | DAYS
        seat = next((k for k in range(first + 2, last) if lower[k] == "in"), None)
        if seat is not None and any(lower[k] in _SEATED for k in range(first, seat)):
            last = seat
    if kind == "PER":
        links = (k for k in range(first + 1, last) if lower[k].startswith(("http", "www.", "@")))
        last = next(links, last)
        article = (k for k in range(first + 1, last) if words[k] == "The")
        last = next(article, last)
        owner = next((k for k in range(first + 1, last) if phrases.tags[k] == "POS"), None)
        if owner is not None:
            member = next((k for k in range(first + 2, owner) if lower[k] in ("of", "from", "at")), None)
            if member is not None and not any(_is_of_people(phrases, k) for k in range(first, member)):
                return first, member
            return (owner + 1, last) if owner + 1 < last and words[owner + 1][0].isupper() else (first, owner)
    return first, last


def _is_about_people(low: str) -> bool:
    """Tell whether a small word behind a name means its people: `NATO members`, `the RT audience`."""
    return low in _PEOPLE_OF or (low[-1:] == "s" and is_function(low))


def is_only_a_function(phrases: Phrases, first: int, last: int, surnames: set[str]) -> bool:
    """Tell whether a single word is an office and nobody's name: `Committeeman`."""
    if last - first != 1 or not _is_of_people(phrases, first):
        return False
    word = phrases.words[first]
    known = word in phrase_set("surnames") or word in phrase_set("forenames") or word in genders()
    return not known and word not in surnames and not _is_titled(phrases, first)


def _is_titled(phrases: Phrases, first: int) -> bool:
    return first > 0 and phrases.lower[first - 1].rstrip(".") in word_set("titles") | _COURTESY


def _is_behind(phrases: Phrases, k: int) -> bool:
    """Tell whether a mark, a possessive ending or `of` stands at the end of a span."""
    return phrases.words[k] in MARKS or phrases.lower[k] in _BEHIND_NAMES or phrases.tags[k] == "POS"


def _is_crowd(phrases: Phrases, first: int, last: int) -> bool:
    """Tell whether a span is many people: `Democrats`, `Lithuanian Americans`."""
    word = phrases.words[last - 1]
    if last - first == 1 and phrases.lower[first] in _NO_BODIES:
        return True
    if last - first == 1 and phrases.lower[first].endswith(_MANY):
        return True
    if phrases.lower[last - 1] in _CROWDS:
        return last - first == 1 or phrases.lower[last - 2] not in _OF_PARTIES
    return last - first > 1 and word in country_of_people() and word[-1] == "s"


def _is_an_epithet(phrases: Phrases, first: int, last: int) -> bool:
    """Tell whether a span is a by-name such as `Lady of the North`."""
    return last - first > 2 and phrases.lower[first] in _COURTESY and phrases.lower[first + 1] == "of"


def _is_of_people(phrases: Phrases, k: int) -> bool:
    """Tell whether a word says what somebody is; with a capital it may be a name, like `Hunter`."""
    low = phrases.lower[k]
    if not is_function(low):
        return False
    return phrases.words[k].islower() or is_person_noun(low) or low not in _NAMES_TOO


def _title_end(phrases: Phrases, first: int, last: int) -> int:
    """Return where the name begins behind `Belarusian Defence Minister`; `last` where nothing is left."""
    given = phrases.words[first] in genders() or phrases.words[first] in phrase_set("forenames")
    functions = (
        k
        for k in range(first, last - 1)
        if _is_of_people(phrases, k) and (phrases.words[k].islower() or not given)
    )
    begin = max(functions, default=first - 1) + 1
    for k in range(begin, last):
        word, low = phrases.words[k], phrases.lower[k].rstrip(".")
        single = k == last - 1
        if phrases.lower[k - 1] == "of" and begin == k - 1 and k < last - 1:
            begin = k + 1
            continue
        if low in _SUFFIXES and begin == k and k > first:
            return last
        titled = low in word_set("titles") or low in _COURTESY
        if titled or (_is_of_people(phrases, k) and not single):
            if word in genders() or word in phrase_set("forenames") or (single and not _is_title_only(word)):
                break
            begin = k + 1
        elif not _leads_to_title(phrases, k, last):
            break
    return begin


def _leads_to_title(phrases: Phrases, k: int, last: int) -> bool:
    """Tell whether a word that is no title stands before one: `Belarusian`, `of Energy`."""
    if phrases.words[k] in country_of_people() or phrases.lower[k] in ("of", "general"):
        return True
    if phrases.lower[k - 1] == "of" or any(_is_office(phrases, j) for j in range(k + 1, last - 1)):
        return True
    return last - k > 1 and _is_title_only(phrases.words[last - 1])


def _is_office(phrases: Phrases, k: int) -> bool:
    low = phrases.lower[k].rstrip(".")
    return low in word_set("titles") and low not in _COURTESY


def _is_title_only(word: str) -> bool:
    """Tell whether a word at the end of a name is a title and no surname, unlike `King`."""
    low = word.rstrip(".").lower()
    return low in word_set("titles") and word not in phrase_set("surnames") and low not in _SURNAMES_TOO


def _is_given_name(phrases: Phrases, k: int) -> bool:
    """Tell whether a given name stands at `k` that the network left out."""
    word = phrases.words[k] if k >= 0 else ""
    known = word in genders() or word in phrase_set("forenames")
    return known and phrases.tags[k] == "NNP" and phrases.lower[k] not in word_set("titles")


def _nickname_end(phrases: Phrases, first: int, last: int) -> int:
    """Return where `Robert C. “Bobby” Scott` ends when the span ends before or inside the nickname."""
    words = phrases.words
    for k in range(first + 1, min(last + 2, len(words) - 3)):
        if words[k] in MARKS and words[k + 2] in MARKS and words[k + 1][0].isupper():
            between = words[last:k]
            if words[k + 3][0].isupper() and all(w == "." or len(w) < 3 for w in between):
                return max(last, k + 4)
    return last
