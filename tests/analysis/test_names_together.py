# ruff: noqa: E501 (sentences stay on one line)
import pytest
from marked_article import MarkedArticle

from briefing_app.domain.actors.actor import ActorKind

PERSON, PLACE, COUNTRY = ActorKind.PERSON, ActorKind.PLACE, ActorKind.COUNTRY
BODY = ActorKind.ORGANISATION


@pytest.mark.parametrize(
    ("span", "name", "title"),
    [
        ("[Swedish Defence Minister Jim Poe]", "Jim Poe", "Swedish Defence Minister"),
        ("[Secretary of Trade Jim Poe]", "Jim Poe", "Secretary of Trade"),
        ("[Mr. Poe]", "Poe", "Mr."),
        ("[President Poe]", "Poe", "President"),
        ("[NASA Administrator Jim Poe]", "Jim Poe", "NASA Administrator"),
        ("[GOP strategist Jim Poe]", "Jim Poe", "GOP strategist"),
        ("[former Jim Poe]", "Jim Poe", ""),
        ("[Jim Poe spokesman]", "Jim Poe", ""),
        ("[Jim Poe of Lund]", "Jim Poe", ""),
        ("[Jim Poe of the Dockers’ Union]", "Jim Poe", ""),
        ("[Jim Poe’s]", "Jim Poe", ""),
        ("<Mrs. Poe>", "Poe", "Mrs."),
        ("[Hunter Poe]", "Hunter Poe", ""),
    ],
)
def test_a_name_is_cut_from_its_title_and_other_words(span, name, title):
    article = MarkedArticle(f"They met {span} in May.")
    assert article.names(PERSON) == [name]
    [found] = article.actor(name).names
    assert "".join(article._phrases.words[found.title_from : found.first]) == title.replace(" ", "")


@pytest.mark.parametrize(
    "span",
    [
        "[D-Md.]",
        "<D-Lund City>",
        "[Lt. Gov.]",
        "[Committeeman]",
        "<Poll>",
        "[Democrats]",
        "[Swedish Americans]",
        "<victims>",
        "{Halvia-aligned states}",
        "<We>",
        "[Dockworkers]",
    ],
)
def test_what_is_no_name_is_dropped(span):
    article = MarkedArticle(f"It was {span} in May.")
    assert article.names(PERSON) == article.names(BODY) == []


@pytest.mark.parametrize(
    ("text", "people", "bodies"),
    [
        ("They met <Rebekah Holm> in May.", ["Rebekah Holm"], []),
        ("They met {Rebekah Holm} in May.", ["Rebekah Holm"], []),
        ("They met the <Rebekah Observer> in May.", [], ["Rebekah Observer"]),
        ("In <July Fjord News> wrote of it.", [], ["Fjord News"]),
        ("They met Secretary of [State Madeline Holm] in May.", ["Madeline Holm"], []),
        ("They met [N.J. Roger Holm] in May.", ["Roger Holm"], []),
        ("Mr. [Holm] met Mr. [Berg]. Then <Holm and Berg> slept.", ["Holm", "Berg"], []),
        ("[Newt Holm] met the Speaker of the <House Newt Holm> in May.", ["Newt Holm"], ["House"]),
        ("They met <Nordnett members> in May.", [], ["Nordnett"]),
        ("They met <the Lake Council> in May.", [], ["Lake Council"]),
    ],
)
def test_what_the_network_gets_wrong_is_mended(text, people, bodies):
    article = MarkedArticle(text)
    assert (article.names(PERSON), article.names(BODY)) == (people, bodies)
    assert article.names(PLACE) == []


def test_a_named_thing_is_no_actor_unless_it_stands_alone_too():
    assert MarkedArticle("The {Amberlink} cable failed. Divers saw the {Amberlink} cable.").names(PLACE) == []
    assert MarkedArticle("The {Amberlink} cable failed. {Amberlink} is old.").names(PLACE) == ["Amberlink"]


def test_parties_called_democrats_stay():
    assert MarkedArticle("The <Liberal Democrats> met.").names(BODY) == ["Liberal Democrats"]


def test_a_nickname_stays_inside_the_name():
    article = MarkedArticle('They met [Robert C]. "Bobby" Alda. Later [Bobby Alda] left, and [Alda] slept.')
    assert article.names(PERSON) == ['Robert C. "Bobby" Alda']
    assert len(article.actor('Robert C. "Bobby" Alda').names) == 3


def test_a_country_taken_for_a_person_is_a_country():
    assert MarkedArticle("They met [Belarus] in May.").names(COUNTRY) == ["Belarus"]
    article = MarkedArticle("They met [Jim Jordan]. Later [Jordan] left.")
    assert article.names(PERSON) == ["Jim Jordan"]


def test_one_form_has_one_kind_in_an_article():
    article = MarkedArticle("[Ann Alda] left. Voters in {Alda} country met. <Alda> won.")
    assert article.names(PERSON) == ["Ann Alda"]
    assert article.names(PLACE) == article.names(BODY) == []


def test_a_form_is_found_where_it_was_passed_over():
    article = MarkedArticle("<Nordnett> grew. [Ann Alda] left. Then Nordnett fell and Alda slept.")
    assert len(article.actor("Nordnett").names) == len(article.actor("Ann Alda").names) == 2


def test_an_unknown_town_is_no_person():
    article = MarkedArticle("Mayor [Jim Poe] of [Lundhaven] left. Later he slept in [Lundhaven].")
    assert (article.names(PERSON), article.names(PLACE)) == (["Jim Poe"], ["Lundhaven"])
    article = MarkedArticle("Mayor [Jim Poe] met friends of [Lundhaven]. Later [Lundhaven] left.")
    assert article.names(PLACE) == []


