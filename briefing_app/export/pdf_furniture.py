"""What stands on every page: the marking in the first line and the last, running head, page x of y."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.domain.briefing import Tlp
from briefing_app.export.pdf_boxes import Part, Rule, Words
from briefing_app.export.pdf_masthead import FIRST_LINE

if TYPE_CHECKING:
    from briefing_app.document.nodes import Furniture
    from briefing_app.export.pdf_fonts import FontBook
    from briefing_app.export.pdf_frame import Frame
    from briefing_app.export.pdf_lines import Line, Typesetter
    from briefing_app.export.pdf_text import Voice

TLP_COLOURS = {
    Tlp.CLEAR: "#FFFFFF",
    Tlp.GREEN: "#33FF00",
    Tlp.AMBER: "#FFC000",
    Tlp.AMBER_STRICT: "#FFC000",
    Tlp.RED: "#FF2B2B",
}
"""The colours that TLP 2.0 prescribes, on black."""
BOX_SIDE, BOX_BELOW, BOX_ABOVE = 6.0, 4.4, 12.0
MASTHEAD_TOP = 30.0
HEAD_RULE_BELOW = 11.0
FOOT_RULE = 0.5
GAP = 14.0
TITLE_LARGER = 2.4
"""How much larger the title is than the rest of the running head, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A black box with a coloured label, by its baseline and right edge."""

    x: float
    y: float
    width: float
    label: Line


class FurnitureSetter:
    """Sets the furniture of a document; what is the same on all pages is measured once."""

    def __init__(
        self, furniture: Furniture, frame: Frame, voice: Voice, typesetter: Typesetter, book: FontBook
    ) -> None:
        self.furniture = furniture
        self.frame = frame
        self.voice = voice
        self.type = typesetter
        self.page = voice.style.page
        tlp = furniture.marking.tlp
        look = voice.look(Role.MARKING)
        self._box_line = (
            typesetter.one_line(voice.plain(tlp.value, look, colour=TLP_COLOURS[tlp])) if tlp else None
        )
        self._words = voice.plain(furniture.marking.words, look) if furniture.marking.words else []

    def set_page(
        self, number: int, pages: int, *, masthead: bool
    ) -> tuple[list[Words], list[Rule], list[Box], list[Words]]:
        """Return head words, rules, boxes and foot words of page `number`; y from the sheet's top."""
        rules: list[Rule] = []
        boxes: list[Box] = []
        head = self._masthead(boxes) if masthead else self._head(rules, boxes)
        return head, rules, boxes, self._foot(number, pages, rules, boxes)

    def _masthead(self, boxes: list[Box]) -> list[Words]:
        y = MASTHEAD_TOP + FIRST_LINE
        self._box(y, boxes)
        return [Words(self.frame.left, y, line, Part.ARTIFACT) for line in self._word_lines()[:1]]

    def _head(self, rules: list[Rule], boxes: list[Box]) -> list[Words]:
        frame, y = self.frame, self.page.header
        words: list[Words] = []
        lines = self._word_lines()
        aside = bool(lines) and lines[0].width <= frame.side_measure
        if lines and not aside:
            y -= 13.0
        self._box(y, boxes)
        if lines:
            words.append(Words(frame.left, y, lines[0], Part.ARTIFACT))
        if lines and not aside:
            y += 16.0
        title, middle = self.furniture.running_head
        start = frame.text if aside else frame.left
        room = frame.right - start - self._box_width()
        if title:
            line = self._fit(title, room, strong=True, larger=TITLE_LARGER)
            words.append(Words(start, y, line, Part.ARTIFACT))
            start = max(start + line.width + GAP, frame.text)
        if middle:
            line = self._fit(middle, frame.right - self._box_width() - start)
            words.append(Words(start, y, line, Part.ARTIFACT))
        rule_y = max(y + HEAD_RULE_BELOW, self.page.header + HEAD_RULE_BELOW)
        rules.append(Rule(frame.left, frame.right, rule_y, 0.5, "ink"))
        return words

    def _foot(self, number: int, pages: int, rules: list[Rule], boxes: list[Box]) -> list[Words]:
        frame, furniture = self.frame, self.furniture
        lines = self._word_lines()
        rule_y = frame.bottom + 16.0
        rules.append(Rule(frame.left, frame.right, rule_y, FOOT_RULE, "ink"))
        two_lines = bool(lines) or bool(furniture.foot_right)
        y = rule_y + (12.5 if two_lines else frame.height - self.page.footer - rule_y)
        count = furniture.page_of.replace("{page}", str(number)).replace("{pages}", str(pages))
        right_edge = frame.right - (0.0 if two_lines else self._box_width())
        words = [
            Words(
                frame.left, y, self._fit(count, frame.side_measure, Role.FOOTER, strong=True), Part.ARTIFACT
            )
        ]
        if furniture.foot_left:
            right = self._fit(furniture.foot_right, 150.0, Role.FOOTER) if furniture.foot_right else None
            room = right_edge - frame.text - (right.width + GAP if right else 0.0)
            words.append(
                Words(frame.text, y, self._fit(furniture.foot_left, room, Role.FOOTER), Part.ARTIFACT)
            )
        if furniture.foot_right:
            line = self._fit(furniture.foot_right, 150.0, Role.FOOTER)
            words.append(Words(right_edge - line.width, y, line, Part.ARTIFACT))
        last = y + 19.0 if two_lines else y
        if lines:
            words.append(Words(frame.left, last, lines[0], Part.ARTIFACT))
        self._box(last, boxes)
        return words

    def _word_lines(self) -> list[Line]:
        return [self.type.one_line(self._words)] if self._words else []

    def _box_width(self) -> float:
        return self._box_line.width + 2 * BOX_SIDE + GAP if self._box_line else 0.0

    def _box(self, y: float, boxes: list[Box]) -> None:
        if self._box_line:
            width = self._box_line.width + 2 * BOX_SIDE
            boxes.append(Box(self.frame.right - width, y, width, self._box_line))

    def _fit(
        self,
        text: str,
        room: float,
        role: Role = Role.HEADER,
        *,
        strong: bool = False,
        larger: float = 0.0,
    ) -> Line:
        """Return `text` as one line, cut with an ellipsis where it is wider than `room`."""
        look = self.voice.look(role)
        if larger:
            look = replace(look, size=look.size + larger)
        line = self.type.one_line(self.voice.plain(text, look, strong=strong))
        if line.width <= room:
            return line
        words = text.split()
        while len(words) > 1:
            words.pop()
            line = self.type.one_line(self.voice.plain(" ".join(words) + " …", look, strong=strong))
            if line.width <= room:
                break
        return line
