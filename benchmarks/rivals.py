"""How long the same words take in our writers and in the tools that others would reach for.

`python benchmarks/rivals.py [pages …] [--slow]` prints processor seconds, children included, each
beside ours in the same run. Every tool gets what it is good at: headings, paragraphs,
quotations, contents; none but ours numbers, tags, marks or notes. Tools that are not installed
are named and left out; `--slow` runs those that take minutes at 1,000 pages, too.
"""

from __future__ import annotations

import argparse
import html
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "export")]

import documents  # noqa: E402  (found beside the tests)

from briefing_app.document.house_style_file import load_house_style  # noqa: E402
from briefing_app.document.nodes import (  # noqa: E402
    Document,
    Emphasis,
    Heading,
    Inlines,
    ItemHead,
    Paragraph,
    Quotation,
    Sources,
    Table,
    plain,
)
from briefing_app.export.formats import render  # noqa: E402

ITEMS_A_PAGE = 3.7
SLOW_FROM = 300
"""Pages from which the slow tools are asked only with `--slow`."""


@dataclass(frozen=True)
class Piece:
    """A heading (`level` 1 or 2), a paragraph (0), a quotation (-1) or a row of a table (-2).

    `runs` are its words with their emphasis; a run that is `[3]` leads to source 3.
    """

    level: int
    runs: tuple[tuple[str, bool], ...]
    anchor: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(words for words, _ in self.runs)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[10, 100])
    parser.add_argument("--slow", action="store_true")
    options = parser.parse_args()
    style = load_house_style("ministry")
    documents_warm = documents.long_review(3)
    for kind in ("pdf", "docx"):
        render(documents_warm, style, kind)
    for pages in options.pages:
        document = documents.long_review(round(pages * ITEMS_A_PAGE))
        pieces = list(_pieces(document))
        for kind, rivals in (("pdf", _PDF), ("docx", _DOCX)):
            ours, made = _seconds(lambda d=document, k=kind: render(d, style, k))
            length = f"{made.pages} pages" if made.pages else f"{len(made.data) // 1024} kB"
            print(f"{kind} asked for {pages} pages: ours {ours:.2f} s ({length})")
            for name, needs, work in rivals:
                if missing := [what for what in needs if not _there(what)]:
                    print(f"    {name}: not installed ({', '.join(missing)})")
                elif pages >= SLOW_FROM and not options.slow and name in _SLOW:
                    print(f"    {name}: left out, takes minutes")
                else:
                    theirs, _ = _seconds(lambda w=work, p=pieces: w(p))
                    print(f"    {name}: {theirs:.2f} s, {theirs / ours:.1f} times ours")


def _pieces(document: Document) -> Iterator[Piece]:
    for block in document.blocks:
        match block:
            case Heading(inlines=inlines):
                yield Piece(1, _runs(inlines))
            case ItemHead(inlines=inlines):
                yield Piece(2, _runs(inlines))
            case Paragraph(inlines=inlines):
                yield Piece(0, _runs(inlines))
            case Quotation(attribution=attribution, content=content):
                yield Piece(0, _runs(attribution))
                yield Piece(-1, _runs(content))
            case Table(rows=rows):
                for row in rows:
                    yield Piece(-2, tuple((plain(cell), False) for cell in row))
            case Sources(entries=entries):
                for entry in entries:
                    runs = ((f"{entry.number} ", False), *_runs(entry.inlines))
                    yield Piece(0, runs, f"source-{entry.number}")
            case _:
                pass


def _runs(inlines: Inlines) -> tuple[tuple[str, bool], ...]:
    return tuple((plain((one,)), getattr(one, "emphasis", None) is Emphasis.STRONG) for one in inlines)


def _seconds(work: Callable[[], object]) -> tuple[float, object]:
    before = time.process_time() + _children()
    made = work()
    return time.process_time() + _children() - before, made


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _there(what: str) -> bool:
    return bool(shutil.which(what)) or (what.isidentifier() and find_spec(what) is not None)


