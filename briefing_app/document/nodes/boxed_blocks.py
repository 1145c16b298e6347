"""Blocks with an outline of their own: tables, key figures and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.document.nodes.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, relative to the others."""

    head: str
    share: float = 1.0
    align_right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on each page and whose rows stay whole where they can.

    `description` is its alternative text; `label` stands in the side column. With no column
    heads at all (every `head` is "") no head row is printed. A row of one cell in a table of
    several columns is the heading of the rows under it, across all columns.

    The first `row_heads` columns head their rows. Where the columns need more than the
    measure they are set in groups, one after the other, each with those columns again.
    A `wide` table fills the whole measure, side column too. The `legend` says what its signs
    mean, on each page that it is on. `origins` are the items of its rows, in their order.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    description: str
    caption: str = ""
    label: str = ""
    origin: int | None = None
    row_heads: int = 0
    wide: bool = False
    legend: Inlines = ()
    origins: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that a reader should take along: `value` with its unit, what it counts, and since when.

    `change` is the difference to the last report (`+120`), `note` says as of when and after whom.
    """

    value: str
    name: str
    note: Inlines = ()
    change: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Three to five figures side by side in boxes."""

    figures: tuple[KeyFigure, ...]
    label: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: PNG or JPEG bytes, and the words for those who cannot see it."""

    image: bytes
    alt: str
    width_mm: float
    caption: str = ""
    origin: int | None = None
