"""The XML formats of news agencies, told apart by their root: NewsML-G2, NewsML 1, NITF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.containers.hardened_xml import local_name, parsed_xml, root_name
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire import newsml_1, newsml_g2
from briefing_app.intake.formats.wire.nitf import read_nitf
from briefing_app.intake.limits import MAX_XML_PART_BYTES
from briefing_app.intake.reading import Format, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = newsml_g2.ROOTS | {"NewsML", "nitf"}


def read_news_xml(data: bytes) -> Iterator[Reading | Refused]:
    """Yield the articles of a document and the refusals of its other items, in order."""
    root = parsed_xml(data)
    name = local_name(root)
    if name == "nitf":
        yield read_nitf(root)
        return
    items = list(newsml_1.items_of(root) if name == "NewsML" else newsml_g2.items_of(root))
    if not items:
        raise Refused("The message holds no items.")
    yield from each(items)


def looks_like_news_xml(data: bytes, name: str) -> bool:
    """Tell by the name of the root element."""
    return root_name(data) in _ROOTS


NEWS_XML = Format(
    name="agency XML",
    suffixes=(".xml", ".nitf", ".newsml"),
    media_types=("application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml", "text/vnd.iptc.newsml"),
    max_bytes=MAX_XML_PART_BYTES,
    looks_like=looks_like_news_xml,
    read=read_news_xml,
    holds_many=True,
)
