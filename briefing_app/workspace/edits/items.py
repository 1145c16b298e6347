"""What a person can do to the items of a briefing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    Item,
    NoteItem,
    NoteKind,
    StatementItem,
    Translation,
)
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import (
    ArticleId,
    BriefingId,
    ItemId,
    SectionId,
    StatementId,
    new_id,
)
from briefing_app.domain.statements.statement import Statement, StatementState
from briefing_app.errors import BriefingError
from briefing_app.workspace.composing.versions import proposed_also_in
from briefing_app.workspace.edits.briefings import rearranged, section_title
from briefing_app.workspace.edits.labels import counted, named
from briefing_app.workspace.edits.statements import in_state

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

_NOTE_WORDS = {NoteKind.HEADING: "heading", NoteKind.NOTE: "note", NoteKind.COMMENT: "comment"}


def place_statements(
    store: Store,
    briefing_id: BriefingId,
    section_id: SectionId,
    ids: Iterable[StatementId],
    before_item: ItemId | None = None,
) -> Edit:
    """Put statements under their articles in a section, in the order of the text.

    An article that is not in the section gets an item, before `before_item` or at the end.
    Statements that stand elsewhere in the briefing move; placing selects.
    """
    before = store.briefing(briefing_id)
    title = section_title(before, section_id)
    statements = store.statements(ids)
    after = before
    for statement in sorted(statements.values(), key=_in_text):
        after = _with_statement(store, after, section_id, statement, before_item)
    changes = [rearranged(before, after)]
    changes += [
        Change(statement, in_state(statement, StatementState.SELECTED)) for statement in statements.values()
    ]
    what = "statement" if len(statements) == 1 else counted(len(statements), "statement")
    return Edit(f"put {what} into {title}", tuple(changes))


def place_articles(
    store: Store,
    briefing_id: BriefingId,
    section_id: SectionId,
    ids: Iterable[ArticleId],
    before_item: ItemId | None = None,
) -> Edit:
    """Put articles into a section; those that stand elsewhere in the briefing move there."""
    before = store.briefing(briefing_id)
    title = section_title(before, section_id)
    wanted = list(ids)
    articles = store.articles(wanted)
    after = before
    for article_id in (one for one in wanted if one in articles):
        others = proposed_also_in(store, before, article_id, wanted)
        after = _with_article(after, section_id, article_id, before_item, others)
    changes = [rearranged(before, after)]
    changes += [
        Change(article, replace(article, state=ReadingState.READ))
        for article in articles.values()
        if article.state is not ReadingState.READ
    ]
    only = next(iter(articles.values()), None)
    what = named(only.headline) if only and len(articles) == 1 else counted(len(articles), "article")
    return Edit(f"put {what} into {title}", tuple(changes))


def move_items(
    store: Store,
    briefing_id: BriefingId,
    ids: Collection[ItemId],
    section_id: SectionId,
    position: int,
) -> Edit:
    """Move items before the one that stands at `position` of a section now."""
    before = store.briefing(briefing_id)
    after = outline.move_items(before, ids, section_id, position)
    return Edit(
        f"move {_called(before, ids)} to {section_title(before, section_id)}", (rearranged(before, after),)
    )


def shift_item(store: Store, briefing_id: BriefingId, item_id: ItemId, step: int) -> Edit:
    """Move an item one place up (`step` below 0) or down, on into the next section at the edge."""
    before = store.briefing(briefing_id)
    after = outline.shift_item(before, item_id, step)
    where = "up" if step < 0 else "down"
    return Edit(f"move {_called(before, [item_id])} {where}", (rearranged(before, after),))


def duplicate_item(store: Store, briefing_id: BriefingId, item_id: ItemId) -> Edit:
    """Put a second one of an item after it; an article's statements stay with the first."""
    before = store.briefing(briefing_id)
    item: Any = outline.find_item(before, item_id)
    section = outline.section_of(before, item_id)
    if item is None or section is None:
        raise _no_such_item()
    copy = replace(item, id=ItemId(new_id()))
    ids = [one.id for one in section.items]
    following = ids[ids.index(item_id) + 1 :]
    after = outline.place(before, section.id, [copy], following[0] if following else None)
    return Edit(f"duplicate {_called(before, [item_id])}", (rearranged(before, after),))


