"""Another product of the same briefing, whom it can be about, and what statements are filed under."""

from __future__ import annotations

from dataclasses import replace

import samples

from briefing_app.document.products.product_file import load_product
from briefing_app.domain.briefings.briefing import Briefing, Paper
from briefing_app.domain.briefings.outline import items
from briefing_app.workspace import edits
from briefing_app.workspace.composing.subjects import possible_subjects
from briefing_app.workspace.composing.topics import known_topics
from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id


def _now(desk: Workspace) -> Briefing:
    return desk.store.briefing(BRIEFING)


def _made(desk: Workspace, product: str, language: str = "en") -> Briefing:
    edit = edits.new_briefing(desk.store, "Morning", samples.NOW, product=product, language=language)
    desk.apply(edit)
    return desk.store.briefing(edits.made_briefing(edit))


def test_a_section_that_both_products_have_takes_the_title_of_the_new_one(desk: Workspace) -> None:
    made = _made(desk, "statement-matrix")
    statements = next(section for section in made.sections if section.plan == "statements")
    assert statements.title == "Statements in full"
    desk.apply(edits.set_product(desk.store, made.id, "actor-profile"))
    profile = desk.store.briefing(made.id)
    assert next(s.title for s in profile.sections if s.plan == "statements") == "Statements"
    desk.apply(edits.rename_section(desk.store, made.id, profile.sections[-1].id, "What she said"))
    desk.apply(edits.set_product(desk.store, made.id, "statement-matrix"))
    assert desk.store.briefing(made.id).sections[-1].title == "What she said"


def test_a_title_of_the_products_own_is_known_whatever_its_capitals(desk: Workspace) -> None:
    made = _made(desk, "daily-press-review")
    desk.apply(edits.rename_briefing(desk.store, made.id, "Daily Press Review"))
    desk.apply(edits.set_product(desk.store, made.id, "actor-profile"))
    assert desk.store.briefing(made.id).title == "Actor profile"
    assert desk.undo_label == "make it an actor profile"
    desk.undo()
    assert desk.store.briefing(made.id).title == "Daily Press Review"


def test_the_details_change_the_product_too_and_lose_nothing(desk: Workspace) -> None:
    before = _now(desk)
    details = replace(
        before,
        product="timeline",
        second_language="fr",
        subject=samples.ROE.id,
        paper=Paper.LETTER,
        sections=(),
    )
    desk.apply(edits.set_details(desk.store, details))
    after = _now(desk)
    assert (after.product, after.second_language, after.subject) == ("timeline", "fr", samples.ROE.id)
    assert {item.id for item in items(after)} == {item.id for item in items(before)}
    assert after.sections[0].plan == "events"
    desk.undo()
    assert _now(desk) == before


def test_a_briefing_whose_product_is_gone_becomes_another(desk: Workspace) -> None:
    desk.apply(edits.change_briefing(desk.store, BRIEFING, "lose it", product="gone"))
    title = _now(desk).title
    desk.apply(edits.set_product(desk.store, BRIEFING, "situation-report"))
    assert (_now(desk).product, _now(desk).title) == ("situation-report", title)


def test_labels_call_items_by_the_number_that_is_printed(desk: Workspace) -> None:
    first = next(item.id for item in items(_now(desk)))
    assert edits.remove_items(desk.store, BRIEFING, [first]).label == "take out item 1"
    desk.apply(edits.set_product(desk.store, BRIEFING, "statement-matrix"))
    assert edits.remove_items(desk.store, BRIEFING, [first]).label == "take out article"


def test_those_who_speak_in_the_briefing_come_first(desk: Workspace) -> None:
    spoken = [
        desk.store.statement(item.statement_id).actor_id  # type: ignore[union-attr]
        for item in items(_now(desk))
        if hasattr(item, "statement_id")
    ]
    subjects = [actor.id for actor in possible_subjects(desk.store, _now(desk))]
    assert subjects[0] in spoken
    assert len(set(subjects)) == len(subjects)
    everybody = {one.actor_id for one in samples.STATEMENTS if one.actor_id is not None}
    assert set(subjects) == everybody
    assert {actor.id for actor in possible_subjects(desk.store, None)} == everybody


def test_topics_are_in_the_language_of_the_briefing(desk: Workspace) -> None:
    made = _made(desk, "statement-matrix", "de")
    topics = known_topics(desk.store, made)
    assert topics[0] == "Sicherheit und Verteidigung"
    desk.apply(edits.set_topic(desk.store, [samples.OPEN_PORT.id], "Häfen"))
    assert "Häfen" in desk.store.topics()
    assert "Häfen" in known_topics(desk.store, made)


def test_a_section_lent_by_another_product_changes_its_language_too(desk: Workspace) -> None:
    made = _made(desk, "daily-press-review", "fr")
    security = next(one for one in made.sections if one.title == "Sécurité et défense")
    desk.apply(edits.add_note(desk.store, made.id, security.id, "A note."))
    desk.apply(edits.set_product(desk.store, made.id, "statement-matrix"))
    desk.apply(edits.set_language(desk.store, made.id, "de"))
    [lent] = [one for one in desk.store.briefing(made.id).sections if one.id == security.id]
    plan = load_product("daily-press-review").plan_of(security)
    assert plan is not None
    assert lent.title == plan.title_in("de")
    assert len(lent.items) == 1


def test_a_products_title_is_translated_whatever_its_capitals(desk: Workspace) -> None:
    made = _made(desk, "daily-press-review")
    desk.apply(edits.rename_briefing(desk.store, made.id, "Daily Press Review"))
    desk.apply(edits.set_language(desk.store, made.id, "fr"))
    assert desk.store.briefing(made.id).title == load_product("daily-press-review").title_in("fr")
