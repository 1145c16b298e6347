"""Placed strips to PDF operators: the text of a page in one text object, lines and tints under it.

All that is painted is either marked content of an element or an artifact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.boxes import PageNumber, Part, Picture, Rule, Words
from briefing_app.export.pdf.furniture import BOX_ABOVE, BOX_BELOW, BOX_SIDE, Box, Fixture
from briefing_app.export.pdf.structure import Element, Kind, mark_of
from briefing_app.export.pdf.words import Mark, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.export.pdf.boxes import Band, PageLayout, Placed
    from briefing_app.export.pdf.fonts import FontBook
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.lines import Line
    from briefing_app.export.pdf.structure import Tree
    from briefing_app.export.pdf.words import Style

LINK_ABOVE, LINK_BELOW = 8.5, 2.5
BAND_SPLIT = 4.0
"""White inside a tint where a page end cuts it."""
LAYOUT = "/Artifact <</Type /Layout>> BDC"
HEADER = "/Artifact <</Type /Pagination /Attached [/Top] /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Attached [/Bottom] /Subtype /Footer>> BDC"
SILENT = "/Span <</ActualText <FEFF>>> BDC"
REPEATED = "/Artifact <</Type /Pagination>> BDC"


class LinkBox(NamedTuple):
    """Where a click leads somewhere: edges on the page, the goal, and the element that says so."""

    edges: tuple[float, float, float, float]
    target: Target
    part: Element


@dataclass(slots=True)
class PaintedPage:
    """A page painted: its operators, the element of each marked content, its links and pictures."""

    operators: str = ""
    marked: list[Element] = field(default_factory=list)
    links: list[LinkBox] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)


class PagePainter:
    """Paints the pages of one document, keeping the operators as text.

    `leads_somewhere` tells which targets have a place; `place_picture` takes an image into the
    file and returns its name there. `mirrored` pages belong to a document that is written from
    right to left: what is laid out for their left edge stands at the right.
    """

    def __init__(
        self,
        book: FontBook,
        style: HouseStyle,
        tree: Tree,
        leads_somewhere: Callable[[Target], bool],
        place_picture: Callable[[bytes], str],
        *,
        mirrored: bool = False,
    ) -> None:
        self.book = book
        self.tree = tree
        self._leads_somewhere = leads_somewhere
        self._place_picture = place_picture
        self._mirrored = mirrored
        self._colours = {name: _rgb(value) for name, value in style.colours.items()}
        self._fonts: dict[str, str] = {}
        self._number = -1
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._page = PaintedPage()
        self._under: list[str] = []
        self._furniture: list[str] = []
        self._drawn: list[str] = []
        self._text: list[str] = []
        self._style: Style | None = None
        self._open: Element | str | None = None

    def start(self, frame: Frame, moved: float) -> None:
        """Say what sheet the page at hand is on, and how far to the right its columns are moved."""
        self.frame = frame
        self._moved = moved

    def take(self) -> PaintedPage:
        """Return the page painted since the last call, and start another."""
        parts: list[str] = []
        for kind, operators in ((LAYOUT, self._under), (REPEATED, self._furniture)):
            if operators:
                parts += [kind, *operators, "EMC"]
        parts += [*self._drawn, "BT", *self._text]
        if self._open is not None:
            parts.append("EMC")
        parts.append("ET")
        page = self._page
        page.operators = "\n".join(parts)
        self._begin()
        return page

    def strips(self, page: PageLayout, number_line: Callable[[PageNumber], Line]) -> None:
        """Paint the strips of a page, then its notes."""
        self._bands(page.placed)
        self._grids(page.placed)
        for index, placed in enumerate(page.placed):
            if placed.strip.rule and index:
                self.rule(placed.strip.rule, placed.y, placed.shift)
            self._strip(placed, number_line)
        for placed in page.foot:
            self._strip(placed, number_line)

    def _strip(self, placed: Placed, number_line: Callable[[PageNumber], Line]) -> None:
        for item in placed.strip.items:
            match item:
                case Words(part=part):
                    if placed.repeated or part is Part.ARTIFACT:
                        self.words(item, REPEATED, placed.y, placed.shift)
                        continue
                    if isinstance(part, Part):
                        part = self.tree.of_part(placed.strip.block, part)
                    self.words(item, part, placed.y, placed.shift)
                case Rule():
                    self.rule(item, placed.y, placed.shift)
                case PageNumber():
                    self._page_number(item, placed.y, number_line(item))
                case Picture():
                    self._picture(item, placed.y)

    def head(self, fixtures: Sequence[Fixture]) -> None:
        """Paint the head of a page."""
        self._fixtures(fixtures, HEADER)

    def foot(self, fixtures: Sequence[Fixture]) -> None:
        """Paint the foot of a page."""
        self._fixtures(fixtures, FOOTER)

    def _fixtures(self, fixtures: Sequence[Fixture], part: str) -> None:
        under, self._under = self._under, self._furniture
        for fixture in fixtures:
            match fixture:
                case Words():
                    self.words(fixture, part)
                case Rule():
                    self.rule(fixture)
                case Box():
                    self._box(fixture, part)
        self._under = under

    def words(self, words: Words, part: Element | str, top: float = 0.0, shift: float = 0.0) -> None:
        """Paint a line of text whose strip begins at `top`, as `part` or as an artifact."""
        line = words.line
        x = self._left(words.x + shift + line.shift, line.width)
        self._line(line, x, self.frame.height - top - words.y, part)

    def rule(self, rule: Rule, top: float = 0.0, shift: float = 0.0) -> None:
        """Paint a horizontal line."""
        y = self.frame.height - top - rule.y - rule.thickness / 2
        self._rect(rule.x0 + shift, y, rule.x1 - rule.x0, rule.thickness, self._colour(rule.colour))

    def _box(self, box: Box, part: str) -> None:
        """Paint a marking in its black box."""
        y = self.frame.height - box.y
        height = (BOX_BELOW + BOX_ABOVE) * box.scale
        self._rect(box.x, y - BOX_BELOW * box.scale, box.width, height, "0 0 0")
        self._line(box.label, self._left(box.x + BOX_SIDE, box.label.width), y, part)

    def _switch(self, part: Element | str) -> None:
        """Let what is painted next be `part`, marked content or an artifact."""
        if part is self._open:
            return
        add = self._text.append
        if self._open is not None:
            add("EMC")
        self._open = part
        add(part if isinstance(part, str) else self._marked(part))

    def _marked(self, part: Element) -> str:
        """Return the operator that begins another marked content of `part`."""
        part.attach()
        marked = self._page.marked
        part.kids.append(mark_of(self._number, len(marked)))
        marked.append(part)
        return f"/{part.kind} <</MCID {len(marked) - 1}>> BDC"

    def _line(self, line: Line, x: float, y: float, part: Element | str) -> None:
        add = self._text.append
        spans = () if isinstance(part, str) else line.spans
        if line.spoken:
            if spans and self._open is not None:  # its parts are marked inside of it
                add("EMC")
                self._open = None
            elif not spans:
                self._switch(part)
            add(f"/Span <</ActualText {syntax.text_string(line.spoken)}>> BDC")
        elif not spans:
            self._switch(part)
        add(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        if not spans:
            self._runs(line.runs)
        elif isinstance(part, Element):
            self._spans(line, x, y, part)
        if line.spoken:
            if spans:
                add("EMC")
                self._open = None
            add("EMC")

    def _spans(self, line: Line, x: float, y: float, part: Element) -> None:
        """Paint a line of which some words are links or in another language."""
        painted = 0
        for begin, end, first, last, mark in line.spans:
            if first > painted:
                self._switch(part)
                self._runs(line.runs[painted:first])
            painted = last
            inline = self._inline(part, mark)
            self._switch(inline)
            self._runs(line.runs[first:last])
            if inline.kind is Kind.LINK and mark.target:
                edges = (x + begin, y - LINK_BELOW, x + end, y + LINK_ABOVE)
                self._page.links.append(LinkBox(edges, mark.target, inline))
        if painted < len(line.runs):
            self._switch(part)
            self._runs(line.runs[painted:])

    def _runs(self, runs: Sequence[tuple[Style, str]]) -> None:
        add = self._text.append
        current = self._style
        for style, body in runs:
            if style is not current and style != current:
                if current is None or style.face != current.face or style.size != current.size:
                    add(f"/{self._font(style.face)} {style.size:g} Tf")
                if current is None or style.colour != current.colour:
                    add(f"{self._colour(style.colour)} rg")
                if current is None or style.tracking != current.tracking:
                    add(f"{style.tracking:g} Tc")
                if current is None or style.rise != current.rise:
                    add(f"{style.rise:g} Ts")
                current = style
            add(f"{SILENT} [{body}]TJ EMC" if style.silent else f"[{body}]TJ")
        self._style = current

    def _inline(self, part: Element, mark: Mark) -> Element:
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
            return last if last.kind is not Kind.REFERENCE else _only_kid(last)
        more = f"/Lang {language}" if language else ""
        if target is None:
            return Element(Kind.SPAN, part, more, key=mark)
        if target.url:
            return Element(Kind.LINK, part, more, key=mark)
        return Element(Kind.LINK, Element(Kind.REFERENCE, part, key=mark), more)

    def _font(self, face: str) -> str:
        name = self._fonts.get(face)
        if name is None:
            name = self._fonts[face] = self.book.name(face)
        return name

    def _page_number(self, item: PageNumber, top: float, line: Line) -> None:
        y = self.frame.height - top - item.y
        start, end = item.left + 6.0, item.right - line.width - 6.0
        step = 3.2
        first = start + (item.right - start) % step
        if end - first > step * 2:
            first, end = self._left(first, 0.0), self._left(end, 0.0)
            self._under.append(
                f"q 1 J 0.6 w {self._colour('hairline')} RG [0 {step}] 0 d"
                f" {first:.2f} {y + 0.3:.2f} m {end:.2f} {y + 0.3:.2f} l S Q"
            )
        target = Target(item.anchor)
        inline = self._inline(item.part, Mark(target))
        left = self._left(item.right - line.width, line.width)
        self._line(line, left, y, inline)
        if inline is not item.part:
            edges = (left, y - LINK_BELOW, left + line.width, y + LINK_ABOVE)
            self._page.links.append(LinkBox(edges, target, inline))

    def _picture(self, picture: Picture, top: float) -> None:
        y = self.frame.height - top - picture.y - picture.height
        name = self._place_picture(picture.data)
        part = picture.part
        x = self._left(picture.x, picture.width)
        box = f"{x:.2f} {y:.2f} {x + picture.width:.2f} {y + picture.height:.2f}"
        part.more += f"/A <</O /Layout /Placement /Block /BBox [{box}]>>"
        self._page.pictures.add(name)
        matrix = f"{picture.width:.3f} 0 0 {picture.height:.3f} {x:.2f} {y:.2f}"
        self._drawn += [self._marked(part), f"q {matrix} cm /{name} Do Q", "EMC"]

    def _bands(self, placed: Sequence[Placed]) -> None:
        for begin, end in _groups([place.strip.band for place in placed]):
            band: Band | None = placed[begin].strip.band
            if band is None:
                continue
            first, last = placed[begin], placed[end - 1]
            split = BAND_SPLIT if band.padding else 0.0
            top = first.y - (0.0 if first.strip is band.first else split)
            bottom = last.y + last.strip.height
            height = bottom + (0.0 if last.strip is band.last else split) - top
            y = self.frame.height - top - height
            if band.tint:
                self._rect(band.x0, y, band.x1 - band.x0, height, self._colour(band.tint))
            if band.bar:
                self._rect(band.bar_x, y, 2.2, height, self._colour(band.bar))

    def _grids(self, placed: Sequence[Placed]) -> None:
        for begin, end in _groups([place.strip.grid for place in placed]):
            grid = placed[begin].strip.grid
            if grid is None or not grid.thickness:
                continue
            last = placed[end - 1]
            y = last.y + last.strip.height
            y = self.frame.height - y - grid.thickness / 2
            self._rect(grid.x0, y, grid.x1 - grid.x0, grid.thickness, self._colour("ink"))

    def _left(self, x: float, width: float) -> float:
        """Return the left edge on the page of what is laid out at `x`."""
        return self._moved + (self.frame.width - x - width if self._mirrored else x)

    def _rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        x = self._left(x, width)
        self._under.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def _colour(self, name: str) -> str:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = _rgb(name)
        return found


def _only_kid(reference: Element) -> Element:
    kid = reference.kids[0]
    assert isinstance(kid, Element)
    return kid


def _rgb(colour: str) -> str:
    """Return a `#rrggbb` colour as operands."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


def _groups(marks: Sequence[object]) -> list[tuple[int, int]]:
    """Return begin and end of each run of neighbours that share the same mark."""
    groups: list[tuple[int, int]] = []
    begin = 0
    for index in range(1, len(marks) + 1):
        if index == len(marks) or marks[index] is not marks[begin]:
            groups.append((begin, index))
            begin = index
    return groups
