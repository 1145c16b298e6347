"""The statement matrix: who says what on which issue, and where each stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.forms.statements import by_speaker, in_time
from briefing_app.document.nodes import Column, Emphasis, Table, Text
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.quotation import ENGLISH_MARKS, QuotationMarks
from briefing_app.domain.statements.statement import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_app.document.forms.setting import Said, Setting
    from briefing_app.document.nodes import Block, Inline, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.document.products.product import IssuePlan
    from briefing_app.domain.articles.article import Article

CELL_CHARACTERS = 120
OPENING_WORDS = 60
NONE_FOUND = "○"
_KIND_LETTERS = {None: "P", "direct": "D", "mixed": "D", "indirect": "I"}


def matrix_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give a table of actors by issues; each cell has the latest statement, its stance, date and source.

    Rows are grouped by country, or by the kind of actor where no country is known.
    """
    said = setting.all_said()
    if not said:
        return
    issues = issues_of(said, setting)
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    blocs = _blocs(said, setting)
    issue_of_item = {one.item.id: issue for issue, on_issue in issues.items() for one in on_issue}
    for bloc, speakers in blocs.items():
        if len(blocs) > 1:
            rows.append(((Text(bloc, Emphasis.STRONG),),))
            origins.append(None)
        for name, spoken in speakers.items():
            by_issue: dict[str, list[Said]] = {issue: [] for issue in issues}
            for one in spoken:
                by_issue[issue_of_item[one.item.id]].append(one)
            rows.append(_row(name, spoken, by_issue, setting))
            origins.append(spoken[-1].item.id)
    word = setting.wording.word
    fullest = max(map(len, issues.values()))
    columns = (
        Column(word("actor"), 1.2),
        *(Column(issue, 0.8 + 1.2 * len(on_issue) / fullest) for issue, on_issue in issues.items()),
        Column(word("overall"), 0.4),
    )
    yield Table(
        columns,
        tuple(rows),
        part.title(setting.language),
        row_heads=1,
        wide=True,
        legend=(Text(_legend(said, setting)),),
        origins=tuple(origins),
    )


def _legend(said: Sequence[Said], setting: Setting) -> str:
    """Return what the signs mean, and where statements were looked for."""
    outlets = {one.article.outlet for one in said if one.article.outlet}
    articles = {one.article.id for one in said}
    wording = setting.wording
    return wording.word(
        "matrix_legend",
        articles=wording.count("article", len(articles)),
        outlets=wording.count("outlet", len(outlets)),
    )


def issues_of(said: Sequence[Said], setting: Setting) -> dict[str, list[Said]]:
    """Return the issues that statements are on, in the order of the product; other topics follow."""
    found: dict[str, list[Said]] = {plan.title_in(setting.language): [] for plan in setting.product.issues}
    other: list[Said] = []
    for one in said:
        issue = issue_of(one, setting)
        if issue:
            found.setdefault(issue, []).append(one)
        else:
            other.append(one)
    issues = {issue: those for issue, those in found.items() if those}
    if other:
        issues[setting.wording.word("other_issues" if issues else "position")] = other
    return issues


def issue_of(one: Said, setting: Setting) -> str:
    """Return the issue that a statement is on: what a person set, else what its words tell; "" if unclear."""
    return issue_among(
        setting.product.issues,
        one.statement.topic,
        one.statement.passage.quote,
        _opening(one.article),
        language=setting.language,
        written_in=one.article.language,
    )


def issue_among(
    issues: Sequence[IssuePlan], topic: str, quote: str, about: str, *, language: str, written_in: str
) -> str:
    """Return the issue, by its title in `language`, that words are on; "" if unclear.

    It is the topic that was set, else the issue that they use most words of. `about` are words
    around them, such as a headline, which count a third; `written_in` is their language.
    """
    topic = " ".join(topic.split())
    for plan in issues:
        if topic and topic.casefold() in {name.casefold() for name in (plan.title, *plan.titles.values())}:
            return plan.title_in(language)
    if topic:
        return topic
    scores = [(3 * _hits(plan, quote, written_in) + _hits(plan, about, written_in), plan) for plan in issues]
    best = max((score for score, _ in scores), default=0)
    return next((plan.title_in(language) for score, plan in scores if score == best and best), "")


