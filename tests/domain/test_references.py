"""What “In brief” points to stays what it points to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Section, StatementItem
from briefing_app.domain.briefings.outline import move_section, remove_items
from briefing_app.domain.briefings.references import article_order, with_references_kept
from briefing_app.domain.identity import ArticleId, BriefingId, ItemId, SectionId, StatementId

SHIPS, PORTS, BANKS, SCHOOLS = (ArticleId(n) for n in (10, 20, 30, 40))
BRIEFING = Briefing(
    BriefingId(1),
    "Review",
    datetime(2026, 11, 23, tzinfo=UTC),
    in_brief="Ships are bought [1][2]. Banks cut [3]; schools close\u00a0[4]. Nobody knows [9].",
    sections=(
        Section(SectionId(1), "Sea", (ArticleItem(ItemId(1), SHIPS, also_in=(PORTS,)),)),
        Section(
            SectionId(2),
            "Land",
            (
                ArticleItem(ItemId(2), BANKS),
                StatementItem(ItemId(3), StatementId(1)),
                StatementItem(ItemId(4), StatementId(2), article_id=SCHOOLS),
            ),
        ),
    ),
)


def test_sources_are_numbered_by_first_appearance() -> None:
    assert article_order(BRIEFING) == (SHIPS, PORTS, BANKS, SCHOOLS)


def test_moving_a_section_renumbers_its_references() -> None:
    moved = with_references_kept(BRIEFING, move_section(BRIEFING, SectionId(2), 0))
    assert article_order(moved) == (BANKS, SCHOOLS, SHIPS, PORTS)
    assert moved.in_brief == (
        "Ships are bought [3][4]. Banks cut [1]; schools close\u00a0[2]. Nobody knows [9]."
    )


def test_a_reference_goes_with_its_article() -> None:
    without = with_references_kept(BRIEFING, remove_items(BRIEFING, [ItemId(2)]))
    assert "Banks cut; schools close\u00a0[3]." in without.in_brief


def test_there_and_back_again_gives_the_same_words() -> None:
    moved = with_references_kept(BRIEFING, move_section(BRIEFING, SectionId(2), 0))
    back = with_references_kept(moved, move_section(moved, SectionId(1), 0))
    assert back == BRIEFING


def test_what_a_person_writes_meanwhile_is_theirs() -> None:
    written = replace(move_section(BRIEFING, SectionId(2), 0), in_brief="New words [1].")
    assert with_references_kept(BRIEFING, written) is written
