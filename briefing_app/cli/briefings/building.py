"""`build`: articles in, a finished briefing out, without a library."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.arriving.reading import take_in
from briefing_app.cli.terminal.console import DONE, PARTLY, name_files
from briefing_app.domain.briefings.briefing import Paper, Tlp

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.document.nodes import Document


def declare(commands: Commands) -> None:
    """Add `build` to the commands."""
    build = commands.add_parser("build", help="turn articles into a finished briefing")
    build.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE", help="a file or a folder")
    build.add_argument(
        "--out",
        action="append",
        required=True,
        type=Path,
        metavar="FILE",
        help="FILE.pdf, FILE.docx or FILE.txt; may be repeated",
    )
    build.add_argument("--product", default="daily-press-review", help="daily-press-review unless said")
    build.add_argument("--title", default="", help="instead of the product's own")
    build.add_argument(
        "--language", default="en", metavar="CODE", help="en, fr, de, es, ru, uk, pl, ar or one of your own"
    )
    build.add_argument("--paper", choices=list(Paper), default=Paper.A4, type=Paper)
    build.add_argument(
        "--house-style",
        default="ministry",
        help="ministry, modern, memo, large-print or one of your own",
    )
    build.add_argument("--word-template", type=Path, metavar="FILE", help="your own .docx or .dotx")
    build.add_argument(
        "--organisation",
        action="append",
        default=[],
        metavar="LINE",
        help="a line above the title; may be repeated",
    )
    build.add_argument(
        "--tlp",
        choices=[tlp.removeprefix("TLP:") for tlp in Tlp if tlp],
        default="",
        help="how far it may be passed on",
    )
    build.add_argument("--classification", default="", help="a marking on every page")
    build.set_defaults(command=_build)


def _build(options: argparse.Namespace) -> int:
    from briefing_app.document.compose import compose
    from briefing_app.document.house_style_file import load_house_style
    from briefing_app.document.products.product_file import load_product
    from briefing_app.document.selecting.selection import draft
    from briefing_app.document.words.wording import load_wording
    from briefing_app.export.formats import page_count

    product = load_product(options.product)
    style = load_house_style(options.house_style)
    load_wording(options.language)
    now = datetime.now(UTC)
    taken, code = take_in(options.articles, now)
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
    from briefing_app.document.house_style_file import load_house_style
    from briefing_app.export import formats

    style = load_house_style(getattr(options, "house_style", "ministry"))
    template = getattr(options, "word_template", None)
    if template is not None:
        style = replace(style, word_template=template)
    name_files(zip(options.out, formats.export(document, style, options.out), strict=True))
    return DONE
