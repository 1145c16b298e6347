"""A library in which everything that has a name is called something that wants to be obeyed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import samples
from window_judge import NAME

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.feed import FeedItem, FeedState
from briefing_app.domain.briefings.briefing import Recipient
from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssuedSource, IssueKind
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, IssueId
from briefing_app.errors import Refused
from briefing_app.storage.store import IssueContents
from briefing_app.ui.desk import Desk
from briefing_app.workspace import edits

TEXT = (
    f"KARLSHAVEN — “We said {NAME} and mean it,” said Jane Roe of {NAME} on Friday.\n\n"
    f"Roe said that {NAME} would need two years. The port stays open all winter, the board said."
)
ARTICLE, TWIN, GONE = ArticleId(801), ArticleId(802), ArticleId(803)
ACTOR, BODY = ActorId(901), ActorId(902)


def spoil(desk: Desk) -> None:
    """Put the name wherever a library keeps one."""
    store, workspace = desk.workspace.store, desk.workspace
    named = {"headline": NAME, "outlet": NAME, "byline": NAME, "dateline": NAME, "note": NAME}
    article = samples.article(int(ARTICLE), TEXT, **named, original_name=f"{NAME}.html")
    twin = samples.article(int(TWIN), f"{TEXT} Once more.", **named)
    gone = samples.article(int(GONE), f"{TEXT} Gone.", **named)
    function = Function(NAME, NAME, date(2024, 1, 1), None, date(2024, 2, 1), date(2025, 1, 1))
    actor = Actor(
        ACTOR, NAME, ActorKind.PERSON, aliases=(f"{NAME} II",), functions=(function,), country=NAME, note=NAME
    )
    body = Actor(BODY, f"{NAME} III", ActorKind.ORGANISATION)
    said = [
        samples.statement(
            7_000 + n,
            words,
            article,
            who,
            topic=NAME,
            note=NAME,
            candidates=(body.id,) if who is None else (),
        )
        for n, (words, who) in enumerate((("We said", actor), ("would need two years", None)))
    ]
    named_at = samples.span_of(TEXT, NAME)
    store.write(
        [
            *(Change(None, one) for one in (article, twin, gone, actor, body, *said)),
            Change(ArticleMentions(ARTICLE), ArticleMentions(ARTICLE, ((named_at, ACTOR),))),
        ]
    )
    workspace.apply(edits.remove_articles(store, [GONE]))
    workspace.apply(edits.label_articles(store, [ARTICLE], put=[NAME]))
    workspace.apply(edits.save_search(store, NAME, NAME, outlet=NAME))
    workspace.apply(edits.add_feed(store, "https://a.example/", samples.NOW, title=NAME, folder=NAME))
    (feed,) = store.feeds()
    state = FeedState(feed.id, feed.address, moved_to=f"https://a.example/{NAME}", title=NAME)
    store.put_feed_state(replace(state, error=NAME, failures=3))
    store.put_feed_items([FeedItem(feed.id, "k", "v", samples.NOW, None, NAME, NAME)])
    workspace.apply(edits.select_statement(store, *(one.id for one in said)))
    made = edits.new_briefing(store, NAME, samples.NOW)
    workspace.apply(made)
    briefing_id = edits.made_briefing(made)
    workspace.open_briefing(briefing_id)
    workspace.apply(edits.add_section(store, briefing_id, NAME))
    last = store.briefing(briefing_id).sections[-1]
    workspace.apply(edits.place_statements(store, briefing_id, last.id, [one.id for one in said]))
    before = store.briefing(briefing_id)
    control = replace(
        before.control,
        organisation=(NAME,),
        edition=NAME,
        drafter=NAME,
        phone=NAME,
        notice=NAME,
        distribution=(Recipient(NAME, NAME, "1"),),
    )
    workspace.apply(edits.set_control(store, briefing_id, control))
    pdf = b"%PDF-1.4"
    issue = Issue(
        IssueId(77),
        briefing_id,
        IssueKind.EXPORTED,
        samples.NOW,
        NAME,
        NAME,
        (IssuedFile("pdf", f"/nowhere/{NAME}.pdf", hashlib.sha256(pdf).hexdigest(), 1),),
        (IssuedSource(1, ARTICLE, NAME, article.sha256),),
        2,
        series=NAME,
        cleared_by=NAME,
    )
    workspace.add_issue(issue, IssueContents({"pdf": pdf}))
    desk.arrivals.refuse(Refused(NAME, where=NAME, hint=NAME), NAME)
