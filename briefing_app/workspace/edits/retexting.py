"""One text instead of another: an article parted in two, two joined, a file read again another way.

The text of an article never changes, so new articles take the place of the old ones, which go to the trash
and come back when the step is undone. What a person decided about statements goes along to where the words
stand now; what the program only suggested is found anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import ArticleId, StatementId, new_id
from briefing_app.domain.statements.statement import Attribution, Origin, Statement, StatementState
from briefing_app.domain.text import Span, hull, passage_at
from briefing_app.errors import BriefingError
from briefing_app.intake.taken import article_from, digest_of
from briefing_app.workspace.edits.labels import named

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.intake.taken import Taken
    from briefing_app.storage.store import Store

PARTED = "\n\n"
"""What stands between two paragraphs."""


@dataclass(frozen=True, slots=True)
class Retexted:
    """The edit, the articles that it brings, and how many decided statements found no place in them."""

    edit: Edit
    articles: tuple[Article, ...]
    lost: int


_Moved = Callable[[Statement], tuple["Article", Statement] | None]


def paragraph_start(text: str, place: int) -> int:
    """Return where the paragraph begins that holds a place."""
    before = text.rfind(PARTED, 0, max(0, place))
    return 0 if before < 0 else min(before + len(PARTED), len(text))


def split_article(store: Store, article_id: ArticleId, place: int, second: Taken) -> Retexted:
    """Part an article before the paragraph that begins at `place`; `second` is what stands from there.

    The first keeps all that was known. A statement across the place is refused with its words.
    """
    old = _free(store, article_id)
    # The second first: of articles that came at one moment, lists show the latest id above.
    later = _placed(store, _like(old, article_from(second, old.taken_in_at)))
    first = _placed(store, _with_text(old, old.text[:place].rstrip()))
    shift = old.text.find(later.text, place)
    if shift < 0 or not first.text:
        raise BriefingError(
            "The article cannot be split here.", hint="Put the cursor into another paragraph."
        )

    def moved(one: Statement) -> tuple[Article, Statement] | None:
        whole = _whole(one)
        if whole.end <= len(first.text):
            return first, _at(one, first, 0)
        if whole.start >= shift:
            return later, _at(one, later, -shift)
        if whole.start < place < whole.end:
            raise BriefingError(
                f"A statement runs across this place: “{one.passage.quote[:60]}”.",
                hint="Move its edges or dismiss it first, or split elsewhere.",
            )
        return None

    return _retexted(store, f"split {named(old.headline)}", (old,), (first, later), moved)


def join_articles(store: Store, first_id: ArticleId, next_id: ArticleId) -> Retexted:
    """Put the text of an article, with its headline, behind that of another, which keeps its details."""
    one, other = _free(store, first_id), _free(store, next_id)
    head = "" if other.headline_proposed else f"{other.headline}{PARTED}"
    shift = len(one.text) + len(PARTED) + len(head)
    text = f"{one.text}{PARTED}{head}{other.text}"
    whole = _placed(store, _with_text(one, text))

    def moved(statement: Statement) -> tuple[Article, Statement]:
        is_first = statement.passage.article_id == one.id
        return whole, _at(statement, whole, 0 if is_first else shift)

    label = f"join {named(one.headline)} with {named(other.headline)}"
    return _retexted(store, label, (one, other), (whole,), moved)


def read_again(store: Store, article_id: ArticleId, taken: Taken) -> Retexted:
    """Let a text that was read from the same file in another way take an article's place.

    Details that a person confirmed stay; a statement goes along where its words stand in one piece.
    """
    old = _free(store, article_id)
    if taken.sha256 == old.sha256:
        raise BriefingError("Read this way, the file gives the same text.")
    fresh = _like(old, article_from(taken, old.taken_in_at))
    kept = {field.value: getattr(old, field.value) for field in old.confirmed}
    proposed = old.headline_proposed if "headline" in kept else fresh.headline_proposed
    new = _placed(
        store, replace(fresh, **kept, confirmed=old.confirmed, headline_proposed=proposed, note=old.note)
    )

    def moved(one: Statement) -> tuple[Article, Statement] | None:
        whole = _whole(one)
        at = new.text.find(whole.of(old.text))
        if at >= 0:
            return new, _at(one, new, at - whole.start)
        at = new.text.find(one.passage.quote)
        if at < 0:
            return None
        span = Span(at, at + len(one.passage.quote))
        told = one.attribution
        bare = Attribution((span,), None, None, told.manner, told.reports) if told is not None else None
        passage = passage_at(new.id, new.text, span)
        return new, replace(one, id=StatementId(new_id()), passage=passage, attribution=bare)

    return _retexted(store, f"read {named(old.headline)} again", (old,), (new,), moved)


def _free(store: Store, article_id: ArticleId) -> Article:
    """Return an article that no briefing stands on."""
    article = store.article(article_id)
    (row,) = store.article_rows([article_id])
    statements = store.statements_of(article_id)
    if row.used or store.used_in(one.id for one in statements):
        raise BriefingError(
            "A briefing stands on this article, so its text stays as it is.",
            where=article.headline,
            hint="Take it and its statements out of the briefing first.",
        )
    return article


def _with_text(article: Article, text: str) -> Article:
    return replace(article, id=ArticleId(new_id()), text=text, sha256=digest_of(text), prepared=None)


def _like(old: Article, new: Article) -> Article:
    """Return a new article of the same file: kept with its original, sorted as the old one was."""
    return replace(
        new,
        original=old.original,
        original_name=old.original_name,
        state=old.state,
        starred=old.starred,
        labels=old.labels,
        sample=old.sample,
    )


def _placed(store: Store, article: Article) -> Article:
    """Return the article as it comes into the library: under the id that its text had there before."""
    known = store.article_with_text(article.sha256)
    if known is None:
        return article
    if not known.removed:
        raise BriefingError(
            "The library has an article of just this text.",
            where=known.headline,
            hint="Nothing was changed.",
        )
    return replace(article, id=known.id)


def _whole(statement: Statement) -> Span:
    """Return the span from the first to the last word that belongs to a statement."""
    told = statement.attribution
    parts = [statement.passage.span]
    if told is not None:
        parts += [*told.content, *filter(None, (told.source, told.cue))]
    return hull(tuple(parts))


def _at(one: Statement, article: Article, by: int) -> Statement:
    """Return a statement as it stands in another text, moved by so many signs."""

    def there(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    told = one.attribution
    if told is not None:
        told = replace(
            told,
            content=tuple(map(there, told.content)),
            source=there(told.source) if told.source is not None else None,
            cue=there(told.cue) if told.cue is not None else None,
        )
    passage = passage_at(article.id, article.text, there(one.passage.span))
    return replace(one, id=StatementId(new_id()), passage=passage, attribution=told)


def _retexted(
    store: Store, label: str, old: Sequence[Article], new: Sequence[Article], moved: _Moved
) -> Retexted:
    known = store.articles([one.id for one in new])
    changes = [Change(one, replace(one, removed=True)) for one in old]
    changes += [Change(known.get(one.id) or replace(one, removed=True), one) for one in new]
    lost = 0
    for article in old:
        for statement in store.statements_of(article.id):
            if not _is_decided(statement):
                continue
            found = moved(statement)
            if found is None:
                lost += 1
                continue
            there, after = found
            if not any(_is_same(after, one) for one in store.statements_of(there.id)):
                changes.append(Change(None, after))
    return Retexted(Edit(label, tuple(changes)), tuple(new), lost)


def _is_decided(one: Statement) -> bool:
    """Tell whether a person has had a hand in a statement."""
    by_hand = one.origin is not Origin.DETECTED or one.state is not StatementState.SUGGESTED
    return by_hand or bool(one.note or one.topic or one.stance)


def _is_same(one: Statement, other: Statement) -> bool:
    return one.passage.span == other.passage.span and _is_decided(other)
