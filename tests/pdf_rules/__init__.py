"""What PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a file, as far as ours have it.

One function checks one rule, names its clause, and yields a sentence for each thing that fails.
`failures(data)` puts a file through all of them.
"""

from __future__ import annotations

from pdf_rules import colours, content, document, file, fonts, links, outline, structure, tables
from pdf_rules.reading import File, Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (file, document, structure, tables, content, links, outline, colours, fonts)
    for rule in module.RULES
)


def failures(data: bytes) -> list[str]:
    """Return a sentence, with its clause, for each thing in a PDF that fails a rule."""
    opened = File(data)
    return [f"{rule.clause}: {words}" for rule in RULES for words in rule.check(opened)]
