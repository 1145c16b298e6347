"""Newsletters cut into their stories, where they are built so regularly that it is safe."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing_app.intake.clues.opening import byline_line
from briefing_app.intake.formats.mail.blocks import Block, blocks_of
from briefing_app.intake.formats.mail.body import speaks_of_subscription

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_FEWEST = 3
_MOST = 200
_HEADLINE_WORDS = range(3, 31)
_TEASER_WORDS = 12
_INTRODUCTION_WORDS = 60
_SHARE = 0.5
_MORE = re.compile(
    r"(?:read|see|view|watch|listen|learn|find out|continue|full|weiterlesen|mehr|zum artikel|"
    r"lesen|lire|en savoir|la suite|"
    r"leer|ver|seguir leyendo|leggi|continua|читать|подробнее|czytaj|lees)\b.{0,40}|.{0,20}[»→›>]+|\[?https?://\S+\]?",
    re.IGNORECASE,
)
_LONGEST_MORE = 60
_RULE = re.compile(r"\s*(?:[-=_*~#•·–—+]\s?){5,}\s*")
_NUMBERED = re.compile(r"\s*[\[(]?(\d{1,3})[.)\]]\s*(?=\S)(.{8,240})$")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_SOURCE = re.compile(
    r"[\[(](?P<source>[^()\[\]]{2,80})[\])]|(?:source|quelle|via|источник|fuente|fonte)\s*:\s*(?P<named>.{2,80})",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a newsletter; an introduction has no headline of its own."""

    text: str
    headline: str = ""
    url: str = ""
    section: str = ""
    outlet: str = ""
    byline: str = ""


def stories_in_page(tree: HtmlElement) -> tuple[Story, ...]:
    """Return the stories of a newsletter's HTML; none where it is one piece, or not surely several.

    Stories begin with a headline of one look that leads somewhere, and have a teaser under it.
    """
    blocks = blocks_of(tree)
    end = next((n for n, block in enumerate(blocks) if n > 3 and speaks_of_subscription(block.text)), None)
    if end is not None and end > 0.4 * len(blocks):
        blocks = blocks[:end]
    looks = Counter(_kind(block) for block in blocks if _may_be_headline(block))
    best: tuple[Story, ...] = ()
    for kind, count in looks.most_common(4):
        if count >= _FEWEST:
            found = _by_headlines(blocks, kind)
            if _words_of(found) > _words_of(best):
                best = found
    everything = sum(len(block.text.split()) for block in blocks)
    return best if _words_of(best) >= _SHARE * everything else ()


def _kind(block: Block) -> tuple[tuple[str, str], bool]:
    return block.look, block.is_link


def _may_be_headline(block: Block) -> bool:
    return (
        len(block.text.split()) in _HEADLINE_WORDS
        and (block.is_link or bool(block.look[0]))
        and not _is_more(block.text)
    )


def _by_headlines(blocks: Sequence[Block], kind: tuple[tuple[str, str], bool]) -> tuple[Story, ...]:
    starts = [n for n, block in enumerate(blocks) if _kind(block) == kind and _may_be_headline(block)]
    stories: list[Story] = []
    section = _section_before(blocks, starts[0])
    for start, end in pairwise([*starts, len(blocks)]):
        story, next_section = _story(blocks[start], blocks[start + 1 : end], section)
        if story is not None:
            stories.append(story)
        section = next_section or section
    links = {story.url for story in stories}
    if not _FEWEST <= len(stories) <= _MOST or len(links) < 0.8 * len(stories) or "" in links:
        return ()
    introduction = [block.text for block in blocks[: starts[0]]]
    if sum(len(text.split()) for text in introduction) >= _INTRODUCTION_WORDS:
        return (Story("\n\n".join(introduction)), *stories)
    return tuple(stories)


def _story(headline: Block, below: Sequence[Block], section: str) -> tuple[Story | None, str]:
    """Return the story under a headline, and the section that begins behind it."""
    next_section = ""
    below = list(below)
    while below and (_is_label(below[-1]) or _is_more(below[-1].text)):
        block = below.pop()
        if _is_label(block) and not block.link:
            next_section = block.text
    more = next((block.link for block in below if _is_more(block.text) and _leads(block.link)), "")
    link = headline.link if _leads(headline.link) else more
    if not link:
        link = next((block.link for block in below if _leads(block.link)), "")
    byline = ""
    teaser: list[str] = []
    for block in below:
        if _is_more(block.text):
            continue
        if not teaser and (found := byline_line(block.text)):
            byline = found
        else:
            teaser.append(block.text)
    if sum(len(text.split()) for text in teaser) < _TEASER_WORDS:
        return None, next_section
    return Story("\n\n".join(teaser), headline.text, link, section, byline=byline), next_section


