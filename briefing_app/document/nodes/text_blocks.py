"""Blocks of words: headings, paragraphs, quotations, comments and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.nodes.roles import Role

if TYPE_CHECKING:
    from briefing_app.document.nodes.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a role; `label` and `notes` stand beside it in the side column, if any.

    `number` hangs before its first line ("7", so that people can answer "para 7"). A `changed`
    one carries a bar in the margin: it is newer than the last report.
    """

    role: Role
    inlines: Inlines
    label: str = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    origin: int | None = None
    number: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of page one: organisation lines, product title, then lines of control data.

    `dateline` holds (left, middle, right) of the issue line, any of them "";
    `control` are label and value pairs, empty ones left out already. `second_title` is the
    title in the second language of a bilingual post, set under the first.
    """

    organisation: tuple[str, ...]
    title: str
    dateline: tuple[str, str, str]
    control: tuple[tuple[str, str], ...] = ()
    second_title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (section) or 2; it enters the outline and the contents.

    `number` is "1" or "" and `label` a short word for the side column ("Our country"),
    which may repeat the heading in small; `anchor` is unique in the document.
    """

    level: int
    inlines: Inlines
    anchor: str
    number: str = ""
    label: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The head of a numbered item: its headline in the language of the desk, and a tag such as `new`.

    `genre` is the printed word for opinion pieces ("editorial"), "" for news; `number` is printed
    with the headline. Level 3 of the outline.
    """

    number: str
    inlines: Inlines
    anchor: str
    genre: str = ""
    tag: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement in the printed grammar; never parted from its attribution.

    `attribution` stands as a line of its own: speaker, function, occasion. `content` is what
    was said with its printed quotation marks (none if indirect) and ends in its `SourceRef`.
    `label` and `notes` are for the side column: number or name, date, manner. Where `content`
    is a translation, `original` has the words as they were said, after their language.
    """

    attribution: Inlines
    content: Inlines
    label: str = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    origin: int | None = None
    original: Inlines = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """The analyst's words, set apart from reporting; `title` and `caution` say whose they are.

    `role` is `COMMENT`, or `ASSESSMENT` for the judgements of a report.
    """

    title: str
    caution: str
    paragraphs: tuple[Inlines, ...]
    origin: int | None = None
    role: Role = Role.COMMENT


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `ordered` lists are numbered from 1."""

    items: tuple[Inlines, ...]
    ordered: bool = False
    role: Role = Role.ITEM_BODY
    label: str = ""
    origin: int | None = None
