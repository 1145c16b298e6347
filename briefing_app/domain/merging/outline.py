"""Three-way merging of a briefing's sections and items, each known by its id."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing_app.domain.briefings.briefing import ArticleItem, Item, NoteItem, Section, StatementItem
from briefing_app.domain.identity import ItemId, SectionId
from briefing_app.domain.merging.collisions import Collisions
from briefing_app.domain.merging.fields import Rules, merged_fields, merged_order

Sections = tuple[Section, ...]
_ITEM = Rules(lists=frozenset({"also_in"}), apart=frozenset({"id"}))
_SECTION = Rules(apart=frozenset({"id", "items"}))


def merged_sections(base: Sections, mine: Sections, theirs: Sections, found: Collisions) -> Sections:
    """Return both outlines in one; where they collide mine stands and is noted."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    items = _merged_items(_items(base), _items(mine), _items(theirs), found)
    was, here, there = ({one.id: one for one in side} for side in (base, mine, theirs))
    order = merged_order(list(was), list(here), list(there))
    if order is None:
        found.add("the order of the sections")
        order = [*here, *(one for one in there if one not in was and one not in here)]
    order = [*order, *_still_needed(order, was, here, there, found)]
    sections = [_merged_section(was.get(one), here.get(one), there.get(one), items, found) for one in order]
    return _each_once(sections, mine, items, found)


def _items(sections: Sections) -> dict[ItemId, Item]:
    return {item.id: item for section in sections for item in section.items}


def _merged_items(
    was: dict[ItemId, Item], here: dict[ItemId, Item], there: dict[ItemId, Item], found: Collisions
) -> dict[ItemId, Item]:
    """Return the items that stay, each with what both made of it."""
    kept: dict[ItemId, Item] = {}
    for one in {**there, **here}:
        before, mine, theirs = was.get(one), here.get(one), there.get(one)
        if mine is None or theirs is None:
            stays = mine or theirs
            if stays is None or stays == before:
                continue  # taken out by one, and as it was for the other
            if before is not None:
                found.add("an item that one took out and the other changed", _words(mine))
                if mine is None:
                    continue
            kept[one] = stays
        elif before is None or type(before) is not type(mine) or type(mine) is not type(theirs):
            kept[one] = mine
        else:
            kept[one] = merged_fields(before, mine, theirs, _ITEM, found)
    return kept


def _words(item: Item | None) -> str:
    match item:
        case NoteItem(text=text):
            return text
        case ArticleItem(summary=summary, headline=headline):
            return summary or headline
        case StatementItem(wording=wording):
            return wording or ""
    return ""


def _still_needed(
    order: list[SectionId],
    was: dict[SectionId, Section],
    here: dict[SectionId, Section],
    there: dict[SectionId, Section],
    found: Collisions,
) -> list[SectionId]:
    """Return the sections that one took out though the other changed something in them."""
    needed: list[SectionId] = []
    for one, before in was.items():
        stays = here.get(one) or there.get(one)
        if one in order or (one in here and one in there) or stays is None or stays == before:
            continue
        found.add(f"the section “{stays.title}”, which one took out")
        if one in here:
            needed.append(one)
    return needed


def _merged_section(
    was: Section | None,
    here: Section | None,
    there: Section | None,
    items: dict[ItemId, Item],
    found: Collisions,
) -> Section:
    some = here or there
    assert some is not None
    section = merged_fields(was, here, there, _SECTION, found) if was and here and there else some
    orders = [[item.id for item in one.items] if one else [] for one in (was, here, there)]
    if was is not None and (here is None or there is None):
        order: list[ItemId] | None = [item.id for item in some.items]
    else:
        order = merged_order(*orders)
    if order is None:
        found.add(f"the order of the items in “{section.title}”")
        order = [*orders[1], *(one for one in orders[2] if one not in orders[0] and one not in orders[1])]
    return replace(section, items=tuple(items[one] for one in order if one in items))


def _each_once(
    sections: list[Section], mine: Sections, items: dict[ItemId, Item], found: Collisions
) -> Sections:
    """Let no item stand twice, when both moved it to another section, and let none be lost."""
    times = Counter(item.id for section in sections for item in section.items)
    where = {item.id: section.id for section in mine for item in section.items}
    twice = {one for one, count in times.items() if count > 1}
    if twice:
        found.add("the section that an item stands in")
    placed = [
        replace(
            section,
            items=tuple(
                item for item in section.items if item.id not in twice or where.get(item.id) == section.id
            ),
        )
        for section in sections
    ]
    lost = [item for one, item in items.items() if one not in times]
    if lost and placed:
        placed[-1] = replace(placed[-1], items=(*placed[-1].items, *lost))
    return tuple(placed)
