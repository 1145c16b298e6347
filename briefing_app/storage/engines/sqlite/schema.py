"""What only SQLite has of a library's tables: search indexes, and triggers that keep rows up.

As with the tables, what a version laid is never edited once it has left the house.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.storage.searching import fts5

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

SCHEMA_1 = (*_CARRIED, *_SEARCH)

SCHEMA_4 = (
    """CREATE VIRTUAL TABLE issue_search USING fts5(title, reference, said, speakers,
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER issue_stays BEFORE UPDATE ON issue
        BEGIN SELECT RAISE(ABORT, 'An issue is never changed.'); END""",
    """CREATE TRIGGER issue_is_kept BEFORE DELETE ON issue
        BEGIN SELECT RAISE(ABORT, 'An issue is never deleted.'); END""",
)

_TERMS_INSTEAD = (
    *(
        f"DROP TRIGGER {name}"
        for name in (
            *("article_text_added", "article_renamed"),
            *("statement_added", "statement_gone", "statement_changed"),
        )
    ),
    "DROP TABLE article_search",
    "DROP TABLE statement_search",
    "DROP VIEW article_words",
    *fts5.TABLES,
)

# What SQLite would find out by reading a large library: that nearly every article is one that is not
# removed, so that the ids or places asked for are always the better way in. Told once, because left to
# itself it takes a first column that has but two values for a telling one.
_KNOWN = {
    ("article", "article_by_place"): "1000000 1000000 1 1 1 1",
    ("article", "article_by_state"): "1000000 1000000 330000 1",
    ("article", "article_by_outlet"): "1000000 1000000 20000 1 1 1 1",
    ("article", "article_by_headline"): "1000000 1000000 2 1 1 1 1",
    ("article", "article_by_words"): "1000000 1000000 1000 1 1 1 1",
    ("article", "article_by_arrival"): "1000000 1000000 1 1 1 1",
    ("article", "article_by_engine"): "1000000 1000000 500000 1",
    ("article", "article_starred"): "2000 1",
    ("article", "article_chosen"): "50000 1",
    ("statement", "statement_by_date"): "8000000 8000000 3000 8 1 1 1 1 1 1 1 1 1",
    ("statement", "statement_by_state"): "8000000 2700000 2700000 4",
    ("statement", "statement_by_outlet"): "8000000 160000 160000",
    ("statement", "statement_by_kind"): "8000000 1300000 1300000",
    ("statement", "statement_by_manner"): "8000000 2700000 2700000",
    ("statement", "statement_by_reports"): "8000000 4000000 4000000",
    ("statement", "statement_by_certainty"): "8000000 2700000 2700000",
    ("statement", "statement_by_actor"): "8000000 400 400 2 1 1 1",
    ("statement", "statement_by_article"): "8000000 8 3 1",
}


def _told(known: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    return (
        "ANALYZE sqlite_master",
        *(
            f"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{table}', '{index}', '{what}')"
            for (table, index), what in known.items()
        ),
        "ANALYZE sqlite_master",
    )


SCHEMA_5: tuple[str, ...] = (*_TERMS_INSTEAD, *_told(_KNOWN))
"""What the tables of `version_5.py` need beside them: triggers and search indexes."""

FILLED_5: tuple[str, ...] = (
    "UPDATE article SET original = coalesce(json_extract(payload, '$.original'), ''), "
    "language = coalesce(json_extract(payload, '$.language'), ''), "
    "note = coalesce(json_extract(payload, '$.note'), '')",
    "UPDATE statement SET note = coalesce(json_extract(payload, '$.note'), '')",
    "INSERT INTO trash (kind, id, removed_at, title) "
    "SELECT 'article', id, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), headline FROM article "
    "WHERE removed = 1 AND sample = 0",
    "INSERT INTO trash (kind, id, removed_at, title) "
    "SELECT 'briefing', id, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), title FROM briefing "
    "WHERE removed = 1 AND sample = 0",
)
"""What an older library tells of what is new; what it had removed has its thirty days from the step on."""

SCHEMA_6: tuple[str, ...] = _told(
    {
        ("article", "article_by_state"): "1000000 1000000 330000 1 1 1 1",
        ("article", "article_by_headline"): "1000000 1000000 2 1 1 1 1 1",
        ("article", "article_by_words"): "1000000 1000000 1000 1 1 1 1 1",
        ("article", "article_by_arrival"): "1000000 1000000 1 1 1 1 1",
        ("article", "article_starred"): "2000 1 1 1",
        ("article", "article_chosen"): "50000 1 1 1",
    }
)
"""What is known of the indexes that were laid anew, which forget it."""
