"""NewsML-G2, NewsML 1, NITF and ninjs: each item an article, what is none refused by its number."""

from __future__ import annotations

import json
from datetime import date

import pytest
from intake_pages import HEADLINE, PARAGRAPHS

from briefing_app.domain.articles.article import Genre
from briefing_app.errors import Refused
from briefing_app.intake.registry import read_bytes, read_parts
from briefing_app.intake.taken import Taken

BODY = "\n\n".join(PARAGRAPHS)
XHTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
DAY = date(2026, 11, 20)


def g2_item(
    content: str,
    *,
    kind: str = "ninat:text",
    status: str = "stat:usable",
    meta: str = "",
    namespace: str = ' xmlns="http://iptc.org/std/nar/2006-10-01/"',
) -> str:
    """Return a news item with its content, as agencies write it."""
    return (
        f'<newsItem{namespace} guid="urn:newsml:coast:1" version="2" standard="NewsML-G2">'
        f'<itemMeta><itemClass qcode="{kind}"/><provider qcode="nprov:CST"><name>Coast Press</name>'
        f"</provider><versionCreated>2026-11-20T23:40:00+01:00</versionCreated>"
        f'<pubStatus qcode="{status}"/></itemMeta>'
        "<contentMeta><contentCreated>2026-11-19T10:00:00Z</contentCreated><creditline>Coast</creditline>"
        f'<by>By Oda Ferrel</by><dateline>VELDMOOR</dateline><language tag="en-GB"/>'
        f'<headline role="hlrole:sub">A sub-headline</headline><headline role="hlrole:main">{HEADLINE}'
        f"</headline><slugline>PORT-BASIN</slugline>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def inline(markup: str) -> str:
    """Return an XHTML rendering of a news item."""
    return (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{HEADLINE}</title></head><body>{markup}</body></html></inlineXML>"
    )


def message(*items: str) -> bytes:
    """Return a message of items, an item set for each."""
    sets = "".join(f"<itemSet>{item}</itemSet>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-20T23:41:00Z</sent>'
        f"</header>{sets}</newsMessage>"
    ).encode()


NITF = (
    '<nitf xml:lang="en"><head><title>port-basin</title><docdata management-status="usable">'
    '<date.issue norm="20261120T093000Z"/><doc.copyright holder="Coast Press" year="2026"/></docdata>'
    '<pubdata name="The Coastline" type="print" position.section="Shipping"/>'
    "</head><body><body.head><hedline><hl1>{headline}</hl1>"
    "<hl2>Pilots had warned for two years.</hl2></hedline><byline>By <person>Oda Ferrel</person>"
    "<byttl>Port correspondent</byttl></byline><dateline><location>VELDMOOR</location></dateline></body.head>"
    "<body.content>{content}</body.content><body.end><tagline>Copyright Coast Press</tagline>"
    "</body.end></body>"
    "</nitf>"
)


def nitf(content: str = XHTML) -> str:
    """Return a NITF article around its content."""
    return NITF.format(headline=HEADLINE, content=content)


def test_a_news_item_gives_its_text_and_all_its_details():
    taken = read_bytes(message(g2_item(inline(f"<h1>{HEADLINE}</h1>{XHTML}"))), "a.xml")
    assert taken.text == BODY
    assert (taken.credit, taken.section) == ("Coast", "")
    assert (taken.headline, taken.byline, taken.outlet) == (HEADLINE, "Oda Ferrel", "Coast Press")
    assert (taken.dateline, taken.published_on, taken.language) == ("VELDMOOR", DAY, "en")
    assert not taken.headline_proposed


def test_a_message_of_many_items_names_those_that_are_no_articles():
    parts = list(
        read_parts(
            message(
                g2_item(inline(XHTML)),
                g2_item("<remoteContent href='x.jpg'/>", kind="ninat:picture"),
                g2_item(inline(XHTML), status="stat:canceled"),
                g2_item(inline(XHTML), status="stat:withheld"),
                g2_item(inline("")),
                g2_item(inline("<p>The last item speaks of a second basin, which stays open.</p>")),
            ),
            "wire.xml",
        )
    )
    assert [type(part) for part in parts] == [Taken, Refused, Refused, Refused, Refused, Taken]
    assert [part.what for part in parts if isinstance(part, Refused)] == [
        "This item is a picture, not an article.",
        "This item was withdrawn by its sender.",
        "This item was held back by its sender.",
        "This item holds no text.",
    ]
    assert parts[1].where.startswith("wire.xml")
    assert "2" in parts[1].where
    assert parts[5].text.startswith("The last item")


def test_items_without_a_namespace_and_packages_that_only_list_others():
    item = g2_item(inline(XHTML), namespace="")
    taken = read_bytes(f"<newsItem>{item.partition('>')[2]}".encode(), "tt.xml")
    assert taken.text == BODY
    package = b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><groupSet/></packageItem>'
    with pytest.raises(Refused, match="a list of other items"):
        read_bytes(package, "package.xml")


def test_a_body_in_nitf_or_as_escaped_characters_is_read_too():
    inside = f'<inlineXML contenttype="application/nitf+xml">{nitf()}</inlineXML>'
    taken = read_bytes(message(g2_item(inside)), "a.xml")
    assert taken.text == f"Pilots had warned for two years.\n\n{BODY}"
    assert taken.headline == HEADLINE
    escaped = XHTML.replace("<", "&lt;")
    data = message(g2_item(f'<inlineData contenttype="text/html">{escaped}</inlineData>'))
    assert read_bytes(data, "a.xml").text == BODY


def test_the_holder_of_the_rights_is_the_outlet_where_no_provider_is_named_and_results_are_no_text():
    item = (
        g2_item(inline(XHTML))
        .replace("<name>Coast Press</name>", "")
        .replace("<creditline>Coast</creditline>", "")
    )
    item = item.replace('qcode="nprov:CST"', 'uri="http://coast.example/about/"')
    item = item.replace("<dateline>VELDMOOR</dateline>", "<located><name>Veldmoor</name></located>")
    holder = (
        "<rightsInfo><copyrightHolder><name>Coastline Media</name></copyrightHolder></rightsInfo><itemMeta>"
    )
    taken = read_bytes(message(item.replace("<itemMeta>", holder)), "a.xml")
    assert (taken.outlet, taken.dateline) == ("Coastline Media", "Veldmoor")
    results = "<inlineXML><sports-content><p>3 to 1 in the last minutes.</p></sports-content></inlineXML>"
    with pytest.raises(Refused, match="no text"):
        read_bytes(message(g2_item(results)), "a.xml")


def test_genre_and_creator_come_from_the_meta_data():
    meta = '<genre qcode="genre:Analysis"><name>Analysis</name></genre>'
    assert read_bytes(message(g2_item(inline(XHTML), meta=meta)), "a.xml").genre is Genre.ANALYSIS
    item = g2_item(inline(XHTML), meta="<creator><name>Jan Toll</name></creator>")
    item = item.replace("<by>By Oda Ferrel</by>", "")
    assert read_bytes(message(item), "a.xml").byline == "Jan Toll"


def test_nitf_alone_with_a_document_type_and_named_characters():
    start = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-5.dtd">'
    content = "<p>The&nbsp;port of Caf&eacute; Bay closes its basin for a year, the board said.</p>" + (
        "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>4</td><td>12</td></tr></table>"
        "<ul><li>Survey in March.</li></ul><media><media-caption>A picture of it.</media-caption></media>"
    )
    taken = read_bytes((start + nitf(content)).encode(), "a.xml")
    assert taken.section == "Shipping"
    assert taken.text.split("\n\n") == [
        "Pilots had warned for two years.",
        "The port of Café Bay closes its basin for a year, the board said.",
        "Pier | Cracks",
        "4 | 12",
        "Survey in March.",
    ]
    assert (taken.outlet, taken.byline, taken.dateline) == ("The Coastline", "Oda Ferrel", "VELDMOOR")
    assert (taken.published_on, taken.language, taken.headline) == (DAY, "en", HEADLINE)


def test_the_lead_of_an_archive_that_writes_it_twice_stands_once():
    lead = f'<block class="lead_paragraph"><p>{PARAGRAPHS[0]}</p></block>'
    content = f'{lead}<block class="full_text">{XHTML}</block>'
    assert read_bytes(nitf(content).encode(), "a.xml").text.count(PARAGRAPHS[0]) == 1


def newsml_1(content: str, *, status: str = "Usable", media: str = "Text") -> bytes:
    """Return a NewsML 1.2 document with one item."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">'
        "<NewsML Version='1.2'><NewsEnvelope><DateAndTime>20261120T230000Z</DateAndTime></NewsEnvelope>"
        "<NewsItem><Identification>"
        "<NewsIdentifier><ProviderId>coast.example</ProviderId><DateId>20261120</DateId></NewsIdentifier>"
        "</Identification><NewsManagement><NewsItemType FormalName='News'/><FirstCreated>20261120T090000+0100"
        f"</FirstCreated><ThisRevisionCreated>20261120T234000+0100</ThisRevisionCreated>"
        f"<Status FormalName='{status}'/></NewsManagement><NewsComponent><NewsLines><HeadLine>{HEADLINE}"
        "</HeadLine><ByLine>by Oda Ferrel</ByLine><DateLine>VELDMOOR, Nov 20</DateLine></NewsLines>"
        "<AdministrativeMetadata><Provider><Party FormalName='Coast Press'/></Provider>"
        "</AdministrativeMetadata><DescriptiveMetadata><Language FormalName='en'/>"
        "</DescriptiveMetadata><NewsComponent>"
        "<Role FormalName='Caption'/><ContentItem><MediaType FormalName='Text'/><DataContent>A caption that "
        f"is no part of the story at all.</DataContent></ContentItem></NewsComponent><NewsComponent>"
        f"<ContentItem><MediaType FormalName='{media}'/><DataContent>{content}</DataContent>"
        f"</ContentItem></NewsComponent>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        nitf().replace("<hl2>Pilots had warned for two years.</hl2>", ""),
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{XHTML}</body></html>',
        f"<![CDATA[<style type='text/css'>.bw p {{ margin: 0 }}</style><div class='bw'>{XHTML}</div>]]>",
    ],
    ids=["paragraphs", "nitf", "xhtml", "business wire"],
)
def test_newsml_1_gives_its_text_however_it_is_wrapped(content):
    taken = read_bytes(newsml_1(content), "a.xml")
    assert taken.text == BODY
    assert (taken.headline, taken.byline, taken.outlet) == (HEADLINE, "Oda Ferrel", "Coast Press")
    assert (taken.published_on, taken.language) == (DAY, "en")


def test_newsml_1_items_that_are_pictures_or_killed_are_refused():
    with pytest.raises(Refused, match="a picture"):
        read_bytes(newsml_1("", media="Photo"), "a.xml")
    with pytest.raises(Refused, match="withdrawn"):
        read_bytes(newsml_1(XHTML, status="Canceled"), "a.xml")


NINJS_1 = {
    "uri": "http://coast.example/2026/1",
    "type": "text",
    "versioncreated": "2026-11-20T23:40:00+01:00",
    "pubstatus": "usable",
    "language": "en",
    "headline": HEADLINE,
    "byline": "By Oda Ferrel",
    "located": "Veldmoor",
    "copyrightholder": "Coast Press",
    "body_xhtml": XHTML,
    "associations": {"featured": {"type": "picture", "headline": "Not this one", "body_text": "Nor this."}},
}
NINJS_3 = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "tag:coast.example,2026:1",
    "type": "text",
    "versionCreated": "2026-11-20T23:40:00+01:00",
    "pubStatus": "usable",
    "language": "en",
    "headlines": [{"role": "short", "value": "Basin"}, {"role": "main", "value": HEADLINE}],
    "by": "Oda Ferrel",
    "infoSources": [{"role": "checker", "name": "Other"}, {"role": "provider", "name": "Coast Press"}],
    "located": "Veldmoor",
    "bodies": [
        {"role": "summary", "contentType": "text/plain", "value": "Only a summary."},
        {"role": "main", "contentType": "text/plain", "value": BODY},
        {"role": "main", "contentType": "application/xhtml+xml", "value": f"<div>{XHTML}</div>"},
    ],
}


@pytest.mark.parametrize("item", [NINJS_1, NINJS_3], ids=["1", "3"])
def test_ninjs_gives_its_text_and_its_details(item):
    taken = read_bytes(json.dumps(item).encode(), "a.json")
    assert taken.text == BODY
    assert (taken.headline, taken.byline, taken.outlet) == (HEADLINE, "Oda Ferrel", "Coast Press")
    assert (taken.dateline, taken.published_on, taken.language) == ("Veldmoor", DAY, "en")


def test_the_body_of_ninjs_that_keeps_paragraphs_is_chosen_whatever_it_is_called():
    marked = {"role": "richtext", "contentType": "application/xhtml+xml", "value": XHTML}
    flat = {"role": "main", "contentType": "text/plain", "value": " ".join(PARAGRAPHS)}
    assert read_bytes(json.dumps({**NINJS_3, "bodies": [flat, marked]}).encode(), "a.json").text == BODY
    bar = '<div class="dat"><span class="vignette">Port</span><span class="source">TT</span></div>'
    sent = {"role": "html5", "contenttype": "text/html", "value": f"<article>{bar}{XHTML}</article>"}
    own = {"role": "ttnitf", "contenttype": "application/xml", "value": "<TTNITF><P>x</P></TTNITF>"}
    assert read_bytes(json.dumps({**NINJS_3, "bodies": [own, sent]}).encode(), "a.json").text == BODY
    older = {key: value for key, value in NINJS_1.items() if key != "body_xhtml"}
    older |= {"body_text": " ".join(PARAGRAPHS), "body_html5": XHTML}
    assert read_bytes(json.dumps(older).encode(), "a.json").text == BODY
    wire = {
        "role": "xhtml",
        "contenttype": "text/html",
        "value": "More piers<sup >®</sup> than\n   ever stay open.",
    }
    taken = read_bytes(json.dumps({**NINJS_3, "type": "composite", "bodies": [wire]}).encode(), "a.json")
    assert taken.text == "More piers® than ever stay open."


def test_texts_that_an_item_brings_along_are_articles_too_and_its_pictures_are_not():
    box = {
        "uri": "2",
        "type": "text",
        "headline": "The second basin",
        "body_text": "The second basin stays open.",
    }
    link = {"uri": "3", "type": "text", "headline": "Only a link"}
    picture = {"type": "picture", "body_text": "A caption of the picture."}
    for held in ({"a": box, "b": link, "c": picture}, [box, link, picture]):
        parts = list(read_parts(json.dumps({**NINJS_1, "associations": held}).encode(), "a.json"))
        assert [part.headline for part in parts if isinstance(part, Taken)] == [HEADLINE, "The second basin"]
        assert len(parts) == 2


def test_ninjs_in_lists_and_lines_and_with_a_nitf_body():
    other = {
        **NINJS_1,
        "uri": "2",
        "body_xhtml": "",
        "body_text": "The second basin stays open for good, they said.",
    }
    killed = {**NINJS_1, "uri": "3", "pubstatus": "canceled"}
    picture = {**NINJS_1, "uri": "4", "type": "picture", "body_xhtml": ""}
    items = [NINJS_1, killed, picture, other]
    expected = [Taken, Refused, Refused, Taken]
    forms = (
        json.dumps(items),
        json.dumps({"_items": items, "_meta": {"total": 4}}),
        "\n".join(map(json.dumps, items)),
    )
    for form in forms:
        assert [type(part) for part in read_parts(form.encode(), "a.json")] == expected
    in_nitf = {**NINJS_1, "body_xhtml": "", "body_nitf": nitf()}
    assert BODY in read_bytes(json.dumps(in_nitf).encode(), "a.json").text


def test_other_json_and_other_xml_stay_no_articles():
    for data, words in ((b'{"headline": 3, "a": 1}', "JSON data"), (b"<rss><channel/></rss>", "an XML file")):
        with pytest.raises(Refused, match=words):
            read_bytes(data, "a")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a" + (str(n - 1) if n else "") + ";"}">' for n in range(3))
    + "]><nitf><body><body.content><p>&a2;</p></body.content></body></nitf>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"
)


@pytest.mark.parametrize("markup", [BOMB, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(markup, encoding):
    data = markup.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    with pytest.raises(Refused, match="declarations"):
        read_bytes(data, "a.xml")


def test_depth_without_end_is_a_sentence_and_not_a_crash():
    deep = "<nitf><body><body.content>" + "<p>" * 20_000 + "x"
    with pytest.raises(Refused, match="damaged"):
        read_bytes(deep.encode(), "a.xml")
    for data in (
        b'{"headline": "x", "body_text": ' + b"[" * 200_000,
        b'[{"headline":"x","bodies":' * 100_000,
    ):
        with pytest.raises(Refused, match="damaged"):
            read_bytes(data, "a.json")
