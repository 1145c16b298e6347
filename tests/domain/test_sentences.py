"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.statements.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Lang met Dr. Kos. They left.", ["Mr. Lang met Dr. Kos.", "They left."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("Prices rose 4.2 per cent. So.", ["Prices rose 4.2 per cent.", "So."]),
        ("“We stay.” He left.", ["“We stay.”", "He left."]),
        ("“Will we stay?” he asked.", ["“Will we stay?” he asked."]),
        ("No stop\n\nNext paragraph", ["No stop", "Next paragraph"]),
        ("It holds [3][7]. Then [2].", ["It holds [3][7].", "Then [2]."]),
        ("It holds. [3][7] Then.", ["It holds. [3][7]", "Then."]),
        ("J. Smith said no. She went.", ["J. Smith said no.", "She went."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == found


@given(st.text(alphabet="aB. !?”\n“[3]", max_size=60))
def test_sentences_hold_every_letter_once(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    joined = "".join(span.of(text) for span in spans)
    assert joined.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_a_german_date_does_not_end_a_sentence() -> None:
    text = "Am 22. November tagt der Rat. Er hat Nr. 5 und z.B. Punkt 22. Danach ist Schluss."
    assert [span.of(text) for span in sentences(text)] == [
        "Am 22. November tagt der Rat.",
        "Er hat Nr. 5 und z.B. Punkt 22.",
        "Danach ist Schluss.",
    ]
