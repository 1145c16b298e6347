"""Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.limits import MAX_TEXT_BYTES
from briefing_app.intake.reading import Format, Reading, alone
from briefing_app.intake.text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]{2,30})[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")
_LIST_ENTRY = re.compile(r"^[ \t]+-[ \t]+(?P<value>.+?)[ \t]*$|^-[ \t]+(?P<bare>.+?)[ \t]*$")


def read_markdown(data: bytes) -> Reading:
    """Return the text without its marks; a first heading is the headline."""
    text = decode(data)
    fields: dict[str, str] = {}
    if (match := _FRONT_MATTER.match(text)) and (fields := _fields(match["fields"])):
        text = text[match.end() :]
    title, paragraphs = _blocks(text.replace("\r\n", "\n").replace("\r", "\n"))

    def named(*keys: str) -> str:
        return next((fields[key] for key in keys if fields.get(key)), "")

    headline = named("headline", "title")
    if title and not headline:
        headline = title
    elif title and title != headline:
        paragraphs.insert(0, title)
    return Reading(
        text="\n\n".join(paragraphs),
        headline=headline,
        outlet=named("outlet", "source", "publication", "publisher", "site"),
        byline=named("byline", "author", "authors", "by"),
        dateline=named("dateline", "place", "location"),
        published_on=date_in(named("published", "date", "published_on", "pubdate")),
        url=named("url", "link", "canonical", "source_url"),
        language=named("language", "lang"),
        genre=genre_named(named("genre", "type")),
    )


def _fields(block: str) -> dict[str, str]:
    """Return the plain `key: value` pairs of front matter; lists become `a and b`."""
    fields: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if match := _FIELD.match(line):
            key = match["key"].lower()
            value = match["value"].strip("\"'")
            if value.startswith("[") and value.endswith("]"):
                value = " and ".join(part.strip(" \"'") for part in value[1:-1].split(","))
            fields[key] = value
        elif key and (entry := _LIST_ENTRY.match(line)):
            value = (entry["value"] or entry["bare"]).strip("\"'")
            fields[key] = f"{fields[key]} and {value}" if fields[key] else value
    return fields


def _blocks(text: str) -> tuple[str, list[str]]:
    """Return the heading that opens the text ("" without one) and the paragraphs."""
    from markdown_it import MarkdownIt

    title = ""
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(text)
    in_heading = False
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            in_heading = token.tag in {"h1", "h2"}
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            paragraphs.append(" | ".join(cell for cell in row or () if cell))
            row = None
        elif token.type == "inline":
            found = _plain(token.children or ())
            if row is not None:
                row.append(" ".join(found.split()))
            elif in_heading and not paragraphs and not title:
                title = " ".join(found.split())
            else:
                paragraphs.append(found)
        elif token.type in {"code_block", "fence"}:
            paragraphs.extend(token.content.split("\n\n"))
        elif token.type == "html_block":
            paragraphs.extend(_html_paragraphs(token.content))
        if token.type == "heading_close":
            in_heading = False
    return title, [text for text in (_one_line(paragraph) for paragraph in paragraphs) if text]


def _html_paragraphs(markup: str) -> list[str]:
    from briefing_app.intake.text.markup_text import text_of, tree_of

    return text_of(tree_of(markup)).split("\n\n")


def _one_line(paragraph: str) -> str:
    return "\n".join(" ".join(line.split()) for line in paragraph.split("\n")).strip()


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(_pieces(tokens))


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of inline tokens: links by their text, pictures not at all."""
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            yield "\n"


def _looks_like_markdown(data: bytes, name: str) -> bool:
    """Markdown is told by its name alone: any text could be it."""
    return name.lower().endswith(MARKDOWN.suffixes)


MARKDOWN = Format(
    name="Markdown",
    suffixes=(".md", ".markdown", ".mdown"),
    media_types=("text/markdown",),
    max_bytes=MAX_TEXT_BYTES,
    looks_like=_looks_like_markdown,
    read=alone(read_markdown),
)
