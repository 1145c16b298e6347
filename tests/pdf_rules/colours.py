"""Rules on colours, pictures and transparency."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Stream

from pdf_rules.reading import File, Rule, collected

RULES: list[Rule] = []
_DEVICE = {"/DeviceRGB": b"RGB ", "/DeviceCMYK": b"CMYK"}
_BLENDS = frozenset({"/Normal", "/Compatible"})


def _profile(file: File) -> bytes:
    """Return the colours of the output intent."""
    for one in file.root.get("/OutputIntents", []):
        stream = one.get("/DestOutputProfile")
        if isinstance(stream, Stream):
            return stream.read_bytes()[16:20]
    return b""


@collected(RULES, "ISO 19005-2, 6.2.4.3")
def device_colours(file: File) -> Iterator[str]:
    """Colours of a device are those of the output intent; grey fits any."""
    profile = _profile(file)
    found = [(f"page {place}", space) for place, one in enumerate(file.contents, 1) for space in one.colours]
    found += [(f"the picture {one.objgen[0]}", str(one.get("/ColorSpace"))) for one in _pictures(file)]
    for where, space in found:
        wanted = _DEVICE.get(space)
        if (wanted and wanted != profile) or (space == "/DeviceGray" and not profile):
            yield f"{where} has colours of {space[1:]}, which the output intent does not explain"


def _pictures(file: File) -> list[Stream]:
    return [one for one in file.streams if one.get("/Subtype") == Name("/Image")]


@collected(RULES, "ISO 19005-2, 6.2.8")
def pictures(file: File) -> Iterator[str]:
    """Pictures have no alternates, are not smoothed, and have one, two, four, eight or sixteen bits."""
    for one in _pictures(file):
        if "/Alternates" in one or "/OPI" in one:
            yield f"the picture {one.objgen[0]} has alternates"
        if one.get("/Interpolate") is True:
            yield f"the picture {one.objgen[0]} is smoothed"
        if int(one.get("/BitsPerComponent", 1)) not in (1, 2, 4, 8, 16):
            yield f"the picture {one.objgen[0]} has {one.BitsPerComponent} bits"


@collected(RULES, "ISO 32000-1, 11.6.5.3; ISO 19005-2, 6.2.10")
def soft_masks(file: File) -> Iterator[str]:
    """The mask of a picture is a grey picture without a mask."""
    for one in _pictures(file):
        mask = one.get("/SMask")
        if mask is None:
            continue
        if not isinstance(mask, Stream) or mask.get("/ColorSpace") != Name("/DeviceGray") or "/SMask" in mask:
            yield f"the mask of the picture {one.objgen[0]} is none"


@collected(RULES, "ISO 32000-1, 8.9.5.1")
def picture_sizes(file: File) -> Iterator[str]:
    """A picture has as many bytes as its size asks for."""
    inks = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
    for one in _pictures(file):
        if one.get("/Filter") != Name("/FlateDecode"):
            continue
        wanted = int(one.Width) * int(one.Height) * inks.get(str(one.ColorSpace), 0)
        if len(one.read_bytes()) != wanted:
            yield f"the picture {one.objgen[0]} has {len(one.read_bytes())} bytes, not {wanted}"


@collected(RULES, "ISO 19005-2, 6.2.10")
def blending(file: File) -> Iterator[str]:
    """Paint is never blended; where a page is a group, it says in which colours."""
    for one in file.dictionaries:
        modes = one.get("/BM")
        for mode in modes if isinstance(modes, Array) else [modes]:
            if mode is not None and str(mode) not in _BLENDS:
                yield f"object {one.objgen[0]} blends by {mode}"
    transparent = any("/SMask" in one for one in _pictures(file))
    if transparent and not _profile(file):
        yield "a picture is transparent, and nothing says in which colours"


@collected(RULES, "ISO 19005-2, 6.2.5")
def graphics_states(file: File) -> Iterator[str]:
    """No graphics state changes how colours are transferred or halftoned."""
    for one in file.dictionaries:
        states = one.get("/Resources", Dictionary()).get("/ExtGState", Dictionary())
        for state in states.values():
            for key in ("/TR", "/TR2", "/HTP", "/HT"):
                if key in state and state[key] != Name("/Default"):
                    yield f"object {one.objgen[0]} has a graphics state with {key[1:]}"
