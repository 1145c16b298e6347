"""Names and lines for terminals and disks: whatever somebody wrote, nothing is obeyed and nothing is left."""

from __future__ import annotations

import io
import json
import sys

import pytest
import samples
from hostile_texts import NASTY

from briefing_app import cli
from briefing_app.cli.terminal import console
from briefing_app.cli.terminal.plain_output import PlainOutput, harmless, harmless_line, plain_output
from briefing_app.errors import BriefingError
from briefing_app.export.file_names import file_stem, kept_name
from briefing_app.intake.formats.registry import suffixes
from briefing_app.storage.queries import ArticleQuery
from briefing_app.storage.store import Store

OBEYED = {chr(code) for code in (*range(32), *range(0x7F, 0xA0))} - {"\n", "\t"}
TURNING = {chr(code) for code in (*range(0x202A, 0x202F), 0x200B, 0x2028, 0x2029, 0x2060, 0xFEFF)}


@pytest.mark.parametrize("what", NASTY)
def test_nothing_that_is_printed_is_obeyed(what):
    shown = harmless(NASTY[what])
    assert not (OBEYED | TURNING) & set(shown)
    shown.encode()
    assert "\n" not in harmless_line(NASTY[what] + "\nlibrary: all is well")


def test_what_only_says_which_way_words_run_is_kept():
    for kept in ("\u2066a\u2069", "\u200eb\u200f", NASTY["joiners"], "שלום", "é — “x” 🚢"):
        assert harmless(kept) == kept
    assert harmless("\x1b[2J\u202e\x9b") == r"\u001b[2J\u202e\u009b"
    assert (
        json.loads(harmless(json.dumps("\x9b\u202e\U000e0041", ensure_ascii=False))) == "\x9b\u202e\U000e0041"
    )


def test_commands_print_harmless_lines_and_the_streams_come_back(monkeypatch):
    out, errors = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", errors)
    with plain_output():
        assert isinstance(sys.stdout, PlainOutput)
        print("a\x1b[31mb")
        console.complain(BriefingError("It is \x07 damaged.", where="a\nb\x1b]0;x\x07.txt"))
    assert sys.stdout is out
    assert out.getvalue() == "a\\u001b[31mb\n"
    assert errors.getvalue() == "a\\u000ab\\u001b]0;x\\u0007.txt: It is \\u0007 damaged.\n"


def test_a_file_whose_name_acts_is_named_harmlessly(tmp_path, capsys):
    if sys.platform == "win32":
        pytest.skip("Windows has no such names.")
    path = tmp_path / "a\x1b[2J\nlibrary: whole \u202e.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert cli.run(["analyse", str(path)]) == 1
    told = capsys.readouterr().err
    assert not (OBEYED | TURNING) & set(told)
    assert told.count("\n") == 1
    assert r"\u000alibrary" in told


@pytest.mark.parametrize("what", NASTY)
def test_every_text_gives_a_name_for_a_file(what, tmp_path):
    stem = file_stem(NASTY[what])
    path = tmp_path / f"{stem}.pdf"
    path.write_bytes(b"x")
    assert path.parent == tmp_path
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert not set(stem) & set('/\\:*?"<>|') - OBEYED
    assert not (OBEYED | TURNING) & set(stem)
    assert stem == stem.strip(" .")


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("CON", "briefing CON"),
        ("nul.2026", "briefing nul.2026"),
        ("lpt1 .txt", "briefing lpt1 .txt"),
        ("com¹", "briefing com¹"),
        ("Conference", "Conference"),
        ("../../etc/passwd", "etc passwd"),
        (".hidden", "hidden"),
        ("-rf x", "rf x"),
        ("...", "briefing"),
        ("", "briefing"),
        ("नमस्ते दुनिया", "नमस्ते दुनिया"),
        ("a. ", "a"),
    ],
)
def test_names_are_fit_for_every_system(words, stem):
    assert file_stem(words) == stem


def test_a_long_name_in_any_script_fits_a_disk():
    for sign in "a你🚢":
        assert len(f"{file_stem(sign * 500)}.docx".encode()) <= 190


def test_headlines_in_a_search_are_printed_on_one_line(tmp_path, capsys):
    library = tmp_path / "a.briefing"
    with Store.open(library) as store:
        store.write([samples_change(NASTY["controls"] + "\nsecond")])
        assert len(store.article_ids(ArticleQuery())) == 1
    assert cli.run(["search", "harbour", "--library", str(library)]) == 0
    assert cli.run(["search", "harbour", "--format", "json", "--library", str(library)]) == 0
    text = capsys.readouterr().out
    assert not (OBEYED | TURNING) & set(text)
    assert len(text.splitlines()) == 3
    assert json.loads(text.splitlines()[2])["headline"].startswith("bell\x07")


def samples_change(headline: str):
    """Return the arrival of an article whose headline nobody has cleaned."""
    from briefing_app.domain.edit import Change

    return Change(None, samples.article(1, "The harbour stays open.", headline=headline))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("report.pdf", "report.pdf"),
        ("Report.PDF", "Report.pdf"),
        ("a.tar.gz", "a.tar.gz"),
        ("many.zip: in/b.eml", "many.zip in b.eml"),
        ("invoice.hta", "invoice.hta.txt"),
        ("page.html.lnk", "page.html.lnk.txt"),
        ("a\u202efdp.exe", "a fdp.exe.txt"),
        ("CON.html", "article CON.html"),
        ("../../.bashrc", "bashrc.txt"),
        ("..\\x.txt", "x.txt"),
        (".html", "html.txt"),
        ("", "article.txt"),
        ("x" * 900 + ".docx", "x" * 120 + ".docx"),
    ],
)
def test_an_original_is_saved_under_a_name_that_starts_nothing(given, name):
    assert kept_name(given, suffixes()) == name


@pytest.mark.parametrize("what", NASTY)
def test_every_text_gives_a_name_for_an_original(what, tmp_path):
    path = tmp_path / kept_name(NASTY[what], suffixes())
    path.write_bytes(b"x")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.suffix in suffixes()
