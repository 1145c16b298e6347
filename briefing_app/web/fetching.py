"""One exchange with one server, bounded in every way; a plain function for a worker process."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import httpcore

from briefing_app import __version__
from briefing_app.errors import BriefingError
from briefing_app.web.addresses import Allowed
from briefing_app.web.connecting import Allowance, CheckedNetwork, Resolve, Spent, system_addresses
from briefing_app.web.decoding import ACCEPTED, TooMuch, too_much, unpacked
from briefing_app.web.exchange import Answer, Policy, Unreachable, Wanted
from briefing_app.web.limits import MOST_HEAD_BYTES
from briefing_app.web.proxies import check_through_proxy, proxy_for
from briefing_app.web.urls import host_of, printable, web_url

USER_AGENT = f"BriefingDesk/{__version__} (desktop news reader, at one person's request)"
_REDIRECTS = (301, 302, 303, 307, 308)


def exchange(wanted: Wanted, policy: Policy, resolve: Resolve = system_addresses) -> Answer:
    """Ask once, follow nothing, and return the answer.

    Raise `Refused` for what is never visited, `Unreachable` for a server that does not answer as
    it should, `TooMuch` for one that does not stop.
    """
    url = web_url(wanted.url)
    allowance = Allowance(wanted.deadline_s, wanted.most_bytes + MOST_HEAD_BYTES)
    where = printable(url)
    try:
        allowed = Allowed() if wanted.public_only else policy.allowed
        proxy = proxy_for(url, policy.proxy)
        network = CheckedNetwork(allowed, allowance, resolve, unchecked=_host_of(proxy))
        if proxy is not None:
            check_through_proxy(url, allowed, resolve, allowance)
        with closing(_pool(network, proxy)) as pool:
            return replace(_ask(pool, url, wanted), is_private=network.is_private)
    except BriefingError as error:
        raise type(error)(error.what, where=where, hint=error.hint) from error.__cause__
    except Spent as spent:
        if str(spent) == "bytes":
            refusal = too_much(wanted.most_bytes)
            raise TooMuch(refusal.what, where=where, hint=refusal.hint) from None
        raise Unreachable(
            f"The server took longer than {wanted.deadline_s:.0f} seconds.",
            where=where,
            hint="Try again later.",
        ) from None
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(
            f"The server could not show that it is {host_of(url)}: {error.verify_message.rstrip('.')}.",
            where=where,
            hint="Its certificate may be out of date. Nothing was read from it.",
        ) from error
    except ssl.SSLError as error:
        raise Unreachable("No encrypted connection to the server came about.", where=where) from error
    except (httpcore.ConnectError, httpcore.ProxyError, OSError) as error:
        raise Unreachable(
            "The server cannot be reached.",
            where=where,
            hint="See that this computer is connected, or try again later.",
        ) from error
    except (
        httpcore.ProtocolError, httpcore.NetworkError, httpcore.TimeoutException, httpcore.UnsupportedProtocol
    ) as error:  # fmt: skip
        raise Unreachable("The server broke off, or answered in no sensible way.", where=where) from error


def _ask(pool: httpcore.ConnectionPool, url: str, wanted: Wanted) -> Answer:
    headers = {
        "Host": urlsplit(url).netloc,
        "User-Agent": USER_AGENT,
        "Accept": wanted.accept,
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    if wanted.etag:
        headers["If-None-Match"] = wanted.etag
    if wanted.modified:
        headers["If-Modified-Since"] = wanted.modified
    raw = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
    with pool.stream("GET", url.encode("ascii"), headers=raw) as response:
        given = _Headers(response)
        data = b""
        if response.status not in _REDIRECTS and response.status != 304:
            data = unpacked(_chunks(response), given["content-encoding"], wanted.most_bytes)
        return Answer(
            url=url,
            status=response.status,
            content_type=given["content-type"],
            data=data,
            etag=given["etag"],
            modified=given["last-modified"],
            location=given["location"] if response.status in _REDIRECTS else "",
            retry_after=given["retry-after"],
            cache_control=given["cache-control"],
        )


def _chunks(response: httpcore.Response) -> Iterator[bytes]:
    yield from response.iter_stream()


class _Headers:
    """The headers of an answer; each byte becomes the character of its number, and back."""

    def __init__(self, response: httpcore.Response) -> None:
        self._given: dict[str, str] = {}
        for name, value in response.headers:
            self._given.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))

    def __getitem__(self, name: str) -> str:
        return self._given.get(name, "")[:4_000]


def _pool(network: CheckedNetwork, proxy: httpcore.Proxy | None) -> httpcore.ConnectionPool:
    """Return a pool for one exchange; it holds no cookies and keeps no connection."""
    return httpcore.ConnectionPool(_certificates(), proxy=proxy, max_connections=1, network_backend=network)


def _host_of(proxy: httpcore.Proxy | None) -> str:
    return proxy.url.host.decode("ascii") if proxy is not None else ""


@cache
def _certificates() -> ssl.SSLContext:
    """Return what servers are verified with: the system's authorities, else those that ship with Python's."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    return context
