"""What the first lines of a text say: header block, headline, byline, date, link, dateline."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.articles.article import Genre
from briefing_app.intake.clues.dates import date_in, date_without_year
from briefing_app.intake.clues.opening import byline_line, date_line, dateline_of
from briefing_app.intake.completion import taken_from
from briefing_app.intake.reading import Reading
from briefing_app.paths import resource

TODAY = date(2026, 11, 22)
BODY = (
    "The harbour board will close its eastern basin to tankers from January, its director said on Friday.",
    "“We would rather explain a closure than an accident,” Ines Kallweit told reporters in the town hall.",
)


def take(*lines: str, **details: str):
    return taken_from(Reading("\n\n".join(lines), **details), b"", "a.txt", today=TODAY)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("By Jane Roe and John Doe, Political Editor", "Jane Roe and John Doe, Political Editor"),
        ("By Jane Roe | Updated Nov 21, 2026", "Jane Roe"),
        ("Von Anna Schmidt und Max Müller", "Anna Schmidt und Max Müller"),
        ("Par Jean de la Tour", "Jean de la Tour"),
        ("By Reuters", "Reuters"),
        ("Interview by Esther Falk", "Interview by Esther Falk"),
        ("By the time Ms Roe arrived, the Council had left", ""),
        ("By Monday, Berlin and Paris had agreed", ""),
        ("Par ailleurs, Paris a protesté", ""),
    ],
)
def test_a_byline_is_a_line_of_its_own_with_a_name(line, author):
    assert byline_line(line) == author


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("20 November 2026", date(2026, 11, 20)),
        ("Published: Fri 20 Nov 2026, 17:45 GMT", date(2026, 11, 20)),
        ("Updated November 21, 2026 at 10:30 a.m. EST", date(2026, 11, 21)),
        ("2026-11-20T08:00+00:00", date(2026, 11, 20)),
        ("Freitag, 20. November 2026, 17:45 Uhr", date(2026, 11, 20)),
        ("21 ноября 2026", date(2026, 11, 21)),
        ("Last updated on 20/11/2026", date(2026, 11, 20)),
        ("05/06/2026", None),
        ("31 February 2026", None),
        ("1 May 2031", None),
        ("Ships seized on 20 November 2026", None),
    ],
)
def test_a_date_line_holds_a_date_and_nothing_else(line, day):
    assert date_line(line, TODAY) == day


@pytest.mark.parametrize(
    ("start", "place", "agency", "day"),
    [
        ("KARLSHAVEN, Nov 21 (Baltic Wire) — Nine", "KARLSHAVEN", "Baltic Wire", date(2026, 11, 21)),
        ("OSTRAND — The ship", "OSTRAND", "", None),
        ("PARIS, France (AP) -- A court", "PARIS", "AP", None),
        ("MOSCOW, November 21. /TASS/. The envoy", "MOSCOW", "TASS", date(2026, 11, 21)),
        ("KYIV, Ukraine — Forces", "KYIV", "", None),
        ("Berlin (dpa) - Die Regierung", "Berlin", "dpa", None),
        ("NEW YORK, Dec 31 (AP) — It", "NEW YORK", "AP", date(2025, 12, 31)),
        ("BRUSSELS/LONDON, Nov 21 (Reuters) - The", "BRUSSELS/LONDON", "Reuters", date(2026, 11, 21)),
    ],
)
def test_an_agency_dateline_is_understood(start, place, agency, day):
    found = dateline_of(f"{start} and more of the sentence.", TODAY)
    assert (found.place, found.agency, found.filed_on) == (place, agency, day)


@pytest.mark.parametrize(
    "start",
    [
        "NATO — the alliance — met",
        "The Central Election Commission (CEC) said",
        "“We are ready",
        "NATO: a look",
        "EU leaders (27) - they met",
    ],
)
def test_other_beginnings_are_no_dateline(start):
    assert dateline_of(f"{start} and more.", TODAY) is None


def test_ambiguous_and_impossible_dates_are_not_guessed():
    assert date_in("03/04/2026") is None
    assert date_in("13/04/2026") == date(2026, 4, 13)
    assert date_in("04/13/2026") == date(2026, 4, 13)
    assert date_in("30.02.2026") is None
    assert date_without_year("Nov 21", TODAY) == date(2026, 11, 21)
    assert date_without_year("24 December", TODAY) == date(2025, 12, 24)


def test_headline_byline_date_and_link_leave_the_text():
    taken = take(
        "Veldmoor closes tanker basin after cracks",
        "By Oda Ferrel",
        "20 November 2026",
        "https://coastline.example/veldmoor",
        *BODY,
    )
    assert taken.headline == "Veldmoor closes tanker basin after cracks"
    assert not taken.headline_proposed
    assert taken.byline == "Oda Ferrel"
    assert taken.published_on == date(2026, 11, 20)
    assert taken.url == "https://coastline.example/veldmoor"
    assert taken.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("kicker", "genre"),
    [("Analysis", Genre.ANALYSIS), ("PRESS RELEASE", Genre.COMMUNIQUE), ("Politics", Genre.NEWS)],
)
def test_a_kicker_goes_with_its_headline(kicker, genre):
    taken = take(kicker, "Basin closed after cracks in piers", *BODY)
    assert taken.headline == "Basin closed after cracks in piers"
    assert taken.genre is genre
    assert taken.text == "\n\n".join(BODY)


def test_a_byline_below_the_standfirst_is_found_and_the_standfirst_stays():
    standfirst = "The board says that repairs will last until the autumn."
    taken = take("Basin closed after cracks", standfirst, "By Oda Ferrel", "20 November 2026", *BODY)
    assert (taken.byline, taken.published_on) == ("Oda Ferrel", date(2026, 11, 20))
    assert taken.text == "\n\n".join((standfirst, *BODY))


def test_a_dateline_fills_the_details_and_stays_in_the_text():
    text = f"VELDMOOR, Nov 20 (Coastline) — {BODY[0]}"
    taken = take(text, BODY[1])
    assert (taken.dateline, taken.outlet) == ("VELDMOOR", "Coastline")
    assert taken.published_on == date(2026, 11, 20)
    assert taken.text.startswith("VELDMOOR, Nov 20")
    assert taken.headline_proposed
    assert "VELDMOOR" not in taken.headline


def test_the_headline_of_the_source_does_not_stand_in_the_text_again():
    taken = take("Basin Closed After Cracks!", *BODY, headline="Basin closed after cracks")
    assert taken.text == "\n\n".join(BODY)


def test_the_first_sentence_of_a_text_without_headline_stays():
    taken = take(*BODY)
    assert taken.headline_proposed
    assert taken.text == "\n\n".join(BODY)


def test_one_line_is_text_and_not_a_headline():
    taken = take("Ministers agree on ships")
    assert taken.text == "Ministers agree on ships"
    assert taken.headline == "Ministers agree on ships"


def test_a_header_block_gives_every_detail():
    taken = take(
        "Headline: The case for <b>patience</b>\nOutlet: Meridian Daily\nByline: Ulrika Stenmark\n"
        "Dateline: OSTRAND\nPublished: 2026-11-20T05:00+02:00\nGenre: op-ed\n"
        "URL: https://meridian.example/a\nLanguage: en-GB\nSection: Comment",
        *BODY,
    )
    assert taken.headline == "The case for <b>patience</b>"
    assert (taken.outlet, taken.byline, taken.dateline) == ("Meridian Daily", "Ulrika Stenmark", "OSTRAND")
    assert (taken.published_on, taken.genre) == (date(2026, 11, 20), Genre.OP_ED)
    assert (taken.url, taken.language) == ("https://meridian.example/a", "en")
    assert taken.text == "\n\n".join(BODY)


def test_a_forwarded_mail_gives_its_subject_and_date():
    head = "From: desk@a.example\nTo: all@b.example\nSubject: Fwd: Basin closed\nDate: Fri, 20 Nov 2026 10:00"
    taken = take(head, *BODY)
    assert (taken.headline, taken.published_on) == ("Basin closed", date(2026, 11, 20))
    assert taken.text == "\n\n".join(BODY)


def test_a_text_that_begins_with_a_colon_is_no_header_block():
    lines = ("Outlet: a word with many meanings, and a strange one to begin a sentence with, he said.", *BODY)
    assert take(*lines).text.endswith(BODY[1])
    assert "many meanings" in take(*lines).text


def test_an_address_that_is_not_of_the_web_is_dropped():
    assert take(*BODY, url="javascript:alert(1)").url == ""
    assert take(*BODY, url="file:///etc/passwd").url == ""


@pytest.mark.parametrize(
    ("headline", "url", "genre"),
    [
        ("Editorial: Ships are the easy part", "", Genre.EDITORIAL),
        ("Opinion | A boarding party is not a policy", "", Genre.OP_ED),
        ("Ships are the easy part", "https://a.example/opinion/ships", Genre.OP_ED),
        ("Ships are the easy part", "https://a.example/2026/ships", Genre.NEWS),
        ("Opinion poll shows a narrow lead", "", Genre.NEWS),
    ],
)
def test_the_genre_is_guessed_from_clear_signals_only(headline, url, genre):
    assert take(*BODY, headline=headline, url=url).genre is genre


def test_questions_and_answers_are_an_interview():
    turns = [
        line for n in range(4) for line in (f"Q: What about pier {n}?", f"A: Pier {n} is closed for good.")
    ]
    assert take("The director spoke to us on Friday about the future of the port.", *turns).genre is (
        Genre.INTERVIEW
    )


def test_every_article_of_the_sample_library_names_its_details():
    from briefing_app.intake.registry import read_file

    samples = sorted(resource("samples").glob("[0-9][0-9]-*.txt"))
    assert samples
    for path in samples:
        taken = read_file(path)
        assert taken.headline and not taken.headline_proposed
        assert taken.outlet and taken.published_on and taken.language == "en"
        assert not taken.text.startswith(("Headline:", taken.headline))
