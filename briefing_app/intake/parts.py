"""Reads a file part by part: what lies in it, also in files inside it, becomes articles one by one."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError, Refused
from briefing_app.intake.ahead import Ahead
from briefing_app.intake.completion import taken_from
from briefing_app.intake.containers.content import INSIDE, Content, of_bytes, shown_name
from briefing_app.intake.formats.registry import format_of
from briefing_app.intake.limits import (
    MAX_ARCHIVES_DEEP,
    MAX_FILES_DEEP,
    MAX_PARTS,
    SHARED_PARTS,
    SHARED_RUNS,
)
from briefing_app.intake.passed_over import PassedOver
from briefing_app.intake.reading import Enclosed, Format, Part, Reading
from briefing_app.intake.stretch import Begun, Shared, Stretch
from briefing_app.intake.taken import Taken

if TYPE_CHECKING:
    from pathlib import Path

Outcome = Begun | Shared | Taken | Refused | PassedOver

_SIGN_OF_LIFE = 500


@dataclass(slots=True)
class _Level:
    """A file that is being read: how it was reached, and which of its parts come next."""

    within: tuple[int, ...]
    next: int
    stop: int | None
    format: Format

    def has_next(self) -> bool:
        return self.stop is None or self.next < self.stop


class Reader:
    """Goes down into files inside files and keeps in mind what remains of each.

    Without a `path` nothing can be left to others: all is read in one go.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._levels: list[_Level] = []

    def read(self, content: Content, stretch: Stretch, depth: int = 0) -> Iterator[Outcome]:
        """Yield what the stretch holds; `content` is the file at `depth` on its way."""
        number = stretch.start
        way = stretch.within[depth:]
        run = Stretch(stretch.path, start=way[0], stop=way[0] + 1) if way else stretch
        try:
            format = self._checked(format_of(content))
        except Refused as refusal:
            yield _named(refusal, content.name)
            return
        except (BriefingError, MemoryError):
            raise
        except Exception as error:
            yield _damaged(error, content.name)
            return
        stop = run.stop if format.holds_many else 1
        level = _Level(stretch.within[:depth], run.start, stop, format)
        self._levels.append(level)
        try:
            with _parts_of(format, content, run) as parts:
                if format.read_stream is not None and not way and run.stop is None:
                    parts = iter((yield from self._listed(parts, level, content.name)))
                ahead = Ahead(parts)
                while level.has_next():
                    number = level.next
                    level.next += 1
                    if number >= MAX_PARTS:
                        yield _too_many(content.name)
                        break
                    yield self._begun(_part_name(content.name, number))
                    part = next(ahead, None)
                    if part is None:
                        break
                    if isinstance(part, PassedOver):
                        yield _below(part, content.name)
                    elif isinstance(part, Enclosed):
                        yield from self._enclosed(part, content, number, stretch, depth)
                    else:
                        is_own = number == 0 and not (format.holds_many and ahead.has_another())
                        yield _outcome(part, content, number, is_own)
        except Refused as refusal:
            yield _named(refusal, _part_name(content.name, number))
        except (BriefingError, MemoryError):
            raise
        except Exception as error:
            yield _damaged(error, _part_name(content.name, number))
        finally:
            self._levels.pop()

    def _enclosed(
        self, part: Enclosed, outer: Content, number: int, stretch: Stretch, depth: int
    ) -> Iterator[Outcome]:
        """Yield what a file inside a file holds."""
        hint = part.name or outer.hint.rpartition(".")[0]
        name = f"{outer.name}{INSIDE}{shown_name(hint) or number + 1}"
        yield self._begun(name)
        try:
            content = of_bytes(part.load(), hint, part.media_type, name=name)
        except Refused as refusal:
            yield _named(refusal, name)
            return
        except (BriefingError, MemoryError):
            raise
        except Exception as error:
            yield _damaged(error, name)
            return
        if depth < len(stretch.within):
            inner = stretch
        else:
            inner = Stretch(stretch.path, within=(*stretch.within, number))
        yield from self.read(content, inner, depth + 1)

    def _checked(self, format: Format) -> Format:
        archives = sum(level.format.is_archive for level in self._levels) + format.is_archive
        if archives > MAX_ARCHIVES_DEEP or len(self._levels) >= MAX_FILES_DEEP:
            raise Refused(
                "It lies too deep in other files, so it was not opened.",
                hint="Unpack the outer file, then import what is in it.",
            )
        return format

    def _begun(self, name: str) -> Begun:
        """Say that a part comes next, and what would be left to do if it ended the process."""
        if self._path is None:
            return Begun(name)
        return Begun(
            name,
            tuple(
                Stretch(self._path, level.within, level.next, level.stop)
                for level in reversed(self._levels)
                if level.format.holds_many and level.has_next()
            ),
        )

    def _listed(
        self, parts: Iterator[Part], level: _Level, name: str
    ) -> Generator[Outcome, None, list[Part]]:
        """Return the parts of a container, none of them unpacked yet; share them out if they are many."""
        listed: list[Part] = []
        try:
            for part in islice(parts, MAX_PARTS + 1 - level.next):
                listed.append(part)
                if len(listed) % _SIGN_OF_LIFE == 0:
                    yield self._begun(name)
        except Refused as refusal:
            if not listed:
                raise
            yield _named(refusal, name)
        except MemoryError:
            raise
        except Exception as error:
            if not listed:
                raise
            yield _damaged(error, name)
        size = max(SHARED_PARTS, math.ceil(len(listed) / SHARED_RUNS))
        if self._path is not None and level.next == 0 and len(listed) > 2 * size:
            starts = range(size, len(listed), size)
            path = self._path
            yield Shared(
                tuple(
                    Stretch(
                        path,
                        level.within,
                        start,
                        None if start == starts[-1] else start + size,
                        _at(listed[start]),
                    )
                    for start in starts
                )
            )
            level.stop = size
        return listed


