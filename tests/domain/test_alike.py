"""Articles that share their words, without a library: shingles, overlap, clusters, versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
import wire

from briefing_app.domain.alike.among import texts_among
from briefing_app.domain.alike.clusters import Bond, clusters_of
from briefing_app.domain.alike.overlap import Overlap, overlap
from briefing_app.domain.alike.shingles import shingles_of
from briefing_app.domain.alike.tokens import LONGEST, tokens_of
from briefing_app.domain.alike.versions import also_in, in_order, independent, lead_of, version_of
from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.identity import ArticleId

TEXT = wire.text(1)
CHINESE = (
    "国家主席在北京会见了来访的外国代表团并就双边关系以及共同关心的国际和地区问题交换了意见双方一致同意"
    "进一步加强在贸易投资能源和基础设施等领域的合作推动两国关系不断向前发展会谈在友好的气氛中进行"
)
THAI = (
    "นายกรัฐมนตรีกล่าวว่ารัฐบาลจะเดินหน้าโครงการท่าเรือน้ำลึกต่อไปแม้จะมีเสียงคัดค้านจากชุมชน"
    "ในพื้นที่โดยจะรับฟังความคิดเห็นของประชาชนอีกครั้งในเดือนหน้าก่อนตัดสินใจขั้นสุดท้าย"
)


def likeness(one: str, other: str) -> Overlap:
    return overlap(tokens_of(one), tokens_of(other))


@pytest.mark.parametrize(
    "version",
    [
        wire.new_lead(TEXT),
        wire.cut(TEXT, 3),
        wire.reworded(TEXT, 0.2),
        wire.new_lead(wire.cut(TEXT, 5)),
        TEXT.upper().replace(".", " !"),
        f"{wire.text(2, 3)}\n\n{TEXT}",
    ],
    ids=["lead", "tail", "words", "lead and tail", "case", "inserted"],
)
def test_edited_copies_have_the_text(version: str) -> None:
    assert likeness(TEXT, version).is_same_text
    assert likeness(version, TEXT) == likeness(TEXT, version)
    assert len({*shingles_of(tokens_of(TEXT))} & {*shingles_of(tokens_of(version))}) >= 2


def test_a_follow_up_with_shared_background_is_another_text() -> None:
    common = likeness(TEXT, wire.follow_up(TEXT))
    assert 0.2 < common.shared < 0.4
    assert not common.is_same_text


def test_replaced_words_are_bridged_and_not_called_shared() -> None:
    common = likeness(TEXT, wire.reworded(TEXT, 0.15))
    assert common.shared < 0.85 < common.bridged


def test_a_sentence_is_anybodys() -> None:
    assert shingles_of(tokens_of("The minister did not comment.")) == ()
    assert not likeness("The minister did not comment.", "The minister did not comment.").is_same_text


@pytest.mark.parametrize("words", [CHINESE, THAI])
def test_scripts_without_spaces_are_compared_by_their_signs(words: str) -> None:
    shorter = words[: len(words) * 2 // 3]
    assert likeness(words, shorter).is_same_text
    assert {*shingles_of(tokens_of(words))} & {*shingles_of(tokens_of(shorter))}
    assert not likeness(words, "".join(reversed(words))).is_same_text


def test_a_text_in_another_kind_of_script_is_never_alike() -> None:
    assert likeness(CHINESE, TEXT) == Overlap()


def test_a_book_is_told_by_its_beginning() -> None:
    assert len(tokens_of("word " * (LONGEST + 50))) == LONGEST


def test_half_characters_do_not_stop_it() -> None:
    assert shingles_of(tokens_of(f"{TEXT} \ud800 " + "end " * 9))


def test_clusters_do_not_hang_on_the_order() -> None:
    a, b, c, d = (ArticleId(n) for n in range(1, 5))
    bonds = [Bond(a, b, 700), Bond(b, c, 900), Bond(c, d, 800), Bond.said(d, a)]
    apart = {frozenset((a, c))}
    found = {tuple(clusters_of(order, apart)) for order in permutations(bonds)}
    assert found == {(frozenset((a, d)), frozenset((b, c)))}


def test_what_is_kept_apart_stays_apart_through_others() -> None:
    a, b, c = (ArticleId(n) for n in range(1, 4))
    found = clusters_of([Bond(a, b, 990), Bond(b, c, 600)], {frozenset((a, c))})
    assert found == [frozenset((a, b))]


def test_a_handful_of_articles_is_grouped_without_a_library() -> None:
    articles = [
        wire.article(1, TEXT),
        wire.article(2, wire.cut(TEXT, 4)),
        wire.article(3, wire.follow_up(TEXT)),
        wire.article(4, wire.text(5)),
    ]
    assert texts_among(articles) == {1: 1, 2: 1, 3: 3, 4: 4}
    parted = [replace(articles[0], unlike=frozenset({ArticleId(2)})), *articles[1:]]
    assert texts_among(parted)[ArticleId(2)] == 2
    joined = [*articles[:2], replace(articles[2], alike=frozenset({ArticleId(4)})), articles[3]]
    assert texts_among(joined)[ArticleId(4)] == 3


def _versions() -> list:  # type: ignore[type-arg]
    return [
        version_of(wire.article(1, TEXT), "Reuters"),
        version_of(wire.article(2, TEXT), "Reuters", is_agencys=True),
        version_of(wire.article(3, f"{TEXT}\n\n{wire.text(7, 1)}")),
        version_of(wire.article(4, wire.cut(TEXT, 3), published_on=date(2026, 1, 1))),
    ]


def test_the_agencys_own_leads_then_the_earliest_full_one() -> None:
    versions = _versions()
    assert lead_of(versions).id == 2
    assert lead_of([versions[0], versions[2], versions[3]]).id == 1
    assert lead_of([versions[3], versions[2]]).id == 3
    assert [one.id for one in in_order(versions)] == [2, 4, 1, 3]


def test_a_persons_choice_leads_and_a_dismissed_one_does_not() -> None:
    versions = _versions()
    chosen = replace(versions[3], leads=True)
    assert lead_of([*versions[:3], chosen]).id == 4
    dismissed = version_of(wire.article(2, TEXT, state=ReadingState.DISMISSED), "Reuters", is_agencys=True)
    assert lead_of([versions[0], dismissed]).id == 1


def test_also_in_names_each_other_outlet_once() -> None:
    versions = [*_versions(), version_of(wire.article(5, TEXT, outlet="outlet 3"))]
    assert also_in(ArticleId(1), versions) == (2, 4, 3)
    assert also_in(ArticleId(1), versions, but=[ArticleId(4)]) == (2, 3)
    assert also_in(ArticleId(9), []) == ()


def test_a_wire_text_counts_once() -> None:
    ids = [ArticleId(n) for n in range(1, 6)]
    texts = {1: 1, 2: 1, 3: 3, 4: 4, 5: 5}
    origins = {1: "AP", 2: "", 3: "AP", 4: "", 5: ""}
    assert independent(ids, texts, origins) == 3  # type: ignore[arg-type]
    assert independent(ids, {}, {}) == 5
    assert independent([], texts, origins) == 0  # type: ignore[arg-type]


def test_what_a_text_is_found_by_stays_the_same_for_ever() -> None:
    """Libraries keep these numbers: another program must find the same ones, to the last word."""
    text = (
        "The Minister’s office said on Tuesday that naïve hopes of a quick deal in Brüssel were misplaced "
        "and would wait."
    )
    assert shingles_of(tokens_of(text)) == (
        58635687941592750,
        5005983840290478467,
        6443297553617194527,
        6879119747867508451,
        7667453487192049750,
        7724931784635114892,
        7747568749280504457,
        7988382823947181265,
        8329149803126324824,
        8706444338996880255,
    )
