"""Finds where the words behind a head word end that tell a body apart: `de la Défense`, `Turku`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.words.segments import Segments

_MOST_COMPLEMENT_WORDS = 6


class Complements:
    """Reads the complements of one article."""

    def __init__(self, segments: Segments, language: Language) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower

    def end(self, head: int, strong: bool) -> int:
        """Return where the words that tell a body apart end; `head + 1` where there are none."""
        language = self._language
        sentence_end = self._segments.sentences[self._segments.sentence_of[head]][1]
        end = head + 1
        k = end
        if trailing := tuple(language.group("trailing_endings")):
            while k < sentence_end and self._words[k][0].islower() and self._is_trailing(k, trailing):
                k += 1
            if k > end and (strong or self._words[head][0].isupper()):
                end = k
        if language.group("complement_endings"):
            return self._case_complement_end(head, sentence_end, strong)
        inside = self._segments.quotation_of[head]
        if k < sentence_end and self._is_name_word(k):
            while k < sentence_end and (self._is_name_word(k) or self._joins(k, sentence_end)):
                k += 2 if self._joins(k, sentence_end) else 1
                if self._segments.quotation_of[k - 1] != inside:
                    return head + 1
            return k
        prepositions = language.group("joining") - language.group("barriers")
        linked = k < sentence_end and self._lower[k] in prepositions and self._lower[k] not in ("et", "und")
        if not linked or not (strong or self._words[head][0].isupper()):
            return end
        k += 1
        while k < sentence_end and self._lower[k] in language.group("articles"):
            k += 1
        if k >= sentence_end or not self._words[k][0].isalpha():
            return end
        if language.has("capitalised_nouns"):
            while k < sentence_end and self._words[k][0].islower() and language.is_adjective(self._words[k]):
                k += 1
            if k >= sentence_end or not self._words[k][0].isupper() or language.person_noun(self._words[k]):
                return end
            if self._lower[head + 1] not in ("der", "des", "für"):
                return end
            return k + 1
        name_word = self._words[k][0].isupper()
        k += 1
        while (
            k + 1 < sentence_end
            and k < head + 6
            and self._lower[k] in ("de", "d'", "des", "du")
            and self._words[k + 1][0].isalpha()
        ):
            k += 2
        if not name_word and not (strong or (self._words[head][0].isupper() and not self._opens(head))):
            return end
        return min(k, sentence_end)

    def _opens(self, i: int) -> bool:
        """Tell whether a word has its capital from the sentence or the quotation that it begins."""
        return (
            i == 0
            or self._segments.sentence_of[i - 1] != self._segments.sentence_of[i]
            or (self._words[i - 1] in MARKS)
        )

    def _is_trailing(self, k: int, trailing: tuple[str, ...]) -> bool:
        return self._lower[k].endswith(trailing) or (
            self._language.country_words.match(self._words, self._lower, k) is not None
        )

    def _is_name_word(self, k: int) -> bool:
        word = self._words[k]
        if not word[0].isupper() or word.endswith("."):
            return False
        language = self._language
        if self._lower[k] in language.group("no_names") or language.person_noun(word):
            return False
        return not language.given(self._lower[k]) or language.has("capitalised_nouns") is False

    def _joins(self, k: int, sentence_end: int) -> bool:
        """Tell whether `und` stands inside a name: `Verband Bildung und Erziehung`."""
        return (
            self._lower[k] in ("und", "et", "&", "du", "de", "d'", "des")
            and k + 1 < sentence_end
            and (
                self._words[k + 1][0].isupper()
                or (self._language.has("clitics") and self._lower[k] in ("du", "des", "d'"))
            )
        )

    def _case_complement_end(self, head: int, sentence_end: int, strong: bool) -> int:
        """Return where the genitives behind a head word end: `министерство иностранных дел`."""
        language = self._language
        endings = tuple(language.group("complement_endings"))
        k = head + 1
        if k < sentence_end and self._lower[k] == "на" and strong:
            k += 1
        while k < min(sentence_end, head + _MOST_COMPLEMENT_WORDS):
            low = self._lower[k]
            if not low[0].isalpha() or low in language.verbs or low in language.group("barriers"):
                break
            if bool(language.given(low)) and self._words[k][0].isupper():
                break
            if (
                language.person_noun(low)
                or low in language.group("joining")
                or low in language.group("helpers")
            ):
                break
            ends = tuple(language.group("verb_ends"))
            if low.endswith(ends) and low not in language.group("not_verbs"):
                break
            genitive = low.endswith(endings) or low in language.group("not_verbs")
            if not (genitive or self._words[k].isupper()):
                break
            k += 1
        if not strong and self._words[head][0].islower():
            return head + 1
        return k
