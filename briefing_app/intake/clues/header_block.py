"""Plain texts that begin with a block of `Headline: …`, `Outlet: …` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_app.domain.articles.article import ArticleField

_KEYS = {
    ArticleField.HEADLINE: "headline title subject betreff objet schlagzeile titel titre titular",
    ArticleField.OUTLET: "outlet source publication newspaper medium quelle",
    ArticleField.BYLINE: "byline author authors by autor auteur",
    ArticleField.DATELINE: "dateline place location ort",
    ArticleField.PUBLISHED_ON: "published date sent gesendet publication-date published-on datum",
    ArticleField.GENRE: "genre",
    ArticleField.URL: "url link web",
    ArticleField.LANGUAGE: "language lang sprache",
}
_FIELD_OF = {key: name for name, keys in _KEYS.items() for key in keys.split()}
_LINE = re.compile(r"(?P<key>[^\W\d_][\w -]{1,24}?)\s*:\s+(?P<value>\S.*)")
_OF_LETTERS = frozenset(
    ("from", "to", "cc", "bcc", "reply-to", "message-id", "importance", "attachments", "von", "an", "de", "à")
)
"""Lines of forwarded mail, left out with the block."""

_FORWARDED = re.compile(r"^(?:(?:fwd?|re|wg|aw|tr)\s*:\s*)+", re.IGNORECASE)
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
        key = match["key"].lower().replace(" ", "-") if match else ""
        name = _FIELD_OF.get(key)
        starts_new_block = place > 0 and not lines[place - 1]
        expected = name or (key in _OF_LETTERS and end == place) or (fields and not starts_new_block)
        if match is None or name in fields or not expected:
            break
        if name is not None:
            fields[name] = match["value"]
        end = place + 1
    rest = "\n".join(lines[end:]).strip("\n")
    if len(fields) < _LEAST_KNOWN or not rest:
        return HeaderBlock(text)
    if ArticleField.HEADLINE in fields:
        fields[ArticleField.HEADLINE] = _FORWARDED.sub("", fields[ArticleField.HEADLINE])
    return HeaderBlock(rest, fields)
