"""Exports of Nexis: many articles in one Word, RTF or text file, in the new layout and the old.

The new one ends each article with `End of Document` and puts `Body` before its text; the old one counts
(`3 of 10 DOCUMENTS`) and writes its labels in capitals.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.formats.exports.lines import (
    blocks_of,
    day_of_line,
    language_named,
    length_doubt,
    lines_of,
    told_words,
    word_text,
)
from briefing_app.intake.formats.exports.nexis_words import (
    BODY,
    COPYRIGHT,
    COUNTED,
    COVER,
    END,
    IGNORED,
    LABEL,
    LABEL_OF,
    NO_HEADLINE,
    TAIL,
    TAIL_LABELS,
)
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import without_by
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 60
_ALONE = re.compile(
    f"{LABEL.pattern}|{COPYRIGHT.pattern}".replace("?P<name>", "").replace("?P<value>", ""), re.I
)
_ENDS = re.compile(
    rb"(?:End of Document|END OF DOCUMENT|Ende des Dokuments|Fin du document|Fin del documento|"
    rb"Fine del documento|Einde van (?:het )?document)(?=[<\\}\s]|$)"
)
_COUNTS = re.compile(
    rb"(?m)(?:^|[>}\s])(?:\d{1,5} (?:of|von|de|van) \d{1,5} (?:DOCUMENTS?|DOKUMENTE|DOCUMENTEN)|"
    rb"(?:DOCUMENT|Dokument|DOKUMENT|Document|Documento) \d{1,5} (?:of|von|de|van|sur) \d{1,5})(?=[<\\}\s]|$)"
)
_SPELLINGS = (
    *(
        b"End of Document",
        b"END OF DOCUMENT",
        b"Ende des Dokuments",
        b"Fin du document",
        b"Fin del documento",
    ),
    *(
        b"Fine del documento",
        b"Einde van",
        b" DOCUMENT",
        b"DOCUMENT ",
        b"Dokument ",
        b"DOKUMENT",
        b"Document ",
    ),
    b"Documento ",
)
_LABELLED = re.compile(
    rb"(?i)(?:load-date|length|section|byline|l(?:\xc3\xa4|\\'e4|\xe4|\xc3\x84|\xc4)nge|rubrik|longueur|rubrique|longitud)"
    rb"\s?:"
)


def looks_like_nexis(data: bytes, name: str) -> bool:
    """Tell by the marks that end or count the articles, and a label beside them."""
    text = word_text(data) if data.startswith(b"PK") else data
    if not any(mark in text for mark in _SPELLINGS):
        return False
    return bool(text and (_ENDS.search(text) or _COUNTS.search(text)) and _LABELLED.search(text))


def read_nexis(data: bytes) -> Iterator[Reading | Refused]:
    """Return the articles of an export; one that cannot be understood is refused, the rest go on."""
    documents = _documents(lines_of(data))
    if not documents:
        raise Refused("The export holds no articles.", hint="Export them again with their full text.")
    return each(partial(_article, lines) for lines in documents)


def _documents(lines: list[str]) -> list[list[str]]:
    """Return the lines of each article, cut where the export counts or ends them."""
    counted = [place for place, line in enumerate(lines) if COUNTED.fullmatch(line)]
    if counted:
        ends = [*counted[1:], len(lines)]
        return [lines[start + 1 : end] for start, end in zip(counted, ends, strict=True)]
    documents: list[list[str]] = [[]]
    for line in lines:
        if END.fullmatch(line):
            documents.append([])
        else:
            documents[-1].append(line)
    return documents[:-1]


def _article(lines: list[str]) -> Reading:
    blocks = blocks_of(lines, _ALONE)
    body = next((place for place, block in enumerate(blocks) if BODY.fullmatch(block)), None)
    if body is None:
        return _old(blocks)
    head = blocks[:body]
    labelled = next(
        (place for place, text in enumerate(head) if _label(text) or COPYRIGHT.match(text)), len(head)
    )
    above = _without_cover(head[:labelled])
    dated = [place for place, text in enumerate(above) if day_of_line(text)]
    place = dated[-1] if dated else len(above)
    return _reading(
        headline=above[place - 2] if place >= 2 else "",
        outlet=above[place - 1] if place >= 1 else "",
        dated=above[place] if dated else "",
        fields=head[labelled:],
        rest=blocks[body + 1 :],
    )


def _old(blocks: list[str]) -> Reading:
    """Read the layout without a mark before the body: it begins behind the labels."""
    above: list[str] = []
    place = 0
    while place < len(blocks) and not _label(blocks[place]):
        if not COPYRIGHT.match(blocks[place]):
            above.append(blocks[place])
        place += 1
        if len(above) > 5:
            break
    start = place
    while place < len(blocks) and _label(blocks[place]) not in {"", *TAIL_LABELS}:
        place += 1
    dated = next((number for number, text in enumerate(above) if day_of_line(text)), None)
    if dated is None or start == place:
        raise Refused("This article of the export has no date or length, so it was not understood.")
    return _reading(
        headline=" ".join(above[dated + 1 :]),
        outlet=above[dated - 1] if dated else "",
        dated=above[dated],
        fields=blocks[start:place],
        rest=blocks[place:],
    )


def _reading(headline: str, outlet: str, dated: str, fields: list[str], rest: list[str]) -> Reading:
    named: dict[str, str] = {}
    end = next((place for place, block in enumerate(rest) if _is_tail(block)), len(rest))
    for block in (*fields, *rest[end:]):
        match = LABEL.fullmatch(block)
        if match is not None and match["value"]:
            named.setdefault(LABEL_OF[match["name"].lower()], match["value"])
            if match["name"].lower() == "url":
                named.setdefault("url", match["value"])
    body = [block for block in rest[:end] if not IGNORED.fullmatch(block)]
    if not body:
        raise Refused("This article of the export has no text.")
    text = "\n\n".join(filter(None, [named.get("highlight", ""), *body]))
    return Reading(
        text=text,
        headline="" if NO_HEADLINE.fullmatch(headline) else headline or named.get("headline", ""),
        outlet=outlet,
        byline=without_by(named.get("byline", "")),
        dateline=named.get("dateline", ""),
        published_on=day_of_line(dated) or day_of_line(named.get("loaded", "")),
        url=named.get("url", ""),
        language=language_named(named.get("language", "")),
        genre=genre_named(named.get("section", "").partition(";")[0]),
        section=named.get("section", ""),
        doubt=length_doubt(told_words(named.get("length", "")), "\n\n".join(body)),
        source=DetailSource.EXPORT_FIELD,
    )


def _without_cover(blocks: list[str]) -> list[str]:
    """Leave out the page before the first article that tells what was searched for."""
    last = max((place for place, block in enumerate(blocks) if COVER.match(block)), default=-1)
    return blocks[last + 1 :] if len(blocks) - last > 3 else blocks


def _label(block: str) -> str:
    match = LABEL.match(block)
    return LABEL_OF[match["name"].lower()] if match else ""


def _is_tail(block: str) -> bool:
    """Tell whether a block ends the text; `Update: …` or `Language: …` may well begin a paragraph of it."""
    if TAIL.fullmatch(block) or COPYRIGHT.match(block):
        return True
    match = LABEL.match(block)
    if match is None or not match["value"]:
        return match is not None and LABEL_OF[match["name"].lower()] in TAIL_LABELS
    value = match["value"]
    match LABEL_OF[match["name"].lower()]:
        case "loaded":
            return day_of_line(value) is not None
        case "language":
            return len(value) < _SHORT and language_named(value) != ""
        case "type" | "code":
            return len(value) < _SHORT
        case "graphic" | "subject":
            return match["name"].isupper()
    return False


NEXIS = Format(
    name="Nexis export",
    suffixes=(),
    media_types=(),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=looks_like_nexis,
    read=read_nexis,
    holds_many=True,
)
