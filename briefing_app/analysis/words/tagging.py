"""Gives each word its likeliest part of speech, from a list, its ending and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.lexicons import (
    closed_words,
    genders,
    group,
    parts_of_speech,
    phrase_set,
    word_set,
)

if TYPE_CHECKING:
    from briefing_app.analysis.words.segments import Segments

QUOTE = "Q"
PUNCTUATION = "."
TIME = "TMP"
DAYS = group("days")
MONTHS = group("months")
BE = group("be")
HAVE = group("have")
DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
MODALS = group("modals")
AUXILIARIES = BE | HAVE | DO | MODALS
_ENDINGS = (
    ("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("ous", "JJ"), ("ful", "JJ"), ("able", "JJ"), ("ible", "JJ"),
    ("ive", "JJ"), ("less", "JJ"), ("ical", "JJ"), ("ish", "JJ"), ("al", "JJ"), ("ic", "JJ"), ("tion", "NN"),
    ("ness", "NN"), ("ment", "NN"), ("ity", "NN"), ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS"),
)  # fmt: skip
VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CROWDS = ("workers", "makers", "owners", "goers", "ists")
_COURTESY = group("courtesy")
_NOMINAL_LEFT = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS"})


def tag(segments: Segments) -> list[str]:
    """Return one tag a token, of the Penn set, with `Q` for quotation marks and `TMP` for days."""
    tokens = segments.tokens
    sentence_start = {first for first, _ in segments.sentences}
    tags = [_alone(tokens.words[i], tokens.lower[i]) for i in range(len(tokens))]
    after_mark = True
    for i, word in enumerate(tokens.words):
        opens = i in sentence_start or after_mark
        if tags[i] == "" and word[0].isalpha():
            tags[i] = _open_class(word, tokens.lower[i], opens)
        elif tags[i] == "CAP":
            tags[i] = "NNP"
        after_mark = word in MARKS or word in ("(", "[", ":") or (after_mark and word in ".…")
    _mark_surnames(segments, tags)
    _mark_possessives(segments, tags)
    _mend(segments, tags)
    return tags


def _mark_surnames(segments: Segments, tags: list[str]) -> None:
    """Tag `Sand` at the start of a sentence as a name where `Greta Sand` stands elsewhere."""
    words = segments.tokens.words
    given = genders().keys() | phrase_set("forenames")
    known = {
        words[i]
        for i in range(1, len(words))
        if tags[i] == tags[i - 1] == "NNP" and words[i].isalpha() and words[i - 1] in given
    }
    for i, word in enumerate(words):
        if word in known and tags[i] in ("NN", "NNS", "JJ", "VB", "VBD", "RB"):
            tags[i] = "NNP"


def _mark_possessives(segments: Segments, tags: list[str]) -> None:
    """Tag the apostrophe of `the countries’ priorities`, which is no quotation mark."""
    tokens = segments.tokens
    for i, tag in enumerate(tags):
        if (
            tag == QUOTE
            and tokens.words[i] in ("’", "'")
            and segments.quotation_of[i] < 0
            and i
            and tokens.words[i - 1][-1:] in "sSxz"
            and not tokens.space_before(i)
        ):
            tags[i] = "POS"


def _alone(word: str, low: str) -> str:
    """Return the tag of a word that needs no context, or an empty string."""
    first = word[0]
    if word in MARKS:
        return QUOTE
    if first.isdigit():
        return "CD"
    if low in DAYS or (low in MONTHS and first.isupper() and low not in ("may", "march")):
        return TIME
    if low in ("'s", "’s"):
        return "POS"
    if not first.isalpha():
        return "NNP" if first in "@#" and len(word) > 1 else (closed_words().get(low) or PUNCTUATION)
    if fixed := closed_words().get(low):
        return "NNP" if word.isupper() and len(word) > 1 and low in ("us", "it", "who") else fixed
    return ""


def _open_class(word: str, low: str, opens: bool) -> str:
    known = parts_of_speech().get(low)
    if word[0].isupper():
        if word.isupper() and len(word) > 1 and not opens:
            return "NNP"
        if "-" in low and _is_compound_adjective(word):
            return "JJ"
        mixed = any(letter.isupper() for letter in word[1:]) and not word.isupper()
        if opens and known is None and low.endswith(_CROWDS):
            return "NNS"
        if not opens or known is None or mixed or low.rstrip(".") in _COURTESY:
            return "NNP"
        return known[0]
    if known:
        return known[0]
    if "-" in low:
        return _hyphenated(low)
    for ending, guess in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return guess
    return "NN"


def _is_compound_adjective(word: str) -> bool:
    """Tell whether a word is made like `Russian-led` or `NATO-aligned`."""
    last = word.rpartition("-")[2]
    return last.islower() and last.endswith(("ed", "led", "ing", "based", "born", "run", "wide", "style"))


def _hyphenated(low: str) -> str:
    last = low.rpartition("-")[2]
    if low in word_set("people_nouns") or last in ("general", "chief", "elect"):
        return "NN"
    known = parts_of_speech().get(last, ("JJ",))
    if known[0] in ("NN", "NNS") and last not in ("year", "day", "month", "term", "old", "level"):
        return known[0]
    return "JJ"


def _mend(segments: Segments, tags: list[str]) -> None:
    lower = segments.tokens.lower
    words = segments.tokens.words
    parts = parts_of_speech()
    cues = cue_verbs()
    people = word_set("people_nouns")
    for first, last in segments.sentences:
        for i in range(first, last):
            tag = tags[i]
            if tag in (PUNCTUATION, QUOTE, "NNP", "CD"):
                continue
            before = tags[i - 1] if i > first else ""
            after = tags[i + 1] if i + 1 < last else ""
            low = lower[i]
            possible = parts.get(low, (tag,))
            if tag == "JJ" and low in people and after not in (*NOUNS, "JJ", "VBN", "VBG", "CC"):
                tags[i] = "NN"
                continue
            if tag == "POS":
                if before == "PRP" or lower[i - 1 if i else 0] in ("there", "that", "who", "what", "here"):
                    tags[i] = "VBZ"
                elif after in ("DT", "IN", "PRP", "VBG", "VBN", "RB", "TO") and before not in ("NNS",):
                    tags[i] = "VBZ" if after in ("DT", "PRP", "VBG") or lower[i + 1] == "not" else tag
                continue
            if low == "that":
                determines = after in ("NN", "JJ") and before in ("IN", "VB", "VBD", "TO")
                tags[i] = "DT" if determines and lower[i - 1] not in cues else "IN"
                continue
            if low == "her":
                tags[i] = "PRP$" if after in NOUNS or after in ("JJ", "VBN", "CD") else "PRP"
                continue
            if low in closed_words() or (tag not in VERBS and tag not in NOUNS and tag not in ("JJ", "RB")):
                continue
            if (
                tag == "VBG"
                and before in ("DT", "JJ", "PRP$", "POS")
                and after not in (*NOUNS, "JJ", "DT", "PRP$")
            ):
                tags[i] = "NN"
                continue
            can_verb = any(t in VERBS for t in possible) or low in cues
            if not can_verb:
                continue
            tags[i] = _verb_or_not(tag, possible, before, after, lower[i - 1] if i > first else "", low)
            if tags[i] == "NNS" and low in cues and _follows_an_aside(i, first, tags, words, after):
                tags[i] = "VBZ"
            if tags[i] == "VB" and "VBD" in possible and _follows_an_aside(i, first, tags, words, after):
                tags[i] = "VBD"
            if tags[i] in ("VBD", "VBN") and low.endswith(("ed", "en", "d", "n", "t")):
                tags[i] = _past_or_participle(i, first, tags, lower, tags[i])
            if tags[i] == "VBD" and words[i][0].isupper() and i > first:
                tags[i] = "NNP"


def _follows_an_aside(i: int, first: int, tags: list[str], words: list[str], after: str) -> bool:
    """Tell whether `claims` is the verb of `The leader, Dagny Koll, claims the cabinet knew`."""
    if i - 3 <= first or words[i - 1] != "," or tags[i - 2] != "NNP" or "," not in words[first : i - 2]:
        return False
    return after in ("DT", "PRP", "IN", "PRP$", "TO", QUOTE)


def _verb_or_not(
    tag: str, possible: tuple[str, ...], before: str, after: str, low_before: str, low: str
) -> str:
    """Choose between noun and verb by the word before."""
    noun = next((t for t in possible if t in ("NN", "NNS", "JJ")), "NNS" if low.endswith("s") else "NN")
    verb = next((t for t in possible if t in VERBS), "")
    if not verb:
        verb = (
            "VBG"
            if low.endswith("ing")
            else "VBD"
            if low.endswith("ed")
            else "VBZ"
            if low.endswith("s")
            else "VBP"
        )
    if low_before in AUXILIARIES and verb in ("VBG", "VBN", "VBD"):
        return verb
    if before in ("MD", "TO"):
        base = next((t for t in possible if t in ("VB", "VBP")), "")
        return "VB" if base else tag
    if before in _NOMINAL_LEFT or low_before in ("of", "in", "for", "with", "by", "from", "at", "on", "into"):
        if verb == "VBG" and before not in ("DT", "PRP$", "POS"):
            return "VBG"
        if verb in ("VBN", "VBD") and "JJ" not in possible:
            return "VBN"
        if verb in ("VBZ", "VBP", "VB") and any(t in ("NN", "NNS", "JJ") for t in possible):
            return noun
        if verb in ("VBZ", "VBP", "VB") and before in _NOMINAL_LEFT and before not in ("CD", "DT"):
            return noun
        return tag
    if verb in ("VBZ", "VBP") and low_before in ("he", "she", "it", "they", "we", "i", "you", "who", "which"):
        return verb
    if verb == "VB" and before in ("NNS", "NNPS", "NNP", "PRP", "WP") and tag == "VB" and after != "TO":
        return "VBP"
    if verb == "VB" and low_before in ("who", "which"):
        return "VBP"
    if verb == "VB" and low_before in ("they", "we", "i", "you"):
        return "VBP"
    if tag in ("NN", "NNS") and before in NOUNS:
        clause_follows = after in ("DT", "PRP", "IN", "WRB", "TO", "PRP$", QUOTE, "WP", "EX")
        if verb == "VBZ" and before in ("NN", "NNP", "POS") and clause_follows and low in cue_verbs():
            return "VBZ"
        if verb in ("VB", "VBP") and before == "NNS" and clause_follows:
            return "VBP"
        if verb in ("VBD", "VBN"):
            return verb
        return tag
    return tag


def _past_or_participle(i: int, first: int, tags: list[str], lower: list[str], tag: str) -> str:
    j = i - 1
    while j >= first and tags[j] == "RB":
        j -= 1
    if j < first:
        return "VBN" if tag == "VBN" else tag
    if lower[j] in AUXILIARIES and tags[j] != "MD":
        return "VBN"
    if tags[j] == "CD" and j == first and lower[i] in cue_verbs():
        return "VBD"
    if tags[j] in NOUNS or tags[j] in ("PRP", "WP", "EX", TIME, QUOTE):
        following = lower[i + 1] if i + 1 < len(lower) else ""
        if following == "by" and tags[j] in NOUNS:
            return "VBN"
        if tags[j] in ("PRP", "WP", "NNP") and following != "by":
            return "VBD"
        return "VBD" if tag == "VBD" or lower[i] in cue_verbs() else tag
    if tags[j] in ("DT", "PRP$", "POS"):
        return "VBN"
    return tag
