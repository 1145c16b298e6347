"""A hostile server for every test, and the policy that lets this machine's own address be visited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from local_server import LocalServer

from briefing_app.web.addresses import Allowed
from briefing_app.web.exchange import Policy


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A server on loopback."""
    made = LocalServer()
    yield made
    made.close()


@pytest.fixture
def here() -> Policy:
    """A policy that allows loopback."""
    return Policy(Allowed(("127.0.0.0/8",)))
