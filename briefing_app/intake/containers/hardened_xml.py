"""XML from strangers: parsed without entities of its own, without network and without endless depth."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from briefing_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DAMAGED = (
    "The document is damaged and cannot be read.",
    "Open it in its own program and save it again, or paste its text.",
)
_DECLARED = (
    "The document holds declarations that no honest program writes, so it was not opened.",
    "Save it anew in its own program, or paste its text.",
)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_PROLOG_BYTES = 65_536
_STEP = re.compile(
    rb"\s*(?:(?P<opening><\?|<!--|<!DOCTYPE)|<(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)[\s/>])"
)
_ENDS = {b"<?": b"?>", b"<!--": b"-->", b"<!DOCTYPE": b">"}
_OWN_TO_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}\[")


def parsed_xml(data: bytes, *, doctype: bool = True) -> _Element:
    """Return the root of `data`; raise `Refused` when it is damaged or declares entities.

    `doctype` allows the line that names a public document type, as NITF and XHTML have it; the
    type itself is never fetched, and its named characters (`&nbsp;`) are those of HTML.
    """
    from lxml import etree

    plain = data.replace(b"\0", b"")
    if b"<!ENTITY" in plain or _SUBSET.search(plain) or (not doctype and b"<!DOCTYPE" in plain):
        raise Refused(_DECLARED[0], hint=_DECLARED[1])
    if len(plain) == len(data):
        data = _NAMED.sub(_numbered, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data.lstrip(b" \t\r\n"), parser=parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def root_name(data: bytes) -> str:
    """Return the local name of the root element, read off the first bytes, "" for what is no XML."""
    start = data[:_PROLOG_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    place = 0
    while True:
        match = _STEP.match(start, place)
        if match is None:
            return ""
        if match["name"] is not None:
            return match["name"].decode()
        end = _ENDS[match["opening"]]
        if match["opening"] == b"<!DOCTYPE" and 0 < start.find(b"[", place) < start.find(b">", place):
            end = b"]"
        found = start.find(end, match.end())
        if end == b"]" and found >= 0:
            end, found = b">", start.find(b">", found)
        if found < 0:
            return ""
        place = found + len(end)


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements of that local name at any depth below `root`, in order."""
    return (element for element in root.iter() if element is not root and local_name(element) == name)


def first(root: _Element, *path: str) -> _Element | None:
    """Return the first element along `path`, each step to a child of that local name."""
    found = [root]
    for name in path:
        found = [child for element in found for child in element if local_name(child) == name]
    return found[0] if found else None


def words(element: _Element | None) -> str:
    """Return the text of an element on one line, "" where there is none."""
    if element is None:
        return ""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def attribute(element: _Element | None, *names: str) -> str:
    """Return the first attribute of these local names that says something."""
    if element is None:
        return ""
    values = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")


def _numbered(match: re.Match[bytes]) -> bytes:
    if match[1] in _OWN_TO_XML:
        return match.group()
    characters = html5.get(match[1].decode() + ";", "")
    return "".join(f"&#{ord(character)};" for character in characters).encode() or match.group()
