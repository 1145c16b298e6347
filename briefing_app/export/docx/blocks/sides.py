"""What stands beside a paragraph: labels and notes in the side column, or on a line over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role, plain
from briefing_app.export.docx.looks.variants import side_style
from briefing_app.export.docx.sheets.geometry import frame_xml
from briefing_app.export.docx.xml import TAB, paragraph, run, style_id, text_xml

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Inlines
    from briefing_app.export.docx.blocks.inlines import Inliner
    from briefing_app.export.docx.looks.variants import Needs
    from briefing_app.export.docx.sheets.geometry import Geometry

EN_SPACE = "\u2002"
LINE_BREAK = "<w:r><w:br/></w:r>"
MARK_GAP = run(text_xml(EN_SPACE))
_LABEL_LETTER = 0.64  # the mean width of a capital letter in a label, in sizes


class Sides:
    """Writes what stands beside the paragraphs of a body; `page` is the sheet that they are on now."""

    def __init__(self, style: HouseStyle, page: Geometry, inliner: Inliner, needs: Needs) -> None:
        self.page = page
        self._style = style
        self._inliner = inliner
        self._needs = needs
        label = style.look(Role.SIDE_LABEL)
        letter = label.size * _LABEL_LETTER + label.tracking
        self._longest_label = (page.offset - 6) / letter  # in letters
        self._side_openings: dict[tuple[Role, Role | None], str] = {}
        self._frame = frame_xml(page) if page.side else ""

    def beside(self, label: str, notes: tuple[str, ...], anchor: Role) -> str:
        """Return what stands in the side column beside the paragraph of `anchor` that follows.

        Where the page has no such column it is one line over that paragraph.
        """
        if not label and not notes:
            return ""
        lines = [(Role.SIDE_LABEL, label)] if label else []
        lines += [(Role.SIDE_NOTE, note) for note in notes if note]
        if lines and not self._frame:
            runs = run(text_xml(f"{EN_SPACE}·{EN_SPACE}")).join(
                self._inliner.words(words, Role.SIDE_LABEL) for _, words in lines
            )
            return paragraph(style_id(Role.SIDE_LABEL.value), runs, "<w:keepNext/>")
        parts: list[str] = []
        for number, (role, words) in enumerate(lines):
            opening = self._side_openings.get((role, None if number else anchor))
            if opening is None:
                opening = self._side_opening(role, None if number else anchor)
            parts.append(f"{opening}{self._inliner.words(words, role)}</w:p>")
        return "".join(parts)

    def _side_opening(self, role: Role, anchor: Role | None) -> str:
        """Return how a side paragraph of `role` starts, the first beside a paragraph of `anchor`."""
        if anchor is not None:
            self._needs.sides.add((role, anchor))
        name = role.value if anchor is None else side_style(role, anchor)
        opening = paragraph(style_id(name), "", self._frame).removesuffix("</w:p>")
        self._side_openings[role, anchor] = opening
        return opening

    def is_short(self, inlines: Inlines, role: Role, lines: int) -> bool:
        """Tell whether words of `role` surely take less height than `lines` beside them."""
        if lines < 2 or not self._frame:
            return False
        look, note = self._style.look(role), self._style.look(Role.SIDE_NOTE)
        length = len(plain(inlines)) * look.size * 0.5
        high = look.leading * (1 + length // self.page.measure_width(look.measure))
        return high < lines * note.leading

    def gap(self, letters: int) -> str:
        """Return what leads from a side label of so many letters to its text: a tab, or a new line."""
        if not self.page.offset:
            return MARK_GAP if letters else ""
        return TAB if letters <= self._longest_label else LINE_BREAK
