"""The sources that are no footnotes, numbered under a heading of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.blocks.inlines import source_bookmark
from briefing_app.export.docx.looks.marks import ENTRY_NUMBER
from briefing_app.export.docx.looks.variants import MANY_SOURCES, SOURCES_FULL
from briefing_app.export.docx.xml import TAB, paragraph, run, style_id, text_xml

if TYPE_CHECKING:
    from briefing_app.document.nodes import Inlines, SourceEntry, Sources
    from briefing_app.export.docx.blocks.inlines import Bookmarks, Inliner


def sources_xml(block: Sources, inliner: Inliner, bookmarks: Bookmarks) -> str:
    """Return the sources that are no footnotes under their heading, nothing if there are none."""
    listed = [entry for entry in block.entries if not inliner.is_note(entry.number)]
    if not listed:
        return ""
    name = bookmarks.name(block.anchor)
    heading = bookmarks.around(inliner.words(block.title, Role.SIDE_LABEL), name)
    style = SOURCES_FULL if len(listed) >= MANY_SOURCES else Role.SOURCE_ENTRY.value
    return paragraph("SourcesHead", heading) + "".join(
        _source(entry, inliner, bookmarks, style) for entry in listed
    )


def _source(entry: SourceEntry, inliner: Inliner, bookmarks: Bookmarks, style: str) -> str:
    number = run(text_xml(str(entry.number)), style_id(ENTRY_NUMBER))
    number = bookmarks.around(number, source_bookmark(entry.number))
    return source_entry(Role.SOURCE_ENTRY, number, entry.inlines, inliner, style)


def source_entry(role: Role, number: str, inlines: Inlines, inliner: Inliner, style: str = "") -> str:
    """Return the paragraph of a source behind its ready `number`, in `style` or that of `role`."""
    runs = number + TAB + inliner.runs(inlines, role)
    return paragraph(style_id(style or role.value), runs)
