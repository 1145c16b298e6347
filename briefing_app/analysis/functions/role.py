"""A function as an article words it, and which of several is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.analysis.speaking.sourcing import is_person_noun
from briefing_app.analysis.words.lexicons import group, word_set

COURTESY = group("courtesy") - {"rev", "prof"}
KINSHIP = group("kinship")
NO_OFFICES = group("no_offices")
PARTIES = frozenset(["republican", "democrat", "conservative", "liberal", "libertarian", "socialist"])
_NO_FUNCTIONS = group("no_functions")
_CHOSEN = frozenset(["elect", "designate", "emeritus", "general", "in-waiting"])
_PAST = frozenset(["former", "onetime", "one-time", "past"])
_POSSIBLE = frozenset(["potential", "possible", "would-be", "likely", "future", "aspiring", "next"])
_SOUGHT = frozenset(["nominee", "candidate", "pick"])
_FULLEST = 6


@dataclass(frozen=True, slots=True)
class Role:
    """A function in the words of the text, with its affiliation and country."""

    title: str
    affiliation: str = ""
    country: str = ""
    head: str = ""
    """The noun that says what somebody is, in small letters."""
    at: int = field(default=0, compare=False)
    """The token of the name beside which it stands."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role with the token after its last."""

    role: Role
    end: int
    is_plural: bool = False


def is_function(word: str) -> bool:
    """Tell whether a small-letter noun can say what somebody is."""
    if word in _NO_FUNCTIONS:
        return False
    single = word[:-1] if word[-1:] == "s" and word[-2:-1] != "s" else word
    start, _, last = single.rpartition("-")
    if last in _CHOSEN and is_function(start):
        return True
    if not word_set("functions").isdisjoint((word, single, last)) or is_person_noun(word):
        return True
    bare = word.rstrip(".")
    if bare.startswith(("ex-", "co-")):
        return is_function(bare[3:])
    return bare in word_set("titles") and bare not in COURTESY


def chosen(roles: list[Role]) -> tuple[str, str]:
    """Return the function to show and where it is held: the fullest, ties and past offices last."""
    titled = [role for role in roles if role.title]
    if not titled:
        return "", next((role.affiliation for role in roles if role.affiliation), "")
    best = max(titled, key=_weight)
    beside = best.affiliation or next((r.affiliation for r in roles if r.at == best.at and not r.title), "")
    return best.title, beside


def _weight(role: Role) -> float:
    words = role.title.lower().split()
    weight = float(min(len(words), _FULLEST))
    if role.affiliation not in ("", "its") and role.head not in _SOUGHT:
        weight += 2
    if words[0] in _PAST or words[0].startswith("ex-"):
        weight -= 1.5
    if words[0] in _POSSIBLE:
        weight -= 3
    if words[0] in PARTIES and (words[-1] in PARTIES or words[1] in ("of", "from")):
        weight -= 1.5
    if role.head in KINSHIP:
        weight -= 6
    return weight - 1 if role.head in NO_OFFICES else weight
