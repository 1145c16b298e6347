"""What every test can count on: a home of its own, and the samples beside this file."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports PySide6

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep libraries and settings of tests away from those of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(home))
    return home