def _platypus(pieces: list[Piece]) -> bytes:
    """Plain Platypus: contents by `multiBuild`, bold names, references as links, “Page x of y”."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import Table as Grid
    from reportlab.platypus.tableofcontents import TableOfContents

    sheet = getSampleStyleSheet()
    styles = {1: sheet["Heading1"], 2: sheet["Heading2"], 0: sheet["BodyText"], -1: sheet["Italic"]}

    class Template(BaseDocTemplate):  # type: ignore[misc, unused-ignore]
        def afterFlowable(self, flowable: object) -> None:  # noqa: N802
            name = getattr(getattr(flowable, "style", None), "name", "")
            if name.startswith("Heading"):
                text = flowable.getPlainText()  # type: ignore[attr-defined]
                self.notify("TOCEntry", (int(name[-1]) - 1, text, self.page))

    class Numbered(Canvas):  # type: ignore[misc, unused-ignore]
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)
            self.kept: list[dict[str, object]] = []

        def showPage(self) -> None:  # noqa: N802
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self.kept, 1):
                self.__dict__.update(page)
                self.drawString(72, 36, f"Page {number} of {len(self.kept)}")
                super().showPage()
            super().save()

    stream = BytesIO()
    template = Template(stream)
    frame = Frame(template.leftMargin, template.bottomMargin, template.width, template.height)
    template.addPageTemplates([PageTemplate(frames=[frame])])
    known = {one.anchor for one in pieces}
    story: list[object] = [TableOfContents()]
    for one in pieces:
        if one.level == -2:
            cells = [Flowing(html.escape(words), sheet["BodyText"]) for words, _ in one.runs]
            narrow = [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("LEFT", "RIGHT")]
            widths = [(frame.width - 12) / len(cells)] * len(cells)
            story.append(Grid([cells], widths, style=narrow))
        else:
            story.append(Flowing(_markup(one, known), styles[one.level]))
    template.multiBuild(story, canvasmaker=Numbered)
    return stream.getvalue()


def _markup(piece: Piece, known: set[str]) -> str:
    parts = [f'<a name="{piece.anchor}"/>'] if piece.anchor else []
    for words, strong in piece.runs:
        escaped = html.escape(words)
        target = f"source-{words.strip('[]')}"
        if words.startswith("[") and target in known:
            escaped = f'<a href="#{target}" color="#99211C">{escaped}</a>'
        parts.append(f"<b>{escaped}</b>" if strong else escaped)
    return "".join(parts)


def _weasyprint(pieces: list[Piece]) -> bytes:
    import weasyprint

    made: bytes = weasyprint.HTML(string=_html(pieces)).write_pdf()
    return made


def _office(pieces: list[Piece]) -> bytes:
    """LibreOffice from a Word file of the same words, which python-docx makes: a tenth of the time."""
    data = _python_docx(pieces)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.docx")
        path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path))
        return path.with_suffix(".pdf").read_bytes()


def _pandoc(pieces: list[Piece]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.html"), Path(folder, "out.docx")
        source.write_text(_html(pieces), encoding="utf-8")
        _run("pandoc", "--toc", "-s", str(source), "-o", str(target))
        return target.read_bytes()


def _python_docx(pieces: list[Piece]) -> bytes:
    import docx

    document = docx.Document()
    for one in pieces:
        if one.level > 0:
            document.add_heading(one.text, one.level)
        else:
            paragraph = document.add_paragraph(style="Quote" if one.level < 0 else None)
            for words, strong in one.runs:
                paragraph.add_run(words).bold = strong
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docxtpl(pieces: list[Piece]) -> bytes:
    """A template that chooses the style, and rich text for bold names."""
    import docx
    from docxtpl import DocxTemplate, RichText

    template = docx.Document()
    template.add_paragraph("{%p for level, words in pieces %}")
    for level, style in ((1, "Heading 1"), (2, "Heading 2"), (0, "Normal"), (-1, "Quote"), (-2, "Normal")):
        template.add_paragraph(f"{{%p if level == {level} %}}")
        template.add_paragraph("{{r words }}", style)
        template.add_paragraph("{%p endif %}")
    template.add_paragraph("{%p endfor %}")
    stream = BytesIO()
    template.save(stream)
    stream.seek(0)
    filled = DocxTemplate(stream)
    rich = []
    for one in pieces:
        words = RichText()
        for text, strong in one.runs:
            words.add(text, bold=strong)
        rich.append((one.level, words))
    filled.render({"pieces": rich})
    made = BytesIO()
    filled.save(made)
    return made.getvalue()


def _html(pieces: list[Piece]) -> str:
    tags = {1: "h1", 2: "h2", 0: "p", -1: "blockquote", -2: "p"}
    body = "".join(f"<{tags[one.level]}>{html.escape(one.text)}</{tags[one.level]}>" for one in pieces)
    return f"<!doctype html><title>Briefing</title><body>{body}</body>"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=1800)


_Rival = tuple[str, tuple[str, ...], Callable[[list[Piece]], bytes]]
_PDF: tuple[_Rival, ...] = (
    ("Platypus multiBuild", ("reportlab",), _platypus),
    ("LibreOffice", ("soffice",), _office),
    ("WeasyPrint", ("weasyprint",), _weasyprint),
)
_DOCX: tuple[_Rival, ...] = (
    ("python-docx", ("docx",), _python_docx),
    ("docxtpl", ("docxtpl",), _docxtpl),
    ("pandoc", ("pandoc",), _pandoc),
)
_SLOW = frozenset({"LibreOffice", "WeasyPrint", "Platypus multiBuild"})


if __name__ == "__main__":
    main()
