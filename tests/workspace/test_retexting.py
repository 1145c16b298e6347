"""An article parted, two joined, a file read again: decided statements go along, all can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId
from briefing_app.domain.statements.statement import Manner, StatementState
from briefing_app.errors import BriefingError
from briefing_app.intake.completion import taken_from
from briefing_app.intake.reading import Reading
from briefing_app.storage.store import Store
from briefing_app.workspace import edits, tasks
from briefing_app.workspace.edits import retexting
from briefing_app.workspace.edits.retexting import paragraph_start
from briefing_app.workspace.workspace import Workspace

FIRST = (
    "The port of Veldmoor is closed. “Nobody sails today,” said Jane Roe, the harbour master.\n\nIt snowed."
)
HEAD = "Budget passed after a long night"
SECOND = (
    "ARDEN — Parliament has passed the budget after a long debate, with three votes against it.\n\n"
    "“It was close,” said John Poe, the minister of finance, in the morning."
)
TEXT = f"{FIRST}\n\n{HEAD}\n\n{SECOND}"
PLACE = len(FIRST) + 2


@pytest.fixture
def workspace(empty_store: Store) -> Workspace:
    """A workspace with one article of two, and a statement of a person in each half."""
    made = Workspace(empty_store)
    article = samples.article(1, TEXT, headline="Port closed", outlet="The Coastline", starred=True)
    made.apply(edits.import_articles(empty_store, [article]))
    for words in ("Nobody sails today,", "It was close,"):
        edit = edits.mark_statement(
            empty_store, ArticleId(1), samples.span_of(TEXT, words), Manner.DIRECT, None, speaker="somebody"
        )
        made.apply(edit)
    return made


def split(workspace: Workspace) -> retexting.Retexted:
    store = workspace.store
    second = tasks.second_part(store.article(ArticleId(1)), PLACE)
    found = retexting.split_article(store, ArticleId(1), PLACE, second)
    workspace.apply(found.edit)
    return found


def said(store: Store, article: ArticleId) -> list[str]:
    text = store.article(article).text
    statements = store.statements_of(article)
    assert all(one.passage.stands_in(text) for one in statements)
    assert all(span.of(text) for one in statements for span in one.attribution.content)
    return [one.passage.quote for one in statements]


def test_an_article_is_parted_and_each_half_has_its_own_headline_and_statements(workspace: Workspace) -> None:
    store = workspace.store
    first, second = split(workspace).articles
    assert (first.headline, first.text, first.outlet) == ("Port closed", FIRST, "The Coastline")
    assert (second.headline, second.dateline, second.outlet) == (HEAD, "ARDEN", "The Coastline")
    assert second.text == SECOND
    assert (second.starred, second.original_name) == (True, store.article(ArticleId(1)).original_name)
    outlet = next(one for one in second.details if one.field is ArticleField.OUTLET)
    assert outlet.confidence <= 0.5
    assert said(store, first.id) == ["Nobody sails today,"]
    assert said(store, second.id) == ["It was close,"]
    assert store.article(ArticleId(1)).removed
    assert store.check() == []


def test_it_is_undone_and_done_again_under_the_same_ids(workspace: Workspace) -> None:
    store = workspace.store
    before = split(workspace).articles
    workspace.undo()
    assert not store.article(ArticleId(1)).removed
    assert said(store, ArticleId(1)) == ["Nobody sails today,", "It was close,"]
    assert all(store.article(one.id).removed and not store.statements_of(one.id) for one in before)
    again = split(workspace).articles
    assert [one.id for one in again] == [one.id for one in before]
    assert [said(store, one.id) for one in again] == [["Nobody sails today,"], ["It was close,"]]
    assert store.check() == []


def test_what_was_read_in_the_halves_goes_with_an_undo(workspace: Workspace) -> None:
    from briefing_app.workspace.arriving.adopting import read

    store = workspace.store
    parts = split(workspace).articles
    for one in parts:
        read(workspace, store.article(one.id), tasks.read_article(store.article(one.id)))
        assert said(store, one.id)
    assert [one.state for one in store.statements_of(parts[0].id)] == [StatementState.SELECTED]
    workspace.undo()
    assert said(store, ArticleId(1)) == ["Nobody sails today,", "It was close,"]
    assert store.check() == []


def test_two_are_joined_again_with_the_headline_between_them(workspace: Workspace) -> None:
    store = workspace.store
    first, second = split(workspace).articles
    joined = retexting.join_articles(store, first.id, second.id)
    workspace.apply(joined.edit)
    (whole,) = joined.articles
    assert (whole.text, whole.headline, whole.id) == (TEXT, "Port closed", ArticleId(1))
    assert said(store, whole.id) == ["Nobody sails today,", "It was close,"]
    assert joined.lost == 0
    workspace.undo()
    assert not store.article(first.id).removed and not store.article(second.id).removed
    assert store.check() == []


def test_a_statement_across_the_place_and_a_text_in_a_briefing_are_refused(workspace: Workspace) -> None:
    store = workspace.store
    across = samples.span_of(TEXT, f"It snowed.\n\n{HEAD}")
    workspace.apply(edits.mark_passage(store, ArticleId(1), across))
    with pytest.raises(BriefingError, match="runs across this place"):
        split(workspace)
    workspace.undo()
    new = edits.new_briefing(store, "Morning", samples.NOW)
    workspace.apply(new)
    briefing = edits.made_briefing(new)
    section = store.briefing(briefing).sections[0].id
    workspace.apply(edits.place_articles(store, briefing, section, [ArticleId(1)]))
    with pytest.raises(BriefingError, match="A briefing stands on this article"):
        split(workspace)


def test_a_text_that_the_library_has_is_not_made_twice(workspace: Workspace) -> None:
    store = workspace.store
    workspace.apply(edits.import_articles(store, [samples.article(9, FIRST)]))
    with pytest.raises(BriefingError, match="has an article of just this text"):
        split(workspace)
    assert not store.article(ArticleId(1)).removed


def test_a_file_read_again_takes_along_what_stands_there_still_and_counts_what_does_not(
    workspace: Workspace,
) -> None:
    store = workspace.store
    old = store.article(ArticleId(1))
    store.write([Change(old, replace(old, confirmed=frozenset({ArticleField.OUTLET}), outlet="The Tide"))])
    moved = f"{SECOND}\n\n{FIRST.replace('sails today', 'sails at all')}"
    taken = taken_from(Reading(moved, headline="Another order", outlet="Wrong"), b"%PDF", "a.pdf")
    found = retexting.read_again(store, ArticleId(1), taken)
    workspace.apply(found.edit)
    (new,) = found.articles
    assert (new.headline, new.outlet, new.original) == ("Another order", "The Tide", old.original)
    assert (said(store, new.id), found.lost) == (["It was close,"], 1)
    workspace.undo()
    assert said(store, ArticleId(1)) == ["Nobody sails today,", "It was close,"]
    with pytest.raises(BriefingError, match="the same text"):
        retexting.read_again(store, ArticleId(1), replace(taken, sha256=old.sha256))


SNOW = FIRST.index("It snowed")


@pytest.mark.parametrize(
    ("place", "start"), [(0, 0), (3, 0), (SNOW, SNOW), (PLACE - 1, SNOW), (PLACE, PLACE), (PLACE + 9, PLACE)]
)
def test_a_place_belongs_to_the_paragraph_that_begins_before_it(place: int, start: int) -> None:
    assert paragraph_start(TEXT, place) == start
