"""Products as files: one TOML file each, read with every mistake named in its place.

The user's own files, in the folder `products` beside the settings, come before those shipped.
A file that names a `base` has everything of that product but what it says itself; its
`[[further_section]]`s follow the sections of the base.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from briefing_app.document.products.form import Form
from briefing_app.document.products.product import SORTS, Caps, IssuePlan, Product, SectionPlan
from briefing_app.document.shipped import names_in, path_of, read_toml
from briefing_app.domain.article import Genre
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER, _WHAT = "products", "product"
_OPENINGS = ("in_brief", "highlights", "bottom_line", "why_it_matters")
_NO_REST = "none"
_DEEPEST = 4
"""How many files may build on one another."""
_WORDS = ("title", "code", "series", "reference", "notice")
_KNOWN = {
    *_WORDS, "titles", "notices", "country", "caps", "section", "further_section", "issue", "opening", "rest",
    "issues_of", "form", "about_actor", "landscape", "base", "runs_on",
}  # fmt: skip


def product_names() -> tuple[str, ...]:
    """Return the names of all products: the user's own first, then those shipped."""
    return names_in(_FOLDER)


def load_product(name: str) -> Product:
    """Return the product `name`, the user's own before a shipped one of that name."""
    return read_product(path_of(_FOLDER, name, _WHAT))


def read_product(path: Path) -> Product:
    """Return the product that the file at `path` describes."""
    where = path.name
    table = _with_base(read_toml(path, _WHAT), where, _DEEPEST)
    plans = table.get("section", [])
    if not isinstance(plans, list) or not plans:
        raise BriefingError("A product needs at least one [[section]].", where=where)
    _only(table, _KNOWN, where)
    usual = _choice(table, "form", where, [form.value for form in Form], Form.ITEMS)
    sections = tuple(
        _section(plan, Form(usual), f"{where}, section {number}")
        for number, plan in enumerate(plans, start=1)
    )
    keys = [plan.key for plan in sections]
    if twice := next((key for key in keys if keys.count(key) > 1), ""):
        raise BriefingError(f"Two sections have the key “{twice}”.", where=where)
    if not any(plan.form.takes_articles for plan in sections):
        raise BriefingError("No section takes articles or statements.", where=where)
    rest = _choice(table, "rest", where, [_NO_REST, *Form], usual)
    product = Product(
        name=path.stem,
        title=_words(table, "title", where, required=True),
        sections=sections,
        titles=_titles(table, where),
        code=_words(table, "code", where),
        series=_words(table, "series", where) or path.stem,
        reference=_words(table, "reference", where),
        notice=_words(table, "notice", where),
        notices=_titles(table, where, "notices"),
        country=_list(table, "country", where),
        caps=_caps(table.get("caps", {}), f"{where}, caps"),
        issues=_issues(table.get("issue", []), where),
        opening=_choice(table, "opening", where, _OPENINGS, "in_brief"),
        rest=None if rest == _NO_REST else Form(rest),
        about_actor=_yes(table, "about_actor", where),
        landscape=_yes(table, "landscape", where),
        runs_on=_yes(table, "runs_on", where),
    )
    try:
        product.reference.format(org="A", code="B", year=2026, number=1)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise BriefingError(
            "The pattern may name {org}, {code}, {year} and {number} only.",
            where=f"{where}, reference",
        ) from error
    return product


