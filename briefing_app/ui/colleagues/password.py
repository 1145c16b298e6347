"""Asks for the password of a server at the start, where none of libpq's own places has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from briefing_app.ui.look.plain import letter_by_letter

if TYPE_CHECKING:
    from briefing_app.storage.engines.postgres.address import ServerAddress


class PasswordAsking(QObject):
    """`given` carries the address with its password, `given_up` that nobody knows it."""

    given = Signal(object)
    given_up = Signal()

    def __init__(self, address: ServerAddress, window: QWidget) -> None:
        super().__init__(window)
        self._address = address
        self._dialog = dialog = QInputDialog(window)
        dialog.setObjectName("passwordDialog")
        dialog.setWindowTitle("Open shared library")
        who = f" of {address.user}" if address.user else ""
        again = "That was not right. " if address.password else ""
        dialog.setLabelText(f"{again}Password{who} for {address.name}; it is used once and written nowhere")
        letter_by_letter(dialog)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.textValueSelected.connect(lambda text: self.given.emit(address.with_password(text)))
        dialog.rejected.connect(self.given_up)

    def ask(self) -> None:
        """Ask."""
        self._dialog.open()
