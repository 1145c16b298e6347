"""Score the analysis engine on attributed news, and time it.

    python benchmarks/analysis_quality.py DATA [--set dev] [--every 1] [--focus statements]

DATA is the folder `attribution` with the annotated articles and the scorer, which is imported
from there; nothing is copied. Predictions are the engine's own `Analysis`, put into the
scorer's format; `--every 10` takes each tenth article.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

PROJECT = Path(__file__).resolve().parent.parent
SHORTEST_CONTENT = 4


def scorer_in(folder: Path) -> ModuleType:
    """Return the scorer module that lies beside the data."""
    spec = importlib.util.spec_from_file_location("scorer", folder / "score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(scorer: ModuleType, record: dict[str, Any], focus: str) -> dict[str, Any]:
    """Return what the engine finds in one article, in the scorer's format."""
    from briefing_app.analysis.analyse import analyse
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

    text = record["text"]
    article = Article(ArticleId(1), "", text, "", datetime(2026, 1, 1, tzinfo=UTC), language="en")
    statements = []
    for found in analyse(article).statements:
        attribution = found.attribution
        spans = [list(span) for span in attribution.content]
        cue = list(attribution.cue) if attribution.cue else None
        words = sum(len(scorer.TOK.findall(text[a:b])) for a, b in spans)
        thought = cue is not None and scorer.cue_class(text, [cue]) == "attitude"
        if focus == "statements" and (words < SHORTEST_CONTENT or thought):
            continue
        source = list(attribution.source) if attribution.source else None
        statements.append(
            {
                "start": spans[0][0],
                "end": spans[-1][1],
                "spans": spans,
                "speaker": text[source[0] : source[1]] if source else None,
                "speaker_span": source,
                "cue_span": cue,
                "kind": None,
            }
        )
    return {"id": record["id"], "statements": statements}


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("data", type=Path)
    options.add_argument("--set", default="dev", choices=("dev", "train"))
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--focus", default="statements", choices=("statements", "all"))
    chosen = options.parse_args()
    sys.path.insert(0, str(PROJECT))
    first = time.perf_counter()
    from briefing_app.analysis import analyse

    scorer = scorer_in(chosen.data)
    predictions(scorer, {"id": "", "text": "“It is late,” Ann Roe said."}, chosen.focus)
    loading = time.perf_counter() - first
    gold = list(scorer.read_jsonl(str(chosen.data / f"polnear_{chosen.set}.jsonl.gz")))
    gold = gold[:: chosen.every]
    begin = time.process_time()
    found = {record["id"]: predictions(scorer, record, chosen.focus) for record in gold}
    seconds = time.process_time() - begin
    words = sum(len(record["text"].split()) for record in gold)
    scorer.show(scorer.summary(scorer.score(gold, found, focus=chosen.focus)))
    print(f"engine {analyse.ENGINE}; import and word lists {loading:.2f} s")
    print(f"{words / seconds:,.0f} words/s, {words / seconds / 700:.1f} articles of 700 words a second")


if __name__ == "__main__":
    main()
