"""The order of a briefing: what moves, what follows, what is numbered."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    Item,
    NoteItem,
    NoteKind,
    Section,
    StatementItem,
)
from briefing_app.domain.identity import ArticleId, BriefingId, ItemId, SectionId, StatementId


def article(number: int, story: int | None = None) -> ArticleItem:
    return ArticleItem(ItemId(number), ArticleId(story or number))


def statement(number: int, story: int | None = None) -> StatementItem:
    return StatementItem(ItemId(number), StatementId(number), article_id=ArticleId(story) if story else None)


def note(number: int) -> NoteItem:
    return NoteItem(ItemId(number), "A note.", NoteKind.NOTE)


def briefing(*sections: tuple[Item, ...]) -> Briefing:
    return Briefing(
        BriefingId(1),
        "Review",
        datetime(2026, 11, 22, tzinfo=UTC),
        sections=tuple(
            Section(SectionId(100 + n), f"Section {n}", items) for n, items in enumerate(sections)
        ),
    )


def ids(value: Briefing) -> list[list[int]]:
    return [[item.id for item in section.items] for section in value.sections]


TWO = briefing(
    (article(1), statement(2, 1), statement(3, 1), article(4), statement(5, 4)),
    (note(6), statement(7, 1)),
)


def test_an_article_leads_the_statements_of_its_article_that_follow() -> None:
    found = outline.groups(TWO.sections[0])
    assert [[item.id for item in group.items] for group in found] == [[1, 2, 3], [4, 5]]


def test_a_statement_of_another_article_stands_alone() -> None:
    section = briefing((article(1), statement(2, 9), statement(3, 1))).sections[0]
    assert [len(group.items) for group in outline.groups(section)] == [1, 1, 1]


def test_a_note_ends_a_group() -> None:
    section = briefing((article(1), note(2), statement(3, 1))).sections[0]
    assert [group.lead.id for group in outline.groups(section)] == [1, 2, 3]


def test_numbers_run_through_all_sections_and_pass_over_notes() -> None:
    assert outline.item_numbers(TWO) == {1: 1, 4: 2, 7: 3}


def test_moving_an_article_takes_its_statements_along() -> None:
    moved = outline.move_items(TWO, [ItemId(1)], SectionId(101), 1)
    assert ids(moved) == [[4, 5], [6, 1, 2, 3, 7]]


def test_a_position_counts_the_items_as_they_stand_before_the_move() -> None:
    assert ids(outline.move_items(TWO, [ItemId(1)], SectionId(100), 5))[0] == [4, 5, 1, 2, 3]
    assert ids(outline.move_items(TWO, [ItemId(4)], SectionId(100), 0))[0] == [4, 5, 1, 2, 3]


def test_nothing_foreign_parts_a_group() -> None:
    assert ids(outline.move_items(TWO, [ItemId(6)], SectionId(100), 1))[0] == [1, 2, 3, 6, 4, 5]
    placed = outline.place(TWO, SectionId(100), [note(9)], ItemId(3))
    assert ids(placed)[0] == [1, 2, 3, 9, 4, 5]


def test_a_statement_of_the_article_goes_into_its_group() -> None:
    placed = outline.place(TWO, SectionId(100), [statement(9, 1)], ItemId(3))
    assert ids(placed)[0] == [1, 2, 9, 3, 4, 5]


def test_an_item_that_is_there_is_not_placed_again() -> None:
    assert outline.place(TWO, SectionId(101), [statement(2, 1)]) == TWO


def test_removing_an_article_removes_its_statements() -> None:
    assert ids(outline.remove_items(TWO, [ItemId(1)])) == [[4, 5], [6, 7]]


def test_removing_a_statement_leaves_its_article() -> None:
    assert ids(outline.remove_items(TWO, [ItemId(2)]))[0] == [1, 3, 4, 5]


def test_a_changed_item_keeps_its_place() -> None:
    changed = outline.change_item(TWO, StatementItem(ItemId(2), StatementId(2), "[…] so."))
    assert outline.find_item(changed, ItemId(2)) == StatementItem(ItemId(2), StatementId(2), "[…] so.")
    assert ids(changed) == ids(TWO)


def test_sections_are_added_renamed_moved_and_removed() -> None:
    more = outline.add_section(TWO, Section(SectionId(7), "Economy"), 1)
    assert [s.title for s in more.sections] == ["Section 0", "Economy", "Section 1"]
    named = outline.rename_section(more, SectionId(7), "Energy")
    moved = outline.move_section(named, SectionId(7), 3)
    assert [s.title for s in moved.sections] == ["Section 0", "Section 1", "Energy"]
    assert [s.id for s in outline.remove_section(moved, SectionId(100)).sections] == [101, 7]


def test_a_group_steps_past_whole_groups() -> None:
    assert ids(outline.shift_item(TWO, ItemId(4), -1))[0] == [4, 5, 1, 2, 3]
    assert ids(outline.shift_item(TWO, ItemId(1), 1))[0] == [4, 5, 1, 2, 3]


def test_a_led_statement_steps_past_its_neighbours() -> None:
    assert ids(outline.shift_item(TWO, ItemId(3), -1))[0] == [1, 3, 2, 4, 5]
    assert ids(outline.shift_item(TWO, ItemId(2), 1))[0] == [1, 3, 2, 4, 5]
    assert ids(outline.shift_item(TWO, ItemId(3), 1))[0] == [1, 2, 4, 5, 3]


def test_at_the_edge_an_item_goes_into_the_next_section() -> None:
    assert ids(outline.shift_item(TWO, ItemId(4), 1)) == [[1, 2, 3], [4, 5, 6, 7]]
    assert ids(outline.shift_item(TWO, ItemId(6), -1)) == [[1, 2, 3, 4, 5, 6], [7]]
    assert outline.shift_item(TWO, ItemId(7), 1) == TWO


def test_unknown_ids_change_nothing() -> None:
    assert outline.move_items(TWO, [ItemId(99)], SectionId(100), 0) == TWO
    assert outline.move_items(TWO, [ItemId(1)], SectionId(9), 0) == TWO
    assert outline.move_section(TWO, SectionId(9), 0) == TWO
    assert outline.place(TWO, SectionId(9), [note(9)]) == TWO
    assert outline.shift_item(TWO, ItemId(99), 1) == TWO
    assert outline.group_of(TWO, ItemId(99)) is None


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    kinds = draw(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=4))
    fresh = iter(range(1, 100))
    made: list[tuple[Item, ...]] = []
    for section in kinds:
        row: list[Item] = []
        for kind in section:
            number = next(fresh)
            match kind:
                case 0:
                    row.append(note(number))
                case 1:
                    row.append(article(number, draw(st.integers(1, 3))))
                case _:
                    row.append(statement(number, draw(st.one_of(st.none(), st.integers(1, 3)))))
        made.append(tuple(row))
    return briefing(*made)


item_ids = st.integers(1, 25).map(ItemId)
section_ids = st.integers(99, 104).map(SectionId)


def held(value: Briefing) -> list[int]:
    return sorted(item.id for item in outline.items(value))


@given(briefings(), st.sets(item_ids, max_size=4), section_ids, st.integers(-3, 30))
def test_no_move_loses_or_doubles_an_item(
    value: Briefing, wanted: set[ItemId], section: SectionId, position: int
) -> None:
    assert held(outline.move_items(value, wanted, section, position)) == held(value)
    assert held(outline.move_section(value, section, position)) == held(value)


@given(briefings(), item_ids, st.sampled_from([-1, 1]))
def test_no_step_loses_or_doubles_an_item(value: Briefing, item: ItemId, step: int) -> None:
    assert held(outline.shift_item(value, item, step)) == held(value)


@given(briefings(), st.lists(item_ids, max_size=5), section_ids, st.one_of(st.none(), item_ids))
def test_placing_adds_only_what_is_new(
    value: Briefing, fresh: list[ItemId], section: SectionId, before: ItemId | None
) -> None:
    placed = outline.place(value, section, [note(number) for number in fresh], before)
    known = any(s.id == section for s in value.sections)
    assert held(placed) == sorted({*held(value), *(fresh if known else [])})


@given(briefings(), st.sets(item_ids, max_size=4), section_ids, st.integers(0, 30))
def test_a_moved_group_stays_whole(
    value: Briefing, wanted: set[ItemId], section: SectionId, position: int
) -> None:
    moved = outline.move_items(value, wanted, section, position)
    for before in value.sections:
        for group in outline.groups(before):
            after = outline.group_of(moved, group.lead.id)
            assert after is not None
            taken = {item.id for item in group.led} & wanted
            stayed = {item.id for item in group.led} - taken
            if isinstance(group.lead, ArticleItem) and group.lead.id not in wanted:
                assert stayed <= {item.id for item in after.led}


@given(briefings())
def test_groups_hold_each_item_once_and_numbers_are_whole(value: Briefing) -> None:
    in_groups = [item.id for s in value.sections for group in outline.groups(s) for item in group.items]
    assert in_groups == [item.id for item in outline.items(value)]
    numbers = list(outline.item_numbers(value).values())
    assert numbers == list(range(1, len(numbers) + 1))


@given(briefings(), st.sets(item_ids, max_size=4))
def test_removing_takes_what_was_named_and_what_it_led(value: Briefing, wanted: set[ItemId]) -> None:
    left = held(outline.remove_items(value, wanted))
    for item in outline.items(value):
        group = outline.group_of(value, item.id)
        assert group is not None
        assert (item.id in left) == (item.id not in wanted and group.lead.id not in wanted)
