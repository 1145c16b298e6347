"""A desk that does every kind of edit until it is killed; run by `killing.py`, not by pytest.

Before anything is written a line on the output says what each thing will be, and a line after the
call has returned says that it is done: from then on it must not be lost.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import samples

from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.articles.original import Original
from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, NoteItem, StatementItem
from briefing_app.domain.edit import ArticleMentions, Change, Edit, Entity
from briefing_app.domain.identity import ArticleId, new_id
from briefing_app.domain.statements.statement import Manner, Reports, Stance, Statement, StatementState
from briefing_app.domain.text import Span
from briefing_app.errors import BriefingError
from briefing_app.storage.codec import encode
from briefing_app.storage.store import ArticleQuery, StatementQuery, Store
from briefing_app.workspace import edits
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.care import trash
from briefing_app.workspace.workspace import Workspace

_ALL = ArticleQuery()


def digest_of(entity: Entity) -> str:
    """Return what tells one state of an entity from every other."""
    return hashlib.sha256(encode(entity).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def key_of(entity: Entity) -> tuple[str, int]:
    """Return the kind and the id of an entity."""
    if isinstance(entity, ArticleMentions):
        return "ArticleMentions", entity.article_id
    return type(entity).__name__, entity.id


def say(**line: Any) -> None:
    """Write a line that the other side reads at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


class AnnouncingStore(Store):
    """A store that says what it is about to write, and when it has."""

    def write(self, changes: Sequence[Change], *more: Any, **named: Any) -> Any:
        return self._announced(changes, lambda: super(AnnouncingStore, self).write(changes, *more, **named))

    def record_analysis(
        self, article_id: Any, engine: str, changes: Sequence[Change], *more: Any, **named: Any
    ) -> Any:
        return self._announced(
            changes,
            lambda: super(AnnouncingStore, self).record_analysis(article_id, engine, changes, *more, **named),
        )

    def erase(self, thrown: Any, needed: Any) -> Any:
        wanted = list(thrown)
        say(erasing=[list(key) for kind, number in wanted for key in self._going(str(kind), number)])
        return super().erase(wanted, needed)

    def _going(self, kind: str, number: int) -> list[tuple[str, int]]:
        """Return what may go with something that is deleted for good."""
        keys = [(kind.capitalize(), number)]
        if kind == "article":
            statements = self.statements_of(ArticleId(number))
            actors = {who for _, who in self.mentions_of(ArticleId(number)).mentions}
            actors |= {one.actor_id for one in statements if one.actor_id is not None}
            keys.append(("ArticleMentions", number))
            keys += [("Statement", one.id) for one in statements]
            keys += [("Actor", who) for who in actors]
        return keys

    def _announced(self, changes: Sequence[Change], do: Callable[[], Any]) -> Any:
        say(
            doing=[
                [*key_of(change.entity), digest_of(change.after) if change.after is not None else ""]
                for change in changes
            ]
        )
        outcome = do()
        say(done=len(changes))
        return outcome


