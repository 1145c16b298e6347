"""The agency that a text credits: by dateline, byline and credit line, in many languages."""

from __future__ import annotations

import pytest
from samples import article

from briefing_app.document.words.agencies import agency_called, as_version, origin_of

HEADS = [
    ("LONDON (Reuters) - Oil prices rose on Monday.", "Reuters"),
    ("WASHINGTON (AP) — The Senate voted.", "AP"),
    ("MOSCOW, November 23. /TASS/. The ministry said.", "TASS"),
    ("МОСКВА, 23 ноября. /ТАСС/. Министр заявил.", "TASS"),
    ("Москва. 23 ноября. INTERFAX.RU - Глава МИД", "Interfax"),
    ("23 ноября, Минск /Корр. БЕЛТА/. Президент", "BelTA"),
    ("PARIS, 23 nov 2026 (AFP) - Le président", "AFP"),
    ("Madrid, 23 nov (EFE).- El presidente", "EFE"),
    ("(ANSA) - ROMA, 23 NOV - Il governo", "ANSA"),
    ("Berlin (dpa) - Der Kanzler", "dpa"),
    ("Berlin/Paris (dpa/AFP) – Der", "dpa"),
    ("新华社北京11月23日电 国家主席", "Xinhua"),
    ("【ワシントン共同】米国", "Kyodo"),
    ("(서울=연합뉴스) 김 기자", "Yonhap"),
    ("SEOUL, Nov. 23 (Yonhap) -- South Korea", "Yonhap"),
    ("Warszawa, 23.11 (PAP) - Premier", "PAP"),
    ("KYIV, Nov 23 (Ukrinform). The", "Ukrinform"),
    ("BEIJING, Nov. 23 (Xinhua) -- China", "Xinhua"),
    ("القاهرة (رويترز) - قال", "Reuters"),
]
FEET = [
    ("Źródło: PAP", "PAP"),
    ("Quelle: dpa", "dpa"),
    ("Источник: Интерфакс", "Interfax"),
    ("Джерело: Укрінформ", "Ukrinform"),
    ("(Reporting by Jane Roe; Editing by John Poe)", "Reuters"),
    ("(avec AFP)", "AFP"),
    ("Le Monde avec AFP", "AFP"),
    ("© 2026 The Associated Press. All rights reserved.", "AP"),
    ("Copyright 2026 The Associated Press", "AP"),
]
NO_ORIGIN = [
    "He told Reuters on Monday that it was so. AP photographers were there.",
    "He said so (AP Photo/Jane Roe) on Monday.",
    "A text.\n\nThe Associated Press contributed to this report.",
    "The unit (AA) was there in the (NATO) exercise. Beta blockers - and so on",
    "Prices rose 3 % — Bloomberg economists said",
    "",
]
BYLINES = [
    ("Reuters", "Reuters"),
    ("By The Associated Press", "AP"),
    ("Jane Roe, dpa", "dpa"),
    ("dpa/AFP", "dpa"),
    ("Jane Roe and Reuters", "Reuters"),
    ("Jane Roe", ""),
]


def _article(text: str, **details: object) -> object:
    return article(text=text, **{"outlet": "Daily Post", "byline": "", "dateline": "", **details})


@pytest.mark.parametrize(("head", "agency"), HEADS)
def test_a_dateline_names_the_agency(head: str, agency: str) -> None:
    assert origin_of(_article(head)) == agency


@pytest.mark.parametrize(("foot", "agency"), FEET)
def test_a_credit_line_names_the_agency(foot: str, agency: str) -> None:
    assert origin_of(_article(f"The minister has spoken of many things today.\n\n{foot}")) == agency


@pytest.mark.parametrize("text", NO_ORIGIN)
def test_an_agency_that_is_only_spoken_of_is_no_origin(text: str) -> None:
    assert origin_of(_article(text)) == ""


@pytest.mark.parametrize(("byline", "agency"), BYLINES)
def test_a_byline_names_the_agency(byline: str, agency: str) -> None:
    assert origin_of(_article("Words of the text.", byline=byline)) == agency


def test_what_the_file_credits_names_the_agency_unless_the_text_itself_does() -> None:
    plain = "The port of Ostrand was closed for two days. The ferry sails again."
    assert origin_of(article(1, plain, credit="AFP")) == "AFP"
    assert origin_of(article(1, plain, credit="Staff of the Tribune")) == ""
    assert origin_of(article(1, f"LONDON (Reuters) - {plain}", credit="AFP")) == "Reuters"


def test_a_name_of_capitals_counts_only_as_written() -> None:
    assert agency_called("AP") == "AP"
    assert agency_called("ap") == ""
    assert agency_called("ANSA.") == "ANSA"
    assert agency_called("associated press") == "AP"


def test_an_agency_s_own_version_is_told_from_a_copy() -> None:
    assert as_version(_article("Words.", outlet="Reuters")).is_agencys
    copy = as_version(_article("OSLO (Reuters) - Words."))
    assert (copy.origin, copy.is_agencys) == ("Reuters", False)
