"""The one kind of error that a user can act on."""

from __future__ import annotations


class BriefingError(Exception):
    """Something went wrong that a person can understand and mend.

    `what` says in a whole sentence what happened, `where` names the file, article or item
    (empty when the sentence says it), `hint` says what to do. Anything else that is raised
    is a fault of the program and belongs in a crash report.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel whole from a worker process."""
        return (type(self), (self.what,), {"where": self.where, "hint": self.hint})


class Refused(BriefingError):
    """An input that cannot be taken in; the rest of its batch goes on."""


class Damaged(BriefingError):
    """A library that cannot be read in full; a backup may take its place."""


class Cancelled(Exception):
    """The user asked a long task to stop."""
