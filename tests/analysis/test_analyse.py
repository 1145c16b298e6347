# ruff: noqa: E501 (sentences stay on one line)
import itertools
import time

import pytest
from analysis_reading import article_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.analysis.analyse import analyse
from briefing_app.analysis.words.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    country_of_seat,
    genders,
    phrase_set,
    word_set,
)

ARTICLE = """KARLSHAVEN, Nov 21 (Baltic Wire) — Nine ministers agreed to set up a centre, officials said.

“There will be one picture of the sea,” said Sten Aldergaard, Halvia’s defence minister. “Three mysteries are one.”

General Piet Hauber, the Halvian chief of defence, warned of an ‘escalation by paperwork’ if crews had to wait, adding that time was short. Poland believes that more is needed.
"""
PIECES = st.sampled_from(
    [*"“”\"‘’'«»„()[]:;,.!?—–-", "''", "``", "\n\n", "\n", " ", "Mr. ", "U.S. ", "Ann Roe", "said", " that ",
     "according to", "the minister", " who ", "and ", "NATO", "(CIS)", "’s ", "he", "told ", "adding ", "1,000",
     "\u200b", "\u0000", "\ud800", "😀", "é", "Київ", "中文", "KYIV — ", "by ", "seen ", "were ", "to ", "with "]
)  # fmt: skip


def check(text: str, language: str = "en") -> None:
    analysis = analyse(article_of(text, language))
    contents = set()
    places = []
    for statement in analysis.statements:
        attribution = statement.attribution
        assert attribution.content
        assert attribution.content not in contents
        contents.add(attribution.content)
        places.append(attribution.content[0].start)
        end = 0
        for span in attribution.content:
            assert end <= span.start < span.end <= len(text)
            end = span.end
        for span in (*attribution.content, attribution.source, attribution.cue):
            if span is not None:
                assert span.of(text) == span.of(text).strip() != ""
        assert 0.0 <= statement.salience <= 1.0
        indices = (*statement.candidates, *([] if statement.speaker is None else [statement.speaker]))
        assert all(0 <= index < len(analysis.actors) for index in indices)
    assert places == sorted(places)
    mentions = sorted(span for actor in analysis.actors for span in actor.mentions)
    for before, after in itertools.pairwise(mentions):
        assert before.end <= after.start
    for actor in analysis.actors:
        assert actor.name
        assert list(actor.mentions) == sorted(actor.mentions)
        assert all(span.of(text) == span.of(text).strip() != "" for span in actor.mentions)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text):
    check(text)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_heap_of_marks_and_cues_is_read_without_fault(text):
    check(text)
    check(text, "de")
    check(text, "")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(ARTICLE)), st.integers(0, len(ARTICLE)))
def test_any_cut_of_an_article_is_read_without_fault(start, end):
    check(ARTICLE[min(start, end) : max(start, end)])


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“", "”", "said", "Ann Roe said", "said Ann Roe"])
def test_scraps_are_read_without_fault(text):
    check(text)


def test_every_name_of_the_word_lists_is_read_without_fault():
    names = [*country_of_name(), *country_of_people(), *alliance_names(), *country_of_seat(), *genders()]
    names += [*phrase_set("organisations"), *word_set("titles")]
    for start in range(0, len(names), 60):
        check(" ".join(f"The {name} said that {name.title()} met." for name in names[start : start + 60]))


def test_reading_twice_finds_the_same():
    assert analyse(article_of(ARTICLE)) == analyse(article_of(ARTICLE))


def test_a_named_minister_outranks_an_unnamed_official():
    analysis = analyse(article_of(ARTICLE))
    by_speaker = {
        analysis.actors[s.speaker].name if s.speaker is not None else None: s for s in analysis.statements
    }
    minister, anonymous = by_speaker["Sten Aldergaard"], by_speaker[None]
    assert minister.salience > anonymous.salience + 0.2
    assert {"named speaker", "minister", "direct quotation"} <= set(minister.reasons)
    assert "speaker not named" in anonymous.reasons


def test_thought_ranks_below_speech():
    text = "Ann Roe said that the line would hold. Ann Roe believes that shares would rise."
    said, thought = analyse(article_of(text)).statements
    assert said.salience > thought.salience


def test_a_repeated_statement_ranks_lower_the_second_time():
    text = "Ann Roe said that the northern cable had failed. " + "Nothing else happened. " * 30
    text += "Ann Roe said that the northern cable had failed on Tuesday."
    first, second = analyse(article_of(text)).statements
    assert "repeats an earlier statement" in second.reasons
    assert second.salience < first.salience


def test_time_grows_no_faster_than_the_text():
    paragraph = ARTICLE.partition("\n\n")[2] + "\n"
    short, long = article_of(paragraph * 8), article_of(paragraph * 160)
    analyse(short)

    def seconds(article):
        return min(_timed(article) for _ in range(3))

    assert seconds(long) < 20 * seconds(short) * 1.8


def _timed(article):
    begin = time.process_time()
    analyse(article)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "words",
    ["Ann Roe said that ", "he said, ", "“a” ", "”“", "said Ann Roe: “a\n", "the minister of ", "Ann Roe, "],
)
def test_endless_text_without_full_stops_takes_no_more_time_per_word(words):
    short, long = article_of(words * 400), article_of(words * 3200)
    analyse(short)
    assert _timed(long) < 8 * max(0.01, _timed(short)) * 3


def test_what_the_author_only_thinks_is_no_statement():
    assert analyse(article_of("I think that the sea is wide. We hope that it stays so.")).statements == ()


def test_a_reporters_question_ranks_below_the_answer():
    question, answer = analyse(
        article_of(
            "Baltic Wire: Was the cable badly laid by them?\n\nSolvang: The cable was well laid by us."
        )
    ).statements
    assert "a question" in question.reasons
    assert question.salience < answer.salience
