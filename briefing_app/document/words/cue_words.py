"""The words that report a statement, and whether they turn its meaning round.

“Kos denied that the port would close” must never be read, or printed, as “The port would
close”. The verbs that do this are listed in `resources/lexicons/turning_cues.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.domain.statements.statement import Manner
from briefing_app.paths import resource

if TYPE_CHECKING:
    from briefing_app.domain.statements.statement import Attribution, Statement

BEFORE_CUE, AFTER_CUE = 40, 60
"""How many characters beside a cue may belong to it: `did not`, `out`."""
_SENTENCE_BREAK = re.compile(r"[.!?…:;\n“”„«»\"]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LET_BETWEEN = re.compile(r"(?:\w+ly|yet|even|have|been)$")
_NOT_BETWEEN = frozenset({"only"})
_WORDS_TO_A_PARTICLE = 4
_HELPING_WORDS = """
    do does did has have had will would can could is are was were should must may might
    ne hat haben hatte hatten
"""
_NOUNS_TOO = frozenset(
    word for noun in ("question", "doubt", "dispute", "contest", "discount") for word in (noun, noun + "s")
)
_HELPERS = frozenset(_HELPING_WORDS.split())


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words that report a statement, as they stand in the text; "" where it has none.

    `turns` tells that what they report reads the other way round without them.
    """

    words: str = ""
    turns: bool = False


def cue_words(attribution: Attribution, text: str, begins: int = 0) -> CueWords:
    """Return the cue of an attribution with its `not` and its particle.

    `text` is the article's, or the part of it that begins at `begins` and holds the cue.
    """
    cue = attribution.cue
    if cue is None or not begins <= cue.start < cue.end <= begins + len(text):
        return CueWords()
    start, end = cue.start - begins, cue.end - begins
    words = " ".join(text[start:end].split())
    if not any(letter.isalpha() for letter in words):
        return CueWords()
    spoken = [word.lower() for word in _WORD.findall(words)]
    before = _SENTENCE_BREAK.split(text[max(0, start - BEFORE_CUE) : start])[-1]
    after = _SENTENCE_BREAK.split(text[end : end + AFTER_CUE])[0]
    turns = any(_negates(word) for word in spoken) or any(
        word in _verbs() and _is_verb(spoken, place) for place, word in enumerate(spoken)
    )
    if particle := _particle(spoken, after):
        words, turns = f"{words} {particle}", True
    if negation := _negation(before):
        words, turns = f"{negation} {words}", True
    elif (next_word := _WORD.match(after.lstrip())) and next_word[0].lower() in _after_verbs():
        words, turns = f"{words} {next_word[0]}", True
    return CueWords(words, turns)


def turning_words(statement: Statement, text: str) -> str:
    """Return the words that turn a statement round, "" where it reads as it was meant.

    What stands in quotation marks from end to end is somebody's own, whatever reports it.
    """
    if statement.attribution is None or statement.manner is Manner.DIRECT:
        return ""
    found = cue_words(statement.attribution, text)
    return found.words if found.turns else ""


def _negation(before: str) -> str:
    """Return the negation at the end of `before`, with its helping verb: `did not`, `never`."""
    words = _WORD.findall(before)
    if not words or before.rstrip().endswith((",", "–", "—", "-", "(")):
        return ""
    place = len(words) - 1
    if _LET_BETWEEN.match(words[place].lower()) and words[place].lower() not in _NOT_BETWEEN:
        place -= 1
    if place < 0 or not _negates(words[place].lower()):
        return ""
    if place > 0 and words[place - 1].lower() in _HELPERS:
        place -= 1
    return " ".join(words[place:])


def _is_verb(spoken: list[str], place: int) -> bool:
    """Tell whether a word of a cue is its verb: `questions`, but not the noun of `questions about`."""
    if spoken[place] not in _NOUNS_TOO:
        return True
    before = spoken[place - 1] if place else ""
    return len(spoken) == 1 or before == "to" or before in _HELPERS or before.endswith("ly")


def _negates(word: str) -> bool:
    return word in _negations() or word.endswith(("n't", "n’t"))


def _particle(spoken: list[str], after: str) -> str:
    """Return the particle that makes another verb of the cue: `out` of `ruled a sale out`."""
    wanted = next((_with_particle()[word] for word in spoken if word in _with_particle()), frozenset())
    following = [word.lower() for word in _WORD.findall(after)[:_WORDS_TO_A_PARTICLE]]
    if spoken and set(spoken) & wanted:
        return ""
    return next((word for word in following if word in wanted), "")


@cache
def _lines() -> tuple[str, ...]:
    text = resource("lexicons", "turning_cues.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _negations() -> frozenset[str]:
    return frozenset(
        word for line in _lines() if line.startswith("not:") for word in line.removeprefix("not:").split()
    )


@cache
def _after_verbs() -> frozenset[str]:
    """Return the negations that may follow their verb: `sagte nicht`, `ne dit pas`."""
    return _negations() & {"nicht", "nie", "niemals", "pas", "jamais"}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        word for line in _lines() if "+" not in line and not line.startswith("not:") for word in line.split()
    )


@cache
def _with_particle() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _lines():
        words = line.split()
        particles = frozenset(word[1:] for word in words if word.startswith("+"))
        if particles:
            found.update((word, particles) for word in words if not word.startswith("+"))
    return found
