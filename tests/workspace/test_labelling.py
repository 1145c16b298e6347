"""Labels of articles, and what the library tells of them."""

from __future__ import annotations

import pytest
import samples

from briefing_app.domain.articles.labelling import LabelCount, fitting_label
from briefing_app.errors import BriefingError
from briefing_app.storage.store import ArticleQuery
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

PORT, BUDGET, WEATHER = (one.id for one in samples.ARTICLES)


def _found(desk: Workspace, text: str) -> set[int]:
    return set(desk.store.article_ids(ArticleQuery(text)))


def test_labels_are_put_on_found_and_taken_back(desk: Workspace) -> None:
    desk.apply(edits.label_articles(desk.store, [PORT, BUDGET], put=["Follow up"]))
    assert desk.undo_label == "label 2 articles “Follow up”"
    assert desk.store.article(PORT).labels == {"Follow up"}
    assert desk.store.labels() == [LabelCount("Follow up", 2)]
    assert _found(desk, 'label:"follow up"') == {PORT, BUDGET}
    rows = desk.store.article_rows([PORT, WEATHER], None)
    assert [row.labels for row in rows] == [("Follow up",), ()]
    desk.undo()
    assert desk.store.labels() == []
    assert _found(desk, 'label:"follow up"') == set()
    desk.redo()
    assert desk.store.labels_among([PORT, WEATHER]) == {"follow up": 1}
    assert desk.store.check() == []


def test_a_label_is_one_however_it_is_written(desk: Workspace) -> None:
    desk.apply(edits.label_articles(desk.store, [PORT], put=["Énergie"]))
    desk.apply(edits.label_articles(desk.store, [BUDGET], put=["  energie "]))
    assert desk.store.labels() == [LabelCount("Énergie", 2)]
    desk.apply(edits.label_articles(desk.store, [PORT], take_off=["ENERGIE"]))
    assert desk.store.article(PORT).labels == frozenset()
    assert _found(desk, "label:energie") == {BUDGET}


def test_a_label_is_renamed_and_two_become_one(desk: Workspace) -> None:
    desk.apply(edits.label_articles(desk.store, [PORT], put=["gas", "port"]))
    desk.apply(edits.label_articles(desk.store, [BUDGET], put=["energy"]))
    desk.apply(edits.rename_label(desk.store, desk.store.labelled("GAS"), "gas", "Energy"))
    assert desk.store.article(PORT).labels == {"Energy", "port"}
    assert {(one.name.casefold(), one.articles) for one in desk.store.labels()} == {
        ("energy", 2),
        ("port", 1),
    }
    desk.undo()
    assert desk.store.article(PORT).labels == {"gas", "port"}
    with pytest.raises(BriefingError):
        edits.rename_label(desk.store, [PORT], "gas", " \u200b ")


def test_a_removed_article_is_counted_under_no_label(desk: Workspace) -> None:
    desk.apply(edits.label_articles(desk.store, [PORT, BUDGET], put=["gas"]))
    desk.apply(edits.remove_articles(desk.store, [PORT]))
    assert desk.store.labels() == [LabelCount("gas", 1)]
    assert desk.store.labelled("gas") == [BUDGET]
    desk.undo()
    assert desk.store.labels() == [LabelCount("gas", 2)]
    assert desk.store.check() == []


def test_labels_that_are_listed_wrongly_are_told(desk: Workspace) -> None:
    desk.apply(edits.label_articles(desk.store, [PORT], put=["gas"]))
    database = desk.store._database
    with database.transaction():
        database.run("DELETE FROM article_label WHERE article_id = ?", (PORT,))
    told = desk.store.check()
    assert any(str(int(PORT)) in one and "labels" in one for one in told)
    assert any("numbers of articles of the labels" in one for one in told)


def test_signs_that_do_not_show_are_left_out_of_a_label() -> None:
    assert fitting_label(' a\u202e"b"\n c\x1b ') == "ab c"
    assert fitting_label("\u200b") == ""
    assert len(fitting_label("x" * 100)) == 40
