"""What can be done with chosen statements: decide on them, place them, take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefing import StatementItem
from briefing_app.domain.outline import items
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.briefing import Briefing
    from briefing_app.domain.identity import ItemId, StatementId
    from briefing_app.domain.statement import StatementState
    from briefing_app.ui.desk import Desk


def current_briefing(desk: Desk) -> Briefing | None:
    """Return the briefing that is being made, None when there is none."""
    current = desk.workspace.current_briefing
    return desk.workspace.store.briefing(current) if current is not None else None


def decide(desk: Desk, ids: Sequence[StatementId], state: StatementState) -> bool:
    """Select, dismiss or reopen statements, as one step that can be undone; False if it failed."""
    from briefing_app.workspace import edits

    def deed() -> None:
        store = desk.workspace.store
        found = store.statements(ids)
        others = [one for one in ids if one in found and found[one].state is not state]
        if others:
            desk.workspace.apply(edits.set_statement_state(store, others, state))

    return desk.notices.attempt(deed)


def take_likeliest(desk: Desk, ids: Sequence[StatementId]) -> bool:
    """Give each statement in doubt to its likeliest speaker, as one step; False if it failed."""
    from briefing_app.workspace import edits
    from briefing_app.workspace.actors.candidates import candidates_of

    store = desk.workspace.store
    found = store.statements(ids)
    likeliest = {
        one: candidates[0].id
        for one in ids
        if one in found and (candidates := candidates_of(store, found[one]))
    }
    if not likeliest:
        desk.notices.tell("No speaker is in doubt here.")
        return False

    def deed() -> None:
        desk.workspace.apply(edits.set_speakers(store, likeliest))
        desk.notices.tell(f"{counted(len(likeliest), 'statement')} given to the likeliest speaker.")

    return desk.notices.attempt(deed)


def toggle_thought(desk: Desk, ids: Sequence[StatementId]) -> bool:
    """Mark statements as thoughts, or as said where all of them are thoughts; False if it failed."""
    from briefing_app.domain.statement import Reports
    from briefing_app.workspace import edits

    store = desk.workspace.store
    attributed = [one for one in store.statements(ids).values() if one.attribution is not None]
    reports = Reports.SPEECH if all(one.is_thought for one in attributed) else Reports.THOUGHT
    return desk.notices.attempt(
        lambda: desk.workspace.apply(edits.set_reports(store, [one.id for one in attributed], reports))
    )


def place(desk: Desk, ids: Sequence[StatementId], number: int) -> bool:
    """Put statements into a section of the current briefing, counted from 1; False if it failed."""
    from briefing_app.workspace import edits

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
