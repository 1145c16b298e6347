"""Finds what is reported without quotation marks, where the words leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import Stands
from briefing_app.analysis.languages.voices import inverted_verb_at
from briefing_app.analysis.saying.attribution import Reported
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.languages.phrases import Phrase
    from briefing_app.analysis.languages.sourcing import Phrases
    from briefing_app.analysis.languages.tags import Tags
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]
FEWEST_WORDS = 3
_BETWEEN_VERB_AND_CLAUSE = 10
_BETWEEN_VERB_AND_QUE = 5
_FRONT_OF_CLAUSE = 9
_LONGEST_NAME = 4
_ENDS = frozenset({".", "!", "?", "…", "..."})


class Telling:
    """Reads the clauses of one article, sentence by sentence."""

    def __init__(self, segments: Segments, language: Language, phrases: Phrases, tags: Tags) -> None:
        self._segments, self._language, self._phrases = segments, language, phrases
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._tags = tags

    def read(self, taken: set[int]) -> list[Reported]:
        """Return what is reported in sentences outside `taken`, whose quotations have their source."""
        found = []
        for number, (first, last) in enumerate(self._segments.sentences):
            if number in taken:
                continue
            end = last
            while end > first and self._words[end - 1] in _ENDS and self._segments.quotation_of[end - 1] < 0:
                end -= 1
            if reported := self._sentence(first, end):
                found.append(reported)
        return found

    def _sentence(self, first: int, last: int) -> Reported | None:
        readings = (self._as_told, self._by_preposition, self._by_clause, self._by_tag, self._by_colon)
        for reading in readings:
            if reported := reading(first, last):
                return reported
        return None

    def _told(self, pieces: list[Range], source: Phrase | Range | None, cue: Range) -> Reported | None:
        pieces = [piece for piece in map(self._trimmed, pieces) if piece is not None]
        size = sum(1 for a, b in pieces for k in range(a, b) if self._words[k][0].isalnum())
        if source is None or size < FEWEST_WORDS:
            return None
        where = source if isinstance(source, tuple) else (source.first, source.last)
        return Reported(pieces, where, cue, Reports.SPEECH)

    def _trimmed(self, piece: Range) -> Range | None:
        first, last = piece
        while first < last and self._words[first] in (",", ":", *DASHES):
            first += 1
        while last > first and self._words[last - 1] in (",", *DASHES):
            last -= 1
        return (first, last) if first < last else None

    def _verbs(self, first: int, last: int, letters: str = "s") -> list[Range]:
        found = []
        for k in range(first, last):
            if self._segments.quotation_of[k] >= 0:
                continue
            verb = self._language.verb_at(self._segments.tokens, k, last)
            if verb is not None and set(verb[1]) & set(letters):
                found.append((k, k + verb[0]))
        return found

    def _denied(self, verb: Range, first: int) -> bool:
        denials = self._language.group("negations")
        if self._lower[verb[0]] in self._language.group("doubly_negated"):
            return False
        behind = 1 if self._language.has("capitalised_nouns") else 0
        beside = [*range(max(first, verb[0] - 2), verb[0]), *range(verb[1], verb[1] + behind)]
        return any(self._lower[k] in denials for k in beside if k < len(self._lower))

    def _front(self, first: int, last: int) -> int:
        """Return where a sentence begins after a dateline: `Genève – Les glaciers …`."""
        for k in range(first, min(first + 8, last)):
            if self._words[k] in DASHES and k > first:
                place = self._words[first][0].isupper() and all(
                    self._words[j][0].isupper()
                    or not self._words[j][0].isalpha()
                    or self._lower[j] in self._language.group("months")
                    for j in range(first, k)
                )
                return k + 1 if place else first
        return first

    # wie X mitteilte · как сообщает X · comme l’a dit X

    def _as_told(self, first: int, last: int) -> Reported | None:
        for k in range(first, last):
            if self._lower[k] not in self._language.group("as") or self._segments.quotation_of[k] >= 0:
                continue
            if k > first and self._words[k - 1] != ",":
                continue
            end = next((j for j in range(k + 1, last) if self._words[j] == ","), last)
            verbs = self._verbs(k + 1, end)
            if not verbs:
                continue
            source = self._phrases.before(verbs[-1][0], k + 1) or self._phrases.after(verbs[-1][1], end)
            if source is not None:
                return self._told([(self._front(first, k), k), (end, last)], source, verbs[-1])
        return None

    # laut X · selon X · по словам X · X zufolge

    def _by_preposition(self, first: int, last: int) -> Reported | None:
        for k in range(first, last):
            if self._segments.quotation_of[k] >= 0:
                continue
            if (
                k == first
                or self._words[k - 1] in (",", ":", *DASHES)
                or self._lower[k - 1] in self._language.group("and")
                or self._lower[k] in self._language.group("according_anywhere")
            ):
                match = self._language.according.match(self._words, self._lower, k)
                weak = match is None or match[1] in self._language.group("weak_according")
                if match and not weak and (reported := self._according(k, match[0], first, last)):
                    return reported
            if self._lower[k] in self._language.group("according_after"):
                source = self._phrases.before(k, first, governed=True)
                if source is not None and source.last == k:
                    return self._told([(k + 1, last)], source, (k, k + 1))
        return None

    def _according(self, k: int, length: int, first: int, last: int) -> Reported | None:
        cue = (k, k + length)
        owners = self._language.group("owners")
        owned = next((j for j in range(k, k + length) if self._lower[j] in owners), None)
        if owned is not None:
            source: Phrase | Range | None = (owned, owned + 1)
            after = k + length
        elif k + length < last and self._lower[k + length] in self._language.group("object_pronouns"):
            source, after = (k + length, k + length + 1), k + length + 1
        else:
            phrase = self._phrases.after(k + length, last, governed=True)
            if phrase is None or phrase.first > k + length + 2:
                return None
            source, after = phrase, phrase.last
            if after + 1 < last and self._lower[after] in self._language.group("and"):
                other = self._phrases.at(after + 1)
                if other is not None and other.first == after + 1:
                    source, after = (phrase.first, other.last), other.last
        before = (k if k > first and self._words[k - 1] == ":" else self._front(first, k), k)
        if k > first and self._words[k - 1] in DASHES and before[0] == k:
            before = (k, k)
        comma = next((j for j in range(after, last) if self._words[j] == ","), None)
        if before[0] >= before[1]:
            start = after
            if comma is not None and not self._language.has("capitalised_nouns"):
                start = comma + 1
            return self._told([(start, last)], source, cue)
        barriers = self._language.group("barriers")
        goes_on = comma is not None and comma + 1 < last and self._lower[comma + 1] not in barriers
        rest = (comma, last) if comma is not None and goes_on else (last, last)
        if self._words[k - 1] not in (",", *DASHES):
            rest = (after, last)
        return self._told([before, rest], source, cue)

    # a clause behind its verb

    def _by_clause(self, first: int, last: int) -> Reported | None:
        for verb in self._verbs(first, last):
            if self._denied(verb, first):
                continue
            start = self._clause_start(verb, last)
            if start is None:
                continue
            source = self._tags.subject_of(verb, first, start)
            if source is None or (source.first >= verb[1] and source.last > start):
                continue
            if reported := self._told([(start, self._clause_end(start, last))], source, verb):
                return reported
        return None

    def _clause_end(self, first: int, last: int) -> int:
        """Return where a clause ends: before `, und kündigte Revision an`."""
        for k in range(first, last - 2):
            joined = self._words[k] == "," and self._lower[k + 1] in self._language.group("and")
            if joined and self._lower[k + 2] in self._language.verbs and self._segments.quotation_of[k] < 0:
                return k
        return last

    def _clause_start(self, verb: Range, last: int) -> int | None:
        """Return where the clause that a verb reports starts; None where none follows."""
        that = self._language.group("that")
        needs_comma = not self._language.has("clitics")
        limit = min(last, verb[1] + (_BETWEEN_VERB_AND_CLAUSE if needs_comma else _BETWEEN_VERB_AND_QUE))
        for k in range(verb[1], limit):
            if self._lower[k] in that:
                return k + 1 if not needs_comma or self._words[k - 1] == "," else None
            if self._words[k] in (":", ";", *DASHES) or self._is_quoted(k):
                return None
            heard = self._lower[verb[0]] in self._language.group("reported_as")
            if self._words[k] == "," and k + 1 < last and (heard or self._in_conjunctive(k + 1, last)):
                return k + 2 if self._lower[k + 1] in that else k + 1
            if self._words[k] == "," and not needs_comma and not self._is_aside(k):
                return None
            if (
                k > verb[1]
                and self._lower[k] in self._language.verbs
                and "s" in self._language.verbs[self._lower[k]]
            ):
                return None
        return None

    def _is_quoted(self, k: int) -> bool:
        """Tell whether a token stands in a quotation longer than the name of a newspaper."""
        number = self._segments.quotation_of[k]
        if number < 0:
            return False
        quotation = self._segments.quotations[number]
        return quotation.last - quotation.first > _LONGEST_NAME

    def _is_aside(self, k: int) -> bool:
        """Tell whether the comma at `k` is one of the two of `, elle,`."""
        pronouns = self._language.group("object_pronouns") | self._language.group("pronouns")
        return any(
            self._words[j : j + 3 : 2] == [",", ","] and self._lower[j + 1] in pronouns
            for j in (k - 2, k)
            if j >= 0
        )

    def _in_conjunctive(self, k: int, last: int) -> bool:
        """Tell whether the clause at `k` stands in the mood of reported speech: `er sei bereit`."""
        forms = self._language.group("conjunctive")
        if not forms:
            return False
        for j in range(k, min(last, k + _FRONT_OF_CLAUSE)):
            if self._words[j] == ",":
                return False
            if self._lower[j] in forms:
                return True
        return False

    # a tag behind its clause

    def _by_tag(self, first: int, last: int) -> Reported | None:
        """Read `Die Speicher seien voll, sagte Etzrodt am Montag`, `…, a annoncé la ministre`."""
        for k in range(first + 1, last):
            if self._words[k] != "," or self._segments.quotation_of[k] >= 0:
                continue
            end = inverted_verb_at(self._language, self._segments.tokens, k + 1, last)
            if end is None or not set(self._language.verbs.get(self._lower[end - 1], "s")) & {"s", "t"}:
                continue
            heard = self._lower[end - 1] in self._language.group("reported_as")
            source = self._phrases.after(end, last, governed=heard)
            for j in range(k + 1, end):
                phrase = self._phrases.at(j)
                if phrase is not None and phrase.stands is Stands.PRONOUN:
                    source = phrase
            if source is None or (source.first > end + 3):
                continue
            if self._language.has("capitalised_nouns") and self._is_main_clause(k, first):
                continue
            comma = next((j for j in range(source.last, last) if self._words[j] == ","), None)
            rest = (comma, last) if comma is not None and comma <= source.last + 1 else (last, last)
            return self._told([(self._front(first, k), k), rest], source, (end - 1, end))
        return None

    def _is_main_clause(self, comma: int, first: int) -> bool:
        """Tell whether a subordinate clause opens the sentence: `Als er kam, sagte Merz …`."""
        return self._lower[first] in self._language.group("subordinators")

    # X пояснили: …

    def _by_colon(self, first: int, last: int) -> Reported | None:
        colon = next((k for k in range(first, last) if self._words[k] == ":"), None)
        if colon is None or self._segments.quotation_of[colon] >= 0 or colon + 1 >= last:
            return None
        if self._segments.quotation_of[colon + 1] >= 0:
            return None
        verb = self._tags.verb_before(colon, first, "s")
        if verb is None or self._denied(verb, first):
            return None
        return self._told([(colon + 1, last)], self._tags.subject_of(verb, first, colon), verb)
