"""Exports of Factiva, RTF or web page: many articles with two-letter field codes, or without them.

Each ends with its number: `Document ABCD000020261112e7ct0001r`. Without codes the order of the lines above
the text tells what they are: section, headline, byline, words, day, outlet, code, page, language, copyright.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.clues.opening import byline_line
from briefing_app.intake.formats.exports.lines import (
    TOLD_WORDS,
    day_of_line,
    is_page,
    language_named,
    length_doubt,
    lines_of,
    told_words,
)
from briefing_app.intake.formats.html import decoded_page
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import without_by
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading
from briefing_app.intake.text.markup_text import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = frozenset(
    (
        "CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA",
        "CY", "LP", "TD", "CT", "ART", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CX",
    )
)  # fmt: skip
_CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s*\t\s*|\s*\|\s*|\s{2,}|\s*$)(?P<value>.*)")
_NUMBER_WORD = r"(?:Document|Dokument|Documento|Документ|文書|文件)"
_NUMBER = re.compile(rf"{_NUMBER_WORD}\s*(?P<number>[A-Za-z]{{2,}}[0-9A-Za-z]{{15,28}})\s*")
_MARK = re.compile(
    rb"(?:Document|Dokument|Documento|\xd0\x94\xd0\xbe\xd0\xba\xd1\x83\xd0\xbc\xd0\xb5\xd0\xbd\xd1\x82)"
    rb"(?:\s|\\~|&nbsp;)+[A-Z]{2,}[0-9A-Z]{0,8}\d{8}[0-9A-Za-z]{4,12}\b"
)
_SIGNS = re.compile(
    rb"(?i)factiva|articleParagraph|(?:^|[>\s{])HD(?:[<\\}\s&]|$)|"
    rb"\d (?:words|mots|w(?:\xc3\xb6|\\'f6|\\u246\s?\??)rter|palabras|parole|woorden|palavras)\b"
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)|copr\.|all rights reserved)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s*(?:GMT|[AP]M))?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,8}")
_COUNTED_HEADLINE = re.compile(r"^\d{1,3}\)\s+(?=\S)")
_FURNITURE = re.compile(
    r"(?:dow jones|factiva|.{0,40}factiva, inc.{0,60}|.{0,20}dow jones & company.{0,60})", re.I
)
_PUBLISHER = re.compile(
    r"(?:gmbh|ltd|limited|inc|corp|corporation|llc|verlag|ag|plc|s\.a\.?|b\.v\.?|company|newspapers?|group|media|"
    r"publishing|publishers|holdings|société|editions|éditions|editorial)\.?\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_LONGEST_PUBLISHER = 90
_MOST_ABOVE = 4
_SHORT_SECTION = 30


def looks_like_factiva(data: bytes, name: str) -> bool:
    """Tell by the number that ends an article, and one of the signs beside it."""
    return not data.startswith(b"PK") and bool(_MARK.search(data) and _SIGNS.search(data))


def read_factiva(data: bytes) -> Iterator[Reading | Refused]:
    """Return the articles of an export; one that cannot be understood is refused, the rest go on."""
    headlines = _marked_headlines(data)
    documents = _documents([line.strip() for line in lines_of(data) if line.strip()])
    if not documents:
        raise Refused("The export holds no articles.", hint="Export them again with their full text.")
    return each(partial(_article, lines, number, headlines) for lines, number in documents)


def _article(lines: list[str], number: str, headlines: frozenset[str]) -> Reading:
    coded = any(_code(line) == "HD" for line in lines)
    return _coded(lines, number) if coded else _plain(lines, number, headlines)


def _marked_headlines(data: bytes) -> frozenset[str]:
    """Return the headlines that a web page marks as such."""
    if data.startswith(b"{\\rtf") or not is_page(data):
        return frozenset()
    tree = tree_of(decoded_page(data))
    marked = (element for element in tree.iter() if "Headline" in str(element.get("class", "")))
    return frozenset(" ".join(element.text_content().split()) for element in marked)


def _documents(lines: list[str]) -> list[tuple[list[str], str]]:
    documents: list[tuple[list[str], str]] = []
    start = 0
    for place, line in enumerate(lines):
        if match := _NUMBER.fullmatch(line.removeprefix("AN").strip(" \t|")):
            documents.append((lines[start:place], match["number"]))
            start = place + 1
    return documents


def _code(line: str) -> str:
    match = _CODED.fullmatch(line)
    return match["code"] if match and match["code"] in _CODES else ""


def _coded(lines: list[str], number: str) -> Reading:
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        match = _CODED.fullmatch(line)
        if match is not None and match["code"] in _CODES:
            values = fields.setdefault(match["code"], [])
            if match["value"].strip():
                values.append(match["value"].strip())
        else:
            values.append(line)
    text = "\n\n".join([*fields.get("LP", []), *fields.get("TD", [])])
    _refuse_without(text)

    def one(code: str) -> str:
        return " ".join(fields.get(code, []))

    return Reading(
        text=text,
        headline=_COUNTED_HEADLINE.sub("", one("HD")),
        outlet=one("SN"),
        byline=without_by(one("BY")),
        published_on=day_of_line(one("PD")),
        language=language_named(one("LA")),
        genre=genre_named(one("CLM")) or genre_named(one("SE")),
        section=one("SE"),
        credit=one("CR"),
        label=number,
        doubt=length_doubt(told_words(one("WC")), text),
        source=DetailSource.EXPORT_FIELD,
    )


def _plain(lines: list[str], number: str, headlines: frozenset[str]) -> Reading:
    counted = next((place for place, line in enumerate(lines) if TOLD_WORDS.fullmatch(line)), None)
    if counted is None:
        raise Refused("This article of the export does not tell its length, so it was not understood.")
    section, headline, byline = _above(
        [line for line in lines[:counted] if not _FURNITURE.fullmatch(line)], headlines
    )
    below = lines[counted + 1 :]
    day = day_of_line(below[0]) if below else None
    place = 1 if day else 0
    while place < len(below) and _TIME.fullmatch(below[place]):
        place += 1
    outlet = below[place] if place < len(below) else ""
    body, language = _end_of_head(below, place + 1)
    paragraphs = below[body:]
    if paragraphs and _is_publisher(paragraphs):
        paragraphs = paragraphs[:-1]
    text = "\n\n".join(paragraphs)
    _refuse_without(text)
    return Reading(
        text=text,
        headline=_COUNTED_HEADLINE.sub("", headline),
        outlet=outlet,
        byline=byline,
        published_on=day,
        language=language,
        genre=genre_named(section),
        section=section,
        label=number,
        doubt=length_doubt(told_words(lines[counted]), text),
        source=DetailSource.EXPORT_FIELD,
    )


def _above(lines: list[str], headlines: frozenset[str]) -> tuple[str, str, str]:
    """Return section, headline and byline of the lines above the count of words."""
    marked = next((place for place, line in enumerate(lines) if line in headlines), None)
    if marked is not None:
        return "".join(lines[marked - 1 : marked]), lines[marked], without_by(" ".join(lines[marked + 1 :]))
    lines = lines[-_MOST_ABOVE:]
    byline = ""
    if len(lines) > 1 and (_is_byline(lines[-1])):
        byline = without_by(lines.pop())
    section = lines.pop(0) if len(lines) > 1 and len(lines[0]) <= _SHORT_SECTION else ""
    return section, " ".join(lines), byline


def _is_byline(line: str) -> bool:
    if byline_line(line):
        return True
    names = re.split(r",\s*|\s+(?:and|und|et|y|e|&)\s+", line)
    return all(re.fullmatch(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+", name) for name in names)


def _end_of_head(lines: list[str], start: int) -> tuple[int, str]:
    """Return where the text begins, behind copyright or language, and the language."""
    language, end = "", start
    for place in range(start, min(len(lines), start + 8)):
        line = lines[place]
        if _COPYRIGHT.match(line):
            return place + 1, language
        if not language and len(line.split()) == 1 and (found := language_named(line)):
            language, end = found, place + 1
        elif end == place and _SOURCE_CODE.fullmatch(line):
            end = place + 1
    return end, language


def _is_publisher(paragraphs: list[str]) -> bool:
    last = paragraphs[-1]
    return (
        len(paragraphs) > 1
        and len(last) <= _LONGEST_PUBLISHER
        and not _SENTENCE_END.search(_PUBLISHER.sub("", last))
        and _PUBLISHER.search(last) is not None
    )


def _refuse_without(text: str) -> None:
    if not text.strip():
        raise Refused("This article of the export has no text.")


FACTIVA = Format(
    name="Factiva export",
    suffixes=(),
    media_types=(),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=looks_like_factiva,
    read=read_factiva,
    holds_many=True,
)
