"""What lists, tables and pickers get from a library."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
import samples
from engine_errors import BROKEN_RULE

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.briefings.issue import Issue, IssueKind, NumberState
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, IssueId, StatementId, new_id
from briefing_app.domain.statements.statement import (
    Attribution,
    Certainty,
    Manner,
    Reports,
    Statement,
    StatementState,
)
from briefing_app.domain.text import Span
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import Row, Values
from briefing_app.storage.listing.articles import source
from briefing_app.storage.queries import ArticleFilter, ArticleOrder
from briefing_app.storage.store import ArticleQuery, IssueContents, StatementQuery, Store

PORT, BUDGET, WEATHER = (one.id for one in samples.ARTICLES)


def _put(store: Store, *entities: Any) -> None:
    """Write values, whatever is stored of them."""
    store.write([Change(_stored(store, entity), entity) for entity in entities])


def _stored(store: Store, entity: Any) -> Any:
    match entity:
        case Article():
            return store.articles([entity.id]).get(entity.id)
        case Statement():
            return store.statements([entity.id]).get(entity.id)
        case Actor():
            return store.actors([entity.id]).get(entity.id)
        case ArticleMentions():
            return store.mentions_of(entity.article_id)
    return None


def test_everything_comes_back_as_it_was_written(full: Store) -> None:
    assert full.article(PORT) == samples.FULL_ARTICLE
    assert full.statement(samples.OPEN_PORT.id) == samples.OPEN_PORT
    assert full.actor(samples.ROE.id) == samples.ROE
    assert full.briefing(samples.BRIEFING.id) == samples.BRIEFING
    assert full.mentions_of(PORT) == samples.PORT_MENTIONS
    assert full.original(samples.FULL_ARTICLE.original) == b"the file"
    assert full.check() == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.article(ArticleId(99)),
        lambda s: s.statement(StatementId(99)),
        lambda s: s.actor(ActorId(99)),
        lambda s: s.briefing(BriefingId(99)),
        lambda s: s.issue_document(samples.ISSUE.id),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(full: Store, ask: Any) -> None:
    with pytest.raises(BriefingError, match="holds no such"):
        ask(full)


def test_many_are_fetched_at_once_and_missing_ones_left_out(full: Store) -> None:
    assert full.articles([PORT, ArticleId(99)]) == {PORT: samples.FULL_ARTICLE}
    assert set(full.statements(one.id for one in samples.STATEMENTS)) == {s.id for s in samples.STATEMENTS}
    assert full.articles([]) == {}


def test_an_article_is_recognised_by_its_text_even_when_removed(full: Store) -> None:
    assert full.article_with_text(samples.FULL_ARTICLE.sha256) == samples.FULL_ARTICLE
    gone = samples.article(1, removed=True)
    _put(full, gone)
    assert full.article_with_text(gone.sha256) == gone
    assert full.article_with_text("0" * 64) is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ArticleQuery(), [WEATHER, BUDGET, PORT]),
        (ArticleQuery(order="oldest"), [PORT, BUDGET, WEATHER]),
        (ArticleQuery(order="headline"), [BUDGET, PORT, WEATHER]),
        (ArticleQuery(order="outlet"), [PORT, WEATHER, BUDGET]),
        (ArticleQuery(filter="new"), [WEATHER, BUDGET]),
        (ArticleQuery(filter="selected"), [PORT]),
        (ArticleQuery(filter="starred"), [PORT]),
        (ArticleQuery(filter="dismissed"), []),
        (ArticleQuery(outlet="Morning Post"), [BUDGET]),
        (ArticleQuery(text="ferries"), [WEATHER]),
        (ArticleQuery(text="SNÓW mon"), [WEATHER]),
        (ArticleQuery(text="minister"), [BUDGET, PORT]),
        (ArticleQuery(text="korhal"), [PORT]),
        (ArticleQuery(text="island gazette"), [WEATHER]),
        (ArticleQuery(text="“port stays open”"), [PORT]),
        (ArticleQuery(text="open port stays"), [PORT]),
        (ArticleQuery(text="“open port stays”"), []),
        (ArticleQuery(text="*"), []),
        (ArticleQuery(briefing_id=samples.BRIEFING.id), [BUDGET, PORT]),
    ],
)
def test_a_list_has_what_is_asked_in_its_order(full: Store, query: ArticleQuery, expected: list[int]) -> None:
    ids = full.article_ids(query)
    assert ids == array("q", expected)
    assert ids.typecode == "q"
    assert full.article_counts(query)[query.filter] == len(expected)


def test_dismissed_and_removed_articles_leave_the_list(full: Store) -> None:
    _put(full, samples.article(4, "A text.", state=ReadingState.DISMISSED))
    _put(full, samples.article(5, "Another text.", removed=True, starred=True))
    assert ArticleId(4) not in full.article_ids(ArticleQuery())
    assert list(full.article_ids(ArticleQuery(filter="dismissed"))) == [4]
    assert full.article_counts(ArticleQuery()) == {
        "all": 3,
        "new": 2,
        "selected": 1,
        "starred": 1,
        "dismissed": 1,
    }


def test_an_article_without_date_stands_at_the_day_it_came(full: Store) -> None:
    _put(full, samples.article(4, "A text.", published_on=None))
    assert next(iter(full.article_ids(ArticleQuery()))) == 4


def test_rows_say_what_was_found_and_used_in_the_order_asked(full: Store) -> None:
    full.record_analysis(PORT, "engine 1", [])
    rows = full.article_rows([BUDGET, ArticleId(99), PORT], samples.BRIEFING.id)
    assert [row.id for row in rows] == [BUDGET, PORT]
    budget, port = rows
    assert (port.selected, port.suggested, port.analysed, port.in_briefing) == (1, 2, True, True)
    assert (budget.selected, budget.suggested, budget.analysed, budget.in_briefing) == (0, 2, False, True)
    assert port.words == samples.FULL_ARTICLE.words
    assert port.taken_in_at == samples.NOW
    assert not full.article_rows([PORT])[0].in_briefing


def test_a_page_of_rows_costs_the_same_few_questions_whatever_its_size(store: Store) -> None:
    articles = [samples.article(n, f"Text number {n}.") for n in range(1, 121)]
    _put(store, *articles)
    asked: list[str] = []
    rows = store._database.rows

    def counted(sql: str, values: Values = ()) -> list[Row]:
        asked.append(sql)
        return rows(sql, values)

    store._database.rows = counted  # type: ignore[method-assign]
    store.article_rows([one.id for one in articles[:3]], BriefingId(1))
    for_three = len(asked)
    asked.clear()
    assert len(store.article_rows([one.id for one in articles], BriefingId(1))) == 120
    assert len(asked) == for_three <= 4


@pytest.mark.parametrize("order", [one for one in get_args(ArticleOrder) if one != "best"])
@pytest.mark.parametrize("listed", ["all", "new", "starred", "selected", "dismissed"])
def test_lists_are_read_from_indexes_without_sorting(
    full_file: Store, order: ArticleOrder, listed: ArticleFilter
) -> None:
    asked: list[str] = []
    connection = full_file._database._connection  # type: ignore[attr-defined]
    connection.set_trace_callback(asked.append)
    source(full_file._database, ArticleQuery(filter=listed, order=order), is_long=True).after(None, 64)
    connection.set_trace_callback(None)
    plan = str(full_file._database.rows(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "INDEX" in plan
    assert "TEMP B-TREE" not in plan


def test_articles_wait_for_an_engine_until_it_has_read_them(full: Store) -> None:
    assert full.unanalysed("engine 2", 10) == [WEATHER, BUDGET, PORT]
    full.record_analysis(BUDGET, "engine 2", [])
    full.record_analysis(PORT, "engine 1", [])
    assert full.unanalysed("engine 2", 10) == [WEATHER, PORT]
    assert full.unanalysed("engine 2", 1) == [WEATHER]
    assert full.analysis_state(PORT) == "engine 1"
    assert full.analysis_state(WEATHER) == ""


def test_an_article_waits_until_the_last_part_of_its_reading_is_written(full: Store) -> None:
    full.record_analysis(PORT, "engine 2", [], goes_on=True)
    assert PORT in full.unanalysed("engine 2", 10)
    full.record_analysis(PORT, "engine 2", [])
    assert PORT not in full.unanalysed("engine 2", 10)


def test_changing_an_article_does_not_make_it_unread_by_the_engine(full: Store) -> None:
    full.record_analysis(PORT, "engine 1", [])
    _put(full, samples.article(1, headline="Changed"))
    assert full.analysis_state(PORT) == "engine 1"


def test_a_search_finds_marks_and_ranks(full: Store) -> None:
    hits = full.search("union silent")
    assert [hit.article_id for hit in hits] == [PORT]
    assert "‹Union›" in hits[0].snippet
    assert hits[0].published_on == date(2026, 11, 20)
    assert full.search("zebra") == []
    assert full.search('") OR 1=1 --') == []


def test_a_changed_headline_is_found_and_the_old_one_is_not(full: Store) -> None:
    _put(full, samples.article(3, samples.WEATHER_TEXT, headline="Blizzard", outlet="Island Gazette"))
    assert [hit.article_id for hit in full.search("blizzard")] == [WEATHER]
    assert full.search('"Snow on Monday"') == []
    assert full.check() == []


def test_removed_articles_are_not_found_and_do_not_crowd_out_others(full: Store) -> None:
    _put(full, *(samples.article(n, f"Ferries ferries ferries {n}.", removed=True) for n in range(10, 40)))
    assert [hit.article_id for hit in full.search("ferries", 1)] == [WEATHER]


def test_statements_of_an_article_stand_in_the_order_of_its_text(full: Store) -> None:
    found = full.statements_of(PORT)
    assert found == (samples.OPEN_PORT, samples.QUAY, samples.NOT_ASKED)


OPEN_PORT, QUAY, NOT_ASKED, DEFICIT, NO_BUDGET = (one.id for one in samples.STATEMENTS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (StatementQuery(actor_id=samples.ROE.id), [OPEN_PORT, QUAY]),
        (StatementQuery(kind=ActorKind.PERSON), [NO_BUDGET, OPEN_PORT, QUAY, NOT_ASKED]),
        (StatementQuery(kind=ActorKind.COUNTRY), []),
        (StatementQuery(manner=Manner.INDIRECT), [DEFICIT, QUAY]),
        (StatementQuery(state=StatementState.SELECTED), [OPEN_PORT]),
        (StatementQuery(outlet="Morning Post"), [NO_BUDGET, DEFICIT]),
        (StatementQuery(topic="Ports"), [OPEN_PORT]),
        (StatementQuery(text="silent"), [NOT_ASKED]),
        (StatementQuery(text="officials"), [DEFICIT]),
        (StatementQuery(text="dorn"), [NOT_ASKED]),
        (StatementQuery(text="pavel d"), [NOT_ASKED]),
        (StatementQuery(text="ports"), [OPEN_PORT]),
        (StatementQuery(text="%"), []),
        (
            StatementQuery(since=date(2026, 11, 20), until=date(2026, 11, 20)),
            [OPEN_PORT, QUAY, NOT_ASKED, DEFICIT, NO_BUDGET],
        ),
        (StatementQuery(since=date(2026, 11, 21)), []),
        (StatementQuery(until=date(2026, 11, 19)), []),
        (StatementQuery(manner=Manner.DIRECT, text="roe"), [OPEN_PORT]),
    ],
)
def test_the_table_has_what_is_asked(full: Store, query: StatementQuery, expected: list[int]) -> None:
    assert sorted(full.statement_ids(query)) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (StatementQuery(), [NO_BUDGET, DEFICIT, OPEN_PORT, QUAY, NOT_ASKED]),
        (StatementQuery(descending=False), [OPEN_PORT, QUAY, NOT_ASKED, NO_BUDGET, DEFICIT]),
        (StatementQuery(order="actor", descending=False), [NO_BUDGET, OPEN_PORT, QUAY, DEFICIT, NOT_ASKED]),
        (StatementQuery(order="quote", descending=False), [NO_BUDGET, DEFICIT, QUAY, OPEN_PORT, NOT_ASKED]),
    ],
)
def test_the_table_keeps_the_order_asked_for(full: Store, query: StatementQuery, expected: list[int]) -> None:
    assert list(full.statement_ids(query)) == expected


@pytest.mark.parametrize(
    "order", ["date", "actor", "manner", "headline", "outlet", "state", "topic", "salience", "quote"]
)
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_keeps_every_statement(full: Store, order: Any, descending: bool) -> None:
    ids = full.statement_ids(StatementQuery(order=order, descending=descending))
    assert sorted(ids) == sorted(one.id for one in samples.STATEMENTS)


def test_statements_of_removed_articles_are_not_in_the_table(full: Store) -> None:
    _put(full, samples.article(1, removed=True))
    assert sorted(full.statement_ids(StatementQuery())) == [DEFICIT, NO_BUDGET]


def test_the_table_follows_changes_of_the_article_and_the_actor(full: Store) -> None:
    from dataclasses import replace

    _put(
        full,
        replace(samples.FULL_ARTICLE, outlet="New Wire", published_on=None),
        replace(samples.DORN, kind=ActorKind.GROUP),
        replace(samples.DEFICIT, actor_id=samples.UNION.id),
    )
    assert sorted(full.statement_ids(StatementQuery(outlet="New Wire"))) == [OPEN_PORT, QUAY, NOT_ASKED]
    assert list(full.statement_ids(StatementQuery(kind=ActorKind.GROUP))) == [NOT_ASKED]
    assert list(full.statement_ids(StatementQuery(kind=ActorKind.ORGANISATION))) == [DEFICIT]
    assert sorted(full.statement_ids(StatementQuery(until=date(2026, 11, 20)))) == [
        OPEN_PORT,
        DEFICIT,
        NO_BUDGET,
    ]
    assert full.check() == []


def test_the_table_is_read_from_an_index_without_sorting(full_file: Store) -> None:
    plan = full_file._database.rows(
        "EXPLAIN QUERY PLAN SELECT s.id FROM statement s WHERE s.hidden = 0 "
        "ORDER BY s.shown_on DESC, s.article_id DESC, s.start"
    )
    assert "COVERING INDEX" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_rows_of_the_table_say_who_where_and_in_which_briefing(full: Store) -> None:
    rows = full.statement_rows([NOT_ASKED, OPEN_PORT, DEFICIT])
    assert [row.id for row in rows] == [NOT_ASKED, OPEN_PORT, DEFICIT]
    not_asked, open_port, deficit = rows
    assert open_port.actor == "Jane Roe"
    assert open_port.function == "Energy Minister, Ministry of Energy"
    assert open_port.kind is ActorKind.PERSON
    assert open_port.used_in == ("Daily Press Review",)
    assert open_port.headline == samples.FULL_ARTICLE.headline
    assert (open_port.said_on, open_port.published_on) == (date(2026, 11, 20), date(2026, 11, 20))
    assert not_asked.quote == "We were not asked […] and we will not be silent."
    assert not_asked.used_in == ()
    assert (deficit.actor, deficit.actor_id, deficit.kind) == ("Officials", None, None)


def test_a_passage_that_nobody_said_has_no_manner(full: Store) -> None:
    _put(full, samples.statement(26, "two years of work", actor=None, attribution=None))
    (row,) = full.statement_rows([StatementId(26)])
    assert row.manner is None
    assert list(full.statement_ids(StatementQuery(manner="passage"))) == [26]
    assert dict(full.facets(StatementQuery())["manner"])["passage"] == 1


def test_facets_count_what_each_choice_would_show(full: Store) -> None:
    facets = full.facets(StatementQuery())
    assert facets["actor_id"] == [
        (str(samples.ROE.id), 2),
        (str(samples.DORN.id), 1),
        (str(samples.LIND.id), 1),
    ]
    assert facets["kind"] == [("person", 4)]
    assert facets["manner"] == [("direct", 3), ("indirect", 2)]
    assert facets["state"] == [("suggested", 4), ("selected", 1)]
    assert facets["outlet"] == [("Baltic Wire", 3), ("Morning Post", 2)]
    assert facets["topic"] == [("Ports", 1)]


def test_thoughts_and_doubts_are_told_apart(full: Store) -> None:
    said = full.statement(QUAY)
    attribution = replace(said.attribution, reports=Reports.THOUGHT)
    doubtful = replace(said, attribution=attribution, actor_id=None, candidates=(samples.DORN.id,))
    full.write([Change(said, doubtful)])
    facets = full.facets(StatementQuery())
    assert facets["reports"] == [("speech", 4), ("thought", 1)]
    assert facets["certainty"] == [("named", 3), ("doubtful", 1), ("unnamed", 1)]
    for query in (StatementQuery(reports=Reports.THOUGHT), StatementQuery(certainty=Certainty.DOUBTFUL)):
        assert list(full.statement_ids(query)) == [QUAY]
    row = full.statement_rows([QUAY])[0]
    assert (row.reports, row.certainty) == (Reports.THOUGHT, Certainty.DOUBTFUL)
    assert row.candidates == (samples.DORN.id,)
    assert full.check() == []


def test_a_row_knows_the_words_that_report_it(full: Store) -> None:
    assert [(row.cue, row.turns) for row in full.statement_rows([OPEN_PORT, QUAY])] == [
        ("told", False),
        ("", False),
    ]


@pytest.mark.parametrize("lead", ["", "Long before. " * 20])
def test_a_row_knows_that_its_cue_turns_the_meaning(full: Store, lead: str) -> None:
    text = lead + "Roe did not say when."
    place = len(lead)
    article = samples.article(9, text)
    attribution = Attribution(
        (Span(place + 16, place + 20),), None, Span(place + 12, place + 15), Manner.INDIRECT
    )
    statement = samples.statement(29, "when", of=article, attribution=attribution)
    full.write([Change(None, article), Change(None, statement)])
    row = full.statement_rows([statement.id])[0]
    assert (row.cue, row.turns) == ("did not say", True)


def test_a_facet_counts_its_own_alternatives_too(full: Store) -> None:
    facets = full.facets(StatementQuery(outlet="Morning Post", manner=Manner.INDIRECT))
    assert facets["outlet"] == [("Baltic Wire", 1), ("Morning Post", 1)]
    assert facets["manner"] == [("direct", 1), ("indirect", 1)]
    assert facets["state"] == [("suggested", 1)]


def test_statements_know_the_briefings_that_use_them(full: Store) -> None:
    assert full.used_in([OPEN_PORT, QUAY]) == {OPEN_PORT: ((samples.BRIEFING.id, "Daily Press Review"),)}


def test_actors_of_an_article_are_counted_most_first(full: Store) -> None:
    assert full.actors_of(PORT) == [(samples.ROE, 2), (samples.UNION, 1), (samples.DORN, 1)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ro", ["Jane Roe"]),
        ("JANE R", ["Jane Roe"]),
        ("do", ["Pavel Dorn"]),
        ("union", ["Harbour Union"]),
        ("the union", ["Harbour Union"]),
        ("oe", []),
        ("'; DROP TABLE actor", []),
    ],
)
def test_an_actor_is_found_by_the_start_of_any_word(full: Store, typed: str, names: list[str]) -> None:
    assert [actor.name for actor in full.find_actors(typed, 10)] == names


def test_accents_and_letters_of_other_alphabets_are_no_obstacle(store: Store) -> None:
    names = ("Łukasz Żółć", "Åse Øyen", "Ελένη Παππά", "Олена Шевчук", "Đorđe Đukić")
    _put(store, *(Actor(ActorId(n), name, ActorKind.PERSON) for n, name in enumerate(names, 1)))
    for typed, name in zip(("zolc", "oye", "παππα", "шев", "dukic"), names, strict=True):
        assert [actor.name for actor in store.find_actors(typed)] == [name]


def test_confirmed_and_often_quoted_actors_come_first(full: Store) -> None:
    others = [Actor(ActorId(70 + n), f"Jane Other {n}", ActorKind.PERSON) for n in range(3)]
    _put(full, *others)
    assert full.find_actors("jane", 2)[0] == samples.ROE
    assert len(full.find_actors("jane", 2)) == 2


def test_nothing_typed_gives_those_who_were_quoted_last(full: Store) -> None:
    assert full.find_actors("", 5) == [samples.ROE]


def test_merged_actors_are_not_offered(full: Store) -> None:
    from dataclasses import replace

    _put(full, replace(samples.DORN, merged_into=samples.ROE.id))
    assert full.find_actors("dorn") == []
    assert full.actors_called(["Pavel Dorn"]) == []
    assert [actor.id for actor in full.merged_into(samples.ROE.id)] == [samples.DORN.id]


def test_actors_are_called_by_whole_names_only(full: Store) -> None:
    assert full.actors_called(["jane roe"]) == [samples.ROE]
    assert full.actors_called(["ROE"], ActorKind.PERSON) == [samples.ROE]
    assert full.actors_called(["ROE"], ActorKind.ORGANISATION) == []
    assert full.actors_called(["Jane", "Dor", ""]) == []


def test_a_renamed_actor_is_found_by_its_new_name_only(full: Store) -> None:
    from dataclasses import replace

    _put(full, replace(samples.DORN, name="Paul Thorn"))
    assert [actor.id for actor in full.find_actors("thorn")] == [samples.DORN.id]
    assert full.find_actors("dorn") == []


def test_briefings_are_listed_latest_first_without_removed_ones(full: Store) -> None:
    from dataclasses import replace
    from datetime import timedelta

    later = Briefing(BriefingId(32), "Later", samples.NOW + timedelta(hours=1))
    _put(full, later, replace(samples.BRIEFING, id=BriefingId(33), removed=True))
    rows = full.briefings()
    assert [(row.title, row.items) for row in rows] == [("Later", 0), ("Daily Press Review", 3)]
    assert rows[1].created_at == samples.NOW


def test_an_issue_is_kept_with_its_files(full: Store) -> None:
    pdf = b"%PDF-1.7 the paper"
    full.add_issue(samples.ISSUE, IssueContents({"pdf": pdf, "docx": b"PK"}))
    assert full.issues() == [samples.ISSUE]
    assert full.issue(samples.ISSUE.id) == samples.ISSUE
    assert full.issue_document(samples.ISSUE.id) == pdf
    assert full.issue_files(samples.ISSUE.id) == {"docx": b"PK", "pdf": pdf}
    assert full.frozen(samples.ISSUE.id) is None
    assert full.issue_of(samples.BRIEFING.id) is None


def test_an_issue_can_be_neither_changed_nor_deleted(full: Store) -> None:
    full.add_issue(samples.ISSUE)
    for sentence in ("UPDATE issue SET payload = ''", "DELETE FROM issue"):
        with pytest.raises(BROKEN_RULE, match="never"):
            full._database.run(sentence)


def _numbered(number: int, series: str, year: int, kind: IssueKind = IssueKind.ISSUED) -> Issue:
    return replace(
        samples.ISSUE, id=IssueId(new_id()), kind=kind, number=number, series=series, year=year, note="lost"
    )


def test_issue_numbers_run_by_series_and_year_and_are_never_given_twice(full: Store) -> None:
    assert full.next_issue_number("review", 2026) == 1
    full.add_issue(_numbered(1, "review", 2026))
    assert full.next_issue_number("review", 2026) == 2
    assert full.next_issue_number("review", 2027) == 1
    assert full.next_issue_number("matrix", 2026) == 1
    assert not full.may_have_number("review", 2026, 1, samples.BRIEFING.id)
    with pytest.raises(BriefingError, match="was given to another"):
        full.add_issue(_numbered(1, "review", 2026))
    full.add_issue(_numbered(1, "review", 2026, IssueKind.VOIDED))
    assert full.next_issue_number("review", 2026) == 2
    [number] = full.issue_numbers("review", 2026)
    assert (number.state, number.note) == (NumberState.VOID, "lost")
    assert len(full.issues()) == 2


def test_settings_are_remembered(full: Store) -> None:
    assert full.setting("desk") == ""
    assert full.setting("desk", "none") == "none"
    full.set_setting("desk", "north")
    full.set_setting("desk", "south")
    assert full.setting("desk") == "south"


def test_mentions_come_in_the_order_of_the_text_each_once(full: Store) -> None:
    mentions = ArticleMentions(
        WEATHER,
        ((Span(9, 11), samples.ROE.id), (Span(0, 4), samples.UNION.id), (Span(9, 11), samples.ROE.id)),
    )
    _put(full, mentions)
    assert full.mentions_of(WEATHER).mentions == (
        (Span(0, 4), samples.UNION.id),
        (Span(9, 11), samples.ROE.id),
    )


def test_statements_stand_by_function_and_by_use(full: Store) -> None:
    ids = full.statement_ids(StatementQuery(order="function", descending=False))
    functions = [row.function.casefold() for row in full.statement_rows(ids)]
    assert functions == sorted(functions)
    assert any(functions)

    ids = full.statement_ids(StatementQuery(order="used_in"))
    uses = [len(row.used_in) for row in full.statement_rows(ids)]
    assert uses == sorted(uses, reverse=True)
    assert uses[0] == 1
