"""The one normalisation: what every stored text looks like, and every span counts in.

Line ends, spaces and invisible characters are made plain, composed characters are NFC,
and paragraphs are single lines parted by one empty line. Doing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing_app.intake.text.paragraphs import paragraphs_of

_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\u2029]")
_JOINERS = "\u200c\u200d"
_RUN_OF_JOINERS = re.compile(f"([{_JOINERS}])[{_JOINERS}]+")
_IDLE_JOINER = re.compile(f"(?<![^\x00-\u024f\\s])[{_JOINERS}]")
_ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(f" [ {_ODD_SPACES}]+|[{_ODD_SPACES}][ {_ODD_SPACES}]*")
_BINDING = "\u00a0\u2007\u2009\u202f"
_UNITS = "%‰€$£¥°₽₴"


def normalise(text: str) -> str:
    """Return `text` with plain characters and its paragraphs parted by one empty line."""
    return "\n\n".join(paragraphs_of(clean(text)))


def normalise_line(text: str) -> str:
    """Return `text` as one line: for headlines, names and other details."""
    return " ".join(clean(text).split("\n")).strip() if text else ""


def clean(text: str) -> str:
    """Return `text` with plain characters, its lines as they are."""
    if _is_clean(text):
        return text
    text = _without_surrogates(text)
    while (cleaned := _cleaned_once(text)) != text:
        text = cleaned
    return text


def _is_clean(text: str) -> bool:
    """Tell at a glance of most texts that there is nothing in them to be made plain.

    What prints holds no control, format or half character, no line end but "\n" and no space but " ".
    """
    return (
        text.replace("\n", "").isprintable()
        and "  " not in text
        and " \n" not in text
        and "\n " not in text
        and text.strip(" ") == text
        and "\ufffc" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def _cleaned_once(text: str) -> str:
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    if not text.isascii():
        text = text.translate(_Invisible.table)
        text = unicodedata.normalize("NFC", text)
        text = _IDLE_JOINER.sub("", _RUN_OF_JOINERS.sub(r"\1", text))
    else:
        text = text.translate(_Invisible.table)
    text = _SPACES.sub(_space, text)
    return "\n".join(line.strip(" ") for line in text.split("\n"))


def _without_surrogates(text: str) -> str:
    """Pair the surrogates that belong together and drop the others."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text


class _InvisibleTable(dict[int, int | None]):
    """A translation table that drops what is never seen: controls, formats, non-characters."""

    def __missing__(self, code: int) -> int | None:
        kept = code if _is_kept(code) else None
        self[code] = kept
        return kept


class _Invisible:
    table = _InvisibleTable()


@lru_cache(maxsize=4096)
def _is_kept(code: int) -> bool:
    character = chr(code)
    if character in "\n\t" or character in _JOINERS:
        return True
    if character == "\ufffc" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def _space(match: re.Match[str]) -> str:
    """Keep a space that binds (10 000, 5 %, « mot ») and make every other one plain."""
    found = match.group()
    if len(found) == 1 and found in _BINDING:
        text, start, end = match.string, match.start(), match.end()
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        between_digits = before.isdigit() and (after.isdigit() or after in _UNITS)
        if before and after and (between_digits or before in "«‹" or after in "»›:;!?"):
            return "\u202f" if found in "\u2009\u202f" else "\u00a0"
    return " "
