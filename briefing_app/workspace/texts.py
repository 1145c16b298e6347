"""An article as plain text, for a file that holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article


def article_as_text(article: Article) -> str:
    """Return the headline, who published it when, its address, and the text, parted by empty lines."""
    day = article.published_on.isoformat() if article.published_on else ""
    source = ", ".join(part for part in (article.display_outlet, day) if part)
    head = "\n".join(part for part in (article.headline, source, article.byline, article.url) if part)
    return f"{head}\n\n{article.text}".rstrip()
