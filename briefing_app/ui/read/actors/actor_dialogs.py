"""Small forms about one actor: its name, its function, and which names belong to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.actors.actor import Function
from briefing_app.errors import BriefingError
from briefing_app.ui.look.moments import read_day, shown_day
from briefing_app.ui.look.plain import form_label, label, title_text
from briefing_app.ui.look.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.actors.actor import Actor


class ActorForm(QDialog):
    """A titled form with fields over OK and Cancel."""

    def __init__(self, name: str, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title_text(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self._reached: list[QWidget] = []
        self.fields = QFormLayout()
        self.fields.setSpacing(10)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        words = label(hint, "secondary")
        words.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(14)
        self.column.addWidget(words)
        self.column.addLayout(self.fields)
        self.column.addWidget(self.buttons)

    def line(self, name: str, text: str, example: str = "") -> QLineEdit:
        """Return a field with its name."""
        field = QLineEdit(text, placeholderText=example)
        field.setAccessibleName(name)
        self.fields.addRow(form_label(name), field)
        self.reach(field)
        return field

    def reach(self, field: QWidget) -> None:
        """Let the keys reach a field after those before it, and before the buttons."""
        if self._reached:
            self.setTabOrder(self._reached[-1], field)
        else:
            field.setFocus()
        self._reached.append(field)
        self.setTabOrder(field, self.buttons)


class RenameDialog(ActorForm):
    """Asks for a name; `decided` carries it."""

    decided = Signal(str)

    def __init__(self, actor: Actor, parent: QWidget) -> None:
        hint = "The name is used everywhere; the old one stays as another name of the same actor."
        super().__init__("renameActor", "Rename actor", hint, parent)
        self.name = self.line("Name", actor.name)
        self.name.selectAll()
        self.accepted.connect(self._decide)

    def _decide(self) -> None:
        if self.name.text().strip():
            self.decided.emit(self.name.text())


class FunctionDialog(ActorForm):
    """Asks for what somebody is and was; `decided` carries the functions, the latest last.

    Days may be a month or a year. The last function is held still, or `until` a day.
    """

    decided = Signal(object, object)

    def __init__(self, actor: Actor, parent: QWidget) -> None:
        hint = (
            f"What {actor.name} is, as it should stand under a quotation. Empty fields are not printed. "
            "With another function since a later day, the one so far is kept as history."
        )
        super().__init__("actorFunction", "Function and affiliation", hint, parent)
        function = actor.function
        self.title = self.line("Function", function.title if function else "", "Minister of Energy")
        self.affiliation = self.line(
            "Affiliation", function.affiliation if function else "", "Ministry of Energy"
        )
        self.since = self.line("Since", shown_day(function.since if function else None), "2024-06-01")
        self.until = self.line("Until", shown_day(function.until if function else None), "Empty while held")
        self._was_former = _former_lines(actor.functions[:-1])
        self.former = QPlainTextEdit(self._was_former)
        self.former.setObjectName("formerFunctions")
        self.former.setAccessibleName("Before that, one function a line")
        self.former.setProperty("kind", "field")
        self.former.setPlaceholderText("One a line, earliest first: function; affiliation; since; until")
        self.former.setTabChangesFocus(True)
        self.former.setFixedHeight(self.former.fontMetrics().lineSpacing() * 3 + 18)
        self.fields.addRow(form_label("Before that"), self.former)
        self.reach(self.former)
        self._fault = label("", "danger")
        self._fault.setObjectName("functionFault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.column.insertWidget(2, self._fault)

    def accept(self) -> None:
        """Tell the functions; a day that cannot be read is said, and the form stays."""
        try:
            now = Function(
                self.title.text(),
                self.affiliation.text(),
                read_day(self.since.text()),
                read_day(self.until.text()),
            )
            text = self.former.toPlainText()
            former = None if text.strip() == self._was_former else _functions_in(text)
        except BriefingError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.decided.emit(now, former)
        super().accept()


def _former_lines(functions: Sequence[Function]) -> str:
    lines = [
        "; ".join((one.title, one.affiliation, shown_day(one.since), shown_day(one.until))).rstrip("; ")
        for one in functions
    ]
    return "\n".join(lines)


def _functions_in(text: str) -> tuple[Function, ...]:
    """Return the functions of lines `function; affiliation; since; until`."""
    found: list[Function] = []
    for line in text.splitlines():
        title, affiliation, since, until = ([part.strip() for part in line.split(";")] + [""] * 4)[:4]
        if title or affiliation:
            found.append(Function(title, affiliation, read_day(since), read_day(until)))
    return tuple(found)


class AliasesDialog(ActorForm):
    """Asks for the other names of an actor, one a line; `decided` carries them."""

    decided = Signal(object)

    def __init__(self, actor: Actor, parent: QWidget) -> None:
        hint = (
            f"Other names of {actor.name}, one a line. They are looked for in every new article; surnames "
            "and offices alone (“the minister”) are not, for they may be anybody’s."
        )
        super().__init__("actorAliases", "Other names", hint, parent)
        self.names = QPlainTextEdit("\n".join(actor.aliases))
        self.names.setAccessibleName("Other names, one a line")
        self.names.setProperty("kind", "field")
        self.names.setTabChangesFocus(True)
        self.names.moveCursor(QTextCursor.MoveOperation.End)
        self.column.insertWidget(1, self.names)
        self.reach(self.names)
        self.accepted.connect(lambda: self.decided.emit(self.names.toPlainText().splitlines()))


class SplitDialog(ActorForm):
    """Asks which of an actor's names stand for somebody else; `decided` carries them."""

    decided = Signal(object)

    def __init__(self, actor: Actor, in_article: list[str], parent: QWidget) -> None:
        hint = (
            f"Tick the names that are not {actor.name}. They become an actor of their own, "
            "with their places in this article; the first one is its name."
        )
        super().__init__("splitActor", "Split off a name", hint, parent)
        self.names = TickList("Names of this actor")
        for name in dict.fromkeys((*actor.aliases, *in_article)):
            if name != actor.name:
                self.names.offer(name, name)
        self.column.insertWidget(1, self.names)
        self.reach(self.names)
        if not self.names.count():
            self.column.insertWidget(1, label("This actor has no other name.", "secondary"))
        self.accepted.connect(lambda: self.decided.emit(self.names.ticked))
