"""Keeps what is reported apart: no two statements share words, unless one quotes inside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.saying.attribution import Reported
    from briefing_app.analysis.words.segments import Segments


def apart(segments: Segments, found: list[Reported]) -> list[Reported]:
    """Return what is reported without what lies inside other reported words; quotations may nest.

    Speech goes before thought, then whoever begins first, then the longer.
    """
    owner = [-1] * len(segments.tokens)
    dropped: set[int] = set()
    order = sorted(range(len(found)), key=lambda n: _rank(found[n]))
    for number in order:
        reported = found[number]
        tokens = [k for a, b in reported.content for k in range(a, b)]
        cue = reported.cue[0] if reported.cue is not None else -1
        holders = {owner[k] for k in tokens if owner[k] >= 0}
        if cue >= 0 and owner[cue] >= 0 and (holders or reported.reports is Reports.THOUGHT):
            holders.add(owner[cue])
        if holders and not (len(holders) == 1 and _is_quotation(segments, tokens)):
            dropped.add(number)
            continue
        for k in tokens:
            owner[k] = number
    return [reported for number, reported in enumerate(found) if number not in dropped]


def _rank(reported: Reported) -> tuple[bool, int, int]:
    first = min(a for a, _ in reported.content)
    return reported.reports is Reports.THOUGHT, first, first - max(b for _, b in reported.content)


def _is_quotation(segments: Segments, tokens: list[int]) -> bool:
    return all(segments.quotation_of[k] >= 0 or not segments.tokens.words[k][0].isalnum() for k in tokens)
