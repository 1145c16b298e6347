"""Two changes of the same thing become one, or it is said where they cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.briefings.briefing import Briefing, NoteItem, Section, Status, Waiver
from briefing_app.domain.identity import ActorId, ItemId, SectionId
from briefing_app.domain.merging.entities import merged
from briefing_app.domain.merging.fields import merged_order

B = samples.BRIEFING


def _briefing(*sections: tuple[int, list[int]], **fields: object) -> Briefing:
    made = tuple(
        Section(
            SectionId(one), f"Section {one}", tuple(NoteItem(ItemId(item), f"note {item}") for item in items)
        )
        for one, items in sections
    )
    return replace(B, sections=made, **fields)  # type: ignore[arg-type]


def _told(outline: str) -> Briefing:
    """Return the briefing of “1: 11 12 / 2: 21”: its sections, and the items in each."""
    sections = (section.partition(":") for section in outline.split(" / "))
    return _briefing(*((int(one), [int(item) for item in items.split()]) for one, _, items in sections))


def _shape(briefing: Briefing) -> list[tuple[int, list[int]]]:
    return [(section.id, [item.id for item in section.items]) for section in briefing.sections]


def _shapes(mine: Briefing, base: Briefing, theirs: Briefing) -> list[tuple[int, list[int]]]:
    both, collisions = merged(base, mine, theirs)
    assert not collisions, collisions.places
    assert isinstance(both, Briefing)
    return _shape(both)


BASE = _briefing((1, [11, 12, 13]), (2, [21, 22]))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        # added at different places
        ("1: 11 12 13 19 / 2: 21 22", "1: 11 18 12 13 / 2: 21 22", "1: 11 18 12 13 19 / 2: 21 22"),
        # moved to the other section, and put into another order
        ("1: 11 13 / 2: 21 12 22", "1: 13 12 11 / 2: 21 22", "1: 13 11 / 2: 21 12 22"),
        # taken out by one, a section added by the other
        ("1: 11 12 / 2: 21 22", "1: 11 12 13 / 3: / 2: 21 22", "1: 11 12 / 3: / 2: 21 22"),
        # both sections changed places; an item was added
        ("2: 21 22 / 1: 11 12 13", "1: 11 12 13 / 2: 21 22 29", "2: 21 22 29 / 1: 11 12 13"),
        # both took the same out
        ("1: 11 12 / 2: 21 22", "1: 11 12 / 2: 21", "1: 11 12 / 2: 21"),
        # a section that one left as it was is taken out by the other
        ("1: 11 12 13", "1: 13 12 11 / 2: 21 22", "1: 13 12 11"),
    ],
)
def test_outlines_are_put_together(mine: str, theirs: str, both: str) -> None:
    assert _shapes(_told(mine), BASE, _told(theirs)) == _shape(_told(both))


@pytest.mark.parametrize(
    ("mine", "theirs", "place"),
    [
        ("1: 12 11 13 / 2: 21 22", "1: 13 11 12 / 2: 21 22", "the order of the items"),
        ("1: 11 13 / 2: 21 12 22", "1: 11 13 / 3: 12 / 2: 21 22", "the section that an item"),
        ("1: 11 12 13", "1: 11 12 13 / 2: 21 22 29", "which one took out"),
    ],
)
def test_outlines_that_contradict_each_other_are_named(mine: str, theirs: str, place: str) -> None:
    both, collisions = merged(BASE, _told(mine), _told(theirs))
    assert any(place in one for one in collisions.places)
    assert isinstance(both, Briefing)
    ids = [item for _, items in _shape(both) for item in items]
    assert len(ids) == len(set(ids))


def test_words_of_one_item_and_the_place_of_it() -> None:
    section = BASE.sections[0]
    written = replace(section, items=(NoteItem(ItemId(11), "written"), *section.items[1:]))
    mine = replace(BASE, sections=(written, BASE.sections[1]))
    theirs = _briefing((1, [12, 13]), (2, [11, 21, 22]))
    both, collisions = merged(BASE, mine, theirs)
    assert not collisions
    assert isinstance(both, Briefing)
    assert _shape(both) == _shape(theirs)
    assert both.sections[1].items[0] == NoteItem(ItemId(11), "written")


def test_what_one_wrote_in_an_item_that_the_other_took_out_is_handed_back() -> None:
    section = BASE.sections[0]
    written = replace(section, items=(NoteItem(ItemId(11), "written"), *section.items[1:]))
    mine = replace(BASE, sections=(written, BASE.sections[1]))
    both, collisions = merged(BASE, mine, _briefing((1, [12, 13]), (2, [21, 22])))
    assert collisions.written == ["written"]
    assert isinstance(both, Briefing)
    assert NoteItem(ItemId(11), "written") in [item for one in both.sections for item in one.items]


def test_fields_of_the_control_data_are_merged_one_by_one() -> None:
    mine = replace(B, control=replace(B.control, drafter="Mine"))
    theirs = replace(B, control=replace(B.control, phone="+1"), title="Theirs")
    both, collisions = merged(B, mine, theirs)
    assert not collisions
    assert both == replace(theirs, control=replace(B.control, drafter="Mine", phone="+1"))


def test_waivers_of_both_stand() -> None:
    here, there = (Waiver(code, None, "PO", samples.NOW) for code in ("a", "b"))
    both, collisions = merged(B, replace(B, waivers=(here,)), replace(B, waivers=(there,)))
    assert not collisions
    assert both == replace(B, waivers=(there, here))


def test_a_briefing_that_was_cleared_meanwhile_is_a_draft_again() -> None:
    cleared = replace(B, status=Status.CLEARED, cleared_by="PO", cleared_at=samples.NOW)
    both, collisions = merged(B, replace(B, title="Another"), cleared)
    assert not collisions
    assert both == replace(B, title="Another")


@pytest.mark.parametrize(
    ("theirs", "place"),
    [
        (replace(B, status=Status.ISSUED, issued_at=samples.NOW), "issued now"),
        (replace(B, removed=True), "removed now"),
    ],
)
def test_what_is_issued_or_removed_is_not_changed_unseen(theirs: Briefing, place: str) -> None:
    _, collisions = merged(B, replace(B, title="Another"), theirs)
    assert any(place in one for one in collisions.places)


def test_the_speaker_is_decided_as_one() -> None:
    one = replace(
        samples.OPEN_PORT, actor_id=None, speaker="officials", candidates=(ActorId(11), ActorId(12))
    )
    mine = replace(one, actor_id=ActorId(11), speaker="", candidates=())
    theirs = replace(one, actor_id=ActorId(12), speaker="", candidates=())
    both, collisions = merged(one, mine, theirs)
    assert collisions.places == ["the speaker"]
    assert both == mine
    topic = replace(one, topic="Ports")
    assert merged(one, mine, topic) == (replace(mine, topic="Ports"), merged(one, one, one)[1])


def test_names_that_both_add_to_an_actor_stand() -> None:
    roe = samples.ROE
    mine, theirs = (replace(roe, aliases=(*roe.aliases, name)) for name in ("J. R.", "Roe, J."))
    both, collisions = merged(roe, mine, theirs)
    assert not collisions
    assert set(both.aliases) == {*roe.aliases, "J. R.", "Roe, J."}  # type: ignore[union-attr]


ORDERS = st.lists(st.integers(0, 9), unique=True, max_size=8)


@settings(max_examples=400, deadline=None)
@given(ORDERS, ORDERS, ORDERS)
def test_an_order_of_two_holds_what_either_left_in_and_nothing_twice(
    was: list[int], here: list[int], there: list[int]
) -> None:
    both = merged_order(was, here, there)
    if both is None:
        return
    gone = ({*was} - {*here}) | ({*was} - {*there})
    assert sorted(both) == sorted(({*was} | {*here} | {*there}) - gone)


@settings(max_examples=200, deadline=None)
@given(*[st.lists(st.lists(st.integers(10, 25), max_size=4), min_size=1, max_size=3)] * 3)
def test_nothing_is_lost_or_doubled_whatever_two_do(
    was: list[list[int]], here: list[list[int]], there: list[list[int]]
) -> None:
    base, mine, theirs = (_distinct(one) for one in (was, here, there))
    both, _ = merged(base, mine, theirs)
    assert isinstance(both, Briefing)
    ids = [item for _, items in _shape(both) for item in items]
    assert len(ids) == len(set(ids))
    before, in_mine, in_theirs = (
        {i for _, items in _shape(one) for i in items} for one in (base, mine, theirs)
    )
    assert (in_mine - before) | (in_theirs - before) <= set(ids)
    assert merged(base, mine, base)[0] == mine
    assert merged(base, base, theirs)[0] == theirs
    assert merged(base, mine, mine)[0] == mine


def _items(briefing: Briefing) -> set[int]:
    return {item for _, items in _shape(briefing) for item in items}


def _distinct(sections: list[list[int]]) -> Briefing:
    seen: set[int] = set()
    kept: list[tuple[int, list[int]]] = []
    for number, items in enumerate(sections, start=1):
        fresh = [one for one in dict.fromkeys(items) if one not in seen]
        seen.update(fresh)
        kept.append((number, fresh))
    return _briefing(*kept)
