"""Captions: their numbers are fields, so that Word can count them and list figures and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.xml import field

if TYPE_CHECKING:
    from briefing_app.export.docx.blocks.inlines import Inliner

# "Table 2", "Graphique 3": one word and a number in front.
_NUMBERED = re.compile(r"(?P<kind>[^\W\d_]{2,30})[ \u00a0\u202f](?P<number>[0-9]{1,4})(?![0-9])")


class Captions:
    """Counts the captions of one document by their kind."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def runs(self, caption: str, inliner: Inliner) -> str:
        """Return the runs of `caption`; a number in front is one that Word counts."""
        found = _NUMBERED.match(caption)
        if found is None:
            return inliner.words(caption, Role.CAPTION)
        kind, number = found["kind"], int(found["number"])
        follows = self._counts.get(kind, 0) + 1 == number
        self._counts[kind] = number
        start = "" if follows else f" \\r {number}"
        return "".join(
            (
                inliner.words(caption[: found.start("number")], Role.CAPTION),
                field(f"SEQ {kind} \\* ARABIC{start}", found["number"]),
                inliner.words(caption[found.end("number") :], Role.CAPTION),
            )
        )
