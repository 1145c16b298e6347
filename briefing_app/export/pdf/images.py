"""Pictures as PDF objects: what an archival file may hold, whatever came in.

A grey or coloured JPEG goes in as it is. Anything else is unpacked to eight bits of grey or of
red, green and blue, with its transparency beside it as a soft mask; four inks become three
colours, since the file promises sRGB.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_app.export.pdf.file_objects import FileObjects

_PLAIN_JPEG = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}

_SIXTEEN_BITS = {"I;16": 2, "I": 4}
"""Bytes of each pixel of a picture with sixteen bits of grey, the second of them the higher."""


def add_image(objects: FileObjects, data: bytes) -> int:
    """Add a checked PNG or JPEG; return the number of its object."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.format == "JPEG" and picture.mode in _PLAIN_JPEG:
                words = _words(picture, _PLAIN_JPEG[picture.mode])
                return objects.stream(data, f"{words} /Filter /DCTDecode", packed=False)
            return _unpacked(objects, picture)


def _unpacked(objects: FileObjects, picture: Any) -> int:
    mask = ""
    if picture.has_transparency_data:
        picture = picture.convert("LA" if picture.mode in ("L", "LA", "1") else "RGBA")
        alpha = picture.getchannel("A")
        if alpha.getextrema()[0] < 255:
            number = objects.stream(alpha.tobytes(), _words(alpha, "/DeviceGray"))
            mask = f" /SMask {number} 0 R"
    if picture.mode in _SIXTEEN_BITS:
        high = picture.tobytes()[1 :: _SIXTEEN_BITS[picture.mode]]
        picture = picture.frombytes("L", picture.size, high)
    grey = picture.mode in ("L", "LA", "1")
    picture = picture.convert("L" if grey else "RGB")
    space = "/DeviceGray" if grey else "/DeviceRGB"
    return objects.stream(picture.tobytes(), _words(picture, space) + mask)


def _words(picture: Any, space: str) -> str:
    width, height = picture.size
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        f" /ColorSpace {space} /BitsPerComponent 8"
    )
