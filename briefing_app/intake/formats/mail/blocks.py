"""The paragraphs of a mail's HTML with what sets them apart: links, headings, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.intake.text.markup_text import BLOCKS, UNSEEN, walk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3})", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Block:
    """A paragraph: its text, its first link, how much of it is link, and how it is set.

    `look` is what paragraphs of one kind share: the heading's level or "", and the size of the font.
    """

    text: str = ""
    pieces: list[str] = field(default_factory=list)
    link: str = ""
    linked: int = 0
    look: tuple[str, str] = ("", "")

    @property
    def is_link(self) -> bool:
        """Whether the whole paragraph is a link."""
        return bool(self.link) and self.linked >= 0.9 * len(_SPACE.sub("", self.text))


@dataclass(slots=True)
class _State:
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)
    unseen: int = 0


def blocks_of(root: HtmlElement) -> list[Block]:
    """Return the paragraphs below an element, in order; empty ones are left out."""
    return [block for block in _blocks(root) if block.text]


def _blocks(root: HtmlElement) -> Iterator[Block]:
    state = _State()
    block = Block()
    for happening, element in walk(root):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS or (tag == "br" and happening == "start"):
            yield _finished(block)
            block = Block()
        if happening == "start":
            _enter(state, element, tag)
            _add(block, element.text, state)
        else:
            _leave(state, element, tag)
            if element is not root:
                _add(block, element.tail, state)
    yield _finished(block)


def _enter(state: _State, element: HtmlElement, tag: str) -> None:
    state.unseen += tag in UNSEEN
    if tag == "a":
        state.links.append(element.get("href") or "")
    if tag in _HEADINGS:
        state.headings.append(tag)
    if match := _SIZE.search(element.get("style") or ""):
        state.sizes.append(match[1])


def _leave(state: _State, element: HtmlElement, tag: str) -> None:
    state.unseen -= tag in UNSEEN
    if tag == "a":
        state.links.pop()
    if tag in _HEADINGS:
        state.headings.pop()
    if _SIZE.search(element.get("style") or ""):
        state.sizes.pop()


def _add(block: Block, text: str | None, state: _State) -> None:
    if not text or state.unseen:
        return
    if not text.strip():
        if block.pieces:
            block.pieces.append(" ")
        return
    link = state.links[-1] if state.links else ""
    if not block.pieces:
        block.look = (state.headings[-1] if state.headings else "", state.sizes[-1] if state.sizes else "")
    block.pieces.append(text)
    if link:
        block.link = block.link or link
        block.linked += len(_SPACE.sub("", text))


def _finished(block: Block) -> Block:
    block.text = _SPACE.sub(" ", "".join(block.pieces)).strip()
    return block
