"""The text of a page as operators: every line is marked content of an element, or an artifact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.file.structure import Element, Kind, mark_of
from briefing_app.export.pdf.setting.words import Mark, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.export.pdf.setting.lines import Line
    from briefing_app.export.pdf.setting.words import Style
    from briefing_app.export.pdf.typefaces.fonts import FontBook

LINK_ABOVE, LINK_BELOW = 8.5, 2.5
HEADER = "/Artifact <</Type /Pagination /Attached [/Top] /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Attached [/Bottom] /Subtype /Footer>> BDC"
REPEATED = "/Artifact <</Type /Pagination>> BDC"
SILENT = "/Span <</ActualText <FEFF>>> BDC"


class LinkBox(NamedTuple):
    """Where a click leads somewhere: edges on the page, the goal, and the element that says so."""

    edges: tuple[float, float, float, float]
    target: Target
    part: Element


class MarkedText:
    """Paints the lines of one page, its number counted from 0.

    `marked` are the elements of its marked contents in their order, `links` where clicks lead.
    `colour` turns the name of a colour into operands, `leads_somewhere` tells which targets have
    a place.
    """

    def __init__(
        self,
        number: int,
        book: FontBook,
        colour: Callable[[str], str],
        leads_somewhere: Callable[[Target], bool],
    ) -> None:
        self.marked: list[Element] = []
        self.links: list[LinkBox] = []
        self._number = number
        self._book = book
        self._colour = colour
        self._leads_somewhere = leads_somewhere
        self._operators: list[str] = []
        self._style: Style | None = None
        self._open: Element | str | None = None

    def operators(self) -> list[str]:
        """Return the operators of the whole text; nothing can be painted after."""
        self._close()
        return ["BT", *self._operators, "ET"]

    def mark(self, part: Element) -> str:
        """Return the operator that begins another marked content of `part`."""
        part.attach()
        marked = self.marked
        number = len(marked)
        part.kids.append(mark_of(self._number, number))
        marked.append(part)
        return f"/{part.kind} <</MCID {number}>> BDC"

    def line(self, line: Line, x: float, y: float, part: Element | str) -> None:
        """Paint a line from the point (x, y) as `part`, an element or the operator of an artifact."""
        add, runs = self._operators.append, line.runs
        if len(runs) == 1 and not (line.spoken or line.spans or line.logical):
            if part is not self._open:
                self._switch(part)
            style, body = runs[0]
            if style is self._style and not style.silent:
                add(f"1 0 0 1 {x:.2f} {y:.2f} Tm\n[{body}]TJ")
                return
        spans = () if isinstance(part, str) else line.spans
        if line.logical and isinstance(part, Element) and self._in_order(line, x, y, part):
            return
        if line.spoken:
            if spans:  # its parts are marked inside of it
                self._close()
            else:
                self._switch(part)
            add(f"/Span <</ActualText {syntax.text_string(line.spoken)}>> BDC")
        elif not spans and part is not self._open:
            self._switch(part)
        add(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        if spans and isinstance(part, Element):
            self._spans(line, x, y, part)
        else:
            self._runs(runs)
        if line.spoken:
            if spans:
                self._close()
            add("EMC")

    def _in_order(self, line: Line, x: float, y: float, part: Element) -> bool:
        """Paint a line with words from right to left as an element that says them in the order of reading.

        Its letters lie on the page from left to right, where those who copy text expect them. False
        if only some of it is a link or in another language: then nothing is painted.
        """
        mark = None
        if line.spans:
            only = line.spans[0]
            if len(line.spans) > 1 or only.first or only.last < len(line.runs):
                return False
            mark = only.mark
        around = part if mark is None else self.inline(part, mark)
        self._switch(Element(Kind.SPAN, around, f"/ActualText {syntax.text_string(line.logical)}"))
        self._operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._runs(line.runs)
        if mark is not None and mark.target and around.kind is Kind.LINK:
            self.link(x, x + line.width, y, mark.target, around)
        return True

    def inline(self, part: Element, mark: Mark) -> Element:
        """Return the element of marked words in `part`: a link, or words in another language.

        Words that are marked alike and follow one another are one, over the ends of lines too.
        """
        target = mark.target
        if target is not None and not self._leads_somewhere(target):
            target = None
        language = syntax.language(mark.language)
        if target is None and not language:
            return part
        last = part.kids[-1] if part.kids else None
        if isinstance(last, Element) and last.key == mark:
            inside = last.kids[0] if last.kind is Kind.REFERENCE else last
            return inside if isinstance(inside, Element) else last
        more = f"/Lang {language}" if language else ""
        if target is None:
            return Element(Kind.SPAN, part, more, key=mark)
        if target.url:
            return Element(Kind.LINK, part, more, key=mark)
        return Element(Kind.LINK, Element(Kind.REFERENCE, part, key=mark), more)

    def link(self, left: float, right: float, y: float, target: Target, part: Element) -> None:
        """Let a click on words whose baseline is `y` lead to `target`."""
        self.links.append(LinkBox((left, y - LINK_BELOW, right, y + LINK_ABOVE), target, part))

    def _switch(self, part: Element | str) -> None:
        """Let what is painted next be `part`."""
        if part is not self._open:
            self._close()
            self._open = part
            self._operators.append(part if isinstance(part, str) else self.mark(part))

    def _close(self) -> None:
        if self._open is not None:
            self._operators.append("EMC")
            self._open = None

    def _spans(self, line: Line, x: float, y: float, part: Element) -> None:
        """Paint a line of which some words are links or in another language."""
        painted = 0
        for begin, end, first, last, mark in line.spans:
            if first > painted:
                self._switch(part)
                self._runs(line.runs[painted:first])
            painted = last
            inline = self.inline(part, mark)
            self._switch(inline)
            self._runs(line.runs[first:last])
            if inline.kind is Kind.LINK and mark.target:
                self.link(x + begin, x + end, y, mark.target, inline)
        if painted < len(line.runs):
            self._switch(part)
            self._runs(line.runs[painted:])

    def _runs(self, runs: Sequence[tuple[Style, str]]) -> None:
        add = self._operators.append
        current = self._style
        for style, body in runs:
            if style is not current and style != current:
                if current is None or style.face != current.face or style.size != current.size:
                    add(f"/{self._book.name(style.face)} {style.size:g} Tf")
                if current is None or style.colour != current.colour:
                    add(f"{self._colour(style.colour)} rg")
                if current is None or style.tracking != current.tracking:
                    add(f"{style.tracking:g} Tc")
                if current is None or style.rise != current.rise:
                    add(f"{style.rise:g} Ts")
                current = style
            add(f"{SILENT} [{body}]TJ EMC" if style.silent else f"[{body}]TJ")
        self._style = current
