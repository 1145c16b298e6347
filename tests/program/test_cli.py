"""The commands as a person types them: a real process, real files, and what it says and returns."""

import hashlib
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import samples
from pypdf import PdfReader

from briefing_app.domain.briefings.issue import IssuedFile
from briefing_app.domain.edit import Change
from briefing_app.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("[0-9]*.txt"))
PLAIN = (
    "The harbour ministers of the two countries met in Ostrand on Friday.\n"
    "“The port will open in March,” said Jane Roe, minister of transport. She added that the quay was "
    "finished.\n"
    "The Port Authority (PA) said in a statement that 200 people would be hired.\n"
)


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DISPLAY"}
    environment["BRIEFING_DESK_HOME"] = str(home)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def test_one_plain_article_without_a_headline_becomes_a_briefing(tmp_path: Path, article: Path) -> None:
    done = run("build", article, "--out", tmp_path / "a.pdf", "--out", tmp_path / "a.docx", home=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "The port will open in March" in " ".join(words.split())
    assert "Jane Roe" in words
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def test_twenty_articles_of_mixed_formats_become_one_briefing(tmp_path: Path) -> None:
    folder = tmp_path / "morning"
    folder.mkdir()
    for number, sample in enumerate(SAMPLES[:20]):
        text = sample.read_text(encoding="utf-8")
        body = text.split("\n\n", 1)[1]
        headline = text.split("\n", 1)[0].removeprefix("Headline: ")
        match number % 4:
            case 0:
                (folder / sample.name).write_text(text, encoding="utf-8")
            case 1:
                page = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
                (folder / f"{sample.stem}.html").write_text(
                    f"<html><head><title>{headline}</title></head><body><nav>Home News</nav>"
                    f"<article><h1>{headline}</h1>{page}</article></body></html>",
                    encoding="utf-8",
                )
            case 2:
                (folder / f"{sample.stem}.md").write_text(f"# {headline}\n\n{body}", encoding="utf-8")
            case _:
                (folder / sample.name).write_text(body, encoding="utf-16")
    out = tmp_path / "review.pdf"

    done = run("build", folder, "--out", out, "--tlp", "GREEN", "--classification", "OFFICIAL", home=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert all(page.count("TLP:GREEN") == 2 and page.count("OFFICIAL") >= 2 for page in pages)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_a_briefing_is_built_in_the_language_that_is_asked_for(tmp_path: Path, article: Path) -> None:
    out = tmp_path / "revue.pdf"

    done = run("build", article, "--out", out, "--language", "fr", home=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(PdfReader(out).pages[0].extract_text().split())
    assert "Revue de presse quotidienne" in words
    assert "Page 1 sur 1" in words
    assert "«\u202fThe port will open in March" in words.replace("« ", "«\u202f")


def test_a_language_without_words_is_refused_before_anything_is_read(tmp_path: Path, article: Path) -> None:
    done = run("build", article, "--out", tmp_path / "a.pdf", "--language", "tlh", home=tmp_path)

    assert done.returncode != 0
    assert "There are no fixed words for the language “tlh”" in done.stderr
    assert "ar, de, en, es, fr, pl, ru, uk" in done.stderr


def test_an_analysis_is_one_line_of_json_with_places_in_the_text(tmp_path: Path, article: Path) -> None:
    done = run("analyse", article, "--format", "json", home=tmp_path)

    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found["schema"] == 1
    [quoted] = [s for s in found["statements"] if s["manner"] == "direct"]
    assert found["text"][slice(*quoted["content"][0])] == "The port will open in March"
    assert quoted["speaker"] == "Jane Roe"
    assert found["text"][slice(*quoted["cue"])] == "said"
    roe = next(actor for actor in found["actors"] if actor["name"] == "Jane Roe")
    assert (roe["kind"], roe["role"]) == ("person", "minister of transport")
    assert all(found["text"][slice(*span)] for actor in found["actors"] for span in actor["mentions"])


def test_a_library_is_filled_searched_and_checked(tmp_path: Path, article: Path) -> None:
    library = tmp_path / "desk.briefing"

    first = run("import", article, SAMPLES[0], "--library", library, home=tmp_path)
    again = run("import", article, "--library", library, home=tmp_path)
    found = run("search", "quay", "--library", library, "--format", "json", home=tmp_path)
    hinted = run("search", "wing:left OR quay", "--library", library, home=tmp_path)
    checked = run("check", "--library", library, home=tmp_path)

    assert "“wing:” is not a field" in hinted.stderr
    assert hinted.stdout
    assert first.returncode == again.returncode == found.returncode == checked.returncode == 0
    assert first.stdout.count("taken in as") == 2
    assert "already in the library" in again.stdout
    assert [json.loads(line)["headline"] for line in found.stdout.splitlines()]
    assert "whole" in checked.stdout


def bad_inputs(folder: Path) -> dict[str, Path]:
    """Write one of each kind of input that no briefing can be made of."""
    content = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "broken.docx": b"PK\x03\x04 this is no archive",
        "broken.pdf": b"%PDF-1.7 this is no document",
        "no-article.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    }
    paths = {}
    for name, data in content.items():
        paths[name] = folder / name
        paths[name].write_bytes(data)
    paths["missing.txt"] = folder / "missing.txt"
    return paths


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path, article: Path) -> None:
    bad = bad_inputs(tmp_path)

    done = run("build", *bad.values(), article, "--out", tmp_path / "a.pdf", home=tmp_path)

    assert done.returncode == 1
    assert (tmp_path / "a.pdf").stat().st_size > 5000
    for name in bad:
        [line] = [line for line in done.stderr.splitlines() if name in line]
        assert line.rstrip().endswith((".", "?")), line
    assert "Traceback" not in done.stderr


def test_fifty_megabytes_of_text_get_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"One sentence after another. " * (50_000_000 // 28))

    done = run("analyse", path, home=tmp_path)

    assert done.returncode == 1
    assert "huge.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_markup_and_control_characters_of_an_article_stay_words(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        'Headline: <b>Bold</b> & <img src="file:///etc/passwd"> &amp; more\n\n'
        "“We said <i>no</i> & meant it,” said Jane Roe, a \x00\x1b[31mspokes\u202ewoman\u202c.\n",
        encoding="utf-8",
    )

    done = run(
        "build", hostile,
        "--out", tmp_path / "a.pdf", "--out", tmp_path / "a.docx", "--out", tmp_path / "a.txt",
        home=tmp_path,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages).split())
    text = " ".join((tmp_path / "a.txt").read_text(encoding="utf-8").split())
    for kept in ("<b>Bold</b> &", "&amp; more", "We said <i>no</i> & meant it"):
        assert kept in text
        assert kept.replace(" ", "") in words.replace(" ", "")
    assert not {"\x00", "\x1b", "\u202e"} & set(text)


def test_a_briefing_is_exported_as_a_draft_then_issued_and_exported_as_issued(tmp_path: Path) -> None:
    library = tmp_path / "desk.briefing"
    with Store.open(library) as store:
        store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    with_library = ("--library", library)

    draft = run("export", "press", "--out", tmp_path / "draft.pdf", *with_library, home=tmp_path)
    refused = run("issue", "press", *with_library, home=tmp_path)
    issued = run(
        "issue", "press", "--cleared-by", "M. Tamm", "--out", tmp_path / "a.pdf", *with_library, home=tmp_path
    )
    again = run("export", "press", "--out", tmp_path / "b.pdf", "--out", tmp_path / "b.txt", *with_library,
                home=tmp_path)  # fmt: skip

    assert [done.returncode for done in (draft, refused, issued, again)] == [0, 1, 0, 0]
    assert "not cleared yet" in refused.stderr
    assert "--cleared-by" in refused.stderr
    assert issued.stdout.startswith("Issued as No. 1/2026, MFA/DPR/2026/001\n")
    words = PdfReader(tmp_path / "draft.pdf").pages[0].extract_text()
    assert words.count("DRAFT") == 2
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert "DRAFT" not in (tmp_path / "b.txt").read_text(encoding="utf-8")
    with Store.open(library) as store:
        kinds = [(record.kind.value, record.draft) for record in reversed(store.issues())]
        assert store.check() == []
    assert kinds == [("exported", True), ("issued", False), ("exported", False), ("exported", False)]


def test_an_export_that_fails_leaves_the_older_file(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    target = folder / "a.pdf"
    target.write_bytes(b"the older file")
    target.chmod(stat.S_IREAD)
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    blocked = tmp_path / "no-folder" / "a.pdf"
    try:
        done = run("build", article, "--out", blocked, home=tmp_path)
    finally:
        folder.chmod(stat.S_IRWXU)

    assert done.returncode == 1
    assert "no-folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"the older file"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["build"], "--help"),
        (["fly"], "fly"),
        (["build", "a.txt", "--out", "a.pdf", "--paper", "A5"], "A5"),
    ],
)
def test_wrong_use_is_explained(tmp_path: Path, arguments: list[str], named: str) -> None:
    done = run(*arguments, home=tmp_path)

    assert done.returncode == 2
    assert named in done.stderr


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--out", "a.odt"], "a.odt"),
        (["--out", "a.pdf", "--product", "horoscope"], "horoscope"),
        (["--out", "a.pdf", "--house-style", "baroque"], "baroque"),
    ],
)
def test_an_unknown_format_product_or_style_is_named_with_what_there_is(
    tmp_path: Path, article: Path, arguments: list[str], named: str
) -> None:
    done = run("build", article, *arguments, home=tmp_path)

    assert done.returncode == 1
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_a_library_that_is_none_or_too_new_is_refused_in_words(tmp_path: Path) -> None:
    import sqlite3

    broken = tmp_path / "broken.briefing"
    broken.write_bytes(b"not a library" * 1000)
    newer = tmp_path / "newer.briefing"
    run("import", SAMPLES[0], "--library", newer, home=tmp_path)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()

    for library in (broken, newer, tmp_path / "missing.briefing"):
        done = run("check", "--library", library, home=tmp_path)
        assert done.returncode == 1
        assert library.name in done.stderr
        assert "Traceback" not in done.stderr


