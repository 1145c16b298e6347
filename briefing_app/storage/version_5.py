"""What version 5 of a library adds: intake from everywhere, and lists that stay fast.

Each group of tables belongs to one subject and is laid in both engines, told as SQLite has them (see
`Database.lay`): plain tables, columns and indexes. Triggers and search indexes stand in
`sqlite/schema.py` and `postgres/schema.py`.
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
        removed INTEGER NOT NULL,
        payload TEXT NOT NULL
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

LABELS: tuple[str, ...] = (
    """CREATE TABLE article_label (
        label TEXT NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (label, article_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX article_label_of ON article_label (article_id)",
    """CREATE TABLE label (
        label TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        n INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        payload TEXT NOT NULL
    )""",
)
"""Labels of articles by their keys, all labels with the articles that carry them, and saved searches."""

TALLIES: tuple[str, ...] = (
    "ALTER TABLE article ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE article ADD COLUMN selected INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE article ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE article ADD COLUMN statements INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE statement ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "DROP INDEX article_by_date",
    "DROP INDEX article_by_outlet",
    "DROP INDEX article_by_headline",
    "DROP INDEX article_by_state",
    "DROP INDEX article_starred",
    "CREATE INDEX article_by_place ON article (removed, place, state, starred, selected)",
    "CREATE INDEX article_by_state ON article (removed, state, place DESC)",
    "CREATE INDEX article_by_outlet ON article (removed, outlet, place DESC, state, starred, selected)",
    "CREATE INDEX article_by_headline ON article "
    "(removed, headline_key, place DESC, state, starred, selected)",
    "CREATE INDEX article_by_words ON article (removed, words, place, state, starred, selected)",
    "CREATE INDEX article_by_arrival ON article (removed, id, state, starred, selected)",
    "CREATE INDEX article_starred ON article (place) WHERE starred = 1",
    "CREATE INDEX article_chosen ON article (place) WHERE selected > 0",
    "DROP INDEX statement_by_date",
    "DROP INDEX statement_facets",
    "CREATE INDEX statement_by_date ON statement (hidden, shown_on DESC, article_id DESC, start, "
    "state, manner, reports, certainty, kind, outlet, topic, actor_id)",
    "DROP INDEX statement_by_actor",
    "CREATE INDEX statement_by_actor ON statement "
    "(actor_id, hidden, shown_on DESC, article_id DESC, start, state)",
    "CREATE INDEX placement_by_article ON placement (article_id, briefing_id)",
    "CREATE INDEX statement_noted ON statement (article_id) WHERE note <> ''",
    """CREATE TABLE article_tally (
        scope TEXT NOT NULL,
        listed TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (scope, listed)
    ) WITHOUT ROWID""",
    """CREATE TABLE article_index (
        article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        place INTEGER NOT NULL,
        headline TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        notes TEXT NOT NULL,
        facts TEXT NOT NULL
    )""",
)
"""What lists count and search by, kept up as articles come and change.

`article.place` orders articles by day and, within a day, by arrival. `article_tally` counts the
articles that are listed as `all`, `new` … in the whole library (scope "") and for each outlet
(scope "=" and its name). `article_index` holds the terms by which an article was indexed last.
"""

LIKENESS: tuple[str, ...] = (
    """CREATE TABLE article_print (
        article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        cluster_id INTEGER,
        shingles BLOB NOT NULL
    )""",
    "CREATE INDEX article_print_by_cluster ON article_print (cluster_id) WHERE cluster_id IS NOT NULL",
    """CREATE TABLE shingle (
        hash INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        PRIMARY KEY (hash, article_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE alike_pair (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        likeness INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID""",
    """CREATE TABLE alike_ruling (
        article_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        same INTEGER NOT NULL,
        PRIMARY KEY (article_id, other_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX alike_ruling_by_other ON alike_ruling (other_id)",
    "CREATE TABLE alike_waiting (article_id INTEGER PRIMARY KEY)",
    "INSERT INTO alike_waiting (article_id) SELECT id FROM article",
)
"""By what articles that share their words are found, which were found, and what a person said of it."""

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

CERTAINTY: tuple[str, ...] = ("ALTER TABLE article ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",)
"""Whether the date or the outlet of an article wants a look."""

WATCHED: tuple[str, ...] = (
    """CREATE TABLE watched_file (
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        stamp TEXT NOT NULL,
        PRIMARY KEY (folder, name)
    ) WITHOUT ROWID""",
)
"""The files of watched folders that were taken in, and what they were like then."""

REGISTER: tuple[str, ...] = (
    """CREATE TABLE register (
        actor_id INTEGER PRIMARY KEY REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        name_key TEXT NOT NULL,
        kind TEXT NOT NULL,
        country TEXT NOT NULL,
        confirmed INTEGER NOT NULL,
        merged INTEGER NOT NULL,
        statements INTEGER NOT NULL DEFAULT 0,
        articles INTEGER NOT NULL DEFAULT 0,
        last_said TEXT NOT NULL DEFAULT '',
        suggestions INTEGER NOT NULL DEFAULT 0
    )""",
    *(
        f"CREATE INDEX register_by_{name} ON register "
        f"(merged, {order}, actor_id{way}, kind, confirmed, statements, suggestions, country)"
        for name, order, way in (
            ("name", "name_key", ""),
            ("statements", "statements DESC", " DESC"),
            ("articles", "articles DESC", " DESC"),
            ("last_said", "last_said DESC", " DESC"),
        )
    ),
    "CREATE INDEX register_by_country ON register (merged, country)",
    "CREATE INDEX register_suggested ON register (merged, suggestions) WHERE suggestions > 0",
    """CREATE TABLE actor_sound (
        words TEXT NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (words, actor_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX actor_sound_of ON actor_sound (actor_id)",
    """CREATE TABLE actor_pair (
        one INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        other INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        score INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID""",
    "CREATE INDEX actor_pair_of ON actor_pair (other)",
    """CREATE TABLE actor_waiting (
        actor_id INTEGER PRIMARY KEY REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )""",
)
"""Who is in the register of actors, and what it counts, sorts and finds them by.

`actor_sound` holds names as they sound, whatever their script; `actor_pair` who is probably the
same as whom (the lower id first, the score in thousandths), `actor_waiting` whose names are still to
be compared with those of the others.
"""

VERSION_5 = (*CERTAINTY, *WATCHED, *FEEDS, *LABELS, *TALLIES, *LIKENESS, *TRASH, *REGISTER)
