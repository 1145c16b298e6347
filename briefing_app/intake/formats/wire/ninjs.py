"""ninjs, news in JSON, versions 1 to 3: one item, a list of them, or one on each line."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import DetailSource, Genre
from briefing_app.errors import Refused
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.containers.hardened_xml import parsed_xml
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import (
    body_of,
    first_day,
    joined_names,
    refuse_kind,
    refuse_status,
    refuse_without_text,
)
from briefing_app.intake.formats.wire.nitf import read_nitf
from briefing_app.intake.limits import MAX_HTML_BYTES
from briefing_app.intake.reading import Format, Reading
from briefing_app.intake.text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(
    rb'"(?:body_?(?:[a-z]{0,4}html5?|text|nitf|xml)|bodies|headlines?|version_?created|pub_?status|standard)"\s*:',
    re.I,
)
_LISTS = ("items", "_items", "results", "hits", "data", "stories", "articles")
_LONGEST_CREDIT = 60
_OTHER = 9
_SHORT_ROLES = frozenset(("summary", "abstract", "teaser", "lead", "caption", "short", "sms", "push"))
_NITF = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]{0,2000}>\s*)?<(?:nitf|body\.content|body)\b")
_DAMAGED = ("The JSON file is damaged and cannot be read.", "Ask for a new copy, or paste its text.")


def read_ninjs(data: bytes) -> Iterator[Reading | Refused]:
    """Return the articles of a file and the refusals of its other items, in order."""
    return each(partial(_read, item) for item in _items(decode(data)))


def looks_like_ninjs(data: bytes, name: str) -> bool:
    """Tell by a key that only news in JSON has, near the start."""
    start = data[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in {b"{", b"["} and len(set(map(bytes.lower, _KEY.findall(start)))) >= 2


def _items(text: str) -> list[dict[str, Any]]:
    found: object
    try:
        found = json.loads(text)
    except ValueError:
        found = _lines(text)
    except RecursionError:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from None
    if isinstance(found, dict):
        lists = (found[name] for name in _LISTS if isinstance(found.get(name), list))
        found = [found] if "uri" in found or "headline" in found else next(lists, [found])
    items = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    if not items:
        raise Refused("The JSON file holds no news items.")
    folded = [{_folded(key): value for key, value in item.items()} for item in items]
    return [one for item in folded for one in (item, *_boxes(item))]


def _boxes(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the texts that an item brings along, such as a box beside it; its pictures are passed over."""
    held = item.get("associations")
    associated = list(held.values()) if isinstance(held, dict) else _list(held)
    boxes = [
        {_folded(key): value for key, value in one.items()} for one in associated if isinstance(one, dict)
    ]
    return [box for box in boxes if _text(box.get("type")).lower() == "text" and _body(box)[1]]


def _lines(text: str) -> list[object]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def _folded(key: str) -> str:
    """Return a key as all versions would write it: `versionCreated` and `version_created` are one."""
    return key.lower().replace("_", "")


def _read(item: dict[str, Any]) -> Reading:
    refuse_status(_text(item.get("pubstatus")))
    inner, body = _body(item)
    if not body:
        refuse_kind(_text(item.get("type")))
    refuse_without_text(body)
    return Reading(
        text="\n\n".join(body),
        headline=_headline(item) or (inner.headline if inner else ""),
        outlet=_outlet(item) or (inner.outlet if inner else ""),
        byline=_byline(item) or (inner.byline if inner else ""),
        dateline=_text(item.get("dateline")) or _text(item.get("located")),
        published_on=first_day(
            _text(item.get(name))
            for name in ("versioncreated", "contentcreated", "contentmodified", "firstcreated")
        ),
        url=_url(item),
        language=_text(item.get("language")),
        genre=_genre(item),
        credit=_text(item.get("creditline")),
        source=DetailSource.WIRE_FIELD,
    )


