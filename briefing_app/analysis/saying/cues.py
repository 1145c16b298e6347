"""Words that report what somebody said or thought, in all their forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import lines_of, word_set
from briefing_app.domain.statements.statement import Reports

if TYPE_CHECKING:
    from collections.abc import Sequence

VOWELS = "aeiou"
_DOUBLED = {"chat", "quip", "admit", "brag", "beg", "slam", "plan", "refer", "rebut", "dub", "tag", "permit"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: what may follow it, and whether it reports speech or thought.

    `prepositions` are the words that must follow before an object (`warn of`, `call for`);
    `needs_that` verbs report a clause only after `that` or before a pronoun (`maintains he knew`);
    a `soft` verb reports only when its subject is someone or a text (`the poll suggests`).
    """

    lemma: str
    reports: Reports
    clause: bool
    quote_only: bool
    addressee: bool
    infinitive: bool
    takes_object: bool
    soft: bool
    prepositions: tuple[str, ...] = ()
    needs_that: bool = False


def forms_of(lemma: str) -> set[str]:
    """Return the regular forms of a verb."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    if lemma.endswith(("s", "sh", "ch", "x")):
        return {lemma, lemma + "es", lemma + "ed", lemma + "ing"}
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    return {lemma, lemma + "s", stem + "ed", stem + "ing"}


@cache
def cue_verbs() -> dict[str, Cue]:
    """Return the cue for every form of every reporting verb."""
    table: dict[str, Cue] = {}
    for line in lines_of("cues.txt"):
        lemma, pattern, reports, *irregular = line.split()
        letters, _, words = pattern.partition("p:")
        known = table.get(lemma)
        cue = Cue(
            lemma,
            Reports(reports),
            "c" in letters or (known is not None and known.clause),
            letters == "q",
            "a" in letters,
            "i" in letters,
            "o" in letters or (known is not None and known.takes_object),
            "x" in letters or reports == Reports.THOUGHT,
            tuple(words.split(",")) if words else (known.prepositions if known else ()),
            "t" in letters,
        )
        for form in forms_of(lemma) | set(irregular):
            if known is not None or form not in table:
                table[form] = cue
    return table


@cache
def _speech_nouns() -> frozenset[str]:
    words = word_set("speech_words")
    return words | {form for word in words for form in forms_of(word)}


def reports_of(words: Sequence[str]) -> Reports:
    """Return what a cue of these lower-case words reports; a cue without words, a mark, reports speech."""
    spoken = [word for word in words if word[:1].isalpha()]
    if not spoken:
        return Reports.SPEECH
    for word in spoken:
        cue = cue_verbs().get(word)
        if word in _speech_nouns() or (cue is not None and cue.reports is Reports.SPEECH):
            return Reports.SPEECH
    return Reports.THOUGHT
