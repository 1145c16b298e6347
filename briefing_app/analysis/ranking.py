"""Ranks statements by how much a press officer would want them, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.words.lexicons import group
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.statement import Manner, Reports

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.domain.statements.statement import Attribution

HIGH_OFFICES = group("high_offices")
_LONG, _PART, _SHORT = 60, 12, 7
_OFFICES = HIGH_OFFICES | group("named_bodies") | {"government", "conclusions", "communiqué", "parliament"}
_REFUSING = frozenset({"decline", "refuse", "avoid"})
_LEAD = 400
"""Characters: the first paragraph or so of an article."""
_REMEMBERED = 60
_FEWEST_SHARED = 3


def rank(
    attributions: list[tuple[Attribution, Cluster | None]],
    text: str,
    weights: dict[int, float],
    offices: frozenset[str] = HIGH_OFFICES,
) -> list[tuple[float, tuple[str, ...]]]:
    """Return for each statement its salience, from 0 to 1, and the reasons for it.

    `weights` gives for the identity of an actor how central it is to the article, from 0 to 1;
    `offices` are the highest, in the language of the article.
    """
    ranked: list[tuple[float, tuple[str, ...]]] = []
    seen: list[set[str]] = []
    for attribution, actor in attributions:
        score, reasons = 0.30, []
        if actor is None:
            reasons.append("speaker not named" if attribution.source else "no source given")
            score -= 0.02 if _is_official(attribution, text) else 0.12
        else:
            gain, why = _speaker(actor, weights.get(id(actor), 0.0), offices)
            score += gain
            reasons += why
        if attribution.manner is Manner.DIRECT:
            score += 0.15
            reasons.append("direct quotation")
        elif attribution.manner is Manner.MIXED:
            score += 0.12
            reasons.append("partly quoted")
        elif _refuses(attribution, text):
            score -= 0.15
            reasons.append("declines to say")
        asks = attribution.content[-1].of(text).endswith("?")
        start = attribution.content[0].start
        if start < len(text) * 0.3:
            score += 0.10 * (1 - start / max(1, len(text) * 0.3))
            reasons.append("early in the article")
        if actor is not None and not asks and start < min(_LEAD, len(text) * 0.15):
            score += 0.08
            reasons.append("in the lead")
        words = [w.lower() for span in attribution.content for w in span.of(text).split()]
        if len(words) < _SHORT:
            score -= 0.12
            reasons.append("only a few words")
        elif len(words) > _LONG:
            score -= 0.04
        if attribution.manner is Manner.DIRECT and len(words) < _PART and text[start].islower():
            score -= 0.10
            reasons.append("part of a sentence")
        if asks:
            labelled = attribution.cue is not None and attribution.cue.of(text) == ":"
            score -= 0.50 if labelled else 0.25
            reasons.append("a question")
        if attribution.reports is Reports.THOUGHT:
            score -= 0.18
            reasons.append("thought, not said")
        key = {w.strip(".,“”‘’\"'") for w in words if len(w) > 4}
        if any(_is_alike(key, other) for other in seen[-_REMEMBERED:]):
            score -= 0.15
            reasons.append("repeats an earlier statement")
        if not asks:
            seen.append(key)
        ranked.append((round(min(1.0, max(0.0, score)), 3), tuple(reasons)))
    return ranked


def _is_alike(words: set[str], others: set[str]) -> bool:
    shared = len(words & others)
    return shared >= _FEWEST_SHARED and shared >= 0.6 * min(len(words), len(others))


def _refuses(attribution: Attribution, text: str) -> bool:
    """Tell whether the source declined or refused: the words alone would read the other way round."""
    words = attribution.cue.of(text).lower().replace("’", "'").split() if attribution.cue else []
    cues = [cue_verbs().get(word) for word in words]
    refuses = any(cue is not None and cue.lemma in _REFUSING for cue in cues)
    return refuses or any(word in ("not", "never") or word.endswith("n't") for word in words)


def _is_official(attribution: Attribution, text: str) -> bool:
    """Tell whether a source without a name holds an office: `the ministers`, `the government`."""
    words = attribution.source.of(text).lower().split() if attribution.source else []
    return any(word in _OFFICES or word.removesuffix("s") in _OFFICES for word in words)


def _speaker(actor: Cluster, weight: float, high: frozenset[str]) -> tuple[float, list[str]]:
    gain, reasons = 0.0, []
    if actor.kind is ActorKind.PERSON:
        gain += 0.15
        reasons.append("named speaker")
        titles = {
            word
            for role in actor.roles
            if not role.title.startswith("former")
            for word in role.title.lower().split()
        }
        held = titles & high
        if held:
            gain += 0.12
            reasons.append("minister" if "minister" in held else "holds a high office")
    else:
        gain += 0.12
        reasons.append("organisation speaks")
    if weight >= 0.5:
        gain += 0.12 * weight
        reasons.append("central to the article")
    return gain, reasons
