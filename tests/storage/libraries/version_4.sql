-- A library of version 4, as its program wrote it; never edited.
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
    , status TEXT NOT NULL DEFAULT 'draft');
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
    , kind TEXT NOT NULL DEFAULT 'exported', of_issue INTEGER, supersedes INTEGER);
CREATE TABLE issue_file (issue_id INTEGER PRIMARY KEY REFERENCES issue, pdf BLOB NOT NULL);
CREATE TABLE issue_number (
        product TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        briefing_id INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'reserved', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (product, year, number)
    ) WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_key (key TEXT NOT NULL, actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (key, actor_id)) WITHOUT ROWID;
CREATE TABLE part (digest TEXT PRIMARY KEY, packed INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE issue_part (issue_id INTEGER NOT NULL REFERENCES issue, kind TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL REFERENCES part, PRIMARY KEY (issue_id, kind, name)) WITHOUT ROWID;
CREATE TABLE issue_statement (statement_id INTEGER NOT NULL, issue_id INTEGER NOT NULL REFERENCES issue, PRIMARY KEY (statement_id, issue_id)) WITHOUT ROWID;
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
CREATE INDEX briefing_cleared ON briefing (id) WHERE status = 'cleared';
CREATE INDEX issue_by_briefing ON issue (briefing_id, kind);
CREATE INDEX issue_follows ON issue (supersedes) WHERE supersedes IS NOT NULL;
CREATE VIRTUAL TABLE article_search USING fts5(
        headline, body, outlet, byline, content='article_words', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_search USING fts5(
        quote, speaker, topic, content='statement', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE issue_search USING fts5(title, reference, said, speakers, tokenize='unicode61 remove_diacritics 2');
INSERT INTO article VALUES (1, 'Port security “under review”, Roe says', 'port security under review roe says', 'Baltic Wire', 'By Lena Korhal', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 51, 'interview', 'read', 1, 0, 0, '6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4', '', '{"id":1,"headline":"Port security “under review”, Roe says","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Baltic Wire","byline":"By Lena Korhal","dateline":"KARLSHAVEN","published_on":"2026-11-20","url":"https://www.balticwire.example/port","language":"en","genre":"interview","original":"994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7","original_name":"port.html","confirmed":["headline","outlet"],"state":"read","starred":true,"note":"Call the ministry.","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article VALUES (2, 'Budget passes', 'budget passes', 'Morning Post', '', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 29, 'news', 'new', 0, 0, 0, '589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e', '', '{"id":2,"headline":"Budget passes","sha256":"589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Morning Post","byline":"","dateline":"","published_on":"2026-11-20","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article VALUES (3, 'Snow on Monday', 'snow on monday', 'Island Gazette', '', '2026-11-21', '2026-11-21', '2026-11-22T17:30:00.000000+00:00', 14, 'news', 'new', 0, 0, 0, 'fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198', '', '{"id":3,"headline":"Snow on Monday","sha256":"fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Island Gazette","byline":"","dateline":"","published_on":"2026-11-21","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}');
INSERT INTO article_text VALUES (1, 'KARLSHAVEN — “The port stays open,” Energy Minister Jane Roe told reporters on Friday. Roe said the northern quay would need two years of work.

The Harbour Union called the plan “a sale in slow motion”. “We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.”');
INSERT INTO article_text VALUES (2, 'Parliament passed the budget by three votes. “It is not the budget I would have written,” Finance Minister Arvo Lind said.

Officials said the deficit would fall next year.');
INSERT INTO article_text VALUES (3, 'Snow is expected on Monday. Ferries to the islands will not sail before noon.');
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
INSERT INTO briefing VALUES (31, 'Daily Press Review', 'daily-press-review', '2026-11-22T17:30:00.000000+00:00', 3, 2026, NULL, 0, 0, '{"id":31,"title":"Daily Press Review","created_at":"2026-11-22T17:30:00+00:00","product":"daily-press-review","language":"en","paper":"Letter","house_style":"ministry","in_brief":"The port stays open.","control":{"organisation":["Ministry of Foreign Affairs","Press Desk"],"tlp":"TLP:AMBER+STRICT","classification":"","handling":["CHATHAM HOUSE RULE"],"issue_date":"2026-11-23","issue_number":null,"edition":"","reference":"","cut_off":"2026-11-22T17:30:00+00:00","drafter":"M. Tamm","phone":"","distribution":[{"name":"Private Office","office":"Minister","copies":"2"},{"name":"Archive","office":"","copies":""}],"notice":""},"sections":[{"id":41,"title":"Economy","items":[{"id":51,"article_id":1,"headline":"Port stays open","summary":"A summary.","also_in":[2],"type":"ArticleItem"},{"id":52,"statement_id":21,"wording":"The port stays […] open","article_id":1,"type":"StatementItem"},{"id":53,"text":"Watch this.","kind":"comment","type":"NoteItem"}]},{"id":42,"title":"Domestic affairs","items":[]}],"sample":false,"removed":false}', 'draft');
INSERT INTO briefing VALUES (32, 'Evening review', 'daily-press-review', '2026-11-22T17:30:00.000000+00:00', 3, 2026, 2, 0, 0, '{"id":32,"title":"Evening review","created_at":"2026-11-22T17:30:00+00:00","product":"daily-press-review","language":"en","paper":"Letter","house_style":"ministry","in_brief":"The port stays open.","control":{"organisation":["Ministry of Foreign Affairs","Press Desk"],"tlp":"TLP:AMBER+STRICT","classification":"","handling":["CHATHAM HOUSE RULE"],"issue_date":"2026-11-23","issue_number":2,"edition":"","reference":"MFA/DPR/2026/002","cut_off":"2026-11-22T17:30:00+00:00","drafter":"M. Tamm","phone":"","distribution":[{"name":"Private Office","office":"Minister","copies":"2"},{"name":"Archive","office":"","copies":""}],"notice":"","period_start":null,"period_end":null,"precedence":"","desk_by":null,"next_issue":null,"changed_since":null},"sections":[{"id":41,"title":"Economy","items":[{"id":51,"article_id":1,"headline":"Port stays open","summary":"A summary.","also_in":[2],"type":"ArticleItem"},{"id":52,"statement_id":21,"wording":"The port stays […] open","article_id":1,"type":"StatementItem"},{"id":53,"text":"Watch this.","kind":"comment","type":"NoteItem"}],"plan":""},{"id":42,"title":"Domestic affairs","items":[],"plan":""}],"sample":false,"removed":false,"second_language":"","subject":null,"status":"issued","cleared_by":"M. Tamm","cleared_at":"2026-11-22T17:30:00+00:00","issued_at":"2026-11-23T17:30:00+00:00","follows":null}', 'issued');
INSERT INTO placement VALUES (31, 1, NULL, 51);
INSERT INTO placement VALUES (31, 2, NULL, 51);
INSERT INTO placement VALUES (31, 1, 21, 52);
INSERT INTO placement VALUES (32, 1, NULL, 51);
INSERT INTO placement VALUES (32, 2, NULL, 51);
INSERT INTO placement VALUES (32, 1, 21, 52);
INSERT INTO issue VALUES (61, 31, '1795368600.0', '{"id":61,"briefing_id":31,"kind":"exported","issued_at":"2026-11-22T17:30:00+00:00","title":"Daily Press Review","reference":"MFA/DPR/2026/7","files":[{"format":"pdf","target":"/tmp/review.pdf","sha256":"abababababababababababababababababababababababababababababababab","pages":3},{"format":"docx","target":"/tmp/review.docx","sha256":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","pages":null}],"sources":[{"number":1,"article_id":1,"citation":"“Port security”, Baltic Wire","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4"}],"statements":4}', 'exported', NULL, NULL);
INSERT INTO issue VALUES (3766240526146884557, 32, '1795455000.0', '{"id":3766240526146884557,"briefing_id":32,"kind":"issued","issued_at":"2026-11-23T17:30:00+00:00","title":"Evening review","reference":"MFA/DPR/2026/002","files":[{"format":"pdf","target":"","sha256":"7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230","pages":3},{"format":"docx","target":"","sha256":"4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d","pages":null}],"sources":[{"number":1,"article_id":1,"citation":"Lena Korhal, “Port security ‘under review’, Roe says”, Baltic Wire, 20 Nov 2026; balticwire.example/port; taken in 221730Z NOV 26; SHA-256 6b66…a4.","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4"},{"number":2,"article_id":2,"citation":"“Budget passes”, Morning Post, 20 Nov 2026; taken in 221730Z NOV 26; SHA-256 589f…0e.","sha256":"589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e"}],"statements":1,"draft":false,"of":null,"series":"daily-press-review","year":2026,"number":2,"supersedes":null,"succession":null,"cleared_by":"M. Tamm","cleared_at":"2026-11-22T17:30:00+00:00","engine":"Briefing Desk 0.1.0","copies":[],"edition":"","note":""}', 'issued', NULL, NULL);
INSERT INTO issue_file VALUES (61, X'255044462D312E372073616D706C65');
INSERT INTO issue_number VALUES ('daily-press-review', 2026, 1, 31, 'reserved', '', '');
INSERT INTO issue_number VALUES ('daily-press-review', 2026, 2, 32, 'issued', '', '2026-11-23T17:30:00+00:00');
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
INSERT INTO part VALUES ('7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230', 0, X'255044462D312E37206576656E696E67');
INSERT INTO part VALUES ('4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d', 0, X'504B206576656E696E67');
INSERT INTO part VALUES ('8a4a3da1bd7ad705c807bafbed20d8af9294d831bafc036d043a20bbe1c07914', 1, X'789CAD57DB6E1B3912FD1542AF23CB7D53CBD29B9D38F0CCD813C3F16C1E2C436037AB256EBA490DC9B6470802E423E671F6753F2C5FB2C54BB75A967791C12C60D86EB258553C75EAC2CF23106B2E60B420A30BC5A1E2624DDE82FE44A2493C894663326A2883153556228992FC248E4F92F43E9E2DD26811453F44F6B7952BC2712BF87939E26C395AA4C9783932DCD4801FCBD1E513086B40C11387E7E508374B05D40043034EA2B790BCB0E084B74AB2B6F4928CF27A77B255A0F5C9405F4DC5BAA56B6F0F843F46B7A0DCC2351863FFC5C58D6C35ACB4D905DF1A2EB8366AE736B958B9EBB89DFB0D90AD54866843779AC82D8889F75D0AA3648D42785FA9D6143550C3255A5D3C2C473741239115792715F0B520E75545B9D2EEF8ADF5DD81BD1C3D5A9CEAADB7777DBB38BFB9B8BCFBE1C3FDDD8F6FEEBDAD9A6ACD2B5E760696237F0D2A588D987A936FAECEEFAFCE6FC8D5FB5F3F5C92BB5FAF2FBD6AAE750B2B86481FA29CFADBBA5DD1368583C9C60C183FB4A3A00205A2F40A6EDE9D9FBEBDBD3BB58A4EA328F12EB66625ABEA3BE2C814AD4C08C9CD84DCD3A6F181DA48017B9BCCC2C78BB683145116B4F102B78A3FE175C8FB0A3101272EC3BF8B0EFA10E9526E3968EFD672F4653C5473AECA0D7F3A3AFFF21C1EB3300A690E2490565C322411559694A2ADEBFD2A083658535002EBF1F3D7C3C8AF8ADD5E48C0EF66E582B15F2B31C06BCC0FCDFD59BBFC05D7359416161D7071D996C587D986FC944D20B481E640766A65D16D5ED6B0722B766103D4B229407CC879A747B74D436D9258EC48F8F2D9406B2D57DC052A7174DE6D3B8C9D951FD18500BFF7C0F20CD5E33208E37D48AC13CF5231CFE8A3DC7BF8F6F5DF8F7B6F8EFCEF6D7EE8F41E594DAD1802EDC43E52536E88D970EDEFF089BBA0D9D837F6B45BEC95FE224D770B7BC12DD69A8E1DBDFEECB0E2BD950D687492D041E2F7C178A9C57E6BDA6CDDE10A010597798D7C023658C1D84BC15607A52E44A7F82794032A5A785B4F61C72B166A0950859C2A764719D86D7D5739F62A8F645F3607275BC9BA96CFBA63B06D18217A1A1BC643DF31483C26073C241D11A16C15373BF2EDEB9FAD60A04217F9F6F55F637227816824089A4279BDA1C934F767F322CF6919431C25D96C3A3F4BA7744673C8ABB8C8E3A88CA2B304D22A9AB2F92C4B666C9E63A0AA685ECDA37C96CD69E6351AFA090492DBDF95FC6F60705BB64880207A416B4B808F5C81DF2C76FBAB5DECC835084A7E966A436BBF6FCBF45EE2E7F3BBEB0F57E7FFB8FCC5EF6EDBA2E67A83B8BBA238F425186F55ED3736C66CF5E2F4F4F9F97952382F9ED18909FCEE28766AF3CA9F18308984AE897FD7205458E2028B69E8B1F67A8AE3D0408399F93CCBA7730667B36A8610B292C16CCAAA2C4BE3AC4A6336ABD27C56A44555A5D90CCEA64995CEA3691A55C97C9644E5EC50E72AD4667B557470B2314DC005495F71D5B854200F43920C217F740C30BED5119B3E94055A609956FEB4512DD8252CE841EC0DAD6B2C0440BA3960120E75E9487CF6916142EED73A5F5638A26CA51EEC3AAAF7EC4E8ED97DD1B23518B2C5FE0EAF10787A36AFF282CD214B23CA0A8032C9CEF2329DA50563294D93283F9B272CCD591C6555159773DC2A4B40A0677914C1DF27F08D546E6ABB95DA1C33F835CEFE65A67E270D053CEBD718F85F19F41A715E124474AC1EF0A38FEB9E20FF373AA0FD7DDB3B2C7EAEFD592278103EBFD2E1F4D6B58B87381BA799ED17BFB5324C75AFCCA963577B0BA8A4F232FB6A8275F40F5B4B7D23EDC7312CA7E452805AEF483744919FA80057628DAC19965D6BC48ADB39849AE188F6D90FC5AE732E1E8293AEABC956B9F9E521CDC779F4E8C645F79DC7E37C6ABF1B2A44708261992A4D983BAD35DFC2F416D9BF09764B235580C5E30248717FBCF3D7F744D34DBD1A6AD41A7AA0274BE8F53D3D5CFFAD7998D3A2C9D479407518B4FCE0A8090D55C2DAF33D9B0792BFE038261E0E91653F4EF9FE2FBA88BDD940F989D035E5421B577D8CA242978A6F4D7862E078CF6D72F5F302DE6730093A36392C0E99E430E9A7DC0340FA1907E7542DC3205573AA21DCD1095A53552B0E86CCC16879C890C0A18AA39AFED9307CFE78798F2FEF8660442A3B8962FC711BAD30BCEEEEE508227129CC9A57B47EE2B47B75F5D9ECEAF800D05BF74CD14854520029B1A6032352F8C22E0B5E8387B54177B02E615B93FB61C93E37D039B3AA946C1CDC1E5EBC561852C2FB539F1E3F3E274636B52DF58377A53EED9B89DB7DFCF21F9F07EC69');
INSERT INTO part VALUES ('6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4', 1, X'789C258F4D4E03310C85F73DC53B403577A84451C59F50A165ED3686899ADA839361945D0FC1122ED793E00C8B48515EBECFCFF7ABEDC3CB66B55F3FE17AF9F6F3F3DA3306B5825CA866E8C0B2BC5E7EB116B68F8AC728311736DC9130B6CA289A028C1BC3E680E0D662A0DACD69A61850DC299EF76C82CF912A261D9D12660F2745656AE8BBBFDBA95B2C5A890DD94147C34EA23B8F9412FF9B8644D29A92CB13230A72D209672DFED1AB762D7C634C6C6D6C01E513877989B94D2C19C79EA29D499678A62F4EB851F37B934A7010534C69660FBE424C2CA573FE0FE3F47200');
INSERT INTO part VALUES ('589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e', 1, X'789C4D8CC10D82401045EF54F10B30F4E0C58444A32D0CECAC4CB2CE9A9D01E44621DA1C95A8C483C7F7F2F22E5492D08DD57127330EF09ED10EE1CA8E76FE5061C6989DADC6BA3C1B871834FB7FD760CA430AE869644C45DC5977EBF2C24194B4639C44C59C0BF665CC388A061849A8ABEA1CA37442C936B14D037F95FF9E915282F2C3313395FA0DA06140A3');
INSERT INTO part VALUES ('42181e53b3235aa070d741d8da76cf0d2937449b69b2da9549e06582c4eecdc4', 1, X'789C7D57CD6E1CB911BECF5310E3431240D10AEB601338D8839D358CC566BD827FE2832148ECEEEA1E7AD86487646B34160CEC75DF21B9E5A2E79837D927C957457246C28E56074D379BFCAAF8D557C5E213F56E45AAD3C66ED514284615E8DAD0E6998AF338EA6028AAD97514D48A74678DA378A222B5C9781795714AABDEDC50A7567E8EA47CC0D4D3C513F5CEAB76A5DD40CAA413D5FA69ABD2CA444CB61872C9E39554EF2D43FFFAF37FA6E0BBB94DF1D79FFFAB1A8AA6239980E121E8F10F113653326E880007FC73B58129B67FB5A62D3FC72B58995D8ACABB96918322DDAE543223FB00D0C1C0639D17FA5E69F81E9269E1CF1F97D47AE7C725DC735D047E19D82E31ADAB6FA65DFEE9EFB23EAA8D492B80C549C3980EA4ACF76BD0C0767564DFB72A262C3E55570339307BA5925E834DED805F2D6F563AD1352830703C2303EC5482D29B1053E59AB7CA845883B14DDE4917F4E674B1482601E95BB5FCEE37515C2E5ADFE56FE76F960B18BEF561F8A24CCCF48B058C6867A216331C61B6D5EAC9246DA3EC3FAE7C40146FB7A4C31719B975F3D8105ED2CA73D87BC13331CE74BA08D453208E020C8BC1AF6ED90FFC08C25765F5B3B3A75FC429DEADD323C8294012C9C092D149063A8A6B5011AE597ECC2FDD3061C1240EEE3356D05BEBAFC9190D059DDC7F7775E09F9FE6C67ED28E67B0443F7008013E9EA8AB6636B6BB526BE737518202BD580FB92928156B7F9A43758A15CA1460F485B1085FD016745BE12F0A7675FF5BF5F162B1701EB1162EB0D98F12AD78B1C86179B7FBDF604D8B1D9E73D8282269E6E5A20FFCF10D5DCFBCF51C5252FF9E81D419728E180921020E18182FB12AE816AE44ACFBDBD9992A7F4FF6599BE32829BD2DEAE7952759C19CC9AD9D3BEA16C65D36C8FAFE21E6D3AFCF329E6EFC9CA072F021C5600191038790789713854B06E5F987F187407F1120E028A617C2F7ACB7A84092E48753CDB68643F626D6CF16931E881FBF01B92E8939DD03F3B27E785A36BC07965DA062A88112674BD28D15A5560050F8B164D7C5C5218BEE857AB988103E0FFA8D5BE6296CEB56E5E87DEF2C685D9EA81CAFD73EA1104C7A1B97EACB23E8472473B0D2D48F476CED17927A419F0DAD66ECD2ED6DBFA9684A4076773CF377FC7839073F65550454467F6C7B324773F9576FF29C6AADACA6A4C2EE4EBEC0502DC42CFB85AA9320B4F72EAF5DBE7C2FFFEBF83FFC38A264D48F87E1D9B5C63E183BD7C11ACD72E2E11761463ED8B83CA9763E4346FCE52D52A9F0B22444270C5417E9163AAFC65A6CDC7420B4849AC746E2A2A444B891073E5004E34EBDD076AD5DB156BC632165EF78E68F2FCFF1F5E211AEBF770C23E141DC75DF6BD4DDA372BA374F5CC86C3F971592A40F2780F45E5BDBE8768D7929CCF49B2080FB8463E975911A7C7DFF5A88A27646F5DCDE67FB153951E673903B3676CB6338CFC80C4E8D064744BA3F52F781A1CE4CD68F3A6586F4D8E81875E785559237C14276E8244F5C888CA0BDFAABFCFFFA8C7F0EFAE739DA0993FC8CCD7B3BD7B79674446A07CAF6201094571C56EB98C3D8192DD8AB79C4C196D0C4E882D2CF0349C03AB234E80A48EEDA8B5F18DDDB9C1E48AEF5DA9AFC896DFA69F2D1ECA7066E32324514B2BE1A54C7F43BA2D8078053B0C38989F3F28826DEF2E11056840E86F3F05F1412E10C1890FD7B7DBCDDDD09D6EE8E33B2DBDD012CD2B194AC764ECA6394C7D15866491878FDFCDD4F922D612C31F37E125E11019C3D3953386B6D860925F336A4A7CC0696965C813EB821CA069DBEDE96CFB94F6A7396E994A05FB190825967302D761A7CCB66DC8C6E290F7212586B066930B825306D114223DDA71A661D3AF19D42C8226CB74DF63C56D65B6C0B4AAB1184C1B83253F62F196B29D34137145A5368F2D0A78987C7CF59CA684AB040BBEA46C41999702A15D9C4B47748DE0EFE81912C75DD8D4654FFA85A5EE67654C4C2593A6C8F68E58309891B883E6BE525CF33B497C9EE97DCC54ADDDEDD95AF4754529A6189BEEE641F9C447D9FE9EFAD3E64226A272A46A3DDBAC606B98A6301792C119CBB815246B8C9844E38EC64EE989FD822BAEE39962AACC33AAF300EDD5ECA3AC8F0AFBE3BCFE92A04E069D0120E9FEBD76426E2A6649FC9C1B426179CC96FA08C09512A168760BA5C131C6DB83328799CB50A917003BBCD411B27EDEE3D9AACDB88B6263F7DF28DFCCE8E4614C26DAD191B11412E51E829CA688F5EC887E255A682A53719C9E865D07933B8F618E118662A0FE0DAC5FDA2799AB8463F5E617C6BA8149876B6690EC70ACC2BC2496AEFC9E607997A282E40D9DD95DA52618E880608DEDB4C83C18D26E6FA9EF81256722FA1C1CC1C10EE7A7B11A145B569254F3ECAAD430A8B679A72214E665F85E72A99C9DB1A2CAEBEA504A562ABC7752CA75CF19895850BEA9C650D93290FCA635903964DC9485C53C7B206B7BE9CD695F8DEFBD4E0D815F8D51CDA5516126A92F1E2300A6BDD1B6EC525B0A3190EF5A6B5662C2982C3C7A08856D144046D5F4A203054BD6C003B33B5AC5CE33444AA15BFF5688A33E89A436E7EAC698294F4C74B4A6740B0A9773C0F011E6F037F409B06E7F892CBFAF8918CBB7FFAEC7E2940F30D4BA4E04873922FBEAC1044BC58937C9DFE4C121D8B4B3D3671B1F83F127F7FA3');
INSERT INTO part VALUES ('3091d4d3a58e89641af1a23d8e89e845edac0f2c7147fd0c110aee12774f66a9', 1, X'789CC5584B73DB3610BEE35760E8432F166B522FBB333E588A3DF18CD33495DA4BC6A3812450C2980414024CA2FEFA2E48F1053E44D5B27B92082EF17DBBD8272EF07C4BF1CE278CE3AD8824C552ED7DFA1BF6C992FA12C332C19C84A1F881255B53BC127E14F04BACE84F8597345E63EA120B4E3159AD28575A4444A18D2EF013E51BB595988480211857D2C653B1DB63B565127BCC876FB912F048B127FC350DE12F51F1F32E149B9004BF482CA9528C6F24F008E825267C8D575BC2371AD8467A11DF62EB13E34CAA706F21F4754736F419F9D453F066384021DB6CF5DF918394D8E93F576829941201FC1F8F50ACC52D761C176D22A580C62D76418448EA331EBF1AA02D25EBF84DFF1A79422452FD11C0250ACB67C4F88BA672E1F49DB133B5D0B7885115AF0C07C3E96864A18389F4D2CD8DEB68A12D61E101C5BA987C98DC4D5C0B81C289D4C3F0C1BD9F6AA53CB2A2D2963464DE338A6D07EF2500AF682F5EED0D7E9DC58F33FD34E8FD4937914F425B29CF421E0998BFD79F24323816C203ABB4718F29E2B355B7FD1FD5B1AD93DDE08D0A235A069234604B38F26E50B383F431402DD30A77928229EA71458BB8B54AAF998420DB77C2FD90C8763B3F7C90B60CA4D30C9C4276B3738E5967EF68A923A513EC2C91EDA8E941DA32904ED33485ECA8698659A3E98AEC1413BC13EC3491EDA8E941DA32904E71DE14F098EFE658F5C14AB8ACE2C162AF9FC2C143FF985E2083FB5671D3465DAA7B37AB70D8B691798B6B54618E79C401ACCEE5F5665D6126A741A0AFA1F0A9BDA61E897C0500801803E8E3B310543CC137D942A6B08568B0DB120965367B979809BE61FFC425EDCA1E428D246B166F00152EA963FA032864560A6D7D22E10BC85805F054E112817CB1845D903D00BB65581592D54BF27465F78728A04446610CE445BE5F2422958E46FC39ACB0C915371835582477C18CD7B53D281273CBC4DC0EBCE64CF9B4C06C9DE6C99C93999E33F48153001F8C8AE03D38A916B33C4A1951FC042D84619473DA22F78DB8A9B19AE94C0507541F3FE90EF20D8E69DC7A4CE321826CA93F91690855A89B4CFF267EF496B64BF1264F7F3D1461D2DA5240324A5A9730EEDB6E298EC710D6F0E9226EE4531BC81D802E96D413E1A19D4D568897F4B1B090B29CD1952E08D8A93A72EDF1357AB45BF468E018463E002EC5F79881ED98A4FA8E416A885E28DD2D7E30B55D703D6F947362C6D47D032FAB66C7AA09DBD93D2A1AE08FFA808DAC5D4FEF68FA365AD8423A2D331D55988E1B98C6AB4A6C2864AFB0913E645BB6A9E89092A8F0B4AAF1D6C14E49057CCFFC5576B57E179213B1DE03C54A70792C946AC1F83A19EDF4AC08E3E9E25B0443A23477BAF3A5C08FFCFD55CDFC6198079022A017B00636A9373965AFAFD1A4A27FAD1F19A0D755507CA754C89651DC7E9ECD1C3745FE4DC7DAEAF939C1533DDF4C6819A77284F6736790924A7938817319C04C5CE95D82FE85E692B4B806A40AA32E5C15AA65F07F104D6E4C4E62FA3B786B5D9C9A5BE45FCC891F77107FE84BAA4230B8AD8975D4EE475FEEF09737A94CAFAB4B40EB4EAB58FECC6DD7654E966047B39A9D49A3917D5D544957DE524F37EADED2253CA7D4373BCFF325584D2F4B15C9E076CFF5C5630EB84A67EA1C335B2AA295E7FA1CB008E734F97156BAAA7C6651109012A3B25E5D2DF1DF6B8C9BC7D683108A4344E23938E3F98C3406B76838958FF14D6D9B03B4B7D9B5434719ED8479E821BE2B3E9F3BBE82CA4CDF73BFD35C5689E2D6C92CCDF205EAFA52DEA07E48ECE78A6B936E9B21CB6CE69FA7A5F9E8D595D0B81229E298D3CD995BC528E085D6B526B2B31618847E9E53EBC63939BD926C4A5F66DD3F3D9F8DAB15A7516F703A76CED1A40B76B5A6A76CEEF91AEB0BB9B7BFFF1A54C217A4373C4EC9E02D21AD4934661518A07F01F5EF334A');
INSERT INTO issue_part VALUES (3766240526146884557, 'file', 'house_styles/ministry.toml', '3091d4d3a58e89641af1a23d8e89e845edac0f2c7147fd0c110aee12774f66a9');
INSERT INTO issue_part VALUES (3766240526146884557, 'file', 'products/daily-press-review.toml', '42181e53b3235aa070d741d8da76cf0d2937449b69b2da9549e06582c4eecdc4');
INSERT INTO issue_part VALUES (3766240526146884557, 'frozen', '', '8a4a3da1bd7ad705c807bafbed20d8af9294d831bafc036d043a20bbe1c07914');
INSERT INTO issue_part VALUES (3766240526146884557, 'output', 'docx', '4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d');
INSERT INTO issue_part VALUES (3766240526146884557, 'output', 'pdf', '7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230');
INSERT INTO issue_part VALUES (3766240526146884557, 'text', '1', '6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4');
INSERT INTO issue_part VALUES (3766240526146884557, 'text', '2', '589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e');
INSERT INTO issue_statement VALUES (21, 3766240526146884557);
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO statement_search (statement_search) VALUES ('rebuild');
INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (61, 'Daily Press Review', 'MFA/DPR/2026/7', '', '');
INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (3766240526146884557, 'Evening review', 'MFA/DPR/2026/002', 'The port stays open,', 'Jane Roe');
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
CREATE TRIGGER issue_stays BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'An issue is never changed.'); END;
CREATE TRIGGER issue_is_kept BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'An issue is never deleted.'); END;
COMMIT;
PRAGMA user_version = 4;
