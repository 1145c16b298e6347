import pytest

from briefing_app.analysis.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the ships would be late and the crews were not ready.", "en"),
        ("Der Minister sagte, dass die Schiffe nicht rechtzeitig von der Werft kommen.", "de"),
        ("Le ministre a dit que les navires ne sont pas prêts pour la mer.", "fr"),
        ("El ministro dijo que los barcos no están listos para la mar.", "es"),
        ("Министр сказал, что корабли не готовы и что он об этом не знал.", "ru"),
        ("Міністр сказав, що кораблі не готові і що він про це не знав.", "uk"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language", "speaker", "words"),
    [
        (
            "Berlin – „Wir werden die Ukraine weiter unterstützen“, sagte Bundeskanzler Friedrich Merz.",
            "de",
            "Friedrich Merz",
            "Wir werden die Ukraine weiter unterstützen",
        ),
        (
            "« Nous sommes prêts à parler », a déclaré Emmanuel Macron à Paris.",
            "fr",
            "Emmanuel Macron",
            "Nous sommes prêts à parler",
        ),
        (
            "«Мы готовы к переговорам», — заявил министр обороны Андрей Белоусов.",
            "ru",
            "Андрей Белоусов",
            "Мы готовы к переговорам",
        ),
    ],
)
def test_a_quotation_goes_to_the_nearest_name(read, text, language, speaker, words):
    assert read(text, language).spoken == [(speaker, words)]


def test_german_nouns_are_no_actors(read):
    reading = read("Die Lage ist ernst, und der Minister sprach über den Haushalt in der Sitzung.", "de")
    assert reading.analysis.actors == ()


def test_an_article_without_a_language_is_read_in_its_own(read):
    text = "Der Minister sagte, dass die Schiffe nicht rechtzeitig von der Werft kommen."
    assert read(text, "").analysis.language == "de"
