"""A returned file held against the library, quotation by quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.statements.quotation import ALL_MARKS, DOUBLE_MARKS
from briefing_app.domain.verbatim.differences import differences, nearest, told
from briefing_app.domain.verbatim.finding import found_in, quoted_parts
from briefing_app.domain.verbatim.following import Latitude, follows
from briefing_app.domain.verbatim.signs import Kind, Sign, signs
from briefing_app.workspace.returned.expected import Expectations, Expected, key_of, speaker_key
from briefing_app.workspace.returned.outcome import Outcome, Report, Verdict
from briefing_app.workspace.returned.unit import (
    Unit,
    begins_line,
    is_note,
    is_short,
    is_under_issue,
    likeness_of,
    manners,
    tail_of,
    without_end_marks,
)

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.workspace.returned.printed import PrintedUnit, ReturnedText

_ALIKE, _VERY_ALIKE = 0.45, 0.6
_MOST_COMPARED = 6
_SOURCE_BEHIND = re.compile(r"\s[–—]\s(?=[«“„\"])")
"""Where the headline begins behind a speaker; its marks and its date differ by language."""
_NAME_REACH = 60
_LINES_OF_SPEAKER = 3


def compare(text: ReturnedText, store: Store) -> Report:
    """Hold every quotation of a file against the articles and statements of a library."""
    comparer = _Comparer(Expectations(store, text.sources))
    outcomes = tuple(outcome for unit in text.units for outcome in comparer.outcomes(unit))
    issued = {file.sha256 for issue in store.issues() for file in issue.files}
    return Report(outcomes, text.sha256, text.sha256 in issued)


@dataclass(frozen=True, slots=True)
class _Match:
    """Where the words of a statement stand in a unit: from `start` to `end`, after `before`."""

    expected: Expected
    start: int
    end: int
    is_by: bool


class _Comparer:
    def __init__(self, known: Expectations) -> None:
        self._known = known

    def outcomes(self, printed: PrintedUnit) -> Iterator[Outcome]:
        """Give the verdicts on the quotations of a unit; none where nothing is quoted."""
        unit = Unit(printed)
        quoted = [part for part in quoted_parts(unit.words) if not self._is_title(part)]
        behind = self._known.behind(printed.numbers)
        if not printed.numbers and (unit.attribution is not None or quoted):
            behind = tuple(dict.fromkeys((*self._known.holding(unit.words), *self._known.cited)))
        match = self._whole(unit, behind)
        if unit.attribution is None and not quoted:
            if match is None and _is_head(unit.words):
                return
            yield from self._indirect(unit, behind, match)
            return
        if match is not None:
            yield self._judged(unit, match)
            if unit.attribution is None:
                yield from self._around(unit, match, behind)
            return
        if unit.attribution is not None or self._is_under_speaker(unit, behind):
            yield self._altered(unit, behind)
            return
        for part in quoted:
            if not is_short(part):
                yield self._running(part, unit, behind)

    def _around(self, unit: Unit, match: _Match, behind: Sequence[ArticleId]) -> Iterator[Outcome]:
        """Give the verdicts on what is quoted beside a statement; what stands before is of any source."""
        for words, articles in ((unit.words[: match.start], ()), (unit.words[match.end :], behind)):
            for part in quoted_parts(words):
                if not self._is_title(part) and not is_short(part):
                    yield self._running(part, unit, articles)

    # the same words

    def _whole(self, unit: Unit, articles: Sequence[ArticleId]) -> _Match | None:
        """Return the statement whose words stand in a unit unchanged, the right speaker's before others'."""
        matches: list[_Match] = []
        for article_id in articles:
            for expected in self._known.of(article_id):
                if expected.key in unit.key and (place := unit.find(expected)):
                    matches.append(_Match(expected, *place, self._is_by(unit, expected, *place)))
        return max(matches, key=lambda m: (m.is_by, m.end - m.start), default=None)

    def _is_by(self, unit: Unit, expected: Expected, start: int, end: int) -> bool:
        """Tell whether the speaker named before the words is the statement's."""
        before = unit.before(start)
        named = speaker_key(before)
        ways = [speaker_key(way) for way in expected.attributions]
        if unit.attribution is not None:
            return named in ways or speaker_key(_SOURCE_BEHIND.split(before)[0]) in ways
        if any(named.endswith(way) and is_note(before, way) for way in ways):
            return True
        if is_under_issue(before):  # a row of a profile: all words are its subject's
            return True
        line = before.rpartition("\n")[2].strip(" \t" + "".join(ALL_MARKS))
        in_list = before.rstrip(" \t\n" + "".join(ALL_MARKS)).endswith(":") or "\t" in before
        if not line and not in_list:
            return False
        near = [sign.text for sign in signs(before)][-_NAME_REACH:]
        name = [sign.text for sign in signs(expected.name)]
        stands = any(near[n : n + len(name)] == name for n in range(len(near) - len(name) + 1))
        return stands or not in_list  # running words name whom they like

    def _judged(self, unit: Unit, match: _Match) -> Outcome:
        expected = match.expected
        printed = unit.words[match.start : match.end]
        if match.is_by:
            return self._outcome(Verdict.VERIFIED, printed, unit, expected, "")
        before = tail_of(unit.before(match.start))
        sentence = f"The library has “{expected.attributions[0]}” as the speaker."
        return self._outcome(Verdict.ATTRIBUTION, printed, unit, expected, sentence, before)

    # other words

    def _altered(self, unit: Unit, articles: Sequence[ArticleId]) -> Outcome:
        """Judge a statement whose words the articles behind its number do not have."""
        others = [one for one in self._known.cited if one not in articles]
        found = [one for one in self._known.holding(unit.words) if one not in articles and one not in others]
        elsewhere = self._whole(unit, (*others, *found))
        if elsewhere is not None:
            return self._from_elsewhere(unit, elsewhere, articles)
        best = self._shortened(unit, articles) or self._likest(unit, (*articles, *others, *found))
        if best is not None:
            expected, start = best
            content = without_end_marks(unit.words[start:])
            told_words = without_end_marks(expected.words)
            apart = differences(content, told_words)
            sentence = told(apart, content, told_words, "the library")
            if follows(content, expected.said, Latitude.MARKED, cut_short=True):
                sentence = f"Shortened in a way that the library does not print. {sentence}"
            match = _Match(expected, start, len(unit.words), is_by=False)
            if not self._is_by(unit, expected, match.start, match.end):
                sentence += f" The library has “{expected.attributions[0]}” as the speaker."
            before = tail_of(unit.before(start))
            return self._outcome(Verdict.ALTERED, content, unit, expected, sentence, before)
        quoted = max(quoted_parts(unit.words), key=len, default=unit.words)
        outcome = self._running(quoted, unit, articles)
        if outcome.verdict is not Verdict.VERIFIED:
            return outcome
        return Outcome(
            Verdict.UNKNOWN,
            quoted,
            unit.place,
            "The words stand in the article, but the library holds no statement of anybody there.",
            tail_of(unit.before(unit.words.find(quoted))),
            article_id=outcome.article_id,
            article=outcome.article,
        )

    def _from_elsewhere(self, unit: Unit, match: _Match, articles: Sequence[ArticleId]) -> Outcome:
        expected = match.expected
        headline = self._known.article(expected.article_id).headline
        sentence = f"These words stand in another source: “{headline}”."
        if not articles:
            if match.is_by:
                return self._outcome(
                    Verdict.VERIFIED, unit.words[match.start : match.end], unit, expected, ""
                )
            return self._judged(unit, match)
        printed = unit.words[match.start : match.end]
        return self._outcome(
            Verdict.SOURCE, printed, unit, expected, sentence, tail_of(unit.before(match.start))
        )

    def _shortened(self, unit: Unit, articles: Sequence[ArticleId]) -> tuple[Expected, int] | None:
        """Return the statement that a quotation follows from by marked changes, however short it is."""
        if "[" not in unit.words:
            return None
        quoted = quoted_parts(unit.words)
        content = quoted[-1] if quoted else unit.words
        for expected in (one for each in articles for one in self._known.of(each)):
            if follows(content, expected.said, Latitude.MARKED, cut_short=True):
                return expected, unit.words.rfind(content)
        return None

    def _likest(self, unit: Unit, articles: Iterable[ArticleId]) -> tuple[Expected, int] | None:
        """Return the statement most like the end of a unit, and where it begins there."""
        bag = Counter(sign.text for sign in unit.signs)
        ranked: list[tuple[float, Expected, tuple[Sign, ...]]] = []
        for expected in dict.fromkeys(one for each in articles for one in self._known.of(each)):
            theirs = signs(expected.words)
            shared = sum((bag & Counter(sign.text for sign in theirs)).values())
            if theirs and shared / len(theirs) >= _ALIKE:
                size = len(unit.signs) if unit.attribution is not None else len(theirs)
                ranked.append((2 * shared / (len(theirs) + size), expected, theirs))
        ranked.sort(key=lambda one: -one[0])
        best: tuple[float, Expected, int] | None = None
        for _, expected, theirs in ranked[:_MOST_COMPARED]:
            likeness, start = likeness_of(unit, theirs)
            if likeness >= _ALIKE and (best is None or likeness > best[0]):
                best = (likeness, expected, start)
        return (best[1], best[2]) if best is not None else None

    def _indirect(self, unit: Unit, articles: Sequence[ArticleId], match: _Match | None) -> Iterator[Outcome]:
        """Judge words without quotation marks of any length, where a statement stands: under its speaker."""
        if match is not None:
            ends = not any(sign.kind is Kind.WORD for sign in signs(unit.words[match.end :]))
            alone = match.expected.words[:1] in DOUBLE_MARKS
            if ends and (match.is_by or alone or self._is_statement(unit.words[: match.start])):
                yield self._judged(unit, match)
            return
        best = self._likest(unit, articles)
        if best is None:
            return
        expected, start = best
        likeness, _ = likeness_of(unit, signs(expected.words))
        if likeness >= _VERY_ALIKE and self._is_statement(unit.words[:start]):
            content = unit.words[start:]
            apart = differences(content, expected.words)
            sentence = told(apart, content, expected.words, "the library")
            yield self._outcome(
                Verdict.ALTERED, content, unit, expected, sentence, tail_of(unit.before(start))
            )

    def _is_statement(self, above: str) -> bool:
        """Tell whether words below `above` are a statement: a speaker, or its manner, stands there."""
        if not begins_line(above) or not above.strip():
            return False
        lines = [line.strip().casefold() for line in above.strip().splitlines()[-_LINES_OF_SPEAKER:]]
        return any(line.startswith(manners()) for line in lines) or self._ends_in_speaker(above)

    def _is_under_speaker(self, unit: Unit, articles: Sequence[ArticleId]) -> bool:
        """Tell whether the quotation of a PDF is a statement: it begins a line, or follows a colon."""
        start = next((n for n, letter in enumerate(unit.words) if letter in DOUBLE_MARKS), -1)
        before = unit.words[:start].rstrip(" \t") if start > 0 else ""
        if unit.words.rstrip(" .")[-1:] in ALL_MARKS and before.endswith(("\n", ":")):
            return not is_short(unit.words[start:]) or self._is_statement(before)
        best = self._likest(unit, articles)
        return best is not None and self._is_statement(unit.words[: best[1]])

    def _ends_in_speaker(self, above: str) -> bool:
        """Tell whether a speaker of the cited articles is named at the end of some words."""
        named = speaker_key(above.rstrip(" :\n" + "".join(ALL_MARKS)))
        return any(
            named.endswith(speaker_key(way))
            for each in self._known.cited
            for expected in self._known.of(each)
            for way in expected.attributions
        )

    # words in quotation marks in running text

    def _running(self, quoted: str, unit: Unit, articles: Sequence[ArticleId]) -> Outcome:
        """Judge quoted words in a summary or an opening: they must stand in an article."""
        ids = list(articles) or list(self._known.cited)
        for article_id in ids:
            if found_in(quoted, self._known.article(article_id).text) is not None:
                return self._plain(Verdict.VERIFIED, quoted, unit, article_id, "")
        found = [one for one in (*self._known.cited, *self._known.holding(quoted)) if one not in ids]
        for article_id in found:
            article = self._known.article(article_id)
            if found_in(quoted, article.text) is not None:
                if not articles:
                    return self._plain(Verdict.VERIFIED, quoted, unit, article_id, "")
                sentence = f"These words stand in another source: “{article.headline}”."
                return self._plain(Verdict.SOURCE, quoted, unit, article_id, sentence)
        best: tuple[float, ArticleId, str] | None = None
        for article_id in (*ids, *found):
            text = self._known.article(article_id).text
            near = nearest(quoted, text)
            if near is not None and near.likeness >= _ALIKE and (best is None or near.likeness > best[0]):
                best = (near.likeness, article_id, near.span.of(text))
        if best is None:
            sentence = "Nothing like it stands in any article of the library."
            return Outcome(Verdict.UNKNOWN, quoted, unit.place, sentence)
        _, article_id, passage = best
        sentence = told(differences(quoted, passage), quoted, passage)
        return self._plain(Verdict.ALTERED, quoted, unit, article_id, sentence, passage)

    def _is_title(self, quoted: str) -> bool:
        """Tell whether quoted words are the headline of a cited article, or a part of it."""
        key = key_of(signs(quoted)).rstrip(".,…")
        return any(
            key and key in key_of(signs(self._known.article(one).headline)) for one in self._known.cited
        )

    def _plain(
        self,
        verdict: Verdict,
        quoted: str,
        unit: Unit,
        article_id: ArticleId,
        sentence: str,
        passage: str = "",
    ) -> Outcome:
        return Outcome(
            verdict,
            quoted,
            unit.place,
            sentence,
            expected=passage,
            article_id=article_id,
            article=self._known.article(article_id).headline,
            differences=differences(quoted, passage) if passage else (),
        )

    def _outcome(
        self,
        verdict: Verdict,
        printed: str,
        unit: Unit,
        expected: Expected,
        sentence: str,
        attribution: str = "",
    ) -> Outcome:
        told_words = without_end_marks(expected.words)
        return Outcome(
            verdict,
            printed,
            unit.place,
            sentence,
            attribution,
            told_words,
            expected.attributions[0],
            expected.article_id,
            self._known.article(expected.article_id).headline,
            differences(printed, told_words) if verdict is Verdict.ALTERED else (),
        )


def _is_head(words: str) -> bool:
    """Tell whether words are quoted in a headline, under which its source line stands."""
    last = max((n for n, letter in enumerate(words) if letter in DOUBLE_MARKS), default=-1)
    after = words[last + 1 :]
    return last >= 0 and "\n" in after and any(sign.kind is Kind.WORD for sign in signs(after))
