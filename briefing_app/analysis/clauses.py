"""Finds where reported words start and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.cues import cue_verbs
from briefing_app.analysis.lexicons import group
from briefing_app.analysis.tagging import FINITE, QUOTE, TIME
from briefing_app.domain.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.cues import Cue
    from briefing_app.analysis.phrases import Phrases

_VENUES = group("venues")
_SKIPPED_PREPOSITIONS = group("skipped_prepositions")
_TIME_NOUNS = group("time_nouns")
_OPENERS = group("openers")
_AFTER_CUE = frozenset({QUOTE, "PRP", "DT", "IN", TIME, "PRP$", "NNP", "TO"})

_ADDRESSED = group("addressed")
_TOO_VAGUE = group("too_vague")
_TAILS = frozenset(["with", "while", "although", "though", "whereas"])


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


def clause_end(phrases: Phrases, start: int, last: int, relative: bool = False) -> list[tuple[int, int]]:
    """Return the pieces of an indirect clause that starts at `start`: one, or two around an aside.

    A `relative` clause (`Roe, who said …, left`) ends where the sentence's own verb follows a comma.
    """
    words, lower, _tags = phrases.words, phrases.lower, phrases.tags
    quotation_of = phrases.segments.quotation_of
    end = last
    pieces: list[tuple[int, int]] = []
    j = begin = start
    while j < last:
        number = quotation_of[j]
        if number >= 0:
            quotation = phrases.segments.quotations[number]
            if quotation.closing is None:
                return [*pieces, (begin, last)]
            j = max(j, quotation.closing) + 1
            if j < last and words[j - 2] == "," and _ends_at_comma(phrases, j - 1, last):
                end = j
                break
            continue
        word = words[j]
        if word in ("—", "–", "--") or (word == "-" and phrases.segments.tokens.space_before(j)):
            close = _dash_after(phrases, j, last)
            if close is None or close - j > 25:
                end = j
                break
            pieces.append((begin, j))
            begin = j = close + 1
            continue
        if word == ";":
            end = j
            break
        if relative and word == "," and j + 1 < last and phrases.tags[j + 1] in FINITE:
            end = j
            break
        if word == "," and j > start + 1 and _ends_at_comma(phrases, j, last):
            end = j
            break
        if j > start and lower[j] in ("and", "but") and j + 1 < last and _new_cue_after(phrases, j + 1, last):
            end = j
            break
        j += 1
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _dash_after(phrases: Phrases, j: int, last: int) -> int | None:
    for k in range(j + 1, last):
        if phrases.words[k] in ("—", "–", "--", "-") and phrases.segments.quotation_of[k] < 0:
            return k
        if phrases.tags[k] == QUOTE:
            return None
    return None


def _ends_at_comma(phrases: Phrases, comma: int, last: int) -> bool:
    lower, tags = phrases.lower, phrases.tags
    k = comma + 1
    if k >= last:
        return True
    if lower[k] == "according" or lower[k] in _TAILS:
        return True
    if lower[k] == "but" and k + 1 < last and lower[k + 1] not in ("that", "not", "also"):
        return True
    if lower[k] in ("even",) and k + 1 < last and lower[k + 1] in ("as", "though"):
        return True
    if _hands_over_after(phrases, k, last) or _is_tag(phrases, k, last) or _other_speaker(phrases, k, last):
        return True
    if lower[k] in ("and", "but", "while", "as", "then", "also"):
        k += 1
    if k < last and tags[k] == "RB":
        k += 1
    if k >= last:
        return False
    if (
        tags[k] == "VBG"
        and lower[k] in cue_verbs()
        and cue_verbs()[lower[k]].lemma not in ("put", "stand", "find", "hit", "raise", "see", "plan", "seek")
    ):
        return True
    return lower[comma + 1] in ("and", "but", "while", "as") and _new_cue_after(phrases, k, last)


def _hands_over_after(phrases: Phrases, k: int, last: int) -> bool:
    """Tell whether `Ms Koll interrupted: “No.”` starts at `k`."""
    subject = phrases.extended_from(k, last)
    if subject is None or subject[1] + 2 >= last:
        return False
    colon = subject[1] + 1
    return phrases.words[colon] == ":" and phrases.tags[colon + 1] == QUOTE


def _is_tag(phrases: Phrases, k: int, last: int) -> bool:
    """Tell whether `the ministers said` or `said Roe` stands at `k` and ends the sentence."""
    tags, lower = phrases.tags, phrases.lower
    cues = cue_verbs()
    subject = phrases.extended_from(k, last)
    if subject is not None:
        k = subject[1]
        while k < last and tags[k] in ("RB", TIME):
            k += 1
        verb = k
        k += 1
    else:
        verb = k
        subject = phrases.extended_from(k + 1, last)
        if subject is None:
            return False
        k = subject[1]
    if (
        verb >= last
        or tags[verb] not in ("VBD", "VBZ")
        or lower[verb] not in cues
        or not cues[lower[verb]].clause
    ):
        return False
    return (
        k >= last
        or phrases.words[k] in (",", ".", ";", ":")
        or tags[k] == TIME
        or lower[k] in ("in", "on", "at", "during")
    )


def _other_speaker(phrases: Phrases, k: int, last: int) -> bool:
    """Tell whether `Lewandowski said …` starts at `k`, as after `While Comey has said that …,`."""
    subject = phrases.extended_from(k, last)
    if subject is None:
        return False
    k = _past_helpers(phrases, subject[1], last)
    return k + 1 < last and phrases.lower[k] in ("said", "says", "told", "argued", "warned", "wrote")


def _new_cue_after(phrases: Phrases, k: int, last: int) -> bool:
    """Tell whether a new reporting verb, with its own subject or a shared one, starts at `k`."""
    tags, lower = phrases.tags, phrases.lower
    cues = cue_verbs()
    k = _past_helpers(phrases, k, last)
    if _is_cue(phrases, k, last) and k + 1 < last:
        opens = lower[k + 1] in _OPENERS or tags[k + 1] == QUOTE
        return opens or (
            not cues[lower[k]].infinitive
            and (tags[k + 1] in _AFTER_CUE or phrases.words[k + 1] in (",", ":"))
        )
    subject = phrases.extended_from(k, last)
    return subject is not None and _is_cue(phrases, _past_helpers(phrases, subject[1], last), last)


def _is_cue(phrases: Phrases, k: int, last: int) -> bool:
    if k >= last or phrases.tags[k] not in ("VBD", "VBZ", "VBN"):
        return False
    cue = cue_verbs().get(phrases.lower[k])
    return cue is not None and cue.reports is Reports.SPEECH and not cue.quote_only


def _past_helpers(phrases: Phrases, k: int, last: int) -> int:
    while k < last and (phrases.tags[k] == "RB" or phrases.lower[k] in ("has", "have", "had")):
        k += 1
    return k
