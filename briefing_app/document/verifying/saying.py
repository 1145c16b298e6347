"""Whether what is printed of a statement is what was said, and by whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.verifying.printed import words_of
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.verbatim.following import Latitude, Original, follows, pieces_of

if TYPE_CHECKING:
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import StatementItem
    from briefing_app.domain.statements.statement import Statement

_CUE_REACH = 12
_DASS = re.compile(r"\b(?:dass|daß)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*\[([^\[\]]*)\]\s")
_SUBJECTS = frozenset({"it", "they"})


def original_of(statement: Statement, article: Article) -> Original:
    """Return what a statement says in its article: its pieces, and the cue that a clause hangs on."""
    attribution = statement.attribution
    if attribution is None or not attribution.content:
        return Original((statement.passage.quote,))
    before = ""
    start = min(span.start for span in attribution.content)
    cue = attribution.cue
    if cue is not None and 0 < start - cue.end <= _CUE_REACH:
        before = article.text[cue.start : start]
    elif hung := _DASS.search(article.text[max(0, start - _CUE_REACH) : start]):
        before = hung[0]
    return Original(pieces_of(article.text, attribution.content), before)


def is_said(
    printed: str, item: StatementItem, statement: Statement, article: Article, actor: Actor | None
) -> bool:
    """Tell whether what is printed is what was said: as chosen for the item, and by marked changes.

    `actor` is who said it, None where that is nobody of the library.
    """
    if not statement.passage.stands_in(article.text):
        return False
    if not _has_own_subject(printed, statement, article, actor):
        return False
    said = original_of(statement, article)
    direct = statement.manner in (None, Manner.DIRECT)
    latitude = Latitude.EXACT if direct else Latitude.CLAUSE
    if follows(printed, said, latitude):
        return True
    if item.wording is None:
        return False
    chosen = Original((item.wording,), said.before)
    whole = Original((statement.passage.quote,), said.before)
    return follows(printed, chosen, latitude) and (
        follows(item.wording, said, Latitude.MARKED) or follows(item.wording, whole, Latitude.MARKED)
    )


def is_by(named: str, statement: Statement, article: Article, actor: Actor | None, wording: Wording) -> bool:
    """Tell whether the name printed is that of the statement's speaker."""
    if actor is not None:
        return words_of(named) == words_of(actor.name)
    if statement.attribution is None:
        known = [article.outlet or wording.word("unknown_outlet")]
    else:
        source = statement.attribution.source
        known = [statement.speaker, source.of(article.text) if source else ""]
        known.append(wording.word("unknown_speaker"))
    return words_of(named) in [words_of(one) for one in known if one]


def _has_own_subject(printed: str, statement: Statement, article: Article, actor: Actor | None) -> bool:
    """Tell whether a subject put before a clause in brackets is the speaker: `[Kos] promised`."""
    subject = _SUBJECT.match(printed)
    if subject is None or statement.manner in (None, Manner.DIRECT):
        return True
    source = statement.attribution.source if statement.attribution else None
    known = [actor.name if actor else "", statement.speaker, source.of(article.text) if source else ""]
    return {*words_of(subject[1])} <= _SUBJECTS.union(*map(words_of, known))
