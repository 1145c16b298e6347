"""What a person writes into notes, summaries and In brief: its paragraphs, its references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Emphasis, SourceRef, Text
from briefing_app.document.words.typesetting import dashed, kept_together
from briefing_app.domain.statements.quotation import requoted

if TYPE_CHECKING:
    from briefing_app.document.nodes import Inline, Inlines
    from briefing_app.domain.statements.quotation import QuotationMarks

_REFERENCES = re.compile(r"\s*((?:\[\d{1,4}\])+)")
_LONGEST_TOPIC = 4


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of what a person wrote, each on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of what a person wrote, without empty ones and without bullets typed by hand."""
    lines = (re.sub(r"^\s*(?:[•*–-]|\d{1,2}[.)])\s+", "", line) for line in text.splitlines())
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def marked(text: str, highest: int, marks: QuotationMarks, emphasis: Emphasis = Emphasis.NONE) -> Inlines:
    """Return words in the house's quotation marks, `[3][7]` as references to the `highest` sources."""
    return with_references(kept_together(dashed(requoted(text, marks))), highest, emphasis)


def with_references(text: str, highest: int, emphasis: Emphasis) -> Inlines:
    """Return words with their `[3][7]` as references; numbers without a source stay words."""
    inlines: list[Inline] = []
    last = 0
    for match in _REFERENCES.finditer(text):
        numbers = tuple(int(number) for number in re.findall(r"\d+", match[1]))
        if not all(1 <= number <= highest for number in numbers):
            continue
        inlines += [Text(f"{text[last : match.start()]} ", emphasis), SourceRef(numbers)]
        last = match.end()
    if text[last:]:
        inlines.append(Text(text[last:], emphasis))
    return tuple(inlines)


def topic_and_message(line: str) -> tuple[str, str]:
    """Return the topic before the first colon and what is said of it; the topic is "" where there is none."""
    topic, colon, message = line.partition(": ")
    if colon and message.strip() and len(topic.split()) <= _LONGEST_TOPIC and "[" not in topic:
        return topic.rstrip(), message.strip()
    return "", line
