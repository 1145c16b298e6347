# ruff: noqa: E501 (sentences stay on one line)
import pytest

from briefing_app.domain.statements.statement import Manner, Reports


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The queue ends here,” Marta Liepin said.", "Marta Liepin", "The queue ends here"),
        ("“The queue ends here,” said Marta Liepin.", "Marta Liepin", "The queue ends here"),
        ("Marta Liepin said: “The queue ends here.”", "Marta Liepin", "The queue ends here."),
        ("Marta Liepin said, “The queue ends here.”", "Marta Liepin", "The queue ends here."),
        ("Marta Liepin said that the queue ends here.", "Marta Liepin", "that the queue ends here"),
        ("Marta Liepin said the queue would end.", "Marta Liepin", "the queue would end"),
        ("The queue will end, Marta Liepin said.", "Marta Liepin", "The queue will end"),
        ("Marta Liepin told reporters on Monday the queue would end.", "Marta Liepin", "the queue would end"),
        ("Nordnett said in a statement that the line had failed.", "Nordnett", "that the line had failed"),
        ("According to the ministry, the line has failed.", "the ministry", "the line has failed"),
        ("The line has failed, according to the ministry.", "the ministry", "The line has failed"),
        ("Ann Roe, the minister of energy, said the line had failed.", "Ann Roe, the minister of energy", "the line had failed"),
        ("Ann Roe, 54, a farmer from Ostrand, said the line had failed.", "Ann Roe, 54, a farmer from Ostrand", "the line had failed"),
        ("Polls taken in Ostrand show that voters want change.", "Polls taken in Ostrand", "that voters want change"),
        ("The talks are “a farce”, wrote Ann Roe.", "Ann Roe", "The talks are “a farce”"),
        ("Ann Roe promised to rebuild the old line.", "Ann Roe", "to rebuild the old line"),
        ("Ann Roe warned of a long winter without power.", "Ann Roe", "a long winter without power"),
    ],
)  # fmt: skip
def test_cue_and_source_are_found_on_either_side(read, text, source, content):
    said = read(text).said
    if source.startswith("Polls"):
        said = [("Polls taken in Ostrand", words) for who, words in said if who and "Polls" in who]
    assert said == [(source, content)]


def test_a_quotation_that_the_cue_breaks_is_one_statement(read):
    text = "“I would rather be early,” the minister said, “than be sorry.”"
    assert read(text).said == [("the minister", "I would rather be early | than be sorry.")]


def test_a_sentence_that_is_all_quotation_goes_to_the_speaker_before_it(read):
    text = "“We waited two winters,” Liepin said. “The queue ends in our harbours.”"
    assert read(text).said == [("Liepin", "We waited two winters | The queue ends in our harbours.")]


def test_a_quotation_carried_over_paragraphs_is_one_statement(read):
    text = "Ann Roe said: “We begin today.\n\n“We end tomorrow.”"
    assert read(text).said == [("Ann Roe", "We begin today. | We end tomorrow.")]


def test_a_colon_hands_the_next_paragraph_to_its_speaker(read):
    text = "Ann Roe told the house:\n\n“We begin today and end tomorrow.”"
    assert read(text).said == [("Ann Roe", "We begin today and end tomorrow.")]


def test_a_participle_shares_the_subject(read):
    text = "Ann Roe said the line had failed, adding that repairs would take weeks."
    assert read(text).said == [
        ("Ann Roe", "the line had failed"),
        ("Ann Roe", "that repairs would take weeks"),
    ]


def test_two_verbs_share_one_subject(read):
    text = "Ann Roe said the line had failed and warned that winter was near."
    assert [source for source, _ in read(text).said] == ["Ann Roe", "Ann Roe"]
    assert [words for _, words in read(text).said] == ["the line had failed", "that winter was near"]


def test_who_stands_for_the_name_before_it(read):
    text = "The talks were led by Ann Roe, who said that the line had failed."
    assert read(text).said == [("who", "that the line had failed")]
    assert read(text).spoken == [("Ann Roe", "that the line had failed")]


def test_a_cue_in_the_middle_leaves_both_halves(read):
    text = "By then, he added, the ship had dropped anchor."
    assert read(text).said == [("he", "By then | the ship had dropped anchor")]


def test_an_aside_between_dashes_is_left_out(read):
    text = "Ann Roe said the pool — a fleet of three — would sail in May."
    assert read(text).said == [("Ann Roe", "the pool | would sail in May")]


