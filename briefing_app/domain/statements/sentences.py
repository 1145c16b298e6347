"""Sentences, for cutting a text only where one ends."""

from __future__ import annotations

import re

from briefing_app.domain.text import Span

_SHORT_FORMS = """
    mr mrs ms dr prof st sen rep gov gen col lt capt sgt maj cmdr adm hon rev jr sr vs etc nos inc ltd co corp
    jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf ca approx u.s u.k u.n e.u a.m p.m ph.d fig vol
    bzw usw z.b d.h u.a nr np tzw sra ee.uu
    al mich calif fla va pa tenn conn ariz colo wis minn okla n.y n.j n.c s.c n.h r.i
"""
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
_MONTHS = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
_GERMAN_MONTHS = frozenset(_MONTHS.split())
_END = re.compile(r"[.!?…]+[\"”’»“'\)\]]*(?:\[\d{1,4}\])*(?=\s|$)")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`; a paragraph's end ends a sentence too."""
    spans: list[Span] = []
    for paragraph in re.finditer(r"\S(?:.*\S)?", text):
        start = paragraph.start()
        for match in _END.finditer(text, paragraph.start(), paragraph.end()):
            if match.start() < start or not _ends(text, match, paragraph.end()):
                continue
            end = _with_references(text, match.end(), paragraph.end())
            spans.append(Span(start, end))
            start = end + len(text[end : paragraph.end()]) - len(text[end : paragraph.end()].lstrip())
        if start < paragraph.end():
            spans.append(Span(start, paragraph.end()))
    return tuple(spans)


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a full stop ends a sentence: no abbreviation, and a capital or sign follows."""
    rest = text[match.end() : end].lstrip()
    if rest and (rest[0].islower() or rest[0] in ",;:"):
        return False
    if not match.group().startswith(".") or match.group() != ".":
        return True
    before = re.search(r"[\w.]+$", text[max(0, match.start() - 20) : match.start()])
    word = before.group().lower() if before else ""
    if word.isdigit() and len(word) <= 2 and rest and re.split(r"\W", rest, maxsplit=1)[0] in _GERMAN_MONTHS:
        return False
    if len(word) == 1 and word.isalpha() and rest:
        return word == "i"
    return word not in _ABBREVIATIONS or not rest


def _with_references(text: str, place: int, end: int) -> int:
    """Return the place after `[3][7]`, which belong to the sentence before them."""
    match = re.compile(r"\s*(?:\[\d{1,4}\])+(?=\s|$)").match(text, place, end)
    return match.end() if match else place