@contextmanager
def _parts_of(format: Format, content: Content, run: Stretch) -> Iterator[Iterator[Part]]:
    """Open the parts of a file, from the first of the run on."""
    if format.read_stream is None:
        assert content.held is not None  # no such format takes what is too large to be held
        yield islice(format.read(content.held), run.start, None)
        return
    with closing(content.stream()) as stream:
        if run.at is not None:
            stream.seek(run.at)
        parts = format.read_stream(stream)
        yield islice(parts, run.start if run.at is None else 0, None)


def _outcome(part: Reading | Refused, content: Content, number: int, is_own: bool) -> Taken | Refused:
    """Return the article that a reading makes; the file's own has its name and its bytes."""
    label = part.label if isinstance(part, Reading) else part.where
    is_own = is_own and (isinstance(part, Reading) or not label)
    name = content.name if is_own else f"{content.name}{INSIDE}{shown_name(label) or number + 1}"
    if isinstance(part, Refused):
        return _named(part, name)
    original = part.original
    if original is None and is_own:
        original = content.held
    if original is None:
        original = part.text.encode("utf-8", "surrogatepass")
    try:
        return taken_from(part, original, name)
    except Refused as refusal:
        return _named(refusal, name)
    except (BriefingError, MemoryError):
        raise
    except Exception as error:
        return _damaged(error, name)


def _below(passed: PassedOver, name: str) -> PassedOver:
    """Return what was passed over in a file, each with the name of the file before it."""
    return PassedOver(passed.counts, tuple(f"{name}{INSIDE}{one}" for one in passed.names))


def _part_name(name: str, number: int) -> str:
    """Return what a part is called before it is known by a name of its own."""
    return f"{name}{INSIDE}{number + 1}" if number else name


def _at(part: Part) -> int | None:
    return part.at if isinstance(part, Enclosed) else None


def _named(refusal: Refused, name: str) -> Refused:
    named = Refused(refusal.what, where=name, hint=refusal.hint)
    named.__cause__ = refusal.__cause__
    return named


def _damaged(error: Exception, name: str) -> Refused:
    refusal = Refused(
        "The file is damaged and cannot be read.",
        where=name,
        hint="Open it in its own program and save it again, or paste its text.",
    )
    refusal.__cause__ = error
    return refusal


def _too_many(name: str) -> Refused:
    return Refused(
        f"The file holds more than {MAX_PARTS:,} articles; the others were left out.",
        where=name,
        hint="Split it, then import the rest.",
    )
