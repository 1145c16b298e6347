"""Words as sentences after the speaker's name, and who the speaker is."""

from __future__ import annotations

import pytest
from briefing_cases import article

from briefing_app.document.citation import author
from briefing_app.document.words.functions import function_line
from briefing_app.document.words.printed_words import printed_words
from briefing_app.document.words.typesetting import dashed
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.identity import ActorId, StatementId
from briefing_app.domain.statements.quotation import requoted
from briefing_app.domain.statements.shortening import is_faithful
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import Span, passage_at

WORDING = load_wording("en")


def printed(text: str, cue: str, content: str, manner: Manner = Manner.INDIRECT) -> str:
    source = article(1, text)
    span = Span(text.index(content), text.index(content) + len(content))
    cue_span = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    statement = Statement(
        StatementId(1), passage_at(source.id, text, span), Attribution((span,), None, cue_span, manner)
    )
    return printed_words(statement, source, content, WORDING, "[Schiff]")


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        (
            "Schiff called on the government to act at once.",
            "called on",
            "the government to act at once",
            "[Schiff] called on the government to act at once.",
        ),
        ("Schiff vowed to stay.", "vowed", "to stay", "[Schiff] vowed to stay."),
        ("Schiff said that prices rise.", "said", "that prices rise", "Prices rise."),
        (
            "Schiff said that prices rise and that wages fall.",
            "said",
            "that prices rise and that wages fall",
            "Prices rise and wages fall.",
        ),
        (
            "Schiff said that prices rise and that is bad.",
            "said",
            "that prices rise and that is bad",
            "Prices rise and that is bad.",
        ),
        ("Schiff described it as a failing.", "", "as a failing", "A failing."),
    ],
)
def test_indirect_words_read_as_a_sentence(text: str, cue: str, content: str, wanted: str) -> None:
    assert printed(text, cue, content) == wanted


def test_a_quoted_clause_gets_its_capital_in_brackets() -> None:
    text = "She wanted no seat, “but I should like a telephone number”, she said."
    said = printed(text, "said", "but I should like a telephone number", Manner.DIRECT)
    assert said == "“[B]ut I should like a telephone number.”"
    assert is_faithful(said, "but I should like a telephone number")


def test_a_comma_before_the_closing_mark_goes() -> None:
    text = "The film gave no “absolute evidence that anyone is pointing a gun,” Putney said."
    content = "The film gave no “absolute evidence that anyone is pointing a gun,”"
    said = printed(text, "said", content, Manner.MIXED)
    assert said == "The film gave no “absolute evidence that anyone is pointing a gun”."


@pytest.mark.parametrize(
    ("written", "set_in_type"),
    [
        ("the race -- meddling", "the race – meddling"),
        ("to stay - and to pay", "to stay – and to pay"),
        ("the race--meddling", "the race—meddling"),
        ("better not f---ing move", "better not f---ing move"),
        ("a two-day visit", "a two-day visit"),
    ],
)
def test_dashes_are_set_as_dashes(written: str, set_in_type: str) -> None:
    assert dashed(written) == set_in_type


def actor(title: str, affiliation: str = "", country: str = "", kind: ActorKind = ActorKind.PERSON) -> Actor:
    return Actor(ActorId(1), "Ana Kos", kind, (), (Function(title, affiliation),), country)


@pytest.mark.parametrize(
    ("who", "line"),
    [
        (actor("spokeswoman", "Stein"), "spokeswoman for Stein"),
        (actor("Massachusetts Sen."), "Massachusetts Senator"),
        (actor("others vow consequences"), ""),
        (actor("minister of defence of Halvia", country="Halvia"), "minister of defence of Halvia"),
        (actor("Polish foreign minister", country="Poland"), "Polish foreign minister"),
        (actor("Chancellor", country="Germany"), "Chancellor, Germany"),
        (actor("head of the Energy Ministry", "Energy Ministry"), "head of the Energy Ministry"),
    ],
)
def test_a_function_is_said_once_and_whole(who: Actor, line: str) -> None:
    assert function_line(who, None) == line


