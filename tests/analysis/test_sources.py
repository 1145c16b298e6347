# ruff: noqa: E501 (sentences stay on one line)
import pytest
from marked_article import MarkedArticle


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("“No,” says [Ann Alda], founder and CEO of <Lake Veterans>.", "Ann Alda, founder and CEO of Lake Veterans", "Ann Alda"),
        ("It works, according to [Ann Alda], head of the <Lake Centre>, and other scientists.", "Ann Alda, head of the Lake Centre, and other scientists", "Ann Alda"),
        ("So said [Ann Alda], an official under Presidents [Jim Poe] and [Tom Berg].", "Ann Alda, an official under Presidents Jim Poe and Tom Berg", "Ann Alda"),
        ("[Poe]’s niece, state Del. [Ann Alda] (D-Lund), shouted.", "Poe’s niece, state Del. Ann Alda (D-Lund),", "Ann Alda"),
        ("[Jim Poe]’s campaign manager [Ann Alda] said so.", "Jim Poe’s campaign manager Ann Alda", "Ann Alda"),
        ("Popular teacher and corporate speaker [Ann Alda] said so.", "Popular teacher and corporate speaker Ann Alda", "Ann Alda"),
        ("Governor of Ostrand [Ann Alda] said so.", "Governor of Ostrand Ann Alda", "Ann Alda"),
        ("<Fjord News>’ [Ann Alda] said so.", "Fjord News’ Ann Alda", "Ann Alda"),
        ("[Ann Alda] herself said so.", "Ann Alda herself", "Ann Alda"),
        ("One of them, [Ann Alda], said so.", "One of them, Ann Alda,", "Ann Alda"),
    ],
)  # fmt: skip
def test_long_sources_are_the_person_that_they_name(text, source, speaker):
    assert MarkedArticle(text).speakers(source) == [speaker]


def test_a_name_in_brackets_behind_another_is_not_the_one_who_speaks():
    text = "The results of <Nordnett> (<OSX>) showed so."
    assert MarkedArticle(text).speakers("The results of Nordnett (OSX)") != ["OSX"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[Ann Alda] aides said so.", "Ann Alda aides"),
        ("The <Nordnett> spokesmen said so.", "The Nordnett spokesmen"),
        ("<Democrats> said so.", "Democrats"),
        ("[Delegates] said so.", "Delegates"),
        ("Several officials said so to [Ann Alda].", "Several officials"),
        ("<Swedish Poles> said so.", "Swedish Poles"),
        ("Neither [Ann Alda] nor others said so.", "Neither Ann Alda"),
        ("The friends of [Ann Alda] said so.", "The friends of Ann Alda"),
        ("A 2009 poll said so.", "A 2009 poll"),
    ],
)
def test_crowds_and_what_a_name_only_qualifies_are_nobody(text, source):
    assert MarkedArticle(text).speakers(source) == [None]


def test_two_who_speak_together_are_candidates_and_nobody_alone():
    speaker = MarkedArticle("[Ann Alda] and [Jim Poe] said so.").speaker("Ann Alda and Jim Poe")
    assert speaker.actor is None
    assert [c.name for c in speaker.candidates] == ["Ann Alda", "Jim Poe"]
    text = "[Ann Alda], [Jim Poe] and [Tom Berg] said so."
    assert MarkedArticle(text).speakers("Ann Alda, Jim Poe and Tom Berg") == [None]


def test_a_report_speaks_for_the_body_that_released_it():
    article = MarkedArticle("A 46-page analysis released by the <Lake Office> last month shows it.")
    assert article.speakers("A 46-page analysis released by the Lake Office last month") == ["Lake Office"]


def test_a_spokesman_without_a_name_leaves_his_body_as_candidate():
    speaker = MarkedArticle("A spokesman for <Nordnett> said so.").speaker("A spokesman for Nordnett")
    assert speaker.actor is None
    assert [c.name for c in speaker.candidates] == ["Nordnett"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("They met Sen. [Ann Alda]. Later the senator said so.", "the senator", "Ann Alda"),
        ("They met Rep. [Ann Alda]. Later the congresswoman said so.", "the congresswoman", "Ann Alda"),
        ("Though late, [Ann Alda] still believes [Jim Poe]. “No,” the Ostrand senator said.", "the Ostrand senator", "Ann Alda"),
        ("[Ann Alda] won. [Ann Alda]’s campaign grew. [Jim Poe] slept. The candidate said so.", "The candidate", "Ann Alda"),
        ("General [Jim Poe] is unpersuaded. The chief of defence said so.", "The chief of defence", "Jim Poe"),
    ],
)  # fmt: skip
def test_an_office_is_whoever_holds_it(text, source, speaker):
    assert MarkedArticle(text).speakers(source) == [speaker]