def _opening(article: Article) -> str:
    return f"{article.headline} {' '.join(article.text.split(None, OPENING_WORDS)[:OPENING_WORDS])}"


def _hits(plan: IssuePlan, words: str, language: str) -> int:
    keywords = plan.keywords_for(language)
    if not keywords:
        return 0
    pattern = "|".join(re.escape(keyword) for keyword in keywords)
    return len(re.findall(rf"\b(?:{pattern})", words, re.IGNORECASE))


def _blocs(said: Sequence[Said], setting: Setting) -> dict[str, dict[str, list[Said]]]:
    blocs: dict[str, dict[str, list[Said]]] = {}
    for name, spoken in by_speaker(in_time(said), setting).items():
        actor = spoken[-1].actor
        bloc = setting.wording.word("other_speakers")
        if actor is not None:
            bloc = setting.wording.country(actor.country) or setting.wording.word(
                "organisations" if actor.kind is not ActorKind.PERSON else "other_speakers"
            )
        blocs.setdefault(bloc, {})[name] = spoken
    return dict(sorted(blocs.items(), key=lambda pair: -sum(map(len, pair[1].values()))))


def _row(
    name: str, spoken: list[Said], by_issue: dict[str, list[Said]], setting: Setting
) -> tuple[Inlines, ...]:
    _, place = setting.quoter.speaker(spoken[-1].statement, spoken[-1].article)
    who: list[Inline] = [Text(name, Emphasis.STRONG)]
    if place:
        who.append(Text(f"{setting.wording.sign('comma')}{place}", Emphasis.QUIET))
    cells = [_cell(on_issue, setting) for on_issue in by_issue.values()]
    return (tuple(who), *cells, (Text(_overall(spoken), Emphasis.STRONG),))


def _cell(spoken: list[Said], setting: Setting) -> Inlines:
    """Return the latest statement of a speaker on an issue, and how its stance has moved."""
    if not spoken:
        return (Text(NONE_FOUND, Emphasis.QUIET),)
    latest = spoken[-1]
    stance = latest.statement.stance
    inlines: list[Inline] = []
    if stance is not None:
        inlines.append(Text(f"{stance.sign} ", Emphasis.STRONG))
    words = setting.quoter.words(latest.item, latest.statement, latest.article)
    inlines += (
        Text(shortened(word.text, marks=setting.wording.marks), word.emphasis, word.language)
        for word in words
        if isinstance(word, Text)
    )
    letter = _KIND_LETTERS.get(latest.statement.manner, "I")
    when = setting.day(latest.day)
    inlines += [Text(f" {when} {letter} ", Emphasis.QUIET), setting.reference(latest.article)]
    if change := _change(spoken):
        inlines.append(Text(f" {change}", Emphasis.STRONG))
    return tuple(inlines)


def shortened(words: str, most: int = CELL_CHARACTERS, marks: QuotationMarks = ENGLISH_MARKS) -> str:
    """Return words cut between two of them with `[…]`, closing what quotation mark is open."""
    if len(words) <= most:
        return words
    kept = words[:most].rsplit(" ", 1)[0].removesuffix("[…]").rstrip(" ,;:–—")
    opening, closing = marks.outer
    if not words.startswith(opening) or closing in kept:
        closing = ""
    return f"{kept} […]{closing}"


def _change(spoken: list[Said]) -> str:
    judged = [one.statement.stance for one in spoken if one.statement.stance is not None]
    if len(judged) < 2 or judged[-1].value == judged[-2].value:
        return ""
    return f"{'▲' if judged[-1].value > judged[-2].value else '▼'} {judged[-2].sign}"


def _overall(spoken: list[Said]) -> str:
    """Return the sign of the mean of the latest stances, `?` where they are at odds or none was judged."""
    latest = {one.statement.topic: one.statement.stance for one in spoken if one.statement.stance is not None}
    values = [stance.value for stance in latest.values()]
    if not values:
        return "?"
    sign = Stance(round(sum(values) / len(values))).sign
    return f"{sign} ?" if min(values) < 0 < max(values) else sign
