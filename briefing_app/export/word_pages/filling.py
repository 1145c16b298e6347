"""Pieces to pages, by the rules of Word: kept with the next, kept whole, no widow, no orphan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.export.docx.sheets.geometry import Geometry
    from briefing_app.export.word_pages.pieces import Piece

NOTES_WHITE = 6.2
"""What the rule over the notes of a page takes in LibreOffice, with a millimetre over and under it."""
_SLACK = 0.05  # lengths are whole twentieths of a point
_LONGEST_CHAIN = 40
_FEWEST_LINES = 2


class Note(NamedTuple):
    """A footnote: its lines, how high each is, and the white over them, in points."""

    lines: int
    leading: float
    before: float


class Feet(NamedTuple):
    """The foot of a page: how high it is, and the lines of notes that go over to the next page."""

    height: float = 0.0
    carried: tuple[Note, ...] = ()

    def with_note(self, note: Note, room: float) -> Feet | None:
        """Return this with `note`, where `room` is left for the foot as a whole.

        As in LibreOffice: its end may go over to the next page, and all of it where no two lines
        would stay; None where not one line has room, or where another note went over before it.
        """
        if self.carried:
            return None
        height = self.height or NOTES_WHITE
        count = min(note.lines, int((room + _SLACK - height - note.before) / note.leading))
        if count < 1:
            return None
        if count < min(_FEWEST_LINES, note.lines):
            return Feet(self.height, (note,))
        height += note.before + count * note.leading
        rest = note._replace(lines=note.lines - count, before=0.0)
        return Feet(height, (rest,) if rest.lines else ())


class Filling:
    """Fills pages; `notes` are the footnotes by their numbers."""

    def __init__(self, pieces: Sequence[Piece], sheet: Geometry, notes: Mapping[int, Note]) -> None:
        self._pieces = pieces
        self._notes = notes
        self.page = 1
        self.places: dict[str, int] = {}
        self._room = _height(sheet)
        self._y = 0.0
        self._feet = Feet()
        self._last: Piece | None = None
        self._fill()

    def _fill(self) -> None:
        for place, piece in enumerate(self._pieces):
            if piece.opens:
                if piece.sheet is not None:
                    self._room = _height(piece.sheet)
                if place:
                    self._turn()
            if self._last is not None and not piece.opens and not self._fits(place):
                self._turn()
            self._put(piece)
        while self._feet.carried:
            self._turn()

    def _turn(self) -> None:
        self.page += 1
        self._y = 0.0
        self._last = None
        carried, self._feet = self._feet.carried, Feet()
        for note in carried:
            self._feet = self._feet.with_note(note, self._room) or Feet(self._room, carried)

    def _fits(self, place: int) -> bool:
        """Say whether a piece, and what it is kept with, has room for the start that it must have."""
        y, feet, last = self._y, self._feet, self._last
        for piece in self._pieces[place : place + _LONGEST_CHAIN]:
            if piece.opens:
                return True
            whole = piece.keep_next and piece.lines < _LONGEST_CHAIN
            y += _gap(last, piece)
            for line in range(piece.lines if whole else piece.least):
                y += piece.leading
                more = self._with_notes(feet, piece, line, y)
                if more is None:
                    return False
                feet = more
            y += piece.bottom
            if not piece.keep_next:
                return True
            last = piece
        return True

    def _with_notes(self, feet: Feet, piece: Piece, line: int, y: float) -> Feet | None:
        """Return the foot with what the line of `piece` that ends at `y` brings, None if it has no room."""
        room = self._room - y
        if line == piece.lines - 1:
            room -= piece.bottom
        if feet.height > room + _SLACK:
            return None
        for number in piece.notes.get(line, ()) if piece.notes else ():
            more = feet.with_note(self._notes[number], room)
            if more is None:
                return None
            feet = more
        return feet

    def _put(self, piece: Piece) -> None:
        if self._last is None and piece.head:
            self._y += sum(row.leading for row in piece.head)
        self._y += max(piece.before, 0.0) + piece.top if piece.opens else _gap(self._last, piece)
        for anchor in piece.anchors:
            self.places.setdefault(anchor, self.page)
        self._last = piece
        start = 0
        while start < piece.lines:
            end = self._end(piece, start)
            for line in range(start, end):
                self._y += piece.leading
                feet = self._with_notes(self._feet, piece, line, self._y)
                self._feet = feet or self._forced(piece, line)
            start = end
            if start < piece.lines:
                self._turn()
                self._last = piece
        self._y += piece.bottom

    def _forced(self, piece: Piece, line: int) -> Feet:
        """Return the foot where a line has a page for itself, and its notes no room there."""
        brought = tuple(self._notes[number] for number in piece.notes.get(line, ()))
        return Feet(self._feet.height, (*self._feet.carried, *brought))

    def _end(self, piece: Piece, start: int) -> int:
        """Return the line before which the page ends, from the line `start` on; one line at least."""
        y, feet, end = self._y, self._feet, start
        while end < piece.lines:
            y += piece.leading
            more = self._with_notes(feet, piece, end, y)
            if more is None:
                break
            feet = more
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
