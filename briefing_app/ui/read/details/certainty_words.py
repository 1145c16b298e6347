"""How sure a detail of an article is, and where it was read, in words and with a sign of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.domain.articles.certainty import FieldCertainty, certainty_of, detected_in
from briefing_app.ui.look.plain import tip_of_lines

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article

SOURCE_WORDS = {
    DetailSource.PERSON: "a person",
    DetailSource.WIRE_FIELD: "the agency's fields",
    DetailSource.EXPORT_FIELD: "the fields of the export",
    DetailSource.MAIL_HEADER: "the header of the mail",
    DetailSource.FEED: "the feed",
    DetailSource.LINKED_DATA: "the page's linked data",
    DetailSource.META_TAG: "the page's metadata",
    DetailSource.PAGE_TITLE: "the page's title",
    DetailSource.HEADING: "the heading",
    DetailSource.PAGE_LINE: "a line of the page",
    DetailSource.WEB_ADDRESS: "the web address",
    DetailSource.HEADER_BLOCK: "the lines above the text",
    DetailSource.FILE_PROPERTIES: "the properties of the file",
    DetailSource.FILE_NAME: "the name of the file",
    DetailSource.OPENING: "the first lines",
    DetailSource.DATELINE: "the dateline",
    DetailSource.TEXT: "the text itself",
}
_STATE_WORDS = {
    FieldCertainty.CONFIRMED: "✓ confirmed",
    FieldCertainty.SURE: "● sure",
    FieldCertainty.LIKELY: "◐ likely",
    FieldCertainty.UNSURE: "○ unsure",
    FieldCertainty.DETECTED: "detected",
    FieldCertainty.MISSING: "",
}
_MEANINGS = {
    FieldCertainty.CONFIRMED: "A person has confirmed this.",
    FieldCertainty.SURE: "Found and sure enough to stand.",
    FieldCertainty.LIKELY: "Found and probably right.",
    FieldCertainty.UNSURE: "Found, but it may well be wrong: please look.",
    FieldCertainty.DETECTED: "Detected by the program.",
    FieldCertainty.MISSING: "Nothing was found.",
}


def state_words(article: Article, field: ArticleField, *, is_wanted: bool) -> str:
    """Return sign and words for how sure a detail is; `is_wanted` where it must not be missing."""
    certainty = certainty_of(article, field)
    if certainty is FieldCertainty.MISSING and is_wanted:
        return "○ not found"
    return _STATE_WORDS[certainty]


def state_tip(article: Article, field: ArticleField) -> str:
    """Return where a detail was read, how sure that is, and who says the same or something else."""
    lines = [_MEANINGS[certainty_of(article, field)], *told_of(article, field)]
    if field not in article.confirmed and getattr(article, field.value):
        lines.append("Click to confirm it; in the field, Enter confirms and Ctrl+Enter goes on.")
    return tip_of_lines(lines)


def told_of(article: Article, field: ArticleField) -> list[str]:
    """Return where a detail was read, line by line, as `From the page's metadata, 0.93`."""
    found = detected_in(article, field)
    if found is None or field in article.confirmed:
        return []
    lines = [f"From {SOURCE_WORDS[found.source]}, {found.confidence:.2f}"]
    if found.agreeing:
        lines.append(f"So {_and([SOURCE_WORDS[one] for one in found.agreeing])}")
    lines += [f"But {SOURCE_WORDS[one.source]} has “{one.value}”" for one in found.alternatives]
    return lines


def offer(value: str, source: DetailSource, confidence: float) -> str:
    """Return another value of a detail as a menu offers it."""
    shown = value if len(value) <= 60 else f"{value[:59].rstrip()}…"
    return f"{shown}    from {SOURCE_WORDS[source]}, {confidence:.2f}"


def _and(words: list[str]) -> str:
    if len(words) == 1:
        return f"says {words[0]} too"
    return f"say {', '.join(words[:-1])} and {words[-1]} too"