def test_a_common_word_at_the_start_of_a_sentence_is_no_surname():
    article = MarkedArticle("[Ann Green] left. Green fields lay there. Then Green slept.")
    assert len(article.actor("Ann Green").names) == 2


def test_led_by_somebody_is_no_part_of_a_union():
    article = MarkedArticle("They praised the <Russian-led Eurasian Economic Union> in May.")
    assert [a.name for a in article.actors if a.kind is ActorKind.ALLIANCE] == ["Eurasian Economic Union"]


def test_a_capital_is_a_place_of_its_country():
    article = MarkedArticle("They met in {Minsk} in May.")
    assert (article.actor("Minsk").kind, article.actor("Minsk").country) == (PLACE, "Belarus")


def test_a_land_and_its_people_that_no_list_has():
    article = MarkedArticle("The Halvian minister [Sten Berg] left Halvia. The city is Ostrand.")
    assert article.names(COUNTRY) == ["Halvia"]
    assert article.actor("Sten Berg").country == "Halvia"
    assert MarkedArticle("Julian met Julia in May.").names(COUNTRY) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[William Alda] left. [Bill Alda] slept.", ["William Alda"]),
        ("[Joe Alda] left. [Joseph R. Alda] slept. [Alda] woke.", ["Joseph R. Alda"]),
        ("[Bill de Holm] left. [de Holm] slept.", ["Bill de Holm"]),
        ("[Debbie Holm Schultz] left. [Holm Schultz] slept. [Schultz] woke.", ["Debbie Holm Schultz"]),
        ("[Bill Alda] left. [Hillary Alda] slept.", ["Bill Alda", "Hillary Alda"]),
        ("[Donald Alda] left. [Melania Alda] slept.", ["Donald Alda", "Melania Alda"]),
        ("[Patrick Alda] left. [Patricia Alda] slept.", ["Patrick Alda", "Patricia Alda"]),
    ],
)
def test_names_of_one_person(text, people):
    assert MarkedArticle(text).names(PERSON) == people


def test_courtesy_tells_two_of_one_surname_apart():
    article = MarkedArticle(
        "[Bill Alda] left with [Hillary Alda].\n\nLater Mr. [Alda] slept. Mrs. [Alda] woke. Mr. [Alda] ate."
    )
    assert len(article.actor("Bill Alda").names) == 3
    assert len(article.actor("Hillary Alda").names) == 2


def test_a_title_tells_two_of_one_surname_apart():
    article = MarkedArticle(
        "President [Bill Alda] met Secretary [Eve Alda].\n\nLater Secretary [Alda] left. President [Alda] slept."
    )
    assert [len(article.actor(name).names) for name in ("Bill Alda", "Eve Alda")] == [2, 2]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("<Belarus’s Ministry of Defense> met. The <Ministry of Defence of Belarus> agreed. The Belarusian <Defence Ministry> slept.", 1),
        ("<Belarus’s Ministry of Defense> met. <Poland’s Ministry of Defense> agreed.", 2),
        ("The <U.S. Senate> met. The <Senate> slept.", 1),
        ("The <Department of Harbour Affairs> met. The <HA> slept. The <DHA> woke.", 1),
        ("The <Lake Caucus> met. The <Lake Caucus PAC> slept.", 2),
        ("<Ora Media> met. <Ora> slept.", 1),
        ("<Ostrand America> met. <Ostrand> slept.", 2),
    ],
)  # fmt: skip
def test_names_of_one_body(text, bodies):
    assert len(MarkedArticle(text).names(BODY)) == bodies


def test_an_acronym_in_brackets_is_found_though_it_was_passed_over():
    article = MarkedArticle("The <Lake Trade Office> (LTO) met. The LTO slept.")
    assert article.actor("Lake Trade Office").aliases == ("LTO",)
    assert len(article.actor("Lake Trade Office").names) == 3


def test_the_white_house_of_somebody_is_two_names():
    article = MarkedArticle("President [Alda] left. The <Alda White House> slept.")
    assert (article.names(PERSON), article.names(BODY)) == (["Alda"], ["White House"])


def test_a_few_capitals_are_a_body_and_no_person():
    assert MarkedArticle("They met [RT] in May.").names(BODY) == ["RT"]
    assert MarkedArticle("They met [Jim Poe].\n\n[POE]: It is late.").names(PERSON) == ["Jim Poe"]


@pytest.mark.parametrize(
    ("text", "body", "parent"),
    [
        ("The <Department of Tides> at the <Ministry of Fisheries> waited.", "Department of Tides", "Ministry of Fisheries"),
        ("The <Ministry of Fisheries>’s <Department of Tides> waited.", "Department of Tides", "Ministry of Fisheries"),
        ("<Nordnett>, a unit of <Fjord Energy>, waited.", "Nordnett", "Fjord Energy"),
        ("<Nordnett> met <Fjord Energy>.", "Nordnett", ""),
        ("They praised <Nordnett>, which slept. <Fjord Energy> waited.", "Nordnett", ""),
        ("<Nordnett>, the grid operator, sued <Fjord Energy>.", "Nordnett", ""),
    ],
)  # fmt: skip
def test_a_body_names_the_body_that_it_is_a_part_of(text, body, parent):
    [role] = MarkedArticle(text).actor(body).roles or [None]
    assert (role.affiliation if role else "") == parent
