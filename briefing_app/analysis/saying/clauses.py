"""Finds where reported words start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import FINITE, QUOTE, TIME

if TYPE_CHECKING:
    from briefing_app.analysis.saying.cues import Cue
    from briefing_app.analysis.words.phrases import Phrases

_VENUES = group("venues")
_SKIPPED_PREPOSITIONS = group("skipped_prepositions")
_TIME_NOUNS = group("time_nouns")
_OPENERS = group("openers")

_ADDRESSED = group("addressed")
_TOO_VAGUE = group("too_vague")


def clause_start(phrases: Phrases, i: int, last: int, cue: Cue) -> tuple[int, str]:
    """Return where the reported words start after a cue, and what stands there.

    The second value is `clause` (that, whether …), `bare`, `quote`, `infinitive`, `object`,
    or an empty string where nothing that can be content follows.
    """
    tags, lower, words = phrases.tags, phrases.lower, phrases.words
    r = i
    skipped_addressee = not cue.addressee
    for _ in range(8):
        if r >= last:
            return r, ""
        low, tag = lower[r], tags[r]
        if tag == QUOTE:
            return r, "quote"
        if low in _OPENERS and not (low == "that" and tag == "DT"):
            return r, "clause"
        if words[r] == ":":
            return (r + 1, "quote" if tags[r + 1] == QUOTE else "bare") if r + 1 < last else (r, "")
        if words[r] == ",":
            if r + 1 < last and tags[r + 1] == QUOTE:
                return r + 1, "quote"
            again = _after_aside(phrases, r, last, cue.takes_object)
            if again is None:
                return r, ""
            r = again
            continue
        if (
            r == i
            and cue.takes_object
            and cue.addressee
            and low in _ADDRESSED
            and _hands_over(phrases, r + 1, last)
        ):
            r += 1
            continue
        if words[r] == "(":
            close = next((k for k in range(r, min(last, r + 12)) if words[k] == ")"), None)
            if close is None:
                return r, ""
            r = close + 1
            continue
        if skipped_addressee and cue.addressee and tag == "POS":
            r, skipped_addressee = r + 1, False
            continue
        if tag in ("NN", "NNS") and low in _TIME_NOUNS and r > i and tags[r - 1] == TIME:
            r += 1
            continue
        if low in ("last", "this", "next", "earlier") and r + 1 < last and lower[r + 1] in _TIME_NOUNS:
            r += 2
            continue
        if not skipped_addressee and tag != TIME and low not in _SKIPPED_PREPOSITIONS:
            addressee = phrases.extended_from(r, last) if not cue.takes_object else None
            skipped_addressee = True
            if addressee is not None and tag != "EX":
                r = addressee[1]
                continue
        if low in cue.prepositions:
            return (r + 1, "object" if low not in ("out",) else "clause")
        if tag == TIME and tags[r + 1 : r + 2] == ["POS"] and not cue.addressee:
            return (r, "object") if cue.takes_object else (r, "bare")
        if tag == TIME or (tag == "RB" and r + 1 < last and lower[r + 1] not in ("all", "of")):
            r += 1
            continue
        if low == "to" and r + 1 < last and tags[r + 1] == "VB":
            anonymous = cue.lemma == "ask" and lower[r + 1 : r + 2] == ["be"]
            return (r, "infinitive") if cue.infinitive and not anonymous else (r, "")
        if low in _SKIPPED_PREPOSITIONS and (end := _skippable(phrases, r, last)) is not None:
            r = end
            continue
        break
    if r >= last or words[r] in (".", ";", "!", "?"):
        return r, ""
    if _is_vague(phrases, r, last):
        return r, ""
    if cue.needs_that and tags[r] not in ("PRP", "EX"):
        return r, ""
    if cue.clause and tags[r] not in (*FINITE, "VB") and _has_finite(phrases, r, last):
        return r, "bare"
    if cue.takes_object and (
        phrases.noun_phrase_from(r, last) or lower[r] in ("as",) or tags[r] in ("VBG", "JJ")
    ):
        return r, "object"
    return r, ""


def _is_vague(phrases: Phrases, r: int, last: int) -> bool:
    """Tell whether nothing is told: `They say little, which is unusual`, `as much`."""
    return phrases.lower[r] in _TOO_VAGUE and (r + 1 >= last or phrases.words[r + 1] in (",", ".", ";"))


def _hands_over(phrases: Phrases, r: int, last: int) -> bool:
    """Tell whether what was asked follows: `asked me, “Why?”`, `asked him whether`."""
    if r < last and phrases.words[r] == ",":
        r += 1
    return r < last and (phrases.tags[r] == QUOTE or phrases.lower[r] in _OPENERS or phrases.words[r] == ":")


def _skippable(phrases: Phrases, r: int, last: int) -> int | None:
    """Return the end of a phrase such as `in a statement` or `to reporters` that stands before content."""
    r += 1
    start = r
    if r < last and phrases.tags[r] == TIME:
        return r + 1
    phrase = phrases.noun_phrase_from(r, last)
    if phrase is None:
        if r < last and phrases.tags[r] == "VBG":
            return None
        return None
    end = phrase[1]
    while end + 1 < last and phrases.lower[end] in (
        "with",
        "of",
        "to",
        "by",
        "for",
        "at",
        "on",
        "after",
        "in",
    ):
        more = phrases.noun_phrase_from(end + 1, last)
        if more is None and phrases.tags[end + 1] == TIME:
            more = (end + 1, end + 2)
        if more is None or phrases.tags[end + 1] == "PRP":
            break
        end = more[1]
    if end >= last:
        return end
    if any(phrases.lower[k] in _VENUES for k in range(start, end)):
        return end
    if (
        phrases.lower[end] in _OPENERS
        or phrases.tags[end] in (QUOTE, TIME)
        or phrases.words[end] in (",", ":", ".")
    ):
        return end
    if phrases.tags[start] == "CD" or (phrases.tags[start] == "NNP" and phrases.tags[end] in ("PRP", "DT")):
        return end
    return None


def _after_aside(phrases: Phrases, comma: int, last: int, takes_object: bool) -> int | None:
    """Return where `, however,` or `, as he has before,` ends, when content follows it."""
    words, lower = phrases.words, phrases.lower
    for k in range(comma + 1, min(last, comma + 14)):
        if phrases.tags[k] == QUOTE:
            return None
        if words[k] == ",":
            if k + 1 < last and (lower[k + 1] in ("that", "whether") or phrases.tags[k + 1] == QUOTE):
                return k + 1
            if k == comma + 2 and k + 1 < last:
                return k + 1
            if (
                takes_object
                and phrases.tags[comma + 1] == "IN"
                and k + 1 < last
                and phrases.tags[k + 1] == "DT"
            ):
                return k + 1
            return None
    return None


def _has_finite(phrases: Phrases, r: int, last: int) -> bool:
    tags = phrases.tags
    return any(
        (tags[k] in FINITE or tags[k] == "VBN")
        or (tags[k] == "POS" and k + 1 < last and tags[k + 1] in ("VBG", "VBN", "DT"))
        for k in range(r + 1, min(last, r + 40))
    )
