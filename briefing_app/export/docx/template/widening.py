"""Headers and footers of upright pages on turned ones: what ended at the edge ends there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.export.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{W}}}"
_NEAR = 200  # twentieths of a point by which a stop may miss the edge
# What stands before the stops in the properties of a paragraph.
_BEFORE_TABS = {
    f"{_W}{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd",
    )
}  # fmt: skip


class StyleStops:
    """The tab stops that the paragraph styles of a template set."""

    def __init__(self, styles: _Element) -> None:
        self._stops: dict[str, dict[str, str]] = {}
        self._bases: dict[str, str] = {}
        self._default = ""
        self._named: dict[str, str] = {}
        for style in styles.iter(f"{_W}style"):
            if style.get(f"{_W}type", "paragraph") != "paragraph":
                continue
            key, base = style.get(f"{_W}styleId", ""), style.find(f"{_W}basedOn")
            self._stops[key] = {
                tab.get(f"{_W}pos", ""): tab.get(f"{_W}val", "")
                for tab in style.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab")
            }
            name = style.find(f"{_W}name")
            if name is not None:
                self._named[name.get(f"{_W}val", "").casefold()] = key
            self._bases[key] = "" if base is None else base.get(f"{_W}val", "")
            if style.get(f"{_W}default") in ("1", "true", "on"):
                self._default = key

    def of(self, paragraph: _Element) -> dict[str, str]:
        """Return the stops, by their place, that `paragraph` has from its style."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._of_style(self._default if style is None else style.get(f"{_W}val", ""))

    def called(self, name: str) -> dict[str, str]:
        """Return the stops of the style called `name`, none if there is no such style."""
        return self._of_style(self._named.get(name.casefold(), ""))

    def _of_style(self, key: str) -> dict[str, str]:
        chain: list[str] = []
        while key in self._stops and key not in chain:
            chain.append(key)
            key = self._bases[key]
        stops: dict[str, str] = {}
        for step in reversed(chain):
            stops |= self._stops[step]
        return {place: kind for place, kind in stops.items() if kind != "clear"}


def widen(root: _Element, stops: StyleStops, old: float, new: float) -> None:
    """Move stops and tables of a header from a measure of `old` points to one of `new`."""
    before, after = round(old * 20), round(new * 20)
    for paragraph in root.iter(f"{_W}p"):
        own = {tab.get(f"{_W}pos", ""): tab.get(f"{_W}val", "") for tab in paragraph.iterfind(_TABS)}
        moved = {
            place: (kind, where)
            for place, kind in (stops.of(paragraph) | own).items()
            if (where := _moved(place, kind, before, after)) is not None
        }
        if moved and next(paragraph.iter(f"{_W}tab"), None) is not None:
            _set(paragraph, moved)
    for table in root.iter(f"{_W}tbl"):
        _stretch(table, before, after)


_TABS = f"{_W}pPr/{_W}tabs/{_W}tab"


def _moved(place: str, kind: str, before: int, after: int) -> int | None:
    """Return where a stop at `place` belongs on the wider page, None where it was."""
    try:
        at = float(place)
    except ValueError:
        return None
    if kind not in ("right", "end", "center") or at < before / 4:
        return None
    return round(at * after / before)


def _set(paragraph: _Element, moved: dict[str, tuple[str, int]], cleared: set[str] | None = None) -> None:
    """Put stops where `moved` says, instead of those at its keys or at the places `cleared`."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    tabs = properties.find(f"{_W}tabs")
    if tabs is None:
        tabs = etree.Element(f"{_W}tabs")
        place = next((at for at, e in enumerate(properties) if e.tag not in _BEFORE_TABS), len(properties))
        properties.insert(place, tabs)
    for tab in list(tabs):
        if tab.get(f"{_W}pos") in moved:
            tabs.remove(tab)
    stops = [(where, kind) for kind, where in moved.values()]
    places = {where for where, _ in stops}
    gone = {round(float(place)) for place in (moved if cleared is None else cleared)}
    stops += [(place, "clear") for place in gone - places]
    for where, kind in stops:
        etree.SubElement(tabs, f"{_W}tab", {f"{_W}val": kind, f"{_W}pos": str(where)})
    tabs[:] = sorted(tabs, key=lambda tab: float(tab.get(f"{_W}pos", "0")))


def fit(paragraph: _Element, theirs: dict[str, str], measure: float, *, middle: bool) -> None:
    """Give a line of ours a stop at the edge of `measure` points, and one in the `middle`, not `theirs`."""
    edge = round(measure * 20)
    stops = {str(edge): ("right", edge)}
    if middle:
        stops[str(edge // 2)] = ("center", edge // 2)
    _set(paragraph, stops, {place for place in theirs if place not in stops})


def _stretch(table: _Element, before: int, after: int) -> None:
    """Widen a table that fills the measure."""
    grid = [column.get(f"{_W}w", "") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    if not grid or not all(width.isdigit() for width in grid):
        return
    if abs(sum(map(int, grid)) - before) >= 2 * _NEAR:
        return
    for element in table.iter(f"{_W}gridCol", f"{_W}tcW", f"{_W}tblW"):
        width = element.get(f"{_W}w", "")
        if width.isdigit() and element.get(f"{_W}type", "dxa") == "dxa":
            element.set(f"{_W}w", str(round(int(width) * after / before)))
