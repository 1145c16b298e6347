"""When a web page says that its article was published: in which of its words, and how surely."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.articles.article import ArticleField, DetailSource, Detected
from briefing_app.intake.clues.dates import date_in, dates_in
from briefing_app.intake.registry import read_bytes
from briefing_app.intake.taken import Taken

_TEXT = "".join(
    f"<p>Sentence {one} of the report tells what the council of the valley decided about the bridge.</p>"
    for one in ("one", "two", "three", "four", "five")
)
_TITLE = "Bridge over the river opens at last"
_DAY = date(2019, 5, 17)
_DATA = '<script type="application/ld+json">%s</script>'


def _taken(head: str = "", line: str = "", *, lang: str = "en", foot: str = "") -> Taken:
    page = (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{_TITLE}</title>{head}</head>'
        f"<body><article><h1>{_TITLE}</h1>{line}{_TEXT}</article>{foot}</body></html>"
    )
    return read_bytes(page.encode(), "page.html", "text/html")


def _published(taken: Taken) -> Detected:
    return next(one for one in taken.details if one.field is ArticleField.PUBLISHED_ON)


@pytest.mark.parametrize(
    "written",
    [
        "17 May 2019", "May 17th, 2019", "Fri, 17 May 2019 10:15:00 GMT", "2019-05-17T10:15:00+02:00",
        "17.5.2019", "17. 05. 2019", "17.Mai 2019", "17 mai 2019", "17 de mayo de 2019", "17 maggio 2019",
        "17 de maio de 2019",
        "17 mei 2019", "17 maj 2019", "17. toukokuuta 2019", "17 maja 2019", "17. května 2019",
        "2019. május 17.", "17 мая 2019 г.", "17 травня 2019", "17 май 2019", "17 Μαΐου 2019",
        "17 Mayıs 2019", "17 مايو 2019", "17 מאי 2019",
        "17 मई 2019", "17 พฤษภาคม 2562", "17 tháng 5, 2019",
        "17 Mei 2019", "2019年5月17日", "2019년 5월 17일", "17-May-2019", "17/05/2019", "05/17/2019",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_languages_and_orders_of_the_press(written: str):
    assert date_in(f"({written})") == _DAY


def test_what_only_looks_like_a_date_is_none():
    for text in ("Article 5, 2019", "30.02.2019", "in May 2019", "12345-05-17", "17 May 2562", "1/2019"):
        assert date_in(text) is None
    both = next(dates_in("on 03/04/2019"))
    assert both.days == (date(2019, 4, 3), date(2019, 3, 4))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-05-17T09:00:00+02:00">',
        '<meta name="parsely-pub-date" content="2019-05-17T09:00:00Z">',
        '<meta name="publishdate" content="20190517">',
        '<meta name="ptime" content="20190517093000">',
        '<meta name="DC.date.issued" content="17 May 2019">',
        '<meta name="published_at" content="1558082400">',
        '<meta name="publishedAt" content="1558082400000">',
        '<link rel="canonical" href="https://example.org/news/2019/5/17/bridge-opens/">',
        '<link rel="canonical" href="https://example.org/world/2019/may/17/bridge-opens">',
        '<link rel="canonical" href="https://example.org/news/bridge-2019-05-17.html">',
        _DATA % '{"@type": "NewsArticle", "datePublished": "2019-05-17",}',
        _DATA % '<!-- {"@type": "WebPage", "datePublished": "2019-05-17"} -->',
        _DATA % '//<![CDATA[\n{"@type": "BlogPosting", "datePublished": "2019-05-17T10:00:00Z"}\n//]]>',
    ],
)
def test_what_is_said_for_machines_is_read_in_its_dialects(head: str):
    assert _taken(head).published_on == _DAY


def test_of_several_articles_in_the_data_of_a_page_the_one_with_its_title_counts():
    data = (
        '[{"@type": "NewsArticle", "headline": "Another story of the day", "datePublished": "2018-01-02"},'
        ' {"@type": "Article", "headline": "Bridge over the river opens", "datePublished": "2019-05-17"}]'
    )
    assert _taken(_DATA % data).published_on == _DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 20 May 2019. First published 17 May 2019.</p>",
        "<p>Published: 17 May 2019 | Updated: 20 May 2019</p>",
        '<p><span class="updated">Updated: <time datetime="2019-05-20">20 May</time></span>'
        "<time>17 May 2019</time></p>",
        '<time class="entry-date published updated" datetime="2019-05-17T10:00:00+02:00">two days ago</time>',
        '<time datetime="2019-05-20T10:18:46Z">Published on 17 May 2019</time>',
        '<abbr class="published" title="2019-05-17T10:40:40+00:00">an hour ago</abbr>',
        '<span class="date">5/17/19 8:00am</span>',
        '<span class="date">17.05.19, 20:00</span>',
        "<div>By Ann Example</div><div>Veröffentlicht am</div><div>17. Mai 2019</div>",
    ],
)
def test_the_day_of_publication_goes_before_that_of_a_change(line: str):
    assert _taken(line=line).published_on == _DAY


def test_a_page_that_only_says_when_it_was_changed_gives_that_day_with_less_certainty():
    for line, lang in (("Letzte Aktualisierung: 17. Mai 2019", "de"), ("Updated 17 May 2019", "en")):
        taken = _taken(line=f"<p>{line}</p>", lang=lang)
        assert taken.published_on == _DAY
        assert _published(taken).confidence <= 0.75


def test_a_line_far_below_that_speaks_of_publication_is_found():
    foot = (
        "<div><p>This entry was posted on Friday, 17 May 2019 at 10:15 and is filed under Bridges.</p></div>"
    )
    assert _taken(foot=foot).published_on == _DAY


def test_the_year_of_the_copyright_is_no_date():
    assert (
        _taken(foot="<div>Copyright © 2003–2019 Example Media, all rights reserved</div>").published_on
        is None
    )


def test_a_moment_around_midnight_takes_the_day_of_the_place():
    head = '<meta property="article:published_time" content="2019-05-18T03:42:00Z">'
    taken = _taken(head, "<p>by Ann Example, May 17, 2019</p>")
    assert taken.published_on == _DAY
    assert not _published(taken).alternatives
    assert _taken(head).published_on == date(2019, 5, 18)


@pytest.mark.parametrize(
    ("lang", "address", "foot", "day"),
    [
        ("en-GB", "", "", date(2019, 4, 3)),
        ("fr", "", "", date(2019, 4, 3)),
        ("en-US", "", "", date(2019, 3, 4)),
        ("en", "https://news.example.co.uk/bridge", "", date(2019, 4, 3)),
        ("en", "", "<p>Next meeting: 25/04/2019</p>", date(2019, 4, 3)),
        ("en-GB", "", "<p>Next meeting: 04/25/2019</p>", date(2019, 3, 4)),
    ],
)
def test_day_and_month_are_told_apart_by_the_page_and_the_other_reading_is_kept(
    lang: str, address: str, foot: str, day: date
):
    link = f'<link rel="canonical" href="{address}">' if address else ""
    taken = _taken(link + '<meta name="publishdate" content="03/04/2019">', lang=lang, foot=foot)
    found = _published(taken)
    assert taken.published_on == day
    assert found.confidence < 0.75
    other = {date(2019, 4, 3), date(2019, 3, 4)} - {day}
    assert {one.value for one in found.alternatives} == {one.isoformat() for one in other}


def test_an_ambiguous_day_is_decided_by_another_source():
    head = (
        '<meta name="publishdate" content="03/04/2019">'
        '<link rel="canonical" href="https://example.org/2019/04/03/bridge">'
    )
    taken = _taken(head, lang="en-US")
    assert taken.published_on == date(2019, 4, 3)
    assert not _published(taken).alternatives


def test_two_sources_that_disagree_are_never_taken_for_sure():
    head = (
        '<meta property="article:published_time" content="2019-05-17T12:00:00Z">'
        '<link rel="canonical" href="https://example.org/2017/07/12/bridge">'
    )
    found = _published(_taken(head))
    assert found.source is DetailSource.META_TAG
    assert found.confidence < 0.75
    assert [one.value for one in found.alternatives] == ["2017-07-12"]


def test_dates_in_comments_and_in_the_future_are_not_taken():
    comments = '<div class="comments"><time datetime="2019-05-19">19 May 2019</time></div>'
    assert _taken(line="<p>17 May 2019</p>", foot=comments).published_on == _DAY
    assert _taken('<meta name="publishdate" content="2199-01-02">', "<p>17 May 2019</p>").published_on == _DAY
