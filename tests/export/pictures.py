"""Pictures of every kind that a writer may be handed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

SIZE = (24, 16)


def _encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _slope(mode: str) -> Image.Image:
    """Return a picture that goes from dark to light, with a transparent corner where it can."""
    picture = Image.linear_gradient("L").resize(SIZE)
    if mode in ("LA", "RGBA"):
        picture = picture.convert(mode)
        picture.putalpha(Image.radial_gradient("L").resize(SIZE))
        return picture
    return picture.convert(mode)


def _wide_grey() -> Image.Image:
    picture = Image.new("I;16", SIZE)
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            picture.putpixel((x, y), x * 2700)
    return picture


def _palette_with_hole() -> bytes:
    return _encoded(_slope("RGB").quantize(8), "PNG", transparency=0)


PICTURES = {
    "colour PNG": _encoded(_slope("RGB"), "PNG"),
    "grey PNG": _encoded(_slope("L"), "PNG"),
    "PNG of sixteen bits": _encoded(_wide_grey(), "PNG"),
    "black and white PNG": _encoded(_slope("1"), "PNG"),
    "palette PNG": _encoded(_slope("RGB").quantize(8), "PNG"),
    "palette PNG with a hole": _palette_with_hole(),
    "transparent PNG": _encoded(_slope("RGBA"), "PNG"),
    "transparent grey PNG": _encoded(_slope("LA"), "PNG"),
    "colour JPEG": _encoded(_slope("RGB"), "JPEG"),
    "progressive JPEG": _encoded(_slope("RGB"), "JPEG", progressive=True),
    "grey JPEG": _encoded(_slope("L"), "JPEG"),
    "JPEG of four inks": _encoded(_slope("CMYK"), "JPEG"),
}
