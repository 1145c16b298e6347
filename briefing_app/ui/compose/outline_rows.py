"""A briefing as the rows of an outline: what each section and item shows of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.document.cue_words import turning_words
from briefing_app.document.parts import printed_numbers
from briefing_app.domain import outline
from briefing_app.domain.article import OPINION_GENRES
from briefing_app.domain.briefing import ArticleItem, NoteItem, NoteKind, StatementItem
from briefing_app.domain.shortening import printed_wording
from briefing_app.domain.statement import Reports
from briefing_app.ui.look.speaking import speaker_name, turned_quote

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.document.product import Product
    from briefing_app.domain.actor import ActorKind
    from briefing_app.domain.briefing import Briefing, Item, Section
    from briefing_app.domain.identity import SectionId
    from briefing_app.domain.statement import Manner


class RowKind(StrEnum):
    """What a row of the outline stands for."""

    SECTION = "section"
    ARTICLE = "article"
    STATEMENT = "statement"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: `id` is of a section or an item; `position` is the item's place in its section.

    `counter` is how much of a limit is used (`742/800`), `over` that it is passed; `led`
    that a statement is printed under the article above it.
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


def outline_rows(briefing: Briefing, material: Material, product: Product) -> tuple[OutlineRow, ...]:
    """Return the rows of `briefing`, sections and their items in the order of printing."""
    numbers = printed_numbers(briefing, product)
    rows: list[OutlineRow] = []
    for place, section in enumerate(briefing.sections, start=1):
        rows.append(_section_row(section, place))
        position = 0
        for group in outline.groups(section):
            for item in group.items:
                number = str(numbers.get(item.id, "")) if item is group.lead else ""
                row = _item_row(
                    item, section, position, number, material, product, led=item is not group.lead
                )
                rows.append(row)
                position += 1
    return tuple(rows)


def _section_row(section: Section, place: int) -> OutlineRow:
    count = len([group for group in outline.groups(section) if group.is_numbered])
    return OutlineRow(
        RowKind.SECTION, section.id, section.id, 0, section.title, number=f"{place}.", counter=str(count)
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
    )