def test_a_body_known_by_one_word_needs_no_country() -> None:
    kremlin = Actor(ActorId(2), "Kremlin", ActorKind.ORGANISATION, country="Russia")
    assert function_line(kremlin, None) == ""
    ministry = Actor(ActorId(3), "Foreign Ministry", ActorKind.ORGANISATION, country="Russia")
    assert function_line(ministry, None) == "Russia"


def test_two_titles_before_a_name_are_one_too_many() -> None:
    assert function_line(actor("vice-presidential nominee Gov."), None) == "vice-presidential nominee"
    assert function_line(actor("former Massachusetts Gov."), None) == "former Massachusetts Governor"


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        (
            "Schiff denied that the port would close.",
            "denied",
            "that the port would close",
            "The port would close.",
        ),
        ("Schiff declined to name the bidder.", "declined", "to name the bidder", "To name the bidder."),
        ("Schiff did not say when.", "say", "when", "When."),
    ],
)
def test_what_the_line_above_has_turned_round_is_not_turned_again(
    text: str, cue: str, content: str, wanted: str
) -> None:
    assert printed(text, cue, content) == wanted


def quoted(words: str, language: str) -> str:
    source = article(1, words)
    statement = Statement(
        StatementId(1),
        passage_at(source.id, words, Span(0, len(words))),
        Attribution((Span(0, len(words)),), None, None, Manner.DIRECT),
    )
    return printed_words(statement, source, words, load_wording(language), "").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("We will stay here.", "en", "“We will stay here.”"),
        ("We will stay here,", "de", "„We will stay here.“"),
        ("We will stay here.", "fr", "«_We will stay here._»"),
        ("We will stay here.", "es", "«We will stay here»."),
        ("Will we stay here?", "es", "«Will we stay here?»."),
        ("Мы остаёмся здесь.", "ru", "«Мы остаёмся здесь»."),
        ("Остаёмся ли мы?", "ru", "«Остаёмся ли мы?»"),
        ("Мы остаёмся […]", "ru", "«Мы остаёмся […]»."),
        ("Мы остаёмся…", "ru", "«Мы остаёмся…»"),
        ("Так было в 2025 г.", "ru", "«Так было в 2025 г.»."),
        ("Он сказал: «Нет.»", "ru", "«Он сказал: „Нет“»."),
        ("мы остаёмся здесь ещё на год", "ru", "«мы остаёмся здесь ещё на год»."),
        ("we stay here for one year", "pl", "„we stay here for one year”."),
        ("we stay here for one year", "fr", "«_[W]e stay here for one year._»"),
        ("سنبقى هنا.", "ar", "«سنبقى هنا»."),
        ("هل نبقى هنا؟", "ar", "«هل نبقى هنا؟»"),
        ("سنبقى هنا،", "ar", "«سنبقى هنا»."),
        ("Qui paiera ? Nous !", "en", "“Qui paiera_? Nous_!”"),
    ],
)
def test_the_full_stop_stands_where_the_language_has_it(words: str, language: str, wanted: str) -> None:
    assert quoted(words, language) == wanted


def told(text: str, cue: str, content: str, language: str, subject: str = "[Kos]") -> str:
    source = article(1, text, language=language)
    span = Span(text.index(content), text.index(content) + len(content))
    cue_span = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    statement = Statement(
        StatementId(1),
        passage_at(source.id, text, span),
        Attribution((span,), None, cue_span, Manner.INDIRECT),
    )
    return printed_words(statement, source, content, WORDING, subject)


