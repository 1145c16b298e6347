"""How long a Word file of 10, 100 and 1,000 pages takes, beside joining the same XML as strings.

`python benchmarks/build_docx.py [pages …]` prints medians of processor time. The baseline is the
least that any writer must do: the finished parts of our own file, cut into their elements as
strings, are joined, encoded and zipped at the same compression. Plain python-docx calls and, where
it is installed, docxtpl write the same words; `rivals.py` has pandoc and LibreOffice. The layout that
gives the contents their page numbers is timed apart. Words are drawn from the sample articles, so
that they pack as real ones do; those that packed like one sentence said over and over would
flatter the baseline.
"""

from __future__ import annotations

import io
import random
import re
import statistics
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "export"), str(ROOT / "benchmarks")]

import documents  # noqa: E402  (found beside the tests)
import rivals  # noqa: E402

from briefing_app.document.house_style_file import load_house_style  # noqa: E402
from briefing_app.document.nodes import (  # noqa: E402
    Block,
    Document,
    Inlines,
    Paragraph,
    Quotation,
    SourceEntry,
    Sources,
    Text,
)
from briefing_app.export.docx.writer import write_docx  # noqa: E402
from briefing_app.export.formats import render, word_pages  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS_A_PAGE = 3.7
ROUNDS = {10: 15, 100: 7}
MEMORY_OF = "--memory-of"


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == [MEMORY_OF]:
        _memory_of(int(sys.argv[2]))
        return
    style = load_house_style("ministry")
    sizes = [int(argument) for argument in sys.argv[1:]] or [10, 100, 1000]
    write_docx(documents.whole(), style)
    heads = (
        "pages",
        "writer",
        "strings",
        "ratio",
        "ms/page",
        "kB",
        "python-docx",
        "docxtpl",
        "layout",
        "peak MB",
    )
    print("".join(f"{head:>12}" for head in heads))
    per_page = []
    for pages in sizes:
        document = varied(documents.long_review(round(pages * ITEMS_A_PAGE)))
        data = write_docx(document, style)
        elements = cut(data)
        rounds = ROUNDS.get(pages, 3)
        ours, bare = _medians(rounds, lambda d=document: write_docx(d, style), lambda e=elements: joined(e))
        pieces = list(rivals._pieces(document))
        plain, *_ = _medians(1, lambda p=pieces: rivals._python_docx(p))
        templated = "–"
        if find_spec("docxtpl") is not None:
            seconds, *_ = _medians(1, lambda p=pieces: rivals._docxtpl(p))
            templated = f"{seconds / ours:.1f} x"
        layout, *_ = _medians(rounds, lambda d=document: word_pages(d, style))
        per_page.append(ours * 1000 / pages)
        cells = (
            str(pages), f"{ours * 1000:.0f} ms", f"{bare * 1000:.0f} ms", f"{ours / bare:.2f}",
            f"{ours * 1000 / pages:.2f}", str(len(data) // 1024), f"{plain / ours:.1f} x", templated,
            f"{layout * 1000:.0f} ms", _peak(pages),
        )  # fmt: skip
        print("".join(f"{cell:>12}" for cell in cells))
    print("peak MB: of the writer alone, of the writer and the layout")
    print(f"cost of a page, most beside least: {max(per_page) / min(per_page):.2f}")
    if find_spec("docxtpl") is None:
        print("docxtpl is not installed.")


def varied(document: Document) -> Document:
    """Return `document` with sentences of the sample articles in the place of its longer words."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "resources" / "samples").glob("*.txt"))
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?”])\s+", text) if 20 < len(s) < 400]
    draw = random.Random(231)

    def other(inlines: Inlines) -> Inlines:
        return tuple(
            _drawn(inline, sentences, draw) if isinstance(inline, Text) else inline for inline in inlines
        )

    def block(one: Block) -> Block:
        match one:
            case Paragraph(inlines=inlines):
                return replace(one, inlines=other(inlines))
            case Quotation(content=content):
                return replace(one, content=other(content))
            case Sources(entries=entries):
                return replace(one, entries=tuple(SourceEntry(e.number, other(e.inlines)) for e in entries))
            case _:
                return one

    return replace(document, blocks=tuple(map(block, document.blocks)))


def _drawn(inline: Text, sentences: list[str], draw: random.Random) -> Text:
    if len(inline.text) < 40:
        return inline
    words = ""
    while len(words) < len(inline.text):
        words += draw.choice(sentences) + " "
    return replace(inline, text=words[: max(len(inline.text), words.rfind(" ", 0, len(inline.text)))])


def cut(data: bytes) -> list[tuple[str, list[str] | bytes]]:
    """Return the parts of a Word file, those of XML cut before each tag."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    return [
        (name, re.split(r"(?=<)", part.decode()) if name.endswith((".xml", ".rels")) else part)
        for name, part in parts
    ]


def joined(parts: list[tuple[str, list[str] | bytes]]) -> bytes:
    """Return `parts` joined, encoded and zipped."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts:
            package.writestr(name, part if isinstance(part, bytes) else "".join(part).encode())
    return stream.getvalue()


def _medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the median processor time of each of `works`, which take turns."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(taken, works, strict=True):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return [statistics.median(times) for times in taken]


def _peak(pages: int) -> str:
    """Return the most megabytes that a process holds that writes so many pages, without and with layout."""
    command = [sys.executable, __file__, MEMORY_OF, str(pages)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _memory_of(pages: int) -> None:
    document = varied(documents.long_review(round(pages * ITEMS_A_PAGE)))
    style = load_house_style("ministry")
    write_docx(document, style)
    alone = _most_held()
    render(document, style, "docx")
    print(f"{alone}, {_most_held()}")


def _most_held() -> int:
    """Return the most memory this process has held, in megabytes; what its parent held does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]


if __name__ == "__main__":
    main()
