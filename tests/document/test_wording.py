"""Fixed words, dates and marks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.document.words.plurals import plural_form, plural_forms
from briefing_app.document.words.typesetting import kept_together
from briefing_app.document.words.wording import date_time_group, load_wording, local_time
from briefing_app.errors import BriefingError
from briefing_app.paths import resource

MONDAY = date(2026, 11, 23)


def test_dates_are_written_out() -> None:
    english = load_wording("en-GB")
    assert english.long_date(MONDAY) == "Monday 23 November 2026"
    assert english.short_date(date(2026, 3, 2)) == "2 Mar"
    assert english.reported(MONDAY) == "[reported 23 Nov]"


def test_a_date_time_group_is_in_utc() -> None:
    oslo = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 23, 7, 35, tzinfo=oslo)
    assert date_time_group(moment) == "230635Z NOV 26"
    assert local_time(moment) == "07:35 (UTC+1)"
    assert date_time_group(datetime(2026, 11, 23, 6, 35)) == "230635Z NOV 26"


def test_local_time_knows_half_hours_and_the_west() -> None:
    tehran = datetime(2026, 11, 23, 10, 5, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    assert local_time(tehran) == "10:05 (UTC+3:30)"
    assert local_time(tehran.astimezone(timezone(timedelta(hours=-5)))) == "01:35 (UTC−5)"
    assert local_time(tehran.astimezone(UTC)) == ""


def test_values_are_never_patterns() -> None:
    english = load_wording("en")
    assert english.word("in_language", language="{dtg}{0}%s") == "in {dtg}{0}%s"


COUNTED = (0, 1, 2, 3, 5, 11, 21, 22, 101)
NOUNS = {
    "en": "articles article articles articles articles articles articles articles articles",
    "de": "Artikel Artikel Artikel Artikel Artikel Artikel Artikel Artikel Artikel",
    "fr": "article article articles articles articles articles articles articles articles",
    "es": "artículos artículo artículos artículos artículos artículos artículos artículos artículos",
    "ru": "статей статья статьи статьи статей статей статья статьи статья",
    "uk": "статей стаття статті статті статей статей стаття статті стаття",
    "pl": "artykułów artykuł artykuły artykuły artykułów artykułów artykułów artykuły artykułów",
}


@pytest.mark.parametrize("language", NOUNS)
def test_nouns_follow_their_numbers(language: str) -> None:
    wording = load_wording(language)
    wanted = [f"{n}\u00a0{noun}" for n, noun in zip(COUNTED, NOUNS[language].split(), strict=True)]
    assert [wording.count("article", n) for n in COUNTED] == wanted


def test_arabic_nouns_have_six_forms() -> None:
    arabic = load_wording("ar")
    assert [arabic.count("item", n).replace("\u00a0", " ") for n in (*COUNTED, 100, 103)] == [
        "0 بند",
        "بند واحد",
        "بندان",
        "3 بنود",
        "5 بنود",
        "11 بندًا",
        "21 بندًا",
        "22 بندًا",
        "101 بند",
        "100 بند",
        "103 بنود",
    ]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("cs", "other one few few other other other other other"),
        ("sl", "other one two few other other other other one"),
        ("sr", "other one few few other other one few one"),
        ("ro", "few one few few few few other other few"),
        ("lt", "other one few few few other one few one"),
        ("lv", "zero one other other other zero one other one"),
        ("is", "other one other other other other one other one"),
        ("he", "other one two other other other other other other"),
        ("ga", "other one two few few other other other other"),
        ("mt", "few one two few few many other other other"),
        ("zh", "other other other other other other other other other"),
    ],
)
def test_further_languages_can_be_added(language: str, forms: str) -> None:
    assert [plural_form(language, n) for n in COUNTED] == forms.split()
    assert set(forms.split()) <= set(plural_forms(language))


LONG_AND_SHORT = {
    "en": "Sunday 1 November 2026 | 2 Mar | [reported 2 Mar 2025] | March 2026",
    "de": "Sonntag, 1. November 2026 | 2. März | [gemeldet am 2. März 2025] | März 2026",
    "fr": "Dimanche 1er novembre 2026 | 2 mars | [rapporté le 2 mars 2025] | mars 2026",
    "es": "Domingo, 1 de noviembre de 2026 | 2 mar. | [difundido el 2 mar. 2025] | marzo de 2026",
    "ru": "Воскресенье, 1 ноября 2026 г. | 02.03 | [сообщено 02.03.2025] | март 2026 г.",
    "uk": "Неділя, 1 листопада 2026 року | 02.03 | [повідомлено 02.03.2025] | березень 2026 року",
    "pl": "Niedziela, 1 listopada 2026 r. | 02.03 | [podano 02.03.2025] | marzec 2026 r.",
    "ar": "الأحد، 1 نوفمبر 2026 | 2 مارس | [نُقل في 2 مارس 2025] | مارس 2026",
}


@pytest.mark.parametrize("language", LONG_AND_SHORT)
def test_dates_are_those_of_the_language(language: str) -> None:
    wording = load_wording(language)
    march = date(2026, 3, 2)
    written = (
        wording.long_date(date(2026, 11, 1)),
        wording.day(march, 2026),
        wording.reported(march.replace(year=2025), 2026),
        wording.month(march),
    )
    plain = " | ".join(written).replace("\u00a0", " ").replace("\u200f", "")
    assert plain == LONG_AND_SHORT[language]


@pytest.mark.parametrize(
    ("language", "first", "last", "written"),
    [
        ("en", date(2026, 11, 21), date(2026, 11, 23), "21–23 Nov 2026"),
        ("en", date(2026, 10, 30), date(2026, 11, 2), "30 Oct – 2 Nov 2026"),
        ("en", date(2025, 11, 23), date(2026, 11, 23), "23 Nov 2025 – 23 Nov 2026"),
        ("en", date(2026, 11, 23), date(2026, 11, 23), "23 Nov 2026"),
        ("de", date(2026, 11, 21), date(2026, 11, 23), "21.–23. Nov. 2026"),
        ("fr", date(2026, 11, 1), date(2026, 11, 3), "1er–3 nov. 2026"),
        ("ru", date(2026, 11, 21), date(2026, 11, 23), "21–23.11.2026"),
        ("pl", date(2026, 10, 30), date(2026, 11, 2), "30.10–02.11.2026"),
        ("uk", date(2025, 11, 23), date(2026, 11, 23), "23.11.2025–23.11.2026"),
    ],
)
def test_a_period_says_once_what_its_days_share(language: str, first: date, last: date, written: str) -> None:
    assert load_wording(language).period(first, last) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567.5 1,200 −12.5 +120 0"),
        ("de", "1.234.567,5 1.200 −12,5 +120 0"),
        ("fr", "1_234_567,5 1_200 −12,5 +120 0"),
        ("es", "1_234_567,5 1200 −12,5 +120 0"),
        ("ru", "1_234_567,5 1200 −12,5 +120 0"),
        ("uk", "1_234_567,5 1200 −12,5 +120 0"),
        ("pl", "1_234_567,5 1200 −12,5 +120 0"),
        ("ar", "1,234,567.5 1,200 −12.5 +120 0"),
    ],
)
def test_numbers_have_the_signs_of_the_language(language: str, written: str) -> None:
    w = load_wording(language)
    made = (
        w.number(1234567.5),
        w.number(1200),
        w.number(-12.54, decimals=1),
        w.number(120, signed=True),
        w.number(0, signed=True),
    )
    assert " ".join(made).replace("\u202f", "_") == written


def test_halves_are_rounded_up_and_decimals_filled() -> None:
    english = load_wording("en")
    assert [english.number(n, decimals=1) for n in (0.25, 2, Decimal("-0.05"))] == ["0.3", "2.0", "−0.1"]


def test_arabic_digits_are_a_key_of_the_file(_own_home: Path) -> None:
    folder = _own_home / "config" / "translations"
    folder.mkdir(parents=True)
    words = resource("translations", "ar.toml").read_text(encoding="utf-8")
    words = words.replace('digits = "0123456789"\ngroup = ","', 'digits = "٠١٢٣٤٥٦٧٨٩"\ngroup = "٬"')
    (folder / "ar.toml").write_text(words, encoding="utf-8")
    arabic = load_wording("ar")
    assert arabic.number(1234) == "١٬٢٣٤"
    assert arabic.full_date(MONDAY) == "\u200f٢٣ نوفمبر ٢٠٢٦"
    assert arabic.word("issue_number", number=7, year=2026) == "العدد ٧/٢٠٢٦"
    assert "230512Z NOV 26" in arabic.word("taken_in", dtg="230512Z NOV 26")


@pytest.mark.parametrize(
    ("language", "joined"),
    [("en", "a, b and c"), ("fr", "a, b et c"), ("de", "a, b und c"), ("uk", "a, b та c"), ("ar", "a، b وc")],
)
def test_lists_are_joined(language: str, joined: str) -> None:
    wording = load_wording(language)
    assert wording.listed(["a", "b", "c"]) == joined
    assert (wording.listed(["a"]), wording.listed([])) == ("a", "")


def test_spanish_lists_give_way_to_the_sound_that_follows() -> None:
    spanish = load_wording("es")
    assert spanish.listed(["Francia", "Italia"]) == "Francia e Italia"
    assert spanish.listed(["agua", "hielo"]) == "agua y hielo"


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", "in Russian, in Hebrew"),
        ("de", "auf Russisch, auf Hebräisch"),
        ("fr", "en russe, en hébreu"),
        ("es", "en ruso, en hebreo"),
        ("ru", "на русском языке, на иврите"),
        ("uk", "російською мовою, івритом"),
        ("pl", "w języku rosyjskim, w języku hebrajskim"),
        ("ar", "باللغة الروسية, باللغة العبرية"),
    ],
)
def test_a_language_stands_in_its_case(language: str, named: str) -> None:
    wording = load_wording(language)
    assert f"{wording.in_language('ru-RU')}, {wording.in_language('he')}" == named
    assert "tlh" in wording.in_language("tlh")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui paiera ? Lui !", "Qui paiera_? Lui_!"),
        ("« Oui », dit-il : « non ; jamais »", "«_Oui_», dit-il_: «_non_; jamais_»"),
        ("Why? Now.", "Why? Now."),
        ("at :30 and ?x", "at :30 and ?x"),
    ],
)
def test_french_spaces_are_narrow_and_hold(typed: str, printed: str) -> None:
    assert kept_together(typed).replace("\u202f", "_") == printed


def test_countries_have_a_name_in_each_language() -> None:
    names = [load_wording(language).country("Germany") for language in ("en", "de", "fr", "ru", "ar")]
    assert names == ["Germany", "Deutschland", "Allemagne", "Германия", "ألمانيا"]
    assert load_wording("fr").country("Arden") == "Arden"


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(BriefingError, match="“tlh”"):
        load_wording("tlh")
