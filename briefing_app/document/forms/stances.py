"""Where somebody stands on each issue, and where that has moved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.document.forms.matrix import issues_of, shortened
from briefing_app.document.forms.statements import in_time
from briefing_app.document.nodes import Column, Emphasis, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Said, Setting
    from briefing_app.document.nodes import Block, Inline, Inlines
    from briefing_app.document.products.parts import Part

LONGEST_POSITION = 240


def stances_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give for each issue the stance, how it went over time, and the latest statement with its source."""
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    for issue, said in issues_of(in_time(setting.all_said()), setting).items():
        latest = said[-1]
        rows.append(
            (
                (Text(issue, Emphasis.STRONG),),
                (Text(_course(said) or "?"),),
                (*_words(latest, setting), Text(" "), setting.reference(latest.article)),
                (Text(setting.day(latest.day), Emphasis.QUIET),),
            )
        )
        origins.append(latest.item.id)
    if not rows:
        return
    word = setting.wording.word
    yield Table(
        (
            Column(word("issue"), 1.0),
            Column(word("stance"), 0.7),
            Column(word("latest_statement"), 2.8),
            Column(word("when"), 0.7),
        ),
        tuple(rows),
        part.title(setting.language),
        row_heads=1,
        wide=True,
        legend=(Text(word("stance_legend")),),
        origins=tuple(origins),
    )


def shifts_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give the pairs of statements between which the stance on an issue changed: then and now."""
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    for issue, said in issues_of(in_time(setting.all_said()), setting).items():
        judged = [(one, one.statement.stance.value) for one in said if one.statement.stance is not None]
        for (before, stood), (after, stands) in pairwise(judged):
            if stood == stands:
                continue
            rows.append(((Text(issue, Emphasis.STRONG),), _dated(before, setting), _dated(after, setting)))
            origins.append(after.item.id)
    if not rows:
        return
    word = setting.wording.word
    yield Table(
        (Column(word("issue"), 0.8), Column(word("then"), 2.0), Column(word("now"), 2.0)),
        tuple(rows),
        part.title(setting.language),
        row_heads=1,
        wide=True,
        origins=tuple(origins),
    )


def _course(said: list[Said]) -> str:
    """Return the signs of the stances in the order of time, at most four."""
    signs = [one.statement.stance.sign for one in said if one.statement.stance is not None]
    return " → ".join(sign for n, sign in enumerate(signs) if n == 0 or sign != signs[n - 1])[-24:]


def _dated(one: Said, setting: Setting) -> Inlines:
    sign = one.statement.stance.sign if one.statement.stance else "?"
    return (
        Text(f"{sign} {setting.day(one.day)}{setting.wording.sign('colon')}", Emphasis.STRONG),
        *_words(one, setting),
        Text(" "),
        setting.reference(one.article),
    )


def _words(one: Said, setting: Setting) -> Inlines:
    words: list[Inline] = []
    for word in setting.quoter.words(one.item, one.statement, one.article):
        if isinstance(word, Text):
            words.append(
                Text(
                    shortened(word.text, LONGEST_POSITION, setting.wording.marks),
                    word.emphasis,
                    word.language,
                )
            )
    return tuple(words)
