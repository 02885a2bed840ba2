"""What was chosen of the returns becomes one edit: figures with their cells, 报送值, where each department stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.collection.comparing import ComparedRow, Comparison, Standing
from desktop.collection.returned import CellPlace, Return
from desktop.model.annotating import Annotate
from desktop.model.annotation import Annotation
from desktop.model.annotations import DepartmentReturn, Returned, ReturnState, TableMap
from desktop.model.edits import Edit, SetFigure, Together
from desktop.model.figure import Origin, OriginKind
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.quantities.doubts import quoted
from desktop.refusal import Refused

_MOST_NAMED = 3  # departments in the label of a step
# What only the department itself can put right.
_ITS_OWN = frozenset(
    (
        "RETURN-CELL",
        "RETURN-TWICE",
        "RETURN-MEASURE",
        "RETURN-MISSING",
        "RETURN-DEPARTMENT",
        "RETURN-LIKE",
        "RETURN-OLD",
    )
)


def taking_over(comparison: Comparison, chosen: Sequence[ComparedRow], report: Report, person: str, at: str) -> Edit:
    """Give the one edit that takes over the chosen rows and keeps what every department has sent.

    The ledger must have kept the files (by their SHA-256) before it is committed. Refused (RETURN-CHOSEN-TWICE) where
    two figures were chosen for one indicator.
    """
    for code, count in Counter(row.code for row in chosen).items():
        if count > 1:
            label = next(row.indicator.label for row in chosen if row.code == code)
            raise Refused("RETURN-CHOSEN-TWICE", f"{quoted(label)}选了{count}个数，请只选一个。")
    changing = [row for row in chosen if not row.present.same_content(row.returned)]
    edits = (
        *_figures(changing, person, at),
        *_sent(comparison, chosen, at),
        *_standings(comparison, chosen, at, report),
        *_maps(comparison, report),
    )
    departments = dict.fromkeys(one.department for one in answers_in(comparison))
    named = "、".join([*departments][:_MOST_NAMED]) + ("等" if len(departments) > _MOST_NAMED else "")
    return Together(f"收{named or '填报表'}的数，采用{len(changing)}个", edits)


def is_news(report: Report, after: Report) -> bool:
    """Say whether taking over has changed more than when it was done, and what the file with the same bytes is called.

    What comes again after a department was asked again is news, too: it is an answer to that.
    """
    return replace(report, annotations=_timeless(report)) != replace(after, annotations=_timeless(after))


def _timeless(report: Report) -> dict[tuple[str, str], Annotation]:
    return {place: _without_time(found) for place, found in report.annotations.items()}


def _without_time(found: Annotation) -> Annotation:
    if isinstance(found, Returned):
        return replace(found, at="", name="")
    if isinstance(found, DepartmentReturn) and found.received_at >= found.asked_at:
        return replace(found, received_at=found.asked_at, name="")
    return found


def answers_in(comparison: Comparison) -> tuple[Return, ...]:
    """Give the returns with which departments have answered, of which a copy is kept, duplicates left out."""
    return tuple(one for one in comparison.returns if one.answers)


def _figures(changing: Sequence[ComparedRow], person: str, at: str) -> Iterator[SetFigure]:
    for row in changing:
        origin = Origin(OriginKind.CELL, str(row.place))
        yield SetFigure(row.code, replace(row.returned, origin=origin, person=person, at=at))


def _sent(comparison: Comparison, chosen: Sequence[ComparedRow], at: str) -> Iterator[Annotate]:
    """Keep the 报送值 of each row that is certain, adopted or not, and of each that somebody has decided for."""
    kept_as = {one.file: one.sha256 for one in answers_in(comparison)}
    picked = set(map(_cell_of, chosen))
    for row in comparison.rows:
        if (row.exact or _cell_of(row) in picked) and row.place.file in kept_as:
            place = row.place
            yield Annotate(
                Returned(row.returned, row.department, kept_as[place.file], place.file, place.sheet, place.cell, at),
                row.code,
            )


def _standings(comparison: Comparison, chosen: Sequence[ComparedRow], at: str, report: Report) -> Iterator[Annotate]:
    picked = frozenset(map(_cell_of, chosen))
    for received in answers_in(comparison):
        before = report.annotation(DepartmentReturn, received.department) or DepartmentReturn()
        note = "，".join(f"{label}{said}" for label, said in received.signed.items())
        now = replace(
            before,
            received_at=at,
            file=received.sha256,
            name=received.file,
            state=_state(received, comparison, picked),
            note=note,
        )
        yield Annotate(now, received.department)


def _maps(comparison: Comparison, report: Report) -> Iterator[Annotate]:
    """Remember how the own table of a department is read."""
    for received in answers_in(comparison):
        if received.table_map not in (None, report.annotation(TableMap, received.department)):
            yield Annotate(received.table_map, received.department)


def _state(received: Return, comparison: Comparison, picked: frozenset[tuple[str, CellPlace]]) -> ReturnState:
    if must_correct(received):
        return ReturnState.CORRECTING
    rows = [row for row in comparison.rows if row.department == received.department]
    left = [row for row in rows if _cell_of(row) not in picked and row.standing is not Standing.SAME]
    return ReturnState.RECEIVED if left or received.blank else ReturnState.TAKEN


def _cell_of(row: ComparedRow) -> tuple[str, CellPlace]:
    """Give what tells one row from every other: its indicator, and where it was stated."""
    return row.code, row.place


def must_correct(received: Return) -> bool:
    """Say whether there is something that only the department itself can put right."""
    return any(one.code in _ITS_OWN and one.severity is not Severity.HINT for one in received.notices)


def sending_out(departments: Sequence[str], report: Report, due: str, at: str) -> Edit:
    """Give the edit that keeps that forms went out, and by which ISO day they are due.

    Where no day was set ("") none holds any more: the forms that went out last say so.
    """
    edits: list[Annotate] = []
    for department in departments:
        before = report.annotation(DepartmentReturn, department) or DepartmentReturn()
        edits.append(Annotate(replace(before, asked_at=at, due=due), department))
    return Together(f"发出{len(edits)}个单位的填报表", tuple(edits))
