"""`watch`: what other programs save in a folder goes into a library by itself."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.arriving.reading import tell_passed_over
from briefing_app.cli.terminal.console import DONE, PARTLY, complain, library, say, with_library
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.storage.store import Store
    from briefing_app.workspace.arriving.watching import Watch
    from briefing_app.workspace.workers.pool import WorkerPool


def declare(commands: Commands) -> None:
    """Add `watch` to the commands."""
    watch = commands.add_parser("watch", help="take in what is saved in a folder, until it is stopped")
    watch.add_argument("folder", type=Path, metavar="FOLDER", help="looked at every few seconds")
    watch.add_argument("--once", action="store_true", help="take in what is there, then end")
    watch.add_argument("--no-subfolders", action="store_true", help="leave folders in the folder alone")
    with_library(watch)
    watch.set_defaults(command=_watch)


def _watch(options: argparse.Namespace) -> int:
    from briefing_app.workspace.arriving.watching import LOOK_S, SETTLED_S, Watch, look
    from briefing_app.workspace.workers.pool import WorkerPool

    folder: Path = options.folder.expanduser().absolute()
    if not folder.is_dir():
        raise BriefingError("There is no such folder.", where=str(folder), hint="See that the name is right.")
    code = DONE
    with library(options, create=True) as store, WorkerPool() as pool, suppress(KeyboardInterrupt):
        watch = Watch(store, folder, subfolders=not options.no_subfolders)
        if not options.once:
            say(f"Watching {folder}. Ctrl+C ends it.")
        while True:
            try:
                paths = watch.ready(look(folder, watch.subfolders, watch.digest), time.monotonic())
            except BriefingError as error:
                paths = []
                code = PARTLY
                if (said := watch.lost(error)) is not None:
                    complain(said)
                if options.once:
                    break
            tell_passed_over(watch.passed_over())
            if paths and _take(store, pool, watch, paths) != DONE:
                code = PARTLY
            if options.once and not watch.is_waiting:
                break
            if not paths:
                time.sleep(SETTLED_S + 0.1 if options.once else LOOK_S)
    return code


def _take(store: Store, pool: WorkerPool, watch: Watch, paths: Sequence[Path]) -> int:
    """Take files in as they are read; a text that the library had or threw away does not come again."""
    from briefing_app.progress import Silent
    from briefing_app.workspace.arriving.adopting import adopt_read
    from briefing_app.workspace.arriving.taking_in import take_in_files

    code = DONE
    now = datetime.now(UTC)
    for heard in take_in_files(pool, paths, now, Silent()):
        outcome = heard.outcome
        if heard.passed_over is not None:
            tell_passed_over(heard.passed_over)
        if isinstance(outcome, BriefingError):
            complain(outcome)
            code = PARTLY
        elif outcome is not None:
            known = store.article_with_text(outcome.taken.sha256)
            if known is None:
                adopt_read(store, outcome, now)
                line = f"{outcome.path}: taken in as “{outcome.taken.headline}”"
                say(line)
        if heard.done is not None:
            watch.done(heard.done)
    return code
