"""What the commands share: exit codes, the library they work on, and how they speak."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from briefing_app.cli.terminal.plain_output import direct_error_output, harmless_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from briefing_app.errors import BriefingError
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.engines.opening import Place
    from briefing_app.storage.store import Store

    Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

DONE, PARTLY, MISUSED = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """Says in a sentence what was wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{message[:1].upper()}{message[1:]}. See “{self.prog} --help”.\n")


def with_library(parser: argparse.ArgumentParser) -> None:
    """Let a command work on another library than the user's own."""
    from briefing_app.storage.engines.opening import place_of

    parser.add_argument(
        "--library",
        type=place_of,
        metavar="FILE",
        help="instead of your own; a shared one as postgresql://user@host/database",
    )


def named_place(options: argparse.Namespace) -> Place:
    """Return where the library is that the options name, or the user's own."""
    from briefing_app.kept_values import usual_library

    named: Place | None = options.library
    if named is None:
        return usual_library()
    return named.expanduser().absolute() if isinstance(named, Path) else named


def named_library(options: argparse.Namespace) -> Path:
    """Return the file of the library that the options name; one on a server is refused."""
    from briefing_app.storage.engines.opening import file_of

    return file_of(named_place(options))


class Said:
    """Progress on the error output, where somebody looks at it."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = ""

    def step(self, done: int, total: int, name: str) -> None:
        """Say how far it is, when that is news."""
        share = f" {100 * done // total} %" if total > 1 else ""
        line = f"{self._what}{share}"
        if line != self._shown and sys.stderr.isatty():
            print(f"\r\x1b[K{harmless_line(line)}", end="", file=direct_error_output(), flush=True)
            self._shown = line

    def done(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=direct_error_output(), flush=True)


@contextmanager
def library(options: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """Give the library that the options name, or the user's own; it is closed whatever happens."""
    from briefing_app.storage.store import Store

    place = named_place(options)
    if create and isinstance(place, Path):
        place.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(place, create=create) as store:
        yield store


def name_files(written: Iterable[tuple[Path, Rendered]]) -> None:
    """Name each file on the output, and what could not be shown in it on the error output."""
    for path, rendered in written:
        pages = f" ({rendered.pages} page{'s' if rendered.pages != 1 else ''})" if rendered.pages else ""
        print(harmless_line(f"{path}{pages}"))
        for warning in rendered.warnings:
            print(harmless_line(f"{path}: {warning}"), file=sys.stderr)


def say(words: str, *, file: TextIO | None = None) -> None:
    """Print one line, whatever names are in it."""
    print(harmless_line(words), file=file, flush=True)


def complain(error: BriefingError) -> None:
    """Name on the error output what was refused."""
    print(harmless_line(str(error)), file=sys.stderr)
