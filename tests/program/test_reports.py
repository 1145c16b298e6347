"""What `analyse` prints: who said or only thought what, by which cue, with what doubt."""

from __future__ import annotations

import json
from dataclasses import replace

import samples

from briefing_app.cli.terminal.reports import analysis_line, analysis_text
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
from briefing_app.domain.statements.statement import Attribution, Manner, Reports

TEXT = (
    "Minister Ana Kos denied that the port would close. Ivo Lang hopes that prices fall. "
    "The minister said the budget would hold."
)
ARTICLE = samples.article(1, TEXT, headline="Kos denies")


def said(cue: str, words: str, source: str, **fields: object) -> FoundStatement:
    attribution = Attribution(
        (samples.span_of(TEXT, words),),
        samples.span_of(TEXT, source),
        samples.span_of(TEXT, cue),
        Manner.INDIRECT,
    )
    return replace(FoundStatement(attribution), **fields)  # type: ignore[arg-type]


THOUGHT = said("hopes", "that prices fall", "Ivo Lang", speaker=1, salience=0.2)
FOUND = Analysis(
    "en",
    (
        said(
            "denied",
            "that the port would close",
            "Minister Ana Kos",
            speaker=0,
            salience=0.7,
            reasons=("minister",),
        ),
        replace(THOUGHT, attribution=replace(THOUGHT.attribution, reports=Reports.THOUGHT)),
        said("said", "the budget would hold", "The minister", candidates=(1, 0), salience=0.5),
    ),
    (FoundActor("Ana Kos", ActorKind.PERSON, "Minister"), FoundActor("Ivo Lang", ActorKind.PERSON)),
    "test 1",
)


def test_the_text_names_cue_thought_doubt_and_reasons() -> None:
    assert analysis_text(ARTICLE, FOUND) == "\n".join(
        (
            "Kos denies",
            "==========",
            "",
            "0.70  Ana Kos (indirect, speech)",
            "      denied: that the port would close",
            "      ranked by: minister",
            "",
            "0.20  Ivo Lang (indirect, thought, not said)",
            "      that prices fall",
            "",
            "0.50  The minister? perhaps Ivo Lang or Ana Kos (indirect, speech)",
            "      the budget would hold",
            "",
            "Actors",
            "      Ana Kos (person): Minister",
            "      Ivo Lang (person)",
            "",
        )
    )


def test_the_line_of_json_tells_thought_from_speech_and_names_candidates() -> None:
    statements = json.loads(analysis_line("a.txt", ARTICLE, FOUND))["statements"]
    assert [one["reports"] for one in statements] == ["speech", "thought", "speech"]
    assert [one["candidates"] for one in statements] == [[], [], ["Ivo Lang", "Ana Kos"]]
    assert [one["speaker"] for one in statements] == ["Ana Kos", "Ivo Lang", None]
