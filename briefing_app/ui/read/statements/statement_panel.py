"""The statements of the article as a plain list, in step with the reader; for ears as for eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.document.words.cue_words import turning_words
from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Manner
from briefing_app.ui.look.card_delegate import CARD, Card, CardDelegate
from briefing_app.ui.look.dragging import STATEMENTS_FORMAT, packed
from briefing_app.ui.look.speaking import THOUGHT_ICON, heard, speaker_name, turned_quote, way
from briefing_app.ui.read.statements.statement_note import StatementNote
from briefing_app.ui.read.text.reader_marks import glyph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.text.reader import Reader
    from briefing_app.ui.read.text.reader_marks import StatementMark

_ID = Qt.ItemDataRole.UserRole


class StatementList(QListWidget):
    """A list whose statements can be dragged into the outline."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current statement in sight when what is said of it takes room below."""
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def mimeTypes(self) -> list[str]:
        return [STATEMENTS_FORMAT]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(STATEMENTS_FORMAT, packed([item.data(_ID) for item in items]))
        data.setText("\n\n".join(item.data(CARD).text for item in items))
        return data


class StatementPanel(QWidget):
    """Number, speaker and words of each statement; moving in the list moves in the text.

    What is known of the current statement stands below. `candidate_taken` is told who was
    chosen there for a statement whose speaker is in doubt.
    """

    def __init__(
        self,
        desk: Desk,
        reader: Reader,
        candidate_taken: Callable[[ActorId], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._shown: list[StatementMark] = []
        self.list = StatementList()
        self.list.setDragEnabled(True)
        self.list.setObjectName("statementList")
        self.list.setAccessibleName("Statements of this article")
        self.list.setItemDelegate(CardDelegate(desk.theme, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self.note = StatementNote(desk, reader)
        self.note.candidate_taken.connect(candidate_taken)
        column.addWidget(self.note)
        self.list.currentItemChanged.connect(self._follow_list)
        self.list.itemActivated.connect(lambda _item: reader.setFocus())
        reader.marks_changed.connect(self.refresh)
        reader.current_changed.connect(self._follow_reader)
        desk.theme.changed.connect(self.list.viewport().update)
        self.refresh()

    def refresh(self) -> None:
        """Show the statements of the reader."""
        marks = list(self._reader.marks)
        if marks == self._shown:
            return
        self._shown = marks
        ids = {mark.statement.actor_id for mark in marks if mark.statement.actor_id is not None}
        actors = self._desk.workspace.store.actors(ids)
        self.list.blockSignals(True)
        self.list.clear()
        for place, mark in enumerate(marks, start=1):
            text = self._reader.article.text if self._reader.article else ""
            self.list.addItem(_row(mark, text, actors, place, len(marks)))
        self.list.blockSignals(False)
        current = self._reader.current
        self._follow_reader(current.id if current else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _follow_reader(self, statement_id: StatementId | None) -> None:
        self.list.blockSignals(True)
        row = next((i for i, mark in enumerate(self._shown) if mark.id == statement_id), -1)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _follow_list(self, chosen: QListWidgetItem | None) -> None:
        if chosen is not None:
            self._reader.go_to(chosen.data(_ID))


def _row(
    mark: StatementMark, text: str, actors: dict[ActorId, Actor], place: int, count: int
) -> QListWidgetItem:
    statement = mark.statement
    actor = actors.get(statement.actor_id) if statement.actor_id is not None else None
    speaker = speaker_name(statement, actor)
    number = str(mark.number) if mark.selected else "+"
    words = printed_wording(statement, text)
    quote = f"“{words}”" if statement.manner is Manner.DIRECT else words
    card = Card(
        turned_quote(quote, turning_words(statement, text)),
        speaker,
        actor.kind if actor else None,
        way(statement),
        "key_bar" if mark.selected else "line_strong",
        f"{number}  {glyph(statement.manner)}",
        icon=THOUGHT_ICON if statement.is_thought else "",
    )
    item = QListWidgetItem()
    item.setData(CARD, card)
    item.setData(_ID, mark.id)
    state = f"selected, number {mark.number}" if mark.selected else "suggested"
    doubtful = ", speaker in doubt" if statement.is_in_doubt else ""
    spoken = f"{place} of {count}, {state}, {speaker or 'no speaker'}{doubtful}, {card.source}: "
    item.setData(Qt.ItemDataRole.AccessibleTextRole, heard(f"{spoken}{card.text}", statement.reasons))
    return item
