"""What follows from a text is the same, whoever works it out."""

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.alike.shingles import shingles_of
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.articles.prepared import prepared, unpacked
from briefing_app.domain.searching.terms import terms

TEXT = "The harbour of Łódź closes; “it is unsafe”, said Jane Roe. " * 9


def test_what_is_prepared_is_what_the_library_would_work_out():
    made = prepared(TEXT)
    assert made.words == len(TEXT.split())
    assert unpacked(made.shingles) == shingles_of(tokens_of(TEXT)) != ()
    assert made.terms.split() == terms(TEXT)


def test_plain_names_fold_as_all_others_do():
    assert folded("O'Neil-Smith_ JR.") == folded("Ó'Neil-Smith_ JR.") == "o neil smith jr"
