"""Finds who says what in quotation marks and in lines of dialogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import Stands
from briefing_app.analysis.languages.tags import range_of
from briefing_app.analysis.languages.voices import inverted_verb_at
from briefing_app.analysis.saying.attribution import Reported
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.languages.phrases import Phrase
    from briefing_app.analysis.languages.sourcing import Phrases
    from briefing_app.analysis.languages.tags import Tag, Tags
    from briefing_app.analysis.languages.voices import Voice
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]
FEWEST_WORDS = 3
_REACH_OF_TAG = 7
_REACH_OF_OBJECT = 18
_LOOSE = frozenset({",", ".", "!", "?", "…", "...", *DASHES})
_TAG_MARKS = frozenset({",", *DASHES})


class Saying:
    """Reads the quotations of one article."""

    def __init__(self, segments: Segments, language: Language, phrases: Phrases, tags: Tags) -> None:
        self._segments, self._language, self._phrases, self._tags = segments, language, phrases, tags
        self._words, self._lower = segments.tokens.words, segments.tokens.lower

    def read(self, voices: list[Voice]) -> list[Reported]:
        """Return what is quoted, in the order of the text."""
        found: list[Reported] = []
        last: tuple[Voice, Reported] | None = None
        for voice in voices:
            if last is not None and self._goes_on(voice, *last):
                last[1].content += voice.pieces
                last = (voice, last[1])
                continue
            reported = self._reported(voice, last)
            if reported is not None:
                found.append(reported)
                last = (voice, reported)
        return found

    def _reported(self, voice: Voice, last: tuple[Voice, Reported] | None) -> Reported | None:
        if voice.asides:
            return self._inside(voice)
        size = self._size(voice)
        if not size:
            return None
        tag = self._tag_after(voice) or self._colon_before(voice) or self._view_before(voice)
        tag = tag or self._object_of_verb(voice, size)
        if tag is None and size >= FEWEST_WORDS and self._stands_alone(voice):
            tag = self._manner_behind(voice)
            if tag is None:
                return self._carried_on(voice, last)
        if tag is None:
            return None
        source, cue = tag
        return Reported([*voice.pieces], source, cue, Reports.SPEECH, quoted=True)

    def _goes_on(self, voice: Voice, earlier: Voice, reported: Reported) -> bool:
        """Tell whether a quotation is the rest of the one before: `„A“, sagte sie, „und B.“`."""
        cue, source = reported.cue, reported.source
        if cue is None or source is None or not earlier.quoted or not earlier.last <= cue[0] < voice.first:
            return False
        end = max(cue[1], source[1])
        commas = [k for k in range(end, voice.first) if self._words[k] == ","]
        same = self._segments.sentence_of[voice.first] == self._segments.sentence_of[earlier.last - 1]
        return same and commas[-1:] == [voice.first - 1] and not self._verb_tags(voice)

    def _verb_tags(self, voice: Voice) -> bool:
        return self._tag_after(voice) is not None

    def _sentence(self, voice: Voice) -> Range:
        first, _ = self._segments.sentences[self._segments.sentence_of[voice.first]]
        return first, self._segments.sentences[self._segments.sentence_of[voice.last - 1]][1]

    def _size(self, voice: Voice) -> int:
        return sum(1 for a, b in voice.pieces for k in range(a, b) if self._words[k][0].isalnum())

    def _inside(self, voice: Voice) -> Reported | None:
        """Read the author's words inside a quotation or a line of dialogue."""
        for first, last in voice.asides:
            if tag := self._tags.behind(first, last):
                pieces = [piece for piece in map(self._trimmed, voice.pieces) if piece is not None]
                if not pieces:
                    return None
                source, cue = tag
                return Reported(pieces, source, cue, Reports.SPEECH, quoted=True, verbatim=not voice.quoted)
        return None

    def _trimmed(self, piece: Range) -> Range | None:
        first, last = piece
        while first < last and (self._words[first] in _LOOSE or self._words[first] in MARKS):
            if self._words[first] in MARKS and not self._lone(first):
                break
            first += 1
        while last > first and self._words[last - 1] in _TAG_MARKS:
            last -= 1
        return (first, last) if first < last else None

    def _lone(self, k: int) -> bool:
        number = self._segments.quotation_of[k]
        return number >= 0 and self._segments.quotations[number].opening == k

    def _tag_after(self, voice: Voice) -> Tag | None:
        i = voice.last
        end = self._sentence(voice)[1]
        marked = self._words[i - 2] in ("?", "!", "…", "...", ",") if i >= 2 else False
        seen_dash = False
        while i < end and self._words[i] in _LOOSE:
            marked = marked or self._words[i] in _TAG_MARKS
            seen_dash = seen_dash or self._words[i] in DASHES
            i += 1
        if i >= end or not marked:
            return None
        if according := self._tags.according(i, end):
            return according
        if self._lower[i] in self._language.group("passive"):
            cited = self._language.group("cited")
            at = next((k for k in range(i, end) if self._lower[k] in cited), None)
            source = self._phrases.after(i + 1, end)
            return (range_of(source), (at, at + 1)) if at and source else None
        return self._tags.behind(i, end)

    def _view_before(self, voice: Voice) -> Tag | None:
        """Read `Pour le maire, « … »`: too weak a sign without a quotation."""
        first = self._sentence(voice)[0]
        match = self._language.according.match(self._words, self._lower, first)
        if match is None or self._words[voice.first - 1] != ",":
            return None
        source = self._phrases.after(first + match[0], voice.first, governed=True)
        between = self._words[source.last : voice.first - 1] if source is not None else ["…"]
        if between and (between[0] != "(" or between[-1] != ")"):
            return None
        return range_of(source), (first, first + match[0])

    # a colon or a verb before it

    def _colon_before(self, voice: Voice) -> Tag | None:
        k = voice.first - 1
        if (
            k < 0
            or self._words[k] != ":"
            or self._segments.paragraph_of[k] != self._segments.paragraph_of[voice.first]
        ):
            return None
        first = self._segments.sentences[self._segments.sentence_of[k]][0]
        if verb := self._tags.verb_before(k, first, "snq"):
            source = self._tags.subject_of(verb, first, k)
            if where := range_of(source) or self._tags.bare_noun(first, k):
                return where, verb
        source = self._subject_of_sentence(first, k)
        if (
            source is not None
            and source.stands is not Stands.NAME
            and source.last < k
            and source.first > first
        ):
            return None
        return (range_of(source), (k, k + 1)) if source else None

    def _subject_of_sentence(self, first: int, last: int) -> Phrase | None:
        for k in range(first, last):
            phrase = self._phrases.at(k)
            if phrase is None or phrase.first < first or self._segments.quotation_of[k] >= 0:
                continue
            if (phrase.last <= last and self._phrases.is_free(phrase, first)) or phrase.last == last:
                return phrase
        return None

    def _object_of_verb(self, voice: Voice, size: int) -> Tag | None:
        """Read `nannte den Plan „eine Luftbuchung“`, `оценил как «ошибку»`."""
        first = self._sentence(voice)[0]
        if self._is_title(voice, size):
            return None
        verb = self._tags.verb_before(voice.first, first, "sn")
        if verb is None:
            return self._tag_before(voice, first) or self._perfect(voice, first, size)
        takes = self._language.verbs[" ".join(self._lower[slice(*verb)])]
        if size < FEWEST_WORDS and not ("n" in takes and self._words[voice.first + 1][0].islower()):
            return None
        if any(
            self._lower[k] in self._language.group("negations")
            for k in range(max(first, verb[0] - 1), verb[0])
        ):
            return None
        if self._in_clause(verb[1], voice.first):
            return None
        source = range_of(self._tags.subject_of(verb, first, voice.first))
        source = source or self._tags.bare_noun(first, verb[0])
        return (source, verb) if source else None

    def _in_clause(self, first: int, last: int) -> bool:
        """Tell whether a clause starts between a verb and a quotation, which is then a part of it."""
        that, conjunctive = self._language.group("that"), self._language.group("conjunctive")
        words = self._lower[first:last]
        if any(word in that for word in words):
            return True
        return "," in words and any(word in conjunctive for word in words[words.index(",") :])

    def _perfect(self, voice: Voice, first: int, size: int) -> Tag | None:
        """Read `hat den Plan als „historischen Fehler“ bezeichnet`."""
        verb = self._language.verb_at(self._segments.tokens, voice.last, self._sentence(voice)[1])
        if verb is None or not (size >= FEWEST_WORDS or "n" in verb[1]):
            return None
        helpers = self._language.group("perfect")
        for k in range(voice.first - 1, max(first, voice.first - _REACH_OF_OBJECT) - 1, -1):
            if self._lower[k] in helpers and self._segments.quotation_of[k] < 0:
                source = self._phrases.before(k, first) or self._phrases.after(k + 1, voice.first)
                cue = (voice.last, voice.last + verb[0])
                return (range_of(source), cue) if source else None
        return None

    def _tag_before(self, voice: Voice, first: int) -> Tag | None:
        """Read `so Zöllkofer,` between the front of a sentence and what is quoted of its rest."""
        last = voice.first - 1
        if last <= first or self._words[last] != ",":
            return None
        for k in range(last - 1, max(first, last - _REACH_OF_TAG) - 1, -1):
            if self._words[k] != ",":
                continue
            end = inverted_verb_at(self._language, self._segments.tokens, k + 1, last)
            source = self._phrases.after(end, last) if end else None
            if end and source is not None and source.last == last:
                return range_of(source), (end - 1, end)
            return None
        return None

    def _is_title(self, voice: Voice, size: int) -> bool:
        """Tell whether the words in marks are a name: «Единая Россия», Film „Das letzte Zimmer“."""
        inner = voice.first + 1
        if self._words[inner][0].islower():
            return False
        before = self._words[voice.first - 1] if voice.first else ""
        if self._language.body_noun(before) or (self._phrases.at(inner) is not None and size <= FEWEST_WORDS):
            return True
        end = voice.pieces[-1][1]
        words = [w for w in self._words[inner:end] if w[0].isalpha()]
        capitals = sum(1 for w in words if w[0].isupper())
        short = size <= 5 and self._words[end - 2] not in (".", "!", "?", "…")
        if self._language.has("capitalised_nouns"):
            return short and before[:1].isupper()
        return short and (capitals > 1 or before not in (":", ","))

    # a quotation that is a sentence of its own

    def _stands_alone(self, voice: Voice) -> bool:
        first, last = self._sentence(voice)
        outside = [k for k in range(first, last) if not voice.first <= k < voice.last]
        words = sum(1 for k in outside if self._words[k][0].isalnum())
        return words == 0 or (words == 1 and self._words[voice.first - 1] == ":")

    def _manner_behind(self, voice: Voice) -> Tag | None:
        """Read `So lobte Kommandant Herrlein seine Leute.` behind a quotation."""
        first = self._sentence(voice)[1]
        if first >= len(self._words) or self._lower[first] not in self._language.group("thus"):
            return None
        last = self._segments.sentences[self._segments.sentence_of[first]][1]
        return self._tags.behind(first + 1, last)

    def _carried_on(self, voice: Voice, last: tuple[Voice, Reported] | None) -> Reported | None:
        """Give a quotation without words around it to whoever spoke just before."""
        whole = Reported([*voice.pieces], None, None, Reports.SPEECH, quoted=True)
        if last is None:
            return whole
        earlier, reported = last
        sentences = self._segments.sentence_of
        alone = self._words[voice.first - 1] != ":" or voice.first == 0
        behind = sentences[voice.first] - sentences[earlier.last - 1] <= (1 if alone else 2)
        here, there = self._segments.paragraph_of[voice.first], self._segments.paragraph_of[earlier.last - 1]
        if here == there and behind:
            whole.source = reported.source
        return whole
