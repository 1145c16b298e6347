"""Pages of a document from right to left: the side column at the right, tables that begin there.

The section itself says nothing of direction: its paragraphs do, and LibreOffice would turn what
is placed on the page a second time.
"""

from __future__ import annotations

import re

_SECTION = re.compile("<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_MARGINS = re.compile('(<w:pgMar [^>]*?w:right=")(-?\\d+)("[^>]*? w:left=")(-?\\d+)(")')
_FRAMED = re.compile("(?<=<w:pPr>)(?:(?!</w:pPr>).)*?<w:framePr (?:(?!</w:pPr>).)*", re.DOTALL)
_FRAME = re.compile('<w:framePr w:w="(\\d+)"([^>]*? w:hAnchor="page") w:x="(-?\\d+)"')
_AFTER_INDENT = re.compile(
    "<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|outlineLvl|rPr|sectPr)\\b"
)
_BORDERS = re.compile("(?<=<w:pBdr>).*?(?=</w:pBdr>)", re.DOTALL)
_BORDER = re.compile("<w:(\\w+)( [^>]*/>)")
_TABLE = re.compile("(<w:tblPr><w:tblStyle [^>]*/>)(?!<w:bidiVisual/>)")


def mirrored(xml: str) -> str:
    """Return a part with its pages mirrored."""
    xml = _SECTION.sub(lambda found: _MARGINS.sub(r"\g<1>\g<4>\g<3>\g<2>\g<5>", found[0]), xml)
    xml = _FRAMED.sub(lambda found: _framed(found[0]), xml)
    xml = _BORDERS.sub(lambda found: _borders(found[0]), xml)
    return _TABLE.sub(r"\1<w:bidiVisual/>", xml)


def _framed(properties: str) -> str:
    """Return the properties of what stands in the side column with that column at the right.

    Its frame reaches to the edge of the sheet, and its words keep off by as much as they did before.
    """
    frame = _FRAME.search(properties)
    if frame is None:
        return properties
    width, rest, edge = int(frame[1]), frame[2], int(frame[3])
    turned = f'<w:framePr w:w="{width + edge}"{rest} w:xAlign="right"'
    properties = properties.replace(frame[0], turned)
    after = _AFTER_INDENT.search(properties)
    place = after.start() if after else len(properties)
    return f'{properties[:place]}<w:ind w:left="{edge}"/>{properties[place:]}'


def _borders(sides: str) -> str:
    """Return the borders of a paragraph with left and right exchanged."""
    found = dict(_BORDER.findall(sides))
    other = {"left": "right", "right": "left"}
    order = ("top", "left", "bottom", "right", "between", "bar")
    return "".join(
        f"<w:{name}{found[other.get(name, name)]}" for name in order if other.get(name, name) in found
    )