@pytest.mark.parametrize(
    ("text", "cue", "content", "language", "wanted"),
    [
        ("Kos sagte, dass der Hafen schließe.", "sagte", "der Hafen schließe", "de",
         "[Kos] sagte, dass der Hafen schließe."),
        ("Kos sagte, dass der Hafen schließe.", "sagte", "dass der Hafen schließe", "de",
         "[Kos] sagte, dass der Hafen schließe."),
        ("Dazu sagte Kos, dass der Hafen schließe.", "sagte", "der Hafen schließe", "de",
         "Dass der Hafen schließe."),
        ("Der Hafen schließe, sagte Kos.", "sagte", "Der Hafen schließe", "de", "Der Hafen schließe."),
        ("Kos bestritt, dass der Hafen schließe.", "bestritt", "dass der Hafen schließe", "de",
         "Dass der Hafen schließe."),
        ("Kos kündigte an, den Hafen zu schließen.", "kündigte an", "den Hafen zu schließen", "de",
         "Den Hafen zu schließen."),
        ("Kos a dit que le port fermera.", "a dit", "que le port fermera", "fr", "Le port fermera."),
        ("Kos a dit qu’il fermera.", "a dit", "qu’il fermera", "fr", "Il fermera."),
        ("Kos a promis de fermer le port.", "a promis", "de fermer le port", "fr",
         "[Kos] a promis de fermer le port."),
        ("Kos dijo que el puerto cerrará.", "dijo", "que el puerto cerrará", "es", "El puerto cerrará."),
        ("Кос сказала, что порт закроется.", "сказала", "что порт закроется", "ru", "Порт закроется."),
        ("Кос потребовала, чтобы порт закрыли.", "потребовала", "чтобы порт закрыли", "ru",
         "[Kos] потребовала, чтобы порт закрыли."),
        ("Кос сказала, що порт закриють.", "сказала", "що порт закриють", "uk", "Порт закриють."),
        ("Kos powiedziała, że port zamkną.", "powiedziała", "że port zamkną", "pl", "Port zamkną."),
        ("Kos zażądała, żeby port zamknięto.", "zażądała", "żeby port zamknięto", "pl",
         "[Kos] zażądała, żeby port zamknięto."),
        ("قالت كوس إن الميناء سيغلق", "قالت", "إن الميناء سيغلق", "ar", "الميناء سيغلق."),
    ],
)  # fmt: skip
def test_reported_clauses_stand_alone_in_their_own_language(
    text: str, cue: str, content: str, language: str, wanted: str
) -> None:
    assert told(text, cue, content, language) == wanted


@pytest.mark.parametrize(
    ("byline", "language", "name"),
    [
        ("By M. Novak", "en", "M. Novak"),
        ("Von Lena Vogt", "de", "Lena Vogt"),
        ("Von der Redaktion", "de", "Von der Redaktion"),
        ("Von Lena Vogt", "en", "Von Lena Vogt"),
        ("Par Anne Roux", "fr", "Anne Roux"),
        ("Por Ana Ruiz", "es", "Ana Ruiz"),
        ("Автор: И. Петров", "ru", "И. Петров"),
        ("Авторка: О. Коваль", "uk", "О. Коваль"),
        ("Autor: J. Nowak", "pl", "J. Nowak"),
        ("بقلم: سلمى حداد", "ar", "سلمى حداد"),
        ("By Anne Roux", "fr", "Anne Roux"),
        ("Byron Lang", "en", "Byron Lang"),
        ("Parvin Azari", "fr", "Parvin Azari"),
    ],
)
def test_a_byline_is_a_name(byline: str, language: str, name: str) -> None:
    assert author(article(1, "Text.", byline=byline, language=language)) == name


def test_a_country_is_named_in_the_language_of_the_briefing_and_once() -> None:
    german, french = load_wording("de"), load_wording("fr")
    assert function_line(actor("Chancellor", country="Germany"), None, german) == "Chancellor, Deutschland"
    assert (
        function_line(actor("chancelier allemand", country="Germany"), None, french) == "chancelier allemand"
    )
    assert (
        function_line(actor("президент России", country="Russia"), None, load_wording("ru"))
        == "президент России"
    )


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "pl", "ru", "uk"])
@pytest.mark.parametrize(
    "words",
    [
        "We will stay.",
        "we will not leave this place before March",
        "Will the 'grid' hold? Nobody knows!",
        "The plan is “a gamble with the “cold months” ahead”.",
        "« Qui paiera ? » C’est la question ; l’État : personne",
        "Он сказал: «Нет.»",
        "Wir zahlen „1.000 Euro“ […] im Jahr.",
        "لن نغادر، هل تفهمون؟",
        "Rock ’n’ roll in the ’90s, they said",
    ],
)
def test_what_is_printed_in_any_language_still_follows_from_what_was_said(words: str, language: str) -> None:
    printed = quoted(words, language).replace("_", "\u202f")
    assert is_faithful(printed, words)
    marks = load_wording(language).marks
    assert printed.startswith(marks.outer[0])
    assert requoted(printed, marks) == printed
