"""A printed product: its title, its sections in house order, their forms, its caps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.document.products.form import Form
from briefing_app.document.words.wording import base_language
from briefing_app.domain.briefings.briefing import Section
from briefing_app.domain.identity import SectionId, new_id

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Genre
    from briefing_app.domain.briefings.briefing import Briefing, ControlData

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
    index_after_pages: int = 8


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section that a product offers: how it is printed, and what `build` sorts into it.

    `key` ties the sections of a briefing to it, `titles` are its names in other languages;
    `sort` is "own" or "bilateral" where the country of the desk decides; a `fallback` section
    takes what fits nowhere. `keywords` are English, `keywords_in` those of other languages. One
    that `gathers` prints the statements of the whole briefing. `rest` is where sections stand
    that another product brought. `guide` tells the writer what belongs here; `untitled`
    sections print no heading, `required` ones are missed when empty.
    """

    title: str
    key: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    keywords_in: dict[str, tuple[str, ...]] = field(default_factory=dict)
    genres: frozenset[Genre] = frozenset()
    sort: str = ""
    fallback: bool = False
    form: Form = Form.ITEMS
    gathers: bool = False
    rest: bool = False
    new_page: bool = False
    landscape: bool = False
    untitled: bool = False
    required: bool = False
    guide: str = ""

    def title_in(self, language: str) -> str:
        """Return the title in a language, the plain one where there is none."""
        return self.titles.get(base_language(language), self.title)

    def keywords_for(self, language: str) -> tuple[str, ...]:
        """Return the words that articles in a language are sorted by, the English ones where it has none."""
        return self.keywords_in.get(base_language(language), self.keywords)


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """An issue that positions are taken on: a column of the statement matrix.

    A statement whose topic a person has set belongs to the issue of that name; any other to
    the one whose `keywords` begin most of its words.
    """

    title: str
    titles: dict[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    keywords_in: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def title_in(self, language: str) -> str:
        """Return the title in a language, the plain one where there is none."""
        return self.titles.get(base_language(language), self.title)

    def keywords_for(self, language: str) -> tuple[str, ...]:
        """Return the words that statements in a language are known by, the English ones where it has none."""
        return self.keywords_in.get(base_language(language), self.keywords)


@dataclass(frozen=True, slots=True)
class Product:
    """A product, whole; `country` holds the names of the country that the desk serves.

    `series` is what issues are numbered in, shared by the variants of a product; its numbers begin
    anew each year, unless the series `runs_on`. `opening` is
    the word over the first lines. `rest` is the form of sections that the product does not
    know, None where what they hold is gathered by others. `about_actor` says that it is
    about one actor, `landscape` that its first sheet lies on its side, `origins` that its source
    summary counts the different texts and names the agencies that items trace to.
    """

    name: str
    title: str
    sections: tuple[SectionPlan, ...]
    titles: dict[str, str] = field(default_factory=dict)
    code: str = ""
    series: str = ""
    reference: str = ""
    notice: str = ""
    notices: dict[str, str] = field(default_factory=dict)
    country: tuple[str, ...] = ()
    caps: Caps = field(default_factory=Caps)
    issues: tuple[IssuePlan, ...] = ()
    opening: str = "in_brief"
    rest: Form | None = Form.ITEMS
    about_actor: bool = False
    landscape: bool = False
    runs_on: bool = False
    origins: bool = False

    def title_in(self, language: str) -> str:
        """Return the title in a language, the plain one where there is none."""
        return self.titles.get(base_language(language), self.title)

    def notice_in(self, language: str) -> str:
        """Return the notice under a briefing in a language, the plain one where there is none."""
        return self.notices.get(base_language(language), self.notice).strip()

    def plan_of(self, section: Section) -> SectionPlan | None:
        """Return the plan that a section of a briefing is, by its key, else by its title."""
        for plan in self.sections:
            if section.plan and plan.key == section.plan:
                return plan
        if section.plan:
            return None
        title = section.title.casefold()
        return next(
            (
                plan
                for plan in self.sections
                if title in {name.casefold() for name in (plan.title, *plan.titles.values())}
            ),
            None,
        )

    def new_sections(self, language: str) -> tuple[Section, ...]:
        """Return empty sections in house order for a new briefing."""
        return tuple(new_section(plan, language) for plan in self.sections if not plan.form.is_drawn)

    def sections_for(self, briefing: Briefing) -> tuple[Section, ...]:
        """Return the sections of `briefing` as this product: with all they hold, in house order.

        Empty sections that this product does not know are left out; what others hold stays.
        """
        known: dict[str, Section] = {}
        others: list[Section] = []
        for section in briefing.sections:
            plan = self.plan_of(section)
            if plan is not None and plan.key not in known and not plan.form.is_drawn:
                known[plan.key] = section
            elif section.items:
                others.append(section)
        made: list[Section] = []
        for plan in self.sections:
            if plan.rest:
                made += others
                others = []
            if not plan.form.is_drawn:
                made.append(known.get(plan.key) or new_section(plan, briefing.language))
        return (*made, *others)

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

    def titled(section: Section) -> Section:
        plan = product.plan_of(section)
        if plan is None or section.title != plan.title_in(briefing.language):
            return section
        return replace(section, title=plan.title_in(language))

    own = briefing.title.casefold() == product.title_in(briefing.language).casefold()
    return replace(
        briefing,
        language=language,
        title=product.title_in(language) if own else briefing.title,
        sections=tuple(map(titled, briefing.sections)),
    )


def new_section(plan: SectionPlan, language: str) -> Section:
    """Return the empty section of a plan."""
    return Section(SectionId(new_id()), plan.title_in(language), plan=plan.key)


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
