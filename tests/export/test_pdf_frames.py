"""Where the text stands on the sheet: binding, margins for notes, fronts and backs, sheets on their side."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import documents
import pytest
from documents import words
from needed import needed
from pdf_readers import reader, style

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import PageBreak, Paragraph, Role
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf.boxes import Picture
from briefing_app.export.pdf.writer import lay_out, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.export.rendered import Rendered

BINDING, NOTES = 22.7, 156.0
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
SENTENCE = "The harbour was calm and every vessel that wished to leave left it before the evening. "
LEAF = Paragraph(Role.ITEM_BODY, words(SENTENCE * 6))


def framed(**page: object) -> HouseStyle:
    return replace(style(), page=replace(style().page, **page))


def edges(rendered: Rendered) -> list[tuple[float, float, float]]:
    """Return the left and the right edge of the words on each page as painted, and its width."""
    command = [needed("pdftotext", "poppler-utils"), "-bbox", "-", "-"]
    told = subprocess.run(command, input=rendered.data, capture_output=True, check=True).stdout.decode()
    found = []
    for page in told.split("<page ")[1:]:
        boxes = [tuple(map(float, box)) for box in _WORD.findall(page)]
        width = float(re.match(r'width="([\d.]+)"', page)[1])
        found.append((min(box[0] for box in boxes), max(box[2] for box in boxes), width))
    return found


def leaves(*turns: bool | None, paper: Paper = Paper.A4):
    blocks = [LEAF]
    for turn in turns:
        blocks += [PageBreak(landscape=turn), LEAF]
    return documents.of(*blocks, paper=paper)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_binding_and_a_margin_for_notes_are_left_empty(paper):
    plain = edges(write_pdf(leaves(paper=paper), style()))[0]
    kept = edges(write_pdf(leaves(paper=paper), framed(binding=BINDING, note_margin=NOTES)))[0]
    assert kept[0] - plain[0] == pytest.approx(BINDING, abs=1)
    assert plain[1] - kept[1] == pytest.approx(NOTES, abs=1)


def test_mirrored_pages_have_what_is_inside_always_inside():
    mirrored = framed(binding=BINDING, note_margin=NOTES, mirrored=True)
    found = edges(write_pdf(leaves(None, None, None), mirrored))
    assert len(found) == 4
    for (left, right, width), (next_left, next_right, _) in pairwise(found):
        assert right - left == pytest.approx(next_right - next_left, abs=0.5)
        assert abs(left - next_left) == pytest.approx(
            NOTES + mirrored.page.right - mirrored.page.left - BINDING, abs=0.5
        )
        assert width == found[0][2]
    assert found[0][0] == pytest.approx(found[2][0], abs=0.1)
    outside = [found[0][2] - found[0][1], found[1][0]]
    assert min(outside) >= NOTES


@pytest.mark.parametrize("paper", list(Paper))
def test_sheets_on_their_side_are_turned_and_carry_their_own_furniture(paper):
    rendered = write_pdf(leaves(True, None, False, paper=paper), style())
    boxes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader(rendered).pages]
    assert [width > height for width, height in boxes] == [False, True, True, False]
    assert boxes[1] == (boxes[0][1], boxes[0][0])
    for (left, right, width), (sheet, _) in zip(edges(rendered), boxes, strict=True):
        assert width == pytest.approx(sheet, abs=0.01)
        assert 0 < left < 80
        assert width - right < 90  # the marking at the right moves out with the edge of its sheet


def test_the_frame_of_a_page_does_not_depend_on_those_before_it():
    alone = lay_out(leaves(True), style()).pages[1].frame
    after = lay_out(leaves(False, True, False, True), style()).pages[4].frame
    assert alone == after


@pytest.mark.parametrize("name", house_style_names())
def test_an_emblem_stands_at_the_left_of_page_one_no_higher_than_twenty_millimetres(
    name: str, tmp_path: Path
):
    (tmp_path / "arms.png").write_bytes(documents.picture(120, 160))
    bare = load_house_style(name)
    with_arms = replace(bare, emblem=tmp_path / "arms.png", emblem_alt="Arms of Valdoria")
    laid_out = lay_out(documents.whole(), with_arms)
    strip = laid_out.pages[0].placed[0].strip
    (arms,) = (item for item in strip.items if isinstance(item, Picture))
    assert arms.x == laid_out.frame.left
    assert arms.height == pytest.approx(20 * 72 / 25.4)
    assert arms.width == pytest.approx(arms.height * 120 / 160)
    rendered = write_pdf(documents.whole(), with_arms)
    assert not rendered.warnings
    assert len(reader(rendered).pages[0].images) == 1
    (tmp_path / "arms.png").write_bytes(documents.picture()[:60])
    (warning,) = write_pdf(documents.whole(), with_arms).warnings
    assert "arms.png" in warning
    assert bare.name in warning
