"""Saved web pages: the article and its details, none of what stands around it."""

from __future__ import annotations

import socket
import time
from datetime import date

import pytest
from intake_pages import HEADLINE, PARAGRAPHS, front_page, news_page

from briefing_app.domain.articles.article import Genre
from briefing_app.errors import Refused
from briefing_app.intake.formats.html import is_article
from briefing_app.intake.registry import read_bytes
from briefing_app.intake.web.headlines import without_site


def take(page: str | bytes, name: str = "page.html"):
    return read_bytes(page.encode() if isinstance(page, str) else page, name)


def test_a_page_gives_its_article_and_nothing_around_it():
    assert take(news_page()).text == "\n\n".join(PARAGRAPHS)


def test_a_page_gives_its_details():
    taken = take(news_page())
    assert taken.headline == HEADLINE
    assert not taken.headline_proposed
    assert taken.outlet == "The Coastline"
    assert taken.byline == "Oda Ferrel and Jan Mirk"
    assert taken.dateline == "VELDMOOR"
    assert taken.published_on == date(2026, 11, 20)
    assert taken.url == "https://coastline.example/2026/11/20/veldmoor-basin"
    assert taken.language == "en"


def test_a_page_without_data_for_machines_still_gives_headline_author_and_date():
    taken = take(news_page(linked_data=False, open_graph=False))
    assert taken.headline == HEADLINE
    assert taken.byline == "Oda Ferrel and Jan Mirk"
    assert taken.published_on == date(2026, 11, 20)


def test_the_kind_of_article_tells_the_genre():
    assert take(news_page(kind="OpinionNewsArticle")).genre is Genre.OP_ED
    assert take(news_page()).genre is Genre.NEWS


BODY = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        "<br><br>".join(PARAGRAPHS),
        "".join(f'<div class="text">{text}</div>' for text in PARAGRAPHS),
        "".join(f"<div><p><span>{text.replace(' ', '&nbsp;', 3)}</span></p></div>" for text in PARAGRAPHS),
        BODY.replace(
            PARAGRAPHS[2] + "</p>",
            PARAGRAPHS[2] + '</p><div class="advert"><p>Buy a boat today and pay for it next year.</p></div>'
            '<blockquote class="twitter-tweet"><p>Sad day for the port</p>Ines, 20 November</blockquote>'
            "<p>Advertisement</p><p>Read more: Fog delays ferries</p>",
        ),
        f"<table width=600><tr><td>{BODY}</td></tr></table>",
    ],
    ids=["line breaks", "divisions", "hard spaces", "adverts", "layout table"],
)
def test_however_a_page_is_built_the_article_is_the_same(body):
    assert take(news_page().replace(BODY, body)).text == "\n\n".join(PARAGRAPHS)


def test_an_old_page_of_tables_gives_headline_and_outlet_from_its_title():
    page = (
        "<html><head><title>Coastline - Basin closed after cracks</title></head><body><table><tr>"
        "<td width=150><a href=/>Home</a><br><a href=/n>News</a></td>"
        f"<td><h2>Basin closed after cracks</h2><font size=2>{BODY}</font></td></tr></table></body></html>"
    )
    taken = take(page)
    assert taken.headline == "Basin closed after cracks"
    assert taken.text == "\n\n".join(PARAGRAPHS)


def test_the_site_that_a_title_names_is_the_outlet():
    assert take(news_page(linked_data=False, open_graph=False)).outlet == "The Coastline"


def test_an_article_about_messages_of_sites_keeps_its_words():
    quoted = (
        "“We use cookies only where the harbour needs them,” Kallweit said of the new web site of the port."
    )
    page = news_page((*PARAGRAPHS[:4], quoted, *PARAGRAPHS[4:]))
    assert quoted in take(page).text


def test_the_link_of_a_page_saved_by_a_browser_is_found():
    page = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://coastline.example/a -->\n<html><body>" + BODY
    assert take(page).url == "https://coastline.example/a"


def test_markup_in_a_title_stays_text():
    page = news_page(headline="Ports &lt;b&gt;agree&lt;/b&gt; on &amp;amp; and &lt;img src=x&gt; deal")
    assert take(page).headline == "Ports <b>agree</b> on &amp; and <img src=x> deal"


def test_the_charset_that_a_page_names_is_used():
    text = (
        "Министр заявил во вторник, что переговоры о границе продолжатся в Вене на следующей неделе.",
        "«Мы не видим оснований для спешки», — сказал он журналистам после встречи с послами.",
        "Стороны согласовали повестку дня, но не назвали имён участников переговоров, сообщает агентство.",
    )
    page = news_page(text, charset="windows-1251", language="ru", linked_data=False)
    taken = take(page.encode("cp1251", "xmlcharrefreplace"))
    assert taken.text == "\n\n".join(text)
    assert taken.language == "ru"


@pytest.mark.parametrize(
    "page",
    [
        front_page(),
        "<!doctype html><html><body><h1>Page not found</h1><p>Sorry, the page you requested could not be "
        "found. It may have been moved or deleted by somebody, or it never was.</p></body></html>",
        "<!doctype html><html><body><h1>Before you continue</h1><p>We use cookies and data to deliver and "
        "maintain our services, to track outages and to measure audience engagement. If you agree, we will "
        "also use cookies to show you advertisements that suit you.</p></body></html>",
        "<html><head><title>Empty</title></head><body></body></html>",
        "<html><body>" + "<div>" * 50_000 + "deep" + "</div>" * 50_000 + "</body></html>",
    ],
    ids=["front page", "not found", "consent", "empty", "deep"],
)
def test_a_page_without_an_article_is_refused(page):
    with pytest.raises(Refused, match=r"page\.html: The page holds no article"):
        take(page)


def test_a_page_with_far_too_many_elements_is_refused():
    with pytest.raises(Refused, match="too large"):
        take("<html><body>" + "<i></i>" * 300_000 + "</body></html>")


def test_nothing_is_ever_fetched(monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    page = news_page().replace("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "x" "http://dtd.example/x.dtd">')
    assert take(page).headline == HEADLINE


@pytest.mark.parametrize(
    ("title", "site", "headline"),
    [
        ("Ports agree | The Coastline", "The Coastline", "Ports agree"),
        ("Ports agree - again - The Coastline", "The Coastline", "Ports agree - again"),
        ("The Coastline: Ports agree", "The Coastline", "Ports agree"),
        ("Ports agree on a deal | World | Coastline News", "", "Ports agree on a deal"),
        ("Ports agree - but slowly", "The Coastline", "Ports agree - but slowly"),
    ],
)
def test_the_name_of_the_site_is_cut_off_a_title(title, site, headline):
    assert without_site(title, site) == headline


def test_a_page_without_the_end_of_a_sentence_takes_time_in_step_with_its_length():
    begun = time.process_time()
    assert not is_article("word " * 100_000)
    assert is_article("word " * 30 + ".")
    assert time.process_time() - begun < 1
