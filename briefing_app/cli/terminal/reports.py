"""What the command line prints of analyses and search hits: lines of JSON, or text to read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing_app.document.words.cue_words import cue_words
from briefing_app.domain.statements.statement import Manner, Reports

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
    from briefing_app.domain.text import Span
    from briefing_app.storage.queries import SearchHit

ANALYSIS_SCHEMA = 1


def analysis_line(path: str, article: Article, analysis: Analysis) -> str:
    """Return the analysis of one article as one line of JSON; spans are code points into `text`."""
    return json.dumps(
        {
            "schema": ANALYSIS_SCHEMA,
            "path": path,
            "title": article.headline,
            "language": analysis.language,
            "text": article.text,
            "statements": [_statement(found, analysis) for found in analysis.statements],
            "actors": [_actor(found) for found in analysis.actors],
        },
        ensure_ascii=False,
    )


def analysis_text(article: Article, analysis: Analysis) -> str:
    """Return the analysis of one article for reading in a terminal."""
    headline = one_line(article.headline)
    lines = [headline, "=" * min(len(headline), 78), ""]
    for found in analysis.statements:
        attribution = found.attribution
        words = " […] ".join(span.of(article.text) for span in attribution.content)
        cue = cue_words(attribution, article.text)
        turning = cue.words if cue.turns and attribution.manner is not Manner.DIRECT else ""
        lines += [f"{found.salience:.2f}  {one_line(_who(found, article, analysis))} ({_way(found)})"]
        lines += [f"      {one_line(f'{turning}: {words}' if turning else words)}"]
        if found.reasons:
            lines += [f"      ranked by: {one_line(', '.join(found.reasons))}"]
        lines.append("")
    lines.append("Actors")
    for actor in analysis.actors:
        details = ", ".join(part for part in (actor.role, actor.affiliation, actor.country) if part)
        also = f" [{'; '.join(actor.aliases)}]" if actor.aliases else ""
        line = f"{actor.name} ({actor.kind}){f': {details}' if details else ''}{also}"
        lines.append(f"      {one_line(line)}")
    return "\n".join([*lines, ""])


def _who(found: FoundStatement, article: Article, analysis: Analysis) -> str:
    """Return who speaks; where that is in doubt, what the text says and who it may be."""
    if found.speaker is not None:
        return analysis.actors[found.speaker].name
    source = found.attribution.source.of(article.text) if found.attribution.source else "—"
    if not found.candidates:
        return source
    return f"{source}? perhaps {' or '.join(analysis.actors[place].name for place in found.candidates)}"


def _way(found: FoundStatement) -> str:
    """Return how it is reported: `indirect, speech`, or `indirect, thought, not said`."""
    thought = found.attribution.reports is Reports.THOUGHT
    return f"{found.attribution.manner}, {'thought, not said' if thought else Reports.SPEECH}"


def hit_line(hit: SearchHit) -> str:
    """Return a search hit as one line of JSON."""
    return json.dumps(
        {
            "id": hit.article_id,
            "headline": hit.headline,
            "outlet": hit.outlet,
            "published_on": hit.published_on.isoformat() if hit.published_on else None,
            "snippet": hit.snippet,
        },
        ensure_ascii=False,
    )


def hit_text(hit: SearchHit) -> str:
    """Return a search hit for reading in a terminal."""
    source = ", ".join(
        part for part in (hit.outlet, hit.published_on.isoformat() if hit.published_on else "") if part
    )
    title = f"{hit.headline} ({source})" if source else hit.headline
    return f"{one_line(title)}\n    {one_line(hit.snippet)}"


def _statement(found: FoundStatement, analysis: Analysis) -> dict[str, Any]:
    attribution = found.attribution
    return {
        "content": [list(span) for span in attribution.content],
        "manner": attribution.manner.value,
        "reports": attribution.reports.value,
        "source": _span(attribution.source),
        "cue": _span(attribution.cue),
        "speaker": analysis.actors[found.speaker].name if found.speaker is not None else None,
        "candidates": [analysis.actors[place].name for place in found.candidates],
        "salience": round(found.salience, 4),
    }


def _actor(found: FoundActor) -> dict[str, Any]:
    return {
        "name": found.name,
        "kind": found.kind.value,
        "role": found.role or None,
        "affiliation": found.affiliation or None,
        "country": found.country or None,
        "aliases": list(found.aliases),
        "mentions": [list(span) for span in found.mentions],
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def one_line(text: str) -> str:
    """Return `text` on one line, with nothing in it that a terminal would obey."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
