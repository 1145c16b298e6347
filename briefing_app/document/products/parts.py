"""A briefing cut into the parts that its product prints, in the order of printing, with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.products.form import Form
from briefing_app.document.products.product import SectionPlan
from briefing_app.domain.briefings.briefing import NoteItem, NoteKind, StatementItem
from briefing_app.domain.briefings.outline import groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing, Section
    from briefing_app.domain.briefings.outline import Group
    from briefing_app.domain.identity import ItemId

_NUMBERED = frozenset({Form.ITEMS, Form.PARAGRAPHS, Form.STATEMENTS})


@dataclass(frozen=True, slots=True)
class Part:
    """A section as its product prints it; `section` is None for what is drawn from the whole briefing."""

    plan: SectionPlan
    section: Section | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """What its own section holds."""
        return groups(self.section) if self.section is not None else ()

    def title(self, language: str) -> str:
        """Return the title as it is printed: the briefing's own before the plan's."""
        own = " ".join(self.section.title.split()) if self.section is not None else ""
        return own or self.plan.title_in(language)


def parts_of(briefing: Briefing, product: Product) -> tuple[Part, ...]:
    """Return the parts of `briefing` in the order of its sections.

    What is drawn from the whole stands before the section that follows it in the product.
    """
    place = {plan.key: number for number, plan in enumerate(product.sections)}
    drawn = [plan for plan in product.sections if plan.form.is_drawn]
    made: list[Part] = []
    for section in briefing.sections:
        plan = product.plan_of(section)
        if plan is None or plan.form.is_drawn:
            if product.rest is None:
                continue
            plan = SectionPlan(section.title, form=product.rest)
        else:
            while drawn and place[drawn[0].key] < place[plan.key]:
                made.append(Part(drawn.pop(0)))
        made.append(Part(plan, section))
    return (*made, *map(Part, drawn))


def printed_numbers(briefing: Briefing, product: Product) -> dict[ItemId, int]:
    """Return the number of each group that is printed with one, under the id of its lead.

    Articles and statements count through the whole briefing; where paragraphs are numbered
    the desk's own notes count, too.
    """
    numbered: list[ItemId] = []
    for part in parts_of(briefing, product):
        if part.plan.form not in _NUMBERED:
            continue
        numbered += [group.lead.id for group in part.groups if _counts(group, part.plan.form)]
    return {item_id: number for number, item_id in enumerate(numbered, start=1)}


def left_out(briefing: Briefing, product: Product) -> Iterator[Section]:
    """Give the sections whose articles and notes this product does not print."""
    if product.rest is not None:
        return
    for section in briefing.sections:
        if product.plan_of(section) is None and section.items:
            yield section


def statement_items(briefing: Briefing) -> tuple[StatementItem, ...]:
    """Return every statement that is placed, in order."""
    return tuple(
        item for section in briefing.sections for item in section.items if isinstance(item, StatementItem)
    )


def _counts(group: Group, form: Form) -> bool:
    if isinstance(group.lead, NoteItem):
        return form is Form.PARAGRAPHS and group.lead.kind is NoteKind.NOTE and bool(group.lead.text.strip())
    return True
