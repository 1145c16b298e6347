"""What servers say about when to come again, and what their sites ask of programs."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from briefing_app.web.exchange import Answer
from briefing_app.web.freshness import fresh_for, pause_after
from briefing_app.web.limits import LONGEST_PAUSE_S
from briefing_app.web.robots import NOTHING, robots_from, rules_in

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        (429, "120", 120),
        (503, "Sat, 28 Nov 2026 12:10:00 GMT", 600),
        (503, "Sat, 28 Nov 2026 11:00:00 GMT", 0),
        (429, "", 600),
        (429, "soon", 600),
        (429, "9" * 400, LONGEST_PAUSE_S),
        (429, "-5", 600),
        (200, "120", 0),
    ],
)
def test_a_pause_is_read_off_the_answer(status: int, asked: str, seconds: float) -> None:
    assert pause_after(Answer("u", status, retry_after=asked), NOW) == seconds


@pytest.mark.parametrize(
    ("control", "seconds"),
    [("max-age=900", 900), ("public, MAX-AGE=60", 60), ("s-maxage=900", 0), ("no-store", 0),
     ("", 0), ("max-age=99999999999999", LONGEST_PAUSE_S), ("max-age=999999999", LONGEST_PAUSE_S)],
)  # fmt: skip
def test_how_long_an_answer_is_good(control: str, seconds: float) -> None:
    assert fresh_for(Answer("u", 200, cache_control=control)) == seconds


ROBOTS = """
User-agent: other
Disallow: /

User-agent: somebody
User-agent: *
Disallow: /private/
Allow: /private/press/
Disallow: /*.pdf$
Disallow: /search?
Crawl-delay: 10
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private/a", False), ("/private/press/a", True), ("/a.pdf", False),
     ("/a.pdf?x", True), ("/search?q", False), ("/search", True)],
)  # fmt: skip
def test_rules_are_kept_to(path: str, allowed: bool) -> None:
    assert rules_in(ROBOTS).allow("https://news.example" + path) is allowed


def test_rules_for_this_program_go_before_those_for_all() -> None:
    named = ROBOTS + "\nUser-Agent: BriefingDesk\nDisallow: /only\n"
    assert rules_in(named).allow("https://news.example/private/a")
    assert not rules_in(named).allow("https://news.example/only")
    assert rules_in("User-agent: BriefingDesk\nDisallow:\n\nUser-agent: *\nDisallow: /").allow(
        "https://n.example/a"
    )


def test_rules_made_to_take_long_do_not() -> None:
    evil = "User-agent: *\n" + f"Disallow: {'*a' * 200}b$\n" * 900
    started = time.monotonic()
    assert rules_in(evil).allow("https://news.example/" + "a" * 1900)
    assert time.monotonic() - started < 10


def test_without_a_file_all_is_allowed_and_in_doubt_nothing() -> None:
    assert robots_from(404, b"Disallow: /").rules == ()
    assert robots_from(503, b"") == NOTHING
    assert robots_from(200, b"\xff\xfe\x00<html>").rules == ()
