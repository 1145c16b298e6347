"""What the command line prints of a returned file: text to read, or a line of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing_app.workspace.returned.outcome import Verdict

if TYPE_CHECKING:
    from briefing_app.domain.text import Span
    from briefing_app.workspace.returned.outcome import Outcome, Report

VERIFICATION_SCHEMA = 1
_VERDICTS = {
    "altered": "altered",
    "attribution": "another speaker",
    "source": "another source",
    "unknown": "unknown",
}


def as_text(path: str, report: Report) -> str:
    """Return what was found in a returned file, for reading in a terminal: faults first, then the count."""
    lines: list[str] = []
    for outcome in report.faults:
        lines += [*_fault_lines(outcome), ""]
    counts = report.counts
    verified = counts[Verdict.VERIFIED]
    said = [f"{verified} quotation{'' if verified == 1 else 's'} verified"]
    said += [f"{counts[v]} {_VERDICTS[v]}" for v in Verdict if v is not Verdict.VERIFIED and counts[v]]
    if not report.outcomes:
        said = ["no quotation was found"]
    issued = " It is byte for byte a file that was issued." if report.as_issued else ""
    lines.append(f"{_one_line(path)}: {', '.join(said)}.{issued}")
    return "\n".join(lines)


def as_json(path: str, report: Report) -> str:
    """Return what was found in a returned file as one line of JSON."""
    return json.dumps(
        {
            "schema": VERIFICATION_SCHEMA,
            "path": path,
            "sha256": report.sha256,
            "as_issued": report.as_issued,
            "counts": {verdict.value: report.counts[verdict] for verdict in Verdict},
            "faults": [
                {
                    "verdict": outcome.verdict.value,
                    "place": outcome.place,
                    "printed": outcome.printed,
                    "attribution": outcome.attribution,
                    "expected": outcome.expected,
                    "expected_attribution": outcome.expected_attribution,
                    "article": outcome.article,
                    "sentence": outcome.sentence,
                }
                for outcome in report.faults
            ],
        },
        ensure_ascii=False,
    )


def _fault_lines(outcome: Outcome) -> list[str]:
    lines = [f"{_one_line(outcome.place)}: {_VERDICTS[outcome.verdict]}. {_one_line(outcome.sentence)}"]
    if outcome.attribution:
        lines.append(f"    printed under:  {_one_line(outcome.attribution)}")
    if outcome.expected_attribution and outcome.verdict is not Verdict.SOURCE:
        lines.append(f"    the library:    {_one_line(outcome.expected_attribution)}")
    changes = [one.printed for one in outcome.differences]
    lines.append(f"    printed:        {_marked(outcome.printed, changes, '{+', '+}')}")
    if outcome.expected and outcome.verdict is Verdict.ALTERED:
        originals = [one.passage for one in outcome.differences]
        lines.append(f"    the source:     {_marked(outcome.expected, originals, '[-', '-]')}")
    if outcome.article:
        lines.append(f"    article:        {_one_line(outcome.article)}")
    return lines


def _marked(words: str, spans: list[Span], opening: str, closing: str) -> str:
    """Return words with marks around what differs."""
    for start, end in reversed(spans):
        if start < end:
            words = f"{words[:start]}{opening}{words[start:end]}{closing}{words[end:]}"
    return _one_line(words)


def _one_line(text: str) -> str:
    """Return `text` on one line, with nothing in it that a terminal would obey."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
