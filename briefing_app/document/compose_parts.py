"""The parts of a product as blocks: headings, page breaks, what each form gives, the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.registry import SETTERS
from briefing_app.document.nodes import Heading, Index, IndexEntry, ItemRef, PageBreak, Text
from briefing_app.document.products.parts import parts_of
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.briefings.outline import groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block
    from briefing_app.document.products.parts import Part

_NAME_ENDS = frozenset({"jr", "sr", "ii", "iii"})
_PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "da", "di", "al", "el", "la", "le", "du", "bin", "ben"}
)


def part_blocks(setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of every part that has something to print."""
    blocks: list[Block] = []
    number = 0
    landscape = setting.product.landscape
    for part in parts_of(setting.briefing, setting.product):
        body = tuple(SETTERS[part.plan.form](part, setting))
        if not body:
            continue
        turned = part.plan.landscape
        if blocks and turned != landscape:
            blocks.append(PageBreak(landscape=turned))
        elif part.plan.new_page and blocks:
            blocks.append(PageBreak())
        landscape = turned
        if not part.plan.untitled:
            number += 1
            blocks.append(_heading(part, number, setting))
        blocks.extend(body)
    return tuple(blocks)


def _heading(part: Part, number: int, setting: Setting) -> Heading:
    title = part.title(setting.language)
    origin = part.section.id if part.section is not None else None
    return Heading(1, (Text(title or str(number)),), f"section-{number}", str(number), origin=origin)


def index(setting: Setting) -> Index | None:
    """Return the index of actors by the numbers of the items that quote them, None without any."""
    found: dict[str, dict[int, None]] = {}
    for section in setting.briefing.sections:
        for group in groups(section):
            number = setting.numbers.get(group.lead.id)
            if number is None:
                continue
            for one in setting.said(item for item in group.items if isinstance(item, StatementItem)):
                if one.actor is not None:
                    person = one.actor.kind is ActorKind.PERSON
                    name = _inverted(one.actor.name) if person else one.actor.name
                    found.setdefault(name, {})[number] = None
    entries = tuple(
        IndexEntry(name, tuple(_references(found[name]))) for name in sorted(found, key=str.casefold)
    )
    word = setting.wording.word
    return Index(word("index"), entries, word("index_page")) if entries else None


def _references(numbers: dict[int, None]) -> Iterator[ItemRef]:
    for number in sorted(numbers):
        yield ItemRef(f"item-{number}", str(number))


def _inverted(name: str) -> str:
    """Return `Kos, Ana`; particles stay with the surname, names in other scripts as they are."""
    words = name.split()
    if len(words) < 2 or not all(word[:1].isalpha() for word in words) or any(ord(c) >= 0x590 for c in name):
        return name
    place = len(words) - 1
    if words[place].casefold().strip(".") in _NAME_ENDS and place > 1:
        place -= 1
    while place > 1 and words[place - 1].casefold() in _PARTICLES:
        place -= 1
    return f"{' '.join(words[place:])}, {' '.join(words[:place])}"
