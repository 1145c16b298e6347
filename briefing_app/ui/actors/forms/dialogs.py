"""Small forms of the register: details of an actor, whom to part again, a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QPlainTextEdit,
    QWidget,
)

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.errors import BriefingError
from briefing_app.ui.look.moments import read_day, shown_day
from briefing_app.ui.look.plain import form_label, label
from briefing_app.ui.look.tick_list import TickList
from briefing_app.ui.read.actors.actor_dialogs import ActorForm
from briefing_app.ui.read.actors.actor_lines import KIND_NAMES

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor


class ActorDetailsDialog(ActorForm):
    """Asks for kind, country and note; `decided` carries the three."""

    decided = Signal(object, str, str)

    def __init__(self, actor: Actor, countries: Sequence[str], parent: QWidget) -> None:
        hint = "The country stands beside the function where that does not name it. Profiles print the note."
        super().__init__("actorDetails", actor.name, hint, parent)
        self.kind = QComboBox()
        self.kind.setObjectName("actorKind")
        self.kind.setAccessibleName("Kind")
        for kind, text in KIND_NAMES.items():
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(self.kind.findData(actor.kind))
        self.fields.addRow(form_label("Kind"), self.kind)
        self.reach(self.kind)
        self.country = self.line("Country", actor.country, "None")
        self.country.setObjectName("actorCountry")
        completer = QCompleter(list(countries), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.country.setCompleter(completer)
        self.note = QPlainTextEdit(actor.note)
        self.note.setObjectName("actorNote")
        self.note.setAccessibleName("Note")
        self.note.setProperty("kind", "field")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 5 + 18)
        self.fields.addRow(form_label("Note"), self.note)
        self.reach(self.note)
        self.accepted.connect(self._decide)

    def _decide(self) -> None:
        self.decided.emit(
            ActorKind(self.kind.currentData()), self.country.text(), self.note.toPlainText().strip()
        )


class PartDialog(ActorForm):
    """Asks which of the actors that were merged are to stand alone again; `decided` carries their ids."""

    decided = Signal(object)

    def __init__(self, actor: Actor, merged: Sequence[Actor], parent: QWidget) -> None:
        hint = (
            f"Tick who is not {actor.name} after all. Names, statements and mentions that came with the "
            "merge go back, and it is not suggested again."
        )
        super().__init__("partActor", "Part again what was merged", hint, parent)
        self.names = TickList("Merged into this actor")
        for one in merged:
            self.names.offer(one.name, one.id, ticked=len(merged) == 1)
        self.names.setCurrentRow(0)
        self.column.insertWidget(1, self.names)
        self.reach(self.names)
        self.accepted.connect(lambda: self.decided.emit(self.names.ticked))


class PeriodDialog(ActorForm):
    """Asks for a period; `decided` carries its first and last day, None where it is open."""

    decided = Signal(object, object)

    def __init__(self, since: date | None, until: date | None, parent: QWidget) -> None:
        hint = "Both days are included; an empty field leaves that end open. A month or a year will do."
        super().__init__("saidPeriod", "Period", hint, parent)
        self.since = self.line("From", shown_day(since), "2026-01-01")
        self.until = self.line("To", shown_day(until), "Today")
        self._fault = label("", "danger")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.column.insertWidget(2, self._fault)

    def accept(self) -> None:
        """Tell the period; a day that cannot be read is said, and the form stays."""
        try:
            since, until = read_day(self.since.text()), read_day(self.until.text())
        except BriefingError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.decided.emit(since, until)
        super().accept()
