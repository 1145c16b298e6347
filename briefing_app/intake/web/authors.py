"""Who wrote the article of a page: named for machines, or in the line under the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.intake.details.claim import Claim
from briefing_app.intake.text.letters import letters_of
from briefing_app.intake.web.page import text_in, types_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing_app.intake.web.page import WebPage

_BYLINE_MARK = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|autor|autoren|auteur|autore|verfasser|writer|reporter|"
    r"contributor)(?:$|[\s_-]|name|s?__|url|link)",
    re.IGNORECASE,
)
_MAY_NAME = re.compile("author|by-?line|autor|auteur|autore|verfasser|writer|reporter|contributor")
_NO_TEXT = frozenset(("meta", "link", "script", "style", "input"))
_NO_BYLINE = re.compile(
    r"comment|reply|respon[sd]|avatar|bio|box|about|related|teaser|sidebar|widget|footer|recommend|caption|"
    r"credit|copyright|search|kommentar|social|image|photo|more-|archive|listing|other",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words|text|veröffentlicht|geschrieben|publié|escrito)\s+)?"
    r"(?:by|von|vom|par|por|de|di|door|av|af|autor(?:/in|in)?|author|auteur|"
    r"eine?\s+\w+\s+von)\s*:?\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:\||•|·|\d|@|\(|/|—|–|\s-\s|<|https?:|\bon\b|\bam\b|\bupdated\b|\bpublished\b|\bposted\b|\bsenior\b|"
    r"\beditor\b|\bcorrespondent\b|\breporter\b|\bstaff\b|\bfor\b|\bin\b|\bbei\b|\bist\b|\bis\b|\bfollow\b|"
    r"\bje[nx]\b|\bautor\b|\bauthor\b|\bemail\b|\be-mail\b).*",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "zu", "du")
)
_NO_NAME = re.compile(
    r"\b(?:redaktion|redaktionsteam|editors?|newsroom|staff|admin|gmbh|inc|ltd|e\.\s?v|www|verlag|online|team|"
    r"user|super user|sponsored|advertor\w*|webmaster|name|comments?|kommentar\w*|more|all|alle|articles?|"
    r"artikel|search|share|subscribe|follow|minutes?|view|profile|press|agency)\b|\.(?:com|de|org|net|fr)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:(?:dr|prof|dipl)\.?(?:-\w+\.?)?\s+)+", re.IGNORECASE)
_PEN_NAME = re.compile(r"[^\W\d_][\w.-]{2,28}")
_OF_ONE = 0.8
_LONGEST = 120
_MOST_MARKS = 12


def author_claims(page: WebPage) -> Iterator[Claim]:
    """Yield who is named as author, by each source that names somebody."""
    own = {letters_of(page.site), letters_of(page.site.partition(".")[0])}
    if names := _in_linked_data(page):
        people = [name for name, is_person in names if is_person or _is_name(name)]
        people = [name for name in people if letters_of(name) not in own and not _NO_NAME.search(name)]
        if people:
            yield _claim(people, DetailSource.LINKED_DATA, 0.9)
    tag, value = page.meta.first(
        "author",
        "article:author",
        "parsely-author",
        "dc.creator",
        "sailthru.author",
        "byl",
        "citation_author",
    )
    if value and not value.startswith(("http", "@", "/")):
        names_given = [name for name in _split(_BY.sub("", value)) if letters_of(name) not in own]
        certain = [name for name in names_given if _is_name(name)]
        if certain and not _NO_NAME.search(value):
            yield _claim(
                certain, DetailSource.META_TAG, 0.85 if tag != "author" or len(certain) == 1 else 0.8
            )
    yield from _in_layout(page, own)


def _claim(names: list[str], source: DetailSource, confidence: float) -> Claim:
    names = list(dict.fromkeys(names))
    value = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    return Claim(ArticleField.BYLINE, value, source, confidence)


def _in_linked_data(page: WebPage) -> list[tuple[str, bool]]:
    """Return the names of the authors, each with whether it is said to be a person."""
    authors: Any = page.article.get("author")
    found = []
    for one in authors if isinstance(authors, list) else [authors]:
        author = page.resolved(one)
        if isinstance(author, str) and author.lstrip().startswith("{"):
            match = re.search(r'"name"\s*:\s*"([^"]{2,80})"', author)
            author = match[1] if match else ""
        name = text_in(author.get("name")) if isinstance(author, dict) else text_in(author)
        is_person = isinstance(author, dict) and "Person" in types_of(author)
        if name and not name.startswith(("http", "@", "{")):
            found += [(part, is_person) for part in _split(_BY.sub("", name))]
    return found


def _in_layout(page: WebPage, own: set[str]) -> Iterator[Claim]:
    """Yield what stands in the elements that the layout marks as a byline, in their order."""
    marked: list[tuple[float, list[str]]] = []
    for element, named in page.labelled:
        if not _MAY_NAME.search(named) or element.tag in _NO_TEXT:
            continue
        if not (trust := _mark(element)) or page.surroundings.hold(element):
            continue
        names = _names_in(element, of_one=trust >= _OF_ONE or "vcard" in (element.get("class") or ""))
        if trust < _OF_ONE:
            names = [name for name in names if letters_of(name) not in own]
        if names:
            marked.append((trust, names))
        if len(marked) >= _MOST_MARKS:
            break
    if not marked:
        return
    best = max(trust for trust, _ in marked)
    trust, names = next(one for one in marked if one[0] == best)
    yield _claim(names, DetailSource.PAGE_LINE, trust)


def _mark(element: HtmlElement) -> float:
    """Return how surely an element holds the names of the authors, 0 where it does not."""
    if "author" in (element.get("itemprop") or "").lower():
        return 0.85
    if "author" in (element.get("rel") or "").lower().split():
        return 0.82
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not named.strip() or not _BYLINE_MARK.search(named) or _NO_BYLINE.search(named):
        return 0.0
    return 0.8 if re.search(r"by-?line", named, re.IGNORECASE) else 0.72


def _names_in(element: HtmlElement, *, of_one: bool) -> list[str]:
    """Return the names that an element holds, none where it holds more than a byline.

    An element that is made for the name of `one` author may hold a pen name in small letters.
    """
    parts = [" ".join(one.text_content().split()) for one in element.iter("a") if "author" in str(one.attrib)]
    text = " ".join(element.text_content().split())
    if not text or len(text) > 2 * _LONGEST:
        return []
    if parts and all(_is_name(part) for part in parts):
        return list(dict.fromkeys(parts))
    while (shorter := _BY.sub("", text)) != text:
        text = shorter
    if of_one and _PEN_NAME.fullmatch(text) and not _NO_NAME.search(text):
        return [text]
    cut = _CUT.sub("", text[:_LONGEST]).strip(" ,.:;|-")
    return [name for name in _split(cut) if _is_name(name) and not _NO_NAME.search(name)]


def _split(names: str) -> list[str]:
    """Return the single names of a list such as `Jane Roe, Jan Mirk and Oda Ferrel`."""
    parts = [_TITLES.sub("", part.strip(" .")) for part in _BETWEEN.split(names)]
    return [part for part in parts if part]


def _is_name(text: str) -> bool:
    """Tell whether a text can be the name of a person."""
    words = _NAME_WORD.findall(text)
    if not 1 <= len(words) <= 5 or not 3 <= len(text) <= 60 or _NO_NAME.search(text):
        return False
    return all(
        word[0].isupper() or word.lower() in _PARTICLES or not word.isascii() for word in words
    ) and any(word[0].isupper() or not word[0].isascii() for word in words)
