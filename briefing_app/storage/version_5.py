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

TRASH: tuple[str, ...] = ()
"""When an article was thrown away."""

CERTAINTY: tuple[str, ...] = ("ALTER TABLE article ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",)
"""Whether the date or the outlet of an article wants a look."""

VERSION_5 = (*CERTAINTY, *FEEDS, *LABELS, *TALLIES, *LIKENESS, *TRASH)
