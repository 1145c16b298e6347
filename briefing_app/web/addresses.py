"""Which network addresses may be visited: public ones, and those that the user allowed."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from functools import cached_property

from briefing_app.errors import BriefingError, Refused
from briefing_app.web.urls import printable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NOT_PUBLIC_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
"""What IANA registers as something else than addresses of the internet at large (RFC 6890 and after)."""
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"))
)
"""Of the public range: tunnels (Teredo, 6to4 and their like) and addresses for examples."""
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is really visited."""
_ISATAP = (0x00005EFE, 0x02005EFE)


@dataclass(frozen=True)
class Allowed:
    """Hosts (`wiki.example.org`, `*.example.org`) and networks (`10.20.0.0/16`) of the user's own."""

    entries: tuple[str, ...] = ()

    def allows_host(self, host: str) -> bool:
        """Tell whether a host may be visited wherever its name leads."""
        host = host.rstrip(".").lower()
        return any(
            host == name or (name.startswith("*.") and host.endswith(name[1:])) for name in self._hosts
        )

    def allows_address(self, address: Address) -> bool:
        """Tell whether an address lies in a network that was allowed."""
        return any(address in network for network in self._networks)

    @cached_property
    def _networks(self) -> tuple[Network, ...]:
        return tuple(network for entry in self.entries if (network := _network(entry)) is not None)

    @cached_property
    def _hosts(self) -> tuple[str, ...]:
        return tuple(entry.strip().rstrip(".").lower() for entry in self.entries if _network(entry) is None)


def check_address(host: str, address: str, allowed: Allowed) -> bool:
    """Tell whether `address`, to which `host` leads, is a public one; refuse others that were not allowed."""
    try:
        visited = _bare(address)
    except ValueError:
        raise Refused("The name leads to no address.", where=printable(host)) from None
    if is_public(visited):
        return True
    if allowed.allows_host(host) or allowed.allows_address(visited):
        return False
    raise Refused(
        f"“{printable(host)}” leads to the private address {visited}, which is not visited.",
        where=printable(host),
        hint="If it is yours, name the host or its network in the settings under Network.",
    )


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the internet at large, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _TRANSLATED:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _PUBLIC_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    return (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP


def check_entries(entries: tuple[str, ...]) -> None:
    """Raise a `BriefingError` when an entry of the settings is neither a host nor a network."""
    for entry in entries:
        if _network(entry) is None and not all(sign.isalnum() or sign in "-_.*" for sign in entry.strip()):
            raise BriefingError(
                "This is neither a host nor a network.",
                where=printable(entry),
                hint="Write a host (wiki.example.org) or a network (10.20.0.0/16), one a line.",
            )


def _bare(address: str) -> Address:
    """Return the address without the zone it is scoped to, and unwrapped where IPv6 only carries IPv4."""
    visited = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(visited, ipaddress.IPv6Address) and visited.ipv4_mapped is not None:
        return visited.ipv4_mapped
    return visited


def _network(entry: str) -> Network | None:
    try:
        return ipaddress.ip_network(entry.strip().strip("[]"), strict=False)
    except ValueError:
        return None
