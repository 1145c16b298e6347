"""A desk that issues until it is killed; run by the test of durability, not by pytest."""

from __future__ import annotations

import sys
from pathlib import Path

import samples

from briefing_app.export.rendered import Rendered
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.issuing import releasing
from briefing_app.workspace.workspace import Workspace

PDF = Rendered(b"%PDF-1.7 " + b"paper" * 20_000, 3)


def work(library: Path) -> None:
    """Make, clear and issue one briefing after another, and say the number of each."""
    with Store.open(library) as store:
        desk = Workspace(store)
        while True:
            made = edits.new_briefing(store, "Daily Press Review", samples.NOW)
            desk.apply(made)
            briefing = edits.made_briefing(made)
            desk.apply(edits.clear(store, briefing, "MT", samples.NOW))
            ready = releasing.ready_to_issue(store, briefing, samples.NOW)
            docx = Rendered(f"PK {ready.number}".encode(), None)
            record = releasing.issue(desk, ready, (PDF, docx))
            sys.stdout.write(f"{record.number} {record.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]))
