"""The sheets of a document: upright and on its side, each with its frame and its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.pdf.frame import frame_for
from briefing_app.export.pdf.paging.furniture import FurnitureSetter

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document
    from briefing_app.export.pdf.setting.lines import Typesetter
    from briefing_app.export.pdf.setting.text import Voice


class Sheets:
    """Makes the furniture of each kind of sheet when it is first needed."""

    def __init__(self, document: Document, voice: Voice, typesetter: Typesetter) -> None:
        self._document = document
        self._voice = voice
        self._type = typesetter
        self._made: dict[bool, FurnitureSetter] = {}

    def of(self, *, landscape: bool) -> FurnitureSetter:
        """Return the furniture of a sheet, and with it its frame."""
        made = self._made.get(landscape)
        if made is None:
            page, paper = self._voice.style.page, self._document.meta.paper
            frame = frame_for(page, paper, landscape=landscape)
            made = FurnitureSetter(self._document.furniture, frame, self._voice, self._type)
            self._made[landscape] = made
        return made
