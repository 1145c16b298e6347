"""A headline for an article that came without one: its first sentence, shortened with care.

Words are only ever left out, never put in: the cut falls where a phrase ends, and what is
left stands by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_app.intake.opening import byline_line, dateline_of

_WISHED = 90
_LONGEST = 104
_SHORTEST = 18
_FEWEST_WORDS = 3

_ABBREVIATIONS = (
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bLt)"
    r"(?<!\bCol)(?<!\bProf)(?<!\bNo)(?<!\bvs)(?<!\b[A-Z])(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\d)"
)
_SENTENCE_BREAK = re.compile(
    rf"(?:{_ABBREVIATIONS}\.|[!?。])[\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\W\d_a-zà-ÿ]|$)|(?<=\d)\.(?=\s+[A-Z])"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_ATTRIBUTION_TAIL = re.compile(
    r",\s+(?:[^,]{2,70}\s)?(?:said|says|told|announced|reported|reports|confirmed|stated|added|wrote)\b"
    r"(?:\s[^,]*)?$|,\s+according to\b.*$|,\s+as\s[^,]+$"
)
_OPENERS = re.compile(
    r"^(?:(?:on|last|this|earlier)\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"week|month|year)|meanwhile|however|in addition|also|indeed|but|and|yesterday|today),?\s+",
    re.IGNORECASE,
)
_IDLE = re.compile(r"^(?:the|a|an)\s+(?:(?:recent|latest|long-awaited|much-anticipated)\s+)?", re.I)
_TITLE_NAME = re.compile(
    r"\b(?P<title>Minister|President|Chancellor|Secretary|Ambassador|General|Chairman|Chairwoman|Chair|"
    r"Governor|Mayor|Premier|Spokesman|Spokeswoman|Spokesperson|Commissioner|Admiral|Colonel|Senator|"
    r"Director|Chief|Leader|Judge|Justice)"
    r"\s+(?:[A-Z][a-zà-ÿ’'-]+\s+)+(?P<surname>[A-Z][\w’'-]+)"
)
_CLAUSE_END = re.compile(r"\s*(?:[;:]|,|\s[–—-](?=\s)|—)\s*")
_BEFORE_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|for|with|about|against|amid|after|before|as|while|because|which|who|whom|whose|"
    r"when|where|from|under|during|following|since|until|over|despite|through|toward|towards|including|"
    r"by|into|near|ahead|without|within|across|around|if|unless|although|though|and|but|or|saying|"
    r"adding|warning|calling|citing|arguing|where)\s)"
)
_LOOSE_ENDS = """
a an the of to in on at for with about against amid after before as while because that which who and
or but nor from under during following since until over despite by into is are was were be been has
have had will would can could may might must shall should its his her their our my your this these
those such between both either neither not no very more most said says than so if whether der die
das und oder le la les des du et il lo gli el los las y de von
"""
_NEVER_LAST = frozenset(_LOOSE_ENDS.split())
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|said|says|"
    r"told|\w{3,}ed|\w{3,}s)\b"
)
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"))


def propose_headline(text: str) -> str:
    """Return a headline made of the words of the first real sentence, without a full stop."""
    sentence = _first_sentence(text)
    for shortened in _shortenings(sentence):
        if len(shortened) <= _WISHED and _stands(shortened):
            return _finished(shortened)
        if cut := _cut(shortened):
            return _finished(cut)
    return _finished(_at_word(sentence))


def _first_sentence(text: str) -> str:
    for paragraph in text.split("\n\n"):
        if byline_line(paragraph):
            continue
        dateline = dateline_of(paragraph)
        body = paragraph[dateline.end :] if dateline else paragraph
        match = _SENTENCE_BREAK.search(body)
        sentence = body[: match.end()] if match else body
        if sum(character.isalpha() for character in sentence) >= _SHORTEST:
            return sentence.strip()
    return text.split("\n\n", 1)[0]


def _shortenings(sentence: str) -> list[str]:
    """Return the sentence as it is, then with more and more left out, each step once."""
    steps = [sentence.rstrip(" .")]
    for pattern, by in (
        (_BRACKETS, ""),
        (_ATTRIBUTION_TAIL, ""),
        (_OPENERS, ""),
        (_TITLE_NAME, r"\g<title> \g<surname>"),
        (_IDLE, ""),
    ):
        steps.append(pattern.sub(by, steps[-1]))
    return [steps[0], *(after for before, after in pairwise(steps) if after != before)]


def _cut(sentence: str) -> str:
    """Return the longest beginning that ends with a clause, else with a phrase, or ""."""
    clauses = [match.start() for match in _CLAUSE_END.finditer(sentence)]
    for place in reversed(clauses):
        if place <= _WISHED and _stands(part := sentence[:place]) and _FINITE.search(part):
            return part
    phrases = [match.start() for match in _BEFORE_PHRASE.finditer(sentence)]
    for longest in (_WISHED, _LONGEST):
        for place in reversed(phrases):
            part = sentence[:place]
            if place <= longest and _stands(part) and (place > 45 or _FINITE.search(part)):
                return part
    return ""


def _stands(part: str) -> bool:
    """Tell whether a beginning of a sentence can stand alone."""
    words = part.lower().split()
    if len(part) < _SHORTEST or len(words) < _FEWEST_WORDS:
        return False
    if words[-1].strip("“”\"'’,") in _NEVER_LAST or part.count('"') % 2:
        return False
    if any(part.count(left) > part.count(right) for left, right in (*_QUOTES, ("(", ")"))):
        return False
    tail = part.lower().rpartition(" between ")
    return not tail[1] or " and " in tail[2]


def _at_word(sentence: str) -> str:
    if len(sentence) <= _WISHED:
        return sentence
    room = sentence[: _WISHED - 1]
    cut = room.rpartition(" ")[0] or room
    return cut.rstrip(" ,;:–—-") + "…"


def _finished(headline: str) -> str:
    headline = headline.strip(" ,;:–—-")
    if not headline.endswith(("...", "…")):
        headline = re.sub(r"(?<!\b[A-Z])\.(?=[\"”’»]?$)", "", headline)
    return headline[:1].upper() + headline[1:]
