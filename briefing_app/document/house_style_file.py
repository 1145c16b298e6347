"""House styles as files: one TOML file each, read with every mistake named in its place.

A file names its faces, its page and one `[role."…"]` table for each role that differs from
`[role.default]`. One that names a `base` is laid over it, table by table and key by key.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from briefing_app.document.house_style import Align, Face, HouseStyle, Look, Measure, Notes, Page
from briefing_app.document.keys import KINDS, as_table, only, table_in
from briefing_app.document.nodes import Role
from briefing_app.document.shipped import DEEPEST, names_in, path_of, read_base, read_toml
from briefing_app.errors import BriefingError

_FOLDER, _WHAT = "house_styles", "house style"
_BESIDE = ("emblem", "emblem_alt", "word_template")
"""What names files beside a house style, and so is not handed on to those that build on it."""
_KNOWN = frozenset({"name", "page", "colours", "faces", "role", *_BESIDE})
_PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def house_style_names() -> tuple[str, ...]:
    """Return the names of all house styles: the user's own first, then those shipped."""
    return names_in(_FOLDER)


def load_house_style(name: str) -> HouseStyle:
    """Return the house style `name`, the user's own before a shipped one of that name."""
    return read_house_style(path_of(_FOLDER, name, _WHAT))


def read_house_style(path: Path) -> HouseStyle:
    """Return the house style that the file at `path` describes."""
    where = path.name
    table = _with_base(read_toml(path, _WHAT), where, DEEPEST)
    only(table, _KNOWN, where)
    faces = {
        key: _build(Face, value, where, f"faces.{key}")
        for key, value in table_in(table, "faces", where).items()
    }
    for key, face in faces.items():
        if ".." in face.file or face.file.startswith(("/", "\\")) or not face.path.is_file():
            raise BriefingError(f"The font file “{face.file}” does not exist.", where=f"{where}, faces.{key}")
    colours = table_in(table, "colours", where)
    for key, value in colours.items():
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(value)):
            raise BriefingError(f"“{value}” is no colour such as #13171C.", where=f"{where}, colours.{key}")
    roles = dict(table_in(table, "role", where))
    default = _build(Look, roles.pop("default", {}), where, "role.default")
    looks = dict.fromkeys(Role, default)
    known = {role.value: role for role in Role}
    for key, value in roles.items():
        if key not in known:
            raise BriefingError(f"There is no role called “{key}”.", where=f"{where}, role.{key}")
        looks[known[key]] = _build(Look, value, where, f"role.{key}", base=default)
    for role, look in looks.items():
        place = f"{where}, role.{role}"
        for name in (look.face, look.strong, look.emphasis):
            if name not in faces:
                raise BriefingError(f"There is no face “{name}” in [faces].", where=place)
        for colour in (look.colour, look.tint, look.bar):
            if colour and colour not in colours:
                raise BriefingError(
                    f"There is no colour “{colour}” in [colours].", where=f"{where}, role.{role}"
                )
    page = _build(Page, table.get("page", {}), where, "page")
    template = _file_beside(table.get("word_template", ""), path, "word_template", (".docx", ".dotx"))
    emblem = _file_beside(table.get("emblem", ""), path, "emblem", (".png", ".jpg", ".jpeg"))
    alt = str(table.get("emblem_alt", ""))
    if emblem and not alt.strip():
        raise BriefingError(
            "The emblem needs words for those who do not see it.", where=f"{where}, emblem_alt"
        )
    if emblem:
        _check_picture(emblem, f"{where}, emblem")
    return HouseStyle(str(table.get("name", path.stem)), page, faces, colours, looks, template, emblem, alt)


def _with_base(table: dict[str, Any], where: str, depth: int) -> dict[str, Any]:
    """Return `table` laid over that of its base, table by table and key by key."""
    name = table.pop("base", "")
    if not name:
        return table
    if not isinstance(name, str):
        raise BriefingError("This must be the name of a house style.", where=f"{where}, base")
    under = _with_base(*read_base(_FOLDER, name, _WHAT, where, depth), depth - 1)
    for key in _BESIDE:
        under.pop(key, None)
    return _laid_over(under, table)


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = _laid_over(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _file_beside(value: Any, style_file: Path, key: str, suffixes: tuple[str, ...]) -> Path | None:
    """Return the file that the house style in `style_file` names, beside or below it."""
    place = f"{style_file.name}, {key}"
    if not isinstance(value, str):
        raise BriefingError("This must be the name of a file.", where=place)
    if not value:
        return None
    path = style_file.parent / value
    if ".." in path.parts or Path(value).is_absolute() or path.suffix.lower() not in suffixes:
        raise BriefingError(
            f"“{value}” is no {' or '.join(suffixes)} file beside the house style.",
            where=place,
            hint="Put the file into the folder of the house style and give its name.",
        )
    if not path.is_file():
        raise BriefingError(f"The file “{value}” does not exist.", where=place)
    return path


def _check_picture(path: Path, place: str) -> None:
    """Raise where a file does not even start like a PNG or JPEG file."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise BriefingError(
            f"The file “{path.name}” cannot be read: {error.strerror}.", where=place
        ) from error
    if not start.startswith(_PICTURE_STARTS):
        raise BriefingError(
            f"“{path.name}” is no PNG or JPEG picture.",
            where=place,
            hint="Open it in a picture editor and save it as PNG.",
        )


def _build(kind: type[Any], values: Any, where: str, key: str, base: Any = None) -> Any:
    """Return a `kind` from TOML values, naming the first key that does not fit."""
    place = f"{where}, {key}"
    known = {field.name: str(field.type) for field in fields(kind)}
    given = as_table(values, place)
    only(given, known, place)
    checked = {name: _checked(value, known[name], f"{place}.{name}") for name, value in given.items()}
    try:
        return replace(base, **checked) if base is not None else kind(**checked)
    except TypeError as error:
        raise BriefingError(f"A key is missing: {error}.", where=place) from error


def _checked(value: Any, wanted: str, place: str) -> Any:
    match wanted:
        case "float" if isinstance(value, int | float) and not isinstance(value, bool):
            if not -1000 <= value <= 2000:
                raise BriefingError(f"{value} points is out of range.", where=place)
            return float(value)
        case "bool" if isinstance(value, bool):
            return value
        case "str" if isinstance(value, str):
            return value
        case "Align" | "Measure" | "Notes" if isinstance(value, str):
            enum = {"Align": Align, "Measure": Measure, "Notes": Notes}[wanted]
            if value in list(enum):
                return enum(value)
            raise BriefingError(f"“{value}” is none of: {', '.join(enum)}.", where=place)
    called = {"float": KINDS[float], "bool": KINDS[bool]}.get(wanted, KINDS[str])
    raise BriefingError(f"This must be {called}, not “{value}”.", where=place)
