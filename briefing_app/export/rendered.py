"""What a writer gives back: the bytes of a file, and where each block of the document fell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a block with an `origin` lies on one page; a block on two pages has two.

    Pages count from 0; lengths are points, and `y` is measured down from the top of the page.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    origin: int | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file. `pages` is None where the format has none until a program opens it.

    `warnings` are whole sentences about what could not be shown as written.
    """

    data: bytes
    pages: int | None
    placements: tuple[Placement, ...] = ()
    warnings: tuple[str, ...] = ()
