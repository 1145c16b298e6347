"""Each rule of the checker passes what is right, and fails when the one thing that it asks for is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import documents
import pdf_rules
import pikepdf
import pytest
from pdf_readers import printed
from pdf_rules.reading import File, Rule
from pictures import PICTURES
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from briefing_app.document.nodes import Figure

Deed = Callable[[Pdf], object]


@cache
def good() -> bytes:
    """Return a file that has something of everything."""
    picture = Figure(PICTURES["transparent PNG"], "A slope", 30, "A caption.")
    document = documents.whole(items=4)
    return printed(documents.of(*document.blocks, picture)).data


def saved(pdf: Pdf, **options: object) -> bytes:
    file = BytesIO()
    if not options:
        options = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    pdf.save(file, fix_metadata_version=False, **options)
    return file.getvalue()


def spoilt(deed: Deed) -> bytes:
    with pikepdf.open(BytesIO(good())) as pdf:
        deed(pdf)
        return saved(pdf)


def elements(pdf: Pdf, kind: str) -> list[Object]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name(f"/{kind}")]


def first(pdf: Pdf, kind: str) -> Object:
    return elements(pdf, kind)[0]


def link(pdf: Pdf) -> Object:
    return next(note for note in pdf.pages[0].Annots if "/Dest" in note)


def picture(pdf: Pdf) -> Object:
    return next(one for one in pdf.objects if isinstance(one, Stream) and "/SMask" in one)


def font(pdf: Pdf) -> Object:
    return pdf.pages[0].Resources.Font.F1


def repaint(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replace operators of the first page, or put others before them all."""
    stream = pdf.pages[0].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def rewrite(stream: Object, old: bytes, new: bytes) -> None:
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def without(thing: Callable[[Pdf], Object], key: str) -> Deed:
    def deed(pdf: Pdf) -> None:
        del thing(pdf)[key]

    return deed


def with_value(thing: Callable[[Pdf], Object], key: str, value: object) -> Deed:
    def deed(pdf: Pdf) -> None:
        thing(pdf)[key] = value

    return deed


def root(pdf: Pdf) -> Object:
    return pdf.Root


def page(pdf: Pdf) -> Object:
    return pdf.pages[0].obj


def added_object(**entries: object) -> Deed:
    """Return a deed that gives the first page an object to paint, without painting it."""

    def deed(pdf: Pdf) -> None:
        data = b"/P <</MCID 0>> BDC EMC"
        made = pdf.make_stream(data, Type=Name.XObject, **entries)
        page(pdf).Resources[Name.XObject] = Dictionary(X=made)

    return deed


def graphics_state(**entries: object) -> Deed:
    def deed(pdf: Pdf) -> None:
        page(pdf).Resources[Name.ExtGState] = Dictionary(G=pdf.make_indirect(Dictionary(**entries)))

    return deed


def move_caption(pdf: Pdf) -> None:
    table = next(one for one in elements(pdf, "Table") if Name.Caption == one.K[0].S)
    caption, *others = table.K
    table.K = Array([others[0], caption, *others[1:]])


def take_cell(pdf: Pdf) -> None:
    row = next(one for one in elements(pdf, "TR") if len(one.K) > 2)
    row.K = Array(list(row.K)[1:])


def take_body(pdf: Pdf) -> None:
    table = next(one for one in elements(pdf, "Table") if any(Name.THead == kid.S for kid in one.K))
    table.K = Array([kid for kid in table.K if Name.TBody != kid.S])


def same_notes(pdf: Pdf) -> None:
    one, other, *_ = elements(pdf, "Note")
    one.ID = other.ID


def unlink(pdf: Pdf) -> None:
    found = first(pdf, "Link")
    found.K = Array([kid for kid in found.K if isinstance(kid, int)])


def words_in_section(pdf: Pdf) -> None:
    first(pdf, "Sect").K.append(0)


def lost_parent(pdf: Pdf) -> None:
    first(pdf, "LI").P = pdf.Root.StructTreeRoot


def other_width(pdf: Pdf) -> None:
    font(pdf).DescendantFonts[0].W[1][0] += 30


def no_glyphs(pdf: Pdf) -> None:
    glyphs = font(pdf).DescendantFonts[0].CIDToGIDMap
    glyphs.write(bytes(len(glyphs.read_bytes())))


def private(pdf: Pdf) -> None:
    stream = font(pdf).ToUnicode
    head, _, tail = stream.read_bytes().partition(b"<0001> <")
    stream.write(head + b"<0001> <E000>" + tail.partition(b">")[2])


def no_goal(pdf: Pdf) -> None:
    link(pdf).Dest = Array([pdf.make_indirect(Dictionary()), Name.Fit])


def no_words(pdf: Pdf) -> None:
    first(pdf, "LBody").K = Array()


def other_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "Another title"


def odd_filter(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"?", filter=Name.LZWDecode)


