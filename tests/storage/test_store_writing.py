"""Writes happen together or not at all, and what must not be lost is not lost."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
import samples
from engine_errors import BROKEN_RULE, FAULT

from briefing_app.domain.articles.original import Original
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.sqlite.connection import in_words
from briefing_app.storage.store import ArticleQuery, StatementQuery, Store


def test_a_write_that_fails_in_its_middle_leaves_everything_as_it_was(full: Store) -> None:
    renamed = replace(samples.FULL_ARTICLE, headline="Changed")
    stray = samples.statement(77, actor=None, actor_id=ActorId(999))
    with pytest.raises(BROKEN_RULE):
        full.write([Change(samples.FULL_ARTICLE, renamed), Change(None, stray)])
    assert full.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
    assert full.search("changed") == []
    assert full.check() == []


def test_half_a_character_is_refused_in_words_and_nothing_is_written(full: Store) -> None:
    before = full.briefing(samples.BRIEFING.id)
    with pytest.raises(BriefingError, match="only half there"):
        full.write([Change(before, replace(before, in_brief="\ud83d"))])
    assert full.briefing(before.id) == before


def test_the_order_of_changes_does_not_matter(store: Store) -> None:
    store.write([Change(None, one) for one in reversed(samples.EVERYTHING)], samples.ORIGINALS)
    assert store.check() == []
    assert store.article_rows([samples.FULL_ARTICLE.id], samples.BRIEFING.id)[0].in_briefing


def test_an_article_is_hidden_and_never_destroyed(full: Store) -> None:
    full.write([Change(samples.FULL_ARTICLE, None)])
    assert full.article(samples.FULL_ARTICLE.id).removed
    assert full.article(samples.FULL_ARTICLE.id).text == samples.PORT_TEXT
    assert samples.FULL_ARTICLE.id not in full.article_ids(ArticleQuery())
    assert len(full.statements_of(samples.FULL_ARTICLE.id)) == 3
    assert full.check() == []


def test_the_text_of_an_article_cannot_be_written_over(full: Store) -> None:
    full.write([Change(samples.FULL_ARTICLE, replace(samples.FULL_ARTICLE, text="Something else."))])
    assert full.article(samples.FULL_ARTICLE.id).text == samples.PORT_TEXT


def test_a_statement_that_goes_is_gone_from_the_search_too(full: Store) -> None:
    full.write([Change(samples.QUAY, None)])
    assert list(full.statement_ids(StatementQuery(text="quay"))) == []
    assert full.check() == []
    full.write([Change(None, samples.QUAY)])
    assert list(full.statement_ids(StatementQuery(text="quay"))) == [samples.QUAY.id]


def test_an_actor_that_nobody_speaks_of_goes(full: Store) -> None:
    spare = replace(samples.LIND, id=ActorId(90), name="Spare Person")
    full.write([Change(None, spare)])
    full.write([Change(spare, None)])
    assert full.find_actors("spare") == []
    assert full.actors([spare.id]) == {}


def test_an_actor_that_is_still_spoken_of_stays(full: Store) -> None:
    full.write([Change(samples.ROE, None)])
    assert full.actor(samples.ROE.id) == samples.ROE


def test_an_actor_goes_together_with_what_spoke_of_it(full: Store) -> None:
    full.write([Change(samples.LIND, None), Change(samples.NO_BUDGET_OF_MINE, None)])
    assert full.actors([samples.LIND.id]) == {}


def test_a_statement_that_a_briefing_uses_stays_until_the_briefing_goes(full: Store) -> None:
    full.write([Change(samples.OPEN_PORT, None)])
    assert full.statement(samples.OPEN_PORT.id) == samples.OPEN_PORT
    full.write([Change(samples.OPEN_PORT, None), Change(samples.BRIEFING, None)])
    assert full.statements([samples.OPEN_PORT.id]) == {}
    assert full.check() == []


def test_mentions_are_replaced_whole(full: Store) -> None:
    fewer = ArticleMentions(samples.FULL_ARTICLE.id, samples.PORT_MENTIONS.mentions[:1])
    full.write([Change(samples.PORT_MENTIONS, fewer)])
    assert full.mentions_of(samples.FULL_ARTICLE.id) == fewer
    full.write([Change(fewer, None)])
    assert full.mentions_of(samples.FULL_ARTICLE.id).mentions == ()


def test_originals_are_kept_once(full: Store) -> None:
    full.write([], [Original("digest", b"one")])
    full.write([], [Original("digest", b"one")])
    assert full.original("digest") == b"one"
    assert full.original("unknown") is None


def test_a_copy_of_the_library_is_complete(full_file: Store) -> None:
    copy = full_file.path.with_name("copy.briefing")
    full_file.copy_to(copy)
    with Store.open(copy) as other:
        assert other.check() == []
        assert other.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("UPDATE article SET headline = 'x' WHERE id = 1", "listed wrongly (headline)"),
        ("UPDATE article_text SET body = 'x' WHERE article_id = 1", "is not the text that was taken in"),
        ("UPDATE article_text SET body = 'x' WHERE article_id = 1", "do not stand at its place"),
        ("UPDATE statement SET actor_id = 12 WHERE id = 21", "listed wrongly (actor_id)"),
        ("UPDATE statement SET payload = '{}' WHERE id = 21", "cannot be read"),
        ("UPDATE statement SET kind = 'place' WHERE id = 21", "no longer is"),
        ("UPDATE briefing SET title = 'x'", "listed wrongly (title)"),
        ("UPDATE actor SET payload = 'x' WHERE id = 11", "The actor 11 cannot be read"),
        ("DELETE FROM article_text WHERE article_id = 3", "Article 3 has no text"),
        ("DELETE FROM mention; DELETE FROM statement WHERE id = 21", "which does not exist"),
        ("UPDATE article_index SET outlet = 'x' WHERE article_id = 1", "index of articles does not agree"),
        ("UPDATE article_tally SET n = n + 1", "numbers of articles that lists show"),
        ("UPDATE article SET selected = 7 WHERE id = 1", "another number of statements"),
    ],
)
def test_the_check_finds_what_is_out_of_step(full: Store, sql: str, complaint: str) -> None:
    full._database.run_script(sql.split("; "))
    assert any(complaint in sentence for sentence in full.check()), full.check()


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("DELETE FROM statement WHERE id = 22", "search index of statements"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE id = 14", "that does not exist"),
    ],
)
def test_the_check_finds_what_is_wrong_in_a_file(full_file: Store, sql: str, complaint: str) -> None:
    full_file._database.run_script(sql.split("; "))
    assert any(complaint in sentence for sentence in full_file.check()), full_file.check()


@pytest.mark.parametrize(
    ("table", "complaint"), [("article", "does not agree"), ("statement", "cannot be found by its words")]
)
def test_the_check_finds_what_a_server_cannot_find_by_its_words(
    full_server: Store, table: str, complaint: str
) -> None:
    assert full_server.check() == []
    full_server._database.run(f"DELETE FROM {table}_words")
    assert any(complaint in sentence for sentence in full_server.check())


def test_a_full_disk_is_told_in_words_and_costs_nothing(full_file: Store) -> None:
    pages = full_file._database.value("PRAGMA page_count")
    full_file._database.run(f"PRAGMA max_page_count = {pages}")
    big = samples.article(9, "word " * 200_000)
    with pytest.raises(BriefingError, match="disk is full"):
        full_file.write([Change(None, big)])
    assert full_file.articles([big.id]) == {}
    full_file.set_setting("still", "works")
    assert full_file.check() == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_READONLY, "cannot be written"),
        (sqlite3.SQLITE_BUSY, "Another program"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk did not do"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
    ],
)
def test_what_goes_wrong_in_the_file_is_told_in_words(full_file: Store, code: int, words: str) -> None:
    error = sqlite3.OperationalError("some message")
    error.sqlite_errorcode = code
    assert words in str(in_words(error, full_file.path))


def test_a_fault_of_ours_is_not_dressed_up(full: Store) -> None:
    with pytest.raises(FAULT, match="nowhere"):
        full._database.rows("SELECT * FROM nowhere")
