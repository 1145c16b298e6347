"""Paragraphs and rows as Word sets them, one after the other: their lines, their white, their footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import Role, Text
from briefing_app.export.anchors import anchors_of, source_anchor
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.docx.looks.styles import borders, kept_with_next, space_after, space_before
from briefing_app.export.docx.looks.variants import COMMENT_INSET
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice
from briefing_app.export.pdf.typefaces.fonts import FontBook
from briefing_app.export.word_pages.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.document.nodes import Document, Inlines
    from briefing_app.export.docx.sheets.geometry import Geometry
    from briefing_app.export.pdf.setting.lines import Line
    from briefing_app.export.pdf.setting.words import Run

EN_SPACE = "\u2002"


class Setting:
    """The pieces of a document so far; `page` is the sheet that they are on now.

    `opens` says what the next piece begins: a page, one turned to another sheet, or none.
    """

    def __init__(self, document: Document, style: HouseStyle, page: Geometry, footnotes: int) -> None:
        self.style, self.page = style, page
        self.pieces: list[Piece] = []
        self.opens: Geometry | bool = False
        language = document.meta.language
        self.voice = Voice(style, language)
        self.known = anchors_of(document)
        self._type = Typesetter(FontBook(style.faces), rtl=is_rtl_language(language), filled=True)
        self._count, self._noted = footnotes, 0
        self._sources = {source_anchor(number): number for number in range(1, footnotes + 1)}

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.style.look(role)

    def add(self, piece: Piece) -> Piece:
        """Add a piece; it opens a page where one was asked for."""
        if self.opens:
            piece.opens = True
            piece.sheet = None if self.opens is True else self.opens
            self.opens = False
        self.pieces.append(piece)
        return piece

    def lines(
        self, runs: Sequence[Run], width: float, indent: float = 0.0
    ) -> tuple[int, dict[int, list[int]]]:
        """Return how many lines `runs` fill, at least one, and which footnotes each of them brings."""
        lines = self._type.lines(runs, max(width, 1.0), indent=indent)
        return max(len(lines), 1), self._brought(lines)

    def _brought(self, lines: Iterable[Line]) -> dict[int, list[int]]:
        brought: dict[int, list[int]] = {}
        if self._noted < self._count:
            for place, line in enumerate(lines):
                for span in line.spans:
                    number = self._sources.get(span.mark.target.anchor) if span.mark.target else None
                    if number == self._noted + 1:
                        self._noted = number
                        brought.setdefault(place, []).append(number)
        return brought

    def set(
        self,
        role: Role,
        inlines: Inlines = (),
        *,
        runs: list[Run] | None = None,
        before: float | None = None,
        after: float | None = None,
        keep_next: bool | None = None,
        hang: float = 0.0,
        indent: float = 0.0,
        more: int = 0,
        anchor: str = "",
        measure: Measure | None = None,
    ) -> Piece:
        """Add a paragraph of `role`; what differs from the style of that role is given."""
        look, page = self.look(role), self.page
        width = page.measure_width(measure or look.measure) - look.column_indent - hang
        top, bottom = borders(role, look)
        width -= COMMENT_INSET if look.tint or look.bar else 0.0
        made = self.voice.runs(inlines, look, self.known) if runs is None else runs
        lines, notes = self.lines(made, width, indent)
        if more:
            notes = {line + more: numbers for line, numbers in notes.items()}
        return self.add(
            Piece(
                lines + more,
                look.leading,
                space_before(self.style, page, role) if before is None else before,
                space_after(role, look) if after is None else after,
                top,
                bottom,
                role.value if look.tint else "",
                kept_with_next(role, look) if keep_next is None else keep_next,
                look.keep_together,
                (anchor,) if anchor else (),
                notes,
            )
        )

    def beside(self, label: str, notes: Iterable[str]) -> None:
        """Add the line of a label where no side column takes it."""
        words = f"{EN_SPACE}·{EN_SPACE}".join(filter(None, (label, *notes)))
        if words and not self.page.side:
            self.set(Role.SIDE_LABEL, (Text(words),), keep_next=True, measure=Measure.TEXT)
