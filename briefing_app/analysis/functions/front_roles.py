"""Reads the functions that stand in front of a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import COURTESY, KINSHIP, NO_OFFICES, PARTIES, Role, is_function
from briefing_app.analysis.words.lexicons import group, parts_of_speech
from briefing_app.analysis.words.named_words import BODIES, NamedWords
from briefing_app.analysis.words.tagging import FINITE
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.functions.role_phrases import RolePhrases
    from briefing_app.analysis.naming.names import Name

_BEFORE = group("before_functions")
_STATES = group("states_of_people")
_OPENERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "my", "our", "another"])
_OWNERS = frozenset(["his", "her", "its", "their", "my", "our"])
_TAGS = frozenset(["NN", "JJ", "NNP", "NNPS", "NNS", "POS", "VBN", "CD"])
_SHORT_TITLES = frozenset(["reps", "sens", "govs", "gens", "profs", "drs", "rep", "sen", "gov"])
_NO_OFFICE = group("epithets") | KINSHIP | NO_OFFICES
_REACH = 16
_LONGEST_LIST = 40


class FrontRoles:
    """Reads `Defense Minister Andrei Belousov` and `The head of the forum, Lucia Ferrant`."""

    def __init__(self, named: NamedWords, reader: RolePhrases) -> None:
        self._named = named
        self._reader = reader
        self._words, self._lower, self._tags = named.words, named.lower, named.tags

    def in_front(self, name: Name) -> Role | None:
        """Return the role right in front of a name, or of the first of several that share it."""
        shared = self._first_of_shared(name)
        start = name.first if shared is None else shared
        head, first = start - 1, self._named.sentence(name.first)[0]
        if (short := self._short_title(head)) is not None:
            return short
        while head >= first and self._is_courtesy(head):
            start, head = head, head - 1
        if head < first:
            return None
        if self._tags[head] == "POS":
            return self._owned(head)
        if self._lower[head] in ("named", "called"):
            base = self._named.phrases.base_ending_at(head, first)
            found = self._reader.read(base[0], head) if base is not None else None
            return found.role if found is not None and found.end == head else None
        if not self._can_end_title(head, first):
            return None
        role = self._read_before(name, start, first, shared is not None)
        by_courtesy = start < name.first and shared is None
        return None if by_courtesy and role is not None and role.head in _NO_OFFICE else role

    def _read_before(self, name: Name, start: int, first: int, is_shared: bool) -> Role | None:
        begin = self._title_start(start - 1, first)
        for k in range(begin, start):
            found = self._reader.read(k, start)
            if found is not None and found.end == start and found.role.title:
                if found.role.title.lower() in PARTIES:
                    return None
                if not found.is_plural:
                    return found.role
                fits = (is_shared or self._shares(name)) and found.role.head.rstrip("s") not in KINSHIP
                return found.role if fits else None
            if self._tags[k] == "POS":
                break
        return None

    def _short_title(self, head: int) -> Role | None:
        """Read `Reps.` and `then-Sen.`, which the tokens cut off before their full stop."""
        if head < 1 or self._words[head] != ".":
            return None
        word = self._lower[head - 1].rpartition("-")[2]
        return Role(self._named.text(head - 1, head + 1), head=word) if word in _SHORT_TITLES else None

    def _is_courtesy(self, head: int) -> bool:
        return self._lower[head].rstrip(".") in COURTESY and self._lower[head - 1] != "first"

    def _owned(self, mark: int) -> Role | None:
        """Read `the Green Party’s Jill Stein`."""
        body = self._named.names_at.get(mark - 1)
        if body is None:
            text = self._named.text(self._owner_start(mark, self._named.sentence(mark)[0]), mark)
            unread = [word for word in text.split() if word[0].isupper()]
            return Role("", text) if len(unread) > 1 and len(unread) == len(text.split()) else None
        if body.kind is ActorKind.PERSON or body.people_word:
            return None
        return Role("", body.text, body.country)

    def _can_end_title(self, head: int, first: int) -> bool:
        """Tell whether a word before a name can be the last of a title, as in `minister of energy`."""
        if is_function(self._lower[head]) or self._lower[head - 1 : head + 1] == ["first", "lady"]:
            return True
        joints = [k for k in range(max(first + 1, head - 3), head) if self._lower[k] in ("of", "for", "in")]
        return any(is_function(self._lower[k - 1]) for k in joints)

    def _title_start(self, head: int, first: int) -> int:
        """Return where the words in front of a name begin that can belong to its title."""
        j = head
        proper = self._words[head][0].isupper()
        while j > first and head - j < _REACH:
            k = j - 1
            if self._tags[k] == "POS":
                return self._owner_start(k, first)
            if self._lower[k] in _OWNERS:
                return k
            body = None if proper else self._named.names_at.get(k)
            if body is not None and body.kind in BODIES and body.last <= head:
                j = body.first
            elif self._always_belongs(k, head, first):
                j = k
            elif self._belongs(k, head, first, proper):
                proper = proper and not (self._words[k][0].islower() and is_function(self._lower[k]))
                j = k
            else:
                break
        return j + 1 if first < j < head and self._is_verb(j) else j

    def _always_belongs(self, k: int, head: int, first: int) -> bool:
        """Tell whether a small word leads on to the left inside a title."""
        low = self._lower[k]
        if low in _BEFORE or low.startswith(("ex-", "then-")):
            return True
        if low in ("of", "for"):
            return self._opens_complement(k, first) and not is_function(self._lower[head])
        if low == "the":
            return self._lower[k - 1] == "of" and self._opens_complement(k - 1, first)
        return low in ("and", "&") and k > first and is_function(self._lower[k - 1])

    def _belongs(self, k: int, head: int, first: int, proper: bool) -> bool:
        """Tell whether a noun or an adjective to the left belongs to a title; a `proper` one has capitals."""
        low, tag = self._lower[k], self._tags[k]
        if tag not in _TAGS or (self._named.is_person(k) and not self._owns(k, head)):
            return False
        if tag == "CD" and (k == first or self._tags[k - 1] in ("IN", ".")):
            return False
        compound = "-" in low and not low.startswith("re-")
        if proper and self._words[k][0].islower() and not is_function(low) and not compound:
            return False
        if tag == "VBN" and low not in _STATES:
            return k > first and self._tags[k - 1] in ("DT", "POS", "PRP$")
        return True

    def _is_verb(self, k: int) -> bool:
        """Tell whether a word read as a noun is a verb: `decided to fire manager Jane Roe`."""
        tags = parts_of_speech().get(self._lower[k], ())
        verb = any(tag in ("VB", "VBZ", "VBP", "VBD") for tag in tags) and self._words[k].islower()
        return verb and self._tags[k - 1] in ("TO", "WDT", "WP", "MD") and not is_function(self._lower[k])

    def _owns(self, k: int, head: int) -> bool:
        """Tell whether a person's name is part of a title: `Clinton campaign manager`, `Fjord CEO`."""
        name = self._named.names_at[k]
        alone = name.first == k and k + 1 == head
        return name.last == k + 1 and (self._words[head][0].islower() or alone)

    def _owner_start(self, mark: int, first: int) -> int:
        name = self._named.names_at.get(mark - 1)
        if name is not None:
            return name.first
        j = mark
        while j > first and self._tags[j - 1] in ("NN", "NNP", "JJ", "NNS", "NNPS"):
            j -= 1
        return j

    def _opens_complement(self, k: int, first: int) -> bool:
        return k > first and is_function(self._lower[k - 1])

    # plural titles

    def _shares(self, name: Name) -> bool:
        """Tell whether another name follows that a plural title in front also means."""
        k = self.behind(name)
        return k < self._named.sentence(name.first)[1] and self._lower[k] in ("and", ",", "&")

    def behind(self, name: Name) -> int:
        """Return the token after a name and after a party in brackets: `Rep. Ann Roe (D-Md.)`."""
        i, last = name.last, self._named.sentence(name.first)[1]
        if i < last and self._lower[i].rstrip(".") in ("jr", "sr", "ii", "iii"):
            i += 1
        if i < last and self._words[i] == "(":
            closing = next((k for k in range(i + 1, min(i + 7, last)) if self._words[k] == ")"), None)
            if closing is not None and not any(is_function(low) for low in self._lower[i + 1 : closing]):
                return closing + 1
        return i

    def _first_of_shared(self, name: Name) -> int | None:
        """Return the first of the names that share a plural title: `Reps. Ann Roe and Jim Poe`."""
        k = name.first
        furthest = max(2, k - _LONGEST_LIST)
        while k >= furthest and self._lower[k - 1] in ("and", ","):
            k -= 2 if self._lower[k - 1] == "and" and self._words[k - 2] == "," else 1
            before = self._names_at_end(self._before_aside(k))
            if before is None or before.kind is not ActorKind.PERSON:
                return None
            k = before.first
            if k >= 1 and self._is_plural_title(k - 1):
                return k
        return None

    def _before_aside(self, k: int) -> int:
        """Return where a name ends before `(D-Md.)` or `of Maryland` that ends at a token."""
        if self._words[k - 1] == ")":
            return next((j for j in range(k - 1, max(k - 7, 0), -1) if self._words[j] == "("), k)
        j = k
        while j > 1 and self._tags[j - 1] in ("NNP", "NNPS") and not self._named.is_person(j - 1):
            j -= 1
        j -= 1 if self._lower[j - 1] == "the" else 0
        return j - 1 if 1 < j < k and self._lower[j - 1] in ("of", "from") else k

    def _names_at_end(self, k: int) -> Name | None:
        name = self._named.names_at.get(k - 1)
        return name if name is not None and name.last == k else None

    def _is_plural_title(self, k: int) -> bool:
        if self._words[k] == ".":
            return k > 0 and self._lower[k - 1] in _SHORT_TITLES
        low = self._lower[k].rstrip(".")
        return low[-1:] == "s" and is_function(low) and self._tags[k] in ("NNS", "NNPS", "NNP")

    # before a comma

    def before_comma(self, name: Name) -> Role | None:
        """Read `The secretary-general of the forum, Lucia Ferrant, told`, `his deputy, Rick Gates`."""
        first = self._named.sentence(name.first)[0]
        listed = self._first_of_list(name, first)
        comma = listed.title_from - 1
        if comma > first and self._words[comma] != "," and is_function(self._lower[listed.first - 1]):
            comma = self._title_start(listed.first - 1, first) - 1
        if comma <= first or self._words[comma] != ",":
            return None
        for k in range(comma - 1, max(first, comma - _REACH) - 1, -1):
            if self._words[k] in (",", ";", "(", ")"):
                return None
            as_ = k > first and self._lower[k - 1] == "as"
            if not as_ and not self._can_open(k, first, comma):
                continue
            found = self._reader.read(k, comma)
            if found is not None and found.end == comma:
                if found.is_plural:
                    return found.role if listed is not name or self._shares(name) else None
                alone = listed is name and (as_ or self._is_apart(name))
                return found.role if alone else None
        return None

    def _first_of_list(self, name: Name, first: int) -> Name:
        """Return the first name of `the owners, Ann Roe and Jim Poe`; a lone name itself."""
        k = name.title_from
        first = max(first, k - _LONGEST_LIST)
        while k - 1 > first and self._lower[k - 1] in ("and", ","):
            before = self._names_at_end(k - 1)
            if before is None or before.kind is not ActorKind.PERSON:
                break
            name, k = before, before.title_from
        return name

    def _can_open(self, k: int, first: int, comma: int) -> bool:
        if k == first or self._lower[k] in _OPENERS or self._words[k - 1] == ",":
            return True
        owner = self._named.names_at.get(k)
        starts = owner is not None and owner.first == k and owner.last < comma
        return starts and owner is not None and self._tags[owner.last] == "POS"

    def _is_apart(self, name: Name) -> bool:
        """Tell whether a name between commas explains what stands before it, and begins no clause."""
        i, last = self.behind(name), self._named.sentence(name.first)[1]
        return i >= last or self._tags[i] not in FINITE or self._words[i] in (",", ".")
