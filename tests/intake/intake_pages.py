"""Invented web pages, built the way news sites build theirs."""

from __future__ import annotations

import json

PARAGRAPHS = (
    "VELDMOOR (Coastline) — The harbour board of Veldmoor will close its eastern basin to tankers from "
    "January, its director said on Friday, after an inspection found cracks in two of the loading piers.",
    "“We would rather explain a closure than an accident,” Ines Kallweit, the director, told reporters. "
    "She put the cost of repairs at 14 million crowns and said work would take until the autumn.",
    "The decision affects about a third of the port’s fuel traffic. Shipping companies had been warned in "
    "a letter on Wednesday, according to two people who had seen it, and some have begun to book berths "
    "in Port Anselm instead.",
    "The transport ministry said in a statement that supplies to the northern counties were secure for "
    "the winter. Opposition members of the county council asked why the last inspection, in 2021, had "
    "missed the damage.",
    "Pieter Rask, who leads the pilots’ union, said his members had reported vibrations for two years. "
    "“Nobody wanted to hear it while the piers were earning money,” he said.",
    "A full survey of all eleven piers is to be published in March.",
)

HEADLINE = "Veldmoor closes tanker basin after cracks found in piers"


def news_page(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    headline: str = HEADLINE,
    charset: str = "utf-8",
    language: str = "en-GB",
    linked_data: bool = True,
    open_graph: bool = True,
    kind: str = "NewsArticle",
) -> str:
    """Return a whole page: banner, menus, article, related links, comments, footer."""
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Coastline", "url": "https://coastline.example/"},
            {
                "@type": kind,
                "headline": headline,
                "datePublished": "2026-11-20T17:45:00+02:00",
                "dateModified": "2026-11-21T08:00:00+02:00",
                "author": [
                    {"@type": "Person", "name": "Oda Ferrel"},
                    {"@type": "Person", "name": "Jan Mirk"},
                ],
                "publisher": {"@type": "Organization", "name": "The Coastline"},
            },
        ],
    }
    graph = (
        f'<meta property="og:title" content="{headline} | The Coastline">'
        '<meta property="og:site_name" content="The Coastline">'
        '<meta property="og:url" content="https://coastline.example/2026/11/20/veldmoor-basin">'
        '<meta property="og:image" content="https://coastline.example/i.jpg">'
    )
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="{charset}">
<title>{headline} | The Coastline</title>{graph if open_graph else ""}
<link rel="canonical" href="https://coastline.example/2026/11/20/veldmoor-basin">
<script>window.dataLayer=[];</script><style>p{{color:red}}</style>
{'<script type="application/ld+json">' + json.dumps(data) + "</script>" if linked_data else ""}
</head><body>
<div id="cookie-banner" class="cookie-consent"><p>We value your privacy. Accept all cookies to go on.</p>
<button>Accept</button></div>
<header><a href="/">The Coastline</a><nav><ul>
<li><a href="/world">World</a></li><li><a href="/ports">Ports</a></li>
<li><a href="/opinion">Opinion</a></li></ul></nav></header>
<main><article><h1>{headline}</h1>
<div class="byline">By <a href="/by/oda">Oda Ferrel</a> and Jan Mirk</div>
<time datetime="2026-11-20T17:45:00+02:00">20 November 2026</time>
<div class="share"><a href="#">Share on Chirp</a> <a href="#">E-mail</a></div>
<figure><img src="https://coastline.example/i.jpg" onerror="alert(1)">
<figcaption>The eastern basin. Photo: Coastline</figcaption></figure>
<div class="article-body">{body}</div>
<div class="newsletter"><p>Sign up for our morning newsletter and never miss a story.</p></div></article>
<aside class="related"><h2>Read more</h2><ul>
<li><a href="/a">Fog delays ferries for third day running</a></li>
<li><a href="/b">Port Anselm orders two new cranes</a></li></ul></aside>
<section id="comments" class="comments"><h2>Comments (2)</h2>
<div class="comment"><p>First! The board should resign at once,
all of them, I have been saying this for years.</p></div></section></main>
<footer><p>© 2026 The Coastline. All rights reserved. <a href="/imprint">Imprint</a></p></footer>
<script src="https://tracker.example/t.js"></script></body></html>"""


def front_page() -> str:
    """Return a page of headlines without an article."""
    links = "".join(
        f'<li><a href="/{n}">Headline number {n} of the day about the harbour</a></li>' for n in range(40)
    )
    head = "<!DOCTYPE html><html><head><title>The Coastline</title></head>"
    return f"{head}<body><nav><ul>{links}</ul></nav></body></html>"
