"""Words of names without their romanisation: other spellings of one sound made the same."""

from __future__ import annotations

import re

from briefing_app.domain.actors.folding import folded

_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиійклмнопрстуфхцчшщъыьэюя",
        (
            *("a", "b", "v", "g", "g", "d", "e", "ie", "zh", "z", "i", "i", "i", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωσς",
        (
            *("a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s"),
            *("t", "i", "f", "kh", "ps", "o", "s", "s"),
        ),
        strict=True,
    )
)
_LETTERS = str.maketrans(_CYRILLIC | _GREEK)
# In this order: each spelling of a sound becomes one letter or two.
_SOUNDS = (
    ("shch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("sz", "s"),
    ("ch", "c"),
    ("cz", "c"),
    ("zh", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
)
_HARD_C = re.compile(r"c(?=[aouklr])")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiou")
_SOUNDS_OF_BONES = str.maketrans({"h": "g", "c": "t", "v": None})


def canonical(word: str) -> str:
    """Return a word so that its usual romanisations are the same: `Zelenskiy` as `Zelensky`."""
    spelled = folded(word.casefold().translate(_LETTERS)).replace(" ", "")
    for spelling, sound in _SOUNDS:
        spelled = spelled.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", _HARD_C.sub("k", spelled))


def bones(word: str) -> str:
    """Return the consonants of a word, those that languages exchange made one."""
    spelled = canonical(word)
    kept = "".join(letter for letter in spelled if letter not in _VOWELS).translate(_SOUNDS_OF_BONES)
    return _DOUBLED.sub(r"\1", kept)


def alike_words(one: str, other: str) -> float:
    """Return 1 for the same words, less for each letter that was put in, left out or exchanged."""
    longer = max(len(one), len(other))
    return 1 - _distance(one, other) / longer if longer else 0.0


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, row[0] = row[0], place
        for column, second in enumerate(other, start=1):
            here = row[column]
            row[column] = min(here + 1, row[column - 1] + 1, before + (letter != second))
            before = here
    return row[-1]
