"""What a site asks of programs that come by themselves (robots.txt, RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing_app.web.limits import MOST_ROBOTS_BYTES

_OWN_NAME = "briefingdesk"
_MOST_RULES = 1_000
_LONGEST_RULE = 500


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for this program: each a pattern of a path, and whether it allows."""

    rules: tuple[tuple[bool, str], ...] = ()

    def allow(self, url: str) -> bool:
        """Tell whether a page may be fetched: the longest pattern that fits decides, allowing wins a tie."""
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        best = max(
            ((len(pattern), allows) for allows, pattern in self.rules if fits(pattern, path)),
            default=(0, True),
        )
        return best[1]


EVERYTHING, NOTHING = Robots(), Robots(((False, "/"),))


def robots_url(url: str) -> str:
    """Return where the rules for `url` lie."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def robots_from(status: int, data: bytes) -> Robots:
    """Return the rules that an answer holds: without a file all is allowed, in doubt nothing is."""
    if status != 200:
        return NOTHING if status >= 500 else EVERYTHING
    return rules_in(data[:MOST_ROBOTS_BYTES].decode("utf-8", "replace"))


def rules_in(text: str) -> Robots:
    """Return the rules for this program, or those for all where it is not named."""
    own: list[tuple[bool, str]] = []
    common: list[tuple[bool, str]] = []
    is_named = False
    agents: list[str] = []
    in_rules = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower().partition("/")[0].strip())
            is_named |= agents[-1] == _OWN_NAME
        elif key in ("allow", "disallow"):
            in_rules = True
            rule = (key == "allow", value[:_LONGEST_RULE])
            if value and _OWN_NAME in agents:
                own.append(rule)
            if value and "*" in agents:
                common.append(rule)
    return Robots(tuple((own if is_named else common)[:_MOST_RULES]))


def fits(pattern: str, path: str) -> bool:
    """Tell whether a path begins as `pattern` says; `*` stands for anything, `$` for the end.

    Pieces between stars are sought from left to right, so that no pattern takes long.
    """
    ends = pattern.endswith("$")
    pieces = re.sub(r"\*+", "*", pattern.removesuffix("$") if ends else pattern).split("*")
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if len(pieces) == 1:
        return not ends or place == len(path)
    last = pieces[-1]
    if ends:
        return path.endswith(last) and len(path) - len(last) >= place
    return path.find(last, place) >= 0
