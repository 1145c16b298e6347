"""The door of the intake: what cannot be read is refused by name and reason, never with a crash."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from intake_documents import Sheet, paragraph, word_file
from intake_pages import PARAGRAPHS, news_page

from briefing_app.domain.articles.article import ArticleField, Genre
from briefing_app.errors import Refused
from briefing_app.intake.folders import looked_through
from briefing_app.intake.formats import registry
from briefing_app.intake.languages.language import language_of
from briefing_app.intake.reading import Format
from briefing_app.intake.registry import FORMATS, read_bytes, read_file, read_pasted
from briefing_app.intake.taken import article_from, digest_of

TEXT = "\n\n".join(PARAGRAPHS)


def sheet() -> bytes:
    made = Sheet()
    made.column(PARAGRAPHS, 60, 740, 450)
    return made.data()


EXAMPLES = {
    "a.txt": TEXT.encode(),
    "a.md": f"# A headline\n\n{TEXT}".encode(),
    "a.html": news_page().encode(),
    "a.docx": word_file("".join(map(paragraph, PARAGRAPHS))),
    "a.pdf": sheet(),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_format_gives_the_same_text_for_the_same_article(name):
    taken = read_bytes(EXAMPLES[name], name)
    assert taken.text == TEXT
    assert taken.sha256 == digest_of(TEXT)
    assert taken.original.data == EXAMPLES[name]
    assert taken.original_name == name


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf"])
def test_the_content_decides_what_a_file_is_whatever_its_name(name):
    assert read_bytes(EXAMPLES[name], "article.dat").text == TEXT


def test_every_suffix_belongs_to_one_format():
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"... --- ...", "no readable text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a picture"),
        (b"MZ" + b"\0" * 200, "a program"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "that is no text",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old or encrypted Office document"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "archive is damaged"),
        (b'{"a": [1, 2]}', "a JSON data file"),
        (b'<?xml version="1.0"?><rss></rss>', "an XML file"),
        (random.Random(3).randbytes(4000), "no readable text"),
        (TEXT.encode() * 10_000, "too large"),
        (b"word " * 700_000, "too long"),
    ],
)
def test_what_is_no_article_is_refused_by_name_and_reason(data, words):
    with pytest.raises(Refused) as refusal:
        read_bytes(data, "thing.bin")
    assert words in refusal.value.what
    assert refusal.value.where == "thing.bin"
    assert str(refusal.value).startswith("thing.bin: ")
    assert refusal.value.what.endswith(".")


def test_a_huge_file_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(Refused, match=r"huge\.txt: .*too large .*5000 MB"):
        read_file(path)


def test_fifty_megabytes_of_text_get_a_sentence(tmp_path):
    path = tmp_path / "archive.txt"
    path.write_bytes(b"The minister said so again and again.\n" * 1_400_000)
    with pytest.raises(Refused, match=r"too large for an article \(53 MB; at most 8 MB\)"):
        read_file(path)


def test_folders_missing_files_and_pipes_are_refused(tmp_path):
    with pytest.raises(Refused, match="folder"):
        read_file(tmp_path)
    with pytest.raises(Refused, match="no longer there"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(Refused, match="cannot be read"):
        read_file(tmp_path / "nul\0.txt")
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(Refused, match="not a file"):
            read_file(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)

    def denied(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", denied)
    with pytest.raises(Refused, match=r"secret\.txt: You are not allowed"):
        read_file(path)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one kind of damage."""
    changed = bytearray(data)
    match chance.randrange(6):
        case 0:
            return bytes(changed[: chance.randrange(len(changed))])
        case 1:
            return bytes(changed[chance.randrange(len(changed)) :])
        case 2:
            for _ in range(chance.randrange(1, 30)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        case 3:
            place = chance.randrange(len(changed))
            changed[place:place] = chance.randbytes(chance.randrange(1, 400))
        case 4:
            start, length = chance.randrange(len(changed)), chance.randrange(1, 600)
            changed[start : start + length] = b"\0" * length
        case _:
            start = chance.randrange(len(changed))
            piece = changed[start : start + chance.randrange(1, 800)]
            place = chance.randrange(len(changed))
            changed[place:place] = piece * chance.randrange(1, 5)
    return bytes(changed)


@pytest.mark.parametrize("name", EXAMPLES)
def test_damaged_files_are_read_or_refused_and_nothing_else(name):
    chance = random.Random(name)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(120):
        try:
            taken = read_bytes(mutated(EXAMPLES[name], chance), name)
        except Refused as refusal:
            assert refusal.where == name
            outcomes["refused"] += 1
        else:
            assert taken.text and taken.headline
            taken.text.encode()
            outcomes["read"] += 1
    assert outcomes["read"] or outcomes["refused"]


def test_a_fault_of_a_foreign_parser_is_told_in_words(monkeypatch):
    def faulty(_data):
        raise RecursionError("deep inside")

    broken = Format("x", (".x",), (), 1000, lambda data, name: True, faulty)
    monkeypatch.setattr(registry, "FORMATS", (broken, *FORMATS))
    with pytest.raises(Refused, match=r"a\.x: The file is damaged") as refusal:
        read_bytes(b"something", "a.x")
    assert isinstance(refusal.value.__cause__, RecursionError)


def test_a_hint_of_the_media_type_helps_a_fragment_of_html():
    fragment = "".join(f"<p>{text}</p>" for text in PARAGRAPHS).encode()
    assert read_bytes(fragment, "download", "text/html; charset=utf-8").text == TEXT


def test_an_article_is_made_with_every_detail_unconfirmed():
    taken = read_bytes(EXAMPLES["a.html"], "a.html")
    now = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    article = article_from(taken, now, sample=True)
    assert article.text == taken.text
    assert article.sha256 == taken.sha256
    assert (article.headline, article.outlet) == (taken.headline, taken.outlet)
    assert article.taken_in_at == now
    assert article.confirmed == frozenset()
    assert article.sample
    assert len(article.original) == 64


def test_pasted_text_takes_the_details_of_the_form():
    taken = read_pasted(
        f"A detected headline\n\nBy Oda Ferrel\n\n{TEXT}",
        {
            ArticleField.HEADLINE: "My\nheadline",
            "outlet": "The Coastline",
            "byline": "",
            "published_on": "21 November 2026",
            "url": "https://coastline.example/a",
            "genre": Genre.ANALYSIS,
        },
    )
    assert taken.headline == "My headline"
    assert (taken.outlet, taken.byline) == ("The Coastline", "Oda Ferrel")
    assert taken.published_on is not None and taken.published_on.day == 21
    assert (taken.url, taken.genre) == ("https://coastline.example/a", Genre.ANALYSIS)
    assert taken.text == TEXT


def test_pasted_html_is_read_whole_without_scripts():
    page = "<div><h2>Basin closed after cracks</h2><script>alert(1)</script><style>p{}</style>"
    page += "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2]) + "Loose<br>lines</div>"
    taken = read_pasted(page, {})
    assert taken.headline == "Basin closed after cracks"
    assert taken.text.split("\n\n") == [*PARAGRAPHS[:2], "Loose", "lines"]


def test_pasting_nothing_or_lone_surrogates_is_safe():
    with pytest.raises(Refused, match="no text"):
        read_pasted(" \n", {})
    assert read_pasted("The minister said \ud83d no.", {}).text == "The minister said no."


def test_text_with_a_few_angle_brackets_is_not_taken_for_html():
    text = "He wrote <b> in the margin, and 3 < 4 > 2 was all that the paper said about it."
    assert read_pasted(text).text == text


def test_files_of_a_folder_are_found_in_order_without_the_hidden_ones(tmp_path):
    for name in ("b.txt", "a.PDF", "c.exe", ".d.txt", "~$e.docx", "sub/f.html", ".git/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    named = tmp_path / "c.exe"
    found = list(looked_through([named, tmp_path, tmp_path / "b.txt"]).files)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "c.exe", "a.PDF", "b.txt", "sub/f.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the capital and said that nothing had been decided.", "en"),
        ("Die Minister trafen sich in der Hauptstadt und erklärten, es sei nichts entschieden.", "de"),
        ("Les ministres se sont réunis dans la capitale et ont déclaré que rien n'était décidé.", "fr"),
        ("Los ministros se reunieron en la capital y dijeron que no se había decidido nada.", "es"),
        ("I ministri si sono riuniti nella capitale e hanno detto che nulla è stato deciso.", "it"),
        ("Ministrowie spotkali się w stolicy i powiedzieli, że nic nie zostało postanowione.", "pl"),
        ("Министры встретились в столице и сказали, что ничего не решено.", "ru"),
        ("Міністри зустрілися в столиці та сказали, що нічого не вирішено.", "uk"),
        ("اجتمع الوزراء في العاصمة وقالوا إن شيئا لم يتقرر بعد.", "ar"),
        ("部长们在首都会面,表示尚未作出任何决定。", "zh"),
        ("大臣たちは首都で会談し、何も決まっていないと述べた。", "ja"),
        ("Οι υπουργοί συναντήθηκαν στην πρωτεύουσα.", "el"),
        ("12 34", ""),
        ("Lorem ipsum dolor sit amet consectetur", ""),
    ],
)
def test_the_language_is_told_by_script_and_common_words(text, language):
    assert language_of(text) == language


def test_the_door_of_the_intake_opens_without_heavy_libraries():
    code = (
        "import sys, briefing_app.intake.registry\n"
        "heavy = {'lxml', 'trafilatura', 'pypdfium2', 'docx', 'markdown_it', 'charset_normalizer'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


def test_a_folder_of_anything_gives_what_can_be_read(tmp_path):
    for name in (
        "b.eml",
        "c.zip",
        "page.htm",
        "page_files/ad.html",
        "x.crdownload",
        "y.txt.part",
        "in/d.msg",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in looked_through([tmp_path]).files]
    assert found == ["b.eml", "c.zip", "page.htm", "in/d.msg"]
