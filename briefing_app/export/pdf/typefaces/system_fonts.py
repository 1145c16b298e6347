"""Fonts of the computer that a PDF may borrow: found once, and only when a character asks for one.

Where fontconfig is installed it knows all fonts; elsewhere the usual folders are read.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (".ttf", ".otf", ".ttc", ".otc")
_FORMAT = "%{file}|%{index}|%{family}|%{weight}|%{slant}|%{variable}\n"
_BOLD_OF_FONTCONFIG, _BOLD = 180, 600
_PATIENCE_S = 20
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_MAY_BE_EMBEDDED = 0x000C


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face in a font file: its place in a collection, its families, whether it is bold or slanted."""

    path: Path
    index: int
    families: tuple[str, ...]
    bold: bool
    slanted: bool
    variable: bool = False


@cache
def system_fonts() -> tuple[FontFile, ...]:
    """Return every scalable font of this computer, sorted, read once in a process."""
    fonts = _from_fontconfig()
    if fonts is None:
        fonts = list(_from_folders(_folders()))
    return tuple(sorted(set(fonts), key=lambda font: (font.families, str(font.path), font.index)))


def _from_fontconfig() -> list[FontFile] | None:
    """Return what fontconfig knows, None where it is not installed or does not answer."""
    if sys.platform in ("win32", "darwin"):
        return None
    try:
        answer = subprocess.run(
            ["fc-list", "--format", _FORMAT], capture_output=True, check=True, timeout=_PATIENCE_S
        )
    except (OSError, subprocess.SubprocessError):
        return None
    fonts = []
    for line in answer.stdout.decode("utf-8", "replace").splitlines():
        try:
            file, index, families, weight, slant, variable = line.split("|")
            place, variation = int(index) & 0xFFFF, int(index) >> 16
        except ValueError:
            continue
        if variation or not file.lower().endswith(_KINDS):
            continue
        is_variable = variable == "True"
        bold = not is_variable and float(weight or 80) >= _BOLD_OF_FONTCONFIG
        names = tuple(name.replace("\\", "") for name in families.split(","))
        fonts.append(FontFile(Path(file), place, names, bold, slant not in ("", "0"), is_variable))
    return fonts or None


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")
        found = [Path(windows) / "Fonts"]
        return [*found, Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else found
    if sys.platform == "darwin":
        return [
            Path("/System/Library/Fonts"),
            Path("/Library/Fonts"),
            home / "Library" / "Fonts",
            *Path("/System/Library").glob("AssetsV2/com_apple_MobileAsset_Font*"),
        ]
    shared = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), shared / "fonts", home / ".fonts"]


def _from_folders(folders: list[Path]) -> Iterator[FontFile]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith(_KINDS):
                    yield from read_font_file(Path(root) / name)


def read_font_file(path: Path) -> Iterator[FontFile]:
    """Yield the faces of a font file as they describe themselves, none where it cannot be read."""
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(path))
        for index in range(hb.Face(blob).count):
            face = hb.Face(blob, index)
            tags = face.table_tags
            if "name" not in tags or "OS/2" not in tags:
                continue
            families = tuple(dict.fromkeys(filter(None, (face.get_name(16, "en"), face.get_name(1, "en")))))
            style = face.reference_table("OS/2").data
            weight = struct.unpack_from(">H", style, 4)[0]
            slanted = bool(struct.unpack_from(">H", style, 62)[0] & 1)
            variable = "fvar" in tags
            yield FontFile(path, index, families, weight >= _BOLD and not variable, slanted, variable)
    except (OSError, ValueError, struct.error, hb.HarfBuzzError):
        return


def may_embed(hb_face: Any) -> bool:
    """Tell whether the maker of a font allows a part of it in a document, and it has outlines to embed."""
    tags = set(hb_face.table_tags)
    if not tags & {"glyf", "CFF ", "CFF2"}:
        return False
    if "OS/2" not in tags:
        return True
    rights: int = struct.unpack_from(">H", hb_face.reference_table("OS/2").data, 8)[0]
    if rights & (_NO_SUBSETTING | _BITMAPS_ONLY):
        return False
    return not rights & _RESTRICTED or bool(rights & _MAY_BE_EMBEDDED)
