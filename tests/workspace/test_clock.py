"""A clock that was set back: ids go on rising, arrivals keep their order, and it is told."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
import samples

from briefing_app.domain import identity
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId, new_id
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.opening import Place
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace.issuing.clock import refuse_to_issue_before, told_of_clock

AGO_NS = 400 * 24 * 3600 * 10**9


@pytest.fixture
def set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that starts with a clock that is more than a year behind."""
    real = time.time_ns
    monkeypatch.setattr(identity, "_last", 0)
    monkeypatch.setattr(identity.time, "time_ns", lambda: real() - AGO_NS)


def _article(text: str) -> Article:
    return samples.article(text=text, id=ArticleId(new_id()), published_on=None)


def test_new_ids_are_never_below_those_in_use(
    place: Place, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    with Store.open(place) as store:
        first = _article("First.")
        store.write([Change(None, first)])
    request.getfixturevalue("set_back")
    assert new_id() < first.id
    with Store.open(place) as store:
        second = _article("Second.")
        assert second.id > first.id
        store.write([Change(None, second)])
        assert list(store.article_ids(ArticleQuery())) == [second.id, first.id]
    monkeypatch.undo()


def test_what_is_thrown_away_then_is_not_old(place: Place, request: pytest.FixtureRequest) -> None:
    from dataclasses import replace

    with Store.open(place) as store:
        article = _article("First.")
        store.write([Change(None, article)])
    request.getfixturevalue("set_back")
    with Store.open(place) as store:
        store.write([Change(article, replace(article, removed=True))])
        (thrown,) = store.thrown()
        assert datetime.now(UTC) - thrown.removed_at < timedelta(hours=1)


def test_a_clock_behind_the_last_work_is_told(place: Place) -> None:
    now = datetime.now(UTC)
    with Store.open(place) as store:
        assert told_of_clock(store, now) is None
        store.write([Change(None, _article("First."))])
        assert told_of_clock(store, now) is None
        warning = told_of_clock(store, now - timedelta(days=2))
        assert warning is not None
        assert "The clock of this computer says" in warning.what


def test_nothing_is_issued_before_the_last_issue(store: Store) -> None:
    from dataclasses import replace

    from briefing_app.domain.briefings.issue import IssueKind

    refuse_to_issue_before(store, samples.NOW - timedelta(days=900))
    store.add_issue(replace(samples.ISSUE, kind=IssueKind.ISSUED, series="x", number=1, year=2026))
    refuse_to_issue_before(store, samples.NOW + timedelta(minutes=1))
    with pytest.raises(BriefingError, match="the last issue left"):
        refuse_to_issue_before(store, samples.NOW - timedelta(days=1))


def test_an_id_of_no_clock_does_not_use_up_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_last", 0)
    identity.begin_after((1 << 63) - 2)
    assert new_id() < 1 << 62
    assert identity.moment_of((1 << 63) - 1).year <= 9999
