"""What only PostgreSQL has of a library's tables: text indexes, and triggers that keep rows up.

As with the tables, what a version laid is never edited once it has left the house.
"""

from __future__ import annotations

OWN_TABLES = frozenset(
    {"article_words", "article_further", "statement_words", "issue_words", "briefing_desk"}
)
"""The tables that no library in a file has."""

_WORDS = (
    """CREATE TABLE article_words (
        article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        piece INTEGER NOT NULL,
        words tsvector NOT NULL,
        PRIMARY KEY (article_id, piece)
    )""",
    """CREATE TABLE statement_words (
        statement_id INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
        words tsvector NOT NULL
    )""",
    """CREATE TABLE issue_words (
        issue_id INTEGER PRIMARY KEY REFERENCES issue,
        said TEXT NOT NULL,
        speakers TEXT NOT NULL,
        words tsvector NOT NULL
    )""",
    "CREATE INDEX article_search ON article_words USING gin (words)",
    "CREATE INDEX statement_search ON statement_words USING gin (words)",
    "CREATE INDEX issue_search ON issue_words USING gin (words)",
)

# What the table of statements filters and sorts by, though it belongs to the article or the
# actor: kept in the row, because joining for a whole library takes seconds.
_CARRIED = (
    """CREATE FUNCTION article_carries() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' OR (OLD.removed, OLD.outlet, OLD.published_on)
                IS DISTINCT FROM (NEW.removed, NEW.outlet, NEW.published_on) THEN
            UPDATE statement SET hidden = NEW.removed, outlet = NEW.outlet,
                shown_on = coalesce(said_on, NEW.published_on, '')
            WHERE article_id = NEW.id;
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER article_carries AFTER INSERT OR UPDATE OF removed, outlet, published_on ON article
        FOR EACH ROW EXECUTE FUNCTION article_carries()""",
    """CREATE FUNCTION actor_carries() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' OR OLD.kind IS DISTINCT FROM NEW.kind THEN
            UPDATE statement SET kind = NEW.kind WHERE actor_id = NEW.id;
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER actor_carries AFTER INSERT OR UPDATE OF kind ON actor
        FOR EACH ROW EXECUTE FUNCTION actor_carries()""",
    """CREATE FUNCTION statement_is_carried() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        around RECORD;
    BEGIN
        SELECT removed, outlet, published_on INTO around FROM article WHERE id = NEW.article_id;
        NEW.hidden := coalesce(around.removed, 0);
        NEW.outlet := coalesce(around.outlet, '');
        NEW.shown_on := coalesce(NEW.said_on, around.published_on, '');
        NEW.kind := coalesce((SELECT kind FROM actor WHERE id = NEW.actor_id), '');
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER statement_is_carried
        BEFORE INSERT OR UPDATE OF article_id, actor_id, said_on ON statement
        FOR EACH ROW EXECUTE FUNCTION statement_is_carried()""",
)

_KEPT = (
    """CREATE FUNCTION issue_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'An issue is never changed or deleted.'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER issue_stays BEFORE UPDATE OR DELETE ON issue
        FOR EACH ROW EXECUTE FUNCTION issue_stays()""",
)

SCHEMA_5 = (*_WORDS, *_CARRIED, *_KEPT)

SCHEMA_6 = (
    "DROP TABLE article_words",
    """CREATE TABLE article_words (
        article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        place INTEGER NOT NULL,
        words tsvector NOT NULL
    )""",
    """CREATE TABLE article_further (
        article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        stretch INTEGER NOT NULL,
        words tsvector NOT NULL,
        PRIMARY KEY (article_id, stretch)
    )""",
)
"""One row of words for each article, and further ones for the order of words in long texts."""

INDEXES_OF_WORDS = (
    ("article_words_by_place", "article_words (place)"),
    ("article_search", "article_words USING gin (words)"),
    ("article_further_search", "article_further USING gin (words)"),
    ("statement_search", "statement_words USING gin (words)"),
)
"""What is looked up by words: names, and what they are of; made at the end where much is written at once."""
