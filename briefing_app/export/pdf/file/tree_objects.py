"""The structure tree as PDF objects: elements, and the ways to them from pages and annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.pdf.file.structure import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.file.file_objects import FileObjects
    from briefing_app.export.pdf.file.structure import Tree

_MARK_MASK = (1 << 20) - 1


def add_tree(
    objects: FileObjects,
    tree: Tree,
    pages: Sequence[int],
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element],
) -> int:
    """Add the structure tree, which is taken apart; return the number of its root.

    `pages` are the object numbers of the pages, `marked` the elements of their marked contents.
    The key of a page is its place, those of the `annotated` elements follow in their order.
    """
    root, parents = objects.reserve(), objects.reserve()
    elements = list(tree.root.walk())
    for number, element in enumerate(elements, objects.reserve_many(len(elements))):
        element.number = number
    named: list[tuple[str, int]] = []
    for element in elements:
        number = element.number
        above = root if element.parent is None else element.parent.number
        more = element.more
        if element.identifier:
            more += f"/ID ({element.identifier})"
            named.append((element.identifier, number))
        kids, page = _kids(element, pages)
        element.kids = []  # else a long document is a knot that only the garbage collector unties
        objects.put(number, f"<</Type/StructElem/S/{element.kind}/P {above} 0 R{page}{more}/K{kids}>>")
    nums = [
        f"{key}[{' '.join([f'{element.number} 0 R' for element in part])}]" for key, part in enumerate(marked)
    ]
    nums += [f"{key} {part.number} 0 R" for key, part in enumerate(annotated, len(pages))]
    objects.put(parents, f"<</Nums[{' '.join(nums)}]>>")
    identifiers = "".join(f"({name}) {number} 0 R " for name, number in sorted(named))
    names = f"/IDTree <</Names[{identifiers}]>>" if named else ""
    objects.put(
        root,
        f"<</Type/StructTreeRoot/K {tree.root.number} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(pages) + len(annotated)}{names}>>",
    )
    return root


def _kids(element: Element, pages: Sequence[int]) -> tuple[str, str]:
    """Return the kids of an element as an array, and the entry for the page that its marks are on."""
    if len(element.kids) == 1 and isinstance(element.kids[0], int):  # nearly every leaf
        mark = element.kids[0]
        return f"[{mark & _MARK_MASK}]", f"/Pg {pages[mark >> 20]} 0 R"
    home = -1
    words: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            words.append(f"{kid.number} 0 R")
        elif isinstance(kid, int):
            page = kid >> 20
            if home < 0:
                home = page
            if page == home:
                words.append(str(kid & _MARK_MASK))
            else:
                words.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {kid & _MARK_MASK}>>")
        else:
            words.append(f"<</Type/OBJR/Pg {pages[kid[0]]} 0 R/Obj {kid[1]} 0 R>>")
    return f"[{' '.join(words)}]", f"/Pg {pages[home]} 0 R" if home >= 0 else ""
