"""House styles are files that people copy and change; what is wrong in one is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.document.house_style import Align
from briefing_app.document.house_style_file import house_style_names, load_house_style, read_house_style
from briefing_app.document.nodes import Role
from briefing_app.errors import BriefingError
from briefing_app.export.pdf.paging.furniture import TLP_COLOURS
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


def folder_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> Path:
    folder = tmp_path / "config" / "house_styles"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path))
    return folder


def test_a_style_says_only_what_differs_from_the_one_it_builds_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = 'name = "Ours"\nbase = "ministry"\n[page]\nleft = 70\n[colours]\naccent = "#003366"\n'
    more = 'name = "More"\nbase = "ours"\n[role."BLUF"]\nsize = 20\nleading = 24\n'
    folder_of_ours(tmp_path, monkeypatch, ours=ours, more=more)
    ministry, style, deeper = (load_house_style(name) for name in ("ministry", "ours", "more"))
    assert (style.name, style.page.left, style.colour("accent")) == ("Ours", 70, "#003366")
    assert style.page == replace(ministry.page, left=70)
    assert style.looks == ministry.looks and style.faces == ministry.faces
    assert deeper.page == style.page and deeper.colours == style.colours
    bluf = replace(ministry.look(Role.BLUF), size=20, leading=24)
    assert deeper.looks == ministry.looks | {Role.BLUF: bluf}


def test_what_lies_beside_a_style_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    under = 'name = "Under"\nbase = "ministry"\nemblem = "arms.png"\nemblem_alt = "Arms"\n'
    folder = folder_of_ours(tmp_path, monkeypatch, under=under, over='name = "Over"\nbase = "under"\n')
    (folder / "arms.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert load_house_style("under").emblem is not None
    over = load_house_style("over")
    assert over.emblem is None and over.emblem_alt == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('base = "nowhere"', "nowhere"),
        ("base = 7", "must be the name of a house style"),
        ('base = "ours"', "circle"),
        ('base = "ministry"\n[page]\nlefty = 7', "lefty"),
        ('base = "ministry"\n[role."BLUF"]\nface = "gothic"', "gothic"),
        ('base = "ministry"\n[page]\nnotes = "margin"', "margin"),
        ('base = "ministry"\nemblem = "arms.png"', "arms.png"),
        ('base = "ministry"\nemblem = "../arms.png"', "beside"),
    ],
)
def test_a_mistake_in_a_style_that_builds_on_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, named: str
) -> None:
    folder_of_ours(tmp_path, monkeypatch, ours=f'name = "Ours"\n{text}\n')
    with pytest.raises(BriefingError) as caught:
        load_house_style("ours")
    assert named in str(caught.value)


def test_an_emblem_needs_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = 'name = "Ours"\nbase = "ministry"\nemblem = "arms.png"\n'
    (folder_of_ours(tmp_path, monkeypatch, ours=ours) / "arms.png").write_bytes(b"")
    with pytest.raises(BriefingError, match="needs words"):
        load_house_style("ours")


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 reckons it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey(colour: str) -> str:
    """Return what a printer without colours makes of one."""
    red, green, blue = channels(colour)
    return "#" + f"{round((0.299 * red + 0.587 * green + 0.114 * blue) * 255):02x}" * 3


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", house_style_names())
def test_all_that_is_read_stands_out_on_paper_and_on_tints_in_grey_too(name: str) -> None:
    style = load_house_style(name)
    written = {"ink", "quiet", "accent"} | {style.look(role).colour for role in Role}
    for colour in written:
        for ground in ("#FFFFFF", style.colour("tint")):
            assert contrast(style.colour(colour), ground) >= 4.5
            assert contrast(grey(style.colour(colour)), grey(ground)) >= 4.5


def test_the_labels_of_the_traffic_light_stand_out_on_their_black() -> None:
    for colour in set(TLP_COLOURS.values()):
        assert contrast(colour, "#000000") >= 4.5
        assert contrast(grey(colour), "#000000") >= 3  # TLP 2.0 says which red; its letters are bold


def test_large_print_keeps_the_rules_of_clear_print() -> None:
    style = load_house_style("large-print")
    for role in Role:
        look = style.look(role)
        assert look.size >= 14
        assert look.leading >= look.size * 1.1
        assert not look.capitals
        assert look.align is not Align.RIGHT and not look.justify and not look.hyphenate
        for face in (look.face, look.strong, look.emphasis):
            assert not style.faces[face].italic and "-It" not in style.faces[face].file
        assert contrast(style.colour(look.colour), "#FFFFFF") >= 7
        assert contrast(grey(style.colour(look.colour)), grey(style.colour("tint"))) >= 7
    assert style.look(Role.ITEM_BODY).size >= 16
    assert style.look(Role.ITEM_BODY).leading >= 1.5 * 16
    assert style.page.side == 0


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
