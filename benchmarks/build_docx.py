"""How long a Word file of 10 and of 100 pages takes, beside the least work that could make one.

The baseline joins the same words with the least markup and zips them. Both run in turn in one
process; medians are of CPU time. Run: python benchmarks/build_docx.py
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "export")]

from docx_documents import long_document  # noqa: E402

from briefing_app.document.house_style import load_house_style  # noqa: E402
from briefing_app.document.nodes import Document, Heading, ItemHead, Paragraph, Quotation, plain  # noqa: E402
from briefing_app.export.docx.writer import write_docx  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS_A_PAGE = 2.5
ROUNDS = 9


def baseline(document: Document) -> bytes:
    """Return the words of `document` as bare paragraphs in a zip."""
    parts = []
    for block in document.blocks:
        match block:
            case Heading(inlines=inlines) | ItemHead(inlines=inlines) | Paragraph(inlines=inlines):
                parts.append(plain(inlines))
            case Quotation(attribution=attribution, content=content):
                parts += (plain(attribution), plain(content))
            case _:
                pass
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", body)
    return stream.getvalue()


def seconds(task: Callable[[], object]) -> float:
    """Return the CPU time of one call."""
    start = time.process_time()
    task()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    style = load_house_style("ministry")
    first = seconds(lambda: write_docx(long_document(1), style))
    print(f"first file, imports included: {first * 1000:.0f} ms")
    print(
        f"{'pages':>6} {'items':>6} {'writer':>10} {'baseline':>10} {'ratio':>7} {'ms/page':>10} {'size':>7}"
    )
    times = {}
    for pages in (10, 100, 1000):
        items = round(pages * ITEMS_A_PAGE)
        document = long_document(items)
        rounds = ROUNDS if pages < 1000 else 3
        pairs = [
            (seconds(lambda d=document: write_docx(d, style)), seconds(lambda d=document: baseline(d)))
            for _ in range(rounds)
        ]
        ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
        times[pages] = min(pair[0] for pair in pairs)
        size = len(write_docx(document, style)) / 1024
        print(
            f"{pages:>6} {items:>6} {ours * 1000:>7.1f} ms {bare * 1000:>7.2f} ms {ours / bare:>7.1f}"
            f" {ours * 1000 / pages:>10.2f} {size:>5.0f} kB"
        )
    print(f"100 → 1000 pages takes {times[1000] / times[100]:.1f} times as long (best of each)")


if __name__ == "__main__":
    main()
