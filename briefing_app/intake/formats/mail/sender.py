"""Who sent a mail: a person, a paper, a list; and what that makes of outlet and byline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.intake.text.normalise import normalise_line

_ADDRESS = re.compile(r"[\w.+'*=-]{1,80}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_NAMED = re.compile(
    r"^\s*[\"'“]?(?P<name>[^<>\"“”]*?)[\"'”]?\s*(?:<[^<>]*>|\[mailto:[^\]]*\])?\s*$", re.IGNORECASE
)
_WORD = r"[^\W\d_a-z][^\W\d_]*(?:[.’'-][^\W\d_]*)*\.?"
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|la|le|el|al|bin|ibn|zu|ter)"
_PERSON = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}")
_LAST_FIRST = re.compile(rf"({_WORD}),\s+({_WORD}(?:\s+{_WORD})?)")
_OF_AN_OUTLET = re.compile(
    r"\b(?:news\w*|times|post|daily|agency|press|presse|service|services|office|ministry|media|digest|alerts?|"
    r"team|desk|today|weekly|journal|radio|tv|zeitung|tageblatt|nachrichten|redaktion|agentur|verlag|brief|"
    r"briefing|update|updates|bulletin|gazette|herald|tribune|chronicle|observer|review|report|reports|magazine|"
    r"le monde|info|editor|editors|newsroom|communications?|embassy|institute|council|union|centre|center|"
    r"foundation|group|online|live|wire|monitor|новости|редакция|агентство|газета|рассылка)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+(?:via|at|from|von|de|of)\s+|\s*[,|/(]\s*|\s+[-–—]\s+", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?:news\w*|no-?reply|do-?not-?reply|press\w*|presse\w*|info\w*|editor\w*|alerts?|updates?|mail\w*|hello|"
    r"contact|service|list\w*|bulletin|digest|redaktion|media|communications?)(?:[._+-].*)?@",
    re.IGNORECASE,
)
_FREE_MAIL = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|gmx|web|t-online|mail|inbox|bk|"
    r"yandex|ya|rambler|proton|protonmail|posteo|orange|wanadoo|free|laposte|libero|wp|onet|seznam|163|126|qq)"
    r"\.(?:[a-z]{2,4}|co\.[a-z]{2})"
)
_SECOND_LEVEL = frozenset(
    ("co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "go", "or", "ne", "gv")
)
_LIST_NAME = re.compile(r"^\s*\"?([^<>\"]{2,80}?)\"?\s*<")


@dataclass(frozen=True, slots=True)
class Sender:
    """The name and the address of a sender, "" where missing."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Outlet and byline as a sender makes them."""

    outlet: str = ""
    byline: str = ""


def sender_in(line: str) -> Sender:
    """Return the sender of a line such as `Jane Doe <jane@paper.example>`."""
    line = normalise_line(line[:500])
    address = match.group() if (match := _ADDRESS.search(line)) else ""
    named = _NAMED.match(line)
    name = named["name"].strip(" ,;'\"") if named else line.partition("<")[0].strip(" \"'")
    return Sender("" if "@" in name else name, address.lower())


def origin_of(sender: Sender, heads: Mapping[str, str]) -> Origin:
    """Return what a sender is to the reader: the paper, its writer, or both."""
    person, outlet = _parts_of_name(sender.name)
    list_name = normalise_line(match[1]) if (match := _LIST_NAME.match(heads.get("list-id", ""))) else ""
    by_machine = bool(heads.get("list-id") or heads.get("list-unsubscribe") or _MACHINE.match(sender.address))
    organisation = normalise_line(heads.get("organization", ""))[:120]
    domain = domain_name(sender.address)
    known = (list_name, organisation, domain) if by_machine else (organisation, domain)
    return Origin(outlet or next(filter(None, known), ""), person)


def domain_name(address: str) -> str:
    """Return the domain that somebody registered, "" for those where anybody has a mailbox."""
    labels = address.rpartition("@")[2].lower().strip(".").split(".")
    if len(labels) < 2:
        return ""
    kept = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    domain = ".".join(labels[-kept:])
    return "" if _FREE_MAIL.fullmatch(domain) else domain


def is_person(name: str) -> bool:
    """Tell whether a name is that of a person and not of a paper or an office."""
    return bool(_PERSON.fullmatch(name)) and not _OF_AN_OUTLET.search(name) and not name.isupper()


def _parts_of_name(name: str) -> tuple[str, str]:
    """Return the person and the outlet that a sender's name holds."""
    if not name:
        return "", ""
    if match := _LAST_FIRST.fullmatch(name):
        turned = f"{match[2]} {match[1]}"
        if is_person(turned):
            return turned, ""
    parts = [part.strip(" )") for part in _PARTED.split(name, maxsplit=1)]
    if len(parts) == 2 and is_person(parts[0]) and parts[1]:
        return parts[0], parts[1]
    return (name, "") if is_person(name) else ("", name)
