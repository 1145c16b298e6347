"""What the library would print of its articles: each statement, in each wording, under its speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.document.forms.matrix import CELL_CHARACTERS, shortened
from briefing_app.document.forms.quoting import Quoter
from briefing_app.document.forms.stances import LONGEST_POSITION
from briefing_app.document.material import Material
from briefing_app.document.nodes import Text, plain
from briefing_app.document.verifying.saying import original_of
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.identity import ItemId
from briefing_app.domain.verbatim.following import Original
from briefing_app.domain.verbatim.signs import LINE_HYPHEN, Sign, signs
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.store import Store

_DIGEST = re.compile(r"SHA-256[\s:]+([0-9a-f]{4})")
_DIGEST_END = re.compile(r"…([0-9a-f]{2})\b|\b([0-9a-f]{2})…")
_RUN, _MOST_RUNS, _MOST_HITS = 5, 4, 5


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement as the library prints it; `attributions` are the ways to name its speaker.

    `key` are the letters of `words` alone, `said` is what was said in the article. `outlets` are
    the letters of those that the file cites: a line of headlines ends in some of them.
    """

    statement_id: StatementId
    article_id: ArticleId
    words: str
    key: str
    name: str
    attributions: tuple[str, ...]
    said: Original
    outlets: frozenset[str] = frozenset()


def key_of(found: Iterable[Sign]) -> str:
    """Return the letters of signs, without the hyphens that a line end may bring or hide."""
    return "".join(sign.text for sign in found).replace("-", "").replace(LINE_HYPHEN, "")


def speaker_key(words: str) -> str:
    """Return the letters that name a speaker; the comma before the function is one in every language."""
    return key_of(signs(words.replace("،", ",").rstrip(" :")))


class Expectations:
    """What a library can say of a returned file; everything is looked up once."""

    def __init__(self, store: Store, sources: dict[int, str]) -> None:
        self._store = store
        self._expected: dict[ArticleId, tuple[Expected, ...]] = {}
        self._articles: dict[ArticleId, Article] = {}
        self._numbered = {number: self._article_behind(entry) for number, entry in sources.items()}

    @property
    def cited(self) -> tuple[ArticleId, ...]:
        """The articles that the file's own sources name."""
        return tuple(dict.fromkeys(one for ids in self._numbered.values() for one in ids))

    def behind(self, numbers: Iterable[int]) -> tuple[ArticleId, ...]:
        """Return the articles that source numbers of the file stand for."""
        return tuple(dict.fromkeys(one for n in numbers for one in self._numbered.get(n, ())))

    def article(self, article_id: ArticleId) -> Article:
        """Return an article of the library."""
        if article_id not in self._articles:
            self._articles[article_id] = self._store.article(article_id)
        return self._articles[article_id]

    def holding(self, words: str) -> tuple[ArticleId, ...]:
        """Return articles of the library in which runs of these words stand."""
        known = [
            sign.text for sign in signs(words) if sign.text[0].isalnum() and LINE_HYPHEN not in sign.text
        ]
        step = max(1, (len(known) - _RUN) // _MOST_RUNS + 1)
        found: dict[ArticleId, None] = {}
        for start in range(0, max(1, len(known) - _RUN + 1), step):
            run = " ".join(known[start : start + _RUN])
            for hit in self._store.search(f'"{run}"', _MOST_HITS) if run else ():
                found[hit.article_id] = None
        return tuple(found)

    def of(self, article_id: ArticleId) -> tuple[Expected, ...]:
        """Return what would be printed of an article."""
        if article_id not in self._expected:
            self._expected[article_id] = tuple(self._made(article_id))
        return self._expected[article_id]

    @cached_property
    def _outlets(self) -> frozenset[str]:
        outlets = (self.article(one).outlet for one in self.cited)
        return frozenset(key_of(signs(outlet)) for outlet in outlets if outlet)

    def _article_behind(self, entry: str) -> tuple[ArticleId, ...]:
        if digest := _DIGEST.search(entry):
            ends = [first or second for first, second in _DIGEST_END.findall(entry)]
            exact = [one for end in ends for one in self._store.articles_hashed(digest[1], end)]
            if found := tuple(exact or self._store.articles_hashed(digest[1], "")):
                return found
        title = re.search(r"[“«„\"](.{8,}?)[”»“\"](?=,)", entry, re.DOTALL)
        return self.holding(title[1]) if title else ()

    def _made(self, article_id: ArticleId) -> Iterator[Expected]:
        article = self.article(article_id)
        statements = {
            one.id: one
            for one in self._store.statements_of(article_id)
            if one.passage.stands_in(article.text)
        }
        speakers = {one.actor_id for one in statements.values() if one.actor_id is not None}
        material = Material({article_id: article}, statements, self._store.actors(speakers))
        placed, languages = self._as_placed(statements)
        for language in sorted({"en", *languages}):
            try:
                quoter = Quoter(material, {article_id: 1}, load_wording(language))
            except BriefingError:
                continue
            for statement in statements.values():
                for item in (StatementItem(ItemId(0), statement.id), *placed[statement.id]):
                    for one in _printed(statement, article, item, quoter):
                        yield replace(one, outlets=self._outlets)

    def _as_placed(
        self, ids: Iterable[StatementId]
    ) -> tuple[dict[StatementId, list[StatementItem]], set[str]]:
        """Return how briefings of the library word and translate statements, and their languages."""
        uses = self._store.used_in(ids)
        placed: dict[StatementId, dict[StatementItem, None]] = defaultdict(dict)
        languages: set[str] = set()
        for briefing_id in {briefing_id for those in uses.values() for briefing_id, _ in those}:
            briefing = self._store.briefing(briefing_id)
            languages.add(briefing.language)
            for item in items(briefing):
                if isinstance(item, StatementItem) and (item.wording is not None or item.translation):
                    placed[item.statement_id][replace(item, id=ItemId(0))] = None
        return defaultdict(list, {key: list(those) for key, those in placed.items()}), languages


def _printed(
    statement: Statement, article: Article, item: StatementItem, quoter: Quoter
) -> Iterator[Expected]:
    whole = quoter.words(item, statement, article, alone=False)
    words = "".join(one.text for one in whole if isinstance(one, Text))
    name, _ = quoter.speaker(statement, article)
    ways = [
        one.quotation(item, number=None, under=under, known=known)
        for one in (quoter, *_in_each_function(statement, quoter))
        for under, known in ((article.id, None), (None, None), (article.id, {name}), (None, {name}))
    ]
    attributions = tuple(dict.fromkeys(plain(way.attribution) for way in ways if way is not None))
    said = original_of(statement, article)
    for shown in dict.fromkeys(
        (words, shortened(words, CELL_CHARACTERS), shortened(words, LONGEST_POSITION))
    ):
        key = key_of(signs(shown))
        yield Expected(statement.id, article.id, shown, key, name, attributions, said)


def _in_each_function(statement: Statement, quoter: Quoter) -> Iterator[Quoter]:
    """Give what sets a statement as if its speaker had held one function only: each that is known."""
    actors = quoter.material.actors
    actor = actors.get(statement.actor_id) if statement.actor_id is not None else None
    if actor is None or len(actor.functions) < 2:
        return
    for function in actor.functions:
        held = {**actors, actor.id: replace(actor, functions=(function,))}
        yield replace(quoter, material=replace(quoter.material, actors=held))
