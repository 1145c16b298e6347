"""A PDF opened for checking: its structure tree, what its pages paint, and the fonts they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset({*SHOWING, "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"})
UNSEEN = 3
"""The way of rendering text that paints nothing."""

Check = Callable[["File"], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """A rule, by the clause that it is in."""

    clause: str
    check: Check


def collected(rules: list[Rule], clause: str) -> Callable[[Check], Check]:
    """Return a decorator that adds a check to `rules`."""

    def add(check: Check) -> Check:
        rules.append(Rule(clause, check))
        return check

    return add


@dataclass
class Node:
    """A structure element. `marks` are (page, number) of its marked contents, `objects` its annotations."""

    kind: str
    element: Object
    parent: Node | None
    kids: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kind} (object {self.element.objgen[0]})"

    def attribute(self, owner: str, key: str) -> Object | None:
        """Return an attribute of the element, None when it has none."""
        found = self.element.get("/A")
        for one in found if isinstance(found, Array) else [found]:
            if isinstance(one, Dictionary) and one.get("/O") == Name(owner) and key in one:
                return one[key]
        return None


@dataclass
class Marked:
    """A marked-content sequence while it is open: `number` is its MCID, None without one."""

    tag: str
    number: int | None
    has_text: bool
    language: bool


@dataclass
class Painted:
    """Something painted on a page: by which operator, inside which sequences, in which font."""

    operator: str
    inside: tuple[Marked, ...]
    font: str = ""
    codes: bytes = b""
    seen: bool = True

    @property
    def number(self) -> int | None:
        """Return the number of the innermost marked content that it is in."""
        return next((mark.number for mark in reversed(self.inside) if mark.number is not None), None)

    @property
    def is_artifact(self) -> bool:
        return any(mark.tag == "/Artifact" for mark in self.inside)


@dataclass
class PageContent:
    """What a page paints, which marked contents it opens, and what is wrong in how it does."""

    painted: list[Painted] = field(default_factory=list)
    opened: list[tuple[Marked, tuple[Marked, ...]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    deepest: int = 0


class File:
    """A PDF under examination."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.root: Dictionary = self.pdf.Root

    @cached_property
    def pages(self) -> list[Object]:
        return [page.obj for page in self.pdf.pages]

    @cached_property
    def page_places(self) -> dict[int, int]:
        """Return the place of each page, by its object number."""
        return {page.objgen[0]: place for place, page in enumerate(self.pages)}

    @cached_property
    def tree(self) -> Node | None:
        """Return the structure tree, its root standing for the root of the file's tree."""
        found = self.root.get("/StructTreeRoot")
        if not isinstance(found, Dictionary):
            return None
        top = Node("StructTreeRoot", found, None)
        waiting = [top]
        while waiting:
            node = waiting.pop()
            kids = node.element.get("/K")
            for kid in kids if isinstance(kids, Array) else [kids]:
                self._take_kid(node, kid)
            waiting.extend(node.kids)
        return top

    def _take_kid(self, node: Node, kid: object) -> None:
        page = self._place(node.element.get("/Pg"))
        if isinstance(kid, Dictionary):
            own = self._place(kid.get("/Pg"))
            page = page if own is None else own
            if kid.get("/Type") == Name("/MCR"):
                node.marks.append((-1 if page is None else page, int(kid.MCID)))
            elif kid.get("/Type") == Name("/OBJR"):
                node.objects.append((-1 if page is None else page, kid.Obj.objgen[0]))
            elif "/S" in kid:
                node.kids.append(Node(str(kid.S)[1:], kid, node))
        elif kid is not None:
            node.marks.append((-1 if page is None else page, int(kid)))  # type: ignore[call-overload]

    def _place(self, page: object) -> int | None:
        return self.page_places.get(page.objgen[0]) if isinstance(page, Dictionary) else None

    @cached_property
    def nodes(self) -> list[Node]:
        """Return every structure element in the order of reading."""
        found: list[Node] = []
        waiting = [self.tree] if self.tree else []
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(node.kids))
        return found[1:]

    @cached_property
    def parents(self) -> dict[int, Object]:
        """Return the entries of the parent tree."""
        tree = self.root.get("/StructTreeRoot")
        found = tree.get("/ParentTree") if isinstance(tree, Dictionary) else None
        return dict(_numbers(found)) if isinstance(found, Dictionary) else {}

    @cached_property
    def contents(self) -> list[PageContent]:
        return [read_content(page) for page in self.pages]

    @cached_property
    def annotations(self) -> list[tuple[int, Object]]:
        """Return (page, annotation) of all pages."""
        return [(place, one) for place, page in enumerate(self.pages) for one in page.get("/Annots", [])]

    @cached_property
    def streams(self) -> list[Stream]:
        return [one for one in self.pdf.objects if isinstance(one, Stream)]

    @cached_property
    def dictionaries(self) -> list[Object]:
        """Return every dictionary that is an object of its own, those of streams too."""
        return [one for one in self.pdf.objects if isinstance(one, Dictionary | Stream)]

    @cached_property
    def shown(self) -> dict[int, tuple[Object, set[int]]]:
        """Return each font that paints text, by object number, with the codes that it paints."""
        found: dict[int, tuple[Object, set[int]]] = {}
        for page, content in zip(self.pages, self.contents, strict=True):
            named = page.Resources.get("/Font", {})
            for painted in content.painted:
                if painted.operator in SHOWING and painted.seen and painted.font in named:
                    font = named[painted.font]
                    _, codes = found.setdefault(font.objgen[0], (font, set()))
                    codes.update(two_bytes(painted.codes))
        return found


