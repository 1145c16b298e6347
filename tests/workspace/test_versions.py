"""Versions of a text: what a person says of them, and what is proposed from them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import wire

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.identity import ArticleId
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits, tasks
from briefing_app.workspace.arriving.adopting import adopt_read
from briefing_app.workspace.composing.documents import material_for
from briefing_app.workspace.composing.versions import versions_of
from briefing_app.workspace.workspace import Workspace

TEXT = f"LONDON (Reuters) - {wire.text(1)}"
COPIES = (
    wire.article(101, TEXT),
    wire.article(102, wire.new_lead(TEXT)),
    wire.article(103, wire.cut(TEXT, 5), outlet="Outlet 102"),
    wire.article(104, f"{TEXT} ", outlet="Reuters"),
)
OTHER = wire.article(105, wire.text(5))


@pytest.fixture
def wired(desk: Workspace) -> Workspace:
    for article in (*COPIES, OTHER):
        desk.apply(edits.import_articles(desk.store, [article]))
    return desk


def together(desk: Workspace, number: int) -> set[int]:
    return set(desk.store.versions_of(ArticleId(number)))


def placed(desk: Workspace) -> dict[int, tuple[ArticleId, ...]]:
    briefing = desk.store.briefing(desk.current_briefing)
    return {item.article_id: item.also_in for item in items(briefing) if isinstance(item, ArticleItem)}


def place(desk: Workspace, *numbers: int) -> None:
    section = desk.store.briefing(desk.current_briefing).sections[0]
    ids = [ArticleId(number) for number in numbers]
    desk.apply(edits.place_articles(desk.store, desk.current_briefing, section.id, ids))


def test_the_agencys_version_leads_and_says_so(wired: Workspace) -> None:
    versions = versions_of(wired.store, ArticleId(101))
    assert [one.id for one in versions] == [104, 101, 102, 103]
    assert [one.origin for one in versions] == ["Reuters", "Reuters", "", "Reuters"]
    assert versions_of(wired.store, OTHER.id) == ()


def test_parting_is_undone_and_redone(wired: Workspace) -> None:
    wired.apply(edits.part_version(wired.store, ArticleId(102)))
    assert (together(wired, 101), together(wired, 102)) == ({101, 103, 104}, set())
    assert wired.undo_label == "part “Headline 102” from its versions"
    wired.undo()
    assert together(wired, 102) == {101, 102, 103, 104}
    wired.redo()
    assert together(wired, 102) == set()


def test_what_was_parted_stays_parted_when_more_copies_come(wired: Workspace) -> None:
    wired.apply(edits.part_version(wired.store, ArticleId(101)))
    late = wire.article(106, f"{TEXT}\n\nMore.")
    wired.apply(edits.import_articles(wired.store, [late]))
    assert 101 not in together(wired, 104)
    assert {102, 103, 104} <= together(wired, 104)


def test_joining_takes_back_a_parting(wired: Workspace) -> None:
    wired.apply(edits.part_version(wired.store, ArticleId(102)))
    wired.apply(edits.join_versions(wired.store, ArticleId(102), ArticleId(103)))
    assert together(wired, 101) == {101, 102, 103, 104}
    assert not any(one.unlike for one in wired.store.articles([one.id for one in COPIES]).values())


def test_another_text_is_joined_by_a_persons_word(wired: Workspace) -> None:
    wired.apply(edits.join_versions(wired.store, OTHER.id, ArticleId(101)))
    assert together(wired, 105) == {101, 102, 103, 104, 105}
    wired.undo()
    assert together(wired, 105) == set()


def test_one_that_is_alone_cannot_be_parted_and_mates_not_joined(wired: Workspace) -> None:
    with pytest.raises(BriefingError, match="stands alone"):
        edits.part_version(wired.store, OTHER.id)
    with pytest.raises(BriefingError, match="already"):
        edits.join_versions(wired.store, ArticleId(101), ArticleId(102))


def test_only_one_leads(wired: Workspace) -> None:
    for number in (103, 102):
        wired.apply(edits.lead_versions(wired.store, ArticleId(number)))
    assert [one.id for one in versions_of(wired.store, ArticleId(101)) if one.leads] == [102]
    assert versions_of(wired.store, ArticleId(101))[0].id == 102


def test_all_versions_are_told_of_what_changes_their_number(wired: Workspace) -> None:
    heard: list[frozenset[ArticleId]] = []
    wired.subscribe(lambda changed: heard.append(changed.articles))
    wired.apply(edits.part_version(wired.store, ArticleId(102)))
    wired.apply(edits.remove_articles(wired.store, [ArticleId(103)]))
    wired.apply(edits.star(wired.store, [ArticleId(101)]))
    assert heard == [wire.ids(101, 102, 103, 104), wire.ids(101, 103, 104), wire.ids(101)]


def test_placing_names_each_other_outlet_once(wired: Workspace) -> None:
    place(wired, 101)
    assert placed(wired)[101] == (104, 102)


def test_what_was_dismissed_or_has_an_item_is_not_named(wired: Workspace) -> None:
    wired.apply(edits.set_reading_state(wired.store, [ArticleId(102)], ReadingState.DISMISSED))
    place(wired, 101, 104)
    assert placed(wired)[101] == (103,)
    assert placed(wired)[104] == (103,)


def test_a_statement_brings_its_article_with_the_other_outlets(wired: Workspace) -> None:
    from briefing_app.domain.text import Span

    wired.apply(edits.mark_passage(wired.store, ArticleId(101), Span(20, 60)))
    statement = wired.store.statements_of(ArticleId(101))[0]
    section = wired.store.briefing(wired.current_briefing).sections[0]
    wired.apply(edits.place_statements(wired.store, wired.current_briefing, section.id, [statement.id]))
    assert placed(wired)[101] == (104, 102)


def test_what_came_later_is_filled_in_and_what_was_named_stays(wired: Workspace) -> None:
    place(wired, 101)
    wired.apply(edits.import_articles(wired.store, [wire.article(107, f"{TEXT}  ")]))
    wired.apply(edits.fill_also_in(wired.store, wired.current_briefing, ArticleId(107)))
    assert placed(wired)[101] == (104, 102, 107)
    with pytest.raises(BriefingError, match="No version"):
        edits.fill_also_in(wired.store, wired.current_briefing, OTHER.id)


def test_the_material_knows_texts_and_origins(wired: Workspace) -> None:
    place(wired, 101, 105)
    material = material_for(wired.store, wired.store.briefing(wired.current_briefing))
    assert {material.texts[ArticleId(n)] for n in (101, 102, 104)} == {101}
    assert material.texts[OTHER.id] == 105
    assert material.origins[ArticleId(104)] == "Reuters"


def test_a_cleared_briefing_stays_cleared_when_versions_are_judged(wired: Workspace) -> None:
    place(wired, 101)
    briefing = wired.store.briefing(wired.current_briefing)
    from briefing_app.domain.briefings.briefing import Status
    from briefing_app.domain.edit import Change

    wired.store.write([Change(briefing, replace(briefing, status=Status.CLEARED, cleared_by="AB"))])
    wired.apply(edits.lead_versions(wired.store, ArticleId(102)))
    assert wired.store.briefing(briefing.id).status is Status.CLEARED


def test_shingles_made_by_the_reader_are_those_that_are_kept(
    wired: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = tasks.take_in_bytes(wire.cut(TEXT, 7).encode(), "copy.txt", "text/plain")
    assert result.taken.prepared is not None and result.taken.prepared.shingles
    monkeypatch.setattr("briefing_app.storage.alike.keeping.packed_shingles", None)
    adopted = adopt_read(wired.store, result, result.article.taken_in_at)
    assert isinstance(adopted.id, int)
    assert set(wired.store.versions_of(adopted.id)) == {101, 102, 103, 104, adopted.id}
    assert wired.store.article(adopted.id).prepared is None
