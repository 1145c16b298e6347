"""The commands, without a window: articles in, a briefing, an analysis or an answer out.

Every command returns 0 when all was done, 1 when some input was refused or some check
failed (each named on the error output, the rest done), 2 for wrong use.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from briefing_app import __version__
from briefing_app.domain.briefing import Paper, Tlp
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing_app.document.nodes import Document
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store
    from briefing_app.workspace.tasks import TakenAndRead

DONE, PARTLY, MISUSED = 0, 1, 2


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether `arguments` name no command and ask for no help, and so mean the window."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    asks = {"-h", "--help", "--version"} & set(arguments)
    if asks:
        return False
    return first is None or "--library" in arguments[: arguments.index(first)]


def window_options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of the window: `library`, a path or None."""
    parser = argparse.ArgumentParser(prog="main.py", description="Open the window.")
    parser.add_argument("--library", type=Path)
    return parser.parse_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except BriefingError as error:
        _complain(error)
        return PARTLY
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return PARTLY
    return code


def build_samples(outputs: Sequence[Path]) -> int:
    """Build a briefing from the sample articles into `outputs` and say where they lie."""
    from briefing_app.paths import resource

    for output in outputs:
        output.parent.mkdir(parents=True, exist_ok=True)
    samples = sorted(resource("samples").glob("*.txt"))
    return run(["build", *map(str, samples), *(f"--out={output}" for output in outputs)])


class _Parser(argparse.ArgumentParser):
    """Says in a sentence what was wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[:1].upper()}{message[1:]}. See “{self.prog} --help”.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="From news articles to a printed briefing. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Briefing Desk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    build = commands.add_parser("build", help="turn articles into a finished briefing")
    build.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE")
    build.add_argument("--out", action="append", required=True, type=Path, metavar="FILE")
    build.add_argument("--product", default="daily-press-review")
    build.add_argument("--title", default="")
    build.add_argument(
        "--language", default="en", metavar="CODE", help="en, fr, de, es, ru, uk, pl, ar or one of your own"
    )
    build.add_argument("--paper", choices=list(Paper), default=Paper.A4, type=Paper)
    build.add_argument("--house-style", default="ministry")
    build.add_argument("--word-template", type=Path, metavar="FILE", help="your own .docx or .dotx")
    build.add_argument("--organisation", action="append", default=[], metavar="LINE")
    build.add_argument("--tlp", choices=[tlp.removeprefix("TLP:") for tlp in Tlp if tlp], default="")
    build.add_argument("--classification", default="")
    build.set_defaults(command=_build)

    analyse = commands.add_parser("analyse", help="print the statements and actors of articles")
    analyse.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE")
    analyse.add_argument("--format", choices=["json", "text"], default="text")
    analyse.set_defaults(command=_analyse)

    take_in = commands.add_parser("import", help="take articles into a library")
    take_in.add_argument("articles", nargs="+", metavar="PATH")
    _with_library(take_in)
    take_in.set_defaults(command=_import)

    search = commands.add_parser("search", help="search a library")
    search.add_argument("query", nargs="+")
    search.add_argument("--format", choices=["json", "text"], default="text")
    search.add_argument("--limit", type=int, default=50)
    _with_library(search)
    search.set_defaults(command=_search)

    export = commands.add_parser("export", help="export a briefing of a library")
    export.add_argument("briefing", help="its title or number")
    export.add_argument("--out", action="append", required=True, type=Path, metavar="FILE")
    _with_library(export)
    export.set_defaults(command=_export)

    issue = commands.add_parser("issue", help="issue a briefing of a library: it gets its number, for good")
    issue.add_argument("briefing", help="its title or number")
    issue.add_argument("--out", action="append", default=[], type=Path, metavar="FILE")
    issue.add_argument("--cleared-by", default="", metavar="NAME", help="who clears it, if nobody has yet")
    _with_library(issue)
    issue.set_defaults(command=_issue)

    verify = commands.add_parser(
        "verify", help="find every quotation of a Word or PDF file again in its source"
    )
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--format", choices=["json", "text"], default="text")
    _with_library(verify)
    verify.set_defaults(command=_verify)

    check = commands.add_parser("check", help="check that a library is whole")
    _with_library(check)
    check.set_defaults(command=_check)
    return parser


def _with_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="FILE", help="instead of your own")


def _build(options: argparse.Namespace) -> int:
    from briefing_app.document.compose import compose
    from briefing_app.document.house_style import load_house_style
    from briefing_app.document.products.product_file import load_product
    from briefing_app.document.selecting.selection import draft
    from briefing_app.document.words.wording import load_wording
    from briefing_app.export.formats import page_count

    product = load_product(options.product)
    style = load_house_style(options.house_style)
    load_wording(options.language)
    now = datetime.now(UTC)
    taken, code = _take_in(options.articles, now)
    if not taken:
        print("No article could be read, so no briefing was built.", file=sys.stderr)
        return PARTLY
    briefing, material = draft(
        [read.article for read in taken],
        [read.analysis for read in taken],
        product,
        title=options.title,
        language=options.language,
        paper=options.paper,
        organisation=tuple(options.organisation),
        now=now,
        house_style=options.house_style,
        tlp=Tlp(f"TLP:{options.tlp}") if options.tlp else Tlp.NONE,
        classification=options.classification,
        pages_of=lambda document: page_count(document, style),
    )
    return max(code, _write(compose(briefing, material, product, now), options))


def _write(document: Document, options: argparse.Namespace) -> int:
    """Write `document` to every `--out`, and name each file on the output."""
    from briefing_app.document.house_style import load_house_style
    from briefing_app.export import formats

    style = load_house_style(getattr(options, "house_style", "ministry"))
    template = getattr(options, "word_template", None)
    if template is not None:
        style = replace(style, word_template=template)
    _name(zip(options.out, formats.export(document, style, options.out), strict=True))
    return DONE


def _analyse(options: argparse.Namespace) -> int:
    from briefing_app import reports

    taken, code = _take_in(options.articles, datetime.now(UTC))
    for read in taken:
        if options.format == "json":
            print(reports.analysis_line(read.path, read.article, read.analysis))
        else:
            print(reports.analysis_text(read.article, read.analysis))
    return code


def _import(options: argparse.Namespace) -> int:
    from briefing_app.workspace.intake import Duplicate, adopt_read

    addresses = [given for given in options.articles if "://" in given]
    for address in addresses:
        _complain(
            BriefingError(
                "Pages are not fetched from the network.",
                where=address,
                hint="Save the page as a file and import that.",
            )
        )
    now = datetime.now(UTC)
    code = PARTLY if addresses else DONE
    paths = [Path(given) for given in options.articles if "://" not in given]
    with _library(options, create=True) as store:
        for result in _read_each(paths, now):
            if isinstance(result, BriefingError):
                _complain(result)
                code = PARTLY
                continue
            outcome = adopt_read(store, result, now)
            if isinstance(outcome, Duplicate):
                print(f"{result.path}: already in the library as “{outcome.article.headline}”")
            else:
                found = len(result.analysis.statements)
                print(f"{result.path}: taken in as “{outcome.headline}” ({found} statements found)")
    return code


def _search(options: argparse.Namespace) -> int:
    from briefing_app import reports

    with _library(options) as store:
        hits = store.search(" ".join(options.query), options.limit)
        for hit in hits:
            print(reports.hit_line(hit) if options.format == "json" else reports.hit_text(hit))
    return DONE


def _export(options: argparse.Namespace) -> int:
    from briefing_app.cli_issuing import hand_over
    from briefing_app.workspace.workspace import Workspace

    with _library(options) as store:
        _name(hand_over(Workspace(store), options.briefing, options.out))
    return DONE


def _issue(options: argparse.Namespace) -> int:
    from briefing_app.cli_issuing import issue
    from briefing_app.workspace.workspace import Workspace

    with _library(options) as store:
        named, written = issue(Workspace(store), options.briefing, options.out, options.cleared_by)
        print(f"Issued as {named}")
        _name(written)
    return DONE


def _name(written: Iterable[tuple[Path, Rendered]]) -> None:
    """Name each file on the output, and what could not be shown in it on the error output."""
    for path, rendered in written:
        pages = f" ({rendered.pages} page{'s' if rendered.pages != 1 else ''})" if rendered.pages else ""
        print(f"{path}{pages}")
        for warning in rendered.warnings:
            print(f"{path}: {warning}", file=sys.stderr)


def _verify(options: argparse.Namespace) -> int:
    from briefing_app.progress import Silent
    from briefing_app.workspace.returned import telling
    from briefing_app.workspace.returned.comparing import compare
    from briefing_app.workspace.returned.reading import read_returned
    from briefing_app.workspace.workers.pool import WorkerPool

    if options.file.suffix.lower() not in (".pdf", ".docx"):
        print("Only Word and PDF files can be verified: FILE.pdf or FILE.docx.", file=sys.stderr)
        return MISUSED
    with WorkerPool(1) as pool:
        ((_, read),) = pool.run(read_returned, [options.file], Silent())
    if isinstance(read, BriefingError):
        raise read
    with _library(options) as store:
        report = compare(read, store)
    tell = telling.as_json if options.format == "json" else telling.as_text
    print(tell(str(options.file), report))
    return PARTLY if report.faults or not report.outcomes else DONE


def _check(options: argparse.Namespace) -> int:
    with _library(options) as store:
        faults = store.check()
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print("The library is whole.")
    return PARTLY if faults else DONE


@contextmanager
def _library(options: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """Give the library that the options name, or the user's own; it is closed whatever happens."""
    from briefing_app.paths import default_library
    from briefing_app.storage.store import Store

    path = options.library or default_library()
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path, create=create) as store:
        yield store


