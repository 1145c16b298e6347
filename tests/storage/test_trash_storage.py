"""The trash: what was removed, what holds it back, and what goes with it for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import samples

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.articles.original import Original
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.statement import Origin
from briefing_app.domain.text import Span
from briefing_app.storage.changing import trash
from briefing_app.storage.changing.trash import Kind
from briefing_app.storage.store import ArticleQuery, Store

LATER = datetime.now(UTC) + timedelta(days=1)


def _remove(store: Store, *entities: object) -> None:
    store.write([Change(one, replace(one, removed=True)) for one in entities])  # type: ignore[type-var, arg-type]


def test_what_is_removed_lies_in_the_trash_and_comes_back(full: Store) -> None:
    weather = samples.WEATHER_ARTICLE
    _remove(full, weather, samples.BRIEFING)
    assert {one.key for one in full.thrown()} == {(Kind.ARTICLE, 3), (Kind.BRIEFING, 31)}
    assert full.thrown_count() == 2
    assert [one.title for one in full.thrown("SNOW")] == ["Snow on Monday"]
    assert full.thrown("50%_") == []
    assert full.check() == []
    full.write([Change(replace(weather, removed=True), weather)])
    assert [one.kind for one in full.thrown()] == [Kind.BRIEFING]
    assert full.check() == []


def test_a_mark_that_was_deleted_lies_in_the_trash_with_all_it_was(full: Store) -> None:
    mark = samples.statement(99, "a sale in slow motion", origin=Origin.MANUAL, note="Mine.")
    full.write([Change(None, mark)])
    full.write([Change(mark, None)])
    (thrown,) = full.thrown()
    assert (thrown.kind, thrown.title, thrown.of) == (
        Kind.STATEMENT,
        "a sale in slow motion",
        samples.FULL_ARTICLE.headline,
    )
    assert full.deleted_statement(mark.id) == mark
    full.write([Change(None, mark)])
    assert full.thrown() == []


def test_what_the_program_found_is_no_loss(full: Store) -> None:
    full.write([Change(samples.QUAY, None)])
    assert full.thrown() == []


def test_samples_have_their_own_way_back(full: Store) -> None:
    sample = samples.article(7, "A sample.", sample=True)
    full.write([Change(None, sample)])
    _remove(full, sample)
    assert full.thrown() == []
    assert full.check() == []


def test_an_article_goes_with_everything_that_is_only_its_own(full: Store) -> None:
    text = "Vera Lund said the tide would turn. Jane Roe agreed."
    alone, known = Actor(ActorId(71), "Vera Lund", ActorKind.PERSON), samples.ROE
    article = samples.article(70, text, original="ab" * 32)
    statement = samples.statement(72, "the tide would turn", of=article, actor=alone)
    mentions = ArticleMentions(article.id, ((Span(0, 9), alone.id), (Span(36, 44), known.id)))
    changes = [Change(None, one) for one in (article, alone, statement, mentions)]
    full.write(changes, [Original("ab" * 32, b"the page")])
    _remove(full, article)
    assert full.erase([(Kind.ARTICLE, 70)], lambda _: False) == ((Kind.ARTICLE, 70),)
    assert full.articles([article.id]) == {}
    assert full.statements([statement.id]) == {}
    assert full.original("ab" * 32) is None
    assert full.actors([alone.id, known.id]).keys() == {known.id}
    assert full.search("tide") == []
    assert full.thrown() == []
    assert [fault for fault in full.check() if "abababababab" not in fault] == []


def test_an_actor_who_is_needed_or_confirmed_stays(full: Store) -> None:
    text = "Vera Lund and Otto Berg spoke."
    needed = Actor(ActorId(71), "Vera Lund", ActorKind.PERSON)
    confirmed = Actor(ActorId(72), "Otto Berg", ActorKind.PERSON, confirmed=True)
    article = samples.article(70, text)
    mentions = ArticleMentions(article.id, ((Span(0, 9), needed.id), (Span(14, 23), confirmed.id)))
    full.write([Change(None, one) for one in (article, needed, confirmed, mentions)])
    _remove(full, article)
    full.erase([(Kind.ARTICLE, 70)], lambda actor_id: actor_id == needed.id)
    assert full.actors([needed.id, confirmed.id]).keys() == {needed.id, confirmed.id}


def test_a_file_that_others_came_from_too_stays(full: Store) -> None:
    digest = samples.FULL_ARTICLE.original
    twin = samples.article(70, "From the same file.", original=digest)
    full.write([Change(None, twin)])
    _remove(full, twin)
    full.erase([(Kind.ARTICLE, 70)], lambda _: False)
    assert full.original(digest) == b"the file"


def test_what_a_briefing_stands_on_stays(full: Store) -> None:
    _remove(full, samples.FULL_ARTICLE)
    assert full.held_back_by(Kind.ARTICLE, 1) == "the briefing “Daily Press Review”"
    assert full.erase([(Kind.ARTICLE, 1)], lambda _: False) == ()
    assert full.thrown_before(LATER, 10) == []
    _remove(full, samples.BRIEFING)
    assert full.held_back_by(Kind.ARTICLE, 1) == "the briefing “Daily Press Review” in the trash"
    assert full.erase([(Kind.BRIEFING, 31), (Kind.ARTICLE, 1)], lambda _: False) == ((Kind.BRIEFING, 31),)
    assert full.erase([(Kind.ARTICLE, 1)], lambda _: False) == ((Kind.ARTICLE, 1),)
    assert full.check() == []


def test_a_briefing_that_left_the_desk_stays(full: Store) -> None:
    full.add_issue(samples.ISSUE)
    _remove(full, samples.BRIEFING)
    assert full.held_back_by(Kind.BRIEFING, 31) == "its record in the archive"
    assert full.erase([(Kind.BRIEFING, 31)], lambda _: False) == ()
    assert full.thrown_before(LATER, 10) == []


def test_the_oldest_goes_first_and_a_portion_at_a_time(full: Store) -> None:
    for number in range(80, 85):
        article = samples.article(number, f"Text {number}")
        full.write([Change(None, article)])
        _remove(full, article)
    assert full.thrown_before(datetime.now(UTC) - timedelta(days=1), 10) == []
    assert full.thrown_before(LATER, 3) == [(Kind.ARTICLE, number) for number in (80, 81, 82)]


def test_nothing_that_is_still_there_can_be_deleted_for_good(full: Store) -> None:
    full.erase([(Kind.ARTICLE, 3), (Kind.BRIEFING, 31)], lambda _: False)
    assert 3 in full.article_ids(ArticleQuery())
    assert full.briefing(samples.BRIEFING.id) == samples.BRIEFING


def test_every_table_that_speaks_of_an_article_is_thought_of(file_store: Store) -> None:
    """A table that is added with an `article_id` must say what happens to it when the article goes."""
    database = file_store._database
    tables = [
        row[0]
        for row in database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_search%'"
        )
    ]
    speaking = {table for table in tables if "article_id" in database.columns(table)}
    known = {*trash.OF_ARTICLE, *trash.HOLDING_BACK, *trash.LOOSENED, *trash.OF_LIKENESS}
    assert speaking == known


def test_the_check_finds_a_trash_that_is_wrong(full: Store) -> None:
    full._database.run("UPDATE article SET removed = 1 WHERE id = 3")
    assert any("missing from the trash" in fault for fault in full.check())