DEEDS: dict[str, Deed] = {
    "streams_within": with_value(lambda pdf: page(pdf).Contents, "/F", String("other")),
    "filters": odd_filter,
    "limits": with_value(page, "/MediaBox", Array([0, 0, 595, 20_000])),
    "actions": with_value(root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
    "extras": with_value(root, "/AcroForm", Dictionary()),
    "outside_objects": added_object(Subtype=Name.PS),
    "marked": without(root, "/MarkInfo"),
    "language": with_value(root, "/Lang", String("English!")),
    "shown_title": without(root, "/ViewerPreferences"),
    "metadata_stream": without(root, "/Metadata"),
    "metadata_packet": lambda pdf: rewrite(pdf.Root.Metadata, b"<?xpacket ", b'<?xpacket bytes="9" '),
    "identification": lambda pdf: rewrite(pdf.Root.Metadata, b"<pdfaid:part>2", b"<pdfaid:part>3"),
    "extension_schemas": lambda pdf: rewrite(
        pdf.Root.Metadata, b"namespaceURI>http://www.aiim.org/pdfua", b"namespaceURI>http://x.example"
    ),
    "same_facts": other_title,
    "output_intent": without(root, "/OutputIntents"),
    "version": with_value(root, "/Version", Name("/2.0")),
    "has_tree": without(root, "/StructTreeRoot"),
    "standard_types": with_value(lambda pdf: first(pdf, "Div"), "/S", Name.Box),
    "parents_agree": lost_parent,
    "nesting": with_value(lambda pdf: first(pdf, "LI"), "/S", Name.P),
    "captions": move_caption,
    "no_direct_content": words_in_section,
    "headings": with_value(lambda pdf: first(pdf, "H2"), "/S", Name.H4),
    "one_way_of_headings": with_value(lambda pdf: first(pdf, "H2"), "/S", Name.H),
    "lists": without(lambda pdf: first(pdf, "L"), "/A"),
    "notes": same_notes,
    "figures": without(lambda pdf: first(pdf, "Figure"), "/Alt"),
    "references": unlink,
    "not_empty": no_words,
    "next_key": with_value(lambda pdf: pdf.Root.StructTreeRoot, "/ParentTreeNextKey", 1),
    "regular_rows": take_cell,
    "heads_and_bodies": take_body,
    "scopes": without(lambda pdf: first(pdf, "TH"), "/A"),
    "all_is_marked": lambda pdf: repaint(pdf, b"/Artifact", b"0 0 9 9 re f\n/Artifact"),
    "artifacts_apart": lambda pdf: repaint(pdf, b"<</MCID 0>> BDC", b"<</MCID 0>> BDC /Artifact BMC EMC"),
    "balanced": lambda pdf: repaint(pdf, b"EMC", b""),
    "reached_once": lambda pdf: repaint(pdf, b"<</MCID 0>>", b"<</MCID 99>>"),
    "own_keys": with_value(link, "/StructParent", 0),
    "tabs": without(page, "/Tabs"),
    "no_tagged_forms": added_object(Subtype=Name.Form, BBox=Array([0, 0, 1, 1])),
    "only_links": with_value(link, "/Subtype", Name.Text),
    "flags": with_value(link, "/F", 2),
    "described": without(link, "/Contents"),
    "in_links": without(link, "/StructParent"),
    "goals": no_goal,
    "bookmarks": with_value(lambda pdf: pdf.Root.Outlines.First, "/Title", String("")),
    "device_colours": lambda pdf: repaint(pdf, b"/Artifact", b"0 0 0 1 k\n/Artifact"),
    "pictures": with_value(picture, "/Interpolate", True),
    "soft_masks": with_value(lambda pdf: picture(pdf).SMask, "/ColorSpace", Name.DeviceRGB),
    "picture_sizes": with_value(picture, "/Width", 99),
    "blending": graphics_state(BM=Name.Multiply),
    "graphics_states": graphics_state(TR=Name.Identity),
    "composite_only": with_value(font, "/Encoding", Name("/Identity-V")),
    "embedded": without(lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2"),
    "named_as_subset": with_value(font, "/BaseFont", Name.SourceSans),
    "widths": other_width,
    "unicode_maps": lambda pdf: font(pdf).ToUnicode.write(b""),
    "private_characters": private,
    "no_missing_glyph": no_glyphs,
}


def encrypted() -> bytes:
    with pikepdf.open(BytesIO(good())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="", user=""))


BYTES: dict[str, Callable[[], bytes]] = {
    "header": lambda: good().replace(b"\xe2\xe3\xcf\xd3", b"ascii", 1),
    "trailer": lambda: good() + b"more",
    "security": encrypted,
    "stream_ends": lambda: good().replace(b"\nendstream\nendobj", b"endstream\n\nendobj", 1),
}


def test_a_good_file_passes_all_rules():
    assert pdf_rules.failures(good()) == []
    assert pdf_rules.failures(spoilt(lambda pdf: None)) == []


@pytest.mark.parametrize("rule", pdf_rules.RULES, ids=lambda rule: rule.check.__name__)
def test_each_rule_can_fail(rule: Rule):
    name = rule.check.__name__
    data = BYTES[name]() if name in BYTES else spoilt(DEEDS[name])
    found = list(rule.check(File(data)))
    assert found and all(words_of and words_of[-1] != "." for words_of in found)


def test_each_rule_names_its_clause():
    for rule in pdf_rules.RULES:
        assert "ISO " in rule.clause and "," in rule.clause
        assert rule.check.__doc__
    names = [rule.check.__name__ for rule in pdf_rules.RULES]
    assert len(set(names)) == len(names)
    assert set(names) == {*DEEDS, *BYTES}


def test_what_fails_is_said_with_its_clause():
    (first_failure, *_) = pdf_rules.failures(spoilt(without(root, "/MarkInfo")))
    assert first_failure.startswith("ISO 14289-1, 6.2")
