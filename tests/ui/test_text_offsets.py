"""Code points and UTF-16 units, there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.ui.text_offsets import TextOffsets

TEXTS = st.text(st.sampled_from("ab é“\n🚢😀𝒳"), max_size=40)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_place_is_where_qt_counts_it(text):
    offsets = TextOffsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_qt(place) == units(text[:place])
        assert offsets.from_qt(offsets.to_qt(place)) == place


def test_a_place_inside_a_pair_is_the_one_before_the_character():
    offsets = TextOffsets("a🚢b")
    assert [offsets.from_qt(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
