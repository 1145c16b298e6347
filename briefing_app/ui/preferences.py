"""What the window remembers between runs: its place, its panes, its look, the user's keys."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from briefing_app import paths
from briefing_app.errors import BriefingError
from briefing_app.kept_values import read_values, write_values

if TYPE_CHECKING:
    from pathlib import Path


class Preferences:
    """A small file of values by name; a file that cannot be read counts as empty.

    `fault` says what was wrong with it, None when nothing was.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.user_config() / "window.json"
        self._values, self.fault = read_values(self._file, "Keys and panes")

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of `name`, or `default` where none of its kind was kept."""
        value = self._values.get(name, default)
        if default is not None and not isinstance(value, type(default)):
            return default
        return value

    def set(self, name: str, value: Any) -> None:
        """Keep `value` until the next run and beyond."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        # A folder that cannot be written to costs the memory of the window, nothing else.
        with suppress(BriefingError):
            write_values(self._file, self._values, "The window's places cannot be kept.", lasting=False)
