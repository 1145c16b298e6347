"""What the checks say of the desk's own words: verbs that judge, and how sure an assessment is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem
from briefing_app.domain.checks.finding import Finding, Place, Severity
from briefing_app.domain.checks.speakers import shortly
from briefing_app.domain.statements.quotation import DOUBLE_MARKS, pair_marks
from briefing_app.domain.statements.sentences import sentences

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing, Item
    from briefing_app.domain.briefings.outline import Group
    from briefing_app.domain.checks.facts import Facts, Vocabulary
    from briefing_app.domain.identity import ItemId

_PATH = re.compile(
    r"file:/{1,3}[^\s\"”]+|(?<![\w/.])/(?:home|Users|root|tmp|var|mnt|media)/[^\s\"”]+|\b[A-Za-z]:\\[^\s\"”]+"
)


def of_in_brief(briefing: Briefing, facts: Facts) -> Iterator[Finding]:
    """Give what is found in the words of “In brief”."""
    yield from _of_text(briefing.in_brief, facts.vocabulary, "“In brief”", None, Place.IN_BRIEF, judged=True)


def of_words(group: Group, facts: Facts, number: int) -> Iterator[Finding]:
    """Give what is found in the words that the desk wrote for an item, and in what is printed of it."""
    for item in group.items:
        where = f"Item {number}" if number else "A note"
        judged = isinstance(item, NoteItem) and item.kind is not NoteKind.HEADING
        for words in _own_words(item, facts):
            yield from _of_text(words, facts.vocabulary, where, item.id, Place.ITEM, judged=judged)


def outside_quotations(words: str) -> str:
    """Return words with what stands in double quotation marks left blank, each in its place."""
    letters = list(words)
    for opening, closing in pair_marks(words).pairs:
        if words[opening] in DOUBLE_MARKS:
            letters[opening : closing + 1] = " " * (closing + 1 - opening)
    return "".join(letters)


def path_in(words: str) -> str:
    """Return the first path of a computer in `words`, "" where there is none."""
    found = _PATH.search(words)
    return found[0] if found else ""


def _own_words(item: Item, facts: Facts) -> tuple[str, ...]:
    match item:
        case ArticleItem():
            return (item.headline, item.summary)
        case NoteItem():
            return (item.text,)
        case StatementItem():
            return (facts.printed.get(item.id, ""),)


def _of_text(
    words: str, known: Vocabulary, where: str, item_id: ItemId | None, place: Place, *, judged: bool
) -> Iterator[Finding]:
    """Give what is found in a text; `judged` ones hold assessments."""
    if not words.strip():
        return
    own = outside_quotations(words)
    harmless = [match.span() for match in known.unloaded.finditer(own)]
    loaded: dict[str, None] = {}
    for match in known.loaded.finditer(own):
        if not any(start <= match.start() < end for start, end in harmless):
            loaded.setdefault(match[0].lower())
    for verb in loaded:
        yield Finding(
            Severity.WARNING,
            f"{where}: “{verb}” judges what was said. A neutral verb (said, stated, told) does not.",
            item_id,
            "loaded-verb",
            place,
            verb,
        )
    if path := path_in(words):
        yield Finding(
            Severity.WARNING,
            f"{where}: “{path}” is a place on a computer and would be printed.",
            item_id,
            "path-in-text",
            place,
            path,
        )
    if known.machine.search(own):
        yield Finding(
            Severity.WARNING,
            f"{where}: a machine translation was not revised.",
            item_id,
            "machine-translation",
            place,
        )
    if judged:
        yield from _of_judgement(words, known, where, item_id, place)


def _of_judgement(
    words: str, known: Vocabulary, where: str, item_id: ItemId | None, place: Place
) -> Iterator[Finding]:
    for span in sentences(words):
        sentence = span.of(words)
        own = outside_quotations(sentence)
        likely = known.likelihood.search(own) or known.likelihood_too.search(own)
        if likely and known.confidence.search(own):
            yield Finding(
                Severity.WARNING,
                f"{where}: {shortly(sentence)} gives likelihood and confidence in one sentence. Part them.",
                item_id,
                "likelihood-and-confidence",
                place,
                " ".join(sentence.split()),
            )
    own = outside_quotations(words)
    one, other = known.likelihood.search(own), known.likelihood_too.search(own)
    if one and other:
        yield Finding(
            Severity.NOTE,
            f"{where}: “{one[0]}” and “{other[0]}” are of two scales of likelihood. Keep to one.",
            item_id,
            "mixed-likelihood",
            place,
        )
