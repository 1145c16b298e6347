"""Inlines as runs: emphasis, languages, links, and citations that are footnotes or point to one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from briefing_app.document.nodes import Emphasis, ItemRef, Link, Role, SourceRef, Text
from briefing_app.export.docx.language import language_xml, stretches
from briefing_app.export.docx.marks import LINK, reference_style
from briefing_app.export.docx.xml import clean, escaped, field, run, style_id, text_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Inlines
    from briefing_app.export.docx.emphasis import Emphases
    from briefing_app.export.docx.notes import Notes

_NBSP = "\u00a0"
TIE = "\ufeff"
"""No width and no break: two source numbers in a row stay on one line (a sign that the fonts have)."""
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
        url = clean(url).strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
            return ""
        if any(character.isspace() or character in '<>"{}|\\^`' for character in url):
            return ""
        return self.targets.setdefault(url, f"rIdLink{len(self.targets) + 1}")


class Citations:
    """How source numbers are printed: as footnotes, as fields or links that lead to the source."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._position = count()

    def is_note(self, number: int) -> bool:
        """Tell whether the source `number` is a footnote."""
        return number <= self._notes.count

    def is_mark(self) -> bool:
        """Tell whether the next citation of the body is a footnote mark, and go on to the one after."""
        return next(self._position) in self._notes.marks


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

    def is_note(self, number: int) -> bool:
        """Tell whether the source `number` is a footnote."""
        return self._citations.is_note(number)

    def style_of(self, role: Role, emphasis: Emphasis) -> str:
        """Return the id of the character style of `emphasis` in `role`, "" for none."""
        return style_id(self._emphases.name(role, emphasis))

    def runs(self, inlines: Inlines, role: Role) -> str:
        """Return `inlines` as runs in a paragraph of `role`."""
        parts: list[str] = []
        for inline, following in zip(inlines, (*inlines[1:], None), strict=False):
            match inline:
                case Text(text=text, emphasis=emphasis, language=language):
                    if isinstance(following, SourceRef) and text.endswith(" "):
                        text = f"{text[:-1]}{_NBSP}"  # a number does not start a line
                    parts.append(self.words(text, role, emphasis, language))
                case Link(text=text, url=url):
                    parts.append(self._link(text, url, role))
                case ItemRef(anchor=anchor, text=text):
                    parts.append(self._inner_link(text, self._bookmarks.name(anchor), role))
                case SourceRef(numbers=numbers):
                    parts.extend(
                        self._citation(number, role, TIE if place else "")
                        for place, number in enumerate(numbers)
                    )
                case _:
                    assert_never(inline)
        return "".join(parts)

    def words(self, text: str, role: Role, emphasis: Emphasis = Emphasis.NONE, language: str = "") -> str:
        """Return `text` as runs, those from right to left marked as such."""
        name = self.style_of(role, emphasis)
        tongue = language_xml(language) if language else ""
        if text.isascii():
            return run(text_xml(text), name, tongue)
        return "".join(
            run(text_xml(piece), name, f"<w:rtl/>{tongue}" if rtl else tongue)
            for piece, rtl in stretches(clean(text))
        )

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
        style = reference_style(self._style, role)
        name = source_bookmark(number)
        is_mark = not self._in_notes and self._citations.is_mark()
        opening = run(f"<w:t>{tie}[</w:t>", style)
        if not self._citations.is_note(number):
            words = run(text_xml(f"{number}"), style) + run(text_xml("]"), style)
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{opening}{words}</w:hyperlink>'
        if is_mark:
            mark = run(f'<w:footnoteReference w:id="{number}"/>', style)
            inner = self._bookmarks.around(mark, name)
        else:
            inner = field(f"NOTEREF {name} \\h", str(number), style)
        return opening + inner + run(text_xml("]"), style)


def source_bookmark(number: int) -> str:
    """Return the bookmark of the source `number`."""
    return f"_RefSource{number}"


def alternative(text: str) -> str:
    """Return `text` as the words for those who cannot see, fit for an attribute."""
    return escaped(" ".join(text.split()))
