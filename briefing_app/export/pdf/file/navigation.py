"""Links and bookmarks as PDF objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.document.nodes import Heading, ItemHead, Paragraph, Quotation, Sources, plain
from briefing_app.export.anchors import source_anchor
from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.document.nodes import Document
    from briefing_app.export.pdf.file.file_objects import FileObjects


class Place(NamedTuple):
    """Where an anchor lies: the page, from 0, and its height above the foot of the sheet."""

    page: int
    height: float


class LinkNote(NamedTuple):
    """A link over `edges` of a page: to a place in the file or to an address.

    `words` is what a reader without sight hears of it, as a string of the file; `key` leads
    from it to its element.
    """

    edges: tuple[float, float, float, float]
    goal: Place | str
    words: str
    key: int


LONGEST_SPOKEN = 100
"""Characters that are read out of where a link leads."""


def goals_of(document: Document) -> dict[str, str]:
    """Return in words where each anchor of a document leads."""
    goals: dict[str, str] = {}
    for block in document.blocks:
        match block:
            case Heading(anchor=anchor, number=number, inlines=inlines):
                goals[anchor] = f"{number} {plain(inlines)}"
            case ItemHead(anchor=anchor, number=number, inlines=inlines):
                goals[anchor] = f"{number} {plain(inlines)}"
            case Paragraph(anchor=anchor, inlines=inlines) if anchor:
                goals[anchor] = plain(inlines)
            case Quotation(anchor=anchor, attribution=attribution) if anchor:
                goals[anchor] = plain(attribution)
            case Sources(anchor=anchor, title=title, entries=entries):
                goals[anchor] = title
                goals.update({source_anchor(e.number): f"{e.number} {plain(e.inlines)}" for e in entries})
    return {anchor: _shortened(clean(words).strip()) or anchor for anchor, words in goals.items()}


def bookmarks_of(document: Document, places: Mapping[str, Place]) -> list[tuple[int, str, Place]]:
    """Return headings, items and sources as bookmarks: (depth, title, place)."""
    entries: list[tuple[int, str, Place]] = []
    for block in document.blocks:
        match block:
            case Heading(level=level, inlines=inlines, anchor=anchor, number=number):
                wanted, title = level - 1, f"{number}  {plain(inlines)}".strip()
            case ItemHead(number=number, inlines=inlines, anchor=anchor):
                wanted, title = 2, f"{number}  {plain(inlines)}".strip()
            case Sources(title=title, anchor=anchor):
                wanted = 0
            case _:
                continue
        if anchor in places:
            entries.append((wanted, clean(title).strip() or "–", places[anchor]))
    return entries


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_SPOKEN:
        return words
    return f"{words[:LONGEST_SPOKEN].rpartition(' ')[0] or words[:LONGEST_SPOKEN]} …"


@dataclass(slots=True)
class _Entry:
    """A bookmark and those under it."""

    title: str
    place: Place
    number: int
    children: list[_Entry] = field(default_factory=list)


def put_link(objects: FileObjects, number: int, note: LinkNote, pages: Sequence[int]) -> None:
    """Write a link as the object `number`."""
    (left, bottom, right, top), goal, words, key = note
    if isinstance(goal, Place):
        action = f"/Dest {_destination(goal, pages)}"
    else:
        action = f"/A <</S/URI/URI {syntax.address(goal)}>>"
    objects.put(
        number,
        f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
        f"{action}/Contents {words}/StructParent {key}>>",
    )


def add_outline(
    objects: FileObjects, entries: Sequence[tuple[int, str, Place]], pages: Sequence[int]
) -> int | None:
    """Add the bookmarks, (depth, title, place), none more than a level deeper than the one before.

    Return the number of their root, None when there are no `entries`.
    """
    if not entries:
        return None
    root = _Entry("", Place(0, 0), objects.reserve())
    path = [(-1, root)]
    for depth, title, place in entries:
        while path[-1][0] >= depth:
            path.pop()
        entry = _Entry(title, place, objects.reserve())
        path[-1][1].children.append(entry)
        path.append((depth, entry))
    first, last = root.children[0].number, root.children[-1].number
    count = len(root.children)
    objects.put(root.number, f"<</Type/Outlines/Count {count}/First {first} 0 R/Last {last} 0 R>>")
    _put_children(objects, root, pages)
    return root.number


def _put_children(objects: FileObjects, parent: _Entry, pages: Sequence[int]) -> None:
    """Write the bookmarks under `parent`, each closed at first."""
    last = len(parent.children) - 1
    for index, entry in enumerate(parent.children):
        words = f"/Title {syntax.text_string(entry.title)}/Parent {parent.number} 0 R"
        if index:
            words += f"/Prev {parent.children[index - 1].number} 0 R"
        if index < last:
            words += f"/Next {parent.children[index + 1].number} 0 R"
        if entry.children:
            first, end = entry.children[0].number, entry.children[-1].number
            words += f"/First {first} 0 R/Last {end} 0 R/Count {-len(entry.children)}"
        objects.put(entry.number, f"<<{words}/Dest {_destination(entry.place, pages)}>>")
        _put_children(objects, entry, pages)


def _destination(place: Place, pages: Sequence[int]) -> str:
    return f"[{pages[place.page]} 0 R/XYZ 0 {place.height:.2f} null]"
