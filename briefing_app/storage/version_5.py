"""What version 5 of a library adds: intake from everywhere, and lists that stay fast.

Each group of tables belongs to one subject and is laid in both engines, told as SQLite has them (see
`Database.lay`): plain tables, columns and indexes. Triggers and search indexes stand in
`sqlite/schema.py` and `postgres/schema.py`.
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

VERSION_5 = (*FEEDS, *LABELS, *TALLIES, *LIKENESS, *TRASH)
