"""What is typed into a search field is understood, or searched as words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import (
    All,
    Days,
    Either,
    Field,
    Is,
    Labelled,
    Language,
    Near,
    Not,
    Part,
    Phrase,
    State,
    Used,
)

TODAY = date(2026, 11, 28)  # a Saturday


def _words(*terms: str, begun: bool = False, field: Field | None = None) -> Phrase:
    return Phrase(terms, begun, field)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("port ", _words("port")),
        ("port", _words("port", begun=True)),
        ("po", _words("po")),
        ("Port security ", All((_words("port"), _words("security")))),
        ('"port security"', _words("port", "security")),
        ('"port secur', _words("port", "secur", begun=True)),
        ('"port secur"*', _words("port", "secur", begun=True)),
        ("U.S.-led ", _words("u", "s", "led")),
        ("Straße ", _words("strasse")),
        ("déjà ", _words("deja")),
        ("北京市 ", _words("北京", "京市")),
        ("port* closed ", All((_words("port", begun=True), _words("closed")))),
        ("a OR b ", Either((_words("a"), _words("b")))),
        ("x a OR b OR c ", All((_words("x"), Either((_words("a"), _words("b"), _words("c")))))),
        ("a NEAR/5 b ", Near((_words("a"), _words("b")), 5)),
        ("a NEAR b NEAR/3 c ", Near((_words("a"), _words("b"), _words("c")), 10)),
        ("a -b ", All((_words("a"), Not(_words("b"))))),
        ("a NOT b ", All((_words("a"), Not(_words("b"))))),
        ("a AND b ", All((_words("a"), _words("b")))),
        ("AT&T & co ", All((_words("at", "t"), _words("co")))),
        ("NOT NOT a ", _words("a")),
        ("(a OR b) -(c d) ", All((Either((_words("a"), _words("b"))), Not(All((_words("c"), _words("d"))))))),
        ("outlet:post ", _words("post", field=Field.OUTLET)),
        ('-outlet:"Morning Post"', Not(_words("morning", "post", field=Field.OUTLET))),
        ("by:roe ", _words("roe", field=Field.BYLINE)),
        ("headline:war ", _words("war", field=Field.TITLE)),
        ('actor:"Jane Roe"', _words("jane", "roe", field=Field.ACTOR)),
        ("note:check ", _words("check", field=Field.NOTE)),
        ("from:2026-11", Days(date(2026, 11, 1), None)),
        ("to:2026-11", Days(None, date(2026, 11, 30))),
        ("on:2026", Days(date(2026, 1, 1), date(2026, 12, 31))),
        ("on:28.11.2026", Days(TODAY, TODAY)),
        ("from:yesterday", Days(date(2026, 11, 27), None)),
        ("from:-7d", Days(date(2026, 11, 21), None)),
        ("from:2w", Days(date(2026, 11, 14), None)),
        ("from:-9m", Days(date(2026, 2, 28), None)),
        ("on:mon", Days(date(2026, 11, 23), date(2026, 11, 23))),
        ("lang:uk", Language("uk")),
        ("used:yes", Used()),
        ("used:no", Not(Used())),
        ('used:"Morning brief"', Used("morning brief")),
        ("is:starred", Is(State.STARRED)),
        ("is:unread", Is(State.NEW)),
        ('label:"To check"', Labelled("To check")),
    ],
)
def test_everything_of_the_language_is_understood(typed: str, tree: Part) -> None:
    query = parse(typed, TODAY)
    assert query.tree == tree
    assert query.hints == ()


@pytest.mark.parametrize(
    ("typed", "terms", "hint"),
    [
        ("foo:bar baz ", ["foo bar", "baz"], "“foo:” is not a field"),
        ("from:never now ", ["from never", "now"], "a day such as"),
        ("is:odd now ", ["is odd", "now"], "is followed by new"),
        ("lang:english! x ", ["lang english", "x"], "code of a language"),
        ("wo* x ", ["wo", "x"], "at least 3 letters"),
        ("a NEAR outlet:b ", ["a", "b"], "NEAR stands between words"),
        ("NEAR/5 ", [], "“NEAR/5” stands between two words, such as"),
        ("port NEAR/5", ["port"], "“NEAR/5” stands between two words, such as"),
        ("NEAR port ", ["port"], "“NEAR” stands between two words, such as"),
        ("OR port ", ["port"], "“OR” stands between two words"),
        ("port OR", ["port"], "“OR” stands between two words"),
        ("port AND", ["port"], "“AND” stands between two words"),
        ("port NOT", ["port"], "“NOT” stands before what"),
        ("outlt:post ", ["outlt post"], "(perhaps “outlet:”?)"),
        ("headlin:war x ", ["headlin war", "x"], "(perhaps “headline:”?)"),
    ],
)
def test_what_is_not_understood_is_searched_as_words_and_said(
    typed: str, terms: list[str], hint: str
) -> None:
    query = parse(typed, TODAY)
    assert [" ".join(one.terms) for one in query.phrases] == terms
    assert any(hint in one for one in query.hints)


@pytest.mark.parametrize("typed", ["AND OR NOT", "OR", "https://example.org/a", "10:30", "a - b", ") x ("])
def test_operators_without_operands_and_addresses_are_words(typed: str) -> None:
    query = parse(typed, TODAY)
    assert query.phrases
    assert query.hints == ()


def test_a_field_that_is_still_typed_asks_for_nothing_and_tells_what_may_follow() -> None:
    assert parse("port is:sta", TODAY).tree == _words("port")
    assert "starred" in parse("port is:sta", TODAY).hints[0]
    assert parse("port is:", TODAY).tree == _words("port")


def test_an_unclosed_quotation_is_a_doubt_while_it_is_typed_and_a_hint_after() -> None:
    for typed in (
        'port "the strike goes',
        "port “the strike goes",
        "port «the strike goes",
        'strike goes" port',
    ):
        query = parse(typed, TODAY)
        assert query.hints == ()
        assert "not closed" in query.doubts[0]
        assert parse(typed, TODAY, typing=False).hints == query.doubts
    assert parse('port "the strike" goes', TODAY).doubts == ()


def test_only_so_many_words_are_searched() -> None:
    query = parse("word " * 500, TODAY)
    assert len(query.phrases) == 60
    assert "first 60" in query.hints[0]


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=60), st.booleans())
def test_any_text_is_a_query(typed: str, typing: bool) -> None:
    query = parse(typed, TODAY, typing=typing)
    assert all(term for one in query.phrases for term in one.terms)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='ab"()-* :ORNEARoutlet:from:/5“”', max_size=40))
def test_any_text_of_signs_is_a_query(typed: str) -> None:
    parse(typed, TODAY)
