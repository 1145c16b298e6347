"""What a briefing says of where its stories come from."""

from __future__ import annotations

from dataclasses import replace

import samples
import wire

from briefing_app.document.compose import compose
from briefing_app.document.material import Material, facts_of
from briefing_app.document.nodes import Paragraph, Role, plain
from briefing_app.document.products.product_file import load_product
from briefing_app.document.selecting.selection import draft
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Paper, Section
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.checks import findings
from briefing_app.domain.identity import ArticleId, BriefingId, ItemId, SectionId
from briefing_app.domain.statements.analysis import Analysis

TEXT = f"LONDON (Reuters) - {wire.text(1)}"
COPIES = [wire.article(1, TEXT), wire.article(2, wire.cut(TEXT, 5)), wire.article(3, TEXT, outlet="Reuters")]
OWN = wire.article(4, wire.text(4))
PRODUCT = load_product("daily-press-review")


def _material(*articles: Article) -> Material:
    from briefing_app.document.selecting.reading import read_articles

    return read_articles(articles, [Analysis("en", (), (), "engine") for _ in articles])[1]


def _briefing(*placed: ArticleItem) -> Briefing:
    section = Section(SectionId(1), "Europe and region", placed, "europe-and-region")
    return Briefing(BriefingId(1), "Review", samples.NOW, sections=(section,))


def _item(number: int, *others: int) -> ArticleItem:
    return ArticleItem(ItemId(number), ArticleId(number), also_in=tuple(ArticleId(one) for one in others))


def _printed(briefing: Briefing, material: Material, role: Role, product: object = PRODUCT) -> list[str]:
    document = compose(briefing, material, product, samples.NOW)  # type: ignore[arg-type]
    return [
        plain(block.inlines).replace("\u00a0", " ")
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role is role
    ]


def test_the_agency_among_the_outlets_is_called_the_origin() -> None:
    lines = _printed(_briefing(_item(1, 2, 3)), _material(*COPIES), Role.ALSO_IN)
    assert lines == ["Also in: Outlet 2 [2]; Reuters (origin) [3]"]


def test_an_agency_that_is_only_credited_is_named_without_a_source() -> None:
    lines = _printed(_briefing(_item(1, 2)), _material(*COPIES[:2]), Role.ALSO_IN)
    assert lines == ["Also in: Outlet 2 [2]; Reuters (origin)"]


def test_wire_copies_are_one_source_in_the_summary() -> None:
    summary = _printed(_briefing(_item(1, 2, 3), _item(4)), _material(*COPIES, OWN), Role.SOURCE_SUMMARY)
    assert "Based on 4 articles from 4 outlets" in summary[0]
    assert "2 different texts; 2 items rest on a single report each; 1 item traces to Reuters" in summary[0]


def test_a_product_that_does_not_ask_names_no_agencies() -> None:
    product = replace(PRODUCT, origins=False)
    summary = _printed(
        _briefing(_item(1, 2, 3), _item(4)), _material(*COPIES, OWN), Role.SOURCE_SUMMARY, product
    )
    assert "Reuters" not in summary[0]
    assert "2 items rest on a single report each" in summary[0]


def test_two_outlets_with_texts_of_their_own_are_two_sources() -> None:
    summary = _printed(_briefing(_item(1, 4)), _material(COPIES[0], OWN), Role.SOURCE_SUMMARY)
    assert "single report" not in summary[0]


def test_items_with_one_text_are_named_before_it_leaves() -> None:
    briefing, material = _briefing(_item(1), _item(2), _item(4)), _material(*COPIES, OWN)
    found = {
        finding.code: finding.sentence for finding in findings(briefing, facts_of(material, PRODUCT.caps))
    }
    assert found["same-text"] == "Items 1 and 2 are versions of one text."


def test_an_item_that_only_copies_carry_rests_on_a_single_report() -> None:
    briefing, material = _briefing(_item(1, 2)), _material(*COPIES, OWN)
    sentences = [one.sentence for one in findings(briefing, facts_of(material, PRODUCT.caps))]
    assert "Item 1 rests on a single report that several outlets carry." in sentences


def test_build_makes_one_item_of_copies_led_by_the_agency() -> None:
    articles = [*COPIES, OWN]
    briefing, material = draft(
        articles,
        [Analysis("en", (), (), "engine") for _ in articles],
        PRODUCT,
        title="",
        language="en",
        paper=Paper.A4,
        now=samples.NOW,
    )
    placed = [item for item in items(briefing) if isinstance(item, ArticleItem)]
    assert [(item.article_id, set(item.also_in)) for item in placed if item.also_in] == [(3, {1, 2})]
    assert material.texts[ArticleId(2)] == 1
    assert material.origins == {1: "Reuters", 2: "Reuters", 3: "Reuters"}
