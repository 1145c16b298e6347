# ruff: noqa: E501 (sentences stay on one line)
"""What layout, marks and plain rules mend in what the network reports: given here as the network might give it."""

from __future__ import annotations

import pytest

from briefing_app.analysis.reader.repairs import mended
from briefing_app.analysis.saying.attribution import Attributions, Reported
from briefing_app.analysis.saying.overlaps import apart
from briefing_app.analysis.words.phrases import Phrases
from briefing_app.analysis.words.segments import segment
from briefing_app.analysis.words.tagging import tag
from briefing_app.domain.statements.statement import Reports


class Desk:
    """A text in tokens, and what a network is made to say of it."""

    def __init__(self, text: str) -> None:
        self.segments = segment(text)
        self.phrases = Phrases(self.segments, tag(self.segments))

    def at(self, words: str) -> tuple[int, int]:
        """Return the token range of words of the text."""
        tokens = self.segments.tokens
        start = tokens.text.index(words)
        inside = [k for k in range(len(tokens)) if start <= tokens.start[k] < start + len(words)]
        return inside[0], inside[-1] + 1

    def report(self, *content: str, source: str = "", cue: str = "", quoted: bool = False) -> Reported:
        return Reported(
            [self.at(part) for part in content],
            self.at(source) if source else None,
            self.at(cue) if cue else None,
            Reports.SPEECH,
            quoted,
        )

    def mended(self, *found: Reported) -> list[tuple[str, list[str]]]:
        """Return source and contents of what is left after mending."""
        rules = apart(self.segments, Attributions(self.segments, self.phrases).read())
        return [
            (self.words(r.source) if r.source else "", [self.words(part) for part in r.content])
            for r in mended(self.phrases, list(found), rules)
        ]

    def words(self, span: tuple[int, int]) -> str:
        tokens = self.segments.tokens
        return tokens.text[tokens.start[span[0]] : tokens.end[span[1] - 1]]


def test_a_signature_after_a_dash_names_the_speaker_whoever_the_network_chose():
    desk = Desk("“The nets come up empty.” ― Ida Brandt\n“Nobody asks the crews.” ― Olav Sande.")
    second = desk.report("“Nobody asks the crews.”", source="Ida Brandt", quoted=True)
    assert desk.mended(second)[-1] == ("Olav Sande", ["“Nobody asks the crews.”"])


def test_signatures_at_the_ends_of_wrapped_lines_are_seen():
    lines = "“Not a word of it is new to us.” ― Ida Brandt\n“Nobody asks the crews” ― Olav Sande\n“It is late” ― Per Lund\n"
    desk = Desk(lines + "“The nets are old” ― Eva Holm\n“We wait and wait” ― Tor Vik")
    report = desk.report("“Nobody asks the crews”", source="Ida Brandt", quoted=True)
    assert ("Olav Sande", ["“Nobody asks the crews”"]) in desk.mended(report)


def test_a_whole_sentence_after_a_dash_is_no_signature():
    desk = Desk("“The nets come up empty” — Ostrand Harbour has known better years than this.")
    report = desk.report("“The nets come up empty”", source="Ostrand Harbour", cue="known", quoted=True)
    assert desk.mended(report)[0][0] == "Ostrand Harbour"


def test_a_quotation_of_which_most_is_reported_is_reported_whole():
    desk = Desk("“The nets come up empty every night,” Ida Brandt said.")
    report = desk.report("nets come up empty every", source="Ida Brandt", cue="said", quoted=True)
    assert desk.mended(report) == [("Ida Brandt", ["“The nets come up empty every night,”"])]


def test_a_quotation_of_which_one_word_is_reported_is_not_widened():
    desk = Desk("Brandt called “the nets of the outer harbour and all who mend them” a burden.")
    report = desk.report("the nets", source="Brandt", cue="called")
    assert ("Brandt", ["the nets"]) in desk.mended(report)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("I believe that the harbour will close.", "I", "believe", "that the harbour will close"),
        ("The Baltic Sea warned crews that ice was near.", "The Baltic Sea", "warned", "that ice was near"),
        ("Brandt read the notice on the quay wall.", "Brandt", "read", "the notice on the quay wall"),
        ("Brandt read the book “The Long Winter of the Crews” on the quay.", "Brandt", "read", "the book “The Long Winter of the Crews” on the quay"),
        ("Two pilots asked not to be named.", "Two pilots", "asked", "not to be named"),
    ],
)  # fmt: skip
def test_what_the_writer_thinks_or_nobody_says_is_dropped(text, source, cue, content):
    desk = Desk(text)
    assert desk.mended(desk.report(content, source=source, cue=cue)) == []


