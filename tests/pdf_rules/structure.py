"""Rules on the structure tree: types, nesting, headings, lists, contents, notes, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name

from pdf_rules.reading import File, Node, Rule, collected

RULES: list[Rule] = []
GROUPING = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "NonStruct")
STANDARD = frozenset(
    {
        *GROUPING,
        *("Caption", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference"),
        *("BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "RB", "RT", "RP", "WT", "WP"),
        *("Figure", "Formula", "Form"),
    }
)
"""The standard structure types of ISO 32000-1, 14.8.4."""
WITHIN = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
HOLDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
_BLOCK = frozenset({*GROUPING, "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Caption"})
_IN_LINE = frozenset({"Span", "Quote", "Reference", "Link", "P", "H1", "H2", "H3", "H4", "H5", "H6"})


@collected(RULES, "ISO 14289-1, 7.1")
def has_tree(file: File) -> Iterator[str]:
    """There is a structure tree, with one element at its head."""
    if file.tree is None:
        yield "the catalog has no structure tree"
    elif [node.kind for node in file.tree.kids] != ["Document"]:
        yield f"the structure tree begins with {[node.kind for node in file.tree.kids]}"


@collected(RULES, "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.4")
def standard_types(file: File) -> Iterator[str]:
    """Every element is of a standard type, and no standard type is mapped to another."""
    for node in file.nodes:
        if node.kind not in STANDARD:
            yield f"{node} is of no standard type"
    tree = file.root.get("/StructTreeRoot")
    roles = tree.get("/RoleMap", {}) if isinstance(tree, Dictionary) else {}
    for name in roles:
        if name[1:] in STANDARD:
            yield f"the standard type {name[1:]} is mapped to another"


@collected(RULES, "ISO 32000-1, 14.7.2")
def parents_agree(file: File) -> Iterator[str]:
    """Each element names as its parent the one that has it among its kids."""
    seen: set[int] = set()
    for node in file.nodes:
        parent = node.parent.element if node.parent else None
        if parent is None or node.element.get("/P", Dictionary()).objgen != parent.objgen:
            yield f"{node} names another parent"
        if node.element.objgen[0] in seen:
            yield f"{node} has two places"
        seen.add(node.element.objgen[0])


@collected(RULES, "ISO 14289-1, 7.2, 7.5 and 7.6; ISO 32000-1, 14.8.4.3")
def nesting(file: File) -> Iterator[str]:
    """Rows, cells, items and entries stand where they belong, and nothing else stands there."""
    for node in file.nodes:
        above = node.parent.kind if node.parent else ""
        if node.kind in WITHIN and above not in WITHIN[node.kind]:
            yield f"{node} stands in {above}"
        if above in HOLDS and node.kind not in HOLDS[above]:
            yield f"{node} stands in {above}"
        if node.kind in _BLOCK and above in _IN_LINE:
            yield f"{node} stands in a line of {above}"


@collected(RULES, "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3")
def captions(file: File) -> Iterator[str]:
    """A caption is the first or the last of what it captions, in a list or in contents the first."""
    for node in file.nodes:
        places = [place for place, kid in enumerate(node.kids) if kid.kind == "Caption"]
        allowed = {0, len(node.kids) - 1} if node.kind in ("Table", "Figure") else {0}
        if len(places) > 1 or not allowed.issuperset(places):
            yield f"the caption of {node} stands in between"


@collected(RULES, "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.2")
def no_direct_content(file: File) -> Iterator[str]:
    """What only groups others has no words of its own."""
    grouping = {*GROUPING, "Table", "THead", "TBody", "TR", "L", "LI", "Reference", "Note"} - {"TOCI"}
    for node in file.nodes:
        if node.kind in grouping and node.marks:
            yield f"{node} has words of its own"


@collected(RULES, "ISO 14289-1, 7.4.2")
def headings(file: File) -> Iterator[str]:
    """The first heading is H1, and none is more than one level below the one before."""
    before = 0
    for node in file.nodes:
        if node.kind == "H" or (node.kind[0] == "H" and node.kind[1:].isdigit()):
            level = int(node.kind[1:] or 0)
            if level > before + 1:
                yield f"{node} follows a heading of level {before}"
            before = level


@collected(RULES, "ISO 14289-1, 7.4.4")
def one_way_of_headings(file: File) -> Iterator[str]:
    """Headings are numbered: H does not stand beside H1."""
    if any(node.kind == "H" for node in file.nodes):
        yield "a heading has no level"


@collected(RULES, "ISO 14289-1, 7.6; ISO 32000-1, 14.8.5.5")
def lists(file: File) -> Iterator[str]:
    """A list whose items have labels says how they are numbered; each item has its words."""
    for node in file.nodes:
        if node.kind == "L":
            labelled = any(kid.kind == "Lbl" for item in node.kids for kid in item.kids)
            if labelled and node.attribute("/List", "/ListNumbering") is None:
                yield f"{node} does not say how it is numbered"
        if node.kind == "LI" and not node.kids:
            yield f"{node} is empty"


@collected(RULES, "ISO 14289-1, 7.9")
def notes(file: File) -> Iterator[str]:
    """Each note has an identifier of its own, by which the tree finds it."""
    found = [str(node.element.get("/ID", "")) for node in file.nodes if node.kind == "Note"]
    for identifier, count in Counter(found).items():
        if not identifier:
            yield f"{count} notes have no identifier"
        elif count > 1:
            yield f"{count} notes have the identifier {identifier}"
    known = _identifiers(file)
    for node in file.nodes:
        if "/ID" in node.element and known.get(bytes(node.element.ID)) != node.element.objgen:
            yield f"the tree does not find {node} by its identifier"


def _identifiers(file: File) -> dict[bytes, tuple[int, int]]:
    tree = file.root.get("/StructTreeRoot", Dictionary()).get("/IDTree", Dictionary())
    entries = list(tree.get("/Names", []))
    names = [bytes(name) for name in entries[::2]]
    return (
        dict(zip(names, (one.objgen for one in entries[1::2]), strict=True)) if names == sorted(names) else {}
    )


@collected(RULES, "ISO 14289-1, 7.3")
def figures(file: File) -> Iterator[str]:
    """Each picture is described in words, and says where on its page it stands."""
    for node in file.nodes:
        if node.kind not in ("Figure", "Formula"):
            continue
        if not str(node.element.get("/Alt", "")).strip() and "/ActualText" not in node.element:
            yield f"{node} is not described"
        box = node.attribute("/Layout", "/BBox")
        page = node.element.get("/Pg")
        if not isinstance(box, Array) or len(box) != 4 or page is None:
            yield f"{node} does not say where it stands"
            continue
        left, bottom, right, top = (float(value) for value in box)
        sheet = [float(value) for value in page.MediaBox]
        if not (sheet[0] <= left < right <= sheet[2] and sheet[1] <= bottom < top <= sheet[3]):
            yield f"{node} stands beside its page"


@collected(RULES, "ISO 14289-1, 7.18.1 and 7.18.5")
def references(file: File) -> Iterator[str]:
    """A link has words and a place to click; words that lead nowhere are no link."""
    for node in file.nodes:
        if node.kind == "Link" and not (node.objects and (node.marks or node.kids)):
            yield f"{node} has no words or no annotation"


@collected(RULES, "ISO 14289-1, 7.1")
def not_empty(file: File) -> Iterator[str]:
    """Only cells may be empty, and a document that says nothing."""
    for node in file.nodes:
        if not (node.kids or node.marks or node.objects) and node.kind not in ("TD", "TH", "Document"):
            yield f"{node} is empty"


def ancestors(node: Node) -> Iterator[Node]:
    """Yield what an element stands in, from the inside out."""
    while node.parent is not None:
        node = node.parent
        yield node


@collected(RULES, "ISO 19005-2, 6.7.3.1; ISO 32000-1, 14.7.4.4")
def next_key(file: File) -> Iterator[str]:
    """The next key of the parent tree is above all that it has."""
    tree = file.root.get("/StructTreeRoot", Dictionary())
    if file.parents and int(tree.get("/ParentTreeNextKey", 0)) <= max(file.parents):
        yield "the next key of the parent tree is taken"
    if tree.get("/Type") != Name("/StructTreeRoot"):
        yield "the root of the structure tree does not say that it is"