def test_the_central_bank_is_the_only_bank():
    text = "The <Bank of Halvia> met. The central bank said so. The investment bank said so."
    assert MarkedArticle(text).speakers("The central bank", "The investment bank") == ["Bank of Halvia", None]


def test_a_network_named_long_ago_is_not_meant_where_another_is_spoken_of():
    text = "<Lake Network> fell.\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\n<FJ> rose. The network said so."
    assert MarkedArticle(text).speakers("The network") == ["FJ"]


def test_a_description_of_nobody_known_is_nobody():
    text = "[Jim Poe] won. The self-described lakeside pacifist said so."
    assert MarkedArticle(text).speakers("The self-described lakeside pacifist") == [None]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("They met [Ann Alda], who said so.", "who", "Ann Alda"),
        ("They met [Ann Alda] (D-Md.), who said so.", "who", "Ann Alda"),
        ("They met [Ann Alda], an analyst at <Fjord> who said so.", "who", "Ann Alda"),
        ("They met officials who said so.", "who", None),
        ("They read the <Lake Gazette>, which said so.", "which", "Lake Gazette"),
        ("They met officials of <Nordnett> who said so.", "who", None),
    ],
)
def test_who_and_which_stand_for_what_comes_before(text, source, speaker):
    assert MarkedArticle(text).speakers(source) == [speaker]


def test_he_is_whoever_spoke_and_not_the_president_in_the_apposition():
    text = "So said [Grant Alda], an official under President [Jim Poe]. “It is late,” he said."
    article = MarkedArticle(text)
    assert article.speakers("Grant Alda, an official under President Jim Poe", "he") == ["Grant Alda"] * 2


def test_he_is_the_subject_and_nobody_named_in_a_quotation():
    text = "“It is pure [Tom Berg],” said [Jim Poe]. He said that it was late."
    assert MarkedArticle(text).speakers("He") == ["Jim Poe"]


def test_it_is_the_body_that_the_sentence_before_is_about():
    text = (
        "Leaders in the {Lake Region} agree, but the <Fjord Union> wants peace. Recently it issued a paper."
    )
    assert MarkedArticle(text).speakers("it") == ["Fjord Union"]


def test_a_label_in_capitals_is_the_person_with_that_surname():
    text = "They met [Jim Poe] and [Ann Liepin].\n\nLIEPIN: It is late."
    assert MarkedArticle(text).speakers("LIEPIN") == ["Ann Liepin"]


def test_a_name_that_only_the_source_tells_becomes_an_actor():
    article = MarkedArticle("Polls are close, with PollWatchNow showing a lead.")
    assert article.speakers("PollWatchNow") == ["PollWatchNow"]
    assert MarkedArticle("With Angry showing a lead.").speakers("Angry") == [None]


def test_a_seat_speaks_for_itself():
    assert MarkedArticle("{Moscow} said so.").speakers("Moscow") == ["Moscow"]
    assert MarkedArticle("Shops in {Moscow} said so.").speakers("Shops in Moscow") == [None]


def test_a_body_said_to_be_a_newspaper_speaks():
    assert MarkedArticle("The Swedish <Haar> newspaper said so.").speakers("The Swedish Haar newspaper") == [
        "Haar"
    ]
    assert MarkedArticle("The <Haar> printers said so.").speakers("The Haar printers") == [None]


def test_whom_an_unnamed_source_names_on_the_way_is_a_candidate():
    speaker = MarkedArticle("[Ann Alda]’s campaign said so.").speaker("Ann Alda’s campaign")
    assert speaker.actor is None
    assert [c.name for c in speaker.candidates] == ["Ann Alda"]


def test_a_linking_word_is_no_part_of_the_source():
    article = MarkedArticle("It was what [Ann Alda], treasurer of the <Lake Club>, called late.")
    assert article.speakers("what Ann Alda, treasurer of the Lake Club,") == ["Ann Alda"]
