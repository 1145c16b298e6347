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
    from briefing_app.export.pdf.file.file_objects import FileObjects

_PLAIN_JPEG = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}

_SIXTEEN_BITS = {"I;16": 2, "I": 4}
"""Bytes of each pixel of a picture with sixteen bits of grey, the second of them the higher."""


class Images:
    """The pictures of a file, each in it once."""

    def __init__(self, objects: FileObjects) -> None:
        self._objects = objects
        self._known: dict[bytes, str] = {}
        self._numbers: dict[str, int] = {}

    def name(self, data: bytes) -> str:
        """Return the name of a checked picture, which is added when it is new."""
        found = self._known.get(data)
        if found is None:
            found = self._known[data] = f"Im{len(self._known) + 1}"
            self._numbers[found] = add_image(self._objects, data)
        return found

    def resources(self, names: set[str]) -> str:
        """Return the entry of a page's resources for the pictures of these names."""
        drawn = " ".join(f"/{name} {number} 0 R" for name, number in self._numbers.items() if name in names)
        return f"/XObject << {drawn} >>" if drawn else ""


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
    from PIL import Image

    mask = ""
    if picture.has_transparency_data:
        picture = picture.convert("LA" if picture.mode in ("L", "LA", "1") else "RGBA")
        alpha = picture.getchannel("A")
        if alpha.getextrema()[0] < 255:
            number = objects.stream(alpha.tobytes(), _words(alpha, "/DeviceGray"))
            mask = f" /SMask {number} 0 R"
    if picture.mode in _SIXTEEN_BITS:
        high = picture.tobytes()[1 :: _SIXTEEN_BITS[picture.mode]]
        picture = Image.frombytes("L", picture.size, high)
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
