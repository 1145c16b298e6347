"""Words of articles, feeds and files in the window: letter by letter, wherever they are shown."""

from __future__ import annotations

import samples
from hostile_texts import NASTY
from PySide6.QtWidgets import QLabel
from window_judge import could_be_obeyed, faults_in

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.intake.text.normalise import normalise_line
from briefing_app.workspace import edits

SHOWN = [normalise_line(words) for words in NASTY.values()]


def test_no_view_takes_words_for_markup(desk, window, qtbot):
    articles = [
        samples.article(
            800 + number,
            f"“We said {line} and mean it,” said Jane Roe. {number}",
            headline=line,
            outlet=line[:80],
            byline=line,
            note=line,
        )
        for number, line in enumerate(SHOWN)
    ]
    actors = [Actor(ActorId(900 + number), line, ActorKind.PERSON) for number, line in enumerate(SHOWN)]
    said = [
        samples.statement(7_000 + n, "We said", article, actor, topic=SHOWN[n], note=SHOWN[n])
        for n, (article, actor) in enumerate(zip(articles, actors, strict=True))
    ]
    store, workspace = desk.workspace.store, desk.workspace
    store.write([Change(None, one) for one in (*articles, *actors, *said)])
    workspace.apply(edits.select_statement(store, *(one.id for one in said)))
    made = edits.new_briefing(store, SHOWN[0], samples.NOW)
    workspace.apply(made)
    briefing_id = edits.made_briefing(made)
    workspace.open_briefing(briefing_id)
    section = edits.add_section(store, briefing_id, SHOWN[3])
    workspace.apply(section)
    last = store.briefing(briefing_id).sections[-1]
    workspace.apply(edits.place_statements(store, briefing_id, last.id, [one.id for one in said]))
    seen = 0
    for view in ("read", "statements", "compose", "archive"):
        desk.navigator.show_view(view)
        for article in articles[:6] if view == "read" else ():
            desk.navigator.open_article(article.id)
            qtbot.wait(20)
            assert faults_in(window) == []
        qtbot.wait(100)
        assert faults_in(window) == []
        seen += len(window.findChildren(QLabel))
    assert seen > 50
    assert "<script>" in desk.actions["actionUndo"].text()


def test_the_judge_of_this_test_knows_markup():
    assert could_be_obeyed("<b>Bold</b> words")
    assert could_be_obeyed(SHOWN[3])
    assert not could_be_obeyed("5 < 6 & 7 > 2")
