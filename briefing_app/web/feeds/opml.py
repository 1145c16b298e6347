"""Lists of feeds as other programs write and read them (OPML)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefing_app.errors import BriefingError, Refused
from briefing_app.web.feeds.decoding import text_of, xml_of
from briefing_app.web.feeds.words import line
from briefing_app.web.urls import web_url

MOST_OPML_BYTES = 20_000_000
MOST_FEEDS = 20_000
_DEEPEST = 8
_STEP = " / "
_FORBIDDEN = re.compile(r"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """One feed of a list; `folder` names the folders it lies in, parted by ` / `."""

    url: str
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class OpmlList:
    """The feeds of a file, each once, and what in it could not be taken."""

    feeds: tuple[Listed, ...] = ()
    refused: tuple[BriefingError, ...] = ()


def read_opml(data: bytes, name: str = "") -> OpmlList:
    """Return the feeds that a file lists; raise `Refused` where it is no such list."""
    if len(data) > MOST_OPML_BYTES:
        raise Refused("The file is far too large for a list of feeds.", where=name)
    text = text_of(data)
    if _FORBIDDEN.search(text):
        raise Refused(
            "The file defines words of its own (entities), which no list of feeds needs.", where=name
        )
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root: Any = etree.fromstring(xml_of(text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _no_list(name) from error
    if root is None or str(root.tag).rpartition("}")[2].lower() != "opml":
        raise _no_list(name)
    return _listed(root, name)


def write_opml(feeds: Iterable[Listed], now: datetime, title: str = "Feeds of Briefing Desk") -> bytes:
    """Return the file that lists `feeds` in their folders."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = now.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    folders: dict[tuple[str, ...], Any] = {(): etree.SubElement(root, "body")}
    for feed in feeds:
        steps = tuple(_clean(step) for step in feed.folder.split(_STEP) if step.strip())
        for depth in range(1, len(steps) + 1):
            if steps[:depth] not in folders:
                folder = etree.SubElement(folders[steps[: depth - 1]], "outline")
                folder.set("text", steps[depth - 1])
                folders[steps[:depth]] = folder
        named = _clean(feed.title or feed.url)
        entry = etree.SubElement(folders[steps], "outline")
        for key, value in (("type", "rss"), ("text", named), ("title", named), ("xmlUrl", _clean(feed.url))):
            entry.set(key, value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _listed(root: Any, name: str) -> OpmlList:
    feeds: dict[str, Listed] = {}
    refused: list[BriefingError] = []
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        outline, folders = waiting.pop()
        given = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        title = line(given.get("title") or given.get("text"))
        if address := given.get("xmlurl", "").strip():
            try:
                url = web_url(address)
                feeds.setdefault(url, Listed(url, title, _STEP.join(folders)))
            except Refused as refusal:
                refused.append(refusal)
        elif title and outline.tag != "opml":
            folders = (*folders, title.replace("/", "∕"))[:_DEEPEST]
        if len(feeds) > MOST_FEEDS:
            raise Refused(f"The file lists more than {MOST_FEEDS:,} feeds.", where=name)
        waiting += [(child, folders) for child in reversed(outline) if isinstance(child.tag, str)]
    return OpmlList(tuple(feeds.values()), tuple(refused))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _no_list(name: str) -> Refused:
    return Refused(
        "This is not a list of feeds.",
        where=name,
        hint="Export the feeds of the other program as OPML, and choose that file.",
    )
