"""Moving one edge of the current statement by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.domain.text import Span
from briefing_app.ui.read.text.reader_marks import StatementMark, pieces
from briefing_app.ui.read.text.sentences import Unit, edge_moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from briefing_app.ui.read.text.reader_document import ReaderPage

_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EdgeEditing(QObject):
    """Moves an edge, and tells of it: `moved(mark)` at once, `kept(id, spans)` when `Enter` keeps it.

    `changed` tells that it starts or ends.
    """

    moved = Signal(object)
    kept = Signal(object, object)
    changed = Signal()

    def __init__(self, parent: QObject, page: Callable[[], ReaderPage | None]) -> None:
        super().__init__(parent)
        self._page = page
        self._mark: StatementMark | None = None
        self._spans: list[Span] = []
        self.ends = False

    @property
    def active(self) -> bool:
        """Whether arrows move an edge now."""
        return self._mark is not None

    def begin(self, mark: StatementMark, *, ends: bool) -> None:
        """Take the end of a statement on the page, or its beginning, in hand."""
        if self._mark is None or self._mark.id != mark.id:
            self._spans = list(pieces(mark.statement))
        self._mark, self.ends = mark, ends
        self.changed.emit()

    def leave(self) -> None:
        """Put the edge back where it was."""
        if self._mark is not None:
            self.moved.emit(self._mark)
            self._end()

    def keep(self) -> None:
        """Tell where the edge is now."""
        if self._mark is None:
            return
        before, after = pieces(self._mark.statement), tuple(self._spans)
        statement_id = self._mark.id
        self._end()
        if after != before:
            self.kept.emit(statement_id, after)

    def move(self, step: int, unit: Unit) -> None:
        """Move the edge, never past the other one."""
        page = self._page()
        if self._mark is None or page is None:
            return
        text = page.article.text
        if self.ends:
            last = self._spans[-1]
            end = edge_moved(text, last.end, step, unit, ends=True)
            self._spans[-1] = Span(last.start, max(end, last.start + 1))
        else:
            first = self._spans[0]
            start = edge_moved(text, first.start, step, unit, ends=False)
            self._spans[0] = Span(min(start, first.end - 1), first.end)
        ranges = tuple(page.range(span) for span in self._spans)
        self.moved.emit(replace(self._mark, ranges=ranges))

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key belongs to the edge and not to an action."""
        return self.active and (
            event.key() in _ARROWS or event.key() in _DONE or event.key() == Qt.Key.Key_Escape
        )

    def press(self, event: QKeyEvent) -> bool:
        """Take a key; tell whether it was for the edge."""
        if not self.wants(event):
            return False
        if event.key() in _DONE:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            held = event.modifiers()
            unit = Unit.CHARACTER
            if held & Qt.KeyboardModifier.AltModifier:
                unit = Unit.SENTENCE
            elif held & Qt.KeyboardModifier.ControlModifier:
                unit = Unit.WORD
            self.move(_ARROWS[Qt.Key(event.key())], unit)
        return True

    def _end(self) -> None:
        self._mark = None
        self.changed.emit()
