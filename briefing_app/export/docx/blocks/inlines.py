"""Inlines as runs: emphasis, languages, links, and citations that are footnotes or point to one."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, assert_never
from urllib.parse import urlsplit

from briefing_app.document.nodes import Emphasis, ItemRef, Link, Role, SourceRef, Text
from briefing_app.export.docx.looks.marks import LINK, reference_style
from briefing_app.export.docx.scripts.language import language_xml
from briefing_app.export.docx.xml import clean, escaped, field_frame, run, style_id, text_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.document.nodes import Inlines
    from briefing_app.export.docx.blocks.notes import Notes
    from briefing_app.export.docx.looks.emphasis import Emphases

_NBSP = "\u00a0"
TIE = "\ufeff"
"""No width and no break: two source numbers in a row stay on one line (a sign that the fonts have)."""
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`]')
_SOURCE = "_RefSource"
_SCHEMES = {"http", "https", "mailto"}


class Bookmarks:
    """Names of places: Word wants short ones of letters and digits, each once, with a number."""

    def __init__(self, anchors: Iterable[str], headings: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        for anchor in headings:
            self._names.setdefault(anchor, f"_Toc{len(self._names) + 1:08d}")
        for anchor in anchors:
            self._names.setdefault(anchor, f"_Ref{len(self._names) + 1:08d}")
        self._ids = count(1)
        self._placed: set[str] = set()

    def name(self, anchor: str) -> str:
        """Return the bookmark of `anchor`, "" if no block has that anchor."""
        return self._names.get(anchor, "")

    def around(self, content: str, name: str) -> str:
        """Return `content` within the bookmark `name`; a name is placed once only."""
        if not name or name in self._placed:
            return content
        self._placed.add(name)
        number = next(self._ids)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


class Links:
    """The addresses outside that one part of the package leads to."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def relation(self, url: str) -> str:
        """Return the id of the relationship to `url`, "" if it is no address that may be followed."""
        known = self.targets.get(url)
        if known is not None:
            return known
        url = clean(url).strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
            return ""
        if _NOT_IN_ADDRESSES.search(url):
            return ""
        return self.targets.setdefault(url, f"rIdLink{len(self.targets) + 1}")