def _section_before(blocks: Sequence[Block], start: int) -> str:
    before = blocks[start - 1] if start else None
    return before.text if before is not None and _is_label(before) and not before.link else ""


def _is_label(block: Block) -> bool:
    """Tell whether a paragraph is a word or two that head a section, or name a place or a button."""
    return len(block.text.split()) <= 4 and not _SENTENCE_END.search(block.text)


def _is_more(text: str) -> bool:
    return bool((len(text) <= _LONGEST_MORE and _MORE.fullmatch(text)) or _LINK.fullmatch(text))


def _is_more_with_link(line: str) -> bool:
    words = _LINK.sub("", line).strip(" :<>()[]-–—")
    return (words != line and (not words or _is_more(words))) or _is_more(line)


def _leads(link: str) -> bool:
    if not link.lower().startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return bool(parts.hostname) and bool(parts.path.strip("/") or parts.query)


def _words_of(stories: Sequence[Story]) -> int:
    return sum(len(f"{story.headline} {story.text}".split()) for story in stories)


def stories_in_text(text: str) -> tuple[Story, ...]:
    """Return the stories of a newsletter in plain text: ruled off, or numbered from 1.

    Most of them have to name a link, a source or a writer: an article with numbered parts is one.
    """
    lines = text.split("\n")
    everything = sum(len(line.split()) for line in lines if not _RULE.fullmatch(line))
    for chunks in (_numbered(lines), _ruled(lines)):
        stories = [story for chunk in chunks if (story := _text_story(chunk)) is not None]
        known = sum(bool(story.url or story.outlet or story.byline) for story in stories)
        is_whole = _words_of(stories) >= _SHARE * everything
        if _FEWEST <= len(stories) <= _MOST and known >= 0.7 * len(stories) and is_whole:
            return tuple(stories)
    return ()


def _ruled(lines: Sequence[str]) -> list[list[str]]:
    """Return the pieces between rules; a single line between two is the headline of what follows."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if not _RULE.fullmatch(line):
            chunks[-1].append(line)
        elif any(each.strip() for each in chunks[-1]) and not _is_heading(chunks[-1]):
            chunks.append([])
    return chunks


def _is_heading(chunk: Sequence[str]) -> bool:
    filled = [line for line in chunk if line.strip()]
    return len(filled) == 1 and len(filled[0].split()) in _HEADLINE_WORDS


def _numbered(lines: Sequence[str]) -> list[list[str]]:
    """Return the pieces that begin with 1., 2., 3. …; a table of contents before them is passed over."""
    starts: list[int] = []
    for place, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match is None:
            continue
        number = int(match[1])
        if number == 1:
            starts = [place]
        elif number == len(starts) + 1:
            starts.append(place)
    chunks = []
    for start, end in pairwise([*starts, len(lines)] if starts else []):
        match = _NUMBERED.match(lines[start])
        assert match is not None
        chunks.append([match[2], *(line for line in lines[start + 1 : end] if not _RULE.fullmatch(line))])
    return chunks


def _text_story(chunk: Sequence[str]) -> Story | None:
    filled = [place for place, line in enumerate(chunk) if line.strip()]
    if not filled:
        return None
    start = filled[0]
    headline = chunk[start].strip()
    rest = list(chunk[start + 1 :])
    if rest and rest[0].strip() and len(headline) > 40 and len(f"{headline} {rest[0]}".split()) <= 25:
        following = rest[1].strip() if len(rest) > 1 else "."
        if not following and not _details_of(rest[0]).known:  # a headline that was wrapped
            headline = f"{headline} {rest.pop(0).strip()}"
    match = _LINK.search("\n".join(rest)) or _LINK.search(headline)
    source = byline = ""
    kept: list[str] = []
    for line in rest:
        bare = line.strip()
        details = _details_of(bare)
        if details.known and not (source and byline):
            source, byline = source or details.outlet, byline or details.byline
        elif not bare or not _is_more_with_link(bare):
            kept.append(line)
    headline = _LINK.sub("", headline).strip(" -–—:|*#")
    text = "\n".join(kept).strip("\n")
    if len(headline.split()) not in _HEADLINE_WORDS or len(text.split()) < _TEASER_WORDS:
        return None
    return Story(text, headline, match.group().rstrip(".,;") if match else "", "", source, byline)


@dataclass(frozen=True, slots=True)
class _Details:
    outlet: str = ""
    byline: str = ""

    @property
    def known(self) -> bool:
        return bool(self.outlet or self.byline)


def _details_of(line: str) -> _Details:
    """Return the outlet or the writer that a line of a story consists of."""
    bare = line.strip()
    if match := _SOURCE.fullmatch(bare):
        return _Details(outlet=(match["source"] or match["named"]).partition(",")[0].strip())
    return _Details(byline=byline_line(bare)) if bare else _Details()
