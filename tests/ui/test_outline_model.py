"""A drop on the outline is told and never done by the view: no row can be lost or doubled."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.ui.compose.outline.outline_model import OutlineModel
from briefing_app.ui.compose.outline.outline_rows import OutlineRow, RowKind
from briefing_app.ui.look.dragging import (
    ARTICLES_FORMAT,
    ITEMS_FORMAT,
    SECTION_FORMAT,
    STATEMENTS_FORMAT,
    packed,
)

ROWS = (
    OutlineRow(RowKind.SECTION, 1, 1, 0, "Our country", number="1.", counter="1"),
    OutlineRow(RowKind.ARTICLE, 11, 1, 0, "Ministers agree", number="1", counter="20/800"),
    OutlineRow(RowKind.STATEMENT, 12, 1, 1, "We agree.", speaker="Ana Kos", tag="direct", led=True),
    OutlineRow(RowKind.SECTION, 2, 2, 0, "Economy", number="2.", counter="0"),
)


@pytest.fixture
def model(qtbot: object) -> OutlineModel:
    made = OutlineModel()
    made.show_rows(ROWS)
    return made


def dragged(name: str, ids: list[int]) -> QMimeData:
    data = QMimeData()
    data.setData(name, packed(ids))
    return data


def drop(model: OutlineModel, data: QMimeData, row: int) -> bool:
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())


def test_it_keeps_the_rules_of_a_qt_model(model: OutlineModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS[:2])
    model.show_rows(())
    assert tester.model() is model


@pytest.mark.parametrize(
    ("row", "place"), [(0, (1, 0)), (1, (1, 0)), (2, (1, 1)), (3, (1, 2)), (4, (2, 0)), (-1, (2, 0))]
)
def test_a_drop_between_two_rows_is_a_place_in_a_section(
    model: OutlineModel, row: int, place: tuple[int, int]
) -> None:
    told: list[tuple[object, ...]] = []
    model.items_dropped.connect(lambda *given: told.append(given))

    removed = drop(model, dragged(ITEMS_FORMAT, [12]), row)

    assert told == [([12], *place)]
    assert removed is False
    assert model.rows == ROWS


def test_statements_and_articles_from_elsewhere_are_told_apart(model: OutlineModel) -> None:
    told: list[tuple[str, object]] = []
    model.statements_dropped.connect(lambda ids, *_: told.append(("statements", ids)))
    model.articles_dropped.connect(lambda ids, *_: told.append(("articles", ids)))

    drop(model, dragged(STATEMENTS_FORMAT, [7, 8]), 2)
    drop(model, dragged(ARTICLES_FORMAT, [9]), 2)

    assert told == [("statements", [7, 8]), ("articles", [9])]


def test_a_section_goes_before_the_section_it_is_dropped_on(model: OutlineModel) -> None:
    told: list[tuple[object, ...]] = []
    model.section_dropped.connect(lambda *given: told.append(given))

    drop(model, dragged(SECTION_FORMAT, [2]), 0)

    assert told == [(2, 0)]


def test_a_drag_of_something_else_is_passed_over(model: OutlineModel) -> None:
    told: list[object] = []
    for signal in (model.items_dropped, model.statements_dropped, model.articles_dropped):
        signal.connect(lambda *given: told.append(given))
    data = QMimeData()
    data.setText("some words")
    data.setData(ITEMS_FORMAT, b"not json")

    drop(model, data, 1)

    assert told == [([], 1, 0)]


def test_a_changed_row_is_told_without_a_reset(model: OutlineModel, qtbot: object) -> None:
    resets: list[object] = []
    changes: list[int] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda top, _bottom: changes.append(top.row()))

    model.show_rows((*ROWS[:2], OutlineRow(RowKind.STATEMENT, 12, 1, 1, "We […]."), ROWS[3]))

    assert (resets, changes) == ([], [2])


def test_a_screen_reader_hears_what_a_row_is(model: OutlineModel) -> None:
    spoken = model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Statement by Ana Kos, direct: We agree."
