"""Who of the desk did what a moment ago, as far as it was heard."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.statements.statement import Statement

if TYPE_CHECKING:
    from briefing_app.storage.engines.news import News

MOST_REMEMBERED = 5_000


class Colleagues:
    """The users of the server by what they changed last; nobody is named where all share one name."""

    def __init__(self, own_name: str) -> None:
        self._own_name = own_name
        self._who: OrderedDict[tuple[type, int], str] = OrderedDict()

    def remember(self, news: News) -> None:
        """Note who wrote what was heard."""
        if not news.by or news.by == self._own_name:
            return
        for kind, ids in (
            (Article, news.articles),
            (ArticleMentions, news.articles),
            (Statement, news.statements),
            (Actor, news.actors),
            (Briefing, news.briefings),
        ):
            for one in ids:
                self._who[kind, one] = news.by
                self._who.move_to_end((kind, one))
        while len(self._who) > MOST_REMEMBERED:
            self._who.popitem(last=False)

    def who(self, touched: tuple[type, int]) -> str:
        """Return who changed something last, "" where that is not known."""
        return self._who.get(touched, "")
