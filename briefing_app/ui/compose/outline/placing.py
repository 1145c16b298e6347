"""Where in the outline something goes: at the current row, or where it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import NoteItem, NoteKind
from briefing_app.ui.compose.editing.form_words import form_of, takes_statements, words_of
from briefing_app.ui.compose.outline.outline_rows import RowKind

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing, Section
    from briefing_app.domain.identity import ItemId, SectionId
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow

Place = tuple["SectionId", int]
"""A section, and the position in it before which something goes."""


def place_at(row: OutlineRow | None, briefing: Briefing) -> Place | None:
    """Return the place after a row, or the end of the first section where there is none."""
    if row is not None and not row.is_fixed:
        return (row.section_id, 0 if row.kind is RowKind.SECTION else row.position + 1)
    return _end_of(briefing.sections[0]) if briefing.sections else None


def place_for_statements(
    row: OutlineRow | None, briefing: Briefing, product: Product
) -> tuple[Place | None, str]:
    """Return the place after a row, or where statements are printed if they are not printed there.

    With it comes the title of the section where they went instead, "" where nothing was chosen
    otherwise. A section that the product does not print is as good as any: it is gathered.
    """
    place = place_at(row, briefing)
    forms = {section.id: form_of(section, product)[0] for section in briefing.sections}
    chosen = row is not None and not row.is_fixed
    if place is not None and chosen and (forms[place[0]] is None or takes_statements(forms[place[0]])):
        return place, ""
    there = [one for one in briefing.sections if (form := forms[one.id]) is not None and form.takes_articles]
    if not there:
        return place, ""
    if not chosen:
        return _end_of(there[0]), ""
    home = next((one for one in there if (plan := product.plan_of(one)) and plan.fallback), there[0])
    return _end_of(home), home.title


def section_at(row: OutlineRow | None, briefing: Briefing) -> Section | None:
    """Return the section that a row stands in, the first one where there is no row."""
    if row is None:
        return briefing.sections[0] if briefing.sections else None
    return next((section for section in briefing.sections if section.id == row.section_id), None)


def note_to_go_on(row: OutlineRow | None, section: Section, product: Product) -> ItemId | None:
    """Return the note of many lines that an addition goes on in; None where it is a note of its own."""
    form, _ = form_of(section, product)
    if form is None or not words_of(form).by_lines:
        return None
    notes = [one.id for one in section.items if isinstance(one, NoteItem) and one.kind is NoteKind.NOTE]
    if row is not None and row.id in notes:
        return next(one for one in notes if one == row.id)
    return notes[-1] if notes else None


def place_of_note(row: OutlineRow | None, section: Section) -> Place:
    """Return the place after an item of a section, its end where the row is none of its items."""
    if row is None or row.kind in (RowKind.SECTION, RowKind.DRAWN):
        return _end_of(section)
    return (section.id, row.position + 1)


def _end_of(section: Section) -> Place:
    return (section.id, len(section.items))
