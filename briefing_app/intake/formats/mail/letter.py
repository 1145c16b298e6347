"""A letter, whatever file it came in, and the articles that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.completion import web_address
from briefing_app.intake.formats.mail.body import (
    Forwarded,
    browser_link_in,
    forwarded_in,
    without_trappings,
)
from briefing_app.intake.formats.mail.page import browser_link, without_hidden
from briefing_app.intake.formats.mail.sender import Sender, origin_of
from briefing_app.intake.formats.mail.stories import Story, stories_in_page, stories_in_text
from briefing_app.intake.limits import MAX_KEPT_MAIL_BYTES
from briefing_app.intake.reading import Reading
from briefing_app.intake.text.markup_text import text_of, tree_of
from briefing_app.intake.text.normalise import normalise_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing_app.intake.reading import Enclosed, Part

_PREFIX = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|rif|sv|vs|vb|doorst|odp|pd|ynt|ilt|回复|转发|ответ|пересл)\s*"
    r"(?:\[\d+\]|\(\d+\))?\s*[:：]\s*|\[[^\[\]]{1,40}\]\s*)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 12
_PLAIN_SHARE = 0.6
_LONGEST_LINK = 400
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: `plain` and `page` are the same words as text and as HTML, "" where missing.

    `heads` are the header lines by their names in small letters, decoded. `doubt` says in a sentence what
    of it could not be opened.
    """

    subject: str
    sender: Sender
    sent_on: date | None = None
    plain: str = ""
    page: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    enclosed: tuple[Enclosed | Refused, ...] = ()
    doubt: str = ""


def articles_of(letter: Letter, size: int, original: bytes) -> Iterator[Part]:
    """Yield what a letter holds: its stories or its text, then what is attached.

    A letter that only carries attachments has no text of its own. `size` is its weight in bytes.
    """
    yield from _text_parts(letter, original if size <= MAX_KEPT_MAIL_BYTES else None)
    yield from letter.enclosed


def _text_parts(letter: Letter, original: bytes | None) -> Iterator[Part]:
    tree = tree_of(letter.page) if letter.page.strip() else None
    if tree is not None:
        without_hidden(tree)
    page_text = text_of(tree) if tree is not None else ""
    plain = letter.plain.strip()
    by_page = tree is not None and len(plain.split()) < _PLAIN_SHARE * len(page_text.split())
    text = page_text if by_page else plain
    details = _details(letter, text, tree)
    passed_on = forwarded_in(text)
    if passed_on is not None:
        details, text = _passed_on(details, passed_on), passed_on.text
    stories = stories_in_page(tree) if tree is not None and passed_on is None else ()
    if not stories:
        stories = stories_in_text(without_trappings(text))
    if stories:
        for number, story in enumerate(stories, start=1):
            yield replace(_story(story, details, number), original=original)
        return
    text = without_trappings(text)
    if len(text.split()) < _FEWEST_WORDS and letter.enclosed:
        return
    if not text.strip():
        raise Refused("The mail holds no text." if not letter.doubt else letter.doubt)
    yield replace(details, text=text)


def subject_line(subject: str) -> str:
    """Return a subject without `Re:`, `Fwd:` and the tags of mailing lists."""
    line = normalise_line(subject)
    while match := _PREFIX.match(line):
        if not line[match.end() :].strip():
            break
        line = line[match.end() :]
    return line.strip()


def _details(letter: Letter, text: str, tree: HtmlElement | None) -> Reading:
    origin = origin_of(letter.sender, letter.heads)
    return Reading(
        text="",
        headline=subject_line(letter.subject),
        outlet=origin.outlet,
        byline=origin.byline,
        published_on=letter.sent_on,
        url=_address(letter, text, tree),
        language=letter.heads.get("content-language", ""),
        doubt=letter.doubt,
    )


def _address(letter: Letter, text: str, tree: HtmlElement | None) -> str:
    """Return where the letter can be read on the web, "" where it does not say."""
    if address := _first_link(letter.heads.get("archived-at", "")):
        return address
    link = browser_link_in(text) or (browser_link(tree) if tree is not None else "")
    if (address := web_address(link)) and len(address) <= _LONGEST_LINK:
        return address
    archive = _first_link(letter.heads.get("list-archive", ""))
    return archive if archive.count("/") > 3 else ""


def _first_link(text: str) -> str:
    match = _LINK.search(text)
    return web_address(match.group()) if match else ""


def _passed_on(details: Reading, passed_on: Forwarded) -> Reading:
    """Return the details of what was forwarded; the forwarder is nobody in them."""
    origin = origin_of(passed_on.sender, {}) if passed_on.sender else None
    return replace(
        details,
        headline=subject_line(passed_on.subject) or details.headline,
        outlet=origin.outlet if origin else "",
        byline=origin.byline if origin else "",
        published_on=passed_on.sent_on or details.published_on,
        url="",
    )


def _story(story: Story, details: Reading, number: int) -> Reading:
    return replace(
        details,
        text=story.text,
        headline=story.headline or details.headline,
        byline=story.byline,
        outlet=story.outlet or details.outlet,
        url=web_address(story.url) or ("" if story.headline else details.url),
        section=story.section,
        label=str(number),
    )
