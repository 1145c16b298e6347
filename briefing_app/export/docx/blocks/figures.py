"""Pictures: decoded once to learn their shape, each with words for those who cannot see it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.export.docx.blocks.inlines import alternative

if TYPE_CHECKING:
    from briefing_app.document.nodes import Figure

_EMU_PER_POINT = 12700
_POINTS_PER_MM = 72 / 25.4
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_TALLEST = 600.0
_FIRST_ID = 1 << 16  # beyond those of pictures in the headers of a template
_LARGEST_PIXELS = 60_000_000


_IN_LINE = ('<wp:inline distT="0" distB="0" distL="0" distR="0">', "", "</wp:inline>")
"""What stands before the size of a drawing, after it, and at its end."""


def _standing(left: float) -> tuple[str, str, str]:
    """Return the same for a drawing that stands `left` points right of the margin, free of the text."""
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin">'
        f"<wp:posOffset>{round(left * _EMU_PER_POINT)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>',
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>',
        "</wp:anchor>",
    )


class Figures:
    """The pictures of one document, each kept once."""

    def __init__(self) -> None:
        self.images: dict[bytes, str] = {}
        self._drawn = 0

    def drawing(self, figure: Figure, widest: float, left: float | None = None) -> str:
        """Return `figure` as a drawing in line with the text, at most `widest` points wide.

        With a `left` it stands that many points right of the margin, and takes no room of the text.
        A picture that cannot be read gives "".
        """
        size = drawn_size(figure, widest)
        if size is None:
            return ""
        extent = " ".join(
            f'{key}="{round(length * _EMU_PER_POINT)}"'
            for key, length in zip(("cx", "cy"), size, strict=True)
        )
        relation = self.images.setdefault(figure.image, f"rIdImage{len(self.images) + 1}")
        self._drawn += 1
        name = f'id="{_FIRST_ID + self._drawn}" name="Figure {self._drawn}" descr="{alternative(figure.alt)}"'
        begin, middle, end = _IN_LINE if left is None else _standing(left)
        return (
            f"<w:drawing>{begin}<wp:extent {extent}/>{middle}<wp:docPr {name}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            f"</a:graphicData></a:graphic>{end}</w:drawing>"
        )


def drawn_size(figure: Figure, widest: float) -> tuple[float, float] | None:
    """Return width and height in points of `figure` as it is drawn, None when it cannot be read."""
    size = picture_size(figure.image)
    if size is None:
        return None
    width, height = size
    scale = min(figure.width_mm * _POINTS_PER_MM, widest) / width
    scale = min(scale, _TALLEST / height)
    return width * scale, height * scale


def picture_size(image: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a whole PNG or JPEG, None when it is neither."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(image), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if not 0 < width * height <= _LARGEST_PIXELS:
                    return None
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return width, height


def media_type(image: bytes) -> tuple[str, str]:
    """Return the suffix and the media type of PNG or JPEG bytes."""
    return ("png", "image/png") if image.startswith(_MAGIC[0]) else ("jpg", "image/jpeg")
