"""NITF, the older XML of news agencies and archives: alone or inside another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource, Genre
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.containers.hardened_xml import attribute, below, first, local_name, words
from briefing_app.intake.formats.blocks import UNSEEN, paragraphs_in
from briefing_app.intake.formats.wire.items import (
    first_day,
    joined_names,
    refuse_status,
    refuse_without_text,
    without_by,
)
from briefing_app.intake.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD_OF_BODY = UNSEEN | {"hedline", "byline", "dateline", "distributor", "rights", "note", "abstract"}
_DATED = (
    ("pubdata", "date.publication"),
    ("date.release", "norm"),
    ("date.issue", "norm"),
    ("story.date", "norm"),
)


def read_nitf(root: _Element) -> Reading:
    """Return the article of an `nitf` element."""
    data = next(below(root, "docdata"), None)
    refuse_status(attribute(data, "management-status"))
    hedline = next(below(root, "hedline"), None)
    headline = words(first(hedline, "hl1")) if hedline is not None else ""
    standfirsts = [words(line) for line in below(hedline, "hl2")] if hedline is not None else []
    body = _body(root)
    refuse_without_text(body)
    return Reading(
        text="\n\n".join([*filter(None, standfirsts), *body]),
        headline=headline or words(hedline) or words(first(root, "head", "title")),
        outlet=_outlet(root),
        byline=_byline(root),
        dateline=_dateline(root),
        published_on=first_day(
            attribute(element, name) for tag, name in _DATED for element in below(root, tag)
        ),
        language=attribute(root, "lang") or attribute(first(root, "body"), "lang"),
        genre=_genre(root),
        section=next(
            (found for data in below(root, "pubdata") if (found := attribute(data, "position.section"))), ""
        ),
        source=DetailSource.WIRE_FIELD,
    )


def _body(root: _Element) -> list[str]:
    """Return the paragraphs of the body; of a lead that stands there twice, the whole text."""
    contents = list(below(root, "body.content"))
    if not contents:
        body = root if local_name(root) in {"body", "body.content"} else first(root, "body")
        return [] if body is None else paragraphs_in(body, _HEAD_OF_BODY)
    blocks = [block for block in below(contents[0], "block") if attribute(block, "class") == "full_text"]
    found = [text for part in blocks or contents for text in paragraphs_in(part)]
    return found or [text for part in below(root, "abstract") for text in paragraphs_in(part)]


def _byline(root: _Element) -> str:
    bylines = list(below(root, "byline"))
    normalised = [
        line for line in bylines if attribute(line, "class") in {"print_byline", "normalized_byline"}
    ]
    names = []
    for line in normalised[:1] or bylines:
        people = [words(person) for person in below(line, "person")]
        title = " ".join(words(part) for part in below(line, "byttl"))
        names.append(joined_names(people) or without_by(words(line).removesuffix(title)) or title)
    return joined_names(names)


def _dateline(root: _Element) -> str:
    for line in below(root, "dateline"):
        place = next(below(line, "location"), None)
        if place is not None:
            city = next(below(place, "city"), None)
            return words(city) or words(place)
        date = " ".join(words(part) for part in below(line, "story.date"))
        return words(line).removesuffix(date).strip(" ,–—-")
    return ""


def _outlet(root: _Element) -> str:
    distributor = next(below(root, "distributor"), None)
    copyright = next(below(root, "doc.copyright"), None)
    found = (
        *(attribute(data, "name") for data in below(root, "pubdata")),
        words(next(below(distributor, "org"), None)) if distributor is not None else "",
        words(distributor),
        attribute(copyright, "holder"),
        *(words(owner) for owner in below(root, "rights.owner")),
    )
    return next(filter(None, found), "")


def _genre(root: _Element) -> Genre | None:
    for element in root.iter():
        name = local_name(element)
        if name == "classifier" and attribute(element, "type") not in {"genre", "types_of_material"}:
            continue
        if name in {"tobject.property", "classifier"}:
            label = attribute(element, "tobject.property.type", "value") or words(element)
            genre = genre_named(label)
            if genre not in (None, Genre.NEWS):
                return genre
    return None
