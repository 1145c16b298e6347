-- A library of version 6, as its program wrote it; never edited.
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
    , unsure INTEGER NOT NULL DEFAULT 0, language TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL DEFAULT 0, selected INTEGER NOT NULL DEFAULT 0, suggested INTEGER NOT NULL DEFAULT 0, statements INTEGER NOT NULL DEFAULT 0, original TEXT NOT NULL DEFAULT '');
INSERT INTO article VALUES (1, 'Port security “under review”, Roe says', 'port security under review roe says', 'Baltic Wire', 'By Lena Korhal', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 51, 'interview', 'read', 1, 0, 0, '6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4', '', '{"id":1,"headline":"Port security “under review”, Roe says","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Baltic Wire","byline":"By Lena Korhal","dateline":"KARLSHAVEN","published_on":"2026-11-20","url":"https://www.balticwire.example/port","language":"en","genre":"interview","original":"994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7","original_name":"port.html","confirmed":["headline","outlet"],"state":"read","starred":true,"note":"Call the ministry.","sample":false,"removed":false,"headline_proposed":false}', 0, 'en', 'Call the ministry.', 813572633856573441, 1, 2, 3, '994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7');
INSERT INTO article VALUES (2, 'Budget passes', 'budget passes', 'Morning Post', '', '2026-11-20', '2026-11-20', '2026-11-22T17:30:00.000000+00:00', 29, 'news', 'new', 0, 0, 0, '589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e', '', '{"id":2,"headline":"Budget passes","sha256":"589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Morning Post","byline":"","dateline":"","published_on":"2026-11-20","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}', 0, 'en', '', 813572633856573442, 0, 2, 2, '');
INSERT INTO article VALUES (3, 'Snow on Monday', 'snow on monday', 'Island Gazette', '', '2026-11-21', '2026-11-21', '2026-11-22T17:30:00.000000+00:00', 14, 'news', 'new', 0, 0, 0, 'fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198', '', '{"id":3,"headline":"Snow on Monday","sha256":"fbb1b286fa73c1a701e92a7a4d5de28aa172bff459c178da79dc988a14878198","taken_in_at":"2026-11-22T17:30:00+00:00","outlet":"Island Gazette","byline":"","dateline":"","published_on":"2026-11-21","url":"","language":"en","genre":"news","original":"","original_name":"","confirmed":[],"state":"new","starred":false,"note":"","sample":false,"removed":false,"headline_proposed":false}', 0, 'en', '', 813573733368201217, 0, 0, 0, '');
CREATE TABLE article_text (article_id INTEGER PRIMARY KEY REFERENCES article, body TEXT NOT NULL);
INSERT INTO article_text VALUES (1, 'KARLSHAVEN — “The port stays open,” Energy Minister Jane Roe told reporters on Friday. Roe said the northern quay would need two years of work.

The Harbour Union called the plan “a sale in slow motion”. “We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.”');
INSERT INTO article_text VALUES (2, 'Parliament passed the budget by three votes. “It is not the budget I would have written,” Finance Minister Arvo Lind said.

Officials said the deficit would fall next year.');
INSERT INTO article_text VALUES (3, 'Snow is expected on Monday. Ferries to the islands will not sail before noon.');
CREATE TABLE original (digest TEXT PRIMARY KEY, data BLOB NOT NULL);
INSERT INTO original VALUES ('994659de87f727ddcde75df44314f31d7f367b3bff347e852f390530f29720c7', X'7468652066696c65');
CREATE TABLE actor (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        confirmed INTEGER NOT NULL,
        merged_into INTEGER REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        payload TEXT NOT NULL
    );
INSERT INTO actor VALUES (11, 'Jane Roe', 'person', 1, NULL, '{"id":11,"name":"Jane Roe","kind":"person","aliases":["Roe"],"functions":[{"title":"Energy Minister","affiliation":"Ministry of Energy","since":"2024-01-01","until":null}],"country":"Halvia","confirmed":true,"note":"Prefers to be called on the mobile.","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (12, 'Pavel Dorn', 'person', 0, NULL, '{"id":12,"name":"Pavel Dorn","kind":"person","aliases":[],"functions":[{"title":"chairman","affiliation":"","since":null,"until":null}],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (13, 'Harbour Union', 'organisation', 0, NULL, '{"id":13,"name":"Harbour Union","kind":"organisation","aliases":["the union"],"functions":[],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
INSERT INTO actor VALUES (14, 'Arvo Lind', 'person', 0, NULL, '{"id":14,"name":"Arvo Lind","kind":"person","aliases":[],"functions":[{"title":"Finance Minister","affiliation":"","since":null,"until":null}],"country":"","confirmed":false,"note":"","merged_into":null,"distinct_from":[]}');
CREATE TABLE actor_name (
        words TEXT NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        whole INTEGER NOT NULL,
        PRIMARY KEY (words, actor_id)
    ) WITHOUT ROWID;
INSERT INTO actor_name VALUES ('arvo lind', 14, 1);
INSERT INTO actor_name VALUES ('dorn', 12, 0);
INSERT INTO actor_name VALUES ('harbour union', 13, 1);
INSERT INTO actor_name VALUES ('jane roe', 11, 1);
INSERT INTO actor_name VALUES ('lind', 14, 0);
INSERT INTO actor_name VALUES ('pavel dorn', 12, 1);
INSERT INTO actor_name VALUES ('roe', 11, 1);
INSERT INTO actor_name VALUES ('the union', 13, 1);
INSERT INTO actor_name VALUES ('union', 13, 0);
CREATE TABLE mention (
        article_id INTEGER NOT NULL REFERENCES article DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (article_id, start, stop, actor_id)
    ) WITHOUT ROWID;
INSERT INTO mention VALUES (1, 52, 60, 11);
INSERT INTO mention VALUES (1, 87, 90, 11);
INSERT INTO mention VALUES (1, 244, 254, 12);
INSERT INTO mention VALUES (1, 149, 162, 13);
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
    , reports TEXT NOT NULL DEFAULT '', certainty TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '');
INSERT INTO statement VALUES (21, 1, 14, 34, 'The port stays open,', 'Jane Roe', 'Ports', 11, 'direct', 'selected', 'confirmed', 0.5, '2026-11-20', '{"id":21,"passage":{"article_id":1,"span":[14,34],"quote":"The port stays open,","before":"KARLSHAVEN — “","after":"” Energy Minister Jane Roe told reporter"},"attribution":{"content":[[14,34]],"source":[36,60],"cue":[61,65],"manner":"direct","reports":"speech"},"actor_id":11,"speaker":"Jane Roe","state":"selected","origin":"confirmed","salience":0.5,"reasons":["names a minister"],"said_on":"2026-11-20","topic":"Ports","note":"Check against the transcript.","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named', 'Check against the transcript.');
INSERT INTO statement VALUES (22, 1, 96, 142, 'the northern quay would need two years of work', 'Jane Roe', '', 11, 'indirect', 'suggested', 'detected', 0.5, NULL, '{"id":22,"passage":{"article_id":1,"span":[96,142],"quote":"the northern quay would need two years of work","before":" Roe told reporters on Friday. Roe said ","after":".\n\nThe Harbour Union called the plan “a "},"attribution":{"content":[[96,142]],"source":null,"cue":null,"manner":"indirect","reports":"speech"},"actor_id":11,"speaker":"Jane Roe","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named', '');
INSERT INTO statement VALUES (23, 1, 205, 283, 'We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.', 'Pavel Dorn', '', 12, 'direct', 'suggested', 'detected', 0.5, NULL, '{"id":23,"passage":{"article_id":1,"span":[205,283],"quote":"We were not asked,” said its chairman, Pavel Dorn, “and we will not be silent.","before":"lled the plan “a sale in slow motion”. “","after":"”"},"attribution":{"content":[[205,223],[257,283]],"source":[230,254],"cue":[225,229],"manner":"direct","reports":"speech"},"actor_id":12,"speaker":"Pavel Dorn","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Baltic Wire', 'person', 'speech', 'named', '');
INSERT INTO statement VALUES (24, 2, 139, 171, 'the deficit would fall next year', 'Officials', '', NULL, 'indirect', 'suggested', 'detected', 0.5, NULL, '{"id":24,"passage":{"article_id":2,"span":[139,171],"quote":"the deficit would fall next year","before":"inister Arvo Lind said.\n\nOfficials said ","after":"."},"attribution":{"content":[[139,171]],"source":null,"cue":null,"manner":"indirect","reports":"speech"},"actor_id":null,"speaker":"Officials","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Morning Post', '', 'speech', 'unnamed', '');
INSERT INTO statement VALUES (25, 2, 46, 88, 'It is not the budget I would have written,', 'Arvo Lind', '', 14, 'direct', 'suggested', 'detected', 0.5, NULL, '{"id":25,"passage":{"article_id":2,"span":[46,88],"quote":"It is not the budget I would have written,","before":"ment passed the budget by three votes. “","after":"” Finance Minister Arvo Lind said.\n\nOffi"},"attribution":{"content":[[46,88]],"source":null,"cue":null,"manner":"direct","reports":"speech"},"actor_id":14,"speaker":"Arvo Lind","state":"suggested","origin":"detected","salience":0.5,"reasons":[],"said_on":null,"topic":"","note":"","candidates":[]}', 0, '2026-11-20', 'Morning Post', 'person', 'speech', 'named', '');
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
INSERT INTO briefing VALUES (31, 'Daily Press Review', 'daily-press-review', '2026-11-22T17:30:00.000000+00:00', 3, 2026, NULL, 0, 0, '{"id":31,"title":"Daily Press Review","created_at":"2026-11-22T17:30:00+00:00","product":"daily-press-review","language":"en","paper":"Letter","house_style":"ministry","in_brief":"The port stays open.","control":{"organisation":["Ministry of Foreign Affairs","Press Desk"],"tlp":"TLP:AMBER+STRICT","classification":"","handling":["CHATHAM HOUSE RULE"],"issue_date":"2026-11-23","issue_number":null,"edition":"","reference":"","cut_off":"2026-11-22T17:30:00+00:00","drafter":"M. Tamm","phone":"","distribution":[{"name":"Private Office","office":"Minister","copies":"2"},{"name":"Archive","office":"","copies":""}],"notice":""},"sections":[{"id":41,"title":"Economy","items":[{"id":51,"article_id":1,"headline":"Port stays open","summary":"A summary.","also_in":[2],"type":"ArticleItem"},{"id":52,"statement_id":21,"wording":"The port stays […] open","article_id":1,"type":"StatementItem"},{"id":53,"text":"Watch this.","kind":"comment","type":"NoteItem"}]},{"id":42,"title":"Domestic affairs","items":[]}],"sample":false,"removed":false}', 'draft');
INSERT INTO briefing VALUES (32, 'Evening review', 'daily-press-review', '2026-11-22T17:30:00.000000+00:00', 3, 2026, 2, 0, 0, '{"id":32,"title":"Evening review","created_at":"2026-11-22T17:30:00+00:00","product":"daily-press-review","language":"en","paper":"Letter","house_style":"ministry","in_brief":"The port stays open.","control":{"organisation":["Ministry of Foreign Affairs","Press Desk"],"tlp":"TLP:AMBER+STRICT","classification":"","handling":["CHATHAM HOUSE RULE"],"issue_date":"2026-11-23","issue_number":2,"edition":"","reference":"MFA/DPR/2026/002","cut_off":"2026-11-22T17:30:00+00:00","drafter":"M. Tamm","phone":"","distribution":[{"name":"Private Office","office":"Minister","copies":"2"},{"name":"Archive","office":"","copies":""}],"notice":"","period_start":null,"period_end":null,"precedence":"","desk_by":null,"next_issue":null,"changed_since":null},"sections":[{"id":41,"title":"Economy","items":[{"id":51,"article_id":1,"headline":"Port stays open","summary":"A summary.","also_in":[2],"type":"ArticleItem"},{"id":52,"statement_id":21,"wording":"The port stays […] open","article_id":1,"translation":null,"type":"StatementItem"},{"id":53,"text":"Watch this.","kind":"comment","type":"NoteItem"}],"plan":""},{"id":42,"title":"Domestic affairs","items":[],"plan":""}],"sample":false,"removed":false,"second_language":"","subject":null,"status":"issued","cleared_by":"M. Tamm","cleared_at":"2026-11-22T17:30:00+00:00","issued_at":"2026-11-23T17:30:00+00:00","follows":null}', 'issued');
CREATE TABLE placement (
        briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        article_id INTEGER NOT NULL,
        statement_id INTEGER,
        item_id INTEGER NOT NULL
    );
INSERT INTO placement VALUES (31, 1, NULL, 51);
INSERT INTO placement VALUES (31, 2, NULL, 51);
INSERT INTO placement VALUES (31, 1, 21, 52);
INSERT INTO placement VALUES (32, 1, NULL, 51);
INSERT INTO placement VALUES (32, 2, NULL, 51);
INSERT INTO placement VALUES (32, 1, 21, 52);
CREATE TABLE issue (
        id INTEGER PRIMARY KEY,
        briefing_id INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        payload TEXT NOT NULL
    , kind TEXT NOT NULL DEFAULT 'exported', of_issue INTEGER, supersedes INTEGER);
INSERT INTO issue VALUES (61, 31, '1795368600.0', '{"id":61,"briefing_id":31,"kind":"exported","issued_at":"2026-11-22T17:30:00+00:00","title":"Daily Press Review","reference":"MFA/DPR/2026/7","files":[{"format":"pdf","target":"/tmp/review.pdf","sha256":"abababababababababababababababababababababababababababababababab","pages":3},{"format":"docx","target":"/tmp/review.docx","sha256":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","pages":null}],"sources":[{"number":1,"article_id":1,"citation":"“Port security”, Baltic Wire","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4"}],"statements":4}', 'exported', NULL, NULL);
INSERT INTO issue VALUES (3766244009771036723, 32, '1795455000.0', '{"id":3766244009771036723,"briefing_id":32,"kind":"issued","issued_at":"2026-11-23T17:30:00+00:00","title":"Evening review","reference":"MFA/DPR/2026/002","files":[{"format":"pdf","target":"","sha256":"7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230","pages":3},{"format":"docx","target":"","sha256":"4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d","pages":null}],"sources":[{"number":1,"article_id":1,"citation":"Lena Korhal, “Port security ‘under review’, Roe says”, Baltic Wire, 20 Nov 2026; balticwire.example/port; taken in 221730Z NOV 26; SHA-256 6b66…a4.","sha256":"6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4"},{"number":2,"article_id":2,"citation":"“Budget passes”, Morning Post, 20 Nov 2026; taken in 221730Z NOV 26; SHA-256 589f…0e.","sha256":"589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e"}],"statements":1,"draft":false,"of":null,"series":"daily-press-review","year":2026,"number":2,"supersedes":null,"succession":null,"cleared_by":"M. Tamm","cleared_at":"2026-11-22T17:30:00+00:00","engine":"Briefing Desk 0.1.0","copies":[],"edition":"","note":"","runs_on":false}', 'issued', NULL, NULL);
CREATE TABLE issue_file (issue_id INTEGER PRIMARY KEY REFERENCES issue, pdf BLOB NOT NULL);
INSERT INTO issue_file VALUES (61, X'255044462d312e372073616d706c65');
CREATE TABLE issue_number (
        product TEXT NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        briefing_id INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'reserved', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (product, year, number)
    ) WITHOUT ROWID;
INSERT INTO issue_number VALUES ('daily-press-review', 2026, 1, 31, 'reserved', '', '');
INSERT INTO issue_number VALUES ('daily-press-review', 2026, 2, 32, 'issued', '', '2026-11-23T17:30:00+00:00');
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES ('desk', 'north');
CREATE TABLE actor_key (key TEXT NOT NULL, actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (key, actor_id)) WITHOUT ROWID;
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
CREATE TABLE part (digest TEXT PRIMARY KEY, packed INTEGER NOT NULL, data BLOB NOT NULL);
INSERT INTO part VALUES ('7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230', 0, X'255044462d312e37206576656e696e67');
INSERT INTO part VALUES ('4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d', 0, X'504b206576656e696e67');
INSERT INTO part VALUES ('14c2ca8a871a05611eba6ce834adf965e454be69376f7670e0d82911523068d3', 1, X'789cad575b6f1b3716fe2b845e2bcb73d3c8d29b9d38705bbb311c77f3601902677846e2668654498e5d2108901fd1c7eeebfeb0fc923dbccc6864791729ba80617bc8c373f9f89d0b3f8f40acb980d1828c2e14878a8b35790bfa138926f1241a8dc9a8a10c56d45889244af293383e49d2fb78b648a34514fd10d9df56ae08c7ade0e7e588b3e5689126e3e5c87053037e2c47974f20ac01054f1c9e9723dc2c1550030c0d3889de42f2c28213de2ac9dad24b32caebddc95681d627037d3515eb96aebd3d10fe18dd82720bd7608cfd171737b2d5b0d266177c6bb8e0daa89ddbe462e5c2713bf71b205ba90cd186ee34915b1013efbb1446c91a85305ea9d6143550c3255a5d3c2c473741239115792715f0b520e75545b9d2eef8adf5dd81bd1c3d5a9ceaadb7777dbb38bfb9b8bcfbe1c3fddd8f6feebdad9a6acd2b5e760696231f0615ac464cbdc93757e7f757e737e4eafdaf1f2ec9ddafd7975e35d7ba851543a40f514e7db46e57b44de160b277068c1fda51508102517a0537efce4fdfdede9d5a45a7519478175bb39255f51df7c814ad4cb8929b09b9a74de32f6a2305ec6d320b1f2fda0e524459d0c60bdc2afe84e190f71562024e5c867f171df4e1a64bb9e5a0bd5bcbd197f150cdb92a37fce9e8fccb7378ccc228a43990405a71c990445459528ab6aef7ab20d8604d4109acc7cf878737bf2a767b2101bf9b95bb8cfd5a8917bcc6fcd0dc9fb5cb5f705d436961d10117976d597c986dc84fd904421b680e64a75616dde6650d2bb7621736402d9b02c4879c777a74db34d42689c58e842f9f0db4d672c5dd45258ecebb6d87b1b3f223ba10e0f71e589ea17a5c0661bc0f8975e2592ae6197d947b0fdfbefefb71efcd91ff4651a1eb2e450284bd231f3a6347aea4560cd177621fa92937c46cb8f6817de2ee262d211a7bda2df64a7f91a60bcd46bdc502d451a6d79f1d96c1b7b2018d9e133aa806fd0dbdd462bf356db6ee708528834bc7463e011bac2021a460ab83fa17aeacf82794037e5acc5bcf6b4736160a0c5085442b764769d96d7d578df62a8f645f760c275bc9ba96cfbaa3b5ed22e14a35769187be8d90784c0ec8493a7642d92a6e76e4dbd73f5bc14085d6f2edebbfc6e44e02d1c81a3485f27a439369eecfe6459ed33286384ab2d9747e964ee98ce690577191c75119456709a4553465f35996ccd83cc78baaa279358ff25936a799d768e82710c8781f2bf9dfc0e0b66c910041f482d696001fb902bf59ecf6a15decc835084a7e966a436bbf6f6bf75ee2e7f3bbeb0f57e7ffb8fcc5ef6edba2e67a83b83be20f7d09c65b55fb8d8d315bbd383d7d7e7e9e14ce8b67746202bf3b8a9dda64f327064c22a195e2df35081596b8c00a1b1aaf0d4f719c246830339f67f974cee06c56cd10425632984d599565699c5569cc66559acf8ab4a8aa349bc1d934a9d279344da32a99cf92a89c1dea5c85826d434507271bd3045c90f415578d4b05f23024c910f247c700e3fb1fb1e94359a005d66ee54f1bd5825dc22a1fc4ded0bac64200a41b0e26e150978ec4671f1926e47eadf3658573cb56eac1aea37acfeee498dd172d5b83215b6cfaf00a81a767f32a2fd81cb234a2ac002893ec2c2fd3595a3096d23489f2b379c2d29cc55156557139c7adb204047a964711fc7d02df48e546b95ba9cd31835fe3ec5f66ea77d250c0b37e8d81ff9541af11e7254144c7ea013ffa7bdd13e4ff4607b4bfef8587c5cff5444b040fc2e757da9edeba76f11067e334b3fde2b7568651ef95e175ec6a6f0195545e665f4db08efe616ba9efaefd8c86e5945c0a50eb1de9262bf21315e04aac9135c3b26b8d58713b9c50339cdb3efb49d975cec54370d27535d92a37d43ca4f9388f1edd0ce9bef3789c4fed774385084e302c53a509c3a8b5e65b98de22fb37c16e69a40ab0785c0029ee8f77fefa9e68ba5158438d5a430ff46409bdbea787ebbf350fc35b34993a0fa80ed3979f2635a1a14a587bbe67f340f2171cc7c4c3c9b2ec672cdfff4577636f36507e22744db9d0c6551f37d5948a6f4d7877e0cccf6d72f5f302c633180f1d9b1c16874c7298f4a3ef0120fd8c83c3ab9661baaa39d510627482d654d58a83c973306f1e322470a8e2a8a67f4b0cdf445edee3cbbbc91891ca4ea2187fdc462b0cafbbb81c41242e8501f48ad64f9c764fb13e9b5d1d1f007aebde2e1a894a0a2025d67460440a5fd865c16bf0b036e80ed6256c6b723f2cd937083a675695928d83dbc38b618521253c4af5e9f18b74626453db523f786cead3be99b8ddc72fff01426ef435');
INSERT INTO part VALUES ('6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4', 1, X'789c258f4d4e03310c85f73dc53b403577a84451c59f50a165ed3686899ada839361945d0fc1122ed793e00c8b48515ebecfcff7abedc3cb66b55f3fe17af9f6f3f3da3306b5825ca866e8c0b2bc5e7eb116b68f8ac728311736dc9130b6ca289a028c1bc3e680e0d662a0dacd69a61850dc299ef76c82cf912a261d9d12660f2745656ae8bbbfdba95b2c5a890dd94147c34ea23b8f9412ff9b8644d29a92cb13230a72d209672dfed1ab762d7c634c6c6d6c01e513877989b94d2c19c79ea29d499678a62f4eb851f37b934a7010534c69660fbe424c2ca573fe0fe3f47200');
INSERT INTO part VALUES ('589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e', 1, X'789c4d8cc10d82401045ef54f10b30f4e0c58444a32d0cecac4cb2ce9a9d01e44621da1c95a8c483c7f7f2f22e5492d08dd57127330ef09ed10ee1ca8e76fe5061c6989dadc6ba3c1b871834fb7fd760ca430ae869644c45dc5977ebf2c24194b4639c44c59c0bf665cc388a061849a8abea1ca37442c936b14d037f95ff9e915282f2c3313395fa0da06140a3');
INSERT INTO part VALUES ('1e8c3f96c2bbe628cac026ad741f069a7811f3884c1ab9a135b905cd23e928d2', 1, X'789cad5c5b931cc5957e9f5f51d13cec6e84c0c47a6377c31b7e908c9009215020b18ab08380eceeecee9caeae6ad7655add0411d26834129785c58bf11206db180c1a59028de6268d46d24333efd36f33affc92fdce25abaa7b068c638d90a6322b2f27cf3979f27ce764cd13c1f98e0d9ac685c3a09fd8340d12bbe0ece027419af77a2671360df2a86993a0634d3374914d8f05a96d642e8ed2c04581095aeea26d069d384f6d102768fad4dc13c1f93868744cd4b681cb8e058db83f0cb28e4bd138445594c528daa0158734f4b7973eee2771336f64e9b7973e09ea36754dcb0d50dd4e4cef1f52cc99652e6aa7181cc31f0f06988ae67fad6b87f49cbe8659f2284b83386ad0c849604da31364ae473460d0b603c5463ac6adc080f624730dd0f38f35db88a3b85703795133c5f85a31aca159d3975ca3f64fffc1fdd360e0b20e064bfb069399c406611c77c1069ad7a444fb304833747e2a382eb328b742302537e04bdcc23c05f5afbae8351e278d930ce3d487bc7e990cd4661d93157d9f0a5e6bdb08d27a2dc84c172357d6324043bb00a63ab082bb631a0cfc140bbae59234f3f223826892d0a16e20dc692666f0d4dc5ce6328cf5d3a0f6cc21cda8cd35e2a6bc3bfb526d0ea3bf1e27ed3702978a487906d498c8a586a721ada1b91aa6ef3213a6ccd3b483851e0b5e1f5a93bcc135af4779af6e51c83a31a9528bc773699adba7e612dbb28925c962629ef047af131df8c123fc487bffe4e91fbfc144d16a23d3b3a91f88b523190a27a9a269d32e58912c904a93ccec456259e23252989f90569e0be3051b3903ad3c562d47bee2f9f9bc1ece9b885a90da5f20b5c0e0bd63c16bf5dc85cdd7826e140f52160b74308ca1c201b41f7d5fcc134f14693db100b5275c0801262604bb43e65fca637bf27f1afcf295b9b92886b4991758ec2f595ae92b732296f3e3cfdba16b608567496c36c546cc6b73ad845ebe6417725aba88d406bfca3152d3d928b2b539308b9b60ebdb28683a6cff58db46a9a9cd2539bddffbcddee6dec6defade43fc7b77efe1e4edbdfbc1dea3bdd5bdadbd47934bc1dee3c9a5bd8dc965fc79bb369777b9cf0a1aaca3fd43fcb927edd7f61e4cdedb5b2fdaefddabcdf5436afdb3b839229248f146b61d7e73b58927930e6b738657b1ffe5c1d2fecd83c5fdd583b7f657032e6eecdf3eb87cf016170ede3ab87e70f5e02d620eb40eac81507baf8211896980bbb4ce7f7ffae940ff7ba2306ea29a6cf9866a24a8e731d9e8b4851b61deb4cd3917bd5a87716c4d8ff9e37f7e5ac633f538cf600c2062b69973b00518c7c23ebddab7c9ab3428b52feba707fa171ee809b217d018ece698b6501a40eebce5233210aa61bc369efde9b93eac033dfe2bf425ca783ad3c298affa173fd6051703f32a605883b6cdc80064a61ef2e6f3038085bf5483f1ca2ba561a8686f6d8e8c1655c683a8264d68aed70351c8e72218ae66ed58202af8429cc1cef5cd304595a8dc0bb94db32446e5f836d5aaa27db27767727def4e004d5a848edc81eedcc15b5529ff766f9bde4d7eab6f45854e27661e055597f5fdcfa110cbc1c1f5fdad8365e8cc4a2d78e33b1676c4062c1758f72f8f5866d1d106272cf4b79383c151b1ec97fc68010f325ea196250be87503afadbeb7feb5f2e283bdbb932bc408da63d83db29136b09150f510ff5ee7dd756ff25ec921f4c18ba93e930f030cf421efde47b4e7a84fc1b573599ce651d705cd414e0221ab50309136d97dfcfd12fbeecbfd9bb2ebfe72b08cc217dfcfd2937912f7656f253886e3a39484db18f2358297a48d679cf6b659908c57f48df04cfb0c79d4f15a5472eb375824adf831e9c7bd800c0ceccd3de241c99ea54a23f0e88e360377a499f04427719ef4821f9f419b56f1f7c6fe97a4586476ae821b5b600ff3c21fed64b2e702bf0e5894972319a776f265fed7d7ff2ceef570dcf99765751e355c385577d624a1336437a8fa4492c39687d0163fcf2866c9d5cee118502dac596cc3a46d7d27d38041f39335201bd784d6e99ea6ba9ea50335600b458a58bb804d6a93283861c2ae897436a58e2c8650472dcf9c3c8bb7afcc796578aae2e6e831252c291930fedce1a0aa146d222c7af2f4145b4e24e31d5a2c3f5b97e1b8e6e59c4c0628d9049b8e2970190e41db04f526134aabbca8f2889655e72515b3c312676501c550798d35b15232f52f9fa4362ccdc032d12b56764cad2852a194eb6c3308eea20d659fd74cb3335ef1cb1caf90b0d04be545f38ddf842802124bc2bdb99c6a453a2b6e5a1ecfc71379911135516a21304821fcf6d247a5d0a86d73bcd2cf619b78a5363db4526c3215b3299669758d2e9d7d4d7a09b3e6576753dda435d3eb437d1bbe7812526ac641cfd14a62d562ae4b7de5a1e55991a0d1d541816db9bc79765b447abc14360bbc1498864fa99d3711b0818f26efee6d55eb601136f6eee3cd36d76e94b553adb6f1770716f732fb2ef4e6fdc9a5c9bb5cded87bc03577f9ecba82be0fc43e532d9f579761b1efb1c5f1b5c5291708914cee0d6eb046ff4e11b3a5460a93a2cb03107347cb9fe2cd5d38548b41b91e7862c406367cc2862565c3d2116c589a66c3e41d61c4e48319462c551931f9102d3ffc6b6cd0e583fecaf21ff2a1552b0ff2a0206f6af9447841c47733e08f785a27c35faee31e2f9f0dfab4421bd5d7f9b46bb4ca9555cece976a8e32154e93a6cfcff683aa77d52a992e0cebbc500b1d4d47164e6ce4e855dfec2ea5d920688c7617e3a80b60d07562f4aaaa8d93d7b64c65efee2eaa717ac93475e2212fc814b6880f639ccafbb7f1efd772361707141ce163d5038b4b725e5d4679934eef435d708851b31b543eb8b2bf76b0e4bbe1ef323a5dc5cfab5c77133dd6d0e33e97d6f176fb60999ecb03b170cb6938e10d0f7503b58b34a034dfbf85bab5a07ab6f2428ff62b9e8be83c62af0aee9a69b50cc0e7910e68a51d9b09f12c8e730f76eb671b8883711cde105c22ffbe51be573fe36328e6e6de3a341bce27ebda3a0322f86584761e54fdd58fe1586c4eb5fb109e2da39f3bd8b0152f0c58673084e5fbe6a3e668181998e57830e388798f960b5fe371c9bb602d138675d3a039b324b787dc10683805185e50d79674fe05d640dbc871980eabfec6291bb1277c9ccea17a38a4ba569c58d78e401e007e56adf1024055d3f5c3b8e74f5ed3ab9b348539e723dd7289c782a29b8c9f0873391eedd4bff1bffffc34fd28fd6d6a632256017a86d4e230f7a5863529500c1d8b341f8e1f80e30c675e2a8e0ca02c8fddc97b06cb07ae353a4a2b6f5b3ec09a36b46de307b4d142cc74a1b698b33fe5743562133a794573c6fd7e9cbaa269426127619138320d530710cc7e905b2402f94f0bb642f15454621b7c6534557b8ee07ed2810394aae7723c1fffc146a58ca4dc8f89643663cf4c49e8449c5198a095e91c5962d88d3ae5fa2db16ae74cd4f5ab7b698af91720771b257987f9f82cf064d34629e0663f197f2ed60d2342ba592893a914c69f33639e0dc73b8d4e0698cc333e3325870ba6c3b39f2d5d30b2c005e78143a7f84ed0417dc02957edc517d8d354a507ca7076d6194ac72bbc01c66cf7847309478982c24e8c57c098a83dbea1fe56a9e6a592cb1ad1ce0f95c2fdb3d9210586af37a5c1d862a32743fb64cbe6541101ebc40d5770a2375e699625afc885ca6338a8b29319e1c585e85eb446715a8bed114a3cabc267130bdf2b093c27665cc282a30a5a61569a66d6033b67db6069939852b0545cb38bd8162e9e62a3b70df3d21c1c240f5096d7c8bdd34b3c74a505287c4813667160c3a095db361f9b9165fe49633601f258da80c2023899514c00b5a22969e7372a3c9bdef832564c0c93c7765c07b7a278d6ddfc3dfe7c32eb97bd8fb3614b90274e80870ad2ef559aad520b2eef084617ef30e0c2a34a4004a7cde4aa9e36dcfee3bdffddfb809fd6d198fc4ef252ef4c16b9eeb1b87adab6284dde610aeeaad3b9cee1b9471c3eb824be2926db616f77b1283f84c3b65c78b4b2a20770fcb48edc44aedf61476fba6e6a74a183ebd7bd370c1c7e85e8e6b52ff2a129dedd2a1fb9f00727cb05b51bec5dafa1959ffb2e0ee1d5caf8d4ff01af817a0a2fc86d25cff15ed18b24f2987dcbb2ae389f41c5c614a7a6fce952ce85fb295226277a5bc7925715d9c22578c88e33cb760bafb73956b3ee233c906de923a87c7fabbef1df41be98bb225f9466a42b0efdb474d5c99f92ee5f93adbe3942ba346755baec247da774756e48e3874a17e3fb5e8f4ad9eabaae00a8bcb7b73e030e5e7ce1177c9690b37dc28eface3646961d7753da318a8c909f168c4c1b67826b8ca2a11c7667ce71f7e670e66c28cc5a37f3c76e3a6a8c86fe68e836e6c5228dc8aec9733cb2f3bdc29acd9ba2ba17c343ecc7dd785e5c43b570f353168e6d57dee8c4cddded86cca8368edb0d8675f1c8a6cc5b97cddbbc9ab7d150a71c7d73b57914e6f80c3efe55f1eeaf32fcf85a8043e9cbfb56e2e25fdfbf5bc6ecbf025859453b051bf4926b568e7c8da1092e5c27e4417883eba8dd1a05fef757ab65194609b98fda6b4218d17db0883a19f13e9e1965ecdfe4b68be8f5a58c8479160f2e07fb7f0680e1a0a72c72b9787f956621f854f4060ac2f3968efd67b45d23682394323ebbb5ff858e7d79ff6ba577196ca3952a15253402025a6294b5ec57266b018d9b3a07b5bb7d708579b2f23d48a970ee2906dbb42dcaa41d01944a3f9203b1e4085ad7746d09aa09683a57f849149285ab81c1525241814cc5911f0c65a294368dc2a523cfbdc93b14a2e504920f53575053d5886a98f65053814dd35b350e5c10d729841deffeee9b6bb529f4c4eaa8415ba027d296fb47856c3da78ee9632a5bcd85b4bb181fbc70fcfc8bbcc3939e229a38eea7e2f6854d27be3f47ff421926d1a8e3c09abe3817e8aab154b8739440960923b330d4d792576e689830cb80ee78862c715d19ccf03c75bc9369a2bc115aa924b41086aecdc9534a77ba86fa8c75ced607eddc24629a6c928841680ceb4279eaf5a68165018779e71013a61dd717fa32178656d8612fdaa4e1944df0884297968f231e314f16e0718726f264a4a61e67a66dd5b74ab382202e95f4812302044db3e71813fe002c35a3c3b533243c851e3d7df691672f4cc00476218f83f54cd6f924ef4b9cf31ca42a36fd25d3b519d73d93c49d4817c360882a9fcf5b382fb47006dea606e4e149bbac0b64d492ce27e876453ab01da6e878d44e5cab458fa701a4048341f3009044ac5d112b4d753c8b7bc50cf0c33b09762f9021657305f49db2d8cabd4a39b1d1086bcd3316c5f942de3ff3f23e63a2f1e6823c9f2be442b39d1eefe0d08b0698c7ce80ab8a0dd0bde1c4577ff1fcf1175485c72b56b7472e8c4c0b461eb53b48e98b4405f7f6f16a8c2d04f50a9ecade08a45db1477e95cbcbc4a8e8da39d6ab5a86f338f3fb64bce2e9a5343745322a31f736740f980c74658e605fb94f44b38b9d822377f77ff2050f524a9596111ae3f56c164295e6d19b942ad3ecfc78057b4934319348b6b2ad192bdf244a435c534615a7386050323281c118148b67eb82d74d53be648e19056da66018b3c9946c3ad29eb0397146da6381ce04cc239b287a9ae2912b79e460934dc9a2795b0c611a719a1131d3f8a962eba92939961233e6d2277bffbdf7a7bddff33339813bdefd47ab22802f2e30f9e4eade5e623f7b431dc5f5cae8ab7c11e131dccb079a58bda74900d000977553c7ff35feb0133e599296eaacd2bcda72f2bea0b3821e3fc246a5fe0e1d684ae515a6f05249bf9e6e454929a4f5331420d7951deb87c5aab60861a256682677774d71e2bdc9356eb5483d38e27f4969de66677a4381c095c9b53225c110e32ef7f0298ed569279faf724caeca24b398e890ece0dc57f20987a5a76ef9df242ff20e30eeacbcb60025d06e5a46657dc1cf42029c5c989201515be1fa7d5af1917c2750214975e53bc1dd2a922b395f80966db42fb84e92c608d78a144685efc413e6e60ce727bf65ce970c9ec230ecfaf0491d6bdea2e2a970c0627727de5d8ce0a1f0590054e22448e5ad493ec210f39ab8c0e32ec7ffc33803d6c906b29d138a4e77f51877bb8bc3803b8959a60a2d2b328291e92a4dea4584ddcab1c675f3c01949cce30f86038dccc0d331bb3b81075aa66a6366adb01d24a57dd9dda974ef27a3613d817fb81399a3a08c77048f11300088b842d78bb8e41dff9b94bbd0d6044bd6a9c4104221006a9731ce5bfe196fc4cddf20b71da5afa4c43de8f21297e1bc03ce1cbc5f812c944ed1d2fe67947c01b252f8c2a52ff76f73cb6b98e5baa6616ea3c70ded7f1fa35fd1d14005fe947009e08921c70d86129e728612944a508aff8c11ae112ce112d173835a57123b047ecafe5f817b0aebd67879b72963f49d88e4a45cb06440425986f6f0083c72c1251a97663c7292da39522e8122e337e55e265f0e19af146ff57608bf1cdfa60b223c031e6b0514b9cd01828792c2656c41f744fe8b2eb56143ad91b591fa5a01457e5376c1e62de1c8c6919d04949c8ad37edcc426a11b244c85cd869c32acc011ba51739355e46b0f4ab6b8f2c87b247a5795bd02d3148fc478afd145add09441e528a3f44ddd445d7f7427162e75a2c77a3d6fb665d767e6223b1d17fb71c215ae274f34a38b9a741d48f77c577ab868c18a5be9873ff5cc591e43a4c9ae0f9fffb1b8297dd7b7a1ba6c9c5681bfea24fbd38f0700227d8002ef760142b259c26003ba91c6ad1227d0089884ee820ed549e99ba8f2a891fdb46334ba3c1fd7f9670ebfae1fc643ef220d0adf16c8266878c7c934b23851aa84158474fa9a9e488c2c06a6c84924de249e0f941b488b4e400ce1f007419452cba9e3cfb12324e5f28b38949fe3cd5038f05c55babf10e97aee3f0f5c317292d1fbb9c9b1fe90c73b97d9dcaacf7cb210ef73bde24984eb3c50e972ed19c0a26ea693d2028bbcc0099defc4732ced724fd64e89b84f264d102c139eadc81cd047d4f67482a542e0722cd96c54b7848ad484db242282ebe26d9ec50bb97c34febce32ff7bccce958dbe949f6eb741c8d6ca279b8e3dd4ca8399ed4291fd6f32bd2722857499e076493f1e3914afe59534f2437f673d3b2ba5669758a0994bd763289b25904345e1143a45ad803082eb6e5a15d0981c1d50e7473eafecd2f064da01bec5078ece39bd9f4eec466047ea86e50de96850c75833adda18d8ee481648bba72525ef17327e8879a4bd9a6ec02f429bb15870a5a46741f9f772f00923ccb4a8b9d2b735497814d19e70b36ac6c58b62abd388a8c48855a5bd40b5a34bc2f228fbf787f0a133be3f55eb13f5313fa267dba52ebf76a9eaa6a111f52ff90fbb62df20f169c2f3688b32b9e54125978089295b61562a45006539950b0222c0459e49cc0d446ec05c97274fd38a5b38b2ded784568821dcafbb91a09088d1e35af25e234a5c13587c4092a14f0913893d4153357a4c936b76272fb50d8f15a68638f6253febc221681dab25018624dd2f923c342eafcc278c12e9452b50d17ab5cad204a480eab342253c908ea022152cb8d9b362d0b7d23775b48b2890c86d5070d87e9b9d41a7f5af7b3836189d6aa4485350d1c66c27740470b033a831d719a57ce786aa73761d7bc27cfc989eb94022a7c74c221f726eceb522d6187c97b4532e80b4930b0cbbd2a4912eeb75cd453cae11dbac154790d32287342c0ea2e5f66e68492bc5a9dbc0b6f7f53d00dfbf90f392905e4c623630d8c48093d2e2a553b53e5c74ccdcee46d5e49818df1fe6d5efb76a5b4edd7c5e8a24c3a5689256cfb079d5b1d1bae5f237cc94f54bbe4e9a5550337adf235b34b8a0ad7cb1e87eb312ed1b92d7ce49677f542d72a537c97785ee1ebdbe5738188ef304bcb540ff1e44e815b1f6bba899118e4e7d779c7a72c3da2dadb6299ad327abc3761e796f270a8a5d4da9d2a8fbd947d9bca4a551e4a9d962657a6de799ddbd484d69662bdad0a96bcc29cdaa471a6a1f446d5f7acaa323c51199673b30a78a7d498738caac69a09fb8433a555a113eb1fb0574becbf53d1525dd3949e6a6ca140e82ccd8a96b25e7c78b49e522a9bf55bb0f425c9687b2de5d2b627fb876869e97e1fd2d23ba2a547e928a175d582192d95373cee212df517e75943df652d14b92d13b5dfaf993e6dca63885e7e00616a5ad6eba6b6f29af98812a2a0c0db86c39ac934f1edcdffaf5e6e49baf428bdd47b945e2fcb30435be10d35eac071156bbcbb18eb4f8923daddc5f2f09cd7f3abeb0f4e71de7124f6e97b9f986a35a79966e3b57e59c751044e5ce4cddd1df18c6876718cbae92c74a1a36a647bc354a64f8691edea83c2a1014ee26149111fa8a7cb03d5f9d35342241a8295db97f8998330f7cd553d774765a19f70b2944fd72e7caa810451e26664060e0bd68376a83f79d481097301202ee9292c01f5cdd47df351ddc589780f4693c4753b4ae27a2cfe491f7c6ec8bc710963eac9b0abe76a26f114768ee8a10b17808719d56389908c688a23ee9416b8941ac95757fbb7cadcea4c6995903f65836f1d5ca5f84391b8958e9bfb5f69a4426e7e2e1f5cf189630a56dcd510c51a052fe405c563bef01965bdb1fa16e588f5231eaadde438ca8d223ab2c931892f346ec1c497510a89bba0c6472d3638ae73bf42272d81f585e32e84c6a5245193bf70f25952cdbc82a29f47ecbebc8d76770bba97b1962da5f0abfd2dbae14a13d33ddbf23aee95836b14c2413dc79631d56d9f4de6e4fa2d10fe751914925c3097ee83314bfa66bd0cfde8b35f2c2de85a55044cf45231e22d0ae8e86cc498fb9a2f07d3995aa18ab2e7b70bfa36e8eee9f7659ea1a45613cf8d3cccf2e4a8c4f3293887615809f59ce6a6b522e98c51004f24e7ec872952ce3485649ce55525ccf37b18d037f5108159e44cf3368e02ba11b3c8c76d25c0f3297d6125d1647f6186badc3faa8bbfaa1bef2e4ee59cbb0505658087ee42ecdfa4a89c0feffc852f3d5f3e3ac00336c4315bd23c72ecf24b7881be67d6b46c963775a35bb8f2e5b540f8c319875a3b30ccf4b12d3d37630a69b00540cbe2165bee7124dd0ad5c00a5d5b656b644da673b5c238166850b0bdd6cb539b4b080a53669a16a347ed43b05393b52d17f6b48f53105958ea561cd3a737726a74f244c2c409e5971414d8c87f11431f986b10a6e7da652aba11ba9e86b36cb4e09238f2019e94e084cf32039e58a3136065cea7e716e230075853ba4dcf29312e6c261204085d3d31c90f0be59cc32a42ffe5d5782794615ff6621c7f2e219eb8d1498b96cfdb4e22ed4e60520d716043601bd04d0c2a9d0602eddaa863728555be62fc39242199e364c44dc74bfa70b694f529cba961ae85ac47d6c9a0aee72211d2059ba9e888b681497554bf0d69ce3385d0cf97927eb622e96755d268287194735ececfe6e33f78399f764943ae0abf2472d68bbb91c8f042dc89e4fe2e4d5915f4691234b3b337b012dbba401f484565ecec599c938d8eb2f05912a6441d4e3bfa150647046d440253db4c73c0465807a393375d51a86eb6d4441a03e98cd78bcda6cfb9043ed0036059435395dd07645dcf95f7d3dbcff9dbbe185b517f1c354b6df77691f6934faa77c62be33f653ee8e105425356379fc67f8edc7ce39576a83119d97df2c4b798b9368ccb2f078fd87e0af665ff45f6d00ea4c1c878a9e4c1092c35f6f97b1254a83bb865f43bbb4a50266de436d4947468d53478a1f178498c75ebe705a94acc16e6b108d8a470b29a2a3b1ff1282d25df2aa06bd6e24c198e46d823c525a904b19722309bd93889354884adabb78da7e425b18f8c2ca60666aa86b26fc3f16db4970b01e3ed54c31f4d4b12134e8db7b3ba4ed2c609eaccb4c4d85cb255730b20be690a71f95bcd0dbf89e8be601c985ebd5824cbca69008a03876d5d848a2b12c6b3b8a45de4c6abb34197eb0c7af8fe297f16534920730a540019a599f5462d97e5f3b0f50ac07ec4895a8166772bd07e8b52aa02d5b8bc2af75b39c52df0fd2e7f46c6e96ebe69b64c1f4afb713193ccb35a9626ef70db5f339d57793ef9ad06f25ab1d763ce4a4f5f0cdea87ed726f9f6027b3df4488c7f5182277fca93e09a1dd46cc91775cc903b8438b9b4e4d1afa04aadbbc7cbdd29fb82547fcf611a812f618e456110bf5f6644e791f606c7bdd6ca8bd958b4cff26fca2c3207b56296fa956f73cfe2d2b1c6d93866a52d087b5ff1f71a26d7e82e04d7cbc7920f383653112b534b5f0beee89ceb924aab3c6fecdd2f4b72b3632a4232ab77141739ac779c64afeadd0fd0438c70d7df8c3ea47d123329ef2f17e552fbd0f78319ed5b3fac6ff25b313e9dd5b7caf5e52dbec570cdc72a67b4edb1c62e1efe7db44c7ce0aa96f99b157fbb9661acb5f2d2386999963699f50f748e0fbd96e9db6deeb9538d31792dd316152d63b15ce61eebfe8e8d52f0886f53f8cf472fd398df5efa483a895ca7421ae9a81b4bc00027cc0027cc309350430e375fb07b64f03c84bd94cfd2a69cf1ae463846748b81ad673a2a9c83d0768ddcb7c0e9325f5c324b355cc047cbbc1c682318e06f3eea4b753bd6f783f19a7fa2df91428fddca0933f25e391d316cabc98c0faa8e381f72f9486203852fd077bb8b5c83b5ff8e8e4be180946499e52983e33d19fa399d05c38c0438e4a4e10574d52d086abbbfe3ef179ddc4201ebf4be48dd34b55b424b61c6d2af7de193aa1a86006e2204bf5600e1af19c373b88fc20f7cdba1b8ea4d688bdf08b41570cd37b84ba00d287d9fbf462da1f086dcaf90bb1778bf7e70f9e0cd99f25b0590deaa00f7cfa824e058a9a578c4a6f6a5cbd9572b510100f2e282f82d6a39f5963e95e575f16c9bc5d5ef122e1ed350c0ed83cb0575ab1e8e73f8e05671470363786ee01d7fa20bf0fea6462156793d7a919ceebaf88f7417f7bff69d30f82d89fd6019147259f337f12922c04f37f9b781dc2f2e8dd0b599ea8df56bb4cca9000e4512be2a964c8cfca2b88dbf545c66b90181fc4549fd8c17e9a3145b7ceffe7bef96341d00aff3bf6a2aeebbe8e85f3a42bf5a02bb907eef16051dce581755afba8fdfd481f28b1477d071cacf838b79501ccaeba9df42f2473ee734e7205ff4f0b7c1125ca79bef148ec0ff3bde45a8fef6964a6fb989c6df0b6bcf452af0ed9375fe9266bbf2fd3056c58b1a59ba034f54cd7c3c4caa74137fe88e0e2bb50f4bacee7f76f0168524e4d78bd10e844dd34512fbe3fe93b629968c01e32b73ff07bf92d85a');
INSERT INTO part VALUES ('3091d4d3a58e89641af1a23d8e89e845edac0f2c7147fd0c110aee12774f66a9', 1, X'789cc5584b73db3610bee35760e8432f166b522fbb333e588a3df18cd33495da4bc6a3812450c2980414024ca2fefa2e48f1053e44d5b27b92082ef17dbbd8272ef07c4bf1ce278ce3ad8824c552ed7dfa1bf6c992fa12c332c19c84a1f881255b53bc127e14f04bace84f8597345e63ea120b4e3159ad28575a4444a18d2ef013e51bb595988480211857d2c653b1db63b565127bcc876fb912f048b127fc350de12f51f1f32e149b9004bf482ca9528c6f24f008e825267c8d575bc2371ad8467a11df62eb13e34caa706f21f4754736f419f9d453f066384021db6cf5df918394d8e93f576829941201fc1f8f50acc52d761c176d22a580c62d76418448ea331ebf1aa02d25ebf84dff1a79422452fd11c0250acb67c4f88ba672e1f49db133b5d0b7885115af0c07c3e96864a18389f4d2cd8deb68a12d61e101c5ba987c98dc4d5c0b81c289d4c3f0c1bd9f6aa53cb2a2d2963464de338a6d07ef2500af682f5eed0d7e9dc58f33fd34e8fd4937914f425b29cf421e0998bfd79f24323816c203abb4718f29e2b355b7fd1fd5b1ad93dde08d0a235a069234604b38f26e50b383f431402dd30a77928229ea71458bb8b54aaf998420db77c2fd90c8763b3f7c90b60ca4d30c9c4276b3738e5967ef68a923a513ec2c91eda8e941da32904ed33485eca8698659a3e98aec1413bc13ec3491eda8e941da32904e71de14f098efe658f5c14ab8ace2c162af9fc2c143ff985e2083fb5671d3465daa7b37ab70d8b691798b6b54618e79c401accee5f5665d6126a741a0afa1f0a9bda61e897c0500801803e8e3b310543cc137d942a6b08568b0db120965367b979809be61ffc425edca1e428d246b166f00152ea963fa032864560a6d7d22e10bc85805f054e112817cb1845d903d00bb65581592d54bf27465f78728a04446610ce445be5f2422958e46fc39acb0c915371835582477c18cd7b53d281273cbc4dc0ebce64cf9b4c06c9de6c99c93999e33f48153001f8c8ae03d38a916b33c4a1951fc042d84619473da22f78db8a9b19ae94c0507541f3fe90ef20d8e69dc7a4ce321826ca93f91690855a89b4cff267ef496b64bf1264f7f3d1461d2da5240324a5a9730eedb6e298ec710d6f0e9226ee4531bc81d802e96d413e1a19d4d568897f4b1b090b29cd1952e08d8a93a72edf1357ab45bf468e018463e002ec5f79881ed98a4fa8e416a885e28dd2d7e30b55d703d6f947362c6d47d032fab66c7aa09dbd93d2a1ae08ffa808dac5d4fef68fa365ad8423a2d331d55988e1b98c6ab4a6c2864afb0913e645bb6a9e89092a8f0b4aaf1d6c14e49057ccffc5576b57e179213b1de03c54a70792c946ac1f83a19edf4ac08e3e9e25b0443a23477baf3a5c08ffcfd55cdfc6198079022a017b00636a9373965afafd1a4a27fad1f19a0d755507ca754c89651dc7e9ecd1c3745fe4dc7daeaf939c1533ddf4c6819a77284f6736790924a7938817319c04c5ce95d82fe85e692b4b806a40aa32e5c15aa65f07f104d6e4c4e62fa3b786b5d9c9a5be45fcc891f77107fe84baa4230b8ad8975d4ee475feef09737a94cafab4b40eb4eab58fecc6dd7654e966047b39a9d49a3917d5d544957de524f37eaded2253ca7d4373bcff325584d2f4b15c9e076cff5c5630eb84a67ea1c335b2aa295e7fa1cb008e734f97156baaa7c6651109012a3b25e5d2df1df6b8c9bc7d683108a4344e23938e3f98c3406b76838958ff14d6d9b03b4b7d9b5434719ed8479e821be2b3e9f3bbe82ca4cdf73bfd35c5689e2d6c92ccdf205eafa52dea07e48ece78a6b936e9b21cb6ce69fa7a5f9e8d595d0b81229e298d3cd995bc528e085d6b526b2b31618847e9e53ebc63939bd926c4a5f66dd3f3d9f8dab15a7516f703a76ced1a40b76b5a6a76ceef91aeb0bb9b7bfff1a54c217a4373c4ec9e02d21ad4934661518a07f01f5ef334a');
CREATE TABLE issue_part (issue_id INTEGER NOT NULL REFERENCES issue, kind TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL REFERENCES part, PRIMARY KEY (issue_id, kind, name)) WITHOUT ROWID;
INSERT INTO issue_part VALUES (3766244009771036723, 'file', 'house_styles/ministry.toml', '3091d4d3a58e89641af1a23d8e89e845edac0f2c7147fd0c110aee12774f66a9');
INSERT INTO issue_part VALUES (3766244009771036723, 'file', 'products/daily-press-review.toml', '1e8c3f96c2bbe628cac026ad741f069a7811f3884c1ab9a135b905cd23e928d2');
INSERT INTO issue_part VALUES (3766244009771036723, 'frozen', '', '14c2ca8a871a05611eba6ce834adf965e454be69376f7670e0d82911523068d3');
INSERT INTO issue_part VALUES (3766244009771036723, 'output', 'docx', '4df75be716d70de42dd1d1e9602d5df487e4b80b15996860464ea8b809ffc48d');
INSERT INTO issue_part VALUES (3766244009771036723, 'output', 'pdf', '7f198bee419e2e9ec7760c54dc3653809b718a002c2806aef0b4148ed5239230');
INSERT INTO issue_part VALUES (3766244009771036723, 'text', '1', '6b66ac1e1024759835a7a6e6f1b610c0082e3f05d97427d96afff09f906749a4');
INSERT INTO issue_part VALUES (3766244009771036723, 'text', '2', '589f6bd9e430adbeec2486c373bdd3a3206892d36d104ff1c9373ccee857600e');
CREATE TABLE issue_statement (statement_id INTEGER NOT NULL, issue_id INTEGER NOT NULL REFERENCES issue, PRIMARY KEY (statement_id, issue_id)) WITHOUT ROWID;
INSERT INTO issue_statement VALUES (21, 3766244009771036723);
CREATE VIRTUAL TABLE issue_search USING fts5(title, reference, said, speakers, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE watched_file (
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        stamp TEXT NOT NULL,
        PRIMARY KEY (folder, name)
    ) WITHOUT ROWID;
CREATE TABLE feed (
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
    );
CREATE TABLE feed_state (
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
    );
CREATE TABLE feed_item (
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
    ) WITHOUT ROWID;
CREATE TABLE article_label (
        label TEXT NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (label, article_id)
    ) WITHOUT ROWID;
CREATE TABLE label (
        label TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        n INTEGER NOT NULL
    ) WITHOUT ROWID;
CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        payload TEXT NOT NULL
    );
CREATE TABLE article_tally (
        scope TEXT NOT NULL,
        listed TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (scope, listed)
    ) WITHOUT ROWID;
INSERT INTO article_tally VALUES ('', 'all', 3);
INSERT INTO article_tally VALUES ('', 'kept', 3);
INSERT INTO article_tally VALUES ('', 'new', 2);
INSERT INTO article_tally VALUES ('', 'selected', 1);
INSERT INTO article_tally VALUES ('', 'starred', 1);
INSERT INTO article_tally VALUES ('', 'statements', 5);
INSERT INTO article_tally VALUES ('=Baltic Wire', 'all', 1);
INSERT INTO article_tally VALUES ('=Baltic Wire', 'kept', 1);
INSERT INTO article_tally VALUES ('=Baltic Wire', 'selected', 1);
INSERT INTO article_tally VALUES ('=Baltic Wire', 'starred', 1);
INSERT INTO article_tally VALUES ('=Baltic Wire', 'statements', 3);
INSERT INTO article_tally VALUES ('=Island Gazette', 'all', 1);
INSERT INTO article_tally VALUES ('=Island Gazette', 'kept', 1);
INSERT INTO article_tally VALUES ('=Island Gazette', 'new', 1);
INSERT INTO article_tally VALUES ('=Morning Post', 'all', 1);
INSERT INTO article_tally VALUES ('=Morning Post', 'kept', 1);
INSERT INTO article_tally VALUES ('=Morning Post', 'new', 1);
INSERT INTO article_tally VALUES ('=Morning Post', 'statements', 2);
INSERT INTO article_tally VALUES (':certainty', 'named', 4);
INSERT INTO article_tally VALUES (':certainty', 'unnamed', 1);
INSERT INTO article_tally VALUES (':manner', 'direct', 3);
INSERT INTO article_tally VALUES (':manner', 'indirect', 2);
INSERT INTO article_tally VALUES (':reports', 'speech', 5);
INSERT INTO article_tally VALUES (':state', 'selected', 1);
INSERT INTO article_tally VALUES (':state', 'suggested', 4);
INSERT INTO article_tally VALUES (':topic', 'Ports', 1);
CREATE TABLE article_index (
        article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        place INTEGER NOT NULL,
        headline TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        notes TEXT NOT NULL,
        facts TEXT NOT NULL
    );
INSERT INTO article_index VALUES (1, 813572633856573441, 'port security under review roe says', 'baltic wire', 'by lena korhal', 'call the ministry check against the transcript', 'ab ac ad langen');
INSERT INTO article_index VALUES (2, 813572633856573442, 'budget passes', 'morning post', '', '', 'ae langen');
INSERT INTO article_index VALUES (3, 813573733368201217, 'snow on monday', 'island gazette', '', '', 'langen');
CREATE TABLE article_print (
        article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        cluster_id INTEGER,
        shingles BLOB NOT NULL
    );
CREATE TABLE shingle (
        hash INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        PRIMARY KEY (hash, article_id)
    ) WITHOUT ROWID;
CREATE TABLE alike_pair (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        likeness INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
CREATE TABLE alike_ruling (
        article_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        same INTEGER NOT NULL,
        PRIMARY KEY (article_id, other_id)
    ) WITHOUT ROWID;
CREATE TABLE alike_waiting (article_id INTEGER PRIMARY KEY);
INSERT INTO alike_waiting VALUES (1);
INSERT INTO alike_waiting VALUES (2);
INSERT INTO alike_waiting VALUES (3);
CREATE TABLE trash (
        kind TEXT NOT NULL,
        id INTEGER NOT NULL,
        removed_at TEXT NOT NULL,
        title TEXT NOT NULL,
        article_id INTEGER,
        payload TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
CREATE TABLE register (
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
    );
INSERT INTO register VALUES (11, 'jane roe', 'person', 'Halvia', 1, 0, 2, 1, '2026-11-20', 0);
INSERT INTO register VALUES (12, 'pavel dorn', 'person', '', 0, 0, 1, 1, '2026-11-20', 0);
INSERT INTO register VALUES (13, 'harbour union', 'organisation', '', 0, 0, 0, 1, '', 0);
INSERT INTO register VALUES (14, 'arvo lind', 'person', '', 0, 0, 1, 0, '2026-11-20', 0);
CREATE TABLE actor_sound (
        words TEXT NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (words, actor_id)
    ) WITHOUT ROWID;
INSERT INTO actor_sound VALUES ('iane roe', 11);
INSERT INTO actor_sound VALUES ('roe', 11);
INSERT INTO actor_sound VALUES ('dorn', 12);
INSERT INTO actor_sound VALUES ('pavel dorn', 12);
INSERT INTO actor_sound VALUES ('harbur union', 13);
INSERT INTO actor_sound VALUES ('te union', 13);
INSERT INTO actor_sound VALUES ('union', 13);
INSERT INTO actor_sound VALUES ('arvo lind', 14);
INSERT INTO actor_sound VALUES ('lind', 14);
CREATE TABLE actor_pair (
        one INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        other INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        score INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
CREATE TABLE actor_waiting (
        actor_id INTEGER PRIMARY KEY REFERENCES actor ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    );
INSERT INTO actor_waiting VALUES (11);
INSERT INTO actor_waiting VALUES (12);
INSERT INTO actor_waiting VALUES (13);
INSERT INTO actor_waiting VALUES (14);
CREATE VIRTUAL TABLE article_search USING fts5(headline, body, outlet, byline, notes, facts, content='', tokenize='ascii');
CREATE VIRTUAL TABLE statement_search USING fts5(quote, speaker, topic, note, content='', tokenize='ascii');
INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (61, 'Daily Press Review', 'MFA/DPR/2026/7', '', '');
INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (3766244009771036723, 'Evening review', 'MFA/DPR/2026/002', 'The port stays open,', 'Jane Roe');
INSERT INTO article_search (article_search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 1.0, 2.0, 4.0, 0.0)');
INSERT INTO article_search (rowid, headline, body, outlet, byline, notes, facts) VALUES (813572633856573441, 'port security under review roe says', 'karlshaven the port stays open energy minister jane roe told reporters on friday roe said the northern quay would need two years of work the harbour union called the plan a sale in slow motion we were not asked said its chairman pavel dorn and we will not be silent', 'baltic wire', 'by lena korhal', 'call the ministry check against the transcript', 'ab ac ad langen');
INSERT INTO article_search (rowid, headline, body, outlet, byline, notes, facts) VALUES (813572633856573442, 'budget passes', 'parliament passed the budget by three votes it is not the budget i would have written finance minister arvo lind said officials said the deficit would fall next year', 'morning post', '', '', 'ae langen');
INSERT INTO article_search (rowid, headline, body, outlet, byline, notes, facts) VALUES (813573733368201217, 'snow on monday', 'snow is expected on monday ferries to the islands will not sail before noon', 'island gazette', '', '', 'langen');
INSERT INTO statement_search (rowid, quote, speaker, topic, note) VALUES (21, 'the port stays open', 'jane roe', 'ports', 'check against the transcript');
INSERT INTO statement_search (rowid, quote, speaker, topic, note) VALUES (22, 'the northern quay would need two years of work', 'jane roe', '', '');
INSERT INTO statement_search (rowid, quote, speaker, topic, note) VALUES (23, 'we were not asked said its chairman pavel dorn and we will not be silent', 'pavel dorn', '', '');
INSERT INTO statement_search (rowid, quote, speaker, topic, note) VALUES (24, 'the deficit would fall next year', 'officials', '', '');
INSERT INTO statement_search (rowid, quote, speaker, topic, note) VALUES (25, 'it is not the budget i would have written', 'arvo lind', '', '');
CREATE INDEX article_by_sha256 ON article (sha256);
CREATE INDEX article_by_engine ON article (removed, engine, id);
CREATE INDEX article_sample ON article (id) WHERE sample = 1;
CREATE INDEX actor_name_by_actor ON actor_name (actor_id);
CREATE INDEX actor_merged ON actor (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX mention_by_actor ON mention (actor_id, article_id);
CREATE INDEX statement_by_article ON statement (article_id, state, start);
CREATE INDEX statement_by_state ON statement (state, hidden, article_id);
CREATE INDEX statement_by_outlet ON statement (outlet, hidden);
CREATE INDEX statement_by_kind ON statement (kind, hidden);
CREATE INDEX statement_by_manner ON statement (manner, hidden);
CREATE INDEX statement_by_topic ON statement (topic, hidden) WHERE topic <> '';
CREATE INDEX placement_by_briefing ON placement (briefing_id, article_id);
CREATE INDEX placement_by_statement ON placement (statement_id);
CREATE INDEX statement_by_reports ON statement (reports, hidden);
CREATE INDEX statement_by_certainty ON statement (certainty, hidden);
CREATE INDEX actor_key_by_actor ON actor_key (actor_id);
CREATE INDEX briefing_cleared ON briefing (id) WHERE status = 'cleared';
CREATE INDEX issue_by_briefing ON issue (briefing_id, kind);
CREATE INDEX issue_follows ON issue (supersedes) WHERE supersedes IS NOT NULL;
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
CREATE TRIGGER issue_stays BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'An issue is never changed.'); END;
CREATE TRIGGER issue_is_kept BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'An issue is never deleted.'); END;
CREATE INDEX feed_by_address ON feed (address);
CREATE INDEX feed_item_latest ON feed_item (feed_id, seen_at);
CREATE INDEX feed_item_updated ON feed_item (feed_id, updated_at) WHERE updated_at IS NOT NULL;
CREATE INDEX article_label_of ON article_label (article_id);
CREATE INDEX article_by_place ON article (removed, place, state, starred, selected);
CREATE INDEX article_by_state ON article (removed, state, place DESC, starred, selected, outlet);
CREATE INDEX article_by_outlet ON article (removed, outlet, place DESC, state, starred, selected);
CREATE INDEX article_by_headline ON article (removed, headline_key, place DESC, state, starred, selected, outlet);
CREATE INDEX article_by_words ON article (removed, words, place, state, starred, selected, outlet);
CREATE INDEX article_by_arrival ON article (removed, id, state, starred, selected, outlet);
CREATE INDEX article_starred ON article (place, state, removed) WHERE starred = 1;
CREATE INDEX article_chosen ON article (place, state, removed) WHERE selected > 0;
CREATE INDEX statement_by_date ON statement (hidden, shown_on DESC, article_id DESC, start, state, manner, reports, certainty, kind, outlet, topic, actor_id);
CREATE INDEX statement_by_actor ON statement (actor_id, hidden, shown_on DESC, article_id DESC, start, state);
CREATE INDEX placement_by_article ON placement (article_id, briefing_id);
CREATE INDEX statement_noted ON statement (article_id) WHERE note <> '';
CREATE INDEX article_print_by_cluster ON article_print (cluster_id) WHERE cluster_id IS NOT NULL;
CREATE INDEX alike_ruling_by_other ON alike_ruling (other_id);
CREATE INDEX trash_by_age ON trash (removed_at);
CREATE INDEX trash_of_article ON trash (article_id);
CREATE INDEX article_by_original ON article (original) WHERE original <> '';
CREATE INDEX register_by_name ON register (merged, name_key, actor_id, kind, confirmed, statements, suggestions, country);
CREATE INDEX register_by_statements ON register (merged, statements DESC, actor_id DESC, kind, confirmed, statements, suggestions, country);
CREATE INDEX register_by_articles ON register (merged, articles DESC, actor_id DESC, kind, confirmed, statements, suggestions, country);
CREATE INDEX register_by_last_said ON register (merged, last_said DESC, actor_id DESC, kind, confirmed, statements, suggestions, country);
CREATE INDEX register_by_country ON register (merged, country);
CREATE INDEX register_suggested ON register (merged, suggestions) WHERE suggestions > 0;
CREATE INDEX actor_sound_of ON actor_sound (actor_id);
CREATE INDEX actor_pair_of ON actor_pair (other);
ANALYZE sqlite_master;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_place', '1000000 1000000 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_state', '1000000 1000000 330000 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_outlet', '1000000 1000000 20000 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_headline', '1000000 1000000 2 1 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_words', '1000000 1000000 1000 1 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_arrival', '1000000 1000000 1 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_by_engine', '1000000 1000000 500000 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_starred', '2000 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('article', 'article_chosen', '50000 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_date', '8000000 8000000 3000 8 1 1 1 1 1 1 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_state', '8000000 2700000 2700000 4');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_outlet', '8000000 160000 160000');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_kind', '8000000 1300000 1300000');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_manner', '8000000 2700000 2700000');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_reports', '8000000 4000000 4000000');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_certainty', '8000000 2700000 2700000');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_actor', '8000000 400 400 2 1 1 1');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('statement', 'statement_by_article', '8000000 8 3 1');
COMMIT;
PRAGMA user_version = 6;
