"""A crash report names places of the program and holds no word of any article; no terminal obeys it."""

from __future__ import annotations

import sys

import pytest

from briefing_app.ui.notices import Notices, crash_report

WORDS = "The port stays open \x1b[2J all winter"


def report_of(fault: BaseException, cause: BaseException | None = None) -> str:
    try:
        raise fault from cause
    except BaseException as caught:
        return crash_report(type(caught), caught, caught.__traceback__)


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        (KeyError(WORDS), "KeyError: …"),
        (ValueError(f"invalid literal for int() with base 10: {WORDS!r}"), "with base 10: …"),
        (ValueError(f"cannot read “{WORDS}” here"), "cannot read … here"),
        (ValueError(f"a\n  File 'x', line 3, in {WORDS}\n{WORDS}"), "ValueError: a"),
        (ValueError(f"it said '{WORDS}"), "it said …"),
        (AttributeError("'NoneType' object has no attribute 'headline'"), "attribute 'headline'"),
        (RuntimeError(), "RuntimeError"),
    ],
)
def test_words_of_articles_are_taken_out_and_names_of_the_program_kept(fault, kept):
    for report in (report_of(fault), report_of(RuntimeError("later"), fault)):
        assert "stays open" not in report
        assert "\x1b" not in report
        assert kept in report
        assert "in report_of" in report


def test_what_a_worker_told_keeps_its_places_only():
    fault = ValueError("x")
    fault.add_note(f"In the worker process:\nTraceback:\n  File 'a.py', line 3\nKeyError: {WORDS!r}")
    report = report_of(fault)
    assert "line 3" in report
    assert "KeyError: …" in report
    assert "stays open" not in report


def test_what_is_printed_of_a_fault_is_harmless(qtbot, capsys):
    notices, fault = Notices(), ValueError(WORDS)
    with qtbot.waitSignal(notices.crashed):
        notices.report(ValueError, fault, None)
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert r"\u001b[2J" in told


def test_a_program_without_streams_prints_nothing(monkeypatch):
    from briefing_app.cli.terminal.plain_output import plain_output

    monkeypatch.setattr(sys, "stderr", None)
    with plain_output():
        assert sys.stderr is None
