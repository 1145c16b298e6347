"""The first look: invented articles, read, with a briefing that is half made."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import samples as values

from briefing_app.document.nodes import Quotation, plain
from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import StatementItem, Tlp
from briefing_app.domain.briefings.references import article_order
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace import edits, tasks
from briefing_app.workspace.composing import documents
from briefing_app.workspace.samples import (
    bring_back_samples,
    has_samples,
    load_samples,
    loading,
    remove_samples,
    sample_files,
    wants_samples,
)
from briefing_app.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def take_in() -> Callable[[Path], tasks.TakenAndRead]:
    """Read each sample once for all tests, as worker processes would."""
    results = {path: tasks.take_in(path, values.NOW) for path in sample_files()}
    return results.__getitem__


@pytest.fixture
def desk(empty_store: Store, take_in: Callable[[Path], tasks.TakenAndRead]) -> Workspace:
    """A desk with the samples on it."""
    desk = Workspace(empty_store)
    assert wants_samples(empty_store)
    load_samples(desk, values.NOW, take_in)
    return desk


def outlined(desk: Workspace) -> list[tuple[str, list[str]]]:
    """Return the sections of the briefing on the desk with the words of their items."""
    assert desk.current_briefing is not None
    store = desk.store
    return [
        (
            section.title,
            [
                store.statement(item.statement_id).passage.quote
                if isinstance(item, StatementItem)
                else getattr(item, "summary", "") or getattr(item, "text", "")
                for item in section.items
            ],
        )
        for section in store.briefing(desk.current_briefing).sections
    ]


def test_the_samples_are_enough_for_a_first_look(desk: Workspace) -> None:
    store = desk.store
    counts = store.article_counts(ArticleQuery())
    assert counts["all"] >= 24
    assert counts["new"] > 5
    assert len(store.outlets()) >= 4
    assert store.unanalysed(store.analysis_state(store.sample_articles()[0]), 5) == []
    assert desk.undo_label is None
    assert store.check() == []


def test_their_briefing_is_on_the_desk_and_prints(desk: Workspace) -> None:
    assert desk.current_briefing is not None
    briefing = desk.store.briefing(desk.current_briefing)
    assert briefing.sample
    assert briefing.in_brief
    placed = [item for item in outline.items(briefing) if isinstance(item, StatementItem)]
    assert len(placed) >= 20
    statements = desk.store.statements(item.statement_id for item in placed)
    assert {one.state for one in statements.values()} == {"selected"}
    assert len(documents.document_for(desk.store, briefing, values.NOW).blocks) > 50


def test_their_briefing_is_marked_controlled_and_addressed(desk: Workspace) -> None:
    assert desk.current_briefing is not None
    control = desk.store.briefing(desk.current_briefing).control
    assert control.tlp is Tlp.GREEN
    assert control.drafter
    assert str(values.NOW.astimezone().year) in control.reference
    assert control.cut_off is not None
    assert control.cut_off <= values.NOW
    assert len(control.distribution) > 2


def test_their_in_brief_points_to_the_stories_that_it_tells(desk: Workspace) -> None:
    assert desk.current_briefing is not None
    briefing = desk.store.briefing(desk.current_briefing)
    order = article_order(briefing)
    told = {
        int(number): desk.store.article(order[int(number) - 1]).headline
        for number in re.findall(r"\[(\d+)\]", briefing.in_brief)
    }
    assert len(told) >= 4
    for word in ("surveillance", "cable repair ships", "repair fleet", "Cod crews", "election chief"):
        assert any(word in headline for headline in told.values()), word


def test_nobody_speaks_without_a_name_in_their_briefing(desk: Workspace) -> None:
    assert desk.current_briefing is not None
    briefing = desk.store.briefing(desk.current_briefing)
    document = documents.document_for(desk.store, briefing, values.NOW)
    said = [plain(block.attribution) for block in document.blocks if isinstance(block, Quotation)]
    assert said
    assert not [line for line in said if "not identified" in line or line.startswith("The statement")]


def test_moving_a_section_leads_in_brief_along(desk: Workspace) -> None:
    assert desk.current_briefing is not None
    before = desk.store.briefing(desk.current_briefing)
    desk.apply(edits.move_section(desk.store, before.id, before.sections[-1].id, 0))
    after = desk.store.briefing(before.id)
    assert after.in_brief != before.in_brief
    assert [article_order(after)[int(n) - 1] for n in re.findall(r"\[(\d+)\]", after.in_brief)] == [
        article_order(before)[int(n) - 1] for n in re.findall(r"\[(\d+)\]", before.in_brief)
    ]
    desk.undo()
    assert desk.store.briefing(before.id) == before


def test_every_stretch_of_the_plan_is_in_a_placed_statement(desk: Workspace) -> None:
    import tomllib

    from briefing_app.paths import resource

    plan = tomllib.loads(resource("samples", "briefing.toml").read_text(encoding="utf-8"))
    assert desk.current_briefing is not None
    briefing = desk.store.briefing(desk.current_briefing)
    placed = [item.statement_id for item in outline.items(briefing) if isinstance(item, StatementItem)]
    quotes = [one.passage.quote for one in desk.store.statements(placed).values()]
    for section in plan["section"]:
        for item in section["item"]:
            for stretch in item.get("statements", ()):
                assert any(stretch in quote for quote in quotes), stretch


def test_samples_are_removed_and_brought_back_as_they_were(desk: Workspace) -> None:
    store = desk.store
    before = store.article_counts(ArticleQuery())
    desk.apply(remove_samples(store))
    assert desk.undo_label == "remove the samples"
    assert store.article_counts(ArticleQuery())["all"] == 0
    assert (desk.current_briefing, has_samples(store)) == (None, False)
    assert not wants_samples(store)
    desk.apply(bring_back_samples(store))
    assert store.article_counts(ArticleQuery()) == before
    assert desk.current_briefing is not None
    desk.undo()
    desk.undo()
    assert store.article_counts(ArticleQuery()) == before


def test_a_library_with_articles_of_its_own_wants_no_samples(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    desk.apply(edits.import_articles(empty_store, [values.article(1)]))
    assert not wants_samples(empty_store)
    assert not has_samples(empty_store)


@pytest.mark.parametrize("steps", [1, 25, 27, 31, 37])
def test_loading_ends_the_same_wherever_it_was_interrupted(
    desk: Workspace, tmp_path: Path, take_in: Callable[[Path], tasks.TakenAndRead], steps: int
) -> None:
    with closing(Store.open(tmp_path / "interrupted.briefing")) as store:
        begun = loading(Workspace(store), values.NOW, take_in)
        for _ in range(steps):
            next(begun)
        begun.close()
        assert wants_samples(store)
        again = Workspace(store)
        load_samples(again, values.NOW, take_in)
        assert outlined(again) == outlined(desk)
        assert store.article_counts(ArticleQuery()) == desk.store.article_counts(ArticleQuery())


def test_the_views_are_told_once_that_the_samples_are_there(
    empty_store: Store, take_in: Callable[[Path], tasks.TakenAndRead]
) -> None:
    desk, heard = Workspace(empty_store), []
    desk.subscribe(heard.append)
    load_samples(desk, values.NOW, take_in)
    assert [len(one.articles) for one in heard if one.articles] == [len(sample_files())]


def test_loading_that_was_interrupted_is_finished_at_the_next_start(
    empty_store: Store, take_in: Callable[[Path], tasks.TakenAndRead]
) -> None:
    read: list[Path] = []

    def interrupted(path: Path) -> tasks.TakenAndRead:
        read.append(path)
        if len(read) == 7:
            raise KeyboardInterrupt
        return take_in(path)

    with pytest.raises(KeyboardInterrupt):
        load_samples(Workspace(empty_store), values.NOW, interrupted)
    assert wants_samples(empty_store)
    desk = Workspace(empty_store)
    load_samples(desk, values.NOW, take_in)
    assert empty_store.article_counts(ArticleQuery())["all"] == len(sample_files())
    assert desk.current_briefing is not None
    assert empty_store.check() == []
