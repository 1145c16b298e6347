"""Plain texts that begin with a block of `Headline: …`, `Outlet: …` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_app.domain.article import ArticleField

_KEYS = {
    ArticleField.HEADLINE: "headline title schlagzeile titel titre titular",
    ArticleField.OUTLET: "outlet source publication newspaper medium quelle",
    ArticleField.BYLINE: "byline author authors by autor auteur",
    ArticleField.DATELINE: "dateline place location ort",
    ArticleField.PUBLISHED_ON: "published date publication-date published-on datum",
    ArticleField.GENRE: "genre",
    ArticleField.URL: "url link web",
    ArticleField.LANGUAGE: "language lang sprache",
}
_FIELD_OF = {key: name for name, keys in _KEYS.items() for key in keys.split()}
_LINE = re.compile(r"(?P<key>[^\W\d_][\w -]{1,24}?)\s*:\s+(?P<value>\S.*)")
_LONGEST_BLOCK = 20
_LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The fields that a text names itself, as written, and the text after them."""

    text: str
    fields: dict[ArticleField, str] = field(default_factory=dict)


def read_header_block(text: str) -> HeaderBlock:
    """Take the block off the top of a cleaned text; without one the text is as it was."""
    lines = text.lstrip("\n").split("\n")
    fields: dict[ArticleField, str] = {}
    end = 0
    for place, line in enumerate(lines[: 2 * _LONGEST_BLOCK]):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        name = _FIELD_OF.get(match["key"].lower().replace(" ", "-")) if match else None
        starts_new_block = place > 0 and not lines[place - 1]
        if match is None or name in fields or (name is None and (starts_new_block or not fields)):
            break
        if name is not None:
            fields[name] = match["value"]
        end = place + 1
    rest = "\n".join(lines[end:]).strip("\n")
    if len(fields) < _LEAST_KNOWN or not rest:
        return HeaderBlock(text)
    return HeaderBlock(rest, fields)
