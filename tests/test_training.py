"""What the training scripts make of annotated text; the network itself needs torch and is not tried here."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parent.parent / "training"


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(TRAINING), *sys.path])


def labelled(sample, labels, names) -> list[tuple[str, str]]:
    words = sample.observations.words
    return [(word, names[label]) for word, label in zip(words, labels, strict=True) if label > 0]


def test_labels_of_other_tokens_are_laid_over_the_programs_own() -> None:
    import corpora

    record = {
        "src": "made",
        "doc": "a",
        "toks": ["Halvia", "'s", "Al", "-", "Nord", "Bank", "paid", "Ann", "Roe", "."],
        "ner": ["B-LOC", "O", "B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "B-PER", "I-PER", "O"],
    }
    [sample] = corpora.named([record])
    assert labelled(sample, sample.names, corpora.NAME_LABELS) == [
        ("Halvia", "B-LOC"), ("Al", "B-ORG"), ("-", "I-ORG"), ("Nord", "I-ORG"), ("Bank", "I-ORG"),
        ("Ann", "B-PER"), ("Roe", "I-PER"),
    ]  # fmt: skip


def test_an_attribution_becomes_labels_and_links(tmp_path: Path) -> None:
    import corpora

    text = "“It is late,” Ann Roe said. Nobody moved."
    at = {
        part: [text.index(part), text.index(part) + len(part)]
        for part in ("“It is late,”", "Ann Roe", "said")
    }
    record = {
        "id": "one",
        "text": text,
        "attributions": [
            {"content": [at["“It is late,”"]], "source": [at["Ann Roe"]], "cue": [at["said"]]},
        ],
        "discard": [[text.index("Nobody"), len(text)]],
    }
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(record) + "\n").encode()))
    [sample] = corpora.attributed(path)
    kinds = {word: label[2:] for word, label in labelled(sample, sample.reported, corpora.REPORTED_LABELS)}
    assert kinds == {
        "“": "Q",
        "It": "Q",
        "is": "Q",
        "late": "Q",
        ",": "Q",
        "”": "Q",
        "Ann": "S",
        "Roe": "S",
        "said": "C",
    }
    assert sample.reported[-1] == -1
    [link] = sample.links
    words = sample.observations.words
    assert [words[k] for k in link.source] == ["Ann", "Roe"]
    assert [words[k] for k in link.cue] == ["said"]


def test_other_names_in_a_sentence_keep_their_labels(tmp_path: Path) -> None:
    import renaming

    places = ("country", "bigcity", "city", "admin", "capital")
    lists = {name: ["Lund"] for name in places} | {"org_acr": ["HPU"], "intl_acr": ["ISO"]}
    lists |= {"forename": ["Jana"], "surname": ["Kosova"], "party": ["Sea Party"]}
    path = tmp_path / "lists.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"gaz": lists}).encode()))
    record = {
        "src": "made",
        "toks": ["Ann", "Roe", "left", "the", "Harbour", "Union", "in", "Ostrand", "."],
        "ner": ["B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "O", "B-LOC", "O"],
        "sp": [1, 1, 1, 1, 1, 1, 1, 0, 1],
    }
    names = renaming.Names(path, [record], seed=1)
    copies = [names.renamed(record) for _ in range(20)]
    assert any(copy["toks"] != record["toks"] for copy in copies)
    for copy in copies:
        assert len(copy["toks"]) == len(copy["ner"]) == len(copy["sp"])
        assert [kind for kind, _, _ in renaming.spans(copy["ner"])] == ["PER", "ORG", "LOC"]
        others = [w for w, label in zip(copy["toks"], copy["ner"], strict=True) if label == "O"]
        assert others == ["left", "the", "in", "."]
