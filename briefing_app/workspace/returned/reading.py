"""A returned file as text: Word or PDF, read within limits, safe in a worker process."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing_app.errors import Refused
from briefing_app.intake.limits import MAX_PACKED_BYTES, megabytes
from briefing_app.workspace.returned.printed import (
    PrintedLine,
    ReturnedText,
    statement_units,
    units_of,
)

MAX_PAGES = 3_000
_EDGE = 0.065
"""How much of a page, at its head and foot, holds nothing but running lines."""
_ENTRY = re.compile(r"(?:(?:\A|\n)\s*|(?<=[^\W\d_]))(\d{1,4})[. \t]\s*(?=\D)")
"""The number of a source, at the start of its line or glued to the label beside it: `Sources1 “…`."""
_DIGEST = re.compile(r"SHA-256[\s:]+[0-9a-f]{4}(?:…[0-9a-f]{2}\.?|[^\n]*)")
"""The end of a source; in an entry from right to left a PDF may give its parts in another order."""
_LONGEST_ENTRY = 1_500


def read_returned(path: Path) -> ReturnedText:
    """Read a Word or PDF file that came back; raise `Refused` for what cannot be read."""
    where = path.name
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_PACKED_BYTES else b""
    except OSError as error:
        raise Refused("The file cannot be read.", where=str(path), hint="Is the name right?") from error
    if size > MAX_PACKED_BYTES:
        raise Refused(f"The file is too large ({megabytes(size)}).", where=where)
    try:
        if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
            text = read_pdf_text(data)
        elif data.startswith(b"PK"):
            text = read_docx_text(data)
        else:
            raise Refused(
                "What is in this file is neither a Word document nor a PDF.",
                hint="Have it sent again as .docx or .pdf.",
            )
    except Refused as refused:
        raise Refused(refused.what, where=where, hint=refused.hint) from refused
    return ReturnedText(text.units, text.sources, hashlib.sha256(data).hexdigest())


def read_docx_text(data: bytes) -> ReturnedText:
    """Read a Word file."""
    from briefing_app.workspace.returned.docx_lines import WordFile

    file = WordFile(data)
    sources = dict(file.notes)
    lines = []
    for line in file.lines:
        if line.role.startswith("source entry") and (
            entry := re.match(r"\[?(\d{1,4})\]?[.\s]\s*", line.text)
        ):
            sources.setdefault(int(entry[1]), line.text[entry.end() :])
        else:
            lines.append(line)
    return ReturnedText(tuple(statement_units(lines, sources or None)), sources)


def read_pdf_text(data: bytes) -> ReturnedText:
    """Read a PDF: its lines in the order of reading, without running heads and feet."""
    from briefing_app.export.direction import is_rtl_language
    from briefing_app.intake.formats.pdf.reader import language_of, pages_of

    if is_rtl_language(language_of(data)):
        raise Refused(
            "The words of a PDF that is written from right to left cannot be read back in their order.",
            hint="Verify the Word file of the briefing.",
        )
    pages = pages_of(data, MAX_PAGES)
    repeated = Counter(
        pattern
        for page in pages
        for pattern in {_pattern(line.text) for line in page if _at_edge(line, 0.13)}
    )
    often = max(2, len(pages) // 2)
    lines = [
        PrintedLine(line.text, f"page {line.page + 1}")
        for page in pages
        for line in page
        if not _at_edge(line, _EDGE) and not (_at_edge(line, 0.13) and repeated[_pattern(line.text)] >= often)
    ]
    kept, sources = _without_sources(lines)
    return ReturnedText(tuple(units_of(kept, sources or None)), sources)


def _at_edge(line: object, zone: float) -> bool:
    top, bottom = line.top, line.bottom  # type: ignore[attr-defined]
    return bool(bottom > 1 - zone or top < zone)


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower()).strip()


def _without_sources(lines: list[PrintedLine]) -> tuple[list[PrintedLine], dict[int, str]]:
    """Part the numbered sources, each of which ends in its digest, from the lines of the text."""
    text = "\n".join(line.text for line in lines)
    sources: dict[int, str] = {}
    gone: list[tuple[int, int]] = []
    digests = list(_DIGEST.finditer(text))
    begun = 0
    for digest in digests:
        starts = [
            entry
            for entry in _ENTRY.finditer(text, max(begun, digest.start() - _LONGEST_ENTRY), digest.start())
            if int(entry[1]) not in sources and 0 < int(entry[1]) <= len(digests)
        ]
        if starts:
            follows_on = not text[begun : starts[0].start()].strip()
            entry = starts[0] if follows_on else starts[-1]
            end = text.find("\n", digest.end())
            end = end if end >= 0 else len(text)
            sources[int(entry[1])] = text[entry.end() : end]
            gone.append((entry.start(), end))
            begun = end
    return list(_kept(lines, gone)), sources


def _kept(lines: list[PrintedLine], gone: list[tuple[int, int]]) -> Iterator[PrintedLine]:
    place = 0
    for line in lines:
        end = place + len(line.text)
        covered = sum(max(0, min(end, stop) - max(place, start)) for start, stop in gone)
        if covered <= len(line.text) // 2:
            yield line
        place = end + 1
