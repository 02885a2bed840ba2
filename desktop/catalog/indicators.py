"""Indicators and their formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.catalog.agreement import Measure, agreed, circle_in, measure
from desktop.catalog.rows import PERIOD_COLUMNS, Row, keyed, read_rows
from desktop.model.catalog import Department, Indicator, Unit
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression
from desktop.model.language.syntax import Code, Expression, Word
from desktop.refusal import Refused

_COLUMNS = (
    "code",
    "label",
    "unit",
    "kind",
    "heading",
    "department",
    "decimals",
    "required",
    "definition",
    "part_of",
    "formula",
    *PERIOD_COLUMNS,
    "aliases",
)
_MOST_DECIMALS = 6
_LARGEST = 10**9
_REQUIRED = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Known:
    """What the cells of an indicator may name."""

    units: Mapping[str, Unit]
    headings: Mapping[str, str]
    departments: Mapping[str, Department]


def read_indicators(folder: Path, known: Known) -> dict[str, Indicator]:
    """Read indicators.csv and ranges.csv; Refused (CATALOG-…) names the row of a mistake."""
    rows = keyed(read_rows(folder / "indicators.csv", _COLUMNS), "code")
    keyed(tuple(rows.values()), "label")
    plain = {code: _indicator(row, known) for code, row in rows.items()}
    found = {code: replace(item, formula=_formula(rows[code])) for code, item in plain.items()}
    for code, row in rows.items():
        _check_part(row, found, known.units)
        _check_formula(row, found[code], found, known.units)
    if circle := circle_in({code: item.formula for code, item in found.items() if item.formula is not None}):
        raise rows[circle[0]].refused("CATALOG-CIRCLE", "formula", f"绕回到了自己：{' → '.join(circle)}，请改正。")
    return _with_usual(folder, found)


def measure_of_code(operand: Code, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]) -> Measure:
    """Give what an indicator is counted in; Refused (CATALOG-UNKNOWN, CATALOG-UNIT) where it is none or no number."""
    indicator = indicators.get(operand.code)
    if indicator is None:
        raise Refused("CATALOG-UNKNOWN", f"没有编号为“{operand.code}”的指标，请核对。")
    if not indicator.kind.numeric:
        raise Refused("CATALOG-UNIT", f"“{operand.code}”是{indicator.kind.label}，不能计算。")
    unit = units[indicator.unit]
    return Measure(unit.family, unit.factor)


def _indicator(row: Row, known: Known) -> Indicator:
    kind = row.chosen("kind", KIND_BY_NAME)
    if kind.numeric:
        row.chosen("unit", known.units, kept_in="units.csv")
    row.chosen("heading", known.headings, kept_in="headings.csv")
    row.chosen("department", known.departments, kept_in="departments.csv")
    return Indicator(
        code=row.needed("code"),
        label=row.needed("label"),
        unit=row.text("unit"),
        kind=kind,
        heading=row.text("heading"),
        department=row.text("department"),
        decimals=row.number("decimals", 0, _MOST_DECIMALS) if row.text("decimals") else None,
        definition=row.needed("definition"),
        part_of=row.text("part_of"),
        period=row.period(),
        required=row.chosen("required", _REQUIRED),
        aliases=tuple(phrase for phrase in row.text("aliases").split("；") if phrase),
    )


def _with_usual(folder: Path, indicators: dict[str, Indicator]) -> dict[str, Indicator]:
    rows = keyed(read_rows(folder / "ranges.csv", ("code", "least", "most")), "code")
    for row in rows.values():
        indicator = row.chosen("code", indicators, kept_in="indicators.csv")
        least = row.number("least", 0, _LARGEST)
        usual = least, row.number("most", least, _LARGEST)
        indicators = {**indicators, indicator.code: replace(indicator, usual=usual)}
    return indicators


def _formula(row: Row) -> Expression | None:
    if not row.text("formula"):
        return None
    # A computed figure is rounded to its decimals, so it must have them.
    row.needed("decimals")
    try:
        return parse_expression(row.text("formula"))
    except Refused as refusal:
        raise row.refused("CATALOG-FORMULA", "formula", refusal.sentence) from None


def _check_part(row: Row, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]) -> None:
    if not row.text("part_of"):
        return
    whole = row.chosen("part_of", indicators, kept_in="indicators.csv")
    try:
        agreed(measure_of_code(Code(code), indicators, units) for code in (row.entry, whole.code))
    except Refused as refusal:
        raise row.refused(refusal.code, "part_of", refusal.sentence) from None


def _check_formula(
    row: Row, indicator: Indicator, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]
) -> None:
    if indicator.formula is None:
        return

    def of(operand: Code | Word) -> Measure:
        # Last year's value of a figure that is computed from last year's would need the year before that.
        if isinstance(operand, Word) or operand.earlier:
            raise Refused("CATALOG-FORMULA", "指标的公式里只能用本年的指标，不能用“上年”“本值”等词。")
        return measure_of_code(operand, indicators, units)

    try:
        own = measure_of_code(Code(indicator.code), indicators, units)
        agreed((own, measure(indicator.formula, of)))
    except Refused as refusal:
        raise row.refused(refusal.code, "formula", refusal.sentence) from None
