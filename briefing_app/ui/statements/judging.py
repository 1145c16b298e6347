"""Judging statements: the stance of the speaker, signed and dated, and the issue that it is on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.statements.statement import Stance
from briefing_app.ui.look.stance_words import STANCE_WORDS
from briefing_app.ui.statements.verbs import in_steps
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

STANCE_ACTIONS = {f"actionStance{value + 3}": value for value in STANCE_WORDS}
"""The actions that judge, with the value that each gives."""
_MOST_LOOKED_AT = 200
"""Statements whose issue is looked at before a common one is proposed."""


def judge(desk: Desk, ids: Sequence[StatementId], value: int | None, *, quietly: bool = False) -> bool:
    """Give statements a stance, signed with the initials of the settings; None takes it back.

    Done `quietly` it is told only that nobody has signed, as where the control shows the rest.
    """
    from briefing_app.workspace import edits

    initials = desk.settings.current.initials.strip()
    stance = Stance(value, initials, date.today()) if value is not None else None

    judged = 0

    def make(store: Store, some: Sequence[StatementId]) -> Edit:
        nonlocal judged
        found = store.statements(some)
        others = [one for one in some if one in found and _value_of(found[one]) != value]
        judged += len(others)
        return edits.set_stance(store, others, stance)

    def said() -> str:
        what = f"{counted(judged, 'statement')} judged" if judged > 1 else "Judged"
        words = f"{what} no longer"
        if stance is not None:
            words = f"{what}: {STANCE_WORDS[stance.value].lower()} ({stance.sign})"
        unsigned = "" if initials or stance is None else " Your initials, in Settings, would sign it."
        return f"{words}.{unsigned}" if judged and (unsigned or not quietly) else ""

    return in_steps(desk).run("Judging statements", ids, make, said)


def _value_of(statement: Statement) -> int | None:
    return statement.stance.value if statement.stance is not None else None


def file_under(desk: Desk, ids: Sequence[StatementId], topic: str) -> bool:
    """File statements under an issue, "" for none."""
    from briefing_app.workspace import edits

    tidy = " ".join(topic.split())

    def make(store: Store, some: Sequence[StatementId]) -> Edit:
        found = store.statements(some)
        return edits.set_topic(
            store, [one for one in some if one in found and found[one].topic != tidy], tidy
        )

    return in_steps(desk).run("Filing statements", ids, make)


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

    found = desk.workspace.store.statements(ids[:_MOST_LOOKED_AT])
    topics = {statement.topic for statement in found.values()}
    common = topics.pop() if len(topics) == 1 and len(ids) <= _MOST_LOOKED_AT else ""
    dialog = TopicDialog(topics_of(desk), common, len(ids), parent)

    def file(topic: str) -> None:
        if file_under(desk, ids, topic):
            done()

    dialog.decided.connect(file)
    dialog.open()