class Citations:
    """How source numbers are printed: as footnotes, as fields or links that lead to the source."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes.count
        self._marks = notes.marks
        self._position = count()

    def is_note(self, number: int) -> bool:
        """Tell whether the source `number` is a footnote."""
        return number <= self.notes

    def is_mark(self) -> bool:
        """Tell whether the next citation of the body is a footnote mark, and go on to the one after."""
        return next(self._position) in self._marks


class Inliner:
    """Turns the inlines of one part of the package into runs."""

    def __init__(
        self,
        style: HouseStyle,
        emphases: Emphases,
        bookmarks: Bookmarks,
        citations: Citations,
        *,
        in_notes: bool = False,
    ) -> None:
        self.links = Links()
        self._style = style
        self._emphases = emphases
        self._bookmarks = bookmarks
        self._citations = citations
        self._in_notes = in_notes
        self._openings: dict[tuple[Role, Emphasis, str], str] = {}
        self._marks: dict[Role, _MarkFrame] = {}
        """Whether any words since this was last reset run from right to left."""

    def is_note(self, number: int) -> bool:
        """Tell whether the source `number` is a footnote."""
        return self._citations.is_note(number)

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self._style.look(role)

    def style_of(self, role: Role, emphasis: Emphasis) -> str:
        """Return the id of the character style of `emphasis` in `role`, "" for none."""
        return style_id(self._emphases.name(role, emphasis))

    def runs(self, inlines: Inlines, role: Role) -> str:
        """Return `inlines` as runs in a paragraph of `role`."""
        if len(inlines) == 1 and isinstance(inlines[0], Text):
            return self.words(inlines[0].text, role, inlines[0].emphasis, inlines[0].language)
        parts: list[str] = []
        before: Text | None = None  # waits for what follows: a number does not start a line
        for inline in inlines:
            if before is not None:
                tied = isinstance(inline, SourceRef) and before.text.endswith(" ")
                parts.append(self.words(before.text, role, before.emphasis, before.language, tied=tied))
                before = None
            if isinstance(inline, Text):
                before = inline
            elif isinstance(inline, SourceRef):
                tie = ""
                for number in inline.numbers:
                    parts.append(self._citation(number, role, tie))
                    tie = TIE
            elif isinstance(inline, Link):
                parts.append(self._link(inline.text, inline.url, role))
            elif isinstance(inline, ItemRef):
                parts.append(self._inner_link(inline.text, self._bookmarks.name(inline.anchor), role))
            else:
                assert_never(inline)
        if before is not None:
            parts.append(self.words(before.text, role, before.emphasis, before.language))
        return "".join(parts)

    def words(
        self,
        text: str,
        role: Role,
        emphasis: Emphasis = Emphasis.NONE,
        language: str = "",
        *,
        tied: bool = False,
    ) -> str:
        """Return `text` as a run; `tied` words end in a space that does not break."""
        end = ""
        if tied:
            text, end = text[:-1], _NBSP
        if not text and not end:
            return run("", self.style_of(role, emphasis), language_xml(language) if language else "")
        key = (role, emphasis, language)
        opening = self._openings.get(key)
        if opening is None:
            opening = self._openings[key] = self._opening(role, emphasis, language)
        return f"{opening}{escaped(text)}{end}</w:t></w:r>"

    def _opening(self, role: Role, emphasis: Emphasis, language: str) -> str:
        """Return how a run of words starts, up to the words."""
        empty = run("\0", self.style_of(role, emphasis), language_xml(language) if language else "")
        return empty.replace("\0</w:r>", '<w:t xml:space="preserve">')

    def _link(self, text: str, url: str, role: Role) -> str:
        relation = self.links.relation(url)
        if not relation:
            return self.words(text, role)
        words = run(text_xml(text), style_id(LINK))
        return f'<w:hyperlink r:id="{relation}" w:history="1">{words}</w:hyperlink>'

    def _inner_link(self, text: str, name: str, role: Role) -> str:
        words = self.words(text, role)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>' if name else words

    def _citation(self, number: int, role: Role, tie: str) -> str:
        frame = self._marks.get(role)
        if frame is None:
            frame = self._marks[role] = _MarkFrame.of(reference_style(self._style, role))
        name = f"{_SOURCE}{number}"
        is_mark = not self._in_notes and self._citations.is_mark()
        opening = frame.tied if tie else frame.opening
        if number > self._citations.notes:
            words = f"{opening}{frame.number}{number}{frame.number_end}{frame.closing}"
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
        if is_mark:
            inner = self._bookmarks.around(f"{frame.note}{number}{frame.note_end}", name)
        else:
            inner = f"{frame.field}{name} \\h{frame.field_result}{number}{frame.field_end}"
        return f"{opening}{inner}{frame.closing}"


class _MarkFrame(NamedTuple):
    """The ready runs around the number of a source in one style: brackets, number, footnote mark."""

    opening: str
    tied: str
    closing: str
    number: str
    number_end: str
    note: str
    note_end: str
    field: str
    field_result: str
    field_end: str

    @classmethod
    def of(cls, style: str) -> _MarkFrame:
        """Return the runs in the character style with the id `style`."""
        number, number_end = run(text_xml("#"), style).split("#")
        note, note_end = run('<w:footnoteReference w:id="#"/>', style).split("#")
        opening, tied = run("<w:t>[</w:t>", style), run(f"<w:t>{TIE}[</w:t>", style)
        closing = run(text_xml("]"), style)
        before, between, after = field_frame(style)
        pieces = (number, number_end, note, note_end, f"{before}NOTEREF ", between, after)
        return cls(opening, tied, closing, *pieces)


def source_bookmark(number: int) -> str:
    """Return the bookmark of the source `number`."""
    return f"{_SOURCE}{number}"


def alternative(text: str) -> str:
    """Return `text` as the words for those who cannot see, fit for an attribute."""
    return escaped(" ".join(text.split()))
