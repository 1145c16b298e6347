"""Fixed words, dates and marks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing_app.document.wording import (
    date_time_group,
    load_wording,
    local_time,
    wording_languages,
)
from briefing_app.domain.article import Genre
from briefing_app.domain.statement import Manner
from briefing_app.errors import BriefingError

MONDAY = date(2026, 11, 23)


def test_dates_are_written_out() -> None:
    english = load_wording("en-GB")
    assert english.long_date(MONDAY) == "Monday 23 November 2026"
    assert english.short_date(date(2026, 3, 2)) == "2 Mar"
    assert english.reported(MONDAY) == "[reported 23 Nov]"


def test_a_date_time_group_is_in_utc() -> None:
    oslo = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 23, 7, 35, tzinfo=oslo)
    assert date_time_group(moment) == "230635Z NOV 26"
    assert local_time(moment) == "07:35 (UTC+1)"
    assert date_time_group(datetime(2026, 11, 23, 6, 35)) == "230635Z NOV 26"


def test_local_time_knows_half_hours_and_the_west() -> None:
    tehran = datetime(2026, 11, 23, 10, 5, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    assert local_time(tehran) == "10:05 (UTC+3:30)"
    assert local_time(tehran.astimezone(timezone(timedelta(hours=-5)))) == "01:35 (UTC−5)"
    assert local_time(tehran.astimezone(UTC)) == ""


def test_values_are_never_patterns() -> None:
    english = load_wording("en")
    assert english.word("in_language", language="{dtg}{0}%s") == "in {dtg}{0}%s"


@pytest.mark.parametrize("language", wording_languages())
def test_every_language_has_every_word(language: str) -> None:
    english, other = load_wording("en"), load_wording(language)
    for name, table in english.tables.items():
        if isinstance(table, dict):
            assert set(table) == set(other.tables[name]), name
    assert all(other.genre(genre) for genre in Genre)
    assert other.manner(Manner.DIRECT) == ""
    assert other.count("article", 1) != other.count("article", 2)
    page = other.word("page_of")
    assert "{page}" in page and "{pages}" in page


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(BriefingError, match="“tlh”"):
        load_wording("tlh")
