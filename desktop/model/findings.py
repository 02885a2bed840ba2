"""What a check says: one Chinese sentence, with everything it was computed from, and how it can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from desktop.model.edits import Edit
from desktop.model.severity import Severity

_IDENTITY_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable id, with what it looks for in a few Chinese words and where it comes from.

    `severity` is that of most of its findings; `source` names the clause, article or practice, or is empty.
    """

    id: str
    title: str
    severity: Severity
    source: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that a rule compares or computes with, by the label that users know; `code` is "" for no indicator."""

    label: str
    value: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other `words` for `was`, the characters from `start` on of the printed text of the passage at `place`."""

    place: str
    start: int
    was: str
    words: str

    @property
    def end(self) -> int:
        """The position behind the words that are replaced."""
        return self.start + len(self.was)


@dataclass(frozen=True, slots=True)
class Repair:
    """A correction that is offered, by its Chinese label: words replaced in the printed text, or edits of the report.

    `model.repairs.edit_of` makes one edit of it; for a file that was only read it is shown, not done.
    """

    label: str
    steps: tuple[Replacement | Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that cannot be true, is missing, or wants a look.

    `place` is an indicator code, a heading code (H01..), the name of a particular or the key of an outline entry;
    `stated` and `computed` are what the report says and what follows from the operands, where the rule has such a
    pair, `allowed` the interval in which the stated value would be right (205—211). `text` are the words concerned,
    `span` their place in the printed text of the passage. `excused` is the reason somebody gave why it is right as it
    is; it is no part of what the finding says.
    """

    severity: Severity
    rule: str
    place: str
    message: str
    stated: str | None = None
    computed: str | None = None
    operands: tuple[Operand, ...] = ()
    text: str = ""
    span: tuple[int, int] | None = None
    allowed: str = ""
    repair: Repair | None = field(default=None, compare=False)
    excused: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done about it: somebody said why it is right; an error cannot be."""
        return bool(self.excused) and self.severity is not Severity.ERROR

    @property
    def identity(self) -> str:
        """By what a stated reason knows this finding again: the same rule, place and values; other values, another."""
        said = (self.stated or "", self.computed or "", self.text, *(f"{o.label}={o.value}" for o in self.operands))
        told = "\0".join(said) if any(said) else self.message
        return f"{self.rule} {self.place} {sha256(told.encode()).hexdigest()[:_IDENTITY_DIGITS]}"


def errors_among(findings: Iterable[Finding]) -> int:
    """Count the errors: each makes a report a draft, whatever reason was stated."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def rule_and_place(identity: str) -> tuple[str, str]:
    """Give the rule and the place that an identity (`Finding.identity`) is of."""
    rule, _, rest = identity.partition(" ")
    return rule, rest.rpartition(" ")[0]
