"""What a page is built of: strips, one under the other, each with what is painted in it.

A strip never breaks. It says how much white it wants above and how firmly it holds on to
the strip before it; the pages are filled from a plain list of strips.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.export.pdf.file.structure import Element
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.setting.lines import Line


class Hold(IntEnum):
    """How firmly a strip holds on to the one before it when a page is full."""

    FREE = 0
    LOOSE = 1
    FIRM = 2
    NEW_PAGE = 3


class Part(StrEnum):
    """What words are that no element was made for: they become a paragraph of their block.

    An artifact is furniture of the page, and no part of the text.
    """

    PARAGRAPH = "Paragraph"
    LABEL = "Label"
    NOTE = "Note"
    ARTIFACT = "Artifact"


@dataclass(slots=True)
class Words:
    """A line of text: `x` from the left of the page, `y` of its baseline below the strip's top."""

    x: float
    y: float
    line: Line
    part: Element | Part = Part.PARAGRAPH


@dataclass(slots=True)
class PageNumber:
    """The number of the page that `anchor` lies on, set when all pages are known.

    It ends at `right`; dots run from `left` up to it. `part` is the entry that it belongs to.
    """

    left: float
    right: float
    y: float
    anchor: str
    role: str
    part: Element


@dataclass(slots=True)
class Rule:
    """A horizontal line from `x0` to `x1`, `y` below the strip's top."""

    x0: float
    x1: float
    y: float
    thickness: float
    colour: str


@dataclass(slots=True)
class Picture:
    """An image in its place: `y` is its top."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    part: Element


Item = Words | PageNumber | Rule | Picture


@dataclass(slots=True)
class Band:
    """A tint and a bar behind the strips that share it, `padding` white within at top and bottom."""

    x0: float
    x1: float
    bar_x: float
    tint: str
    bar: str
    padding: float = 9.0
    first: Strip | None = None
    last: Strip | None = None


@dataclass(slots=True)
class Grid:
    """A table that runs on: the head to repeat, and the rule that closes it on each page."""

    head: Strip | None
    x0: float
    x1: float
    thickness: float


@dataclass(slots=True)
class FootNote:
    """A source at the foot of a page: its lines, what it is, and what first cites it."""

    lines: list[Strip]
    element: Element
    cited_in: Element

    @property
    def height(self) -> float:
        """Return how high its lines are together."""
        return sum(line.height for line in self.lines)


@dataclass(slots=True)
class Strip:
    """A slice of the page as wide as it and `height` high.

    `space` is the white above, left out at the top of a page. `on_grid` is the line that stands on
    the grid of the page, if it has one. `depth` is how far below its
    top its side column reaches. `rule` is painted above it unless it opens the page. A strip
    with a `frame` opens a page of that frame; those after it are of the same. Its `notes` stand at
    the foot of the page that it is on.
    """

    height: float
    items: list[Item] = field(default_factory=list)
    space: float = 0.0
    hold: Hold = Hold.FREE
    depth: float = 0.0
    block: int = 0
    origin: int | None = None
    left: float = 0.0
    right: float = 0.0
    anchors: tuple[str, ...] = ()
    rule: Rule | None = None
    on_grid: Words | None = None
    band: Band | None = None
    grid: Grid | None = None
    columns: Columns | None = None
    frame: Frame | None = None
    notes: tuple[FootNote, ...] = ()


@dataclass(slots=True)
class Columns:
    """Strips set in two columns, the second `shift` to the right of the first; 0 for one column."""

    strips: list[Strip]
    shift: float


@dataclass(slots=True)
class Placed:
    """A strip on a page: its top, and how far it was moved to the right."""

    strip: Strip
    y: float
    shift: float = 0.0
    repeated: bool = False


@dataclass(slots=True)
class PageLayout:
    """All strips of a page, in reading order, those of its notes apart, and the frame around them."""

    frame: Frame
    placed: list[Placed] = field(default_factory=list)
    foot: list[Placed] = field(default_factory=list)
