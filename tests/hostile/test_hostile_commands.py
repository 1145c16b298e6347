"""Every command over a library in which all names end a line and begin another: none passes for a message."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
import samples
from test_hostile_names import OBEYED, TURNING

from briefing_app import cli
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.feed import FeedState
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

NAME = "Zed\x1b[2J\x9b31m\u202e\x07\nFORGED: the library is whole.\rFORGED\u2028FORGED\x85FORGED\x0bFORGED"
"""A name that clears the screen, turns what follows, and goes on as if it was the program that speaks."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library that something else than this program filled: nothing was made plain on its way in."""
    path = tmp_path / f"{NAME}.briefing"
    article = samples.article(
        1, f"The harbour of {NAME} stays open.", headline=NAME, outlet=NAME, byline=NAME
    )
    function = Function(NAME, NAME)
    actor = Actor(ActorId(9), NAME, ActorKind.PERSON, functions=(function,), country=NAME, aliases=(NAME,))
    with Store.open(path) as store:
        desk = Workspace(store)
        store.write([Change(None, article), Change(None, actor)])
        added = edits.add_feed(store, "https://a.example/", samples.NOW, title="t", folder="f")
        (change,) = added.changes
        feed = replace(change.after, title=NAME, folder=NAME)
        store.write([Change(None, feed)])
        state = FeedState(feed.id, feed.address, title=NAME, error=NAME, failures=2)
        store.put_feed_state(replace(state, ended=True, moved_to=f"https://a.example/{NAME}"))
        made = edits.new_briefing(store, NAME, samples.NOW)
        desk.apply(made)
        briefing = edits.made_briefing(made)
        section = store.briefing(briefing).sections[0].id
        store.write([Change(None, samples.article(2, f"{NAME} went.", headline=f"{NAME} II"))])
        desk.apply(edits.remove_articles(store, [ArticleId(2)]))
        desk.apply(edits.place_articles(store, briefing, section, [ArticleId(1)]))
    return path


COMMANDS = {
    "search": ["search", "harbour"],
    "search json": ["search", "harbour", "--format", "json"],
    "search nonsense": ["search", f"{NAME} outlet: from:x"],
    "actors": ["actors"],
    "actors json": ["actors", "--format", "json"],
    "actors suggested": ["actors", "--suggested"],
    "feeds": ["feeds", "list"],
    "feeds remove": ["feeds", "remove", "https://a.example/"],
    "feeds gone": ["feeds", "remove", NAME * 2],
    "feeds opml": ["feeds", "export-opml", f"OUT/{NAME}.opml"],
    "no list": ["feeds", "import-opml", f"OUT/{NAME}.opml"],
    "export": ["export", NAME, "--out", f"OUT/{NAME}.docx", "--out", "OUT/a.pdf"],
    "export nothing": ["export", f"{NAME} II", "--out", "OUT/a.docx"],
    "issue": ["issue", NAME, "--out", f"OUT/{NAME}.docx", "--cleared-by", NAME],
    "issue uncleared": ["issue", NAME, "--out", "OUT/a.docx"],
    "check": ["check"],
    "backup": ["backup", "--folder", f"OUT/{NAME}"],
    "backups": ["restore", "--folder", f"OUT/{NAME}"],
    "no backup": ["restore", NAME],
    "compact": ["compact"],
    "import": ["import", f"OUT/{NAME}.txt"],
    "import none": ["import", f"OUT/none{NAME}.txt"],
    "analyse": ["analyse", f"OUT/{NAME}.txt"],
    "build": ["build", f"OUT/{NAME}.txt", "--out", f"OUT/{NAME}.docx"],
    "watch": ["watch", f"OUT/{NAME} folder", "--once"],
    "verify": ["verify", f"OUT/{NAME}.docx"],
    "verify nothing": ["verify", NAME],
    "move": ["move", f"OUT/{NAME}.briefing"],
    "moved": ["move-library", "SELF", f"OUT/{NAME} II.briefing"],
    "recover": ["recover", "SELF", f"OUT/{NAME} III.briefing"],
    "trash": ["trash", "list"],
    "trash json": ["trash", "list", "--format", "json"],
    "trash back": ["trash", "restore", "all"],
    "trash emptied": ["trash", "empty", "all", "--yes"],
    "no command": [NAME, "--x"],
    "misused": ["search", "harbour", "--format", NAME],
}
WITHOUT_LIBRARY = {"analyse", "build", "moved", "recover", "no command"}


def test_every_command_is_tried_here():
    (commands,) = [action for action in cli._parser()._actions if isinstance(action.choices, dict)]
    assert {arguments[0] for arguments in COMMANDS.values()} - {NAME} == set(commands.choices)


@pytest.mark.parametrize("what", COMMANDS)
def test_no_command_prints_a_name_as_a_line_of_its_own(what, library, tmp_path, capsys):
    folder = tmp_path / "out"
    (folder / f"{NAME} folder").mkdir(parents=True)
    for place in (folder / f"{NAME}.txt", folder / f"{NAME} folder" / f"{NAME}.txt"):
        place.write_text(
            f"Harbour\n\n“{NAME} is open,” said Jane Roe of {NAME}, the minister.\n" * 3, "utf-8"
        )
    arguments = [one.replace("OUT/", f"{folder}/").replace("SELF", str(library)) for one in COMMANDS[what]]
    if what not in WITHOUT_LIBRARY:
        arguments += ["--library", str(library)]
    with contextlib.suppress(SystemExit):
        cli.run(arguments)
    told = capsys.readouterr()
    said = told.out + told.err
    assert said or what in ("actors suggested",)
    assert not (OBEYED | TURNING | {"\u2028", "\x85"}) & set(said.replace("\r\x1b[K", ""))
    assert not [line for line in said.splitlines() if line.lstrip().startswith("FORGED")]
    if "json" in what:
        for line in told.out.splitlines():
            assert isinstance(json.loads(line), dict)
