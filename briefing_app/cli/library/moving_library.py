"""`move-library`: a whole library from a file to a server, or from a server into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, Said, say
from briefing_app.storage.engines.opening import place_of

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands


def declare(commands: Commands) -> None:
    """Add the command."""
    move = commands.add_parser("move-library", help="copy a whole library to a server or into a file")
    move.add_argument(
        "source", type=place_of, metavar="FROM", help="a file, or postgresql://user@host/database"
    )
    move.add_argument("target", type=place_of, metavar="TO", help="a new file, or an empty database")
    move.set_defaults(command=_move)


def _move(options: argparse.Namespace) -> int:
    from briefing_app.storage.engines.opening import moved

    said = Said("Moving")
    try:
        found = moved(options.source, options.target, said)
    finally:
        said.done()
    articles = f"{found.articles:,} article{'s' if found.articles != 1 else ''}"
    say(f"{articles} moved with all that belongs to the library ({sum(found.rows.values()):,} rows)")
    say(f"The library is at {options.target} now; the one at {options.source} is as it was")
    return DONE