def test_an_address_is_refused_because_nothing_is_fetched(tmp_path: Path) -> None:
    done = run("import", "https://example.org/a", "--library", tmp_path / "l.briefing", home=tmp_path)

    assert done.returncode == 1
    assert "https://example.org/a" in done.stderr


def test_a_returned_file_is_verified_and_an_altered_one_is_listed(tmp_path: Path, article: Path) -> None:
    library = tmp_path / "desk.briefing"
    titled = f"Harbour ministers meet in Ostrand\n\n{PLAIN}"
    article.write_text(titled, encoding="utf-8")
    run("import", article, "--library", library, home=tmp_path)
    changed = tmp_path / "changed.txt"
    changed.write_text(titled.replace("will open", "will not open"), encoding="utf-8")
    for name, source in (("good", article), ("bad", changed)):
        outputs = [f"--out={tmp_path / name}.{suffix}" for suffix in ("docx", "pdf")]
        assert run("build", source, *outputs, home=tmp_path).returncode == 0

    for suffix in ("docx", "pdf"):
        good = run("verify", tmp_path / f"good.{suffix}", "--library", library, home=tmp_path)
        assert (good.returncode, good.stderr) == (0, "")
        assert "verified." in good.stdout
        bad = run("verify", tmp_path / f"bad.{suffix}", "--library", library, home=tmp_path)
        assert bad.returncode == 1
        assert "{+not+}" in bad.stdout

    told = run("verify", tmp_path / "bad.docx", "--library", library, "--format", "json", home=tmp_path)
    faults = json.loads(told.stdout)["faults"]
    assert any(fault["expected"].startswith("The port will open in March") for fault in faults)


