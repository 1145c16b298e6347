"""Reads one article: the only door into this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.foreign import foreign_names, nearest_name_statements, tag_foreign
from briefing_app.analysis.functions.role import chosen
from briefing_app.analysis.language import language_of
from briefing_app.analysis.languages.language import language_for
from briefing_app.analysis.languages.reading import read_in
from briefing_app.analysis.naming.aliases import clusters_of
from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.naming.names import Names
from briefing_app.analysis.naming.recurring import throughout
from briefing_app.analysis.ranking import HIGH_OFFICES, rank
from briefing_app.analysis.saying.attribution import Attributions, Reported
from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.saying.overlaps import apart
from briefing_app.analysis.speaking.sources import Sources
from briefing_app.analysis.words.phrases import Phrases
from briefing_app.analysis.words.segments import Segments, segment
from briefing_app.analysis.words.spans import attribution_of
from briefing_app.analysis.words.tagging import tag
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.speaking.speakers import Speaker
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.statement import Attribution

ENGINE = "reader-1"


def analyse(article: Article) -> Analysis:
    """Return the statements and actors of an article; never raises, whatever the text."""
    text = article.text
    language = article.language or language_of(text)
    rules = language_for(language)
    if rules is not None:
        segments, pairs, actors = read_in(text, rules)
        return _analysis(article, language, segments, pairs, actors, rules.group("offices"))
    segments = segment(text)
    if language.partition("-")[0].lower() == "en":
        phrases, names, reported = _read_english(segments)
    else:
        phrases = Phrases(segments, tag_foreign(segments))
        names = foreign_names(phrases)
        reported = nearest_name_statements(phrases, names)
    owners = {k for k, word in enumerate(segments.tokens.lower[1:]) if word in ("'s", "'")}
    speaking = {k for item in reported if item.source for k in _saying(phrases, *item.source)} - owners
    sources = Sources(phrases, clusters_of(phrases, names, speaking))
    pairs = _attributed(segments, reported, sources)
    named_actors = [cluster for cluster in sources.settled() if cluster.is_named]
    return _analysis(article, language, segments, pairs, named_actors)


def _analysis(
    article: Article,
    language: str,
    segments: Segments,
    pairs: list[tuple[Attribution, Speaker]],
    actors: list[Cluster],
    offices: frozenset[str] = HIGH_OFFICES,
) -> Analysis:
    text = article.text
    speakers = {id(speaker.actor) for _, speaker in pairs}
    outlet = article.outlet.casefold()
    actors = [c for c in actors if id(c) in speakers or c.name.casefold() != outlet]
    place = {id(cluster): number for number, cluster in enumerate(actors)}
    weights = _weights(actors, len(segments.tokens))
    ranked = rank([(attribution, speaker.actor) for attribution, speaker in pairs], text, weights, offices)
    statements = tuple(
        FoundStatement(
            attribution,
            place.get(id(speaker.actor)) if speaker.actor else None,
            tuple(place[id(c)] for c in speaker.candidates if id(c) in place and c is not speaker.actor),
            salience,
            reasons,
        )
        for (attribution, speaker), (salience, reasons) in zip(pairs, ranked, strict=True)
    )
    found = tuple(_actor(segments, cluster) for cluster in actors)
    return Analysis(language, statements, found, ENGINE)


def _read_english(segments: Segments) -> tuple[Phrases, list[Name], list[Reported]]:
    """Return what the trained reader makes of a text, with the rules' reading of it as one of its clues."""
    from briefing_app.analysis.reader.naming import named
    from briefing_app.analysis.reader.reading import read_words

    phrases = Phrases(segments, tag(segments))
    by_rule = Names(phrases).read()
    read = read_words(phrases, by_rule, apart(segments, Attributions(segments, phrases).read()))
    works = {k for span in read.names if span.kind == "MISC" for k in range(span.first, span.last)}
    return phrases, throughout(phrases, named(phrases, by_rule, read.names), works), read.reported


def _saying(phrases: Phrases, first: int, last: int) -> range:
    """Return the tokens of a source without `of Karlshaven` behind a name."""
    for k in range(first + 1, last):
        if phrases.lower[k] in ("of", "from", "in", "at") and phrases.tags[k - 1] in ("NNP", "NN", "NNS"):
            return range(first, k)
    return range(first, last)


def _attributed(
    segments: Segments, reported: list[Reported], sources: Sources
) -> list[tuple[Attribution, Speaker]]:
    pairs: list[tuple[Attribution, Speaker]] = []
    contents: set[tuple[Span, ...]] = set()
    in_order = sorted(reported, key=lambda r: (r.cue or r.content[0])[0])
    for item in in_order:
        attribution = attribution_of(segments, item)
        if attribution is None or attribution.content in contents:
            continue
        contents.add(attribution.content)
        speaker = sources.resolve(item.source)
        if speaker.actor is None and _is_a_thing(segments, item, attribution):
            continue
        pairs.append((attribution, speaker))
    pairs.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    return pairs


def _is_a_thing(segments: Segments, item: Reported, attribution: Attribution) -> bool:
    """Tell whether `it` stands for no body in `It asks it to wait`; a whole clause may still be said."""
    if item.source is None or item.cue is None or attribution.manner is not Manner.INDIRECT:
        return False
    cue = cue_verbs().get(segments.tokens.lower[item.cue[0]])
    takes_object = cue is not None and (cue.takes_object or cue.infinitive)
    return takes_object and segments.tokens.lower[slice(*item.source)] == ["it"]


def _weights(clusters: list[Cluster], length: int) -> dict[int, float]:
    """Return how central each actor is: how often, and how early, it is named."""
    most = max((len(c.names) for c in clusters if c.kind is ActorKind.PERSON), default=1)
    return {
        id(c): min(1.0, 0.7 * len(c.names) / most + 0.3 * (1 - c.first / max(1, length))) for c in clusters
    }


def _actor(segments: Segments, cluster: Cluster) -> FoundActor:
    tokens = segments.tokens
    function, affiliation = chosen(cluster.roles)
    return FoundActor(
        cluster.name,
        cluster.kind,
        function,
        affiliation,
        cluster.country if cluster.kind is not ActorKind.COUNTRY else "",
        cluster.aliases,
        tuple(
            Span(tokens.start[n.first], tokens.end[n.last - 1]) for n in cluster.names if not n.people_word
        ),
    )
