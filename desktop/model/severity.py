"""How serious something is that was noticed."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """An ERROR is impossible, a WARNING needs mending or a reason, a HINT a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The word that users see."""
        return {"error": "错误", "warning": "提醒", "hint": "提示"}[self.value]
