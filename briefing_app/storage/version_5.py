"""What version 5 of a library adds: intake from everywhere, and lists that stay fast.

Each group of tables belongs to one subject; the step in `migrations.py` lays them all.
"""

from __future__ import annotations

FEEDS: tuple[str, ...] = (
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        address TEXT NOT NULL,
        title TEXT NOT NULL,
        folder TEXT NOT NULL,
        every_min INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        whole_pages INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        removed INTEGER NOT NULL
    )""",
    "CREATE INDEX feed_by_address ON feed (address)",
    """CREATE TABLE feed_state (
        feed_id INTEGER PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
        address TEXT NOT NULL,
        moved_to TEXT NOT NULL,
        title TEXT NOT NULL,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        due_at TEXT NOT NULL,
        tried_at TEXT,
        ok_at TEXT,
        new_at TEXT,
        error TEXT NOT NULL,
        failures INTEGER NOT NULL,
        ended INTEGER NOT NULL,
        brought INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        refused INTEGER NOT NULL
    )""",
    """CREATE TABLE feed_item (
        feed_id INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
        key TEXT NOT NULL,
        version TEXT NOT NULL,
        article_id INTEGER,
        title TEXT NOT NULL,
        error TEXT NOT NULL,
        tries INTEGER NOT NULL,
        seen_at TEXT NOT NULL,
        updated_at TEXT,
        PRIMARY KEY (feed_id, key)
    ) WITHOUT ROWID""",
    "CREATE INDEX feed_item_latest ON feed_item (feed_id, seen_at)",
    "CREATE INDEX feed_item_updated ON feed_item (feed_id, updated_at) WHERE updated_at IS NOT NULL",
)
"""Feeds, what they brought, and how they are doing."""

LABELS: tuple[str, ...] = ()
"""Labels of articles, and searches that were saved."""

TALLIES: tuple[str, ...] = ()
"""What lists count and search by, kept up as articles come and change."""

LIKENESS: tuple[str, ...] = ()
"""By what articles that share their words are found."""

TRASH: tuple[str, ...] = ()
"""When an article was thrown away."""

VERSION_5 = (*FEEDS, *LABELS, *TALLIES, *LIKENESS, *TRASH)
