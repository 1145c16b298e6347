"""`search`: the articles of a library that hold some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli.console import DONE, library, with_library

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.console import Commands


def declare(commands: Commands) -> None:
    """Add `search` to the commands."""
    search = commands.add_parser("search", help="search a library")
    search.add_argument("query", nargs="+")
    search.add_argument("--format", choices=["json", "text"], default="text")
    search.add_argument("--limit", type=int, default=50)
    with_library(search)
    search.set_defaults(command=_search)


def _search(options: argparse.Namespace) -> int:
    from briefing_app.cli import reports

    with library(options) as store:
        hits = store.search(" ".join(options.query), options.limit)
        for hit in hits:
            print(reports.hit_line(hit) if options.format == "json" else reports.hit_text(hit))
    return DONE
