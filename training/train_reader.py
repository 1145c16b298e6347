"""Train the reader and write `resources/models/reader.npz`.

    python training/train_reader.py DATA --lookups spacy_lookups_data/data --out resources/models/reader.npz

DATA is the folder with `attribution` and `actors`. The seed is fixed; on one processor kind and
with one number of threads two runs give the same weights. See training/README.md.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

import corpora
from briefing_app.analysis.reader.labels import NAME_LABELS, REPORTED_LABELS, spans_of
from briefing_app.analysis.reader.observations import COLUMNS, FLAGS
from corpora import Sample
from network import UNKNOWN, Reader
from renaming import Names

HELD_BACK = 10
"""Each tenth article of *train* stands for unseen news; with `--all-of-train` it is trained on too."""
FEWEST = {"word": 2, "prefix": 4, "suffix": 4, "ending": 4, "shape": 3}
NAMED = {
    "crossner_politics_train": 4,
    "crossner_literature_train": 1,
    "crossner_science_train": 1,
    "re3d_open": 1,
    "wikigold": 1,
    "gum_ud_open": 0,
    "uner_ewt_train": 0,
}
"""The corpora of names, with how many copies of each are made with other names."""
HELD_BACK_DOCUMENTS = "GUM_news"
"""Documents that stand for news of all the world; with `--all-of-train` they are trained on too."""
BATCH_TOKENS = 3600
RAREST_CLUSTERED = -17.0


def load(data: Path, cache: Path | None, seed: int, everything: bool) -> dict[str, list[Sample]]:
    """Return the samples of every corpus by its name; `cache` keeps them between runs."""
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())
    found = {
        name: corpora.attributed(data / "attribution" / f"polnear_{name}.jsonl.gz")
        for name in ("train", "dev")
    }
    records = {
        path.name.partition(".")[0]: [
            r
            for r in corpora.records(path)
            if everything or not str(r.get("doc")).startswith(HELD_BACK_DOCUMENTS)
        ]
        for path in sorted((data / "actors").glob("*.jsonl.gz"))
    }
    names = Names(data / "actors" / "gazetteer.json.gz", (r for name in NAMED for r in records[name]), seed)
    found |= {name: corpora.named(lines) for name, lines in records.items()}
    for name, copies in NAMED.items():
        for _ in range(copies):
            found[name] += corpora.named([names.renamed(record) for record in records[name]])
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def with_names(syntax: list[Sample], names: list[Sample]) -> list[Sample]:
    """Return the treebank with the names that another corpus gives the same sentences."""
    by_words = {tuple(s.observations.words): s.names for s in names}
    for sample in syntax:
        sample.names = by_words.pop(tuple(sample.observations.words), None)
        if sample.names is not None:
            sample.corpus = "uner_ewt"
    rest = [s for s in names if tuple(s.observations.words) in by_words]
    return syntax + rest


class Lookups:
    """Word clusters and how often words stand in small and in capital letters, from an open package."""

    def __init__(self, folder: Path) -> None:
        clusters, logs = (
            json.loads(gzip.decompress((folder / f"en_lexeme_{name}.json.gz").read_bytes()))
            for name in ("cluster", "prob")
        )
        numbers: dict[int, int] = {}
        self.clusters: dict[str, int] = {}
        for word, cluster in clusters.items():
            if (
                cluster
                and logs.get(word, -20) > RAREST_CLUSTERED
                and word.strip() == word
                and "\n" not in word
            ):
                self.clusters[word] = numbers.setdefault(cluster, len(numbers) + 2)
        self.cases: dict[str, int] = {}
        for word in self.clusters:
            low = word.lower()
            if low not in self.cases and low.isalpha():
                small, capital = logs.get(low, -20.5), logs.get(low.capitalize(), -20.5)
                self.cases[low] = 2 + int(np.clip(round((capital - small) / 1.5), -3, 3)) + 3


class Codes:
    """Turns observations into numbers; what was not seen in training is `UNKNOWN`."""

    def __init__(self, samples: list[Sample], lookups: Lookups) -> None:
        self.lookups = lookups
        self.vocabularies: list[dict[str, int]] = []
        for k, name in enumerate(COLUMNS):
            counts = Counter(value for s in samples for value in s.observations.columns[k])
            kept = [value for value, n in counts.most_common() if n >= FEWEST.get(name, 1)]
            self.vocabularies.append({value: number for number, value in enumerate(kept, 2)})
        self.sizes = {name: len(v) + 2 for name, v in zip(COLUMNS, self.vocabularies, strict=True)}
        self.sizes |= {"cluster": max(lookups.clusters.values()) + 1, "case": 9}

    def encode(self, sample: Sample) -> tuple[torch.Tensor, torch.Tensor]:
        """Return columns [T, C] and flags [T, F] of a sample."""
        seen = sample.observations
        rows = [
            [v.get(value, UNKNOWN) for value in column]
            for v, column in zip(self.vocabularies, seen.columns, strict=True)
        ]
        rows.append(
            [
                self.lookups.clusters.get(w) or self.lookups.clusters.get(w.lower(), UNKNOWN)
                for w in seen.words
            ]
        )
        rows.append([self.lookups.cases.get(w.lower(), UNKNOWN) for w in seen.words])
        flags = torch.zeros(len(seen.words), FLAGS)
        for i, numbers in enumerate(seen.flags):
            flags[i, list(numbers)] = 1
        return torch.tensor(rows).T.contiguous(), flags


class Encoded:
    """A sample in numbers, ready to be cut into windows."""

    def __init__(self, sample: Sample, codes: Codes, numbers: dict[str, dict[str, int]]) -> None:
        self.sample = sample
        self.columns, self.flags = codes.encode(sample)
        self.corpus = numbers["corpus"].get(sample.corpus, 0)

        def number(kind: str, values: list[str]) -> torch.Tensor:
            return torch.tensor([numbers[kind].get(value, -1) for value in values])

        self.reported = torch.tensor(sample.reported) if sample.reported else None
        self.names = torch.tensor(sample.names) if sample.names else None
        self.tags = number("tag", sample.tags) if sample.tags else None
        self.relations = number("relation", sample.relations) if sample.relations else None

    def windows(self, size: int) -> list[tuple[Encoded, int, int]]:
        """Return the windows of the sample, see `windows_of`."""
        return [(self, first, last) for first, last in windows_of(self.sample.paragraphs, size)]


def windows_of(paragraphs: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Return ranges of whole paragraphs of at most `size` words; longer paragraphs are cut."""
    found: list[tuple[int, int]] = []
    begin = end = 0
    for first, last in paragraphs:
        if last - begin > size and end > begin:
            found.append((begin, end))
            begin = first
        while last - begin > 2 * size:
            found.append((begin, begin + size))
            begin += size
        end = last
    if end > begin:
        found.append((begin, end))
    return found


