"""Where an article begins, and how its lead is made short."""

from __future__ import annotations

import pytest
from briefing_cases import article

from briefing_app.document.selecting.leads import body_sentences, crisp, is_news_lead

FIRST = "The port of Lindholm has opened its second basin."


@pytest.mark.parametrize(
    "dateline",
    [
        "LINDHOLM, Nov 22 (Wire) — ",
        "LINDHOLM — ",
        "LINDHOLM - ",
        "LINDHOLM ― ",
        "PORT LINDHOLM, Arden, 22 Nov (Wire) -- ",
        "ST. ANNE'S BAY, N.Y., Sept. 26 (UPI) — ",
        "NEWPORT NEWS, Va. - ",
        "Lindholm (Wire) – ",
        "(Reuters) - ",
    ],
)
def test_a_dateline_is_no_part_of_the_lead(dateline: str) -> None:
    assert [words for _, words in body_sentences(article(1, f"{dateline}{FIRST}"))] == [FIRST]


@pytest.mark.parametrize(
    "words",
    ["NATO said on Monday that it would stay.", "Well-known ships - and others - sail.", "A (b) — c."],
)
def test_what_only_looks_like_a_dateline_stays(words: str) -> None:
    assert next(iter(body_sentences(article(1, words))))[1] == words


def test_the_headline_and_the_deck_over_a_dateline_are_passed_over() -> None:
    text = (
        "Second basin opens.\n\nMinisters praise the crews, unions see the costs of an old harbour.\n\n"
        f"LINDHOLM, Nov 22 — {FIRST} It holds forty ships."
    )
    found = [words for _, words in body_sentences(article(1, text, headline="Second basin opens"))]
    assert found == [FIRST, "It holds forty ships."]


def test_a_deck_in_headline_language_is_passed_over() -> None:
    text = f"Ministers praise crews, unions count costs.\n\n{FIRST} It holds forty ships in two rows."
    assert next(iter(body_sentences(article(1, text))))[1] == FIRST


def test_a_short_lead_that_names_its_day_is_none() -> None:
    text = f"Prices fell on Thursday.\n\n{FIRST} It holds forty ships."
    assert next(iter(body_sentences(article(1, text))))[1] == "Prices fell on Thursday."


def test_a_text_of_one_line_is_its_own_lead() -> None:
    assert [words for _, words in body_sentences(article(1, "Ministers praise crews."))] == [
        "Ministers praise crews."
    ]


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        (
            "A federal appeals court ruled on Friday against a procedure for taking voters from the rolls, "
            "dealing a blow to the secretary of state and handing a victory to the advocates.",
            "A federal appeals court ruled on Friday against a procedure for taking voters from the rolls.",
        ),
        (
            "The council on Friday made a strong rebuke of the latest test and pledged to impose further "
            "sanctions as a deterrence to what it called a clear threat.",
            "The council on Friday made a strong rebuke of the latest test.",
        ),
        (
            "Seven states around the sea will buy three ships together, the minister said on Thursday, "
            "two days after the cable between the countries failed again.",
            "Seven states around the sea will buy three ships together, the minister said on Thursday.",
        ),
    ],
)
def test_what_trails_after_a_statement_is_left_out(sentence: str, short: str) -> None:
    assert crisp(sentence, 120) == short
    assert crisp(sentence, 400) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        # who says it
        "The fleet will cost far more than the ministers had promised to the parliament in the spring, "
        "according to a draft of the audit that was seen by this paper on Monday evening in the capital.",
        # the sentence goes on after the aside
        "The panel voted on Thursday to hold the former aide of the ministry for months, a man whom "
        "nobody had heard of, in contempt for refusing to testify about the private server of the minister.",
        # a subordinate clause alone
        "As the president appears set to veto legislation that would allow the families to sue the kingdom, "
        "the nominee apparently disagrees with her former superior on the bill and on what follows from it.",
        # a quotation
        "The minister called it “a map of where people lived in those days, showing what nobody needs now, "
        "while the patients have been driving past the lit windows of all nine of the hospitals for years”.",
    ],
)
def test_what_cannot_be_cut_without_harm_is_not(sentence: str) -> None:
    assert crisp(sentence, 120) == ""


def test_scenes_that_open_features_are_no_news() -> None:
    assert is_news_lead("Nine ministers agreed on Saturday to set up a joint centre in the port.", "A watch")
    assert is_news_lead("The central bank has lowered its key rate by a quarter.", "Bank cuts rate")
    assert not is_news_lead("The vote took four minutes.", "Cod crews threaten to block harbour")
    assert not is_news_lead("Central bankers prefer to be boring, and nobody minds that.", "Five to two")


@pytest.mark.parametrize(
    ("dateline", "lead"),
    [
        ("Berlin, 22. November 2026 – ", "Die Regierung verlängert die Stromreserve bis März."),
        ("Marseille, le 22 novembre 2026 (AFP) — ", "Le port de Marseille rouvrira lundi matin."),
        ("Москва, 22 ноября 2026 года. ", "Министр заявил, что переговоры продолжатся."),
        ("Warszawa, 22 listopada – ", "Rząd przedłuży rezerwę do marca."),
        ("Madrid, 22 de noviembre de 2026 – ", "El Gobierno prolongará la reserva hasta marzo."),
    ],
)
def test_datelines_of_other_languages_are_no_part_of_the_lead(dateline: str, lead: str) -> None:
    source = article(1, f"{dateline}{lead} Mehr folgt bald.", headline="Etwas anderes")
    assert next(words for _, words in body_sentences(source)) == lead


@pytest.mark.parametrize(
    "text",
    [
        "Helsinki, 22 ships and 40 drones were seen. More came later.",
        "U.S. President Lang spoke in the port. More came later.",
        "Ivo Lang, 22 years. More came later.",
    ],
)
def test_a_sentence_that_begins_like_a_dateline_is_kept(text: str) -> None:
    first = next(words for _, words in body_sentences(article(1, text, headline="Ships seen")))
    assert text.startswith(first)
