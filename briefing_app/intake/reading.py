"""What a reader of one format gives back, and how a format is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.article import ArticleField, DetailSource
from briefing_app.intake.details.claim import Claim, claim

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from briefing_app.domain.article import Genre


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file as its format holds it, with the details that the format names.

    `text` is not normalised yet; "" and None mean that the file does not say. `source` is where
    the plain fields were read. A reader that knows several values for a field, or how sure one
    is, gives `claims` instead; both may be given and are weighed together.
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
    source: DetailSource = DetailSource.HEADER_BLOCK
    claims: tuple[Claim, ...] = ()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """What is said about every field: the plain ones as claims of their source, then the others."""
        plain = (claim(field, getattr(self, field.value), self.source) for field in ArticleField)
        return (*(one for found in plain for one in found), *self.claims)


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
