"""Finds names in a text of any language that has word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.bodies import Bodies
from briefing_app.analysis.languages.titles import Titles
from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.words.segments import Segments

_MOST_WORDS = 5


class Naming:
    """Reads the names of one article: what is known first, then people, then their surnames alone."""

    def __init__(self, segments: Segments, language: Language) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._starts = {first for first, _ in segments.sentences}
        self._starts |= {quotation.first for quotation in segments.quotations}
        self._starts |= {i + 1 for i, word in enumerate(self._words) if word in DASHES or word == ":"}
        self._names: list[Name] = []
        self._owner = [-1] * len(self._words)
        self._titles = Titles(segments, language, self._can_belong, self._is_person)

    def read(self) -> list[Name]:
        """Return the names in the order of the text, none overlapping another."""
        for body in Bodies(self._segments, self._language).read():
            self._take(body)
        doubtful: list[tuple[int, int]] = []
        i = 0
        while i < len(self._words):
            end = self._run_end(i)
            if end == i:
                i += 1
                continue
            parts = self._parted(i, end)
            for first, last in parts:
                name = self._person(first, last) if (first, last) == parts[-1] else None
                if name is not None:
                    self._take(name)
                else:
                    doubtful.append((first, last))
            i = end
        self._known_again(doubtful)
        return sorted(self._names, key=lambda name: name.first)

    def _take(self, name: Name) -> None:
        self._owner[name.first : name.last] = [len(self._names)] * (name.last - name.first)
        self._names.append(name)

    def _is_person(self, i: int) -> bool:
        return self._owner[i] >= 0 and self._names[self._owner[i]].kind is ActorKind.PERSON

    # runs of capitalised words

    def _is_capitalised(self, i: int) -> bool:
        word = self._words[i]
        return word[0].isupper() and (len(word) > 1 or not word.isdigit())

    def _is_initial(self, i: int) -> bool:
        word = self._words[i]
        if self._lower[i] in self._language.group("courtesy"):
            return False
        return len(word) == 2 and word[1] == "." and word[0].isupper()

    def _can_belong(self, i: int) -> bool:
        """Tell whether a word can be part of a person's name."""
        if self._owner[i] >= 0 or not self._is_capitalised(i):
            return False
        low, language = self._lower[i], self._language
        if self._is_initial(i):
            return True
        if (
            self._words[i].endswith(".")
            or low in language.group("no_names")
            or low in language.group("months")
        ):
            return False
        if bool(language.given(low)):
            return True
        if i and language.given(self._lower[i - 1]) and self._words[i - 1][0].isupper():
            return True
        return not (language.person_noun(self._words[i]) or (language.body_noun(self._words[i])))

    def _run_end(self, i: int) -> int:
        """Return where a run of words that can be names ends; `i` itself where none starts."""
        if not self._can_belong(i):
            return i
        paragraph = self._segments.paragraph_of[i]
        quotation = self._segments.quotation_of[i]
        j = i + 1
        while j < len(self._words) and j - i < _MOST_WORDS + 2:
            if self._segments.paragraph_of[j] != paragraph or self._segments.quotation_of[j] != quotation:
                break
            if self._segments.sentence_of[j] != self._segments.sentence_of[i]:
                break
            if self._can_belong(j):
                j += 1
                if self._is_whole(i, j):
                    break
                continue
            k = j
            while k < len(self._words) and k < j + 2 and self._lower[k] in self._language.group("particles"):
                k += 1
            named = bool(self._language.given(self._lower[i])) or self._titles.before(i) < i
            if j < k < len(self._words) and self._can_belong(k) and named:
                j = k + 1
                continue
            break
        return j

    def _is_whole(self, i: int, j: int) -> bool:
        """Tell whether given names and a surname make a name, so that a noun behind it is none of it."""
        given = self._language.given
        if not self._language.has("capitalised_nouns") or not given(self._lower[i]):
            return False
        return not given(self._lower[j - 1]) and not self._is_initial(j - 1)

    def _parted(self, first: int, last: int) -> list[tuple[int, int]]:
        """Part `Завьялова Ерлан Досмаганбетов` where a given name starts another name."""
        given = self._language.given
        if first and self._lower[first - 1] in self._language.group("courtesy"):
            return [(first, last)]
        possessor = first > 0 and self._lower[first - 1] in self._language.group("possessor_words")
        for k in range(first + 1, last if possessor else last - 1):
            if given(self._lower[k]) and not given(self._lower[k - 1]) and not self._is_initial(k - 1):
                if self._lower[k - 1] in self._language.group("particles"):
                    continue
                return [(first, k), (k, last)]
        if last - first > 1 and first in self._starts and self._lower[first] in self._common_starts():
            return [(first + 1, last)]
        return [(first, last)]

    def _common_starts(self) -> frozenset[str]:
        return self._language.group("no_names")

    # people

    def _person(self, first: int, last: int) -> Name | None:
        """Return the person of a run; None where nothing says that it is one."""
        if last - first > _MOST_WORDS or self._is_place(first, last):
            return None
        if self._words[last - 1] in self._language.company_forms:
            return self._name(first, last, ActorKind.ORGANISATION, first)
        title = self._titles.before(first)
        given = bool(self._language.given(self._lower[first]))
        initials = self._is_initial(first)
        sure = (given or initials) and last - first > 1 and not self._is_initial(last - 1)
        sure = sure or (given and last - first == 2)
        if title == first and not sure:
            if last - first < 2 and not given:
                return None
            opens = first in self._starts and not given
            if not (self._explained(first, last) or (self._looks_named(first, last) and not opens)):
                return None
        if title < first and not sure and not self._is_titled(first, last, given=given):
            return None
        return self._name(first, last, ActorKind.PERSON, title)

    def _is_place(self, first: int, last: int) -> bool:
        match = self._language.cities.match(self._words, self._lower, first)
        if match is not None and match[0] == last - first:
            return True
        before = self._lower[first - 1] if first else ""
        if before in self._language.group("place_nouns"):
            return True
        if before not in self._language.group("places_before"):
            return False
        return not self._language.given(self._lower[first]) or last - first == 1

    def _may_be_surname(self, i: int) -> bool:
        word = self._words[i]
        return len(word) > 2 and not word.isupper() and not self._is_initial(i)

    def _qualifies_next(self, i: int) -> bool:
        """Tell whether a capitalised word is an adjective: `губернатор Амурской области`."""
        if not self._language.group("complement_endings") or not self._language.is_adjective(self._words[i]):
            return False
        following = self._lower[i + 1] if i + 1 < len(self._words) else "."
        return (
            self._words[i + 1 : i + 2] == [following]
            and following[0].isalpha()
            and (following not in self._language.verbs and following not in self._language.group("barriers"))
        )

    def _is_titled(self, first: int, last: int, *, given: bool) -> bool:
        """Tell whether an office in front makes a name of words that are none by themselves."""
        language, before = self._language, self._words[first - 1]
        if last - first == 1 and (not self._may_be_surname(first) or self._qualifies_next(first)):
            return False
        if self._lower[first - 1] in language.group("joining") | language.group("articles"):
            return False
        if self._segments.quotation_of[first - 1] != self._segments.quotation_of[first]:
            return False
        # Where all nouns have capitals, one may end the office: `Chef von Russlands Wehrkreis Süd`.
        apart = before == "," or bool(language.person_noun(before)) or given or self._is_initial(first)
        return apart or not language.has("capitalised_nouns")

    def _looks_named(self, first: int, last: int) -> bool:
        """Tell whether the last word has the ending of a surname."""
        suffixes = tuple(self._language.group("name_suffixes"))
        if not suffixes or self._language.has("capitalised_nouns"):
            return False
        key = self._language.surnames.key(self._words[last - 1])
        return (key.endswith(suffixes) or self._lower[last - 1].endswith(suffixes)) and last - first == 2

    def _explained(self, first: int, last: int) -> bool:
        """Tell whether what follows says who this is, or what stands before reports what they say."""
        if last - first > 3:
            return False
        if self._language.has("quoted_bodies") and self._is_subject(last):
            return True
        if (
            self._lower[first - 1 : first]
            and self._lower[first - 1] in self._language.verbs
            and (first >= 2 and (self._words[first - 2] in MARKS or self._words[first - 2] in {",", *DASHES}))
        ):
            return True
        k = last
        if k + 1 < len(self._words) and self._words[k] == ",":
            k += 1
            while (
                k < last + 4
                and k < len(self._words) - 1
                and (
                    self._lower[k] in self._language.group("articles")
                    or (self._words[k][0].islower() and self._language.is_adjective(self._words[k]))
                )
            ):
                k += 1
            return bool(self._language.person_noun(self._words[k]))
        return False

    def _is_subject(self, last: int) -> bool:
        """Tell whether a name that ends before `last` is the subject of a verb of speech."""
        if last >= len(self._words) or self._lower[last] not in self._language.verbs:
            return False
        plural = tuple(self._language.group("plural_verb_ends"))
        oblique = tuple(self._language.group("oblique_ends"))
        return not (self._lower[last].endswith(plural) or self._lower[last - 1].endswith(oblique))

    # names that are known from elsewhere in the article

    def _known_again(self, doubtful: list[tuple[int, int]]) -> None:
        """Find surnames alone, and bodies by the names that they have elsewhere in the article."""
        language = self._language
        people = {language.surnames.key(self._words[n.last - 1]) for n in self._people()}
        for first, last in doubtful:
            if last - first == 1 and self._may_be_surname(first) and self._speaks(first, last):
                people.add(language.surnames.key(self._words[first]))
        bodies = {
            language.surnames.key(self._words[n.last - 1]): n
            for n in self._names
            if n.kind is ActorKind.ORGANISATION and n.sure and n.last - n.first == 1
        }
        if language.has("capitalised_nouns"):
            doubtful = [(k, k + 1) for first, last in doubtful for k in range(first, last)]
        for first, last in doubtful:
            low = self._lower[first]
            key = language.surnames.key(self._words[last - 1])
            if last - first <= 3 and key in people and (last - first > 1 or self._may_be_surname(first)):
                if last - first > 1 and not self._looks_like_pair(first, last, key):
                    continue
                if last - first > 1 and low in language.group("no_names"):
                    first = last - 1
                self._take(self._name(first, last, ActorKind.PERSON, self._titles.before(first)))
                continue
            for k in range(first, last):
                body = bodies.get(language.surnames.key(self._words[k]))
                if body is not None and self._owner[k] < 0:
                    again = self._name(k, k + 1, ActorKind.ORGANISATION, k)
                    again.text = body.text
                    self._take(again)

    def _looks_like_pair(self, first: int, last: int, key: str) -> bool:
        if self._language.has("capitalised_nouns"):
            return bool(self._language.given(self._lower[first])) or first not in self._starts
        return True

    def _people(self) -> list[Name]:
        return [name for name in self._names if name.kind is ActorKind.PERSON]

    def _speaks(self, i: int, last: int) -> bool:
        """Tell whether a capitalised word is the subject of a verb of speech, or the label of a line."""
        if last < len(self._words) and self._is_person(last):
            return False
        words, first = self._words, self._segments.sentences[self._segments.sentence_of[i]][0]
        if i == first and words[i + 1 : i + 2] == [":"]:
            return words[i + 2 : i + 3] != [] and words[i + 2] in MARKS
        k = i - 1
        plural = tuple(self._language.group("plural_verb_ends"))
        if k <= first or self._lower[k] not in self._language.verbs:
            return False
        if plural and self._lower[k].endswith(plural):
            return False
        while k > first and self._lower[k - 1] in self._language.group("helpers"):
            k -= 1
        marked = words[k - 1] in DASHES or words[k - 1] == ","
        return marked and (k >= 2 and (words[k - 2] in MARKS or words[k - 1] in DASHES))

    def _name(self, first: int, last: int, kind: ActorKind, title: int) -> Name:
        tokens = self._segments.tokens
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        return Name(first, last, text, kind, title)
