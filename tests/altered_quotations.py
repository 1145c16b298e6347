"""Quotations as a careless or a dishonest hand would change them, and as honest machines may set them.

Used by the tests and by `benchmarks/verbatim.py`; everything is drawn from a seeded `Random`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from briefing_app.document.nodes import Quotation, Text
from briefing_app.domain.statements.quotation import DOUBLE_MARKS, pair_marks

_NEGATIONS = ("not", "never", "no longer")
_NEGATED = re.compile(r"\b(?:not|never|no|nor|neither|nobody|nothing|none)\b ?|n[’']t\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMES = ("Ruth Aldane", "Piet Hauber Jr", "Sofia Lem", "the Ministry of Works")


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change to a quotation: `kind` names it; `after` is the quotation as changed."""

    kind: str
    before: Quotation
    after: Quotation


def words_of(block: Quotation) -> str:
    """Return the printed words of a quotation without its source number."""
    return block.content[0].text if isinstance(block.content[0], Text) else ""


def with_words(block: Quotation, words: str) -> Quotation:
    """Return a quotation with other printed words."""
    first = block.content[0]
    assert isinstance(first, Text)
    return replace(block, content=(replace(first, text=words), *block.content[1:]))


def altered(block: Quotation, following: str, others: tuple[str, ...], chance: Random) -> Alteration | None:
    """Change a quotation in a way drawn from `chance`; None where that way leaves it as it was.

    `following` are the words that follow it in its article; `others` are other speakers.
    """
    kind = chance.choice(tuple(_WAYS))
    if kind == "speaker":
        return _other_speaker(block, others, chance)
    words = words_of(block)
    start, end = quoted_span(words)
    if end - start < 4:
        return None
    inner = words[start:end]
    changed = _beyond(inner, following, chance) if kind == "beyond" else _WAYS[kind](inner, chance)
    if changed is None or _same(changed, inner):
        return None
    return Alteration(kind, block, with_words(block, words[:start] + changed + words[end:]))


def quoted_span(words: str) -> tuple[int, int]:
    """Return where the longest part in double quotation marks stands, without the marks."""
    pairs = [(a + 1, b) for a, b in pair_marks(words).pairs if words[a] in DOUBLE_MARKS]
    return max(pairs, key=lambda pair: pair[1] - pair[0], default=(0, 0))


def disguised(words: str, chance: Random) -> str:
    """Return the same words as another machine may write them: nobody's words differ."""
    for opening, closing in pair_marks(words).pairs:
        if words[opening] in DOUBLE_MARKS and chance.random() < 0.6:
            pair = chance.choice(('""', "„“", "«»", "“”", "””", "「」"))
            words = words[:opening] + pair[0] + words[opening + 1 : closing] + pair[1] + words[closing + 1 :]
    ways: tuple[Callable[[str], str], ...] = (
        lambda w: w.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        lambda w: w.replace("ffi", "ﬃ").replace("ff", "ﬀ"),
        lambda w: re.sub(r"(?<=\w{3})(?=\w{3})", lambda _: "\u00ad" if chance.random() < 0.3 else "", w),
        lambda w: re.sub(" ", lambda _: chance.choice("   \u00a0\u202f\u2009\n"), w),
        lambda w: re.sub(" ", lambda _: chance.choice((" ", "  ", " \n ")), w),
        lambda w: unicodedata.normalize("NFD", w),
        lambda w: re.sub(r"(?<=\w)[’'](?=\w)", lambda _: chance.choice("’'‘ʼ"[:3]), w),
        lambda w: w.replace("…", "...").replace(" – ", " — "),
        lambda w: f"\u200e{w}\u200f" if chance.random() < 0.5 else w.replace(" ", " \u200b"),
    )
    for way in chance.sample(ways, chance.randint(1, 4)):
        words = way(words)
    return words


