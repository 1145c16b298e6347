"""Finds where reported words end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import FINITE, QUOTE, TIME
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases

_OPENERS = group("openers")
_AFTER_CUE = frozenset({QUOTE, "PRP", "DT", "IN", TIME, "PRP$", "NNP", "TO"})
_TAILS = frozenset(["with", "while", "although", "though", "whereas"])


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
