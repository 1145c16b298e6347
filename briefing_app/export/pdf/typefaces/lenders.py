"""Which font lends what the house style lacks: one that is shipped, else one of the computer."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from briefing_app.export.pdf.typefaces.faces import borrowed_face, load_face
from briefing_app.export.pdf.typefaces.system_fonts import FontFile, may_embed, system_fonts
from briefing_app.export.scripts import EAST_ASIAN, Script, east_asian_language, script_of
from briefing_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefing_app.export.pdf.typefaces.faces import LoadedFace

REGULAR, BOLD = 400, 700


class Wish(NamedTuple):
    """What a run wants of a borrowed font: its shape, and the language that decides between shapes."""

    sans: bool
    bold: bool
    language: str


_SHIPPED = {
    (Script.ARABIC, False): "noto-naskh-arabic/NotoNaskhArabic",
    (Script.ARABIC, True): "noto-sans-arabic/NotoSansArabic",
    (Script.HEBREW, False): "noto-serif-hebrew/NotoSerifHebrew",
    (Script.HEBREW, True): "noto-sans-hebrew/NotoSansHebrew",
}
SCALES = {Script.ARABIC: 1.12}
"""How much larger than the letters around it a script must be set to look as large."""
# Families by language, serif then sans, best first.
_FAMILIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "zh-Hans": (
        (
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "Noto Serif SC",
            "Songti SC",
            "STSong",
            "SimSun",
            "NSimSun",
        ),
        (
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Noto Sans SC",
            "PingFang SC",
            "Hiragino Sans GB",
            "Microsoft YaHei",
            "DengXian",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
        ),
    ),
    "zh-Hant": (
        (
            "Noto Serif CJK TC",
            "Source Han Serif TC",
            "Noto Serif TC",
            "Songti TC",
            "LiSong Pro",
            "PMingLiU",
            "MingLiU",
        ),
        (
            "Noto Sans CJK TC",
            "Source Han Sans TC",
            "Noto Sans TC",
            "PingFang TC",
            "Heiti TC",
            "Microsoft JhengHei",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
        ),
    ),
    "ja": (
        (
            "Noto Serif CJK JP",
            "Source Han Serif",
            "Noto Serif JP",
            "Hiragino Mincho ProN",
            "Yu Mincho",
            "IPAexMincho",
            "IPAMincho",
            "MS Mincho",
            "MS PMincho",
        ),
        (
            "Noto Sans CJK JP",
            "Source Han Sans",
            "Noto Sans JP",
            "Hiragino Sans",
            "Hiragino Kaku Gothic ProN",
            "Yu Gothic",
            "Meiryo",
            "IPAexGothic",
            "IPAGothic",
            "MS Gothic",
            "TakaoGothic",
            "VL Gothic",
            "Droid Sans Fallback",
        ),
    ),
    "ko": (
        (
            "Noto Serif CJK KR",
            "Source Han Serif K",
            "Noto Serif KR",
            "AppleMyungjo",
            "Nanum Myeongjo",
            "Batang",
        ),
        (
            "Noto Sans CJK KR",
            "Source Han Sans K",
            "Noto Sans KR",
            "Apple SD Gothic Neo",
            "NanumGothic",
            "Malgun Gothic",
            "Baekmuk Gulim",
            "Gulim",
            "Dotum",
        ),
    ),
    "": (
        ("Noto Serif", "DejaVu Serif", "Times New Roman", "FreeSerif", "Cambria"),
        ("Noto Sans", "DejaVu Sans", "Segoe UI", "Arial", "FreeSans", "Segoe UI Symbol", "Apple Symbols"),
    ),
}


class Lender(NamedTuple):
    """A borrowed face: the name it goes by in one document, and its size beside the letters around it.

    Its letters are `joined` in a script that is written without lifting the pen.
    """

    name: str
    face: LoadedFace
    scale: float = 1.0
    joined: bool = False


def lender_for(text: str, wish: Wish) -> Lender | None:
    """Return the font that draws all of `text`, a letter with its marks; None if none is found.

    What Unicode leaves to private use means something else in every font, and is never borrowed.
    """
    if category(text[0]) == "Co":
        return None
    script = script_of(text[0])
    language = east_asian_language(text, wish.language) if script in EAST_ASIAN else ""
    return _found(text, script, wish._replace(language=language))


def wide_lender(wish: Wish) -> Lender | None:
    """Return the font of the East Asian language of `wish`, None if none is found."""
    return lender_for("\u4e00", wish)


def advice(missing: Collection[str]) -> str:
    """Return what can be done about characters that no font draws."""
    scripts = {script_of(character) for character in missing}
    if scripts & EAST_ASIAN:
        return "Install a font for Chinese, Japanese and Korean, such as “Noto Sans CJK”."
    return "Install a font that has them, or write these words in another way."


@lru_cache(20_000)
def _found(text: str, script: Script, wish: Wish) -> Lender | None:
    shipped = _SHIPPED.get((script, wish.sans))
    if shipped:
        weight = "Bold" if wish.bold else "Regular"
        path = resource("fonts", *f"{shipped}-{weight}.ttf".split("/"))
        face = load_face(path)
        if face.covers(text):
            return Lender(f"lent {path.stem}", face, SCALES.get(script, 1.0), script is Script.ARABIC)
    for font in _ranked(wish):
        borrowed = _usable(font, wish.bold)
        if borrowed is not None and borrowed.covers(text):
            weight = str(BOLD if wish.bold else REGULAR) if font.variable else ""
            joined = script is Script.ARABIC
            return Lender(
                f"lent {font.path} {font.index} {weight}", borrowed, SCALES.get(script, 1.0), joined
            )
    return None


@cache
def _usable(font: FontFile, bold: bool) -> LoadedFace | None:
    """Return the face of a font file, None if it cannot be read or may not be embedded."""
    try:
        face = borrowed_face(font.path, font.index, (BOLD if bold else REGULAR) if font.variable else 0)
        return face if may_embed(face.hb_face) else None
    except Exception:  # a broken font of the system is no font: HarfBuzz raises many kinds
        return None


@cache
def _ranked(wish: Wish) -> tuple[FontFile, ...]:
    """Return the fonts of the computer, those that fit the wish best first; slanted ones come last."""
    serif, sans = _FAMILIES[wish.language]
    own, other = (sans, serif) if wish.sans else (serif, sans)
    places: dict[str, int] = {}
    for place, family in enumerate((*own, *other, *_general(wish))):
        places.setdefault(family.lower(), place)
    last = len(places)

    def rank(font: FontFile) -> tuple[int, bool, bool]:
        place = min((places.get(family.lower(), last) for family in font.families), default=last)
        return place, font.slanted, font.bold != wish.bold and not font.variable

    return tuple(sorted(system_fonts(), key=rank))


def _general(wish: Wish) -> Iterator[str]:
    serif, sans = _FAMILIES[""]
    yield from (*sans, *serif) if wish.sans else (*serif, *sans)
