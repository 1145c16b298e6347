"""Archives: each member is a file of its own, and nothing in one of them can do any harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from intake_documents import paragraph, word_file
from intake_mail import TEXT, as_bytes, mail
from intake_pages import PARAGRAPHS, news_page

from briefing_app.errors import Refused
from briefing_app.intake import limits
from briefing_app.intake.formats import archives
from briefing_app.intake.registry import read_parts, read_stretch
from briefing_app.intake.stretch import Stretch
from briefing_app.intake.taken import Taken


def words(number: int) -> bytes:
    return f"Number {number}. {TEXT}".encode()


def zipped(members: dict[str, bytes], **options) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: dict[str, bytes | tarfile.TarInfo], mode: str = "w", **options) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, **options) as archive:
        for name, data in members.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
            else:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def read(data: bytes, name: str = "a.zip") -> dict[str, str]:
    """Return by its name what came of each member: "taken", or why not."""
    found = list(read_parts(data, name))
    return {
        **{one.original_name: "taken" for one in found if isinstance(one, Taken)},
        **{one.where: one.what for one in found if isinstance(one, Refused)},
    }


MEMBERS = {"a.txt": words(1), "folder/b.md": words(2)}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.zip", zipped(MEMBERS)),
        ("n.tar", tarred(MEMBERS)),
        ("n.tar.gz", tarred(MEMBERS, "w:gz")),
        ("n.tgz", tarred(MEMBERS, "w:gz")),
        ("n.tar.bz2", tarred(MEMBERS, "w:bz2")),
        ("n.tar.xz", tarred(MEMBERS, "w:xz")),
        ("n.tar", tarred(MEMBERS, format=tarfile.USTAR_FORMAT)),
        ("download", zipped(MEMBERS)),
    ],
)
def test_every_kind_of_archive_gives_its_members(name, data):
    assert read(data, name) == {f"{name} › {member}": "taken" for member in MEMBERS}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_single_packed_file_is_read_under_its_own_name(pack):
    assert read(pack(words(1)), "a.txt.gz") == {"a.txt.gz › a.txt": "taken"}
    assert read(pack(b"\x89PNG" + bytes(80)), "a.gz").popitem()[1].startswith("This is a picture")


def test_members_of_every_format_are_read_and_the_rest_is_passed_over():
    data = zipped(
        {
            "a.docx": word_file("".join(map(paragraph, PARAGRAPHS))),
            "b.html": news_page().encode(),
            "c.eml": as_bytes(mail()),
            "logo.png": b"\x89PNG",
            "page.html": news_page().encode(),
            "page_files/frame.html": news_page().encode(),
            "__MACOSX/._a.txt": b"x",
            ".hidden/a.txt": words(4),
            "inner.zip": zipped({"d.txt": words(5)}),
        }
    )
    names = ["a.docx", "b.html", "c.eml", "page.html", "inner.zip › d.txt"]
    assert read(data) == {f"a.zip › {name}": "taken" for name in names}


def test_documents_that_are_zip_files_are_no_archives():
    word = word_file("".join(map(paragraph, PARAGRAPHS)))
    assert read(word, "download") == {"download": "taken"}
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.docx", word)
    assert read(stored.getvalue()) == {"a.zip › a.docx": "taken"}


def test_what_lies_unpacked_in_an_archive_does_not_make_it_something_else():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.pdf", b"%PDF-1.7 nothing")
        archive.writestr("b.eml", as_bytes(mail()))
    assert list(read(stored.getvalue())) == ["a.zip › b.eml", "a.zip › a.pdf"]
    assert list(read(tarred({"a.pdf": b"%PDF-1.7 nothing"}), "a.tar")) == ["a.tar › a.pdf"]


def test_names_lead_nowhere_and_are_shown_without_signs_that_act(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = (
        "../../up.txt",
        "/etc/absolute.txt",
        "C:\\win.txt",
        "\x1b[31mred\u202etxt.txt",
        "a\0b.txt",
    )
    for pack in (zipped, tarred):
        found = read(pack({name: words(n) for n, name in enumerate(names)}))
        assert set(found.values()) == {"taken"}
        assert not any(sign in name for name in found for sign in "\x1b\u202e\0")
    assert list(tmp_path.iterdir()) == []


def test_names_in_old_letters_are_shown_as_they_were_meant():
    data = zipped({"Xxxxxx.txt": words(1)})
    old = data.replace(b"Xxxxxx.txt", "Статья".encode("cp866") + b".txt")
    assert list(read(old)) == ["a.zip › Статья.txt"]
    west = data.replace(b"Xxxxxx.txt", "Resumé".encode("cp437") + b".txt")
    assert list(read(west)) == ["a.zip › Resumé.txt"]


def test_members_of_one_name_are_all_read():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", words(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", words(2))
    found = list(read_parts(file.getvalue(), "a.zip"))
    assert [one.text.split(".")[0] for one in found] == ["Number 1", "Number 2"]


def test_links_and_devices_are_named_and_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret words that nobody may read here.")
    link, hard, device = (tarfile.TarInfo(name) for name in ("link.txt", "hard.txt", "device.txt"))
    link.type, link.linkname = tarfile.SYMTYPE, str(secret)
    hard.type, hard.linkname = tarfile.LNKTYPE, str(secret)
    device.type = tarfile.CHRTYPE
    found = read(tarred({"a.txt": words(1), "1": link, "2": hard, "3": device}), "a.tar")
    assert found == {
        "a.tar › a.txt": "taken",
        "a.tar › link.txt": "This is a link to another file and was not followed.",
        "a.tar › hard.txt": "This is a link to another file and was not followed.",
        "a.tar › device.txt": "This is a device and no file.",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, str(secret))
    assert "link" in read(file.getvalue())["a.zip › link.txt"]


def test_a_locked_member_is_named_and_its_neighbours_are_read():
    data = bytearray(zipped({"a.txt": words(1), "b.txt": words(2)}))
    data[6] |= 1  # the flag in the local head of the first member
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(data)) == {"a.zip › a.txt": "It is encrypted.", "a.zip › b.txt": "taken"}


def test_a_member_packed_in_an_unknown_way_is_named():
    data = bytearray(zipped({"a.txt": words(1), "b.txt": words(2)}))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 9
    found = read(bytes(data))
    assert "packed in a way" in found["a.zip › a.txt"]
    assert found["a.zip › b.txt"] == "taken"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"a.txt": b"word " * 8_000_000})),
        ("a.gz", gzip.compress(b"word " * 8_000_000)),
        ("a.xz", lzma.compress(b"word " * 8_000_000)),
        ("a.bz2", bz2.compress(b"word " * 8_000_000)),
        ("a.tar.gz", tarred({"a.txt": b"word " * 8_000_000}, "w:gz")),
    ],
)
def test_bombs_are_not_opened(name, data):
    found = read(data, name)
    assert found
    assert all("unpack to far more" in what for what in found.values())


def test_an_archive_that_lies_about_a_size_is_found_out():
    data = bytearray(zipped({"a.txt": b"word " * 100_000, "b.txt": words(2)}))
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    found = read(bytes(data))
    assert "damaged" in found["a.zip › a.txt"]
    assert found["a.zip › b.txt"] == "taken"


def test_a_member_that_is_too_large_is_named(monkeypatch):
    monkeypatch.setattr(archives, "MAX_HELD_BYTES", 2_000)
    for data, name in (
        (zipped({"a.txt": os.urandom(3_000), "b.txt": words(1)}), "a.zip"),
        (tarred({"a.txt": os.urandom(3_000), "b.txt": words(1)}), "a.tar"),
    ):
        found = read(data, name)
        assert "too large" in found[f"{name} › a.txt"]
        assert found[f"{name} › b.txt"] == "taken"


def test_archives_nested_too_deep_stay_closed():
    inner = zipped({"c.txt": words(3), "deep.zip": zipped({"d.txt": words(4)})})
    found = read(zipped({"in.zip": inner, "a.txt": words(1)}))
    assert found == {
        "a.zip › in.zip › c.txt": "taken",
        "a.zip › in.zip › deep.zip": "It lies too deep in other files, so it was not opened.",
        "a.zip › a.txt": "taken",
    }


@pytest.mark.parametrize("data", [zipped({"a.png": b"x"}), tarred({"a.png": b"x"}), zipped({})])
def test_an_archive_of_nothing_readable_is_refused(data):
    (what,) = read(data, "a").values()
    assert "nothing that can be taken in" in what


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w:gz")])
def test_damaged_archives_are_read_or_refused_and_nothing_else(pack):
    whole = pack({f"{number}.txt": words(number) for number in range(4)})
    for step in range(1, 20):
        cut = whole[: len(whole) * step // 20]
        spoilt = bytearray(whole)
        for place in range(step * 7, len(spoilt), 211):
            spoilt[place] ^= 0x55
        for data in (cut, bytes(spoilt)):
            found = list(read_parts(data, "a.zip"))
            assert found
            assert all(isinstance(one, (Taken, Refused)) for one in found)


def test_a_false_end_of_a_gzip_stream_is_refused():
    packed = gzip.compress(words(1))
    assert "damaged" in read(packed[:-30], "a.gz").popitem()[1]
    assert read(packed + zlib.compress(b"x"), "a.gz").popitem()[1] in {
        "taken", "The archive is damaged and cannot be read.",
    }  # fmt: skip


def test_a_large_archive_is_shared_out_and_comes_whole(tmp_path: Path):
    path = tmp_path / "year.tar.gz"
    path.write_bytes(tarred({f"{number:03}.txt": words(number) for number in range(120)}, "w:gz"))
    steps = list(read_stretch(Stretch(path)))
    shared = next(step for step in steps if type(step).__name__ == "Shared")
    assert len(shared.stretches) <= limits.SHARED_RUNS
    for stretch in shared.stretches:
        steps += read_stretch(stretch)
    texts = {step.text.split(".")[0] for step in steps if isinstance(step, Taken)}
    assert texts == {f"Number {number}" for number in range(120)}
