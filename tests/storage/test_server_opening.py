"""Opening a library on a server, and every reason not to."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres_server import LOCKED, Server

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.engines.opening import place_of
from briefing_app.storage.engines.postgres import driver
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.engines.postgres.connection import PostgresDatabase
from briefing_app.storage.engines.postgres.dialect import laid, with_marks
from briefing_app.storage.engines.postgres.migrations import STEPS, bring_up_to_date
from briefing_app.storage.engines.postgres.refusals import PasswordWanted
from briefing_app.storage.store import Store

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("postgresql://anna@db.example.org/press", ("db.example.org", "press", "anna", None)),
        ("postgres://db/press", ("db", "press", "", None)),
        ("postgresql:/anna@db/press", ("db", "press", "anna", None)),  # as a path leaves it
        ("POSTGRESQL://anna@[::1]:6000/press", ("::1", "press", "anna", 6000)),
        ("postgresql://an%20na%40x:p%3Aw@db/a%2Fb%3F", ("db", "a/b?", "an na@x", None)),
        ("postgresql://%2Fvar%2Frun%2FPg/press", ("/var/run/Pg", "press", "", None)),
        ("postgresql:///press?host=/tmp/x&user=me", ("/tmp/x", "press", "me", None)),
        ("postgresql://", ("", "", "", None)),
    ],
)
def test_an_address_is_read(text: str, parts: tuple[object, ...]) -> None:
    found = place_of(text)
    assert isinstance(found, ServerAddress)
    assert (found.host, found.database, found.user, found.port) == parts


@pytest.mark.parametrize(
    "text", ["postgresql://h:port/d", "postgresql://h/d#x", "postgresql://h/d?x", "postgresql://h/a/b", "postgresql://[::1/x"]
)  # fmt: skip
def test_what_is_no_address_is_said_without_its_password(text: str) -> None:
    with pytest.raises(BriefingError, match="cannot be read") as refusal:
        place_of(text.replace("://", "://me:secret@"))
    assert "secret" not in str(refusal.value)


@settings(suppress_health_check=[HealthCheck.too_slow])  # where much else is running
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.none() | st.integers(1, 65_535))
def test_an_address_comes_back_whatever_it_holds(
    host: str, database: str, user: str, value: str, port: int | None
) -> None:
    host = host.replace("/", "").lower() if not host.startswith("/") else host
    address = ServerAddress(host, database, user, port, (("application_name", value),), "secret")
    if any(sign in host for sign in "[]:"):
        return
    text = str(address)
    assert "secret" not in text + repr(address)
    assert ServerAddress.parsed(text) == address


def test_a_path_is_no_address(tmp_path: Path) -> None:
    assert place_of(str(tmp_path / "postgresql.briefing")) == tmp_path / "postgresql.briefing"


def test_marks_in_quotation_marks_stay() -> None:
    sql = "SELECT ':a', '?', '100%', 'it''s :b', x::text, :name, ? FROM t WHERE y LIKE '%z' AND 5 % 2"
    assert with_marks(sql) == (
        "SELECT ':a', '?', '100%%', 'it''s :b', x::text, %(name)s, %s FROM t WHERE y LIKE '%%z' AND 5 %% 2"
    )


def test_tables_are_laid_with_the_servers_names() -> None:
    told = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL) WITHOUT ROWID"
    assert laid(told) == (
        'CREATE TABLE t (id BIGINT PRIMARY KEY, a TEXT COLLATE "C", b BYTEA, c DOUBLE PRECISION) '
    )
    assert laid("UPDATE t SET a = CAST(b AS TEXT)") == "UPDATE t SET a = CAST(b AS TEXT)"


def test_a_database_of_something_else_is_refused_and_left_as_it_was(server: Server) -> None:
    address = server.fresh()
    server.run("CREATE TABLE recipes (name text)", address.database)
    with pytest.raises(BriefingError, match="something else"):
        Store.open(address)
    tables = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    assert server.run(tables, address.database) == [(1,)]
    server.drop(address)


def test_a_table_of_our_name_alone_makes_no_library(server: Server) -> None:
    address = server.fresh()
    server.run("CREATE TABLE briefing_desk (cookies text)", address.database)
    with pytest.raises(BriefingError, match="something else"):
        Store.open(address)
    server.drop(address)


def test_an_empty_database_is_no_library_until_one_may_be_made(server: Server) -> None:
    address = server.fresh()
    with pytest.raises(BriefingError, match="no library in this database yet"):
        Store.open(address, create=False)
    with Store.open(address) as store:
        assert store.check() == []
    with Store.open(address, create=False) as store:
        assert store.check() == []
    server.drop(address)


def test_a_newer_library_is_refused(server: Server, empty_library: str) -> None:
    address = server.fresh(empty_library)
    server.run("UPDATE briefing_desk SET version = 99", address.database)
    with pytest.raises(BriefingError, match="newer version"):
        Store.open(address)
    server.drop(address)


def test_a_step_is_taken_once_or_not_at_all(server: Server, empty_library: str) -> None:
    address = server.fresh(empty_library)

    def add(database: PostgresDatabase) -> None:
        database.lay(["CREATE TABLE later (x INTEGER)"])

    def fail(database: PostgresDatabase) -> None:
        database.lay(["CREATE TABLE half_done (x INTEGER)"])
        raise BriefingError("It went wrong.")

    newest = max(STEPS)
    database = PostgresDatabase(address)
    with pytest.raises(BriefingError, match="went wrong"):
        bring_up_to_date(database, steps={**STEPS, newest + 1: add, newest + 2: fail})
    assert "later" not in database.tables()
    for _ in range(2):
        bring_up_to_date(database, steps={**STEPS, newest + 1: add})
    assert "later" in database.tables()
    database.close()
    server.drop(address)


def test_a_library_of_version_5_is_brought_up_to_date(server: Server, empty_library: str) -> None:
    """Its articles are found by their words as before; what is written after is, too."""
    import samples

    from briefing_app.domain.edit import Change
    from briefing_app.storage.engines.postgres import schema
    from briefing_app.storage.store import ArticleQuery

    address = server.fresh(empty_library)
    with Store.open(address) as store:
        store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
        asked = [ArticleQuery(text) for text in ("security", '"The port stays open"', "title:port", "zebra")]
        before = [list(store.article_ids(query)) for query in asked]
    assert before[0] and before[1] and not before[3]
    database = PostgresDatabase(address)
    with database.transaction():
        database.run("DROP TABLE article_words, article_further")
        database.lay(one for one in schema._WORDS if "article_words" in one)
        database.run("DELETE FROM article_tally WHERE scope >= ':' AND scope < ';'")
        database.run("UPDATE briefing_desk SET version = 5")
    database.close()
    with Store.open(address) as store:
        assert [list(store.article_ids(query)) for query in asked] == before
        assert store.check() == []
        store.write([Change(None, samples.article(501, "A zebra crossed the road."))])
        assert list(store.article_ids(asked[3])) == [501]
    server.drop(address)


def test_two_who_open_a_new_library_at_once_make_one(server: Server) -> None:
    address = server.fresh()
    failures: list[BaseException] = []

    def open_it() -> None:
        try:
            Store.open(address).close()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []
    with Store.open(address) as store:
        assert store.check() == []
    server.drop(address)


def test_without_rights_it_is_said(server: Server, empty_library: str) -> None:
    server.run("CREATE ROLE guest LOGIN")
    new, old = server.fresh(), server.fresh(empty_library)
    try:
        for address in (new, old):
            with pytest.raises(BriefingError, match="You may not do this"):
                Store.open(replace(address, user="guest"))
        server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", old.database)
        with pytest.raises(BriefingError, match="You may not do this"):
            Store.open(replace(old, user="guest"))
    finally:
        server.drop(new)
        server.drop(old)
        server.run("DROP ROLE guest")


def test_a_server_that_only_reads_is_said(server: Server, empty_library: str) -> None:
    address = server.fresh(empty_library)
    read_only = replace(address, options=(("options", "-c default_transaction_read_only=on"),))
    with pytest.raises(BriefingError, match="cannot be written to"):
        Store.open(read_only)
    server.drop(address)


def test_who_does_not_exist_is_not_let_in(server: Server) -> None:
    with pytest.raises(BriefingError, match="does not let you in"):
        Store.open(server.address("postgres", user="nobody at all"))
    with pytest.raises(BriefingError, match="no database of this name"):
        Store.open(server.address('o\'clock "x" %s'))


def test_nobody_at_the_port_is_no_connection(server: Server) -> None:
    with pytest.raises(NoConnection):
        Store.open(server.over_network("postgres", port=1))


def test_an_odd_name_of_a_database_is_a_name(server: Server) -> None:
    name = 'o\'clock %s :a ? "x"'
    server.run('CREATE DATABASE "' + name.replace('"', '""') + '"')
    address = server.address(name)
    with Store.open(address) as store:
        assert store.check() == []
    with Store.open(place_of(str(address))) as store:
        assert store.setting("x") == ""
    server.run('DROP DATABASE "' + name.replace('"', '""') + '" WITH (FORCE)')


def test_a_server_of_long_ago_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "OLDEST_SERVER", 99)
    with pytest.raises(BriefingError, match="too old"):
        Store.open(server.address("postgres"))


def test_a_database_that_cannot_hold_every_script_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(BriefingError, match="cannot hold every script"):
        Store.open(server.address("latin"))
    server.run("DROP DATABASE latin")


def test_what_ssl_asks_for_is_left_to_libpq(server: Server, empty_library: str) -> None:
    address = server.fresh(empty_library)
    over_network = replace(server.over_network(address.database), options=(("sslmode", "require"),))
    with pytest.raises(BriefingError, match="No safe connection"):  # the tests' server has no certificate
        Store.open(over_network)
    with Store.open(replace(over_network, options=(("sslmode", "prefer"),))) as store:
        assert store.check() == []
    server.drop(address)


@pytest.mark.parametrize(
    "option", [("sslmode", "certainly"), ("colour", "blue"), ("keepalives_idle", "secret"), ("port", "seven")]
)
def test_a_setting_that_is_none_is_said_without_what_it_holds(
    server: Server, option: tuple[str, str]
) -> None:
    address = replace(server.over_network("postgres"), options=(option,), password="secret", port=None)
    with pytest.raises(BriefingError, match="setting that no server knows") as refusal:
        Store.open(address)
    assert "secret" not in refusal.value.what + refusal.value.hint


@pytest.mark.parametrize("name", ["password", "Password", " sslpassword", "oauth_client_secret"])
def test_a_secret_among_the_settings_stays_one(name: str) -> None:
    address = ServerAddress.parsed(f"postgresql://me@db/press?{name}=hush&sslmode=require")
    assert "hush" not in f"{address} {address!r} {address.name}"
    assert "hush" in address.for_libpq().values()
    assert address.for_libpq()["sslmode"] == "require"


def test_who_is_overtaken_by_a_newer_program_is_told(server: Server, empty_library: str) -> None:
    """The library was open when a colleague's program changed its tables."""
    import samples

    from briefing_app.domain.edit import Change

    address = server.fresh(empty_library)
    with Store.open(address) as store:
        server.run("ALTER TABLE article_words RENAME COLUMN place TO where_it_stands", address.database)
        with pytest.raises(psycopg.errors.UndefinedColumn):
            store.write([Change(None, samples.FULL_ARTICLE)])
        server.run("UPDATE briefing_desk SET version = 99", address.database)
        with pytest.raises(BriefingError, match="newer version"):
            store.write([Change(None, samples.FULL_ARTICLE)])
    server.drop(address)


