"""The closed vocabulary of a printable document.

A `Document` is a list of blocks; a block holds inlines; neither knows fonts or sizes.
A paragraph says its `Role`, and the house style says what that role looks like. Every
writer handles every node (`match` ending in `assert_never`), so that a new one fails type
checking in each writer that lacks it.

Order on paper is the order of `blocks`. `origin` on a block is the id of the briefing item
(or section) that it came from, None for furniture: the preview finds its item by it.
Text in nodes is final: numbers, dates and quotation marks are already those of the language.
"""

from briefing_app.document.nodes.apparatus import (
    Contents,
    EndMark,
    Index,
    IndexEntry,
    PageBreak,
    SourceEntry,
    Sources,
)
from briefing_app.document.nodes.boxed_blocks import Column, Figure, KeyFigure, KeyFigures, Table
from briefing_app.document.nodes.document import Block, Document, Furniture, Marking, Meta
from briefing_app.document.nodes.inlines import (
    SEPARATOR,
    Inline,
    Inlines,
    ItemRef,
    Link,
    SourceRef,
    Text,
    plain,
)
from briefing_app.document.nodes.roles import Emphasis, Role
from briefing_app.document.nodes.text_blocks import (
    Comment,
    Heading,
    ItemHead,
    ListBlock,
    Masthead,
    Paragraph,
    Quotation,
)

__all__ = [
    "SEPARATOR",
    "Block",
    "Column",
    "Comment",
    "Contents",
    "Document",
    "Emphasis",
    "EndMark",
    "Figure",
    "Furniture",
    "Heading",
    "Index",
    "IndexEntry",
    "Inline",
    "Inlines",
    "ItemHead",
    "ItemRef",
    "KeyFigure",
    "KeyFigures",
    "Link",
    "ListBlock",
    "Marking",
    "Masthead",
    "Meta",
    "PageBreak",
    "Paragraph",
    "Quotation",
    "Role",
    "SourceEntry",
    "SourceRef",
    "Sources",
    "Table",
    "Text",
    "plain",
]
