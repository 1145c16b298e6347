"""A statement in the printed grammar: who, in what function, said what, reported where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.citation import author, cited_title, has_own_headline
from briefing_app.document.nodes import Emphasis, Quotation, SourceRef, Text
from briefing_app.domain.actor import ActorKind
from briefing_app.domain.quotation import requoted
from briefing_app.domain.shortening import faults, printed_wording
from briefing_app.domain.statement import Manner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Inline, Inlines
    from briefing_app.document.wording import Wording
    from briefing_app.domain.actor import Actor, Function
    from briefing_app.domain.article import Article
    from briefing_app.domain.briefing import StatementItem
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statement import Statement

_PRONOUN_WORDS = """
    he she it they we i you who him her them his their this that those one er sie es wir il elle ils elles on
"""
_HANGING_WORDS = """
    to of for against about on as in with by from whether how why what who when where if at over into
"""
_CLAUSE_VERBS = """
    say says said saying tell tells told add adds added adding state states stated stating note
    notes noted noting claim claims claimed argue argues argued insist insists insisted announce
    announces announced report reports reported reporting believe believes believed think thinks
    thought warn warns warned stress stresses stressed explain explains explained declare declares
    declared maintain maintains maintained according write writes wrote reply replies replied
    confirm confirms confirmed suggest suggests suggested hope hopes hoped expect expects expected
    fear fears feared estimate estimates estimated emphasize emphasise emphasized emphasised
    emphasizing emphasising acknowledge acknowledged concede conceded admit admits admitted
