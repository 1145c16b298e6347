"""Everything that is looked at before a briefing leaves, together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_cases import BRIEFING, GRID, MATERIAL, NOW, SAID

from briefing_app.document.checking.preflight import Preflight, hold_back, preflight
from briefing_app.document.checking.vocabulary import load_vocabulary
from briefing_app.document.compose import compose
from briefing_app.document.products.product_file import load_product
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, StatementItem
from briefing_app.domain.checks import Severity
from briefing_app.domain.identity import ItemId
from briefing_app.errors import BriefingError
from briefing_app.paths import resource

PRODUCT = load_product("daily-press-review")


def checked(briefing: Briefing = BRIEFING, pages: int | None = None) -> Preflight:
    return preflight(briefing, MATERIAL, PRODUCT, compose(briefing, MATERIAL, PRODUCT, NOW), pages)


def with_item(item: ArticleItem | StatementItem) -> Briefing:
    section = BRIEFING.sections[1]
    others = tuple(item if old.id == item.id else old for old in section.items)
    return replace(BRIEFING, sections=(replace(section, items=others),))


def codes(outcome: Preflight) -> set[str]:
    return {finding.code for finding in outcome.findings}


def test_errors_come_first_and_a_sound_briefing_has_none() -> None:
    outcome = checked()
    assert outcome.blocking == ()
    assert outcome.verification.quotations == 2
    weights = [list(Severity).index(finding.severity) for finding in outcome.findings]
    assert weights == sorted(weights)
    hold_back(outcome)


def test_a_quotation_that_stands_nowhere_holds_the_briefing_back() -> None:
    outcome = checked(
        with_item(ArticleItem(ItemId(21), GRID.id, "Power", "Kos: “we will never pay for it”."))
    )
    (wrong,) = outcome.blocking
    assert (wrong.code, wrong.item_id) == ("unknown-quotation", 21)
    failure = outcome.failure_of(wrong)
    assert failure is not None
    assert failure.printed == "we will never pay for it"
    with pytest.raises(BriefingError, match="Item 1: “we will never pay for it” could not be verified"):
        hold_back(outcome)


def test_one_or_two_words_in_quotation_marks_only_warn() -> None:
    outcome = checked(with_item(ArticleItem(ItemId(21), GRID.id, "Power", "A “bold plan”, it seems.")))
    assert outcome.blocking == ()
    assert "unknown-quotation" in codes(outcome)


def test_a_wording_is_shown_beside_its_original() -> None:
    wrong = StatementItem(ItemId(22), SAID.id, "We will ration power", GRID.id)
    outcome = checked(with_item(wrong))
    (finding,) = outcome.blocking
    failure = outcome.failure_of(finding)
    assert failure is not None
    assert failure.passage.startswith("We will not ration power")
    assert next(d.passage.of(failure.passage) for d in failure.differences) == "not"


def test_a_headline_that_quotes_what_no_statement_says_is_named() -> None:
    quoting = ArticleItem(ItemId(21), GRID.id, "Reserves “would last until March”")
    assert "quote-in-headline" in codes(checked(with_item(quoting)))
    said = ArticleItem(ItemId(21), GRID.id, "Kos: “not in any region”")
    assert "quote-in-headline" not in codes(checked(with_item(said)))


def test_the_pages_of_the_last_layout_are_held_against_the_budget() -> None:
    assert "too-many-pages" in codes(checked(pages=PRODUCT.caps.pages + 1))
    assert "too-many-pages" not in codes(checked(pages=PRODUCT.caps.pages))


def test_paths_do_not_leave_in_the_properties_of_a_file() -> None:
    control = replace(BRIEFING.control, drafter="/home/po/Desk")
    assert "path-in-properties" in codes(checked(replace(BRIEFING, control=control)))


@pytest.mark.parametrize("path", sorted(resource("lexicons", "checks").glob("*.toml")), ids=lambda p: p.stem)
def test_every_list_of_words_is_read(path) -> None:  # type: ignore[no-untyped-def]
    known = load_vocabulary(path.stem)
    for pattern in (known.loaded, known.likelihood, known.confidence, known.machine):
        assert pattern.pattern != r"(?!)"


def test_words_are_looked_for_whole_and_the_longest_first() -> None:
    english = load_vocabulary("en-GB")
    assert english.loaded.search("He slammed it")
    assert not english.loaded.search("He reclaimed it")
    found = english.likelihood.search("It is very unlikely.")
    assert found is not None
    assert found[0] == "very unlikely"
    assert load_vocabulary("xx").loaded.search("slammed") is None
