"""Finds organisations, alliances, countries and cities by what the word lists know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.complements import Complements
from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.words.segments import Segments

_LONGEST_QUOTED_NAME = 5
_FEWEST_ACRONYM_LETTERS = 3
_MOST_ACRONYM_LETTERS = 6


class Bodies:
    """Reads an article from left to right and takes the longest name at each place."""

    def __init__(self, segments: Segments, language: Language) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._complements = Complements(segments, language)

    def read(self) -> list[Name]:
        """Return the names in the order of the text."""
        found: list[Name] = []
        i = 0
        while i < len(self._words):
            name = self._known(i) or self._by_head(i) or self._outlet(i) or self._acronym(i)
            if name is None:
                i += 1
                continue
            if found and name.first < found[-1].last:
                name.first = name.title_from = found[-1].last
            found.append(name)
            i = max(name.last, i + 1)
        return found

    # names that the lists know

    def _known(self, i: int) -> Name | None:
        language, word = self._language, self._words[i]
        capital = word[0].isupper()
        tables = (
            (language.alliances, ActorKind.ALLIANCE),
            (language.bodies, ActorKind.ORGANISATION),
            (language.countries, ActorKind.COUNTRY),
        )
        best: tuple[int, str, ActorKind] | None = None
        for table, kind in tables:
            match = table.match(self._words, self._lower, i)
            if match is None or not (capital or match[1][0].islower()):
                continue
            if best is None or match[0] > best[0]:
                best = (*match, kind)
        if best is not None:
            name = self._name(i, i + best[0], best[2])
            if best[2] is ActorKind.COUNTRY:
                name.country = best[1]
            else:
                name.text = self._first_form(name, best[1])
            if best[2] is ActorKind.ORGANISATION:
                self._take_owner(name)
            return name
        return self._people_word(i)

    def _first_form(self, name: Name, known: str) -> str:
        """Return the name as the lists have it where the text has it in another case."""
        if name.kind is ActorKind.ALLIANCE or not self._language.group("complement_endings"):
            return name.text
        return known

    def _take_owner(self, name: Name) -> None:
        """Take the country into `МИД Азербайджана`: the same letters name another body elsewhere."""
        if not self._words[name.first].isupper() or name.last >= len(self._words):
            return
        if not self._language.group("complement_endings"):
            return
        match = self._language.countries.match(self._words, self._lower, name.last)
        if match is not None and self._words[name.last][0].isupper():
            owned = self._name(name.first, name.last + match[0], ActorKind.ORGANISATION)
            name.last, name.text, name.country = owned.last, owned.text, match[1]

    def _people_word(self, i: int) -> Name | None:
        match = self._language.country_words.match(self._words, self._lower, i)
        if match is None or (i and self._lower[i - 1] in self._language.group("before_tongues")):
            return None
        length, country = match
        end = i + length
        if self._by_head(end) is not None and self._words[i][0].isupper():
            return None
        name = self._name(i, end, ActorKind.COUNTRY)
        name.country, name.people_word = country, True
        return name

    # names by their head word

    def _by_head(self, i: int) -> Name | None:
        """Read `ministère de la Défense`, `Universität Turku`, `компания «Дорсервис»`."""
        if i >= len(self._words):
            return None
        start = i
        while i < start + 3 and i + 1 < len(self._words) and self._qualifies(i):
            i += 1
        head = self._language.body_noun(self._words[i]) if self._words[i][0].isalpha() else ""
        if not head and self._lower[i] in self._language.group("legal_forms"):
            return self._quoted_name(i + 1)
        if not head or (self._language.has("capitalised_nouns") and not self._words[i][0].isupper()):
            return None
        if self._lower[i] in self._language.group("common_bodies") or head in self._language.group(
            "plain_heads"
        ):
            return None
        if quoted := self._quoted_name(i + 1):
            quoted.title_from = i
            return quoted
        if self._language.person_noun(self._words[i]) or not self._is_singular(i, head):
            return None
        strong = head in self._language.group("strong_heads")
        end = self._complements.end(i, strong)
        compound = self._language.has("compounds") and self._lower[i] not in self._language.heads
        own_name = end > i + 1 and not strong
        if end == i + 1 and not (strong and (compound or self._is_named_by_adjective(start, i))):
            return None
        while start < i and not self._keeps(start, i):
            start += 1
        first = i + 1 if own_name and self._named_alone(i, end) else start
        name = self._name(first, end, ActorKind.ORGANISATION, start)
        for k in range(start, end):
            match = self._language.countries.match(self._words, self._lower, k)
            match = match or self._language.country_words.match(self._words, self._lower, k)
            if match is not None:
                name.country = match[1]
                break
        return name

    def _is_singular(self, i: int, head: str) -> bool:
        """Tell whether a compound is one body and not several: `Sicherheitsbehörden`."""
        if not self._language.has("compounds"):
            return True
        return self._lower[i].endswith((head, head + "s", head + "es"))

    def _qualifies(self, i: int) -> bool:
        """Tell whether an adjective may be the first word of a body's name."""
        word = self._words[i]
        if self._lower[i] in self._language.group("no_names") or not word[0].isalpha():
            return False
        return self._language.is_adjective(word) and not self._language.body_noun(word)

    def _keeps(self, k: int, head: int) -> bool:
        """Tell whether an adjective before a head word belongs to the name."""
        return (
            self._words[k][0].isupper()
            or self._language.country_words.match(self._words, self._lower, k) is not None
            or bool(self._language.group("complement_endings"))
        )

    def _is_named_by_adjective(self, start: int, head: int) -> bool:
        return any(self._words[k][0].isupper() for k in range(start, head))

    def _named_alone(self, head: int, end: int) -> bool:
        """Tell whether what follows a common head word is the whole name: `Energiekonzern Rheinwatt`."""
        return (
            all(self._words[k][0].isupper() for k in range(head + 1, end))
            and (
                self._words[head][0].islower()
                or self._words[head].isupper()
                or self._language.has("capitalised_nouns")
            )
            and self._language.body_noun(self._words[head]) not in self._language.group("kept_heads")
        )

    def _quoted_name(self, i: int) -> Name | None:
        """Return the name in marks at `i`, behind a head word."""
        if i >= len(self._words) or self._words[i] not in MARKS:
            return None
        number = self._segments.quotation_of[i]
        if number < 0 or self._segments.quotations[number].opening != i:
            return self._nested_name(i)
        quotation = self._segments.quotations[number]
        if quotation.closing is None or quotation.last - quotation.first > _LONGEST_QUOTED_NAME:
            return None
        if not self._words[quotation.first][0].isupper():
            return None
        return self._name(quotation.first, quotation.last, ActorKind.ORGANISATION)

    def _nested_name(self, i: int) -> Name | None:
        """Return a name in marks within a quotation."""
        closer = {"«": "»", "„": "“", "“": "”", "‚": "‘", "›": "‹", "‹": "›"}.get(self._words[i])
        for k in range(i + 1, min(i + 2 + _LONGEST_QUOTED_NAME, len(self._words))):
            if self._words[k] == closer:
                return self._name(i + 1, k, ActorKind.ORGANISATION) if k > i + 1 else None
        return None

    def _outlet(self, i: int) -> Name | None:
        """Return a newspaper in marks, known by a word such as `Rundschau` or `вестник`."""
        if self._words[i] not in MARKS:
            return None
        name = self._quoted_name(i)
        if name is None or not self._words[name.first][0].isupper():
            return None
        words = self._language.group("outlet_words")
        last = [part for k in range(name.first, name.last) for part in self._lower[k].split("-")]
        if any(
            part in words or (self._language.has("compounds") and part.endswith(tuple(words)))
            for part in last
        ):
            return name
        return None

    def _acronym(self, i: int) -> Name | None:
        """Return a body named by capitals alone, in a sentence that is not all capitals."""
        word = self._words[i]
        if not (
            word.isupper()
            and word.isalpha()
            and _FEWEST_ACRONYM_LETTERS <= len(word) <= _MOST_ACRONYM_LETTERS
            and self._lower[i] not in self._language.group("legal_forms") | self._language.group("no_bodies")
            and not self._language.body_noun(word)
        ):
            return None
        for k in (i - 1, i + 1):
            if 0 <= k < len(self._words) and self._words[k].isupper() and len(self._words[k]) > 1:
                return None
        text, end = self._segments.tokens.text, self._segments.tokens.end[i]
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha():
            return None
        first, _ = self._segments.sentences[self._segments.sentence_of[i]]
        following = self._words[i + 1] if i + 1 < len(self._words) else ""
        if i == first and following in (",", "—", "–", "-", "(", "."):
            return None
        if self._language.cities.match([word.title()], [self._lower[i]], 0):
            return None
        return self._name(i, i + 1, ActorKind.ORGANISATION)

    def _name(self, first: int, last: int, kind: ActorKind, title: int | None = None) -> Name:
        tokens = self._segments.tokens
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        return Name(first, last, text, kind, first if title is None else title)
