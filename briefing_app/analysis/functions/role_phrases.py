"""Reads a phrase that says what somebody is, and parts the function from where it is held."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.analysis.functions.complements import Complements
from briefing_app.analysis.functions.role import COURTESY, KINSHIP, NO_OFFICES, Role, RolePhrase, is_function
from briefing_app.analysis.words.lexicons import (
    country_of_name,
    country_of_people,
    group,
    phrase_set,
    word_set,
)
from briefing_app.analysis.words.named_words import ARTICLES, BODIES, NOUN_RUN, OWNERS, NamedWords, country_in
from briefing_app.domain.actors.actor import ActorKind

_OPENERS = frozenset(["now", "currently", "once", "formerly", "then", "also", "still"])
_NOT_INSIDE = frozenset(["is", "was", "said", "says", "will"])
_WORKING = group("working_participles")
_OFFICE_WORDS = group("office_words")
_PARTISAN = group("partisan")
_EVENTS = group("events")
_TIED = group("tied_bodies")
_ADDED_HEADS = frozenset(["chief", "general", "council", "elect"])
_BEFORE_HOLDERS = frozenset(["former", "then", "acting", "outgoing", "incoming"])
_AFTER_HYPHEN = frozenset(["year", "term", "time", "year-old"])
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds an office, and the token where the function itself begins."""

    begin: int
    affiliation: str = ""
    country: str = ""


