"""Where a library on a server is, without the password: that never leaves this module in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from briefing_app.errors import BriefingError

_SCHEME = re.compile(r"postgres(?:ql)?:/{1,2}", re.IGNORECASE)
_SECRET = frozenset(
    {"password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"}
)
_HINT = "Write it as postgresql://user@host/database, or postgresql://user@host:5432/database."


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database on a server; what is "" is left to libpq (environment, service and password files).

    `options` are further words of libpq, as `sslmode`. `password` and `secrets`, which are words of libpq
    too, stand in no text that is made of this.
    """

    host: str = ""
    database: str = ""
    user: str = ""
    port: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    password: str = field(default="", repr=False, compare=False)
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False, compare=False)

    @staticmethod
    def is_meant_by(text: str) -> bool:
        """Tell whether `text` is written as the address of a server."""
        return bool(_SCHEME.match(text.strip()))

    @classmethod
    def parsed(cls, text: str) -> ServerAddress:
        """Return the address that `text` is; anything in it may be percent-encoded."""
        try:
            # A shell or a path may have swallowed one of the two slashes.
            parts = urlsplit(_SCHEME.sub("postgresql://", text.strip(), count=1))
            port = parts.port
            options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        except ValueError as error:
            raise _unreadable() from error
        database = unquote(parts.path.removeprefix("/"))
        if parts.fragment or "/" in parts.path.removeprefix("/"):
            raise _unreadable()
        host = unquote(parts.hostname or "")
        if "%" in (parts.netloc.rpartition("@")[2]):
            host = unquote(
                parts.netloc.rpartition("@")[2].partition(":")[0]
            )  # a socket's folder keeps its case
        password = unquote(parts.password or "") or options.pop("password", "")
        found = cls(
            options.pop("host", "") or host,
            options.pop("dbname", "") or database,
            unquote(parts.username or "") or options.pop("user", ""),
            port,
            tuple(sorted((name, value) for name, value in options.items() if not _is_secret(name))),
            password,
            tuple(sorted((name, value) for name, value in options.items() if _is_secret(name))),
        )
        if any("\0" in part for part in (found.host, found.database, found.user, password)):
            raise _unreadable()
        return found

    def __str__(self) -> str:
        """The address as it may be shown, logged and kept: without a password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        port = f":{self.port}" if self.port else ""
        query = "&".join(f"{quote(name)}={quote(value, safe='')}" for name, value in self.options)
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{'?' if query else ''}{query}"

    def with_password(self, password: str) -> ServerAddress:
        """Return the same with a password."""
        return replace(self, password=password)

    @property
    def name(self) -> str:
        """The library in a few words, for a title: `press on db.example.org`."""
        return f"{self.database or self.user or 'library'} on {self.host or 'this computer'}"

    def for_libpq(self) -> dict[str, str]:
        """Return what a connection is opened with; what is left out libpq finds in its own places."""
        given = {
            "host": self.host,
            "dbname": self.database,
            "user": self.user,
            "port": str(self.port) if self.port else "",
            "password": self.password,
        }
        return {
            **dict(self.options),
            **dict(self.secrets),
            **{name: value for name, value in given.items() if value},
        }


def _is_secret(name: str) -> bool:
    """Tell whether a word of libpq, however it is written, is nobody's to see."""
    return name.strip().casefold() in _SECRET


def _unreadable() -> BriefingError:
    return BriefingError("This address of a library cannot be read.", hint=_HINT)
