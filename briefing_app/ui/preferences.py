"""What the window remembers between runs: its place, its panes, its look, the user's keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing_app import paths

if TYPE_CHECKING:
    from pathlib import Path


class Preferences:
    """A small file of values by name; a file that cannot be read counts as empty."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.user_config() / "window.json"
        self._values: dict[str, Any] = self._read()

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
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def _write(self) -> None:
        beside = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            beside.replace(self._file)
        except OSError:
            return  # a folder that cannot be written to costs the memory of the window, nothing else
