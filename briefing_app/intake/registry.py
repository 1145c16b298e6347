"""The door of the intake: every input read, part by part, or refused by name."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.containers.content import of_bytes, of_file
from briefing_app.intake.formats.registry import FORMATS, suffixes
from briefing_app.intake.parts import Reader
from briefing_app.intake.passed_over import PassedOver
from briefing_app.intake.pasted import read_pasted
from briefing_app.intake.stretch import Begun, Shared, Stretch
from briefing_app.intake.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.intake.containers.content import Content
    from briefing_app.intake.parts import Outcome

__all__ = ["FORMATS", "read_bytes", "read_file", "read_parts", "read_pasted", "read_stretch", "suffixes"]


def read_stretch(stretch: Stretch) -> Iterator[Outcome]:
    """Yield what a stretch of a file holds, in order; what cannot be read is refused by name.

    Before each part comes what is `Begun`. A file of very many parts is `Shared` out.
    """
    yield Begun(stretch.name)
    try:
        content = of_file(stretch.path)
    except Refused as refusal:
        yield refusal
        return
    yield from Reader(stretch.path).read(content, stretch)


def read_parts(data: bytes, name: str, media_type: str = "") -> Iterator[Taken | Refused]:
    """Yield the articles in `data`, in order; `name` and `media_type` are only hints."""
    return _articles(of_bytes(data, name, media_type))


def read_file(path: Path) -> Taken:
    """Return the one article of a file, or raise `Refused` with its name and the reason."""
    return _only(_articles(of_file(path)), path.name)


def read_bytes(data: bytes, name: str, media_type: str = "") -> Taken:
    """Return the one article that `data` holds; `name` and `media_type` are only hints."""
    return _only(read_parts(data, name, media_type), name)


def _articles(content: Content) -> Iterator[Taken | Refused]:
    for outcome in Reader(None).read(content, Stretch(Path())):
        if not isinstance(outcome, (Begun, Shared, PassedOver)):
            yield outcome


def _only(articles: Iterator[Taken | Refused], name: str) -> Taken:
    match list(islice(articles, 2)):
        case [Refused() as refusal, *_]:
            raise refusal
        case [Taken() as taken]:
            return taken
        case []:
            raise Refused("The file holds no article.", where=name)
    raise Refused("The file holds several articles.", where=name, hint="Import it into a library.")
