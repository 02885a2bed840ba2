"""Who has answered, who has not, who must correct: one row for each department that is asked for figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.collection.form import asked_of_departments
from desktop.model.annotations import DepartmentReturn, ReturnState
from desktop.model.catalog import Catalog
from desktop.model.report import Report


@dataclass(frozen=True, slots=True)
class BoardRow:
    """Where one department stands: how many figures it is asked for, how many the report has, and since when.

    Times are local, ISO 8601, and `due` an ISO day; "" while there is none. `late` counts the days past `due`.
    """

    department: str
    asked: int
    filled: int
    state: ReturnState
    sent: bool
    asked_at: str = ""
    due: str = ""
    received_at: str = ""
    name: str = ""
    note: str = ""
    late: int = 0

    @property
    def answered(self) -> bool:
        """Whether a form has come back."""
        return self.state is not ReturnState.ASKED

    @property
    def asked_for(self) -> bool:
        """Whether a form has gone out to it, or one has come back all the same."""
        return self.sent or self.answered

    @property
    def label(self) -> str:
        """The state in the words that users see."""
        return self.state.label if self.asked_for else "未发表"


def board(report: Report, catalog: Catalog, today: date) -> tuple[BoardRow, ...]:
    """Give the rows, in the order of the report."""
    rows: list[BoardRow] = []
    for department, indicators in asked_of_departments(report, catalog).items():
        stands = report.annotation(DepartmentReturn, department)
        filled = sum(report.figure(indicator.code).filled for indicator in indicators)
        known = stands or DepartmentReturn()
        rows.append(
            BoardRow(
                department,
                len(indicators),
                filled,
                known.state,
                bool(known.asked_at),
                known.asked_at,
                known.due,
                known.received_at,
                known.name,
                known.note,
                _days_late(known, today),
            )
        )
    return tuple(rows)


def has_answered(report: Report, department: str) -> bool:
    """Say whether a form of a department has come back."""
    stands = report.annotation(DepartmentReturn, department)
    return stands is not None and stands.state is not ReturnState.ASKED


def _days_late(stands: DepartmentReturn, today: date) -> int:
    if not stands.due or stands.state in (ReturnState.RECEIVED, ReturnState.TAKEN):
        return 0
    return max(0, (today - date.fromisoformat(stands.due)).days)
