"""An actor of one article, as the sum of its names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.functions.role import Role
    from briefing_app.analysis.naming.names import Name


@dataclass(slots=True)
class Cluster:
    """One actor of an article with all its names."""

    kind: ActorKind
    names: list[Name] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    country: str = ""
    gender: str = ""
    title: str = ""
    """A fixed name to show instead of the longest form."""

    @property
    def first(self) -> int:
        """The token at which the actor is first named."""
        return min((name.first for name in self.names), default=0)

    @property
    def is_named(self) -> bool:
        """Tell whether a name stands in the text, and not only an adjective such as `Belarusian`."""
        return any(not name.people_word for name in self.names)

    @property
    def name(self) -> str:
        """The fullest of the forms."""
        if self.title:
            return self.title
        forms = Counter(name.text for name in self.names if not name.people_word)
        if not forms:
            return self.country or self.names[0].text
        if self.kind is ActorKind.PLACE and all(form.isupper() for form in forms):
            return max(forms).title()
        if self.kind is ActorKind.PERSON:
            return max(forms, key=lambda form: (len(form.split()), forms[form], len(form)))
        return max(forms, key=lambda form: (not form.isupper(), len(form), forms[form]))

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other forms, in the order of the text."""
        main = self.name
        forms = dict.fromkeys(name.text for name in self.names if not name.people_word)
        return tuple(form for form in forms if form != main)
