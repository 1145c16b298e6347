"""Settings are declared once, kept whole, and never stop the program."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from briefing_app.domain.briefings.briefing import Paper, Recipient, Tlp
from briefing_app.errors import BriefingError
from briefing_app.settings import WORDS, Appearance, Settings, SettingsFile, settings_from
from briefing_app.storage.codec import to_plain


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


FULL = Settings(
    appearance=Appearance.DARK,
    text_zoom=140,
    organisation=("Ministry", "Press Desk"),
    drafter="M. Tamm",
    paper=Paper.LETTER,
    tlp=Tlp.GREEN,
    distribution=(Recipient("Private Office", copies="2"),),
)


def test_every_setting_is_put_in_words() -> None:
    assert list(WORDS) == [declared.name for declared in fields(Settings)]
    for words in WORDS.values():
        assert words.group
        assert words.label
        assert words.explanation.endswith(".")


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert SettingsFile(path).current == Settings()
    assert not path.exists()


def test_what_is_settled_is_there_at_the_next_start(path: Path) -> None:
    values = {declared.name: getattr(FULL, declared.name) for declared in fields(Settings)}
    SettingsFile(path).change(**values)
    assert SettingsFile(path).current == FULL
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_settings_lie_in_the_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    SettingsFile().change(drafter="M. Tamm")
    assert (tmp_path / "config" / "settings.json").is_file()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"text_zoom": {}}', b"null"])
def test_a_damaged_file_counts_as_none(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert SettingsFile(path).current == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearance", "purple"),
        ("appearance", 3),
        ("text_zoom", "big"),
        ("text_zoom", 4),
        ("text_zoom", 10**9),
        ("text_zoom", True),
        ("paper", None),
        ("organisation", "Ministry"),
        ("organisation", [1, 2]),
        ("distribution", [{"office": "x"}]),
        ("drafter", ["a"]),
    ],
)
def test_a_value_that_does_not_fit_costs_only_itself(name: str, value: object) -> None:
    kept = to_plain(FULL) | {name: value}
    settings = settings_from(kept)
    assert getattr(settings, name) == getattr(Settings(), name)
    other = "phone" if name == "drafter" else "drafter"
    assert getattr(settings, other) == getattr(FULL, other)


def test_keys_of_a_newer_version_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"emblem": "eagle.svg", "drafter": "A"}', encoding="utf-8")
    file = SettingsFile(path)
    assert file.current.drafter == "A"
    file.change(drafter="B")
    assert json.loads(path.read_text(encoding="utf-8"))["emblem"] == "eagle.svg"


def test_settings_that_cannot_be_written_are_not_settled(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    file = SettingsFile(tmp_path / "config" / "settings.json")
    with pytest.raises(BriefingError, match="settings cannot be written"):
        file.change(drafter="A")
    assert file.current == Settings()


def test_a_new_briefing_starts_with_what_was_settled() -> None:
    control = FULL.control()
    assert (control.organisation, control.tlp, control.drafter) == (FULL.organisation, Tlp.GREEN, "M. Tamm")
    assert control.distribution == FULL.distribution
    assert control.issue_number is None
