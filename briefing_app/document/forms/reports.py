"""What reports state in small fixed shapes: key figures, facts, actions, the assessment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.forms.notes import note_blocks, notes_of, other_notes
from briefing_app.document.forms.written import lines_of, paragraphs_of
from briefing_app.document.nodes import (
    Column,
    Comment,
    Emphasis,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Role,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import NoteItem, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part

FIGURES_A_ROW = 5


def figures_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give lines `value | name | as of, source [3] | change` as figures side by side."""
    figures: list[KeyFigure] = []
    origin: int | None = None
    for note in notes_of(part):
        origin = origin or note.id
        for line in lines_of(note.text):
            value, name, as_of, change = ([cell.strip() for cell in line.split("|")] + [""] * 4)[:4]
            figures.append(KeyFigure(value, name, setting.written(as_of), change))
    for start in range(0, len(figures), FIGURES_A_ROW):
        yield KeyFigures(tuple(figures[start : start + FIGURES_A_ROW]), origin=origin)
    yield from other_notes(part, setting)


def facts_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give lines `Label: value` as two columns; a line without a label goes on with the one before."""
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    for note in notes_of(part):
        for line in lines_of(note.text):
            label, colon, value = line.partition(":")
            if not colon and rows:
                rows[-1] = (rows[-1][0], (*rows[-1][1], Text(" "), *setting.written(line)))
                continue
            words = setting.written(value.strip() if colon else line)
            rows.append(((Text(label.rstrip() if colon else "", Emphasis.QUIET),), words))
            origins.append(note.id)
    if rows:
        yield facts_table(rows, part.title(setting.language), tuple(origins))
    yield from other_notes(part, setting)


def facts_table(
    rows: list[tuple[Inlines, ...]], description: str, origins: tuple[int | None, ...] = ()
) -> Table:
    """Return labels and values as a table without a head."""
    return Table((Column("", 1.0), Column("", 3.0)), tuple(rows), description, row_heads=1, origins=origins)


def actions_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give lines `action; owner; by when` as a numbered table."""
    word = setting.wording.word
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    for note in notes_of(part):
        for line in lines_of(note.text):
            cells = [cell.strip() for cell in re.split("[;؛]", line)]
            head, tail = cells[: max(1, len(cells) - 2)], cells[max(1, len(cells) - 2) :]
            action, owner, due = "; ".join(head), *[*tail, "", ""][:2]
            rows.append(((Text(str(len(rows) + 1)),), setting.written(action), (Text(owner),), (Text(due),)))
            origins.append(note.id)
    if rows:
        yield Table(
            (
                Column("", 0.3),
                Column(word("action"), 3.0),
                Column(word("owner"), 1.2),
                Column(word("by"), 1.2),
            ),
            tuple(rows),
            part.title(setting.language),
            origins=tuple(origins),
        )
    yield from other_notes(part, setting)


def assessment_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give notes and comments as one block set apart from reporting, with a key to its terms."""
    paragraphs: list[Inlines] = []
    origin: int | None = None
    for group in part.groups:
        lead = group.lead
        if isinstance(lead, NoteItem) and lead.kind is not NoteKind.HEADING:
            origin = origin or lead.id
            paragraphs += [setting.written(text) for text in paragraphs_of(lead.text)]
        elif isinstance(lead, NoteItem):
            yield from note_blocks(lead, setting)
    if not paragraphs:
        return
    word = setting.wording.word
    yield Comment(word("assessment"), word("comment_caution"), tuple(paragraphs), origin, Role.ASSESSMENT)
    words = " ".join(inline.text for inlines in paragraphs for inline in inlines if isinstance(inline, Text))
    if speaks_of_likelihood(words, setting):
        yield Paragraph(Role.CAPTION, (Text(word("likelihood_key")),))


def speaks_of_likelihood(text: str, setting: Setting) -> bool:
    """Tell whether words name a likelihood of the ladder whose key is printed then."""
    terms = "|".join(re.escape(term) for term in setting.wording.terms("likelihood"))
    return bool(terms) and bool(re.search(rf"\b(?:{terms})\b", text, re.IGNORECASE))
