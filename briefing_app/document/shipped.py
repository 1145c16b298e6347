"""Files that come with the program and that a user can replace by files of the same name.

The user's own lie in a folder of the settings, those shipped under `resources`; the user's
come first. Names come from briefings and command lines, and never become a path.
"""

from __future__ import annotations

import re
import tempfile
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError
from briefing_app.paths import resource, user_config

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_given: ContextVar[Path | None] = ContextVar("given", default=None)


def names_in(folder: str) -> tuple[str, ...]:
    """Return the names of the files in `folder`: the user's own first, then those shipped."""
    names: dict[str, None] = {}
    for place in _places(folder):
        if place.is_dir():
            names.update(dict.fromkeys(sorted(path.stem for path in place.glob("*.toml"))))
    return tuple(names)


def path_of(folder: str, name: str, what: str) -> Path:
    """Return the file `name` of `folder`; `what` it is ("house style") stands in the refusal."""
    if re.fullmatch(r"[\w-]+", name):
        for place in _places(folder):
            path = place / f"{name}.toml"
            if path.is_file():
                return path
    raise BriefingError(
        f"There is no {what} called “{name}”.", hint=f"Choose one of: {', '.join(names_in(folder))}."
    )


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """Return the table that the file at `path` holds."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BriefingError(f"The {what} file cannot be read: {error}.", where=path.name) from error


def texts_of(folder: str, name: str, what: str) -> dict[str, str]:
    """Return the text of the file `name` of `folder` and of those it builds on, by their place."""
    texts: dict[str, str] = {}
    while name and f"{folder}/{name}.toml" not in texts:
        path = path_of(folder, name, what)
        base = read_toml(path, what).get("base", "")
        texts[f"{folder}/{name}.toml"] = path.read_text(encoding="utf-8")
        name = base if isinstance(base, str) else ""
    return texts


@contextmanager
def reading_from(texts: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Let files be read from `texts`, given by their place, before the user's own and those shipped."""
    with tempfile.TemporaryDirectory(prefix="briefing-desk-") as folder:
        for place, text in texts:
            part, _, name = place.partition("/")
            if re.fullmatch(r"[\w-]+", part) and re.fullmatch(r"[\w-]+\.toml", name):
                path = Path(folder, part, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")
        token = _given.set(Path(folder))
        try:
            yield
        finally:
            _given.reset(token)


def _places(folder: str) -> tuple[Path, ...]:
    usual = (user_config() / folder, resource(folder))
    given = _given.get()
    return (given / folder, *usual) if given is not None else usual
