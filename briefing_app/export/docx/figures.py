"""Pictures: decoded once to learn their shape, each with words for those who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.export.docx.inlines import alternative

if TYPE_CHECKING:
    from briefing_app.document.nodes import Figure

_EMU_PER_POINT = 12700
_POINTS_PER_MM = 72 / 25.4
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_TALLEST = 600.0


class Figures:
    """The pictures of one document, each kept once."""

    def __init__(self) -> None:
        self.images: dict[bytes, str] = {}
        self._drawn = 0

    def drawing(self, figure: Figure, widest: float) -> str:
        """Return `figure` as a drawing in line with the text, at most `widest` points wide."""
        width, height = _size(figure)
        scale = min(figure.width_mm * _POINTS_PER_MM, widest) / width
        scale = min(scale, _TALLEST / height)
        extent = f'cx="{round(width * scale * _EMU_PER_POINT)}" cy="{round(height * scale * _EMU_PER_POINT)}"'
        relation = self.images.setdefault(figure.image, f"rIdImage{len(self.images) + 1}")
        self._drawn += 1
        name = f'id="{self._drawn}" name="Figure {self._drawn}" descr="{alternative(figure.alt)}"'
        return (
            '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/><wp:docPr {name}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def _size(figure: Figure) -> tuple[float, float]:
    from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        if not figure.image.startswith(_MAGIC):
            raise UnrecognizedImageError
        image = Image.from_blob(figure.image)
        width, height = float(image.px_width), float(image.px_height)
        if width < 1 or height < 1:
            raise InvalidImageStreamError
    except Exception as error:  # a broken picture fails in many ways deep in its reader
        raise BriefingError(
            "A picture in the document cannot be read.",
            where=figure.alt,
            hint="Replace it by a PNG or JPEG file.",
        ) from error
    return width, height


def media_type(image: bytes) -> tuple[str, str]:
    """Return the suffix and the media type of PNG or JPEG bytes."""
    return ("png", "image/png") if image.startswith(_MAGIC[0]) else ("jpg", "image/jpeg")
