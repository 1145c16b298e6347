"""Mends what the network reports where the layout, the marks or plain rules know better."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.naming.runs import PARTICLES
from briefing_app.analysis.speaking.sourcing import is_a_water
from briefing_app.analysis.words.tagging import TIME
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.saying.attribution import Range, Reported
    from briefing_app.analysis.words.phrases import Phrases

_LABEL_MARKS = frozenset({":", *DASHES})
_AUTHOR = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})
_NO_SOURCES = frozenset({"anybody", "anyone", "nobody", "no-one"})
_AFTER_WORDS = frozenset({".", "!", "?", ",", "”", "“", '"', "''", "’"})
_READING = frozenset({"read", "reads", "reading"})
_ASKING = frozenset({"asked", "asks", "asking", "requested", "requesting", "declined", "declining"})
_UNNAMED = frozenset({"named", "identified", "anonymity", "anonymous"})
_LONGEST_CONDITION = 8
_OWN_WORDS = frozenset({"while", "but", "even", "with", "although", "though", "as"})
_SAID = frozenset({"said", "says", "told", "added"})
_LONGEST_SIGNATURE = 6
_LONG_QUOTATION = 12
_NEXT_TO = 8
_ENOUGH_QUOTED = 0.6
"""So much of a quotation must be reported for all of it to be."""


def mended(phrases: Phrases, found: list[Reported], by_rule: list[Reported]) -> list[Reported]:
    """Return what the network found, mended by what the rules found in the same article."""
    labelled = [r for r in by_rule if is_labelled(phrases, r)]
    spoken = {k for r in labelled if r.verbatim for a, b in r.content for k in range(a, b)}
    kept = [_within_marks(phrases, r) for r in found if not any(a in spoken for a, _ in r.content)]
    kept += [r for r in labelled if r.verbatim]
    kept = [_innermost(phrases, r, by_rule) for r in kept]
    kept = [_signed(phrases, _with_subject(phrases, r, by_rule)) for r in kept]
    kept = [_ended(phrases, r, by_rule) for r in kept]
    _complete(kept, by_rule)
    kept = [r for r in kept if not _is_nobodys(phrases, r)]
    kept = _one_speaker_each(phrases, kept)
    return _carried_on(phrases, kept + _passed_over(phrases, kept, by_rule), by_rule)


def is_labelled(phrases: Phrases, reported: Reported) -> bool:
    """Tell whether the layout names the speaker: `Solvang: We are ready.`, `“It is late.” — Jane Roe`."""
    return reported.cue is not None and phrases.words[reported.cue[0]] in _LABEL_MARKS


def _within_marks(phrases: Phrases, reported: Reported) -> Reported:
    """Take in the whole of a quotation of which most is reported."""
    segments = phrases.segments
    content = [_widened(phrases, piece) for piece in reported.content]
    source = reported.source
    if source is not None and source[1] - source[0] > 1 and phrases.tags[source[0]] == TIME:
        source = (source[0] + 1, source[1])
    while (
        source is not None
        and source[1] - source[0] > 1
        and not segments.tokens.words[source[1] - 1][0].isalnum()
    ):
        if segments.tokens.words[source[1] - 1] in (")", "."):
            break
        source = (source[0], source[1] - 1)
    return replace(reported, content=content, source=source)


def _widened(phrases: Phrases, piece: Range) -> Range:
    segments = phrases.segments
    first, last = piece
    for number in {segments.quotation_of[k] for k in range(first, last)} - {-1}:
        quotation = segments.quotations[number]
        shared = min(last, quotation.last) - max(first, quotation.first)
        if shared >= _ENOUGH_QUOTED * (quotation.last - quotation.first):
            end = quotation.last if quotation.closing is None else quotation.closing + 1
            first, last = min(first, quotation.opening), max(last, end)
    return first, last


def _innermost(phrases: Phrases, reported: Reported, by_rule: list[Reported]) -> Reported:
    """Read `“We will not pay,” he said, according to the agency` as his words, not the agency’s."""
    if reported.cue is None or phrases.lower[reported.cue[0]] != "according":
        return reported
    for first, last in reported.content:
        for rule in by_rule:
            parts = (rule.content[0], rule.source, rule.cue)
            if rule.quoted and all(
                part is not None and first <= part[0] and part[1] <= last for part in parts
            ):
                return rule
    return reported


def _signed(phrases: Phrases, reported: Reported) -> Reported:
    """Give `“It is late.” ― Jane Roe` at the end of a paragraph to Jane Roe."""
    words, segments = phrases.words, phrases.segments
    end = reported.content[-1][1]
    last = segments.paragraphs[segments.paragraph_of[end - 1]][1]
    while end < last and end < reported.content[-1][1] + 2 and words[end] in _AFTER_WORDS:
        end += 1
    if end + 1 >= last or words[end] not in DASHES:
        return reported
    stop = end + 1
    while stop < last and (words[stop][0].isupper() or words[stop] in PARTICLES):
        stop += 1
        if _ends_line(phrases, stop - 1):
            break
    ended = stop == last or words[stop] in (".", ",") or _ends_line(phrases, stop - 1)
    signed = 0 < stop - end - 1 <= _LONGEST_SIGNATURE and ended
    return replace(reported, source=(end + 1, stop), cue=(end, end + 1)) if signed else reported


def _ends_line(phrases: Phrases, k: int) -> bool:
    """Tell whether a line of the text ends behind a word, be it of a wrapped paragraph."""
    tokens = phrases.segments.tokens
    return k + 1 < len(tokens) and "\n" in tokens.text[tokens.end[k] : tokens.start[k + 1]]


def _with_subject(phrases: Phrases, reported: Reported, by_rule: list[Reported]) -> Reported:
    """Take the rules’ source where the network saw none for a cue, or one in another sentence than theirs."""
    if reported.source is not None and reported.quoted:
        return _from_its_sentence(phrases, reported, by_rule)
    if reported.source is not None or reported.cue is None:
        return reported
    first, last = reported.cue
    for rule in by_rule:
        if rule.source is not None and rule.cue is not None and rule.cue[0] < last and first < rule.cue[1]:
            return replace(reported, source=rule.source)
    return reported


def _from_its_sentence(phrases: Phrases, reported: Reported, by_rule: list[Reported]) -> Reported:
    """Give `“That would be you?” Brandt asked` to her and not to whoever spoke before."""
    sentence_of = phrases.segments.sentence_of
    first, last = reported.content[-1]
    here = {sentence_of[first], sentence_of[last - 1]}
    if reported.source is None or sentence_of[reported.source[0]] in here:
        return reported
    for rule in by_rule:
        near = rule.source is not None and rule.cue is not None and sentence_of[rule.cue[0]] in here
        if near and rule.quoted and any(a < last and first < b for a, b in rule.content):
            return replace(reported, source=rule.source, cue=rule.cue)
    return reported


def _ended(phrases: Phrases, reported: Reported, by_rule: list[Reported]) -> Reported:
    """End indirect words where the rules see the reporter’s own begin: `, while shares fell`."""
    if reported.quoted:
        return reported
    ends = {a: b for rule in by_rule for a, b in rule.content}
    content = []
    for first, last in reported.content:
        end = ends.get(first) or ends.get(first + 1) or last
        own = first < end < last - 1 and phrases.words[end] == "," and phrases.lower[end + 1] in _OWN_WORDS
        content.append((first, end if own else last))
    return replace(reported, content=content)


def _complete(found: list[Reported], by_rule: list[Reported]) -> None:
    """Add what follows an aside, `the pool — three ships — would sail`, where the network stops at it."""
    taken = {k for r in found for a, b in r.content for k in range(a, b)}
    runs = {rule.content[0]: rule for rule in by_rule if len(rule.content) > 1 and not rule.quoted}
    for reported in found:
        rule = runs.get(reported.content[-1])
        if rule is not None and not any(k in taken for a, b in rule.content[1:] for k in range(a, b)):
            reported.content += rule.content[1:]


def _passed_over(phrases: Phrases, found: list[Reported], by_rule: list[Reported]) -> list[Reported]:
    """Return what the rules are sure of and the network passed over: quotations, and what somebody `said`."""
    taken = {k for r in found for a, b in r.content for k in range(a, b)}
    taken |= {k for r in found if r.cue for k in range(*r.cue)}
    return [
        rule
        for rule in by_rule
        if rule.reports is Reports.SPEECH
        and rule.source is not None
        and (rule.quoted or (rule.cue is not None and phrases.lower[rule.cue[0]] in _SAID))
        and not any(k in taken for a, b in rule.content for k in range(a, b))
        and not (rule.cue is not None and any(k in taken for k in range(*rule.cue)))
    ]


def _is_nobodys(phrases: Phrases, reported: Reported) -> bool:
    """Tell whether nobody but the writer speaks, or nobody at all, or words are read and not said."""
    if reported.verbatim or reported.source is None:
        return False
    first = reported.source[0]
    if phrases.segments.quotation_of[first] < 0 and not reported.quoted and phrases.lower[first] in _AUTHOR:
        return True
    if phrases.lower[first] in _NO_SOURCES or is_a_water(phrases, reported.source):
        return True
    cue = phrases.lower[reported.cue[0]] if reported.cue else ""
    return (cue in _READING and not _is_all_quoted(phrases, reported)) or (
        cue in _ASKING and _is_condition(phrases, reported)
    )


def _is_all_quoted(phrases: Phrases, reported: Reported) -> bool:
    return all(phrases.segments.quotation_of[k] >= 0 for a, b in reported.content for k in range(a, b))


def _is_condition(phrases: Phrases, reported: Reported) -> bool:
    """Tell whether somebody only asks `not to be named`."""
    words = {phrases.lower[k] for a, b in reported.content for k in range(a, b)}
    return len(words) <= _LONGEST_CONDITION and not words.isdisjoint(_UNNAMED)


def _one_speaker_each(phrases: Phrases, found: list[Reported]) -> list[Reported]:
    """Give a quotation that was broken between speakers whole to the one whose cue stands beside it."""
    segments = phrases.segments
    holders: dict[int, list[Reported]] = {}
    for reported in found:
        inside = {segments.quotation_of[k] for first, last in reported.content for k in (first, last - 1)}
        for number in inside - {-1}:
            holders.setdefault(number, []).append(reported)
    dropped: set[int] = set()
    for number, reports in holders.items():
        quotation = segments.quotations[number]
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        whole = range(quotation.opening, end)
        parts = [sum(max(0, min(b, end) - max(a, whole.start)) for a, b in r.content) for r in reports]
        if len(reports) < 2 or sum(parts) < _ENOUGH_QUOTED * len(whole) or len(whole) < _LONG_QUOTATION:
            continue
        beside = [r for r in reports if r.cue is not None and _is_beside(r.cue, whole)]
        if not beside or any(r.cue is not None and r.cue[0] in whole for r in reports):
            continue
        owner = beside[0]
        others = [r for r in reports if r is not owner]
        if any(not all(a >= whole.start and b <= end for a, b in r.content) for r in others):
            continue
        owner.content = [p for p in owner.content if not (p[0] < end and p[1] > whole.start)]
        owner.content = sorted([*owner.content, (whole.start, end)])
        dropped.update(id(r) for r in others)
    return [r for r in found if id(r) not in dropped]


def _is_beside(cue: Range, whole: range) -> bool:
    """Tell whether a cue stands next to a quotation, with at most a name between."""
    return 0 <= whole.start - cue[1] <= _NEXT_TO or 0 <= cue[0] - whole.stop <= _NEXT_TO


def _carried_on(phrases: Phrases, found: list[Reported], by_rule: list[Reported]) -> list[Reported]:
    """Join a quotation without a cue in its own sentence to what it goes on from."""
    sentence_of = phrases.segments.sentence_of
    run_of = {
        k: number
        for number, r in enumerate(by_rule)
        if len(r.content) > 1
        for a, b in r.content
        for k in range(a, b)
    }
    heads: dict[int, Reported] = {}
    kept: list[Reported] = []
    for reported in sorted(found, key=lambda r: r.content[0]):
        first, last = reported.content[0]
        run = next((run_of[k] for k in range(first, last) if k in run_of), None)
        head = heads.get(run) if run is not None else None
        own_cue = reported.cue is not None and sentence_of[reported.cue[0]] in {
            sentence_of[k] for k in (first, last - 1)
        }
        if head is not None and reported.quoted and head.quoted and not own_cue:
            head.content += reported.content
            continue
        if run is not None:
            heads[run] = reported
        kept.append(reported)
    return kept
