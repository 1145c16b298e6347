"""Measures how well the text of printed pages is read, beside pypdf and pdftotext in the same run.

    python benchmarks/formats.py [--pages 30] [--seed 7]

The pages are made here from the shipped sample articles, shuffled sentence by sentence, in one to three
columns, painted column by column or row by row across the columns (as some programs do), with words broken
at line ends, running heads with a number on the outer side, page numbers, a headline over all columns, and
in one kind a table of figures. What is counted is the F1 of runs of four words against the text that was
set: heads, numbers and broken words are errors. The baselines get the help that a careful caller would
give: `-` at a line end is joined. pdftotext is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import pyphen  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from briefing_app.intake.formats.pdf.reader import read_pdf  # noqa: E402
from briefing_app.paths import resource  # noqa: E402
from briefing_app.workspace.samples import sample_files  # noqa: E402

SIZE, LEADING, GUTTER, MARGIN, TOP, BOTTOM = 9.5, 12.0, 18.0, 50.0, 760.0, 70.0


@dataclass(frozen=True)
class Kind:
    """How pages are set: columns, painted row by row or not, words broken or not."""

    columns: int
    by_rows: bool = False
    broken: bool = True
    tables: bool = False

    @property
    def name(self) -> str:
        """Return what the kind is called in the table."""
        how = "by row" if self.by_rows else "by column"
        return f"{self.columns} {how}{' broken' if self.broken else ''}{' table' if self.tables else ''}"


KINDS = (
    Kind(1),
    Kind(2, broken=False),
    Kind(2),
    Kind(3),
    Kind(2, by_rows=True),
    Kind(3, by_rows=True),
    Kind(1, tables=True),
)


def sentences() -> list[str]:
    """Return the sentences of the sample articles."""
    found: list[str] = []
    for path in sample_files():
        for block in path.read_text("utf-8").split("\n\n"):
            if ": " not in block[:20] and len(block) > 80:
                found += re.findall(r"[^.!?]+[.!?][”\"]?(?=\s|$)", " ".join(block.split()))
    return [text.strip() for text in found if len(text.split()) > 4]


def story(pool: list[str], words: int, draw: random.Random) -> list[str]:
    """Return paragraphs of about so many words."""
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = " ".join(draw.choice(pool) for _ in range(draw.randint(2, 4)))
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return paragraphs


def broken(paragraph: str, width: float, breaks: pyphen.Pyphen | None) -> Iterator[str]:
    """Yield the lines of a paragraph, words broken where the dictionary allows."""

    def fits(text: str) -> bool:
        return pdfmetrics.stringWidth(text, "Bench", SIZE) <= width

    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        pairs = breaks.iterate(word) if breaks is not None and word.isalpha() else ()
        start, rest = next(((a, b) for a, b in pairs if fits(f"{line} {a}-")), ("", word))
        yield f"{line} {start}-".strip() if start else line
        line = rest
    yield line


def made(kind: Kind, pages: int, pool: list[str], draw: random.Random) -> tuple[bytes, str]:
    """Return a PDF of the kind and the text that was set."""
    if "Bench" not in pdfmetrics.getRegisteredFontNames():
        font = next(Path(resource("fonts")).rglob("*Serif4-Regular.ttf"))
        pdfmetrics.registerFont(TTFont("Bench", font))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    breaks = pyphen.Pyphen(lang="en_GB") if kind.broken else None
    width = (A4[0] - 2 * MARGIN - GUTTER * (kind.columns - 1)) / kind.columns
    texts: list[str] = []
    for page in range(1, pages + 1):
        canvas.setFont("Bench", 8)
        canvas.drawString(
            MARGIN, 800, f"THE HARBOUR POST  {page}" if page % 2 else f"{page}  THE HARBOUR POST"
        )
        canvas.drawCentredString(A4[0] / 2, 30, f"– {page} –")
        headline = draw.choice(pool)[:60]
        canvas.setFont("Bench", 20)
        canvas.drawString(MARGIN, TOP + 12, headline)
        texts.append(headline)
        lines = []
        room = kind.columns * int((TOP - 30 - BOTTOM) / LEADING) - (10 if kind.tables else 0)
        for paragraph in story(pool, 2_000, draw):
            setting = list(broken(paragraph, width - 8, breaks))
            if len(lines) + len(setting) > room:
                break
            texts.append(paragraph)
            lines += [("   " if number == 0 else "") + line for number, line in enumerate(setting)]
        rows = int((TOP - 30 - BOTTOM) / LEADING)
        rows = min(rows, -(-len(lines) // kind.columns))
        placed = []
        for number, line in enumerate(lines):
            column, row = divmod(number, rows)
            placed.append((MARGIN + column * (width + GUTTER), TOP - 30 - row * LEADING, line))
        if kind.by_rows:
            placed.sort(key=lambda place: (-place[1], place[0]))
        canvas.setFont("Bench", SIZE)
        for x, y, line in placed:
            indent = 10 if line.startswith("   ") else 0
            canvas.drawString(x + indent, y, line.strip())
        if kind.tables:
            for row in range(4):
                cells = [
                    f"Pier {draw.randint(1, 99)}",
                    f"{draw.randint(100, 999)}",
                    f"{draw.randint(10, 99)} %",
                ]
                for number, cell in enumerate(cells):
                    canvas.drawString(MARGIN + 150 * number, BOTTOM + (8 - row) * LEADING, cell)
                texts.append(" ".join(cells))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), "\n".join(texts)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in a text."""
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def score(found: str, wanted: str) -> float:
    """Return the F1 of the runs of four words."""
    ours, theirs = runs(found), runs(wanted)
    common = sum((ours & theirs).values())
    return 2 * common / max(1, sum(ours.values()) + sum(theirs.values()))


def by_program(data: bytes) -> str:
    """Return what the intake reads."""
    reading = read_pdf(data)
    return f"{reading.headline}\n\n{reading.text}"


def by_pypdf(data: bytes) -> str:
    """Return what pypdf reads, words at line ends joined."""
    from pypdf import PdfReader

    return joined("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def by_pdftotext(data: bytes) -> str:
    """Return what pdftotext reads, words at line ends joined."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["pdftotext", file.name, "-"], capture_output=True, check=True)
    return joined(done.stdout.decode("utf-8", "replace"))


def joined(text: str) -> str:
    """Join words that were broken at line ends."""
    return re.sub(r"(\w)-\n(\w)", r"\1\2", text)


def main() -> None:
    """Print a table: a row for each kind of page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    readers: dict[str, Callable[[bytes], str]] = {"program": by_program, "pypdf": by_pypdf}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = by_pdftotext
    pool = sentences()
    print(f"{options.pages} pages a kind, F1 of runs of four words; pages a second in brackets")
    print("".join(f"{head:>20}" for head in ("", *readers)))
    for kind in KINDS:
        data, wanted = made(kind, options.pages, pool, random.Random(options.seed))
        cells = []
        for read in readers.values():
            started = time.perf_counter()
            found = read(data)
            pace = options.pages / (time.perf_counter() - started)
            cells.append(f"{score(found, wanted):.3f} ({pace:,.0f})")
        print(f"{kind.name:>20}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
