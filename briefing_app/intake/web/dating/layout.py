"""The dates that a page shows: in elements marked for dates, beside the headline, in lines that say so."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from briefing_app.intake.clues.date_labels import Label, label_of, says_published
from briefing_app.intake.text.letters import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing_app.intake.web.dating.days import Days, Said
    from briefing_app.intake.web.page import WebPage

_DATE_MARK = re.compile(
    r"(?:^|[\s_-])(?:date|datum|pubdate|published|publish-date|posted-on|entry-date|post-date|meta-date|timestamp|"
    r"dateline|postmeta|entry-meta|article-date|created|meta)(?:$|[\s_-])|(?:article|post|entry|publish)_?date",
    re.IGNORECASE,
)
_MAY_DATE = re.compile("date|datum|publish|posted|timestamp|meta|created")
_DATED_TAGS = frozenset(
    ("time", "span", "div", "p", "li", "a", "abbr", "small", "td", "h4", "h5", "h6", "strong", "em", "b", "i")
)
_NO_DATE = re.compile(
    r"comment|respon[ds]|sidebar|related|recommend|teaser|widget|footer|event|copyright", re.IGNORECASE
)
_CHANGED = re.compile(r"modified|updated|last-?(?:edit|change)", re.IGNORECASE)
_PUBLISHED = re.compile(r"published|pubdate|entry-date|post-date|posted|created", re.IGNORECASE)
_STAMPS = ("datetime", "content", "title", "data-datetime", "data-timestamp", "data-date")
_YEAR = re.compile(r"(?:19|20|25)\d\d")
_OF_CHANGE = 0.6
_SURE = 0.85
_LONGEST_LINE = 160
_LONGEST_TOLD = 300
_LONGEST_LABEL = 40
_PIECES_BEFORE = 6
_ROOM_AFTER = 600
_UNREAD = frozenset(("script", "style", "option", "head", "title", "meta", "noscript", "template"))


def in_layout(page: WebPage, days: Days) -> tuple[Said, float] | None:
    """Return the first day in an element that the layout marks as a date, and how sure it is."""
    weaker: tuple[Said, float] | None = None
    for element, named in page.labelled:
        if element.tag not in _DATED_TAGS or not (element.tag == "time" or _MAY_DATE.search(named)):
            continue
        trust = _mark(element)
        if not trust or (weaker and trust <= weaker[1]) or page.surroundings.hold(element):
            continue
        said = _day_of(element, days)
        if said is None:
            continue
        if said.label is Label.CHANGED:
            trust = min(trust, _OF_CHANGE)
        if trust >= _SURE:
            return said, trust
        if weaker is None or trust > weaker[1]:
            weaker = (said, trust)
    return weaker


def beside(page: WebPage, headline: str, days: Days) -> tuple[Said, float] | None:
    """Return the day that is written shortly after the headline, or just before it."""
    wanted = letters_of(headline)
    before: deque[str] = deque(maxlen=_PIECES_BEFORE)
    room = 0
    last = ""
    changed: tuple[Said, float] | None = None
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            continue
        if not room and element.tag in {"h1", "h2", "h3"}:
            if wanted and letters_of(element.text_content()).endswith(wanted):
                room = _ROOM_AFTER
            continue
        for piece in (element.text, element.tail):
            words = " ".join((piece or "").split())
            if not words:
                continue
            if not room:
                before.append(words)
                continue
            room -= len(words)
            said = days.line(words, last[-_LONGEST_LABEL:]) if len(words) <= _LONGEST_LINE else None
            last = words
            if said is not None and said.label is not Label.CHANGED:
                return said, 0.8
            if said is not None:
                changed = changed or (said, _OF_CHANGE)
            if room <= 0:
                break
        if room < 0:
            break
    if room and changed is None:
        found = (days.line(words) for words in reversed(before) if len(words) <= _LONGEST_LINE)
        if said := next(filter(None, found), None):
            return said, 0.72
    return changed


def told(page: WebPage, days: Days) -> tuple[Said, float] | None:
    """Return the day of the first line, anywhere on the page, that says that it tells of publication."""
    last = ""
    for element, words in _lines(page.tree):
        if (
            len(words) <= _LONGEST_TOLD
            and _YEAR.search(words)
            and (says_published(words) or says_published(last[-_LONGEST_LABEL:]))
        ):
            said = days.line(words, last[-_LONGEST_LABEL:])
            if said is not None and said.label is Label.PUBLISHED and not page.surroundings.hold(element):
                return said, 0.78
        last = words
    return None


def _lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _UNREAD:
            for piece in (element.text, element.tail):
                if words := " ".join((piece or "").split()):
                    yield element, words


def _day_of(element: HtmlElement, days: Days) -> Said | None:
    """Return the day that an element shows, else the one that it holds for machines.

    Where both are given the shown one counts: it is in the time of the place, and what stands
    for machines is often when the page was last saved.
    """
    text = " ".join(element.text_content().split())
    before = _words_before(element)
    shown = days.line(text, before) if len(text) <= _LONGEST_LINE else None
    if shown is not None:
        return shown
    stamp = next((value for name in _STAMPS if (value := element.get(name))), "")
    if not stamp or label_of(f"{before} {text[:_LONGEST_LABEL]}") is Label.RIGHTS:
        return None
    said = days.stamp(stamp)
    if said is not None and label_of(f"{before} {text[:_LONGEST_LABEL]}") is Label.CHANGED:
        return type(said)(said.day, Label.CHANGED, said.other, said.near)
    return said


def _words_before(element: HtmlElement) -> str:
    """Return the few words that stand just before an element, as a label of it."""
    neighbour = element.getprevious()
    if neighbour is not None:
        words = neighbour.tail if (neighbour.tail or "").strip() else neighbour.text
    else:
        parent = element.getparent()
        words = parent.text if parent is not None else ""
    words = " ".join((words or "").split())
    return words if len(words) <= _LONGEST_LABEL else ""


def _mark(element: HtmlElement) -> float:
    kind = (element.get("itemprop") or "").lower()
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if "datepublished" in kind or element.get("pubdate") is not None:
        return 0.9
    if _NO_DATE.search(named):
        return 0.0
    if "modified" in kind or (_CHANGED.search(named) and not _PUBLISHED.search(named)):
        return _OF_CHANGE
    if element.tag == "time":
        return 0.8 if element.get("datetime") else 0.75
    return 0.75 if named.strip() and _DATE_MARK.search(named) else 0.0
