"""What is printed stays words: a terminal obeys nothing that an article, a file name or a feed holds.

Signs that a terminal would obey, and those that turn or hide what follows them, are shown as `\\u001b`,
which is also what JSON writes for them. Marks and isolates that only say which way words run are kept, and so
are the joiners that some scripts are written with.
"""

from __future__ import annotations

import sys
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_OBEYED_RIGHTLY = "\n\t"
_TURNING_OR_HIDING = {
    *range(0x202A, 0x202F),
    0x200B,
    0x2028,
    0x2029,
    0x2060,
    0xFEFF,
    *range(0xE0000, 0xE0080),
}


class _Shown(dict[int, int | str]):
    def __missing__(self, code: int) -> int | str:
        sign = chr(code)
        is_obeyed = unicodedata.category(sign) in ("Cc", "Cs") and sign not in _OBEYED_RIGHTLY
        self[code] = _written(code) if is_obeyed or code in _TURNING_OR_HIDING else code
        return self[code]


_SHOWN = _Shown()


def harmless(text: str) -> str:
    """Return `text` with signs that a terminal would obey shown instead; line ends stay."""
    return text.translate(_SHOWN)


def harmless_line(text: str) -> str:
    """Return the same on one line, so that a name cannot pretend to be a message."""
    return harmless(text).replace("\n", r"\u000a").replace("\t", r"\u0009")


class PlainOutput:
    """A stream of text that shows signs instead of obeying them; `direct` is the stream below it."""

    def __init__(self, direct: TextIO) -> None:
        self.direct = direct

    def write(self, text: str) -> int:
        """Write `text`, harmless."""
        self.direct.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.direct, name)


@contextmanager
def plain_output() -> Iterator[None]:
    """Let nothing that is printed within be obeyed by a terminal."""
    before = sys.stdout, sys.stderr
    # A program that an icon started may have no streams at all.
    sys.stdout, sys.stderr = (cast("TextIO", stream and PlainOutput(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def direct_error_output() -> TextIO:
    """Return the error output for what the program itself tells the terminal to do."""
    return cast("TextIO", getattr(sys.stderr, "direct", sys.stderr))


def _written(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
