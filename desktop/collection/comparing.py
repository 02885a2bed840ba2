"""What came back beside what the report has: one row for each figure, conflicts first, ticked only where certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from desktop.collection.returned import CellPlace, Notice, Return, Stated
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.quantities.doubts import quoted, quoted_name

_Candidate = tuple[Return, Stated]  # what one file says of an indicator


class Standing(IntEnum):
    """How a returned figure stands to the present one; in the order in which the rows are shown."""

    DISPUTED = 0  # nobody can tell yet whether or which
    DIFFERENT = 1
    NEW = 2  # nothing was filled
    SAME = 3

    @property
    def label(self) -> str:
        """The words that users see."""
        return ("待确认", "不一致", "新报", "相同")[self]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """指标 · 现值 · 报来 · 采用 · 来源: one figure that came back; `adopt` is how it is ticked to begin with."""

    indicator: Indicator
    present: Figure
    returned: Figure
    department: str
    place: CellPlace
    standing: Standing

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    @property
    def adopt(self) -> bool:
        """Whether it is proposed: only where the report has nothing yet and nobody disputes it."""
        return self.standing is Standing.NEW

    @property
    def exact(self) -> bool:
        """Whether it was read exactly, so that whoever accepts all accepts it."""
        return self.standing is not Standing.DISPUTED


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that came back at once: the files as they were understood, their figures beside the present ones."""

    returns: tuple[Return, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def chosen(self) -> tuple[ComparedRow, ...]:
        """The rows that are ticked to begin with."""
        return tuple(row for row in self.rows if row.adopt)

    @property
    def exact(self) -> tuple[ComparedRow, ...]:
        """The rows that were read exactly, those that differ from the present values, too."""
        return tuple(row for row in self.rows if row.exact)

    @property
    def changing(self) -> tuple[ComparedRow, ...]:
        """The rows that were read exactly and say something else than the report."""
        return tuple(row for row in self.exact if not row.present.same_content(row.returned))


def compare(returns: Sequence[Return], report: Report, catalog: Catalog) -> Comparison:
    """Put what came back beside the present figures; duplicates and differing returns of one department are told."""
    once = tuple(_without_copies(returns))
    candidates: defaultdict[str, list[_Candidate]] = defaultdict(list)
    for one in once:
        for stated in one.figures:
            candidates[stated.code].append((one, stated))
    unsure: defaultdict[str, list[CellPlace]] = defaultdict(list)
    for code, place in (found for one in once for found in one.unsure):
        unsure[code].append(place)
    contested = {code: all_of for code, all_of in candidates.items() if code in unsure or not _agree(all_of)}
    told = tuple(_with_meetings(once, contested, unsure, catalog))
    codes = [code for code in catalog.indicators if code in candidates]
    rows = [row for code in codes for row in _rows(candidates[code], report, catalog, settled=code not in unsure)]
    return Comparison(told, tuple(sorted(rows, key=lambda row: row.standing)))


def _agree(candidates: list[_Candidate]) -> bool:
    return all(one.figure.same_content(candidates[0][1].figure) for _, one in candidates)


def _rows(candidates: list[_Candidate], report: Report, catalog: Catalog, *, settled: bool) -> list[ComparedRow]:
    """Give one row for what all files say of an indicator, or one for each file where they do not agree.

    It is not `settled` where what another file says of it is not certain.
    """
    agree = _agree(candidates)
    shown = candidates[:1] if agree else candidates
    return [_row(received, stated, report, catalog, settled=settled and agree) for received, stated in shown]


def _row(received: Return, stated: Stated, report: Report, catalog: Catalog, *, settled: bool) -> ComparedRow:
    present = report.figure(stated.code)
    if not settled or received.doubted or stated.confidence < 1:
        standing = Standing.DISPUTED
    elif not present.filled:
        standing = Standing.NEW
    else:
        standing = Standing.SAME if present.same_content(stated.figure) else Standing.DIFFERENT
    indicator = catalog.indicators[stated.code]
    return ComparedRow(indicator, present, stated.figure, received.department, stated.place, standing)


def _without_copies(returns: Sequence[Return]) -> Iterable[Return]:
    """Tell of files that came twice, which count once."""
    first_of: dict[str, Return] = {}
    for received in returns:
        same = first_of.setdefault(received.sha256, received) if received.sha256 else received
        if same is received:
            yield received
        else:
            what = f"与{quoted_name(same.file)}内容完全相同，按一份收。"
            notice = Notice(Severity.HINT, what, CellPlace(received.file), "RETURN-SAME-FILE")
            yield replace(received, figures=(), blank=(), filled=0, notices=(notice,))


def _with_meetings(
    returns: Sequence[Return],
    contested: Mapping[str, list[_Candidate]],
    unsure: Mapping[str, Sequence[CellPlace]],
    catalog: Catalog,
) -> Iterable[Return]:
    """Tell of several different files of one department, and of each figure in which they differ, in each of them."""
    files_of: defaultdict[str, list[str]] = defaultdict(list)
    for received in returns:
        apart = [
            _apart(stated, contested[stated.code], unsure.get(stated.code, ()), catalog.indicators[stated.code])
            for stated in received.figures
            if stated.code in contested
        ]
        earlier = files_of[received.department]
        several = [_several(received, earlier, len(apart))] if received.figures and earlier else []
        if received.figures:
            earlier.append(received.file)
        yield replace(received, notices=(*received.notices, *several, *apart))


def _several(received: Return, earlier: Sequence[str], apart: int) -> Notice:
    others = "、".join(map(quoted_name, earlier))
    what = f"有{apart}个数对不上，先不采用，请核对以哪个为准。" if apart else "没有不同的数。"
    severity = Severity.WARNING if apart else Severity.HINT
    message = f"{received.department}不止交了一份表（还有{others}），{what}"
    return Notice(severity, message, CellPlace(received.file), "RETURN-SEVERAL")


def _apart(stated: Stated, candidates: list[_Candidate], unsure: Sequence[CellPlace], indicator: Indicator) -> Notice:
    different = (
        f"{quoted_name(str(one.place))}里是{write_figure(one.figure, indicator)}"
        for _, one in candidates
        if not one.figure.same_content(stated.figure)
    )
    others = "、".join((*different, *(f"{quoted_name(str(place))}里的看不准" for place in unsure)))
    here = write_figure(stated.figure, indicator)
    what = f"{quoted(indicator.label)}：这里是{here}，{others}，先不采用，请核对以哪个为准。"
    return Notice(Severity.WARNING, what, stated.place, "RETURN-APART")
