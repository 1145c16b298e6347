"""The program's own choice: grouped, sorted, extracted, never cut in half."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from briefing_cases import article

from briefing_app.document.compose import compose, estimated_pages
from briefing_app.document.material import Material, facts_of
from briefing_app.document.products.product import Product
from briefing_app.document.products.product_file import load_product
from briefing_app.document.selecting.extracts import best_statements, lead_sentences, summary_of
from briefing_app.document.selecting.reading import read_articles
from briefing_app.document.selecting.selection import draft
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.articles.article import Article, Genre
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Paper, StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.checks import Severity, findings
from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
from briefing_app.domain.statements.sentences import sentences
from briefing_app.domain.statements.statement import Attribution, Manner, Reports
from briefing_app.domain.text import Span

NOW = datetime(2026, 11, 23, 6, 35, tzinfo=UTC)
PRODUCT = load_product("daily-press-review")

SHIPS = (
    "Seven coastal states will buy three cable repair ships and share their crews. "
    "The first vessel is to sail in March from the port of Lindholm. "
    "“We will no longer wait for a ship from the other end of the world,” Energy Minister Ana Kos said. "
    "She added that the fleet would cost 310 million euros. "
    "The pipeline operator welcomed the decision on electricity supply."
)
SHIPS_AGAIN = (
    "Three cable repair ships will be bought by seven coastal states that share their crews. "
    "The first vessel is to sail in March from the port of Lindholm, Energy Minister Ana Kos said. "
    "The fleet would cost 310 million euros."
)
SCHOOLS = (
    "Schools in the north will stay closed on Monday after the flood damaged forty buildings. "
    "Teachers are to hold lessons in libraries and churches. "
    "“Children first,” said the head of the teachers' union."
)
LEADER = "It is time to mend what the storm broke. Nobody has asked the sea for its opinion."


def found(text: str, *quotes: tuple[str, str, Manner, float]) -> Analysis:
    """Return an analysis with statements given as (words, speaker or "", manner, salience)."""
    names = list(dict.fromkeys(name for _, name, _, _ in quotes if name))
    actors = tuple(
        FoundActor(name, ActorKind.PERSON, "Energy Minister", mentions=(Span(0, 1),)) for name in names
    )
    statements = tuple(
        FoundStatement(
            Attribution((Span(text.index(words), text.index(words) + len(words)),), None, None, manner),
            names.index(name) if name else None,
            salience=salience,
        )
        for words, name, manner, salience in quotes
    )
    return Analysis("en", statements, actors, "hand")


WAIT = "We will no longer wait for a ship from the other end of the world,"
COST = "that the fleet would cost 310 million euros"
A = article(1, SHIPS, headline="Seven states to share repair ships", outlet="Coast Daily")
B = article(2, SHIPS_AGAIN, headline="Repair ships: seven states share three", outlet="Wire")
C = article(3, SCHOOLS, headline="Northern schools stay closed", outlet="Harbour Post")
D = article(4, LEADER, headline="After the storm", outlet="Wire", genre=Genre.EDITORIAL)
FOUND = {
    A.id: found(SHIPS, (WAIT, "Ana Kos", Manner.DIRECT, 0.9), (COST, "Ana Kos", Manner.INDIRECT, 0.6)),
    B.id: found(SHIPS_AGAIN, ("The fleet would cost 310 million euros", "Ana Kos", Manner.INDIRECT, 0.5)),
    C.id: found(SCHOOLS, ("Children first,", "", Manner.DIRECT, 0.9)),
    D.id: found(LEADER),
}


def drafted(
    *articles: Article, product: Product = PRODUCT, read: list[Analysis] | None = None
) -> tuple[Briefing, Material]:
    return draft(
        articles,
        [FOUND[a.id] for a in articles] if read is None else read,
        product,
        title="",
        language="en",
        paper=Paper.A4,
        organisation=("Embassy of Arden",),
        now=NOW,
    )


def leads(briefing: Briefing) -> dict[str, list[ArticleItem]]:
    return {s.title: [i for i in s.items if isinstance(i, ArticleItem)] for s in briefing.sections}


def test_articles_on_one_story_become_one_item() -> None:
    briefing, _ = drafted(B, A, C)
    ships = leads(briefing)["Economy and energy"]
    assert [(item.article_id, item.also_in) for item in ships] == [(A.id, (B.id,))]


def test_articles_go_into_sections_by_words_and_genre() -> None:
    briefing, _ = drafted(A, B, C, D)
    assert {title: [i.article_id for i in found] for title, found in leads(briefing).items()} == {
        "Economy and energy": [A.id],
        "Society and culture": [C.id],
        "Editorials and opinion": [D.id],
    }


def test_the_country_of_the_desk_decides_first() -> None:
    own = replace(PRODUCT, country=("Arden", "Ardenian"))
    home = article(1, f"Arden signs. {SHIPS} Arden pays and Arden waits.", headline="Arden signs")
    briefing, _ = drafted(home, product=own, read=[found(home.text)])
    assert briefing.sections[0].title == "Our country"


def test_opinion_never_hides_behind_news() -> None:
    opinion = replace(B, genre=Genre.OP_ED)
    briefing, _ = drafted(A, opinion)
    assert all(not item.also_in for found in leads(briefing).values() for item in found)


def test_statements_are_the_best_and_follow_the_text() -> None:
    briefing, material = drafted(A, B, C)
    quotes = [material.statements[i.statement_id] for i in items(briefing) if isinstance(i, StatementItem)]
    assert [quote.passage.quote for quote in quotes] == [WAIT, COST]
    assert len({quote.actor_id for quote in quotes}) == 1


def test_a_summary_is_whole_sentences_that_the_statements_do_not_repeat() -> None:
    briefing, _ = drafted(A, B, C)
    for item in items(briefing):
        if isinstance(item, ArticleItem) and item.article_id == A.id:
            whole = [span.of(SHIPS) for span in sentences(SHIPS)]
            assert [s.of(item.summary) for s in sentences(item.summary)] == [whole[0], whole[1], whole[4]]


def test_in_brief_names_the_top_stories_with_their_sources() -> None:
    briefing, _ = drafted(A, B, C, D)
    assert briefing.in_brief == (
        "Seven coastal states will buy three cable repair ships and share their crews [1]. "
        "Schools in the north will stay closed on Monday after the flood damaged forty buildings [3]."
    )


def test_one_article_without_headline_gives_a_whole_briefing() -> None:
    bare = article(
        1, SHIPS, headline="Seven coastal states will buy repair ships", outlet="", published_on=None,
        headline_proposed=True,
    )  # fmt: skip
    briefing, material = drafted(bare)
    assert (
        briefing.in_brief == "Seven coastal states will buy three cable repair ships and share their crews."
    )
    lead = next(i for i in items(briefing) if isinstance(i, ArticleItem))
    assert lead.summary.startswith("The first vessel is to sail in March")
    assert briefing.title == "Daily press review"
    assert len(compose(briefing, material, PRODUCT, NOW).blocks) > 6


def test_a_draft_has_no_errors_and_keeps_its_caps() -> None:
    briefing, material = drafted(A, B, C, D)
    found = findings(briefing, facts_of(material, PRODUCT.caps))
    assert [f.sentence for f in found if f.severity is not Severity.NOTE] == [
        "The briefing has no marking. Choose a TLP label or a classification."
    ]


def test_the_order_of_the_files_does_not_change_what_is_said() -> None:
    day = [A, B, C, D]
    first = compose(*drafted(*day), PRODUCT, NOW)
    random.Random(3).shuffle(day)
    second = compose(*drafted(*day), PRODUCT, NOW)
    assert [type(b) for b in first.blocks] == [type(b) for b in second.blocks]


def test_a_quotation_is_never_cut_in_half() -> None:
    text = "Kos spoke. “We stay. We pay and we wait for as long as it takes.” The talks go on again today."
    assert lead_sentences(article(1, text)) == ["The talks go on again today."]


def test_datelines_clutter_and_first_person_are_left_out() -> None:
    text = (
        "LINDHOLM, Nov 22 (Wire) — The port of Lindholm has opened its second basin.\n\n"
        "Read more: ten facts about basins.\n\nI had never seen so many cranes in one place.\n\n"
        "It holds forty ships.\n\nCranes for the basin were ordered in the spring."
    )
    assert lead_sentences(article(1, text)) == [
        "The port of Lindholm has opened its second basin.",
        "Cranes for the basin were ordered in the spring.",
    ]


def test_a_summary_keeps_to_its_room() -> None:
    sentence = "Ships sail from the port every day. "
    assert summary_of([sentence.strip()] * 30, 100, "") == (sentence * 2).strip()
    assert summary_of(["x" * 200 + "."], 100, "") == ""


def test_a_quip_is_no_summary_by_itself() -> None:
    vote = "The vote took four minutes."
    told = "By a show of hands the skippers decided on Saturday to close the harbour mouth for six hours."
    assert summary_of([vote, told, told], 800, "", 100) == f"{vote} {told}"


def test_articles_with_nothing_in_them_are_still_listed() -> None:
    empty = article(9, "No.", headline="", outlet="", published_on=date(2026, 1, 1))
    briefing, material = draft(
        [empty], [found("No.")], PRODUCT, title="", language="en", paper=Paper.A4, now=NOW
    )
    assert compose(briefing, material, PRODUCT, NOW).blocks
    nothing, _ = drafted()
    assert nothing.sections == ()


def a_day(count: int) -> tuple[list[Article], list[Analysis]]:
    """Return a full day: articles on different matters, three quotations in each."""
    articles, read = [], []
    for n in range(1, count + 1):
        chance = random.Random(n)
        made = [
            "".join(chance.choice(("ba", "ko", "ri", "tu", "sel", "mo")) for _ in range(4)) for _ in range(30)
        ]
        said = [f"The {' '.join(made[k : k + 6])} will not wait any longer for it" for k in (0, 6, 12)]
        text = (
            f"The council decided on Monday to mend the {' '.join(made[18:24])} that the storm broke. "
            f"The work on {' '.join(made[24:30])} is to begin in spring, and will take most of a year. "
            + " ".join(f"“{words},” {made[0].title()} {made[1].title()} said." for words in said)
        )
        articles.append(article(n, text, headline=f"Council mends {made[18]}", outlet=f"Paper {n}"))
        name = f"{made[0].title()} {made[1].title()}"
        quotes = [(f"{words},", name, Manner.DIRECT, 0.9 - k / 10) for k, words in enumerate(said)]
        read.append(found(text, *quotes))
    return articles, read


def test_a_full_day_keeps_to_the_pages_of_its_product() -> None:
    counts: list[int] = []
    for count in (4, 12, 24):
        articles, read = a_day(count)
        briefing, material = drafted(*articles, read=read)
        document = compose(briefing, material, PRODUCT, NOW)
        assert estimated_pages(document.blocks) <= PRODUCT.caps.pages
        assert len([i for i in items(briefing) if isinstance(i, ArticleItem)]) == count
        counts.append(len([i for i in items(briefing) if isinstance(i, StatementItem)]))
    assert counts[0] == 12
    assert counts[1] > count / 2


def test_letter_holds_less_than_a4() -> None:
    articles, read = a_day(9)
    blocks = compose(*drafted(*articles, read=read), PRODUCT, NOW).blocks
    longer = (*blocks, *blocks)
    assert estimated_pages(longer, Paper.LETTER) > estimated_pages(longer, Paper.A4)


def test_other_speakers_come_before_the_same_one_again() -> None:
    text = (
        "“The first ship will sail in March,” Ana Kos said. “The second ship will sail in April,” Kos said. "
        "“Nobody has asked the crews about the dates,” Ivo Lang said."
    )
    quotes = (
        ("The first ship will sail in March,", "Ana Kos", Manner.DIRECT, 0.9),
        ("The second ship will sail in April,", "Ana Kos", Manner.DIRECT, 0.85),
        ("Nobody has asked the crews about the dates,", "Ivo Lang", Manner.DIRECT, 0.8),
    )
    read = read_articles([article(1, text)], [found(text, *quotes)])
    chosen = best_statements(read[0][0], read[1], PRODUCT.caps, [], 2)
    assert [s.passage.quote.split()[0] for s in chosen] == ["The", "Nobody"]


def test_thoughts_and_leftovers_of_cues_are_no_statements() -> None:
    text = "“It is an invasion of the state domain,” Scott Pruitt. Kos hopes that the crews will sail."
    invasion = "“It is an invasion of the state domain,” Scott Pruitt"
    hope = "that the crews will sail"
    analysis = found(text, (invasion, "Ana Kos", Manner.MIXED, 0.9), (hope, "Ana Kos", Manner.INDIRECT, 0.9))
    thought = replace(analysis.statements[1].attribution, reports=Reports.THOUGHT)
    analysis = replace(
        analysis, statements=(analysis.statements[0], replace(analysis.statements[1], attribution=thought))
    )
    read = read_articles([article(1, text)], [analysis])
    assert best_statements(read[0][0], read[1], PRODUCT.caps, [], 3) == ()


def test_a_surname_is_the_person_whom_the_day_knows_by_it() -> None:
    def person(*names: str) -> Analysis:
        return Analysis("en", (), tuple(FoundActor(name, ActorKind.PERSON) for name in names), "hand")

    def known(*analyses: Analysis) -> set[str]:
        texts = [article(n, "Text.") for n, _ in enumerate(analyses, 1)]
        return {actor.name for actor in read_articles(texts, analyses)[1].actors.values()}

    assert known(person("Ana Kos"), person("Kos"), person("Ana M. Kos")) == {"Ana Kos"}
    assert known(person("Ana Kos"), person("Ivo Kos"), person("Kos")) == {"Ana Kos", "Ivo Kos", "Kos"}


def test_the_only_story_opens_with_its_lead_and_what_it_says_most_of() -> None:
    text = (
        "The bridge ministers of Arden and Halvia met on Monday in Lindholm about the river bridges. "
        "The talks lasted nine hours in all. The weather was fine for the season there. "
        "Bridges over the river have carried the trade of both countries for a century, with few repairs. "
        "It rained at last. A choir of children sang for the guests at noon. Lunch was fish from the lake. "
        "The mayor of the town gave the guests a tour of the old mill by the water."
    )
    only = article(1, text, headline="Bridge ministers meet")
    briefing, _ = drafted(only, read=[found(text)])
    assert [s.of(briefing.in_brief) for s in sentences(briefing.in_brief)] == [
        "The bridge ministers of Arden and Halvia met on Monday in Lindholm about the river bridges.",
        "Bridges over the river have carried the trade of both countries for a century, with few repairs.",
    ]
    lead = next(i for i in items(briefing) if isinstance(i, ArticleItem))
    assert lead.summary.startswith("The talks lasted nine hours")
    assert "Bridges over" not in lead.summary


def test_a_headline_is_no_statement() -> None:
    headline = "Kos: the crews were only mocking the other camp"
    text = f"{headline}.\n\nThe minister spoke on television on Sunday about what the crews had said at sea."
    read = read_articles(
        [article(1, text, headline=headline)], [found(text, (headline, "Ana Kos", Manner.DIRECT, 0.9))]
    )
    assert best_statements(read[0][0], read[1], PRODUCT.caps, [], 3) == ()


def test_an_article_that_speaks_of_its_writer_gives_no_summary() -> None:
    text = " ".join(f"I saw {n} ships on my way to the office." for n in range(8))
    text += " The food was kept in a large truck for more than twenty years."
    assert lead_sentences(article(1, text)) == []


def test_a_summary_does_not_trail_off() -> None:
    first = "The president flew to the islands to draw attention to a quieter war on rising seas and storms."
    assert summary_of([first, "Bombs may not be falling."], 800, "") == first


def test_a_scrap_without_a_verb_is_no_statement() -> None:
    text = "On the weekend broadcast of “Harbour News Sunday,” Kos spoke of the fleet at some length."
    scrap = "On the weekend broadcast of “Harbour News Sunday”"
    cut = text.replace(",”", "”")
    read = read_articles([article(1, cut)], [found(cut, (scrap, "Ana Kos", Manner.MIXED, 0.9))])
    assert best_statements(read[0][0], read[1], PRODUCT.caps, [], 3) == ()


FOREIGN = {
    "de": ("Der Verteidigungsminister sprach über Drohnen.", "Die Bank senkt den Leitzins um ein Prozent."),
    "fr": ("Le ministre de la Défense a parlé des drones.", "La banque centrale baisse ses taux."),
    "es": ("El ejército recibirá drones este invierno.", "El banco central baja los precios."),
    "ru": ("Министр обороны рассказал о беспилотниках.", "Центробанк снизил ключевую ставку и цены."),
    "uk": ("Міністр оборони розповів про безпілотники.", "Нацбанк знизив ставку, інфляція падає."),
    "pl": ("Minister obrony mówił o dronach i wojsku.", "Bank centralny obniża stopy, inflacja spada."),
    "ar": ("وزير الدفاع تحدث عن قوات الجيش.", "البنك المركزي يخفض سعر الفائدة والتضخم."),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_articles_are_sorted_by_the_words_of_their_own_language(language: str) -> None:
    texts = FOREIGN[language]
    articles = [article(n, text, headline=text, language=language) for n, text in enumerate(texts, 1)]
    briefing, _ = draft(
        articles, [found("")] * 2, PRODUCT, title="", language=language, paper=Paper.A4, now=NOW
    )
    titles = [plan.title_in(language) for plan in PRODUCT.sections if plan.keywords]
    where = {i.article_id: s.title for s in briefing.sections for i in s.items if isinstance(i, ArticleItem)}
    assert where == {1: titles[2], 2: titles[3]}
    assert briefing.title == PRODUCT.title_in(language)


def test_in_brief_is_in_the_language_of_the_briefing_where_an_article_is() -> None:
    german = article(
        7,
        "Am Montag verlängert die Bundesregierung die Stromreserve bis Ende März. Mehr folgt bald.",
        headline="Bundesregierung verlängert Stromreserve",
        language="de",
    )
    english = article(8, SHIPS, headline="States pool cable ships")
    arguments = {"title": "", "paper": Paper.A4, "now": NOW}
    both = [[german, english], [found("")] * 2, PRODUCT]
    assert "Stromreserve" in draft(*both, language="de", **arguments)[0].in_brief  # type: ignore[arg-type]
    assert "ships" not in draft(*both, language="de", **arguments)[0].in_brief  # type: ignore[arg-type]
    assert "ships" in draft(*both, language="en", **arguments)[0].in_brief  # type: ignore[arg-type]
    assert draft(*both, language="pl", **arguments)[0].in_brief  # type: ignore[arg-type]
