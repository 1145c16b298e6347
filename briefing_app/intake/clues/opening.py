"""What the first lines of a text say about it: headline, byline, date, link, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.intake.clues.date_labels import is_of_change, published_in
from briefing_app.intake.clues.dates import date_in, date_without_year
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.clues.imprint import SURE, Imprint, imprint_of, medium_named
from briefing_app.intake.clues.months import MONTHS

if TYPE_CHECKING:
    from datetime import date

_LINES_LOOKED_AT = 8
_LONGEST_DETAIL = 140
_LONGEST_HEADLINE = 150

_NAME_WORD = r"(?:[^\W\d_a-z][\w.’'-]*|(?:de|del|della|di|da|van|von|der|den|la|le|el|al|bin)\b)"
_LINK_WORD = r"(?:,|&|/|and|und|et|y|e|i|и|та|in|for|at|of|from|en|à)"
_BYLINE = re.compile(
    r"(?i:by|von|par|por|autor:?|автор:?|written by|reported by|text:|words:|"
    r"(?P<talk>interview (?:by|von|par)))\s+"
    rf"(?P<name>{_NAME_WORD}(?:\s*{_LINK_WORD}?\s*{_NAME_WORD}){{1,12}})"
)
_AGENCIES = frozenset(
    ("Reuters", "AP", "AFP", "DPA", "dpa", "TASS", "ANSA", "EFE", "PAP", "Xinhua", "Bloomberg")
)
_DATE_WORDS = """
published posted first last updated modified date on of at the am pm a m t z h uhr um gmt utc est
edt cst cdt pst pdt cet cest bst eet eest msk ist jst le à de den der stand vom veröffentlicht
aktualisiert publié mis jour publicado actualizado el опубликовано опубліковано monday tuesday
wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag
dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi
dimanche lunes martes miércoles jueves viernes sábado domingo min minutes read st nd rd th er local
time
"""
_DATE_LINE_WORDS = frozenset(_DATE_WORDS.split()) | frozenset(MONTHS)
_URL = re.compile(r"(?:(?:url|link|source|quelle)\s*:\s*)?(https?://[^\s<>\"]{4,2000})", re.I)
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DAY_OF_YEAR = rf"(?:(?:{_MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:{_MONTH})\b\.?)(?:,?\s+(?:19|20)\d\d)?"
_UPPER_PLACE = r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .’'/-]){2,40}"
_MIXED_PLACE = r"[^\W\d_a-z][\w.’'-]+(?:[ /][^\W\d_a-z][\w.’'-]+){0,3}"
_AGENCY = r"(?:\((?P<agency>[^()\d]{2,40})\)|/(?P<slashed>[^/\d]{2,30})/\.?)"
_DASH = r"(?:—|–|--|-|:|(?<=/\.)|(?<=/))"
_DATELINES = (
    re.compile(
        rf"(?P<place>{_UPPER_PLACE}?)(?:,\s+(?P<region>[^\W\d_a-z][\w. ]{{1,24}}?))??"
        rf"(?:,\s+(?P<date>(?i:{_DAY_OF_YEAR})))?\.?\s*(?:{_AGENCY}\s*)?{_DASH}\s+(?=[^\W_a-zà-ÿа-яіїєґ]|[\"“„‘«(])"
    ),
    re.compile(
        rf"(?P<place>{_MIXED_PLACE})(?:,\s+(?P<region>[^\W\d_a-z][\w. ]{{1,24}}?))??"
        rf"(?:,\s+(?P<date>(?i:{_DAY_OF_YEAR})))?\.?\s*{_AGENCY}\s*{_DASH}\s+(?=[^\W_a-zà-ÿа-яіїєґ]|[\"“„‘«(])"
    ),
)
_SENTENCE_END = re.compile(r"""[.!?…。]["'”’»)\]]*$""")
_NO_HEADLINE_END = re.compile(r"""(?<!\b[A-Z])[.,;:…]["'”’»)\]]*$""")
_KICKER = re.compile(
    r"[^\W\d_a-z][\w&’'-]*(?: (?:&|and|und|[^\W\d_a-z])[\w’'-]*)?|(?:FOR )?IMMEDIATE RELEASE|"
    r"(?i:for immediate release|breaking(?: news)?|exclusive|embargoed? .{0,40})"
)
_AGENCY_MARK = re.compile(r"^(?:UPDATE \d+|WRAPUP \d+|RPT|REFILE|CORRECTED)\s*[-–:]\s*")
_LIST_MARK = re.compile(r"(?:[-*•–—·]|\(?\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Opening:
    """The details found in the first lines, and the paragraphs without those lines.

    `changed_on` is the day of a line that only says when the text was changed.
    """

    headline: str
    byline: str
    published_on: date | None
    changed_on: date | None
    url: str
    label: str
    imprint: Imprint | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, and by which agency; it ends at `end` in the text."""

    place: str
    agency: str
    filed_on: date | None
    end: int


def read_opening(paragraphs: list[str], today: date, *, with_headline: bool) -> Opening:
    """Take headline, byline, outlet, date and link off the top; one paragraph always stays.

    A kicker (`Analysis`, `PRESS RELEASE`, `Politics`) goes with the headline below it.
    """
    headline = byline = url = label = ""
    published_on = changed_on = imprint = None
    kept: list[str] = []
    for place, paragraph in enumerate(paragraphs[:_LINES_LOOKED_AT]):
        following = paragraphs[place + 1 :]
        if not following and not kept:
            kept.append(paragraph)
        elif not url and (found_url := url_line(paragraph)):
            url = found_url
        elif not byline and (found_byline := byline_line(paragraph)):
            byline = found_byline
            published_on = published_on or published_in(paragraph, today)
        elif found_date := date_line(paragraph, today):
            if is_of_change(paragraph):
                changed_on = changed_on or found_date
            else:
                published_on = published_on or found_date
        elif found_imprint := _imprint(paragraph, following, today, is_first=with_headline and not headline):
            imprint = imprint or found_imprint
        elif with_headline and not (headline or kept or label) and _is_kicker(paragraph, following):
            label = paragraph
        elif with_headline and not headline and not kept and looks_like_headline(paragraph, following):
            headline = _AGENCY_MARK.sub("", paragraph)
        else:
            kept.append(paragraph)
            if len(kept) >= 2 or not _has_details(following[:2], today):
                kept.extend(following)
                break
    else:
        kept.extend(paragraphs[_LINES_LOOKED_AT:])
    return Opening(headline, byline, published_on, changed_on, url, label, imprint, tuple(kept))


def _is_kicker(paragraph: str, following: list[str]) -> bool:
    """Tell whether a line only says what stands below it, which must then be a headline."""
    if not following or not looks_like_headline(following[0], following[1:]):
        return False
    return bool(genre_named(paragraph) or _KICKER.fullmatch(paragraph))


def _imprint(paragraph: str, following: list[str], today: date, *, is_first: bool) -> Imprint | None:
    """Return where a text was printed; a name alone counts between its headline and a date or byline."""
    if found := imprint_of(paragraph, today):
        return found
    name = "" if is_first or not following else medium_named(paragraph)
    if name and (date_line(following[0], today) or byline_line(following[0])):
        return Imprint(name, None, SURE)
    return None


def _has_details(paragraphs: list[str], today: date) -> bool:
    return any(
        byline_line(text) or date_line(text, today) or url_line(text) or imprint_of(text, today)
        for text in paragraphs
    )


def byline_line(paragraph: str) -> str:
    """Return the author that a line of its own names (`By Jane Roe`), or ""."""
    if len(paragraph) > _LONGEST_DETAIL:
        return ""
    start, _, agency = paragraph.partition(" ")
    if start.lower() == "by" and agency.strip(" .") in _AGENCIES:
        return agency.strip(" .")
    match = _BYLINE.match(paragraph)
    if match is None:
        return ""
    rest = paragraph[match.end() :].strip(" .,|·•–—-")
    if rest and not _only_date_words(rest):
        return ""
    name = match["name"].strip(" ,/&")
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]
    if any(word[0].islower() for word in words if word not in {"from", "della"}):
        return ""
    return f"{match['talk']} {name}" if match["talk"] else name


def date_line(paragraph: str, today: date) -> date | None:
    """Return the day when a line holds a date and nothing else."""
    if len(paragraph) > _LONGEST_DETAIL or not _only_date_words(paragraph):
        return None
    return published_in(paragraph, today)


def _only_date_words(text: str) -> bool:
    return all(word.lower() in _DATE_LINE_WORDS for word in re.findall(r"[^\W\d_]+", text))


def url_line(paragraph: str) -> str:
    """Return the link when a line holds nothing else."""
    match = _URL.fullmatch(paragraph)
    return match[1] if match else ""


def looks_like_headline(line: str, following: list[str]) -> bool:
    """Tell whether a first line stands above the text and not in it."""
    if not 8 <= len(line) <= _LONGEST_HEADLINE or len(line.split()) < 2:
        return False
    if _NO_HEADLINE_END.search(line) or _LIST_MARK.match(line) or dateline_of(line) is not None:
        return False
    if line[0].islower():
        return False
    return any(len(text) > 1.2 * len(line) and _SENTENCE_END.search(text) for text in following[:6])


def dateline_of(paragraph: str, today: date | None = None) -> Dateline | None:
    """Return the dateline that opens a paragraph, such as `PARIS, Nov 21 (Agency) —`."""
    for form in _DATELINES:
        match = form.match(paragraph[:160])
        if match is None:
            continue
        place = match["place"].strip(" .,/-")
        if len(place.split()) > 5 or not any(character.isalpha() for character in place):
            continue
        marked = match["date"] or match["agency"] or match["slashed"]
        if paragraph[match.start() : match.end()].rstrip().endswith(":") and not marked:
            continue
        filed_on = None
        if match["date"] and today is not None:
            filed_on = date_in(match["date"], today) or date_without_year(match["date"], today)
        agency = (match["agency"] or match["slashed"] or "").strip()
        return Dateline(place, agency, filed_on, match.end())
    return None
