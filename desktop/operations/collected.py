"""What was collected, told: for each file its figures and what is to be said of them, and who has not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.collection.board import has_answered
from desktop.collection.comparing import Comparison
from desktop.collection.form import asked_of_departments
from desktop.collection.returned import CellPlace, Return, Stated
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.operations.collecting import findings_of
from desktop.operations.figures import written_value


@dataclass(frozen=True, slots=True)
class CollectedFigure:
    """A figure of a file as other programs read it; `old` and `new` are None where there is none."""

    code: str
    label: str
    old: str | None
    new: str | None
    cell: str
    taken: bool


@dataclass(frozen=True, slots=True)
class CollectedFinding:
    """One thing to be told of a file; `sheet` and `cell` (表名!C7) are None where it is of the file as a whole."""

    severity: Severity
    message: str
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class CollectedReturn:
    """A file with its figures and findings; `department` and `recognised_by` are None where it was not known."""

    file: str
    department: str | None
    recognised_by: str | None
    figures: tuple[CollectedFigure, ...]
    findings: tuple[CollectedFinding, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """All files, and the departments of which nothing has come yet."""

    returns: tuple[CollectedReturn, ...]
    missing: tuple[str, ...]

    @property
    def wants_a_look(self) -> bool:
        """Whether there is something that is more than a hint."""
        return any(found.severity is not Severity.HINT for one in self.returns for found in one.findings)


def collected(
    comparison: Comparison, before: Report, catalog: Catalog, *, accepted: bool, last: Report | None = None
) -> Collected:
    """Tell what came back, compared with the report `before`; the checks have been made with all that is exact."""
    catalog = catalog.with_own(before.indicators)
    checked = findings_of(comparison, comparison.exact, before, catalog, last)
    taken = {row.code: row.returned for row in comparison.exact} if accepted else {}
    returns = tuple(_return(one, before, catalog, taken, checked) for one in comparison.returns)
    come = {one.department for one in comparison.returns if one.answers}
    waiting = (name for name in asked_of_departments(before, catalog) if name not in come)
    return Collected(returns, tuple(name for name in waiting if not has_answered(before, name)))


def plain_figure(figure: Figure, indicator: Indicator) -> str | None:
    """Give a figure for other programs: a plain decimal, an ISO date, or words where it is neither; None if empty."""
    if not figure.filled:
        return None
    exact = figure.value is not None and figure.about is None
    return written_value(figure.value) if exact and figure.value is not None else write_figure(figure, indicator)


def _return(
    received: Return, before: Report, catalog: Catalog, taken: Mapping[str, Figure], checked: Sequence[Finding]
) -> CollectedReturn:
    figures = tuple(_figure(one, before, catalog, taken) for one in received.figures)
    places = {one.code: one.place for one in received.figures}
    told = [_told(notice.severity, notice.message, notice.place) for notice in received.notices]
    told += [_told(one.severity, one.message, place) for one in checked if (place := _place_of(one, places))]
    known = received.known_by.value if received.known_by else None
    return CollectedReturn(received.file, received.department or None, known, figures, tuple(told))


def _place_of(finding: Finding, places: Mapping[str, CellPlace]) -> CellPlace | None:
    """Give the cell of a file that a finding is about: of what it is told of, or of a figure that it was reckoned with.

    A total that the ledger has is wrong because of the parts that came.
    """
    codes = (finding.place, *(operand.code for operand in finding.operands))
    return next((places[code] for code in codes if code in places), None)


def _figure(stated: Stated, before: Report, catalog: Catalog, taken: Mapping[str, Figure]) -> CollectedFigure:
    indicator = catalog.indicators[stated.code]
    adopted = taken.get(stated.code)
    return CollectedFigure(
        stated.code,
        indicator.label,
        plain_figure(before.figure(stated.code), indicator),
        plain_figure(stated.figure, indicator),
        _cell(stated.place) or "",
        adopted is not None and adopted.same_content(stated.figure),
    )


def _told(severity: Severity, message: str, place: CellPlace) -> CollectedFinding:
    return CollectedFinding(severity, message, place.sheet or None, _cell(place))


def _cell(place: CellPlace) -> str | None:
    return f"{place.sheet}!{place.cell}" if place.cell else None
