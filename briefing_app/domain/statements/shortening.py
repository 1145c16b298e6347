"""Shortening a quotation without changing what was said.

What was left out is marked `[…]`; what was put in or changed, a first letter too, stands in
square brackets. White space and the style of quotation marks are nobody's words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.statements.quotation import ALL_MARKS, DOUBLE_MARKS, pair_marks
from briefing_app.domain.statements.statement import Manner

if TYPE_CHECKING:
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.domain.text import Span

ELLIPSIS = "[…]"

_TOKEN = re.compile(
    r"(?P<ellipsis>\[\s*(?:…|\.\s?\.\s?\.)\s*\])"
    r"|(?P<glued>\w+(?:\[[^\[\]]*\]\w*)+|(?:\[\w+\])+\w+(?:\[\w+\]\w*)*)"
    r"|(?P<insert>\[[^\[\]]*\])"
    r"|(?P<word>\w+(?:['’\-‐‑.,]\w+)*)"
    r"|(?P<dots>…|\.\s?\.\s?\.)"
    r"|(?P<mark>\S)"
)
_ORIGINAL_TOKEN = re.compile(
    r"(?P<ellipsis>\[\s*(?:…|\.\s?\.\s?\.)\s*\])"
    r"|(?P<word>\w+(?:['’\-‐‑.,]\w+)*)|(?P<dots>…|\.\s?\.\s?\.)|(?P<mark>\S)"
)
_SOFT_ENDS = ".,;:–"
_MOST_REPLACED = 3


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def printed_wording(statement: Statement, article_text: str) -> str:
    """Return what was said, as it is printed without outer quotation marks.

    The pieces of content are joined by `[…]` where words lie between them. Words that only
    partly stand in quotation marks keep theirs. A passage without attribution is itself.
    """
    attribution = statement.attribution
    if attribution is None or not attribution.content:
        return _spaced(statement.passage.quote)
    pieces = sorted(attribution.content)
    wording = ""
    last_end = 0
    for span in pieces:
        piece = _spaced(_piece(span, article_text, attribution.manner)).lstrip(" ,;:–—")
        if not piece:
            continue
        if wording and re.search(r"\w", article_text[last_end : span.start]):
            wording = f"{wording.rstrip(' ,;:')} {ELLIPSIS} {piece}"
        else:
            wording = f"{wording} {piece}".lstrip()
        last_end = max(last_end, span.end)
    return wording


def is_faithful(wording: str, passage_text: str) -> bool:
    """Tell whether `wording` follows from `passage_text` by marked changes alone."""
    return not faults(wording, passage_text)


def faults(wording: str, original: str) -> tuple[str, ...]:
    """Return what keeps `wording` from following from `original`, in sentences; () if nothing."""
    if re.sub(r"\s+", " ", wording).strip() == re.sub(r"\s+", " ", original).strip():
        return ()
    if not wording.strip():
        return ("The wording is empty. Take the original back, or remove the statement.",)
    if fault := _bracket_fault(wording, original):
        return (fault,)
    steps = _tokens(wording, _TOKEN)
    source = _tokens(original, _ORIGINAL_TOKEN)
    if not any(step.kind in ("word", "glued") for step in steps):
        return ("Nothing of the original is left in the wording.",)
    return _misfit(steps, source)


def _misfit(steps: list[_Token], source: list[_Token]) -> tuple[str, ...]:
    """Follow `steps` through `source`; bit n of `reached` says that n tokens are accounted for."""
    size = len(source)
    every = (1 << (size + 1)) - 1
    places: dict[str, int] = {}
    for n, token in enumerate(source):
        places[token.text] = places.get(token.text, 0) | 1 << n
    soft = sum(1 << n for n, token in enumerate(source) if _is_soft(token))
    opening = next((n for n, token in enumerate(source) if not _is_soft(token)), size)
    reached = (1 << (opening + 1)) - 1
    for n, step in enumerate(steps):
        before = reached
        match step.kind:
            case "ellipsis":
                reached = every & ~((reached & -reached) - 1) if reached else 0
            case "insert":
                reached = _skipping(reached, _replaceable(step.text)) & every
            case "glued":
                fitting = sum(bit for text, bit in places.items() if _fits(step.text, text))
                reached = (reached & fitting) << 1
            case _:
                reached = (reached & places.get(step.text, 0)) << 1
                if not reached and _is_soft(step) and n == len(steps) - 1:
                    reached = before
        if not reached:
            return (_sentence(step, before, places),)
    reachable_end = reached
    for n in range(size):
        if soft >> n & 1 and reachable_end >> n & 1:
            reachable_end |= 1 << (n + 1)
    if not reachable_end >> size & 1:
        return (f"Words are left out at the end without {ELLIPSIS}.",)
    return ()


def _sentence(step: _Token, before: int, places: dict[str, int]) -> str:
    if step.kind == "dots":
        return f"Words left out are marked {ELLIPSIS}, not with dots alone."
    if step.kind == "glued":
        return f"“{step.text}” does not fit the word that stands in the original here."
    later = places.get(step.text, 0) >> (before & -before).bit_length() - 1 if before else 0
    if later:
        return f"Words are left out before “{step.text}” without {ELLIPSIS}."
    if step.kind == "mark":
        return f"The sign “{step.text}” does not stand in the original here."
    return f"“{step.text}” does not stand in the original here. Words of your own belong in square brackets."


def _bracket_fault(wording: str, original: str) -> str:
    depth = 0
    for character in wording:
        depth += (character == "[") - (character == "]")
        if depth not in (0, 1):
            break
    if depth and wording.count("[") - wording.count("]") != original.count("[") - original.count("]"):
        return "A square bracket is opened and not closed, or closed and not opened."
    return ""


def _tokens(text: str, pattern: re.Pattern[str]) -> list[_Token]:
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    apostrophes = set(pair_marks(text).apostrophes)
    plain = "".join(
        "’" if place in apostrophes else " " if character in ALL_MARKS else character
        for place, character in enumerate(text)
    )
    found: list[_Token] = []
    for match in pattern.finditer(plain):
        kind = match.lastgroup or "mark"
        words = match.group()
        if kind == "mark" and words == "’":
            continue
        if kind == "dots":
            words = "…"
        elif kind == "ellipsis":
            words = ELLIPSIS
        found.append(_Token(kind, words.replace("—", "–").replace("‑", "-").replace("‐", "-")))
    return found


def _is_soft(token: _Token) -> bool:
    return token.kind == "mark" and token.text in _SOFT_ENDS


def _replaceable(insert: str) -> int:
    """Return how many words an insertion may stand for."""
    return max(_MOST_REPLACED, 2 * len(insert.split()))


def _skipping(reached: int, most: int) -> int:
    for _ in range(most):
        reached |= reached << 1
    return reached


def _fits(changed: str, original: str) -> bool:
    """Tell whether the letters outside brackets stand in `original`, in order, at its ends."""
    parts = [re.escape(part) for part in re.split(r"\[[^\[\]]*\]", changed)]
    return re.fullmatch(r"\w*".join(parts), original) is not None


def _piece(span: Span, text: str, manner: Manner) -> str:
    """Return the words at `span` with the quotation marks that they would lose by the cut."""
    start, end = span
    piece = text[start:end]
    if manner is Manner.DIRECT:
        return piece
    found = pair_marks(piece)
    marked_before = start > 0 and text[start - 1] in DOUBLE_MARKS
    marked_after = end < len(text) and text[end] in DOUBLE_MARKS
    if found.lone_openings and marked_after:
        return text[start : end + 1]
    if found.lone_closings and marked_before:
        return text[start - 1 : end]
    if marked_before and marked_after and not text[start - 2 : start - 1].isalnum():
        return text[start - 1 : end + 1]
    return piece


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