def _letter(words: str, chance: Random) -> str | None:
    places = [m.start() for m in re.finditer(r"[^\W\d_]", words)]
    if not places:
        return None
    place = chance.choice(places)
    match chance.randrange(4):
        case 0:
            put = chance.choice(_LETTERS)
            return words[:place] + put + words[place + 1 :]
        case 1:
            return words[:place] + words[place + 1 :]
        case 2:
            return words[:place] + chance.choice(_LETTERS) + words[place:]
        case _:
            if place + 1 < len(words) and words[place + 1].isalpha():
                return words[:place] + words[place + 1] + words[place] + words[place + 2 :]
            return None


def _places(words: str) -> list[re.Match[str]]:
    return [
        m
        for m in re.finditer(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", words)
        if "[" not in words[m.start() - 1 : m.end() + 1]
    ]


def _dropped(words: str, chance: Random) -> str | None:
    found = _places(words)
    if len(found) < 2:
        return None
    gone = chance.choice(found)
    return re.sub(" {2,}", " ", words[: gone.start()] + words[gone.end() :]).strip()


def _added(words: str, chance: Random) -> str | None:
    found = _places(words)
    if not found:
        return None
    place = chance.choice(found).start()
    return f"{words[:place]}{chance.choice(('very', 'all', 'perhaps', 'now', 'only'))} {words[place:]}"


def _negation(words: str, chance: Random) -> str | None:
    out = list(_NEGATED.finditer(words))
    if out and chance.random() < 0.7:
        gone = chance.choice(out)
        return words[: gone.start()] + words[gone.end() :]
    found = _places(words)
    if not found:
        return None
    place = chance.choice(found).start()
    return f"{words[:place]}{chance.choice(_NEGATIONS)} {words[place:]}"


def _order(words: str, chance: Random) -> str | None:
    found = _places(words)
    if len(found) < 2:
        return None
    nth = chance.randrange(len(found) - 1)
    one, other = found[nth], found[nth + 1]
    if one[0].lower() == other[0].lower():
        return None
    between = words[one.end() : other.start()]
    return words[: one.start()] + other[0] + between + one[0] + words[other.end() :]


def _number(words: str, chance: Random) -> str | None:
    digits = [m.start() for m in re.finditer(r"\d", words)]
    if not digits:
        return None
    place = chance.choice(digits)
    return words[:place] + str((int(words[place]) + chance.randint(1, 9)) % 10) + words[place + 1 :]


def _cut(words: str, chance: Random) -> str | None:
    found = _places(words)
    if len(found) < 3:
        return None
    return words[: found[-chance.randint(1, 2)].start()].rstrip(" ,;") + "."


def _beyond(words: str, following: str, chance: Random) -> str | None:
    more = re.findall(r"\w+", following)[: chance.randint(1, 6)]
    return f"{words.rstrip('.,')} {' '.join(more)}." if more else None


def _other_speaker(block: Quotation, others: tuple[str, ...], chance: Random) -> Alteration | None:
    first = block.attribution[0]
    assert isinstance(first, Text)
    names = [name for name in (*others, *_NAMES) if not _same(name.lower(), first.text.lower())]
    after = replace(block, attribution=(replace(first, text=chance.choice(names)), *block.attribution[1:]))
    return Alteration("speaker", block, after)


def _same(one: str, other: str) -> bool:
    """Tell whether two are the same but for marks and spaces: such a change is none."""

    def plain(words: str) -> list[str]:
        return re.findall(r"\w+(?:['’]\w+)*|[^\w\s\"“”„«»‘’',.;:–—-]", words)

    return plain(one) == plain(other)


_WAYS: dict[str, Callable[[str, Random], str | None]] = {
    "letter": _letter,
    "dropped": _dropped,
    "added": _added,
    "negation": _negation,
    "order": _order,
    "number": _number,
    "cut": _cut,
    "beyond": lambda words, chance: None,
    "speaker": lambda words, chance: None,
}
