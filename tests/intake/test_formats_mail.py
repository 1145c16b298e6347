"""Mails: what they say about themselves, what is around their text, and what is attached to them."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage

import pytest
from compound_file import attached_file, attached_mail, compound_file, mail_file
from intake_documents import paragraph, word_file
from intake_mail import TEXT, as_bytes, mail, newsletter
from intake_pages import PARAGRAPHS

from briefing_app.errors import Refused
from briefing_app.intake.formats.mail.eml import decoded_head
from briefing_app.intake.formats.mail.letter import subject_line
from briefing_app.intake.formats.mail.sender import Origin, Sender, origin_of, sender_in
from briefing_app.intake.registry import read_bytes, read_parts

STORIES = [
    (
        f"Headline number {number} about the harbours",
        f"https://www.paper.example/stories/{number}",
        f"The minister of {number} said on Monday that the harbour would stay open all through the winter.",
    )
    for number in ("one", "two", "three", "four")
]


def read(message: EmailMessage | bytes, name: str = "a.eml"):
    return list(read_parts(message if isinstance(message, bytes) else as_bytes(message), name))


def test_a_mail_is_an_article_with_what_its_head_says():
    data = as_bytes(mail(subject="Re: [press] Fwd: Port stays open"))
    (taken,) = read(data)
    assert taken.text == TEXT
    assert (taken.headline, taken.headline_proposed) == ("Port stays open", False)
    assert (taken.byline, taken.outlet) == ("Jane Roe", "baltic-wire.example")
    assert taken.published_on == date(2025, 3, 3)  # where it was sent, not where it is read
    assert (taken.original.data, taken.original_name) == (data, "a.eml")
    assert read(data, "saved.dat")[0].text == TEXT


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("RE: AW: WG: Fwd: Haushalt", "Haushalt"),
        ("Re[2]: Budget", "Budget"),
        ("[list] [ext] Budget", "Budget"),
        ("Re:", "Re:"),
        ("Report: Budget", "Report: Budget"),
        ("[only a tag]", "[only a tag]"),
    ],
)
def test_subjects_lose_what_mail_programs_put_before_them(subject, line):
    assert subject_line(subject) == line


@pytest.mark.parametrize(
    ("line", "heads", "origin"),
    [
        ("Jane Roe <jane@paper.example>", {}, Origin("paper.example", "Jane Roe")),
        ("Jane Roe <jane.roe@gmail.com>", {}, Origin("", "Jane Roe")),
        ('"Roe, Jane" <jane@paper.co.uk>', {}, Origin("paper.co.uk", "Jane Roe")),
        ("Jane Roe via Baltic Wire <x@lists.example>", {}, Origin("Baltic Wire", "Jane Roe")),
        ("Jane Roe (Baltic Wire) <x@w.example>", {}, Origin("Baltic Wire", "Jane Roe")),
        ("The Daily Post <newsletter@e.post.example>", {}, Origin("The Daily Post", "")),
        (
            "<no-reply@post.example>",
            {"list-id": '"Morning Brief" <brief.post.example>'},
            Origin("Morning Brief", ""),
        ),
        (
            "Jane Roe <jane@gmail.com>",
            {"organization": "Harbour Office"},
            Origin("Harbour Office", "Jane Roe"),
        ),
        ("jane@mail.paper.example", {}, Origin("paper.example", "")),
        ("", {}, Origin("", "")),
    ],
)
def test_a_sender_is_a_writer_or_a_paper_or_both(line, heads, origin):
    assert origin_of(sender_in(line), heads) == origin


def test_senders_are_read_from_odd_lines():
    assert sender_in("Roe, Jane [mailto:JANE@Paper.Example]") == Sender("Roe, Jane", "jane@paper.example")
    assert sender_in("\x1b[31m" * 400 + "x" * 5000).address == ""


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_texts_and_heads_in_any_charset_are_read(charset):
    words = "Порт останется открытым всю зиму, сказала министр транспорта в понедельник. " * 4
    body = words.encode(charset)
    head = base64.b64encode("Порт открыт".encode(charset)).decode()
    sender = base64.b64encode("Анна Петрова".encode(charset)).decode()
    data = (
        f"From: =?{charset}?B?{sender}?= <a@wire.example>\r\n"
        f"To: b@c.example\r\nSubject: =?{charset}?B?{head}?=\r\nDate: Mon, 3 Mar 2025 10:00:00 +0300\r\n"
        f'Message-ID: <1@c>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="{charset}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode() + base64.encodebytes(body)
    (taken,) = read(data)
    assert taken.text == words.strip()
    assert (taken.headline, taken.byline, taken.language) == ("Порт открыт", "Анна Петрова", "ru")


def test_heads_in_raw_letters_and_broken_codings_are_read():
    assert decoded_head("Порт открыт для всех судов".encode("cp1251").decode("ascii", "surrogateescape")) == (
        "Порт открыт для всех судов"
    )
    assert decoded_head("=?utf-8?B?####?=")
    assert decoded_head("=?no-such-charset?Q?Port=20open?=") == "Port open"
    assert len(decoded_head("x" * 1_000_000)) <= 4_000


def test_a_text_with_flowing_lines_has_its_paragraphs():
    flowing = TEXT.replace(". ", ". \n")
    made = mail()
    made.replace_header("Content-Type", 'text/plain; charset="utf-8"; format="flowed"')
    made.set_payload(flowing.encode())
    made.replace_header("Content-Transfer-Encoding", "8bit")
    assert read(made)[0].text == TEXT


def test_of_text_and_html_the_fuller_one_is_read():
    page = f"<html><body>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</body></html>"
    assert read(mail(TEXT, page="<p>See the text.</p>"))[0].text == TEXT
    assert read(mail("This mail needs HTML.", page=page))[0].text == TEXT
    assert read(mail("", page=page))[0].text == TEXT


@pytest.mark.parametrize(
    "end",
    [
        "\n\n-- \nJane Roe\nEditor\nTel. 123",
        "\n\nSent from my iPhone",
        "\n\n" + "_" * 40 + "\nTo unsubscribe go to https://lists.example/options\nPress mailing list",
        "\n\nYou received this message because you follow the port.\nManage your preferences",
        "\n\n-- \nJane\n\nSie erhalten diese Mail als Abonnent. Newsletter abbestellen: https://x.example",
    ],
)
def test_signatures_and_list_footers_are_cut(end):
    assert read(mail(TEXT + end))[0].text == TEXT


def test_what_only_looks_like_a_signature_or_footer_stays():
    inner = "He asked them to unsubscribe from the list, and they did."
    dashes = TEXT.replace("\n\n", "\n--\n", 1)
    assert inner in read(mail(f"{inner}\n\n{TEXT}"))[0].text
    assert read(mail(dashes))[0].text.split("\n\n")[-1] == PARAGRAPHS[-1]
    assert read(mail(f"The port said this and a good deal more on the quay.\n-- \n{TEXT}"))[0].text.endswith(
        PARAGRAPHS[-1]
    )


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Ivo Marsh <ivo@globe.example>\n"
        "Date: Tue, 4 Mar 2025 10:12:00 +0100\nSubject: Strike at the docks\nTo: Jane <j@x.example>\n\n",
        "Von: Marsh, Ivo <ivo@globe.example>\nGesendet: Dienstag, 4. März 2025 10:12\n"
        "An: Jane\nBetreff: Strike at the docks\n\n",
        "Begin forwarded message:\n\n> From: Ivo Marsh <ivo@globe.example>\n> Subject: Strike at the docks\n"
        "> Date: 4 March 2025\n>\n",
    ],
)
def test_of_a_forwarded_mail_what_was_forwarded_is_the_article(head):
    quoted = "> " if head.startswith("Begin") else ""
    text = "\n".join(f"{quoted}{line}" for line in TEXT.split("\n"))
    (taken,) = read(mail(f"FYI, see below.\n\n{head}{text}", subject="Fwd: Strike at the docks"))
    assert taken.text == TEXT
    assert (taken.headline, taken.byline, taken.outlet) == (
        "Strike at the docks",
        "Ivo Marsh",
        "globe.example",
    )
    assert taken.published_on == date(2025, 3, 4)


def test_a_letter_with_words_of_its_own_above_a_quoted_mail_stays_whole():
    (taken,) = read(
        mail(f"{TEXT}\n\n-----Original Message-----\nFrom: Ivo <i@x.example>\nSubject: Old\n\nOld words.")
    )
    assert taken.text.startswith(PARAGRAPHS[0])
    assert taken.headline == "Port stays open"


def test_attachments_that_can_be_read_are_articles_that_name_their_mail():
    made = mail()
    made.add_attachment(
        word_file(paragraph("The annex says more about the harbour, in a sentence of its own.")),
        maintype="application", subtype="octet-stream", filename="Anhang über alles.docx",
    )  # fmt: skip
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(
        mail("Inner words say that the strike goes on until the spring, at least.", subject="Inner")
    )
    made.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    found = read(made)
    names = [one.where if isinstance(one, Refused) else one.original_name for one in found]
    assert names == ["a.eml", "a.eml › Anhang über alles.docx", "a.eml › Inner.eml", "a.eml › empty.pdf"]
    assert [type(one) for one in found][-1] is Refused
    assert found[0].original.data == as_bytes(made)
    assert (found[2].headline, found[2].byline) == ("Inner", "Jane Roe")


def test_a_mail_that_only_carries_an_attachment_has_no_text_of_its_own():
    made = mail("Please see attached.")
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="article.txt")
    (taken,) = read(made)
    assert (taken.original_name, taken.text) == ("a.eml › article.txt", TEXT)


def test_encrypted_and_empty_mails_are_refused_by_name():
    sealed = (
        b"From: a@b.example\nTo: c@d.example\nSubject: x\nMessage-ID: <1>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x\n\n'
        b"--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x--\n"
    )
    (refused,) = read(sealed)
    assert (refused.what, refused.where) == ("The mail is encrypted.", "a.eml")
    (refused,) = read(mail("\n"))
    assert refused.what == "The mail holds no text."


def test_the_address_of_a_mail_on_the_web_is_kept_where_it_is_one():
    link = "https://mail.example/view/77"
    assert read(mail(f"View this in your browser: {link}\n\n{TEXT}"))[0].url == link
    assert (
        read(mail(archived_at="<https://lists.example/a/1.html>"))[0].url == "https://lists.example/a/1.html"
    )
    assert read(mail(list_archive="<https://lists.example/>"))[0].url == ""
    assert read(mail(list_archive="<https://lists.example/archive/press>"))[0].url != ""
    page = f'<p><a href="javascript:alert(1)">View in browser</a></p><p>{TEXT}</p>'
    assert read(mail("", page=page))[0].url == ""


def test_a_newsletter_in_html_becomes_its_stories():
    found = read(mail("", page=newsletter(STORIES), sender="Paper Daily <news@paper.example>"))
    assert [(one.headline, one.url, one.text) for one in found] == STORIES
    assert {one.outlet for one in found} == {"Paper Daily"}
    assert {one.published_on for one in found} == {date(2025, 3, 3)}
    assert [one.original_name for one in found] == [f"a.eml › {number}" for number in (1, 2, 3, 4)]
    assert len({one.original.data for one in found}) == 1


def test_the_letter_above_the_stories_is_an_article_too():
    letter = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    found = read(mail("", page=newsletter(STORIES, before=letter), subject="The week in ports"))
    assert len(found) == 5
    assert found[0].headline == "The week in ports"
    assert PARAGRAPHS[0] in found[0].text


def test_an_article_with_headings_is_not_taken_for_a_newsletter():
    long = "".join(f"<h2>Part {n} of the matter at hand</h2><p>{TEXT}</p>" for n in range(4))
    assert len(read(mail("", page=f"<html><body>{long}</body></html>"))) == 1
    links = "".join(
        f'<p><a href="https://x.example/{n}">A link to story number {n}</a></p>' for n in range(9)
    )
    assert len(read(mail("", page=f"<html><body><p>{TEXT}</p>{links}</body></html>"))) == 1


def test_text_newsletters_are_cut_at_numbers_and_rules_where_each_story_names_its_source():
    numbered = "\n\n".join(f"{n}. {h}\n\n{t}\nRead more: {u}" for n, (h, u, t) in enumerate(STORIES, 1))
    contents = "\n".join(f"{n}. {h}" for n, (h, _, _) in enumerate(STORIES, 1))
    found = read(mail(f"THE BRIEF\n\n{contents}\n\n{numbered}\n\nTo unsubscribe: https://x.example/u"))
    assert [(one.headline, one.url, one.text) for one in found] == STORIES
    rule = "\n" + "-" * 40 + "\n"
    ruled = rule.join(f"{h}\n(Morning Post, 3 March)\n\n{t}" for h, _, t in STORIES)
    found = read(mail(f"Good morning{rule}{ruled}"))
    assert [(one.headline, one.outlet, one.text) for one in found] == [
        (headline, "Morning Post", text) for headline, _, text in STORIES
    ]


def test_an_article_with_numbered_parts_stays_whole():
    parts = "\n\n".join(f"{n}. {h}\n\n{t}" for n, (h, _, t) in enumerate(STORIES, 1))
    assert len(read(mail(parts))) == 1


def test_mailboxes_give_mail_after_mail():
    box = b""
    for n in range(3):
        made = as_bytes(mail(f"Number {n}. {TEXT}\n\nFrom here on it is quiet.", subject=f"Mail {n}"))
        lines = made.replace(b"\r\n", b"\n").replace(b"\nFrom here", b"\n>From here")
        box += b"From jane@x Mon Mar  3 23:30:00 2025\n" + lines + b"\n\n"
    found = read(box, "inbox")
    assert [one.original_name for one in found] == [f"inbox › Mail {n}" for n in range(3)]
    assert [one.headline for one in found] == ["Mail 0", "Mail 1", "Mail 2"]
    assert all(one.text.endswith("From here on it is quiet.") for one in found)
    bad = box.replace(b"Subject: Mail 1", b"Content-Type: multipart/encrypted\nSubject: Mail 1")
    assert [type(one).__name__ for one in read(bad, "inbox")] == ["Taken", "Refused", "Taken"]


def test_mails_of_apple_mail_are_read():
    data = as_bytes(mail())
    (taken,) = read(b"%d\n" % len(data) + data + b"<plist>not of the mail</plist>", "1.emlx")
    assert (taken.text, taken.byline) == (TEXT, "Jane Roe")


def test_text_that_begins_like_a_mailbox_is_text():
    assert read(f"From the harbour in 2025\n\n{TEXT}".encode(), "a.txt")[0].text.endswith(TEXT)
    assert read(f"Headline: Port\nOutlet: Wire\n\n{TEXT}".encode(), "a.txt")[0].outlet == "Wire"


def test_hostile_mails_are_refused_or_read_within_their_limits():
    deep = b"From: a@b.c\nTo: d@e.f\nMessage-ID: <1>\nMIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    wide = b'From: a@b.c\nTo: d@e.f\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary="b"\n\n' + (
        b"--b\nContent-Type: text/plain\n\nx\n" * 2_000
    )
    odd = as_bytes(mail()).replace(
        b"Date: Mon, 03 Mar 2025 23:30:00 -0500", b"Date: 99 Foo 99999 77:77:77 +9999"
    )
    for data in (deep, wide):
        (refused,) = read(data)
        assert isinstance(refused, Refused)
    (taken,) = read(odd)
    assert taken.published_on is None
    script = mail("", page=f"<script>evil()</script><p onclick=x>{TEXT}</p><style>p{{}}</style>")
    assert read(script)[0].text == " ".join(TEXT.split())


def outlook(**parts) -> bytes:
    return compound_file(mail_file(**parts))


def test_outlook_mails_are_read_with_and_without_the_heads_of_transport():
    ticks = 133_854_336_000_000_000  # 2025-03-03, noon, in hundreds of nanoseconds since 1601
    data = outlook(
        subject="RE: Port stays open", body=TEXT, sender=("Jane Roe", "jane@wire.example"), sent_ticks=ticks
    )
    (taken,) = read(data, "a.msg")
    assert (taken.headline, taken.text, taken.byline, taken.outlet) == (
        "Port stays open", TEXT, "Jane Roe", "wire.example",
    )  # fmt: skip
    assert taken.published_on == date(2025, 3, 3)
    assert taken.original.data == data
    heads = "From: Ivo Marsh <ivo@globe.example>\r\nDate: Tue, 4 Mar 2025 23:59:00 -0500\r\n"
    (taken,) = read(outlook(subject="Strike", body=TEXT, heads=heads), "download")
    assert (taken.byline, taken.published_on) == ("Ivo Marsh", date(2025, 3, 4))


def test_old_outlook_mails_name_their_codepage():
    words = "Порт останется открытым всю зиму, сказала министр транспорта. " * 4
    (taken,) = read(outlook(subject="Порт", body=words, codepage=1251), "a.msg")
    assert (taken.text, taken.headline) == (words.strip(), "Порт")


def test_outlook_attachments_and_pages_are_read():
    inner = mail_file(
        subject="Inner", body=f"Inner words. {TEXT}", sender=("Ivo Marsh", "i@globe.example"), top=False
    )
    page = newsletter(STORIES).encode()
    data = outlook(
        subject="News",
        page=page,
        sender=("Paper Daily", "news@paper.example"),
        attachments=(
            attached_file("more.txt", TEXT.encode()),
            attached_mail(inner),
            attached_file("a.png", b"x"),
        ),
    )
    found = read(data, "a.msg")
    assert [one.headline for one in found[:4]] == [headline for headline, _, _ in STORIES]
    assert [one.original_name for one in found[4:]] == ["a.msg › more.txt", "a.msg › Inner.eml"]
    assert (found[5].headline, found[5].byline) == ("Inner", "Ivo Marsh")


def test_damaged_outlook_files_and_old_documents_are_refused():
    data = outlook(subject="Port", body=TEXT)
    with pytest.raises(Refused, match=r"a\.msg"):
        read_bytes(data[: len(data) // 2], "a.msg")
    with pytest.raises(Refused, match="old or encrypted Office document"):
        read_bytes(compound_file({"WordDocument": b"x" * 5000}), "a.doc")


def test_what_outlook_has_packed_is_said_to_be_closed_and_the_letter_is_taken_in():
    message = mail()
    message.add_attachment(
        b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    (taken,) = read_parts(as_bytes(message), "a.eml")
    assert "winmail.dat" in taken.doubt and "save the attachments in Outlook" in taken.doubt
    empty = EmailMessage()
    empty["From"], empty["Subject"] = "a@wire.example", "Papers"
    empty.add_attachment(
        b"\x78\x9f\x3e\x22", maintype="application", subtype="octet-stream", filename="WINMAIL.DAT"
    )
    (refusal,) = read_parts(as_bytes(empty), "b.eml")
    assert "winmail.dat" in refusal.what
    (plain,) = read_parts(as_bytes(mail()), "a.eml")
    assert plain.doubt == ""
