"""What stands on every page: the marking in the first line and the last, running head, page x of y."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import SEPARATOR, Role
from briefing_app.domain.briefings.briefing import Tlp
from briefing_app.export.pdf.boxes import Part, Rule, Words
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from briefing_app.document.nodes import Furniture
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.setting.lines import Line, Typesetter
    from briefing_app.export.pdf.setting.text import Voice

TLP_COLOURS = {
    Tlp.CLEAR: "#FFFFFF",
    Tlp.GREEN: "#33FF00",
    Tlp.AMBER: "#FFC000",
    Tlp.AMBER_STRICT: "#FFC000",
    Tlp.RED: "#FF2B2B",
}
"""The colours that TLP 2.0 prescribes, on black."""
MARKING_SIZE, FOOT_SIZE = 12.0, 7.6
"""The sizes of type that the distances here are for; they grow with the type."""
BOX_SIDE, BOX_BELOW, BOX_ABOVE = 6.0, 4.4, 12.0
MASTHEAD_TOP = 30.0
FIRST_LINE = 22.6
"""From the masthead's top to the baseline of its first line, that of the marking."""
HEAD_RULE_BELOW = 11.0
LIFT = 13.0
"""How much higher a marking with lines of its own starts, in points."""
FOOT_RIGHT = 0.75
"""How much of the foot beside the page number the words at its right may take: a copy names its recipient."""
COUNT_ROOM = 96.0
GAP = 14.0
TITLE_LARGER = 2.4
"""How much larger the title is than the rest of the running head, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A black box with a coloured label, by its baseline and left edge; `scale` is that of its type."""

    x: float
    y: float
    width: float
    label: Line
    scale: float = 1.0


Fixture = Words | Rule | Box


class FurnitureSetter:
    """Sets the furniture of a document.

    A marking that is short stands in the side column, on the line of the running head; a
    longer one has lines of its own, for which `frame` gives way. It is never cut.
    """

    def __init__(self, furniture: Furniture, frame: Frame, voice: Voice, typesetter: Typesetter) -> None:
        self.furniture = furniture
        self.voice = voice
        self.type = typesetter
        self.page = voice.style.page
        look = voice.look(Role.MARKING)
        tlp = furniture.marking.tlp
        self._label = (
            typesetter.one_line(voice.plain(tlp.value, look, colour=TLP_COLOURS[tlp])) if tlp else None
        )
        self._box_width = self._label.width + 2 * BOX_SIDE if self._label else 0.0
        room = frame.full_measure - (self._box_width + GAP if self._label else 0.0)
        self.words = self._word_lines(furniture.marking.words, room)
        self.aside = len(self.words) == 1 and self.words[0].width <= frame.side_measure
        self.leading = look.leading
        self.scale = look.size / MARKING_SIZE
        extra = max(len(self.words) - 1, 0) * self.leading
        self.frame = replace(frame, top=frame.top + extra, bottom=frame.bottom - extra)

    def _word_lines(self, words: str, room: float) -> list[Line]:
        """Return a marking as lines that end between its parts, where each part fits on one."""
        look = self.voice.look(Role.MARKING)
        lines: list[Line] = []
        held = ""
        for part in clean(words).split(SEPARATOR):
            longer = f"{held}{SEPARATOR}{part}" if held else part
            if held and self.type.one_line(self.voice.plain(longer, look)).width > room:
                lines += self.type.lines(self.voice.plain(held, look), room)
                held = part
            else:
                held = longer
        return lines + self.type.lines(self.voice.plain(held, look), room)

    def head(self, *, masthead: bool) -> list[Fixture]:
        """Return the head of a page, marking first; a masthead brings its own title."""
        if masthead:
            return self._marking(MASTHEAD_TOP + FIRST_LINE)
        frame, y = self.frame, self.page.header
        own_lines = bool(self.words) and not self.aside
        marked = self._marking(y - LIFT * self.scale if own_lines else y)
        if own_lines:
            y += (LIFT - 9.0) * self.scale + (len(self.words) - 1) * self.leading
        title, middle = self.furniture.running_head
        fixtures: list[Fixture] = [*marked]
        start = frame.text if self.aside else frame.left
        end = frame.right - (0.0 if own_lines else self._box_width + GAP)
        if title:
            room = (end - start) * (0.6 if middle else 1.0)
            line = self._fit(title, room, strong=True, larger=TITLE_LARGER)
            fixtures.append(Words(start, y, line, Part.ARTIFACT))
            start = max(start + line.width + GAP, frame.text)
        if middle:
            fixtures.append(Words(start, y, self._fit(middle, end - start), Part.ARTIFACT))
        rule_y = max(y + HEAD_RULE_BELOW - (2.0 if own_lines else 0.0), self.page.header + HEAD_RULE_BELOW)
        fixtures.append(Rule(frame.left, frame.right, rule_y, 0.5, "ink"))
        return fixtures

    def foot(self, number: int, pages: int) -> list[Fixture]:
        """Return the foot of page `number`, marking last."""
        frame, furniture = self.frame, self.furniture
        rule_y = frame.bottom + 16.0
        two_lines = bool(self.words) or bool(furniture.foot_right)
        scale = self.voice.look(Role.FOOTER).size / FOOT_SIZE
        y = rule_y + (12.5 * scale if two_lines else frame.height - self.page.footer - rule_y)
        count = furniture.page_of.replace("{page}", str(number)).replace("{pages}", str(pages))
        edge = frame.right - (0.0 if two_lines or not self._label else self._box_width + GAP)
        fixtures: list[Fixture] = [Rule(frame.left, frame.right, rule_y, 0.5, "ink")]
        line = self._fit(count, max(frame.side_measure, COUNT_ROOM), Role.FOOTER, strong=True)
        fixtures.append(Words(frame.left, y, line, Part.ARTIFACT))
        start = max(frame.text, frame.left + line.width + GAP)
        most = FOOT_RIGHT * (edge - start)
        right = self._fit(furniture.foot_right, most, Role.FOOTER) if furniture.foot_right else None
        if furniture.foot_left:
            room = edge - start - (right.width + GAP if right else 0.0)
            line = self._fit(furniture.foot_left, room, Role.FOOTER)
            fixtures.append(Words(start, y, line, Part.ARTIFACT))
        if right:
            fixtures.append(Words(edge - right.width, y, right, Part.ARTIFACT))
        return fixtures + self._marking(y + 19.0 * self.scale if two_lines else y, box_last=True)

    def _marking(self, y: float, *, box_last: bool = False) -> list[Fixture]:
        """Return the marking from the baseline `y` down, its box on the first or the last line."""
        frame = self.frame
        lines: list[Fixture] = [
            Words(frame.left, y + index * self.leading, line, Part.ARTIFACT)
            for index, line in enumerate(self.words)
        ]
        if self._label:
            last = y + (len(lines) - 1) * self.leading if box_last and lines else y
            box = Box(frame.right - self._box_width, last, self._box_width, self._label, self.scale)
            lines.insert(len(lines) if box_last else 1, box)
        return lines

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
        runs = self.voice.plain(text, look, strong=strong)
        line = self.type.one_line(runs)
        if line.width <= room:
            return line
        kept = text
        while line.width > room and len(kept) > 1:
            shorter = kept.rpartition(" ")[0].rstrip(" ·,;")
            kept = shorter or kept[: max(1, int(len(kept) * min(0.95, room / line.width)))]
            line = self.type.one_line(self.voice.plain(f"{kept}…", look, strong=strong))
        return line
