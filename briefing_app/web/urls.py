"""Web addresses in one spelling; what is none, or names more than a page, is refused."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from briefing_app.errors import Refused
from briefing_app.web.limits import MOST_URL_CHARACTERS

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST_AND_PORT = re.compile(r"[^/?#\s]+\.[^/?#\s:]+(?::\d+)?(?:[/?#]|$)|localhost(?:[:/?#]|$)", re.I)
_PLAIN_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63})*\.?")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?"
_PORTS = {"http": 80, "https": 443}
_FEED_SCHEMES = ("feed:", "feeds:")


def web_url(text: str, *, base: str = "") -> str:
    """Return the address that `text` names, in one spelling and without its fragment.

    `base` completes a relative one. Raise `Refused` for everything but `http` and `https`, and
    for addresses with a name and password in them.
    """
    text = text.strip()
    shown = printable(text)
    if not text or len(text) > MOST_URL_CHARACTERS or _has_controls(text):
        raise Refused("This is not the address of a page.", where=shown, hint="Copy the address again.")
    if not base:
        text = _with_scheme(text)
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        port = parts.port
    except ValueError as error:
        raise Refused("This is not the address of a page.", where=shown) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused(
            f"Only pages of the web are fetched, not “{scheme}:” addresses.",
            where=shown,
            hint="The address has to begin with https:// or http://.",
        )
    if "@" in parts.netloc:
        raise Refused(
            "The address holds a user name or a password.",
            where=printable(without_credentials(parts)),
            hint="Take it out of the address; pages behind a login can be saved in the browser and imported.",
        )
    host = _host(parts, shown)
    if port in (None, _PORTS[scheme]):
        netloc = host
    elif port == 0:
        raise Refused("This is not the address of a page.", where=shown)
    else:
        netloc = f"{host}:{port}"
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    return urlunsplit((scheme, netloc, path, quote(parts.query, safe=_QUERY_SAFE), ""))


def looks_like_url(text: str) -> bool:
    """Tell whether a text that was dropped or pasted is one web address and nothing else."""
    text = text.strip()
    if not text.lower().startswith(("http://", "https://", *_FEED_SCHEMES)) or len(text.split()) != 1:
        return False
    try:
        web_url(text)
    except Refused:
        return False
    return True


def host_of(url: str) -> str:
    """Return the host that a visit to `url` troubles, without its port."""
    return (urlsplit(url).hostname or "").rstrip(".")


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two addresses belong to one site: the same host, or one within the other's."""
    hosts = [host_of(one).removeprefix("www."), host_of(other).removeprefix("www.")]
    longer, shorter = sorted(hosts, key=len, reverse=True)
    return bool(shorter) and (
        longer == shorter or ("." in shorter and longer.endswith("." + shorter) and not _is_shared(shorter))
    )


def without_credentials(parts: SplitResult) -> str:
    """Return the address without the name and password in it."""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def printable(text: str) -> str:
    """Return foreign words for a message: short, and without what would steer a terminal."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in text[:300])
    return shown if len(text) <= 300 else shown + "…"


def _with_scheme(text: str) -> str:
    lower = text.lower()
    for scheme in _FEED_SCHEMES:
        if lower.startswith(scheme):
            rest = text[len(scheme) :]
            return rest if _SCHEME.match(rest) else "https://" + rest.lstrip("/")
    if not _SCHEME.match(text) or (_HOST_AND_PORT.match(text) and "://" not in text):
        return "https://" + text
    return text


def _host(parts: SplitResult, shown: str) -> str:
    host = parts.hostname or ""
    if ":" in host:
        return f"[{host.partition('%')[0]}]"
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise Refused("The name of the host cannot be right.", where=shown) from error
    if not _PLAIN_HOST.fullmatch(host) or len(host) > 253:
        raise Refused("The name of the host cannot be right.", where=shown)
    return host


def _has_controls(text: str) -> bool:
    return any(not sign.isprintable() for sign in text) or "\\" in text.partition("?")[0]


def _is_shared(host: str) -> bool:
    """Tell whether sites of strangers lie below `host` (`co.uk`, `com`)."""
    labels = host.split(".")
    return len(labels) < 2 or (len(labels) == 2 and len(labels[0]) <= 3 and len(labels[1]) == 2)
