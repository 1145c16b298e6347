"""The way through a proxy, taken only where the user says so."""

from __future__ import annotations

import ipaddress
import urllib.request
from contextlib import suppress
from urllib.parse import urlsplit

import httpcore

from briefing_app.errors import BriefingError, Refused
from briefing_app.web.addresses import Allowed, check_address
from briefing_app.web.connecting import Allowance, Resolve, looked_up
from briefing_app.web.exchange import Unreachable
from briefing_app.web.urls import host_of, printable

OF_THE_SYSTEM = "system"
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def proxy_for(url: str, setting: str) -> httpcore.Proxy | None:
    """Return the proxy on the way to `url`, None where there is none."""
    setting = setting.strip()
    if setting.lower() == OF_THE_SYSTEM:
        if urllib.request.proxy_bypass(host_of(url)):
            return None
        named = urllib.request.getproxies()
        setting = named.get(urlsplit(url).scheme, "") or named.get("all", "")
    if not setting:
        return None
    if "://" not in setting:
        setting = "http://" + setting
    parts = urlsplit(setting)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BriefingError(
            "The proxy in the settings cannot be used.",
            where=printable(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()),
            hint="Write it as http://proxy.example.org:8080, or “system”.",
        )
    auth = (parts.username or "", parts.password or "") if parts.username else None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return httpcore.Proxy(f"{parts.scheme}://{parts.hostname}:{port}", auth=auth)


def check_through_proxy(url: str, allowed: Allowed, resolve: Resolve, allowance: Allowance) -> None:
    """Refuse what is known to be private, although it is the proxy that will look the name up.

    A name that this machine does not know is left to the proxy: behind many there is no other way.
    """
    host = host_of(url).strip("[]")
    if allowed.allows_host(host):
        return
    with suppress(ValueError):
        ipaddress.ip_address(host)
        check_address(host, host, allowed)
        return
    if "." not in host or f".{host}".endswith(_LOCAL_NAMES):
        raise Refused(
            f"“{printable(host)}” is a name of a private network, which is not visited.",
            where=printable(host),
            hint="If it is yours, name the host in the settings under Network.",
        )
    with suppress(Unreachable):
        for address in looked_up(resolve, host, 443, allowance):
            check_address(host, address, allowed)
