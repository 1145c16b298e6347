"""What a paragraph is made of: words, links, and references."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.document.nodes.roles import Emphasis

SEPARATOR = " · "
"""What stands between the parts of a line that make no sentence; writers may break a marking there."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `language` is a BCP 47 tag where it differs from the document's, else ""."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; `url` is http, https or mailto, checked by `compose`."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """`[3][7]`: the numbers of entries in the document's `Sources`, each a live link."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A live link to the block whose `anchor` it names, shown as `text`."""

    anchor: str
    text: str


Inline = Text | Link | SourceRef | ItemRef
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """Return the words of `inlines` as they are read aloud: `[3][7]` for source references."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Link(text=text) | ItemRef(text=text):
                parts.append(text)
            case SourceRef(numbers=numbers):
                parts.extend(f"[{number}]" for number in numbers)
    return "".join(parts)
