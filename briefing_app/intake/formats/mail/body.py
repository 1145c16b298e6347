"""The words of a mail without what mail programs and lists put around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.formats.mail.sender import Sender, sender_in

_SIGNATURE = re.compile(r"(?:--|—|––)\s*")
_LONGEST_SIGNATURE_LINES = 15
_LONGEST_SIGNATURE = 900
_LONGEST_SIGNATURE_LINE = 100
_LEAST_BEFORE = 12
_DEVICE = re.compile(
    r"(?:sent from my|sent from|get outlook for|von meinem|gesendet mit|gesendet von|envoyé de(?:puis)? mon|"
    r"enviado desde mi|inviato da|отправлено с|wysłane z|verzonden vanaf)\b.{0,80}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"unsubscribe|opt[ -]out of|manage (?:your )?(?:e-?mail )?(?:preferences|subscription)|"
    r"update your preferences|"
    r"you(?:’|'| a)re receiving this|you (?:have )?received this (?:e-?mail|newsletter|message)|"
    r"this (?:e-?mail|newsletter) was sent to|add us to your address book|newsletter abbestellen|abbestellen|"
    r"abmelden|sie erhalten diese|se désabonner|désinscri|vous recevez ce|darse de baja|"
    r"cancelar (?:la )?suscripción|"
    r"disiscriv|cancella(?:re)? l.iscrizione|отписаться|вы получили это|wypisz się|afmelden|mailing list\s*$|"
    r"mailing list (?:info|archive)|to post to this group",
    re.IGNORECASE,
)
_LONGEST_FOOTER_LINE = 600
_MOST_AFTER_FOOTER = 250
_FOOTER_SHARE = 0.4
_BROWSER = re.compile(
    r"(?:view|read|open|see)\b[^.]{0,40}\b(?:browser|online|web)|(?:web|online) version|"
    r"im browser (?:ansehen|anzeigen|öffnen|lesen)|online[- ](?:ansicht|version)|"
    r"(?:voir|lire|afficher)\b.{0,40}\b(?:navigateur|en ligne)|version en ligne|"
    r"ver en (?:el|tu) navegador|apri nel browser|visualizza nel browser|(?:открыть|посмотреть) в браузере|"
    r"trouble (?:viewing|reading)|can.t (?:see|read) this (?:e-?mail|message)",
    re.IGNORECASE,
)
_LONGEST_BROWSER_LINE = 220
_RULE = re.compile(r"_{10,}|-{10,}|={10,}|\*{10,}")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)

_FORWARDED = re.compile(
    r"[-_=>* ]*(?:begin )?(?:forwarded message|original message|original appointment|fwd|"
    r"weitergeleitete nachricht|"
    r"anfang der weitergeleiteten (?:nachricht|e-mail)|ursprüngliche nachricht|"
    r"originalnachricht|message transféré|"
    r"début du message (?:réexpédié|transféré)|message d.origine|mensaje reenviado|mensaje original|"
    r"messaggio inoltrato|inizio messaggio inoltrato|messaggio originale|пересылаемое сообщение|"
    r"пересланное сообщение|исходное сообщение|wiadomość przekazana|wiadomość oryginalna|"
    r"doorgestuurd bericht|"
    r"oorspronkelijk bericht|mensagem encaminhada|mensagem original)[-_=:* ]*",
    re.IGNORECASE,
)
_KEYS = {
    "from": "from von de от da van od från fra",
    "date": "date sent gesendet datum envoyé fecha enviado data inviato дата отправлено verzonden wysłano",
    "subject": "subject betreff objet asunto oggetto тема onderwerp temat ämne emne assunto",
    "to": "to an à кому para a aan do till til cc kopie копия reply-to antwort-an bcc attachments importance",
}
_KEY_OF = {word: key for key, words in _KEYS.items() for word in words.split()}
_HEAD = re.compile(r"\*{0,2}(?P<key>[^\W\d_][\w-]{0,14})\s?\*{0,2}:\*{0,2}\s*(?P<value>.*)")
_MOST_WORDS_BEFORE = 60
_MOST_LETTERS = 4
_LONGEST_BLOCK = 14


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail inside a mail: what its first lines say, and its text."""

    text: str
    subject: str = ""
    sender: Sender | None = None
    sent_on: date | None = None


def without_trappings(text: str) -> str:
    """Return a text without browser links at its top, and signature and list footer at its end."""
    lines = text.split("\n")
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in filled[:4]:
        if len(lines[place]) <= _LONGEST_BROWSER_LINE and _BROWSER.search(lines[place]):
            lines[place] = ""
    lines = _without_signature(_without_footer(lines))
    return "\n".join(lines).strip("\n")


