"""What a search field offers, and what it says of a search."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.searching.fields import field_names
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.telling import told
from briefing_app.ui.read.searches.suggesting import FIELDS, Suggesting, without_open_field
from briefing_app.workspace import edits

TODAY = date(2026, 11, 28)


@pytest.fixture
def offered(desk):
    """Return what is offered after some text, each as the whole text would be then."""
    store = desk.workspace.store
    desk.workspace.apply(edits.label_articles(store, [1], put=["Follow up", "Flood"]))
    suggesting = Suggesting(store)

    def offered(typed):
        return [typed[: one.start] + one.insert for one in suggesting.suggestions(typed)]

    return offered


def test_every_field_is_offered_with_a_word_about_it():
    assert set(FIELDS) == set(field_names())


def test_names_of_fields_are_offered_as_they_are_begun(offered):
    assert offered("gas LA") == ["gas lang:", "gas label:"]
    assert offered("-ou") == ["-outlet:"]
    assert offered("") == offered("gas ") == offered('"out') == []


def test_values_are_offered_and_quoted_where_they_have_blanks(offered):
    assert offered("label:f") == ["label:Flood ", 'label:"Follow up" ']
    assert offered("outlet:wire") == ['outlet:"Baltic Wire" ']
    assert offered("is:st") == ["is:starred "]
    assert offered("lang:ukr") == ["lang:uk "]
    assert offered("used:morn") == ['used:"Morning review" ']
    assert "from:yesterday " in offered("from:")
    assert offered("nothing:x") == []


def test_actors_are_offered_by_any_word_of_their_names(offered):
    assert any("Roe" in one for one in offered("actor:roe"))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("label:", ""),
        ("gas outlet:", "gas "),
        ("gas -label:", "gas "),
        ('gas label:"', "gas "),
        ("gas label:x", "gas label:x"),
        ("http:", "http:"),
        ("gas", "gas"),
    ],
)
def test_a_field_of_which_nothing_is_said_yet_asks_for_nothing(typed, asked):
    assert without_open_field(typed) == asked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("gas pipeline ", ()),
        ('"gas pipeline" ', ("“gas pipeline”",)),
        ("gas outlet:wire ", ("gas", "outlet “wire”")),
        ("(gas OR oil) -sport ", ("gas or oil", "not sport")),
        ("from:2026-11 ", ("from 2026-11-01",)),
        ("on:yesterday ", ("on 2026-11-27",)),
        ("label:x is:starred used:no ", ("label “x”", "starred", "not used in a briefing")),
        ("gas NEAR/5 price ", ("gas near price (within 5 words)",)),
    ],
)
def test_what_was_understood_is_told(typed, said):
    assert told(parse(typed, TODAY)) == said
