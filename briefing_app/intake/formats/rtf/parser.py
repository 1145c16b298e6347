"""RTF read token by token: groups on a list of their own, so that depth costs nothing but a number.

Written here because the libraries at hand lose footnotes, text boxes and properties, keep deleted and
hidden words, and search the whole file with expressions whose time grows with its square.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from briefing_app.errors import Refused
from briefing_app.intake.formats.rtf.flows import Flows, paired
from briefing_app.intake.formats.rtf.vocabulary import (
    CHARACTERS,
    CODE_PAGE_OF_CHARSET,
    CODE_PAGE_OF_DOCUMENT,
    SHOWN_THOUGH_MARKED,
    SYMBOLS,
    UNSEEN,
)

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[\s\S])|"
    r"(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_DEEPEST = 1_000
_INFO = frozenset(("title", "author"))


@dataclass(frozen=True, slots=True)
class Rtf:
    """A document: its paragraphs with the names of their styles, its notes, what `info` says."""

    paragraphs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    title: str
    author: str


@dataclass(slots=True)
class _Group:
    """What holds until a closing brace; `goes_to` names where words go, "" is nowhere."""

    goes_to: str = "body"
    unicode_skip: int = 1
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    alternatives: bool = False


def parse_rtf(data: bytes, *, cells_apart: bool = False) -> Rtf:
    """Return what the document shows; with `cells_apart` every cell is a paragraph of its own."""
    return _Parser(data.decode("latin-1"), cells_apart).parse()


class _Parser:
    def __init__(self, text: str, cells_apart: bool) -> None:
        self._text = text
        self._group = _Group()
        self._groups: list[_Group] = []
        self._flows = Flows(cells_apart)
        self._page = "cp1252"
        self._pages: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._named: dict[str, list[str]] = {"title": [], "author": [], "style": []}
        self._style_number = 0
        self._default_font = -1
        self._skip = 0
        self._marked = False
        self._decoder = codecs.getincrementaldecoder("cp1252")("replace")
        self._decoder_page = "cp1252"

    def parse(self) -> Rtf:
        place, end = 0, len(self._text)
        match_at = _TOKEN.match
        while place < end:
            match = match_at(self._text, place)
            if match is None:
                break
            place = match.end()
            if match["brace"] == "{":
                self._open()
            elif match["brace"]:
                self._close()
                if not self._groups:
                    break
            elif match["text"] is not None:
                self._bytes(match["text"])
            elif match["hex"] is not None:
                self._hex(int(match["hex"], 16))
            elif match["word"] is not None:
                number = int(match["number"]) if match["number"] else None
                if match["word"] == "bin":
                    place += max(0, number or 0)
                else:
                    self._word(match["word"], number)
            elif match["symbol"] is not None:
                self._symbol(match["symbol"])
        self._flush()
        paragraphs, notes = self._flows.finished()
        return Rtf(
            tuple(paragraphs),
            tuple(notes),
            paired("".join(self._named["title"])),
            paired("".join(self._named["author"])),
        )

    def _open(self) -> None:
        self._flush()
        if len(self._groups) >= _DEEPEST:
            raise Refused(
                "The document is nested far deeper than any word processor does.", hint="Paste its text."
            )
        self._groups.append(self._group)
        unseen = self._group.alternatives
        self._group.alternatives = False
        self._group = replace(self._group, goes_to="" if unseen else self._group.goes_to, alternatives=False)
        self._skip = 0
        self._marked = False

    def _close(self) -> None:
        self._flush()
        if self._group.goes_to == "style":
            self._end_style()
        if self._groups:
            self._group = self._groups.pop()
        self._flows.end_below(len(self._groups))
        self._skip = 0

    def _word(self, word: str, number: int | None) -> None:
        marked, self._marked = self._marked, False
        if self._skip and word != "u":
            self._skip -= 1
            return
        if not self._group.goes_to:
            return
        if word in UNSEEN or (marked and word not in SHOWN_THOUGH_MARKED):
            self._group.goes_to = ""
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif not (self._formatting(word, number) or self._destination(word)):
            self._structure(word, number)

    def _formatting(self, word: str, number: int | None) -> bool:
        group, on = self._group, number != 0
        if word == "f":
            self._flush()
            group.font = number or 0
        elif word == "uc":
            group.unicode_skip = max(0, min(number or 0, 100))
        elif word == "v":
            self._flush()
            group.hidden = on
        elif word == "deleted":
            self._flush()
            group.deleted = on
        elif word == "plain":
            self._flush()
            group.hidden, group.font = False, self._default_font
        elif word == "ansicpg" or word in CODE_PAGE_OF_DOCUMENT:
            self._page = _known(f"cp{number}") or CODE_PAGE_OF_DOCUMENT.get(word, self._page)
        elif word == "deff":
            self._default_font = group.font = number or 0
        elif word == "fcharset" and group.goes_to == "fonts":
            self._pages[group.font] = CODE_PAGE_OF_CHARSET.get(number or 0, "")
        elif word == "upr":
            group.alternatives = True
        else:
            return False
        return True

    def _destination(self, word: str) -> bool:
        group = self._group
        if word == "fonttbl":
            group.goes_to = "fonts"
        elif word == "stylesheet":
            group.goes_to = "style"
        elif word == "info":
            group.goes_to = "info"
        elif word in _INFO and group.goes_to == "info":
            group.goes_to = word
        elif word == "footnote" and group.goes_to == "body":
            self._flush()
            self._flows.begin(len(self._groups), is_note=True)
        elif word in {"shptxt", "dptxbxtext"} and group.goes_to in {"body", "box"}:
            self._flush()
            self._flows.begin(len(self._groups))
            group.goes_to = "body"
        elif word in {"shpinst", "do"} and group.goes_to == "body":
            group.goes_to = "box"
        else:
            return False
        return True

    def _structure(self, word: str, number: int | None) -> None:
        if self._group.goes_to == "style" and word == "s":
            self._style_number = number or 0
        if self._group.goes_to != "body":
            return
        self._flush()
        flow = self._flows.at_hand
        if word in {"par", "sect", "page", "column"}:
            self._flows.end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._flows.end_cell()
        elif word in {"row", "nestrow"}:
            self._flows.end_paragraph()
            self._flows.end_row()
        elif word == "pard":
            flow.in_table, flow.style = False, ""
        elif word == "intbl":
            flow.in_table = True
        elif word == "s":
            flow.style = self._styles.get(number or 0, "")
        elif word == "outlinelevel" and number == 0 and not flow.style:
            flow.style = "heading 1"

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._marked = True
        elif self._skip:
            self._skip -= 1
        elif symbol in "\r\n":
            self._structure("par", None)
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _bytes(self, text: str) -> None:
        self._marked = False
        if self._skip:
            cut = min(self._skip, len(text))
            self._skip -= cut
            text = text[cut:]
        self._feed(text.encode("latin-1"))

    def _hex(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._feed(bytes((byte,)))

    def _feed(self, data: bytes) -> None:
        if not data or not self._group.goes_to:
            return
        page = self._pages.get(self._group.font) or self._page
        if page != self._decoder_page:
            self._flush()
            self._decoder, self._decoder_page = codecs.getincrementaldecoder(page)("replace"), page
        self._put(self._decoder.decode(data))

    def _flush(self) -> None:
        """Write what a double-byte letter left unfinished; it belongs to what stood before."""
        if rest := self._decoder.decode(b"", final=True):
            self._put(rest)
        self._decoder.reset()

    def _unicode(self, number: int) -> None:
        self._flush()
        value = number + 0x10000 if number < 0 else number
        if 0 < value <= 0x10FFFF:
            self._put(chr(value))
        self._skip = self._group.unicode_skip

    def _write(self, text: str) -> None:
        self._flush()
        self._put(text)

    def _put(self, text: str) -> None:
        group = self._group
        if group.goes_to == "body":
            if not (group.hidden or group.deleted):
                self._flows.at_hand.pieces.append(text)
        elif group.goes_to in self._named:
            self._named[group.goes_to].append(text)

    def _end_style(self) -> None:
        name = "".join(self._named["style"]).strip(" ;")
        if name:
            self._styles[self._style_number] = name.lower()
        self._named["style"].clear()
        self._style_number = 0


def _known(page: str) -> str:
    """Return a code page that can be read here, "" for others."""
    if page == "cp65001":
        return "utf-8"
    try:
        return codecs.lookup(page).name
    except LookupError:
        return ""
