"""What reports a statement, and whether the words read the other way round without it."""

from __future__ import annotations

import pytest
from briefing_cases import article

from briefing_app.document.words.cue_words import CueWords, cue_words, turning_words
from briefing_app.domain.identity import StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import Span, passage_at


def attributed(text: str, cue: str, content: str, manner: Manner = Manner.INDIRECT) -> Attribution:
    begin, words = text.index(cue), text.index(content)
    return Attribution((Span(words, words + len(content)),), None, Span(begin, begin + len(cue)), manner)


@pytest.mark.parametrize(
    ("text", "cue", "content", "words"),
    [
        ("Kos denied that the port would close.", "denied", "that the port would close", "denied"),
        ("Kos declined to name the bidder.", "declined", "to name the bidder", "declined"),
        ("Kos ruled out a sale.", "ruled", "a sale", "ruled out"),
        ("Kos ruled a sale out.", "ruled", "a sale", "ruled out"),
        ("Kos did not say when.", "say", "when", "did not say"),
        ("Kos didn’t immediately say when.", "say", "when", "didn’t immediately say"),
        ("Kos has never said it was for sale.", "said", "it was for sale", "has never said"),
        ("Kos did not deny that talks were held.", "deny", "that talks were held", "did not deny"),
        ("Kos neither confirmed nor denied that.", "denied", "that", "nor denied"),
        ("Kos sagte nicht, dass es stimmt.", "sagte", "dass es stimmt", "sagte nicht"),
        ("Kos questions the sale.", "questions", "the sale", "questions"),
        ("Kos wies Vorwürfe zurück.", "wies", "Vorwürfe", "wies zurück"),
        ("Кос опровергла слухи о продаже.", "опровергла", "слухи о продаже", "опровергла"),
    ],
)
def test_what_turns_the_meaning_is_shown_whole(text: str, cue: str, content: str, words: str) -> None:
    assert cue_words(attributed(text, cue, content), text) == CueWords(words, True)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Kos said that it was not true.", "said", "that it was not true"),
        ("It was not, Kos said.", "said", "It was not"),
        ("Kos not only said that prices rise.", "said", "that prices rise"),
        ("The court ruled a sale legal.", "ruled", "a sale legal"),
        ("Kos answered questions about the sale.", "questions about", "the sale"),
        ("Kos left no doubt that prices rise.", "left no doubt", "that prices rise"),
        ("Kos was asked not once. She said no.", "said", "no"),
    ],
)
def test_other_words_turn_nothing(text: str, cue: str, content: str) -> None:
    assert cue_words(attributed(text, cue, content), text) == CueWords(cue, False)


def test_a_cue_is_read_from_a_part_of_the_text_too() -> None:
    text = "A long beginning. " * 9 + "Kos did not say when."
    attribution = attributed(text, "say", "when")
    assert cue_words(attribution, text[150:], 150) == CueWords("did not say", True)
    assert cue_words(attribution, text[:20]) == CueWords()


def test_a_colon_is_no_word() -> None:
    text = "Kos: the port stays open."
    assert cue_words(attributed(text, ":", "the port"), text) == CueWords()


def test_words_in_quotation_marks_are_the_speakers_own() -> None:
    text = "“The port will close,” Kos denied."
    for manner, words in ((Manner.DIRECT, ""), (Manner.INDIRECT, "denied")):
        attribution = attributed(text, "denied", "The port will close,", manner)
        passage = passage_at(article(1, text).id, text, attribution.content[0])
        assert turning_words(Statement(StatementId(1), passage, attribution), text) == words
