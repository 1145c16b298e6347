"""Sources: their numbers, and how an article is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing_app.document.nodes import Emphasis, Link, SourceEntry, Text
from briefing_app.document.words.typesetting import kept_together
from briefing_app.document.words.wording import base_language, date_time_group
from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.briefings.outline import items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Inline
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import Briefing, Item
    from briefing_app.domain.identity import ArticleId

_SCHEMES = frozenset({"http", "https", "mailto"})
_INCIPIT_WORDS = 8
_BYLINES = {
    language: re.compile(rf"^(?:by\s+|(?:{words})\s*)", re.IGNORECASE)
    for language, words in {
        "en": r"written by\s",
        "fr": r"par\s|de notre correspondante?\s|auteure?\s?:|propos recueillis par\s",
        "de": r"von\s(?!de[rnm]\s)|autor(?:in)?:|text:",
        "es": r"por\s|autora?:|texto:",
        "ru": r"автор:|текст:|автор\s",
        "uk": r"автор(?:ка)?:|текст:|автор(?:ка)?\s",
        "pl": r"autor(?:ka)?:|tekst:",
        "ar": r"بقلم\s?:?|كتب(?:ت)?\s?:|بقلم:",
    }.items()
}
"""What stands before the name of an author; English words, which wire services set, everywhere."""
_LONGEST_ADDRESS, _LEAST_PATH = 44, 8


def source_numbers(briefing: Briefing, material: Material) -> dict[ArticleId, int]:
    """Return the number of each article that is printed, by first appearance in the sections."""
    numbers: dict[ArticleId, int] = {}
    for item in items(briefing):
        for article_id in _articles_of(item, material):
            if article_id in material.articles:
                numbers.setdefault(article_id, len(numbers) + 1)
    return numbers


def source_entries(
    numbers: Mapping[ArticleId, int], material: Material, wording: Wording
) -> tuple[SourceEntry, ...]:
    """Return the entries of the sources in the order of their numbers."""
    articles = [material.articles[article_id] for article_id, _ in sorted(numbers.items(), key=_number)]
    once = common_taken_in(articles)
    return tuple(
        SourceEntry(number, source_entry(article, wording, with_time=not once))
        for number, article in enumerate(articles, start=1)
    )


def common_taken_in(articles: Sequence[Article]) -> str:
    """Return when all articles were taken in, "" for one alone and where they differ."""
    groups = {date_time_group(article.taken_in_at) for article in articles}
    return unbroken(groups.pop()) if len(groups) == 1 and len(articles) > 1 else ""


def source_entry(article: Article, wording: Wording, *, with_time: bool = True) -> tuple[Inline, ...]:
    """Return `M. Novak, “Headline”, Outlet, 22 Nov 2026, in Slovene; address; taken in …; SHA-256 ….`"""
    byline = author(article)
    comma, semicolon = wording.sign("comma"), wording.sign("semicolon")
    inlines: list[Inline] = [Text(f"{byline}{comma}" if byline else "")]
    inlines += [Text(cited_title(article, wording)), Text(comma)]
    facts: list[str] = []
    if article.outlet:
        inlines.append(Text(article.outlet, Emphasis.EMPHASIS))
        day = article.published_on
        facts.append(unbroken(wording.medium_date(day)) if day else wording.word("undated"))
    else:
        inlines.append(Text(origin_not_stated(article, wording)))
        if article.published_on:
            facts.append(unbroken(wording.medium_date(article.published_on)))
    if foreign_tag(article, wording):
        facts.append(wording.in_language(article.language))
    inlines.append(Text("".join(f"{comma}{fact}" for fact in facts)))
    if article.url.strip():
        inlines += [Text(semicolon), address(article.url)]
    if with_time:
        kept = unbroken(date_time_group(article.taken_in_at))
        inlines.append(Text(f"{semicolon}{wording.word('taken_in', dtg=kept)}"))
    inlines.append(Text(f"{semicolon}{unbroken(f'SHA-256 {article.sha256[:4]}…{article.sha256[-2:]}')}."))
    return tuple(inline for inline in inlines if not isinstance(inline, Text) or inline.text)


def origin_not_stated(article: Article, wording: Wording) -> str:
    """Return what is said of an article of unknown outlet, and of its date where that is unknown too."""
    return wording.word("unknown_outlet" if article.published_on else "unknown_origin")


def unbroken(words: str) -> str:
    """Return words that stay on one line."""
    return words.replace(" ", "\u00a0")


def address(url: str) -> Inline:
    """Return a link to an address that a reader may follow; any other is printed as words.

    On paper a long one is cut after its first part: the link itself stays whole.
    """
    whole = url.strip()
    if not is_followable(whole):
        return Text(whole)
    shown = re.sub(r"^(https?://(www\.)?|mailto:)", "", whole, flags=re.IGNORECASE)
    shown = re.sub(r"[?#].*$", "", shown).rstrip("/")
    if len(shown) > _LONGEST_ADDRESS:
        host, _, path = shown.partition("/")
        room = max(_LONGEST_ADDRESS - len(host) - 2, _LEAST_PATH)
        shown = f"{host}/{re.sub(r'[-_./%&=~]+$', '', path[:room])}…" if path else host
    return Link(shown, whole)


def is_followable(url: str) -> bool:
    """Tell whether `url` is a whole http, https or mailto address and nothing more."""
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in _SCHEMES and bool(parts.hostname)


def has_own_headline(article: Article) -> bool:
    """Tell whether the headline is the article's: one that the desk proposed is not."""
    if article.headline_proposed and ArticleField.HEADLINE not in article.confirmed:
        return False
    return bool(article.headline.strip())


def headline_without_stop(headline: str) -> str:
    """Return a headline on one line without the full stop that no headline has."""
    return re.sub(r"[ .]*\.(?P<marks>[”’»\"']*)$", r"\g<marks>", " ".join(headline.split()))


def cited_title(article: Article, wording: Wording) -> str:
    """Return the headline in its quotation marks, or the first words of an untitled article."""
    if has_own_headline(article):
        return kept_together(wording.marks.around(headline_without_stop(article.headline)))
    words = article.text.split()
    first = " ".join(words[:_INCIPIT_WORDS]).rstrip(".,;:")
    more = "…" if len(words) > _INCIPIT_WORDS else ""
    return kept_together(f"{wording.word('untitled')} {wording.marks.around(first + more)}")


def author(article: Article) -> str:
    """Return the byline without the word that introduces it in the language of the article."""
    byline = " ".join(article.byline.split())
    introduced = _BYLINES.get(base_language(article.language), _BYLINES["en"])
    return introduced.sub("", byline, count=1).rstrip(" .,;|،")


def foreign_tag(article: Article, wording: Wording) -> str:
    """Return the language of an article, "" where it is that of the briefing or not known."""
    own = base_language(article.language) in ("", wording.language)
    return "" if own else article.language


def _number(pair: tuple[ArticleId, int]) -> int:
    return pair[1]


def _articles_of(item: Item, material: Material) -> tuple[ArticleId, ...]:
    match item:
        case ArticleItem():
            return (item.article_id, *item.also_in)
        case StatementItem():
            statement = material.statements.get(item.statement_id)
            if statement is None:
                return ()
            article = material.articles.get(statement.passage.article_id)
            stands = article is not None and statement.passage.stands_in(article.text)
            return (statement.passage.article_id,) if stands else ()
        case NoteItem():
            return ()
