"""What the exports of news archives share: their lines whatever the file, labels, told lengths, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.months import MONTHS
from briefing_app.intake.containers.package import Package
from briefing_app.intake.formats.docx import paragraphs_of_docx
from briefing_app.intake.formats.html import decoded_page
from briefing_app.intake.formats.rtf.parser import parse_rtf
from briefing_app.intake.formats.rtf.reader import looks_like_rtf
from briefing_app.intake.text.encoding import decode
from briefing_app.intake.text.markup_text import has_tags, text_of, tree_of
from briefing_app.intake.text.normalise import clean
from briefing_app.intake.text.paragraphs import joined

if TYPE_CHECKING:
    from datetime import date

_WORDS = (
    "words|word|mots|mot|wörter|worte|palabras|palabra|parole|palavras|woorden|ord|słów|слов|слова|語|字|단어"
)
TOLD_WORDS = re.compile(rf"\s*(?P<count>\d[\d.,\s'’]*)\s*(?:{_WORDS})\s*", re.IGNORECASE)
TOLD_IN_LINE = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:[.,'’\s]\d{{3}})*\s(?:{_WORDS})\b|(?<![\w.,])\d{{4,6}}\s(?:{_WORDS})\b",
    re.IGNORECASE,
)
_LEAST_READ = 0.7
"""Archives count figures and names differently; what lacks more than this lacks sentences."""

_LONGEST_WRAPPED = 100
_LONGEST_DATE_LINE = 90
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag
vrijdag zaterdag zondag
"""
_DATE_STARTS = frozenset(_WEEKDAYS.split()) | frozenset(MONTHS)
_LANGUAGE_NAMES = {
    "en": "english englisch anglais inglés inglese engels inglês английский",
    "de": "german deutsch allemand alemán tedesco duits alemão немецкий",
    "fr": "french français französisch francés francese frans francês французский",
    "es": "spanish español spanisch espagnol spagnolo spaans espanhol castellano испанский",
    "it": "italian italiano italienisch italien italiaans",
    "nl": "dutch nederlands niederländisch néerlandais holandés neerlandés olandese holandês",
    "pt": "portuguese português portugiesisch portugais portugués portoghese portugees",
    "pl": "polish polski polnisch polonais polaco polacco",
    "ru": "russian русский russisch russe ruso russo",
    "uk": "ukrainian українська ukrainisch ukrainien ucraniano",
    "sv": "swedish svenska schwedisch suédois sueco svedese",
    "da": "danish dansk dänisch danois danés danese",
    "no": "norwegian norsk norwegisch norvégien noruego",
    "fi": "finnish suomi finnisch finnois finlandés",
    "tr": "turkish türkçe türkisch turc turco",
    "ar": "arabic العربية arabisch arabe árabe",
    "zh": "chinese 中文 chinesisch chinois chino",
    "ja": "japanese 日本語 japanisch japonais japonés",
    "ko": "korean 한국어 koreanisch coréen coreano",
}
LANGUAGE_OF = {name: tag for tag, names in _LANGUAGE_NAMES.items() for name in names.split()}


def lines_of(data: bytes) -> list[str]:
    """Return the lines of an export, whatever kind of file it is; paragraphs are parted by empty lines."""
    if data.startswith(b"PK"):
        paragraphs: Iterable[str] = paragraphs_of_docx(data)
    elif looks_like_rtf(data, ""):
        paragraphs = (text for text, _ in parse_rtf(data, cells_apart=True).paragraphs)
    elif is_page(data):
        paragraphs = text_of(tree_of(decoded_page(data))).split("\n\n")
    else:
        return clean(decode(data)).split("\n")
    return [line for text in paragraphs for line in (*clean(text).split("\n"), "")]


def is_page(data: bytes) -> bool:
    """Tell whether an export is a web page."""
    return has_tags(data[:100_000].replace(b"\0", b"").decode("latin-1"))


def word_text(data: bytes) -> bytes:
    """Return the XML of a Word document, b"" for any other file; for a quick look only."""
    if not data.startswith(b"PK") or b"word/document.xml" not in data:
        return b""
    try:
        return Package(data).part("word/document.xml")
    except Refused:
        return b""


def blocks_of(lines: Iterable[str], is_alone: re.Pattern[str]) -> list[str]:
    """Return the paragraphs that the lines make up; a line that `is_alone` matches begins one."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            blocks.append([])
        elif is_alone.match(line) or (blocks[-1] and len(blocks[-1][-1]) > _LONGEST_WRAPPED):
            blocks.append([line.strip()])
        else:
            blocks[-1].append(line.strip())
    return [_joined(block) for block in blocks if block]


def _joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = joined(text, line)
    return text


def day_of_line(line: str) -> date | None:
    """Return the day of a line that begins with a date, as the line under a headline does."""
    if len(line) > _LONGEST_DATE_LINE:
        return None
    start = re.match(r"\W*(\w+)", line)
    if start is None or not (start[1].lower() in _DATE_STARTS or start[1][0].isdigit()):
        return None
    return date_in(line[:60])


def language_named(text: str) -> str:
    """Return the code of a language that is written out, in any of the languages of the archives."""
    for name in re.findall(r"[^\W\d_]+", text.lower()):
        if name in LANGUAGE_OF:
            return LANGUAGE_OF[name]
    return ""


def told_words(text: str) -> int | None:
    """Return the count in `567 words` or `1.234 Wörter`, None for anything else."""
    match = TOLD_WORDS.fullmatch(text)
    digits = re.sub(r"\D", "", match["count"]) if match else ""
    return int(digits) if digits and len(digits) < 9 else None


def length_doubt(told: int | None, text: str) -> str:
    """Return a sentence when far fewer words were read than the export tells, "" otherwise."""
    read = len(text.split())
    if told is None or read >= _LEAST_READ * told or told - read < 25:
        return ""
    return f"The export tells of {told:,} words; {read:,} were read."
