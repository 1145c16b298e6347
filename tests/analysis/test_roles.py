# ruff: noqa: E501 (sentences stay on one line)
import pytest
from marked_article import MarkedArticle


@pytest.mark.parametrize(
    ("text", "name", "function", "affiliation"),
    [
        ("They met Rep. [Ann Alda] in May.", "Ann Alda", "Rep.", ""),
        ("Then state Del. [Ann Alda] left.", "Ann Alda", "state Del.", ""),
        ("Then-Gov. [Ann Alda] left.", "Ann Alda", "Then-Gov.", ""),
        ("It was Chief of Staff [Sten Berg] who left.", "Sten Berg", "Chief of Staff", ""),
        ("The first lady [Ann Alda] left.", "Ann Alda", "first lady", ""),
        ("Later President-elect [Ann Alda] left.", "Ann Alda", "President-elect", ""),
        ("They praised former police officer and harbour pilot [Jim Poe].", "Jim Poe", "former police officer and harbour pilot", ""),
        ("Retired Lt. Gen. [Jim Poe] left.", "Jim Poe", "Retired Lt. Gen.", ""),
        ("Speaker of the House [Jim Poe] left.", "Jim Poe", "Speaker", "House"),
        ("It helped Lake War veteran [Tom Berg] to sleep.", "Tom Berg", "Lake War veteran", ""),
        ("Later Home Secretary Dame [Ann Alda] left.", "Ann Alda", "Home Secretary", ""),
        ("They saw a worker named [Jim Poe] leave.", "Jim Poe", "worker", ""),
    ],
)  # fmt: skip
def test_titles_right_before_a_name(text, name, function, affiliation):
    assert MarkedArticle(text).function(name) == (function, affiliation)


@pytest.mark.parametrize(
    ("text", "name", "function", "affiliation"),
    [
        ("Later Ostrand AFL-CIO President [Ann Alda] left.", "Ann Alda", "President", "Ostrand AFL-CIO"),
        ("Later Swedish Foreign Minister [Ann Alda] left.", "Ann Alda", "Foreign Minister", "Swedish"),
        ("Later <Harbour Party> press secretary [Ann Alda] left.", "Ann Alda", "press secretary", "Harbour Party"),
        ("Later [Alda]’s campaign manager [Jim Poe] left.", "Jim Poe", "campaign manager", "Alda"),
        ("Mr. [Alda]’s campaign manager, [Jim Poe], left.", "Jim Poe", "campaign manager", "Alda"),
        ("Later [Alda] campaign manager [Jim Poe] left.", "Jim Poe", "campaign manager", "Alda"),
        ("<Fjord News>’ [Jim Poe] left.", "Jim Poe", "", "Fjord News"),
        ("Sweden’s coach [Jim Poe] left.", "Jim Poe", "coach", "Sweden"),
        ("Later Gov. [Jim Poe] of {Vermont} left.", "Jim Poe", "Gov.", "Vermont"),
        ("Later former <Nordnett> CEO [Jim Poe] left.", "Jim Poe", "former Nordnett CEO", "Nordnett"),
    ],
)  # fmt: skip
def test_who_holds_an_office_before_a_name(text, name, function, affiliation):
    assert MarkedArticle(text).function(name) == (function, affiliation)


@pytest.mark.parametrize(
    ("text", "function", "affiliation"),
    [
        ("Rep. [Ann Alda] (D-Md.), chairwoman of the <Lake Caucus>, left.", "chairwoman", "Lake Caucus"),
        ("[Ann Alda], D-Md., chairwoman of the <Lake Caucus>, left.", "chairwoman", "Lake Caucus"),
        ("So says [Ann Alda], founder and CEO of <Lake Veterans of Ostrand>.", "founder and CEO", "Lake Veterans of Ostrand"),
        ("[Ann Alda], a former speechwriter for [Jim Poe], left.", "former speechwriter", "Jim Poe"),
        ("[Ann Alda], a senior adviser and pollster for Mr. [Poe], left.", "senior adviser and pollster", "Poe"),
        ("[Ann Alda], head of the <National Centre for Lake Studies> at the <University of Ostrand>, left.", "head", "National Centre for Lake Studies at the University of Ostrand"),
        ("[Ann Alda], head of the <Department of Lake Trade> at <Ostrand’s Ministry of Defence>, left.", "head of the Department of Lake Trade", "Ostrand’s Ministry of Defence"),
        ("[Ann Alda], a former aide to Sen. [Jim Poe] was the first to cheer.", "former aide", "Jim Poe"),
        ("[Ann Alda], assistant to the president and director of the <Lake Office>, left.", "assistant to the president and director", "Lake Office"),
        ("[Ann Alda], vice president for defence and trade policy at the <Lake Institute>, left.", "vice president for defence and trade policy", "Lake Institute"),
        ("[Ann Alda], a professor of English at the <University of Ostrand>, left.", "professor of English", "University of Ostrand"),
        ("[Ann Alda], Professor of East Asian Studies and Music at <Harvard>, left.", "Professor of East Asian Studies and Music", "Harvard"),
        ("[Ann Alda], an expert on Russia at the <Lake Institute>, left.", "expert on Russia", "Lake Institute"),
        ("[Ann Alda], editor at large of the <Lake Gazette>, left.", "editor at large", "Lake Gazette"),
        ("[Ann Alda], a member of the <NLD>’s central executive committee, left.", "member", "NLD’s central executive committee"),
        ("[Ann Alda], a securities analyst for the investment company <Holm Partners>, left.", "securities analyst", "investment company Holm Partners"),
        ("[Ann Alda], of the <Lake Institute>, left.", "", "Lake Institute"),
        ("[Ann Alda], a 14-year Nordnett worker, left.", "14-year Nordnett worker", ""),
        ("[Ann Alda], the judge hearing the case, left.", "judge", ""),
        ("[Ann Alda], a rebel leader turned president, left.", "rebel leader", ""),
    ],
)  # fmt: skip
def test_appositions_behind_a_name(text, function, affiliation):
    assert MarkedArticle(text).function("Ann Alda") == (function, affiliation)