def batches(windows: list[Any]) -> list[list[Any]]:
    """Return the windows in batches of about the same length, shuffled."""
    random.shuffle(windows)
    windows.sort(key=lambda w: (w[2] - w[1]) + random.random() * 20)
    groups: list[list[Any]] = [[]]
    for window in windows:
        length = window[2] - window[1]
        if groups[-1] and (len(groups[-1]) + 1) * length > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(window)
    random.shuffle(groups)
    return groups


def padded(batch: list[Any], key: str, fill: float = 0) -> torch.Tensor | None:
    """Return one field of a batch as a tensor [B, T, …], or None where no window has it."""
    parts = [getattr(e, key) for e, _, _ in batch]
    if all(p is None for p in parts):
        return None
    length = max(b - a for _, a, b in batch)
    like = next(p for p in parts if p is not None)
    out = torch.full((len(batch), length, *like.shape[1:]), fill, dtype=like.dtype)
    for row, part, (_, a, b) in zip(out, parts, batch, strict=True):
        if part is not None:
            row[: b - a] = part[a:b]
    return out


def pointing_loss(model: Reader, states: torch.Tensor, batch: list[Any]) -> torch.Tensor:
    """Return the loss of the links from contents to sources and cues, a link."""
    losses = []
    for row, (encoded, a, b) in zip(states, batch, strict=True):
        links = [link for link in encoded.sample.links if a <= link.content[0] and link.content[1] <= b]
        if not links:
            continue
        first = torch.tensor([link.content[0] - a for link in links])
        last = torch.tensor([link.content[1] - 1 - a for link in links])
        for pointer, key, weight in ((model.sources, "source", 1.0), (model.cues, "cue", 0.5)):
            chances = pointer(row[: b - a], first, last)
            for n, link in enumerate(links):
                targets = [k - a for k in getattr(link, key) if a <= k < b]
                if targets:
                    losses.append(-weight * torch.logsumexp(chances[n, targets], 0))
                elif not getattr(link, key):
                    losses.append(-weight * chances[n, -1])
    return torch.stack(losses).sum() / len(losses) if losses else states.sum() * 0


