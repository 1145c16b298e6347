"""What a page of Word is filled with: paragraphs of lines, and rows of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.export.docx.sheets.geometry import Geometry


@dataclass(slots=True)
class Piece:
    """A paragraph, or a row of a table, which is one line that never breaks. Heights are in points.

    `before` and `after` are white, of which the larger counts between two pieces; `top` and
    `bottom` are what its borders take, which neighbours of the same `box` share. `notes` says which
    footnotes each line brings along. One with a `sheet` opens a page of that kind, one with a
    `head` repeats those rows on each page that it opens.
    """

    lines: int
    leading: float
    before: float = 0.0
    after: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    box: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    anchors: tuple[str, ...] = ()
    notes: dict[int, list[int]] = field(default_factory=dict)
    sheet: Geometry | None = None
    opens: bool = False
    head: tuple[Piece, ...] = ()

    @property
    def least(self) -> int:
        """Return how many lines must stand on the page on which it starts: no orphan, no widow."""
        return self.lines if self.keep_lines or self.lines <= 3 else 2
