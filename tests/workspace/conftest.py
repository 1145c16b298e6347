"""A desk with a library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.storage.engines.opening import Place
from briefing_app.storage.store import Store
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def empty_store(place: Place) -> Iterator[Store]:
    """An empty library, of each engine."""
    with Store.open(place) as opened:
        yield opened


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A library with one of everything."""
    empty_store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    return empty_store


@pytest.fixture
def desk(store: Store) -> Workspace:
    """A desk over a library with one of everything."""
    return Workspace(store)
