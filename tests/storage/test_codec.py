"""Every value of the domain comes back from JSON as it went in."""

from __future__ import annotations

import json
from datetime import UTC, timedelta, timezone
from typing import Any

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.actors.actor import Actor, Mention
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.briefings.issue import Issue
from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.statements.analysis import Analysis
from briefing_app.domain.statements.statement import Statement
from briefing_app.domain.text import Span
from briefing_app.storage.codec import decode, encode, to_plain

ENTITIES = (Article, Statement, Actor, Mention, Briefing, Issue, ArticleMentions, Analysis)

_ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8))])


@pytest.fixture(autouse=True, scope="module")
def _strategies() -> None:
    from datetime import datetime

    st.register_type_strategy(datetime, st.datetimes(timezones=_ZONES))
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
    st.register_type_strategy(Span, st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6)))


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
def test_whatever_a_value_holds_it_comes_back_equal(kind: type[Any]) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def comes_back(value: Any) -> None:
        payload = encode(value)
        again = decode(kind, payload)
        assert again == value
        assert encode(again) == payload

    comes_back()


@pytest.mark.parametrize("value", [*samples.EVERYTHING, samples.ISSUE], ids=lambda v: type(v).__name__)
def test_the_samples_come_back_with_the_types_of_their_fields(value: Any) -> None:
    again = decode(type(value), encode(value))
    assert again == value
    assert repr(again) == repr(value)


def test_keys_of_a_newer_version_are_passed_over() -> None:
    plain = to_plain(samples.ROE) | {"party": "Greens", "seats": [1, 2]}
    assert decode(Actor, json.dumps(plain)) == samples.ROE


def test_fields_that_an_older_version_did_not_know_take_their_default() -> None:
    plain = to_plain(samples.BRIEFING)
    del plain["paper"], plain["control"]["tlp"], plain["sections"][0]["items"][1]["wording"]
    briefing = decode(Briefing, json.dumps(plain))
    assert briefing.paper == "A4"
    assert briefing.control.tlp == ""
    assert briefing.sections[0].items[1].wording is None  # type: ignore[union-attr]


def test_a_field_without_default_is_missed() -> None:
    with pytest.raises(TypeError, match="headline"):
        decode(Article, '{"id": 1}')


def test_a_number_or_word_of_the_wrong_kind_is_refused() -> None:
    plain = to_plain(samples.ROE) | {"kind": "robot"}
    with pytest.raises(ValueError, match="robot"):
        decode(Actor, json.dumps(plain))


def test_what_is_no_value_of_the_domain_cannot_be_stored() -> None:
    with pytest.raises(TypeError, match="bytes"):
        encode(b"raw")
