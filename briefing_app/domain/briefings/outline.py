"""The order of a briefing: sections and items, changed by making a new briefing.

Every function is total: an id that the briefing does not hold is passed over, a position
beyond the end means the end. An `ArticleItem` leads the statements of its article that
directly follow it; together they are a group, which moves and is numbered as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    Item,
    NoteItem,
    Section,
    StatementItem,
)
from briefing_app.domain.identity import ItemId, SectionId


@dataclass(frozen=True, slots=True)
class Group:
    """What is read as one: an article with its statements, or a single item.

    `lead` is the first item; `led` are the statements printed under an article.
    """

    lead: Item
    led: tuple[StatementItem, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The lead and what it leads, in order."""
        return (self.lead, *self.led)

    @property
    def is_numbered(self) -> bool:
        """Tell whether the group has a number on paper; notes have none."""
        return not isinstance(self.lead, NoteItem)


def groups(section: Section) -> tuple[Group, ...]:
    """Return the groups of `section`, in order; together they hold each of its items once."""
    made: list[Group] = []
    for item in section.items:
        if made and isinstance(item, StatementItem) and _leads(made[-1].lead, item):
            made[-1] = replace(made[-1], led=(*made[-1].led, item))
        else:
            made.append(Group(item))
    return tuple(made)


def item_numbers(briefing: Briefing) -> dict[ItemId, int]:
    """Return the printed number of each group, under the id of its lead: 1… over all sections."""
    leads = (group.lead.id for section in briefing.sections for group in groups(section) if group.is_numbered)
    return {item_id: number for number, item_id in enumerate(leads, start=1)}


def items(briefing: Briefing) -> Iterator[Item]:
    """Give every item of `briefing`, in the order of printing."""
    for section in briefing.sections:
        yield from section.items


def find_item(briefing: Briefing, item_id: ItemId) -> Item | None:
    """Return the item `item_id`, None if the briefing does not hold it."""
    return next((item for item in items(briefing) if item.id == item_id), None)


def section_of(briefing: Briefing, item_id: ItemId) -> Section | None:
    """Return the section that holds the item `item_id`, None if none does."""
    for section in briefing.sections:
        if any(item.id == item_id for item in section.items):
            return section
    return None


def group_of(briefing: Briefing, item_id: ItemId) -> Group | None:
    """Return the group that the item `item_id` belongs to, None if the briefing lacks it."""
    section = section_of(briefing, item_id)
    if section is None:
        return None
    return next(group for group in groups(section) if _holds(group, item_id))


def add_section(briefing: Briefing, section: Section, position: int | None = None) -> Briefing:
    """Return `briefing` with `section` before the one at `position`; None puts it last.

    A section whose id is there already is not added again, nor items that are.
    """
    if any(known.id == section.id for known in briefing.sections):
        return briefing
    held = {item.id for item in items(briefing)}
    fresh = replace(section, items=_new_items(section.items, held))
    sections = list(briefing.sections)
    sections.insert(_within(len(sections) if position is None else position, sections), fresh)
    return replace(briefing, sections=tuple(sections))


def rename_section(briefing: Briefing, section_id: SectionId, title: str) -> Briefing:
    """Return `briefing` with another title on a section."""
    return _with_sections(
        briefing,
        (replace(s, title=title) if s.id == section_id else s for s in briefing.sections),
    )


def move_section(briefing: Briefing, section_id: SectionId, position: int) -> Briefing:
    """Return `briefing` with a section moved before the one that stands at `position` now."""
    sections = briefing.sections
    moved = next((section for section in sections if section.id == section_id), None)
    if moved is None:
        return briefing
    position = _within(position, sections)
    before = [section for section in sections[:position] if section is not moved]
    after = [section for section in sections[position:] if section is not moved]
    return _with_sections(briefing, (*before, moved, *after))


def remove_section(briefing: Briefing, section_id: SectionId) -> Briefing:
    """Return `briefing` without a section and what it held."""
    return _with_sections(briefing, (s for s in briefing.sections if s.id != section_id))


def place(
    briefing: Briefing,
    section_id: SectionId,
    new_items: Sequence[Item],
    before_item: ItemId | None = None,
) -> Briefing:
    """Return `briefing` with `new_items` in a section, before `before_item` or at its end.

    Items whose ids the briefing holds already are not placed again. A group is not parted
    by what does not belong to it: that goes after the group.
    """
    fresh = _new_items(new_items, {item.id for item in items(briefing)})
    section = next((s for s in briefing.sections if s.id == section_id), None)
    if section is None or not fresh:
        return briefing
    ids = [item.id for item in section.items]
    position = ids.index(before_item) if before_item in ids else len(ids)
    return _with_section(briefing, _inserted(section, fresh, position))


