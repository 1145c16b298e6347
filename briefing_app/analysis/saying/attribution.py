"""Finds who said what: cues, their sources and the words that they report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.clause_ends import clause_end
from briefing_app.analysis.saying.contents import SHORT_QUOTATION_WORDS, Contents
from briefing_app.analysis.saying.uses import Uses
from briefing_app.analysis.speaking.sourcing import can_speak
from briefing_app.analysis.words.tagging import FINITE, QUOTE
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.saying.uses import Use
    from briefing_app.analysis.words.phrases import Phrases
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]


@dataclass(slots=True)
class Reported:
    """Words reported by somebody, as token ranges."""

    content: list[Range]
    source: Range | None
    cue: Range | None
    reports: Reports
    quoted: bool = False
    verbatim: bool = False
    """The words stand as they were spoken though no marks enclose them: after `Solvang:`."""


@dataclass(slots=True)
class _State:
    """What the reading of earlier sentences left open."""

    last: Reported | None = None
    last_paragraph: int = -2
    colon: Reported | None = None
    labelled: int = -1


class Attributions:
    """Reads an article sentence by sentence and collects what is reported."""

    def __init__(self, segments: Segments, phrases: Phrases) -> None:
        self._segments = segments
        self._phrases = phrases
        self._words = segments.tokens.words
        self._lower = segments.tokens.lower
        self._tags = phrases.tags
        self._uses = Uses(segments, phrases)
        self._contents = Contents(segments, phrases)
        self._state = _State()
        self._taken: set[int] = set()
        self.found: list[Reported] = []

    def read(self) -> list[Reported]:
        """Return everything that is reported, in the order in which it was found."""
        for first, last in self._segments.sentences:
            self._sentence(first, last)
        return self.found

    # one sentence

    def _sentence(self, first: int, last: int) -> None:
        if self._paragraph(first) == self._state.labelled or self._speaker_label(first, last):
            return
        self._taken = set()
        if self._signature(first, last):
            return
        before = len(self.found)
        uses = self._uses.of(first, last)
        for use in uses:
            content = self._contents.of(use, first, last)
            self._add(content, use.source, (use.at, use.at + 1), use.cue.reports)
        self._according_to(first, last)
        self._left_over(first, last)
        self.found[before:] = [r for r in self.found[before:] if not self._is_the_authors(r)]
        new = self.found[before:]
        speech = [r for r in new if r.reports is Reports.SPEECH]
        if speech:
            self._state.last = speech[-1] if not speech[0].quoted else speech[0]
            self._state.last_paragraph = self._paragraph(first)
        if self._words[last - 1] == ":":
            self._state.colon = self._introduction(uses, first, last)

    def _is_the_authors(self, reported: Reported) -> bool:
        """Tell whether `I hope`, `we said` outside quotation marks reports nobody but the writer."""
        if reported.source is None or reported.verbatim or reported.quoted:
            return False
        return self._lower[reported.source[0]] in ("i", "we", "you")

    def _paragraph(self, i: int) -> int:
        return self._segments.paragraph_of[i]

    def _quoted(self, i: int) -> bool:
        return self._segments.quotation_of[i] >= 0

    def _speaker_label(self, first: int, last: int) -> bool:
        """Take `Solvang: We are ready.` at the start of a paragraph as her words."""
        paragraph = self._segments.paragraphs[self._paragraph(first)]
        if paragraph[0] != first:
            return False
        start = first + 1 if self._tags[first] == QUOTE else first
        colon = next((i for i in range(start + 1, min(start + 6, last - 2)) if self._words[i] == ":"), None)
        if colon is None or not all(self._is_label_word(k) for k in range(start, colon)):
            return False
        self._add([(colon + 1, paragraph[1])], (start, colon), (colon, colon + 1), Reports.SPEECH)
        self.found[-1].verbatim = True
        self._state.last, self._state.last_paragraph = self.found[-1], self._paragraph(first)
        self._state.labelled = self._paragraph(first)
        return True

    def _is_label_word(self, i: int) -> bool:
        """Tell whether a word can stand in a label; inside quotation marks only capitals can."""
        if self._words[i] in (".", ","):
            return True
        return self._words[i].isupper() if self._quoted(i) else self._tags[i] in ("NNP", "NNPS")

    def _signature(self, first: int, last: int) -> bool:
        """Take `“It is late.” — Jane Roe` as the words of Jane Roe."""
        number = self._segments.quotation_of[first]
        closing = self._segments.quotations[number].closing if number >= 0 else None
        if closing is None or closing + 2 >= last or self._words[closing + 1] not in DASHES:
            return False
        end = closing + 2
        while end < last and self._tags[end] in ("NNP", "NNPS"):
            end += 1
        if end == closing + 2 or any(self._tags[k] in FINITE for k in range(end, last)) or last - end > 12:
            return False
        self._add([(first, closing + 1)], (closing + 2, end), (closing + 1, closing + 2), Reports.SPEECH)
        return True

    def _according_to(self, first: int, last: int) -> None:
        for i in range(first, last - 2):
            if self._lower[i] != "according" or self._lower[i + 1] != "to" or self._quoted(i):
                continue
            source = self._phrases.extended_from(i + 2, last)
            if source is None or self._cue_just_before(i):
                continue
            content: list[Range] = []
            if i - first <= 1:
                k = source[1]
                while k < last and self._words[k] != ",":
                    k += 1
                comma2 = next((j for j in range(k + 1, last) if self._words[j] == ","), None)
                if (
                    k + 1 < last
                    and comma2 is not None
                    and self._lower[k + 1] in ("who", "a", "an", "the", "which")
                ) and (
                    not any(self._tags[j] in FINITE for j in range(k + 1, comma2))
                    or self._lower[k + 1] in ("who", "which")
                ):
                    k = comma2
                if k + 1 < last:
                    content = clause_end(self._phrases, k + 1, last)
            else:
                start = first + 1 if self._lower[first] in ("but", "and") else first
                start = max([start, *(k + 1 for k in range(first, i) if self._words[k] in ("(", ";"))])
                content = [(start, i)]
                k = source[1]
                between = self._words[i - 1] == "," and k + 2 < last and self._words[k] == ","
                if between and (
                    not self._contents.has_verb(start, i) or self._tags[k + 1] in ("CD", *FINITE)
                ):
                    content += clause_end(self._phrases, k + 1, last)
            if content:
                self._add(content, source, (i, i + 2), Reports.SPEECH)

    def _cue_just_before(self, i: int) -> bool:
        """Tell whether `he said` stands just before `according to`: the words are his already."""
        recent = (r.cue for r in self.found[-3:] if r.cue is not None and r.quoted)
        return any(i - 5 <= cue[0] < i for cue in recent)

    # quotations that no cue took

    def _left_over(self, first: int, last: int) -> None:
        numbers = []
        for k in range(first, last):
            number = self._segments.quotation_of[k]
            if number >= 0 and number not in self._taken and number not in numbers:
                numbers.append(number)
        outside = [k for k in range(first, last) if not self._quoted(k) and self._words[k][0].isalnum()]
        for number in numbers:
            quotation = self._segments.quotations[number]
            size = sum(1 for k in range(quotation.first, quotation.last) if self._words[k][0].isalnum())
            end = quotation.last if quotation.closing is None else quotation.closing + 1
            if not outside:
                self._orphan(quotation.opening, end, first)
            elif size > SHORT_QUOTATION_WORDS and not self._phrases.is_title(quotation.first, quotation.last):
                self._embedded(quotation.opening, end, first, last)

    def _orphan(self, first: int, last: int, sentence: int) -> None:
        """Give a sentence that is all quotation to whoever spoke before it."""
        state, paragraph = self._state, self._paragraph(sentence)
        starts = self._segments.paragraphs[paragraph][0] == sentence
        if state.colon is not None:
            colon, state.colon = state.colon, None
            self._add([(first, last)], colon.source, colon.cue, Reports.SPEECH)
            return
        previous = state.last
        near = state.last_paragraph in (paragraph, paragraph - 1)
        if previous is None or not near:
            self._add([(first, last)], None, None, Reports.SPEECH)
            return
        resumes = self._segments.quotations[self._segments.quotation_of[first]].resumes
        if not starts or resumes:
            previous.content.append((first, last))
            self._taken.add(self._segments.quotation_of[first])
            state.last_paragraph = paragraph
            return
        self._add([(first, last)], previous.source, None, Reports.SPEECH)

    def _embedded(self, first: int, last: int, sentence: int, end: int) -> None:
        """Give a quotation inside a sentence without a cue to the sentence's subject."""
        source = next(
            (r.source for r in self.found[-2:] if r.cue and r.source and sentence <= r.cue[0] < end), None
        )
        if self._words[first - 1] == ":" and (subject := self._phrases.subject_before(first - 2, sentence)):
            source = subject if can_speak(self._phrases, subject, True) else source
        for k in range(first - 1, sentence if source is None else first, -1):
            if self._tags[k] in FINITE and not self._quoted(k) and self._lower[k - 1] != "as":
                subject = self._phrases.subject_before(k, sentence)
                if subject is not None and can_speak(self._phrases, subject, True):
                    source = subject
                break
        if source is None and (after := self._phrases.extended_from(last, end)) is not None:
            source = after if self._lower[after[1] : after[1] + 2] == ["went", "on"] else None
        last_said = self._state.last
        if source is None and last_said is not None and last_said.source is not None:
            here = self._state.last_paragraph == self._paragraph(first)
            someone = self._tags[last_said.source[1] - 1] in ("PRP", "NNP")
            source = last_said.source if here and someone else None
        self._add([(first, last)], source, None, Reports.SPEECH)

    def _introduction(self, uses: list[Use], first: int, last: int) -> Reported | None:
        """Return who is introduced by a sentence that ends in a colon."""
        for use in reversed(uses):
            if use.source is not None:
                return Reported([], use.source, (use.at, use.at + 1), Reports.SPEECH)
        for k in range(first, last):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, first)
                if subject is not None and can_speak(self._phrases, subject, True):
                    return Reported([], subject, None, Reports.SPEECH)
        return None

    # collecting

    def _add(self, content: list[Range], source: Range | None, cue: Range | None, reports: Reports) -> None:
        content = [piece for piece in content if piece[0] < piece[1]]
        if not content:
            return
        if cue is not None and any(a <= cue[0] < b for a, b in content):
            content = [
                part
                for a, b in content
                for part in ((a, min(b, cue[0])), (max(a, cue[1]), b))
                if part[0] < part[1]
            ]
        quoted = False
        for a, b in content:
            for k in range(a, b):
                if self._quoted(k):
                    self._taken.add(self._segments.quotation_of[k])
                    quoted = True
        self.found.append(Reported(content, source, cue, reports, quoted=quoted))
