"""One field to reach everything: commands by their names, and what the library holds by its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label
from briefing_app.ui.read.actor_picker import KIND_ICONS
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_WIDTH, _HEIGHT = 560, 380
_WORDS_WIDTH = _WIDTH - 84
_DELAY_MS = 120
_FOUND = 12
_DEED = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Offer:
    """A line to choose: its words, an icon, and what choosing it does."""

    text: str
    icon: str
    deed: Callable[[], object]
    colour: str = "secondary"


class Palette(QFrame):
    """A popup over the window: type, arrows, Enter. Commands when `commands`, else places."""

    def __init__(self, desk: Desk, window: QWidget, *, commands: bool) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._desk = desk
        self._window = window
        self._commands = commands
        self.setObjectName("commandPalette" if commands else "goTo")
        self.setAccessibleName("Commands" if commands else "Go to")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedSize(_WIDTH, _HEIGHT)
        hint = "Type a command" if commands else "Headline, words of an article, name, section"
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("What was found")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self.take())
        self._timer = QTimer(self, singleShot=True, interval=0 if commands else _DELAY_MS)
        self._timer.timeout.connect(self._find)
        self.field.textEdited.connect(lambda _text: self._timer.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(label("Enter chooses  ·  Esc leaves", "caption"))

    def ask(self) -> None:
        """Open in the upper middle of the window."""
        self._find()
        middle = self._window.mapToGlobal(self._window.rect().center())
        top = self._window.mapToGlobal(self._window.rect().topLeft())
        self.move(middle.x() - _WIDTH // 2, top.y() + 96)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Do what is chosen, once the popup is gone and the focus is back."""
        item = self.list.currentItem()
        if item is not None:
            deed = item.data(_DEED)
            self.close()
            QTimer.singleShot(0, self._window, deed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self._find()
            self.take()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _find(self) -> None:
        wanted = " ".join(self.field.text().casefold().split())
        self.list.clear()
        metrics = QFontMetrics(self.list.font())
        for offer in self._offered_commands(wanted) if self._commands else self._offered_places(wanted):
            colour = str(getattr(self._desk.theme.tokens, offer.colour))
            words = metrics.elidedText(offer.text, Qt.TextElideMode.ElideRight, _WORDS_WIDTH)
            item = QListWidgetItem(icons.icon(offer.icon or "corner-down-right", colour), words)
            item.setData(_DEED, offer.deed)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _offered_commands(self, wanted: str) -> list[Offer]:
        offers = []
        for spec in self._desk.actions.specs():
            action = self._desk.actions[spec.name]
            words = action.text().replace("&&", "&").rstrip("…")
            if action.isEnabled() and action.isVisible() and _fits(wanted, words):
                keys = self._desk.actions.keys(spec.name)
                key = f"     {QKeySequence(keys[0]).toString(_NATIVE)}" if keys else ""
                offers.append(Offer(f"{words}{key}", spec.icon, action.trigger))
        return offers

    def _offered_places(self, wanted: str) -> list[Offer]:
        store, navigator = self._desk.workspace.store, self._desk.navigator
        offers = []
        for row in store.briefings():
            if _fits(wanted, row.title):
                chosen = row.id
                offers.append(
                    Offer(
                        f"{row.title}   briefing",
                        "file-text",
                        lambda chosen=chosen: self._desk.workspace.open_briefing(chosen),  # type: ignore[misc]
                    )
                )
        if not wanted:
            return offers
        for hit in store.search(wanted, _FOUND):
            article_id = hit.article_id
            words = "   ".join(part for part in (hit.headline, hit.outlet) if part)
            offers.append(Offer(words, "newspaper", lambda one=article_id: navigator.open_article(one)))  # type: ignore[misc]
        for known in store.register_rows(one.id for one in store.find_actors(wanted, _FOUND // 2)):
            actor = known.actor
            about = f"{actor.name}   {counted(known.statements, 'statement')}"
            offers.append(
                Offer(
                    about,
                    KIND_ICONS[actor.kind],
                    lambda one=actor.id: navigator.open_actor(one),  # type: ignore[misc]
                    actor.kind.value,
                )
            )
        return offers


def _fits(wanted: str, words: str) -> bool:
    """Tell whether each word that was typed begins a word."""
    there = words.casefold().split()
    return all(any(word.startswith(part) for word in there) for part in wanted.split())
