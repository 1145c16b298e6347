"""The frame of a page: where its columns stand on the sheet at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.house_style import PAPER_SIZES
from briefing_app.domain.briefings.briefing import Paper

if TYPE_CHECKING:
    from briefing_app.document.house_style import Page

COLUMN_GUTTER = 20.0
NARROWEST_SIDE = 30.0
FIRST_BASELINE = 0.75
"""How far below the top the first line of the grid lies, as part of its step."""
GRID_SLACK = 1.5
"""How far a line moves up to the grid rather than down: sizes of type differ a little in one leading."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Edges in points, y measured down from the top of the sheet.

    `left` to `right` is the full measure; the side column starts at `left`, the text at `text`.
    `back` is how far all of it is moved to the right on the back of a leaf, where the inner
    and the outer margin have changed sides. `grid` is the distance of the lines on which those of
    running text stand on every page, 0 for none.
    """

    width: float
    height: float
    left: float
    side_right: float
    text: float
    right: float
    top: float
    bottom: float
    back: float = 0.0
    grid: float = 0.0

    def to_grid(self, baseline: float, white: float = 0.0) -> float:
        """Return how far down a line has to move from `baseline` to stand on the grid.

        Where little is missing it moves up instead, into the `white` above it.
        """
        if self.grid <= 0.0:
            return 0.0
        over = (baseline - self.top - self.grid * FIRST_BASELINE) % self.grid
        slack = min(white + GRID_SLACK, self.grid / 4)
        return -over if over <= slack else self.grid - over

    @property
    def is_landscape(self) -> bool:
        """Return whether the sheet lies on its side."""
        return self.width > self.height

    @property
    def side_measure(self) -> float:
        """Return the width of the side column."""
        return self.side_right - self.left

    @property
    def has_side(self) -> bool:
        """Return whether there is a side column; without one labels stand over the text."""
        return self.side_measure >= NARROWEST_SIDE

    @property
    def label_measure(self) -> float:
        """Return the width that a label may take."""
        return self.side_measure if self.has_side else self.text_measure

    @property
    def text_measure(self) -> float:
        """Return the width of the text column."""
        return self.right - self.text

    @property
    def full_measure(self) -> float:
        """Return the width from the side column's edge to the text's."""
        return self.right - self.left


def frame_for(page: Page, paper: Paper, *, landscape: bool = False) -> Frame:
    """Return the frame of `page` on `paper`, or on the same sheet laid on its side.

    Upright, the columns keep the widths that they have on A4, so that lines break alike on
    both; a wider sheet has wider margins. What binding and notes take, the columns lose.
    """
    width, height = PAPER_SIZES[paper]
    spare = (width - PAPER_SIZES[Paper.A4][0]) / 2
    if landscape:
        width, height, spare = height, width, 0.0
    outer = page.right + spare + (0.0 if landscape else page.note_margin)
    left = page.left + spare + page.binding
    return Frame(
        width=width,
        height=height,
        left=left,
        side_right=left + page.side,
        text=left + page.side + page.gutter,
        right=width - outer,
        top=page.top,
        bottom=height - page.bottom,
        back=outer - left if page.mirrored else 0.0,
        grid=page.baseline if page.grid else 0.0,
    )
