"""The commonest words of the languages that most articles are in."""

from __future__ import annotations

import re
from collections import Counter

from briefing_app.intake.languages.scripts import script_of

SAMPLE_CHARACTERS = 6_000
_LEAST_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_COMMON_WORDS = {
    "en": (
        "the of and to in that is was for on with as by at from it he she his has have been "
        "said not but are this who will were which would an be or its"
    ),
    "de": (
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
        "über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei"
    ),
    "fr": (
        "le la les de des du et en un une que qui dans pour par sur au est pas avec il elle "
        "ce plus ne se a ont été aux son sa mais comme ou cette selon être leur était après "
        "sont d'un d'une qu'il"
    ),
    "es": (
        "el la los las de del y en que un una por con para se no es su al lo como más pero "
        "sus le ha este esta sobre entre también fue han ser según desde son cuando muy sin "
        "hasta era está"
    ),
    "it": (
        "il la di e che in un una per del della con non si è le i da dei al gli nel ha alla "
        "sono come anche più ma delle lo su questo dal dell'unione stato nella hanno dalla "
        "secondo degli essere all'"
    ),
    "pt": (
        "o a os as de do da e em que um uma para com não se por no na dos das ao é mais foi "
        "como mas pelo pela são também ele ser nos já sua seu entre até está sobre segundo"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door "
        "maar naar heeft hij uit zegt worden wordt nog werd over die dan meer deze wel tegen "
        "volgens was"
    ),
    "sv": (
        "och att det som en på är av för med den till inte har de ett om var vi men från så "
        "kan han när under nu säger efter också eller vid mot skulle hade sina än bli"
    ),
    "da": (
        "og i at det er en til på som for med af de ikke den har et han var der om vi fra "
        "men kan efter også siger ud ved blev eller være mod hvor nu"
    ),
    "pl": (
        "w i na z się do nie że to jest o jak po od za przez dla oraz są był przy co ale "
        "które jego który tym czy ma już być też będzie została tego został tylko roku"
    ),
    "cs": (
        "a v na se je že s do o z za pro i to by ve jako po od ale podle která který jsou "
        "jsem také při už bude jeho až není byl bylo řekl nebo"
    ),
    "tr": (
        "ve bir bu için ile de da olarak daha çok olan gibi en kadar sonra ancak göre her ne "
        "dedi olduğunu ise değil iki var"
    ),
    "ru": (
        "и в не на что с по он как это к из у за от так о же для его но она то мы был они "
        "все было сказал также который если после до при был или этого чтобы была"
    ),
    "uk": (
        "і в не на що з у та до за це як про від його для він по але було також є які який "
        "після вона ми щоб був або бути ще під вони року їх"
    ),
    "be": (
        "і ў не на што з у да за гэта як пра ад яго для ён па але было таксама якія які "
        "пасля яна каб быў або ён яшчэ"
    ),
    "bg": (
        "и в на за се да от не с е че по са си ще като до който това което при след или бе "
        "му към със може още само"
    ),
    "sr": "и у је да се на за од са су не који што као то би али га из о након или те због није",
    "ro": (
        "de și în a la cu pe un o că nu din pentru care este mai al sau fost ce s-a prin "
        "după sunt lui fi ale dar către"
    ),
    "hu": (
        "a az és hogy nem is egy ez meg van volt csak már de ha vagy azt mint szerint el még pedig lesz kell"
    ),
    "fi": ("ja on ei se että oli hän mutta kun myös ovat ole mukaan tai kuin jos vain sen jo sekä olisi"),
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON_WORDS.items()}
_CYRILLIC = ("ru", "uk", "be", "bg", "sr")
_LATIN = tuple(language for language in _SETS if language not in _CYRILLIC)


def language_by_common_words(text: str) -> str:
    """Return the language whose commonest words fill most of `text`, "" when none stands out.

    It knows few languages and is quick; `told_language` knows many.
    """
    sample = text[:SAMPLE_CHARACTERS]
    script = script_of(sample)
    if script == "Cyrillic":
        return _by_common_words(sample, _CYRILLIC) or _by_cyrillic_letters(sample)
    if script == "Arabic":
        if re.search("[ٹڈڑے]", sample):
            return "ur"
        return "fa" if re.search("[پچژگی]", sample) else "ar"
    if script == "Latin":
        return _by_common_words(sample, _LATIN)
    return script


def common_word_share(text: str, language: str) -> float:
    """Return how much of `text` is made of the commonest words of `language`."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE_CHARACTERS])]
    common = _SETS.get(language, frozenset())
    return sum(word in common for word in words) / max(1, len(words))


def _by_common_words(sample: str, languages: tuple[str, ...]) -> str:
    words = Counter(word.lower().replace("’", "'") for word in _WORD.findall(sample))
    total = sum(words.values())
    scores = {
        language: sum(words[word] for word in _SETS[language] if word in words) for language in languages
    }
    best, score = max(scores.items(), key=lambda pair: pair[1])
    return best if score >= max(2, _LEAST_SHARE * total) else ""


def _by_cyrillic_letters(sample: str) -> str:
    if re.search("[ўЎ]", sample):
        return "be"
    if re.search("[іїєґІЇЄҐ]", sample):
        return "uk"
    return "ru" if re.search("[ыэъёЫЭЪЁ]", sample) else ""
