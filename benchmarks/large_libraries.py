"""Libraries of any size for benchmarks, laid row by row as the program itself would write them.

What takes long is done at once: triggers and indexes are laid when all rows are there, and the
index of words is fed from sentences whose terms are known. `Store.check` finds nothing amiss in
what comes out; a library that is there already is used again.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
import time
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.articles.labelling import label_key
from briefing_app.domain.articles.prepared import packed_shingles, unpacked
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.searching.terms import terms
from briefing_app.domain.statements.statement import Attribution, Manner, Reports, Statement, StatementState
from briefing_app.domain.text import Passage, Span
from briefing_app.storage.alike import MOST_HOLDERS
from briefing_app.storage.changing.writing import article_columns, statement_columns
from briefing_app.storage.register import keeping as register
from briefing_app.storage.searching.columns import facts
from briefing_app.storage.standing import Standing, tallied
from briefing_app.storage.store import Store

A_DAY = 400
"""Articles of one day, in a library of any size."""
STATEMENTS, ACTORS, MENTIONS = 8, 3000, 8
_TOPICS, _LABELS = 40, 12
_SENTENCES, _OF_AN_ARTICLE, _BATCH = 60_000, 36, 5_000
_FIRST_ID = 1 << 40
_LATEST = date(2026, 11, 28)
_HASH = 64 << 20


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    terms: str


def library(folder: Path, articles: int) -> Path:
    """Return a library of that many articles in `folder`, built unless it is there."""
    path = folder / f"library-{articles}.briefing"
    if not path.exists():
        unfinished = folder / f"unfinished-{articles}.briefing"
        for left in folder.glob(f"{unfinished.name}*"):
            left.unlink()
        began = time.process_time()
        _build(unfinished, articles)
        unfinished.rename(path)
        size = path.stat().st_size / 1e6
        print(f"built {articles:,} articles in {time.process_time() - began:.0f} s CPU, {size:,.0f} MB")
    return path


def words_of(articles: int) -> list[str]:
    """Return the words of the libraries, the most frequent first; the same for every size."""
    del articles
    return _vocabulary(random.Random(7))


def _vocabulary(chance: random.Random) -> list[str]:
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    found: dict[str, None] = {}
    while len(found) < 40_000:
        found["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(found)


def _sentences(chance: random.Random) -> list[_Sentence]:
    words = _vocabulary(random.Random(7))
    weights = [1 / (place + 3) for place in range(len(words))]
    total = sum(weights)
    cumulative: list[float] = []
    so_far = 0.0
    for weight in weights:
        so_far += weight / total
        cumulative.append(so_far)
    made = []
    for _ in range(_SENTENCES):
        some = chance.choices(words, cum_weights=cumulative, k=chance.randint(14, 25))
        text = " ".join(some).capitalize() + "."
        made.append(_Sentence(text, " ".join(terms(text))))
    return made


def _build(path: Path, articles: int) -> None:
    chance = random.Random(articles)
    actors = _actors(chance)
    with Store.open(path) as store:
        store.write([Change(None, actor) for actor in actors])
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    laid_later = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type = 'trigger' "
        "AND name LIKE '%carrie%' OR type = 'index') "
        "AND tbl_name IN ('article', 'statement', 'mention', 'actor')"
    ).fetchall()
    # What the program has told SQLite of its indexes goes with them.
    known = connection.execute("SELECT tbl, idx, stat FROM sqlite_stat1").fetchall()
    for kind, name, _ in laid_later:
        connection.execute(f"DROP {kind} {name}")
    _hash_size(connection, _HASH)
    connection.execute("BEGIN")
    _fill(connection, articles, actors, chance)
    _hash_size(connection, 1 << 20)
    connection.execute("COMMIT")
    for _, _, sql in sorted(laid_later):
        connection.execute(sql)
    connection.execute("DELETE FROM sqlite_stat1")
    connection.executemany("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", known)
    connection.close()
    with Store.open(path) as store:
        enter_actors(store)


def enter_actors(store: Store) -> None:
    """Enter all actors of a library into its register."""
    database = store._database
    ids = [row[0] for row in database.rows("SELECT id FROM actor")]
    with database.transaction():
        for start in range(0, len(ids), _BATCH):
            register.make_anew(database, ids[start : start + _BATCH])


def _hash_size(connection: sqlite3.Connection, size: int) -> None:
    for table in ("article_search", "statement_search"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {size})")


def _actors(chance: random.Random) -> list[Actor]:
    words = _vocabulary(random.Random(7))
    return [
        Actor(ActorId(number + 1), f"{chance.choice(words).title()} {words[-number - 1].title()}", kind)
        for number in range(ACTORS)
        for kind in (chance.choice(list(ActorKind)),)
    ]


def _fill(connection: sqlite3.Connection, articles: int, actors: list[Actor], chance: random.Random) -> None:
    sentences = _sentences(random.Random(11))
    tally: Counter[tuple[str, str]] = Counter()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    held = _Held()
    for number in range(articles):
        _add_article(rows, number, articles, actors, sentences, chance, tally)
        if len(rows["article"]) == _BATCH or number == articles - 1:
            for table, some in rows.items():
                _insert(connection, table, some)
            held.take(rows["article_print"])
            rows.clear()
    connection.executemany("INSERT INTO shingle (hash, article_id) VALUES (?, ?)", held.rows())
    connection.execute(
        "INSERT INTO label (label, name, n) SELECT label, name, count(*) FROM article_label GROUP BY label"
    )
    connection.executemany(
        "INSERT INTO article_tally (scope, listed, n) VALUES (?, ?, ?)",
        [(*scope, n) for scope, n in tally.items()],
    )


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    columns, values = _COLUMNS[table], ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)


class _Held:
    """Who holds which shingle, as few as the library itself would keep; as arrays, because there are many."""

    def __init__(self) -> None:
        self._hashes, self._ids = array("q"), array("q")

    def take(self, prints: list[tuple[Any, ...]]) -> None:
        for article_id, shingles in prints:
            kept = unpacked(shingles)
            self._hashes.extend(kept)
            self._ids.extend([article_id] * len(kept))

    def rows(self) -> Iterator[tuple[int, int]]:
        hashes, ids = np.frombuffer(self._hashes, np.int64), np.frombuffer(self._ids, np.int64)
        order = np.lexsort((ids, hashes))
        hashes, ids = hashes[order], ids[order]
        most = MOST_HOLDERS + 1
        kept = np.ones(len(hashes), bool)
        kept[most:] = hashes[most:] != hashes[:-most]
        return zip(hashes[kept].tolist(), ids[kept].tolist(), strict=True)


def _add_article(
    rows: dict[str, list[tuple[Any, ...]]],
    number: int,
    articles: int,
    actors: list[Actor],
    sentences: list[_Sentence],
    chance: random.Random,
    tally: Counter[tuple[str, str]],
) -> None:
    some = chance.choices(sentences, k=_OF_AN_ARTICLE)
    text = " ".join(one.text for one in some)
    head = chance.choice(sentences)
    days = articles // A_DAY
    day = _LATEST - timedelta(days=days - number // A_DAY)
    article = Article(
        ArticleId(_FIRST_ID + number),
        head.text[:80],
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        datetime(day.year, day.month, day.day, 6, tzinfo=UTC) + timedelta(seconds=number % A_DAY),
        outlet=f"Outlet {min(int(chance.paretovariate(0.5)), 300)}",
        byline=chance.choice(("", "Jane Roe", "Richard Miles")),
        published_on=day,
        language="en",
        state=chance.choices(list(ReadingState), (30, 65, 5))[0],
        starred=chance.random() < 0.02,
        labels=frozenset({f"Label {chance.randrange(_LABELS)}"} if chance.random() < 0.01 else ()),
    )
    named = [actors[min(int(chance.paretovariate(0.6)), ACTORS) - 1] for _ in range(MENTIONS)]
    statements = list(_statements(article, some, named, chance, number))
    selected = sum(one.state is StatementState.SELECTED for one in statements)
    suggested = sum(one.state is StatementState.SUGGESTED for one in statements)
    place = (day.toordinal() << 40) + number % A_DAY + 1
    columns = {
        **article_columns(article),
        "place": place,
        "selected": selected,
        "suggested": suggested,
        "statements": len(statements),
        "engine": "benchmark",
    }
    _COLUMNS.setdefault("article", ", ".join(columns))
    rows.setdefault("article", []).append(tuple(columns.values()))
    rows.setdefault("article_text", []).append((article.id, text))
    rows.setdefault("article_print", []).append((article.id, packed_shingles(text)))
    for label in article.labels:
        rows.setdefault("article_label", []).append((label_key(label), article.id, label))
    small = tuple(" ".join(terms(part)) for part in (article.headline, article.outlet, article.byline, ""))
    marks = facts([one.id for one in named], article.language)
    rows.setdefault("article_index", []).append((article.id, place, *small, marks))
    body = " ".join(one.terms for one in some)
    rows.setdefault("article_search", []).append((place, small[0], body, *small[1:], marks))
    mentions = {(article.id, n * 50, n * 50 + 10, actor.id) for n, actor in enumerate(named)}
    rows.setdefault("mention", []).extend(sorted(mentions))
    for statement, sentence, actor in zip(statements, some, named, strict=False):
        shown = {
            **statement_columns(statement),
            "hidden": 0,
            "shown_on": day.isoformat(),
            "outlet": article.outlet,
            "kind": actor.kind.value if statement.actor_id is not None else "",
        }
        _COLUMNS.setdefault("statement", ", ".join(shown))
        rows.setdefault("statement", []).append(tuple(shown.values()))
        spoken = " ".join(terms(statement.speaker))
        filed = " ".join(terms(statement.topic))
        rows.setdefault("statement_search", []).append((statement.id, sentence.terms, spoken, filed, ""))
    standing = Standing(article.outlet, article.state, int(article.starred), selected, len(statements))
    tally.update(tallied([standing]))


def _statements(
    article: Article, some: list[_Sentence], named: list[Actor], chance: random.Random, number: int
) -> Iterator[Statement]:
    start = 0
    for nth in range(STATEMENTS):
        span = Span(start, start + len(some[nth].text))
        start = span.end + 1
        passage = Passage(article.id, span, some[nth].text, "", "")
        reports = Reports.THOUGHT if chance.random() < 0.15 else Reports.SPEECH
        speaks = chance.choices(("named", "doubtful", "unnamed"), (80, 8, 12))[0]
        yield Statement(
            StatementId(_FIRST_ID + number * STATEMENTS + nth),
            passage,
            Attribution((span,), None, None, chance.choice(list(Manner)), reports),
            named[nth].id if speaks == "named" else None,
            named[nth].name if speaks == "named" else "officials",
            state=StatementState.SELECTED if chance.random() < 0.03 else StatementState.SUGGESTED,
            salience=round(chance.random(), 3),
            topic=f"Topic {chance.randrange(_TOPICS)}" if chance.random() < 0.03 else "",
            candidates=(named[nth].id, named[nth - 1].id) if speaks == "doubtful" else (),
        )


_COLUMNS = {
    "article_text": "article_id, body",
    "article_print": "article_id, shingles",
    "article_label": "label, article_id, name",
    "article_index": "article_id, place, headline, outlet, byline, notes, facts",
    "article_search": "rowid, headline, body, outlet, byline, notes, facts",
    "mention": "article_id, start, stop, actor_id",
    "statement_search": "rowid, quote, speaker, topic, note",
}
