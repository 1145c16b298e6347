"""What is no article is passed over, counted and named; nothing that nobody misses is."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from briefing_app.errors import Refused
from briefing_app.intake.folders import looked_through
from briefing_app.intake.passed_over import MOST_NAMED, OtherKind, PassedOver, passed_over
from briefing_app.intake.registry import read_parts, read_stretch
from briefing_app.intake.stretch import Stretch

TEXT = b"The ferry sails again on Friday, said the harbour master of the town of Ostrand.\n"


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


def outcomes(path: Path) -> list[PassedOver]:
    return [one for one in read_stretch(Stretch(path)) if isinstance(one, PassedOver)]


def test_files_are_counted_by_the_end_of_their_names_and_litter_is_not():
    passed = passed_over(["a.PNG", "in/b.jpg", "c.xlsx", "d.weird", ".png", "Thumbs.db", "in\\e.mp4"])
    assert passed.words == "2 pictures, 1 sound or film, 1 spreadsheet, 2 of an unknown kind"
    assert passed.sentence_part.startswith("6 passed over: ")
    assert "Thumbs.db" not in passed.listing


def test_sums_count_all_and_name_the_first():
    many = passed_over(f"{n}.png" for n in range(MOST_NAMED + 20))
    both = many + passed_over(["a.gif", "b.exe"])
    assert both.counts == ((OtherKind.PICTURE, MOST_NAMED + 21), (OtherKind.PROGRAM, 1))
    assert both.listing.endswith(f"{MOST_NAMED - 1}.png\nAnd 22 more.")
    assert (PassedOver().words, PassedOver().sentence_part, PassedOver().listing) == ("", "", "")
    assert not PassedOver()


def test_a_folder_says_what_in_it_is_no_article(tmp_path: Path):
    for name in (
        "a.txt", "logo.png", "in/tables.xlsx", "~$a.docx", ".DS_Store", "b.crdownload", "desktop.ini",
        "page.html", "page_files/photo.jpg", "named.jpg",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    found = looked_through([tmp_path, tmp_path / "named.jpg"])
    assert [path.name for path in found.files] == ["a.txt", "page.html", "named.jpg"]
    assert found.passed_over.names == ("logo.png", "in/tables.xlsx")
    assert looked_through([tmp_path / "named.jpg"]).passed_over == PassedOver()


def test_an_archive_says_so_at_its_end_with_what_lies_in_archives_in_it(tmp_path: Path):
    inner = zipped(b__txt=TEXT, c__gif=b"GIF8")
    path = tmp_path / "week.zip"
    path.write_bytes(zipped(a__txt=TEXT + b"More.", d__png=b"\x89PNG", inner__zip=inner))
    assert outcomes(path) == [
        PassedOver(((OtherKind.PICTURE, 1),), ("week.zip › inner.zip › c.gif",)),
        PassedOver(((OtherKind.PICTURE, 1),), ("week.zip › d.png",)),
    ]
    assert len(list(read_parts(path.read_bytes(), "week.zip"))) == 2


def test_an_archive_that_many_share_says_it_once(tmp_path: Path):
    path = tmp_path / "many.zip"
    members = {f"m{n}__txt": TEXT + str(n).encode() for n in range(120)}
    path.write_bytes(zipped(**members, last__png=b"\x89PNG"))
    waiting, said, articles = [Stretch(path)], [], 0
    while waiting:
        for step in read_stretch(waiting.pop()):
            waiting += getattr(step, "stretches", ())
            said += [step] if isinstance(step, PassedOver) else []
            articles += hasattr(step, "sha256")
    assert (articles, [one.names for one in said]) == (120, [("many.zip › last.png",)])


def test_a_tar_archive_does_too_and_names_cannot_act(tmp_path: Path):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name in ("a.txt", "red\x1b[31m\u202e.png"):
            member = tarfile.TarInfo(name)
            member.size = len(TEXT)
            archive.addfile(member, io.BytesIO(TEXT))
    path = tmp_path / "a.tar"
    path.write_bytes(file.getvalue())
    (passed,) = outcomes(path)
    assert passed.words == "1 picture"
    assert not set("\x1b\u202e") & set(passed.listing)


def test_an_archive_of_nothing_else_is_refused_with_what_it_holds():
    (refusal,) = read_parts(zipped(a__png=b"x", b__jpg=b"x"), "a.zip")
    assert isinstance(refusal, Refused)
    assert refusal.hint == "It holds 2 pictures."


@pytest.mark.parametrize("kind", OtherKind)
def test_every_kind_has_its_words_for_one_and_for_several(kind: OtherKind):
    assert PassedOver(((kind, 1),)).words == f"1 {kind.value[0]}"
    assert PassedOver(((kind, 2),)).words == f"2 {kind.value[1]}"
