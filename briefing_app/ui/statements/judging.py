"""Judging statements: the stance of the speaker, signed and dated, and the issue that it is on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.statement import Stance
from briefing_app.ui.look.stance_words import STANCE_WORDS
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.identity import StatementId
    from briefing_app.domain.statement import Statement
    from briefing_app.ui.desk import Desk

STANCE_ACTIONS = {f"actionStance{value + 3}": value for value in STANCE_WORDS}
"""The actions that judge, with the value that each gives."""


def judge(desk: Desk, ids: Sequence[StatementId], value: int | None, *, quietly: bool = False) -> bool:
    """Give statements a stance, signed with the initials of the settings; None takes it back.

    Done `quietly` it is told only that nobody has signed, as where the control shows the rest.
    """
    from briefing_app.workspace import edits

    initials = desk.settings.current.initials.strip()
    stance = Stance(value, initials, date.today()) if value is not None else None

    def deed() -> None:
        store = desk.workspace.store
        found = store.statements(ids)
        others = [one for one in ids if one in found and _value_of(found[one]) != value]
        if not others:
            return
        desk.workspace.apply(edits.set_stance(store, others, stance))
        what = f"{counted(len(others), 'statement')} judged" if len(others) > 1 else "Judged"
        words = f"{what} no longer"
        if stance is not None:
            words = f"{what}: {STANCE_WORDS[stance.value].lower()} ({stance.sign})"
        unsigned = "" if initials or stance is None else " Your initials, in Settings, would sign it."
        if unsigned or not quietly:
            desk.notices.tell(f"{words}.{unsigned}")

    return desk.notices.attempt(deed)


def _value_of(statement: Statement) -> int | None:
    return statement.stance.value if statement.stance is not None else None


def file_under(desk: Desk, ids: Sequence[StatementId], topic: str) -> bool:
    """File statements under an issue, "" for none."""
    from briefing_app.workspace import edits

    def deed() -> None:
        store = desk.workspace.store
        found = store.statements(ids)
        tidy = " ".join(topic.split())
        others = [one for one in ids if one in found and found[one].topic != tidy]
        if others:
            desk.workspace.apply(edits.set_topic(store, others, tidy))

    return desk.notices.attempt(deed)


def topics_of(desk: Desk) -> Sequence[str]:
    """Return what a statement can be filed under in the current briefing."""
    from briefing_app.workspace.composing.topics import known_topics

    current = desk.workspace.current_briefing
    store = desk.workspace.store
    return known_topics(store, store.briefing(current) if current is not None else None)


def ask_topic(
    desk: Desk,
    ids: Sequence[StatementId],
    parent: QWidget,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Ask under which issue statements belong; `done` is called once it is said."""
    from briefing_app.ui.statements.topic_dialog import TopicDialog

    found = desk.workspace.store.statements(ids)
    topics = {statement.topic for statement in found.values()}
    common = topics.pop() if len(topics) == 1 else ""
    dialog = TopicDialog(topics_of(desk), common, len(found), parent)

    def file(topic: str) -> None:
        if file_under(desk, ids, topic):
            done()

    dialog.decided.connect(file)
    dialog.open()
