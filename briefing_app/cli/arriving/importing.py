"""`import`: articles into a library."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.arriving.fetching import fetch_each
from briefing_app.cli.arriving.reading import read_each
from briefing_app.cli.terminal.console import DONE, PARTLY, complain, library, say, with_library
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.storage.store import Store

_STEPS, _AT_ONCE = 20, 100


def declare(commands: Commands) -> None:
    """Add `import` to the commands."""
    take_in = commands.add_parser("import", help="take articles into a library")
    take_in.add_argument(
        "articles", nargs="+", metavar="PATH or URL", help="files, folders, or addresses of pages"
    )
    with_library(take_in)
    take_in.set_defaults(command=_import)


def _import(options: argparse.Namespace) -> int:
    from briefing_app.workspace.arriving.adopting import Duplicate, adopt_read

    now = datetime.now(UTC)
    code = DONE
    addresses = [given for given in options.articles if "://" in given]
    paths = [Path(given) for given in options.articles if "://" not in given]
    with library(options, create=True) as store:
        files = (result for _, result in read_each(paths, now))
        for result in chain(files, fetch_each(addresses, now)):
            if isinstance(result, BriefingError):
                complain(result)
                code = PARTLY
                continue
            outcome = adopt_read(store, result, now)
            if isinstance(outcome, Duplicate):
                say(f"{result.path}: already in the library as “{outcome.article.headline}”")
            else:
                found = len(result.analysis.statements)
                line = f"{result.path}: taken in as “{outcome.headline}” ({found} statements found)"
                say(line)
        _catch_up(store)
    return code


def _catch_up(store: Store) -> None:
    """Compare some articles that an older library holds: what the window does while it rests."""
    for _ in range(_STEPS):
        waiting = store.waiting_to_be_compared(_AT_ONCE)
        if not waiting:
            return
        store.compare_waiting(waiting)