def remove_items(store: Store, briefing_id: BriefingId, ids: Collection[ItemId]) -> Edit:
    """Take items out of a briefing; what they stand for stays in the library."""
    before = store.briefing(briefing_id)
    after = outline.remove_items(before, ids)
    return Edit(f"take out {_called(before, ids)}", (rearranged(before, after),))


def set_wording(store: Store, briefing_id: BriefingId, item_id: ItemId, wording: str | None) -> Edit:
    """Shorten a quotation as printed; None prints the passage as it stands."""
    label = "shorten a quotation" if wording is not None else "print the whole quotation"
    return _item(store, briefing_id, item_id, StatementItem, label, "wording", wording=wording)


def set_translation(
    store: Store, briefing_id: BriefingId, item_id: ItemId, translation: Translation | None
) -> Edit:
    """Print a translation over the words of a quotation; None prints the words alone."""
    label = "translate a quotation" if translation is not None else "print a quotation without translation"
    return _item(store, briefing_id, item_id, StatementItem, label, "translation", translation=translation)


def set_summary(store: Store, briefing_id: BriefingId, item_id: ItemId, summary: str) -> Edit:
    """Write the summary of an article."""
    return _item(store, briefing_id, item_id, ArticleItem, "write a summary", "summary", summary=summary)


def set_headline(store: Store, briefing_id: BriefingId, item_id: ItemId, headline: str) -> Edit:
    """Head an article in the desk's own words, "" to print its own headline."""
    label = "change the headline of an item"
    return _item(store, briefing_id, item_id, ArticleItem, label, "headline", headline=headline)


def set_also_in(store: Store, briefing_id: BriefingId, item_id: ItemId, ids: Sequence[ArticleId]) -> Edit:
    """Name the other articles that carry a story."""
    label = "change Also in"
    return _item(store, briefing_id, item_id, ArticleItem, label, also_in=tuple(dict.fromkeys(ids)))


def add_note(
    store: Store,
    briefing_id: BriefingId,
    section_id: SectionId,
    text: str,
    kind: NoteKind = NoteKind.NOTE,
    before_item: ItemId | None = None,
) -> Edit:
    """Add a heading, a note or a comment of the analyst's."""
    before = store.briefing(briefing_id)
    section_title(before, section_id)
    note = NoteItem(ItemId(new_id()), text, kind)
    after = outline.place(before, section_id, [note], before_item)
    return Edit(f"add {_NOTE_WORDS[kind]}", (rearranged(before, after),))


def edit_note(store: Store, briefing_id: BriefingId, item_id: ItemId, text: str) -> Edit:
    """Change what the analyst wrote."""
    return _item(store, briefing_id, item_id, NoteItem, "write a note", "note", text=text)


def set_note_kind(store: Store, briefing_id: BriefingId, item_id: ItemId, kind: NoteKind) -> Edit:
    """Make a heading, a note or a comment of what the analyst wrote."""
    label = f"make the note a {_NOTE_WORDS[kind]}"
    return _item(store, briefing_id, item_id, NoteItem, label, kind=kind)


def _item(
    store: Store,
    briefing_id: BriefingId,
    item_id: ItemId,
    wanted: type[Any],
    label: str,
    typing: str = "",
    **fields: Any,
) -> Edit:
    """Return the edit that changes one item; `typing` names the field that is typed in."""
    before = store.briefing(briefing_id)
    item: Any = outline.find_item(before, item_id)
    if not isinstance(item, wanted):
        raise _no_such_item()
    after = outline.change_item(before, replace(item, **fields))
    return Edit(label, (rearranged(before, after),), f"{typing}:{item_id}" if typing else "")


def _no_such_item() -> BriefingError:
    return BriefingError("The briefing has no such item.", hint="Choose another item.")


