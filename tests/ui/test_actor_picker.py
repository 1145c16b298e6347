"""Where the picker of actors stands, and how its choice is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListWidget

from briefing_app.ui.read.actors.actor_picker import ActorPicker


@pytest.fixture
def picker(window, desk):
    made = ActorPicker(desk.workspace.store, desk.theme, window, nobody="Nobody who is named")
    yield made
    made.close()


def actors(desk):
    return [actor for actor, _ in desk.workspace.store.actors_of(1)]


def around(picker, under, over):
    """Return the two distances between the picker and what it must not cover."""
    return picker.y() - under, over - (picker.y() + picker.height())


def test_the_picker_stands_under_the_words_where_there_is_room(picker, desk):
    picker.pick("Who said it?", actors(desk), QPoint(60, 200), over=QPoint(60, 160))
    assert around(picker, 200, 160)[0] >= 0


@pytest.mark.parametrize("under", [500, 560, 700, 790])
def test_the_picker_never_covers_the_words_it_is_about(picker, desk, under):
    picker.pick("Who said it?", actors(desk), QPoint(60, under), over=QPoint(60, under - 90))
    assert max(around(picker, under, under - 90)) >= 0
    screen = picker.screen().availableGeometry()
    assert screen.contains(picker.frameGeometry())


def test_the_choice_that_enter_takes_is_coloured(picker, desk, qtbot):
    picker.pick("Who said it?", actors(desk), QPoint(60, 100))
    chosen = picker.findChild(QListWidget)
    qtbot.waitExposed(picker)
    place = chosen.visualItemRect(chosen.item(0))
    other = chosen.visualItemRect(chosen.item(1))
    picture = chosen.viewport().grab().toImage()
    assert picture.pixelColor(place.right() - 12, place.center().y()) == desk.theme.colour("accent_soft")
    assert picture.pixelColor(other.right() - 12, other.center().y()) == desk.theme.colour("raised")
