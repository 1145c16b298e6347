"""NewsML-G2: single items, messages of many, and packages that only list others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource, Genre
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.containers.hardened_xml import attribute, below, first, local_name, words
from briefing_app.intake.formats.blocks import paragraphs_in
from briefing_app.intake.formats.wire.items import (
    body_of,
    code,
    first_day,
    joined_names,
    refuse_kind,
    refuse_status,
    refuse_without_text,
    without_by,
)
from briefing_app.intake.formats.wire.nitf import read_nitf
from briefing_app.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_LONGEST_CREDIT = 60
ROOTS = frozenset(
    ("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)
_KIND_OF_ROOT = {
    "packageItem": "composite",
    "conceptItem": "concept",
    "knowledgeItem": "concept",
    "planningItem": "planning",
    "catalogItem": "concept",
}


def items_of(root: _Element) -> Iterator[Callable[[], Reading]]:
    """Yield what reads each item of a document, in order; items that list others count too."""
    items = [root] if local_name(root) in ROOTS - {"newsMessage"} else []
    for holder in below(root, "itemSet") if local_name(root) == "newsMessage" else ():
        items.extend(child for child in holder if local_name(child) in ROOTS)
    news = [item for item in items if local_name(item) == "newsItem"]
    for item in news or items:
        yield partial(_read, item)


def _read(item: _Element) -> Reading:
    refuse_kind(_KIND_OF_ROOT.get(local_name(item), ""))
    refuse_status(_coded(first(item, "itemMeta", "pubStatus")))
    inner, body = _body(item)
    if not body:
        refuse_kind(_coded(first(item, "itemMeta", "itemClass")))
    refuse_without_text(body)
    meta = first(item, "contentMeta")
    stamps = [
        words(first(item, *path))
        for path in (
            ("itemMeta", "versionCreated"),
            ("contentMeta", "contentModified"),
            ("contentMeta", "contentCreated"),
            ("itemMeta", "firstCreated"),
        )
    ]
    return Reading(
        text="\n\n".join(body),
        headline=_headline(item) or (inner.headline if inner else ""),
        outlet=_outlet(item) or (inner.outlet if inner else ""),
        byline=_byline(meta) or (inner.byline if inner else ""),
        dateline=words(first(item, "contentMeta", "dateline"))
        or (inner.dateline if inner else "")
        or words(first(item, "contentMeta", "located", "name")),
        published_on=first_day(stamps) or (inner.published_on if inner else None),
        language=attribute(first(item, "contentMeta", "language"), "tag")
        or attribute(next(below(item, "inlineXML"), None), "lang")
        or attribute(item, "lang")
        or (inner.language if inner else ""),
        genre=_genre(meta) or (inner.genre if inner else None),
        credit=_credit(item),
        source=DetailSource.WIRE_FIELD,
    )


def _body(item: _Element) -> tuple[Reading | None, list[str]]:
    """Return the first rendering of the content that holds text, with what NITF in it names itself."""
    for holder in below(item, "contentSet"):
        for rendering in holder:
            name = local_name(rendering)
            if name == "inlineXML":
                nitf = next(below(rendering, "nitf"), None)
                if nitf is not None:
                    inner = read_nitf(nitf)
                    return inner, inner.text.split("\n\n")
                found = [] if any(map(_is_data, rendering)) else paragraphs_in(rendering)
            elif name == "inlineData" and not attribute(rendering, "encoding"):
                found = body_of("".join(str(piece) for piece in rendering.itertext()))
            else:
                continue
            if found:
                return None, found
    return None, []


def _is_data(element: _Element) -> bool:
    """Tell whether an element holds tables of results or prices and no text."""
    return local_name(element) in {"sports-content", "eventsml", "concept", "events", "xbrl"}


def _headline(item: _Element) -> str:
    lines = [line for meta in below(item, "contentMeta") for line in meta if local_name(line) == "headline"]
    main = [line for line in lines if code(attribute(line, "role")).lower() in {"", "main", "medium", "long"}]
    return words(next(iter(main or lines), None)) or words(first(item, "itemMeta", "title"))


def _outlet(item: _Element) -> str:
    provider = first(item, "itemMeta", "provider")
    holder = first(item, "rightsInfo", "copyrightHolder")
    source = first(item, "contentMeta", "infoSource")
    found = (
        *(words(first(one, "name")) for one in (provider,) if one is not None),
        _credit(item),
        attribute(provider, "literal"),
        *(
            words(first(one, "name")) or attribute(one, "literal")
            for one in (holder, source)
            if one is not None
        ),
        code(attribute(provider, "qcode")),
    )
    return next(filter(None, found), "")


def _credit(item: _Element) -> str:
    credit = words(first(item, "contentMeta", "creditline"))
    return credit if len(credit) <= _LONGEST_CREDIT else ""


def _byline(meta: _Element | None) -> str:
    if meta is None:
        return ""
    lines = [words(line) for line in meta if local_name(line) == "by"]
    if any(lines):
        return joined_names(lines)
    names = [words(first(person, "name")) for person in meta if local_name(person) == "creator"]
    return without_by(joined_names(names))


def _genre(meta: _Element | None) -> Genre | None:
    for genre in () if meta is None else below(meta, "genre"):
        for label in (*(words(name) for name in below(genre, "name")), _coded(genre)):
            found = genre_named(label)
            if found not in (None, Genre.NEWS):
                return found
    return None


def _coded(element: _Element | None) -> str:
    return code(attribute(element, "qcode", "uri"))
