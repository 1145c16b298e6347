"""Who is who, and the profile of one: names, functions, career."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.reports import facts_table
from briefing_app.document.nodes import Column, Emphasis, Paragraph, Role, Table, Text
from briefing_app.document.words.functions import function_line
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.actors.actor import Actor, Function

MOST_NAMES = 8


def people_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give everybody who speaks: name and other names, function on the day, note, how often quoted."""
    counts: dict[object, int] = {}
    found: dict[object, Actor] = {}
    for one in setting.all_said():
        if one.actor is not None and one.actor.kind is ActorKind.PERSON:
            counts[one.actor.id] = counts.get(one.actor.id, 0) + 1
            found[one.actor.id] = one.actor
    if not found:
        return
    people = sorted(found.values(), key=lambda actor: (-counts[actor.id], actor.name))
    word = setting.wording.word
    yield Table(
        (
            Column(word("name"), 1.2),
            Column(word("function"), 2.0),
            Column(word("statements_heard"), 0.6, True),
        ),
        tuple(
            (
                (Text(actor.name, Emphasis.STRONG),),
                _function(actor, setting),
                (Text(str(counts[actor.id])),),
            )
            for actor in people
        ),
        part.title(setting.language),
        row_heads=1,
    )


def _function(actor: Actor, setting: Setting) -> Inlines:
    line = function_line(actor, setting.today, setting.wording)
    words = (Text(line or setting.wording.word("not_known"), Emphasis.NONE if line else Emphasis.QUIET),)
    note = " ".join(actor.note.split())
    return (*words, Text(setting.wording.sign("semicolon")), *setting.written(note)) if note else words


def profile_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give who the subject is: names in all scripts, function and since when, country, times quoted."""
    actor = setting.subject
    if actor is None:
        yield Paragraph(Role.NOTE, (Text(setting.wording.word("no_subject")),))
        return
    word, wording = setting.wording.word, setting.wording
    rows: list[tuple[Inlines, ...]] = [_fact(word("name"), (Text(actor.name, Emphasis.STRONG),))]
    if others := [name for name in actor.aliases if name != actor.name][:MOST_NAMES]:
        rows.append(_fact(word("other_names"), (Text(wording.sign("comma").join(others)),)))
    if line := function_line(actor, setting.today, setting.wording):
        when = _since_when(actor.function_on(setting.today), wording)
        rows.append(_fact(word("function"), (Text(wording.sign("comma").join((line, *when))),)))
    if actor.country:
        rows.append(_fact(word("country"), (Text(wording.country(actor.country)),)))
    said = setting.all_said()
    outlets = {one.article.outlet for one in said if one.article.outlet}
    heard = wording.count("statement", len(said))
    if outlets:
        heard = f"{heard} · {wording.count('outlet', len(outlets))}"
    rows.append(_fact(word("statements_heard"), (Text(heard),)))
    if note := " ".join(actor.note.split()):
        rows.append(_fact(word("note"), setting.written(note)))
    rows.append(_fact(word("profile_as_of"), (Text(wording.full_date(setting.today)),)))
    yield facts_table(rows, part.title(setting.language))


def career_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give the functions of the subject, the latest first, with the days between which each was held."""
    actor = setting.subject
    if actor is None or not actor.functions:
        return
    word, wording = setting.wording.word, setting.wording
    rows: list[tuple[Inlines, ...]] = []
    for function in reversed(actor.functions):
        rows.append(((Text(_span(function, wording), Emphasis.QUIET),), (Text(function.display),)))
    yield Table(
        (Column(word("period"), 1.0), Column(word("function"), 3.0)),
        tuple(rows),
        part.title(setting.language),
        row_heads=1,
    )


def _since_when(function: Function | None, wording: Wording) -> tuple[str, ...]:
    """Return since when a function is held or, where only articles tell, of when the last one is."""
    if function is None:
        return ()
    if function.since:
        return (wording.word("since", date=wording.full_date(function.since)),)
    if function.seen_until:
        return (wording.word("as_of", date=wording.full_date(function.seen_until)),)
    return ()


def _span(function: Function, wording: Wording) -> str:
    since = wording.medium_date(function.since) if function.since else ""
    until = wording.medium_date(function.until) if function.until else ""
    if since or until:
        return f"{since}–{until}"
    if function.seen_until:
        return wording.word("as_of", date=wording.medium_date(function.seen_until))
    return wording.word("undated")


def _fact(label: str, words: Inlines) -> tuple[Inlines, ...]:
    return ((Text(label, Emphasis.QUIET),), words)
