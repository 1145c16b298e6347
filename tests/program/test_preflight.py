"""What Qt lacks is said in words before Qt can abort the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.ui import preflight

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no display" in (preflight.missing_display() or "")


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")

    assert "“:4321”" in (preflight.missing_display() or "")


def test_wayland_and_windowless_platforms_need_no_x_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert preflight.missing_display() is None
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.missing_display() is None


def test_a_missing_system_library_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preflight, "_loads", lambda name: name != "libxcb-cursor.so.0")

    sentence = preflight.missing_libraries() or ""

    assert "libxcb-cursor.so.0" in sentence
    assert "apt install libxcb-cursor0" in sentence


def test_without_a_display_the_program_says_so_and_builds_the_sample_briefing(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY")}
    environment["BRIEFING_DESK_HOME"] = str(tmp_path)

    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "no display" in done.stdout
    for suffix in ("pdf", "docx"):
        file = tmp_path / "sample" / f"sample-briefing.{suffix}"
        assert str(file) in done.stdout
        assert file.stat().st_size > 10_000
