"""What a person types is always a query, and never a command."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.storage.searching.typed import match_for


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("port", '"port" *'),
        ("port ", '"port"'),
        ("po", '"po"'),
        ("Port security", '"Port" "security" *'),
        ('"port security"', '"port security"'),
        ("“port security” roe", '"port security" "roe" *'),
        ('"port secur', '"port secur"'),
        ("AND OR NOT", '"AND" "OR" "NOT" *'),
        ("a* (b) c:d ^e -f", '"a" "b" "c d" "e" "f"'),
        ("U.S.-led", '"U S led" *'),
        ("", ""),
        (" *)(- ", ""),
        ('""', ""),
    ],
)
def test_words_become_terms(typed: str, match: str) -> None:
    assert match_for(typed) == match


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_text_is_a_syntax_error(typed: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    if match := match_for(typed):
        database.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
    database.close()
