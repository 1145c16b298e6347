"""Words that were being typed while a colleague changed the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What was `written` at a `place`.

    `on_top` writes it over what the colleague put there, `below` under it, where both can stand.
    """

    place: str
    written: str
    on_top: Callable[[], object]
    in_briefing: bool = True
    below: Callable[[], object] | None = None