def test_what_the_writer_quotes_of_himself_between_marks_stays():
    desk = Desk("“I believe that the harbour will close,” Brandt said.")
    report = desk.report("“I believe that the harbour will close,”", source="Brandt", cue="said", quoted=True)
    assert [who for who, _ in desk.mended(report)] == ["Brandt"]


def test_a_month_in_front_is_no_part_of_a_source():
    desk = Desk("In July Fjord News reported that the quay had been sold.")
    report = desk.report("that the quay had been sold", source="July Fjord News", cue="reported")
    assert desk.mended(report) == [("Fjord News", ["that the quay had been sold"])]


def test_asking_for_a_ship_by_its_number_is_a_request():
    desk = Desk("Two pilots asked for a second tug before the gale.")
    report = desk.report("a second tug before the gale", source="Two pilots", cue="asked")
    assert desk.mended(report) == [("Two pilots", ["a second tug before the gale"])]


def test_he_said_is_his_and_not_the_agencys_who_reports_it():
    desk = Desk("“We will not pay the price,” he said, according to the news agency Halvia Press.")
    whole = desk.report(
        "“We will not pay the price,” he said", source="the news agency Halvia Press", cue="according to"
    )
    assert desk.mended(whole) == [("he", ["“We will not pay the price,”"])]


def test_a_question_goes_to_who_asks_it_and_not_to_who_spoke_before():
    desk = Desk("“It is late,” Ida Brandt said.\n\n“Would that be you?” Olav Sande asked.")
    question = desk.report("“Would that be you?”", source="Ida Brandt", cue="asked", quoted=True)
    assert ("Olav Sande", ["“Would that be you?”"]) in desk.mended(question)


def test_a_quotation_broken_between_two_speakers_goes_whole_to_the_one_beside_it():
    words = "The pact which we sign today is a foundation, and it leaves out what our law leaves out"
    desk = Desk(f"The two countries met. “{words},” Ida Brandt said in Ostrand.")
    first = desk.report(
        "“The pact which we sign today is a foundation", source="The two countries", quoted=True
    )
    second = desk.report(
        "it leaves out what our law leaves out", source="Ida Brandt", cue="said", quoted=True
    )
    assert desk.mended(first, second) == [("Ida Brandt", [f"“{words},”"])]


def test_a_quotation_that_runs_over_paragraphs_is_one_statement():
    desk = Desk("Ida Brandt said: “We begin today.\n\n“We end tomorrow.”")
    first = desk.report("“We begin today", source="Ida Brandt", cue="said", quoted=True)
    second = desk.report("“We end tomorrow.”", quoted=True)
    [(who, parts)] = desk.mended(first, second)
    assert who == "Ida Brandt"
    assert len(parts) == 2


def test_the_reporters_own_words_after_a_comma_are_cut_where_the_rules_see_them():
    desk = Desk("Ida Brandt said the line had failed, while her deputy kept silent.")
    report = desk.report("the line had failed, while her deputy kept silent", source="Ida Brandt", cue="said")
    assert desk.mended(report) == [("Ida Brandt", ["the line had failed"])]


def test_a_transcript_goes_by_its_labels():
    desk = Desk("Brandt: It will hold.\n\nSande: It will not, I told you so.")
    wrong = desk.report("It will not, I told you so.", source="Brandt", cue="told")
    assert [who for who, _ in desk.mended(wrong)] == ["Brandt", "Sande"]


def test_a_quotation_that_the_network_passed_over_is_still_found():
    desk = Desk("“The nets come up empty every night,” Ida Brandt said.")
    assert desk.mended() == [("Ida Brandt", ["“The nets come up empty every night,”"])]
