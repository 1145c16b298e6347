"""A headline for an article that came without one: its first sentence, shortened with care.

Words are only ever left out, never put in: the cut falls where a phrase ends, and what is
left stands by itself.
"""

from __future__ import annotations

import re

from briefing_app.intake.clues.opening import byline_line, dateline_of
from briefing_app.intake.languages.language import language_of

_WISHED = 90
_LONGEST = 104
_SHORTEST = 18
_SENTENCE_ROOM = 800
_FEWEST_WORDS = 3
_LEAST_PHRASE = 40

_ABBREVIATIONS = (
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bLt)"
    r"(?<!\bCol)(?<!\bProf)(?<!\bNo)(?<!\bvs)(?<!\b[A-Z])(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\d)"
)
_SENTENCE_BREAK = re.compile(
    rf"(?:{_ABBREVIATIONS}\.|[!?。])[\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\W\d_a-zà-ÿ]|$)|(?<=\d)\.(?=\s+[A-Z])"
)
_LIST_NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
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
_SETTING = re.compile(
    r"^(?:in|at|on|after|as|when|while|for|with|amid|despite|following|deep|during|since|under|from|by|"
    r"across|ahead|speaking|faced|before|until|once|because|although|though|if)\b[^,“”\"]{3,90},\s+"
    r"(?:(?:where|which|who|when)\b[^,“”\"]{3,90},\s+)?(?=\S+(?:\s+\S+){4})",
    re.IGNORECASE,
)
_SAID_THAT = re.compile(
    r"^(?P<source>[^,“”\"]{3,60}?)\s+(?:said|says|told\s+\S+(?:\s\S+)?|announced|confirmed|stated|warned|"
    r"reported|insisted)(?:\s+(?:on\s+)?\w+day)?(?:\s+(?:morning|evening|night))?\s+that\s+(?=\S)"
)
_IDLE = re.compile(r"^(?:the|a|an)\s+(?:(?:recent|latest|long-awaited|much-anticipated)\s+)?", re.I)
_TITLE_NAME = re.compile(
    r"\b(?P<title>Minister|President|Chancellor|Secretary|Ambassador|General|Chairman|Chairwoman|Chair|"
    r"Governor|Mayor|Premier|Spokesman|Spokeswoman|Spokesperson|Commissioner|Admiral|Colonel|Senator|"
    r"Director|Chief|Leader|Judge|Justice)"
    r"\s+(?:[A-Z][a-zà-ÿ’'-]+\s+)+(?P<surname>[A-Z][\w’'-]+)"
)
_STEPS = (
    (_LIST_NUMBER, ""),
    (_BRACKETS, ""),
    (_ATTRIBUTION_TAIL, ""),
    (_OPENERS, ""),
    (_SETTING, ""),
    (_SAID_THAT, r"\g<source>: "),
    (_TITLE_NAME, r"\g<title> \g<surname>"),
    (_IDLE, ""),
)
_STEPS_BEFORE_CUTTING = 6
_CLAUSE_END = re.compile(r"\s*(?:[;:]|,|\s[–—-](?=\s)|—)\s*")
_BEFORE_PHRASE = re.compile(
    r"\s+(?=(?:in|on|at|for|with|about|against|amid|after|before|as|while|because|that|which|who|whom|"
    r"whose|when|where|from|under|during|following|since|until|over|despite|through|toward|towards|"
    r"including|by|into|near|ahead|without|within|across|around|if|unless|although|though|and|but|or|"
    r"to|saying|adding|warning|calling|citing|arguing|has|have|is|are|was|were|will)\s)"
)
_EVENT = re.compile(
    r"\b(?:meeting|talks|summit|visit|attack|agreement|deal|decision|vote|election|protest|dispute|row|"
    r"conference|negotiations|exercise|strike|trial|inquiry|report|plan|call|clash|session)s?\s+"
    r"(?:between|of|on|in|with|over|for|at|by|into|to)\b"
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
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|says|"
    r"said|told|took|made|gave|went|came|saw|got|held|left|met|led|began|rose|fell|won|lost|sent|built|"
    r"spent|brought|thought|kept|drove|cut|put|set|hit|paid|ran|shot|sold|struck|fought|broke|chose|"
    r"flew|grew|knew|spoke|stood|swore|threw|wrote|became|(?!(?:united|hundred|sacred|red)\b)[a-z]{2,}ed)\b"
)
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"))


def propose_headline(text: str) -> str:
    """Return a headline made of the words of the first real sentence, without a full stop."""
    sentence = _first_sentence(text)
    steps = _shortenings(sentence)
    for shortened in steps:
        if len(shortened) <= _WISHED and _stands(shortened):
            return _finished(shortened)
    if language_of(text) == "en":
        for cut in (_at_clause, _at_phrase):
            for shortened in steps[_STEPS_BEFORE_CUTTING:]:
                if part := cut(shortened):
                    return _finished(part)
    return _finished(_at_word(sentence)) or text[:_WISHED].strip()


def _first_sentence(text: str) -> str:
    for paragraph in text.split("\n\n"):
        if byline_line(paragraph):
            continue
        dateline = dateline_of(paragraph)
        body = (paragraph[dateline.end :] if dateline else paragraph)[:_SENTENCE_ROOM]
        match = _SENTENCE_BREAK.search(body)
        sentence = body[: match.end()] if match else body
        if sum(character.isalpha() for character in sentence) >= _SHORTEST:
            return sentence.strip()
    return text.split("\n\n", 1)[0][:_SENTENCE_ROOM]


def _shortenings(sentence: str) -> list[str]:
    """Return the sentence as it is, then with more and more left out."""
    steps = [sentence.rstrip(" .")]
    for pattern, by in _STEPS:
        steps.append(pattern.sub(by, steps[-1]))
    return steps


def _at_clause(sentence: str) -> str:
    """Return the longest beginning that is a whole clause, or ""."""
    for match in reversed(list(_CLAUSE_END.finditer(sentence))):
        part = sentence[: match.start()]
        if len(part) <= _WISHED and _stands(part) and _FINITE.search(part):
            return part
    return ""


def _at_phrase(sentence: str) -> str:
    """Return the longest beginning that ends with a phrase and says something, or ""."""
    places = [match.start() for match in _BEFORE_PHRASE.finditer(sentence)]
    for longest, tells in ((_WISHED, _FINITE), (_WISHED, _EVENT), (_LONGEST, _EVENT)):
        for place in reversed(places):
            part = sentence[:place]
            if _LEAST_PHRASE <= place <= longest and _stands(part) and tells.search(part):
                return part if tells is _FINITE else _IDLE.sub("", part)
    return ""


def _stands(part: str) -> bool:
    """Tell whether a beginning of a sentence can stand alone."""
    words = part.lower().split()
    if len(part) < _SHORTEST or len(words) < _FEWEST_WORDS:
        return False
    if words[-2] == "to" or words[-1].strip("“”\"'’,") in _NEVER_LAST or part.count('"') % 2:
        return False
    if any(word.endswith(",") and word[:-1] in _NEVER_LAST for word in words):
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
    while " " in cut and cut.rpartition(" ")[2].lower().strip(",") in _NEVER_LAST:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:–—-") + "…"


def _finished(headline: str) -> str:
    headline = headline.strip(" ,;:–—-")
    if not headline.endswith(("...", "…")):
        headline = re.sub(r"(?<!\b[A-Z])\.(?=[\"”’»]?$)", "", headline)
    return headline[:1].upper() + headline[1:]
