"""Mails made for the tests."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from intake_pages import PARAGRAPHS

TEXT = "\n\n".join(PARAGRAPHS)


def mail(
    text: str = TEXT,
    *,
    page: str = "",
    subject: str = "Port stays open",
    sender: str = "Jane Roe <jane.roe@baltic-wire.example>",
    date: str = "Mon, 03 Mar 2025 23:30:00 -0500",
    **heads: str,
) -> EmailMessage:
    """Return a mail as a program writes it; `list_id="…"` adds a header line `List-Id`."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "desk@ministry.example"
    made["Subject"] = subject
    made["Date"] = date
    made["Message-ID"] = "<1@baltic-wire.example>"
    for name, value in heads.items():
        made[name.replace("_", "-").title()] = value
    if text:
        made.set_content(text, cte="quoted-printable")
    if page:
        (made.add_alternative if text else made.set_content)(page, subtype="html")
    return made


def as_bytes(message: EmailMessage) -> bytes:
    """Return a mail as it travels."""
    return message.as_bytes(policy=SMTP)


def newsletter(stories: list[tuple[str, str, str]], *, before: str = "", after: str = "") -> str:
    """Return a newsletter of headlines that are links and teasers, set in tables as they are."""
    rows = "".join(
        f'<tr><td style="padding:8px"><a href="{escape(link)}" style="font-size:22px;color:#111">'
        f"{escape(headline)}</a>"
        f'<p style="font-size:14px">{escape(teaser)}</p>'
        f'<a href="{escape(link)}" style="font-size:12px">Read more »</a></td></tr>'
        for headline, link, teaser in stories
    )
    return (
        '<html><body><div style="display:none">A preview that nobody sees, and more of it.</div>'
        '<p><a href="https://mail.example/view/77">View this email in your browser</a></p>'
        f"{before}<table><tbody>{rows}</tbody></table>{after}"
        "<p>You are receiving this because you signed up. <a href='https://mail.example/u'>Unsubscribe</a></p>"
        "<p>1 Harbour Street, Ostrand</p></body></html>"
    )
