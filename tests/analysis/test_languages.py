"""What makes a language one that the program can read."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from analysis_reading import article_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.analysis import languages
from briefing_app.analysis.analyse import analyse
from briefing_app.analysis.languages.language import language_for

SHIPPED = ("de", "fr", "ru")


@pytest.mark.parametrize("code", SHIPPED)
def test_each_shipped_language_knows_its_words(code):
    language = language_for(code)
    assert language.verbs
    assert language.people
    assert language.given_names
    assert {"articles", "barriers", "helpers", "no_names", "pronouns", "that"} <= language.groups.keys()


def test_every_group_that_the_rules_ask_for_is_declared_by_a_language():
    """A group whose name is misspelt in a file would be empty without a word."""
    declared = set().union(*(language_for(code).groups for code in SHIPPED))
    asked = set()
    for module in Path(languages.__path__[0]).glob("*.py"):
        asked |= set(re.findall(r'(?:group|has)\("(\w+)"\)', module.read_text(encoding="utf-8")))
    assert len(asked) > 40
    assert asked <= declared


@pytest.mark.parametrize(
    ("code", "known"), [("de-AT", True), ("FR", True), ("ru_RU", True), ("pt", False), ("", False)]
)
def test_a_language_is_known_by_its_code(code, known):
    assert (language_for(code) is not None) is known


def test_a_language_without_lists_is_still_read(read):
    reading = read("«Estamos listos para hablar», dijo Pedro Sánchez en Madrid.", "es")
    assert reading.spoken == [("Pedro Sánchez", "Estamos listos para hablar")]


def test_lists_are_read_only_for_the_language_of_the_article():
    script = (
        "import sys; sys.path.insert(0, 'tests/analysis')\n"
        "from analysis_reading import article_of\n"
        "from briefing_app.analysis.analyse import analyse\n"
        "from briefing_app.analysis.languages.language import _read\n"
        "analyse(article_of('“It is late,” Ann Roe said.'))\n"
        "print(_read.cache_info().currsize)\n"
        "analyse(article_of('« Il est tard », dit Ann Roe.', 'fr'))\n"
        "print(_read.cache_info().currsize)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


_PIECES = st.sampled_from(
    [
        *"«»„“”‚‘’\"'—–-,.:;!?()",
        "…",
        "\n\n",
        " ",
        "сказал",
        "он",
        "Пётр",
        "Лаптев",
        "sagte",
        "laut",
        "Lang",
        "dass",
        "sei",
        "a",
        "-t-il",
        "dit",
        "d’",
        "que",
        "selon",
        "министр",
        "Minister",
        "der",
        "ministre",
        "de",
        "la",
        "3.",
        "z. B.",
        "\u2028",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=40), st.sampled_from(SHIPPED), st.sampled_from(["", " "]))
def test_no_text_makes_the_reading_fail(pieces, code, between):
    text = between.join(pieces)
    analysis = analyse(article_of(text, code))
    for statement in analysis.statements:
        for span in statement.attribution.content:
            assert span.of(text).strip()
    for actor in analysis.actors:
        assert all(span.of(text) for span in actor.mentions)