"""
_TITLE = re.compile(r"(?!(?:others|and|or|but|who|which|that|said)\b)[^\W_]", re.IGNORECASE)
_SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "adviser"})
_FORMS = {
    "France": ("french",),
    "Germany": ("german",),
    "Poland": ("polish",),
    "Spain": ("spanish",),
    "China": ("chinese",),
    "Netherlands": ("dutch",),
    "Ireland": ("irish",),
    "Greece": ("greek",),
    "Denmark": ("danish",),
    "Sweden": ("swedish",),
    "Finland": ("finnish",),
    "Turkey": ("turkish",),
    "Switzerland": ("swiss",),
    "Italy": ("italian",),
    "United Kingdom": ("british", "u.k.", "uk "),
    "United States": ("american", "u.s.", "us "),
}
"""How a country is named by an adjective that does not begin like it."""
_PLURAL_KINDS = frozenset({ActorKind.GROUP})
_NAME_ENDS = frozenset({"jr", "sr", "ii", "iii"})
_CLAUSE_CUES = frozenset(_CLAUSE_VERBS.split())
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_NEEDS_CUE = frozenset(_HANGING_WORDS.split())
_FEWEST_WORDS_OF_SENTENCE = 4
_FEWEST_WORDS_OF_CLAUSE = 6
_OPENINGS = "“„«»‘"
_SOFT_END = " ,;:–—-"
_FURTHER_THAT = re.compile(
    r"\band that (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does)\b)"
)
"""The second of two clauses that hung on one verb: with the first “that” goes the second."""
_LONE_AS = re.compile(r"^as (?=[“‘\"]|an? |the )", re.IGNORECASE)
_SOFT_IN_MARKS = re.compile(r"[,;:–—-]+([”’»“‘]+)$")
_SENTENCE_END = re.compile(r"[.!?…][”’»“‘\")\]]*$")


@dataclass(frozen=True, slots=True)
class Quoter:
    """What quotations of one document share: its material, source numbers and words."""

    material: Material
    numbers: Mapping[ArticleId, int]
    wording: Wording

    def quotation(
        self,
        item: StatementItem,
        *,
        number: int | None,
        under: ArticleId | None,
        known: set[str] | None = None,
    ) -> Quotation | None:
        """Return a statement as it is printed; None for one that must not be.

        `number` is printed for an item of its own, `under` is the article whose head stands
        above, `known` are the speakers introduced there: their function is printed once.
        A passage whose words no longer stand in its article is not printed, and a
        wording that does not follow from its original gives way to the original.
        """
        found = standing(item, self.material)
        if found is None:
            return None
        statement, article = found
        original = printed_wording(statement, article.text)
        chosen = item.wording if item.wording is not None else original
        if faults(chosen, original) and faults(chosen, statement.passage.quote):
            chosen = original
        content: Inlines = (
            Text(
                _content(statement, article, chosen, self.wording, self._subject(statement, article)),
                language=self._tag(article),
            ),
            Text(" "),
            SourceRef((self.numbers[article.id],)),
        )
        return Quotation(
            attribution=self._attribution(statement, article, known, alone=article.id != under),
            content=content,
            label=str(number) if number is not None else "",
            notes=self._notes(statement, article),
            anchor=f"item-{number}" if number is not None else "",
            origin=item.id,
        )

    def _tag(self, article: Article) -> str:
        return article.language if article.language and article.language != self.wording.language else ""

    def _attribution(
        self, statement: Statement, article: Article, known: set[str] | None, *, alone: bool
    ) -> Inlines:
        name, place = self._speaker(statement, article)
        if known is not None:
            place = "" if name in known else place
            known.add(name)
        inlines: list[Inline] = [Text(name, Emphasis.STRONG)]
        if place:
            inlines.append(Text(f", {place}"))
        if alone:
            source = _source(article, self.wording, with_outlet=statement.attribution is not None)
            inlines.append(Text(f" — {source}", Emphasis.QUIET))
        return tuple(inlines)

    def _speaker(self, statement: Statement, article: Article) -> tuple[str, str]:
        """Return who speaks and in what function, on the date of the article."""
        if statement.attribution is None:
            return article.outlet or self.wording.word("unknown_outlet"), self.wording.word("own_words")
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        if actor is not None:
            return _capital(actor.name), function_line(actor, statement.said_on or article.published_on)
        words = " ".join(statement.speaker.split())
        if not words and statement.attribution.source is not None:
            words = " ".join(statement.attribution.source.of(article.text).split())
        if not words or words.lower() in _PRONOUNS:
            return self.wording.word("unknown_speaker"), ""
        return _capital(requoted(words, self.wording.marks)), ""

    def _subject(self, statement: Statement, article: Article) -> str:
        """Return the speaker as the subject of a sentence, in square brackets: `[Schiff]`, `[It]`."""
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        if actor is None:
            name, _ = self._speaker(statement, article)
            unknown = statement.attribution is None or name == self.wording.word("unknown_speaker")
            return "" if unknown else f"[{name}]"
        if actor.kind in _PLURAL_KINDS:
            return "[They]"
        if actor.kind is not ActorKind.PERSON:
            return "[It]"
        names = [name for name in actor.name.split() if name.lower().strip(".,") not in _NAME_ENDS]
        return f"[{names[-1]}]" if names else ""

    def _notes(self, statement: Statement, article: Article) -> tuple[str, ...]:
        when = ""
        if statement.said_on is not None:
            when = self.wording.short_date(statement.said_on)
        elif article.published_on is not None:
            when = self.wording.reported(article.published_on)
        manner = self.wording.manner(statement.manner) if statement.manner else ""
        return tuple(note for note in (when, manner) if note)


def standing(item: StatementItem, material: Material) -> tuple[Statement, Article] | None:
    """Return the statement and the article of an item, None unless its words still stand there."""
    statement = material.statements.get(item.statement_id)
    if statement is None:
        return None
    article = material.articles.get(statement.passage.article_id)
    if article is None or not statement.passage.stands_in(article.text):
        return None
    return statement, article


def function_line(actor: Actor, day: date | None) -> str:
    """Return the function that held on `day`, where it is held, and the country."""
    function = _function_on(actor, day)
    parts = [_held(function)] if function else []
    person = actor.kind is ActorKind.PERSON
    said = " ".join((*parts, "" if person else actor.name))
    has_country = actor.country and actor.kind is not ActorKind.COUNTRY and not _names(said, actor.country)
    if has_country and (person or len(actor.name.split()) > 1):
        parts.append(actor.country)
    return ", ".join(part for part in parts if part)


def _held(function: Function) -> str:
    """Return a function with its place: a spokesman is one *for* somebody, what is no title is left out."""
    title, place = function.title.strip(" ,"), function.affiliation.strip(" ,")
    if not _TITLE.match(title):
        title = ""
    if not place or place.casefold() in title.casefold():
        return title
    if title.split(" ")[-1].lower() in _SPEAKS_FOR:
        return f"{title} for {place}"
    return ", ".join(part for part in (title, place) if part)


def _names(words: str, country: str) -> bool:
    """Tell whether `words` name a country, by its name or by a word made from it (“Polish”)."""
    stems = [country.casefold(), *(_FORMS.get(country, ()))]
    if len(country) > 5 and " " not in country:
        stems.append(country[:-2].casefold())
    return any(stem in words.casefold() for stem in stems)


def _function_on(actor: Actor, day: date | None) -> Function | None:
    """Return the latest function that `day` does not rule out."""
    for function in reversed(actor.functions):
        early = day is not None and function.since is not None and day < function.since
        late = day is not None and function.until is not None and day > function.until
        if not early and not late:
            return function
    return None


def _source(article: Article, wording: Wording, *, with_outlet: bool) -> str:
    parts = [cited_title(article, wording)] if has_own_headline(article) else []
    if with_outlet:
        parts.append(article.outlet or wording.word("unknown_outlet"))
    parts.append(author(article))
    parts.append(
        wording.short_date(article.published_on) if article.published_on else wording.word("undated")
    )
    return ", ".join(part for part in parts if part)


def _sentence_start(words: str) -> str:
    """Return words with a capital at the start; inside quotation marks the change is bracketed."""
    if words[:1].islower():
        return _capital(words)
    if words[:1] in _OPENINGS and words[1:2].islower() and len(words.split()) >= _FEWEST_WORDS_OF_CLAUSE:
        return f"{words[:1]}[{words[1].upper()}]{words[2:]}"
    return words


def _content(statement: Statement, article: Article, words: str, wording: Wording, subject: str) -> str:
    words = " ".join(words.split())
    if statement.manner in (None, Manner.DIRECT):
        kept = words.rstrip(_SOFT_END)
        if kept[:1].islower() and len(kept.split()) >= _FEWEST_WORDS_OF_CLAUSE:
            kept = f"[{kept[0].upper()}]{kept[1:]}"
        if _SENTENCE_END.search(kept) or kept.endswith("]"):
            return wording.marks.around(kept)
        if kept[:1] == "[" or (kept[:1].isupper() and len(kept.split()) >= _FEWEST_WORDS_OF_SENTENCE):
            return wording.marks.around(f"{kept}.")
        return f"{wording.marks.around(kept)}."
    kept = _SOFT_IN_MARKS.sub(r"\1", requoted(words.rstrip(_SOFT_END), wording.marks))
    kept = _sentence_start(_as_clause(kept, statement, article, subject))
    if _SENTENCE_END.search(kept):
        return kept
    return f"{kept}."


def _capital(words: str) -> str:
    """Return `words` with a capital at the start, unless a mark stands there."""
    return words[:1].upper() + words[1:]


def _as_clause(kept: str, statement: Statement, article: Article, subject: str) -> str:
    """Return indirect words as a sentence: without “that”, or with the verb that they hang on.

    The verb gets `subject` in square brackets: that word is the desk's.
    """
    attribution = statement.attribution
    first_word = kept.split(" ", 1)[0].lower()
    if first_word == "that" and " " in kept:
        return _FURTHER_THAT.sub("and ", kept.split(" ", 1)[1])
    if attribution is None or attribution.cue is None:
        return kept
    start = min(span.start for span in attribution.content)
    gap = article.text[attribution.cue.end : start]
    if not 0 < len(gap) <= 12 or re.search(r"[.!?\n“\"]", gap):
        return _LONE_AS.sub("", kept)
    cue = attribution.cue.of(article.text).lower()
    if (
        first_word in _NEEDS_CUE
        or first_word.endswith("ing")
        or not _CLAUSE_CUES & set(re.findall(r"\w+", cue))
    ):
        predicate = f"{' '.join(article.text[attribution.cue.start : start].split())} {kept}"
        english = article.language.split("-")[0] in ("", "en")
        tells = subject and english and cue[:1].isalpha() and not cue.split()[0].endswith("ing")
        return f"{subject} {predicate}" if tells else predicate
    return _FURTHER_THAT.sub("and ", kept)
