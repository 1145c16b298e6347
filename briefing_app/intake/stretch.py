"""Which parts of which file are to be read: small values that travel to the workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of parts of a file, or of a file inside it; by default the whole file.

    `within` leads to the file inside, by the number (from 0) of the part in each file on the way.
    `start` is the first part of the run, `stop` the one behind its last, None for the end. `at` is
    the place in bytes where part `start` begins, None where it has to be counted out.
    """

    path: Path
    within: tuple[int, ...] = ()
    start: int = 0
    stop: int | None = None
    at: int | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Errand:
    """What one call reads one after another: many small files, of which each alone is not worth a call."""

    stretches: tuple[Stretch, ...]

    @property
    def name(self) -> str:
        """The name of the first file."""
        return self.stretches[0].name


@dataclass(frozen=True, slots=True)
class Told:
    """A step of reading one stretch of an errand; None says that this stretch was read to its end."""

    stretch: Stretch
    step: object | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """What is read next: should the process end over it, it is `name` that did it.

    `rest` are the stretches that then remain to be read.
    """

    name: str
    rest: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Stretches that others may read at the same time; who yields this leaves them alone."""

    stretches: tuple[Stretch, ...]
