"""Which articles carry which label: drawn from the articles, with the labels of the library counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.labelling import LabelCount, label_key
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


def settle(database: Database, articles: Iterable[Article]) -> None:
    """Bring the tables in step with articles that were written, inside the transaction that is open."""
    wanted = {article.id: drawn(article) for article in articles}
    there: dict[int, dict[str, str]] = {one: {} for one in wanted}
    for label, one, name in database.rows_for(
        "SELECT label, article_id, name FROM article_label WHERE article_id IN ({ids})", wanted
    ):
        there[one][label] = name
    changed = {one: now for one, now in wanted.items() if there[one] != now}
    if not changed:
        return
    database.run_many(
        "DELETE FROM article_label WHERE label = ? AND article_id = ?",
        [(label, one) for one in changed for label in there[one]],
    )
    database.run_many(
        "INSERT INTO article_label (label, article_id, name) VALUES (?, ?, ?)",
        [(label, one, name) for one, now in changed.items() for label, name in now.items()],
    )
    counted = Counter(label for now in changed.values() for label in now)
    counted.subtract(Counter(label for one in changed for label in there[one]))
    names = {label: name for now in changed.values() for label, name in now.items()}
    _count(database, counted, names)


def _count(database: Database, counted: Mapping[str, int], names: Mapping[str, str]) -> None:
    # In one order, so that two who write at once never wait for each other in a ring.
    database.run_many(
        "INSERT INTO label (label, name, n) VALUES (?, ?, ?) ON CONFLICT (label) DO UPDATE "
        "SET n = label.n + excluded.n, name = CASE WHEN excluded.name = '' THEN label.name "
        "ELSE excluded.name END",
        [(label, names.get(label, ""), counted[label]) for label in sorted(counted)],
    )
    database.run_many("DELETE FROM label WHERE label = ? AND n <= 0", [(label,) for label in sorted(counted)])


def drawn(article: Article) -> dict[str, str]:
    """Return the labels by which an article is found, by their keys; a removed one has none."""
    return {} if article.removed else {label_key(name): name for name in sorted(article.labels)}


def labels(database: Database) -> list[LabelCount]:
    """Return the labels of the library by name."""
    rows = database.rows("SELECT name, n FROM label ORDER BY label")
    return [LabelCount(name, n) for name, n in rows]


def labels_of(database: Database, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the labels of those articles that have any."""
    found: dict[int, tuple[str, ...]] = {}
    for one, name in database.rows_for(
        "SELECT article_id, name FROM article_label WHERE article_id IN ({ids}) ORDER BY label", ids
    ):
        found[one] = (*found.get(one, ()), name)
    return found


def counted_among(database: Database, ids: Iterable[int]) -> dict[str, int]:
    """Return how many of some articles carry each label, by its key."""
    counted: Counter[str] = Counter()
    for (label,) in database.rows_for("SELECT label FROM article_label WHERE article_id IN ({ids})", ids):
        counted[label] += 1
    return dict(counted)


def labelled(database: Database, name: str, after: int = -1, limit: int = 2**31) -> list[ArticleId]:
    """Return the articles that carry a label, in the order of their ids, those after one."""
    rows = database.rows(
        "SELECT article_id FROM article_label WHERE label = ? AND article_id > ? ORDER BY article_id LIMIT ?",
        (label_key(name), after, limit),
    )
    return [ArticleId(row[0]) for row in rows]


def faults(database: Database) -> Iterator[str]:
    """Give a sentence for whatever is listed under a label that it does not have."""
    there: dict[int, dict[str, str]] = {}
    for label, one, name in database.each("SELECT label, article_id, name FROM article_label"):
        there.setdefault(one, {})[label] = name
    counted = Counter(label for carried in there.values() for label in carried)
    for one, payload in database.each("SELECT id, payload FROM article"):
        carried = there.pop(one, {})
        if not carried and '"labels":["' not in payload:
            continue
        if drawn(decode(Article, payload, text="")) != carried:
            yield f"Article {one} is listed under labels that it does not have."
    kept: dict[str, int] = dict(database.rows("SELECT label, n FROM label"))
    if kept != dict(counted):
        yield "The numbers of articles of the labels are not those of the library."
