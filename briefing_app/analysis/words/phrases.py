"""Finds noun phrases and the subjects of verbs in tagged sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import AUXILIARIES, FINITE, NOUNS, QUOTE, TIME, VERBS

if TYPE_CHECKING:
    from briefing_app.analysis.words.segments import Segments

_INSIDE = group("inside")
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_JOINING = group("joining")
_SMALL_WORDS = frozenset({"of", "the", "a", "an", "and", "in", "on", "to", "for", "with"})
_SKIPPED_BEFORE_VERB = group("skipped_before_verb")


class Phrases:
    """The noun phrases of one article, found where they are asked for."""

    def __init__(self, segments: Segments, tags: list[str]) -> None:
        self.segments = segments
        self.tags = tags
        self.words = segments.tokens.words
        self.lower = segments.tokens.lower

    def is_title(self, first: int, last: int) -> bool:
        """Tell whether quoted words are the name of a work: most of them are capitalised."""
        words = [w for w in self.words[first:last] if w[0].isalpha()]
        weighty = [w for w in words if w.lower() not in _SMALL_WORDS]
        capitals = sum(1 for w in weighty if w[0].isupper())
        return len(words) > 1 and capitals >= 0.7 * max(1, len(weighty))

    def noun_phrase_from(self, i: int, last: int) -> tuple[int, int] | None:
        """Return the base noun phrase that starts at `i`, or None."""
        tags, lower = self.tags, self.lower
        if i >= last:
            return None
        if tags[i] == "PRP":
            return (i, i + 1)
        j = i
        head = -1
        while j < last:
            tag = tags[j]
            if tag in _INSIDE or (
                tag == "RB" and j == i and lower[j] in ("nearly", "about", "almost", "some")
            ):
                if tag in ("DT", "PRP$") and j > i and tags[j - 1] not in ("PDT", "DT", "RB", "POS"):
                    break
                if tag == "VBG" and head >= 0:
                    break
                if tag == "VBN" and head >= 0 and tags[head] != "POS":
                    break
                if (
                    tag in _HEADS
                    or tag == "POS"
                    or (
                        tag == "DT"
                        and lower[j] in ("some", "others", "both", "those", "all", "many", "another")
                    )
                ):
                    head = j
                j += 1
            elif (
                self.words[j] in ("-", "‑", "&", ".")
                and head == j - 1
                and j + 1 < last
                and tags[j + 1] == "NNP"
                and tags[j - 1] == "NNP"
                and self.words[j] == "&"
            ):
                j += 1
            else:
                break
        if head < 0:
            return None
        end = head + 1
        if tags[head] == "POS":
            end = head
        return (i, end) if end > i else None

    def extended_from(self, i: int, last: int) -> tuple[int, int] | None:
        """Return the noun phrase from `i` with its `of …`, `at …` and `and …` parts."""
        base = self.noun_phrase_from(i, last)
        if base is None:
            return None
        end = base[1]
        while (
            end + 1 < last
            and self.lower[end] in ("of", "at", "for", "from", "in", "with", "on")
            and self.tags[base[0]] != "PRP"
        ):
            more = self.noun_phrase_from(end + 1, last)
            if more is None or self.tags[end + 1] in ("PRP", TIME):
                break
            end = more[1]
        if end + 1 < last and self.lower[end] == "and":
            more = self.noun_phrase_from(end + 1, last)
            if more is not None and self._ends_clause(more[1], last):
                end = more[1]
        return (base[0], end)

    def _ends_clause(self, i: int, last: int) -> bool:
        return i >= last or self.words[i] in (",", ".", ";", ":", "—") or self.tags[i] == QUOTE

    def base_ending_at(self, end: int, first: int) -> tuple[int, int] | None:
        """Return the base noun phrase whose last token is `end - 1`, or None."""
        tags = self.tags
        i = end - 1
        if i < first or (
            tags[i] not in _HEADS
            and not (
                tags[i] == "DT"
                and self.lower[i]
                in ("some", "others", "many", "both", "those", "all", "this", "neither", "each")
            )
            and self.lower[i] not in ("others", "many", "most", "few", "several", "some")
        ):
            return None
        if tags[i] == "PRP":
            return (i, end)
        j = i
        while j - 1 >= first and (tags[j - 1] in _INSIDE or self.words[j - 1] == "&"):
            if tags[j] in ("DT", "PRP$") and tags[j - 1] not in ("PDT", "DT"):
                break
            if tags[j - 1] == "VBG" and not (j - 2 >= first and tags[j - 2] in ("DT", "JJ", "PRP$")):
                break
            if (
                tags[j - 1] in ("VBN",)
                and not (j - 2 >= first and tags[j - 2] in ("DT", "JJ", "PRP$", "IN", "RB"))
                and j - 1 != first
            ):
                break
            j -= 1
        while j < i and tags[j] == "POS":
            j += 1
        return (j, end)

    def subject_before(self, verb: int, first: int) -> tuple[int, int] | None:
        """Return the noun phrase that is the subject of the verb at `verb`, looking left to `first`."""
        i = self.verb_group_start(verb, first)
        return self.phrase_left_of(i, first)

    def verb_group_start(self, verb: int, first: int) -> int:
        """Return where the group of auxiliaries and adverbs before a verb starts."""
        i = verb
        while i - 1 >= first:
            tag, low = self.tags[i - 1], self.lower[i - 1]
            if (
                (low in AUXILIARIES and tag != "POS")
                or tag == "RB"
                or low in _SKIPPED_BEFORE_VERB
                or tag == TIME
            ) or (low in ("on", "in", "late", "early") and i < verb and self.tags[i] == TIME):
                i -= 1
            else:
                break
        return i

    def phrase_left_of(self, i: int, first: int, nearest: bool = False) -> tuple[int, int] | None:
        """Return the whole noun phrase that ends just before `i`, asides between commas left out.

        With `nearest`, a phrase after a preposition stands on its own when it names someone.
        """
        start = i
        for _ in range(4):
            if start - 1 >= first and self.words[start - 1] in (",", "—", "–", ")"):
                opened = self._aside_start(start - 1, first)
                if opened is None:
                    return None
                start = opened
                if self.tags[start - 1] == "CD" and self.words[start - 2] == "," and start - 3 >= first:
                    start -= 2
                continue
            break
        base = self.base_ending_at(start, first)
        if base is None:
            return None
        begin, end = base
        if not nearest and (relative := self._before_relative(begin, first)) is not None:
            return self.phrase_left_of(relative, first)
        if nearest and self.lower[begin - 1] != "of" and self._names_someone(base):
            return base
        return self._whole(begin, end, first, start) or (base if nearest else None)

    def _before_relative(self, i: int, first: int) -> int | None:
        """Return where `who` stands when the phrase at `i` ends its clause: `those who met him said`."""
        if i - 2 <= first or self.tags[i - 1] not in (*VERBS, "IN", "TO"):
            return None
        finite = 0
        for j in range(i - 1, max(first, i - 16), -1):
            if self.words[j] in (",", ";", ":", "—", "(") or self.tags[j] == QUOTE:
                return None
            if self.tags[j] in FINITE:
                finite += 1
            if self.lower[j] in ("who", "which") or (self.lower[j] == "that" and self.tags[j + 1] in FINITE):
                return j if finite == 1 and self.tags[j - 1] in NOUNS | {"DT", "CD"} else None
        return None

    def _names_someone(self, phrase: tuple[int, int]) -> bool:
        return self.tags[phrase[1] - 1] in ("NNP", "NNPS")

    def _whole(self, begin: int, end: int, first: int, start: int) -> tuple[int, int] | None:
        """Widen a base noun phrase to the left over `NP of …`, `NP and …`, and skip times and places."""
        lower, tags = self.lower, self.tags
        for _ in range(6):
            j = begin - 1
            if j < first:
                break
            if (lower[j] in _JOINING and tags[j] in ("IN", "TO")) or lower[j] == "as":
                k = j
                while k - 1 >= first and tags[k - 1] == TIME:
                    k -= 1
                if k - 1 > first and tags[k - 1] in ("VBN", "VBG", "VBD") and tags[k - 2] in NOUNS:
                    k -= 1
                left = self.base_ending_at(k, first)
                if left is None:
                    if tags[k - 1] in VERBS and lower[j] == "by":
                        break
                    return None
                begin = left[0]
                if tags[left[1] - 1] == "PRP" or k != j:
                    end = left[1]
            elif lower[j] in ("and", "or", "&") and j - 1 >= first:
                left = self.base_ending_at(j - 1 + 1, first)
                if left is None:
                    break
                if tags[left[0] - 1 if left[0] > first else first] in VERBS and left[0] > first:
                    break
                begin = left[0]
            elif tags[j] == "POS":
                left = self.base_ending_at(j, first)
                if left is None:
                    break
                begin = left[0]
            else:
                break
        return (begin, end)

    def _aside_start(self, closing: int, first: int) -> int | None:
        """Return where the aside that ends at the mark `closing` starts; None when there is none."""
        words, tags = self.words, self.tags
        mark = words[closing]
        partner = {")": "("}.get(mark, mark)
        finite = 0
        for j in range(closing - 1, max(first - 1, closing - 40), -1):
            if tags[j] == QUOTE and not self._in_short_quotation(j):
                return None
            if tags[j] in FINITE:
                finite += 1
            if words[j] == partner and j > first:
                inside = j + 1
                if partner == "(" or self.lower[inside] in (
                    "who",
                    "which",
                    "whose",
                    "where",
                    "when",
                    "a",
                    "an",
                    "the",
                    "speaking",
                    "now",
                    "then",
                    "in",
                    "on",
                    "at",
                    "during",
                    "after",
                    "while",
                    "one",
                    "himself",
                    "herself",
                    "both",
                    "like",
                    "including",
                    "meanwhile",
                    "however",
                    "too",
                    "for",
                    "citing",
                    "asked",
                    "quoting",
                ):
                    return j
                if finite == 0 and partner != ",":
                    return j
                if finite == 0 and (
                    tags[inside] in _INSIDE or tags[inside] in ("RB", "WP", "VBG", "IN", TIME)
                ):
                    k = j - 1
                    if tags[k] in NOUNS or tags[k] in ("CD", TIME, "VBD", "PRP") or words[k] == ",":
                        if words[j - 1] != "," and self._is_list_item(j, closing):
                            continue
                        return j
                    return None
                return None
        return None

    def _in_short_quotation(self, i: int) -> bool:
        number = self.segments.quotation_of[i]
        if number < 0:
            return True
        quotation = self.segments.quotations[number]
        return quotation.closing is not None and quotation.last - quotation.first <= 5

    def _is_list_item(self, j: int, closing: int) -> bool:
        return closing + 1 < len(self.lower) and self.lower[closing + 1] in ("and", "or")
