"""Tells who can speak from what cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import group, word_set

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases

_WATERS = group("waters")
_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "who"])
_SUFFIXES = ("man", "men", "woman", "women", "ist", "ists", "ician", "icians", "crat", "crats")


def can_speak(phrases: Phrases, source: tuple[int, int], soft: bool) -> bool:
    """Tell whether a noun phrase can be a source; after a `soft` verb only someone or a text can."""
    lower, tags = phrases.lower, phrases.tags
    head = head_of(phrases, source)
    word = lower[head]
    if tags[head] == "PRP" or word in ("who", "which"):
        return word in _PRONOUNS or (word in ("it", "which") and not soft)
    if tags[head] == "CD":
        return (source[1] - source[0] > 1 or not word[0].isdigit()) and not soft
    if tags[head] in ("NNP", "NNPS"):
        return word != "u.s" and word not in _WATERS
    if word in word_set("agentless"):
        return False
    if is_person_noun(word) or word in word_set("body_nouns") or word in word_set("text_nouns"):
        return True
    if _singular(word) in word_set("body_nouns") or _singular(word) in word_set("text_nouns"):
        return True
    return not soft and tags[head] in ("NN", "NNS", "DT", "JJ")


def is_a_water(phrases: Phrases, source: tuple[int, int]) -> bool:
    """Tell whether a noun phrase names a sea, a river or the like, which never speaks."""
    return phrases.lower[head_of(phrases, source)] in _WATERS


def head_of(phrases: Phrases, source: tuple[int, int]) -> int:
    """Return the head of a noun phrase: the last noun before its first `of` or comma."""
    head = source[0]
    for i in range(*source):
        tag = phrases.tags[i]
        if tag in ("IN", "TO") or phrases.words[i] in (",", "(", "—"):
            break
        if tag in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ") and phrases.tags[head] not in ("XX",):
            head = i
        if tag == "CC":
            break
    return head


def is_person_noun(word: str) -> bool:
    """Tell whether a noun stands for people, by the list or by its ending."""
    people = word_set("people_nouns")
    single = _singular(word)
    if word in people or single in people:
        return True
    last = word.rpartition("-")[2]
    return last in people or word.endswith(_SUFFIXES)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ses") or word.endswith("ches"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