def _with_base(table: dict[str, Any], where: str, depth: int) -> dict[str, Any]:
    """Return `table` over that of its base, and of the base's own."""
    further = table.pop("further_section", [])
    if not isinstance(further, list):
        raise BriefingError("This must be a list of sections.", where=f"{where}, further_section")
    name = _words(table, "base", where)
    if name:
        if not depth:
            raise BriefingError("The files that this one builds on lead in a circle.", where=where)
        base = path_of(_FOLDER, name, _WHAT)
        under = _with_base(read_toml(base, _WHAT), base.name, depth - 1)
        for words, in_languages in (("title", "titles"), ("notice", "notices")):
            if words in table:  # those of the base say something else
                under.pop(in_languages, None)
        for key in ("titles", "notices", "caps"):
            if isinstance(under.get(key), dict) and isinstance(table.get(key), dict):
                table[key] = {**under[key], **table[key]}
        table = {"series": name, **under, **table}
    if further:
        table["section"] = [*table.get("section", []), *further]
    lender = _words(table, "issues_of", where)
    if lender and "issue" not in table:
        if not depth:
            raise BriefingError("The files that this one builds on lead in a circle.", where=where)
        lent = path_of(_FOLDER, lender, _WHAT)
        table["issue"] = _with_base(read_toml(lent, _WHAT), lent.name, depth - 1).get("issue", [])
    return table


def _section(plan: Any, usual: Form, where: str) -> SectionPlan:
    if not isinstance(plan, dict):
        raise BriefingError("A section must be a table of keys and values.", where=where)
    _only(plan, {f.name for f in fields(SectionPlan)}, where)
    genres = _list(plan, "genres", where)
    for genre in genres:
        if genre not in list(Genre):
            raise BriefingError(f"“{genre}” is none of: {', '.join(Genre)}.", where=f"{where}, genres")
    title = _words(plan, "title", where, required=True)
    return SectionPlan(
        title=title,
        key=_words(plan, "key", where) or re.sub(r"\W+", "-", title.casefold()).strip("-"),
        titles=_titles(plan, where),
        keywords=_list(plan, "keywords", where),
        keywords_in=_lists(plan, "keywords_in", where),
        genres=frozenset(Genre(genre) for genre in genres),
        sort=_choice(plan, "sort", where, SORTS, ""),
        fallback=_yes(plan, "fallback", where),
        form=Form(_choice(plan, "form", where, list(Form), usual)),
        gathers=_yes(plan, "gathers", where),
        rest=_yes(plan, "rest", where),
        new_page=_yes(plan, "new_page", where),
        landscape=_yes(plan, "landscape", where),
        untitled=_yes(plan, "untitled", where),
        required=_yes(plan, "required", where),
        guide=_words(plan, "guide", where),
    )


def _issues(plans: Any, where: str) -> tuple[IssuePlan, ...]:
    if not isinstance(plans, list):
        raise BriefingError("This must be a list of issues.", where=f"{where}, issue")
    issues: list[IssuePlan] = []
    for number, plan in enumerate(plans, start=1):
        place = f"{where}, issue {number}"
        if not isinstance(plan, dict):
            raise BriefingError("An issue must be a table of keys and values.", where=place)
        _only(plan, {f.name for f in fields(IssuePlan)}, place)
        issues.append(
            IssuePlan(
                _words(plan, "title", place, required=True),
                _titles(plan, place),
                _list(plan, "keywords", place),
                _lists(plan, "keywords_in", place),
            )
        )
    return tuple(issues)


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


def _choice(
    table: dict[str, Any], key: str, where: str, choices: list[str] | tuple[str, ...], usual: str
) -> str:
    value = table.get(key, usual)
    if value not in choices:
        known = ", ".join(choice for choice in choices if choice)
        raise BriefingError(f"“{value}” is none of: {known}.", where=f"{where}, {key}")
    return str(value)


def _yes(table: dict[str, Any], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise BriefingError("This must be true or false.", where=f"{where}, {key}")
    return value


def _list(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BriefingError("This must be a list of words.", where=f"{where}, {key}")
    return tuple(value)


def _lists(table: dict[str, Any], key: str, where: str) -> dict[str, tuple[str, ...]]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BriefingError("This must name a list of words for each language.", where=f"{where}, {key}")
    return {language: _list(value, language, f"{where}, {key}") for language in value}


def _titles(table: dict[str, Any], where: str, key: str = "titles") -> dict[str, str]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        what = key.removesuffix("s")
        raise BriefingError(f"This must name a {what} for each language.", where=f"{where}, {key}")
    return dict(value)
