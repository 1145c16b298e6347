"""A library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.storage.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "desk" / "library.briefing"


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    """An empty library."""
    with Store.open(library) as opened:
        yield opened


@pytest.fixture
def full(store: Store) -> Store:
    """A library with one of everything."""
    store.write(
        [Change(None, one) for one in samples.EVERYTHING], {samples.FULL_ARTICLE.original: b"the file"}
    )
    return store
