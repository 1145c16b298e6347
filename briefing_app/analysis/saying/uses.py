"""Finds the uses of reporting words in a sentence, each with its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import Cue, cue_verbs
from briefing_app.analysis.speaking.sourcing import can_speak
from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import BE, FINITE, HAVE, MODALS, QUOTE, TIME
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]
_LINKS_TO_INFINITIVE = group("links_to_infinitive")


@dataclass(slots=True)
class Use:
    """One use of a cue: where it stands, where its verb start starts, and who is its subject.

    `edge` is where words before the cue must end: at the subject, or at the verb when it stands
    first (`said Roe`). A `shared` subject belongs to an earlier verb; a `relative` one to `who`.
    """

    at: int
    start: int
    cue: Cue
    source: Range | None
    inverted: bool = False
    shared: bool = False
    passive: bool = False
    relative: bool = False
    edge: int = 0


class Uses:
    """Finds the uses of cues, sentence by sentence."""

    def __init__(self, segments: Segments, phrases: Phrases) -> None:
        self._segments = segments
        self._phrases = phrases
        self._words = segments.tokens.words
        self._lower = segments.tokens.lower
        self._tags = phrases.tags

    def _quoted(self, i: int) -> bool:
        return self._segments.quotation_of[i] >= 0

    def of(self, first: int, last: int) -> list[Use]:
        table = cue_verbs()
        uses: list[Use] = []
        for i in range(first, last):
            if self._tags[i] in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG") and not self._quoted(i):
                cue = table.get(self._lower[i])
                if cue is not None and (use := self._use(i, cue, first, last, uses)) is not None:
                    uses.append(use)
        return uses

    def _use(self, i: int, cue: Cue, first: int, last: int, earlier: list[Use]) -> Use | None:
        tags, lower = self._tags, self._lower
        start = self._phrases.verb_group_start(i, first)
        helpers = set(lower[start:i])
        denied = helpers & {"not", "never"} or any(h.endswith("n't") for h in helpers)
        if denied and cue.lemma not in ("believe", "think", "expect", "want"):
            return None
        passive = bool(helpers & BE) and (tags[i] in ("VBN", "VBD"))
        if passive:
            return self._passive_use(i, start, cue, first, last)
        if (
            (helpers & MODALS and cue.reports is Reports.SPEECH)
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
        if tags[i] == "VBN" and not helpers & HAVE and not self._reads_as_past(i, start, first, last):
            return None
        return self._finite_use(i, start, cue, first, last, earlier)

    def _reads_as_past(self, i: int, start: int, first: int, last: int) -> bool:
        """Tell whether a form such as `suggested` is a past tense here, not a participle."""
        if start == first or i + 1 >= last or self._lower[i + 1] == "by":
            return False
        if self._lower[i] in ("called", "dubbed", "termed", "labelled", "labeled", "found", "shown"):
            return self._words[start - 1] == "," or self._tags[start - 1] in ("NNP", "PRP")
        return self._words[start - 1] == "," or self._tags[start - 1] in ("NN", "NNS", "NNP", "PRP", "WP")

    def _finite_use(
        self, i: int, start: int, cue: Cue, first: int, last: int, earlier: list[Use]
    ) -> Use | None:
        words, lower, tags = self._words, self._lower, self._tags
        before = words[start - 1] if start > first else ""
        mark = start - 2 if before == "," else start - 1
        after_quotation = start > first and mark >= first and tags[mark] == QUOTE and not self._titles(mark)
        if after_quotation or start == first or before in (",", "?", "!", "—", "–"):
            left = None if after_quotation or start == first else self._phrases.phrase_left_of(start, first)
            if left is None or (
                not cue.quote_only
                and self._sentence_ends_after_source(i, last)
                and not self._aside_before(start, first)
            ):
                right = self._inverted_source(i, last)
                if right is not None and can_speak(self._phrases, right, cue.soft):
                    return Use(i, start, cue, right, inverted=True, edge=start)
            if left is not None and can_speak(self._phrases, left, cue.soft):
                return Use(i, start, cue, left, edge=left[0])
            if left is None and earlier and before == ",":
                return Use(i, start, cue, earlier[-1].source, shared=True, edge=start)
            return None
        if lower[start - 1] in ("who", "which", "that") and tags[start - 1] in ("WP", "IN", "WDT"):
            antecedent = self._antecedent(start - 1, first)
            if antecedent is None or not can_speak(self._phrases, antecedent, cue.soft):
                return None
            return Use(i, start, cue, antecedent, edge=start, shared=True, relative=True)
        if lower[start - 1] in ("and", "but", "then", "or"):
            shared = self._shared_source(start - 1, first, earlier)
            if shared is None or not can_speak(self._phrases, shared, cue.soft):
                return None
            return Use(i, start, cue, shared, shared=True, edge=start)
        subject = self._phrases.phrase_left_of(start, first)
        if subject is None or not can_speak(self._phrases, subject, cue.soft):
            return None
        if (
            subject[0] - 1 >= first
            and lower[subject[0] - 1] in ("what", "as", "if")
            and cue.reports is Reports.SPEECH
        ) and (lower[subject[0] - 1] != "what" or not cue.takes_object):
            return None
        owned = "whose" in lower[max(first, subject[0] - 1) : subject[0] + 1]
        return Use(i, start, cue, subject, edge=subject[0], shared=owned)

    def _titles(self, mark: int) -> bool:
        """Tell whether the quotation that ends at `mark` is the name of a work: “Morning Joe”."""
        number = self._segments.quotation_of[mark]
        if number < 0:
            return True
        quotation = self._segments.quotations[number]
        return self._phrases.is_title(quotation.first, quotation.last)

    def _aside_before(self, start: int, first: int) -> bool:
        """Tell whether the comma before a verb closes an aside, as in `Roe, the minister, said`."""
        left = self._phrases.phrase_left_of(start, first)
        return (
            left is not None
            and left[1] < start - 1
            and any(self._words[k] == "," for k in range(left[1], start - 1))
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
        whole = self._phrases.phrase_left_of(pronoun, first, nearest=True)
        if whole is None and pronoun - 1 > first and self._words[pronoun - 1] == ",":
            whole = self._phrases.phrase_left_of(pronoun - 1, first, nearest=True)
        return whole

    def _shared_source(self, joint: int, first: int, earlier: list[Use]) -> Range | None:
        """Return the subject of the verb before `and`."""
        if earlier and earlier[-1].source is not None:
            return earlier[-1].source
        for k in range(first, joint):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, first)
                if subject is not None:
                    return subject
        return None

    def _participle_use(self, i: int, cue: Cue, first: int, last: int, earlier: list[Use]) -> Use | None:
        words, lower, tags = self._words, self._lower, self._tags
        k = i
        while k > first and tags[k - 1] == "RB":
            k -= 1
        before = words[k - 1] if k > first else ""
        if k == first:
            source = self._subject_of_main(i, first, last)
            return Use(i, k, cue, source, shared=True, edge=k) if source else None
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
            return Use(i, k, cue, source, shared=True, edge=k)
        subject = self._phrases.phrase_left_of(k, first) or self._phrases.base_ending_at(k, first)
        if subject is None or not can_speak(self._phrases, subject, True):
            return None
        return Use(i, k, cue, subject, shared=True, edge=subject[0])

    def _subject_of_main(self, i: int, first: int, last: int) -> Range | None:
        for k in range(i + 1, last):
            if self._tags[k] in FINITE and not self._quoted(k):
                subject = self._phrases.subject_before(k, i + 1)
                if subject is not None and subject[0] > i + 1 and self._words[subject[0] - 1] in (",",):
                    return subject if can_speak(self._phrases, subject, True) else None
        return None

    def _infinitive_use(self, i: int, cue: Cue, first: int, earlier: list[Use]) -> Use | None:
        lower, tags = self._lower, self._tags
        follows = i + 1 < len(lower) and (lower[i + 1] == "that" or tags[i + 1] == QUOTE)
        if not (cue.clause or cue.takes_object) or cue.reports is Reports.THOUGHT:
            return None
        if not follows and lower[i - 2 if i >= 2 else 0] not in _LINKS_TO_INFINITIVE:
            return None
        source = self._shared_source(i - 1, first, earlier)
        if source is None or not can_speak(self._phrases, source, True):
            return None
        return Use(i, i - 1, cue, source, shared=True, edge=i - 1)

    def _passive_use(self, i: int, start: int, cue: Cue, first: int, last: int) -> Use | None:
        lower = self._lower
        if cue.lemma == "quote" and lower[i + 1 : i + 3] == ["as", "saying"]:
            subject = self._phrases.phrase_left_of(start, first)
            say = cue_verbs()["saying"]
            return Use(i + 2, start, say, subject, edge=subject[0]) if subject else None
        if i + 2 < last and lower[i + 1] == "by":
            source = self._phrases.noun_phrase_from(i + 2, last)
            if source is not None and can_speak(self._phrases, source, True):
                return Use(i, start, cue, source, passive=True, edge=start)
        return None
