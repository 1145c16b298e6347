"""At the desk a statement says how many other articles of those days carry it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.document.echoes import with_echoes
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.statements.statement import Statement
from briefing_app.storage.store import Store
from briefing_app.workspace.composing.echoes import carried_by

TEXT = "“The northern quay needs two long years of careful work,” Jane Roe said."
TODAY = date(2026, 11, 20)
WORDS = "The northern quay needs two long years of careful work,"


def told(
    store: Store, number: int, text: str = TEXT, words: str = WORDS, day: date | None = TODAY
) -> tuple[Article, Statement]:
    article = samples.article(number, text, published_on=day)
    statement = samples.statement(number * 10, words, of=article, reasons=("named speaker",))
    store.write([Change(None, article), Change(None, statement)])
    return article, statement


@pytest.fixture
def store(empty_store: Store) -> Store:
    empty_store.write([Change(None, samples.ROE), Change(None, samples.DORN)])
    return empty_store


def test_the_articles_of_those_days_are_counted(store: Store) -> None:
    article, statement = told(store, 1)
    told(store, 2, f"On the coast. {TEXT}", day=date(2026, 11, 22))
    told(store, 3, f"In the north. {TEXT}", day=date(2026, 11, 18))
    told(store, 4, f"A month ago. {TEXT}", day=date(2026, 10, 20))
    assert carried_by(store, article, [statement]) == {statement.id: 2}
    shown = with_echoes(statement, 2)
    assert shown.reasons == ("named speaker", "also in 2 articles")
    assert shown.salience > statement.salience
    assert with_echoes(statement, 0) == statement


def test_others_words_and_other_words_are_not_counted(store: Store) -> None:
    article, statement = told(store, 1)
    _, said = told(store, 2, f"On the coast. {TEXT}")
    store.write([Change(said, replace(said, actor_id=samples.DORN.id, speaker="Pavel Dorn"))])
    text = "“The harbour budget has grown beyond every plan,” Jane Roe said."
    told(store, 3, text, "The harbour budget has grown beyond every plan,")
    assert carried_by(store, article, [statement]) == {}


def test_an_article_that_was_removed_no_longer_counts(store: Store) -> None:
    article, statement = told(store, 1)
    other, _ = told(store, 2, f"On the coast. {TEXT}")
    store.write([Change(other, None)])
    assert carried_by(store, article, [statement]) == {}


def test_without_a_day_the_latest_are_compared(store: Store) -> None:
    article, statement = told(store, 1, day=None)
    told(store, 2, f"On the coast. {TEXT}")
    assert carried_by(store, article, [statement]) == {statement.id: 1}


def test_nothing_of_nobody(store: Store) -> None:
    article = samples.article(9, TEXT)
    unknown = samples.statement(90, WORDS, of=article, actor=None)
    assert carried_by(store, article, [unknown]) == {}
