"""`analyse`: the statements and actors of articles, as text or as lines of JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.arriving.reading import take_in

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands


def declare(commands: Commands) -> None:
    """Add `analyse` to the commands."""
    analyse = commands.add_parser("analyse", help="print the statements and actors of articles")
    analyse.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE", help="a file or a folder")
    analyse.add_argument("--format", choices=["json", "text"], default="text", help="text unless said")
    analyse.set_defaults(command=_analyse)


def _analyse(options: argparse.Namespace) -> int:
    from briefing_app.cli.terminal import reports

    taken, code = take_in(options.articles, datetime.now(UTC))
    for read in taken:
        if options.format == "json":
            print(reports.analysis_line(read.path, read.article, read.analysis))
        else:
            print(reports.analysis_text(read.article, read.analysis))
    return code
