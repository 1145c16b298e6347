"""A desk that works until it is killed; run by the test of durability, not by pytest.

Every line on its output names an edit whose call has returned: from then on it must not be lost.
"""

from __future__ import annotations

import sys
from pathlib import Path

import samples

from briefing_app.domain.identity import ArticleId, new_id
from briefing_app.domain.text import Span
from briefing_app.storage.store import Store
from briefing_app.workspace import edits, intake
from briefing_app.workspace.workspace import Workspace


def work(library: Path) -> None:
    """Import, read, mark, place, write and undo, and say so after each."""
    with Store.open(library) as store:
        desk = Workspace(store)
        if desk.current_briefing is None:
            desk.apply(edits.new_briefing(store, "Daily Press Review", samples.NOW))
        briefing = desk.current_briefing
        assert briefing is not None
        section = store.briefing(briefing).sections[0].id
        while True:
            number = new_id()
            text = f"{samples.PORT_TEXT}\n\nReport {number}."
            article = samples.article(number, text, original=str(number), id=ArticleId(number))
            desk.apply(edits.import_articles(store, [article]), {str(number): text.encode()})
            acknowledge("article", number)
            intake.read(desk, article, samples.PORT_ANALYSIS)
            acknowledge("read", number)
            marked = edits.mark_statement(store, article.id, Span(text.rindex("Report"), len(text)))
            desk.apply(marked)
            acknowledge("statement", marked.changes[-1].entity.id)  # type: ignore[union-attr]
            desk.apply(edits.place_statements(store, briefing, section, [marked.changes[-1].entity.id]))  # type: ignore[union-attr,list-item]
            acknowledge("placed", marked.changes[-1].entity.id)  # type: ignore[union-attr]
            desk.apply(edits.set_in_brief(store, briefing, f"Up to {number}"))
            acknowledge("brief", number)
            desk.apply(edits.star(store, [article.id]))
            desk.undo()
            acknowledge("undone", number)


def acknowledge(what: str, number: int) -> None:
    """Say that an edit is done."""
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]))
