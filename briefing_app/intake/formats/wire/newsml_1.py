"""NewsML 1.x, still sent by some agencies and by distributors of press releases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.intake.containers.hardened_xml import attribute, below, first, local_name, words
from briefing_app.intake.formats.blocks import paragraphs_in
from briefing_app.intake.formats.wire.items import (
    body_of,
    first_day,
    joined_names,
    refuse_kind,
    refuse_status,
    refuse_without_text,
)
from briefing_app.intake.formats.wire.nitf import read_nitf
from briefing_app.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_BODY_ROLES_NOT = frozenset(("caption", "headline", "thumbnail", "quicklook", "preview"))


def items_of(root: _Element) -> Iterator[Callable[[], Reading]]:
    """Yield what reads each item of a `NewsML` document, in order."""
    for item in root:
        if local_name(item) == "NewsItem":
            yield partial(_read, item)


def _read(item: _Element) -> Reading:
    refuse_status(attribute(first(item, "NewsManagement", "Status"), "FormalName"))
    kinds: list[str] = []
    inner, body = _body(item, kinds)
    if not body:
        refuse_kind(next((kind for kind in kinds if kind.lower() != "text"), ""))
    refuse_without_text(body)
    stamps = (
        *(words(first(item, "NewsManagement", name)) for name in ("ThisRevisionCreated", "FirstCreated")),
        words(first(item, "Identification", "NewsIdentifier", "DateId")),
    )
    return Reading(
        text="\n\n".join(body),
        headline=_line(item, "HeadLine") or (inner.headline if inner else ""),
        outlet=_outlet(item) or (inner.outlet if inner else ""),
        byline=joined_names([_line(item, "ByLine")]) or (inner.byline if inner else ""),
        dateline=_line(item, "DateLine") or (inner.dateline if inner else ""),
        published_on=first_day(stamps) or (inner.published_on if inner else None),
        language=next(
            (attribute(language, "FormalName") for language in below(item, "Language")),
            inner.language if inner else "",
        ),
        credit=_line(item, "CreditLine"),
        source=DetailSource.WIRE_FIELD,
    )


def _body(item: _Element, kinds: list[str]) -> tuple[Reading | None, list[str]]:
    """Return the longest text of the item: the others are summaries or the same in another format.

    `kinds` is filled with the media types of what holds no text.
    """
    best: tuple[Reading | None, list[str]] = (None, [])
    for content in below(item, "ContentItem"):
        kind = attribute(first(content, "MediaType"), "FormalName")
        data = first(content, "DataContent")
        if (kind and kind.lower() != "text") or _role(content) in _BODY_ROLES_NOT or data is None:
            kinds.append(kind)
            continue
        found = _content(data)
        if sum(map(len, found[1])) > sum(map(len, best[1])):
            best = found
    return best


def _content(data: _Element) -> tuple[Reading | None, list[str]]:
    nitf = next((element for element in below(data, "nitf")), None)
    if nitf is not None:
        inner = read_nitf(nitf)
        return inner, inner.text.split("\n\n")
    if len(data):
        return None, paragraphs_in(data)
    return None, body_of(data.text or "")


def _role(content: _Element) -> str:
    holder = content.getparent()
    if holder is None:
        return ""
    return attribute(first(holder, "Role"), "FormalName").lower()


def _line(item: _Element, name: str) -> str:
    return next(filter(None, (words(line) for line in below(item, name))), "")


def _outlet(item: _Element) -> str:
    for role in ("Source", "Provider", "Creator"):
        for holder in below(item, role):
            if name := attribute(next(below(holder, "Party"), None), "FormalName"):
                return name
    return _line(item, "CreditLine") or words(first(item, "Identification", "NewsIdentifier", "ProviderId"))
