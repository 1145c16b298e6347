"""What several sources say about a field: agreement makes it surer, disagreement less sure."""

from __future__ import annotations

from datetime import UTC, date, datetime

from intake_pages import news_page

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.domain.articles.certainty import (
    FieldCertainty,
    certainty_of,
    detected_in,
    is_unsure,
    open_fields,
)
from briefing_app.intake.details.claim import Claim
from briefing_app.intake.details.weighing import weigh
from briefing_app.intake.pasted import read_pasted
from briefing_app.intake.registry import read_bytes
from briefing_app.intake.taken import article_from
from briefing_app.storage.codec import decode, encode

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DATE, OUTLET, HEADLINE = ArticleField.PUBLISHED_ON, ArticleField.OUTLET, ArticleField.HEADLINE


def said(value, source, confidence, field=DATE):
    return Claim(field, value, source, confidence)


def article_of(page):
    return article_from(read_bytes(page.encode(), "page.html"), NOW)


def test_sources_that_agree_make_each_other_surer():
    alone = weigh(DATE, [said("2026-11-20", DetailSource.META_TAG, 0.8)]).detected
    both = weigh(
        DATE,
        [said("2026-11-20", DetailSource.META_TAG, 0.8), said("2026-11-20", DetailSource.PAGE_LINE, 0.7)],
    ).detected
    assert both.confidence > alone.confidence
    assert (both.source, both.agreeing) == (DetailSource.META_TAG, (DetailSource.PAGE_LINE,))


def test_the_same_source_twice_is_one_voice():
    claims = [said("2026-11-20", DetailSource.META_TAG, 0.8)] * 2
    assert weigh(DATE, claims).detected.confidence == 0.8


def test_another_value_makes_it_less_sure_and_is_kept():
    found = weigh(
        DATE,
        [said("2026-11-19", DetailSource.PAGE_LINE, 0.6), said("2026-11-20", DetailSource.META_TAG, 0.9)],
    )
    assert found.value == "2026-11-20"
    assert found.detected.confidence < 0.9
    (other,) = found.detected.alternatives
    assert (other.value, other.source, other.confidence) == ("2026-11-19", DetailSource.PAGE_LINE, 0.6)


def test_two_weaker_sources_together_outweigh_one():
    found = weigh(
        DATE,
        [
            said("2026-11-19", DetailSource.META_TAG, 0.8),
            said("2026-11-20", DetailSource.PAGE_LINE, 0.75),
            said("2026-11-20", DetailSource.WEB_ADDRESS, 0.75),
        ],
    )
    assert found.value == "2026-11-20"


def test_two_ways_of_writing_a_name_are_the_same():
    found = weigh(
        OUTLET,
        [
            said("The Coastline", DetailSource.META_TAG, 0.8, OUTLET),
            said("THE COASTLINE", DetailSource.LINKED_DATA, 0.7, OUTLET),
        ],
    )
    assert (found.value, found.detected.alternatives) == ("The Coastline", ())


def test_what_a_person_says_is_certain():
    found = weigh(
        DATE, [said("2026-11-19", DetailSource.META_TAG, 0.99), said("2026-11-20", DetailSource.PERSON, 1.0)]
    )
    assert (found.value, found.detected.confidence) == ("2026-11-20", 1.0)


def test_a_page_whose_sources_agree_is_sure_and_its_record_is_kept():
    article = article_of(news_page())
    assert certainty_of(article, DATE) is FieldCertainty.SURE
    assert certainty_of(article, HEADLINE) is FieldCertainty.SURE
    assert not is_unsure(article)
    assert decode(type(article), encode(article)).details == article.details != ()


def test_a_page_that_contradicts_itself_offers_the_other_day():
    page = news_page().replace(
        "</head>", '<meta property="article:published_time" content="2026-10-01"></head>'
    )
    article = article_of(page)
    found = detected_in(article, DATE)
    assert article.published_on in {date(2026, 11, 20), date(2026, 10, 1)}
    assert found.alternatives
    assert found.confidence < detected_in(article_of(news_page()), DATE).confidence


def test_a_text_without_outlet_and_date_asks_for_both():
    text = "The harbour will close on Friday, the port authority said. " * 6
    article = article_from(read_pasted(text), NOW)
    assert is_unsure(article)
    assert {OUTLET, DATE} <= set(open_fields(article))


def test_what_was_typed_into_the_form_comes_from_a_person():
    text = "The harbour will close on Friday, the port authority said. " * 6
    article = article_from(
        read_pasted(text, {"outlet": "Baltic Wire", "published_on": date(2026, 11, 20)}), NOW
    )
    assert detected_in(article, OUTLET).source is DetailSource.PERSON
    assert not is_unsure(article)


def test_a_language_that_the_page_claims_wrongly_is_corrected_and_offered():
    page = news_page(language="de-DE")
    article = article_of(page)
    assert article.language == "en"
    assert [one.value for one in detected_in(article, ArticleField.LANGUAGE).alternatives] == ["de"]
