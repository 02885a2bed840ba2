"""States of a report: given a name, found again, compared, and copied into a ledger of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.ledger import copies
from desktop.ledger.ledger import Ledger
from desktop.model.annotations import Snapshot
from desktop.model.catalog import Catalog
from desktop.model.differences import (
    EntryDifference,
    FigureDifference,
    ParticularDifference,
    figure_differences,
    outline_differences,
    particular_differences,
    same_keys,
)
from desktop.model.edits import Annotate
from desktop.model.figure import Figures
from desktop.model.likeness import alike_pairs
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.text import cleaned
from desktop.model.values import Values
from desktop.refusal import Refused

_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state of the report that was given a name; `step` is the number to ask for it."""

    name: str
    step: int
    at: str
    person: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two reports; the computed figures are among them, texts have their figures in place."""

    figures: tuple[FigureDifference, ...]
    entries: tuple[EntryDifference, ...]
    particulars: tuple[ParticularDifference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.figures or self.entries or self.particulars)


def named_states(report: Report) -> tuple[NamedState, ...]:
    """Give the named states of a report, newest first."""
    states = (NamedState(name, s.trail, s.at, s.person) for name, s in report.annotations_of(Snapshot).items())
    return tuple(sorted(states, key=lambda state: (-state.step, state.name)))


def name_state(report: Report, name: str, step: int, person: str, at: str) -> Annotate:
    """Give the edit that names the state after a step; `RemoveAnnotation` takes the name away.

    `step` is `Ledger.last_step`, asked when everything that was typed is kept.

    Refused: STATE-NAME for a name that is empty or too long, STATE-NAMED for one that is taken.
    """
    name = cleaned(name).strip()
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise Refused("STATE-NAME", f"版本名称要有1到{_LONGEST_NAME}个字，例如“送审前”。")
    if report.annotation(Snapshot, name):
        raise Refused("STATE-NAMED", f"已经有名为“{name}”的版本，请换一个名称。")
    return Annotate(Snapshot(step, at, person), name)


def state_at(ledger: Ledger, report: Report, step: int) -> Report:
    """Give a report as it was after a step; Refused (STATE-MISSING) if it was not there yet."""
    return ledger.report_at(report.unit, report.year, step)


def copy_state(ledger: Ledger, report: Report, step: int, to: Path) -> None:
    """Make a new ledger at `to` of a report as it was after a step; nothing that is there is touched.

    Refused: STATE-MISSING, LEDGER-EXISTS, and as `files.write_whole`.
    """
    copies.copy_state(ledger, report.unit, report.year, step, to)


def compare(catalog: Catalog, before: Report, after: Report) -> Comparison:
    """Compare two states of one report, or the reports of two years.

    The entries of two years are paired by their headings, keys and words; a code that was renamed between them stands
    under its newer name.
    """
    old, new = (_Side(catalog, report) for report in (before, after))
    one_report = (before.unit, before.year) == (after.unit, after.year)
    pairs = (same_keys if one_report else alike_pairs)(before.outline, after.outline)
    renamed = {item.old_code for item in catalog.renamings if before.year < item.year <= after.year}
    codes = [code for code in dict.fromkeys((*old.codes, *new.codes)) if code not in renamed]
    return Comparison(
        figure_differences(old.figures(codes), new.figures(codes)),
        outline_differences(before.outline, after.outline, pairs, (old.phrases.plain, new.phrases.plain)),
        particular_differences(before.particulars, after.particulars),
    )


class _Side:
    """One of the two reports, with its computed figures and its words."""

    def __init__(self, catalog: Catalog, report: Report) -> None:
        complete = catalog.with_own(report.indicators)
        self._values = Values(complete, report)
        self.codes = (*complete.indicators, *report.figures)
        self.phrases = Phrases(complete, report, self._values)

    def figures(self, codes: list[str]) -> Figures:
        figures = ((code, self._values.figure(code)) for code in codes)
        return {code: figure for code, figure in figures if figure.filled}
