"""House styles are files that people copy and change; what is wrong in one is named."""

from pathlib import Path

import pytest

from briefing_app.document.house_style import house_style_names, load_house_style, read_house_style
from briefing_app.document.nodes import Role
from briefing_app.errors import BriefingError
from briefing_app.paths import resource


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = resource("house_styles", "ministry.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "ours.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", house_style_names())
def test_every_shipped_style_sets_every_role_in_faces_and_colours_that_it_has(name: str) -> None:
    style = load_house_style(name)

    for role in Role:
        look = style.look(role)
        assert {look.face, look.strong, look.emphasis} <= set(style.faces)
        assert look.leading >= look.size
        assert style.colour(look.colour).startswith("#")


def test_the_traffic_light_label_is_never_smaller_than_twelve_points() -> None:
    assert all(load_house_style(name).look(Role.MARKING).size >= 12 for name in house_style_names())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('colour = "ink"', 'colour = "mauve"', "mauve"),
        ('[role."Marking"]', '[role."Markings"]', "Markings"),
        ("size = 12", "size = true", "role.Marking.size"),
        ("size = 12", "sizes = 12", "sizes"),
        ("size = 12", "size = 99999", "out of range"),
        ('ink = "#13171C"', 'ink = "black"', "black"),
        ("SourceSerif4-Regular.ttf", "../../../etc/passwd", "passwd"),
        ("SourceSerif4-Regular.ttf", "Missing.ttf", "Missing.ttf"),
        ("[page]", "[page", "ours.toml"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(BriefingError) as caught:
        read_house_style(changed(tmp_path, old, new))

    assert named in str(caught.value)
    assert "ours.toml" in caught.value.where


@pytest.mark.parametrize("name", ["", "nothing", "../ministry", "a/b"])
def test_an_unknown_name_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(BriefingError, match="ministry"):
        load_house_style(name)


def test_a_style_of_the_user_comes_before_a_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    folder = tmp_path / "config" / "house_styles"
    folder.mkdir(parents=True)
    changed(folder, 'name = "Ministry"', 'name = "Our own"').rename(folder / "ministry.toml")

    assert load_house_style("ministry").name == "Our own"


def test_a_word_file_beside_the_style_is_its_template(tmp_path: Path) -> None:
    word = tmp_path / "letters" / "ours.dotx"
    word.parent.mkdir()
    word.write_bytes(b"PK")
    named = changed(tmp_path, 'name = "Ministry"', 'name = "Ours"\nword_template = "letters/ours.dotx"')

    assert read_house_style(named).word_template == word
    assert load_house_style("ministry").word_template is None


@pytest.mark.parametrize(
    "given", ['"../ours.docx"', '"/etc/ours.docx"', '"ours.docm"', '"missing.docx"', "3"]
)
def test_a_word_file_that_is_none_is_named_with_its_place(tmp_path: Path, given: str) -> None:
    (tmp_path / "ours.docx").write_bytes(b"PK")
    named = changed(tmp_path, 'name = "Ministry"', f'name = "Ours"\nword_template = {given}')

    with pytest.raises(BriefingError) as caught:
        read_house_style(named)

    assert caught.value.where == "ours.toml, word_template"


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg/>"])
def test_an_emblem_that_is_no_picture_is_named_with_its_place(tmp_path: Path, data: bytes) -> None:
    style = changed(tmp_path, 'name = "Ministry"', 'name = "Ours"\nemblem = "arms.png"\nemblem_alt = "Arms"')
    with pytest.raises(BriefingError, match="does not exist") as missing:
        read_house_style(style)
    (tmp_path / "arms.png").write_bytes(data)
    with pytest.raises(BriefingError, match=r"“arms\.png” is no PNG or JPEG picture") as caught:
        read_house_style(style)
    assert missing.value.where == caught.value.where == "ours.toml, emblem"


def test_the_grid_of_lines_is_a_key_of_the_page(tmp_path: Path) -> None:
    assert read_house_style(changed(tmp_path, "grid = false", "grid = true")).page.grid
    assert not load_house_style("ministry").page.grid
