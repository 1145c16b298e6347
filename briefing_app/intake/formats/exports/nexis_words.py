"""The words of Nexis exports in the languages of its interface."""

from __future__ import annotations

import re

_LABELS = {
    "length": "length|länge|longueur|longitud|extensión|lunghezza|lengte|comprimento",
    "headline": "headline|schlagzeile|titre|titular",
    "byline": "byline|autor|autorin|auteur|autore|author",
    "section": "section|rubrik|rubrique|sección|sezione|rubriek|seção|ressort",
    "dateline": "dateline|ortsmarke|lieu|data line|datelijn|procedencia",
    "highlight": "highlight|vorspann|chapeau|resumen|samenvatting",
    "loaded": (
        "load-date|update|ladedatum|date-chargement|date de chargement|fecha-carga|fecha de carga|"
        "datum-laden|laaddatum|data di caricamento"
    ),
    "language": "language|sprache|langue|idioma|lingua|taal",
    "type": (
        "publication-type|publication type|type-publication|type de publication|publikationstyp|"
        "zeitungs-typ|tipo de publicación|tipo-publicación"
    ),
    "code": "journal-code|journal code|codes-presse|acc-no|pub-type",
    "graphic": "graphic|grafik|graphique|gráfico|grafiek",
    "subject": "subject|thema|sujet|asunto|onderwerp",
    "other": (
        "correction-date|series|source|notes|organization|industry|person|company|ticker|geographic|"
        "state|city|country|edition|classification|url|distribution|type|firma|land|stadt|branche"
    ),
}
LABEL_OF = {name: key for key, names in _LABELS.items() for name in names.split("|")}
_ALL = "|".join(sorted(map(re.escape, LABEL_OF), key=len, reverse=True))
LABEL = re.compile(rf"\s{{0,3}}(?P<name>{_ALL})\s?:(?:\s+(?P<value>\S.*)|\s*$)", re.IGNORECASE)
BODY = re.compile(r"\s*(?:body|text|hauptteil|textkörper|corps|cuerpo|corpo)\s*", re.IGNORECASE)
TAIL = re.compile(
    r"\s*(?:classification|klassifizierung|clasificación|classificatie|classificazione|graphic|grafik|"
    r"graphique|gráfico|notes)\s*",
    re.IGNORECASE,
)
IGNORED = re.compile(
    r"\s*(?:abstract|full text|link to (?:image|the original story\.?|pdf))\s*", re.IGNORECASE
)
END = re.compile(
    r"\s*(?:end of document|ende des dokuments|fin du document|fin del documento|fine del documento|"
    r"einde van (?:het )?document|fim do documento)\s*",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s*(?:focus - )?(?:(?P<number>\d+) (?:of|von|de|di|van) (?P<all>\d+) (?:documents?|dokumenten?|"
    r"documenti|documentos?|documenten)|(?:document|dokument|documento) (?P<number_2>\d+) "
    r"(?:of|von|de|di|van|sur) (?P<all_2>\d+))\s*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"\s*(?:copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits)", re.I
)
NO_HEADLINE = re.compile(r"\s*\(?no headline in original\)?\s*", re.IGNORECASE)
COVER = re.compile(
    r"\s*(?:user name|date and time|job number|documents? \(\d+\)|client/matter|search terms|search type|"
    r"narrowed by|content type|\d+\.\s|download request|time of request|send to|terms|source|combined source|"
    r"project id|print request)\b",
    re.IGNORECASE,
)
TAIL_LABELS = frozenset(("loaded", "language", "type", "code", "graphic", "subject"))
