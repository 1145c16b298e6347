"""Type-to-find choice of an actor: the likely one is chosen already, Enter takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.actor import Actor, ActorKind
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store
    from briefing_app.ui.theme import Theme

KIND_ICONS = {
    ActorKind.PERSON: "user",
    ActorKind.ORGANISATION: "building-2",
    ActorKind.COUNTRY: "flag",
    ActorKind.ALLIANCE: "handshake",
    ActorKind.GROUP: "users",
    ActorKind.PLACE: "map-pin",
}
_WIDTH, _HEIGHT, _LEAST_HEIGHT = 340, 330, 210
_FOUND = 20
_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """Who was picked: an actor of the library, a name that is new, or nobody (both empty).

    `goes_on` tells that the user wants the next one at once.
    """

    actor_id: ActorId | None = None
    name: str = ""
    goes_on: bool = False


class ActorPicker(QFrame):
    """A popup over the text; `taken` carries the `Choice`, `cancelled` nothing."""

    taken = Signal(object)
    cancelled = Signal()

    def __init__(self, store: Store, theme: Theme, window: QWidget, *, nobody: str = "") -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._store = store
        self._theme = theme
        self._nobody = nobody
        self._likely: Sequence[Actor] = ()
        self._done = False
        self.setObjectName("actorPicker")
        self.setAccessibleName("Choose an actor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(_WIDTH)
        self._title = label("", "small")
        self._title.setContentsMargins(2, 0, 0, 0)
        self._field = QLineEdit(placeholderText="Type a name")
        self._field.setObjectName("actorPickerField")
        self._field.setAccessibleName("Name of the actor")
        self._field.textEdited.connect(self._find)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("actorPickerList")
        self._list.setAccessibleName("Actors")
        self._list.setIconSize(QSize(16, 16))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self.take())
        hint = label("Enter takes it  ·  Ctrl+Enter takes it and goes on  ·  Esc", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self._title, self._field):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(hint)

    def pick(
        self, title: str, likely: Sequence[Actor], at: QPoint, *, over: QPoint | None = None, text: str = ""
    ) -> None:
        """Ask for an actor under `at`, or above `over`, on the screen; the first of `likely` is chosen.

        What lies between the two points stays in sight.
        """
        self._title.setText(title)
        self._likely = likely
        self._field.setText(text)
        self._find(text)
        self._place(at, over or at - QPoint(0, 24))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, under: QPoint, over: QPoint) -> None:
        screen = self.screen().availableGeometry()
        below, above = screen.bottom() - under.y() - 6, over.y() - screen.top() - 6
        x = min(max(under.x(), screen.left()), screen.right() - _WIDTH)
        if below >= _LEAST_HEIGHT or below >= above:
            height = max(min(_HEIGHT, below), _LEAST_HEIGHT)
            y = min(under.y() + 6, screen.bottom() - height)
        else:
            height = min(_HEIGHT, max(above, _LEAST_HEIGHT))
            y = max(over.y() - 6 - height, screen.top())
        self.setFixedHeight(height)
        self.move(x, y)

    def take(self, *, goes_on: bool = False) -> None:
        """Take what is chosen in the list."""
        item = self._list.currentItem()
        if item is None or self._done:
            return
        self._done = True
        actor_id, name = item.data(_CHOICE)
        self.close()
        self.taken.emit(Choice(actor_id, name, goes_on))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        if not self._done:
            self._done = True
            self.cancelled.emit()
        super().closeEvent(event)  # type: ignore[arg-type]

    def _press(self, event: QKeyEvent) -> bool:
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

    def _find(self, text: str) -> None:
        wanted = " ".join(text.split())
        self._list.clear()
        if wanted:
            near = {actor.id: actor for actor in self._likely if _matches(actor, wanted)}
            found = list(near.values())
            found += [actor for actor in self._store.find_actors(wanted, _FOUND) if actor.id not in near]
        else:
            found = list(self._likely)[:_FOUND]
        for actor in found:
            self._add(
                KIND_ICONS[actor.kind], self._theme.tokens.actor(actor.kind), _shown(actor), actor.id, ""
            )
        if wanted and not any(actor.name.casefold() == wanted.casefold() for actor in found):
            self._add("plus", self._theme.tokens.accent, f"New actor “{wanted}”", None, wanted)
        if self._nobody and not wanted:
            self._add("circle-help", self._theme.tokens.tertiary, self._nobody, None, "")
        self._list.setCurrentRow(0)

    def _add(self, icon: str, colour: str, text: str, actor_id: ActorId | None, name: str) -> None:
        item = QListWidgetItem(icons.icon(icon, colour), text)
        item.setData(_CHOICE, (actor_id, name))
        self._list.addItem(item)


def _shown(actor: Actor) -> str:
    about = actor.function.display if actor.function else actor.country
    return f"{actor.name}   {about}" if about else actor.name


def _matches(actor: Actor, wanted: str) -> bool:
    start = wanted.casefold()
    names = (actor.name, *actor.aliases)
    return any(
        name.casefold().startswith(start) or any(word.startswith(start) for word in name.casefold().split())
        for name in names
    )
