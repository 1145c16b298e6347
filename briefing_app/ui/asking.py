"""Questions to the library that may take longer than a picture: asked beside the window, newest first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import BriefingError, Cancelled

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

__all__ = ["Asker"]


@dataclass(frozen=True, slots=True)
class _Question:
    topic: str
    number: int
    ask: Callable[[Store], Any]
    answer: Callable[[Any], None]
    fail: Callable[[BriefingError], None] | None


class Asker(QObject):
    """Asks on a thread of its own; of each topic only the newest question is ever answered.

    An older question of the same topic is stopped at once, and its answer never arrives. Answers
    come on the thread of the window.
    """

    _arrived = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = store.reading()
        self._newest: dict[str, int] = {}
        self._waiting: list[_Question] = []
        self._at_hand: _Question | None = None
        self._number = 0
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._hand_over)
        self._has_ended = False
        self._reading.when_closed = self._end

    def ask(
        self,
        topic: str,
        ask: Callable[[Store], Any],
        answer: Callable[[Any], None],
        fail: Callable[[BriefingError], None] | None = None,
    ) -> None:
        """Ask a question; what was asked on this topic before is dropped."""
        with self._changed:
            self._number += 1
            self._newest[topic] = self._number
            self._waiting = [one for one in self._waiting if one.topic != topic]
            self._waiting.append(_Question(topic, self._number, ask, answer, fail))
            self._stop_if(topic)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="asking", daemon=True)
                self._thread.start()
            self._changed.notify()

    def drop(self, topic: str) -> None:
        """Want no answer on a topic any more."""
        with self._changed:
            self._newest.pop(topic, None)
            self._waiting = [one for one in self._waiting if one.topic != topic]
            self._stop_if(topic)

    def is_asking(self, topic: str) -> bool:
        """Tell whether an answer on a topic is still to come."""
        return topic in self._newest

    def _end(self) -> None:
        with self._changed:
            self._has_ended = True
            self._changed.notify()

    def _stop_if(self, topic: str) -> None:
        if self._at_hand is not None and self._at_hand.topic == topic:
            self._reading.stop()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._has_ended:
                    self._changed.wait()
                if self._has_ended:
                    return
                question = self._at_hand = self._waiting.pop(0)
            arrival: Callable[[], None] | None = None
            try:
                arrival = partial(question.answer, self._reading.ask(question.ask))
            except Cancelled:
                return
            except BriefingError as error:
                arrival = partial(question.fail, error) if question.fail else None
            except Exception as error:  # a question that was stopped fails in its engine's own way
                if self._newest.get(question.topic) == question.number and not self._reading.is_closed:
                    arrival = partial(_raise, error)
            with self._changed:
                self._at_hand = None
            try:
                self._arrived.emit((question, arrival))
            except RuntimeError:  # the window is gone
                return

    def _hand_over(self, arrived: tuple[_Question, Callable[[], None] | None]) -> None:
        question, arrival = arrived
        if self._newest.get(question.topic) != question.number:
            return
        del self._newest[question.topic]
        if arrival is not None:
            arrival()


def _raise(error: Exception) -> None:
    raise error
