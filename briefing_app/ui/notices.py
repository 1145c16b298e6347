"""The one way to tell, to warn and to ask; nobody else opens a message box."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app import __version__
from briefing_app.errors import BriefingError
from briefing_app.storage.changing.settling import Collision
from briefing_app.storage.engines.database import Busy, NoConnection

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_LONGEST_MESSAGE = 300
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.)*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|$)|“[^”]*(?:”|$)""")
_NAME = re.compile(r"[A-Za-z_][\w.]{0,50}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that needs a yes before it is done; `danger` when it cannot be undone."""

    title: str
    text: str
    yes: str
    no: str = "Cancel"
    danger: bool = False


class Notices(QObject):
    """Passes words to whoever shows them: the window, or a test.

    `told` carries a sentence, `explained` the same with a list that can be looked at. `warned` carries a
    `BriefingError` and the details that can be copied, `asked` a `Question` and the function that takes
    the answer, `crashed` a report. `collided` carries what was not saved because a colleague changed the
    same, `postponed` a deed that found no line to the library, with its `NoConnection`, and `lost` says
    that something could not be read for want of one.
    """

    told = Signal(str)
    explained = Signal(str, str)
    warned = Signal(object, str)
    asked = Signal(object, object)
    crashed = Signal(str)
    collided = Signal(object)
    postponed = Signal(object, object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: set[str] = set()

    def tell(self, text: str, details: str = "") -> None:
        """Say in passing what was done; `details` can be looked at until something else is said."""
        self.told.emit(text)
        if details:
            self.explained.emit(text, details)

    def warn(self, error: BriefingError, details: str = "") -> None:
        """Say what went wrong, where, and what to do; it stays until it is put away."""
        if isinstance(error, NoConnection):
            self.lost.emit()
            return
        if isinstance(error, Collision):
            self.collided.emit(error)
            return
        self.warned.emit(error, details)

    def ask(self, question: Question, answered: Callable[[bool], None]) -> None:
        """Ask, and call `answered` with the answer once there is one."""
        self.asked.emit(question, answered)

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do something that may end in a `BriefingError`; warn then, and tell whether it went well."""
        try:
            deed()
        except (NoConnection, Busy) as error:
            self.postponed.emit(deed, error)
            return False
        except BriefingError as error:
            self.warn(error)
            return False
        return True

    def report(
        self,
        kind: type[BaseException],
        fault: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take an exception that nobody expected; each kind of fault is shown once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, NoConnection):
            self.warn(fault)
            return
        _print(kind, fault, trace)
        if isinstance(fault, BriefingError):
            self.warn(fault)
            return
        report = crash_report(kind, fault, trace)
        place = report.splitlines()[-1] + _last_place(trace)
        if place not in self._reports:
            self._reports.add(place)
            self.crashed.emit(report)

    def report_fault(self, fault: BaseException) -> None:
        """Take an exception that came from a worker process."""
        self.report(type(fault), fault, fault.__traceback__)


def crash_report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Return what somebody who mends the program needs, without a word of any article."""
    import PySide6

    lines = [
        f"Briefing Desk {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
        "",
        *"".join(_without_words(traceback.TracebackException(kind, fault, trace)).format()).splitlines(),
    ]
    return "\n".join(lines)


def _print(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Print a fault where the program was started; no terminal obeys what an article put into it."""
    from briefing_app.cli.terminal.plain_output import plain_output

    with plain_output():
        sys.__excepthook__(kind, fault, trace)


def _without_words(told: traceback.TracebackException) -> traceback.TracebackException:
    """Take what may be words of an article out of the messages of a fault and of what led to it."""
    waiting: list[traceback.TracebackException | None] = [told]
    while waiting:
        one = waiting.pop()
        if one is None:
            continue
        one._str = _message(str(one))  # type: ignore[attr-defined]
        notes = one.__notes__ if isinstance(one.__notes__, list) else []
        one.__notes__ = ["\n".join(map(_line_of_note, str(note).splitlines())) for note in notes]
        waiting += [one.__cause__, one.__context__, *(one.exceptions or ())]
    return told


def _line_of_note(line: str) -> str:
    """Return a line of what a worker told; its places in the program are kept as they are."""
    return line if line.startswith("  ") else _message(line)


def _message(words: str) -> str:
    """Return the first line of a message; what is quoted in it stays where it is a name of the program."""
    line = next(iter(words.splitlines()), "")[:_LONGEST_MESSAGE]
    line = _QUOTED.sub(lambda found: found[0] if _NAME.fullmatch(found[1] or found[2] or "") else "…", line)
    return "".join(sign if sign.isprintable() else "�" for sign in line)


def _last_place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
