# ruff: noqa: E501 (sentences stay on one line)
import pytest

from briefing_app.domain.actors.actor import ActorKind


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("Russian Defense Minister Andrei Belousov left.", "Andrei Belousov", "Defense Minister", "Russian"),
        (
            "Valeriy Revenko, head of the Department of International Military Cooperation at Belarus’s Ministry "
            "of Defense, stated that talks went on.",
            "Valeriy Revenko",
            "head of the Department of International Military Cooperation",
            "Belarus’s Ministry of Defense",
        ),
        ("They met minister of energy Jane Roe in May.", "Jane Roe", "minister of energy", ""),
        ("Jane Roe, 54, chief executive of Nordnett, said no.", "Jane Roe", "chief executive", "Nordnett"),
        ("“No,” said Jane Roe, a spokeswoman for Nordnett.", "Jane Roe", "spokeswoman", "Nordnett"),
        ("The secretary-general of the Baltic Forum, Jane Roe, left.", "Jane Roe", "secretary-general", "Baltic Forum"),
        ("General Piet Hauber, Denmark’s chief of defence, left.", "Piet Hauber", "chief of defence", "Denmark"),
        ("“No,” said Halvor Brekke of the Karlshaven Institute.", "Halvor Brekke", "", "Karlshaven Institute"),
    ],
)  # fmt: skip
def test_function_and_affiliation_are_in_the_words_of_the_text(read, text, name, role, affiliation):
    actor = read(text).actor(name)
    assert (actor.kind, actor.role, actor.affiliation) == (ActorKind.PERSON, role, affiliation)


def test_one_person_under_all_names(read):
    text = (
        "Energy Minister Marta Liepin signed. “We waited,” Liepin said. “It is done,” the minister said. "
        "She said that ships would sail."
    )
    reading = read(text)
    assert reading.named(ActorKind.PERSON) == ["Marta Liepin"]
    assert {speaker for speaker, _ in reading.spoken} == {"Marta Liepin"}
    assert reading.actor("Marta Liepin").aliases == ("Liepin",)


def test_acronyms_in_brackets_join_their_long_forms(read):
    text = (
        "The Council of Ministers of Defense (CMM) of the Commonwealth of Independent States (CIS) met. "
        "The CMM is a body of the CIS."
    )
    reading = read(text)
    assert "CMM" in reading.actor("Council of Ministers of Defense").aliases
    assert "CIS" in reading.actor("Commonwealth of Independent States").aliases
    assert reading.actor("Commonwealth of Independent States").kind is ActorKind.ALLIANCE
    assert len(reading.actor("Council of Ministers of Defense").mentions) == 3


def test_a_ministry_is_one_actor_in_either_order_of_words(read):
    text = "Belarus’s Ministry of Defense met. The Belarusian Defence Ministry said that it was ready."
    reading = read(text)
    assert len(reading.named(ActorKind.ORGANISATION)) == 1
    assert reading.actor("Belarus’s Ministry of Defense").country == "Belarus"


def test_a_press_service_speaks_for_itself(read):
    text = "The press service of Belarus’s Ministry of Defense highlighted the meeting as a critical step."
    assert read(text).spoken == [
        ("press service of Belarus’s Ministry of Defense", "the meeting as a critical step")
    ]


def test_adjectives_of_countries_are_no_mentions_of_them(read):
    reading = read("Belarusian officials met Poles near Minsk. Belarus said that talks went on.")
    assert reading.named(ActorKind.COUNTRY) == ["Belarus"]
    assert len(reading.actor("Belarus").mentions) == 1


def test_a_country_known_only_by_its_adjective_is_that_of_a_person_and_no_actor(read):
    reading = read("Polish Prime Minister Jan Holm said that talks went on. Swedish trawlers stayed out.")
    assert reading.named(ActorKind.COUNTRY) == []
    assert reading.actor("Jan Holm").country == "Poland"


