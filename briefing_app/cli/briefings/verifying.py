"""`verify`: a Word or PDF file that came back, held against the library."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, MISUSED, PARTLY, library, say, with_library
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.storage.store import Store


def declare(commands: Commands) -> None:
    """Add `verify` to the commands."""
    verify = commands.add_parser(
        "verify", help="find every quotation of a Word or PDF file again in its source"
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="a Word or PDF file")
    verify.add_argument("--format", choices=["json", "text"], default="text", help="text unless said")
    with_library(verify)
    verify.set_defaults(command=_verify)


def _verify(options: argparse.Namespace) -> int:
    from briefing_app.progress import Silent
    from briefing_app.workspace.returned import telling
    from briefing_app.workspace.returned.comparing import compare
    from briefing_app.workspace.returned.reading import read_returned
    from briefing_app.workspace.workers.pool import WorkerPool

    if options.file.suffix.lower() not in (".pdf", ".docx"):
        print("Only Word and PDF files can be verified: FILE.pdf or FILE.docx.", file=sys.stderr)
        return MISUSED
    with WorkerPool(1) as pool:
        ((_, read),) = pool.run(read_returned, [options.file], Silent())
    with library(options) as store:
        if (kept := _issue_of(options.file, store)) is not None:
            named = kept.reference or kept.title
            out = sys.stderr if options.format == "json" else sys.stdout
            say(f"{options.file} is, byte for byte, a file of {named}, as the archive keeps it.", file=out)
            if isinstance(read, BriefingError):
                return DONE
        if isinstance(read, BriefingError):
            raise read
        report = compare(read, store)
    tell = telling.as_json if options.format == "json" else telling.as_text
    print(tell(str(options.file), report))
    return PARTLY if report.faults or not report.outcomes else DONE


def _issue_of(file: Path, store: Store) -> Issue | None:
    """Return the issue that the archive keeps this very file of, None for a file that it does not know."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
    return next((one for one in store.issues() if any(kept.sha256 == digest for kept in one.files)), None)
