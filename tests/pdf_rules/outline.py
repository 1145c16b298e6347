"""Rules on bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from pdf_rules.reading import File, Rule, collected

RULES: list[Rule] = []


@collected(RULES, "ISO 14289-1, 7.17; ISO 32000-1, 12.3.3")
def bookmarks(file: File) -> Iterator[str]:
    """A file with headings has bookmarks, each with a title and a page to lead to."""
    has_headings = any(node.kind in ("H2", "H3") for node in file.nodes)
    root = file.root.get("/Outlines")
    if root is None:
        if has_headings:
            yield "the file has headings but no bookmarks"
        return
    waiting = [root.First] if "/First" in root else []
    while waiting:
        entry = waiting.pop()
        if not str(entry.get("/Title", "")).strip():
            yield f"the bookmark {entry.objgen[0]} has no title"
        if entry.get("/Dest", [None])[0].objgen[0] not in file.page_places:
            yield f"the bookmark {entry.objgen[0]} leads to no page"
        waiting.extend(entry[key] for key in ("/First", "/Next") if key in entry)
