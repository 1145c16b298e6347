"""What the roles of a document look like: one TOML file a house style, read by every writer.

All lengths are PostScript points (1/72 inch), as typographers count them; colours are
`#rrggbb`. A file names its faces, its page and one `[role."…"]` table for each role that
differs from `[role.default]`. A mistake is named with its file and key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from briefing_app.document.nodes import Role
from briefing_app.document.shipped import names_in, path_of, read_toml
from briefing_app.domain.briefing import Paper
from briefing_app.errors import BriefingError
from briefing_app.paths import resource

_FOLDER, _WHAT = "house_styles", "house style"
_BESIDE = ("emblem", "emblem_alt", "word_template")
"""What names files beside a house style, and so is not handed on to those that build on it."""
_KNOWN = frozenset({"name", "page", "colours", "faces", "role", *_BESIDE})
_PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_DEEPEST = 4
"""How many files may build on one another."""
PAPER_SIZES = {Paper.A4: (595.276, 841.89), Paper.LETTER: (612.0, 792.0)}


class Align(StrEnum):
    """How lines stand in their column."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Notes(StrEnum):
    """Where sources are printed: all at the end, or each at the foot of the page that first cites it."""

    END = "end"
    FOOT = "foot"


class Measure(StrEnum):
    """Which column of the page a role is set in: beside the text, in it, or across both."""

    SIDE = "side"
    TEXT = "text"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file under `resources/fonts`, and what Word calls it."""

    file: str
    family: str
    bold: bool = False
    italic: bool = False

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return resource("fonts", self.file)


@dataclass(frozen=True, slots=True)
class Look:
    """How a role is set. `strong`, `emphasis` name the faces of inline emphasis.

    `column_indent` moves the left edge, `first_indent` the first line of a paragraph that
    follows its like. `old_style` asks for text figures, `capitals` for capital letters,
    `hyphenate` for words parted by the patterns of their language.
    """

    face: str = "serif"
    strong: str = "serif-semibold"
    emphasis: str = "serif-italic"
    size: float = 10.5
    leading: float = 14.0
    colour: str = "ink"
    tracking: float = 0.0
    align: Align = Align.LEFT
    measure: Measure = Measure.TEXT
    space_before: float = 0.0
    space_after: float = 0.0
    column_indent: float = 0.0
    first_indent: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    old_style: bool = False
    capitals: bool = False
    hang_quotes: bool = False
    justify: bool = False
    hyphenate: bool = False
    rule_above: float = 0.0
    rule_below: float = 0.0
    tint: str = ""
    bar: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The page: margins, the side column for labels, its gutter, and the baseline step.

    With a `side` of 0 labels stand over the text, and the `gutter` is where numbers hang.
    `binding` is what a binding takes of the inner edge, `note_margin` an empty margin outside,
    for notes by hand; where `mirrored` is set, inside and outside change from page to page.
    Where `grid` is set, lines with a leading of `baseline` stand at the same heights on every page.
    """

    left: float = 54.0
    right: float = 54.0
    top: float = 56.0
    bottom: float = 70.0
    side: float = 112.0
    gutter: float = 20.0
    baseline: float = 14.0
    grid: bool = False
    header: float = 38.0
    footer: float = 36.0
    binding: float = 0.0
    note_margin: float = 0.0
    mirrored: bool = False
    notes: Notes = Notes.END


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A house style, whole: every role has a look, every look a face and a colour.

    `emblem` is the picture at the head of page one, None for none, and `emblem_alt` its words.
    `word_template` is the organisation's own Word file, in whose styles and on whose page Word
    files are written; None for those of the house style.
    """

    name: str
    page: Page
    faces: dict[str, Face]
    colours: dict[str, str]
    looks: dict[Role, Look]
    word_template: Path | None = None
    emblem: Path | None = None
    emblem_alt: str = ""

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.looks[role]

    def colour(self, name: str) -> str:
        """Return the `#rrggbb` of a colour of the style."""
        return self.colours[name]


def house_style_names() -> tuple[str, ...]:
    """Return the names of all house styles: the user's own first, then those shipped."""
    return names_in(_FOLDER)


def load_house_style(name: str) -> HouseStyle:
    """Return the house style `name`, the user's own before a shipped one of that name."""
    return read_house_style(path_of(_FOLDER, name, _WHAT))


def read_house_style(path: Path) -> HouseStyle:
    """Return the house style that the file at `path` describes."""
    where = path.name
    table = _with_base(read_toml(path, _WHAT), where, _DEEPEST)
    _only_known(table, where)
    faces = {
        key: _build(Face, value, where, f"faces.{key}")
        for key, value in _table(table, "faces", where).items()
    }
    for key, face in faces.items():
        if ".." in face.file or face.file.startswith(("/", "\\")) or not face.path.is_file():
            raise BriefingError(f"The font file “{face.file}” does not exist.", where=f"{where}, faces.{key}")
    colours = _table(table, "colours", where)
    for key, value in colours.items():
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(value)):
            raise BriefingError(f"“{value}” is no colour such as #13171C.", where=f"{where}, colours.{key}")
    roles = dict(_table(table, "role", where))
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
    if not depth:
        raise BriefingError("The files that this one builds on lead in a circle.", where=where)
    base = path_of(_FOLDER, name, _WHAT)
    under = _with_base(read_toml(base, _WHAT), base.name, depth - 1)
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


def _only_known(table: dict[str, Any], where: str) -> None:
    for key in table:
        if key not in _KNOWN:
            raise BriefingError(f"There is no key “{key}” here.", where=where)


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


def _table(table: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BriefingError(f"“{key}” must be a table.", where=where)
    return value


def _build(kind: type[Any], values: Any, where: str, key: str, base: Any = None) -> Any:
    """Return a `kind` from TOML values, naming the first key that does not fit."""
    place = f"{where}, {key}"
    if not isinstance(values, dict):
        raise BriefingError("This must be a table of keys and values.", where=place)
    known = {field.name: str(field.type) for field in fields(kind)}
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise BriefingError(f"There is no key “{name}” here.", where=place)
        checked[name] = _checked(value, known[name], f"{place}.{name}")
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
    raise BriefingError(f"This must be a {wanted.lower()}, not “{value}”.", where=place)
