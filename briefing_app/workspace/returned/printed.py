"""What a returned file prints: its quotations with what stands before them, and its sources."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.statements.quotation import DOUBLE_MARKS
from briefing_app.domain.verbatim.signs import LINE_HYPHEN

REFERENCES = re.compile(r"(?:\[(\d{1,4})\]\s?)+")
_NUMBER = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph of a Word file, or a line of a PDF.

    `role` is the name of its style ("" where the file has none), `place` says where it stands.
    """

    text: str
    place: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """What stands before one source reference: words said, and before them who said them.

    `attribution` is None where the file does not say where it ends: it is then the first part of
    `words`. `numbers` are the sources referred to, none where the words end without one.
    """

    words: str
    attribution: str | None
    numbers: tuple[int, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """A file that came back, read: `sources` are its numbered entries as printed."""

    units: tuple[PrintedUnit, ...]
    sources: dict[int, str] = field(default_factory=dict)
    sha256: str = ""


def units_of(lines: Iterable[PrintedLine], known: Container[int] | None = None) -> Iterator[PrintedUnit]:
    """Give what stands before each reference in lines that flow on; the rest comes without one.

    Numbers in brackets that are not `known` sources are words.
    """
    text = place = ""
    for line in lines:
        place = place if text.strip() else line.place
        joint = "" if not text or text.endswith(LINE_HYPHEN) else "\n"
        text = f"{text}{joint}{line.text}"
        last = 0
        for match in REFERENCES.finditer(text):
            numbers = tuple(int(number) for number in _NUMBER.findall(match[0]))
            if known is None or all(number in known for number in numbers):
                yield PrintedUnit(text[last : match.start()].strip(), None, numbers, place)
                last, place = match.end(), line.place
        text = text[last:]
    yield from _unnumbered(text, place)


def _unnumbered(text: str, place: str) -> Iterator[PrintedUnit]:
    """Give words that no reference follows, parted where a line ends in a quotation mark."""
    part = ""
    for line in text.split("\n"):
        part = f"{part}\n{line}" if part else line
        if line.strip() and line.rstrip(" .")[-1:] in DOUBLE_MARKS:
            yield PrintedUnit(part.strip(), None, (), place)
            part = ""
    if part.strip():
        yield PrintedUnit(part.strip(), None, (), place)


def statement_units(lines: Sequence[PrintedLine], known: Container[int] | None) -> Iterator[PrintedUnit]:
    """Give the units of a Word file: statements under their attributions, and all other paragraphs.

    A file that has lost its styles is read like any other text.
    """
    if not any(line.role.startswith("statement") for line in lines):
        yield from units_of(lines, known)
        return
    attribution: list[str] = []
    words: list[str] = []
    place = ""
    for line in lines:
        if line.role.startswith("statement attribution"):
            if words:
                yield _statement(attribution, words, place)
                attribution, words = [], []
            attribution.append(line.text)
            place = line.place
        elif line.role.startswith("statement") and not line.role.startswith("statement orig"):
            words.append(line.text)
            place = place if attribution else line.place
        else:
            if words or attribution:
                yield _statement(attribution, words, place)
                attribution, words = [], []
            yield from units_of((line,), known)
    if words or attribution:
        yield _statement(attribution, words, place)


def _statement(attribution: list[str], words: list[str], place: str) -> PrintedUnit:
    text = "\n".join(words)
    last = None
    for match in REFERENCES.finditer(text):
        if not text[match.end() :].strip():
            last = match
    numbers = tuple(int(number) for number in _NUMBER.findall(last[0])) if last else ()
    said = text[: last.start()] if last else text
    return PrintedUnit(said.strip(), " ".join(attribution).strip(), numbers, place)
