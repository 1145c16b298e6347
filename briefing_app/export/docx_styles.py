"""The named styles of a house style as Word's own: one for each role, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.house_style import Align, Look, Measure
from briefing_app.document.nodes import Role
from briefing_app.export.docx_emphasis import QUIET, Emphases
from briefing_app.export.docx_fonts import rfonts
from briefing_app.export.docx_letters import character_style, hex_colour, run_properties
from briefing_app.export.docx_lists import LIST_INDENT, list_properties, list_style
from briefing_app.export.docx_marks import mark_styles
from briefing_app.export.docx_xml import (
    DECLARATION,
    NAMESPACES,
    eighths,
    half_points,
    style_id,
    twips,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.export.docx_geometry import Geometry
    from briefing_app.export.docx_lists import Lists

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
BASELINE = 0.78  # how far down a line of exact height Word and LibreOffice set the baseline
COMMENT_INSET = 12.0


def style_name(role: Role) -> str:
    """Return the name that the style of `role` has inside the file."""
    return _BUILT_IN.get(role, role.value)


def side_style(role: Role, anchor: Role) -> str:
    """Return the name of the style of a side paragraph that starts beside a paragraph of `anchor`."""
    return f"{role.value} at {anchor.value}"


class Styles:
    """Everything that goes into the styles part of one document."""

    def __init__(
        self, style: HouseStyle, page: Geometry, emphases: Emphases, lists: Lists, language: str
    ) -> None:
        self._style = style
        self._page = page
        self._emphases = emphases
        self._lists = lists
        self._language = language

    def part(self, anchors: Iterable[tuple[Role, Role]]) -> str:
        """Return the styles part; `anchors` are the (side role, role beside it) that occur."""
        default = self._style.look(Role.ITEM_BODY)
        return "".join(
            (
                f"{DECLARATION}<w:styles {NAMESPACES}>",
                self._defaults(default),
                _paragraph_style("Normal", "", "", "", default=True, quick=True),
                '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
                '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
                "<w:semiHidden/><w:unhideWhenUsed/></w:style>",
                *(self._heading(level) for level in (1, 2, 3)),
                *(self._role(role) for role in Role),
                *(self._first_side(side, anchor) for side, anchor in sorted(anchors)),
                *self._variants(),
                *self._emphasis_styles(),
                *mark_styles(self._style),
                self._tables(),
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
        return _paragraph_style(
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/>',
            "",
            "Normal",
            style_key=f"Heading{level}",
            quick=True,
        )

    def _role(self, role: Role) -> str:
        look = self._style.look(role)
        level = _OUTLINE.get(role)
        return _paragraph_style(
            style_name(role),
            self._paragraph_properties(role, look),
            run_properties(self._style, look),
            f"Heading{level}" if level else "Normal",
            style_key=style_id(role.value),
            following=style_id(_NEXT[role].value) if role in _NEXT else "",
            quick=True,
        )

    def _paragraph_properties(self, role: Role, look: Look) -> str:
        measure = look.measure
        left = self._page.indent(measure) + look.column_indent
        boxed = bool(look.tint or look.bar)
        spacing = f'w:before="{twips(look.space_before)}" w:after="{twips(look.space_after)}"'
        indent = f'w:left="{twips(left)}"'
        if role in _HANGING:
            left = look.column_indent
            indent = f'w:left="{twips(left)}" w:hanging="{twips(self._page.offset + left)}"'
        if boxed:
            indent += f' w:right="{twips(COMMENT_INSET)}"'
        properties = [
            "<w:keepNext/>" if look.keep_with_next else "",
            "<w:keepLines/>" if look.keep_together else "",
            self._frame() if measure is Measure.SIDE else "",
            self._borders(role, look),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self._colour(look.tint)}"/>' if look.tint else "",
            self._tabs(role, left),
            f'<w:spacing {spacing} w:line="{twips(look.leading)}" w:lineRule="exact"/>',
            f"<w:ind {indent}/>" if measure is not Measure.SIDE else "",
            f'<w:jc w:val="{"both" if look.justify else _ALIGN[look.align]}"/>'
            if look.justify or look.align is not Align.LEFT
            else "",
        ]
        return "".join(properties)

    def _frame(self) -> str:
        page = self._page
        return (
            f'<w:framePr w:w="{twips(page.side)}" w:wrap="around" w:vAnchor="text"'
            f' w:hAnchor="page" w:x="{twips(page.left)}" w:y="1"/>'
        )

    def _borders(self, role: Role, look: Look) -> str:
        sides: dict[str, str] = {}
        ink = self._colour("ink")
        if look.rule_above:
            sides["top"] = _border(look.rule_above, 6, ink)
        if look.rule_below:
            sides["bottom"] = _border(look.rule_below, 6, ink)
        match role:
            case Role.ISSUE_LINE:
                sides = {"top": _border(0.5, 4, ink), "bottom": _border(0.5, 5, ink)}
            case Role.HEADER:
                sides = {"bottom": _border(0.5, 5, ink)}
            case Role.FOOTER:
                sides = {"top": _border(0.5, 5, ink)}
            case _:
                pass
        if look.tint:
            tint = self._colour(look.tint)
            sides |= {"top": _border(0.5, 7, tint), "bottom": _border(0.5, 8, tint)}
            sides["right"] = _border(0.5, COMMENT_INSET, tint)
        if look.bar:
            sides["left"] = _border(2.25, COMMENT_INSET, self._colour(look.bar))
        order = ("top", "left", "bottom", "right")
        inner = "".join(f"<w:{side} {sides[side]}/>" for side in order if side in sides)
        return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""

    def _tabs(self, role: Role, left: float) -> str:
        right = twips(self._page.text_width)
        stops = {
            Role.MARKING: (("right", right),),
            Role.HEADER: (("left", 0), ("right", right)),
            Role.FOOTER: (("left", 0), ("right", right)),
            Role.ISSUE_LINE: (("left", 0), ("right", right)),
            Role.TOC_1: (("right", right),),
            Role.TOC_2: (("right", right),),
            Role.SOURCE_ENTRY: (("left", twips(left)),),
        }.get(role, ())
        if role in _HANGING:
            stops = (("left", twips(left)),)
        leader = ' w:leader="dot"' if role in (Role.TOC_1, Role.TOC_2) else ""
        inner = "".join(f'<w:tab w:val="{kind}"{leader} w:pos="{at}"/>' for kind, at in stops)
        return f"<w:tabs>{inner}</w:tabs>" if inner else ""

    def _first_side(self, side: Role, anchor: Role) -> str:
        """Return the style of a side paragraph whose baseline is that of the line beside it."""
        look, beside = self._style.look(side), self._style.look(anchor)
        before = beside.space_before + BASELINE * max(0.0, beside.leading - look.leading)
        spacing = (
            f'<w:spacing w:before="{twips(before)}" w:after="0"'
            f' w:line="{twips(look.leading)}" w:lineRule="exact"/>'
        )
        return _paragraph_style(
            side_style(side, anchor), spacing, "", style_id(side.value), following=style_id(anchor.value)
        )

    def _variants(self) -> Iterable[str]:
        """Yield the styles that differ from their role in one thing."""
        for role in (Role.TABLE_HEAD, Role.TABLE_CELL):
            yield _paragraph_style(f"{role.value} Right", '<w:jc w:val="right"/>', "", style_id(role.value))
        for role in Role:
            look = self._style.look(role)
            if look.first_indent:
                indent = f'<w:ind w:firstLine="{twips(look.first_indent)}"/>'
                yield _paragraph_style(f"{role.value} Next", indent, "", style_id(role.value))
        rule = f"<w:pBdr><w:top {_border(3, 5, self._colour('ink'))}/></w:pBdr>"
        yield _paragraph_style("Marking First", rule, "", style_id(Role.MARKING.value))
        yield _paragraph_style(
            "Figure",
            '<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>',
            "",
            "Normal",
        )
        thin = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        tiny = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
        yield _paragraph_style("Page Break", thin, tiny, "Normal")
        yield _paragraph_style("Note Separator", thin, tiny, "Normal")
        yield _paragraph_style("After Table", _spacing(8), "", "Normal")
        keep = "<w:keepNext/>"
        yield _paragraph_style("Table Caption", keep, "", style_id(Role.CAPTION.value))
        label = self._style.look(Role.SIDE_LABEL)
        yield _paragraph_style(
            "Table Label", keep + _spacing(label.leading + 3), run_properties(self._style, label), "Normal"
        )
        for role, ordered in sorted(self._lists.roles):
            yield _paragraph_style(
                list_style(role, ordered=ordered),
                list_properties(ordered=ordered)
                + f'<w:ind w:left="{twips(LIST_INDENT)}" w:hanging="{twips(LIST_INDENT)}"/>',
                "",
                style_id(role.value),
            )
        yield _paragraph_style("endnote text", "", "", style_id(Role.SOURCE_ENTRY.value))

    def _emphasis_styles(self) -> Iterable[str]:
        for style in self._emphases.styles.values():
            properties = rfonts(style.family) if style.family else ""
            properties += "<w:b/><w:bCs/>" if style.bold else ""
            properties += "<w:i/><w:iCs/>" if style.italic else ""
            yield character_style(style.name, properties)
        colour = hex_colour(self._style, "quiet", "595959")
        yield character_style(QUIET, f'<w:color w:val="{colour}"/>')

    def _tables(self) -> str:
        ink = self._colour("ink")
        hair = hex_colour(self._style, "hairline", "BFBFBF")
        return (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>'
            '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
            f"<w:top {_border(0.9, 0, ink)}/><w:bottom {_border(0.9, 0, ink)}/>"
            f"<w:insideH {_border(0.3, 0, hair)}/></w:tblBorders>"
            '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
            f"<w:bottom {_border(0.45, 0, ink)}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )

    def _colour(self, name: str) -> str:
        return hex_colour(self._style, name)


def _paragraph_style(
    name: str,
    paragraph: str,
    letters: str,
    base: str,
    *,
    style_key: str = "",
    following: str = "",
    default: bool = False,
    quick: bool = False,
) -> str:
    built_in = default or name[0].islower()
    kind = ' w:default="1"' if default else "" if built_in else ' w:customStyle="1"'
    return "".join(
        (
            f'<w:style w:type="paragraph"{kind} w:styleId="{style_key or style_id(name)}">',
            f'<w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{base}"/>' if base else "",
            f'<w:next w:val="{following}"/>' if following else "",
            "<w:qFormat/>" if quick else "",
            f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
            f"<w:rPr>{letters}</w:rPr>" if letters else "",
            "</w:style>",
        )
    )


def _spacing(leading: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{twips(leading)}" w:lineRule="exact"/>'


def _border(width: float, space: float, colour: str) -> str:
    return f'w:val="single" w:sz="{eighths(width)}" w:space="{round(space)}" w:color="{colour}"'
