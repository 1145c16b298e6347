"""How long a PDF of 10, 100 and 1,000 pages takes, beside two baselines made in the same run.

`python benchmarks/build_pdf.py [repetitions]` prints medians of processor time, and the most memory
that a process needs for each length; ours are tagged and archival files, theirs are not. The first
baseline draws the very lines of our pages, already broken, with ReportLab's plain canvas
(`setFont`, `drawString`): what any writer must at least do. The second hands the same
paragraphs to Platypus, ReportLab's own layout engine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "export"), str(ROOT / "tests")]

import documents  # noqa: E402  (found beside the tests)
import pdf_readers  # noqa: E402

from briefing_app.document.house_style_file import load_house_style  # noqa: E402
from briefing_app.document.nodes import Paragraph, Quotation, plain  # noqa: E402
from briefing_app.export.pdf.boxes import Words  # noqa: E402
from briefing_app.export.pdf.writer import lay_out, write_pdf  # noqa: E402

ITEMS = {10: 27, 100: 357, 1000: 3700}
FEWER = 500
"""Pages from which one repetition in three is enough."""


def main() -> None:
    """Print the table."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    style = load_house_style("ministry")
    write_pdf(documents.whole(), style)
    for pages, items in ITEMS.items():
        repetitions = asked if pages < FEWER else max(1, asked // 3)
        document = documents.long_review(items)
        pieces = _drawn(document, style)
        found = write_pdf(document, style)
        bare = _median(lambda p=pieces: _bare(p, style), repetitions)
        ours = _median(lambda d=document: write_pdf(d, style), repetitions)
        platypus = _median(lambda d=document: _platypus(d, style), max(1, repetitions // 3))
        print(
            f"{pages:4} pages asked, {found.pages} made, {len(found.data) // 1024} KiB:"
            f" bare canvas {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms ({ours / bare:.2f}x),"
            f" Platypus {platypus * 1000:.0f} ms ({platypus / bare:.2f}x);"
            f" {ours * 1000 / found.pages:.1f} ms a page, {_peak(items)} MB at most"
        )


def _peak(items: int) -> str:
    """Return the most memory, in megabytes, that a process needs that writes one file and ends."""
    program = (
        "import sys; sys.path[:0] = sys.argv[2:]; import documents\n"
        "from briefing_app.document.house_style_file import load_house_style\n"
        "from briefing_app.export.pdf.writer import write_pdf\n"
        "write_pdf(documents.long_review(int(sys.argv[1])), load_house_style('ministry'))\n"
        "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) // 1024)\n"
    )
    if not Path("/proc/self/status").exists():
        return "?"
    command = [sys.executable, "-c", program, str(items), *sys.path[:2]]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _median(work, repetitions: int) -> float:
    taken = []
    for _ in range(repetitions):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def _drawn(document, style) -> list[list[tuple[str, float, float, float, str]]]:
    """Return (face, size, x, y, words) of every run on every page."""
    laid_out = lay_out(document, style)
    words_of = {
        name: {code: source for (_, source), code in font.codes.items()}
        for name, font in laid_out.book._fonts.items()
    }
    pages = []
    for page in laid_out.pages:
        runs = []
        for placed in page.placed:
            for item in placed.strip.items:
                if not isinstance(item, Words):
                    continue
                x = item.x
                for look, body in item.line.runs:
                    text = "".join(words_of[look.face][code] for code in pdf_readers.codes_of(body))
                    runs.append((look.face, look.size, x, placed.y + item.y, text))
                    x += len(text) * look.size * 0.5
        pages.append(runs)
    return pages


def _register(style) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, face in style.faces.items():
        if name not in pdfmetrics._fonts:
            pdfmetrics.registerFont(TTFont(name, str(face.path)))


def _bare(pages, style) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    _register(style)
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595.276, 841.89), pageCompression=1)
    for runs in pages:
        for face, size, x, y, text in runs:
            canvas.setFont(face, size)
            canvas.drawString(x, 841.89 - y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _platypus(document, style) -> bytes:
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import KeepTogether, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Flowable

    _register(style)
    text = ParagraphStyle("text", fontName="serif", fontSize=10.5, leading=14)
    story = []
    for block in document.blocks:
        match block:
            case Paragraph():
                story.append(Flowable(escape(plain(block.inlines)), text))
            case Quotation():
                parts = (block.attribution, block.content)
                story.append(KeepTogether([Flowable(escape(plain(part)), text) for part in parts]))
            case _ if getattr(block, "inlines", ()):
                story.append(Flowable(escape(plain(block.inlines)), text))
    file = BytesIO()
    SimpleDocTemplate(file, leftMargin=186, rightMargin=61).build(story)
    return file.getvalue()


if __name__ == "__main__":
    main()
