"""`check`: whether a library is whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, PARTLY, Said, library, say, with_library
from briefing_app.storage.changing.upkeep import TALLIES_ARE_OFF

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands


def declare(commands: Commands) -> None:
    """Add `check` to the commands."""
    check = commands.add_parser("check", help="check that a library is whole")
    with_library(check)
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    said = Said("Checking")
    with library(options) as store:
        try:
            faults = store.check(said)
            mended = TALLIES_ARE_OFF in faults and store.correct_tallies()
        finally:
            said.done()
    for fault in faults:
        say(fault, file=sys.stderr)
    if mended:
        print("The numbers that lists show were set right.", file=sys.stderr)
    if not faults:
        print("The library is whole.")
    return PARTLY if faults else DONE