def two_bytes(data: bytes) -> list[int]:
    """Return the codes of a string in a font whose codes are two bytes long."""
    return [data[place] << 8 | data[place + 1] for place in range(0, len(data) - 1, 2)]


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    entries = list(tree.get("/Nums", []))
    yield from zip((int(key) for key in entries[::2]), entries[1::2], strict=True)
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def read_content(page: Object) -> PageContent:
    """Return what the content of a page paints."""
    content = PageContent()
    inside: list[Marked] = []
    font, seen, depth = "", True, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            mark = _marked(operands, page)
            content.opened.append((mark, tuple(inside)))
            inside.append(mark)
        elif name == "EMC":
            if inside:
                inside.pop()
            else:
                content.faults.append("a marked content ends that never began")
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tr":
            seen = int(operands[0]) != UNSEEN
        elif name in ("q", "Q"):
            depth += 1 if name == "q" else -1
            content.deepest = max(content.deepest, depth)
        elif name in PAINTING:
            codes = _codes(operands) if name in SHOWING else b""
            content.painted.append(Painted(name, tuple(inside), font, codes, seen))
        elif name in _COLOURS:
            content.colours.add(_COLOURS[name] or str(operands[0]))
    if inside:
        content.faults.append("a marked content never ends")
    return content


_COLOURS = {
    "rg": "/DeviceRGB",
    "RG": "/DeviceRGB",
    "g": "/DeviceGray",
    "G": "/DeviceGray",
    "k": "/DeviceCMYK",
    "K": "/DeviceCMYK",
    "cs": "",
    "CS": "",
}


def _codes(operands: list[Object]) -> bytes:
    last = operands[-1]
    parts = last if isinstance(last, Array) else [last]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _marked(operands: list[Object], page: Object) -> Marked:
    more = operands[1] if len(operands) > 1 else None
    if isinstance(more, Name):
        more = page.Resources.get("/Properties", {}).get(str(more))
    if not isinstance(more, Dictionary):
        return Marked(str(operands[0]), None, False, False)
    number = more.get("/MCID")
    has_text = "/ActualText" in more or "/Alt" in more or "/E" in more
    return Marked(str(operands[0]), None if number is None else int(number), has_text, "/Lang" in more)
