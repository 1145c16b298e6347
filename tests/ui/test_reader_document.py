"""An article as a Qt document: whatever its letters, its places stay where they are counted."""

from __future__ import annotations

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.text import Span
from briefing_app.ui.look.tokens import DARK, LIGHT
from briefing_app.ui.read.text.reader_document import PageLook, ReaderPage

LETTERS = "ab .,“’é\n\t\u00a0\u2028\u200f\u05d0\u4e2d😀𝒳\ufeff\u00ad"


def page_of(text, **details):
    document = QTextDocument()
    article = samples.article(7, text, **details)
    return document, ReaderPage(document, article, PageLook(LIGHT))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(LETTERS, min_size=1, max_size=60))
def test_every_place_of_any_text_is_found_in_the_document(qapp, text):
    document, page = page_of(text)
    assert page.body_end == document.characterCount() - 1
    for place, letter in enumerate(text):
        start, end = page.range(Span(place, place + 1))
        shown = "".join(document.characterAt(unit) for unit in range(start, end))
        if letter not in "\n\u2028\u00a0\ufeff":
            assert shown.encode("utf-16", "surrogatepass").decode("utf-16") == letter
        assert page.code_point(start) == place


@pytest.mark.parametrize("headline", ["<b>bold</b> & <img src=x>", "&amp; &lt;", "Line\nbreak\ttab"])
def test_a_headline_is_shown_letter_by_letter_on_one_line(qapp, headline):
    document, _page = page_of("Text.", headline=headline)
    assert " ".join(headline.split()) in document.toPlainText().splitlines()


def test_what_is_detected_is_marked_until_a_person_confirms_it(qapp):
    document, page = page_of("Text.", byline="Lena Korhal")
    detected = [document_text(document, *place) for place in page.detected]
    assert detected == ["Headline 7", "Baltic Wire", "20 November 2026", "By Lena Korhal"]
    document, page = page_of(
        "Text.", byline="Lena Korhal", confirmed=frozenset({ArticleField.OUTLET, ArticleField.BYLINE})
    )
    assert [document_text(document, *place) for place in page.detected] == ["Headline 7", "20 November 2026"]


def test_the_page_grows_with_the_zoom(qapp):
    heights = []
    for zoom in (1.0, 1.5):
        document = QTextDocument()
        document.setTextWidth(600)
        ReaderPage(document, samples.article(7, "Words and words. " * 80), PageLook(DARK, zoom))
        heights.append(document.size().height())
    assert heights[1] > 1.3 * heights[0]


def document_text(document, start, end):
    return "".join(document.characterAt(place) for place in range(start, end)).replace("\u00a0", " ")
