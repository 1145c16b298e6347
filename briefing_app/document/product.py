"""A printed product: its title, its sections in house order, its caps; one TOML file each.

The user's own files, in the folder `products` beside the settings, come before those shipped.
A mistake in a file is named with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from briefing_app.document.shipped import names_in, path_of, read_toml
from briefing_app.document.wording import base_language
from briefing_app.domain.article import Genre
from briefing_app.domain.briefing import Section
from briefing_app.domain.identity import SectionId, new_id
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.domain.briefing import Briefing, ControlData

_FOLDER, _WHAT = "products", "product"
_SHORT_WORD = 2
"""Letters of the words that a short name leaves out: и, по, of."""
SORTS = ("", "own", "bilateral")


@dataclass(frozen=True, slots=True)
class Caps:
    """What a product may hold at most, in characters, items and pages."""

    item_characters: int = 800
    in_brief_characters: int = 320
    statements_per_item: int = 3
    statement_characters: int = 420
    items: int = 30
    pages: int = 6
    contents_after_pages: int = 3


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section that a product offers, and what `build` sorts into it.

    `titles` are its names in other languages; `sort` is "own" or "bilateral" where the
    country of the desk decides; a `fallback` section takes what fits nowhere.
    """

    title: str
    titles: dict[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    genres: frozenset[Genre] = frozenset()
    sort: str = ""
    fallback: bool = False

    def title_in(self, language: str) -> str:
        """Return the title in a language, the plain one where there is none."""
        return self.titles.get(base_language(language), self.title)


@dataclass(frozen=True, slots=True)
class Product:
    """A product, whole; `country` holds the names of the country that the desk serves."""

    name: str
    title: str
    sections: tuple[SectionPlan, ...]
    titles: dict[str, str] = field(default_factory=dict)
    code: str = ""
    reference: str = ""
    notice: str = ""
    country: tuple[str, ...] = ()
    caps: Caps = field(default_factory=Caps)

    def title_in(self, language: str) -> str:
        """Return the title in a language, the plain one where there is none."""
        return self.titles.get(base_language(language), self.title)

    def new_sections(self, language: str) -> tuple[Section, ...]:
        """Return empty sections in house order for a new briefing."""
        return tuple(Section(SectionId(new_id()), plan.title_in(language)) for plan in self.sections)

    def reference_for(self, control: ControlData) -> str:
        """Return the reference of an issue after the pattern, "" while a part of it is missing."""
        if not self.reference or control.issue_number is None or control.issue_date is None:
            return ""
        parts = {
            "org": short_name(control.organisation[0]) if control.organisation else "",
            "code": self.code,
            "year": control.issue_date.year,
            "number": control.issue_number,
        }
        filled: str = self.reference.format(**parts)
        return re.sub(r"/{2,}", "/", filled).strip("/ ")


def in_language(briefing: Briefing, product: Product, language: str) -> Briefing:
    """Return a briefing to be printed in another language.

    Its title and those of its sections are the product's in that language, where nobody had
    given them others.
    """
    titles = {plan.title_in(briefing.language): plan.title_in(language) for plan in product.sections}
    own = briefing.title == product.title_in(briefing.language)
    return replace(
        briefing,
        language=language,
        title=product.title_in(language) if own else briefing.title,
        sections=tuple(
            replace(section, title=titles.get(section.title, section.title)) for section in briefing.sections
        ),
    )


def short_name(organisation: str) -> str:
    """Return the short form of an organisation: its capital letters, or its only word.

    Where the language gives a capital to the first word alone, every word of some length counts.
    """
    words: list[str] = re.findall(r"\w+", organisation)
    if len(words) == 1:
        return words[0].upper()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    if len(capitals) == 1:
        return "".join(word[0].upper() for word in words if len(word) > _SHORT_WORD)
    return capitals


def product_names() -> tuple[str, ...]:
    """Return the names of all products: the user's own first, then those shipped."""
    return names_in(_FOLDER)


def load_product(name: str) -> Product:
    """Return the product `name`, the user's own before a shipped one of that name."""
    return read_product(path_of(_FOLDER, name, _WHAT))


def read_product(path: Path) -> Product:
    """Return the product that the file at `path` describes."""
    where = path.name
    table = read_toml(path, _WHAT)
    plans = table.pop("section", [])
    if not isinstance(plans, list) or not plans:
        raise BriefingError("A product needs at least one [[section]].", where=where)
    sections = tuple(
        _section(plan, f"{where}, section {number}") for number, plan in enumerate(plans, start=1)
    )
    known = {"title", "titles", "code", "reference", "notice", "country", "caps"}
    _only(table, known, where)
    product = Product(
        name=path.stem,
        title=_words(table, "title", where, required=True),
        sections=sections,
        titles=_titles(table, where),
        code=_words(table, "code", where),
        reference=_words(table, "reference", where),
        notice=_words(table, "notice", where),
        country=_list(table, "country", where),
        caps=_caps(table.get("caps", {}), f"{where}, caps"),
    )
    try:
        product.reference.format(org="A", code="B", year=2026, number=1)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise BriefingError(
            "The pattern may name {org}, {code}, {year} and {number} only.",
            where=f"{where}, reference",
        ) from error
    return product


def _section(plan: Any, where: str) -> SectionPlan:
    if not isinstance(plan, dict):
        raise BriefingError("A section must be a table of keys and values.", where=where)
    _only(plan, {f.name for f in fields(SectionPlan)}, where)
    sort = _words(plan, "sort", where)
    if sort not in SORTS:
        raise BriefingError(f"“{sort}” is none of: own, bilateral.", where=f"{where}, sort")
    fallback = plan.get("fallback", False)
    if not isinstance(fallback, bool):
        raise BriefingError("This must be true or false.", where=f"{where}, fallback")
    genres = _list(plan, "genres", where)
    for genre in genres:
        if genre not in list(Genre):
            raise BriefingError(f"“{genre}” is none of: {', '.join(Genre)}.", where=f"{where}, genres")
    return SectionPlan(
        title=_words(plan, "title", where, required=True),
        titles=_titles(plan, where),
        keywords=_list(plan, "keywords", where),
        genres=frozenset(Genre(genre) for genre in genres),
        sort=sort,
        fallback=fallback,
    )


def _caps(table: Any, where: str) -> Caps:
    if not isinstance(table, dict):
        raise BriefingError("This must be a table of keys and numbers.", where=where)
    _only(table, {f.name for f in fields(Caps)}, where)
    for key, value in table.items():
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= 1_000_000:
            raise BriefingError(f"“{value}” is no whole number above 0.", where=f"{where}.{key}")
    return Caps(**table)


def _only(table: dict[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise BriefingError(f"There is no key “{key}” here.", where=where)


def _words(table: dict[str, Any], key: str, where: str, *, required: bool = False) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BriefingError(f"This must be words, not “{value}”.", where=f"{where}, {key}")
    if required and not value.strip():
        raise BriefingError(f"The key “{key}” is missing.", where=where)
    return value


def _list(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BriefingError("This must be a list of words.", where=f"{where}, {key}")
    return tuple(value)


def _titles(table: dict[str, Any], where: str) -> dict[str, str]:
    value = table.get("titles", {})
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise BriefingError("This must name a title for each language.", where=f"{where}, titles")
    return dict(value)