def test_a_pdf_from_right_to_left_is_refused_unless_the_archive_keeps_it(
    tmp_path: Path, article: Path
) -> None:
    library = tmp_path / "desk.briefing"
    run("import", article, "--library", library, home=tmp_path)
    files = [tmp_path / "arabic.pdf", tmp_path / "arabic.docx"]
    assert (
        run("build", article, "--language", "ar", *[f"--out={f}" for f in files], home=tmp_path).returncode
        == 0
    )
    refused = run("verify", files[0], "--library", library, home=tmp_path)
    assert refused.returncode == 1
    assert "from right to left" in refused.stderr and "Word file" in refused.stderr
    assert run("verify", files[1], "--library", library, home=tmp_path).returncode == 0
    with Store.open(library) as store:
        kept = IssuedFile("pdf", str(files[0]), hashlib.sha256(files[0].read_bytes()).hexdigest(), 1)
        store.add_issue(replace(samples.ISSUE, files=(kept,), sources=()))
    known = run("verify", files[0], "--library", library, home=tmp_path)
    assert known.returncode == 0
    assert "byte for byte" in known.stdout


def test_what_cannot_be_verified_is_refused_in_words(tmp_path: Path, article: Path) -> None:
    library = tmp_path / "desk.briefing"
    run("import", article, "--library", library, home=tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing")
    assert run("verify", article, "--library", library, home=tmp_path).returncode == 2
    for name in ("broken.pdf", "absent.docx"):
        done = run("verify", tmp_path / name, "--library", library, home=tmp_path)
        assert (done.returncode, name in done.stderr) == (1, True)
        assert "Traceback" not in done.stderr


def test_nothing_is_issued_while_a_quotation_cannot_be_verified(tmp_path: Path, article: Path) -> None:
    from datetime import UTC, datetime

    from briefing_app.domain.briefings.briefing import ArticleItem
    from briefing_app.domain.briefings.outline import items
    from briefing_app.storage.store import ArticleQuery, Store
    from briefing_app.workspace import edits

    library = tmp_path / "desk.briefing"
    run("import", article, "--library", library, home=tmp_path)
    with Store.open(library) as store:
        made = edits.new_briefing(store, "Morning", datetime(2026, 11, 23, tzinfo=UTC))
        store.write(made.changes)
        briefing_id = edits.made_briefing(made)
        section = store.briefing(briefing_id).sections[0].id
        ids = list(store.article_ids(ArticleQuery()))
        store.write(edits.place_articles(store, briefing_id, section, ids).changes)
        item = next(i for i in items(store.briefing(briefing_id)) if isinstance(i, ArticleItem))
        words = "Roe said “the port will never open again”."
        store.write(edits.set_summary(store, briefing_id, item.id, words).changes)

    paths = ("--out", tmp_path / "a.pdf", "--library", library)
    done = run("issue", "Morning", "--cleared-by", "MT", *paths, home=tmp_path)

    assert done.returncode == 1
    assert "Item 1: “the port will never open again” could not be verified." in done.stderr
    assert not (tmp_path / "a.pdf").exists()
    assert run("export", "Morning", *paths, home=tmp_path).returncode == 0
    assert "DRAFT" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_a_briefing_is_built_in_the_word_file_of_the_organisation(tmp_path: Path, article: Path) -> None:
    import docx

    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Ministry of Examples"
    word.save(str(tmp_path / "ours.docx"))
    out = tmp_path / "a.docx"

    done = run("build", article, "--out", out, "--word-template", tmp_path / "ours.docx", home=tmp_path)

    assert done.returncode == 0
    assert "has no style “Section 1”; its “Heading 1” was used" in done.stderr
    assert docx.Document(str(out)).sections[0].header.paragraphs[-1].text == "Ministry of Examples"

    done = run("build", article, "--out", out, "--word-template", article, home=tmp_path)

    assert (done.returncode, done.stderr.count("no Word file")) == (1, 1)


@pytest.mark.parametrize(
    "product", ["daily-press-headlines", "statement-matrix", "timeline", "meeting-brief", "actor-profile"]
)
def test_what_stands_behind_words_in_a_product_is_no_alteration(
    tmp_path: Path, article: Path, product: str
) -> None:
    library = tmp_path / "desk.briefing"
    run("import", article, "--library", library, home=tmp_path)
    outputs = [tmp_path / f"made.{suffix}" for suffix in ("docx", "pdf")]
    out = [f"--out={path}" for path in outputs]
    assert run("build", article, "--product", product, *out, home=tmp_path).returncode == 0
    for path in outputs:
        verified = run("verify", path, "--library", library, home=tmp_path)
        assert (verified.returncode, verified.stderr) == (0, ""), verified.stdout
