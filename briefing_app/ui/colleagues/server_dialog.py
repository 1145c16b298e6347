"""Asks which library on a server to open; the password is used once and written nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.ui.look.plain import label

_USUAL_PORT = 5432
_PORT_WIDTH = 76
_WORDS = (
    "The library of a whole desk lies in a PostgreSQL database; whoever runs the server gives you these. "
    "What you leave empty is taken from where PostgreSQL's own programs look for it."
)
_PASSWORD = (
    "Used for this time only. To be asked no more, put it into your file of PostgreSQL passwords (.pgpass)."
)


class ServerDialog(QDialog):
    """`decided` carries the `ServerAddress`; the dialog stays until it is told that it was the right one."""

    decided = Signal(object)

    def __init__(self, latest: ServerAddress | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("serverDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Open shared library")
        self.setMinimumWidth(480)
        start = latest or ServerAddress()
        self._options = start.options
        self.host = self._line("serverHost", start.host, "db.example.org")
        self.port = self._line("serverPort", str(start.port or ""), str(_USUAL_PORT))
        self.port.setValidator(QIntValidator(1, 65_535, self.port))
        self.port.setFixedWidth(_PORT_WIDTH)
        self.port.setAccessibleName("Port")
        self.database = self._line("serverDatabase", start.database, "press")
        self.user = self._line("serverUser", start.user, "your name at the server")
        self.password = self._line("serverPassword", "", "")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._fault = label("", "danger")
        self._fault.setObjectName("serverFault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out()
        (self.password if start.database else self.host).setFocus()

    def say(self, fault: str) -> None:
        """Say why it could not be opened; everything can be mended and tried again."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.adjustSize()
        self._open.setEnabled(True)
        self._open.setText("Open")

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.host, 1)
        where.addWidget(label("Port", "secondary"))
        where.addWidget(self.port)
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addLayout(where, 0, 1)
        fields = {
            "Server": self.host,
            "Database": self.database,
            "User": self.user,
            "Password": self.password,
        }
        for row, (name, field) in enumerate(fields.items()):
            name_label = label(name)
            name_label.setBuddy(field)
            field.setAccessibleName(name)
            form.addWidget(name_label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            if row:
                form.addWidget(field, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for words, place in ((_WORDS, 0), (_PASSWORD, 2)):
            line = label(words, "secondary")
            line.setWordWrap(True)
            layout.addWidget(line)
            if not place:
                layout.addLayout(form)
        layout.addWidget(self._fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._open = buttons.addButton("Open", QDialogButtonBox.ButtonRole.ActionRole)
        self._open.setObjectName("serverOpen")
        self._open.setProperty("kind", "primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _line(self, name: str, text: str, example: str) -> QLineEdit:
        line = QLineEdit(text, placeholderText=example)
        line.setObjectName(name)
        line.returnPressed.connect(self._decide)
        return line

    def _decide(self) -> None:
        if not self.host.text().strip() and not self.database.text().strip():
            self.say("Name the server and the database, or write the whole address as the server.")
            return
        self._open.setEnabled(False)
        self._open.setText("Opening…")
        self._fault.hide()
        self.decided.emit(self.address)

    @property
    def address(self) -> ServerAddress:
        """What was written; a whole address may stand in the first field."""
        host = self.host.text().strip()
        if ServerAddress.is_meant_by(host):
            found = ServerAddress.parsed(host)
            return found.with_password(self.password.text() or found.password)
        port = int(self.port.text() or _USUAL_PORT)
        return ServerAddress(
            host,
            self.database.text().strip(),
            self.user.text().strip(),
            None if port == _USUAL_PORT else port,
            self._options,
            self.password.text(),
        )
