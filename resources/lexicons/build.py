"""Build the derived word lists beside this file from the folder with the public training data.

Run as `python resources/lexicons/build.py DATA`, where DATA holds `actors/`. The lists that
people wrote by hand (cues, nouns of people, titles, given names, alliances) are not touched.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SYNTAX = ("ud_ewt_train.jsonl.gz", "gum_ud_open.jsonl.gz")
WORD = re.compile(r"[a-z][a-z'’-]*")
KEEP_SHARE = 0.04
TAGS = frozenset(
    [
        "NN",
        "NNS",
        "VB",
        "VBD",
        "VBZ",
        "VBP",
        "VBN",
        "VBG",
        "JJ",
        "JJR",
        "JJS",
        "RB",
        "IN",
        "CC",
        "DT",
        "PDT",
        "CD",
        "MD",
        "PRP",
        "RP",
        "UH",
    ]
)
SAME = {"RBR": "RB", "RBS": "RB"}


def _records(path: Path) -> Any:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def build_words(folder: Path) -> None:
    """Write each lower-case word with its parts of speech, the most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in SYNTAX:
        for record in _records(folder / name):
            for word, tag in zip(record["toks"], record["xpos"], strict=True):
                low = word.lower().replace("’", "'")
                tag = SAME.get(tag, tag)
                if WORD.fullmatch(low) and tag in TAGS:
                    counts[low][tag] += 1
    lines = []
    for word in sorted(counts):
        seen = counts[word]
        total = sum(seen.values())
        tags = [tag for tag, n in seen.most_common() if n >= total * KEEP_SHARE][:4]
        lines.append(f"{word}\t{' '.join(tags)}")
    (HERE / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def build_places(folder: Path) -> None:
    """Write countries with their forms, and the names of places, parties and organisations."""
    data = json.loads(gzip.decompress((folder / "gazetteer.json.gz").read_bytes()))
    rows = []
    for country in data["countries"].values():
        name = country["name"]
        if not re.match(r"[A-Z]", name) or re.search(r"Ocean|World|\d", name):
            continue
        forms = {form for form in [country["long"], *country["alias"]] if form and form != name}
        people = {word for word in country["adj"] + country["noun"] if word[:1].isupper()}
        row = (name, "; ".join(sorted(forms)), "; ".join(sorted(people)), country["capital"] or "")
        rows.append("\t".join(row))
    (HERE / "countries.txt").write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")
    gaz = data["gaz"]
    places = sorted({*gaz["bigcity"], *gaz["region"], *gaz["capital"], *gaz["admin"]})
    common = set((HERE / "words.txt").read_text(encoding="utf-8").split())
    places = [p for p in places if re.match(r"\w{3}", p) and p.lower() not in common]
    (HERE / "places.txt").write_text("\n".join(places) + "\n", encoding="utf-8")
    listed = {*places, *common}
    cities = sorted(c for c in gaz["city"] if re.match(r"\w{3}", c) and not {c, c.lower()} & listed)
    (HERE / "cities.txt").write_text("\n".join(cities) + "\n", encoding="utf-8")
    short = {
        *gaz["intl_acr"],
        *gaz["org_acr"],
        *(name for name in {*gaz["org"], *gaz["party"]} if " " not in name),
    }
    short = {word for word in short if re.fullmatch(r"\w[\w-]+", word) and word.lower() not in common}
    (HERE / "acronyms.txt").write_text("\n".join(sorted(short)) + "\n", encoding="utf-8")
    named = sorted(name for name in {*gaz["org"], *gaz["party"]} if " " in name)
    (HERE / "organisations.txt").write_text("\n".join(named) + "\n", encoding="utf-8")
    (HERE / "surnames.txt").write_text(
        "\n".join(
            sorted(
                {
                    *gaz["surname"],
                    *(p.split()[-1] for p in gaz["person"] if " " in p and len(p.split()[-1]) > 3),
                }
            )
        )
        + "\n",
        encoding="utf-8",
    )
    (HERE / "forenames.txt").write_text("\n".join(sorted(gaz["forename"])) + "\n", encoding="utf-8")


if __name__ == "__main__":
    data_folder = Path(sys.argv[1]) / "actors"
    build_words(data_folder)
    build_places(data_folder)
