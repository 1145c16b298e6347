"""What may be asked, and what they will say: lines to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.forms.statements import in_time
from briefing_app.document.forms.written import lines_of, paragraphs_of
from briefing_app.document.nodes import Column, Emphasis, Paragraph, Role, Table, Text
from briefing_app.domain.briefings.briefing import NoteItem, NoteKind, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Said, Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part


def questions_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give each note as a question, its first line, and the answer; later lines may say `If pressed:`."""
    for group in part.groups:
        lead = group.lead
        if not isinstance(lead, NoteItem) or lead.kind is not NoteKind.NOTE:
            if isinstance(lead, NoteItem):
                yield from note_blocks(lead, setting)
            continue
        lines = lines_of(lead.text)
        if not lines:
            continue
        yield Paragraph(Role.QA_Q, setting.written(lines[0]), origin=lead.id)
        for line in lines[1:]:
            topic, colon, rest = line.partition(": ")
            pressed = setting.wording.word("if_pressed")
            if colon and topic.rstrip().casefold() in (pressed.casefold(), "if pressed"):
                words: Inlines = (
                    Text(f"{pressed}{setting.wording.sign('colon')}", Emphasis.STRONG),
                    *setting.written(rest),
                )
            else:
                words = setting.written(line)
            yield Paragraph(Role.QA_A, words, origin=lead.id)


def answers_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give what they will say, newest first, with our answer beside it.

    The answer is the note that follows a statement. Without statements of its own a section
    that gathers takes the newest of the whole briefing, as many as the product has items.
    """
    answers: dict[object, str] = {}
    own: list[StatementItem] = []
    for group in part.groups:
        for item in group.items:
            match item:
                case StatementItem():
                    own.append(item)
                case NoteItem(text=text, kind=NoteKind.NOTE) if own:
                    answers[own[-1].id] = "\n\n".join(filter(None, (answers.get(own[-1].id, ""), text)))
                case NoteItem():
                    yield from note_blocks(item, setting)
                case _:
                    pass
    said = setting.said(own) or (setting.all_said() if part.plan.gathers else ())
    if not said:
        return
    ordered = in_time(said)[::-1]
    if not own:
        ordered = ordered[: setting.product.caps.items]
    rows = tuple((_theirs(one, setting), _ours(answers.get(one.item.id, ""), setting)) for one in ordered)
    word = setting.wording.word
    yield Table(
        (Column(word("they_will_say"), 1.15), Column(word("our_answer"), 1.0)),
        rows,
        part.title(setting.language),
        wide=True,
        origins=tuple(one.item.id for one in ordered),
    )


def _theirs(one: Said, setting: Setting) -> Inlines:
    name, place = setting.quoter.speaker(one.statement, one.article)
    outlet = one.article.outlet or setting.wording.word("unknown_outlet")
    comma, colon = setting.wording.sign("comma"), setting.wording.sign("colon")
    when = comma.join(part for part in (place, outlet, setting.day(one.day)) if part)
    words = setting.quoter.words(one.item, one.statement, one.article)
    return (
        Text(name, Emphasis.STRONG),
        Text(f"{comma}{when}{colon}", Emphasis.QUIET),
        *words,
        Text(" "),
        setting.reference(one.article),
    )


def _ours(text: str, setting: Setting) -> Inlines:
    return setting.written(" ".join(paragraphs_of(text)))
