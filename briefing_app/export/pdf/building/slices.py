"""Strips that are higher than a page, cut into slices between their lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Hold, Picture, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.boxes import Item

ABOVE = 14.0
"""Room over the baseline of the first line of a slice."""


def sliced(strips: Sequence[Strip], room: float) -> Sequence[Strip]:
    """Return `strips`, those higher than `room` as several, each no higher."""
    if all(max(strip.height, strip.depth) <= room for strip in strips):
        return strips
    return [part for strip in strips for part in _slices(strip, room)]


def _slices(strip: Strip, room: float) -> list[Strip]:
    if max(strip.height, strip.depth) <= room or strip.columns:
        return [strip]
    groups: list[list[Item]] = [[]]
    start, starts = 0.0, [0.0]
    for item in sorted(strip.items, key=_lowest):
        if _lowest(item) - start > room - ABOVE / 2 and groups[-1]:
            start = item.y - ABOVE
            starts.append(start)
            groups.append([])
        groups[-1].append(item)
    places = {id(item): place for place, item in enumerate(strip.items)}
    bottom = max(strip.height, strip.depth)
    parts: list[Strip] = []
    for number, (begin, items) in enumerate(zip(starts, groups, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else bottom
        for item in items:
            item.y -= begin
        items.sort(key=lambda item: places[id(item)])
        part = replace(strip, height=min(end - begin, room), depth=0.0, items=items)
        if number:
            part.space, part.hold, part.anchors, part.rule = 0.0, Hold.FREE, (), None
        parts.append(part)
    return parts


def _lowest(item: Item) -> float:
    return item.y + item.height if isinstance(item, Picture) else item.y
