"""Where the paragraphs of a text end: at empty lines, at line ends, or inside hard wraps."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_ENOUGH_PAIRS = 3
_LONG_SHARE = 0.6
_SENTENCE_END = re.compile(r"""[.!?…:;。！？]["'”’»›)\]]*$""")
_LIST_MARK = re.compile(r"(?:[-*•–—·]|\(?\d{1,3}[.)]|[A-Za-z][.)])\s")
_SPEAKER = re.compile(r"[A-Z][\w.’' -]{1,40}:\s")
_RULE = re.compile(r"[-=_*~#\s.·•]{3,}")


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a cleaned text, each on one line.

    Line ends part paragraphs unless the text was clearly wrapped at a fixed width.
    """
    blocks = _blocks(text)
    width = wrap_width(blocks)
    if width is None:
        return [line for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _unwrapped(block, width)]


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line or _RULE.fullmatch(line):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def wrap_width(blocks: list[list[str]]) -> int | None:
    """Return the width at which a text was wrapped by hand or by a mailer, or None.

    It was wrapped when nearly every long line is as full as its successor's first word
    allows, and many lines stop in the middle of a sentence.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < _ENOUGH_PAIRS:
        return None
    lengths = sorted(len(line) for block in blocks for line in block)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    long = [pair for pair in pairs if len(pair[0]) >= _LONG_SHARE * width]
    full = [pair for pair in long if _is_full(*pair, width)]
    broken = [line for line, _ in full if not _SENTENCE_END.search(line)]
    loose = [line for line, following in long if not _is_full(line, following, width)]
    ended = [line for line in loose if _SENTENCE_END.search(line)]
    wrapped = (
        len(full) >= max(_ENOUGH_PAIRS, 0.6 * len(long))
        and len(broken) >= 0.5 * len(full)
        and len(ended) >= 0.7 * len(loose)
    )
    return width if wrapped else None


def _is_full(line: str, following: str, width: int) -> bool:
    first_word = following.split(" ", 1)[0]
    return len(line) + 1 + len(first_word) > width - 2


def _unwrapped(block: list[str], width: int) -> list[str]:
    paragraphs = [block[0]]
    for line, following in pairwise(block):
        goes_on = not _LIST_MARK.match(following) and not (
            _SPEAKER.match(following) and _SENTENCE_END.search(line)
        )
        if goes_on and (
            _is_full(line, following, width) or (following[0].islower() and not _SENTENCE_END.search(line))
        ):
            paragraphs[-1] = joined(paragraphs[-1], following)
        else:
            paragraphs.append(following)
    return paragraphs


def joined(line: str, following: str) -> str:
    """Return two lines of a paragraph as one.

    A hyphen at the line's end stays: text wrapped by programs breaks only at hyphens
    that were there before.
    """
    if line.endswith("-") and not line.endswith((" -", "--")):
        return line + following
    if _has_no_word_spaces(line[-1]) and _has_no_word_spaces(following[0]):
        return line + following
    return f"{line} {following}"


def _has_no_word_spaces(character: str) -> bool:
    """Tell whether a character belongs to Chinese or Japanese writing."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
