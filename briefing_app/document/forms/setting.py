"""What all forms of one document draw on: its material, its words, its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.forms.quoting import Quoter, standing
from briefing_app.document.forms.written import marked
from briefing_app.document.nodes import Emphasis, SourceRef
from briefing_app.document.products.parts import statement_items
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Inlines
    from briefing_app.document.products.product import Product
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import Briefing, StatementItem
    from briefing_app.domain.identity import ArticleId, ItemId
    from briefing_app.domain.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A placed statement with what it stands on; `day` is when it was said or, if unknown, reported."""

    item: StatementItem
    statement: Statement
    article: Article
    actor: Actor | None

    @property
    def day(self) -> date | None:
        """When it was said or, where that is not known, when it was reported."""
        return self.statement.said_on or self.article.published_on


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks of one document draw on; `today` is the day of the issue."""

    briefing: Briefing
    product: Product
    material: Material
    wording: Wording
    sources: Mapping[ArticleId, int]
    numbers: Mapping[ItemId, int]
    today: date

    @property
    def quoter(self) -> Quoter:
        """What sets statements."""
        return Quoter(self.material, self.sources, self.wording, self.today.year, self.today)

    @property
    def language(self) -> str:
        """The language of the fixed words."""
        return self.wording.language

    def said(self, items: Iterable[StatementItem]) -> tuple[Said, ...]:
        """Return those of `items` whose words still stand in their articles, in their order."""
        found: list[Said] = []
        for item in items:
            standing_now = standing(item, self.material)
            if standing_now is None:
                continue
            statement, article = standing_now
            actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
            found.append(Said(item, statement, article, actor))
        return tuple(found)

    def all_said(self) -> tuple[Said, ...]:
        """Return every placed statement once, only those of the subject where the product is about one."""
        once = {item.statement_id: item for item in reversed(statement_items(self.briefing))}
        said = self.said(reversed(once.values()))
        subject = self.subject
        return tuple(one for one in said if subject is None or (one.actor and one.actor.id == subject.id))

    @property
    def subject(self) -> Actor | None:
        """Whom a profile is about: the chosen actor, else the person who speaks most; None elsewhere."""
        if not self.product.about_actor:
            return None
        chosen = self.briefing.subject
        if chosen is not None and chosen in self.material.actors:
            return self.material.actors[chosen]
        counts: dict[object, int] = {}
        for one in self.said(statement_items(self.briefing)):
            if one.actor is not None:
                counts[one.actor.id] = counts.get(one.actor.id, 0) + 1 + (one.actor.kind is ActorKind.PERSON)
        most = max(counts, key=lambda actor_id: counts[actor_id], default=None)
        return next((actor for actor in self.material.actors.values() if actor.id == most), None)

    def reference(self, article: Article) -> SourceRef:
        """Return the reference to an article."""
        return SourceRef((self.sources[article.id],))

    def written(self, text: str, emphasis: Emphasis = Emphasis.NONE) -> Inlines:
        """Return what a person wrote, with its `[3]` as references and its marks in the house's style."""
        return marked(text, len(self.sources), self.wording.marks, emphasis)

    def day(self, day: date | None) -> str:
        """Return a date as briefly as the year of the issue allows, "undated" for none."""
        if day is None:
            return self.wording.word("undated")
        return self.wording.day(day, self.today.year)
