"""What can be reported: headings, indicators, relations, departments, and the words of the trade. Immutable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.model.kinds.kind import Kind
from desktop.model.language.syntax import Comparison, Expression, codes_in
from desktop.model.period import ALWAYS, Period
from desktop.model.remembered import Remembered
from desktop.model.severity import Severity
from desktop.model.words import Words
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure word; words of one `family` count the same thing; `factor` is its size in the family's smallest."""

    name: str
    family: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Department:
    """Who supplies figures."""

    name: str
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a heading set.

    `covers` are the codes (H01..H10) of the headings of set A whose figures and wording stand under it; for set A
    itself that is its own code. `prescribed` names the prescribed contents (①–⑤ of 厅字〔2019〕28号) it answers.
    """

    code: str
    title: str
    level: int
    covers: tuple[str, ...] = ()
    prescribed: str = ""


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """An official way of dividing the report, with the years in which it holds."""

    code: str
    label: str
    headings: tuple[Heading, ...]
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is reported each year.

    `decimals` is the number of places it is written with (None: as typed). `part_of` is the code of the whole it is a
    part of (shown indented under it). `formula`, where there is one, computes it: it is never typed then. One that is
    not `required` is only offered: nothing is missing where it is empty and no text uses it. `usual` are the least and
    the greatest value that such reports state, where they are known. `aliases` are the phrases by which reports name it
    (`model.namings` says how they are written).
    """

    code: str
    label: str
    unit: str
    kind: Kind
    heading: str
    department: str
    decimals: int | None = None
    definition: str = ""
    part_of: str = ""
    formula: Expression | None = None
    period: Period = ALWAYS
    required: bool = True
    usual: tuple[int, int] | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Something that must hold between figures of one report (and of the year before), where its `conditions` do.

    `title` says in a few words what is looked for, `message` what a finding says in front of its arithmetic. `scope` is
    empty for a relation between named indicators, or the kinds (stock, flow, share) for each of whose indicators it is
    checked with 本值 standing for it. `source` is the text of the rule as it stands in the data file. `codes` are the
    indicators it names.
    """

    rule: str
    severity: Severity
    comparison: Comparison
    message: str
    source: str
    title: str = ""
    conditions: tuple[Comparison, ...] = ()
    scope: tuple[str, ...] = ()
    period: Period = ALWAYS
    codes: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        sides = (side for one in (self.comparison, *self.conditions) for side in (one.left, one.right))
        operands = (operand for side in sides for operand in codes_in(side))
        object.__setattr__(self, "codes", frozenset(operand.code for operand in operands))


@dataclass(frozen=True, slots=True)
class Renaming:
    """An indicator that had another code before: values of old years are found through it."""

    old_code: str
    new_code: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """From `year` on an indicator is counted otherwise; `what` says how, in a Chinese clause."""

    code: str
    year: int
    what: str


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that can be reported, in the order of the report."""

    heading_sets: Mapping[str, HeadingSet]
    indicators: Mapping[str, Indicator]
    relations: tuple[Relation, ...]
    units: Mapping[str, Unit]
    departments: Mapping[str, Department]
    renamings: tuple[Renaming, ...] = ()
    definition_changes: tuple[DefinitionChange, ...] = ()
    words: Words = field(default_factory=Words)

    def indicator(self, code: str) -> Indicator:
        """Give the indicator of a code; Refused (INDICATOR-UNKNOWN) names a code that is not there."""
        found = self.indicators.get(code)
        if found is None:
            raise Refused("INDICATOR-UNKNOWN", f"没有编号为“{code}”的指标，请核对编号后再填。")
        return found

    def with_own(self, own: Sequence[Indicator]) -> Catalog:
        """Give the catalog with a unit's own indicators, each behind the others of its heading."""
        new = [indicator for indicator in own if indicator.code not in self.indicators]
        if not new:
            return self
        merged = dict(self.indicators)
        last = {indicator.heading: code for code, indicator in self.indicators.items()}
        for indicator in new:
            merged = _inserted(merged, last.get(indicator.heading), indicator)
            last[indicator.heading] = indicator.code
        return replace(self, indicators=merged)

    def heading_title(self, heading: str, heading_set: str) -> str:
        """Give the title under which the figures of a heading of set A stand in a set; that of A or any other's if not.

        The code itself where no set has it.
        """
        first = [self.heading_sets[heading_set]] if heading_set in self.heading_sets else []
        for one_set in (*first, *self.heading_sets.values()):
            for one in one_set.headings:
                if heading in one.covers:
                    return one.title
        return heading

    def of_heading(self, covers: tuple[str, ...], year: int) -> tuple[Indicator, ...]:
        """Give the indicators of the heading codes that hold in `year`, in the order of the report."""
        return tuple(i for i in self.indicators.values() if i.heading in covers and i.period.holds(year))

    def of_year(self, year: int) -> tuple[Indicator, ...]:
        """Give the indicators that hold in `year`, in the order of the report."""
        known = _of_years(self)
        if year not in known:
            known[year] = tuple(i for i in self.indicators.values() if i.period.holds(year))
        return known[year]


def _inserted(indicators: dict[str, Indicator], after: str | None, new: Indicator) -> dict[str, Indicator]:
    if after is None:
        return {**indicators, new.code: new}
    inserted: dict[str, Indicator] = {}
    for code, indicator in indicators.items():
        inserted[code] = indicator
        if code == after:
            inserted[new.code] = new
    return inserted


def _no_years(catalog: Catalog) -> dict[int, tuple[Indicator, ...]]:
    del catalog
    return {}


_of_years = Remembered(_no_years)  # asked for at every key