def _take_in(paths: Sequence[Path], now: datetime) -> tuple[list[TakenAndRead], int]:
    """Read and analyse `paths`; return what was read, each text once, and the exit code so far."""
    code = DONE
    taken: dict[str, TakenAndRead] = {}
    for result in _read_each(paths, now):
        if isinstance(result, BriefingError):
            _complain(result)
            code = PARTLY
        elif (first := taken.get(result.article.sha256)) is not None:
            print(f"{result.path}: the same text as {first.path}, used once", file=sys.stderr)
        else:
            taken[result.article.sha256] = result
    return list(taken.values()), code


def _read_each(paths: Sequence[Path], now: datetime) -> Iterator[TakenAndRead | BriefingError]:
    """Yield what worker processes make of each file below `paths`, in order."""
    from functools import partial

    from briefing_app.intake.folders import supported_files
    from briefing_app.progress import Silent
    from briefing_app.workspace.tasks import take_in
    from briefing_app.workspace.workers.pool import WorkerPool

    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = supported_files([path])
            files += found
            if not found:
                yield BriefingError("The folder holds no article that can be read.", where=str(path))
        else:
            files.append(path)
    pool = WorkerPool()
    try:
        for _, result in pool.run(partial(take_in, now=now), files, Silent()):
            yield result
    finally:
        pool.shutdown()


def _complain(error: BriefingError) -> None:
    print(error, file=sys.stderr)
