"""The paging model of the statements table."""

from __future__ import annotations

from array import array
from datetime import date

from PySide6.QtCore import Qt

from briefing_app.domain.identity import ArticleId, StatementId
from briefing_app.domain.statements.statement import Manner, Origin, StatementState
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.storage.queries import StatementRow
from briefing_app.ui.statements.rows.model import ROW_ROLE, StatementsModel


class Library:
    """Makes rows as they are asked for, and counts them."""

    def __init__(self, gone=()):
        self.asked = []
        self.gone = set(gone)

    def statement_rows(self, ids):
        ids = list(ids)
        self.asked.append(len(ids))
        return [row(one) for one in ids if one not in self.gone]


def row(number):
    return StatementRow(
        StatementId(number),
        ArticleId(1),
        f"words {number}",
        None,
        "officials",
        "",
        None,
        Manner.INDIRECT,
        StatementState.SUGGESTED,
        Origin.DETECTED,
        "",
        "Headline",
        "Outlet",
        None,
        date(2026, 11, 22),
        0.5,
    )


def test_only_the_pages_that_are_looked_at_are_fetched(qapp, qtmodeltester):
    library = Library()
    model = StatementsModel(library)
    model.show(ShortRoll(array("q", range(1, 100_001))))
    assert model.rowCount() == 100_000
    assert model.index(50_000, 0).data() == "words 50001"
    assert model.index(50_001, 1).data() == "officials"
    assert library.asked == [128]
    qtmodeltester.check(model)


def test_few_pages_are_kept(qapp):
    library = Library()
    model = StatementsModel(library)
    model.show(ShortRoll(array("q", range(1, 100_001))))
    for place in range(0, 100_000, 128):
        assert model.index(place, 0).data() == f"words {place + 1}"
    assert len(model._pages) == 32


def test_a_statement_that_has_just_gone_leaves_an_empty_row(qapp):
    model = StatementsModel(Library(gone=[2]))
    model.show(ShortRoll(array("q", [1, 2, 3])))
    assert model.index(1, 0).data(ROW_ROLE) is None
    assert model.index(1, 0).data(Qt.ItemDataRole.DisplayRole) is None
    assert model.index(2, 0).data() == "words 3"


def test_the_same_statements_are_told_as_changed_not_as_new(qapp, qtbot):
    model = StatementsModel(Library())
    model.show(ShortRoll(array("q", [1, 2])))
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(ShortRoll(array("q", [1, 2])))
    with qtbot.waitSignal(model.modelReset):
        model.show(ShortRoll(array("q", [2, 1])))
    assert model.row_of(2) == 0
    assert model.row_of(7) == -1
