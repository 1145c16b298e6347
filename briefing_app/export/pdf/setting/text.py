"""Inlines and plain strings as runs of the house style: faces, sizes, colours, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, assert_never

from briefing_app.document.nodes import (
    Emphasis,
    Inlines,
    ItemRef,
    Link,
    Role,
    SourceRef,
    Text,
)
from briefing_app.export.anchors import source_anchor
from briefing_app.export.direction import RTL_LANGUAGES, has_rtl, is_rtl_language, reads_rtl, rtl_language
from briefing_app.export.pdf.setting.words import Run, Style, Target
from briefing_app.export.scripts import TELLING, east_asian_language, has_east_asian, mostly_east_asian

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle, Look

REFERENCE_SIZE = 0.8
"""How large `[3]` is beside the words that it follows."""
LINING = frozenset({"zh", "ja", "ko"} | {language[:2] for language in RTL_LANGUAGES})
"""Languages whose letters have no lower case: figures stand as tall as they do."""
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
# Joiners shape letters of many scripts, and of them only: elsewhere they are but hidden.
_IDLE_JOINER = re.compile(
    "(?<![\u0590-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufefc\u2600-\uffff])[\u200c\u200d]"
)
_DIRECTION_MARK = re.compile("[\u061c\u200e\u200f]")
_SPACES = re.compile("[ \t\n\x0b\x0c\r\x85]+")
_SURROGATE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(
    "  |[\x00-\x1f\x7f-\x9f\u061c\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    f"|{_SURROGATE.pattern}"
)


def clean(text: str) -> str:
    """Return `text` as it can be printed: no control characters, single spaces.

    What turns the direction of words is taken out: their letters tell it. Soft hyphens, joiners
    that shape letters, and marks of direction beside words from right to left stay.
    """
    if text.isprintable() and "  " not in text:
        return text
    if not _ODD.search(text):
        return text
    text = _SPACES.sub(" ", _UNSEEN.sub("", _SURROGATE.sub("\ufffd", text)))
    text = _IDLE_JOINER.sub("", text)
    return text if has_rtl(text) else _DIRECTION_MARK.sub("", text)


class Speech(NamedTuple):
    """The language of a paragraph, and the one that its East Asian signs are written in.

    Some of an `rtl` paragraph is written from right to left.
    """

    language: str
    east: str = ""
    rtl: bool = False


ENGLISH = Speech("en")


class Voice:
    """The styles of one house style, by role."""

    def __init__(self, style: HouseStyle, language: str = "en") -> None:
        self.style = style
        self.language = language
        self._own = Speech(language)
        self._reference_face = style.look(Role.SIDE_LABEL).face
        self._smallest = min(look.size for look in style.looks.values())
        self._letters: dict[tuple[int, Emphasis], tuple[Look, Style]] = {}
        self._references_beside: dict[float, Style] = {}

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.style.look(role)

    def small(self, look: Look, part: float) -> float:
        """Return the size of type that is `part` of that of `look`, no less than the style has anywhere."""
        return max(round(look.size * part, 2), min(self._smallest, look.size))

    def runs(self, inlines: Inlines, look: Look, known: frozenset[str] = frozenset()) -> list[Run]:
        """Return `inlines` as runs; links to anchors that are not `known` stay words."""
        runs: list[Run] = []
        speech = self._speech("".join([part.text for part in inlines if not isinstance(part, SourceRef)]))
        for inline in inlines:
            match inline:
                case Text(text=text, emphasis=emphasis, language=own):
                    run = self._run(text, look, emphasis, Speech(own, own, has_rtl(text)) if own else speech)
                    runs.append(run._replace(language=own) if own else run)
                case Link(text=text, url=url):
                    safe = url.lower().startswith(("http://", "https://", "mailto:"))
                    target = Target(url=url) if safe else None
                    runs.append(self._run(text, look, speech=speech)._replace(target=target))
                case ItemRef(anchor=anchor, text=text):
                    target = Target(anchor) if anchor in known else None
                    runs.append(self._run(text, look, speech=speech)._replace(target=target))
                case SourceRef(numbers=numbers):
                    runs.extend(self._references(numbers, look, known))
                case _:
                    assert_never(inline)
        return runs

    def plain(self, text: str, look: Look, *, strong: bool = False, colour: str = "") -> list[Run]:
        """Return `text` in `look`, for furniture and labels."""
        emphasis = Emphasis.STRONG if strong else Emphasis.NONE
        run = self._run(text, look, emphasis, self._speech(text))
        if colour:
            run = run._replace(style=run.style._replace(colour=colour))
        return [run]

    def _speech(self, text: str) -> Speech:
        """Return the languages of words that name none: their letters tell."""
        own = self.language
        if text.isascii() or not TELLING.search(text):
            return self._own
        east = east_asian_language(text, own) if has_east_asian(text) else ""
        rtl = has_rtl(text)
        if east and mostly_east_asian(text):
            return Speech(east, east, rtl)
        if rtl and not is_rtl_language(own) and reads_rtl(text):
            return Speech(rtl_language(text), east, rtl)
        return Speech(own, east, rtl)

    def _run(
        self, text: str, look: Look, emphasis: Emphasis = Emphasis.NONE, speech: Speech = ENGLISH
    ) -> Run:
        known = self._letters.get((id(look), emphasis))  # a look that is kept keeps its identity
        if known is None:
            known = self._letters[id(look), emphasis] = (look, _letters(look, emphasis))
        old_style = look.old_style and speech.language[:2] not in LINING
        language, east, rtl = speech
        return Run(
            clean(text),
            known[1],
            old_style,
            look.capitals,
            None,
            False,
            "",
            language,
            east,
            look.hyphenate,
            rtl,
        )

    def _references(self, numbers: tuple[int, ...], look: Look, known: frozenset[str]) -> list[Run]:
        style = self._references_beside.get(look.size)
        if style is None:
            style = Style(self._reference_face, self.small(look, REFERENCE_SIZE), "accent")
            self._references_beside[look.size] = style
        runs = []
        for number in numbers:
            anchor = source_anchor(number)
            target = Target(anchor) if anchor in known else None
            runs.append(Run(f"[{number}]", style, target=target, tied=True))
        return runs


def _letters(look: Look, emphasis: Emphasis) -> Style:
    """Return how words of `emphasis` are painted in `look`."""
    face, colour = look.face, look.colour
    match emphasis:
        case Emphasis.STRONG:
            face = look.strong
            colour = "ink" if look.colour == "quiet" else look.colour
        case Emphasis.EMPHASIS:
            face = look.emphasis
        case Emphasis.QUIET:
            colour = "quiet"
        case Emphasis.NONE:
            pass
        case _:
            assert_never(emphasis)
    return Style(face, look.size, colour, look.tracking)
