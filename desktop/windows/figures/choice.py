"""Which figures are shown: those of the heading at hand, of the whole report or of one department; all, or some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop.model.catalog import Indicator
from desktop.model.findings import Severity
from desktop.model.progress import still_empty
from desktop.windows.session import Session

# As the hint for a jump (R19): half as much again, or half as much.
_LARGE = Decimal("0.5")


class Which(StrEnum):
    """A filter; the value is the word on its chip."""

    ALL = "全部"
    EMPTY = "未填"
    WRONG = "有问题"
    CHANGED = "变化大"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures: of one heading ("" and no `whole`), of the `whole` report, or of one `department`."""

    whole: bool = False
    department: str = ""

    @property
    def of_heading(self) -> bool:
        """Whether the figures are those of the heading at hand."""
        return not self.whole and not self.department

    @property
    def title(self) -> str:
        """What stands above figures that are not those of one heading."""
        return f"{self.department}的指标" if self.department else "全部指标"


HEADING = Scope()
WHOLE = Scope(whole=True)


def chosen(indicators: tuple[Indicator, ...], which: Which, session: Session) -> tuple[Indicator, ...]:
    """Give those of the figures that pass a filter, in their order."""
    passes = _FILTERS[which](session)
    return tuple(indicator for indicator in indicators if passes(indicator))


def of_department(session: Session, department: str) -> tuple[Indicator, ...]:
    """Give the figures that a department supplies, over all headings."""
    return tuple(one for one in session.sections.in_use if one.department == department)


def departments(session: Session) -> tuple[str, ...]:
    """Give the departments whose figures the report states, in the order of the report."""
    return tuple(dict.fromkeys(one.department for one in session.sections.in_use if one.department))


Passes = Callable[[Indicator], bool]


def _all(session: Session) -> Passes:
    del session
    return lambda _: True


def _empty(session: Session) -> Passes:
    empty = frozenset(still_empty(session.sections.in_use, session.sections.owed, session.values))
    return lambda indicator: indicator.code in empty


def _wrong(session: Session) -> Passes:
    serious = (Severity.ERROR, Severity.WARNING)
    places = {one.place for one in session.findings if one.severity in serious and not one.excused}
    filled = session.values.figure
    return lambda indicator: indicator.code in places and filled(indicator.code).filled


def _changed(session: Session) -> Passes:
    def passes(indicator: Indicator) -> bool:
        now = session.values.figure(indicator.code).number
        before = session.values.earlier(indicator.code).number
        return now is not None and before is not None and abs(now - before) > _LARGE * before

    return passes


_FILTERS: Mapping[Which, Callable[[Session], Passes]] = MappingProxyType(
    {Which.ALL: _all, Which.EMPTY: _empty, Which.WRONG: _wrong, Which.CHANGED: _changed}
)