class RolePhrases:
    """Reads the roles of one article; the names say which bodies hold them."""

    def __init__(self, named: NamedWords) -> None:
        self._named = named
        self._words, self._lower, self._tags = named.words, named.lower, named.tags
        self._complements = Complements(named)

    def read(self, i: int, last: int) -> RolePhrase | None:
        """Return the role that starts at `i`, its articles and owners included; None where none does."""
        owner = self._owner(self._named.past_articles(i, last, ARTICLES | _OPENERS), last)
        head = self._head_from(owner.begin, last)
        if head is None:
            return None
        holder = owner
        if not owner.affiliation or owner.affiliation in country_of_name():
            holder = self._held_in_front(owner.begin, head) or owner
        begin = holder.begin
        while begin < head and self._lower[begin].rstrip(".") in COURTESY:
            begin += 1
        related = (k for k in range(begin, head) if self._lower[k] in KINSHIP)
        begin = max(related, default=begin - 1) + 1
        if self._lower[begin] in ("and", "or"):
            return None
        head = self._coordinated(head, last)
        after = self._complements.read(head + 1, last, self._lower[head])
        alone = not after.affiliation and after.end == after.title_end > head + 1
        if alone and (second := self._second_head(after.end, last)) is not None:
            after = self._complements.read(second + 1, last, self._lower[second])
        affiliation = after.affiliation or holder.affiliation
        country = holder.country or country_in(after.affiliation)
        role = Role(
            self._named.text(begin, after.title_end),
            affiliation,
            country or self._country_of_people(begin, after.title_end),
            self._lower[head].rstrip("."),
        )
        return RolePhrase(role, after.end, self._tags[head] in ("NNS", "NNPS"))

    def _country_of_people(self, first: int, end: int) -> str:
        found = (country_of_people().get(word, "") for word in self._words[first:end])
        return next((country for country in found if country), "")

    # the owner of an office

    def _owner(self, i: int, last: int) -> _Holder:
        """Read `its`, `the court’s` and `Mr. Trump’s` in front of a function."""
        if i < last and self._lower[i] in OWNERS:
            return _Holder(i + 1, "its" if self._lower[i] == "its" else "")
        mark = self._owner_mark(i, last)
        if mark is None:
            return _Holder(i)
        name = self._named.names_at.get(mark - 1)
        if name is not None and not name.people_word:
            first = max(name.first, i) if name.kind is ActorKind.PERSON else i
            text = self._named.text(first, mark)
        else:
            text = self._named.text(self._named.past_articles(i, mark), mark)
            if text.islower() and self._lower[mark - 1] not in _TIED:
                return _Holder(mark + 1)
        return _Holder(mark + 1, text, country_in(text))

    def _owner_mark(self, i: int, last: int) -> int | None:
        k = i
        while k < min(i + _LONGEST, last):
            if self._tags[k] == "POS":
                return k if k > i else None
            name = self._named.names_at.get(k)
            if name is not None and name.first == k and self._tags[name.last - 1] != "POS":
                k = name.last
            elif self._tags[k] in NOUN_RUN or self._lower[k] == "&":
                k += 1
            else:
                return None
        return None

    # the noun of function

    def _head_from(self, i: int, last: int) -> int | None:
        """Return the last noun of function in the run of nouns and adjectives that starts at `i`."""
        head = None
        k = i
        while k < min(i + _LONGEST, last):
            if head is not None and self._named.person_from(k) is not None:
                break
            if self._is_head(k, head):
                head = k
            elif head is not None and self._lower[k : k + 2] in (["in", "chief"], ["at", "large"]):
                head = k = k + 1
            elif not self._is_inside(k) and not (head is None and k > i and self._joins_adjectives(k)):
                break
            k += 1
        return None if head is None or self._goes_on(head + 1, k) else head

    def _joins_adjectives(self, k: int) -> bool:
        return self._lower[k] in ("and", "or") and self._tags[k - 1] in ("CD", "JJ", "NN", "NNP")

    def _is_head(self, k: int, head: int | None) -> bool:
        low = self._lower[k]
        if low in _ADDED_HEADS and head is not None and head in (k - 1, k - 2):
            return True
        if low == "lady":
            return k > 0 and self._lower[k - 1] == "first"
        if self._tags[k] in ("VBD", "VBZ", "MD", "IN") or not is_function(low):
            return False
        return self._tags[k] != "JJ" or self._ends_run(k + 1)

    def _ends_run(self, k: int) -> bool:
        """Tell whether no noun follows an adjective that can be a noun too: `Iraq War veteran Tom Young`."""
        if k >= len(self._words) or self._named.person_from(k) is not None:
            return True
        return self._tags[k] not in NOUN_RUN

    def _is_inside(self, k: int) -> bool:
        """Tell whether a word can stand before a noun of function."""
        word, low, tag = self._words[k], self._lower[k], self._tags[k]
        if low in _NOT_INSIDE or (low.endswith("ing") and is_function(self._lower[k - 1])):
            return False
        if word == "-":
            return self._tags[k - 1] == "CD" and not _AFTER_HYPHEN.isdisjoint(self._lower[k + 1 : k + 2])
        if tag in NOUN_RUN or word in ("&", "/"):
            return True
        if tag == "RB" and low in ("only", "most", "newly", "then"):
            return True
        return low in _WORKING or (tag in ("VBG", "RB", "VBD") and "-" in word)

    def _goes_on(self, first: int, end: int) -> bool:
        """Tell whether more nouns follow the noun of function: `veteran suicide`, `president trap`."""
        for k in range(first, end):
            if self._named.is_person(k):
                return False
            if self._tags[k] in ("NN", "NNS", "NNP", "NNPS"):
                return True
        return False

    def _coordinated(self, head: int, last: int) -> int:
        """Return the last head of `founder and CEO`, `author, activist and critic`."""
        k = head + 1
        while k + 1 < last and (self._lower[k] in ("and", "&", "/") or self._lists(k, last)):
            if self._named.is_person(k + 1) or self._lower[k + 1] in ARTICLES | OWNERS:
                break
            more = self._head_from(k + 1, last)
            if more is None or (self._words[k] == "," and self._tags[more] in ("NNS", "NNPS")):
                break
            head, k = more, more + 1
        return head

    def _second_head(self, k: int, last: int) -> int | None:
        """Return the head of a second function: `assistant to the president and director`."""
        if k + 1 >= last or self._lower[k] != "and" or self._lower[k + 1] in ARTICLES | OWNERS:
            return None
        return self._head_from(k + 1, last)

    def _lists(self, k: int, last: int) -> bool:
        """Tell whether `, activist and` goes on with a third function."""
        if self._words[k] != "," or "," in self._words[k + 1 : k + 4]:
            return False
        return "and" in self._lower[k + 2 : min(k + 5, last)]

    # the body in front of a function

    def _held_in_front(self, begin: int, head: int) -> _Holder | None:
        """Return what holds the office in `Virginia AFL-CIO President`, `Russian Defence Minister`."""
        if self._lower[begin] in _BEFORE_HOLDERS and begin + 1 < head:
            held = self._held_in_front(begin + 1, head)
            return _Holder(begin, held.affiliation, held.country) if held is not None else None
        of_people = self._words[begin] in country_of_people()
        if self._lower[head].rstrip(".").rpartition("-")[2] in NO_OFFICES and not of_people:
            return None
        end = self._holder_end(begin, head)
        if end == begin or end > head or self._lower[end - 1] in _EVENTS:
            return None
        more = end < head and self._tags[end] == "NNP" and self._words[end][0].isupper()
        if (more and not self._is_office_word(end)) or self._is_partisan(begin, end):
            return None
        text = self._named.text(begin, end)
        name = self._named.names_at.get(begin)
        return _Holder(end, text, country_in(text) or (name.country if name is not None else ""))

    def _holder_end(self, begin: int, head: int) -> int:
        """Return where the name of a holder that begins at `begin` ends; `begin` where none is known."""
        name = self._named.names_at.get(begin)
        end = begin
        if name is not None and name.first == begin and name.last <= head:
            end = name.last
            while end - 1 > begin and self._lower[end - 1] in _OFFICE_WORDS:
                end -= 1
            if end < name.last:
                return end
        elif self._words[begin] in country_of_people() and begin < head:
            end = begin + 1
        if not self._is_proper(begin) or self._is_office_word(begin):
            return end
        while end < head and self._is_proper(end) and not self._is_office_word(end):
            end += 1
        alone = name is None and end - begin == 1
        return begin if alone and not self._is_known_holder(begin) else end

    def _is_known_holder(self, k: int) -> bool:
        word = self._words[k]
        known = word in country_of_people() or word in country_of_name() or word in phrase_set("places")
        return known or self._lower[k] in word_set("organisation_words") or not word[1:].islower()

    def _is_partisan(self, begin: int, end: int) -> bool:
        """Tell whether only a party stands there, as in `Republican nominee`, and no body of it."""
        name = self._named.names_at.get(begin)
        named = name is not None and name.kind in BODIES
        if end - begin > 1 and (named or self._lower[end - 1] in word_set("organisation_words")):
            return False
        return not _PARTISAN.isdisjoint(self._lower[begin:end])

    def _is_proper(self, k: int) -> bool:
        """Tell whether a capitalised word can belong to a name: `AFL-CIO` too."""
        if not self._words[k][0].isupper():
            return False
        opens = k == self._named.sentence(k)[0]
        return opens or self._tags[k] in ("NNP", "NNPS") or self._words[k].isupper()

    def _is_office_word(self, k: int) -> bool:
        low = self._lower[k].rstrip(".")
        return low in _OFFICE_WORDS or is_function(low)
