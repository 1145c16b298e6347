"""An organisation's own Word file as the template: what is kept of it, what is added, what is refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx_documents import every_node, long_document, report
from docx_validators import schema_faults, sdk_faults
from docx_words import W, text_of
from lxml import etree
from word_templates import TEMPLATES, add_field, bare, both_ways, change, letterhead, pack, saved

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Document, Marking
from briefing_app.errors import BriefingError
from briefing_app.export.docx.template.reading import LARGEST_PART
from briefing_app.export.docx.writer import docx_file

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.export.rendered import Rendered

STYLE = load_house_style("ministry")
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def written(document: Document, template: Path) -> Rendered:
    pages = {"politics": 1, "points": 2, "matrix": 3, "annex": 5, "para-1": 1}
    return docx_file(document, replace(STYLE, word_template=template), pages, 6)


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def lines(root: etree._Element) -> list[str]:
    return [
        "".join(e.text or "\t" for e in p.iter(f"{W}t", f"{W}tab") if e.getparent().tag == f"{W}r")
        for p in root.iter(f"{W}p")
    ]


def around(data: bytes) -> list[dict[str, list[str]]]:
    """Return the lines of each header and footer of each section, by its place and kind."""
    targets = {r.get("Id"): r.get("Target") for r in tree(data, "word/_rels/document.xml.rels").iter()}
    return [
        {
            f"{etree.QName(e).localname.removesuffix('Reference')} {e.get(f'{W}type')}": lines(
                tree(data, f"word/{targets[e.get(f'{R}id')]}")
            )
            for e in section
            if e.tag.endswith("Reference")
        }
        for section in tree(data).iter(f"{W}sectPr")
    ]


@pytest.fixture(params=["docx", "dotx"])
def template(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return saved(letterhead(), tmp_path / f"ours.{request.param}")


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("document", [report(), every_node()], ids=["report", "every node"])
def test_the_result_is_valid(name: str, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(written(document, saved(TEMPLATES[name](), tmp_path / "ours.dotx")).data)
    assert schema_faults(path) == []
    assert sdk_faults(path) == []


def test_headers_footers_and_the_first_page_are_kept_and_the_marking_is_added(template: Path) -> None:
    first, turned, last = around(written(report(), template).data)
    assert first["header first"] == ["OFFICIAL\t\u2002TLP:AMBER\u2002", " Ministry of Examples"]
    assert first["header default"] == ["OFFICIAL\t\u2002TLP:AMBER\u2002", "Ministry of Examples\t\tUnit 4"]
    assert first["footer default"] == ["Example Street 1\t\tp. 1", "OFFICIAL\t\u2002TLP:AMBER\u2002"]
    assert first["footer first"] == [
        "Example Street 1, Exampleton",
        "Page 1 of 6\tP. Officer/PPA/ext 214\tCopy 3 of 12",
        "OFFICIAL\t\u2002TLP:AMBER\u2002",
    ]
    assert set(turned) == {"header default", "footer default"}
    assert turned == last, "the words of turned pages are those of all others"


def test_headers_reach_to_the_edge_of_turned_pages(template: Path) -> None:
    data = written(report(), template).data
    stops = {
        name: [
            (tab.get(f"{W}val"), int(tab.get(f"{W}pos")))
            for tab in tree(data, f"word/template{name}.xml").iter(f"{W}tab")
            if tab.get(f"{W}pos")
        ]
        for name in ("HeaderDefaultWide", "FooterDefaultWide")
    }
    # 9360 is where python-docx ends its headers; the text is 9072 wide upright and 14004 turned.
    for found in stops.values():
        assert ("clear", 9360) in found
        assert any(kind == "right" and abs(at - 9360 * 14004 / 9072) < 3 for kind, at in found)
        assert ("right", 14004) in found, "that of the marking"
    sizes = [(e.get(f"{W}w"), e.get(f"{W}h"), e.get(f"{W}orient")) for e in tree(data).iter(f"{W}pgSz")]
    assert sizes == [("11906", "16838", None), ("16838", "11906", "landscape"), ("11906", "16838", None)]


def test_a_section_of_the_template_for_turned_pages_is_used(tmp_path: Path) -> None:
    data = written(report(), saved(both_ways(), tmp_path / "ours.docx")).data
    first, turned, last = around(data)
    assert turned["header default"][-1] == "Wide head"
    assert first["header even"][-1] == "Even"
    assert first["header first"][-1] == " Ministry of Examples"
    assert last["header default"][-1] == "Ministry of Examples\t\tUnit 4"


def test_a_marking_that_stands_in_the_template_is_not_added_again(tmp_path: Path) -> None:
    word = bare()
    word.sections[0].header.paragraphs[0].text = "OFFICIAL handling: TLP:AMBER"
    foot = word.sections[0].footer.paragraphs[0]
    foot.text = "OFFICIAL TLP:AMBER "
    add_field(foot, "PAGE \\* MERGEFORMAT")
    (section, *_) = around(written(every_node(), saved(word, tmp_path / "ours.docx")).data)
    assert section == {
        "header default": ["OFFICIAL handling: TLP:AMBER"],
        "footer default": ["OFFICIAL TLP:AMBER 1"],
    }


def test_a_document_without_marking_adds_none(tmp_path: Path) -> None:
    document = every_node()
    plain = replace(
        document.furniture,
        marking=replace(document.furniture.marking, words="", tlp=type(document.furniture.marking.tlp)("")),
    )
    (section, *_) = around(
        written(replace(document, furniture=plain), saved(letterhead(), tmp_path / "t.docx")).data
    )
    assert section["header default"] == ["Ministry of Examples\t\tUnit 4"]


def test_styles_are_looked_up_by_name_and_what_is_missing_is_told(template: Path) -> None:
    result = written(report(), template)
    styles = {style.name: style for style in docx.Document(io.BytesIO(result.data)).styles}
    assert str(styles["Heading 1"].font.color.rgb) == "005030", "theirs"
    used = {
        "".join(p.itertext(f"{W}t")): p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for p in tree(result.data).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle") is not None
    }
    assert used["1\u2002Politics"] == "Heading1"
    assert used["Situation Report"] == "Title"
    assert used["Ask when the text will be shared."] == "ListBullet"
    assert used["It is likely that the vote fails."] == "Assessment"
    assert (
        "The Word template has no style “Section 1”; its “Heading 1” was used in its place."
        in result.warnings
    )
    (added,) = [warning for warning in result.warnings if "house style gave" in warning]
    assert "“Assessment”" in added and "“Section 1”" not in added
    assert "Liberation Sans" in str(styles["Normal"].font.name)
    assert styles["Assessment"].font.name is None, "added styles are set in the letters of the template"


def test_a_style_of_its_own_comes_before_all_others(tmp_path: Path) -> None:
    word = letterhead()
    own = word.styles.add_style("Section 1", WD_STYLE_TYPE.PARAGRAPH)
    own.element.set(f"{W}styleId", "Abschnitt")
    result = written(report(), saved(word, tmp_path / "ours.docx"))
    assert any(e.get(f"{W}val") == "Abschnitt" for e in tree(result.data).iter(f"{W}pStyle"))
    assert not any("“Section 1”" in warning for warning in result.warnings)


def test_a_style_with_the_id_of_ours_and_another_name_is_left_alone(tmp_path: Path) -> None:
    word = bare()
    own = word.styles.add_style("Something else", WD_STYLE_TYPE.PARAGRAPH)
    own.element.set(f"{W}styleId", "BLUF")
    result = written(every_node(), saved(word, tmp_path / "ours.docx"))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in tree(result.data, "word/styles.xml").iter(f"{W}style")
    }
    assert (names["BLUF"], names["BriefingBLUF"]) == ("Something else", "BLUF")
    assert any(e.get(f"{W}val") == "BriefingBLUF" for e in tree(result.data).iter(f"{W}pStyle"))


def test_only_our_words_stand_in_the_body(template: Path) -> None:
    text = text_of(written(long_document(3), template).data)
    assert "nobody wants" not in text
    assert "Government to vote against draft 3" in text


def test_lists_go_on_counting_for_themselves(tmp_path: Path) -> None:
    data = written(every_node(), saved(bare(), tmp_path / "ours.docx")).data
    numbering = tree(data, "word/numbering.xml")
    numbers = [e.get(f"{W}numId") for e in numbering.iterfind(f"{W}num")]
    assert len(numbers) == len(set(numbers))
    used = {e.get(f"{W}val") for e in tree(data).iter(f"{W}numId")}
    assert used and used <= set(numbers)
    kinds = [e.tag for e in numbering]
    assert kinds == sorted(kinds, key=[f"{W}abstractNum", f"{W}num"].index)


def test_nothing_leads_out_of_the_result(tmp_path: Path) -> None:
    template = saved(letterhead(), tmp_path / "ours.docx")
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    rels = "word/_rels/settings.xml.rels"
    parts[rels] = (
        f'<?xml version="1.0"?><Relationships xmlns="{RELS.strip("{}")}">'
        f'<Relationship Id="rId1" Type="{R.strip("{}")}/attachedTemplate"'
        ' Target="file:///C:/Users/someone/own.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"</w:settings>",
        f'<w:attachedTemplate xmlns:r="{R.strip("{}")}" r:id="rId1"/></w:settings>'.encode(),
    )
    header = next(
        name
        for name in parts
        if name.startswith("word/header") and b"Ministry" in parts[name] and b"blip" in parts[name]
    )
    header_rels = header.replace("word/", "word/_rels/") + ".rels"
    parts[header_rels] = parts[header_rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="https://tracker.example/pixel.png" TargetMode="External"/></Relationships>',
    )
    parts[header] = parts[header].replace(b"r:embed=", b'r:link="rId77" r:embed=')
    pack(template, parts)
    data = written(report(), template).data
    result = zipfile.ZipFile(io.BytesIO(data))
    everything = b"".join(result.read(name) for name in result.namelist())
    assert b"tracker.example" not in everything
    assert b"someone" not in everything
    assert b"attachedTemplate" not in everything
    assert b"python-docx" not in everything
    outside = [
        relation.get("Target")
        for name in result.namelist()
        if name.endswith(".rels")
        for relation in tree(data, name).iter(f"{RELS}Relationship")
        if relation.get("TargetMode") == "External"
    ]
    assert all(target.startswith("https://") for target in outside)
    path = tmp_path / "briefing.docx"
    path.write_bytes(data)
    assert schema_faults(path) == []


def test_the_same_template_gives_the_same_bytes(template: Path) -> None:
    assert written(report(), template).data == written(report(), template).data


def spoil_zip(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def with_macros(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image9.png", b"\x00" * (LARGEST_PART * 2))


def entities(path: Path) -> None:
    change(path, "word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document')


def fetching(path: Path) -> None:
    change(path, "word/footer1.xml", b"PAGE", b'INCLUDETEXT "C:\\\\secret.txt"')


def strict(path: Path) -> None:
    change(
        path,
        "word/document.xml",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


def no_room(path: Path) -> None:
    change(path, "word/document.xml", b'w:left="1417"', b'w:left="9417"')


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_zip, "no Word file"),
        (with_macros, "macros"),
        (bomb, "far more than a template"),
        (entities, "declarations"),
        (fetching, "fetches"),
        (strict, "Strict"),
        (no_room, "no room"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 600), "old format"),
        (lambda path: path.write_bytes(b""), "no Word file"),
        (lambda path: path.unlink(), "cannot be read"),
        (lambda path: change(path, "word/styles.xml", b"</w:styles>", b""), "damaged"),
        (
            lambda path: change(path, "[Content_Types].xml", b"document.main+xml", b"document.odd+xml"),
            "no Word",
        ),
        (
            lambda path: change(
                path,
                "[Content_Types].xml",
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            ),
            "macros",
        ),
    ],
)
def test_what_is_broken_or_hostile_is_refused_in_a_sentence(spoil, words: str, tmp_path: Path) -> None:
    template = saved(letterhead(), tmp_path / "ours.docx")
    spoil(template)
    with pytest.raises(BriefingError, match=words) as caught:
        written(report(), template)
    assert "ours.docx" in str(caught.value.where)
    assert caught.value.hint


def test_files_with_macros_are_refused_by_their_name(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="macros"):
        written(report(), saved(letterhead(), tmp_path / "ours.dotm"))


def test_a_long_marking_stands_whole_in_the_template(tmp_path: Path) -> None:
    document = every_node()
    words = "OFFICIAL — SENSITIVE · Locally engaged staff may see this · Not for publication abroad"
    marking = Marking(words, document.furniture.marking.tlp)
    furniture = replace(document.furniture, marking=marking)
    data = written(replace(document, furniture=furniture), saved(letterhead(), tmp_path / "ours.docx")).data
    (section, *_) = around(data)
    for name, found in section.items():
        assert all(part in " ".join(found) for part in words.split(" · ")), name
