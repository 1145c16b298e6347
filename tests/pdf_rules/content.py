"""Rules on what pages paint: all of it is tagged or an artifact, and the tree reaches all of it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array

from pdf_rules.reading import File, Node, Rule, collected

RULES: list[Rule] = []


@collected(RULES, "ISO 14289-1, 7.1")
def all_is_marked(file: File) -> Iterator[str]:
    """Whatever is painted is either an artifact or marked content of an element, never both."""
    for place, content in enumerate(file.contents, 1):
        unmarked = [one for one in content.painted if one.number is None and not one.is_artifact]
        if unmarked:
            yield f"page {place} paints {len(unmarked)} things that are not marked"
        both = [one for one in content.painted if one.number is not None and one.is_artifact]
        if both:
            yield f"page {place} paints {len(both)} things that are both tagged and an artifact"


@collected(RULES, "ISO 14289-1, 7.1")
def artifacts_apart(file: File) -> Iterator[str]:
    """No artifact stands in tagged content, and no tagged content in an artifact."""
    for place, content in enumerate(file.contents, 1):
        for mark, inside in content.opened:
            if mark.tag == "/Artifact" and any(one.number is not None for one in inside):
                yield f"an artifact of page {place} stands in tagged content"
            if mark.number is not None and any(one.tag == "/Artifact" for one in inside):
                yield f"tagged content of page {place} stands in an artifact"


@collected(RULES, "ISO 32000-1, 14.6.1 and 14.7.4.2")
def balanced(file: File) -> Iterator[str]:
    """Marked contents begin and end in pairs, numbered ones are not nested, and no number comes twice."""
    for place, content in enumerate(file.contents, 1):
        yield from (f"page {place}: {fault}" for fault in content.faults)
        numbers = Counter(mark.number for mark, _ in content.opened if mark.number is not None)
        for number, count in numbers.items():
            if count > 1:
                yield f"page {place} has the marked content {number} {count} times"
        for mark, inside in content.opened:
            if mark.number is not None and any(one.number is not None for one in inside):
                yield f"the marked content {mark.number} of page {place} stands in another"


@collected(RULES, "ISO 14289-1, 7.1; ISO 32000-1, 14.7.4.4")
def reached_once(file: File) -> Iterator[str]:
    """Each marked content belongs to one element, which both the tree and the parent tree say."""
    owners: dict[tuple[int, int], list[Node]] = {}
    for node in file.nodes:
        for mark in node.marks:
            owners.setdefault(mark, []).append(node)
    for place, (page, content) in enumerate(zip(file.pages, file.contents, strict=True)):
        numbers = {mark.number for mark, _ in content.opened if mark.number is not None}
        key = page.get("/StructParents")
        entry = file.parents.get(int(key)) if key is not None else None
        if numbers and not isinstance(entry, Array):
            yield f"page {place + 1} has no entry in the parent tree"
            continue
        for number in sorted(numbers):
            found = owners.pop((place, number), [])
            if len(found) != 1:
                yield f"{len(found)} elements have the marked content {number} of page {place + 1}"
            elif number >= len(entry) or entry[number].objgen != found[0].element.objgen:
                yield f"the parent tree has another parent for the content {number} of page {place + 1}"
        if isinstance(entry, Array) and len(entry) != len(numbers):
            yield f"the parent tree has {len(entry)} marked contents of page {place + 1}, not {len(numbers)}"
    for (page, number), found in owners.items():
        yield f"{found[0]} has the marked content {number} of page {page + 1}, which is not there"


@collected(RULES, "ISO 32000-1, 14.7.4.4")
def own_keys(file: File) -> Iterator[str]:
    """No two pages or annotations have the same key in the parent tree."""
    keys = [page.get("/StructParents") for page in file.pages]
    keys += [one.get("/StructParent") for _, one in file.annotations]
    for key, count in Counter(int(key) for key in keys if key is not None).items():
        if count > 1:
            yield f"the key {key} of the parent tree is that of {count} things"


@collected(RULES, "ISO 14289-1, 7.18.3")
def tabs(file: File) -> Iterator[str]:
    """On a page with links the tabulator key follows the structure."""
    for place, page in enumerate(file.pages, 1):
        if page.get("/Annots") and str(page.get("/Tabs")) != "/S":
            yield f"on page {place} the tabulator key does not follow the structure"


@collected(RULES, "ISO 14289-1, 7.20")
def no_tagged_forms(file: File) -> Iterator[str]:
    """Nothing that may be painted twice has marked content of its own."""
    for stream in file.streams:
        if str(stream.get("/Subtype")) == "/Form" and b"/MCID" in stream.read_bytes():
            yield f"the form {stream.objgen[0]} has marked content"
