"""A PostgreSQL server of the tests' own: started once, a fresh database for each test."""

from __future__ import annotations

import getpass
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.storage.postgres.address import ServerAddress

_SETTINGS = """
listen_addresses = '127.0.0.1'
max_connections = 60
shared_buffers = 64MB
# Nothing here has to outlive a power cut.
fsync = off
synchronous_commit = off
full_page_writes = off
"""


def programs() -> Path | None:
    """Return the folder with `initdb` and `pg_ctl`, None where no server is installed."""
    there = [Path(found).resolve().parent for name in ("pg_ctl",) if (found := shutil.which(name))]
    there += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True
    )
    there += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"), reverse=True)
    return next((one for one in there if (one / "initdb").exists() and (one / "pg_ctl").exists()), None)


LOCKED = "locked"
"""The one user who is asked for a password, over the network."""
_WATCH = """
import shutil, subprocess, sys
sys.stdin.read()  # until the tests have gone
control, folder, person = sys.argv[1:]
subprocess.run(
    [control, "-D", folder + "/data", "-m", "immediate", "-s", "-w", "stop"],
    user=person or None, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)
shutil.rmtree(folder, ignore_errors=True)
"""
_IN_MEMORY = Path("/dev/shm")
_NEW_CLUSTER = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")


class Server:
    """A running server; `fresh()` gives the address of a new database."""

    def __init__(self, folder: Path, user: str, port: int, programs: Path, person: str | None) -> None:
        self.folder, self.user, self.port = folder, user, port
        self._programs, self._person = programs, person
        self._numbers = itertools.count(1)

    def address(self, database: str, *, user: str = "", password: str = "") -> ServerAddress:
        """Return the address of a database on the server."""
        return ServerAddress(str(self.folder), database, user or self.user, self.port, (), password)

    def over_network(self, database: str, port: int = 0) -> ServerAddress:
        """Return the address of a database that is reached through a port, the server's or another."""
        return ServerAddress("127.0.0.1", database, self.user, port or self.port)

    def fresh(self, template: str = "template0") -> ServerAddress:
        """Make a database, a copy of `template`, and return its address."""
        name = f"desk_{os.getpid()}_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.address(name)

    def drop(self, address: ServerAddress) -> None:
        """Remove a database, whoever is connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{address.database}" WITH (FORCE)')

    def run(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Carry out one statement as the owner of the server."""
        import psycopg

        with psycopg.connect(**self.address(database).for_libpq(), autocommit=True) as connection:
            cursor = connection.execute(sql)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def control(self, *words: str) -> None:
        """Tell the server to start, stop or restart."""
        subprocess.run(
            [self._programs / "pg_ctl", "-D", self.folder / "data", "-w", "-s", *words],
            check=True,
            user=self._person,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def server(programs: Path) -> Iterator[Server]:
    """Run a server of its own in a temporary folder; it refuses to run as root, so another runs it then."""
    person = "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    # Short: the path of a socket may not be long.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-", dir=_IN_MEMORY if _has_room(_IN_MEMORY) else None))
    user = getpass.getuser()
    if person:
        shutil.chown(folder, person)
    try:
        subprocess.run(
            [
                programs / "initdb",
                "-D",
                folder / "data",
                "-U",
                user,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "-N",
            ],
            check=True,
            user=person,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )
        port = _free_port()
        settings = f"{_SETTINGS}port = {port}\nunix_socket_directories = '{folder}'\n"
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(settings)
        rules = folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all {LOCKED} all scram-sha-256\n{rules.read_text('utf-8')}", "utf-8")
        running = Server(folder, user, port, programs, person)
        running.control("-l", str(folder / "log"), "start")
        with _ended_with_us(programs, folder, person):
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ended_with_us(programs: Path, folder: Path, person: str | None) -> Iterator[None]:
    """Stop the server at the end, also when the tests are killed: another process waits for that."""
    words = [sys.executable, "-c", _WATCH, programs / "pg_ctl", folder, person or ""]
    with subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True, cwd="/") as watch:
        yield
        if watch.stdin is not None:
            watch.stdin.close()
        watch.wait()


def _has_room(folder: Path) -> bool:
    """Tell whether there are a thousand MB: every test has a database of its own, on a disk a slow one."""
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 1_000_000_000


def _free_port() -> int:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
