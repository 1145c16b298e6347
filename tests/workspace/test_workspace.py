"""One door for change: saved, remembered, told; or nothing at all."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
import samples

from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.door.changed import Changed
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def heard(desk: Workspace) -> list[Changed]:
    """What a listener was told."""
    told: list[Changed] = []
    desk.subscribe(told.append)
    return told


def _note(store: Store, text: str) -> Edit:
    return edits.set_statement_note(store, samples.QUAY.id, text)


def test_an_edit_is_saved_remembered_and_told(desk: Workspace, heard: list[Changed]) -> None:
    desk.apply(edits.select_statement(desk.store, samples.QUAY.id))
    assert desk.store.statement(samples.QUAY.id).state == "selected"
    assert (desk.undo_label, desk.redo_label) == ("select statement", None)
    assert heard == [
        Changed(
            articles=frozenset({samples.FULL_ARTICLE.id}),
            statements=frozenset({samples.QUAY.id}),
            history=True,
        )
    ]


def test_undo_and_redo_walk_back_and_forth(desk: Workspace, heard: list[Changed]) -> None:
    for text in ("one", "two"):
        desk.apply(_note(desk.store, text))
        desk.close_step()
    assert desk.undo() == "note on a statement"
    assert desk.store.statement(samples.QUAY.id).note == "one"
    assert desk.undo() == "note on a statement"
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY
    assert desk.undo() is None
    assert (desk.undo_label, desk.redo_label) == (None, "note on a statement")
    assert desk.redo() is not None
    assert desk.redo() is not None
    assert desk.redo() is None
    assert desk.store.statement(samples.QUAY.id).note == "two"
    assert len(heard) == 6
    assert all(samples.QUAY.id in changed.statements and changed.history for changed in heard)


def test_a_new_edit_ends_what_could_be_redone(desk: Workspace) -> None:
    desk.apply(_note(desk.store, "one"))
    desk.undo()
    desk.apply(_note(desk.store, "two"))
    assert desk.redo_label is None
    assert desk.redo() is None


def test_typing_in_one_field_is_undone_in_one_step(desk: Workspace) -> None:
    for text in ("T", "Th", "The"):
        desk.apply(_note(desk.store, text))
    assert desk.store.statement(samples.QUAY.id).note == "The"
    desk.undo()
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY
    desk.redo()
    assert desk.store.statement(samples.QUAY.id).note == "The"


@pytest.mark.parametrize("interruption", ["another field", "undo and redo", "close_step"])
def test_typing_after_something_else_is_a_step_of_its_own(desk: Workspace, interruption: str) -> None:
    desk.apply(_note(desk.store, "one"))
    if interruption == "another field":
        desk.apply(edits.set_in_brief(desk.store, samples.BRIEFING.id, "x"))
    elif interruption == "undo and redo":
        desk.undo()
        desk.redo()
    else:
        desk.close_step()
    desk.apply(_note(desk.store, "two"))
    desk.undo()
    assert desk.store.statement(samples.QUAY.id).note == "one"


def test_an_edit_of_nothing_leaves_no_trace(desk: Workspace, heard: list[Changed]) -> None:
    desk.apply(edits.rename_briefing(desk.store, samples.BRIEFING.id, samples.BRIEFING.title))
    desk.apply(Edit("nothing", ()))
    assert desk.undo_label is None
    assert heard == []


class _FullDisk(Exception):
    pass


def _break(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object, **__: object) -> None:
        raise _FullDisk

    monkeypatch.setattr(desk.store, "write", write)


def test_a_write_that_fails_leaves_history_and_listeners_alone(
    desk: Workspace, heard: list[Changed], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.apply(_note(desk.store, "one"))
    desk.close_step()
    desk.apply(_note(desk.store, "two"))
    desk.undo()
    heard.clear()
    labels = (desk.undo_label, desk.redo_label)
    with monkeypatch.context() as broken:
        _break(desk, broken)
        for attempt in (desk.undo, desk.redo, lambda: desk.apply(_note(desk.store, "three"))):
            with pytest.raises(_FullDisk):
                attempt()
    assert (desk.undo_label, desk.redo_label) == labels
    assert heard == []
    assert desk.store.statement(samples.QUAY.id).note == "one"
    desk.redo()
    assert desk.store.statement(samples.QUAY.id).note == "two"


def test_every_listener_hears_even_when_one_fails(desk: Workspace) -> None:
    told: list[Changed] = []

    def fails(_: Changed) -> None:
        raise RuntimeError("a view broke")

    desk.subscribe(fails)
    desk.subscribe(told.append)
    with pytest.raises(RuntimeError, match="a view broke"):
        desk.apply(_note(desk.store, "one"))
    assert len(told) == 1
    assert desk.undo_label == "note on a statement"


def test_who_no_longer_listens_hears_nothing(desk: Workspace) -> None:
    told: list[Changed] = []
    unsubscribe = desk.subscribe(told.append)
    unsubscribe()
    unsubscribe()
    desk.apply(_note(desk.store, "one"))
    assert told == []


def test_a_reading_is_no_step_of_the_user(desk: Workspace, heard: list[Changed]) -> None:
    after = replace(samples.QUAY, salience=0.9)
    desk.record_analysis(samples.FULL_ARTICLE.id, "engine 1", [Change(samples.QUAY, after)])
    assert desk.undo_label is None
    assert desk.store.analysis_state(samples.FULL_ARTICLE.id) == "engine 1"
    assert [changed.statements for changed in heard] == [frozenset({samples.QUAY.id})]
    assert not heard[0].history


def test_the_latest_briefing_is_on_the_desk_until_another_is_opened(
    desk: Workspace, heard: list[Changed]
) -> None:
    assert desk.current_briefing == samples.BRIEFING.id
    made = edits.new_briefing(desk.store, "Second", samples.NOW)
    desk.apply(made)
    assert desk.current_briefing == samples.BRIEFING.id
    heard.clear()
    desk.open_briefing(edits.made_briefing(made))
    assert desk.current_briefing == edits.made_briefing(made)
    assert heard == [Changed(briefings=frozenset({samples.BRIEFING.id, edits.made_briefing(made)}))]
    assert Workspace(desk.store).current_briefing == edits.made_briefing(made)


def test_a_briefing_that_goes_leaves_the_desk_to_another(desk: Workspace) -> None:
    made = edits.new_briefing(desk.store, "Second", samples.NOW)
    desk.apply(made)
    desk.open_briefing(edits.made_briefing(made))
    desk.undo()
    assert desk.current_briefing == samples.BRIEFING.id
    desk.apply(edits.remove_briefing(desk.store, samples.BRIEFING.id))
    assert desk.current_briefing is None
    with pytest.raises(BriefingError, match="removed"):
        desk.open_briefing(samples.BRIEFING.id)
    desk.undo()
    assert desk.current_briefing == samples.BRIEFING.id


def test_a_briefing_that_does_not_exist_cannot_be_opened(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match="no such briefing"):
        desk.open_briefing(BriefingId(999))
    assert desk.current_briefing == samples.BRIEFING.id


def test_an_issue_is_told(desk: Workspace, heard: list[Changed]) -> None:
    desk.add_issue(samples.ISSUE)
    assert heard == [Changed(issues=True)]
    assert desk.undo_label is None


def test_any_row_of_edits_can_be_taken_back_and_done_again(desk: Workspace) -> None:
    store = desk.store
    first = _everything(store)
    briefing = samples.BRIEFING.id
    economy, domestic = (section.id for section in samples.BRIEFING.sections)
    article = samples.BUDGET_ARTICLE.id
    for make in (
        lambda: edits.import_articles(store, [samples.article(8, "A new text.")]),
        lambda: edits.edit_article(store, article, outlet="Evening Post"),
        lambda: edits.mark_statement(
            store, article, samples.span_of(samples.BUDGET_TEXT, "Officials said"), None, "Ann"
        ),
        lambda: edits.set_speaker(store, samples.DEFICIT.id, samples.LIND.id),
        lambda: edits.merge_actors(store, samples.ROE.id, [samples.DORN.id]),
        lambda: edits.split_actor(store, samples.ROE.id, "John Roe", statements=[samples.QUAY.id]),
        lambda: edits.place_statements(store, briefing, domestic, [samples.QUAY.id, samples.DEFICIT.id]),
        lambda: edits.place_articles(store, briefing, domestic, [samples.WEATHER_ARTICLE.id]),
        lambda: edits.remove_section(store, briefing, economy),
        lambda: edits.remove_articles(store, [article]),
    ):
        desk.apply(make())
        desk.close_step()
        assert store.check() == []
    last = _everything(store)
    while desk.undo():
        assert store.check() == []
    assert _everything(store) == first
    while desk.redo():
        assert store.check() == []
    assert _everything(store) == last


def _everything(store: Store) -> list[object]:
    """Return every value that a list would show."""
    from briefing_app.storage.store import ArticleQuery, StatementQuery

    ids = store.article_ids(ArticleQuery())
    briefings: list[Briefing] = [store.briefing(row.id) for row in store.briefings()]
    return [
        store.articles(ids),  # type: ignore[arg-type]
        store.statements(store.statement_ids(StatementQuery())),  # type: ignore[arg-type]
        [store.mentions_of(one) for one in ids],  # type: ignore[arg-type]
        [store.find_actors(name) for name in ("Jane", "John", "Roe", "Pavel", "Dorn", "Ann", "Lind")],
        briefings,
    ]


@pytest.mark.parametrize("field", [field.name for field in fields(Changed)])
def test_a_sum_of_changes_forgets_nothing(field: str) -> None:
    what = True if isinstance(getattr(Changed(), field), bool) else frozenset({7})
    one = Changed(**{field: what})
    assert one | Changed() == Changed() | one == one
