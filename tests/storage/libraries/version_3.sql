-- A library of version 3, as its program wrote it; never edited.
PRAGMA application_id = 1111772209;
BEGIN;
CREATE TABLE article (
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
    );
CREATE TABLE article_text (article_id INTEGER PRIMARY KEY REFERENCES article, body TEXT NOT NULL);
CREATE TABLE original (digest TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE actor (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        confirmed INTEGER NOT NULL,
        merged_into INTEGER REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        payload TEXT NOT NULL
    );
CREATE TABLE actor_name (
        words TEXT NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        whole INTEGER NOT NULL,
        PRIMARY KEY (words, actor_id)
    ) WITHOUT ROWID;
CREATE TABLE mention (
        article_id INTEGER NOT NULL REFERENCES article DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (article_id, start, stop, actor_id)
    ) WITHOUT ROWID;
CREATE TABLE statement (
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
    , reports TEXT NOT NULL DEFAULT '', certainty TEXT NOT NULL DEFAULT '');
CREATE TABLE briefing (
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
    );
CREATE TABLE placement (
        briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        article_id INTEGER NOT NULL,
        statement_id INTEGER,
        item_id INTEGER NOT NULL
    );
CREATE TABLE issue (
        id INTEGER PRIMARY KEY,
        briefing_id INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        payload TEXT NOT NULL
    );
CREATE TABLE issue_file (issue_id INTEGER PRIMARY KEY REFERENCES issue, pdf BLOB NOT NULL);
CREATE TABLE issue_number (
        product TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        briefing_id INTEGER NOT NULL,
        PRIMARY KEY (product, year, number)
    ) WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_key (key TEXT NOT NULL, actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (key, actor_id)) WITHOUT ROWID;
CREATE INDEX article_by_date ON article (removed, shown_on, id, state);
CREATE INDEX article_by_outlet ON article (removed, outlet, shown_on, id, state);
CREATE INDEX article_by_headline ON article (removed, headline_key, id, state);
CREATE INDEX article_by_sha256 ON article (sha256);
CREATE INDEX article_by_engine ON article (removed, engine, id);
CREATE INDEX article_by_state ON article (removed, state, starred);
CREATE INDEX article_starred ON article (removed, shown_on, id) WHERE starred = 1;
CREATE INDEX article_sample ON article (id) WHERE sample = 1;
CREATE INDEX actor_name_by_actor ON actor_name (actor_id);
CREATE INDEX actor_merged ON actor (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX mention_by_actor ON mention (actor_id, article_id);
CREATE INDEX statement_by_article ON statement (article_id, state, start);
CREATE INDEX statement_by_date ON statement (hidden, shown_on DESC, article_id DESC, start);
CREATE INDEX statement_by_actor ON statement (actor_id, hidden, state);
CREATE INDEX statement_by_state ON statement (state, hidden, article_id);
CREATE INDEX statement_by_outlet ON statement (outlet, hidden);
CREATE INDEX statement_by_kind ON statement (kind, hidden);
CREATE INDEX statement_by_manner ON statement (manner, hidden);
CREATE INDEX statement_by_topic ON statement (topic, hidden) WHERE topic <> '';
CREATE INDEX placement_by_briefing ON placement (briefing_id, article_id);
CREATE INDEX placement_by_statement ON placement (statement_id);
CREATE INDEX statement_by_reports ON statement (reports, hidden);
CREATE INDEX statement_by_certainty ON statement (certainty, hidden);
CREATE INDEX statement_facets ON statement (hidden, state, manner, reports, certainty, kind, outlet, topic, actor_id, shown_on);
CREATE INDEX actor_key_by_actor ON actor_key (actor_id);
CREATE VIEW article_words AS
        SELECT id, headline, body, outlet, byline
        FROM article JOIN article_text ON article_id = id;
CREATE VIRTUAL TABLE article_search USING fts5(
        headline, body, outlet, byline, content='article_words', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_search USING fts5(
        quote, speaker, topic, content='statement', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2');
INSERT INTO article VALUES (1, 'Port security “under review”, Roe says', 'port security under review roe says', 'Baltic Wire', 'By Lena Korhal', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 51, 'interview', 'read', 1, 0, 0, '6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4', '', '{"id":1,"headline":"Port security “under review”, Roe says","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Baltic Wire","byline":"By Lena Korhal","dateline":"KARLSHAVEN","published_on":"2026-11-20","url":"https://www.balticwire.example/port","language":"en","genre":"interview","original":"994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7","original_name":"port.html","confirmed":["headline","outlet"],"state":"read","starred":true,"note":"Call the ministry.","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article VALUES (2, 'Budget passes', 'budget passes', 'Morning Post', '', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 29, 'news', 'new', 0, 0, 0, '589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e', '', '{"id":2,"headline":"Budget passes","sha256":"589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Morning Post","byline":"","dateline":"","published_on":"2026-11-20","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article VALUES (3, 'Snow on Monday', 'snow on monday', 'Island Gazette', '', '2026-11-21', '2026-11-21', '2026-11-22T17:30:00.000000+00:00', 14, 'news', 'new', 0, 0, 0, 'fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198', '', '{"id":3,"headline":"Snow on Monday","sha256":"fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Island Gazette","byline":"","dateline":"","published_on":"2026-11-21","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article_text VALUES (1, 'KARLSHAVEN — “The port stays open,” Energy Minister Jane Roe told reporters on Friday. Roe said the northern quay would need two years of work.

The Harbour Union called the plan “a sale in slow motion”. “We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.”');
INSERT INTO article_text VALUES (2, 'Parliament passed the budget by three votes. “It is not the budget I would have written,” Finance Minister Arvo Lind said.

Officials said the deficit would fall next year.');
INSERT INTO article_text VALUES (3, 'Snow is expected on Monday. Ferries to the islands will not sail before noon.');
INSERT INTO original VALUES ('994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7', X'7468652066696c65');
INSERT INTO actor VALUES (11, 'Jane Roe', 'person', 1, NULL, '{"id":11,"name":"Jane Roe","kind":"person","aliases":["Roe"],"functions":[{"title":"Energy Minister","affiliation":"Ministry of Energy","since":"2024-01-01","until":null}],"country":"Halvia","confirmed":true,"note":"Prefers to be called on the mobile.","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (12, 'Pavel Dorn', 'person', 0, NULL, '{"id":12,"name":"Pavel Dorn","kind":"person","aliases":[],"functions":[{"title":"chairman","affiliation":"","since":null,"until":null}],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (13, 'Harbour Union', 'organisation', 0, NULL, '{"id":13,"name":"Harbour Union","kind":"organisation","aliases":["the union"],"functions":[],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (14, 'Arvo Lind', 'person', 0, NULL, '{"id":14,"name":"Arvo Lind","kind":"person","aliases":[],"functions":[{"title":"Finance Minister","affiliation":"","since":null,"until":null}],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
INSERT INTO actor_name VALUES ('arvo lind', 14, 1);
INSERT INTO actor_name VALUES ('dorn', 12, 0);
INSERT INTO actor_name VALUES ('harbour union', 13, 1);
INSERT INTO actor_name VALUES ('jane roe', 11, 1);
INSERT INTO actor_name VALUES ('lind', 14, 0);
INSERT INTO actor_name VALUES ('pavel dorn', 12, 1);
INSERT INTO actor_name VALUES ('roe', 11, 1);
INSERT INTO actor_name VALUES ('the union', 13, 1);
INSERT INTO actor_name VALUES ('union', 13, 0);
INSERT INTO mention VALUES (1, 52, 60, 11);
INSERT INTO mention VALUES (1, 87, 90, 11);
INSERT INTO mention VALUES (1, 244, 254, 12);
INSERT INTO mention VALUES (1, 149, 162, 13);
INSERT INTO statement VALUES (21, 1, 14, 34, 'The port stays open,', 'Jane Roe', 'Ports', 11, 'direct', 'selected', 'confirmed', 0.5, '2026-11-20', '{"id":21,"passage":{"article_id":1,"span":[14,34],"quote":"The port stays open,","before":"KARLSHAVEN — “","after":"” Energy Minister Jane Roe told reporter"},"attribution":{"content":[[14,34]],"source":[36,60],"cue":[61,65],"manner":"direct","reports":"speech"},"actor_id":11,"speaker":"Jane Roe","state":"selected","origin":"confirmed","salience":0.5,"reasons":["names a minister"],"said_on":"2026-11-20","topic":"Ports","note":"Check against the transcript.","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named');
INSERT INTO statement VALUES (22, 1, 96, 142, 'the northern quay would need two years of work', 'Jane Roe', '', 11, 'indirect', 'suggested', 'detected', 0.5, NULL, '{"id":22,"passage":{"article_id":1,"span":[96,142],"quote":"the northern quay would need two years of work","before":" Roe told reporters on Friday. Roe said ","after":".\n\nThe Harbour Union called the plan “a "},"attribution":{"content":[[96,142]],"source":null,"cue":null,"manner":"indirect","reports":"speech"},"actor_id":11,"speaker":"Jane Roe","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named');
INSERT INTO statement VALUES (23, 1, 205, 283, 'We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.', 'Pavel Dorn', '', 12, 'direct', 'suggested', 'detected', 0.5, NULL, '{"id":23,"passage":{"article_id":1,"span":[205,283],"quote":"We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.","before":"lled the plan “a sale in slow motion”. “","after":"”"},"attribution":{"content":[[205,223],[257,283]],"source":[230,254],"cue":[225,229],"manner":"direct","reports":"speech"},"actor_id":12,"speaker":"Pavel Dorn","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named');
INSERT INTO statement VALUES (24, 2, 139, 171, 'the deficit would fall next year', 'Officials', '', NULL, 'indirect', 'suggested', 'detected', 0.5, NULL, '{"id":24,"passage":{"article_id":2,"span":[139,171],"quote":"the deficit would fall next year","before":"inister Arvo Lind said.\n\nOfficials said ","after":"."},"attribution":{"content":[[139,171]],"source":null,"cue":null,"manner":"indirect","reports":"speech"},"actor_id":null,"speaker":"Officials","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Morning Post', '', 'speech', 'unnamed');
INSERT INTO statement VALUES (25, 2, 46, 88, 'It is not the budget I would have written,', 'Arvo Lind', '', 14, 'direct', 'suggested', 'detected', 0.5, NULL, '{"id":25,"passage":{"article_id":2,"span":[46,88],"quote":"It is not the budget I would have written,","before":"ment passed the budget by three votes. “","after":"” Finance Minister Arvo Lind said.\n\nOffi"},"attribution":{"content":[[46,88]],"source":null,"cue":null,"manner":"direct","reports":"speech"},"actor_id":14,"speaker":"Arvo Lind","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Morning Post', 'person', 'speech', 'named');
INSERT INTO briefing VALUES (31, 'Daily Press Review', 'daily-press-review', '2026-11-22T17:30:00.000000+00:00', 3, 2026, NULL, 0, 0, '{"id":31,"title":"Daily Press Review","created_at":"2026-11-22T17:30:00+00:00","product":"daily-press-review","language":"en","paper":"Letter","house_style":"ministry","in_brief":"The port stays open.","control":{"organisation":["Ministry of Foreign Affairs","Press Desk"],"tlp":"TLP:AMBER+STRICT","classification":"","handling":["CHATHAM HOUSE RULE"],"issue_date":"2026-11-23","issue_number":null,"edition":"","reference":"","cut_off":"2026-11-22T17:30:00+00:00","drafter":"M. Tamm","phone":"","distribution":[{"name":"Private Office","office":"Minister","copies":"2"},{"name":"Archive","office":"","copies":""}],"notice":""},"sections":[{"id":41,"title":"Economy","items":[{"id":51,"article_id":1,"headline":"Port stays open","summary":"A summary.","also_in":[2],"type":"ArticleItem"},{"id":52,"statement_id":21,"wording":"The port stays […] open","article_id":1,"type":"StatementItem"},{"id":53,"text":"Watch this.","kind":"comment","type":"NoteItem"}]},{"id":42,"title":"Domestic affairs","items":[]}],"sample":false,"removed":false}');
INSERT INTO placement VALUES (31, 1, NULL, 51);
INSERT INTO placement VALUES (31, 2, NULL, 51);
INSERT INTO placement VALUES (31, 1, 21, 52);
INSERT INTO issue VALUES (61, 31, '1795368600.0', '{"id":61,"briefing_id":31,"kind":"exported","issued_at":"2026-11-22T17:30:00+00:00","title":"Daily Press Review","reference":"MFA/DPR/2026/7","files":[{"format":"pdf","target":"/tmp/review.pdf","sha256":"abababababababababababababababababababababababababababababababab","pages":3},{"format":"docx","target":"/tmp/review.docx","sha256":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","pages":null}],"sources":[{"number":1,"article_id":1,"citation":"“Port security”, Baltic Wire","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4"}],"statements":4}');
INSERT INTO issue_file VALUES (61, X'255044462D312E372073616D706C65');
INSERT INTO issue_number VALUES ('daily-press-review', 2026, 1, 31);
INSERT INTO setting VALUES ('desk', 'north');
INSERT INTO actor_key VALUES ('i:r i', 11);
INSERT INTO actor_key VALUES ('p:n r', 11);
INSERT INTO actor_key VALUES ('s:r', 11);
INSERT INTO actor_key VALUES ('i:drn p', 12);
INSERT INTO actor_key VALUES ('p:drn pl', 12);
INSERT INTO actor_key VALUES ('s:drn', 12);
INSERT INTO actor_key VALUES ('o:grbrn', 13);
INSERT INTO actor_key VALUES ('i:lnd a', 14);
INSERT INTO actor_key VALUES ('p:lnd r', 14);
INSERT INTO actor_key VALUES ('s:lnd', 14);
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO statement_search (statement_search) VALUES ('rebuild');
CREATE TRIGGER article_carries AFTER INSERT ON article BEGIN UPDATE statement SET
        hidden = new.removed, outlet = new.outlet,
        shown_on = coalesce(said_on, new.published_on, '')
    WHERE article_id = new.id; END;
CREATE TRIGGER article_carries_on AFTER UPDATE OF removed, outlet, published_on ON article
    WHEN old.removed IS NOT new.removed OR old.outlet IS NOT new.outlet
        OR old.published_on IS NOT new.published_on
    BEGIN UPDATE statement SET
        hidden = new.removed, outlet = new.outlet,
        shown_on = coalesce(said_on, new.published_on, '')
    WHERE article_id = new.id; END;
CREATE TRIGGER actor_carries AFTER INSERT ON actor BEGIN UPDATE statement SET kind = new.kind WHERE actor_id = new.id; END;
CREATE TRIGGER actor_carries_on AFTER UPDATE OF kind ON actor
    WHEN old.kind IS NOT new.kind BEGIN UPDATE statement SET kind = new.kind WHERE actor_id = new.id; END;
CREATE TRIGGER statement_is_carried AFTER INSERT ON statement BEGIN UPDATE statement SET
        hidden = coalesce((SELECT removed FROM article a WHERE a.id = new.article_id), 0),
        outlet = coalesce((SELECT outlet FROM article a WHERE a.id = new.article_id), ''),
        shown_on = coalesce(
            new.said_on, (SELECT published_on FROM article a WHERE a.id = new.article_id), ''),
        kind = coalesce((SELECT kind FROM actor c WHERE c.id = new.actor_id), '')
    WHERE id = new.id; END;
CREATE TRIGGER statement_is_carried_on
    AFTER UPDATE OF article_id, actor_id, said_on ON statement
    WHEN old.article_id IS NOT new.article_id OR old.actor_id IS NOT new.actor_id
        OR old.said_on IS NOT new.said_on
    BEGIN UPDATE statement SET
        hidden = coalesce((SELECT removed FROM article a WHERE a.id = new.article_id), 0),
        outlet = coalesce((SELECT outlet FROM article a WHERE a.id = new.article_id), ''),
        shown_on = coalesce(
            new.said_on, (SELECT published_on FROM article a WHERE a.id = new.article_id), ''),
        kind = coalesce((SELECT kind FROM actor c WHERE c.id = new.actor_id), '')
    WHERE id = new.id; END;
CREATE TRIGGER article_text_added AFTER INSERT ON article_text BEGIN
        INSERT INTO article_search (rowid, headline, body, outlet, byline)
        SELECT id, headline, body, outlet, byline FROM article_words
        WHERE id = new.article_id;
    END;
CREATE TRIGGER article_renamed AFTER UPDATE OF headline, outlet, byline ON article
    WHEN old.headline IS NOT new.headline OR old.outlet IS NOT new.outlet
        OR old.byline IS NOT new.byline
    BEGIN
        INSERT INTO article_search (article_search, rowid, headline, body, outlet, byline)
        SELECT 'delete', old.id, old.headline, body, old.outlet, old.byline
        FROM article_text WHERE article_id = old.id;
        INSERT INTO article_search (rowid, headline, body, outlet, byline)
        SELECT new.id, new.headline, body, new.outlet, new.byline
        FROM article_text WHERE article_id = new.id;
    END;
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
        INSERT INTO statement_search (rowid, quote, speaker, topic)
        VALUES (new.id, new.quote, new.speaker, new.topic);
    END;
CREATE TRIGGER statement_gone AFTER DELETE ON statement BEGIN
        INSERT INTO statement_search (statement_search, rowid, quote, speaker, topic)
        VALUES ('delete', old.id, old.quote, old.speaker, old.topic);
    END;
CREATE TRIGGER statement_changed AFTER UPDATE OF quote, speaker, topic ON statement
    WHEN old.quote IS NOT new.quote OR old.speaker IS NOT new.speaker
        OR old.topic IS NOT new.topic
    BEGIN
        INSERT INTO statement_search (statement_search, rowid, quote, speaker, topic)
        VALUES ('delete', old.id, old.quote, old.speaker, old.topic);
        INSERT INTO statement_search (rowid, quote, speaker, topic)
        VALUES (new.id, new.quote, new.speaker, new.topic);
    END;
COMMIT;
PRAGMA user_version = 3;
