"""The places of a document that a link may lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Heading, ItemHead, Paragraph, Quotation, Sources

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document


def source_anchor(number: int) -> str:
    """Return the anchor of the entry `number` of the sources."""
    return f"source-{number}"


def anchors_of(document: Document) -> frozenset[str]:
    """Return every anchor that a link may lead to."""
    anchors: set[str] = set()
    for block in document.blocks:
        match block:
            case Heading(anchor=anchor) | ItemHead(anchor=anchor):
                anchors.add(anchor)
            case Paragraph(anchor=anchor) | Quotation(anchor=anchor) if anchor:
                anchors.add(anchor)
            case Sources(anchor=anchor, entries=entries):
                anchors.add(anchor)
                anchors.update(source_anchor(entry.number) for entry in entries)
    return frozenset(anchors)
