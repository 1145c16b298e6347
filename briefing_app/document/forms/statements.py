"""Statements by speaker: in full, and as positions in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.nodes import Column, Emphasis, Heading, Table, Text
from briefing_app.domain.briefings.briefing import NoteItem, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_app.document.forms.setting import Said, Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part

MOST_POSITIONS = 6


def statements_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give every statement in full under the name of its speaker, in the order of first speaking."""
    for group in part.groups:
        if isinstance(group.lead, NoteItem):
            yield from note_blocks(group.lead, setting)
    said = setting.all_said() if part.plan.gathers else setting.said(_own(part))
    for nth, (name, group_said) in enumerate(by_speaker(said, setting).items(), start=1):
        section = part.section.id if part.section else part.plan.key
        yield Heading(2, (Text(name),), f"speaker-{section}-{nth}")
        known = set[str]()
        for one in group_said:
            number = setting.numbers.get(one.item.id)
            if quotation := setting.quoter.quotation(one.item, number=number, under=None, known=known):
                yield quotation


def positions_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give the latest position of each speaker as a small table."""
    for group in part.groups:
        if isinstance(group.lead, NoteItem):
            yield from note_blocks(group.lead, setting)
    said = setting.said(_own(part)) or (setting.all_said() if part.plan.gathers else ())
    latest = [group[-1] for group in by_speaker(in_time(said), setting).values()]
    latest = sorted(latest, key=lambda one: -one.statement.salience)[:MOST_POSITIONS]
    if not latest:
        return
    word = setting.wording.word
    yield Table(
        (Column(word("actor"), 1.0), Column(word("position"), 2.2), Column(word("when"), 0.7)),
        tuple(_position(one, setting) for one in latest),
        part.title(setting.language),
        row_heads=1,
        origins=tuple(one.item.id for one in latest),
    )


def by_speaker(said: Sequence[Said], setting: Setting) -> dict[str, list[Said]]:
    """Return statements under the names of their speakers, in the order of first speaking."""
    grouped: dict[str, list[Said]] = {}
    for one in said:
        name, _ = setting.quoter.speaker(one.statement, one.article)
        grouped.setdefault(name, []).append(one)
    return grouped


def in_time(said: Sequence[Said]) -> list[Said]:
    """Return statements from the earliest to the latest; those without a date come first."""
    return sorted(said, key=lambda one: (one.day is not None, one.day))


def _position(one: Said, setting: Setting) -> tuple[Inlines, ...]:
    name, place = setting.quoter.speaker(one.statement, one.article)
    words = setting.quoter.words(one.item, one.statement, one.article)
    who: Inlines = (
        Text(name, Emphasis.STRONG),
        *((Text(f"{setting.wording.sign('comma')}{place}", Emphasis.QUIET),) if place else ()),
    )
    return (
        who,
        (*words, Text(" "), setting.reference(one.article)),
        (Text(setting.day(one.day), Emphasis.QUIET),),
    )


def _own(part: Part) -> list[StatementItem]:
    return [item for group in part.groups for item in group.items if isinstance(item, StatementItem)]