def test_an_unknown_adjective_beside_its_land_is_understood(read):
    reading = read("The Halvian defence minister, Sten Aldergaard, left Halvia on Monday.")
    assert "Halvia" in reading.named(ActorKind.COUNTRY)
    assert reading.actor("Sten Aldergaard").country == "Halvia"


@pytest.mark.parametrize(
    "text",
    [
        "The council is a forum among former Soviet republics.",
        "On Monday in March the Amberlink cable failed.",
        "However, Western leaders met in November.",
    ],
)
def test_what_is_no_actor_stays_out(read, text):
    assert read(text).analysis.actors == ()


def test_he_and_she_are_told_apart_by_given_names(read):
    text = "Ingrid Solvang met Sten Aldergaard. She said that it was late. He said that it was early."
    assert read(text).spoken == [
        ("Ingrid Solvang", "that it was late"),
        ("Sten Aldergaard", "that it was early"),
    ]


def test_an_office_finds_the_person_that_holds_it(read):
    text = "Sten Aldergaard, the defence minister, met Marta Liepin, the energy minister. The energy minister said that it was late."
    assert read(text).spoken == [("Marta Liepin", "that it was late")]


def test_in_doubt_nobody_is_named_but_the_candidates_are(read):
    text = "Minister Robin Alda met Minister Jamie Storm. The minister said that it was late."
    [statement] = read(text).analysis.statements
    assert statement.speaker is None
    assert len(statement.candidates) == 2


@pytest.mark.parametrize("source", ["officials", "Analysts", "Two diplomats", "A senior official"])
def test_crowds_and_unnamed_people_stay_anonymous(read, source):
    [statement] = read(f"{source} said that the line had failed.").analysis.statements
    assert statement.speaker is None


def test_its_chairwoman_is_the_person_named_next(read):
    text = "Its chairwoman, Miriam Stolt, said that the sea was grey."
    assert read(text).spoken == [("Miriam Stolt", "that the sea was grey")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms von der Leyen met Ursula von der Leyen’s aides.", ["Ursula von der Leyen"]),
        ("Secretary of State Marco Rubio met Dame Meg Hillier MP in Paris.", ["Marco Rubio", "Meg Hillier"]),
        ("Conservative MPs met Mr Healey.", ["Healey"]),
    ],
)
def test_titles_particles_and_letters_after_names(read, text, names):
    assert read(text).named(ActorKind.PERSON) == names


def test_mixed_case_acronyms_join_too(read):
    reading = read("The Ministry of Defence (MoD) rejected the claims. The MoD said that it was ready.")
    assert reading.actor("Ministry of Defence").aliases == ("MoD",)
    assert ("Ministry of Defence", "that it was ready") in reading.spoken


def test_someone_who_speaks_for_a_body_leaves_the_body_as_candidate(read):
    reading = read("A spokesman for the European Commission said that talks went on.")
    [statement] = reading.analysis.statements
    assert statement.speaker is None
    assert [reading.analysis.actors[i].name for i in statement.candidates] == ["European Commission"]


def test_a_body_with_a_possessive_in_its_name(read):
    reading = read("The Karlshaven Fishermen’s Association (KFA) said that boats would be laid up.")
    assert reading.actor("Karlshaven Fishermen’s Association").aliases == ("KFA",)


def test_a_dateline_names_a_place_and_not_the_outlet(read):
    reading = read("BRUSSELS, Nov 19 (Baltic Wire) — Ships will sail.")
    assert reading.named(ActorKind.PLACE) == ["Brussels"]
    assert reading.named(ActorKind.ORGANISATION) == []


def test_initials_without_brackets_find_their_name(read):
    reading = read("The Baltic Seabed Centre opened. The BSC said that it was ready.")
    assert ("Baltic Seabed Centre", "that it was ready") in reading.spoken


def test_a_people_of_two_words_points_to_its_country(read):
    reading = read("Sri Lankan Prime Minister Jane Roe said that talks with the South Korean envoy went on.")
    assert reading.actor("Jane Roe").country == "Sri Lanka"
