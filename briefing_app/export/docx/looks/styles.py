"""The named styles of a house style as Word's own: one for each role, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.house_style import Align, Look, Measure
from briefing_app.document.nodes import Role
from briefing_app.export.docx.blocks.key_figures import key_figure_styles
from briefing_app.export.docx.blocks.notes import NOTE_HANG, NOTE_WHITE
from briefing_app.export.docx.looks.emphasis import QUIET, Emphases
from briefing_app.export.docx.looks.fonts import rfonts
from briefing_app.export.docx.looks.letters import character_style, hex_colour, run_properties
from briefing_app.export.docx.looks.marks import mark_styles
from briefing_app.export.docx.looks.variants import (
    COMMENT_INSET,
    INDEX_WHITE,
    SOURCE_HANG,
    TABLE_WHITE,
    Needs,
    border,
    paragraph_style,
    side_style,
    table_styles,
    variant_styles,
)
from briefing_app.export.docx.sheets.geometry import frame_xml
from briefing_app.export.docx.xml import (
    DECLARATION,
    NAMESPACES,
    half_points,
    style_id,
    twips,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.domain.briefings.briefing import Tlp
    from briefing_app.export.docx.blocks.lists import Lists
    from briefing_app.export.docx.sheets.geometry import Geometry

# Word knows these by the names on the right, and shows them by those on the left.
_BUILT_IN = {
    Role.HEADER: "header",
    Role.FOOTER: "footer",
    Role.CAPTION: "caption",
    Role.TOC_1: "toc 1",
    Role.TOC_2: "toc 2",
    Role.INDEX_1: "index 1",
    Role.FOOTNOTE_TEXT: "footnote text",
}
_OUTLINE = {Role.SECTION_1: 1, Role.SECTION_2: 2, Role.ITEM_HEAD: 3}
_HANGING = {Role.SECTION_1, Role.ITEM_HEAD, Role.CONTROL_VALUE}
_ALIGN = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_NEXT = {
    Role.SECTION_1: Role.ITEM_BODY,
    Role.SECTION_2: Role.ITEM_BODY,
    Role.ITEM_HEAD: Role.ITEM_SOURCE,
    Role.ITEM_SOURCE: Role.ITEM_BODY,
    Role.STATEMENT_ATTRIBUTION: Role.STATEMENT,
}
_AFTER = {Role.ISSUE_LINE: 6.0, Role.FOOTER: 3.0}  # where a rule or a band would touch
# Beside these stands a number rather than a label, or a label of furniture.
_NUMBERED = {Role.STATEMENT_ATTRIBUTION, Role.STATEMENT}
_WHITE = {Role.CAPTION: TABLE_WHITE, Role.INDEX_1: INDEX_WHITE}  # above the first of several
_QUIET = {Role.TOC_1, Role.INDEX_1, Role.CAPTION}
_IN_TABLES = {Role.TABLE_HEAD, Role.TABLE_CELL}
_CONTROL_LABELS = 84.0  # the room of the labels of control data where there is no side column
ENTRY_HANG = {
    Role.SOURCE_ENTRY: SOURCE_HANG,
    Role.FOOTNOTE_TEXT: NOTE_HANG,
}  # how far each hangs behind its number
BASELINE = 0.78  # how far down a line of exact height Word and LibreOffice set the baseline


def style_name(role: Role) -> str:
    """Return the name that the style of `role` has inside the file."""
    return _BUILT_IN.get(role, role.value)


class Styles:
    """Everything that goes into the styles part of one document."""

    def __init__(
        self, style: HouseStyle, page: Geometry, emphases: Emphases, lists: Lists, language: str, tlp: Tlp
    ) -> None:
        self._style = style
        self._page = page
        self._emphases = emphases
        self._lists = lists
        self._language = language
        self._hyphenates = any(look.hyphenate for look in style.looks.values())
        self._tlp = tlp

    def part(self, needs: Needs) -> str:
        """Return the styles part with what the body `needs` beside the roles."""
        default = self._style.look(Role.ITEM_BODY)
        return "".join(
            (
                f"{DECLARATION}<w:styles {NAMESPACES}>",
                self._defaults(default),
                paragraph_style("Normal", "", "", "", quick=True),
                '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
                '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
                "<w:semiHidden/><w:unhideWhenUsed/></w:style>",
                *(self._heading(level) for level in (1, 2, 3)),
                *(self._role(role) for role in Role),
                *(self._first_side(side, anchor) for side, anchor in sorted(needs.sides)),
                *variant_styles(self._style, self._page, self._lists, needs),
                *key_figure_styles(self._style),
                *self._emphasis_styles(),
                *mark_styles(self._style, self._tlp),
                *table_styles(self._style),
                '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
                '<w:name w:val="No List"/><w:semiHidden/></w:style>',
                "</w:styles>",
            )
        )

    def _defaults(self, look: Look) -> str:
        family = self._style.faces[look.face].family
        return (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{rfonts(family)}"
            f'<w:color w:val="{self._colour(look.colour)}"/><w:kern w:val="2"/>'
            f'<w:sz w:val="{half_points(look.size)}"/><w:szCs w:val="{half_points(look.size)}"/>'
            f'{self._language}<w14:ligatures w14:val="standard"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault><w:pPr><w:widowControl/>"
            f'<w:spacing w:before="0" w:after="0" w:line="{twips(look.leading)}" w:lineRule="exact"/>'
            "</w:pPr></w:pPrDefault></w:docDefaults>"
        )

    def _heading(self, level: int) -> str:
        return paragraph_style(
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/>',
            "",
            "Normal",
            key=f"Heading{level}",
            quick=True,
        )

    def _role(self, role: Role) -> str:
        look = self._style.look(role)
        level = _OUTLINE.get(role)
        return paragraph_style(
            style_name(role),
            self._paragraph_properties(role, look),
            run_properties(self._style, look),
            f"Heading{level}" if level else "Normal",
            key=style_id(role.value),
            following=style_id(_NEXT[role].value) if role in _NEXT else "",
            quick=True,
        )

    def _paragraph_properties(self, role: Role, look: Look) -> str:
        measure = look.measure
        left = look.column_indent + (0.0 if role in _IN_TABLES else self._page.indent(measure))
        boxed = bool(look.tint or look.bar)
        before = space_before(self._style, self._page, role)
        after = space_after(role, look)
        spacing = f'w:before="{twips(before)}" w:after="{twips(after)}"'
        indent = f'w:left="{twips(left)}"'
        if role in _HANGING and self._page.offset:
            start = self._page.indent(Measure.FULL)
            left = self._page.shift + look.column_indent
            if role is Role.CONTROL_VALUE and not self._page.side:
                left = start + _CONTROL_LABELS
            indent = f'w:left="{twips(left)}" w:hanging="{twips(left - start)}"'
        if role in ENTRY_HANG:
            left += ENTRY_HANG[role]
            indent = f'w:left="{twips(left)}" w:hanging="{twips(ENTRY_HANG[role])}"'
        if boxed:
            indent += f' w:right="{twips(COMMENT_INSET)}"'
        properties = [
            "<w:keepNext/>" if kept_with_next(role, look) or measure is Measure.SIDE else "",
            "<w:keepLines/>" if look.keep_together else "",
            frame_xml(self._page) if measure is Measure.SIDE and self._page.side else "",
            self._borders(role, look),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self._colour(look.tint)}"/>' if look.tint else "",
            self._tabs(role, left),
            "<w:suppressAutoHyphens/>" if self._hyphenates and not look.hyphenate else "",
            f'<w:spacing {spacing} w:line="{twips(look.leading)}" w:lineRule="exact"/>',
            f"<w:ind {indent}/>" if measure is not Measure.SIDE else "",
            f'<w:jc w:val="{"both" if look.justify else _ALIGN[look.align]}"/>'
            if look.justify or look.align is not Align.LEFT
            else "",
        ]
        return "".join(properties)

    def _borders(self, role: Role, look: Look) -> str:
        sides: dict[str, str] = {}
        ink = self._colour("ink")
        if look.rule_above:
            sides["top"] = border(look.rule_above, 6, ink)
        if look.rule_below:
            sides["bottom"] = border(look.rule_below, 6, ink)
        match role:
            case Role.ISSUE_LINE:
                sides = {"top": border(0.5, 4, ink), "bottom": border(0.5, 5, ink)}
            case Role.HEADER:
                sides = {"bottom": border(0.5, 5, ink)}
            case Role.FOOTER:
                sides = {"top": border(0.5, 5, ink)}
            case _:
                pass
        if look.tint:
            tint = self._colour(look.tint)
            sides |= {"top": border(0.5, 7, tint), "bottom": border(0.5, 8, tint)}
            sides["right"] = border(0.5, COMMENT_INSET, tint)
        if look.bar:
            sides["left"] = border(2.25, COMMENT_INSET, self._colour(look.bar))
        order = ("top", "left", "bottom", "right")
        inner = "".join(f"<w:{side} {sides[side]}/>" for side in order if side in sides)
        return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""

    def _tabs(self, role: Role, left: float) -> str:
        start = twips(self._page.shift)
        right = start + twips(self._page.text_width)
        stops = {
            Role.MARKING: (("right", right),),
            Role.HEADER: (("left", start), ("right", right)),
            Role.FOOTER: (("left", start), ("right", right)),
            Role.ISSUE_LINE: (("left", start), ("right", right)),
            Role.TOC_1: (("right", right),),
            Role.TOC_2: (("right", right),),
            Role.INDEX_1: (("right", right),),
        }.get(role, ())
        if not self._page.side:  # no text column apart: what would start it stands in the middle
            stops = tuple(("center", right // 2) if stop == ("left", start) else stop for stop in stops)
        if role in _HANGING or role in ENTRY_HANG:
            stops = (("left", twips(left)),)
        leader = ' w:leader="dot"' if role in (Role.TOC_1, Role.TOC_2) else ""
        inner = "".join(f'<w:tab w:val="{kind}"{leader} w:pos="{at}"/>' for kind, at in stops)
        return f"<w:tabs>{inner}</w:tabs>" if inner else ""

    def _first_side(self, side: Role, anchor: Role) -> str:
        """Return the style of a side paragraph whose baseline is that of the line beside it."""
        look, beside = self._style.look(side), self._style.look(anchor)
        above = _WHITE.get(anchor, space_before(self._style, self._page, anchor))
        before = above + BASELINE * max(0.0, beside.leading - look.leading)
        spacing = (
            f'<w:spacing w:before="{twips(before)}" w:after="0"'
            f' w:line="{twips(look.leading)}" w:lineRule="exact"/>'
        )
        letters = ""
        if side is Role.SIDE_LABEL and anchor in _NUMBERED:
            size = half_points(self._style.look(Role.STATEMENT_ATTRIBUTION).size)
            letters = '<w:caps w:val="0"/><w:spacing w:val="0"/>'
            letters += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        elif anchor in _QUIET:
            letters = f'<w:color w:val="{hex_colour(self._style, "quiet", "595959")}"/>'
        return paragraph_style(
            side_style(side, anchor), spacing, letters, style_id(side.value), following=style_id(anchor.value)
        )

    def _emphasis_styles(self) -> Iterable[str]:
        for style in self._emphases.styles.values():
            properties = rfonts(style.family) if style.family else ""
            properties += "<w:b/><w:bCs/>" if style.bold else ""
            properties += "<w:i/>" if style.italic else ""
            yield character_style(style.name, properties)
        colour = hex_colour(self._style, "quiet", "595959")
        yield character_style(QUIET, f'<w:color w:val="{colour}"/>')

    def _colour(self, name: str) -> str:
        return hex_colour(self._style, name)


def space_before(style: HouseStyle, page: Geometry, role: Role) -> float:
    """Return the white above a role; that of a statement belongs above its attribution."""
    look = style.look(role)
    match role:
        case Role.STATEMENT:
            return 0.0
        case Role.STATEMENT_ATTRIBUTION:
            return max(look.space_before, style.look(Role.STATEMENT).space_before)
        case Role.ISSUE_LINE:
            return max(look.space_before, 5.0)
        case Role.SIDE_LABEL if not page.side:  # it stands over the text
            return max(look.space_before, look.leading)
        case Role.HEADER:
            return max(look.space_before, 2.0)
        case Role.FOOTNOTE_TEXT:
            return max(look.space_before, NOTE_WHITE)
        case _:
            return look.space_before


def kept_with_next(role: Role, look: Look) -> bool:
    """Tell whether a role stays with what follows it; the last notice does, lest the end stands alone."""
    return look.keep_with_next or role is Role.NOTICE


def space_after(role: Role, look: Look) -> float:
    """Return the white under a role."""
    return max(look.space_after, _AFTER.get(role, 0.0))


def borders(role: Role, look: Look) -> tuple[float, float]:
    """Return how high the borders of a role are above and below its lines, with the white within."""
    if role is Role.ISSUE_LINE:
        return 4.5, 5.5
    if look.tint:
        return 7.5, 8.5
    top = look.rule_above + 6 if look.rule_above else 0.0
    return top, look.rule_below + 6 if look.rule_below else 0.0
