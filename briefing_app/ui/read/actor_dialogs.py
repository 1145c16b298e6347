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
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look.plain import form_label, label

if TYPE_CHECKING:
    from briefing_app.domain.actor import Actor


class _Form(QDialog):
    """A titled form with fields over OK and Cancel."""

    def __init__(self, name: str, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
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
        self._reach(field)
        return field

    def _reach(self, field: QWidget) -> None:
        """Let the keys reach a field after those before it, and before the buttons."""
        if self._reached:
            self.setTabOrder(self._reached[-1], field)
        else:
            field.setFocus()
        self._reached.append(field)
        self.setTabOrder(field, self.buttons)


class RenameDialog(_Form):
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


class FunctionDialog(_Form):
    """Asks for title and affiliation; `decided` carries both."""

    decided = Signal(str, str)

    def __init__(self, actor: Actor, parent: QWidget) -> None:
        hint = f"What {actor.name} is, as it should stand under a quotation. Empty fields are not printed."
        super().__init__("actorFunction", "Function and affiliation", hint, parent)
        function = actor.function
        self.title = self.line("Function", function.title if function else "", "Minister of Energy")
        self.affiliation = self.line(
            "Affiliation", function.affiliation if function else "", "Ministry of Energy"
        )
        self.accepted.connect(lambda: self.decided.emit(self.title.text(), self.affiliation.text()))


class AliasesDialog(_Form):
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
        self._reach(self.names)
        self.accepted.connect(lambda: self.decided.emit(self.names.toPlainText().splitlines()))


class SplitDialog(_Form):
    """Asks which of an actor's names stand for somebody else; `decided` carries them."""

    decided = Signal(object)

    def __init__(self, actor: Actor, in_article: list[str], parent: QWidget) -> None:
        hint = (
            f"Tick the names that are not {actor.name}. They become an actor of their own, "
            "with their places in this article; the first one is its name."
        )
        super().__init__("splitActor", "Split off a name", hint, parent)
        self.names = QListWidget()
        self.names.setAccessibleName("Names of this actor")
        known = dict.fromkeys((*actor.aliases, *in_article))
        for name in known:
            if name != actor.name:
                item = QListWidgetItem(name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.names.addItem(item)
        self.column.insertWidget(1, self.names)
        self._reach(self.names)
        if not self.names.count():
            self.column.insertWidget(1, label("This actor has no other name.", "secondary"))
        self.accepted.connect(lambda: self.decided.emit(self.ticked))

    @property
    def ticked(self) -> list[str]:
        """The names that are ticked."""
        items = [self.names.item(row) for row in range(self.names.count())]
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]
