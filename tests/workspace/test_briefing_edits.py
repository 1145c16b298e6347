"""What a person can do to a briefing, its sections and its items."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    NoteItem,
    NoteKind,
    Paper,
    StatementItem,
    Tlp,
)
from briefing_app.domain.edit import Edit
from briefing_app.domain.identity import BriefingId, ItemId, SectionId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id
ECONOMY, DOMESTIC = (section.id for section in samples.BRIEFING.sections)
ARTICLE_ITEM, STATEMENT_ITEM, NOTE_ITEM = (item.id for item in samples.BRIEFING.sections[0].items)


def _shape(desk: Workspace) -> list[list[str]]:
    """Return the items of each section in a few words."""
    words = []
    for section in desk.store.briefing(BRIEFING).sections:
        items = []
        for item in section.items:
            match item:
                case ArticleItem():
                    items.append(f"article {item.article_id}")
                case StatementItem():
                    items.append(f"statement {item.statement_id}")
                case NoteItem():
                    items.append(item.kind.value)
        words.append(items)
    return words


def test_a_new_briefing_has_the_sections_of_its_product(desk: Workspace) -> None:
    edit = edits.new_briefing(desk.store, " Morning  review ", samples.NOW, paper=Paper.LETTER)
    desk.apply(edit)
    briefing = desk.store.briefing(edits.made_briefing(edit))
    assert briefing.title == "Morning review"
    assert briefing.paper is Paper.LETTER
    assert briefing.control.issue_date == samples.NOW.date()
    assert len(briefing.sections) >= 4
    assert all(section.title and not section.items for section in briefing.sections)
    assert desk.undo_label == "new briefing “Morning review”"


def test_a_briefing_is_renamed_removed_and_brought_back(desk: Workspace) -> None:
    desk.apply(edits.rename_briefing(desk.store, BRIEFING, "Evening review"))
    assert desk.store.briefing(BRIEFING).title == "Evening review"
    desk.apply(edits.remove_briefing(desk.store, BRIEFING))
    assert desk.store.briefings() == []
    desk.apply(edits.restore_briefing(desk.store, BRIEFING))
    assert [row.title for row in desk.store.briefings()] == ["Evening review"]


@pytest.mark.parametrize(
    "make",
    [
        lambda s: edits.rename_briefing(s, BRIEFING, " "),
        lambda s: edits.add_section(s, BRIEFING, ""),
        lambda s: edits.rename_section(s, BRIEFING, ECONOMY, "\n"),
        lambda s: edits.new_briefing(s, "", samples.NOW),
    ],
)
def test_a_title_is_asked_for(desk: Workspace, make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BriefingError, match="title is missing"):
        make(desk.store)


def test_what_is_printed_around_the_items_can_be_set(desk: Workspace) -> None:
    control = ControlData(tlp=Tlp.RED, reference="X/1")
    desk.apply(edits.set_control(desk.store, BRIEFING, control))
    desk.apply(edits.set_in_brief(desk.store, BRIEFING, "All quiet."))
    desk.apply(edits.set_paper(desk.store, BRIEFING, Paper.A4))
    desk.apply(edits.set_language(desk.store, BRIEFING, "fr"))
    desk.apply(edits.set_house_style(desk.store, BRIEFING, "plain"))
    briefing = desk.store.briefing(BRIEFING)
    assert briefing == replace(
        samples.BRIEFING,
        title="Revue de presse quotidienne",
        control=control,
        in_brief="All quiet.",
        paper=Paper.A4,
        language="fr",
        house_style="plain",
    )


def test_sections_come_move_and_go(desk: Workspace) -> None:
    desk.apply(edits.add_section(desk.store, BRIEFING, "Culture", 0))
    assert desk.undo_label == "add section “Culture”"
    desk.apply(edits.rename_section(desk.store, BRIEFING, DOMESTIC, "At home"))
    desk.apply(edits.move_section(desk.store, BRIEFING, DOMESTIC, 0))
    titles = [section.title for section in desk.store.briefing(BRIEFING).sections]
    assert titles == ["At home", "Culture", "Economy"]
    desk.apply(edits.remove_section(desk.store, BRIEFING, ECONOMY))
    assert desk.undo_label == "remove section Economy"
    assert [row.items for row in desk.store.briefings()] == [0]
    desk.undo()
    assert [row.items for row in desk.store.briefings()] == [3]


def test_a_section_that_is_not_there_is_said_so(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match="no such section"):
        edits.place_statements(desk.store, BRIEFING, SectionId(1), [samples.QUAY.id])


def test_statements_go_under_their_article_in_the_order_of_the_text(desk: Workspace) -> None:
    desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.NOT_ASKED.id]))
    desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.QUAY.id]))
    assert _shape(desk)[0] == ["article 1", "statement 21", "statement 22", "statement 23", "comment"]
    assert desk.undo_label == "put statement into Economy"


def test_an_article_that_is_not_there_gets_an_item(desk: Workspace) -> None:
    ids = [samples.DEFICIT.id, samples.QUAY.id, samples.NO_BUDGET_OF_MINE.id]
    desk.apply(edits.place_statements(desk.store, BRIEFING, DOMESTIC, ids))
    assert _shape(desk)[1] == ["article 1", "statement 22", "article 2", "statement 25", "statement 24"]
    assert desk.undo_label == "put 3 statements into Domestic affairs"
    assert desk.store.article_rows([samples.BUDGET_ARTICLE.id], BRIEFING)[0].in_briefing
    desk.undo()
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING


def test_statements_can_be_put_before_an_item(desk: Workspace) -> None:
    desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.DEFICIT.id], ARTICLE_ITEM))
    assert _shape(desk)[0] == ["article 2", "statement 24", "article 1", "statement 21", "comment"]


def test_placing_selects(desk: Workspace) -> None:
    desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.QUAY.id]))
    assert desk.store.statement(samples.QUAY.id).state is StatementState.SELECTED
    desk.undo()
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY


def test_a_statement_stands_once_and_moves_with_its_wording(desk: Workspace) -> None:
    desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.OPEN_PORT.id]))
    assert desk.undo_label is None
    desk.apply(edits.place_statements(desk.store, BRIEFING, DOMESTIC, [samples.OPEN_PORT.id]))
    assert _shape(desk) == [["article 1", "comment"], ["article 1", "statement 21"]]
    item = desk.store.briefing(BRIEFING).sections[1].items[1]
    assert item == samples.BRIEFING.sections[0].items[1]


def test_articles_are_placed_once_and_move_with_their_statements(desk: Workspace) -> None:
    weather = samples.WEATHER_ARTICLE.id
    desk.apply(edits.place_articles(desk.store, BRIEFING, DOMESTIC, [weather, samples.FULL_ARTICLE.id]))
    assert _shape(desk) == [["comment"], ["article 3", "article 1", "statement 21"]]
    assert desk.store.article(weather).state is ReadingState.READ
    desk.apply(edits.place_articles(desk.store, BRIEFING, DOMESTIC, [weather]))
    assert _shape(desk)[1] == ["article 3", "article 1", "statement 21"]
    assert desk.undo_label == "put 2 articles into Domestic affairs"


def test_items_move_with_the_number_in_the_label(desk: Workspace) -> None:
    desk.apply(edits.move_items(desk.store, BRIEFING, [ARTICLE_ITEM], DOMESTIC, 0))
    assert desk.undo_label == "move item 1 to Domestic affairs"
    assert _shape(desk) == [["comment"], ["article 1", "statement 21"]]
    desk.apply(edits.shift_item(desk.store, BRIEFING, ARTICLE_ITEM, -1))
    assert desk.undo_label == "move item 1 up"
    assert _shape(desk) == [["comment", "article 1", "statement 21"], []]
    desk.apply(edits.remove_items(desk.store, BRIEFING, [NOTE_ITEM]))
    assert desk.undo_label == "take out comment"
    desk.apply(edits.remove_items(desk.store, BRIEFING, [ARTICLE_ITEM, STATEMENT_ITEM]))
    assert desk.undo_label == "take out 2 items"
    assert _shape(desk) == [[], []]
    while desk.undo():
        pass
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING


def test_an_item_is_doubled_behind_itself(desk: Workspace) -> None:
    desk.apply(edits.duplicate_item(desk.store, BRIEFING, NOTE_ITEM))
    assert desk.undo_label == "duplicate comment"
    desk.apply(edits.duplicate_item(desk.store, BRIEFING, STATEMENT_ITEM))
    desk.apply(edits.duplicate_item(desk.store, BRIEFING, ARTICLE_ITEM))
    assert _shape(desk)[0] == [
        "article 1",
        "statement 21",
        "statement 21",
        "article 1",
        "comment",
        "comment",
    ]
    items = desk.store.briefing(BRIEFING).sections[0].items
    assert len({item.id for item in items}) == len(items)
    with pytest.raises(BriefingError, match="no such item"):
        edits.duplicate_item(desk.store, BRIEFING, ItemId(999))


def test_what_is_typed_in_an_item_is_one_step_for_each_field(desk: Workspace) -> None:
    for text in ("A", "A ne", "A new"):
        desk.apply(edits.set_summary(desk.store, BRIEFING, ARTICLE_ITEM, text))
    for text in ("H", "Head"):
        desk.apply(edits.set_headline(desk.store, BRIEFING, ARTICLE_ITEM, text))
    item = desk.store.briefing(BRIEFING).sections[0].items[0]
    assert isinstance(item, ArticleItem)
    assert (item.summary, item.headline) == ("A new", "Head")
    desk.undo()
    desk.undo()
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING


def test_a_quotation_is_shortened_and_made_whole(desk: Workspace) -> None:
    desk.apply(edits.set_wording(desk.store, BRIEFING, STATEMENT_ITEM, "The port […]"))
    assert desk.undo_label == "shorten a quotation"
    desk.apply(edits.set_wording(desk.store, BRIEFING, STATEMENT_ITEM, None))
    item = desk.store.briefing(BRIEFING).sections[0].items[1]
    assert isinstance(item, StatementItem)
    assert item.wording is None


def test_notes_are_added_written_and_turned_into_something_else(desk: Workspace) -> None:
    edit: Edit = edits.add_note(desk.store, BRIEFING, ECONOMY, "Ports", NoteKind.HEADING, ARTICLE_ITEM)
    desk.apply(edit)
    assert _shape(desk)[0][0] == "heading"
    note = desk.store.briefing(BRIEFING).sections[0].items[0]
    desk.apply(edits.edit_note(desk.store, BRIEFING, note.id, "Ports and ships"))
    desk.apply(edits.set_note_kind(desk.store, BRIEFING, note.id, NoteKind.NOTE))
    assert desk.store.briefing(BRIEFING).sections[0].items[0] == NoteItem(note.id, "Ports and ships")


def test_also_in_names_each_article_once(desk: Workspace) -> None:
    weather = samples.WEATHER_ARTICLE.id
    desk.apply(edits.set_also_in(desk.store, BRIEFING, ARTICLE_ITEM, [weather, weather]))
    item = desk.store.briefing(BRIEFING).sections[0].items[0]
    assert isinstance(item, ArticleItem)
    assert item.also_in == (weather,)
    assert desk.store.article_rows([weather], BRIEFING)[0].in_briefing


@pytest.mark.parametrize("item", [ItemId(999), NOTE_ITEM])
def test_an_item_of_another_kind_is_refused(desk: Workspace, item: ItemId) -> None:
    with pytest.raises(BriefingError, match="no such item"):
        edits.set_summary(desk.store, BRIEFING, item, "x")


def test_the_label_counts_what_stands_in_it(desk: Workspace) -> None:
    briefing: Briefing = desk.store.briefing(BRIEFING)
    assert len(briefing.sections[0].items) == 3
    edit = edits.remove_items(desk.store, BRIEFING, [STATEMENT_ITEM])
    assert edit.label == "take out statement"


def _titles(desk: Workspace, briefing_id: BriefingId) -> list[str]:
    briefing = desk.store.briefing(briefing_id)
    return [briefing.language, briefing.title, *(section.title for section in briefing.sections[:2])]


def test_a_briefing_in_another_language_has_the_titles_of_it_and_undo_brings_them_back(
    desk: Workspace,
) -> None:
    edit = edits.new_briefing(desk.store, "Daily press review", samples.NOW)
    made = edits.made_briefing(edit)
    desk.apply(edit)
    renamed = desk.store.briefing(made).sections[1].id
    desk.apply(edits.rename_section(desk.store, made, renamed, "Neighbours"))
    before = desk.store.briefing(made)

    desk.apply(edits.set_language(desk.store, made, "ru"))
    assert _titles(desk, made) == ["ru", "Ежедневный обзор прессы", "Наша страна", "Neighbours"]

    desk.undo()
    assert desk.store.briefing(made) == before
    desk.redo()
    assert desk.store.briefing(made).language == "ru"


def test_the_details_change_language_title_and_sheet_in_one_step(desk: Workspace) -> None:
    edit = edits.new_briefing(desk.store, "Daily press review", samples.NOW)
    made = edits.made_briefing(edit)
    desk.apply(edit)
    before = desk.store.briefing(made)

    details = replace(before, language="pl", title="Poranny przegląd", paper=Paper.LETTER, sections=())
    desk.apply(edits.set_details(desk.store, details))

    assert _titles(desk, made)[:3] == ["pl", "Poranny przegląd", "Kraj"]
    assert desk.store.briefing(made).paper is Paper.LETTER
    desk.undo()
    assert desk.store.briefing(made) == before


def test_a_briefing_of_a_product_that_is_gone_still_changes_its_language(desk: Workspace) -> None:
    desk.apply(edits.change_briefing(desk.store, BRIEFING, "lose the product", product="gone"))
    sections = desk.store.briefing(BRIEFING).sections
    desk.apply(edits.set_language(desk.store, BRIEFING, "de"))
    assert desk.store.briefing(BRIEFING).language == "de"
    assert desk.store.briefing(BRIEFING).sections == sections
