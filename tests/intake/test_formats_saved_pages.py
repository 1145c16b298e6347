"""Pages as browsers save them: MHTML, and single files that carry their pictures in themselves."""

from __future__ import annotations

import base64
import random
import time
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from intake_mail import TEXT, as_bytes, mail
from intake_pages import news_page

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_bytes

URL = "https://paper.example/2025/port.html"


def saved(page: str = "", *, charset: str = "utf-8", location: str = URL) -> bytes:
    """Return a page as Chrome saves it, its pictures and frames behind it."""
    made = MIMEMultipart("related", type="text/html", boundary="----MultipartBoundary--x----")
    made["From"] = "<Saved by Blink>"
    if location:
        made["Snapshot-Content-Location"] = location
    made["Subject"] = "A title"
    made["Date"] = "Mon, 3 Mar 2025 10:00:00 -0000"
    root = MIMEText(page or news_page(), "html", charset)
    root["Content-Location"] = location or "about:blank"
    frame = MIMEText("<html><body><p>An advertisement in a frame.</p></body></html>", "html", "utf-8")
    frame["Content-Location"] = "https://ads.example/frame"
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    for part in (root, frame, picture):
        made.attach(part)
    return made.as_bytes()


def test_a_saved_page_is_read_and_keeps_its_address():
    data = saved()
    taken = read_bytes(data, "page.mhtml")
    assert taken.text == TEXT
    assert taken.url
    assert taken.original.data == data
    assert read_bytes(data, "download").text == TEXT


def test_the_address_that_it_was_saved_from_is_used_where_the_page_names_none():
    paragraphs = "</p><p>".join(TEXT.split("\n\n"))
    plain = f"<html><head><title>Port stays open</title></head><body><p>{paragraphs}</p></body></html>"
    assert read_bytes(saved(plain), "a.mht").url == URL
    for place in ("file:///etc/passwd", "javascript:alert(1)", ""):
        assert read_bytes(saved(plain, location=place), "a.mht").url == ""


def test_the_charset_is_that_of_the_part():
    words = "Порт останется открытым всю зиму, сказала министр транспорта в понедельник вечером. " * 6
    page = f"<html><head><title>Порт</title></head><body><article><p>{words}</p></article></body></html>"
    assert words.strip() in read_bytes(saved(page, charset="koi8-r"), "a.mhtml").text


def test_the_part_that_is_named_as_the_start_is_the_page():
    made = MIMEMultipart("related", type="text/html", start="<main@x>")
    made["From"] = "<Saved by Blink>"
    frame, root = MIMEText("<p>A frame.</p>", "html", "utf-8"), MIMEText(news_page(), "html", "utf-8")
    root["Content-ID"] = "<main@x>"
    made.attach(frame)
    made.attach(root)
    assert read_bytes(made.as_bytes(), "a.mhtml").text == TEXT


def test_a_mail_with_pictures_is_a_mail():
    made = mail("", page=f"<p>{TEXT}</p>")
    made.add_related(b"\x89PNG", "image", "png", cid="<1>")
    assert read_bytes(as_bytes(made), "a.eml").byline == "Jane Roe"


def test_saved_pages_without_a_page_are_refused():
    made = MIMEMultipart("related")
    made["From"] = "<Saved by Blink>"
    made.attach(MIMEText("words", "plain"))
    with pytest.raises(Refused, match="holds no page"):
        read_bytes(made.as_bytes(), "a.mhtml")
    with pytest.raises(Refused, match="is empty"):
        read_bytes(saved(" "), "a.mhtml")


def test_a_page_that_carries_its_pictures_in_itself_is_read_quickly():
    picture = "data:image/png;base64," + base64.b64encode(random.Random(1).randbytes(3_000_000)).decode()
    page = news_page()
    for heavy in (
        page.replace("</article>", f'<img src="{picture}" srcset="{picture} 2x"></article>'),
        page.replace("</head>", f"<style>body{{background:url({picture})}}i{{background:url('{picture}')}}"
                                f"b{{background:url({picture})}}</style></head>"),
    ):  # fmt: skip
        begun = time.process_time()
        taken = read_bytes(heavy.encode(), "page.html")
        assert taken.text == TEXT
        assert time.process_time() - begun < 2.0
    with pytest.raises(Refused, match="far too large"):
        read_bytes(
            page.replace("</article>", f"<p>{'word ' * 5_000_000}</p></article>").encode(), "page.html"
        )
