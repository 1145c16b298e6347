"""Articles as the commands are given them: files and folders, read and analysed in worker processes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, PARTLY, complain
from briefing_app.cli.terminal.plain_output import harmless_line
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from briefing_app.intake.passed_over import PassedOver
    from briefing_app.workspace.tasks import TakenAndRead

Place = tuple[int, tuple[int, ...]]
"""Where a result belongs: the number of its file, and of the part of the file where its worker began."""


def take_in(paths: Sequence[Path], now: datetime) -> tuple[list[TakenAndRead], int]:
    """Read and analyse `paths`; return what was read, each text once, and the exit code so far."""
    code = DONE
    taken: dict[str, TakenAndRead] = {}
    for result in in_order(read_each(paths, now)):
        if isinstance(result, BriefingError):
            complain(result)
            code = PARTLY
        elif (first := taken.get(result.article.sha256)) is not None:
            line = f"{result.path}: the same text as {first.path}, used once"
            print(harmless_line(line), file=sys.stderr)
        else:
            taken[result.article.sha256] = result
    return list(taken.values()), code


def read_each(paths: Sequence[Path], now: datetime) -> Iterator[tuple[Place, TakenAndRead | BriefingError]]:
    """Yield what worker processes make of the files below `paths`, as it comes, each with its place.

    What was passed over in folders and archives is said at the end, on the error output.
    """
    from briefing_app.intake.folders import looked_through
    from briefing_app.intake.passed_over import PassedOver
    from briefing_app.progress import Silent
    from briefing_app.workspace.arriving.taking_in import take_in_files
    from briefing_app.workspace.workers.pool import WorkerPool

    files: list[Path] = []
    passed = PassedOver()
    for path in paths:
        if path.is_dir():
            found = looked_through([path])
            files += found.files
            passed += found.passed_over
            if not found.files:
                error = BriefingError("The folder holds no article that can be read.", where=str(path))
                yield (len(files), ()), error
        else:
            files.append(path)
    order = {path: number for number, path in reversed(list(enumerate(files)))}
    with WorkerPool() as pool:
        for heard in take_in_files(pool, files, now, Silent()):
            if heard.passed_over is not None:
                passed += heard.passed_over
            if heard.outcome is not None:
                stretch = heard.stretch
                yield (order[stretch.path], (*stretch.within, stretch.start)), heard.outcome
    tell_passed_over(passed)


def tell_passed_over(passed: PassedOver) -> None:
    """Say what was passed over because of its kind, and name each; it is no fault."""
    if passed:
        listing = "\n".join(f"  {harmless_line(name)}" for name in passed.listing.splitlines())
        print(f"{passed.sentence_part}\n{listing}", file=sys.stderr)


def in_order(
    results: Iterable[tuple[Place, TakenAndRead | BriefingError]],
) -> list[TakenAndRead | BriefingError]:
    """Return results in the order of the files, and of the articles in each."""
    return [result for _, result in sorted(results, key=lambda one: one[0])]
