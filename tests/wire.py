"""Invented wire copy: texts of many words that nobody else has, and versions of them."""

from __future__ import annotations

import random
from datetime import date

import samples

from briefing_app.domain.articles.article import Article
from briefing_app.domain.identity import ArticleId

_LETTERS = "aeioulmnrst"


def text(seed: int, paragraphs: int = 8, words: int = 30) -> str:
    """Return a text of paragraphs; the same seed gives the same text."""
    dice = random.Random(seed)
    return "\n\n".join(
        " ".join("".join(dice.choices(_LETTERS, k=dice.randint(3, 9))) for _ in range(words)).capitalize()
        + "."
        for _ in range(paragraphs)
    )


def new_lead(of: str, seed: int = 900) -> str:
    """Return a text with another first paragraph."""
    return "\n\n".join([text(seed, 1), *of.split("\n\n")[1:]])


def cut(of: str, paragraphs: int) -> str:
    """Return the first paragraphs of a text."""
    return "\n\n".join(of.split("\n\n")[:paragraphs])


def reworded(of: str, part: float, seed: int = 901) -> str:
    """Return a text in which that part of the words are others."""
    fresh, dice = iter(text(seed, 1, 2000).split()), random.Random(seed)
    return "\n\n".join(
        " ".join(next(fresh) if dice.random() < part else word for word in paragraph.split())
        for paragraph in of.split("\n\n")
    )


def follow_up(of: str, seed: int = 902) -> str:
    """Return another story that ends with two paragraphs of a text."""
    return "\n\n".join([text(seed, 6), *of.split("\n\n")[-2:]])


def article(number: int, words: str, outlet: str = "", **details: object) -> Article:
    """Return an article with a text, published on the number-th of the month."""
    usual = {"outlet": outlet or f"Outlet {number}", "published_on": date(2026, 11, min(number, 28))}
    return samples.article(number, words, **(usual | details))


def ids(*numbers: int) -> set[ArticleId]:
    """Return article ids."""
    return {ArticleId(number) for number in numbers}
