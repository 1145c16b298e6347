"""The plain-text writer: the same words in the same order, for mail and for comparing files."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    SEPARATOR,
    Block,
    Comment,
    Contents,
    Document,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Sources,
    Table,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 78
INDENT = "    "


def write_text(document: Document) -> str:
    """Return `document` as readable text that ends in a newline."""
    marking = document.furniture.marking
    head = "  ".join(part for part in (marking.words, marking.tlp.value) if part)
    chunks = [head] if head else []
    chunks += [text for block in document.blocks if (text := "\n".join(_lines(block, document)))]
    if head:
        chunks.append(head)
    return "\n\n".join(chunks) + "\n"


def _lines(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Masthead():
            yield from _masthead(block, document.meta.colon)
        case Heading():
            title = _joined(_joined(block.number, block.label), plain(block.inlines))
            yield title.upper() if block.level == 1 else title
            yield ("=" if block.level == 1 else "-") * min(len(title), WIDTH)
        case ItemHead():
            head = _joined(block.number, plain(block.inlines), block.genre, block.tag)
            yield from _wrapped(head)
        case Paragraph():
            yield from _beside(block.label, block.notes)
            yield from _wrapped(_joined(block.number, plain(block.inlines)))
        case Quotation():
            yield from _beside(block.label, block.notes)
            yield from _wrapped(plain(block.attribution))
            yield from _wrapped(plain(block.content), INDENT)
            yield from _wrapped(plain(block.original), INDENT)
        case Comment():
            yield from _beside(block.title, (block.caution,))
            for inlines in block.paragraphs:
                yield from _wrapped(plain(inlines), "| ")
        case ListBlock():
            yield from _beside(block.label, ())
            for number, inlines in enumerate(block.items, 1):
                mark = f"{number}." if block.ordered else "-"
                yield from _wrapped(f"{mark} {plain(inlines)}", "", INDENT[: len(mark) + 1])
        case Table():
            yield from _table(block)
        case KeyFigures():
            yield from _beside(block.label, ())
            for figure in block.figures:
                change = f"({figure.change})" if figure.change else ""
                yield from _wrapped(_joined(figure.value, change, figure.name, plain(figure.note)))
        case Figure():
            yield from _wrapped(f"[{block.alt}]")
            yield from _wrapped(block.caption)
        case Contents():
            yield from _beside(block.title, ())
            for heading in document.blocks:
                if isinstance(heading, Heading) and heading.level <= block.levels:
                    yield "  " * (heading.level - 1) + _joined(heading.number, plain(heading.inlines))
        case Index():
            yield from _beside(block.title, ())
            for entry in block.entries:
                yield from _wrapped(_joined(entry.name, ", ".join(item.text for item in entry.items)))
        case Sources():
            yield from _beside(block.title, ())
            for source in block.entries:
                yield from _wrapped(f"{source.number}  {plain(source.inlines)}", "", INDENT)
        case PageBreak():
            pass
        case EndMark(text=text):
            yield text.center(WIDTH).rstrip()
        case _:
            assert_never(block)


def _masthead(block: Masthead, colon: str) -> Iterator[str]:
    yield from block.organisation
    yield block.title.upper()
    if block.second_title:
        yield block.second_title
    if line := SEPARATOR.join(part for part in block.dateline if part):
        yield line
    for label, value in block.control:
        yield f"{label}{colon}{value}"


def _beside(label: str, notes: Iterable[str]) -> Iterator[str]:
    if line := SEPARATOR.join(part for part in (label, *notes) if part):
        yield f"[{line}]"


def _table(block: Table) -> Iterator[str]:
    yield from _beside(block.label, ())
    yield from _wrapped(block.caption)
    yield from _wrapped(plain(block.legend))
    if any(column.head for column in block.columns):
        yield from _wrapped(" | ".join(column.head for column in block.columns), "", INDENT)
    for row in block.rows:
        yield from _wrapped(" | ".join(plain(cell) for cell in row), "", INDENT)


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
