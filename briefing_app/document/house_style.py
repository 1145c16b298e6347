"""What the roles of a document look like: a house style, read by every writer.

All lengths are PostScript points (1/72 inch), as typographers count them; colours are
`#rrggbb`. `house_style_file` reads one from its file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.document.nodes import Role
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.paths import resource

PAPER_SIZES = {Paper.A4: (595.276, 841.89), Paper.LETTER: (612.0, 792.0)}


class Align(StrEnum):
    """How lines stand in their column."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Notes(StrEnum):
    """Where sources are printed: all at the end, or each at the foot of the page that first cites it."""

    END = "end"
    FOOT = "foot"


class Measure(StrEnum):
    """Which column of the page a role is set in: beside the text, in it, or across both."""

    SIDE = "side"
    TEXT = "text"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file under `resources/fonts`, and what Word calls it."""

    file: str
    family: str
    bold: bool = False
    italic: bool = False

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return resource("fonts", self.file)


@dataclass(frozen=True, slots=True)
class Look:
    """How a role is set. `strong`, `emphasis` name the faces of inline emphasis.

    `column_indent` moves the left edge, `first_indent` the first line of a paragraph that
    follows its like. `old_style` asks for text figures, `capitals` for capital letters,
    `hyphenate` for words parted by the patterns of their language.
    """

    face: str = "serif"
    strong: str = "serif-semibold"
    emphasis: str = "serif-italic"
    size: float = 10.5
    leading: float = 14.0
    colour: str = "ink"
    tracking: float = 0.0
    align: Align = Align.LEFT
    measure: Measure = Measure.TEXT
    space_before: float = 0.0
    space_after: float = 0.0
    column_indent: float = 0.0
    first_indent: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    old_style: bool = False
    capitals: bool = False
    hang_quotes: bool = False
    justify: bool = False
    hyphenate: bool = False
    rule_above: float = 0.0
    rule_below: float = 0.0
    tint: str = ""
    bar: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The page: margins, the side column for labels, its gutter, and the baseline step.

    With a `side` of 0 labels stand over the text, and the `gutter` is where numbers hang.
    `binding` is what a binding takes of the inner edge, `note_margin` an empty margin outside,
    for notes by hand; where `mirrored` is set, inside and outside change from page to page.
    Where `grid` is set, lines with a leading of `baseline` stand at the same heights on every page.
    """

    left: float = 54.0
    right: float = 54.0
    top: float = 56.0
    bottom: float = 70.0
    side: float = 112.0
    gutter: float = 20.0
    baseline: float = 14.0
    grid: bool = False
    header: float = 38.0
    footer: float = 36.0
    binding: float = 0.0
    note_margin: float = 0.0
    mirrored: bool = False
    notes: Notes = Notes.END


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A house style, whole: every role has a look, every look a face and a colour.

    `emblem` is the picture at the head of page one, None for none, and `emblem_alt` its words.
    `word_template` is the organisation's own Word file, in whose styles and on whose page Word
    files are written; None for those of the house style.
    """

    name: str
    page: Page
    faces: dict[str, Face]
    colours: dict[str, str]
    looks: dict[Role, Look]
    word_template: Path | None = None
    emblem: Path | None = None
    emblem_alt: str = ""

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.looks[role]

    def colour(self, name: str) -> str:
        """Return the `#rrggbb` of a colour of the style."""
        return self.colours[name]
