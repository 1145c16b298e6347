"""The bar over the reader, and the line under the headline, in narrow windows."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from briefing_app.ui.read.text.reader_bar import ReaderBar


def test_the_legend_is_whole_or_not_there(desk, qtbot):
    bar = ReaderBar(desk)
    qtbot.addWidget(bar)
    seen = set()
    for width in range(420, 1000, 20):
        bar.resize(width, bar.height())
        bar.show()
        legend = next(one for one in bar.findChildren(QLabel) if one.text() == "Organisation")
        qtbot.wait(1)
        seen.add(legend.isVisible())
        if legend.isVisible():
            assert legend.width() >= legend.sizeHint().width()
    assert seen == {False, True}


def test_short_details_are_not_torn_at_the_end_of_a_line(reader):
    words = reader.document().findBlockByNumber(2).text()
    assert "22\u00a0November\u00a02026" in words
    assert "\u00a0words" in words
