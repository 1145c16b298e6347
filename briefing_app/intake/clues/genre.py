"""What kind of text an article is, guessed only where it says so itself."""

from __future__ import annotations

import re

from briefing_app.domain.articles.article import Genre

_LABELS = {
    Genre.EDITORIAL: "editorial|leader|leading article|leitartikel|éditorial|our view",
    Genre.OP_ED: (
        "op-ed|oped|opinion|comment|commentary|kommentar|gastbeitrag|tribune|opinión|guest essay|column"
    ),
    Genre.LETTER: ("letter|letters|letters to the editor|letter to the editor|leserbrief|leserbriefe"),
    Genre.INTERVIEW: "interview|q&a|entretien|entrevista|intervista|интервью|інтерв'ю",
    Genre.ANALYSIS: "analysis|news analysis|analyse|explainer|análisis|analisi|аналитика",
    Genre.BRIEF: "in brief|news in brief|brief|briefs|kurz notiert|en bref",
    Genre.COMMUNIQUE: (
        "communique|communiqué|joint statement|joint communique|joint communiqué|"
        "press release|pressemitteilung|communiqué de presse"
    ),
    Genre.NEWS: "news|report|feature|nachrichten",
}
_GENRE_OF = {label: genre for genre, labels in _LABELS.items() for label in labels.split("|")}
_PATH = {
    Genre.EDITORIAL: "editorial|editorials|leaders|leader|leitartikel",
    Genre.OP_ED: (
        "opinion|opinions|op-ed|oped|commentisfree|commentary|comment|columnists|kommentar|"
        "kommentare|opinion-columnists"
    ),
    Genre.LETTER: "letters|letter|leserbriefe",
    Genre.INTERVIEW: "interview|interviews|entretiens|entrevistas",
    Genre.ANALYSIS: "analysis|analyses|analyse|explainer|explainers",
    Genre.COMMUNIQUE: "press-releases|press-release|pressreleases|pressemitteilungen|communiques",
}
_GENRE_OF_SEGMENT = {part: genre for genre, parts in _PATH.items() for part in parts.split("|")}
_PREFIX = re.compile(r"\s*(?P<label>[^:|—–]{4,28}?)\s*(?::|\||—|–| - )\s*\S")
_QUESTION_TURN = re.compile(r"^(?:Q|A|Question|Answer|Frage|Antwort)\s*[:.]\s", re.MULTILINE)
_SPEAKER_TURN = re.compile(r"^(?P<name>[^\W\d_a-z][\w .’'-]{1,40}):\s", re.MULTILINE)


def genre_named(label: str) -> Genre | None:
    """Return the genre of a label such as `Op-Ed` or `Leitartikel`, None for anything else."""
    return _GENRE_OF.get(label.strip().lower().replace("’", "'"))


def guess_genre(headline: str, text: str, url: str, byline: str) -> Genre | None:
    """Return what headline, link, byline or shape say clearly, None when nothing does."""
    if (prefix := _PREFIX.match(headline)) and (genre := genre_named(prefix["label"])):
        return genre
    for segment in re.split(r"[/?#]", url.lower().partition("//")[2])[1:-1]:
        if segment in _GENRE_OF_SEGMENT:
            return _GENRE_OF_SEGMENT[segment]
    if byline.lower().startswith(("interview by", "interview:", "interview von")):
        return Genre.INTERVIEW
    return Genre.INTERVIEW if _is_in_turns(text) else None


def _is_in_turns(text: str) -> bool:
    """Tell whether two speakers take turns through most of the text."""
    if len(_QUESTION_TURN.findall(text)) >= 4:
        return True
    paragraphs = text.split("\n\n")
    names = [match["name"] for match in map(_SPEAKER_TURN.match, paragraphs) if match]
    return len(names) >= 6 and len(set(names)) == 2 and len(names) >= 0.5 * len(paragraphs)
