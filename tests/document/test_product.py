"""Products from their files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing_app.document.products.product import in_language, short_name
from briefing_app.document.products.product_file import load_product, product_names, read_product
from briefing_app.document.shipped import read_toml
from briefing_app.domain.articles.article import OPINION_GENRES
from briefing_app.domain.briefings.briefing import Briefing, ControlData
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError

SMALL = 'title = "Review"\n[[section]]\ntitle = "News"\n'


def test_the_daily_press_review_has_its_sections_in_house_order() -> None:
    product = load_product("daily-press-review")
    titles = [section.title for section in product.sections]
    assert titles[0] == "Our country"
    assert titles[-1] == "Editorials and opinion"
    assert product.sections[-1].genres == OPINION_GENRES
    assert sum(section.fallback for section in product.sections) == 1
    assert product.title_in("de") == "Tägliche Presseschau"
    assert product.title_in("xx") == "Daily press review"


def test_new_sections_have_ids_of_their_own() -> None:
    product = load_product("daily-press-review")
    first, second = product.new_sections("en"), product.new_sections("en")
    assert [section.title for section in first] == [section.title for section in second]
    assert not {s.id for s in first} & {s.id for s in second}


def test_a_reference_follows_the_pattern_once_a_number_is_given() -> None:
    product = load_product("daily-press-review")
    control = ControlData(organisation=("Embassy of Arden",), issue_date=date(2026, 11, 23), issue_number=31)
    assert product.reference_for(control) == "EA/DPR/2026/031"
    assert product.reference_for(ControlData(issue_date=date(2026, 11, 23))) == ""
    nameless = ControlData(issue_date=date(2026, 11, 23), issue_number=31)
    assert product.reference_for(nameless) == "DPR/2026/031"


def test_short_names() -> None:
    assert short_name("Ministry of Foreign Affairs") == "MFA"
    assert short_name("Meridian") == "MERIDIAN"
    assert short_name("") == ""


def test_the_users_own_file_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    folder = tmp_path / "config" / "products"
    folder.mkdir(parents=True)
    (folder / "daily-press-review.toml").write_text(SMALL, encoding="utf-8")
    (folder / "weekly.toml").write_text(SMALL, encoding="utf-8")
    assert load_product("daily-press-review").title == "Review"
    assert product_names()[:2] == ("daily-press-review", "weekly")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title = ", "p.toml: The product file cannot be read"),
        ('title = "x"', "p.toml: A product needs at least one [[section]]."),
        ('[[section]]\ntitle = "News"', "p.toml: The key “title” is missing."),
        (SMALL + 'colour = "red"', "p.toml, section 1: There is no key “colour” here."),
        (SMALL + 'genres = ["novel"]', "p.toml, section 1, genres: “novel” is none of"),
        (SMALL + "keywords = [1]", "p.toml, section 1, keywords: This must be a list of words."),
        (SMALL + "[caps]\nitems = 0", "p.toml, caps.items: “0” is no whole number above 0."),
        (SMALL + '[caps]\nitems = "x"', "p.toml, caps.items"),
        ('reference = "{x.y}"\n' + SMALL, "p.toml, reference: The pattern may name"),
        ("title = 3\n[[section]]\ntitle='n'", "p.toml, title: This must be words"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError) as caught:
        read_product(path)
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize("name", ["nowhere", "../secret", "a/b", ""])
def test_an_unknown_product_is_answered_with_those_there_are(name: str) -> None:
    with pytest.raises(BriefingError, match="daily-press-review"):
        load_product(name)


def test_a_briefing_takes_the_titles_of_its_new_language_where_they_are_the_products() -> None:
    product = load_product("daily-press-review")
    own, europe, *_ = product.new_sections("en")
    renamed = replace(europe, title="Balkans")
    briefing = Briefing(
        BriefingId(1), "Daily press review", datetime(2026, 11, 23, tzinfo=UTC), sections=(own, renamed)
    )
    french = in_language(briefing, product, "fr")
    assert (french.language, french.title) == ("fr", "Revue de presse quotidienne")
    assert [section.title for section in french.sections] == ["Notre pays", "Balkans"]
    assert [section.id for section in french.sections] == [own.id, renamed.id]
    assert in_language(french, product, "en") == briefing
    assert in_language(replace(briefing, title="For the Minister"), product, "ru").title == "For the Minister"


@pytest.mark.parametrize(
    ("organisation", "short"),
    [
        ("Embassy of Arden", "EA"),
        ("Министерство иностранных дел", "МИД"),
        ("Міністерство закордонних справ", "МЗС"),
        ("Ministerstwo Spraw Zagranicznych", "MSZ"),
        ("Kremlin", "KREMLIN"),
        ("وزارة الخارجية", ""),
    ],
)
def test_an_organisation_is_shortened_in_any_language(organisation: str, short: str) -> None:
    assert short_name(organisation) == short


def test_a_profile_has_the_issues_of_the_matrix() -> None:
    lent = load_product("actor-profile").issues
    assert lent
    assert lent == load_product("statement-matrix").issues


def test_a_file_builds_on_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    folder = tmp_path / "config" / "products"
    folder.mkdir(parents=True)
    (folder / "evening.toml").write_text(
        'base = "daily-press-review"\ntitle = "Evening review"\n[caps]\nitems = 5\n'
        '[[further_section]]\ntitle = "Tomorrow"\nform = "points"\n',
        encoding="utf-8",
    )
    evening, base = load_product("evening"), load_product("daily-press-review")
    assert (evening.title, evening.series, evening.code) == ("Evening review", base.series, base.code)
    assert evening.caps.items == 5
    assert evening.caps.pages == base.caps.pages
    assert [plan.key for plan in evening.sections] == [*[plan.key for plan in base.sections], "tomorrow"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('base = "circle"\n', "lead in a circle"),
        ('base = "nothing"\n', "There is no product called “nothing”"),
        (SMALL + 'form = "poem"\n', "“poem” is none of"),
        ('form = "points"\n' + SMALL, "No section takes articles"),
        (SMALL + "[[section]]\ntitle = 'News'\n", "Two sections have the key “news”"),
        ('opening = "hello"\n' + SMALL, "“hello” is none of"),
    ],
)
def test_what_a_product_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str
) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    folder = tmp_path / "config" / "products"
    folder.mkdir(parents=True)
    (folder / "circle.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError, match=complaint):
        load_product("circle")


def test_words_of_other_languages_are_checked_too(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    path.write_text(SMALL + "[section.keywords_in]\nde = ['Hafen']\nfr = 'port'\n", encoding="utf-8")
    with pytest.raises(BriefingError, match="section 1, keywords_in, fr: This must be a list of words"):
        read_product(path)


def test_a_title_of_its_own_does_not_take_those_of_its_base_in_other_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    folder = tmp_path / "config" / "products"
    folder.mkdir(parents=True)
    (folder / "evening.toml").write_text(
        'base = "daily-press-clippings"\ntitle = "Evening review"\n', encoding="utf-8"
    )
    evening, base = load_product("evening"), load_product("daily-press-clippings")
    assert evening.title_in("fr") == "Evening review"
    assert evening.notice_in("fr") == base.notice_in("fr") == base.notices["fr"]
    assert base.notice_in("en") == base.notice


def test_a_file_that_was_changed_is_read_again_and_nobody_changes_what_others_read(tmp_path: Path) -> None:
    path = tmp_path / "weekly.toml"
    path.write_text(SMALL, encoding="utf-8")
    assert read_product(path).title == "Review"
    read_toml(path, "product")["title"] = "Spoilt"
    assert read_product(path).title == "Review"
    path.write_text(SMALL.replace("Review", "Weekly review"), encoding="utf-8")
    assert read_product(path).title == "Weekly review"
