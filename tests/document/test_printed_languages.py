"""A briefing in every language: all of its words, and the files they come from."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from press_of_the_world import MATERIAL, NOW, PRODUCT, briefing_in, composed, golden

from briefing_app.document.compose import compose
from briefing_app.document.nodes import Quotation, plain
from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.document.shipped import read_toml
from briefing_app.document.words.plurals import plural_forms
from briefing_app.document.words.wording import load_wording, wording_languages, wording_names
from briefing_app.domain.briefings.briefing import Tlp
from briefing_app.domain.statements.quotation import requoted
from briefing_app.domain.statements.shortening import faults
from briefing_app.errors import BriefingError
from briefing_app.export.text_writer import write_text
from briefing_app.paths import resource

LANGUAGES = ("ar", "de", "en", "es", "fr", "pl", "ru", "uk")
ENGLISH = resource("translations", "en.toml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_briefing_reads_as_its_language_has_it(language: str) -> None:
    assert write_text(composed(language)) == golden(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("product", product_names())
def test_no_english_is_left_in_another_language(product: str, language: str) -> None:
    """The fixed words of English stand in no other rendering, but for those that are the same."""
    if language == "en":
        return
    english, other = read_toml(ENGLISH, "en"), read_toml(ENGLISH.with_name(f"{language}.toml"), language)
    text = " ".join(write_text(composed(language, product)).split())
    for table in ("words", "summary", "genres", "manners", "languages"):
        for key, words in english[table].items():
            fixed = max(re.split(r"\{\w+\}", words), key=len).strip()
            if len(fixed) > 4 and fixed not in other[table][key]:
                assert not re.search(rf"(?<!\w){re.escape(fixed)}(?!\w)", text), (key, fixed)
    for plan in load_product(product).sections:
        if plan.title_in(language) != plan.title:
            assert plan.title.upper() not in text


@pytest.mark.parametrize("product", product_names())
def test_a_denial_is_printed_as_one_and_a_wish_as_one_in_every_product(product: str) -> None:
    text = " ".join(write_text(composed("en", product)).split())
    assert text.count("The port would close") <= text.count("denied")
    assert text.count("Prices fall") <= text.count("thought, not said")
    if product in ("timeline", "meeting-brief"):
        assert "Ana Kos, Energy Minister, Arden: denied: The port would close." in text.replace(
            ", Coast Daily, 1 Nov", ""
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_time_groups_are_never_translated(language: str) -> None:
    for tlp in Tlp:
        briefing = briefing_in(language)
        briefing = replace(briefing, control=replace(briefing.control, tlp=tlp))
        document = compose(briefing, MATERIAL, PRODUCT, NOW)
        assert document.furniture.marking.tlp.value == tlp.value
    text = write_text(composed(language)).replace("\u00a0", " ")
    assert "230635Z NOV 26" in text
    assert "230600Z NOV 26" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_an_article_is_translated(language: str) -> None:
    printed = [
        plain(b.content) + plain(b.original) for b in composed(language).blocks if isinstance(b, Quotation)
    ]
    for words in ("We will not ration power this winter", "Das gilt", "Мы готовы", "Qui paiera"):
        assert any(words in each for each in printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_of_english_and_all_plural_forms(language: str) -> None:
    english, other = read_toml(ENGLISH, "en"), read_toml(ENGLISH.with_name(f"{language}.toml"), language)
    differences = []
    for name, table in english.items():
        if isinstance(table, dict) and name != "in_languages":
            differences += [f"{name}.{key}: missing" for key in table.keys() - other[name].keys()]
            differences += [f"{name}.{key}: unknown" for key in other[name].keys() - table.keys()]
    for table in ("words", "summary"):
        for key, words in english[table].items():
            if sorted(places(words)) != sorted(places(other[table].get(key, ""))):
                differences.append(f"{table}.{key}: {places(words)}")
    for key, forms in other["plural"].items():
        if set(forms) != set(plural_forms(language)):
            differences.append(f"plural.{key}: {', '.join(forms)}")
    assert differences == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_named_in_every_other(language: str) -> None:
    wording = load_wording(language)
    assert {wording.in_language(tag) for tag in LANGUAGES}.isdisjoint(LANGUAGES)
    assert len({wording.in_language(tag) for tag in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", product_names())
def test_products_have_their_titles_in_every_language(name: str, language: str) -> None:
    product = load_product(name)
    if language != "en":
        assert language in product.titles
        assert [plan.title for plan in product.sections if language not in plan.titles] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_the_control_block_fit_their_column(language: str) -> None:
    wording = load_wording(language)
    for key in ("reference", "dtg", "period", "cut_off", "precedence", "drafter", "next_issue"):
        assert len(wording.word(key)) <= 18, key


def test_french_spaces_are_nobodys_words() -> None:
    marks = load_wording("fr").marks
    set_in_type = marks.around('Qui "paiera" ?')
    assert set_in_type == "«\u202fQui “paiera” ?\u202f»"
    assert requoted(set_in_type, marks) == set_in_type
    assert requoted(set_in_type, load_wording("de").marks) == "„Qui ‚paiera‘ ?“"
    assert faults("Qui «\u202fpaiera\u202f»\u202f?", "Qui « paiera » ?") == ()
    assert faults("Qui «\u202fpaie\u202f»\u202f?", "Qui « paiera » ?") != ()


def test_french_spaces_stand_before_tall_marks_and_inside_guillemets() -> None:
    text = write_text(composed("fr"))
    assert "Qui paiera\u202f?\u202f»" in text
    assert "Référence\u202f: EA" in text
    assert "langues\u202f; 2" in text
    assert not re.search(r" [;:?!»]|« ", text)


@pytest.fixture
def own(_own_home: Path) -> Path:
    """The user's folder of translations."""
    folder = _own_home / "config" / "translations"
    folder.mkdir(parents=True)
    return folder


