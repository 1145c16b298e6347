"""Inlines and plain strings as runs of the house style: faces, sizes, colours, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    Emphasis,
    Inlines,
    ItemRef,
    Link,
    Role,
    SourceRef,
    Text,
)
from briefing_app.export.direction import RTL_LANGUAGES, has_rtl, is_rtl_language, reads_rtl, rtl_language
from briefing_app.export.pdf.words import Run, Style, Target
from briefing_app.export.scripts import east_asian_language, has_east_asian

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


def clean(text: str) -> str:
    """Return `text` as it can be printed: no control characters, single spaces.

    What turns the direction of words is taken out: their letters tell it. Soft hyphens, joiners
    that shape letters, and marks of direction beside words from right to left stay.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _UNSEEN.sub("", _SURROGATE.sub("\ufffd", _SPACES.sub(" ", text)))
    text = _IDLE_JOINER.sub("", text)
    return text if has_rtl(text) else _DIRECTION_MARK.sub("", text)


def source_anchor(number: int) -> str:
    """Return the anchor of the entry `number` of the sources."""
    return f"source-{number}"


class Voice:
    """The styles of one house style, by role."""

    def __init__(self, style: HouseStyle, language: str = "en") -> None:
        self.style = style
        self.language = language
        self._reference_face = style.look(Role.SIDE_LABEL).face

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.style.look(role)

    def runs(self, inlines: Inlines, look: Look, known: frozenset[str] = frozenset()) -> list[Run]:
        """Return `inlines` as runs; links to anchors that are not `known` stay words."""
        runs: list[Run] = []
        language = self._shapes("".join(getattr(inline, "text", "") for inline in inlines))
        for inline in inlines:
            match inline:
                case Text(text=text, emphasis=emphasis, language=own):
                    run = self._run(text, look, emphasis, own or language)
                    runs.append(run._replace(language=own) if own else run)
                case Link(text=text, url=url):
                    safe = url.lower().startswith(("http://", "https://", "mailto:"))
                    target = Target(url=url) if safe else None
                    runs.append(self._run(text, look, language=language)._replace(target=target))
                case ItemRef(anchor=anchor, text=text):
                    target = Target(anchor) if anchor in known else None
                    runs.append(self._run(text, look, language=language)._replace(target=target))
                case SourceRef(numbers=numbers):
                    runs.extend(self._references(numbers, look, known))
                case _:
                    assert_never(inline)
        return runs

    def plain(self, text: str, look: Look, *, strong: bool = False, colour: str = "") -> list[Run]:
        """Return `text` in `look`, for furniture and labels."""
        emphasis = Emphasis.STRONG if strong else Emphasis.NONE
        run = self._run(text, look, emphasis, self._shapes(text))
        if colour:
            run = run._replace(style=run.style._replace(colour=colour))
        return [run]

    def _shapes(self, text: str) -> str:
        """Return the language whose letters and hyphens are meant by words that name none."""
        if text.isascii():
            return self.language
        if has_east_asian(text):
            return east_asian_language(text, self.language)
        if not is_rtl_language(self.language) and reads_rtl(text):
            return rtl_language(text)
        return self.language

    def _run(self, text: str, look: Look, emphasis: Emphasis = Emphasis.NONE, language: str = "en") -> Run:
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
        style = Style(face, look.size, colour, look.tracking)
        old_style = look.old_style and language[:2] not in LINING
        return Run(clean(text), style, old_style, look.capitals, shapes=language, hyphenate=look.hyphenate)

    def _references(self, numbers: tuple[int, ...], look: Look, known: frozenset[str]) -> list[Run]:
        style = Style(self._reference_face, round(look.size * REFERENCE_SIZE, 2), "accent")
        runs = []
        for number in numbers:
            anchor = source_anchor(number)
            target = Target(anchor) if anchor in known else None
            runs.append(Run(f"[{number}]", style, target=target, tied=True))
        return runs
