"""What can be done with chosen statements: decide on them, place them, take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.edit import Edit
from briefing_app.domain.statements.statement import StatementState
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ItemId, StatementId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.in_steps import InSteps

MOST_PLACED = 200
"""More than a briefing ever holds; it is one value that is read and written whole."""
_DECIDING = {
    StatementState.SELECTED: "Selecting",
    StatementState.DISMISSED: "Dismissing",
    StatementState.SUGGESTED: "Reopening",
}


def current_briefing(desk: Desk) -> Briefing | None:
    """Return the briefing that is being made, None when there is none."""
    current = desk.workspace.current_briefing
    return desk.workspace.store.briefing(current) if current is not None else None


def decide(desk: Desk, ids: Sequence[StatementId], state: StatementState) -> bool:
    """Select, dismiss or reopen statements, as one step that can be undone; False if it failed."""
    from briefing_app.workspace import edits

    def make(store: Store, some: Sequence[StatementId]) -> Edit:
        found = store.statements(some)
        return edits.set_statement_state(
            store, [one for one in some if one in found and found[one].state is not state], state
        )

    return in_steps(desk).run(f"{_DECIDING[state]} statements", ids, make)


def take_likeliest(desk: Desk, ids: Sequence[StatementId]) -> bool:
    """Give each statement in doubt to its likeliest speaker, as one step; False if it failed."""
    from briefing_app.workspace import edits
    from briefing_app.workspace.actors.candidates import candidates_of

    given = 0

    def make(store: Store, some: Sequence[StatementId]) -> Edit:
        nonlocal given
        found = store.statements(some)
        likeliest = {
            one: candidates[0].id
            for one in some
            if one in found and (candidates := candidates_of(store, found[one]))
        }
        given += len(likeliest)
        return edits.set_speakers(store, likeliest)

    def said() -> str:
        if not given:
            return "No speaker is in doubt here."
        return f"{counted(given, 'statement')} given to the likeliest speaker."

    return in_steps(desk).run("Giving statements to their speakers", ids, make, said)


def toggle_thought(desk: Desk, ids: Sequence[StatementId]) -> bool:
    """Mark statements as thoughts, or as said where all of them are thoughts; False if it failed."""
    from briefing_app.domain.statements.statement import Reports
    from briefing_app.workspace import edits

    store = desk.workspace.store
    quoted = store.counts_of_reports(ids)
    all_thought = set(quoted) == {Reports.THOUGHT}
    reports = Reports.SPEECH if all_thought else Reports.THOUGHT

    def make(store: Store, some: Sequence[StatementId]) -> Edit:
        attributed = [one.id for one in store.statements(some).values() if one.attribution is not None]
        if not attributed and quoted:
            return Edit("", ())
        return edits.set_reports(store, attributed, reports)

    return in_steps(desk).run("Marking statements", ids, make)


def in_steps(desk: Desk) -> InSteps:
    """Return what carries out an edit over statements, some at a time."""
    from briefing_app.ui.in_steps import InSteps

    return InSteps(desk, desk.navigator, noun="statement")


def place(desk: Desk, ids: Sequence[StatementId], number: int) -> bool:
    """Put statements into a section of the current briefing, counted from 1; False if it failed."""
    from briefing_app.workspace import edits

    if len(ids) > MOST_PLACED:
        desk.notices.tell(f"A section takes {MOST_PLACED:,} statements at once, not {len(ids):,}.")
        return False
    briefing = current_briefing(desk)
    if briefing is None:
        desk.notices.tell("There is no briefing to put it into. Make one with File, New briefing.")
        return False
    if not 1 <= number <= len(briefing.sections):
        there = counted(len(briefing.sections), "section")
        desk.notices.tell(f"“{briefing.title}” has {there}; there is no section {number}.")
        return False
    section = briefing.sections[number - 1]

    def deed() -> None:
        store = desk.workspace.store
        desk.workspace.apply(edits.place_statements(store, briefing.id, section.id, ids))
        desk.notices.tell(f"{counted(len(ids), 'statement')} put into “{section.title}”.")

    return desk.notices.attempt(deed)


def placed_items(briefing: Briefing, ids: Sequence[StatementId]) -> list[ItemId]:
    """Return the items of a briefing that hold any of these statements."""
    wanted = set(ids)
    return [
        item.id for item in items(briefing) if isinstance(item, StatementItem) and item.statement_id in wanted
    ]


def take_out(desk: Desk, ids: Sequence[StatementId]) -> bool:
    """Take statements out of the current briefing; False if it failed."""
    from briefing_app.workspace import edits

    briefing = current_briefing(desk)
    placed = placed_items(briefing, ids) if briefing else []
    if briefing is None or not placed:
        desk.notices.tell("This statement is not in the briefing.")
        return False

    def deed() -> None:
        desk.workspace.apply(edits.remove_items(desk.workspace.store, briefing.id, placed))
        desk.notices.tell(f"{counted(len(placed), 'statement')} taken out of “{briefing.title}”.")

    return desk.notices.attempt(deed)


def show_in_register(desk: Desk, statement_id: StatementId | None) -> None:
    """Show who said a statement, where that is known."""
    found = desk.workspace.store.statements([statement_id]) if statement_id is not None else {}
    said_by = next((statement.actor_id for statement in found.values()), None)
    if said_by is not None:
        desk.navigator.open_actor(said_by)
    else:
        desk.notices.tell("Nobody is known to have said this.")