def test_a_file_of_the_user_comes_before_the_shipped_one(own: Path) -> None:
    german = ENGLISH.with_name("de.toml").read_text(encoding="utf-8")
    (own / "de.toml").write_text(german.replace('"Verteiler"', '"Empfängerkreis"'), encoding="utf-8")
    assert load_wording("de").word("distribution") == "Empfängerkreis"
    (own / "de.toml").unlink()
    assert load_wording("de").word("distribution") == "Verteiler"


def test_a_language_of_the_users_own_is_offered_and_printed(own: Path) -> None:
    italian = ENGLISH.read_text(encoding="utf-8").replace('"English"\n\n', '"Italiano"\n\n', 1)
    (own / "it.toml").write_text(italian.replace('"Distribution"', '"Diffusione"'), encoding="utf-8")
    assert wording_languages() == tuple(sorted((*LANGUAGES, "it")))
    assert wording_names()["it"] == "Italiano"
    assert "[Diffusione]" in write_text(composed("it"))


def test_a_language_without_rules_counts_like_another(own: Path) -> None:
    words = ENGLISH.with_name("ru.toml").read_text(encoding="utf-8")
    (own / "rue.toml").write_text(words, encoding="utf-8")
    with pytest.raises(BriefingError, match="How “rue” counts is not known"):
        load_wording("rue")
    (own / "rue.toml").write_text(f'plurals = "ru"\n{words}', encoding="utf-8")
    assert load_wording("rue").count("article", 3) == "3\u00a0статьи"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('undated = "sans date"\n', "", "fr.toml, words: The key “undated” is missing"),
        ('undated = "sans date"', 'undatd = "sans date"', "words: The key “undated” is missing"),
        ('undated = "sans date"', 'undated = "sans date"\nmore = "x"', "words: There is no key “more” here"),
        ('undated = "sans date"', "undated = 3", "words.undated: This must be words, not “3”"),
        ('undated = "sans date"', 'undated = " "', "words.undated: Words are missing here"),
        ("Page {page} sur {pages}", "Page {page}", "words.page_of: The place {pages} is missing"),
        ("Page {page} sur", "Page {page} {x} sur", "words.page_of: Nothing fills the place {x} here"),
        ("{n} articles", "{m} articles", "plural.article.other: Nothing fills the place {m} here"),
        ('other = "{n} médias"', 'many = "{n} médias"', "plural.outlet: The plural form “other” is missing"),
        ('"lundi", ', "", "dates.weekdays: This must be a list of 7 words"),
        ("{weekday} {day}", "{weekday} {jour}", "dates.long: Nothing fills the place {jour} here"),
        ('stop = "inside"', 'stop = "within"', "quotation.stop: “within” is none of: inside, outside"),
        ('"0123456789"', '"123"', "numbers.digits: These must be the ten digits"),
        ("[manners]", "[manner]", "The key “manners” is missing"),
        ("[manners]", "[manners", "The translation file cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_place(own: Path, old: str, new: str, named: str) -> None:
    words = ENGLISH.with_name("fr.toml").read_text(encoding="utf-8")
    assert old in words
    (own / "fr.toml").write_text(words.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BriefingError, match=re.escape(named)):
        load_wording("fr")
    assert wording_names()["fr"] == "fr"


def test_a_word_that_came_later_may_be_missing_in_a_file_of_ones_own(own: Path) -> None:
    words = ENGLISH.with_name("fr.toml").read_text(encoding="utf-8")
    (own / "fr.toml").write_text(words.replace('then_held = "alors {function}"\n', ""), encoding="utf-8")
    assert load_wording("fr").then("maire") == "maire"
    (own / "fr.toml").write_text(words.replace("alors {function}", "alors"), encoding="utf-8")
    with pytest.raises(BriefingError, match=r"words.then_held: The place {function} is missing"):
        load_wording("fr")


def places(words: str) -> list[str]:
    return re.findall(r"\{\w+\}", words)
