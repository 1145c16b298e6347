"""`actors`: the register on the command line, as a real process."""

import json
from datetime import date
from pathlib import Path

import pytest
from test_cli_intake import run

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.storage.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    functions = (
        Function("minister of transport").seen_on(date(2024, 5, 2)),
        Function("Prime Minister", "", date(2025, 1, 1)),
    )
    people = (
        Actor(ActorId(1), "Alexander Lukashenko", ActorKind.PERSON, country="Belarus"),
        Actor(ActorId(2), "Александр Лукашенко", ActorKind.PERSON),
        Actor(ActorId(3), "Jane\x1b[31m Roe", ActorKind.PERSON, functions=functions),
    )
    path = tmp_path / "desk.briefing"
    with Store.open(path) as store:
        store.write([Change(None, one) for one in people])
    return path


def test_actors_are_listed_with_their_functions_in_text_and_json(library: Path, tmp_path: Path) -> None:
    text = run("actors", "--library", library, home=tmp_path)
    assert text.returncode == 0 and len(text.stdout.splitlines()) == 3
    assert "Prime Minister (2025-01-01–); minister of transport (as of 2024-05-02)" in text.stdout
    assert "\x1b" not in text.stdout  # a terminal would obey it
    found = run("actors", "лукаш", "--library", library, "--format", "json", home=tmp_path)
    told = [json.loads(line) for line in found.stdout.splitlines()]
    assert {one["name"] for one in told} == {"Alexander Lukashenko", "Александр Лукашенко"}
    assert {(one["statements"], one["last_said"]) for one in told} == {(0, None)}


def test_who_is_probably_the_same_is_found_on_demand(library: Path, tmp_path: Path) -> None:
    found = run("actors", "--suggested", "--library", library, "--format", "json", home=tmp_path)
    told = {one["id"]: one["probably"] for one in map(json.loads, found.stdout.splitlines())}
    assert told == {
        1: [{"id": 2, "name": "Александр Лукашенко", "why": "another spelling"}],
        2: [{"id": 1, "name": "Alexander Lukashenko", "why": "another spelling"}],
    }
    with Store.open(library) as store:
        assert store.check() == []
