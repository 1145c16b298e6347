"""Rules of the source that keep foreign words from being obeyed, for windows that no test opens."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing_app.ui

ROOT = Path(briefing_app.ui.__file__).parent
TIPS = {"tip", "tip_of_lines", "mark_tip", "field_tip", "state_tip"}
"""What makes a tool tip of words, letter by letter; each is tried in the tests of its part."""
OWN_WORDS = {
    "action.toolTip()",
    "f\"{text.rstrip('…')} ({key})\"",
    "f'The newest {MOST_FOUND:,}; a period shows older ones' if bounded else ''",
    "f'{STANCE_WORDS[value]} (Alt+{value + 3})'",
    "f'{selected} selected statements'",
    "f'{text} ({key})'",
    "f'{tip} ({keys})' if keys else tip",  # as declared
    "self._tip(href, mark if in_margin else None)",  # of field_tip and mark_tip
    "cards.py: words",  # of a button
    "list_head.py: words",  # of a filter
    "paper_bar.py: words",
    "preflight_panel.py: words",
    "words.explanation",  # of a setting
}
"""Tool tips that hold no foreign word, as they are written. Think before another is added."""
ASKING = {"QInputDialog": "letter_by_letter", "QProgressDialog": "letter_by_letter"}
FORBIDDEN = {
    "setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "setOpenExternalLinks",
    "setStatusTip", "setWhatsThis",
    "showMessage", "QErrorMessage", "QWebEngineView",
}  # fmt: skip


def sources() -> list[tuple[str, ast.Module]]:
    """Return the modules of the window, parsed, by their place."""
    files = sorted(ROOT.rglob("*.py"))
    return [(str(one.relative_to(ROOT)), ast.parse(one.read_text("utf-8"))) for one in files]


SOURCES = sources()


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of a function or method, each with its file."""
    for place, module in SOURCES:
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if called == name:
                    yield place, node


def is_plain(words: ast.expr) -> bool:
    """Tell whether words are written in the source, or made letter by letter."""
    if isinstance(words, ast.IfExp):
        return is_plain(words.body) and is_plain(words.orelse)
    if isinstance(words, ast.Call):
        return isinstance(words.func, ast.Name) and words.func.id in TIPS
    return isinstance(words, ast.Constant)


def _named(place: str, words: ast.expr) -> str:
    """Return an expression, with its file where it says too little by itself."""
    written = ast.unparse(words)
    return f"{Path(place).name}: {written}" if written == "words" else written


def test_every_tool_tip_is_made_letter_by_letter():
    foreign = {
        _named(place, call.args[-1]): place
        for place, call in calls("setToolTip")
        if not is_plain(call.args[-1])
    }
    assert {words: place for words, place in foreign.items() if words not in OWN_WORDS} == {}
    assert set(foreign) >= OWN_WORDS, "no longer there"


def test_every_label_is_made_by_the_one_way_that_guesses_at_nothing():
    words = [
        f"{place}: {ast.unparse(call)}"
        for place, call in calls("QLabel")
        if call.args and place != "look/plain.py"
    ]
    assert words == []
    assert len(list(calls("label"))) > 50


@pytest.mark.parametrize("kind", ASKING)
def test_dialogs_of_qt_are_told_to_guess_at_nothing(kind):
    for place, call in calls(kind):
        module = dict(SOURCES)[place]
        around = [
            one for one in ast.walk(module) if isinstance(one, ast.FunctionDef) and call in ast.walk(one)
        ]
        assert around, place
        assert any("letter_by_letter(" in ast.unparse(one) for one in around), f"{place}: {ast.unparse(call)}"


def test_message_boxes_show_plain_text():
    for place, call in calls("QMessageBox"):
        module = dict(SOURCES)[place]
        (around,) = [
            one for one in ast.walk(module) if isinstance(one, ast.FunctionDef) and call in ast.walk(one)
        ]
        assert "setTextFormat(Qt.TextFormat.PlainText)" in ast.unparse(around), place
    for way in ("critical", "warning", "information", "question", "about"):
        for place, call in calls(way):
            if ast.unparse(call.func).startswith("QMessageBox"):
                assert all(is_plain(one) for one in call.args[1:]), place


def test_nothing_takes_markup_and_no_address_is_opened_but_files_of_ones_own():
    found = {(place, name) for name in FORBIDDEN for place, _ in calls(name)}
    assert found == {("statements/copying.py", "setHtml")}  # for the clipboard, escaped there
    opened = {(place, ast.unparse(call.args[0])) for place, call in calls("openUrl")}
    assert opened == {
        ("archive/cards.py", "QUrl.fromLocalFile(str(folder))"),
        ("archive/deeds.py", "QUrl.fromLocalFile(str(path))"),
    }
