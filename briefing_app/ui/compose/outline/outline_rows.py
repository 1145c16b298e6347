"""A briefing as the rows of an outline: what each section and item shows of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.document.forms.timeline import is_dated
from briefing_app.document.products.parts import left_out, parts_of, printed_numbers
from briefing_app.document.words.cue_words import turning_words
from briefing_app.domain.articles.article import OPINION_GENRES
from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem
from briefing_app.domain.identity import SectionId
from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Reports
from briefing_app.ui.compose.editing.form_words import (
    AS_EVENTS,
    NOT_PRINTED,
    TAKES_NOTES_ONLY,
    drawn_from,
    form_of,
    gathers_events,
    takes_statements,
)
from briefing_app.ui.look.speaking import speaker_name, turned_quote

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.document.products.product import Product, SectionPlan
    from briefing_app.domain.actors.actor import ActorKind
    from briefing_app.domain.briefings.briefing import Briefing, Item, Section
    from briefing_app.domain.statements.statement import Manner, Statement


class RowKind(StrEnum):
    """What a row of the outline stands for; `DRAWN` is a part that the product draws from the whole."""

    SECTION = "section"
    ARTICLE = "article"
    STATEMENT = "statement"
    NOTE = "note"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: `id` is of a section or an item; `position` is the item's place in its section.

    `counter` is how much of a limit is used (`742/800`), `over` that it is passed; `led`
    that a statement is printed under the article above it. What is not `printed` by the
    product says in `remark` why; so does a drawn part, whose `id` is below 0.
    """

    kind: RowKind
    id: int
    section_id: SectionId
    position: int
    text: str
    number: str = ""
    speaker: str = ""
    speaker_kind: ActorKind | None = None
    detail: str = ""
    tag: str = ""
    counter: str = ""
    over: bool = False
    led: bool = False
    shortened: bool = False
    note_kind: NoteKind | None = None
    printed: bool = True
    remark: str = ""
    stance: str = ""
    plan: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether the product alone decides where it stands."""
        return self.kind is RowKind.DRAWN


def outline_rows(briefing: Briefing, material: Material, product: Product) -> tuple[OutlineRow, ...]:
    """Return the rows of `briefing` in the order of printing.

    They are its sections with their items, and the parts that its product draws from the whole.
    """
    numbers = printed_numbers(briefing, product)
    unprinted = {section.id for section in left_out(briefing, product)}
    drawn = _drawn_before(briefing, product)
    events = gathers_events(product)
    rows: list[OutlineRow] = []
    for place, section in enumerate(briefing.sections, start=1):
        rows += [_drawn_row(plan, number, section.id, briefing) for plan, number in drawn.pop(section.id, ())]
        remark = "" if section.id not in unprinted else AS_EVENTS if events else NOT_PRINTED
        rows.append(_section_row(section, place, remark))
        position = 0
        form, _ = form_of(section, product)
        notes_only = form is not None and not takes_statements(form)
        for group in outline.groups(section):
            for item in group.items:
                number = str(numbers.get(item.id, "")) if item is group.lead else ""
                row = _item_row(
                    item, section, position, number, material, product, led=item is not group.lead
                )
                if section.id in unprinted and not _is_gathered(item, events=events):
                    row = replace(row, printed=False)
                elif notes_only and not isinstance(item, NoteItem):
                    row = replace(row, printed=False, remark=TAKES_NOTES_ONLY)
                rows.append(row)
                position += 1
    last = briefing.sections[-1].id if briefing.sections else SectionId(0)
    for left in drawn.values():
        rows += [_drawn_row(plan, number, last, briefing) for plan, number in left]
    return tuple(rows)


def _drawn_before(
    briefing: Briefing, product: Product
) -> dict[SectionId | None, list[tuple[SectionPlan, int]]]:
    """Return the parts drawn from the whole by the section before which they stand, None for the end.

    With each goes its number among the plans of the product.
    """
    number = {plan.key: place for place, plan in enumerate(product.sections, start=1)}
    found: dict[SectionId | None, list[tuple[SectionPlan, int]]] = {}
    waiting: list[tuple[SectionPlan, int]] = []
    for part in parts_of(briefing, product):
        if part.section is None:
            waiting.append((part.plan, number[part.plan.key]))
        elif waiting:
            found[part.section.id] = waiting
            waiting = []
    if waiting:
        found[None] = waiting
    return found


def _drawn_row(plan: SectionPlan, number: int, section_id: SectionId, briefing: Briefing) -> OutlineRow:
    return OutlineRow(
        RowKind.DRAWN,
        -number,
        section_id,
        0,
        plan.title_in(briefing.language),
        remark=drawn_from(plan.form),
        plan=plan.key,
    )


def _is_gathered(item: Item, *, events: bool) -> bool:
    """Tell whether a product prints an item of a section that it does not have."""
    if isinstance(item, NoteItem):
        return events and item.kind is NoteKind.NOTE and is_dated(item)
    return events or isinstance(item, StatementItem)


def _section_row(section: Section, place: int, remark: str) -> OutlineRow:
    count = len([group for group in outline.groups(section) if group.is_numbered]) or len(section.items)
    return OutlineRow(
        RowKind.SECTION,
        section.id,
        section.id,
        0,
        section.title,
        number=f"{place}.",
        counter=str(count),
        printed=not remark,
        remark=remark,
    )


def _item_row(
    item: Item,
    section: Section,
    position: int,
    number: str,
    material: Material,
    product: Product,
    *,
    led: bool,
) -> OutlineRow:
    match item:
        case ArticleItem():
            article = material.articles.get(item.article_id)
            headline = item.headline or (article.headline if article else "(article removed)")
            used = len(headline) + len(item.summary)
            cap = product.caps.item_characters
            return OutlineRow(
                RowKind.ARTICLE,
                item.id,
                section.id,
                position,
                headline,
                number=number,
                detail=article.display_outlet if article else "",
                tag=article.genre.value if article and article.genre in OPINION_GENRES else "",
                counter=f"{used}/{cap}",
                over=used > cap,
            )
        case StatementItem():
            return _statement_row(item, section, position, number, material, led=led)
        case NoteItem():
            return OutlineRow(RowKind.NOTE, item.id, section.id, position, item.text, note_kind=item.kind)


def stance_words(statement: Statement) -> str:
    """Return the issue that a statement was filed under, and the sign of its stance."""
    sign = statement.stance.sign if statement.stance is not None else ""
    return " ".join(part for part in (" ".join(statement.topic.split()), sign) if part)


def tag_of(manner: Manner | None, reports: Reports | None) -> str:
    """Return the sign of how a statement is reported: its manner, or that it is a thought."""
    if reports is Reports.THOUGHT:
        return "thought"
    return manner.value if manner else "passage"


def _statement_row(
    item: StatementItem, section: Section, position: int, number: str, material: Material, *, led: bool
) -> OutlineRow:
    statement = material.statements.get(item.statement_id)
    if statement is None:
        return OutlineRow(RowKind.STATEMENT, item.id, section.id, position, "(statement removed)", led=led)
    article = material.articles.get(statement.passage.article_id)
    actor = material.actors.get(statement.actor_id) if statement.actor_id is not None else None
    original = printed_wording(statement, article.text) if article else statement.passage.quote
    wording = item.wording if item.wording is not None else original
    return OutlineRow(
        RowKind.STATEMENT,
        item.id,
        section.id,
        position,
        turned_quote(wording, turning_words(statement, article.text) if article else ""),
        number=number,
        speaker=speaker_name(statement, actor),
        speaker_kind=actor.kind if actor else None,
        detail=article.display_outlet if article and not led else "",
        tag=tag_of(statement.manner, statement.reports),
        led=led,
        shortened=item.wording is not None and item.wording != original,
        stance=stance_words(statement),
    )
