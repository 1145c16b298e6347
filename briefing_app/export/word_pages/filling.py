"""Pieces to pages, by the rules of Word: kept with the next, kept whole, no widow, no orphan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.export.docx.geometry import Geometry
    from briefing_app.export.word_pages.pieces import Piece

NOTES_WHITE = 8.0
"""What the rule over the notes of a page takes, with the white around it."""
_SLACK = 0.05  # lengths are whole twentieths of a point
_LONGEST_CHAIN = 40


class Filling:
    """Fills pages; `notes` are the heights of the footnotes by their numbers."""

    def __init__(self, pieces: Sequence[Piece], sheet: Geometry, notes: Mapping[int, float]) -> None:
        self._pieces = pieces
        self._notes = notes
        self.page = 1
        self.places: dict[str, int] = {}
        self._room = _height(sheet)
        self._y = self._foot = 0.0
        self._last: Piece | None = None
        self._fill()

    def _fill(self) -> None:
        for place, piece in enumerate(self._pieces):
            if piece.opens:
                if place:
                    self._turn()
                if piece.sheet is not None:
                    self._room = _height(piece.sheet)
            if self._last is not None and not self._fits(place):
                self._turn()
            self._put(piece)

    def _turn(self) -> None:
        self.page += 1
        self._y = self._foot = 0.0
        self._last = None

    def _fits(self, place: int) -> bool:
        """Say whether a piece, and what it is kept with, has room for the start that it must have."""
        y, foot, last = self._y, self._foot, self._last
        for piece in self._pieces[place : place + _LONGEST_CHAIN]:
            if piece.opens and piece is not self._pieces[place]:
                return True
            whole = piece.keep_next and piece.lines < _LONGEST_CHAIN
            count = piece.lines if whole else piece.least
            y += _gap(last, piece) + count * piece.leading + piece.bottom
            foot = self._with_notes(foot, piece, range(count))
            if y + foot > self._room + _SLACK:
                return False
            if not piece.keep_next:
                return True
            last = piece
        return True

    def _with_notes(self, foot: float, piece: Piece, lines: range) -> float:
        for line in lines if piece.notes else ():
            for number in piece.notes.get(line, ()):
                foot += self._notes[number] + (0.0 if foot else NOTES_WHITE)
        return foot

    def _put(self, piece: Piece) -> None:
        if self._last is None and piece.head:
            self._y += sum(row.leading for row in piece.head)
        self._y += _gap(self._last, piece)
        for anchor in piece.anchors:
            self.places.setdefault(anchor, self.page)
        start = 0
        while True:
            end = self._end(piece, start)
            self._foot = self._with_notes(self._foot, piece, range(start, end))
            self._y += (end - start) * piece.leading
            self._last = piece
            if end >= piece.lines:
                break
            self._turn()
            start = end
        self._y += piece.bottom

    def _end(self, piece: Piece, start: int) -> int:
        """Return the line before which the page ends, from the line `start` on; one line at least."""
        y, foot, end = self._y, self._foot, start
        while end < piece.lines:
            y += piece.leading
            foot = self._with_notes(foot, piece, range(end, end + 1))
            if y + foot > self._room + _SLACK:
                break
            end += 1
        if end >= piece.lines:
            return piece.lines
        return max(min(end, piece.lines - 2), start + 1)


def _height(sheet: Geometry) -> float:
    return sheet.height - sheet.top - sheet.bottom


def _gap(last: Piece | None, piece: Piece) -> float:
    """Return the white over `piece`, and its border: at the head of a page there is no white."""
    if last is None:
        return piece.top
    if piece.box and last.box == piece.box:
        return max(last.after, piece.before) - last.bottom
    return max(last.after, piece.before) + piece.top