def _without_footer(lines: list[str]) -> list[str]:
    """Cut the footer of a list: the first line near the end that speaks of the subscription, and the rest."""
    first = int(len(lines) * (1 - _FOOTER_SHARE))
    for place in range(first, len(lines)):
        line = lines[place]
        if len(line) > _LONGEST_FOOTER_LINE or not _FOOTER.search(line):
            continue
        if sum(len(rest.split()) for rest in lines[place:]) > _MOST_AFTER_FOOTER:
            continue
        if _words(lines[:place]) < _LEAST_BEFORE:
            return lines
        while place and (not lines[place - 1].strip() or _RULE.fullmatch(lines[place - 1].strip())):
            place -= 1
        return lines[:place]
    return lines


def _without_signature(lines: list[str]) -> list[str]:
    for place in range(len(lines) - 1, max(-1, len(lines) - _LONGEST_SIGNATURE_LINES - 2), -1):
        line = lines[place].strip()
        is_mark = bool(_SIGNATURE.fullmatch(line)) and lines[place].startswith(("--", "—", "–"))
        is_short = len("\n".join(lines[place:])) <= _LONGEST_SIGNATURE and all(
            len(each) <= _LONGEST_SIGNATURE_LINE for each in lines[place:]
        )
        if (is_mark or _DEVICE.fullmatch(line)) and is_short and _words(lines[:place]) >= _LEAST_BEFORE:
            return _without_signature(lines[:place])
    return lines


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def browser_link_in(text: str) -> str:
    """Return the link that the first lines of a plain text give for reading it on the web."""
    lines = [line for line in text.split("\n")[:14] if line.strip()]
    for place, line in enumerate(lines[:5]):
        if len(line) <= _LONGEST_BROWSER_LINE and _BROWSER.search(line):
            match = _LINK.search(" ".join(lines[place : place + 2]))
            return match.group().rstrip(".,;") if match else ""
    return ""


def speaks_of_browser(words: str) -> bool:
    """Tell whether the words of a link offer the mail on the web."""
    return len(words) <= _LONGEST_BROWSER_LINE and bool(_BROWSER.search(words))


def speaks_of_subscription(words: str) -> bool:
    """Tell whether a paragraph is about the subscription."""
    return len(words) <= _LONGEST_FOOTER_LINE and bool(_FOOTER.search(words))


def forwarded_in(text: str) -> Forwarded | None:
    """Return the mail that a text passes on, the innermost of several; None where it passes on none.

    What the forwarder wrote above it is left out when it is a few words; when it is more, the text is
    the forwarder's own.
    """
    found = None
    for _ in range(_MOST_LETTERS):
        inner = _forwarded_once(text)
        if inner is None:
            return found
        found, text = inner, inner.text
    return found


def _forwarded_once(text: str) -> Forwarded | None:
    lines = text.split("\n")
    words = 0
    for place, line in enumerate(lines):
        bare = line.strip()
        if _FORWARDED.fullmatch(bare) and (block := _block(lines, place + 1)):
            return _letter(lines, *block)
        if bare and _key_of(_unquoted(bare)) == "from" and (block := _block(lines, place)):
            return _letter(lines, *block)
        words += len(bare.split())
        if words > _MOST_WORDS_BEFORE:
            return None
    return None


def _block(lines: list[str], start: int) -> tuple[dict[str, str], int] | None:
    """Return what the head lines from `start` say, and where they end; None where there are none."""
    found: dict[str, str] = {}
    end = start
    for place in range(start, min(len(lines), start + 2 * _LONGEST_BLOCK)):
        bare = _unquoted(lines[place])
        if not bare:
            continue
        key = _key_of(bare)
        if not key:
            break
        match = _HEAD.match(bare)
        assert match is not None
        found.setdefault(key, match["value"])
        end = place + 1
    return (found, end) if len(found) >= 2 and "from" in found else None


def _key_of(line: str) -> str:
    match = _HEAD.match(line)
    return _KEY_OF.get(match["key"].lower(), "") if match else ""


def _letter(lines: list[str], heads: dict[str, str], end: int) -> Forwarded | None:
    rest = lines[end:]
    quoted = sum(line.lstrip().startswith(">") for line in rest)
    if quoted > 0.5 * max(1, sum(bool(line.strip()) for line in rest)):
        rest = [_unquoted(line) for line in rest]
    if _words(rest) < _LEAST_BEFORE:
        return None
    return Forwarded(
        text="\n".join(rest).strip("\n"),
        subject=heads.get("subject", ""),
        sender=sender_in(heads["from"]),
        sent_on=date_of_head(heads.get("date", "")),
    )


def _unquoted(line: str) -> str:
    bare = line.strip()
    while bare.startswith(">"):
        bare = bare[1:].strip()
    return bare


def date_of_head(value: str) -> date | None:
    """Return the day of a `Date:` line where its sender was."""
    value = value[:200]
    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return date_in(value)
