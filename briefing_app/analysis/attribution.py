"""Finds who said what: cues, their sources and the words that they report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.analysis.clauses import clause_end, clause_start
from briefing_app.analysis.cues import Cue, cue_verbs
from briefing_app.analysis.lexicons import group
from briefing_app.analysis.sourcing import can_speak
from briefing_app.analysis.tagging import BE, FINITE, HAVE, QUOTE, TIME
from briefing_app.domain.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.phrases import Phrases
    from briefing_app.analysis.segments import Segments

Range = tuple[int, int]
SHORT_QUOTATION_WORDS = 3
_LINKS_TO_INFINITIVE = group("links_to_infinitive")


@dataclass(slots=True)
class Reported:
    """Words reported by somebody, as token ranges."""

    content: list[Range]
    source: Range | None
    cue: Range | None
    reports: Reports
    shares_source: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Use:
    """One use of a cue: where it stands and who is its subject."""

    at: int
    group: int
    cue: Cue
    source: Range | None
    inverted: bool = False
    shared: bool = False
    passive: bool = False
    edge: int = 0
    """Where the words before the cue must end: at the subject, or at the verb when inverted."""


@dataclass(slots=True)
class _State:
    """What the reading of earlier sentences left open."""

    last: Reported | None = None
    last_paragraph: int = -2
    colon: Reported | None = None
    subjects: list[Range] = field(default_factory=list)


class Attributions:
    """Reads an article sentence by sentence and collects what is reported."""

    def __init__(self, segments: Segments, phrases: Phrases) -> None:
        self._segments = segments
        self._phrases = phrases
        self._words = segments.tokens.words
        self._lower = segments.tokens.lower
        self._tags = phrases.tags
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
        if self._speaker_label(first, last):
            return
        self._taken = set()
        before = len(self.found)
        uses = self._uses(first, last)
        for use in uses:
            self._report(use, first, last)
        self._according_to(first, last)
        self._left_over(first, last)
        new = self.found[before:]
        speech = [r for r in new if r.reports is Reports.SPEECH]
        if speech:
            self._state.last = speech[-1] if not speech[0].quoted else speech[0]
            self._state.last_paragraph = self._paragraph(first)
        if self._words[last - 1] == ":":
            self._state.colon = self._introduction(uses, first, last)

    def _paragraph(self, i: int) -> int:
        return self._segments.paragraph_of[i]

    def _quoted(self, i: int) -> bool:
        return self._segments.quotation_of[i] >= 0

    def _speaker_label(self, first: int, last: int) -> bool:
        """Take `Solvang: We are ready.` at the start of a paragraph as her words."""
        paragraph = self._segments.paragraphs[self._paragraph(first)]
        if paragraph[0] != first:
            return False
        for i in range(first, min(first + 6, last - 2)):
            if self._words[i] == ":" and i > first:
                if not all(
                    self._tags[k] in ("NNP", "NNPS") or self._words[k] in (".", ",") for k in range(first, i)
                ):
                    return False
                self._add([(i + 1, paragraph[1])], (first, i), (i, i + 1), Reports.SPEECH)
                self._state.last, self._state.last_paragraph = self.found[-1], self._paragraph(first)
                return True
            if self._quoted(i):
                return False
        return False

    # cues

    def _uses(self, first: int, last: int) -> list[_Use]:
        table = cue_verbs()
        uses: list[_Use] = []
        for i in range(first, last):
            if self._tags[i] in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG") and not self._quoted(i):
                cue = table.get(self._lower[i])
                if cue is not None and (use := self._use(i, cue, first, last, uses)) is not None:
                    uses.append(use)
        return uses

    def _use(self, i: int, cue: Cue, first: int, last: int, earlier: list[_Use]) -> _Use | None:
        tags, lower = self._tags, self._lower
        group = self._phrases.verb_group_start(i, first)
        helpers = set(lower[group:i])
        if helpers & {"not", "never", "n't"} or any(h.endswith("n't") for h in helpers):
            if cue.lemma not in ("believe", "think", "expect", "want"):
                return None
        passive = bool(helpers & BE) and (tags[i] in ("VBN", "VBD"))
        if passive:
            return self._passive_use(i, group, cue, first, last)
        if (
            (
                helpers & {"would", "could", "might", "should", "may", "can", "must"}
                and cue.reports is Reports.SPEECH
            )
            and i + 1 < last
            and lower[i + 1] not in ("that",)
            and tags[i + 1] != QUOTE
        ):
            return None
        if tags[i] == "VB" and i > first and tags[i - 1] == "TO":
            return self._infinitive_use(i, cue, first, earlier)
        if tags[i] == "VB" and not helpers:
            return None
        if tags[i] == "VBG" and not helpers & BE:
            return self._participle_use(i, cue, first, last, earlier)
        if tags[i] == "VBN" and not helpers & HAVE:
            return None
        return self._finite_use(i, group, cue, first, last, earlier)

    def _finite_use(
        self, i: int, group: int, cue: Cue, first: int, last: int, earlier: list[_Use]
    ) -> _Use | None:
        words, lower, tags = self._words, self._lower, self._tags
        before = words[group - 1] if group > first else ""
        after_quotation = group > first and (
            tags[group - 1] == QUOTE or (before == "," and group - 2 >= first and tags[group - 2] == QUOTE)
        )
        if after_quotation or group == first or before in (",", "?", "!", "—", "–"):
            left = None if after_quotation or group == first else self._phrases.phrase_left_of(group, first)
            if left is None or (
                not cue.quote_only
                and self._sentence_ends_after_source(i, last)
                and not self._aside_before(group, first)
            ):
                right = self._inverted_source(i, last)
                if right is not None and can_speak(self._phrases, right, cue.soft):
                    return _Use(i, group, cue, right, inverted=True, edge=group)
            if left is not None and can_speak(self._phrases, left, cue.soft):
                return _Use(i, group, cue, left, edge=left[0])
            if left is None and earlier and before == ",":
                return _Use(i, group, cue, earlier[-1].source, shared=True, edge=group)
            return None
        if lower[group - 1] in ("who", "which", "that") and tags[group - 1] in ("WP", "IN", "WDT"):
            antecedent = self._antecedent(group - 1, first)
            if antecedent is None or not can_speak(self._phrases, antecedent, cue.soft):
                return None
            return _Use(i, group, cue, antecedent, edge=group)
        if lower[group - 1] in ("and", "but", "then", "or"):
            shared = self._shared_source(group - 1, first, earlier)
            if shared is None or not can_speak(self._phrases, shared, cue.soft):
                return None
            return _Use(i, group, cue, shared, shared=True, edge=group)
        subject = self._phrases.phrase_left_of(group, first)
        if subject is None or not can_speak(self._phrases, subject, cue.soft):
            return None
        if (
            subject[0] - 1 >= first
            and lower[subject[0] - 1] in ("what", "as", "if")
            and cue.reports is Reports.SPEECH
        ) and (lower[subject[0] - 1] != "what" or not cue.takes_object):
            return None
        return _Use(i, group, cue, subject, edge=subject[0])

    def _aside_before(self, group: int, first: int) -> bool:
        """Tell whether the comma before a verb closes an aside, as in `Roe, the minister, said`."""
        left = self._phrases.phrase_left_of(group, first)
        return (
            left is not None
            and left[1] < group - 1
            and any(self._words[k] == "," for k in range(left[1], group - 1))
        )

    def _sentence_ends_after_source(self, i: int, last: int) -> bool:
        source = self._inverted_source(i, last)
        return source is not None and (
            source[1] >= last
            or self._words[source[1]] in (",", ".", ";", ":")
            or self._lower[source[1]] in ("of", "who", "in", "on", "at", "during")
        )

    def _inverted_source(self, i: int, last: int) -> Range | None:
        k = i + 1
        while k < last and (self._tags[k] == TIME or self._tags[k] == "RB"):
            k += 1
        return self._phrases.extended_from(k, last)

    def _antecedent(self, pronoun: int, first: int) -> Range | None:
        end = pronoun
        if end - 1 >= first and self._words[end - 1] == ",":
            end -= 1
        return self._phrases.phrase_left_of(end, first)

    def _shared_source(self, joint: int, first: int, earlier: list[_Use]) -> Range | None:
        """Return the subject of the verb before `and`."""
        if earlier and earlier[-1].source is not None:
            return earlier[-1].source
        for k in range(first, joint):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, first)
                if subject is not None:
                    return subject
        return None

    def _participle_use(self, i: int, cue: Cue, first: int, last: int, earlier: list[_Use]) -> _Use | None:
        words, lower, tags = self._words, self._lower, self._tags
        k = i
        while k > first and tags[k - 1] == "RB":
            k -= 1
        before = words[k - 1] if k > first else ""
        if k == first:
            source = self._subject_of_main(i, first, last)
            return _Use(i, k, cue, source, shared=True, edge=k) if source else None
        if before in (",", "—", "–") or lower[k - 1] in (
            "and",
            "while",
            "by",
            "after",
            "before",
            "in",
            "when",
        ):
            if lower[k - 1] in ("before", "in", "when", "by", "after") and not cue.clause:
                return None
            source = self._shared_source(k - 1, first, earlier)
            if source is None or not can_speak(self._phrases, source, cue.soft):
                return None
            return _Use(i, k, cue, source, shared=True, edge=k)
        subject = self._phrases.phrase_left_of(k, first)
        if subject is None or not can_speak(self._phrases, subject, True):
            return None
        return _Use(i, k, cue, subject, edge=subject[0])

    def _subject_of_main(self, i: int, first: int, last: int) -> Range | None:
        for k in range(i + 1, last):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, i + 1)
                if subject is not None and subject[0] > i + 1 and self._words[subject[0] - 1] in (",",):
                    return subject if can_speak(self._phrases, subject, True) else None
        return None

    def _infinitive_use(self, i: int, cue: Cue, first: int, earlier: list[_Use]) -> _Use | None:
        lower, tags = self._lower, self._tags
        follows = i + 1 < len(lower) and (lower[i + 1] == "that" or tags[i + 1] == QUOTE)
        if not (cue.clause or cue.takes_object) or cue.reports is Reports.THOUGHT:
            return None
        if not follows and lower[i - 2 if i >= 2 else 0] not in _LINKS_TO_INFINITIVE:
            return None
        source = self._shared_source(i - 1, first, earlier)
        if source is None or not can_speak(self._phrases, source, True):
            return None
        return _Use(i, i - 1, cue, source, shared=True, edge=i - 1)

    def _passive_use(self, i: int, group: int, cue: Cue, first: int, last: int) -> _Use | None:
        lower = self._lower
        if cue.lemma == "quote" and lower[i + 1 : i + 3] == ["as", "saying"]:
            subject = self._phrases.phrase_left_of(group, first)
            say = cue_verbs()["saying"]
            return _Use(i + 2, group, say, subject, edge=subject[0]) if subject else None
        if i + 2 < last and lower[i + 1] == "by":
            source = self._phrases.noun_phrase_from(i + 2, last)
            if source is not None and can_speak(self._phrases, source, True):
                return _Use(i, group, cue, source, passive=True, edge=group)
        return None

    # content

    def _report(self, use: _Use, first: int, last: int) -> None:
        if use.passive:
            self._report_passive(use, first, last)
            return
        if (
            not use.cue.clause
            and not use.cue.quote_only
            and use.edge > first
            and self._lower[use.edge - 1] == "what"
        ):
            return
        begin = use.at + 1
        if use.inverted and use.source is not None:
            begin = use.source[1]
        left = self._left_content(use, first)
        right, kind = (
            (begin, "") if use.inverted and left else clause_start(self._phrases, begin, last, use.cue)
        )
        if left and kind != "quote" and (self._tags[use.edge - 1] == QUOTE or kind != "clause"):
            if kind in ("", "bare", "object") or self._tags[use.edge - 1] == QUOTE:
                tail = self._quoted_tail(begin, last)
                self._add([*left, *tail], use.source, self._cue_range(use), use.cue.reports)
                return
        if kind == "":
            if left:
                self._add(
                    [*left, *self._quoted_tail(begin, last)],
                    use.source,
                    self._cue_range(use),
                    use.cue.reports,
                )
            return
        if kind == "quote":
            content = self._from_quotation(right, last)
            if left and self._tags[use.edge - 1] == QUOTE:
                content = [*left, *content]
        elif use.cue.quote_only:
            return
        else:
            content = clause_end(self._phrases, right, last)
        if content:
            self._add(content, use.source, self._cue_range(use), use.cue.reports)

    def _cue_range(self, use: _Use) -> Range:
        return (use.at, use.at + 1)

    def _left_content(self, use: _Use, first: int) -> list[Range]:
        """Return the words before a cue that it reports: they end in a comma or a quotation mark."""
        edge = use.edge
        if use.shared or edge - 1 <= first or not (use.cue.clause or use.cue.quote_only):
            return []
        while edge - 1 > first and self._lower[edge - 1] in ("and", "but") and self._tags[edge - 2] == QUOTE:
            edge -= 1
        before = self._words[edge - 1]
        if self._tags[edge - 1] == QUOTE and self._segments.quotation_of[edge - 1] >= 0:
            pass
        elif before in (",", "?", "!", "—", "–") and edge - 1 > first:
            if self._tags[edge - 2] == QUOTE or before != ",":
                pass
            elif not any(
                self._tags[k] in FINITE or self._lower[k] in ("'s", "'re") for k in range(first, edge - 1)
            ) or (
                self._lower[first]
                in (
                    "when",
                    "as",
                    "while",
                    "although",
                    "if",
                    "though",
                    "after",
                    "before",
                    "in",
                    "on",
                    "since",
                    "asked",
                    "but",
                )
                and not use.inverted
            ):
                return []
        else:
            return []
        start = first
        if self._covered(first, edge):
            return []
        if self._lower[start] in ("but", "and", "yet") and not self._quoted(start):
            start += 1
        return [(start, edge)]

    def _covered(self, first: int, edge: int) -> bool:
        return any(
            first <= a < edge for r in self.found[-4:] for a, b in r.content if r.cue and b <= r.cue[0]
        )

    def _quoted_tail(self, begin: int, last: int) -> list[Range]:
        """Return a quotation that goes on after `he said,` in the same sentence."""
        for k in range(begin, last):
            if self._quoted(k):
                number = self._segments.quotation_of[k]
                quotation = self._segments.quotations[number]
                if self._words[k - 1] in (",", ";", ":", "—", "–") or k == begin:
                    return self._from_quotation(k, last)
                if quotation.last - quotation.first > SHORT_QUOTATION_WORDS + 2:
                    return []
            if self._tags[k] in FINITE:
                return []
        return []

    def _from_quotation(self, mark: int, last: int) -> list[Range]:
        """Return the quotation at `mark`, with the rest of its clause when it is only a part of one."""
        number = self._segments.quotation_of[mark]
        if number < 0:
            return clause_end(self._phrases, mark, last)
        quotation = self._segments.quotations[number]
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        if (
            quotation.last - quotation.first <= 8
            and end < last
            and self._words[end] not in (",", ".", ";", "—", "–", ")")
        ):
            return clause_end(self._phrases, mark, last)
        pieces = [(mark, end)]
        while end + 1 < last and self._lower[end] in ("and", ",", "but") and self._quoted(end + 1):
            number = self._segments.quotation_of[end + 1]
            following = self._segments.quotations[number]
            start, end = end + 1, following.last if following.closing is None else following.closing + 1
            pieces.append((start, end))
        return pieces

    def _report_passive(self, use: _Use, first: int, last: int) -> None:
        if use.source is None:
            return
        subject = self._phrases.phrase_left_of(use.group, first)
        k = use.source[1]
        if subject is None or k >= last or self._lower[k] not in ("as", "to"):
            return
        start = k + 1 if self._lower[k] == "as" else k
        content = clause_end(self._phrases, start, last)
        self._add([subject, *content], use.source, self._cue_range(use), use.cue.reports)

    def _according_to(self, first: int, last: int) -> None:
        for i in range(first, last - 2):
            if self._lower[i] != "according" or self._lower[i + 1] != "to" or self._quoted(i):
                continue
            source = self._phrases.extended_from(i + 2, last)
            if source is None:
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
                content = [(start, i)]
            if content:
                self._add(content, source, (i, i + 2), Reports.SPEECH)

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
            elif size > SHORT_QUOTATION_WORDS and not self._is_title(quotation.first, quotation.last):
                self._embedded(quotation.opening, end, first, last)

    def _is_title(self, first: int, last: int) -> bool:
        words = [w for w in self._words[first:last] if w[0].isalpha()]
        return len(words) > 1 and sum(1 for w in words if w[0].isupper()) >= 0.7 * len(words)

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
        source = None
        for k in range(first - 1, sentence, -1):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, sentence)
                if subject is not None and can_speak(self._phrases, subject, True):
                    source = subject
                break
        self._add([(first, last)], source, None, Reports.SPEECH)

    def _introduction(self, uses: list[_Use], first: int, last: int) -> Reported | None:
        """Return who is introduced by a sentence that ends in a colon."""
        for use in reversed(uses):
            if use.source is not None:
                return Reported([], use.source, self._cue_range(use), Reports.SPEECH)
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


def nested_out(found: list[Reported]) -> list[Reported]:
    """Return what is reported without thoughts that lie inside somebody else's reported words."""
    kept = []
    for reported in found:
        inside = any(
            other is not reported
            and any(a <= reported.content[0][0] and reported.content[-1][1] <= b for a, b in other.content)
            and reported.cue is not None
            and any(a <= reported.cue[0] < b for a, b in other.content)
            for other in found
        )
        if not (inside and reported.reports is Reports.THOUGHT):
            kept.append(replace(reported))
    return kept
