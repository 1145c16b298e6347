"""What several articles of a day carry: counted, ranked higher, and printed once."""

from __future__ import annotations

from dataclasses import replace

from briefing_cases import article
from test_selection import PRODUCT, drafted, found

from briefing_app.document.material import Material, facts_of
from briefing_app.document.selecting.reading import read_articles
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.statements.analysis import Analysis
from briefing_app.domain.statements.statement import Manner, Statement
from briefing_app.domain.text import Span

DIRECT, INDIRECT = Manner.DIRECT, Manner.INDIRECT
FLEET = (
    "Three cable repair ships will be bought by the coastal states this winter. "
    "“The northern quay will reopen for the heavy ships in March,” Ana Kos said."
)
SCHOOLS = (
    "Schools in the north stay closed after the flood damaged forty buildings on Sunday. "
    "Teachers hold lessons in libraries. Kos said the northern quay will reopen for heavy ships in March."
)
DENIAL = (
    "Fishermen blocked the harbour with nets on Monday and asked for money from the state. "
    "Ivo Lang denied that the northern quay will reopen for heavy ships in March."
)
QUAY = "The northern quay will reopen for the heavy ships in March,"
AGAIN = "the northern quay will reopen for heavy ships in March"


def day() -> tuple[list[Article], list[Analysis]]:
    texts = (
        (FLEET, QUAY, "Ana Kos", DIRECT),
        (SCHOOLS, AGAIN, "Ana Kos", INDIRECT),
        (DENIAL, AGAIN, "Ivo Lang", INDIRECT),
    )
    articles = [
        article(number, text, headline=f"{text.split()[0]} {number}", outlet=f"Outlet {number}")
        for number, (text, *_) in enumerate(texts, start=1)
    ]
    read = [found(text, (words, name, manner, 0.5)) for text, words, name, manner in texts]
    cue = DENIAL.index("denied")
    denied = read[2].statements[0]
    attribution = replace(denied.attribution, cue=Span(cue, cue + len("denied")))
    read[2] = replace(read[2], statements=(replace(denied, attribution=attribution),))
    return articles, read


def statements() -> list[Statement]:
    reads, _ = read_articles(*day())
    return [read.statements[0] for read in reads]


def test_what_others_carry_too_ranks_higher_and_says_so() -> None:
    fleet, schools, denial = statements()
    assert fleet.reasons == schools.reasons == ("also in 1 article",)
    assert fleet.salience > 0.5
    assert denial.reasons == ()
    assert denial.salience == 0.5


def test_the_same_words_of_the_same_speaker_are_printed_once_and_a_denial_stays() -> None:
    articles, read = day()
    briefing, material = drafted(*articles, read=read)
    placed = [material.statements[i.statement_id] for i in items(briefing) if isinstance(i, StatementItem)]
    speakers = sorted(material.actors[one.actor_id].name for one in placed if one.actor_id is not None)
    assert speakers == ["Ana Kos", "Ivo Lang"]


def test_the_same_article_says_it_to_nobody_else() -> None:
    twice = f"{FLEET} “The northern quay will reopen for the heavy ships in March,” Kos said again."
    second = twice.rindex("The northern")
    again = twice[second : second + len(QUAY)]
    analysis = found(twice, (QUAY, "Ana Kos", DIRECT, 0.5), (again, "Ana Kos", DIRECT, 0.5))
    reads, _ = read_articles([article(1, twice)], [analysis])
    assert [one.reasons for one in reads[0].statements] == [(), ()]


def test_three_outlets_count_more_than_two() -> None:
    texts = [FLEET, f"A second report from the coast. {FLEET}", f"Another day, another report. {FLEET}"]
    articles = [article(number, text) for number, text in enumerate(texts, start=1)]
    reads, _ = read_articles(articles, [found(text, (QUAY, "Ana Kos", DIRECT, 0.5)) for text in texts])
    assert {read.statements[0].reasons for read in reads} == {("also in 2 articles",)}
    assert all(read.statements[0].salience == 0.6 for read in reads)


def test_the_checks_know_what_is_said_twice() -> None:
    _, material = read_articles(*day())
    alike = facts_of(material, PRODUCT.caps).alike
    fleet, schools, denial = statements_of(material)
    assert alike == {fleet.id: frozenset({schools.id}), schools.id: frozenset({fleet.id})}
    assert denial.id not in alike


def statements_of(material: Material) -> list[Statement]:
    return sorted(material.statements.values(), key=lambda one: one.passage.article_id)


def test_what_was_printed_is_not_told_again_in_a_summary() -> None:
    ships = (
        "Three cable ships will be bought by the coastal states this winter. "
        "“The northern quay will reopen for the heavy ships in March,” Ana Kos said."
    )
    schools = (
        "Schools in the north stay closed after the flood damaged forty buildings on Sunday. "
        "“The northern quay will reopen for the heavy ships in March,” Ana Kos said at a library. "
        "Teachers hold lessons in libraries and in the town hall until the schools are dry."
    )
    articles = [article(1, ships, headline="Ships bought"), article(2, schools, headline="Schools closed")]
    read = [found(one.text, (QUAY, "Ana Kos", DIRECT, 0.9)) for one in articles]
    briefing, _ = drafted(*articles, read=read)
    summaries = " ".join(i.summary for i in items(briefing) if isinstance(i, ArticleItem))
    quotes = [i for i in items(briefing) if isinstance(i, StatementItem)]
    assert len(quotes) == 1
    assert "reopen" not in summaries
    assert "Teachers hold lessons" in summaries
