"""Where a speaker stands, in five steps with signs that need no colour, and the issue that it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from briefing_app.ui.look.plain import label, repolish, whole_label
from briefing_app.ui.look.stance_words import STANCE_WORDS, signed, stance_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

    from briefing_app.domain.statements.statement import Stance

_SETTLE_MS = 400
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
_TAKES_BACK = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = frozenset({*_DIGITS, *_TAKES_BACK, Qt.Key.Key_Left, Qt.Key.Key_Right})


class StanceBar(QWidget):
    """Five steps from −− to ++ and none; `judged` carries the value chosen, None to take it back.

    It is one stop of the Tab key: ← and → step, 1 to 5 choose, 0, Del and ⌫ take it back.
    """

    judged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stanceBar")
        self.setAccessibleName("Stance of the speaker")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._value: int | None = None
        self._told: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        self._frame = QFrame()
        self._frame.setProperty("kind", "switch")
        steps = QHBoxLayout(self._frame)
        steps.setContentsMargins(2, 1, 2, 1)
        steps.setSpacing(1)
        self._steps = {value: self._step(value) for value in STANCE_WORDS}
        for step in self._steps.values():
            steps.addWidget(step)
        self._none = QToolButton()
        self._none.setProperty("kind", "link")
        self._none.setText("none")
        self._none.setObjectName("stanceNone")
        self._none.setAccessibleName("No stance")
        self._none.setToolTip("Take the judgement back (Alt+0)")
        self._none.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none.clicked.connect(lambda: self._choose(None))
        self._signed = whole_label("", "caption")
        self._signed.setObjectName("stanceSigned")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._frame)
        row.addWidget(self._none)
        row.addWidget(self._signed)
        row.addStretch(1)
        self.show_stance(None)

    def show_stance(self, stance: Stance | None) -> None:
        """Show a judgement with its initials and date, or that there is none; a step on its way stays."""
        value = stance.value if stance is not None else None
        self._signed.setText(signed(stance) if stance is not None else "")
        if self._timer.isActive() and value == self._told:
            return
        self._timer.stop()
        self._value = self._told = value
        self._show()

    def settle(self) -> None:
        """Tell what was chosen, if it is another than was shown."""
        self._timer.stop()
        if self._value != self._told:
            self._told = self._value
            self.judged.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            now = self._value if self._value is not None else 0
            self._value = 0 if self._value is None else max(-2, min(2, now + step))
            self._show()
            self._timer.start()
        elif key in _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(_DIGITS.index(Qt.Key(key)) - 2)
        elif key in _TAKES_BACK:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take its own keys before the window does: Del, and digits, act elsewhere too."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)
        self._ring(on=False)

    def _choose(self, value: int | None) -> None:
        self._value = value
        self._show()
        self.settle()

    def _show(self) -> None:
        for value, step in self._steps.items():
            step.setChecked(value == self._value)
        self._none.setEnabled(self._value is not None)
        words = STANCE_WORDS[self._value] if self._value is not None else "not judged"
        self.setAccessibleDescription(words)

    def _step(self, value: int) -> QToolButton:
        step = QToolButton()
        step.setProperty("kind", "segment")
        step.setText(stance_sign(value))
        step.setObjectName(f"stance{value + 3}")
        step.setAccessibleName(STANCE_WORDS[value])
        step.setToolTip(f"{STANCE_WORDS[value]} (Alt+{value + 3})")
        step.setCheckable(True)
        step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        step.setStyleSheet("padding: 0 6px; min-height: 22px;")
        step.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        step.setFixedWidth(step.fontMetrics().horizontalAdvance("−−") + 20)
        step.clicked.connect(lambda _on=False, value=value: self._choose(value))
        return step

    def _ring(self, *, on: bool) -> None:
        self._frame.setProperty("ring", on)
        repolish(self._frame)


class TopicField(QLineEdit):
    """A line for the issue of a statement; ↓ lists those that are known.

    `filed` carries what was typed, once the line is left or Enter is pressed.
    """

    filed = Signal(str)

    def __init__(self, topics: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicField")
        self.setAccessibleName("Issue")
        self.setPlaceholderText("Issue, such as Economy and energy")
        self._topics = topics
        self._shown = ""
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer = completer
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self, self.settle))
        self.setCompleter(completer)
        self.editingFinished.connect(self.settle)

    def show_topic(self, topic: str) -> None:
        """Show the issue of a statement; what is being typed stays."""
        if self.hasFocus() and topic == self._shown:
            return
        self._shown = topic
        if self.text() != topic:
            self.setText(topic)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """Tell what was typed, if it is another than was shown."""
        text = " ".join(self.text().split())
        if text != self._shown:
            self._shown = text
            self.filed.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._known.setStringList(list(self._topics()))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:  # while the list is open it has the keys
            self._completer.setCompletionPrefix("")
            self._completer.complete()
            return
        super().keyPressEvent(event)


class JudgementFields(QWidget):
    """Stance and issue of one statement under one another, each with its name."""

    def __init__(self, topics: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stance = StanceBar()
        self.topic = TopicField(topics)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(6)
        for row, (words, field) in enumerate((("Stance", self.stance), ("Issue", self.topic))):
            name = label(words, "small")
            name.setBuddy(field)
            rows.addWidget(name, row, 0)
            rows.addWidget(field, row, 1)
        rows.setColumnStretch(1, 1)

    def show_judgement(self, stance: Stance | None, topic: str) -> None:
        """Show how a statement was judged."""
        self.stance.show_stance(stance)
        self.topic.show_topic(topic)

    def settle(self) -> None:
        """Tell what is still being chosen or typed."""
        self.stance.settle()
        self.topic.settle()
