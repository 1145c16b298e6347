"""The line that says where and when an article was printed."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.intake.completion import taken_from
from briefing_app.intake.imprint import imprint_of
from briefing_app.intake.reading import Reading

TODAY = date(2026, 11, 28)
DAY = date(2026, 11, 20)
TEXT = "Fishermen blocked the channel on Friday with forty boats. “We were promised a vote,” said Jon Skal."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Coast Courier, 20 November 2026", "The Coast Courier"),
        ("The Coast Courier | November 20, 2026", "The Coast Courier"),
        ("Senna Post (20 November 2026)", "Senna Post"),
        ("Senna Post – Friday, 20 November 2026, p. 4", "Senna Post"),
        ("20 November 2026 · Der Küstenbote", "Der Küstenbote"),
        ("20. November 2026 | Küsten-Kurier", "Küsten-Kurier"),
        ("Süddeutsche Zeitung, 20.11.2026, Seite 3", "Süddeutsche Zeitung"),
        ("The Baltic Eye, 2026-11-20", "The Baltic Eye"),
    ],
)
def test_a_line_of_a_medium_and_a_day_names_both(line: str, outlet: str) -> None:
    found = imprint_of(line, TODAY)
    assert found is not None
    assert (found.outlet, found.published_on) == (outlet, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "PARIS, 20 November 2026",
        "The Hague, 20 November 2026",
        "New York, 20 November 2026",
        "The Post said on Friday, 20 November 2026",
        "The Coast Courier, 30 February 2026",
        "Times are hard",
    ],
)
def test_a_place_or_a_sentence_is_no_imprint(line: str) -> None:
    assert imprint_of(line, TODAY) is None


@pytest.mark.parametrize(
    "between", ["The Coast Courier, 20 November 2026", "The Coast Courier\n\n20 November 2026"]
)
def test_the_imprint_leaves_the_text_and_fills_the_details(between: str) -> None:
    text = f"Fishermen block the channel\n\n{between}\n\n{TEXT}"
    taken = taken_from(Reading(text=text), text.encode(), "note.txt", today=TODAY)
    assert (taken.outlet, taken.published_on, taken.text) == ("The Coast Courier", DAY, TEXT)
    assert taken.headline == "Fishermen block the channel"


def test_an_agency_in_the_dateline_is_no_outlet_where_a_paper_is_named() -> None:
    text = f"Channel blocked\n\nThe Coast Courier, 20 November 2026\n\nPORT SENNA (Northern Wire) - {TEXT}"
    taken = taken_from(Reading(text=text), text.encode(), "note.txt", today=TODAY)
    assert (taken.outlet, taken.dateline) == ("The Coast Courier", "PORT SENNA")
