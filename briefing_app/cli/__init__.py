"""The commands, without a window: articles in, a briefing, an analysis or an answer out.

Every command returns 0 when all was done, 1 when some input was refused or some check
failed (each named on the error output, the rest done), 2 for wrong use. Each has a module
that declares what it is given and does it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import __version__
from briefing_app.cli.arriving import feeds, importing, watching
from briefing_app.cli.briefings import analysing, building, handing_over, verifying
from briefing_app.cli.library import actors, checking, keeping, moving_library, searching, throwing_away
from briefing_app.cli.terminal.console import DONE, PARTLY, Parser, complain
from briefing_app.cli.terminal.plain_output import plain_output
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.opening import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = (
    building,
    analysing,
    importing,
    watching,
    feeds,
    searching,
    throwing_away,
    actors,
    handing_over,
    verifying,
    checking,
    keeping,
    moving_library,
)


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether `arguments` name no command and ask for no help, and so mean the window."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    asks = {"-h", "--help", "--version"} & set(arguments)
    if asks:
        return False
    return first is None or "--library" in arguments[: arguments.index(first)]


def window_options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of the window: `library`, a path, an address of a server, or None."""
    parser = argparse.ArgumentParser(prog="main.py", description="Open the window.")
    parser.add_argument("--library", type=place_of)
    return parser.parse_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    with plain_output():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(arguments)
        code: int = options.command(options)
    except BriefingError as error:
        complain(error)
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


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="main.py",
        description="From news articles to a printed briefing. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Briefing Desk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    for command in _COMMANDS:
        command.declare(commands)
    return parser
