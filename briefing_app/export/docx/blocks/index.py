"""The index: each name, the items that it appears in as links, and the pages that they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Emphasis, Role
from briefing_app.export.docx.sheets.geometry import wide
from briefing_app.export.docx.xml import field, paragraph, run, style_id, text_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.nodes import Index, IndexEntry
    from briefing_app.export.docx.blocks.inlines import Bookmarks, Inliner
    from briefing_app.export.docx.sheets.geometry import Geometry

_EN_SPACE = "\u2002"
_COMMA = run(text_xml(", "))


def index_xml(
    block: Index,
    inliner: Inliner,
    bookmarks: Bookmarks,
    pages: Mapping[str, int] | None,
    sheet: Geometry,
) -> str:
    """Return the entries of `block`; without `pages` they name items only."""
    parts: list[str] = []
    style = style_id(wide("Index First", sheet))
    for entry in block.entries:
        runs = [inliner.words(f"{entry.name}{_EN_SPACE}", Role.INDEX_1)]
        for number, item in enumerate(entry.items):
            runs.append(_COMMA if number else "")
            runs.append(inliner.runs((item,), Role.INDEX_1))
        runs.append(_pages(block, entry, inliner, bookmarks, pages or {}))
        parts.append(paragraph(style, "".join(runs)))
        style = style_id(wide(Role.INDEX_1.value, sheet))
    return "".join(parts)


def _pages(
    block: Index, entry: IndexEntry, inliner: Inliner, bookmarks: Bookmarks, pages: Mapping[str, int]
) -> str:
    """Return the pages of the items of `entry` as fields, each page once."""
    first_there: dict[int, str] = {}
    for item in entry.items:
        name = bookmarks.name(item.anchor)
        if name and item.anchor in pages:
            first_there.setdefault(pages[item.anchor], name)
    if not first_there:
        return ""
    style = inliner.style_of(Role.INDEX_1, Emphasis.STRONG)
    fields = (field(f"PAGEREF {name} \\h", str(page), style) for page, name in sorted(first_there.items()))
    return inliner.words(f" · {block.page_word}\u00a0", Role.INDEX_1) + _COMMA.join(fields)
