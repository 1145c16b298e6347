"""What every test can count on: a home of its own, and the samples beside this file."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6

import pytest
from needed import EVERYTHING

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