def loss_of(model: Reader, batch: list[Any]) -> torch.Tensor:
    """Return the loss of a batch over whatever its corpora annotate."""
    columns, flags = padded(batch, "columns"), padded(batch, "flags")
    known = columns[..., 0] > 0
    low, high = model.states(columns, flags)
    total = torch.zeros(())
    reported, names = padded(batch, "reported", -1), padded(batch, "names", -1)
    tags, relations = padded(batch, "tags", -1), padded(batch, "relations", -1)
    if reported is not None:
        total = total + model.reported_field.loss(model.reported(high), reported, known)
        total = total + 0.1 * pointing_loss(model, high, batch)
    if names is not None:
        named = torch.tensor([e.names is not None for e, _, _ in batch])
        corpus = torch.tensor([e.corpus if random.random() < 0.5 else 0 for e, _, _ in batch])
        given = model.corpus(corpus)[:, None].expand(-1, high.shape[1], -1)
        scores = model.names(torch.cat([high, given], -1))
        total = total + model.names_field.loss(scores[named], names[named], known[named])
    if tags is not None:
        crossed = nn.functional.cross_entropy
        total = total + 0.15 * crossed(model.tags(low).flatten(0, 1), tags.flatten(), ignore_index=-1)
        total = total + 0.15 * crossed(
            model.relations(high).flatten(0, 1), relations.flatten(), ignore_index=-1
        )
    return total


@torch.no_grad()
def measured(model: Reader, samples: list[Encoded], task: str) -> dict[str, float]:
    """Return exact F1 of the spans of each kind, and of all together."""
    model.eval()
    labels = REPORTED_LABELS if task == "reported" else NAME_LABELS
    right, found, gold = Counter(), Counter(), Counter()
    for encoded in samples:
        for _, a, b in encoded.windows(200):
            _, high = model.states(encoded.columns[None, a:b], encoded.flags[None, a:b])
            if task == "reported":
                path = model.reported_field.best(model.reported(high)[0])
            else:
                given = model.corpus(torch.zeros(1, dtype=torch.long))[:, None].expand(-1, b - a, -1)
                path = model.names_field.best(model.names(torch.cat([high, given], -1))[0])
            truth = [max(0, int(k)) for k in getattr(encoded, task)[a:b]]
            mine, theirs = set(spans_of(path, labels)), set(spans_of(truth, labels))
            for spans, counts in ((mine, found), (theirs, gold), (mine & theirs, right)):
                counts.update(kind for kind, _, _ in spans if kind != "MISC")
    scores = {k: 200 * right[k] / max(1, found[k] + gold[k]) for k in gold}
    scores["all"] = 200 * right.total() / max(1, found.total() + gold.total())
    return {k: round(v, 1) for k, v in scores.items()}


def numbered(values: Iterable[str]) -> dict[str, int]:
    """Return each value with a number of its own, from 0 in the order of the alphabet."""
    return {value: number for number, value in enumerate(sorted(set(values) - {""}))}


