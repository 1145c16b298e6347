"""What version 5 of a library adds: intake from everywhere, and lists that stay fast.

Each group of tables belongs to one subject; the step in `migrations.py` lays them all.
"""

from __future__ import annotations

FEEDS: tuple[str, ...] = ()
"""Feeds, what they brought, and how they are doing."""

LABELS: tuple[str, ...] = ()
"""Labels of articles, and searches that were saved."""

TALLIES: tuple[str, ...] = ()
"""What lists count and search by, kept up as articles come and change."""

LIKENESS: tuple[str, ...] = ()
"""By what articles that share their words are found."""

TRASH: tuple[str, ...] = (
    """CREATE TABLE trash (
        kind TEXT NOT NULL,
        id INTEGER NOT NULL,
        removed_at TEXT NOT NULL,
        title TEXT NOT NULL,
        article_id INTEGER,
        payload TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX trash_by_age ON trash (removed_at)",
    "CREATE INDEX trash_of_article ON trash (article_id)",
    "ALTER TABLE article ADD COLUMN original TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX article_by_original ON article (original) WHERE original <> ''",
)
"""When something was thrown away; and which articles an original belongs to, to know when it is nobody's."""

# SQLite keeps its index of words beside the texts; PostgreSQL does so by itself.
TRASH_TRIGGERS: tuple[str, ...] = (
    """CREATE TRIGGER article_text_gone BEFORE DELETE ON article_text BEGIN
        INSERT INTO article_search (article_search, rowid, headline, body, outlet, byline)
        SELECT 'delete', id, headline, body, outlet, byline FROM article_words WHERE id = old.article_id;
    END""",
)

# What older versions removed has its thirty days from the day of the step.
TRASH_FILLED: tuple[str, ...] = (
    "UPDATE article SET original = coalesce(json_extract(payload, '$.original'), '')",
    "INSERT INTO trash (kind, id, removed_at, title) "
    "SELECT 'article', id, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), headline FROM article "
    "WHERE removed = 1 AND sample = 0",
    "INSERT INTO trash (kind, id, removed_at, title) "
    "SELECT 'briefing', id, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), title FROM briefing "
    "WHERE removed = 1 AND sample = 0",
)

VERSION_5 = (*FEEDS, *LABELS, *TALLIES, *LIKENESS, *TRASH)
