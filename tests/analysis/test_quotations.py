import pytest

from briefing_app.analysis.words.segments import segment


def quoted(text):
    segments = segment(text)
    tokens = segments.tokens
    return [text[tokens.start[q.first] : tokens.end[q.last - 1]] for q in segments.quotations]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We are ready,” she said.", ["We are ready,"]),
        ('"We are ready," she said.', ["We are ready,"]),
        ("''We are ready,'' she said.", ["We are ready,"]),
        ("``We are ready,'' she said.", ["We are ready,"]),
        ("‘We are ready,’ she said.", ["We are ready,"]),
        ("'We are ready,' she said.", ["We are ready,"]),
        ("„Wir sind bereit“, sagte sie.", ["Wir sind bereit"]),
        ("„Jesteśmy gotowi”, powiedziała.", ["Jesteśmy gotowi"]),
        ("« Nous sommes prêts », dit-elle.", ["Nous sommes prêts"]),
        ("»Wir sind bereit«, sagte sie.", ["Wir sind bereit"]),
    ],
)
def test_every_kind_of_mark_is_read(text, inside):
    assert quoted(text) == inside


def test_an_apostrophe_does_not_close_a_british_quotation():
    assert quoted("‘It’s the workers’ plan, and we can’t wait,’ she said.") == [
        "It’s the workers’ plan, and we can’t wait,"
    ]


def test_apostrophes_alone_are_no_quotation():
    assert quoted("The ministers’ aides don't know the firms' plans of '98.") == []


def test_a_quotation_inside_another_belongs_to_the_outer_one():
    assert quoted("“He told me ‘never again’ and left,” she said.") == ["He told me ‘never again’ and left,"]


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph():
    assert quoted("“We begin today.\n\nNobody spoke.") == ["We begin today."]


def test_a_quotation_is_carried_on_by_the_next_paragraph():
    segments = segment("“We begin today.\n\n“We end tomorrow,” she said.")
    assert [q.resumes for q in segments.quotations] == [False, True]


def test_what_is_quoted_stays_in_one_sentence():
    text = "“Go. Now!” she said. He left."
    segments = segment(text)
    tokens = segments.tokens
    sentences = [text[tokens.start[a] : tokens.end[b - 1]] for a, b in segments.sentences]
    assert sentences == ["“Go. Now!” she said.", "He left."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Smith met Lt. Gen. Roe at 10 a.m. in the U.S. Senate.",
        "“Why now?” Liepin asked.",
        "J. R. Roe of Acme Corp. paid 2.5 million to No. 10.",
    ],
)
def test_full_stops_inside_a_sentence_do_not_end_it(sentence):
    assert len(segment(sentence).sentences) == 1


def test_a_dateline_stands_apart_from_the_first_sentence():
    segments = segment("KARLSHAVEN, Nov 19 (Baltic Wire) — Seven states will buy ships.")
    first, last = segments.sentences[1]
    assert segments.tokens.words[first:last][0] == "Seven"


def paragraphs(text):
    segments = segment(text)
    tokens = segments.tokens
    return [text[tokens.start[a] : tokens.end[b - 1]] for a, b in segments.paragraphs]


def test_lines_that_end_like_sentences_are_paragraphs():
    assert paragraphs("One is here.\nTwo is there.\n\nThree is gone.") == [
        "One is here.",
        "Two is there.",
        "Three is gone.",
    ]


def test_wrapped_lines_are_one_paragraph():
    wrapped = "The ministers who met\nin the harbour on\nFriday left early."
    assert paragraphs(wrapped + "\n\nNobody spoke.") == [wrapped, "Nobody spoke."]
