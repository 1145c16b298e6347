"""What every test can count on: a home of its own, and the samples beside this file."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6

from collections.abc import Iterator

import postgres_server
import pytest
from needed import EVERYTHING
from postgres_server import Server

from briefing_app.storage.engines.opening import Place
from briefing_app.storage.store import Store
from briefing_app.ui import preflight

# The window cannot be tested where Qt lacks a system library; everything else still is.
_OBSTACLE = preflight.missing_libraries()
pytest_plugins = [] if _OBSTACLE else ["pytestqt.plugin"]
collect_ignore_glob = ["ui", "test_morning.py"] if _OBSTACLE else []


def pytest_report_header() -> str:
    """Say whether the window is tested, and why not."""
    return f"The tests of the window are left out. {_OBSTACLE}" if _OBSTACLE else "The window is tested."


def pytest_sessionstart() -> None:
    """Refuse to leave the window out where everything must be tested."""
    if _OBSTACLE and os.environ.get(EVERYTHING):
        raise pytest.UsageError(_OBSTACLE)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep libraries and settings of tests away from those of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    programs = postgres_server.programs()
    if programs is None:
        if os.environ.get(EVERYTHING):
            pytest.fail("There is no PostgreSQL server on this machine (initdb, pg_ctl).")
        pytest.skip("There is no PostgreSQL server on this machine.")
    pytest.importorskip("psycopg") if not os.environ.get(EVERYTHING) else __import__("psycopg")
    with postgres_server.server(programs) as running:
        yield running


@pytest.fixture(scope="session")
def empty_library(server: Server) -> str:
    """The database with an empty library that others are copied from."""
    address = server.fresh()
    Store.open(address).close()
    return address.database


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where a library may be made: a file, and then a database of a server."""
    if request.param == "sqlite":
        yield tmp_path / "desk" / "library.briefing"
        return
    server: Server = request.getfixturevalue("server")
    address = server.fresh(request.getfixturevalue("empty_library"))
    yield address
    server.drop(address)
