"""Articles as the commands are given them: files and folders, read and analysed in worker processes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.console import DONE, PARTLY, complain
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing_app.workspace.tasks import TakenAndRead


def take_in(paths: Sequence[Path], now: datetime) -> tuple[list[TakenAndRead], int]:
    """Read and analyse `paths`; return what was read, each text once, and the exit code so far."""
    code = DONE
    taken: dict[str, TakenAndRead] = {}
    for result in read_each(paths, now):
        if isinstance(result, BriefingError):
            complain(result)
            code = PARTLY
        elif (first := taken.get(result.article.sha256)) is not None:
            print(f"{result.path}: the same text as {first.path}, used once", file=sys.stderr)
        else:
            taken[result.article.sha256] = result
    return list(taken.values()), code


def read_each(paths: Sequence[Path], now: datetime) -> Iterator[TakenAndRead | BriefingError]:
    """Yield what worker processes make of each file below `paths`, in order."""
    from functools import partial

    from briefing_app.intake.folders import supported_files
    from briefing_app.progress import Silent
    from briefing_app.workspace.tasks import take_in
    from briefing_app.workspace.workers.pool import WorkerPool

    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = supported_files([path])
            files += found
            if not found:
                yield BriefingError("The folder holds no article that can be read.", where=str(path))
        else:
            files.append(path)
    pool = WorkerPool()
    try:
        for _, result in pool.run(partial(take_in, now=now), files, Silent()):
            yield result
    finally:
        pool.shutdown()
