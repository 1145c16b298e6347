"""Spoils files of every format that can be taken in and puts them through the real workers.

    python benchmarks/fuzz_intake.py [10000] [--seed 7] [--only .pdf] [--statements-in 20] [--keep FOLDER]

The files are made by the makers of the tests (`tests/hostile/hostile_seeds.py`) and spoilt in their bytes and
in their structure, with lies about lengths, loops, endless nesting, entities that name files and addresses,
and pieces of other formats (`tests/hostile/mutations.py`). Each is read by a worker process with the limits
of the program, one sound file for every ten beside them. Reported are: what was stopped by a limit (held),
and what must not be (wrong): no outcome, a neighbour lost, a refusal that is no sentence, control characters
in what is shown, memory beyond the limit, and any file opened, written or removed, any socket and any program
started that was not given; a file and an address that the spoilt files name are watched from outside, too.
What was wrong or held is kept in the folder, under the number that the seed makes it from again. The exit
code is 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / name) for name in ("hostile", "intake", "web", "."))]


def main() -> int:
    """Run the trial and print what came of it."""
    warnings.filterwarnings("ignore", "Duplicate name")
    from trial import run

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", nargs="?", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--only", default="", help="formats whose name holds this, such as .pdf")
    parser.add_argument(
        "--statements-in", type=int, default=20, help="one file in so many is read for statements"
    )
    parser.add_argument("--keep", type=Path, default=Path("hostile-findings"))
    options = parser.parse_args()
    begun = time.monotonic()
    report = run(
        options.count,
        options.seed,
        options.keep,
        first=options.first,
        only=options.only,
        statements_in=options.statements_in,
        tell=lambda line: print(line[:2_000], file=sys.stderr, flush=True),
    )
    took = time.monotonic() - begun
    print(
        f"seed {options.seed}: {options.count:,} spoilt files, {report.neighbours:,} sound ones, {took:.0f} s"
    )
    print("  " + ", ".join(f"{name} {number}" for name, number in sorted(report.files.items())))
    print(
        f"{report.articles:,} articles, {report.refusals:,} refusals; most memory {report.peak_bytes:,} bytes"
    )
    print(f"slowest: {', '.join(f'{name} {seconds:.1f} s' for seconds, name in report.slowest)}")
    for title, found in (("held by a limit", report.held), ("WRONG", report.wrong)):
        print(f"{title}: {len(found)}")
        for name, what in found.items():
            print(f"  {name}: {'; '.join(what[:5])[:600]}")
    print("told as damage, most often:")
    for fault, times in report.faults.most_common(40):
        print(f"  {times:5} {fault}")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
