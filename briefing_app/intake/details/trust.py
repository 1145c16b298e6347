"""How often what a source says about a field is right, before it is held against others.

The figures for web pages were measured with `benchmarks/web_pages.py` on public pages with
known headline, date and author, and rounded; those for other sources are set beside them:
a field that a machine filled for machines above one that a layout shows, both above a guess.
"""

from __future__ import annotations

from briefing_app.domain.articles.article import ArticleField, DetailSource

_GENERAL = {
    DetailSource.PERSON: 1.0,
    DetailSource.WIRE_FIELD: 0.98,
    DetailSource.EXPORT_FIELD: 0.98,
    DetailSource.FEED: 0.92,
    DetailSource.LINKED_DATA: 0.9,
    DetailSource.META_TAG: 0.85,
    DetailSource.MAIL_HEADER: 0.85,
    DetailSource.HEADER_BLOCK: 0.93,
    DetailSource.HEADING: 0.9,
    DetailSource.OPENING: 0.85,
    DetailSource.DATELINE: 0.8,
    DetailSource.PAGE_TITLE: 0.75,
    DetailSource.PAGE_LINE: 0.75,
    DetailSource.WEB_ADDRESS: 0.85,
    DetailSource.FILE_PROPERTIES: 0.75,
    DetailSource.FILE_NAME: 0.5,
    DetailSource.TEXT: 0.6,
}
_SPECIAL = {
    (DetailSource.MAIL_HEADER, ArticleField.BYLINE): 0.5,
    (DetailSource.MAIL_HEADER, ArticleField.OUTLET): 0.6,
    (DetailSource.FEED, ArticleField.LANGUAGE): 0.75,
    (DetailSource.META_TAG, ArticleField.BYLINE): 0.75,
    (DetailSource.META_TAG, ArticleField.LANGUAGE): 0.75,
    (DetailSource.LINKED_DATA, ArticleField.BYLINE): 0.85,
    (DetailSource.DATELINE, ArticleField.DATELINE): 0.93,
    (DetailSource.DATELINE, ArticleField.OUTLET): 0.65,
    (DetailSource.TEXT, ArticleField.GENRE): 0.75,
}


def trust_in(source: DetailSource, field: ArticleField) -> float:
    """Return how often `source` is right about `field`, 0 to 1."""
    return _SPECIAL.get((source, field), _GENERAL[source])
