"""Placed strips to PDF operators: the text of a page in one text object, lines and tints under it.

All that is painted is either marked content of an element or an artifact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import PageNumber, Part, Picture, Rule, Words
from briefing_app.export.pdf.file.marked_text import FOOTER, HEADER, REPEATED, MarkedText
from briefing_app.export.pdf.paging.furniture import BOX_ABOVE, BOX_BELOW, BOX_SIDE, Box, Fixture
from briefing_app.export.pdf.setting.words import Mark, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.export.pdf.boxes import Band, PageLayout, Placed
    from briefing_app.export.pdf.file.marked_text import LinkBox
    from briefing_app.export.pdf.file.structure import Element, Tree
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.setting.lines import Line
    from briefing_app.export.pdf.typefaces.fonts import FontBook

BAND_SPLIT = 4.0
"""White inside a tint where a page end cuts it."""
_ARTIFACT = Part.ARTIFACT  # to look a member up takes as long as to paint a word
LAYOUT = "/Artifact <</Type /Layout>> BDC"


@dataclass(slots=True)
class PaintedPage:
    """A page painted: its operators, the element of each marked content, its links and pictures."""

    operators: str
    marked: list[Element]
    links: list[LinkBox]
    pictures: set[str]


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
        self._number = -1
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._text = MarkedText(self._number, self.book, self._colour, self._leads_somewhere)
        self._under: list[str] = []
        self._furniture: list[str] = []
        self._drawn: list[str] = []
        self._pictures: set[str] = set()

    def start(self, frame: Frame, moved: float) -> None:
        """Say what sheet the page at hand is on, and how far to the right its columns are moved."""
        self.frame = frame
        self._moved = moved

    def take(self) -> PaintedPage:
        """Return the page painted since the last call, and start another."""
        parts: list[str] = []
        for kind, drawn in ((LAYOUT, self._under), (REPEATED, self._furniture)):
            if drawn:
                parts += [kind, *drawn, "EMC"]
        text = self._text
        operators = "\n".join([*parts, *self._drawn, *text.operators()])
        page = PaintedPage(operators, text.marked, text.links, self._pictures)
        self._begin()
        return page

    def strips(self, page: PageLayout, number_line: Callable[[PageNumber], Line]) -> None:
        """Paint the strips of a page, then its notes."""
        self._bands(page.placed)
        self._grids(page.placed)
        strip = self._strip
        for index, placed in enumerate(page.placed):
            if placed.strip.rule and index:
                self.rule(placed.strip.rule, placed.y, placed.shift)
            strip(placed, number_line)
        for placed in page.foot:
            strip(placed, number_line)

    def _strip(self, placed: Placed, number_line: Callable[[PageNumber], Line]) -> None:
        strip = placed.strip
        for item in strip.items:
            match item:
                case Words():
                    part = item.part
                    if placed.repeated or part is _ARTIFACT:
                        self.words(item, REPEATED, placed.y, placed.shift)
                    elif isinstance(part, Part):
                        self.words(item, self.tree.of_part(strip.block, part), placed.y, placed.shift)
                    else:
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
        x = words.x + shift + line.shift
        x = self._left(x, line.width) if self._mirrored else x + self._moved
        self._text.line(line, x, self.frame.height - top - words.y, part)

    def rule(self, rule: Rule, top: float = 0.0, shift: float = 0.0) -> None:
        """Paint a horizontal line."""
        y = self.frame.height - top - rule.y - rule.thickness / 2
        self._rect(rule.x0 + shift, y, rule.x1 - rule.x0, rule.thickness, self._colour(rule.colour))

    def _box(self, box: Box, part: str) -> None:
        """Paint a marking in its black box."""
        y = self.frame.height - box.y
        height = (BOX_BELOW + BOX_ABOVE) * box.scale
        self._rect(box.x, y - BOX_BELOW * box.scale, box.width, height, "0 0 0")
        self._text.line(box.label, self._left(box.x + BOX_SIDE, box.label.width), y, part)

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
        inline = self._text.inline(item.part, Mark(target))
        left = self._left(item.right - line.width, line.width)
        self._text.line(line, left, y, inline)
        if inline is not item.part:
            self._text.link(left, left + line.width, y, target, inline)

    def _picture(self, picture: Picture, top: float) -> None:
        y = self.frame.height - top - picture.y - picture.height
        name = self._place_picture(picture.data)
        part = picture.part
        x = self._left(picture.x, picture.width)
        box = f"{x:.2f} {y:.2f} {x + picture.width:.2f} {y + picture.height:.2f}"
        part.more += f"/A <</O /Layout /Placement /Block /BBox [{box}]>>"
        self._pictures.add(name)
        matrix = f"{picture.width:.3f} 0 0 {picture.height:.3f} {x:.2f} {y:.2f}"
        self._drawn += [self._text.mark(part), f"q {matrix} cm /{name} Do Q", "EMC"]

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
