# ruff: noqa: E501 (sentences stay on one line)
"""What must not be proposed to a press officer, by kind of error."""

import pytest

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.statement import Manner


def test_a_plan_to_report_is_not_a_report(read):
    text = (
        "Forty-six harbours around the North and Baltic Seas will report drones and other suspicious activity to a "
        "single desk from December, the Council of Port Authorities (CPA) said on Monday."
    )
    assert read(text).spoken == [
        (
            "Council of Port Authorities",
            "Forty-six harbours around the North and Baltic Seas will report drones and other suspicious activity to a "
            "single desk from December",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "While Belarus has maintained a formal stance of neutrality, its military has hosted troops.",
        "The Baltic Sea warned nobody that the storm was near.",
        "It is a rough night in a sea that wants the sailors dead.",
        "Before anybody asks what it is for, a ship sails away.",
        "Kasper Moe called his foreman, the foreman called the tower.",
        "They say little, which is unusual.",
        "The law is old. It asks the state to telephone first.",
        "I mention the letter because the debate is loud. We predicted a collapse that did not come.",
        "The three vessels that seven countries promised on Thursday deserve a better name.",
    ],
)
def test_these_sentences_report_nothing(read, text):
    assert read(text).said == []


def test_what_is_reported_inside_reported_words_is_no_second_statement(read):
    text = "Theo Vanderlyn said that Halvgas had asked the government for permission to operate a radar."
    assert read(text).said == [
        ("Theo Vanderlyn", "that Halvgas had asked the government for permission to operate a radar")
    ]


def test_no_two_statements_share_words_unless_one_quotes_inside_the_other(read):
    text = (
        "Flint said the harbour master had told skippers that boats must leave, adding that the mayor said it was "
        "“a farce”. Two brokers said insurers had asked for a report before the council claimed that all was well."
    )
    reading = read(text)
    taken = [
        {k for span in s.attribution.content for k in range(span.start, span.end)}
        for s in reading.analysis.statements
    ]
    for number, one in enumerate(reading.analysis.statements):
        for other in range(number):
            shared = taken[number] & taken[other]
            nested = shared == taken[number] and one.attribution.manner is Manner.DIRECT
            assert not shared or nested


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Roe asked me, ‘What do you think that we have done?’", "What do you think that we have done?"),
        ("Ann Roe called Thursday’s move ‘a cut with the handbrake on’.", "Thursday’s move ‘a cut with the handbrake on’"),
        ("Ann Roe said most of his members could not use it.", "most of his members could not use it"),
        ("What would stay secret, Ann Roe said, was “who was overflown”.", "What would stay secret | was “who was overflown”"),
        ("Ann Roe quit the board, citing a fault in the ballots, and has been accused of haste.", "a fault in the ballots"),
        ("“Shipyards,” Ann Roe noted, “do not read letters.”", "Shipyards | do not read letters."),
        ("Shipyards, Ann Roe noted, “do not read letters”.", "Shipyards | do not read letters"),
    ],
)  # fmt: skip
def test_content_begins_and_ends_where_the_words_do(read, text, content):
    assert read(text).said == [("Ann Roe", content)]


def test_someone_who_interrupts_begins_a_statement_of_her_own(read):
    text = (
        "Nadia Karsten said that helicopters now flew in snow, Dagny Koll interrupted: ‘So do the promises.’"
    )
    assert ("Nadia Karsten", "that helicopters now flew in snow") in read(text).spoken
    assert ("Dagny Koll", "So do the promises.") in read(text).spoken


@pytest.mark.parametrize(
    "text",
    [
        "Civic Union’s leader, Dagny Koll, claims the cabinet knew it.",
        "The chamber’s director, Dagny Koll, put it to this newspaper as follows: ‘The cabinet knew it.’",
        "Dagny Koll spoke from a lorry. “The cabinet knew it all the time,” Koll went on.",
    ],
)
def test_verbs_after_an_aside_and_beside_a_quotation_are_seen(read, text):
    assert [speaker for speaker, _ in read(text).spoken] == ["Dagny Koll"]


def test_she_is_the_only_one_whom_the_paragraph_is_about(read):
    text = (
        "Sten Aldergaard and Robin Thorne met.\n\nCaptain Elin Dahlberg, the harbour master, pressed for the desk. "
        "“We did not need a treaty,” she said."
    )
    assert read(text).spoken == [("Elin Dahlberg", "We did not need a treaty")]


def test_she_is_not_the_boy_whose_mother_stands_beside_him(read):
    text = "The boy, Mikkel Sund, stood below the lorry with his mother. “He says hello,” she said."
    [statement] = read(text).analysis.statements
    assert statement.speaker is None


