"""Text in any encoding is read; what is no text is refused."""

from __future__ import annotations

import random

import pytest

from briefing_app.errors import Refused
from briefing_app.intake.text.encoding import decode

TEXTS = {
    "en": "The minister said on Friday that “nothing has been decided”, and that talks would go on in Oslo.",
    "de": "Der Außenminister erklärte am Freitag, die Gespräche über die Küstenwache würden fortgesetzt; "
    "man müsse die Vorschläge der Länder prüfen, sagte er in Köln.",
    "fr": "Le ministre a déclaré vendredi que les négociations se poursuivraient à Genève, où les délégués "
    "étaient arrivés très tard après une journée de débats.",
    "es": "El ministro señaló que la reunión del año próximo se celebrará en Málaga, según el Gobierno.",
    "pl": "Minister powiedział, że rozmowy będą kontynuowane w Łodzi, a rząd przedstawi własną propozycję.",
    "ru": "Министр заявил в пятницу, что переговоры продолжатся на следующей неделе в Вене, и добавил: "
    "«Мы готовы к компромиссу».",
    "uk": "Міністр заявив у п'ятницю, що переговори триватимуть наступного тижня у Відні, і їхня мета ясна.",
    "ar": "قال الوزير يوم الجمعة إن المحادثات ستستمر الأسبوع المقبل في فيينا بمشاركة سبع دول.",
    "zh": "外交部长星期五表示,谈判将于下周在维也纳继续进行。各方同意不公布议程。",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_is_read_with_and_without_a_mark(language, encoding):
    text = f"{TEXTS[language]}\nSecond line.\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("en", "cp1252"),
        ("de", "cp1252"),
        ("de", "iso-8859-1"),
        ("fr", "cp1252"),
        ("es", "cp1252"),
        ("pl", "cp1250"),
        ("pl", "iso-8859-2"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("uk", "cp1251"),
        ("ar", "cp1256"),
        ("zh", "gb18030"),
    ],
)
def test_older_encodings_are_recognised(language, encoding):
    text = (TEXTS[language] + " " + TEXTS[language]).replace("«", '"').replace("»", '"')
    assert decode(text.encode(encoding)) == text


def test_the_encoding_that_a_file_names_is_believed_when_it_fits():
    text = TEXTS["ru"][:30]
    assert decode(text.encode("koi8-r"), "koi8-r") == text


def test_an_encoding_that_does_not_exist_is_ignored():
    assert decode(b"plain", "no-such-thing") == "plain"
    assert "Köln" in decode(TEXTS["de"].encode("cp1252"), "rot13")


def test_a_damaged_place_in_utf8_does_not_spoil_the_rest():
    data = TEXTS["de"].encode() + b" \x93Zitat\x94 " + TEXTS["de"].encode()
    assert decode(data) == f"{TEXTS['de']} “Zitat” {TEXTS['de']}"


def test_text_cut_in_the_middle_of_a_character_is_read():
    assert decode(TEXTS["ru"].encode()[:-1]).startswith("Министр заявил")


def test_a_few_null_characters_are_dropped():
    assert decode(b"The minister said no." * 50 + b"\0") == "The minister said no." * 50


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(5000),
        bytes(range(256)) * 20,
        b"\x00\x01\x02\x03" * 500,
        b"\xff\xfe" + random.Random(2).randbytes(3000),
        b"text" + b"\x01\x02" * 300,
    ],
)
def test_binary_data_is_refused(data):
    with pytest.raises(Refused, match="no readable text"):
        decode(data)
