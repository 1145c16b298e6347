"""Products as files: one TOML file each, read with every mistake named in its place.

The user's own files, in the folder `products` beside the settings, come before those shipped.
A file that names a `base` has everything of that product but what it says itself; its
`[[further_section]]`s follow the sections of the base.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from briefing_app.document.keys import by_language, choice_in, is_set, list_in, lists_in, only, words_in
from briefing_app.document.products.form import Form
from briefing_app.document.products.product import SORTS, Caps, IssuePlan, Product, SectionPlan
from briefing_app.document.shipped import DEEPEST, names_in, path_of, read_base, read_toml
from briefing_app.domain.articles.article import Genre
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER, _WHAT = "products", "product"
_OPENINGS = ("in_brief", "highlights", "bottom_line", "why_it_matters")
_NO_REST = "none"
_WORDS = ("title", "code", "series", "reference", "notice")
_KNOWN = {
    *_WORDS, "titles", "notices", "country", "caps", "section", "further_section", "issue", "opening", "rest",
    "issues_of", "form", "about_actor", "landscape", "base", "runs_on", "origins",
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
    table = _with_base(read_toml(path, _WHAT), where, DEEPEST)
    plans = table.get("section", [])
    if not isinstance(plans, list) or not plans:
        raise BriefingError("A product needs at least one [[section]].", where=where)
    only(table, _KNOWN, where)
    usual = choice_in(table, "form", where, [form.value for form in Form], Form.ITEMS)
    sections = tuple(
        _section(plan, Form(usual), f"{where}, section {number}")
        for number, plan in enumerate(plans, start=1)
    )
    keys = [plan.key for plan in sections]
    if twice := next((key for key in keys if keys.count(key) > 1), ""):
        raise BriefingError(f"Two sections have the key “{twice}”.", where=where)
    if not any(plan.form.takes_articles for plan in sections):
        raise BriefingError("No section takes articles or statements.", where=where)
    rest = choice_in(table, "rest", where, [_NO_REST, *Form], usual)
    product = Product(
        name=path.stem,
        title=words_in(table, "title", where, required=True),
        sections=sections,
        titles=by_language(table, "titles", where),
        code=words_in(table, "code", where),
        series=words_in(table, "series", where) or path.stem,
        reference=words_in(table, "reference", where),
        notice=words_in(table, "notice", where),
        notices=by_language(table, "notices", where),
        country=list_in(table, "country", where),
        caps=_caps(table.get("caps", {}), f"{where}, caps"),
        issues=_issues(table.get("issue", []), where),
        opening=choice_in(table, "opening", where, _OPENINGS, "in_brief"),
        rest=None if rest == _NO_REST else Form(rest),
        about_actor=is_set(table, "about_actor", where),
        landscape=is_set(table, "landscape", where),
        runs_on=is_set(table, "runs_on", where),
        origins=is_set(table, "origins", where),
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
    name = words_in(table, "base", where)
    if name:
        under = _with_base(*read_base(_FOLDER, name, _WHAT, where, depth), depth - 1)
        for words, in_languages in (("title", "titles"), ("notice", "notices")):
            if words in table:  # those of the base say something else
                under.pop(in_languages, None)
        for key in ("titles", "notices", "caps"):
            if isinstance(under.get(key), dict) and isinstance(table.get(key), dict):
                table[key] = {**under[key], **table[key]}
        table = {"series": name, **under, **table}
    if further:
        table["section"] = [*table.get("section", []), *further]
    lender = words_in(table, "issues_of", where)
    if lender and "issue" not in table:
        lent = _with_base(*read_base(_FOLDER, lender, _WHAT, where, depth), depth - 1)
        table["issue"] = lent.get("issue", [])
    return table


def _section(plan: Any, usual: Form, where: str) -> SectionPlan:
    if not isinstance(plan, dict):
        raise BriefingError("A section must be a table of keys and values.", where=where)
    only(plan, {f.name for f in fields(SectionPlan)}, where)
    genres = list_in(plan, "genres", where)
    for genre in genres:
        if genre not in list(Genre):
            raise BriefingError(f"“{genre}” is none of: {', '.join(Genre)}.", where=f"{where}, genres")
    title = words_in(plan, "title", where, required=True)
    return SectionPlan(
        title=title,
        key=words_in(plan, "key", where) or re.sub(r"\W+", "-", title.casefold()).strip("-"),
        titles=by_language(plan, "titles", where),
        keywords=list_in(plan, "keywords", where),
        keywords_in=lists_in(plan, "keywords_in", where),
        genres=frozenset(Genre(genre) for genre in genres),
        sort=choice_in(plan, "sort", where, SORTS, ""),
        fallback=is_set(plan, "fallback", where),
        form=Form(choice_in(plan, "form", where, list(Form), usual)),
        gathers=is_set(plan, "gathers", where),
        rest=is_set(plan, "rest", where),
        new_page=is_set(plan, "new_page", where),
        landscape=is_set(plan, "landscape", where),
        untitled=is_set(plan, "untitled", where),
        required=is_set(plan, "required", where),
        guide=words_in(plan, "guide", where),
    )


def _issues(plans: Any, where: str) -> tuple[IssuePlan, ...]:
    if not isinstance(plans, list):
        raise BriefingError("This must be a list of issues.", where=f"{where}, issue")
    issues: list[IssuePlan] = []
    for number, plan in enumerate(plans, start=1):
        place = f"{where}, issue {number}"
        if not isinstance(plan, dict):
            raise BriefingError("An issue must be a table of keys and values.", where=place)
        only(plan, {f.name for f in fields(IssuePlan)}, place)
        issues.append(
            IssuePlan(
                words_in(plan, "title", place, required=True),
                by_language(plan, "titles", place),
                list_in(plan, "keywords", place),
                lists_in(plan, "keywords_in", place),
            )
        )
    return tuple(issues)


def _caps(table: Any, where: str) -> Caps:
    if not isinstance(table, dict):
        raise BriefingError("This must be a table of keys and numbers.", where=where)
    only(table, {f.name for f in fields(Caps)}, where)
    for key, value in table.items():
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= 1_000_000:
            raise BriefingError(f"“{value}” is no whole number above 0.", where=f"{where}.{key}")
    return Caps(**table)
