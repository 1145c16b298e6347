"""Formats and files: what is offered, what is refused, and that a failure leaves the old file."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import documents
import pytest
from pdf_readers import style

from briefing_app.errors import BriefingError
from briefing_app.export.formats import FORMATS, export, format_called, format_for, render, write_file
from briefing_app.export.text_writer import write_text


def test_every_format_is_declared_once():
    assert [known.name for known in FORMATS] == ["pdf", "docx", "txt"]
    assert len({known.suffix for known in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", ["review.pdf", "REVIEW.PDF", "a.b.docx", "notes.Txt"])
def test_the_suffix_says_the_format(name):
    assert format_for(Path(name)).suffix == Path(name).suffix.lower()


@pytest.mark.parametrize("name", ["review.odt", "review", ".pdf", "review.pdf.exe"])
def test_an_unknown_suffix_is_refused_with_the_list(name):
    with pytest.raises(BriefingError) as caught:
        format_for(Path(name))
    for known in FORMATS:
        assert known.suffix in caught.value.hint
    assert caught.value.where == name


def test_an_unknown_format_name_is_refused_with_the_list():
    with pytest.raises(BriefingError, match="no format called “odt”"):
        format_called("odt")


def test_each_format_renders_to_its_kind_of_file():
    document = documents.whole()
    assert render(document, style(), "pdf").data.startswith(b"%PDF-1.")
    assert render(document, style(), "txt").data.decode().startswith("OFFICIAL  TLP:AMBER")


def test_export_writes_a_file_for_each_path(tmp_path):
    paths = [tmp_path / "a.pdf", tmp_path / "b.txt", tmp_path / "c.PDF"]
    rendered = export(documents.whole(), style(), paths)
    assert [path.read_bytes() for path in paths] == [made.data for made in rendered]
    assert rendered[0].pages == rendered[2].pages and rendered[1].pages is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.txt", "c.PDF"]


def test_one_wrong_suffix_and_nothing_is_written(tmp_path):
    with pytest.raises(BriefingError):
        export(documents.whole(), style(), [tmp_path / "a.pdf", tmp_path / "b.odt"])
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_replaced_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"older and much longer than the new one")
    path.chmod(0o640)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, "was not written"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_when_the_disk_fails_the_older_file_is_untouched(tmp_path, monkeypatch, number, said, call):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")

    def fail(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os if call == "fsync" else Path, call, fail)
    with pytest.raises(BriefingError, match=said) as caught:
        write_file(path, b"new")
    assert caught.value.hint.endswith(".")
    assert path.read_bytes() == b"older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_really_fails():
    with pytest.raises(OSError, match="No space"), Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"x")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BriefingError, match="does not exist") as caught:
        write_file(tmp_path / "no such folder" / "a.pdf", b"new")
    assert "no such folder" in str(caught.value)


def test_a_folder_of_that_name_is_named(tmp_path):
    with pytest.raises(BriefingError, match="a folder of that name"):
        write_file(tmp_path, b"new")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BriefingError, match="may not write"):
            write_file(tmp_path / "a.pdf", b"new")
    finally:
        tmp_path.chmod(0o700)


def test_a_name_too_long_is_refused(tmp_path):
    with pytest.raises(BriefingError, match="too long"):
        write_file(tmp_path / ("a" * 300 + ".pdf"), b"new")


def test_plain_text_keeps_to_its_width_and_marks_both_ends():
    text = write_text(documents.whole())
    lines = text.splitlines()
    assert lines[0] == "OFFICIAL  TLP:AMBER" == lines[-1]
    assert max(len(line) for line in lines if " " in line.strip()) <= 110
    assert "“There is a room" in text
    assert text.endswith("\n") and not text.endswith("\n\n")
