"""The field for words to find: it completes fields and values, and knows what was searched before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QLineEdit

from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.ui.look import icons
from briefing_app.ui.read.searches.offers import Offer, Offers
from briefing_app.ui.read.searches.suggesting import Suggesting, Suggestion

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefing_app.ui.desk import Desk

_HISTORY = "search_history"
_MOST_KEPT, _MOST_SHOWN = 30, 6
_TAKE_HINT = "↓ chooses  ·  Tab takes the first  ·  Esc"
_BEFORE_HINT = "↓ chooses  ·  Enter searches  ·  Esc"


class SearchField(QLineEdit):
    """`saved_chosen` carries a saved search that was chosen in the list; `left` that Esc had nothing to undo.

    Esc closes the list, then empties the field, then leaves it.
    """

    saved_chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(placeholderText="Search everything", clearButtonEnabled=True)
        self._desk = desk
        self.setObjectName("articleSearch")
        self.setAccessibleName("Search everything")
        self._offers: Offers | None = None
        self._suggesting: Suggesting | None = None
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(lambda _text: self._suggest())
        self.textChanged.connect(lambda text: None if text else self._close())
        desk.theme.changed.connect(self._dress)
        self._dress()

    @property
    def history(self) -> list[str]:
        """What was searched before, the latest first."""
        kept = self._desk.preferences.get(_HISTORY, [])
        return [one for one in kept if isinstance(one, str)]

    def remember(self) -> None:
        """Keep what is searched for at hand."""
        text = " ".join(self.text().split())
        if len(text) > 1:
            others = [one for one in self.history if one != text]
            self._desk.preferences.set(_HISTORY, [text, *others][:_MOST_KEPT])

    def show_before(self) -> None:
        """Offer what was searched before, and the saved searches."""
        saved = self._desk.workspace.store.saved_searches()
        offers = [Offer("bookmark", one.name, one.text if one.text != one.name else "", one) for one in saved]
        latest = self.history[:_MOST_SHOWN]
        offers += [Offer("history", text, "", text) for text in latest]
        self._under().offer(offers, _BEFORE_HINT)

    @property
    def is_offering(self) -> bool:
        """Whether the list under the field is open."""
        return self._offers is not None and self._offers.isVisible()

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.is_offering:  # type: ignore[attr-defined]
            offers = self._under()
            self._take(offers.chosen or offers.first)
            return True
        if (
            event.type() == event.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps and self.is_offering:
            self._step(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Down and not self.text():
            self.show_before()
        elif key == Qt.Key.Key_Down:
            self._suggest()
            if not self.is_offering:
                self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_offering and self._under().chosen:
            self._take(self._under().chosen)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._close()
                self.remember()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._suggesting = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()
            self.remember()

    def _escape(self) -> None:
        if self.is_offering:
            self._close()
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def _step(self, step: int) -> None:
        offers = self._under()
        offers.step(step)
        if offers.spoken:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, offers.spoken))

    # offering

    def _suggest(self) -> None:
        if self._suggesting is None:
            self._suggesting = Suggesting(self._desk.workspace.store)
        found = self._suggesting.suggestions(self.text()[: self.cursorPosition()])
        if not found and self._offers is None:
            return
        offers = [Offer("chevron-right", one.shown, one.about, one) for one in found]
        self._under().offer(offers, _TAKE_HINT)

    def _take(self, value: object) -> None:
        self._close()
        match value:
            case Suggestion(_, insert, _, start):
                rest = self.text()[self.cursorPosition() :]
                self.setText(self.text()[:start] + insert + rest.lstrip())
                self.setCursorPosition(start + len(insert))
                if insert.endswith(":"):
                    self._suggest()
            case SavedSearch():
                self.saved_chosen.emit(value)
            case str():
                self.setText(value)
                self.remember()

    def _under(self) -> Offers:
        if self._offers is None:
            self._offers = Offers(self._desk.theme, self)
            self._offers.taken.connect(self._take)
        return self._offers

    def _close(self) -> None:
        if self._offers is not None:
            self._offers.hide()

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))
