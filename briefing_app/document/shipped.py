"""Files that come with the program and that a user can replace by files of the same name.

The user's own lie in a folder of the settings, those shipped under `resources`; the user's
come first. Names come from briefings and command lines, and never become a path.
"""

from __future__ import annotations

import copy
import re
import tempfile
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError
from briefing_app.paths import resource, user_config

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEEPEST = 4
"""How many files may build on one another."""
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
    """Return the table that the file at `path` holds; it is read once, and again when it has changed."""
    try:
        state = path.stat()
        return copy.deepcopy(_table(path, state.st_mtime_ns, state.st_size))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BriefingError(f"The {what} file cannot be read: {error}.", where=path.name) from error


def read_base(folder: str, name: str, what: str, where: str, depth: int) -> tuple[dict[str, Any], str]:
    """Return the table of the file that the one at `where` builds on, and its own place.

    `depth` is how many more may follow, `DEEPEST` at first.
    """
    if not depth:
        raise BriefingError("The files that this one builds on lead in a circle.", where=where)
    path = path_of(folder, name, what)
    return read_toml(path, what), path.name


@lru_cache(maxsize=64)
def _table(path: Path, changed_ns: int, size: int) -> dict[str, Any]:
    del changed_ns, size
    return tomllib.loads(path.read_text(encoding="utf-8"))


def files_of(folder: str, name: str, what: str, beside: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the file `name` of `folder` and those it builds on, by their place (`products/timeline.toml`).

    `beside` are keys of the file that name further files beside it, which come along.
    """
    files: dict[str, bytes] = {}
    while name and f"{folder}/{name}.toml" not in files:
        path = path_of(folder, name, what)
        table = read_toml(path, what)
        for key in beside if not files else ():
            other = table.get(key)
            if isinstance(other, str) and _is_below(other) and (path.parent / other).is_file():
                files[f"{folder}/{other}"] = (path.parent / other).read_bytes()
        files[f"{folder}/{name}.toml"] = path.read_bytes()
        base = table.get("base", "")
        name = base if isinstance(base, str) else ""
    return files


@contextmanager
def reading_from(files: Iterable[tuple[str, bytes]]) -> Iterator[None]:
    """Let files be read from `files`, given by their place, before the user's own and those shipped."""
    with tempfile.TemporaryDirectory(prefix="briefing-desk-") as folder:
        for place, data in files:
            if _is_below(place):
                path = Path(folder, place)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        token = _given.set(Path(folder))
        try:
            yield
        finally:
            _given.reset(token)


def _is_below(place: str) -> bool:
    """Tell whether a place stays below the folder that it is given for."""
    path = Path(place)
    return bool(place) and not path.is_absolute() and ".." not in path.parts


def _places(folder: str) -> tuple[Path, ...]:
    usual = (user_config() / folder, resource(folder))
    given = _given.get()
    return (given / folder, *usual) if given is not None else usual
