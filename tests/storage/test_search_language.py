"""The query language over a library: every field, and nothing typed becomes a command."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Section
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, ItemId, SectionId, StatementId
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import All, Not
from briefing_app.domain.statements.statement import Statement
from briefing_app.domain.text import Span, passage_at
from briefing_app.storage.listing.articles import found_articles
from briefing_app.storage.searching import fts5
from briefing_app.storage.store import ArticleQuery, Store

TEXTS = {
    1: ("Ports closed", "The harbour in Lodz, no, Łódź was shut after the storm. Merkel was silent."),
    2: ("Straßen gesperrt", "Die Straße nach Köln bleibt zu. Die Kanzlerin sprach lange."),
    3: ("北京市今日新闻", "北京市中心的道路今天关闭。"),
    4: ("Порты закрыты", "Украинские порты закрыты с утра."),
    5: ("Trade talks", "Talks on trade between the two ports were long and fruitful for each side."),
}
MERKEL, RUDD = ActorId(11), ActorId(12)


def _article(number: int) -> Article:
    headline, text = TEXTS[number]
    return Article(
        ArticleId(number),
        headline,
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        datetime(2026, 11, 20 + number, 8, tzinfo=UTC),
        outlet="Morning Post" if number % 2 else "Evening Herald",
        byline="Jane Roe" if number == 5 else "",
        published_on=date(2026, 11, number),
        language={2: "de", 3: "zh", 4: "ru"}.get(number, "en"),
        starred=number == 4,
        state=ReadingState.READ if number == 5 else ReadingState.NEW,
        note="Ask the ministry" if number == 1 else "",
    )


@pytest.fixture
def news(store: Store) -> Store:
    """A library of five articles in four languages."""
    articles = [_article(number) for number in TEXTS]
    briefing = Briefing(
        BriefingId(31),
        "Morning brief",
        datetime(2026, 11, 28, tzinfo=UTC),
        sections=(Section(SectionId(32), "News", (ArticleItem(ItemId(33), ArticleId(2)),)),),
    )
    statement = Statement(
        StatementId(21), passage_at(ArticleId(5), TEXTS[5][1], Span(0, 14)), None, note="Weak source"
    )
    entities = (
        *articles,
        Actor(MERKEL, "Angela Merkel", ActorKind.PERSON),
        Actor(RUDD, "Kevin Rudd", ActorKind.PERSON),
        ArticleMentions(ArticleId(1), ((Span(60, 66), MERKEL),)),
        ArticleMentions(ArticleId(2), ((Span(32, 45), MERKEL),)),
        statement,
        briefing,
    )
    store.write([Change(None, one) for one in entities])
    return store


def _found(store: Store, typed: str) -> list[int]:
    return sorted(store.article_ids(ArticleQuery(typed, filter="kept")))


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ports ", [1, 5]),
        ("PORTS -trade ", [1]),
        ("lodz ", [1]),
        ("łódź ", [1]),
        ("strasse ", [2]),
        ("STRASSE ", [2]),
        ("koln ", [2]),
        ("京市 ", [3]),
        ("道路 ", [3]),
        ("新 ", [3]),
        ("闻 ", [3]),
        ("порты ", [4]),
        ("укра", [4]),
        ("harb", [1]),
        ('"two ports"', [5]),
        ('"ports two"', []),
        ("talks NEAR/3 trade ", [5]),
        ("talks NEAR/1 fruitful ", []),
        ("storm OR trade ", [1, 5]),
        ("(storm OR trade) -harbour ", [5]),
        ("outlet:morning ", [1, 3, 5]),
        ('outlet:"Evening Herald"', [2, 4]),
        ("-outlet:morning ", [2, 4]),
        ("by:roe ", [5]),
        ("title:ports ", [1]),
        ("note:ministry ", [1]),
        ("ministry ", [1]),
        ("note:weak ", [5]),
        ("actor:merkel ", [1, 2]),
        ("angela ", [1, 2]),
        ("angela -silent ", [2]),
        ("actor:rudd ", []),
        ("lang:ru ", [4]),
        ("-lang:en ", [2, 3, 4]),
        ("from:2026-11-04 ", [4, 5]),
        ("to:2026-11-02 ", [1, 2]),
        ("on:2026-11-03 ", [3]),
        ("ports from:2026-11-02 ", [5]),
        ("from:2026-11-04 OR storm ", [1, 4, 5]),
        ("is:starred ", [4]),
        ("-is:new ", [5]),
        ("is:unsure ", []),
        ("used:yes ", [2]),
        ("used:no ", [1, 3, 4, 5]),
        ("used:morning ", [2]),
        ("used:evening ", []),
        ("is:used OR is:starred ", [2, 4]),
        ("label:urgent ", []),
        ("-storm ", [2, 3, 4, 5]),
        ("NOT (storm OR is:starred) ", [2, 3, 5]),
        ("zebra ", []),
    ],
)
def test_every_part_of_the_language_finds_what_it_says(news: Store, typed: str, ids: list[int]) -> None:
    assert _found(news, typed) == ids
    assert news.found_count(ArticleQuery(typed, filter="kept")) == len(ids)


def test_the_index_follows_every_change(news: Store) -> None:
    ports = news.article(ArticleId(1))
    renamed = replace(
        ports, headline="Quays shut", outlet="New Wire", note="", published_on=date(2026, 10, 1)
    )
    news.write([Change(ports, renamed)])
    assert _found(news, "quays ") == [1]
    assert _found(news, "title:ports ") == []
    assert _found(news, "note:ministry ") == []
    assert _found(news, "outlet:wire to:2026-10 ") == [1]
    mentions = news.mentions_of(ArticleId(1))
    news.write([Change(mentions, ArticleMentions(ArticleId(1), ((Span(60, 66), RUDD),)))])
    assert _found(news, "actor:merkel ") == [2]
    assert _found(news, "actor:kevin ") == [1]
    news.write([Change(renamed, replace(renamed, removed=True))])
    assert _found(news, "quays ") == []
    assert news.check() == []


def test_an_actor_that_gets_another_name_is_found_by_it_at_once(news: Store) -> None:
    merkel = news.actor(MERKEL)
    news.write([Change(merkel, replace(merkel, aliases=("Bundeskanzlerin",)))])
    assert _found(news, "bundeskanzlerin ") == [1, 2]
    rudd = news.actor(RUDD)
    news.write([Change(rudd, replace(rudd, merged_into=MERKEL))])
    assert _found(news, "actor:rudd ") == [1, 2]


def test_words_give_the_newest_first_and_only_so_many(news: Store) -> None:
    found = news.found_articles(ArticleQuery("e* OR the OR die OR ports", filter="kept"), 1)
    assert list(found.ids) == [5]
    assert found.total is None
    oldest = ArticleQuery("from:2026-11-02", filter="kept", order="oldest")
    assert list(news.found_articles(oldest).ids) == [2, 3, 4, 5]
    by_headline = ArticleQuery("lang:en OR lang:de ", filter="kept", order="headline")
    assert list(news.found_articles(by_headline).ids) == [1, 2, 5]


def test_the_best_comes_first(news: Store) -> None:
    assert list(news.found_articles(ArticleQuery("ports ", filter="kept", order="best")).ids) == [1, 5]


LONG = [f"w{number}" for number in range(7_000)]
"""The words of a text that no single row of an index tells the order of."""


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("w5 w6900", True),
        ('"w6900 w6901"', True),
        ('"w6901 w6900"', False),
        ('"w1999 w2000 w2001"', True),  # across a cut
        ('"w3967 w3968 w3969"', True),
        ('"w3967 w3969"', False),
        ("w6100 NEAR/3 w6103", True),
        ("w6100 NEAR/3 w6200", False),
        ('w5 -"w6900 w6901"', False),
        ('w5 -"w6900 w6902"', True),
        ('w7777 OR "w6900 w6901"', True),
        ('(w7777 OR "w6901 w6900")', False),
        ("w699*", True),
        ('"w6998 w6999" title:long', True),
        ('title:"w6998 w6999"', False),
        ("note:w5", False),
        ("by:w5", False),
        ("outlet:w5", False),
        ("outlet:morning", True),
        ("morning", True),
        ('outlet:"morning post"', True),
        ('outlet:"post morning"', False),
        ("title:morning", False),
        ("alangen", False),
    ],
)
def test_a_long_text_is_found_by_words_from_anywhere_in_it(news: Store, typed: str, is_found: bool) -> None:
    text = " ".join(LONG)
    long = replace(
        _article(1),
        id=ArticleId(77),
        headline="A long text",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    news.write([Change(None, long)])
    assert (77 in news.article_ids(ArticleQuery(typed))) is is_found
    assert (77 in news.found_articles(ArticleQuery(typed), 5).ids) is is_found
    assert news.found_count(ArticleQuery(typed)) >= is_found
    assert news.check() == []


def test_a_text_of_more_words_than_an_index_takes_is_kept_and_found(news: Store) -> None:
    """A hundred thousand different words: a row of PostgreSQL's index holds no more than a megabyte."""
    text = " ".join(f"verylongword{number:09}" for number in range(100_000))
    huge = replace(
        _article(1),
        id=ArticleId(78),
        headline="Huge",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    news.write([Change(None, huge)])
    assert list(news.article_ids(ArticleQuery("verylongword000000007 title:huge"))) == [78]
    assert list(news.article_ids(ArticleQuery('"verylongword000000007 verylongword000000008"'))) == [78]
    assert news.check() == []


def test_hints_reach_the_list(news: Store) -> None:
    assert "not a field" in news.found_articles(ArticleQuery("wing:left ports ")).hints[0]


def test_an_excerpt_shows_where_an_article_answers(news: Store) -> None:
    shown = news.excerpts([ArticleId(1), ArticleId(3)], "łódź OR 中心 ")
    assert [span.of(shown[ArticleId(1)].text) for span in shown[ArticleId(1)].marks] == ["Lodz", "Łódź"]
    assert [span.of(shown[ArticleId(3)].text) for span in shown[ArticleId(3)].marks] == ["中心"]
    noted = news.excerpts([ArticleId(5)], "weak ")[ArticleId(5)]
    assert noted.text == "Weak source"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_text_is_a_syntax_error_of_the_index(typed: str) -> None:
    database = sqlite3.connect(":memory:")
    for sentence in fts5.TABLES:
        database.execute(sentence)
    query = parse(typed, date(2026, 11, 28))
    for part in query.conjuncts:
        if fts5.can_say(part):
            database.execute(
                "SELECT * FROM article_search WHERE article_search MATCH ?", (fts5.said(part),)
            ).fetchall()
    database.close()


_COMMANDS = [
    '") OR 1=1 --',
    "headline : x",
    "NEAR(a b, 2",
    "a AND (b",
    '"',
    "'; DROP TABLE article; --",
    "{x}: y",
]


@pytest.mark.parametrize(
    "typed", [*_COMMANDS, "^x", "a + b", "x\0y", "col:*", "-", "NOT", "rank:1", "f.rowid"]
)
def test_nothing_typed_is_a_command(news: Store, typed: str) -> None:
    for order in ("newest", "best", "headline"):
        found_articles(news._database, ArticleQuery(typed, order=order))  # type: ignore[arg-type]
    news.article_counts(ArticleQuery(typed))
    assert len(_found(news, "used:no OR used:yes")) == 5


def test_what_keeps_out_is_said_beside_what_is_wanted() -> None:
    tree = parse("a -b -c ", date(2026, 11, 28)).tree
    assert isinstance(tree, All)
    assert fts5.can_say(tree)
    assert not fts5.can_say(Not(tree))
    assert fts5.said(tree) == '(("a") NOT ("b" OR "c"))'