def test_who_interrupts_waits_for_nothing_and_stops_no_later_question(
    server: Server, empty_library: str
) -> None:
    address = server.fresh(empty_library)
    with Store.open(address) as store:
        database = store._database
        began = threading.Event()
        failed: list[BaseException] = []

        def ask() -> None:
            began.set()
            try:
                database.value("SELECT pg_sleep(20)")
            except BriefingError as error:
                failed.append(error)

        for _ in range(5):
            failed.clear()
            began.clear()
            asking = threading.Thread(target=ask)
            asking.start()
            began.wait()
            time.sleep(0.05)
            database.interrupt()
            asking.join(timeout=10)
            assert len(failed) == 1
            database.interrupt()  # of nothing: the next question is answered all the same
            assert database.value("SELECT 7") == 7
    server.drop(address)


def test_a_fault_carries_no_words_of_an_article(server: Server, empty_library: str) -> None:
    address = server.fresh(empty_library)
    with Store.open(address) as store, pytest.raises(psycopg.Error) as fault:
        store._database.rows("SELECT secret_words_of_an_article FROM nowhere WHERE x = ?", ("more words",))
    told = "".join(traceback.format_exception(fault.value))
    assert "more words" not in told.replace('("more words",)', "")
    assert "LINE 1" not in told
    server.drop(address)


