"""Builds the parts of the program and hands each what it needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.storage.engines.opening import Place


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (those of the process when None); return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    library: Place | None = None
    if given:  # the usual start of the window has no arguments, and does without the commands
        from briefing_app import cli

        if not cli.opens_window(given):
            return cli.run(given)
    try:
        if given:
            library = cli.window_options(given).library
        return _open_window(library)
    except BriefingError as error:
        print(error, file=sys.stderr)
        return 1


def _open_window(library: Place | None) -> int:
    from briefing_app.ui import preflight

    if obstacle := preflight.missing_display():
        return _without_display(obstacle)
    if obstacle := preflight.missing_libraries():
        print(obstacle, file=sys.stderr)
        return 1
    from briefing_app.ui.application import run

    return run(library)


def _without_display(obstacle: str) -> int:
    """Say that no window can open, and show what the program does by building the sample briefing."""
    from briefing_app import cli, paths

    print(obstacle)
    print("Without a window, this builds a briefing from articles:")
    print("    python main.py build ARTICLE… --out briefing.pdf --out briefing.docx")
    print("Here is the sample briefing as an example.")
    folder = paths.user_data() / "sample"
    return cli.build_samples((folder / "sample-briefing.pdf", folder / "sample-briefing.docx"))
