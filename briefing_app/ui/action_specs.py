"""How an action is declared: its words, its keys, where they act, and its menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where the keys of an action act: in the whole window, or while one part has the focus."""

    WINDOW = "window"
    READ = "read"
    LIST = "list"
    READER = "reader"
    ACTORS = "actors"
    DETAILS = "details"
    STATEMENTS = "statements"
    COMPOSE = "compose"
    OUTLINE = "outline"
    POOL = "pool"
    PAPER = "paper"
    ARCHIVE = "archive"
    FEEDS = "feeds"
    ALIKE = "alike"
    REGISTER = "register"


WITHIN = {
    Scope.READ: Scope.WINDOW,
    Scope.LIST: Scope.READ,
    Scope.READER: Scope.READ,
    Scope.ACTORS: Scope.READ,
    Scope.DETAILS: Scope.READ,
    Scope.STATEMENTS: Scope.WINDOW,
    Scope.COMPOSE: Scope.WINDOW,
    Scope.OUTLINE: Scope.COMPOSE,
    Scope.POOL: Scope.COMPOSE,
    Scope.PAPER: Scope.COMPOSE,
    Scope.ARCHIVE: Scope.WINDOW,
    Scope.ALIKE: Scope.WINDOW,
    Scope.REGISTER: Scope.WINDOW,
}
SCOPE_TITLES = {
    Scope.WINDOW: "Anywhere",
    Scope.READ: "Read view",
    Scope.LIST: "Article list",
    Scope.READER: "Reader",
    Scope.ACTORS: "Actors",
    Scope.DETAILS: "Details",
    Scope.STATEMENTS: "Statements view",
    Scope.COMPOSE: "Compose view",
    Scope.OUTLINE: "Outline",
    Scope.POOL: "Pool",
    Scope.PAPER: "Paper",
    Scope.ARCHIVE: "Archive view",
    Scope.FEEDS: "Feeds",
    Scope.ALIKE: "Versions of a text",
    Scope.REGISTER: "Register of actors",
}
MENUS = ("File", "Edit", "View", "Article", "Statement", "Briefing", "Help")
MENU_TITLES = {
    "File": "&File",
    "Edit": "&Edit",
    "View": "&View",
    "Article": "&Article",
    "Statement": "S&tatement",  # Alt+S selects the sentence
    "Briefing": "B&riefing",
    "Help": "&Help",
}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that a person can do: its words, its keys, where they act, and its menu.

    `menu` may name a submenu after a slash; `separator` draws a line above it there.
    An action that no part of the window is bound to is not shown.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    scopes: tuple[Scope, ...] = (Scope.WINDOW,)
    tip: str = ""
    checkable: bool = False
    separator: bool = False
