"""Fonts that are borrowed: found by what they have, by language and shape, and only if they may be."""

from __future__ import annotations

import struct

import pytest
from script_samples import sample_of

from briefing_app.export.pdf.typefaces import lenders, system_fonts
from briefing_app.export.pdf.typefaces.faces import borrowed_face, load_face
from briefing_app.export.pdf.typefaces.lenders import Wish, advice, lender_for
from briefing_app.export.pdf.typefaces.system_fonts import FontFile, may_embed, read_font_file
from briefing_app.paths import resource

SERIF, SANS = Wish(False, False, "en"), Wish(True, False, "en")


@pytest.fixture
def fresh():
    """Forget what was found before and after."""
    caches = (system_fonts.system_fonts, lenders._found, lenders._ranked, lenders._usable)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize(
    ("text", "wish", "name"),
    [
        ("ب", SERIF, "NotoNaskhArabic-Regular"),
        ("ب", SANS, "NotoSansArabic-Regular"),
        ("ٹ", SERIF._replace(bold=True), "NotoNaskhArabic-Bold"),
        ("א", SERIF, "NotoSerifHebrew-Regular"),
        ("שׁ", SANS._replace(bold=True), "NotoSansHebrew-Bold"),
    ],
)
def test_arabic_and_hebrew_fonts_come_with_the_program(text, wish, name):
    assert lender_for(text, wish).name == f"lent {name}"


def test_no_font_of_the_computer_is_looked_for_while_those_shipped_do(fresh, monkeypatch):
    def refuse():
        raise AssertionError("the fonts of the computer were read")

    monkeypatch.setattr(lenders, "system_fonts", refuse)
    assert lender_for("م", SERIF) is not None


def test_a_computer_without_fonts_lends_none(fresh, monkeypatch):
    monkeypatch.setattr(lenders, "system_fonts", tuple)
    assert lender_for("漢", SERIF) is None
    assert "Noto Sans CJK" in advice(["漢"])
    assert "CJK" not in advice(["\ue123"])


def test_each_east_asian_language_gets_its_own_shapes():
    for name in ("Chinese, simplified", "Chinese, traditional", "Japanese", "Korean"):
        sample_of(name)
    tags = ("zh-CN", "zh-TW", "ja", "ko")
    names = {lender_for("直", SERIF._replace(language=tag)).face.name for tag in tags}
    if all("CJK" in name for name in names):
        assert len(names) == len(tags)


def test_font_files_say_what_they_hold_without_fontconfig():
    (face,) = read_font_file(resource("fonts", "noto-sans-hebrew", "NotoSansHebrew-Bold.ttf"))
    assert face.families == ("Noto Sans Hebrew",)
    assert (face.index, face.bold, face.slanted, face.variable) == (0, True, False, False)


def test_folders_are_read_where_there_is_no_fontconfig(fresh, monkeypatch, tmp_path):
    shipped = resource("fonts", "noto-serif-hebrew", "NotoSerifHebrew-Regular.ttf")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "some.ttf").write_bytes(shipped.read_bytes())
    (tmp_path / "broken.otf").write_bytes(b"not a font")
    (tmp_path / "empty.ttc").write_bytes(b"")
    monkeypatch.setattr(system_fonts, "_from_fontconfig", lambda: None)
    monkeypatch.setattr(system_fonts, "_folders", lambda: [tmp_path, tmp_path / "none"])
    (found,) = system_fonts.system_fonts()
    assert found == FontFile(tmp_path / "deep" / "some.ttf", 0, ("Noto Serif Hebrew",), False, False)


def test_a_font_that_forbids_embedding_is_not_borrowed(fresh, monkeypatch, tmp_path):
    data = bytearray(resource("fonts", "noto-serif-hebrew", "NotoSerifHebrew-Regular.ttf").read_bytes())
    tables = struct.unpack_from(">H", data, 4)[0]
    place = next(
        struct.unpack_from(">I", data, 12 + 16 * number + 8)[0]
        for number in range(tables)
        if data[12 + 16 * number : 16 + 16 * number] == b"OS/2"
    )
    path = tmp_path / "forbidden.ttf"
    for rights, allowed in (
        (0x0002, False),
        (0x0100, False),
        (0x0200, False),
        (0x0004, True),
        (0x0008, True),
    ):
        struct.pack_into(">H", data, place + 8, rights)
        path = tmp_path / f"rights{rights}.ttf"
        path.write_bytes(data)
        assert may_embed(borrowed_face(path).hb_face) is allowed
        lenders._found.cache_clear()
        font = FontFile(path, 0, ("Some",), False, False)
        monkeypatch.setattr(lenders, "system_fonts", lambda font=font: (font,))
        lenders._ranked.cache_clear()
        found = lender_for("\u2135", SERIF)  # alef as a sign of numbers, which Hebrew fonts have
        assert found is None or allowed


def test_a_face_knows_what_it_lacks():
    face = load_face(resource("fonts", "noto-naskh-arabic", "NotoNaskhArabic-Regular.ttf"))
    assert face.covers("مرحبا")
    assert not face.covers("漢")
    borrowed = borrowed_face(resource("fonts", "noto-naskh-arabic", "NotoNaskhArabic-Regular.ttf"))
    assert borrowed.covers("مرحبا")
    assert not borrowed.covers("م漢")