def _body(item: dict[str, Any]) -> tuple[Reading | None, list[str]]:
    """Return the richest body of an item that holds words."""
    bodies = [
        (key, "", value) for key, value in item.items() if key.startswith("body") and _rank(key) < _OTHER
    ]
    for body in _list(item.get("bodies")):
        if isinstance(body, dict):
            body = {_folded(key): value for key, value in body.items()}
            role = _text(body.get("role")).rpartition(":")[2].lower()
            kind = f"{_text(body.get('contenttype'))} {role}".lower()
            if role not in _SHORT_ROLES and _rank(kind) < _OTHER:
                bodies.append((kind, role, body.get("value")))
    for kind, _, value in sorted(bodies, key=lambda body: (_rank(body[0]), body[1] != "main")):
        text = value if isinstance(value, str) else ""
        if _NITF.match(text):
            inner = read_nitf(parsed_xml(text.encode()))
            return inner, inner.text.split("\n\n")
        if found := body_of(text, marked="html" in kind):
            return None, found
    return None, []


def _rank(kind: str) -> int:
    """Return how much a body of this kind is wished for: HTML keeps paragraphs, text may not."""
    for rank, names in enumerate((("html",), ("nitf",), ("text", "plain"))):
        if any(name in kind for name in names):
            return _OTHER if "ttnitf" in kind else rank
    return _OTHER if kind.strip() not in {"", "main", "body", "bodyxml"} else _OTHER - 1


def _headline(item: dict[str, Any]) -> str:
    lines = [line for line in _list(item.get("headlines")) if isinstance(line, dict)]
    main = [line for line in lines if _text(line.get("role")).rpartition(":")[2].lower() in {"", "main"}]
    for text in (_text(item.get("headline")), *(_text(line.get("value")) for line in main or lines)):
        if text:
            return " ".join(body_of(text))
    return _text(item.get("title"))


def _byline(item: dict[str, Any]) -> str:
    if line := _text(item.get("byline")) or _text(item.get("by")):
        return joined_names([" ".join(body_of(line))])
    people = [
        *_list(item.get("authors")),
        *(person for person in _list(item.get("people")) if _has_role(person, "author", "creator")),
    ]
    return joined_names(_text(person.get("name")) for person in people if isinstance(person, dict))


def _outlet(item: dict[str, Any]) -> str:
    sources = [source for source in _list(item.get("infosources")) if isinstance(source, dict)]
    sources.sort(key=lambda source: not _has_role(source, "provider", "publisher", "source"))
    found = (
        _text(item.get("creditline")),
        *(_text(source.get("name")) for source in sources),
        _text(item.get("source")),
        _text(item.get("provider")),
        _text(item.get("copyrightholder")),
    )
    return next((name for name in found if 0 < len(name) <= _LONGEST_CREDIT), "")


def _has_role(value: object, *roles: str) -> bool:
    role = _text(value.get("rel")) or _text(value.get("role")) if isinstance(value, dict) else ""
    return role.rpartition(":")[2].lower() in roles


def _genre(item: dict[str, Any]) -> Genre | None:
    for genre in (*_list(item.get("genres")), *_list(item.get("genre"))):
        label = _text(genre.get("name")) if isinstance(genre, dict) else _text(genre)
        found = genre_named(label)
        if found not in (None, Genre.NEWS):
            return found
    return None


def _url(item: dict[str, Any]) -> str:
    candidates = (_text(item.get("url")), _text(item.get("link")), _text(item.get("uri")))
    return next((url for url in candidates if url.startswith(("http://", "https://"))), "")


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


NINJS = Format(
    name="ninjs",
    suffixes=(".json", ".ninjs", ".jsonl"),
    media_types=("application/vnd.iptc.g2.newsitem+json", "application/ninjs+json"),
    max_bytes=MAX_HTML_BYTES,
    looks_like=looks_like_ninjs,
    read=read_ninjs,
    holds_many=True,
)
