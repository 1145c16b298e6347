"""Whether what is very long costs more than its length: PDF and DOCX of inputs of two sizes.

`python benchmarks/long_inputs.py` prints processor seconds for each input, the longer one four times
(the document three times) as long as the other, and how many times as much the longer one takes.
About as many is well; much more means that something is looked through again and again.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "export")]

import documents  # noqa: E402  (found beside the tests)

from briefing_app.document.house_style_file import load_house_style  # noqa: E402
from briefing_app.document.nodes import (  # noqa: E402
    Column,
    Document,
    PageBreak,
    Paragraph,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.export.formats import render  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ISSUES = 60


def main() -> None:
    """Print the table."""
    style = load_house_style("ministry")
    for kind in ("pdf", "docx"):
        render(documents.whole(), style, kind)
    for name, make, sizes in INPUTS:
        for kind in ("pdf", "docx"):
            taken = []
            for size in sizes:
                document = make(size)
                start = time.process_time()
                render(document, style, kind)
                taken.append(time.process_time() - start)
            print(
                f"{name:28} {kind:4} {sizes[0]}: {taken[0]:.2f} s, {sizes[1]}: {taken[1]:.2f} s,"
                f" {taken[1] / taken[0]:.1f} times as much for {sizes[1] / sizes[0]:.1f} times the length"
            )


def _words(count: int) -> Document:
    words = " ".join(f"word{number % 7919}" for number in range(count))
    return documents.of(Paragraph(Role.ITEM_BODY, (Text(words),)))


def _letters(count: int) -> Document:
    return documents.of(Paragraph(Role.ITEM_BODY, (Text("x" * count),)))


def _rows(count: int) -> Document:
    rows = tuple(((Text(f"Row {row}"),), (Text("some words here"),), (Text("more"),)) for row in range(count))
    return documents.of(Table(tuple(map(Column, "ABC")), rows, "Rows"))


def _matrix(actors: int) -> Document:
    columns = tuple(Column(f"Issue {number}") for number in range(ISSUES + 1))
    rows = tuple(
        (
            (Text(f"Ana {actor} Kos"),),
            *(((Text("+ “We will”"),) if (actor + issue) % 3 else ()) for issue in range(ISSUES)),
        )
        for actor in range(actors)
    )
    return documents.of(
        PageBreak(landscape=True), Table(columns, rows, "Who says what", row_heads=1, wide=True)
    )


def _sources(count: int, *, cited: bool = False) -> Document:
    entries = tuple(
        SourceEntry(number, (Text(f"“Headline {number}”, Coast Daily, https://example.org/{number}"),))
        for number in range(1, count + 1)
    )
    said = [
        Paragraph(Role.ITEM_BODY, (Text("Some words "), SourceRef((number,))))
        for number in range(1, count + 1)
        if cited
    ]
    return documents.of(*said, Sources("Sources", entries))


INPUTS: tuple[tuple[str, Callable[[int], Document], tuple[int, int]], ...] = (
    ("document, in items", documents.long_review, (3700, 11_100)),
    ("words in a paragraph", _words, (50_000, 200_000)),
    ("letters in a word", _letters, (50_000, 200_000)),
    ("rows of a table", _rows, (5_000, 20_000)),
    (f"actors by {ISSUES} issues", _matrix, (100, 400)),
    ("sources in two columns", _sources, (1_250, 5_000)),
    ("sources, each cited", lambda count: _sources(count, cited=True), (1_250, 5_000)),
)


if __name__ == "__main__":
    main()
