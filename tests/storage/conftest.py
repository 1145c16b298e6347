"""A library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import samples
from postgres_server import Server

from briefing_app.domain.edit import Change
from briefing_app.storage.engines.opening import Place
from briefing_app.storage.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "desk" / "library.briefing"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An empty library, of each engine."""
    with Store.open(place) as opened:
        yield opened


@pytest.fixture
def file_store(library: Path) -> Iterator[Store]:
    """An empty library in a file, for what only SQLite has."""
    with Store.open(library) as opened:
        yield opened


@pytest.fixture
def server_store(server: Server, empty_library: str) -> Iterator[Store]:
    """An empty library on a server, for what only PostgreSQL has."""
    address = server.fresh(empty_library)
    with Store.open(address) as opened:
        yield opened
    server.drop(address)


@pytest.fixture
def full(store: Store) -> Store:
    """A library with one of everything, of each engine."""
    return _filled(store)


@pytest.fixture
def full_file(file_store: Store) -> Store:
    """A library with one of everything in a file."""
    return _filled(file_store)


@pytest.fixture
def full_server(server_store: Store) -> Store:
    """A library with one of everything on a server."""
    return _filled(server_store)


def _filled(store: Store) -> Store:
    store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    return store