@pytest.mark.parametrize(
    ("text", "function", "affiliation"),
    [
        ("[Ann Alda], who had been serving as the de facto campaign manager, left.", "de facto campaign manager", ""),
        ("[Ann Alda], who chairs the <Lake Committee>, left.", "chair", "Lake Committee"),
        ("[Ann Alda] is the director of the <Lake Institute>.", "director", "Lake Institute"),
        ("[Ann Alda] was named chief executive of <Nordnett> in May.", "chief executive", "Nordnett"),
        ("[Ann Alda] has served as harbour minister since May.", "harbour minister", ""),
        ("As harbour minister, [Ann Alda] signed the treaty.", "harbour minister", ""),
        ("[Ann Alda], a former adviser to the president, is Senior Fellow at the <Lake Institute>.", "Senior Fellow", "Lake Institute"),
    ],
)  # fmt: skip
def test_clauses_that_say_what_somebody_is(text, function, affiliation):
    assert MarkedArticle(text).function("Ann Alda") == (function, affiliation)


@pytest.mark.parametrize(
    "text",
    [
        "As he welcomed several hundred guests, [Ann Alda] was smiling.",
        "Maybe [Ann Alda] is the perfect candidate.",
        "If [Ann Alda] becomes vice president, it is late.",
        "It was the way [Ann Alda] had won.",
        "They met the critics [Ann Alda] had answered.",
        "The poll, [Ann Alda] said, was wrong.",
        "Support for Republican [Ann Alda] fell.",
        "He spoke to [Ann Alda], minister [Jim Poe] and others.",
        "They spoke of [Ann Alda], the doctor said.",
    ],
)
def test_what_is_no_function_stays_out(text):
    assert MarkedArticle(text).function("Ann Alda") == ("", "")


def test_a_plural_title_is_that_of_each():
    article = MarkedArticle("Then Reps. [Ann Alda] (D-Md.) and [Jim Poe] (R-Ala.) left.")
    assert article.function("Ann Alda") == article.function("Jim Poe") == ("Reps.", "")
    article = MarkedArticle("They met [Rob Holm] and [Eva Holm], the lakeside donors.")
    assert article.function("Rob Holm") == article.function("Eva Holm") == ("lakeside donors", "")


def test_a_plural_title_is_that_of_each_with_his_state():
    article = MarkedArticle("Then Senators [Tom Berg] of {Utah}, [Eva Holm] of Texas and [Ann Alda] left.")
    assert article.function("Tom Berg") == ("Senators", "Utah")
    assert article.function("Eva Holm") == ("Senators", "Texas")
    assert article.function("Ann Alda") == ("Senators", "")


def test_owners_before_a_comma_are_all_who_follow():
    article = MarkedArticle(
        "The lake’s owners, [Tom Berg] and [Eva Holm], left with his deputy, [Ann Alda], and [Jim Poe]."
    )
    assert article.function("Tom Berg")[0] == article.function("Eva Holm")[0] == "owners"
    assert article.function("Ann Alda") == ("deputy", "")
    assert article.function("Jim Poe") == ("", "")


def test_a_husband_is_the_one_named_next_and_not_the_daughter():
    article = MarkedArticle("They met Mr. [Alda]’s daughter [Eva] and her husband, [Jim Poe], in May.")
    assert article.function("Eva") == ("daughter", "Alda")
    assert article.function("Jim Poe") == ("husband", "")


def test_the_fullest_function_is_chosen_and_an_office_before_a_tie():
    article = MarkedArticle(
        "Rep. [Ann Alda] left. [Ann Alda], chairwoman of the <Lake Caucus>, slept. Poe’s friend [Ann Alda] woke."
    )
    assert article.function("Ann Alda") == ("chairwoman", "Lake Caucus")
    article = MarkedArticle("[Jim Poe], a former banker, left. [Jim Poe], the premier, woke.")
    assert article.function("Jim Poe") == ("premier", "")


def test_the_title_of_a_chairman_is_not_that_of_the_next_person():
    article = MarkedArticle(
        "They met [Eva Holm], the finance chairwoman for former governor [Jim Poe], in May."
    )
    assert article.function("Eva Holm") == ("finance chairwoman", "Jim Poe")
    assert article.function("Jim Poe") == ("former governor", "")
