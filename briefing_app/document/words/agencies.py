"""Which news agency a text comes from, by its byline, its dateline and its credit line.

Only where an agency is credited, never where it is merely spoken of (“told Reuters”): in brackets
or slashes at the beginning, in a line of its own, or after a word such as “Source:”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.alike.versions import Version, version_of
from briefing_app.paths import resource

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article

_HEAD, _TAIL = 260, 320
"""Characters of a text in which a dateline or a credit line stands."""
_LONGEST_CREDIT = 70
_ENCLOSED = re.compile(r"[(\[（【]([^()\[\]（）【】\n]{2,60})[)\]）】]|(?<![\w/])/([^/\n]{2,40})/(?![\w/])")
_PARTED = re.compile(r"\s*(?:[/,;&+|=]|\s[-–—]\s|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bта\b|\bi\b)\s*")
_DATELINE_DASH = re.compile(r"^[^\n]{0,90}?[\s,.]([^\s,()]{2,24})\s*[-–—]\s")
_WIRE_IN_HAN = re.compile(r"^[（(]?(\S{4,24}?)\d{1,2}月\d{1,2}日(?:电|電)|^【([^】\d]{2,24})】")
_LONGEST_IN_HAN = 6
_REUTERS_FOOT = re.compile(r"\((?:(?:Additional )?(?:Reporting|Writing|Compiled)) by [^()]{3,300}\)\s*$")
_RIGHTS = re.compile(
    r"[.,]?\s*(?:all rights|tous droits|alle rechte|todos los|tutti i diritti|wszelkie prawa|все права).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of agencies: those that count as written, and folded ones."""

    exact: dict[str, str]
    loose: dict[str, str]


@cache
def _names() -> _Names:
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    for line in resource("lexicons", "agencies.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        printed, _, others = line.partition(":")
        for name in (printed, *others.split(";")):
            name = name.strip()
            if len(name) <= 5 and name.isascii() and not name.islower() and name != name.title():
                exact.setdefault(name, printed)
            elif name:
                loose.setdefault(folded(name), printed)
    return _Names(exact, loose)


@cache
def _credit() -> re.Pattern[str]:
    """Return what finds the names behind a word of credit, up to the end of a line."""
    lines = resource("lexicons", "credit_words.txt").read_text(encoding="utf-8").splitlines()
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    spelt = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{spelt}|©)\s*[:：\-–—]?\s*(?:\d{{4}}\s*)?(.{{2,50}})$", re.IGNORECASE)


def agency_called(name: str) -> str:
    """Return the printed name of the agency that `name` is, "" where it is none."""
    bare = " ".join(name.split()).strip(" .,:;*©®/–—-")
    known = _names()
    return known.exact.get(bare) or known.loose.get(folded(bare), "")


def origin_of(article: Article) -> str:
    """Return the agency that an article comes from, "" where nothing says so.

    An agency that is the outlet itself comes first, then the dateline and the head of the text,
    then the byline, then what its file credits it to, then the credit line at the end.
    """
    return (
        agency_called(article.outlet)
        or _enclosed(article.dateline)
        or _named_in(article.dateline)
        or _in_head(article.text[:_HEAD])
        or _named_in(article.byline)
        or _named_in(article.credit)
        or _in_tail(article.text[-_TAIL:])
    )


def as_version(article: Article) -> Version:
    """Return an article as a version of its text, with the agency that it comes from."""
    origin = origin_of(article)
    return version_of(article, origin, bool(origin) and agency_called(article.outlet) == origin)


def _in_head(head: str) -> str:
    paragraphs = [part for part in head.split("\n\n") if part.strip()][:3]
    for paragraph in paragraphs:
        line = paragraph.strip()
        if found := _in_han(line) or _in_dateline(line):
            return found
        if len(line) <= _LONGEST_CREDIT and (found := _credited(line)):
            return found
        dash = _DATELINE_DASH.match(line)
        if dash and (found := agency_called(dash[1])):
            return found
    return ""


def _in_dateline(line: str) -> str:
    """Return the agency in brackets at the very beginning, or after a place and before the text."""
    for match in _ENCLOSED.finditer(line[:160]):
        rest = line[match.end() :].lstrip()
        if match.start() and rest and rest[0] not in ".:-–—":
            continue
        if found := _named_in(match[1] or match[2]):
            return found
    return ""


def _in_han(line: str) -> str:
    """Return the agency of `新华社北京11月23日电` or `【ワシントン共同】`, where no space parts it."""
    wire = _WIRE_IN_HAN.match(line)
    if wire is None:
        return ""
    words = wire[1] or wire[2]
    parts = (part for size in range(_LONGEST_IN_HAN, 1, -1) for part in (words[:size], words[-size:]))
    return next((found for part in parts if (found := agency_called(part))), "")


def _in_tail(tail: str) -> str:
    lines = [line.strip() for line in tail.split("\n") if line.strip()]
    for line in reversed(lines[-3:]):
        if len(line) <= _LONGEST_CREDIT and (found := _credited(line)):
            return found
    last = lines[-1] if lines else ""
    if _REUTERS_FOOT.search(last):
        return "Reuters"
    closing = re.search(r"[(\[（]([^()\[\]（）\n]{2,60})[)\]）]\s*[.。]?$|/([^/\n]{2,40})/\s*\.?$", last)
    return _enclosed(closing[0]) if closing else ""


def _credited(line: str) -> str:
    """Return the agency of a line that is a credit and nothing more."""
    line = _RIGHTS.sub("", line)
    after = _credit().search(line)
    return _named_in(line) or (_named_in(after[1]) if after else "") or _enclosed(line)


def _enclosed(words: str) -> str:
    """Return the agency that stands alone, or among other agencies, in brackets or slashes."""
    for match in _ENCLOSED.finditer(words):
        inside = match[1] or match[2]
        after = _credit().match(inside)
        if found := _named_in(inside) or (_named_in(after[1]) if after else ""):
            return found
    return ""


def _named_in(words: str) -> str:
    """Return the first agency of words that are names and nothing else: `dpa/AFP`, `Корр. БЕЛТА`."""
    bare = re.sub(
        r"^(?:by|von|par|por|di|de|корр\.?|кор\.?|the|©|\(c\))\s+", "", words.strip(), flags=re.IGNORECASE
    )
    if found := agency_called(bare):
        return found
    parts = [part for part in _PARTED.split(bare) if part and part.strip()]
    named = [agency_called(part) for part in parts]
    return next((name for name in named if name), "") if parts and len(parts) <= 4 else ""
