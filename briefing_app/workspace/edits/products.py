"""Making another product of a briefing: the same articles, statements and notes in other sections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.edit import Edit
from briefing_app.workspace.edits.briefings import change_briefing, in_language_of, rearranged, tidy_title

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing, Section
    from briefing_app.domain.identity import ActorId, BriefingId
    from briefing_app.storage.store import Store


def set_product(store: Store, briefing_id: BriefingId, name: str) -> Edit:
    """Make a briefing another product: it keeps all that it holds; a title of the product's changes."""
    from briefing_app.document.products.product_file import load_product

    before = store.briefing(briefing_id)
    new = load_product(name)
    after = replace(as_product(before, new), title=title_as(before, new))
    article = "an" if new.title[:1].lower() in "aeiou" else "a"
    return Edit(f"make it {article} {new.title.lower()}", (rearranged(before, after),))


def as_product(briefing: Briefing, product: Product) -> Briefing:
    """Return a briefing with the sections of `product`, which hold all that it held.

    A section that both products have gets the title of the new one, unless the desk gave it its own.
    """
    from briefing_app.document.products.offered import product_or_none

    old = product_or_none(briefing.product)

    def titled(section: Section) -> Section:
        was, now = old.plan_of(section) if old is not None else None, product.plan_of(section)
        if was is None or now is None or section.title != was.title_in(briefing.language):
            return section
        return replace(section, title=now.title_in(briefing.language))

    sections = tuple(map(titled, product.sections_for(briefing)))
    return replace(briefing, product=product.name, sections=sections)


def title_as(briefing: Briefing, product: Product) -> str:
    """Return the title of a briefing that becomes a `product`: its own, unless it is that of its product."""
    from briefing_app.document.products.offered import product_or_none

    old = product_or_none(briefing.product)
    own = {old.title.casefold(), old.title_in(briefing.language).casefold()} if old is not None else set()
    if briefing.title.casefold() in own:
        return product.title_in(briefing.language)
    return briefing.title


def set_details(store: Store, details: Briefing) -> Edit:
    """Take title, product, control data, languages, sheet, looks and subject of a briefing from `details`."""
    from briefing_app.document.products.product_file import load_product

    before = store.briefing(details.id)
    after = before if details.language == before.language else in_language_of(before, details.language)
    if details.product != before.product:
        after = as_product(after, load_product(details.product))
    after = replace(
        after,
        title=tidy_title(details.title),
        control=details.control,
        second_language=details.second_language,
        paper=details.paper,
        house_style=details.house_style,
        subject=details.subject,
    )
    return Edit("change the details of the briefing", (rearranged(before, after),))


def set_subject(store: Store, briefing_id: BriefingId, actor_id: ActorId | None) -> Edit:
    """Choose whom a profile is about; None is whoever speaks most."""
    return change_briefing(store, briefing_id, "choose whom it is about", subject=actor_id)


def set_second_language(store: Store, briefing_id: BriefingId, language: str) -> Edit:
    """Choose the language of the second title line, "" for none."""
    return change_briefing(store, briefing_id, "change the second language", second_language=language)
