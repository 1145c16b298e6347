"""What a person can do to a briefing and its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import Briefing, ControlData, Paper, Section
from briefing_app.domain.briefings.references import with_references_kept
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId, SectionId, new_id
from briefing_app.errors import BriefingError
from briefing_app.workspace.edits.labels import named

if TYPE_CHECKING:
    from briefing_app.storage.store import Store


def new_briefing(
    store: Store,
    title: str,
    now: datetime,
    *,
    product: str = "daily-press-review",
    control: ControlData | None = None,
    sections: Sequence[Section] | None = None,
    language: str = "en",
    paper: Paper = Paper.A4,
    house_style: str = "ministry",
) -> Edit:
    """Make a briefing with the sections of its product; `made_briefing` gives it from the edit."""
    if sections is None:
        from briefing_app.document.products.product_file import load_product

        sections = load_product(product).new_sections(language)
    briefing = Briefing(
        BriefingId(new_id()),
        tidy_title(title),
        now,
        product,
        language,
        paper,
        house_style,
        control=control or ControlData(issue_date=now.date()),
        sections=tuple(sections),
    )
    return add_briefing(briefing)


def add_briefing(briefing: Briefing) -> Edit:
    """Add a briefing as it is, such as one whose details were asked for first."""
    return Edit(f"new briefing {named(briefing.title)}", (Change(None, briefing),))


def made_briefing(edit: Edit) -> BriefingId:
    """Return the briefing that an edit makes or changes."""
    return next(change.entity.id for change in edit.changes if isinstance(change.entity, Briefing))


def change_briefing(store: Store, briefing_id: BriefingId, label: str, merge_key: str = "", **f: Any) -> Edit:
    """Change fields of a briefing under a label of the caller's."""
    before = store.briefing(briefing_id)
    return Edit(label, (Change(before, replace(before, **f)),), merge_key)


def rename_briefing(store: Store, briefing_id: BriefingId, title: str) -> Edit:
    """Give a briefing another title."""
    title = tidy_title(title)
    return change_briefing(store, briefing_id, f"rename the briefing to {named(title)}", title=title)


def remove_briefing(store: Store, briefing_id: BriefingId) -> Edit:
    """Hide a briefing; what was issued of it stays in the archive."""
    title = store.briefing(briefing_id).title
    return change_briefing(store, briefing_id, f"remove briefing {named(title)}", removed=True)


def restore_briefing(store: Store, briefing_id: BriefingId) -> Edit:
    """Bring a removed briefing back."""
    title = store.briefing(briefing_id).title
    return change_briefing(store, briefing_id, f"bring back briefing {named(title)}", removed=False)


def set_control(store: Store, briefing_id: BriefingId, control: ControlData) -> Edit:
    """Change what identifies a briefing and says who may see it."""
    key = f"control:{briefing_id}"
    return change_briefing(store, briefing_id, "change the control data", key, control=control)


def set_in_brief(store: Store, briefing_id: BriefingId, text: str) -> Edit:
    """Write the summary at the head of a briefing."""
    return change_briefing(store, briefing_id, "write In brief", f"in brief:{briefing_id}", in_brief=text)


def set_paper(store: Store, briefing_id: BriefingId, paper: Paper) -> Edit:
    """Choose the sheet."""
    return change_briefing(store, briefing_id, f"print on {paper}", paper=paper)


def set_language(store: Store, briefing_id: BriefingId, language: str) -> Edit:
    """Choose the language of the fixed words; titles that are the product's own change with it."""
    before = store.briefing(briefing_id)
    return Edit("change the language", (Change(before, in_language_of(before, language)),))


def set_house_style(store: Store, briefing_id: BriefingId, house_style: str) -> Edit:
    """Choose the looks."""
    return change_briefing(store, briefing_id, "change the house style", house_style=house_style)


def add_section(store: Store, briefing_id: BriefingId, title: str, position: int | None = None) -> Edit:
    """Add an empty section, at the end or before the one at `position`."""
    before = store.briefing(briefing_id)
    section = Section(SectionId(new_id()), tidy_title(title))
    after = outline.add_section(before, section, position)
    return Edit(f"add section {named(section.title)}", (rearranged(before, after),))


def rename_section(store: Store, briefing_id: BriefingId, section_id: SectionId, title: str) -> Edit:
    """Give a section another title."""
    before = store.briefing(briefing_id)
    after = outline.rename_section(before, section_id, tidy_title(title))
    return Edit(f"rename section {section_title(before, section_id)}", (rearranged(before, after),))


def move_section(store: Store, briefing_id: BriefingId, section_id: SectionId, position: int) -> Edit:
    """Move a section before the one that stands at `position` now."""
    before = store.briefing(briefing_id)
    after = outline.move_section(before, section_id, position)
    return Edit(f"move section {section_title(before, section_id)}", (rearranged(before, after),))


def remove_section(store: Store, briefing_id: BriefingId, section_id: SectionId) -> Edit:
    """Take a section and what it holds out of a briefing."""
    before = store.briefing(briefing_id)
    after = outline.remove_section(before, section_id)
    return Edit(f"remove section {section_title(before, section_id)}", (rearranged(before, after),))


def rearranged(before: Briefing, after: Briefing) -> Change:
    """Return the change from one order of a briefing to another; its “In brief” follows its sources."""
    return Change(before, with_references_kept(before, after))


def section_title(briefing: Briefing, section_id: SectionId) -> str:
    """Return the title of a section as a label shows it."""
    titles = [section.title for section in briefing.sections if section.id == section_id]
    if not titles:
        raise BriefingError("The briefing has no such section.", hint="Choose another section.")
    return titles[0] or "without a title"


def in_language_of(briefing: Briefing, language: str) -> Briefing:
    """Return a briefing in another language, with the titles that are a product's own.

    A section that another product brought is retitled by that one.
    """
    from briefing_app.document.products.offered import product_or_none
    from briefing_app.document.products.product import in_language
    from briefing_app.document.products.product_file import product_names

    product = product_or_none(briefing.product)
    if product is None:  # one of the user's own that is gone: its titles stay
        return replace(briefing, language=language)
    after = in_language(briefing, product, language)
    lent = {section.id for section in briefing.sections if product.plan_of(section) is None and section.plan}
    for name in product_names() if lent else ():
        if (other := product_or_none(name)) is not None:
            named = {section.id: section for section in in_language(briefing, other, language).sections}
            changed = {one.id for one in briefing.sections if one.id in lent and named[one.id] != one}
            lent -= changed
            after = replace(
                after, sections=tuple(named[one.id] if one.id in changed else one for one in after.sections)
            )
    return after


def tidy_title(title: str) -> str:
    """Return a title on one line; one that says nothing is refused."""
    tidy = " ".join(title.split())
    if not tidy:
        raise BriefingError("A title is missing.", hint="Type a title.")
    return tidy
