"""A search that was saved under a name: the words as they were typed, the filter and the order."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.identity import SearchId


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What a list of articles was asked for, kept for the whole desk; `place` counts from 0.

    `filter` and `order` are the names that lists of articles go by (`new`, `newest` …).
    """

    id: SearchId
    name: str
    text: str = ""
    filter: str = "all"
    outlet: str = ""
    order: str = "newest"
    place: int = 0
