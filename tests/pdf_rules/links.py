"""Rules on annotations, which in our files are links."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name

from pdf_rules.reading import File, Rule, collected

RULES: list[Rule] = []
INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW = 1, 2, 4, 32, 256


@collected(RULES, "ISO 19005-2, 6.3.1; ISO 14289-1, 7.18.2")
def only_links(file: File) -> Iterator[str]:
    """All annotations are links."""
    for place, one in file.annotations:
        if one.get("/Subtype") != Name("/Link"):
            yield f"page {place + 1} has an annotation {one.get('/Subtype')}"


@collected(RULES, "ISO 19005-2, 6.3.2")
def flags(file: File) -> Iterator[str]:
    """An annotation is printed, and never hidden."""
    for place, one in file.annotations:
        flag = int(one.get("/F", 0))
        if not flag & PRINT or flag & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW):
            yield f"an annotation of page {place + 1} has the flags {flag}"


@collected(RULES, "ISO 14289-1, 7.18.1 and 7.18.5")
def described(file: File) -> Iterator[str]:
    """Each link says in words where it leads."""
    for place, one in file.annotations:
        if not str(one.get("/Contents", "")).strip():
            yield f"a link of page {place + 1} does not say where it leads"


@collected(RULES, "ISO 14289-1, 7.18.1 and 7.18.5")
def in_links(file: File) -> Iterator[str]:
    """Each link annotation belongs to one Link element, which both trees say."""
    owners = {number: (page, node) for node in file.nodes for page, number in node.objects}
    count = sum(len(node.objects) for node in file.nodes)
    if count != len(owners) or count != len(file.annotations):
        yield f"the tree has {count} annotations, the pages {len(file.annotations)}"
    for place, one in file.annotations:
        page, node = owners.get(one.objgen[0], (-1, None))
        if node is None or node.kind != "Link":
            yield f"an annotation of page {place + 1} belongs to no Link"
            continue
        if page != place:
            yield f"{node} has its annotation on page {page + 1}, not {place + 1}"
        entry = file.parents.get(int(one.get("/StructParent", -1)))
        if not isinstance(entry, Dictionary) or entry.objgen != node.element.objgen:
            yield f"the parent tree has another parent for an annotation of page {place + 1}"


@collected(RULES, "ISO 32000-1, 12.3.2 and 12.6.4.7")
def goals(file: File) -> Iterator[str]:
    """Each link leads to a page of the file, or to an address of plain characters."""
    for place, one in file.annotations:
        goal, action = one.get("/Dest"), one.get("/A")
        if isinstance(goal, Array):
            if goal[0].objgen[0] not in file.page_places:
                yield f"a link of page {place + 1} leads to no page"
        elif not isinstance(action, Dictionary) or not bytes(action.get("/URI", b"")).isascii():
            yield f"a link of page {place + 1} leads nowhere"
