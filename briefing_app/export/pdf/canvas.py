"""Placed strips to PDF operators: the text of a page in one text object, lines and tints under it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing_app.export.pdf.boxes import PageNumber, Picture, Rule, Words
from briefing_app.export.pdf.furniture import BOX_ABOVE, BOX_BELOW, BOX_SIDE, Box, Fixture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.export.pdf.boxes import Band, PageLayout, Placed
    from briefing_app.export.pdf.fonts import FontBook
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.lines import Line
    from briefing_app.export.pdf.words import Style, Target

LINK_ABOVE, LINK_BELOW = 8.5, 2.5
BAND_SPLIT = 4.0
"""White inside a tint where a page end cuts it."""


class PagePainter:
    """Paints the pages of one document, keeping the operators as text."""

    def __init__(self, book: FontBook, style: HouseStyle, frame: Frame) -> None:
        self.book = book
        self.frame = frame
        self.links: list[tuple[float, float, float, float, Target]] = []
        self.pictures: list[tuple[Picture, float]] = []
        self._colours = {name: _rgb(value) for name, value in style.colours.items()}
        self._under: list[str] = []
        self._text: list[str] = []
        self._style: Style | None = None
        self._fonts: dict[str, str] = {}

    def take(self) -> str:
        """Return the operators of the page painted since the last call, and start another."""
        parts = [*self._under, "BT", *self._text, "ET"]
        self._under, self._text, self._style = [], [], None
        self.links, self.pictures = [], []
        return "\n".join(parts)

    def strips(self, page: PageLayout, number_line: Callable[[PageNumber], Line]) -> None:
        """Paint the strips of a page."""
        self._bands(page.placed)
        self._grids(page.placed)
        for index, placed in enumerate(page.placed):
            strip = placed.strip
            if strip.rule and index:
                self.rule(strip.rule, placed.y, placed.shift)
            for item in strip.items:
                match item:
                    case Words():
                        self.words(item, placed.y, placed.shift)
                    case Rule():
                        self.rule(item, placed.y, placed.shift)
                    case PageNumber():
                        self._page_number(item, placed.y, number_line(item))
                    case Picture():
                        self.pictures.append((item, placed.y))

    def fixtures(self, fixtures: Sequence[Fixture]) -> None:
        """Paint the head or the foot of a page."""
        for fixture in fixtures:
            match fixture:
                case Words():
                    self.words(fixture)
                case Rule():
                    self.rule(fixture)
                case Box():
                    self.box(fixture)

    def words(self, words: Words, top: float = 0.0, shift: float = 0.0) -> None:
        """Paint a line of text whose strip begins at `top`."""
        line = words.line
        self._line(line, words.x + shift + line.shift, self.frame.height - top - words.y)

    def rule(self, rule: Rule, top: float = 0.0, shift: float = 0.0) -> None:
        """Paint a horizontal line."""
        y = self.frame.height - top - rule.y - rule.thickness / 2
        self._rect(rule.x0 + shift, y, rule.x1 - rule.x0, rule.thickness, self._colour(rule.colour))

    def box(self, box: Box) -> None:
        """Paint a marking in its black box."""
        y = self.frame.height - box.y
        self._rect(box.x, y - BOX_BELOW, box.width, BOX_BELOW + BOX_ABOVE, "0 0 0")
        self._line(box.label, box.x + BOX_SIDE, y)

    def _line(self, line: Line, x: float, y: float) -> None:
        add = self._text.append
        if line.spoken:
            add(f"/Span <</ActualText <FEFF{line.spoken.encode('utf-16-be').hex().upper()}>>> BDC")
        add(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        current = self._style
        for style, body in line.runs:
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
            add(f"[{body}]TJ")
        if line.spoken:
            add("EMC")
        self._style = current
        for begin, end, target in line.links:
            self.links.append((x + begin, y - LINK_BELOW, x + end, y + LINK_ABOVE, target))

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
            self._under.append(
                f"q 1 J 0.6 w {self._colour('hairline')} RG [0 {step}] 0 d"
                f" {first:.2f} {y + 0.3:.2f} m {end:.2f} {y + 0.3:.2f} l S Q"
            )
        self._line(line, item.right - line.width, y)

    def _bands(self, placed: Sequence[Placed]) -> None:
        for begin, end in _groups([place.strip.band for place in placed]):
            band: Band | None = placed[begin].strip.band
            if band is None:
                continue
            first, last = placed[begin], placed[end - 1]
            top = first.y - (0.0 if first.strip is band.first else BAND_SPLIT)
            bottom = last.y + last.strip.height
            height = bottom + (0.0 if last.strip is band.last else BAND_SPLIT) - top
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

    def _rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._under.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def _colour(self, name: str) -> str:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = _rgb(name)
        return found


def draw_picture(canvas: Any, picture: Picture, top: float, height: float) -> None:
    """Draw a checked picture on a ReportLab canvas."""
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(
        ImageReader(BytesIO(picture.data)),
        picture.x,
        height - top - picture.height,
        picture.width,
        picture.height,
        mask="auto",
    )


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
