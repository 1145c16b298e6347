"""Paper and Word say the same: every word of a document, once, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import documents
import pytest
from docx_words import words_of
from pdf_readers import body, poppler, printed, style, word_list

from briefing_app.document.nodes import ItemHead, plain
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.docx.writer import write_docx
from briefing_app.export.pdf.writer import lay_out

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document


def words_in_word(document: Document) -> list[str]:
    pages = {anchor: page + 1 for anchor, (page, _) in lay_out(document, style()).anchors().items()}
    data = write_docx(document, style(), pages)
    return [word.casefold() for word in word_list(" ".join(words_of(data)))]


def words_on_paper(document: Document) -> list[str]:
    """Return the words of the PDF; genre and tag, read after a headline there, stand before it in Word."""
    found = [word.casefold() for word in body(printed(document), document)]
    place = 0
    for block in document.blocks:
        if isinstance(block, ItemHead):
            marks = word_list(f"{block.genre} {block.tag}".casefold())
            number, *headline = word_list(f"{block.number} {plain(block.inlines)}".casefold())
            printed_so = [number, *headline, *marks]
            length = len(printed_so)
            place = next(n for n in range(place, len(found)) if found[n : n + length] == printed_so)
            found[place : place + length] = [number, *marks, *headline]
            place += length
    return found


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("items", [12, 40])
def test_the_words_of_both_files_are_the_same_in_the_same_order(paper: Paper, items: int) -> None:
    document = documents.whole(paper, items)
    assert words_in_word(document) == words_on_paper(document)


def test_a_long_review_says_the_same_in_both_files() -> None:
    document = documents.long_review()
    found = words_in_word(document)
    assert len(found) > 5000
    assert found == words_on_paper(document)


def test_poppler_too_finds_every_word_of_the_word_file_on_paper() -> None:
    document = documents.whole()
    on_paper = set(word_list(poppler(printed(document)).casefold()))
    assert set(words_in_word(document)) <= on_paper
