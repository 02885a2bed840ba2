"""Everything that is known of one figure, as its card shows it: what it is, how it came, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.checks.figures.arithmetic import written
from desktop.checks.figures.operands import Operands
from desktop.model.annotations import Confirmation, DepartmentReturn, Evidence, Returned
from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.confirming import confirmation_of
from desktop.model.figure import Figure, write_figure
from desktop.model.figure_words import write_change
from desktop.model.findings import Finding
from desktop.model.language.intervals import holds
from desktop.model.language.syntax import Code, Comparison, Word
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.series import write_growth
from desktop.model.stated_in import Use, uses_of
from desktop.model.values import Values, left_out
from desktop.quantities.written import write_number

_UNFILLED = "未填"
_Writer = Callable[[Code | Word], str | None]


class Holding(StrEnum):
    """Whether a relation holds; the value is the word that users see."""

    TRUE = "相符"
    FALSE = "不符"
    OPEN = "还不能比较"


@dataclass(frozen=True, slots=True)
class Law:
    """A formula or a relation in words, and with its values in the places of the names."""

    words: str
    values: str
    holding: Holding | None = None  # None for a formula, which always agrees with itself
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """What is known of a figure, except what only the ledger knows: the years before and the history.

    `returned` is what a department sent, the same or another; `files` are the pieces of evidence, each with its name
    and SHA-256. The findings are those about this figure, then those in whose arithmetic it takes part.
    """

    indicator: Indicator
    now: Figure
    earlier: Figure
    change: str
    growth: str
    laws: tuple[Law, ...]
    confirmation: Confirmation | None
    returned: Returned | None
    stands: DepartmentReturn | None
    files: tuple[tuple[str, str], ...]
    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]

    @property
    def computed(self) -> bool:
        """Whether the program computes it, so that nobody types or confirms it."""
        return self.indicator.formula is not None

    @property
    def sent_otherwise(self) -> bool:
        """Whether the department sent something else than what stands in the report."""
        return self.returned is not None and not self.returned.figure.same_content(self.now)


def figure_card(report: Report, catalog: Catalog, values: Values, findings: Sequence[Finding], code: str) -> FigureCard:
    """Give the card of an indicator; `catalog` has the unit's own ones. Refused (INDICATOR-UNKNOWN)."""
    indicator = catalog.indicator(code)
    now, earlier = values.figure(code), values.earlier(code)
    growth = write_growth(now, earlier, indicator)
    evidence = report.annotation(Evidence, code)
    department = report.annotation(DepartmentReturn, indicator.department) if indicator.department else None
    return FigureCard(
        indicator=indicator,
        now=now,
        earlier=earlier,
        change="" if growth and indicator.unit == "%" else write_change(now, earlier),
        growth=growth,
        laws=tuple(_laws(report, catalog, values, indicator)),
        confirmation=confirmation_of(report, code),
        returned=report.annotation(Returned, code),
        stands=department,
        files=evidence.files if evidence else (),
        uses=uses_of(report, Phrases(catalog, report, values), code),
        findings=_about(findings, code),
    )


def _about(findings: Sequence[Finding], code: str) -> tuple[Finding, ...]:
    own = [finding for finding in findings if finding.place == code]
    others = (f for f in findings if f.place != code and any(operand.code == code for operand in f.operands))
    return (*own, *others)


def _laws(report: Report, catalog: Catalog, values: Values, indicator: Indicator) -> Iterator[Law]:
    names, digits = _names(catalog, values), _digits(catalog, values)
    if indicator.formula is not None:
        yield Law(written(indicator.formula, names), written(indicator.formula, digits))
    for relation in catalog.relations:
        if indicator.code in relation.codes and relation.period.holds(report.year):
            holding = _holding(relation, report, catalog, values)
            if holding is not None:
                words, with_values = (_compared(relation.comparison, writer) for writer in (names, digits))
                yield Law(words, with_values, holding, relation.rule)


def _holding(relation: Relation, report: Report, catalog: Catalog, values: Values) -> Holding | None:
    """Say whether a relation holds; None where it asks for nothing here."""
    operands = Operands(relation, "", report, catalog, values)
    if not all(holds(condition, operands.bounds) for condition in relation.conditions):
        return None
    kept = holds(relation.comparison, operands.bounds)
    if kept is None:
        # Everything is there, and still nothing to compare: a share that only the program states.
        filled = all(values.figure(code).filled for code in relation.codes)
        return None if filled else Holding.OPEN
    return Holding.TRUE if kept else Holding.FALSE


def _compared(comparison: Comparison, writer: _Writer) -> str:
    return f"{written(comparison.left, writer)} {comparison.operator} {written(comparison.right, writer)}"


def _names(catalog: Catalog, values: Values) -> _Writer:
    def name(operand: Code | Word) -> str | None:
        if isinstance(operand, Word):
            return operand.word
        if left_out(operand, values.operand(operand)):
            return None
        known = catalog.indicators.get(operand.code)
        return f"{'上年' if operand.earlier else ''}{known.label if known else operand.code}"

    return name


def _digits(catalog: Catalog, values: Values) -> _Writer:
    def digits(operand: Code | Word) -> str | None:
        if isinstance(operand, Word):
            number: Decimal | None = values.number(operand)
            return None if number is None else write_number(number)
        figure = values.operand(operand)
        if left_out(operand, figure):
            return None
        known = catalog.indicators.get(operand.code)
        return (write_figure(figure, known) if known and figure.filled else "") or _UNFILLED

    return digits
