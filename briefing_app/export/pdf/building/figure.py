"""Pictures: their bytes are checked before they reach the page."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Figure, Role, Text
from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.boxes import Hold, Item, Picture, Strip
from briefing_app.export.pdf.file.structure import Element, Kind
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from briefing_app.export.pdf.building.flow import Flow

MM = 72 / 25.4
LARGEST_PIXELS = 60_000_000


def set_figure(flow: Flow, block: Figure) -> None:
    """Set a picture in the text column; one that cannot be read leaves its description."""
    look = flow.look(Role.CAPTION)
    spoken = clean(block.alt).strip() or clean(block.caption).strip()
    if not spoken:
        spoken = clean(flow.document.meta.title).strip() or "–"
        flow.warnings.append("A picture has no description for those who cannot see it; write one.")
    tree = Element(Kind.FIGURE, flow.tree.here, f"/Alt {syntax.text_string(spoken)}")
    caption = Element(Kind.CAPTION, tree)
    size = picture_size(block.image)
    if size is None:
        flow.warnings.append(f"The picture “{block.alt}” cannot be read; its description is printed.")
        strips = flow.paragraph((Text(f"[{block.alt}]"),), look)
        caption = flow.tree.paragraph()
        flow.put(strips, Role.CAPTION, space=12.0)
    else:
        frame = flow.frame
        width = min(block.width_mm * MM, frame.text_measure)
        height = width * size[1] / size[0]
        highest = (frame.bottom - frame.top) * 0.8
        if height > highest:
            width, height = width * highest / height, highest
        items: list[Item] = [Picture(frame.text, 0, width, height, block.image, tree)]
        strip = Strip(height, items, left=frame.text, right=frame.text + width)
        flow.put([strip], Role.CAPTION, space=12.0, keep=bool(block.caption))
    if block.caption:
        strips = flow.paragraph((Text(block.caption),), look, part=caption)
        flow.put(strips, Role.CAPTION, space=5.0, tight=True)
        if strips:
            strips[0].hold = Hold.FIRM


def picture_size(image: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG or JPEG, None when it is neither."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(image), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if not 0 < width * height <= LARGEST_PIXELS:
                    return None
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return width, height