@pytest.mark.parametrize(
    "tail",
    [
        ", while her deputy kept silent",
        ", with both sides claiming success",
        ", but her deputy disagreed",
        ", even as shares fell",
        "; shares fell",
    ],
)
def test_indirect_words_end_before_the_reporters_own(read, tail):
    text = f"Ann Roe said the line had failed{tail}."
    assert read(text).said[0] == ("Ann Roe", "the line had failed")


def test_two_speakers_in_one_sentence_are_kept_apart(read):
    text = "While Ann Roe said that it failed, Bob Moe said that it held."
    assert read(text).said == [("Ann Roe", "that it failed"), ("Bob Moe", "that it held")]


@pytest.mark.parametrize(
    "text",
    [
        "The Union State has long served as a cornerstone, but recent years have seen a marked increase in joint drills.",
        "The meeting underscored the importance of the alliance in the region.",
        "They met in a so-called ‘safe house’ near Ostrand.",
        "She read the book “The Art of the Long Deal” on the train.",
        "The house-price index added two points on Monday.",
    ],
)  # fmt: skip
def test_what_nobody_said_is_no_statement(read, text):
    assert read(text).said == []


def test_what_somebody_did_not_say_ranks_low_and_shows_its_cue(read):
    text = "Ann Roe said that the ships were ready. Ann Roe did not say when the ships would sail."
    reading = read(text)
    said, unsaid = reading.analysis.statements
    assert unsaid.attribution.cue.of(text) == "did not say"
    assert "declines to say" in unsaid.reasons
    assert unsaid.salience < said.salience


def test_a_single_quoted_word_is_part_of_the_sentence_that_holds_it(read):
    reading = read("Ann Roe said the plan was ‘dead’ and would stay so.")
    [statement] = reading.analysis.statements
    assert statement.attribution.manner is Manner.MIXED
    assert reading.words_of(statement) == ["the plan was ‘dead’ and would stay so"]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“It has failed again,” Ann Roe said.", Manner.DIRECT),
        ("Ann Roe said it had failed again.", Manner.INDIRECT),
        ("Ann Roe said it had “failed again and again”.", Manner.MIXED),
        ("Roe: It has failed again, and we know why.", Manner.DIRECT),
    ],
)
def test_the_manner_follows_the_marks(read, text, manner):
    [statement] = read(text).analysis.statements
    assert statement.attribution.manner is manner


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Ann Roe said that the line would hold.", Reports.SPEECH),
        ("Ann Roe believes that the line will hold.", Reports.THOUGHT),
        ("Ann Roe hopes to mend the line by May.", Reports.THOUGHT),
        ("Such moves are seen by analysts as part of a broader effort.", Reports.THOUGHT),
    ],
)
def test_belief_wish_and_plan_are_thought(read, text, reports):
    [statement] = read(text).analysis.statements
    assert statement.attribution.reports is reports


def test_speakers_are_named_by_labels_in_an_interview(read):
    text = "Baltic Wire: Will it hold?\n\nSolvang: It will. I told the minister the same thing."
    assert [source for source, _ in read(text).said] == ["Baltic Wire", "Solvang"]


@pytest.mark.parametrize("dash", ["—", "–", "―", "--"])
def test_a_name_after_a_dash_signs_the_quotation(read, dash):
    text = f"“The ships have not come and we are tired.” {dash} Jane Roe, editor"
    assert read(text).said == [("Jane Roe", "The ships have not come and we are tired.")]


def test_a_transcript_inside_quotation_marks_keeps_its_speakers(read):
    text = "“WALLACE: Will it hold until the spring?\n\n“PENCE: It will hold until the spring."
    assert [source for source, _ in read(text).said] == ["WALLACE", "PENCE"]


def test_where_the_words_were_read_is_not_a_second_statement(read):
    text = "“We will not pay the price,” he said, according to the news agency MTI."
    assert [source for source, _ in read(text).said] == ["he"]


def test_asking_not_to_be_named_is_no_statement(read):
    text = "Two diplomats, who asked not to be named, said that talks had failed."
    assert read(text).said == [("Two diplomats", "that talks had failed")]


def test_the_time_of_saying_is_not_part_of_what_was_said(read):
    text = "Ann Roe said last week that the line would hold."
    assert read(text).said == [("Ann Roe", "that the line would hold")]
