"""What stands in the window while its library is still on the way, or cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefing_app.storage.engines.database import NoConnection
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefing_app.errors import BriefingError

_WIDTH = 460
_LONG_MS = 4_000
_TAKES_LONG = (
    "The server takes its time. If the library was last opened by an older version of the program, it "
    "is brought up to date now, which may take some minutes."
)
_NO_CONNECTION = "See that the network and the server are up, then try again."


class ConnectingPage(QWidget):
    """`left` says that nobody wants to wait any longer, `again` that it is to be tried again."""

    left = Signal()
    again = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectingPage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._what = label("Connecting to the library…", "title")
        self._what.setObjectName("connectingWhat")
        self._name = label(name, "secondary")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName("Connecting")
        self._more = label("", "secondary")
        self._more.setObjectName("connectingMore")
        for one in (self._what, self._name, self._more):
            one.setWordWrap(True)
        self._again = QPushButton("Try again")
        self._again.setObjectName("connectingAgain")
        self._again.setProperty("kind", "primary")
        self._again.clicked.connect(self.again)
        self._again.hide()
        self._leave = QPushButton("Cancel")
        self._leave.setObjectName("connectingLeave")
        self._leave.clicked.connect(self.left)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._timer.timeout.connect(lambda: self._show(self._what.text(), _TAKES_LONG))
        self._timer.start()
        self._show(self._what.text(), "")

    def say(self, fault: BriefingError) -> None:
        """Say why the library cannot be had; it can be tried again."""
        self._timer.stop()
        self._show(fault.what, _NO_CONNECTION if isinstance(fault, NoConnection) else fault.hint)
        self._bar.hide()
        self._leave.setText("Close")
        self._again.show()
        self._again.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _show(self, what: str, more: str) -> None:
        """Say something, also to a screen reader, and leave it the room that it takes."""
        for one, text in ((self._what, what), (self._more, more)):
            one.setText(text)
            one.setMinimumHeight(0)
            one.setMinimumHeight(one.heightForWidth(_WIDTH) if text else 0)
        self._more.setVisible(bool(more))
        self.setAccessibleName(what)
        self.setAccessibleDescription(f"{self._name.text()}. {more}".strip())

    def _lay_out(self) -> None:
        box = QWidget()
        box.setFixedWidth(_WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._what)
        column.addWidget(self._name)
        column.addSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._more)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(3)
