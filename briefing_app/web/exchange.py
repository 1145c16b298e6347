"""What is asked of a server and what it answers, as values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.errors import BriefingError
from briefing_app.web.addresses import Allowed
from briefing_app.web.limits import DEADLINE_S, MOST_PAGE_BYTES

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, application/pdf;q=0.8, */*;q=0.5"


class Unreachable(BriefingError):
    """A server that did not answer as it should; it may do so later."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Where the program may go: what was allowed beside the public net, and through which proxy.

    `proxy` is an address, `system` for the one that the system or the environment names, or ""
    for none. The proxy looks names up itself, so that through it only what the address says and
    what this machine knows can be checked.
    """

    allowed: Allowed = field(default_factory=Allowed)
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to fetch. `etag` and `modified` are the pair that the last answer came with.

    `public_only` is for what a public page or feed sends to: it must not reach the private
    addresses that the user allowed for himself.
    """

    url: str
    accept: str = PAGE_TYPES
    etag: str = ""
    modified: str = ""
    most_bytes: int = MOST_PAGE_BYTES
    deadline_s: float = DEADLINE_S
    public_only: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: `data` is decoded, headers are as they came, "" where there was none.

    `etag` and `modified` belong together and go back byte by byte. `is_private` says that the server
    is one of those which the user allowed beside the public net.
    """

    url: str
    status: int
    content_type: str = ""
    data: bytes = b""
    etag: str = ""
    modified: str = ""
    location: str = ""
    retry_after: str = ""
    cache_control: str = ""
    is_private: bool = False

    @property
    def media_type(self) -> str:
        """The kind of the data without its parameters."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server names, "" when it does not."""
        for part in self.content_type.split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset":
                return value.strip().strip("\"'")[:40]
        return ""
