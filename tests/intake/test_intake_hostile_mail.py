"""Mails, mailboxes and archives that were damaged, or made to cost time: read or refused, soon."""

from __future__ import annotations

import random
import time

import pytest
from compound_file import attached_file, attached_mail, compound_file, mail_file
from intake_mail import TEXT, as_bytes, mail, newsletter
from test_formats_archives import tarred, words, zipped
from test_formats_saved_pages import saved

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_parts
from briefing_app.intake.taken import Taken

ENVELOPE = b"From jane@x Mon Mar  3 23:30:00 2025\n"
STORIES = [
    (
        f"Headline number {n} about the harbours",
        f"https://www.paper.example/{n}",
        f"Minister {n} said so. " * 5,
    )
    for n in "abcd"
]


def _with_attachment() -> bytes:
    made = mail(TEXT, page=newsletter(STORIES))
    made.add_attachment(words(1), maintype="text", subtype="plain", filename="a.txt")
    made.add_attachment(mail(subject="Inner"))
    return as_bytes(made)


EXAMPLES = {
    "a.eml": _with_attachment(),
    "a.mbox": 3 * (ENVELOPE + as_bytes(mail()).replace(b"\r\n", b"\n") + b"\n"),
    "a.msg": compound_file(
        mail_file(
            subject="Port",
            body=TEXT,
            attachments=(
                attached_file("a.txt", words(2)),
                attached_mail(mail_file(subject="Inner", body=TEXT, top=False)),
            ),
        )
    ),
    "a.mhtml": saved(),
    "a.zip": zipped({"a.txt": words(1), "b.eml": as_bytes(mail()), "c.zip": zipped({"d.txt": words(3)})}),
    "a.tar.gz": tarred({"a.txt": words(1), "b.eml": as_bytes(mail())}, "w:gz"),
}


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(spoilt))
        match chance.randrange(5):
            case 0:
                spoilt[place] = chance.randrange(256)
            case 1:
                del spoilt[place : place + chance.randint(1, 400)]
            case 2:
                spoilt[place:place] = chance.randbytes(chance.randint(1, 40))
            case 3:
                spoilt[place : place + 4] = b"\xff\xff\xff\x7f"
            case _:
                spoilt += spoilt[place : place + 600]
        if not spoilt:
            return b"x"
    return bytes(spoilt)


@pytest.mark.parametrize("name", EXAMPLES)
def test_whatever_is_damaged_is_read_or_refused(name):
    chance = random.Random(name)
    for _ in range(60):
        found = list(read_parts(_spoilt(EXAMPLES[name], chance), name))
        assert all(isinstance(one, (Taken, Refused)) for one in found)
        for one in found:
            if isinstance(one, Taken):
                (one.text + one.headline + one.outlet + one.byline + one.original_name).encode()
            else:
                assert one.where.startswith(name)
                assert one.what.endswith(".")


def _head(line: str) -> bytes:
    return f"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@x>\n{line}\n\n{TEXT}\n".encode()


NUMBERS = "".join(f"{n}. A headline of some words\n\n" for n in range(50_000))
LINKS = "".join(f"<p><a href='https://x.example/{n}'>Some words here</a></p>" for n in range(10_000))
COSTLY = {
    "one endless head line": _head("Subject: " + "Re: [x] " * 200_000),
    "words that are coded again and again": _head("Subject: " + "=?utf-8?Q?x?= " * 100_000),
    "a sender without an end": _head("Reply-To: x\nSender: " + '"<' * 100_000),
    "a hundred thousand head lines": _head("\n".join(f"X-{n}: y" for n in range(100_000))),
    "rules and nothing else": _head("Subject: x") + b"- " * 500_000,
    "numbers and nothing else": _head("Subject: x") + NUMBERS.encode(),
    "quotation marks without an end": _head("Subject: x") + b">" * 1_000_000,
    "a mailbox of envelopes": (ENVELOPE + b"X: y\n\n") * 5_000,
    "nested tables": as_bytes(mail("", page="<table><tr><td>" * 5_000 + TEXT)),
    "ten thousand links": as_bytes(mail("", page=LINKS)),
}


@pytest.mark.parametrize("what", COSTLY)
def test_what_was_made_to_cost_time_costs_little(what):
    begun = time.process_time()
    found = list(read_parts(COSTLY[what], "a"))
    assert found
    assert time.process_time() - begun < 20
