"""The desk's own words: subheadings, notes, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.written import paragraphs_of
from briefing_app.document.nodes import Comment, Heading, Paragraph, Role, Text
from briefing_app.document.words.typesetting import kept_together
from briefing_app.domain.briefings.briefing import NoteItem, NoteKind
from briefing_app.domain.statements.quotation import requoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block
    from briefing_app.document.products.parts import Part


def note_blocks(item: NoteItem, setting: Setting) -> Iterator[Block]:
    """Give a note as a heading, as paragraphs, or as a comment set apart from reporting."""
    wording = setting.wording
    paragraphs = paragraphs_of(item.text)
    if not paragraphs:
        return
    match item.kind:
        case NoteKind.HEADING:
            title = kept_together(requoted(" ".join(paragraphs), wording.marks))
            yield Heading(2, (Text(title),), f"heading-{item.id}", origin=item.id)
        case NoteKind.NOTE:
            for nth, text in enumerate(paragraphs):
                label = wording.word("note") if nth == 0 else ""
                yield Paragraph(Role.NOTE, setting.written(text), label, origin=item.id)
        case NoteKind.COMMENT:
            yield Comment(
                wording.word("comment"),
                wording.word("comment_caution"),
                tuple(setting.written(text) for text in paragraphs),
                item.id,
            )


def notes_of(part: Part) -> tuple[NoteItem, ...]:
    """Return the plain notes of a part that have words."""
    leads = (group.lead for group in part.groups)
    return tuple(
        lead
        for lead in leads
        if isinstance(lead, NoteItem) and lead.kind is NoteKind.NOTE and lead.text.strip()
    )


def other_notes(part: Part, setting: Setting) -> Iterator[Block]:
    """Give the subheadings and comments of a part whose plain notes the form prints itself."""
    for group in part.groups:
        if isinstance(group.lead, NoteItem) and group.lead.kind is not NoteKind.NOTE:
            yield from note_blocks(group.lead, setting)
