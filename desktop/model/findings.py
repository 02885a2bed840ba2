"""What a check says: one Chinese sentence, with everything it was computed from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is; an ERROR is impossible, a WARNING needs mending or a reason, a HINT a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word that users see."""
        return {"error": "错误", "warning": "提醒", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that took part, by the label a user knows; `code` is empty where it is no indicator."""

    label: str
    value: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that cannot be true, is missing, or wants a look.

    `place` is an indicator code, a heading code (H01..) or the key of an outline entry; `stated` and `computed` are
    what the report says and what follows from the operands, where the rule has such a pair.
    """

    severity: Severity
    rule: str
    place: str
    message: str
    stated: str | None = None
    computed: str | None = None
    operands: tuple[Operand, ...] = ()
