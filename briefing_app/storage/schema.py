"""The tables of a library, as the first version laid them.

A value is kept whole as JSON in `payload`; the columns beside it are drawn from it, for
lists, filters and orders. This file is never edited once a version has left the house:
what comes later is a step in `migrations.py`.
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

_SEARCH = (
    """CREATE VIEW article_words AS
        SELECT id, headline, body, outlet, byline
        FROM article JOIN article_text ON article_id = id""",
    """CREATE VIRTUAL TABLE article_search USING fts5(
        headline, body, outlet, byline, content='article_words', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_text_added AFTER INSERT ON article_text BEGIN
        INSERT INTO article_search (rowid, headline, body, outlet, byline)
        SELECT id, headline, body, outlet, byline FROM article_words
        WHERE id = new.article_id;
    END""",
    """CREATE TRIGGER article_renamed AFTER UPDATE OF headline, outlet, byline ON article
    WHEN old.headline IS NOT new.headline OR old.outlet IS NOT new.outlet
        OR old.byline IS NOT new.byline
    BEGIN
        INSERT INTO article_search (article_search, rowid, headline, body, outlet, byline)
        SELECT 'delete', old.id, old.headline, body, old.outlet, old.byline
        FROM article_text WHERE article_id = old.id;
        INSERT INTO article_search (rowid, headline, body, outlet, byline)
        SELECT new.id, new.headline, body, new.outlet, new.byline
        FROM article_text WHERE article_id = new.id;
    END""",
    """CREATE VIRTUAL TABLE statement_search USING fts5(
        quote, speaker, topic, content='statement', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
        INSERT INTO statement_search (rowid, quote, speaker, topic)
        VALUES (new.id, new.quote, new.speaker, new.topic);
    END""",
    """CREATE TRIGGER statement_gone AFTER DELETE ON statement BEGIN
        INSERT INTO statement_search (statement_search, rowid, quote, speaker, topic)
        VALUES ('delete', old.id, old.quote, old.speaker, old.topic);
    END""",
    """CREATE TRIGGER statement_changed AFTER UPDATE OF quote, speaker, topic ON statement
    WHEN old.quote IS NOT new.quote OR old.speaker IS NOT new.speaker
        OR old.topic IS NOT new.topic
    BEGIN
        INSERT INTO statement_search (statement_search, rowid, quote, speaker, topic)
        VALUES ('delete', old.id, old.quote, old.speaker, old.topic);
        INSERT INTO statement_search (rowid, quote, speaker, topic)
        VALUES (new.id, new.quote, new.speaker, new.topic);
    END""",
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

# What the table of statements filters and sorts by, though it belongs to the article or the
# actor: kept in the row, because joining for a whole library takes seconds.
_FROM_ARTICLE = """UPDATE statement SET
        hidden = new.removed, outlet = new.outlet,
        shown_on = coalesce(said_on, new.published_on, '')
    WHERE article_id = new.id;"""
_FROM_ACTOR = "UPDATE statement SET kind = new.kind WHERE actor_id = new.id;"
_FROM_BOTH = """UPDATE statement SET
        hidden = coalesce((SELECT removed FROM article a WHERE a.id = new.article_id), 0),
        outlet = coalesce((SELECT outlet FROM article a WHERE a.id = new.article_id), ''),
        shown_on = coalesce(
            new.said_on, (SELECT published_on FROM article a WHERE a.id = new.article_id), ''),
        kind = coalesce((SELECT kind FROM actor c WHERE c.id = new.actor_id), '')
    WHERE id = new.id;"""
_CARRIED = (
    f"CREATE TRIGGER article_carries AFTER INSERT ON article BEGIN {_FROM_ARTICLE} END",
    f"""CREATE TRIGGER article_carries_on AFTER UPDATE OF removed, outlet, published_on ON article
    WHEN old.removed IS NOT new.removed OR old.outlet IS NOT new.outlet
        OR old.published_on IS NOT new.published_on
    BEGIN {_FROM_ARTICLE} END""",
    f"CREATE TRIGGER actor_carries AFTER INSERT ON actor BEGIN {_FROM_ACTOR} END",
    f"""CREATE TRIGGER actor_carries_on AFTER UPDATE OF kind ON actor
    WHEN old.kind IS NOT new.kind BEGIN {_FROM_ACTOR} END""",
    f"CREATE TRIGGER statement_is_carried AFTER INSERT ON statement BEGIN {_FROM_BOTH} END",
    f"""CREATE TRIGGER statement_is_carried_on
    AFTER UPDATE OF article_id, actor_id, said_on ON statement
    WHEN old.article_id IS NOT new.article_id OR old.actor_id IS NOT new.actor_id
        OR old.said_on IS NOT new.said_on
    BEGIN {_FROM_BOTH} END""",
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

SCHEMA_1 = (*_ARTICLES, *_ACTORS, *_STATEMENTS, *_CARRIED, *_SEARCH, *_BRIEFINGS)
