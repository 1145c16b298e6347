"""Styles beside those of the roles: what differs from a role in one thing, lists, tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import Role
from briefing_app.export.docx.blocks.lists import LIST_INDENT, list_properties, list_style
from briefing_app.export.docx.looks.letters import hex_colour, run_properties
from briefing_app.export.docx.sheets.geometry import turned
from briefing_app.export.docx.xml import eighths, style_id, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.export.docx.blocks.lists import Lists
    from briefing_app.export.docx.sheets.geometry import Geometry

COMMENT_INSET = 12.0
CHANGE_BAR, CHANGE_GAP = 1.5, 6.0
WIDEST_HANG = 20.0
TABLE_WHITE = 10.0
INDEX_WHITE = 18.0
PLAIN_TABLE = "BriefingList"
"""The id of the style of a table without a head, whose rows no rules part."""
NUMBERED_WHITE = 6.0
MANY_SOURCES = 7
"""Sources from which their list runs across the page, beginning in the side column."""
SECTION_AT_HEAD, SECTION_ON_NEW_PAGE = "Section 1 At Head", "Section 1 On New Page"
"""Headings at the head of a page, where white above them would push them down."""
SOURCES_FULL, SOURCE_HANG = "Source Entry Full", 18.0
_KEEP = "<w:keepNext/>"
_TO_THE_EDGE = (
    "Marking", "Marking First", "Header", "Footer", "Issue Line", "TOC 1", "TOC 2", "Index 1", "Index First",
)  # fmt: skip


@dataclass
class Needs:
    """Which styles beside those of the roles a body uses.

    `sides` are (side role, role beside it), `beside` (role, numbered, changed), `next_ones` the
    roles of paragraphs that follow their like, `rooms` those that leave room for what stands
    beside them; `wide` tells whether any page is turned.
    """

    sides: set[tuple[Role, Role]] = field(default_factory=set)
    beside: set[tuple[Role, bool, bool]] = field(default_factory=set)
    next_ones: set[Role] = field(default_factory=set)
    rooms: set[Role] = field(default_factory=set)
    wide: bool = False


def variant_styles(style: HouseStyle, page: Geometry, lists: Lists, needs: Needs) -> Iterator[str]:
    """Yield the paragraph styles that are no role."""
    yield from _role_variants(style, needs)
    yield from _beside_styles(style, page, needs)
    yield from _next_styles(style, needs)
    if needs.wide:
        yield from _wide_styles(page)
    yield from _list_styles(lists, page)
    label = style.look(Role.SIDE_LABEL)
    quiet = run_properties(
        style, replace(label, colour="quiet" if "quiet" in style.colours else label.colour)
    )
    text = f'<w:ind w:left="{twips(page.shift)}"/>'
    above_table = _KEEP + spacing(label.leading + 3, before=8) + text
    yield paragraph_style("Table Label", above_table, quiet, "Normal")
    yield paragraph_style(
        "Table Label Full",
        f'<w:ind w:left="{twips(page.indent(Measure.FULL))}"/>',
        "",
        style_id("Table Label"),
    )
    hairline = hex_colour(style, "hairline", "BFBFBF")
    hung = f'<w:ind w:left="{twips(page.indent(Measure.FULL))}"/>'
    line = f"<w:pBdr><w:top {border(0.5, 6, hairline)}/></w:pBdr>"
    head = f"{_KEEP}{line}{spacing(label.leading, before=30, after=6)}{hung}"
    yield paragraph_style("Sources Head", head, quiet, "Heading1", quick=True)
    left = page.indent(Measure.FULL) + SOURCE_HANG
    stop = f'<w:tabs><w:tab w:val="left" w:pos="{twips(left)}"/></w:tabs>'
    across = f'<w:ind w:left="{twips(left)}" w:hanging="{twips(SOURCE_HANG)}"/>'
    yield paragraph_style(SOURCES_FULL, stop + across, "", style_id(Role.SOURCE_ENTRY.value))
    yield paragraph_style("Note Label", spacing(label.leading, after=2) + text, quiet, "Normal")
    bar = f"<w:pBdr><w:top {border(3, 5, hex_colour(style, 'ink'))}/></w:pBdr>"
    above = spacing(style.look(Role.MARKING).leading, before=4 + page.lift)
    yield paragraph_style("Marking First", bar + above, "", style_id(Role.MARKING.value))
    auto = '<w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>'
    yield paragraph_style("Figure", _KEEP + auto + text, "", "Normal")
    tiny = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    yield paragraph_style("Page Break", spacing(1), tiny, "Normal")
    yield paragraph_style("After Table", spacing(1, after=7), tiny, "Normal")
    yield paragraph_style("Note Rule", spacing(6, before=6) + text, tiny, "Normal")


def _role_variants(style: HouseStyle, needs: Needs) -> Iterator[str]:
    title = style.look(Role.MASTHEAD_TITLE)
    second = replace(title, size=title.size * 0.6, leading=title.leading * 0.6, tracking=title.tracking * 0.6)
    yield paragraph_style(
        "Masthead Second Title",
        spacing(second.leading, after=4),
        run_properties(style, second),
        style_id(Role.MASTHEAD_TITLE.value),
    )
    cell, caption_look = style.look(Role.TABLE_CELL), style.look(Role.CAPTION)
    group = _KEEP + spacing(cell.leading, before=4)
    yield paragraph_style("Table Group", group, "", style_id(Role.TABLE_CELL.value))
    legend = _KEEP + spacing(caption_look.leading) + '<w:ind w:left="0"/>'
    yield paragraph_style("Table Legend", legend, "", style_id(Role.CAPTION.value))
    bare = '<w:spacing w:before="0"/>'
    for name, opening in ((SECTION_AT_HEAD, ""), (SECTION_ON_NEW_PAGE, "<w:pageBreakBefore/>")):
        yield paragraph_style(name, opening + bare, "", style_id(Role.SECTION_1.value))
    for role in (Role.TABLE_HEAD, Role.TABLE_CELL):
        right = '<w:jc w:val="right"/>'
        yield paragraph_style(f"{role.value} Right", right, "", style_id(role.value))
    note = style.look(Role.SIDE_NOTE)
    for role in sorted(needs.rooms):
        room = f'<w:spacing w:after="{twips(style.look(role).space_after + 2 * note.leading)}"/>'
        yield paragraph_style(room_style(role), room, "", style_id(role.value))
    caption = f'{_KEEP}<w:spacing w:before="{twips(TABLE_WHITE)}" w:after="60"/>'
    yield paragraph_style("Table Caption", caption, "", style_id(Role.CAPTION.value))
    above = f'<w:spacing w:before="{twips(INDEX_WHITE)}"/>'
    yield paragraph_style("Index First", above, "", style_id(Role.INDEX_1.value))
    said = f'<w:spacing w:before="{twips(style.look(Role.STATEMENT).space_before)}"/>'
    yield paragraph_style("Statement Alone", said, "", style_id(Role.STATEMENT.value))
    item = f'<w:spacing w:before="{twips(style.look(Role.ITEM_HEAD).space_before * 0.4)}"/>'
    yield paragraph_style("Item Head First", item, "", style_id(Role.ITEM_HEAD.value))


def _beside_styles(style: HouseStyle, page: Geometry, needs: Needs) -> Iterator[str]:
    """Yield the styles of numbered paragraphs, whose number hangs, and of changed ones, with a bar."""
    for role, numbered, changed in sorted(needs.beside):
        look = style.look(role)
        properties = ""
        if changed:
            properties = (
                f"<w:pBdr><w:left {border(CHANGE_BAR, CHANGE_GAP, hex_colour(style, 'ink'))}/></w:pBdr>"
            )
        if numbered:
            hang = min(page.gap, WIDEST_HANG) if page.offset else WIDEST_HANG
            left = look.column_indent + (0.0 if page.offset else hang)
            left += page.indent(look.measure)
            stop = f'<w:tabs><w:tab w:val="left" w:pos="{twips(left)}"/></w:tabs>'
            indent = f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hang)}"/>'
            white = f'<w:spacing w:before="{twips(numbered_white(look))}"/>'
            properties += stop + white + indent
        name = beside_style(role, numbered=numbered, changed=changed)
        yield paragraph_style(name, properties, "", style_id(role.value))


def numbered_white(look: Look) -> float:
    """Return the white above a numbered paragraph."""
    return max(look.space_before, NUMBERED_WHITE)


def _next_styles(style: HouseStyle, needs: Needs) -> Iterator[str]:
    """Yield the styles of paragraphs that follow their like: indented, or one box with no white between."""
    for role in sorted(needs.next_ones):
        look = style.look(role)
        indent = f'<w:ind w:firstLine="{twips(look.first_indent)}"/>' if look.first_indent else ""
        properties = f'<w:spacing w:before="0"/>{indent}'
        yield paragraph_style(f"{role.value} Next", properties, "", style_id(role.value))


def _wide_styles(page: Geometry) -> Iterator[str]:
    """Yield the styles of lines on turned pages that reach to the right edge."""
    across = page if page.landscape else turned(page)
    old, new = twips(page.shift + page.text_width), twips(across.shift + across.text_width)
    for name in _TO_THE_EDGE:
        leader = ' w:leader="dot"' if name.startswith("TOC") else ""
        cleared = f'<w:tab w:val="clear" w:pos="{old}"/>' if old != new else ""
        stops = f'{cleared}<w:tab w:val="right"{leader} w:pos="{new}"/>'
        yield paragraph_style(f"{name} Wide", f"<w:tabs>{stops}</w:tabs>", "", style_id(name))


def beside_style(role: Role, *, numbered: bool, changed: bool) -> str:
    """Return the name of the style of a paragraph with a number or a bar beside it."""
    return f"{role.value}{' Numbered' if numbered else ''}{' Changed' if changed else ''}"


def side_style(role: Role, anchor: Role) -> str:
    """Return the name of the style of a side paragraph that starts beside a paragraph of `anchor`."""
    return f"{role.value} at {anchor.value}"


def room_style(role: Role) -> str:
    """Return the name of the style of a paragraph that leaves room for what stands beside it."""
    return f"{role.value} Short"


def _list_styles(lists: Lists, page: Geometry) -> Iterator[str]:
    indent = f'<w:ind w:left="{twips(page.shift + LIST_INDENT)}" w:hanging="{twips(LIST_INDENT)}"/>'
    for role, ordered in sorted(lists.roles):
        properties = list_properties(ordered=ordered) + '<w:spacing w:after="40"/>' + indent
        yield paragraph_style(list_style(role, ordered=ordered), properties, "", style_id(role.value))


def table_styles(style: HouseStyle) -> Iterator[str]:
    """Yield the one table style, rules only, and the default that it stands on."""
    ink, hair = hex_colour(style, "ink"), hex_colour(style, "hairline", "BFBFBF")
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, 0, 0, 0)}</w:tblPr></w:style>'
    )
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"<w:top {border(0.9, 0, ink)}/><w:bottom {border(0.9, 0, ink)}/>"
        f"<w:insideH {border(0.3, 0, hair)}/></w:tblBorders>{_margins(50, 0, 60, 160)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f"<w:bottom {border(0.45, 0, ink)}/></w:tcBorders></w:tcPr></w:tblStylePr>"
        '<w:tblStylePr w:type="lastCol"><w:tcPr><w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
    yield (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{PLAIN_TABLE}"><w:name w:val="Briefing List"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"<w:top {border(0.3, 0, hair)}/></w:tblBorders>{_margins(50, 0, 50, 160)}</w:tblPr></w:style>"
    )


def paragraph_style(
    name: str,
    paragraph: str,
    letters: str,
    base: str,
    *,
    key: str = "",
    following: str = "",
    quick: bool = False,
) -> str:
    """Return a paragraph style; `key` is its id where that is not its name."""
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if default or name[0].islower() else ' w:customStyle="1"'
    return "".join(
        (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key or style_id(name)}">',
            f'<w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{base}"/>' if base else "",
            f'<w:next w:val="{following}"/>' if following else "",
            "<w:qFormat/>" if quick else "",
            f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
            f"<w:rPr>{letters}</w:rPr>" if letters else "",
            "</w:style>",
        )
    )


def spacing(leading: float, before: float = 0.0, after: float = 0.0) -> str:
    """Return the white around lines of an exact height."""
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{twips(leading)}" w:lineRule="exact"/>'
    )


def border(width: float, space: float, colour: str) -> str:
    """Return the attributes of a single rule."""
    return f'w:val="single" w:sz="{eighths(width)}" w:space="{round(space)}" w:color="{colour}"'


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"
