"""One article that cannot be read takes no neighbour along."""

from __future__ import annotations

import pytest

from briefing_app.errors import Refused
from briefing_app.intake.formats.several import each
from briefing_app.intake.reading import Reading


def _raise(error: BaseException):
    raise error


def test_refusals_faults_and_nothing_leave_the_others_as_they_are():
    good = Reading("Some text.")
    found = list(
        each(
            (
                lambda: good,
                lambda: _raise(Refused("Too old.")),
                lambda: None,
                lambda: _raise(ZeroDivisionError()),
                lambda: good,
            )
        )
    )
    assert [type(part) for part in found] == [Reading, Refused, Refused, Reading]
    assert [part.what for part in found if isinstance(part, Refused)] == [
        "Too old.",
        "This article is damaged and cannot be read.",
    ]


def test_a_lack_of_memory_is_not_taken_for_a_fault_of_the_article():
    with pytest.raises(MemoryError):
        list(each([lambda: _raise(MemoryError())]))
