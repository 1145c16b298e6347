"""What a finished document prints: words without their signs, and the sources that they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Emphasis, SourceRef, Sources, Text, plain
from briefing_app.domain.verbatim.signs import Kind, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

_DIGEST = re.compile(r"SHA-256\s+([0-9a-f]{4})…([0-9a-f]{2})")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without capitals and signs, to be compared."""
    return tuple(sign.text.casefold() for sign in signs(text) if sign.kind is Kind.WORD)


def printed_words(inlines: Inlines) -> str:
    """Return the words of a statement, without what stands behind them in brackets."""
    texts = [one for one in inlines if isinstance(one, Text)]
    return "".join(one.text for one in texts if one.emphasis is not Emphasis.QUIET).strip()


def with_numbers(inlines: Inlines) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield stretches of words with the source numbers that follow them."""
    words = ""
    for inline in inlines:
        if isinstance(inline, SourceRef):
            yield words, inline.numbers
            words = ""
        else:
            words += inline.text
    if words:
        yield words, ()


def numbered_sources(
    blocks: Iterable[Block], articles: Iterable[Article]
) -> dict[int, tuple[ArticleId, ...]]:
    """Return which of the articles each printed source number may mean, by the hash printed there."""
    by_digest: dict[tuple[str, str], list[ArticleId]] = {}
    for article in articles:
        by_digest.setdefault((article.sha256[:4], article.sha256[-2:]), []).append(article.id)
    found: dict[int, tuple[ArticleId, ...]] = {}
    for block in blocks:
        for entry in block.entries if isinstance(block, Sources) else ():
            if printed := _DIGEST.search(plain(entry.inlines)):
                found[entry.number] = tuple(by_digest.get((printed[1], printed[2]), ()))
    return found
