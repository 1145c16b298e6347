"""Character styles of the marks of a briefing: TLP boxes, labels, numbers, references, links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.domain.briefings.briefing import Tlp
from briefing_app.export.docx.looks.fonts import rfonts
from briefing_app.export.docx.looks.letters import character_style, hex_colour, run_properties
from briefing_app.export.docx.xml import half_points, style_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.house_style import HouseStyle

# The colours of TLP 2.0, always on black.
_TLP_COLOURS = {
    Tlp.CLEAR: "FFFFFF",
    Tlp.GREEN: "33FF00",
    Tlp.AMBER: "FFC000",
    Tlp.AMBER_STRICT: "FFC000",
    Tlp.RED: "FF2B2B",
}

LABEL = "Side Label Words"
SECTION_NUMBER = "Section Number"
CONTROL_LABEL = "Control Label Words"
NUMBER = "Item Number"
GENRE = "Item Genre"
TAG = "Item Tag"
REFERENCE = "footnote reference"
REFERENCE_ID = "FootnoteReference"
SMALL_REFERENCE = "Small Reference"
LINK = "Hyperlink"
ENTRY_NUMBER = "Source Number"
ISSUE_DATE = "Issue Date"
RUNNING_TITLE = "Running Title"
PAGE_NUMBER = "page number"
MARKING_WORDS = "Marking Words"
RUNNING_TLP = "TLP Running"
_SMALL = 9.5


def tlp_style(tlp: Tlp) -> str:
    """Return the name of the style of the box with `tlp`."""
    words = tlp.value.removeprefix("TLP:").replace("+", " ").title()
    return f"TLP {words}"


def reference_style(style: HouseStyle, role: Role) -> str:
    """Return the id of the style of a source number among words of `role`."""
    return REFERENCE_ID if style.look(role).size > _SMALL else style_id(SMALL_REFERENCE)


def mark_styles(style: HouseStyle, tlp: Tlp) -> Iterator[str]:
    """Yield every style of this module."""
    label = style.look(Role.SIDE_LABEL)
    section, item = style.look(Role.SECTION_1), style.look(Role.ITEM_HEAD)
    least = min(look.size for look in style.looks.values())  # large print has nothing small
    number = replace(label, size=max(9.0, least), tracking=0.0, capitals=False)
    tag = replace(label, colour="quiet" if "quiet" in style.colours else label.colour)
    issue, head, foot = (style.look(role) for role in (Role.ISSUE_LINE, Role.HEADER, Role.FOOTER))
    ink = style.look(Role.ITEM_BODY).colour
    sans = rfonts(style.faces[label.face].family)
    accent = f'<w:color w:val="{hex_colour(style, label.colour)}"/>'
    level = '<w:vertAlign w:val="baseline"/>'  # LibreOffice would raise them
    reference = f"{sans}<w:b/><w:bCs/>{accent}"
    box = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    for label_tlp, colour in _TLP_COLOURS.items():
        yield character_style(tlp_style(label_tlp), f'<w:color w:val="{colour}"/>{box}')
    marking = run_properties(style, style.look(Role.MARKING), head)
    yield character_style(MARKING_WORDS, marking)
    ink_xml = f'<w:color w:val="{hex_colour(style, style.look(Role.MARKING).colour)}"/>'
    running = marking.replace(ink_xml, f'<w:color w:val="{_TLP_COLOURS.get(tlp, "FFFFFF")}"/>') + box
    yield character_style(RUNNING_TLP, running)
    yield character_style(LABEL, run_properties(style, label, section))
    control, value = style.look(Role.CONTROL_LABEL), style.look(Role.CONTROL_VALUE)
    yield character_style(CONTROL_LABEL, run_properties(style, control, value))
    yield character_style(SECTION_NUMBER, accent)
    yield character_style(NUMBER, run_properties(style, number, item))
    yield character_style(GENRE, run_properties(style, label, item))
    yield character_style(TAG, run_properties(style, tag, item))
    yield character_style(REFERENCE, reference + _size(max(8.4, least)) + level, REFERENCE_ID)
    yield character_style(SMALL_REFERENCE, reference + _size(max(7.0, least)) + level)
    yield character_style(ENTRY_NUMBER, reference + _size(max(7.0, least)) + level)
    yield character_style(LINK, accent)
    date = replace(issue, face=issue.strong, colour=ink)
    yield character_style(ISSUE_DATE, run_properties(style, date, issue))
    title = replace(head, face=head.strong, colour=ink, size=max(10.0, least))
    yield character_style(RUNNING_TITLE, run_properties(style, title, head))
    page = replace(foot, face=foot.strong, colour=ink)
    yield character_style(PAGE_NUMBER, run_properties(style, page, foot))


def _size(points: float) -> str:
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'