def _with_article(
    briefing: Briefing,
    section_id: SectionId,
    article_id: ArticleId,
    before_item: ItemId | None,
    others: tuple[ArticleId, ...],
) -> Briefing:
    """Return `briefing` with an article in a section, moved there if it stands elsewhere.

    `others` are named under *Also in* where the article is new to the briefing.
    """
    known = _article_item(briefing, article_id)
    if known is None:
        item = ArticleItem(ItemId(new_id()), article_id, also_in=others)
        return outline.place(briefing, section_id, [item], before_item)
    section = outline.section_of(briefing, known.id)
    if section is not None and section.id == section_id:
        return briefing
    target = next(s for s in briefing.sections if s.id == section_id)
    positions = [place for place, item in enumerate(target.items) if item.id == before_item]
    position = positions[0] if positions else len(target.items)
    return outline.move_items(briefing, [known.id], section_id, position)


def _with_statement(
    store: Store,
    briefing: Briefing,
    section_id: SectionId,
    statement: Statement,
    before_item: ItemId | None,
) -> Briefing:
    known = _statement_item(briefing, statement.id)
    article_id = statement.passage.article_id
    item = known or StatementItem(ItemId(new_id()), statement.id, article_id=article_id)
    if known is not None:
        home = outline.section_of(briefing, known.id)
        if home is not None and home.id == section_id:
            return briefing
        briefing = outline.remove_items(briefing, [known.id])
    lead = _article_item(briefing, article_id, section_id)
    if lead is None:
        others = proposed_also_in(store, briefing, article_id)
        lead = ArticleItem(ItemId(new_id()), article_id, also_in=others)
        briefing = outline.place(briefing, section_id, [lead], before_item)
    return outline.place(briefing, section_id, [item], _next_in_text(store, briefing, lead, statement))


def _next_in_text(store: Store, briefing: Briefing, lead: ArticleItem, statement: Statement) -> ItemId | None:
    """Return the item before which `statement` belongs, None for the end of the section."""
    section = outline.section_of(briefing, lead.id)
    group = outline.group_of(briefing, lead.id)
    if section is None or group is None:
        return None
    stored = store.statements([item.statement_id for item in group.led])
    for item in group.led:
        other = stored.get(item.statement_id)
        if other is not None and _in_text(other) > _in_text(statement):
            return item.id
    ids = [item.id for item in section.items]
    after_group = ids.index(group.items[-1].id) + 1
    return ids[after_group] if after_group < len(ids) else None


def _article_item(
    briefing: Briefing, article_id: ArticleId, section_id: SectionId | None = None
) -> ArticleItem | None:
    for section in briefing.sections:
        if section_id in (None, section.id):
            for item in section.items:
                if isinstance(item, ArticleItem) and item.article_id == article_id:
                    return item
    return None


def _statement_item(briefing: Briefing, statement_id: StatementId) -> StatementItem | None:
    for item in outline.items(briefing):
        if isinstance(item, StatementItem) and item.statement_id == statement_id:
            return item
    return None


def _in_text(statement: Statement) -> tuple[int, int, int]:
    return statement.passage.article_id, *statement.passage.span


def _called(briefing: Briefing, ids: Collection[ItemId]) -> str:
    """Return what a label calls items: by number, by kind, or by how many there are."""
    if len(ids) != 1:
        return counted(len(ids), "item")
    item_id = next(iter(ids))
    number = _numbers(briefing).get(item_id)
    if number is not None:
        return f"item {number}"
    item: Item | None = outline.find_item(briefing, item_id)
    if isinstance(item, ArticleItem):
        return "article"
    return _NOTE_WORDS[item.kind] if isinstance(item, NoteItem) else "statement"


def _numbers(briefing: Briefing) -> dict[ItemId, int]:
    """Return the numbers that items are printed with; those of the outline where the product is gone."""
    from briefing_app.document.products.offered import product_or_none
    from briefing_app.document.products.parts import printed_numbers

    product = product_or_none(briefing.product)
    return printed_numbers(briefing, product) if product is not None else outline.item_numbers(briefing)
