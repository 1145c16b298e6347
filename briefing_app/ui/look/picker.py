"""The one picker: type to find, the likely one is chosen already, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.ui.theme import Theme

WIDTH = 340
_HEIGHT, _LEAST_HEIGHT = 330, 210
_CHOICE = Qt.ItemDataRole.UserRole


class Picker(QFrame):
    """A popup with a field over a list; who makes one says what is found and what taking it does.

    `cancelled` tells that it was closed and nothing was taken.
    """

    cancelled = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, *, name: str, title: str, field: str, listed: str, hint: str
    ) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._done = False
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(WIDTH)
        self._title = label("", "small")
        self._title.setContentsMargins(2, 0, 0, 0)
        self._field = QLineEdit(placeholderText=f"Type a {field.partition(' ')[0].lower()}")
        self._field.setObjectName(f"{name}Field")
        self._field.setAccessibleName(field)
        self._field.textEdited.connect(self.look_for)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName(f"{name}List")
        self._list.setAccessibleName(listed)
        self._list.setIconSize(QSize(16, 16))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self.take())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self._title, self._field):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(label(hint, "caption"))

    def look_for(self, text: str) -> None:
        """Show what fits `text`, the likeliest first."""
        raise NotImplementedError

    def take_choice(self, choice: Any, *, goes_on: bool) -> None:
        """Do what taking an entry of the list means."""
        raise NotImplementedError

    def take(self, *, goes_on: bool = False) -> None:
        """Take what is chosen in the list."""
        item = self._list.currentItem()
        if item is not None and not self._done:
            self.take_choice(item.data(_CHOICE), goes_on=goes_on)

    def end(self) -> None:
        """Close after something was taken."""
        self._done = True
        self.close()

    def add(self, icon: str, colour: str, text: str, choice: object) -> None:
        """Put an entry under the others."""
        item = QListWidgetItem(icons.icon(icon, colour), text)
        item.setData(_CHOICE, choice)
        self._list.addItem(item)

    def open_at(self, title: str, at: QPoint, *, over: QPoint | None = None, text: str = "") -> None:
        """Open under `at`, or above `over`, on the screen; what lies between the two stays in sight."""
        self._title.setText(title)
        self._field.setText(text)
        self.look_for(text)
        self._place(at, over or at - QPoint(0, 24))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, under: QPoint, over: QPoint) -> None:
        screen = self.screen().availableGeometry()
        below, above = screen.bottom() - under.y() - 6, over.y() - screen.top() - 6
        x = min(max(under.x(), screen.left()), screen.right() - WIDTH)
        if below >= _LEAST_HEIGHT or below >= above:
            height = max(min(_HEIGHT, below), _LEAST_HEIGHT)
            y = min(under.y() + 6, screen.bottom() - height)
        else:
            height = min(_HEIGHT, max(above, _LEAST_HEIGHT))
            y = max(over.y() - 6 - height, screen.top())
        self.setFixedHeight(height)
        self.move(x, y)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.press(event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        if not self._done:
            self._done = True
            self.cancelled.emit()
        super().closeEvent(event)  # type: ignore[arg-type]

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that was pressed in the field; tell whether it is used up."""
        rows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in rows:
            row = self._list.currentRow() + rows[Qt.Key(event.key())]
            self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(goes_on=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False
