"""A web page with what it says for machines: meta tags and linked data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.intake.text.letters import letters_of
from briefing_app.intake.web.places import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Review|Report|Page)$")
_NEWS_TYPES = re.compile(r"(?:Article|BlogPosting|Review|Report)$")
_MOST_ITEMS = 400
_WRAPPING = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\*/)?)|"
    r"(?:(?://\s{0,9})?-->|(?://|/\*)?\s{0,9}\]\]>(?:\*/)?|;)\s*$"
)
_COMMA_TOO_MANY = re.compile(r",(?=\s{0,80}[}\]])")
_CHARACTER_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")


@dataclass(slots=True)
class Meta:
    """The meta tags of a page, by their names in small letters; of several the first counts."""

    values: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> tuple[str, str]:
        """Return the first of `names` that the page fills and its value, two "" for none."""
        return next(((name, self.values[name]) for name in names if name in self.values), ("", ""))

    def get(self, *names: str) -> str:
        """Return the value of the first of `names` that the page fills, or ""."""
        return self.first(*names)[1]


class WebPage:
    """A parsed page; what it says for machines is read when it is first asked for."""

    def __init__(self, tree: HtmlElement, markup: str) -> None:
        self.tree = tree
        self.markup = markup
        self.meta = Meta(_meta_of(tree))
        self.data = list(_linked_data(tree))

    @cached_property
    def surroundings(self) -> Surroundings:
        """What stands around the article."""
        return Surroundings(self.tree)

    @cached_property
    def article(self) -> dict[str, Any]:
        """The linked data about the article, of several the one with its title; empty where there is none."""
        news = [item for item in self.data if is_a(item, _NEWS_TYPES)]
        if len(news) > 1:
            titles = [letters_of(title) for title in (self.meta.get("og:title"), self.title) if title]
            own = (
                item
                for item in news
                if (name := letters_of(text_in(item.get("headline")))) and any(name in one for one in titles)
            )
            return next(own, news[0])
        return news[0] if news else next((item for item in self.data if is_a(item, _ARTICLE_TYPES)), {})

    @cached_property
    def site(self) -> str:
        """What the site calls itself, "" where it does not say."""
        publisher = self.resolved(self.article.get("publisher"))
        name = (
            self.meta.get("og:site_name")
            or text_in(publisher.get("name") if isinstance(publisher, dict) else publisher)
            or self.meta.get("application-name", "dc.publisher", "citation_journal_title")
        )
        return "" if name.startswith(("http:", "https:", "@", "#")) else name

    @cached_property
    def title(self) -> str:
        """The title in the head of the page."""
        return " ".join((self.tree.findtext(".//title") or "").split())

    @cached_property
    def labelled(self) -> list[tuple[HtmlElement, str]]:
        """The elements with a class, an id or the like, and all times, with these in small letters."""
        found = []
        for element in self.tree.iter("*"):
            get = element.get
            label = f"{get('class', '')} {get('id', '')} {get('itemprop', '')} {get('rel', '')}"
            if label != "   " or element.tag == "time":
                found.append((element, label.lower()))
        return found

    def resolved(self, value: Any) -> Any:
        """Return what a value of linked data is, where it only refers to something on the page."""
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict) and "@id" in value and len(value) <= 2 and not value.get("name"):
            return self._by_id.get(str(value["@id"]), value)
        return value

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {str(item["@id"]): item for item in self.data if "@id" in item and len(item) > 1}


def is_a(item: dict[str, Any], types: re.Pattern[str]) -> bool:
    """Tell whether an item of linked data is of one of these types."""
    return any(types.search(name) for name in types_of(item))


def types_of(item: dict[str, Any]) -> list[str]:
    """Return the types of an item of linked data."""
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def text_in(value: object) -> str:
    """Return a text of linked data as one line, "" for anything else."""
    if not isinstance(value, str):
        return ""
    if _CHARACTER_ENTITY.search(value):
        from html import unescape

        value = unescape(value)
    return " ".join(value.split())


def _meta_of(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = (element.get("content") or "").strip()
        if value:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if key := element.get(attribute):
                    found.setdefault(key.strip().lower(), value)
                    break
    return found


def _parsed(text: str) -> list[Any]:
    """Return the value of a JSON text in a list, also of one in a comment or with a comma too many."""
    for _ in range(2):
        try:
            return [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            text = _COMMA_TOO_MANY.sub("", _WRAPPING.sub("", text))
    return []


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    given = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        waiting = _parsed(script.text or "")
        while waiting and given < _MOST_ITEMS:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value[:50])
            elif isinstance(value, dict):
                given += 1
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)
