"""What a reader of one format gives back, and how a format is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.details.claim import Claim, claim
from briefing_app.intake.passed_over import PassedOver

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.domain.articles.article import Genre


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an article as its format holds it, with the details that the format names.

    `text` is not normalised yet; "" and None mean that the file does not say. `section` is the
    part of the paper that it stood in, `credit` the agency or service that it is credited to.
    `label` is what the article is called among several in a file (its number when ""), and
    `original` its own bytes where they can be cut from such a file. `doubt` says in a sentence why
    the text may not be whole. `source` is where the plain fields were read; a reader that knows
    several values for a field, or how sure one is, gives `claims` instead. Both may be given and
    are weighed together.
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
    original: bytes | None = None
    doubt: str = ""
    source: DetailSource = DetailSource.HEADER_BLOCK
    claims: tuple[Claim, ...] = ()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """What is said about every field: the plain ones as claims of their source, then the others."""
        plain = (claim(field, getattr(self, field.value), self.source) for field in ArticleField)
        return (*(one for found in plain for one in found), *self.claims)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file in a file: a member of an archive, a mail of a mailbox, an attachment of a mail.

    It is read like a file of its own. `name` is hostile: shown, never a path. `load` gives the bytes
    when they are wanted and raises `Refused` where they cannot be had; nothing is unpacked before.
    `at` is the place in bytes where a reader of the file can start in order to come to this part
    first, None where it has to start at the beginning.
    """

    name: str
    load: Callable[[], bytes]
    media_type: str = ""
    at: int | None = None


Part = Reading | Refused | Enclosed | PassedOver
"""What a file holds, part by part: an article, an article that cannot be read (and why), a file.

At the end of an archive may stand what in it was passed over.
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be taken in.

    `looks_like` tells by the content (name and media type are hints, content decides). `read` yields
    the parts one by one, with no more work than each needs, for the reader may stop, or begin later
    and skip; it raises `Refused` with a sentence for what it cannot read at all. A format that
    `holds_many` may have several parts in a file. `read_stream` reads a file that is too large to be
    held whole (`looks_like` then sees its first bytes only). In an `is_archive` format files lie
    packed: archives in archives are opened to a small depth.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    max_bytes: int
    looks_like: Callable[[bytes, str], bool]
    read: Callable[[bytes], Iterable[Part]]
    holds_many: bool = False
    read_stream: Callable[[BinaryIO], Iterable[Part]] | None = None
    is_archive: bool = False


def alone(read: Callable[[bytes], Reading]) -> Callable[[bytes], Iterator[Part]]:
    """Return the `read` of a format that has one article in a file."""

    def read_one(data: bytes) -> Iterator[Part]:
        yield read(data)

    return read_one
