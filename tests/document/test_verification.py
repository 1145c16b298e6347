"""Nothing wrong leaves the desk: quotations of a document found again in their articles."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from altered_quotations import altered, disguised, quoted_span, with_words, words_of
from briefing_cases import (
    BRIEFING,
    GRID,
    KOS,
    MATERIAL,
    NOW,
    SAID,
    article,
    led,
    statement,
)

from briefing_app.document.compose import compose
from briefing_app.document.material import Material
from briefing_app.document.nodes import Block, Quotation, SourceRef, Text, plain
from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.document.verifying.verbatim import verify
from briefing_app.document.verifying.verification import Fault, Verification
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Section, StatementItem
from briefing_app.domain.identity import ArticleId, ItemId, SectionId
from briefing_app.domain.statements.statement import Manner

PRODUCT = load_product("daily-press-review")


def blocks_of(briefing: Briefing = BRIEFING, material: Material = MATERIAL) -> tuple[Block, ...]:
    return compose(briefing, material, PRODUCT, NOW).blocks


def changed(words: str, new: str) -> Verification:
    """Return what is said of the document when `words` are printed as `new`."""
    blocks = [
        with_words(block, words_of(block).replace(words, new)) if isinstance(block, Quotation) else block
        for block in blocks_of()
    ]
    return verify(blocks, BRIEFING, MATERIAL)


def with_item(item: ArticleItem | StatementItem) -> Briefing:
    section = BRIEFING.sections[1]
    others = tuple(item if old.id == item.id else old for old in section.items)
    return replace(BRIEFING, sections=(replace(section, items=others),))


def test_what_compose_prints_is_verified() -> None:
    outcome = verify(blocks_of(), BRIEFING, MATERIAL)
    assert outcome.failures == ()
    assert [one.item_id for one in outcome.verified] == [22, 23]
    assert outcome.verified[0].span.of(GRID.text).startswith("We will not ration power")


def test_the_last_page_says_how_many_and_when() -> None:
    words = [plain(block.inlines) for block in blocks_of() if hasattr(block, "inlines")]
    assert any(
        "2\u00a0quotations verified against the stored texts, 230635Z\u00a0NOV\u00a026" in w for w in words
    )


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("not ration", "ration"),
        ("winter", "summer"),
        ("will not", "not will"),
        ("region.", "region, Kos said."),
        (" […] not", " not"),
        ("cold months", "warm months"),
    ],
)
def test_a_changed_quotation_is_a_failure_with_its_passage(words: str, new: str) -> None:
    outcome = changed(words, new)
    (failure,) = outcome.failures
    assert failure.fault is Fault.WORDS
    assert failure.article_id == GRID.id
    assert words.strip(" […]").split()[0] in failure.passage
    assert failure.differences or "one statement" in failure.sentence


def test_another_speaker_and_another_source_are_failures() -> None:
    swapped, elsewhere = [], []
    for block in blocks_of():
        if isinstance(block, Quotation) and block.origin == 22:
            swapped.append(replace(block, attribution=(Text("Ivo Lang"), *block.attribution[1:])))
            elsewhere.append(replace(block, content=(*block.content[:-1], SourceRef((3,)))))
        else:
            swapped.append(block)
            elsewhere.append(block)
    assert [f.fault for f in verify(swapped, BRIEFING, MATERIAL).failures] == [Fault.SPEAKER]
    assert [f.fault for f in verify(elsewhere, BRIEFING, MATERIAL).failures] == [Fault.SOURCE]


def test_a_stored_text_that_is_not_the_one_taken_in_verifies_nothing() -> None:
    other = replace(GRID, sha256="0" * 64)
    material = replace(MATERIAL, articles={**MATERIAL.articles, GRID.id: other})
    blocks = [replace(b) for b in compose(BRIEFING, material, PRODUCT, NOW).blocks]
    outcome = verify(blocks, BRIEFING, material)
    assert {failure.fault for failure in outcome.failures} == {Fault.HASH}
    assert outcome.verified == ()


def test_a_wording_is_printed_as_it_was_chosen() -> None:
    short = StatementItem(ItemId(22), SAID.id, "We will not ration power […] in any region.", GRID.id)
    briefing = with_item(short)
    blocks = blocks_of(briefing)
    assert verify(blocks, briefing, MATERIAL).failures == ()
    longer = [
        with_words(b, words_of(b).replace("[…] in", "[…] not in"))
        if isinstance(b, Quotation) and b.origin == 22
        else b
        for b in blocks
    ]
    assert [failure.item_id for failure in verify(longer, briefing, MATERIAL).failures] == [22]


@pytest.mark.parametrize(
    ("summary", "faults"),
    [
        ("The minister said “we will not ration power” [sic].", 1),  # the article has “We”
        ("The minister said “[w]e will not ration power”.", 0),
        ("The minister said “will not ration power this winter”.", 0),
        ("The minister said “will ration power this winter”.", 1),
        ("The minister said “will not ration […] this winter”.", 0),
        ("The minister said “this winter, Energy Minister Ana Kos said”.", 1),
        ("The plan is ‘bold’, and that’s it.", 1),
        ("The plan is bold, and that’s it.", 0),
    ],
)
def test_quoted_words_in_a_summary_must_stand_in_its_articles(summary: str, faults: int) -> None:
    briefing = with_item(ArticleItem(ItemId(21), GRID.id, "Power", summary))
    outcome = verify(blocks_of(briefing), briefing, MATERIAL)
    assert [failure.fault for failure in outcome.failures] == [Fault.LOOSE_QUOTE] * faults


def test_quoted_words_in_brief_belong_to_the_source_they_point_to() -> None:
    right = replace(BRIEFING, in_brief="Reserves “would last until March” [1].")
    wrong = replace(BRIEFING, in_brief="Reserves “would last until March” [3].")
    assert verify(blocks_of(right), right, MATERIAL).failures == ()
    (failure,) = verify(blocks_of(wrong), wrong, MATERIAL).failures
    assert failure.item_id is None


@pytest.mark.parametrize("name", product_names())
def test_every_product_verifies_and_none_raises_an_alarm(name: str) -> None:
    product = load_product(name)
    briefing = replace(BRIEFING, product=name, sections=product.sections_for(BRIEFING))
    outcome = verify(compose(briefing, MATERIAL, product, NOW).blocks, briefing, MATERIAL)
    assert outcome.failures == ()


def test_a_that_inside_quotation_marks_is_kept() -> None:
    text = "Kos said that “we stay in the talks and that we pay for as long as it takes”, and left."
    source = article(9, text)
    said = statement(
        9, source, "that “we stay in the talks and that we pay for as long as it takes”",
        manner=Manner.MIXED, actor=1, cue="said",
    )  # fmt: skip
    section = Section(SectionId(1), "News", (ArticleItem(ItemId(1), ArticleId(9)), led(2, said)))
    briefing = replace(BRIEFING, sections=(section,))
    material = Material({source.id: source}, {said.id: said}, {KOS.id: KOS})
    blocks = blocks_of(briefing, material)
    assert any("and that we pay" in words_of(b) for b in blocks if isinstance(b, Quotation))
    assert verify(blocks, briefing, material).failures == ()


def test_random_changes_are_caught_and_clean_words_raise_no_alarm() -> None:
    chance = Random(5)
    others = ("Ivo Lang", "Opposition deputies")
    blocks = blocks_of()
    made = 0
    for _ in range(400):
        dressed: list[Block] = []
        for block in blocks:
            if isinstance(block, Quotation) and quoted_span(words_of(block))[1]:
                change = altered(block, " Officials warned that prices could rise.", others, chance)
                if change is not None:
                    made += 1
                    one = [change.after if b is block else b for b in blocks]
                    assert verify(one, BRIEFING, MATERIAL).failures, change
                block = with_words(block, disguised(words_of(block), chance))
            dressed.append(block)
        assert verify(dressed, BRIEFING, MATERIAL).failures == ()
    assert made > 500
