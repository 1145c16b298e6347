"""A small library made by hand, and a desk over it, for the tests of the lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Statement, StatementState
from briefing_app.domain.text import Span, passage_at
from briefing_app.storage.store import Store
from briefing_app.ui.application import make_desk
from briefing_app.ui.desk import Desk
from briefing_app.ui.preferences import Preferences
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

NOW = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
SOLVANG, KAREIVA, NORDNETT = ActorId(71), ActorId(72), ActorId(73)
_ACTORS = (
    Actor(SOLVANG, "Ingrid Solvang", ActorKind.PERSON, functions=(Function("chief executive", "Nordnett"),)),
    Actor(KAREIVA, "Tomas Kareiva", ActorKind.PERSON, functions=(Function("deputy energy minister"),)),
    Actor(NORDNETT, "Nordnett", ActorKind.ORGANISATION),
)
_TEXTS = {
    1: (
        "Grid operators agree <b>joint</b> repair fleet & depot",
        "Baltic Wire",
        date(2026, 11, 21),
        "“We need to repair a cable in two weeks,” said Ingrid Solvang. "
        "Tomas Kareiva said the state would cover 40 percent of the cost. "
        "“The calendar is the problem,” Solvang said.",
    ),
    2: (
        "Storage dips below target",
        "Meridian Daily",
        date(2026, 11, 19),
        "Nordnett said reserves stood at 61 percent. “Nobody will freeze,” said Tomas Kareiva.",
    ),
}
DIRECT, INDIRECT = Manner.DIRECT, Manner.INDIRECT
_SAID = (
    (11, 1, "We need to repair a cable in two weeks", DIRECT, SOLVANG, "energy"),
    (12, 1, "the state would cover 40 percent of the cost", INDIRECT, KAREIVA, "budget"),
    (13, 1, "The calendar is the problem", DIRECT, SOLVANG, "energy"),
    (14, 2, "reserves stood at 61 percent", INDIRECT, NORDNETT, "energy"),
    (15, 2, "Nobody will freeze", DIRECT, KAREIVA, ""),
)
ALL = [StatementId(one[0]) for one in _SAID]
NEWEST_FIRST = [11, 12, 13, 14, 15]


def filled(path: Path) -> Workspace:
    """Return a new library with two articles, five statements and a briefing of two sections."""
    workspace = Workspace(Store.open(path))
    articles = {number: _article(number) for number in _TEXTS}
    changes = [Change(None, actor) for actor in _ACTORS]
    changes += [Change(None, article) for article in articles.values()]
    for number, article, words, manner, actor, topic in _SAID:
        text = articles[article].text
        start = text.index(words)
        span = Span(start, start + len(words))
        changes.append(
            Change(
                None,
                Statement(
                    StatementId(number),
                    passage_at(ArticleId(article), text, span),
                    Attribution((span,), None, None, manner),
                    actor_id=actor,
                    topic=topic,
                ),
            )
        )
    workspace.store.write(changes)
    made = edits.new_briefing(workspace.store, "Press Review", NOW, sections=())
    workspace.apply(made)
    briefing = edits.made_briefing(made)
    workspace.open_briefing(briefing)
    for title in ("Energy", "Economy"):
        workspace.apply(edits.add_section(workspace.store, briefing, title))
    return workspace


def desk_over(workspace: Workspace, folder: Path, application: QApplication) -> Desk:
    """Return a desk in a light window."""
    preferences = Preferences(folder / "window.json")
    preferences.set("theme", "light")
    return make_desk(application, workspace, preferences=preferences)


def state_of(workspace: Workspace, number: int) -> StatementState:
    """Return what was decided about a statement."""
    return workspace.store.statement(StatementId(number)).state


def _article(number: int) -> Article:
    headline, outlet, day, text = _TEXTS[number]
    return Article(
        ArticleId(number),
        headline,
        text,
        sha256(text.encode()).hexdigest(),
        NOW,
        outlet=outlet,
        published_on=day,
    )
