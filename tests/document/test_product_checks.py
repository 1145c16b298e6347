"""What an editor of each product would send back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from briefing_cases import BRIEFING, MATERIAL, NOW, SAID

from briefing_app.document.checking.product_checks import product_findings
from briefing_app.document.compose import compose
from briefing_app.document.material import Material
from briefing_app.document.products.product_file import load_product
from briefing_app.domain.briefings.briefing import Briefing, NoteItem
from briefing_app.domain.checks import Severity
from briefing_app.domain.identity import ItemId
from briefing_app.domain.statements.statement import Stance


def noted(product: str, key: str = "", *texts: str) -> Briefing:
    plan = load_product(product)
    briefing = replace(BRIEFING, product=product, sections=plan.sections_for(BRIEFING))
    notes = tuple(NoteItem(ItemId(900 + n), text) for n, text in enumerate(texts))
    sections = (
        replace(one, items=(*one.items, *notes)) if one.plan == key else one for one in briefing.sections
    )
    return replace(briefing, sections=tuple(sections))


def found(briefing: Briefing, material: Material = MATERIAL) -> dict[str, tuple[Severity, str]]:
    product = load_product(briefing.product)
    document = compose(briefing, material, product, NOW)
    return {
        one.code: (one.severity, one.sentence)
        for one in product_findings(briefing, product, material, document)
    }


def test_a_press_review_is_asked_nothing_more() -> None:
    assert found(noted("daily-press-review")) == {}


def test_what_a_brief_must_have_is_missed() -> None:
    assert found(noted("meeting-brief"))["section-empty"][1].startswith("The section “")
    whole = noted("meeting-brief", "objectives", "Agree on a date.")
    titles = [sentence for code, (_, sentence) in found(whole).items() if code == "section-empty"]
    assert titles == ["The section “Points to make” is empty."]


def test_points_are_few_and_short() -> None:
    seven = found(noted("meeting-brief", "points", "\n".join(f"Point {n}" for n in range(7))))
    assert seven["many-points"] == (Severity.WARNING, "“Points to make” has 7 points; 6 are the most.")
    assert "many-points" not in found(noted("meeting-brief", "points", "One\nTwo"))
    long = found(noted("meeting-brief", "points", " ".join(["word"] * 26)))
    assert long["long-point"][1].startswith("A point has 26 words; 25 can be spoken")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("14", "figure-unreadable"),
        ("14 | cables cut", "figure-unsourced"),
        ("14 | cables cut | 22 Nov [1]", ""),
    ],
)
def test_a_key_figure_has_a_name_a_day_and_a_source(line: str, code: str) -> None:
    codes = set(found(noted("situation-report", "figures", line))) & {"figure-unreadable", "figure-unsourced"}
    assert codes == ({code} if code else set())


def test_a_paragraph_with_figures_has_a_source() -> None:
    assert "figure-unsourced" in found(noted("situation-report", "overview", "Some 300 houses stand empty."))
    assert "figure-unsourced" not in found(noted("situation-report", "overview", "Some 300 houses. [1]"))


def test_lines_of_a_timeline_have_dates_and_sources() -> None:
    told = found(noted("timeline", "events", "2026-11-20 The vote\nsoon the summit"))
    assert told["event-undated"][1].endswith("“soon the summit”")
    assert told["event-unsourced"] == (
        Severity.NOTE,
        "A line of the timeline has no source: “2026-11-20 The vote”",
    )
    assert "event-unsourced" not in found(noted("timeline", "events", "2026-11-20 The vote [1]"))


def test_old_words_are_no_forecast() -> None:
    old = replace(MATERIAL, statements={SAID.id: replace(SAID, said_on=date(2025, 10, 1))})
    assert "01 October 2025" in found(noted("meeting-brief"), old)["old-statement"][1]
    assert "old-statement" not in found(noted("meeting-brief"))
    assert "old-statement" not in found(noted("timeline"), old)


def test_stances_that_nobody_judged_are_counted() -> None:
    assert found(noted("statement-matrix"))["no-stance"][1] == "4 of 4 statements have no stance yet."
    judged = {key: replace(one, stance=Stance(1)) for key, one in MATERIAL.statements.items()}
    assert "no-stance" not in found(noted("statement-matrix"), replace(MATERIAL, statements=judged))


def test_notes_that_a_matrix_does_not_print_are_named() -> None:
    assert found(noted("statement-matrix"))["notes-not-printed"][1].startswith(
        "A statement matrix does not print the notes of the section “"
    )


def test_page_one_of_a_brief_is_a_page() -> None:
    long = "\n".join(f"Point {n}: {'words that fill the line ' * 8}" for n in range(24))
    assert "page-one-full" in found(noted("meeting-brief", "points", long))
    assert "page-one-full" not in found(noted("meeting-brief", "points", "One\nTwo"))
