"""The scripts of a written part: which way each paragraph and run is written, and what it is set in.

Word does not work these out: a paragraph from right to left, each run in it that is, and each run
in East Asian letters has to say so. The words of a part are looked at once it is written, whatever
wrote them; a part in Latin, Greek and Cyrillic letters is left as it is.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from briefing_app.export.direction import has_rtl, is_rtl_language, reads_rtl, rtl_language
from briefing_app.export.docx.looks.fonts import east_asian_font
from briefing_app.export.docx.scripts.language import full_tag
from briefing_app.export.islands import LEFT_MARK, RIGHT_MARK, cuts, levels_of_parts
from briefing_app.export.scripts import (
    EAST_ASIAN,
    TELLING,
    Script,
    east_asian_language,
    is_wide_mark,
    mostly_east_asian,
    script_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_LABEL = 80
"""Letters up to which foreign words in a document from right to left begin where its lines begin."""
_PARAGRAPH = re.compile("<w:p>(?:<w:pPr>(.*?)</w:pPr>)?(.*?)</w:p>", re.DOTALL)
_RUN = re.compile("<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_TEXT = re.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>")
_OBJECT = re.compile("<w:footnote(?:Reference|Ref)\\b")
_PROPERTY = re.compile("<w(?:14)?:(\\w+)[^>]*/>")
# What stands behind the direction of a paragraph among its properties.
_AFTER_DIRECTION = re.compile(
    "<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc"
    "|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\\b"
)
_NAMES = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
    vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl
    cs em lang eastAsianLayout specVanish oMath
"""
_ORDER = {name: place for place, name in enumerate(_NAMES.split())}
_STYLE = re.compile('<w:pStyle w:val="([^"]*)"')
# Styles of paragraphs that begin in the side column.
_HANGING = re.compile('<w:pStyle w:val="(?:Section1|ItemHead(?:First)?|ControlValue)"/>')
_TIE = "\ufeff"
_PLAIN = bytes(byte for byte in range(256) if byte < 0xD6 or byte in (0xE2, 0xEE))


class _Piece(NamedTuple):
    """A run of a paragraph: its properties, what it holds, and the words it shows, if any."""

    properties: str
    content: str
    text: str
    shows: bool


class _Letters(NamedTuple):
    """How a stretch of words is written: from right to left, or in a language of East Asia."""

    rtl: bool
    east: str = ""


def directed(xml: str, language: str, sans: Collection[str] = ()) -> str:
    """Return a part with the direction and the script of its words; `language` is the document's.

    `sans` are the ids of paragraph styles without serifs, or how such ids begin.
    """
    rtl = is_rtl_language(language)
    if not rtl and not _tells(xml.encode("utf-8", "surrogatepass")):
        return xml
    return _PARAGRAPH.sub(lambda found: _paragraph(found, language, rtl=rtl, sans=tuple(sans)), xml)


def directed_data(data: bytes, language: str, sans: Collection[str] = ()) -> bytes:
    """Return a part in UTF-8 as `directed` does."""
    if not is_rtl_language(language) and not _tells(data):
        return data
    return directed(data.decode(), language, sans).encode()


def _tells(data: bytes) -> bool:
    """Tell whether a part has any letter that is not written as Latin ones are.

    Most parts have none. To ask for the bytes with which such letters begin is several times as
    fast as to look at each character.
    """
    if len(data.translate(None, _PLAIN)) == data.count(_TIE.encode()):
        return False
    return TELLING.search(data.decode("utf-8", "surrogatepass")) is not None


def _paragraph(found: re.Match[str], language: str, *, rtl: bool, sans: tuple[str, ...]) -> str:
    properties, content = found[1] or "", found[2]
    foreign = TELLING.search(content) is not None
    if not rtl and not foreign:
        return found[0]
    pieces = [_piece(run) for run in _RUN.finditer(content)]
    text = "".join(piece.text for piece in pieces)
    base = reads_rtl(text, rtl)
    if not rtl and _HANGING.search(properties):
        base = False  # its number hangs in the side column, which lies at the left
    label = rtl and not base and len(text) <= LONGEST_LABEL
    if base or label:
        properties = _with_direction(properties)
    if foreign or base or label:
        style = _STYLE.search(properties)
        is_sans = style is not None and style[1].startswith(sans)
        content = _directed_runs(content, pieces, language, base=base, sans=is_sans, closed=label)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def _piece(run: re.Match[str]) -> _Piece:
    shown = _TEXT.search(run[2])
    if shown is not None:
        return _Piece(run[1] or "", run[2], unescape(shown[1]), True)
    if _OBJECT.search(run[2]):
        return _Piece(run[1] or "", run[2], "\ufffc", False)
    return _Piece(run[1] or "", run[2], "\t" if "<w:tab/>" in run[2] else "", False)


def _with_direction(properties: str) -> str:
    """Return the properties of a paragraph with that it is written from right to left."""
    if "<w:bidi/>" in properties:
        return properties
    after = _AFTER_DIRECTION.search(properties)
    place = after.start() if after else len(properties)
    return f"{properties[:place]}<w:bidi/>{properties[place:]}"


