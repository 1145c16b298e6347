"""The page as Word sees it: the side column lies in a wide left margin, the text in the column.

Text paragraphs then need no indent at all, what stands beside them hangs in the margin, and
whatever spans both starts at a negative indent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.house_style import PAPER_SIZES, Measure
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.docx.xml import twips

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle


@dataclass(frozen=True, slots=True)
class Geometry:
    """Lengths in points that the styles and the section share.

    `lift` is how much higher the header starts where the running head needs a line of its own;
    `binding` is what the binding takes of the inner edge, which changes sides where `mirrored`;
    `note_margin` and `spare` are parts of the right margin, and `spare` of the left, that only
    upright pages have.
    """

    width: float
    height: float
    left: float
    side: float
    offset: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float
    lift: float = 0.0
    landscape: bool = False
    binding: float = 0.0
    mirrored: bool = False
    note_margin: float = 0.0
    spare: float = 0.0

    @property
    def text_left(self) -> float:
        """Where the text column starts, from the edge of the sheet."""
        return self.left + self.offset

    @property
    def text_width(self) -> float:
        """How wide the text column is."""
        return self.width - self.text_left - self.right - self.binding

    @property
    def gap(self) -> float:
        """How wide the gap between side column and text is, where numbers hang."""
        return self.offset - self.side

    @property
    def shift(self) -> float:
        """Where the text column starts, seen from the left margin.

        Upright text needs no indent: the side column lies in the margin. Where margins change
        sides from page to page that would lead off the sheet, and both lie between the margins.
        """
        return self.offset if self.mirrored else 0.0

    @property
    def margin_left(self) -> float:
        """The left margin without what the binding takes, on odd pages."""
        return self.text_left - self.shift

    def indent(self, measure: Measure) -> float:
        """Return where a column of `measure` starts, seen from the left margin."""
        return self.shift - (self.offset if measure is Measure.FULL else 0.0)

    def measure_width(self, measure: Measure) -> float:
        """Return how wide a column of `measure` is."""
        match measure:
            case Measure.SIDE:
                return self.side
            case Measure.FULL:
                return self.text_width + self.offset
            case Measure.TEXT:
                return self.text_width


def wide(name: str, page: Geometry) -> str:
    """Return the name of the style called `name`, whose lines end at the edge, on a sheet like `page`."""
    return f"{name} Wide" if page.landscape else name


def turned(page: Geometry) -> Geometry:
    """Return `page` on its side, with the same margins and side column; notes by hand get no room there."""
    sign = 1 if page.landscape else -1
    return replace(
        page,
        width=page.height,
        height=page.width,
        left=page.left + sign * page.spare,
        right=page.right + sign * (page.spare + page.note_margin),
        landscape=not page.landscape,
    )


def frame_xml(page: Geometry) -> str:
    """Return what puts a paragraph into the side column, beside the one that follows it.

    Word would take this from the style; LibreOffice only reads it at the paragraph. Where margins
    change sides from page to page, the column is found from the text.
    """
    place = f'w:hAnchor="page" w:x="{twips(page.left + page.binding)}"'
    if page.mirrored:
        place = 'w:hAnchor="margin" w:x="1"'
    return f'<w:framePr w:w="{twips(page.side)}" w:wrap="around" w:vAnchor="text" {place} w:y="1"/>'


def geometry(style: HouseStyle, paper: Paper) -> Geometry:
    """Return the page of `style` on `paper`.

    As in the PDF the columns keep the widths that they have on A4; a wider sheet has wider margins.
    """
    page = style.page
    width, height = PAPER_SIZES[paper]
    spare = (width - PAPER_SIZES[Paper.A4][0]) / 2
    return Geometry(
        width=width,
        height=height,
        left=page.left + spare,
        side=page.side,
        offset=page.side + page.gutter,
        right=page.right + spare + page.note_margin,
        top=page.top,
        bottom=page.bottom,
        header=max(0.0, page.header - 10.5),
        footer=max(0.0, page.footer - 10.0),
        binding=page.binding,
        mirrored=page.mirrored,
        note_margin=page.note_margin,
        spare=spare,
    )
