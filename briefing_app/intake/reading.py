"""What a reader of one format gives back, and how a format is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from briefing_app.domain.article import Genre


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file as its format holds it, with the details that the format names.

    `text` is not normalised yet; "" and None mean that the file does not say.
    """

    text: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    dateline: str = ""
    published_on: date | None = None
    url: str = ""
    language: str = ""
    genre: Genre | None = None
    section: str = ""
    credit: str = ""
    label: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be taken in.

    `looks_like` tells by the content (name and media type are hints, content decides),
    `read` raises `Refused` with a sentence for what it cannot read.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    max_bytes: int
    looks_like: Callable[[bytes, str], bool]
    read: Callable[[bytes], Reading]