def _directed_runs(
    content: str, pieces: list[_Piece], language: str, *, base: bool, sans: bool, closed: bool
) -> str:
    """Return the runs of a paragraph, those parted that are not written one way.

    `closed` words keep their marks although the paragraph around them goes the other way. Marks of
    direction are for programs that look at letters alone; Word goes by what a run says.
    """
    text = "".join(piece.text for piece in pieces)
    marks = dict.fromkeys(cuts(text, int(base)), RIGHT_MARK if base else LEFT_MARK)
    marks |= dict.fromkeys(_numbers_after_foreign_words(pieces, base=base), RIGHT_MARK if base else LEFT_MARK)
    if closed:
        marks |= {0: LEFT_MARK, len(text): LEFT_MARK}
    letters = _letters(text, pieces, language, base=base)
    place = 0
    made = iter(pieces)

    def written(_: re.Match[str]) -> str:
        nonlocal place
        piece = next(made)
        begin, place = place, place + len(piece.text)
        if not piece.text:
            return _run(piece.properties, piece.content)
        if not piece.shows:
            return _run(_with_letters(piece, letters[begin], piece.text, language, sans), piece.content)
        runs = []
        for kind, group in groupby(range(begin, place), key=letters.__getitem__):
            span = list(group)
            words = _marked(text, span[0], span[-1] + 1, marks)
            shown = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
            runs.append(_run(_with_letters(piece, kind, words, language, sans), shown))
        return "".join(runs)

    return _RUN.sub(written, content)


def _numbers_after_foreign_words(pieces: list[_Piece], *, base: bool) -> list[int]:
    """Return where source numbers begin that follow words written the other way than the paragraph."""
    found: list[int] = []
    place, foreign, before = 0, False, False
    for text, alone in _parts(pieces):
        if alone and not before and foreign:
            found.append(place)
        for character in text:
            kind = bidirectional(character)
            if kind in ("L", "R", "AL"):
                foreign = (kind == "L") == base
        before, place = alone, place + len(text)
    return found


def _marked(text: str, begin: int, end: int, marks: dict[int, str]) -> str:
    """Return part of a paragraph with the marks of direction that stand in it."""
    parts = [marks.get(place, "") + text[place] for place in range(begin, end)]
    return "".join(parts) + (marks.get(end, "") if end == len(text) else "")


def _letters(text: str, pieces: list[_Piece], language: str, *, base: bool) -> list[_Letters]:
    """Return how each character of a paragraph is written."""
    rtl = _rtl_letters(text, pieces, base=base) if base or has_rtl(text) else [False] * len(text)
    east = east_asian_language(text, language)
    wide = mostly_east_asian(text) and east in ("zh-Hans", "zh-Hant", "ja")
    found = [
        _Letters(
            flag,
            east
            if not flag and (script_of(character) in EAST_ASIAN or (wide and is_wide_mark(text, place)))
            else "",
        )
        for place, (character, flag) in enumerate(zip(text, rtl, strict=True))
    ]
    for place, before, after in zip(range(1, len(found)), found, found[2:], strict=False):
        if text[place] == " " and before.east and before == after:
            found[place] = before
    return found


def _rtl_letters(text: str, pieces: list[_Piece], *, base: bool) -> list[bool]:
    """Return which characters belong to a run from right to left: their numbers do too."""
    found = levels_of_parts(_parts(pieces), int(base))
    flags: list[bool] = []
    for level, group in groupby(zip(found, text, strict=True), key=lambda pair: pair[0]):
        run = "".join(character for _, character in group)
        flags += [level % 2 == 1 or (level > 0 and not any(map(str.isalpha, run)))] * len(run)
    return flags


def _parts(pieces: list[_Piece]) -> list[tuple[str, bool]]:
    """Return the words of each run, and whether they are a source number, which stands for itself."""
    texts = [piece.text for piece in pieces if piece.text]
    parts: list[tuple[str, bool]] = []
    place = 0
    while place < len(texts):
        opening, number, closing = (*texts[place : place + 3], "", "")[:3]
        if opening.strip(_TIE) == "[" and closing == "]" and (number == "\ufffc" or number.isdigit()):
            parts.append((opening + number + closing, True))
            place += 3
        else:
            parts.append((opening, False))
            place += 1
    return parts


def _with_letters(piece: _Piece, letters: _Letters, words: str, language: str, sans: bool) -> str:
    """Return the properties of a run with those of its script."""
    properties = {found[1]: found[0] for found in _PROPERTY.finditer(piece.properties)}
    if letters.rtl:
        properties["rtl"] = "<w:rtl/>"
        if any(script_of(character) is Script.ARABIC for character in words):
            properties["spacing"] = '<w:spacing w:val="0"/>'  # letters that join bear no tracking
        if "w:bidi=" not in properties.get("lang", ""):
            tag = language if is_rtl_language(language) else rtl_language(words)
            properties["lang"] = f'<w:lang w:bidi="{full_tag(tag)}"/>'
    elif letters.east:
        font = east_asian_font(letters.east, sans=sans)
        properties["rFonts"] = f'<w:rFonts w:hint="eastAsia" w:eastAsia="{font}"/>'
        properties["lang"] = f'<w:lang w:eastAsia="{full_tag(letters.east)}"/>'
    else:
        return piece.properties
    return "".join(properties[name] for name in sorted(properties, key=lambda name: _ORDER.get(name, 99)))


def _run(properties: str, content: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"
