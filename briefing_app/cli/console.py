"""What the commands share: exit codes, the library they work on, and how they speak."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_app.errors import BriefingError
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store

    Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

DONE, PARTLY, MISUSED = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """Says in a sentence what was wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[:1].upper()}{message[1:]}. See “{self.prog} --help”.\n")


def with_library(parser: argparse.ArgumentParser) -> None:
    """Let a command work on another library than the user's own."""
    parser.add_argument("--library", type=Path, metavar="FILE", help="instead of your own")


@contextmanager
def library(options: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """Give the library that the options name, or the user's own; it is closed whatever happens."""
    from briefing_app.paths import default_library
    from briefing_app.storage.store import Store

    path = options.library or default_library()
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path, create=create) as store:
        yield store


def name_files(written: Iterable[tuple[Path, Rendered]]) -> None:
    """Name each file on the output, and what could not be shown in it on the error output."""
    for path, rendered in written:
        pages = f" ({rendered.pages} page{'s' if rendered.pages != 1 else ''})" if rendered.pages else ""
        print(f"{path}{pages}")
        for warning in rendered.warnings:
            print(f"{path}: {warning}", file=sys.stderr)


def complain(error: BriefingError) -> None:
    """Name on the error output what was refused."""
    print(error, file=sys.stderr)