def main() -> None:
    """Train, measure and write the model."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("data", type=Path)
    options.add_argument("--lookups", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    options.add_argument("--hidden", type=int, default=176)
    options.add_argument("--epochs", type=int, default=10)
    options.add_argument("--rate", type=float, default=2.5e-3)
    options.add_argument("--dropout", type=float, default=0.35)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all-of-train", action="store_true")
    chosen = options.parse_args()
    random.seed(chosen.seed)
    np.random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)

    sets = load(chosen.data, chosen.cache, chosen.seed, chosen.all_of_train)
    syntax = with_names(sets["ud_ewt_train"], sets["uner_ewt_train"])
    others = [s for name in NAMED if name != "uner_ewt_train" for s in sets[name]] + syntax
    news = sets["train"] if chosen.all_of_train else [s for n, s in enumerate(sets["train"]) if n % HELD_BACK]
    back = [] if chosen.all_of_train else sets["train"][::HELD_BACK]
    codes = Codes(news + others, Lookups(chosen.lookups))
    numbers = {
        "corpus": {v: n + 1 for v, n in numbered(s.corpus for s in others).items()},
        "tag": numbered(t for s in others for t in s.tags or ()),
        "relation": numbered(t for s in others for t in s.relations or ()),
    }

    def encode(samples: list[Sample]) -> list[Encoded]:
        return [Encoded(sample, codes, numbers) for sample in samples]

    news, others, back = encode(news), encode(others), encode(back)
    dev, politics, web = (
        encode(sets["dev"]),
        encode(sets["crossner_politics_dev"]),
        encode(sets["uner_ewt_dev"]),
    )

    model = Reader(
        codes.sizes,
        len(numbers["corpus"]) + 1,
        chosen.hidden,
        len(numbers["tag"]),
        len(numbers["relation"]),
        len(REPORTED_LABELS),
        len(NAME_LABELS),
        chosen.dropout,
    )
    print("weights", sum(p.numel() for p in model.parameters()), codes.sizes, flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=chosen.rate, betas=(0.9, 0.98), weight_decay=0.01)
    mean = copy.deepcopy(model)
    started, step, steps = time.time(), 0, 0
    for epoch in range(chosen.epochs):
        model.train()
        size = random.choice((110, 150, 200))
        work = batches([w for e in news for w in e.windows(size)])
        work += batches([w for e in others for w in e.windows(size)])
        random.shuffle(work)
        steps = steps or len(work) * chosen.epochs
        total = 0.0
        for batch in work:
            share = min(1.0, step / 300) * max(0.02, 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps))))
            for group in optimiser.param_groups:
                group["lr"] = chosen.rate * share
            optimiser.zero_grad()
            loss = loss_of(model, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 3.0)
            optimiser.step()
            total += loss.item()
            step += 1
            decay = min(0.998, (step + 1) / (step + 10))
            with torch.no_grad():
                for slow, quick in zip(mean.parameters(), model.parameters(), strict=True):
                    slow.lerp_(quick, 1 - decay)
            if step in (20, 100):
                print("step", step, "of", steps, round(time.time() - started), "s", flush=True)
        line = {"epoch": epoch, "loss": round(total / len(work), 4), "seconds": round(time.time() - started)}
        if epoch % 2 or epoch == chosen.epochs - 1:
            line["dev"] = measured(mean, dev, "reported")
            line["politics"] = measured(mean, politics, "names")
            line["web"] = measured(mean, web, "names")
            if back:
                line["back"] = measured(mean, back, "reported")
        print(json.dumps(line), flush=True)
        torch.save(
            {
                "model": mean.state_dict(),
                "vocabularies": codes.vocabularies,
                "clusters": codes.lookups.clusters,
                "cases": codes.lookups.cases,
            },
            chosen.out.with_suffix(".pt"),
        )


if __name__ == "__main__":
    main()
