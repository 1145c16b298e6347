"""Paragraphs in the making: of the body, and of the notes and text boxes inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.intake.formats.blocks import row


@dataclass(slots=True)
class Flow:
    """Words that follow one another; inside a table they are kept by cells until the row ends."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    style: str = ""
    in_table: bool = False
    is_note: bool = False
    ends_below: int = 0


class Flows:
    """The flows that are open, the innermost last; `at_hand` takes the words that come."""

    def __init__(self, cells_apart: bool) -> None:
        self._cells_apart = cells_apart
        self._open = [Flow()]
        self._notes: list[str] = []

    @property
    def at_hand(self) -> Flow:
        """The flow that words go to."""
        return self._open[-1]

    def begin(self, depth: int, *, is_note: bool = False) -> None:
        """Begin a flow that ends when fewer than `depth` groups are open."""
        self._open.append(Flow(is_note=is_note, ends_below=depth))

    def end_below(self, depth: int) -> None:
        """End the flows whose groups are closed."""
        while len(self._open) > 1 and depth < self.at_hand.ends_below:
            self._end()

    def end_paragraph(self) -> None:
        """End the paragraph at hand; in a table it is one of its cell."""
        flow = self.at_hand
        text = paired("".join(flow.pieces)).strip(" \t\n")
        flow.pieces = []
        if flow.in_table:
            if text:
                flow.cell.append(text)
            return
        self.end_row()
        if text:
            flow.paragraphs.append((text, flow.style))

    def end_cell(self) -> None:
        """End the cell at hand."""
        flow = self.at_hand
        flow.in_table = True
        self.end_paragraph()
        flow.cells.append(flow.cell)
        flow.cell = []

    def end_row(self) -> None:
        """Write the cells kept so far as a row."""
        flow = self.at_hand
        cells = [*flow.cells, flow.cell]
        flow.cells, flow.cell = [], []
        texts = [text for cell in cells for text in cell] if self._cells_apart else row(cells)
        flow.paragraphs.extend((text, "") for text in texts)

    def finished(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Return the paragraphs of the body with their styles, and the notes."""
        while len(self._open) > 1:
            self._end()
        self.end_paragraph()
        self.end_row()
        return self.at_hand.paragraphs, self._notes

    def _end(self) -> None:
        self.end_paragraph()
        self.end_row()
        flow = self._open.pop()
        if flow.is_note:
            self._notes.extend(text for text, _ in flow.paragraphs)
        else:
            self.at_hand.paragraphs.extend(flow.paragraphs)


def paired(text: str) -> str:
    """Pair the halves of characters beyond the first plane; a half that stands alone is dropped."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
