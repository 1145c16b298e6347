"""An article whose names are marked by hand, so that tests of rules do not hang on the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import chosen
from briefing_app.analysis.naming.aliases import clusters_of
from briefing_app.analysis.naming.names import Names
from briefing_app.analysis.naming.recurring import throughout
from briefing_app.analysis.reader.naming import named
from briefing_app.analysis.reader.reading import NamedSpan
from briefing_app.analysis.speaking.sources import Sources
from briefing_app.analysis.words.phrases import Phrases
from briefing_app.analysis.words.segments import segment
from briefing_app.analysis.words.tagging import tag

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.speaking.speakers import Speaker
    from briefing_app.domain.actors.actor import ActorKind

_MARKED = re.compile(r"\[(?P<PER>[^\]]+)\]|<(?P<ORG>[^>]+)>|\{(?P<LOC>[^}]+)\}")


class MarkedArticle:
    """An article in which `[Jane Roe]`, `<Nordnett>` and `{Karlshaven}` mark what the network would."""

    def __init__(self, marked: str) -> None:
        text, spans = _unmarked(marked)
        self._segments = segment(text)
        tokens = self._segments.tokens
        self._phrases = Phrases(self._segments, tag(self._segments))
        found = [
            NamedSpan(kind, tokens.start.index(start), tokens.end.index(end) + 1)
            for kind, start, end in spans
        ]
        by_rule = Names(self._phrases).read()
        names = throughout(self._phrases, named(self._phrases, by_rule, found), set())
        self.actors = clusters_of(self._phrases, names, set())
        self._sources = Sources(self._phrases, self.actors)
        self._place = 0

    def actor(self, name: str) -> Cluster:
        [found] = [actor for actor in self.actors if actor.name == name]
        return found

    def names(self, kind: ActorKind) -> list[str]:
        return [actor.name for actor in self.actors if actor.kind is kind and actor.is_named]

    def function(self, name: str) -> tuple[str, str]:
        """The function of a person and where it is held."""
        return chosen(self.actor(name).roles)

    def speaker(self, source: str) -> Speaker:
        """Who speaks at the next place of these words; ask in the order of the text."""
        tokens = self._segments.tokens
        start = tokens.text.index(source, self._place)
        self._place = start + len(source)
        first = tokens.start.index(start)
        return self._sources.resolve((first, tokens.end.index(self._place) + 1))

    def speakers(self, *sources: str) -> list[str | None]:
        """The names of who speaks at each of the sources, None for nobody."""
        found = [self.speaker(source).actor for source in sources]
        return [actor.name if actor is not None else None for actor in found]


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    text = ""
    spans = []
    last = 0
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        kind = match.lastgroup or ""
        spans.append((kind, len(text), len(text) + len(match[kind])))
        text += match[kind]
        last = match.end()
    return text + marked[last:], spans
