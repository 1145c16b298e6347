"""Links and bookmarks as PDF objects written straight out.

ReportLab's own go through several layers for every entry of every dictionary; a long
review has thousands of links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor lies: the page, from 0, and its height above the foot of the sheet."""

    page: int
    height: float


@dataclass(slots=True)
class _Entry:
    """A bookmark and those under it."""

    title: str
    place: Place
    name: str
    children: list[_Entry] = field(default_factory=list)


def add_link(canvas: Any, box: tuple[float, float, float, float], goal: Place | str) -> None:
    """Add a link over `box` on the current page, to a place in the file or to an address."""
    edges = " ".join(f"{value:.2f}" for value in box)
    words = f"/Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [{edges}]"
    if isinstance(goal, Place):
        canvas._addAnnotation(_raw(words, {}, goal))
    else:
        canvas._addAnnotation(_raw(f"{words} /A << /S /URI /URI {_address(goal)} >>", {}))


def add_outline(doc: Any, entries: Sequence[tuple[int, str, Place]]) -> None:
    """Give the document its bookmarks: (depth, title, place); none is more than a level deeper."""
    root = _Entry("", Place(0, 0), "bookmarks")
    path = [(-1, root)]
    for number, (depth, title, place) in enumerate(entries):
        while path[-1][0] >= depth:
            path.pop()
        entry = _Entry(title, place, f"bookmark:{number}")
        path[-1][1].children.append(entry)
        path.append((depth, entry))
    if not root.children:
        return
    ends = {"First": root.children[0].name, "Last": root.children[-1].name}
    top = _raw(f"/Type /Outlines /Count {len(root.children)}", ends)
    doc.Reference(top, root.name)
    _add_children(doc, root)
    doc.Outlines = doc.outline = doc.Catalog.Outlines = top


def _add_children(doc: Any, parent: _Entry) -> None:
    """Add the bookmarks under `parent`, each closed at first."""
    last = len(parent.children) - 1
    for index, entry in enumerate(parent.children):
        links = {"Parent": parent.name}
        if index:
            links["Prev"] = parent.children[index - 1].name
        if index < last:
            links["Next"] = parent.children[index + 1].name
        words = f"/Title {_string(entry.title)}"
        if entry.children:
            links["First"] = entry.children[0].name
            links["Last"] = entry.children[-1].name
            words += f" /Count {-len(entry.children)}"
        doc.Reference(_raw(words, links, entry.place), entry.name)
        _add_children(doc, entry)


def _string(text: str) -> str:
    """Return `text` as a PDF string."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def _address(url: str) -> str:
    """Return a web address as a PDF string of bytes, what is not ASCII percent-encoded."""
    from urllib.parse import quote

    return f"<{quote(url, safe=_URL_SAFE, errors='replace').encode('ascii').hex().upper()}>"


_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"


def _raw(words: str, references: Mapping[str, str], goal: Place | None = None) -> Any:
    return _raw_kind()(words, references, goal)


@cache
def _raw_kind() -> Any:
    """Return the class of objects that write themselves, made when ReportLab is first needed."""
    from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

    class Raw(PDFObject):  # type: ignore[misc, unused-ignore]
        """A dictionary whose words are ready, but for the numbers of other objects."""

        __RefOnly__ = 1
        ready = 1

        def __init__(self, words: str, references: Mapping[str, str], goal: Place | None) -> None:
            self.words = words
            self.references = references
            self.goal = goal

        def prepare(self, document: Any, canvas: Any) -> None:
            """Do nothing: ReportLab asks its own outlines to get ready."""

        def format(self, document: Any) -> bytes:
            parts = ["<<", self.words]
            for key, name in self.references.items():
                number = PDFObjectReference(name).format(document).decode("ascii")
                parts.append(f"/{key} {number}")
            if self.goal is not None:
                page = PDFObjectReference(f"Page{self.goal.page + 1}").format(document)
                place = f"{page.decode('ascii')} /XYZ 0 {self.goal.height:.2f} null"
                parts.append(f"/Dest [{place}]")
            parts.append(">>")
            return " ".join(parts).encode("ascii")

    return Raw