class Worker:
    """Somebody at a desk who does whatever comes to mind."""

    def __init__(self, desk: Workspace, chance: random.Random) -> None:
        self.desk, self.store, self.chance = desk, desk.store, chance

    def work(self) -> None:
        """Do one thing after another, without end."""
        deeds = [
            getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_") and name != "do_take"
        ]
        while True:
            deed = self.do_take if self.chance.random() < 0.2 else self.chance.choice(deeds)
            try:
                deed()
            except (BriefingError, IndexError, ValueError):
                continue  # what cannot be done just now
            say(kind=deed.__name__)

    # What there is to work on

    def _article(self) -> Article:
        ids = self.store.article_ids(_ALL)
        return self.store.article(ArticleId(self.chance.choice(ids[:30])))

    def _statement(self) -> Statement:
        ids = self.store.statement_ids(StatementQuery())
        return self.store.statement(self.chance.choice(ids[:60]))

    def _actor(self) -> Any:
        return self.chance.choice(self.store.find_actors("", 20)).id

    def _briefing(self) -> Briefing:
        current = self.desk.current_briefing
        if current is None:
            self.do_new_briefing()
            current = self.desk.current_briefing
        assert current is not None
        return self.store.briefing(current)

    def _item(self, kind: type) -> Any:
        return self.chance.choice([one for one in outline.items(self._briefing()) if isinstance(one, kind)])

    def _section(self) -> Any:
        return self.chance.choice(self._briefing().sections)

    def _word(self) -> str:
        return f"Word {self.chance.randrange(10**6)}"

    def _apply(self, edit: Edit) -> None:
        self.desk.apply(edit)

    # Articles

    def do_take(self) -> None:
        number = new_id()
        text = f"{samples.PORT_TEXT}\n\nReport {number}."
        data = text.encode()
        original = Original.of(data)
        article = samples.article(number, text, original=original.digest, id=ArticleId(number))
        self.desk.apply(edits.import_articles(self.store, [article]), [original])
        intake.read(self.desk, article, samples.PORT_ANALYSIS)

    def do_star(self) -> None:
        self._apply(edits.star(self.store, [self._article().id], self.chance.random() < 0.5))

    def do_state(self) -> None:
        state = self.chance.choice([ReadingState.NEW, ReadingState.READ])
        self._apply(edits.set_reading_state(self.store, [self._article().id], state))

    def do_details(self) -> None:
        self._apply(
            edits.edit_article(self.store, self._article().id, headline=self._word(), note=self._word())
        )

    def do_remove(self) -> None:
        self._apply(edits.remove_articles(self.store, [self._article().id]))

    def do_bring_back(self) -> None:
        self._apply(trash.bring_back(self.store, self.store.thrown()[:1]))

    def do_delete_for_good(self) -> None:
        if self.chance.random() < 0.3:
            trash.delete_for_good(self.desk, self.store.thrown()[-1:])

    # Statements

    def do_mark(self) -> None:
        article = self._article()
        start = article.text.rindex("Report")
        self._apply(edits.mark_statement(self.store, article.id, Span(start, len(article.text))))

    def do_passage(self) -> None:
        article = self._article()
        self._apply(edits.mark_passage(self.store, article.id, Span(0, 40)))

    def do_delete_mark(self) -> None:
        self._apply(edits.delete_statement(self.store, self._statement().id))

    def do_judge(self) -> None:
        state = self.chance.choice(list(StatementState))
        self._apply(edits.set_statement_state(self.store, [self._statement().id], state))

    def do_topic(self) -> None:
        self._apply(edits.set_topic(self.store, [self._statement().id], self._word()))

    def do_stance(self) -> None:
        stance = Stance(self.chance.randint(-2, 2), "MT", date(2026, 1, 2))
        self._apply(edits.set_stance(self.store, [self._statement().id], stance))

    def do_reports(self) -> None:
        self._apply(edits.set_reports(self.store, [self._statement().id], self.chance.choice(list(Reports))))

    def do_manner(self) -> None:
        self._apply(edits.set_manner(self.store, self._statement().id, self.chance.choice(list(Manner))))

    def do_said_on(self) -> None:
        self._apply(edits.set_said_on(self.store, self._statement().id, date(2026, 1, 2)))

    def do_statement_note(self) -> None:
        self._apply(edits.set_statement_note(self.store, self._statement().id, self._word()))

    def do_speaker(self) -> None:
        self._apply(edits.set_speaker(self.store, self._statement().id, self._actor()))

    # Actors

    def do_rename_actor(self) -> None:
        self._apply(edits.rename_actor(self.store, self._actor(), self._word()))

    def do_aliases(self) -> None:
        self._apply(edits.set_aliases(self.store, self._actor(), [self._word()]))

    def do_function(self) -> None:
        self._apply(edits.set_function(self.store, self._actor(), self._word()))

    def do_confirm(self) -> None:
        self._apply(edits.confirm_actor(self.store, self._actor()))

    def do_merge(self) -> None:
        self._apply(edits.merge_actors(self.store, self._actor(), [self._actor()]))

    # Briefings

    def do_new_briefing(self) -> None:
        made = edits.new_briefing(self.store, self._word(), samples.NOW)
        self._apply(made)
        self.desk.open_briefing(edits.made_briefing(made))

    def do_rename_briefing(self) -> None:
        self._apply(edits.rename_briefing(self.store, self._briefing().id, self._word()))

    def do_remove_briefing(self) -> None:
        self._apply(edits.remove_briefing(self.store, self._briefing().id))

    def do_in_brief(self) -> None:
        self._apply(edits.set_in_brief(self.store, self._briefing().id, self._word()))

    def do_add_section(self) -> None:
        self._apply(edits.add_section(self.store, self._briefing().id, self._word()))

    def do_move_section(self) -> None:
        self._apply(edits.move_section(self.store, self._briefing().id, self._section().id, 0))

    def do_remove_section(self) -> None:
        if len(self._briefing().sections) > 6:
            self._apply(edits.remove_section(self.store, self._briefing().id, self._section().id))

    def do_place(self) -> None:
        briefing = self._briefing()
        self._apply(
            edits.place_statements(self.store, briefing.id, self._section().id, [self._statement().id])
        )

    def do_place_article(self) -> None:
        briefing = self._briefing()
        self._apply(edits.place_articles(self.store, briefing.id, self._section().id, [self._article().id]))

    def do_note(self) -> None:
        self._apply(edits.add_note(self.store, self._briefing().id, self._section().id, self._word()))

    def do_edit_note(self) -> None:
        self._apply(edits.edit_note(self.store, self._briefing().id, self._item(NoteItem).id, self._word()))

    def do_summary(self) -> None:
        item = self._item(ArticleItem)
        self._apply(edits.set_summary(self.store, self._briefing().id, item.id, self._word()))

    def do_shift(self) -> None:
        item = self._item(object)
        self._apply(edits.shift_item(self.store, self._briefing().id, item.id, self.chance.choice([-1, 1])))

    def do_take_out(self) -> None:
        self._apply(edits.remove_items(self.store, self._briefing().id, [self._item(StatementItem).id]))

    # The history

    def do_undo(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            self.desk.undo()

    def do_star_many(self) -> None:
        ids = [ArticleId(one) for one in self.store.article_ids(ArticleQuery())]
        self._apply(edits.star(self.store, ids, self.chance.random() < 0.5))

    def do_undo_in_parts(self) -> None:
        step = self.desk.undo_in_parts()
        while step is not None and step.go_on(7) and self.chance.random() < 0.9:
            say(kind="do_undo_in_parts")
        if step is not None:
            step.end()

    def do_redo(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.desk.redo()


def work(library: Path, seed: int) -> None:
    """Open a library and work in it."""
    with AnnouncingStore.open(library) as store:
        say(open=True)
        Worker(Workspace(store), random.Random(seed)).work()


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
