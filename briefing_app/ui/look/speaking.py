"""What a statement is, in the words of the window: how reported, by which cue, by whom, and why proposed.

One place for lists, panels, tool tips and screen readers, so that they never disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.statements.statement import Manner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.statements.statement import Statement

THOUGHT_ICON, DOUBT_ICON = "cloud", "circle-help"
_MANNERS = {
    Manner.DIRECT: "direct speech",
    Manner.INDIRECT: "indirect speech",
    Manner.MIXED: "partly quoted",
    None: "passage",
}


def manner_name(manner: Manner | None) -> str:
    """Return a manner in words."""
    return _MANNERS[manner]


def way(statement: Statement) -> str:
    """Return how a statement is reported: `indirect speech`, or `thought, not said`."""
    return "thought, not said" if statement.is_thought else manner_name(statement.manner)


def turned_quote(words: str, turning: str) -> str:
    """Return words with the cue that turns them round before them: `denied: the port would close`."""
    return f"{turning}: {words}" if turning else words


def speaker_name(statement: Statement, actor: Actor | None) -> str:
    """Return who speaks as lists show it; a name in doubt carries a question mark."""
    if actor is not None:
        return actor.name
    called = " ".join(statement.speaker.split())
    if statement.is_in_doubt:
        return f"{called}?" if called else "Speaker?"
    return called


def heard(words: str, reasons: Sequence[str]) -> str:
    """Return words for the ear with what counted in their rank: a sentence after them."""
    if not reasons:
        return words
    return f"{words.rstrip(' ,;:.')}. Ranked by: {why(reasons)}"


def why(reasons: Iterable[str]) -> str:
    """Return what counted for and against a statement, on one line; "" for none."""
    return " · ".join(" ".join(reason.split()) for reason in reasons)
