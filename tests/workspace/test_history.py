"""However edits, undo and redo follow one another, each undo gives back exactly what was."""

from __future__ import annotations

import random
import time

import pytest
import samples

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.briefings.briefing import NoteKind
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.text import Span
from briefing_app.storage.store import ArticleQuery, StatementQuery, Store
from briefing_app.workspace import edits
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.door.history import LONGEST_HISTORY, History
from briefing_app.workspace.door.remembered import remembered
from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id


def _something(store: Store, chance: random.Random) -> Edit:
    """Return an edit that a person might make now."""
    articles = list(store.article_ids(ArticleQuery()))
    statements = list(store.statement_ids(StatementQuery()))
    actors = [actor.id for name in "jpahro" for actor in store.find_actors(name)] or [samples.UNION.id]
    briefing = store.briefing(BRIEFING)
    sections = [section.id for section in briefing.sections]
    placed = [item.id for item in items(briefing)]
    kinds = ["import", "section", "note"]
    kinds += ["mark", "state", "detail"] if articles else []
    kinds += ["select", "place", "speaker", "topic"] if statements and sections else []
    kinds += ["move", "take out", "duplicate"] if placed and sections else []
    kinds += ["merge", "rename"] if len(set(actors)) > 1 else []
    number = chance.randrange(10**9)
    match chance.choice(kinds):
        case "import":
            return edits.import_articles(store, [samples.article(number, f"Words of {number}.")])
        case "section":
            return edits.add_section(store, BRIEFING, f"Section {number}", chance.randrange(3))
        case "note":
            section = chance.choice(sections) if sections else None
            if section is None:
                return edits.set_in_brief(store, BRIEFING, str(number))
            return edits.add_note(store, BRIEFING, section, str(number), chance.choice(list(NoteKind)))
        case "mark":
            return edits.mark_statement(
                store, chance.choice(articles), Span(0, 9), None, f"Actor {number % 4}"
            )  # type: ignore[arg-type]
        case "state":
            return edits.set_reading_state(
                store, [chance.choice(articles)], chance.choice(list(ReadingState))
            )  # type: ignore[list-item]
        case "detail":
            return edits.edit_article(store, chance.choice(articles), outlet=f"Outlet {number}")  # type: ignore[arg-type]
        case "select":
            return edits.select_statement(store, chance.choice(statements))  # type: ignore[arg-type]
        case "place":
            some = chance.sample(statements, min(3, len(statements)))
            return edits.place_statements(store, BRIEFING, chance.choice(sections), some)  # type: ignore[arg-type]
        case "speaker":
            return edits.set_speaker(store, chance.choice(statements), chance.choice(actors))  # type: ignore[arg-type]
        case "topic":
            return edits.set_topic(store, statements[:2], f"Topic {number}")  # type: ignore[arg-type]
        case "move":
            return edits.move_items(store, BRIEFING, [chance.choice(placed)], chance.choice(sections), 0)
        case "take out":
            return edits.remove_items(store, BRIEFING, [chance.choice(placed)])
        case "duplicate":
            return edits.duplicate_item(store, BRIEFING, chance.choice(placed))
        case "merge":
            keep, other = chance.sample(sorted(set(actors)), 2)
            return edits.merge_actors(store, keep, [other])
        case _:
            return edits.rename_actor(store, chance.choice(actors), f"Name {number}")


def _everything(store: Store) -> object:
    articles = store.article_ids(ArticleQuery())
    return (
        store.articles(articles),  # type: ignore[arg-type]
        store.statements(store.statement_ids(StatementQuery())),  # type: ignore[arg-type]
        [store.mentions_of(one) for one in articles],  # type: ignore[arg-type]
        sorted(
            (actor.id, actor.name)
            for letter in "abcdefghijklmnopqrstuvwxyz"
            for actor in store.find_actors(letter, 99)
        ),
        [store.briefing(row.id) for row in store.briefings()],
    )


@pytest.mark.parametrize("seed", range(4))
def test_every_undo_and_redo_gives_back_exactly_what_was(desk: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    states, place = [_everything(desk.store)], 0
    for _ in range(60):
        deed = chance.random()
        if deed < 0.25:
            place -= desk.undo() is not None
        elif deed < 0.4:
            place += desk.redo() is not None
        else:
            label = desk.undo_label
            edit = _something(desk.store, chance)
            desk.apply(edit)
            desk.close_step()
            if any(change.before != change.after for change in edit.changes):
                del states[place + 1 :]
                states.append(_everything(desk.store))
                place += 1
            else:
                assert desk.undo_label == label
        assert _everything(desk.store) == states[place]
    assert desk.store.check() == []


@pytest.mark.parametrize("seed", range(2))
def test_readings_between_edits_never_stand_in_the_way_of_undo(desk: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(60):
        deed = chance.random()
        if deed < 0.25:
            desk.undo()
        elif deed < 0.4:
            desk.redo()
        elif deed < 0.6:
            count = chance.randrange(3)
            found = samples.PORT_ANALYSIS
            actors = found.actors if count == 2 else found.actors[:1]
            from dataclasses import replace

            reading = replace(found, statements=found.statements[: min(count, len(actors))], actors=actors)
            intake.read(desk, samples.FULL_ARTICLE, replace(reading, engine=f"engine {step}"))
        else:
            desk.apply(_something(desk.store, chance))
        assert desk.store.check() == []
    while desk.undo():
        pass
    assert desk.store.check() == []


def test_an_entity_changed_twice_goes_straight_to_its_last_value() -> None:
    one, two, three = (samples.article(1, headline=word) for word in ("one", "two", "three"))
    first = Edit("a", (Change(one, two), Change(None, samples.ROE)), "key")
    second = Edit("b", (Change(two, three),), "key")
    history = History()
    history.record(first)
    history.record(second)
    assert history.last == remembered(Edit("b", (Change(one, three), Change(None, samples.ROE)), "key"))


def test_an_edit_that_others_came_between_does_not_grow() -> None:
    one, two, three = (samples.article(1, headline=word) for word in ("one", "two", "three"))
    history = History()
    history.record(Edit("a", (Change(one, two),), "key"))
    history.record(Edit("b", (Change(one, three),), "key"))
    assert history.last == remembered(Edit("b", (Change(one, three),), "key"))


def test_a_step_of_thousands_grows_at_no_cost() -> None:
    history = History()
    begun = time.process_time()
    for number in range(1, 10_001):
        history.record(Edit(str(number), (Change(None, samples.article(number)),), "import:1"))
    assert history.last is not None
    assert len(history.last.changes) == 10_000
    assert time.process_time() - begun < 8


def test_the_oldest_steps_are_forgotten_in_the_end() -> None:
    history = History()
    for number in range(LONGEST_HISTORY + 5):
        history.record(Edit(str(number), (Change(None, samples.ROE),)))
    count = 0
    while moving := history.begin(back=True):
        moving.advance(1, moving.part(1))
        history.end()
        count += 1
    assert count == LONGEST_HISTORY


def test_texts_are_not_remembered_and_come_back_with_an_undo(desk: Workspace) -> None:
    article = samples.article(9, "Words that are long enough to be remembered.")
    desk.apply(edits.import_articles(desk.store, [article]))
    desk.apply(edits.star(desk.store, [article.id]))
    assert not any(isinstance(change, Change) for step in desk._history._done for change in step.changes)
    desk.undo()
    desk.undo()
    desk.redo()
    again = desk.store.article(article.id)
    assert (again.text, again.words, again.removed) == (article.text, article.words, False)
    assert desk.store.check() == []
