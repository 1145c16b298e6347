"""The tables of a library as the first four versions laid them, for both engines.

A value is kept whole as JSON in `payload`; the columns beside it are drawn from it, for
lists, filters and orders. They are told as SQLite has them (`Database.lay`); triggers and search
indexes are each engine's own. This file is never edited once a version has left the house:
what comes later is a step of its own.
"""

from __future__ import annotations

_ARTICLES = (
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        headline TEXT NOT NULL,
        headline_key TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        published_on TEXT,
        shown_on TEXT NOT NULL,
        taken_in_at TEXT NOT NULL,
        words INTEGER NOT NULL,
        genre TEXT NOT NULL,
        state TEXT NOT NULL,
        starred INTEGER NOT NULL,
        sample INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        engine TEXT NOT NULL DEFAULT '',
        payload TEXT NOT NULL
    )""",
    "CREATE TABLE article_text (article_id INTEGER PRIMARY KEY REFERENCES article, body TEXT NOT NULL)",
    "CREATE TABLE original (digest TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE INDEX article_by_date ON article (removed, shown_on, id, state)",
    "CREATE INDEX article_by_outlet ON article (removed, outlet, shown_on, id, state)",
    "CREATE INDEX article_by_headline ON article (removed, headline_key, id, state)",
    "CREATE INDEX article_by_sha256 ON article (sha256)",
    "CREATE INDEX article_by_engine ON article (removed, engine, id)",
    "CREATE INDEX article_by_state ON article (removed, state, starred)",
    "CREATE INDEX article_starred ON article (removed, shown_on, id) WHERE starred = 1",
    "CREATE INDEX article_sample ON article (id) WHERE sample = 1",
)

_ACTORS = (
    """CREATE TABLE actor (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        confirmed INTEGER NOT NULL,
        merged_into INTEGER REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        payload TEXT NOT NULL
    )""",
    """CREATE TABLE actor_name (
        words TEXT NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        whole INTEGER NOT NULL,
        PRIMARY KEY (words, actor_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX actor_name_by_actor ON actor_name (actor_id)",
    "CREATE INDEX actor_merged ON actor (merged_into) WHERE merged_into IS NOT NULL",
    """CREATE TABLE mention (
        article_id INTEGER NOT NULL REFERENCES article DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (article_id, start, stop, actor_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX mention_by_actor ON mention (actor_id, article_id)",
)

_STATEMENTS = (
    """CREATE TABLE statement (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES article DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        quote TEXT NOT NULL,
        speaker TEXT NOT NULL,
        topic TEXT NOT NULL,
        actor_id INTEGER REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        manner TEXT NOT NULL,
        state TEXT NOT NULL,
        origin TEXT NOT NULL,
        salience REAL NOT NULL,
        said_on TEXT,
        payload TEXT NOT NULL,
        hidden INTEGER NOT NULL DEFAULT 0,
        shown_on TEXT NOT NULL DEFAULT '',
        outlet TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX statement_by_article ON statement (article_id, state, start)",
    "CREATE INDEX statement_by_date ON statement (hidden, shown_on DESC, article_id DESC, start)",
    "CREATE INDEX statement_by_actor ON statement (actor_id, hidden, state)",
    "CREATE INDEX statement_by_state ON statement (state, hidden, article_id)",
    "CREATE INDEX statement_by_outlet ON statement (outlet, hidden)",
    "CREATE INDEX statement_by_kind ON statement (kind, hidden)",
    "CREATE INDEX statement_by_manner ON statement (manner, hidden)",
    "CREATE INDEX statement_by_topic ON statement (topic, hidden) WHERE topic <> ''",
    "CREATE INDEX statement_facets ON statement "
    "(hidden, state, manner, kind, outlet, topic, actor_id, shown_on)",
)

_BRIEFINGS = (
    """CREATE TABLE briefing (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        product TEXT NOT NULL,
        created_at TEXT NOT NULL,
        items INTEGER NOT NULL,
        issue_year INTEGER,
        issue_number INTEGER,
        sample INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        payload TEXT NOT NULL
    )""",
    """CREATE TABLE placement (
        briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        article_id INTEGER NOT NULL,
        statement_id INTEGER,
        item_id INTEGER NOT NULL
    )""",
    "CREATE INDEX placement_by_briefing ON placement (briefing_id, article_id)",
    "CREATE INDEX placement_by_statement ON placement (statement_id)",
    """CREATE TABLE issue (
        id INTEGER PRIMARY KEY,
        briefing_id INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        payload TEXT NOT NULL
    )""",
    "CREATE TABLE issue_file (issue_id INTEGER PRIMARY KEY REFERENCES issue, pdf BLOB NOT NULL)",
    """CREATE TABLE issue_number (
        product TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        briefing_id INTEGER NOT NULL,
        PRIMARY KEY (product, year, number)
    ) WITHOUT ROWID""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

TABLES_1 = (*_ARTICLES, *_ACTORS, *_STATEMENTS, *_BRIEFINGS)

COLUMNS_2 = (
    "ALTER TABLE statement ADD COLUMN reports TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE statement ADD COLUMN certainty TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX statement_by_reports ON statement (reports, hidden)",
    "CREATE INDEX statement_by_certainty ON statement (certainty, hidden)",
    "DROP INDEX statement_facets",
    "CREATE INDEX statement_facets ON statement "
    "(hidden, state, manner, reports, certainty, kind, outlet, topic, actor_id, shown_on)",
)

TABLES_3 = (
    "CREATE TABLE actor_key (key TEXT NOT NULL, actor_id INTEGER NOT NULL REFERENCES actor "
    "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (key, actor_id)) WITHOUT ROWID",
    "CREATE INDEX actor_key_by_actor ON actor_key (actor_id)",
)

TABLES_4 = (
    "ALTER TABLE briefing ADD COLUMN status TEXT NOT NULL DEFAULT 'draft'",
    "CREATE INDEX briefing_cleared ON briefing (id) WHERE status = 'cleared'",
    "ALTER TABLE issue ADD COLUMN kind TEXT NOT NULL DEFAULT 'exported'",
    "ALTER TABLE issue ADD COLUMN of_issue INTEGER",
    "ALTER TABLE issue ADD COLUMN supersedes INTEGER",
    "CREATE INDEX issue_by_briefing ON issue (briefing_id, kind)",
    "CREATE INDEX issue_follows ON issue (supersedes) WHERE supersedes IS NOT NULL",
    "ALTER TABLE issue_number ADD COLUMN state TEXT NOT NULL DEFAULT 'reserved'",
    "ALTER TABLE issue_number ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE issue_number ADD COLUMN changed_at TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE part (digest TEXT PRIMARY KEY, packed INTEGER NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE issue_part (issue_id INTEGER NOT NULL REFERENCES issue, kind TEXT NOT NULL, "
    "name TEXT NOT NULL, digest TEXT NOT NULL REFERENCES part, PRIMARY KEY (issue_id, kind, name)) "
    "WITHOUT ROWID",
    "CREATE TABLE issue_statement (statement_id INTEGER NOT NULL, "
    "issue_id INTEGER NOT NULL REFERENCES issue, PRIMARY KEY (statement_id, issue_id)) WITHOUT ROWID",
)