def move_items(
    briefing: Briefing, item_ids: Collection[ItemId], section_id: SectionId, position: int
) -> Briefing:
    """Return `briefing` with items moved before the one that stands at `position` there now.

    An article takes its statements along; those that move keep their order. A group is not
    parted by what does not belong to it: that goes after the group.
    """
    target = next((s for s in briefing.sections if s.id == section_id), None)
    if target is None:
        return briefing
    ids = _with_led(briefing, item_ids)
    moved = tuple(item for item in items(briefing) if item.id in ids)
    position = _within(position, target.items)
    position -= sum(item.id in ids for item in target.items[:position])
    rest = _without(briefing, ids)
    target = next(s for s in rest.sections if s.id == section_id)
    return _with_section(rest, _inserted(target, moved, position))


def shift_item(briefing: Briefing, item_id: ItemId, step: int) -> Briefing:
    """Return `briefing` with an item one place up (`step` below 0) or down.

    A group moves past whole groups, a led statement past its neighbours; at the edge of a
    section the item goes on into the next.
    """
    section = section_of(briefing, item_id)
    group = group_of(briefing, item_id)
    if section is None or group is None or step == 0:
        return briefing
    moved = {item.id for item in (group.items if group.lead.id == item_id else ())} or {item_id}
    first = min(n for n, item in enumerate(section.items) if item.id in moved)
    last = first + len(moved)
    here = briefing.sections.index(section)
    if step < 0 and first == 0:
        if here == 0:
            return briefing
        up = briefing.sections[here - 1]
        return move_items(briefing, moved, up.id, len(up.items))
    if step > 0 and last == len(section.items):
        if here == len(briefing.sections) - 1:
            return briefing
        return move_items(briefing, moved, briefing.sections[here + 1].id, 0)
    neighbour = section.items[first - 1 if step < 0 else last]
    if any(neighbour.id == item.id for item in group.items):
        return move_items(briefing, moved, section.id, first - 1 if step < 0 else last + 1)
    passed = next(g for g in groups(section) if _holds(g, neighbour.id))
    edge = section.items.index(passed.lead)
    return move_items(briefing, moved, section.id, edge if step < 0 else edge + len(passed.items))


def remove_items(briefing: Briefing, item_ids: Collection[ItemId]) -> Briefing:
    """Return `briefing` without items; an article takes its statements along."""
    return _without(briefing, _with_led(briefing, item_ids))


def change_item(briefing: Briefing, item: Item) -> Briefing:
    """Return `briefing` with `item` in the place of the one that has its id."""
    return _with_sections(
        briefing,
        (
            replace(s, items=tuple(item if old.id == item.id else old for old in s.items))
            for s in briefing.sections
        ),
    )


def _leads(lead: Item, item: StatementItem) -> bool:
    return isinstance(lead, ArticleItem) and item.article_id in (None, lead.article_id)


def _holds(group: Group, item_id: ItemId) -> bool:
    return any(item.id == item_id for item in group.items)


def _within(position: int, sequence: Sequence[object]) -> int:
    return max(0, min(position, len(sequence)))


def _new_items(candidates: Sequence[Item], held: set[ItemId]) -> tuple[Item, ...]:
    """Return the candidates that are not held, each id once."""
    fresh: dict[ItemId, Item] = {}
    for item in candidates:
        if item.id not in held:
            fresh.setdefault(item.id, item)
    return tuple(fresh.values())


def _with_led(briefing: Briefing, item_ids: Collection[ItemId]) -> set[ItemId]:
    """Return `item_ids` with those of the statements that they lead."""
    wanted = set(item_ids)
    for section in briefing.sections:
        for group in groups(section):
            if group.lead.id in wanted:
                wanted.update(item.id for item in group.led)
    return wanted


def _inserted(section: Section, new: tuple[Item, ...], position: int) -> Section:
    """Return `section` with items at `position`, or after the group that they would part."""
    start = 0
    for group in groups(section):
        end = start + len(group.items)
        if start < position < end and not _belong(group, new):
            position = end
        start = end
    return replace(section, items=section.items[:position] + new + section.items[position:])


def _belong(group: Group, new: tuple[Item, ...]) -> bool:
    return all(isinstance(item, StatementItem) and _leads(group.lead, item) for item in new)


def _without(briefing: Briefing, ids: set[ItemId]) -> Briefing:
    return _with_sections(
        briefing,
        (replace(s, items=tuple(item for item in s.items if item.id not in ids)) for s in briefing.sections),
    )


def _with_section(briefing: Briefing, section: Section) -> Briefing:
    return _with_sections(briefing, (section if s.id == section.id else s for s in briefing.sections))


def _with_sections(briefing: Briefing, sections: Iterator[Section] | Sequence[Section]) -> Briefing:
    return replace(briefing, sections=tuple(sections))
