"""What is known of the current statement: who speaks, by which cue, with what doubt, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.document.words.cue_words import cue_words
from briefing_app.domain.statements.statement import Manner
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text, tip
from briefing_app.ui.look.speaking import manner_name, why
from briefing_app.ui.look.stance_bar import StanceBar
from briefing_app.ui.read.actors.actor_picker import KIND_ICONS
from briefing_app.ui.statements.judging import judge
from briefing_app.workspace.actors.candidates import candidates_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.text.reader import Reader
    from briefing_app.workspace.door.changed import Changed

_MOST_OFFERED, _MOST_PRINTED = 4, 3
_LONGEST = 44


class StatementNote(QFrame):
    """A few lines under the list; hidden while no statement is current.

    `candidate_taken` carries the actor to whom a statement in doubt was given.
    """

    candidate_taken = Signal(object)

    def __init__(self, desk: Desk, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._buttons: list[ThemedButton] = []
        self.setObjectName("statementNote")
        self.setAccessibleName("About this statement")
        self.setProperty("surface", "sunken")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._who = _line("statementSpeaker", "strong")
        self._way = _line("statementWay", "small")
        self._doubt = _line("statementDoubt", "small")
        self._why = _line("statementReasons", "small")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(4)
        self._other = ThemedButton(desk.theme, text="Somebody else…", kind="link")
        self._other.setObjectName("statementOtherSpeaker")
        self._other.clicked.connect(desk.actions["actionSetSpeaker"].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._who)
        column.addWidget(self._way)
        column.addWidget(self._doubt)
        column.addLayout(self._offers)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self._stance = StanceBar()
        self._stance.judged.connect(self._judge)
        self._topic = ThemedButton(desk.theme, text="Issue…", kind="link")
        self._topic.setObjectName("statementTopic")
        self._topic.clicked.connect(desk.actions["actionSetTopic"].trigger)
        column.addSpacing(2)
        column.addWidget(self._stance)
        column.addWidget(self._topic, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._why)
        self._printed = QVBoxLayout()
        self._printed.setSpacing(2)
        column.addLayout(self._printed)
        desk.signals.changed.connect(self._hear)
        reader.current_changed.connect(lambda _id: self.refresh())
        reader.marks_changed.connect(self.refresh)
        desk.actions.keys_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known of the reader's current statement."""
        mark, article = self._reader.current, self._reader.article
        self.setVisible(mark is not None and article is not None)
        if mark is None or article is None:
            return
        statement = mark.statement
        candidates = candidates_of(self._desk.workspace.store, statement)
        self._who.setText(self._speaker(statement))
        self._way.setText(_way(statement, article.text))
        self._doubt.setVisible(statement.is_in_doubt)
        self._doubt.setText(
            "It is not certain who speaks. Likeliest first:"
            if candidates
            else "It is not certain who speaks, and those it may be are no longer in the library."
        )
        self._offer(candidates)
        self._other.setVisible(statement.is_in_doubt)
        self._other.setText(f"Somebody else…{self._key('actionSetSpeaker')}")
        self._stance.show_stance(statement.stance)
        topic = " ".join(statement.topic.split())
        shown = f"Issue: {topic}" if topic else "File under an issue…"
        short = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"
        self._topic.setText(f"{menu_text(short)}{self._key('actionSetTopic')}")
        reasons = why(statement.reasons)
        self._why.setVisible(bool(reasons))
        self._why.setText(f"Ranked by: {reasons}")
        self._show_printed(statement)

    def _show_printed(self, statement: Statement) -> None:
        """Name the issues that printed the statement, the latest first; each leads to the archive."""
        while (old := self._printed.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        issues = self._desk.workspace.store.printed_in([statement.id]).get(statement.id, ())
        for issue in reversed(issues[-_MOST_PRINTED:]):
            link = ThemedButton(self._desk.theme, text=menu_text(f"Printed in {issue.label}"), kind="link")
            link.setToolTip(tip(f"{issue.title}, {issue.reference}: show it in the archive"))
            link.clicked.connect(lambda _on=False, wanted=issue.id: self._desk.navigator.open_issue(wanted))
            self._printed.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _hear(self, changed: Changed) -> None:
        if changed.issues and self.isVisible():
            self.refresh()

    def _judge(self, value: int | None) -> None:
        mark = self._reader.current
        if mark is not None:
            judge(self._desk, [mark.id], value, quietly=True)

    def _speaker(self, statement: Statement) -> str:
        store = self._desk.workspace.store
        if statement.actor_id is not None:
            actor = store.actors([statement.actor_id]).get(statement.actor_id)
            if actor is not None:
                return ", ".join(part for part in (actor.name, _function(actor)) if part)
        called = " ".join(statement.speaker.split())
        if not called:
            return "No speaker"
        return f"“{called}”" if statement.is_in_doubt else f"“{called}”, not named"

    def _offer(self, candidates: tuple[Actor, ...]) -> None:
        for old in self._buttons:
            self._offers.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for place, actor in enumerate(candidates[:_MOST_OFFERED]):
            about = " · ".join(part for part in (actor.name, _function(actor)) if part)
            key = self._key("actionTakeCandidate") if place == 0 else ""
            button = ThemedButton(
                self._desk.theme, KIND_ICONS[actor.kind], kind="button", colour=actor.kind.value, size=14
            )
            words = about if len(about) <= _LONGEST else about[: _LONGEST - 1].rstrip() + "…"
            button.setText(f" {menu_text(words)}{key}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setObjectName(f"candidate{place + 1}")
            button.setAccessibleName(f"{about} said it")
            button.setToolTip(tip(f"Give the statement to {about}"))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, who=actor.id: self.candidate_taken.emit(who))
            self._buttons.append(button)
            self._offers.addWidget(button)

    def _key(self, action: str) -> str:
        keys = self._desk.actions.keys(action)
        return f"   {keys[0]}" if keys else ""


def _way(statement: Statement, text: str) -> str:
    """Return how it is reported, by which cue, and whether the cue turns the words round."""
    manner = manner_name(statement.manner)
    words = f"{manner[:1].upper()}{manner[1:]}"
    found = cue_words(statement.attribution, text) if statement.attribution else None
    if found is not None and found.words:
        words = f"{words}, “{found.words}”"
    if statement.is_thought:
        words = f"{words}. A thought, hope or plan: not said."
    if found is not None and found.turns and statement.manner is not Manner.DIRECT:
        words = f"{words.rstrip('.')}. Without “{found.words}” the words read the other way round."
    return words


def _function(actor: Actor) -> str:
    return actor.function.display if actor.function else actor.country


def _line(name: str, role: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
