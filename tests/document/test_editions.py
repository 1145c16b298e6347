"""Drafts and numbered copies say so on every page, in PDF and in Word."""

from __future__ import annotations

import io
import zipfile

import pytest
import samples
from pypdf import PdfReader

from briefing_app.document.editions import as_copy, as_draft, copy_words
from briefing_app.document.frozen import freeze
from briefing_app.document.material import Material
from briefing_app.document.nodes import Document
from briefing_app.document.shipped import files_of, reading_from
from briefing_app.document.words.wording import wording_languages
from briefing_app.domain.briefings.briefing import Recipient
from briefing_app.domain.briefings.copies import NumberedCopy, copies_of, named, numbered
from briefing_app.workspace.tasks import render_frozen

MATERIAL = Material(
    {one.id: one for one in samples.ARTICLES},
    {one.id: one for one in samples.STATEMENTS},
    {one.id: one for one in samples.ACTORS},
)


def test_the_distribution_list_is_counted_out() -> None:
    distribution = samples.BRIEFING.control.distribution
    copies = numbered((named(one), copies_of(one)) for one in distribution)
    assert copies == (
        NumberedCopy(1, 3, "Private Office"),
        NumberedCopy(2, 3, "Private Office"),
        NumberedCopy(3, 3, "Archive"),
    )
    assert numbered([]) == ()
    assert named(Recipient("", "Policy unit", "")) == "Policy unit"


@pytest.mark.parametrize(
    ("words", "count"), [("", 1), ("2", 2), ("3 paper, 1 PDF", 3), ("by mail", 1), ("0", 0), ("9999", 500)]
)
def test_the_number_of_copies_is_read_from_what_was_typed(words: str, count: int) -> None:
    assert copies_of(Recipient("Archive", copies=words)) == count


@pytest.mark.parametrize("language", wording_languages())
def test_every_language_has_words_for_drafts_and_copies(language: str) -> None:
    named = copy_words(NumberedCopy(3, 12, "Private Office"), language)
    assert named.endswith(" — Private Office")
    assert "3" in named
    assert "12" in named
    assert "{" not in copy_words(NumberedCopy(3, 12, ""), language)


def _document() -> Document:
    from briefing_app.document.compose import compose
    from briefing_app.document.products.product_file import load_product

    return compose(samples.BRIEFING, MATERIAL, load_product(samples.BRIEFING.product), samples.NOW)


def test_a_draft_says_so_before_its_marking() -> None:
    assert as_draft(_document()).furniture.marking.words == "DRAFT · CHATHAM HOUSE RULE"


def test_a_copy_has_its_number_where_the_issue_number_stood() -> None:
    document = as_copy(_document(), NumberedCopy(3, 12, "Private Office"))
    assert document.furniture.foot_right == "Copy 3 of 12 — Private Office"


@pytest.mark.parametrize("recipient", ["Private Office", "Permanent Representation to the United Nations"])
def test_a_numbered_copy_says_so_on_every_page_of_both_formats(recipient: str) -> None:
    frozen = freeze(samples.BRIEFING, MATERIAL, samples.NOW)
    pdf, docx = render_frozen(frozen, ("pdf", "docx"), copy=NumberedCopy(3, 12, recipient))
    for page in PdfReader(io.BytesIO(pdf.data)).pages:
        words = page.extract_text()
        assert f"Copy 3 of 12 — {recipient}" in words
        assert words.count("DRAFT") == 2
    package = zipfile.ZipFile(io.BytesIO(docx.data))
    footers = [name for name in package.namelist() if "ftr" in name.lower() or "footer" in name.lower()]
    assert footers
    for name in footers:
        assert f"Copy 3 of 12 — {recipient}" in package.read(name).decode()


def test_copies_differ_in_nothing_but_their_number() -> None:
    frozen = freeze(samples.BRIEFING, MATERIAL, samples.NOW)
    pages = [
        [page.extract_text().replace(f"Copy {number} of 2", "") for page in PdfReader(io.BytesIO(pdf)).pages]
        for number in (1, 2)
        for pdf in [render_frozen(frozen, ("pdf",), copy=NumberedCopy(number, 2, "A"))[0].data]
    ]
    assert pages[0] == pages[1]


def test_the_large_edition_is_the_same_text_in_another_style() -> None:
    frozen = freeze(samples.BRIEFING, MATERIAL, samples.NOW)
    usual, large = (render_frozen(frozen, ("pdf",), style)[0] for style in ("", "large-print"))
    assert usual.data != large.data
    assert "The port stays" in " ".join(PdfReader(io.BytesIO(large.data)).pages[0].extract_text().split())


def test_files_are_read_from_what_is_given_and_never_from_elsewhere() -> None:
    from briefing_app.document.products.product_file import load_product
    from briefing_app.errors import BriefingError

    files = files_of("products", "daily-press-headlines", "product")
    assert list(files) == ["products/daily-press-headlines.toml", "products/daily-press-review.toml"]
    own = b'title = "Given"\n[[section]]\ntitle = "A"\n'
    given = [("products/timeline.toml", own), ("../outside.toml", b"x"), ("/absolute.toml", b"x")]
    with reading_from(given):
        assert load_product("timeline").title == "Given"
    assert load_product("timeline").title != "Given"
    with pytest.raises(BriefingError):
        files_of("products", "../products", "product")