def test_the_chief_is_the_person_of_the_sentence_before(read):
    text = "General Piet Hauber is unpersuaded. The chief of defence said the centre would help."
    assert read(text).spoken == [("Piet Hauber", "the centre would help")]


def test_a_surname_that_is_a_word_is_known_by_the_full_name(read):
    text = "“It is late,” said Greta Sand. The hall was full. Sand said that it was cold."
    assert read(text).spoken[-1] == ("Greta Sand", "that it was cold")


def test_a_bare_surname_in_a_new_paragraph_is_whoever_is_named_most(read):
    text = (
        "Peter Holm spoke. Peter Holm waited. Peter Holm left with Ann Holm.\n\n"
        "The hall was empty. Holm said that it was late."
    )
    assert read(text).spoken == [("Peter Holm", "that it was late")]


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("My former colleague General Piet Hauber said that it was late.", "Piet Hauber", "General", ""),
        (
            "The Halvian Medical Association is cautious. Its chairman, Peter Holmqvist, left.",
            "Peter Holmqvist",
            "chairman",
            "Halvian Medical Association",
        ),
        (
            "The Civic Union asked the Supreme Court for help. Its leader, Dagny Koll, left.",
            "Dagny Koll",
            "leader",
            "Civic Union",
        ),
        (
            "The Council of Port Authorities met. “No,” said Marcus Thorne, the council’s secretary-general.",
            "Marcus Thorne",
            "secretary-general",
            "Council of Port Authorities",
        ),
        (
            "Lucia Ferrant, the forum’s secretary-general, left.",
            "Lucia Ferrant",
            "secretary-general of the forum",
            "",
        ),
        (
            "Halvor Brekke, a researcher at the Karlshaven Institute for Maritime Studies, left.",
            "Halvor Brekke",
            "researcher",
            "Karlshaven Institute for Maritime Studies",
        ),
        (
            "Amara Lund, director of the Institute of Marine Ecology in Ostrand, left.",
            "Amara Lund",
            "director",
            "Institute of Marine Ecology",
        ),
        (
            "Runa Heidal, 48, a former purser, has been premier of the Skarn Islands since 2023.",
            "Runa Heidal",
            "premier",
            "Skarn Islands",
        ),
        (
            "Aurelie Donner, who teaches law at the University of Lundmere, left.",
            "Aurelie Donner",
            "",
            "University of Lundmere",
        ),
        ("Jane Roe, who has the biggest donor list in politics, left.", "Jane Roe", "", ""),
    ],
)
def test_functions_are_whole_and_belong_to_the_right_body(read, text, name, role, affiliation):
    actor = read(text).actor(name)
    assert (actor.role, actor.affiliation) == (role, affiliation)


def test_towns_behind_a_speaker_crowds_and_annexes_are_no_actors_that_speak(read):
    text = (
        "Mayor Fredrik Lyng of Karlshaven said that it was late. Dockworkers said that they would strike. "
        "The list stands in Annex B."
    )
    reading = read(text)
    assert reading.named(ActorKind.ORGANISATION) == []
    assert reading.named(ActorKind.PERSON) == ["Fredrik Lyng"]


def test_an_unnamed_office_ranks_above_an_unnamed_crowd(read):
    text = "The hall was full. The ministers said that the centre would open. Some visitors said that the street would close."
    office, crowd = read(text).analysis.statements
    assert office.salience > crowd.salience


def test_the_lead_ranks_above_the_same_kind_of_claim_later(read):
    filler = "The sea was calm that day and the boats lay in the harbour. " * 12
    text = (
        f"Ann Roe said that the centre would open.\n\n{filler}\n\nAnn Roe said that the street would close."
    )
    lead, later = read(text).analysis.statements
    assert lead.salience > later.salience
    assert "in the lead" in lead.reasons


def test_what_somebody_declined_to_say_ranks_low(read):
    text = (
        "The hall was full. Ann Roe said that the ship had left. She declined to name the ship or its flag."
    )
    said, refused = read(text).analysis.statements
    assert refused.salience < said.salience
    assert "declines to say" in refused.reasons


def test_officials_argue_without_a_name(read):
    text = (
        "Belarusian officials have framed their cooperation with Moscow as a matter of mutual security, arguing that "
        "the country’s proximity to NATO borders necessitates a robust defense posture."
    )
    reading = read(text)
    argued = reading.said[-1]
    assert argued == (
        "Belarusian officials",
        "that the country’s proximity to NATO borders necessitates a robust defense posture",
    )
    assert reading.analysis.statements[-1].speaker is None


def test_the_harbour_master_is_the_captain_named_next(read):
    text = "The harbour master, Captain Elin Dahlberg, said she had been informed of the plan."
    assert read(text).spoken == [("Elin Dahlberg", "she had been informed of the plan")]
