"""`search`: the articles of a library that hold some words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, library, say, with_library

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands


def declare(commands: Commands) -> None:
    """Add `search` to the commands."""
    search = commands.add_parser(
        "search",
        help="search a library",
        description="Words, “phrases”, begin*, a NEAR/5 b, a OR b, NOT c, and fields: outlet: actor: by: "
        "title: note: from: to: on: lang: is: used: label:. The newest 20,000 matches are ranked.",
    )
    search.add_argument(
        "query", nargs="+", help="as in the window; put -- before it where it begins with a minus"
    )
    search.add_argument("--format", choices=["json", "text"], default="text", help="text unless said")
    search.add_argument("--limit", type=int, default=50, help="how many at most; 50 unless said")
    with_library(search)
    search.set_defaults(command=_search)


def _search(options: argparse.Namespace) -> int:
    from datetime import date

    from briefing_app.cli.terminal import reports
    from briefing_app.domain.searching.parsing import parse

    query = " ".join(options.query)
    for hint in parse(query, date.today(), typing=False).hints:
        say(hint, file=sys.stderr)
    with library(options) as store:
        hits = store.search(query, options.limit)
        for hit in hits:
            print(reports.hit_line(hit) if options.format == "json" else reports.hit_text(hit))
    return DONE
