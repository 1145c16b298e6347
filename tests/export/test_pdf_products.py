"""Every product, in every language and house style, as a file that fails no rule."""

from __future__ import annotations

import sys
from pathlib import Path

import pdf_rules
import pytest

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.products.product_file import product_names
from briefing_app.export.pdf.writer import write_pdf

sys.path.append(str(Path(__file__).parents[1] / "document"))

from press_of_the_world import composed

STYLES = ("ministry", "modern", "memo", "large-print")
LANGUAGES = ("en", "fr", "de", "es", "ru", "uk", "pl", "ar")


@pytest.mark.parametrize("product", sorted(product_names()))
def test_every_product_passes_all_rules(product):
    data = write_pdf(composed("en", product), load_house_style("ministry")).data
    assert pdf_rules.failures(data) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_passes_all_rules(language):
    data = write_pdf(composed(language), load_house_style("ministry")).data
    assert pdf_rules.failures(data) == []


@pytest.mark.parametrize("style", STYLES)
def test_every_house_style_passes_all_rules(style):
    data = write_pdf(composed("en", "statement-matrix"), load_house_style(style)).data
    assert pdf_rules.failures(data) == []