def test_without_the_driver_its_name_is_said() -> None:
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from briefing_app.storage.engines.opening import place_of\n"
        "from briefing_app.storage.store import Store\n"
        "Store.open(place_of('postgresql://db/press'))\n"
    )
    words = [sys.executable, "-c", script]
    folder = Path(__file__).parents[2]
    done = subprocess.run(words, check=False, capture_output=True, text=True, cwd=folder)
    assert 'pip install "briefing-desk[postgresql]"' in done.stderr


def test_a_library_on_a_server_is_no_file(server: Server, empty_library: str, tmp_path: Path) -> None:
    address = server.fresh(empty_library)
    with Store.open(address) as store:
        assert not store.is_file
        assert store.where == str(address)
        with pytest.raises(BriefingError, match="not a file of this computer"):
            _ = store.path
        with pytest.raises(BriefingError, match="not a file of this computer"):
            store.copy_to(tmp_path / "copy.briefing")
    server.drop(address)


def test_a_password_is_asked_for_where_none_of_libpqs_places_has_it(
    server: Server, empty_library: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    server.run(f"CREATE ROLE {LOCKED} LOGIN SUPERUSER PASSWORD 'open sesame'")
    address = replace(server.over_network(empty_library), user=LOCKED)
    try:
        with pytest.raises(PasswordWanted, match="does not let you in"):
            Store.open(address)
        wrong = address.with_password("open barley")
        with pytest.raises(PasswordWanted) as refusal:
            Store.open(wrong)
        assert "barley" not in "".join(traceback.format_exception(refusal.value))
        with Store.open(address.with_password("open sesame")) as store:
            assert store.check() == []
            assert "sesame" not in f"{store.where} {store.place!r} {store.place}"
        (tmp_path / "pgpass").write_text(f"*:*:*:{LOCKED}:open sesame\n", encoding="utf-8")
        (tmp_path / "pgpass").chmod(0o600)
        Store.open(address).close()
        (tmp_path / "pgpass").unlink()
        monkeypatch.setenv("PGPASSWORD", "open sesame")
        Store.open(address).close()
    finally:
        server.run(f"DROP ROLE {LOCKED}")
