"""Parts that are more than their whole, where no relation says how they add up, or where not all are filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.figure import Figure, mark_about, write_figure
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.language.syntax import Code, codes_in
from desktop.model.remembered import Remembered
from desktop.model.report import Report
from desktop.model.values import Values, left_out
from desktop.quantities.intervals import marked
from desktop.quantities.written import write_number

PARTS = Rule("R21", "分项相加超过总数", Severity.ERROR)


def check_parts(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the wholes whose parts, as far as they are filled, are together more than the whole can be."""
    for code, parts in _parts(catalog).items():
        whole = values.figure(code)
        if whole.number is None:
            continue
        figures = {part: values.figure(part.code) for part in parts if part.period.holds(report.year)}
        filled = {part: figure for part, figure in figures.items() if figure.number is not None}
        least = sum((_least(figure) for figure in filled.values()), Decimal(0))
        if filled and least > marked(whole.number, whole.about).high:
            relations = (relation for relation in catalog.relations if relation.period.holds(report.year))
            if not any(_tells(relation, code, list(filled), values) for relation in relations):
                yield _finding(catalog.indicators[code], whole, filled, least)


def _parts_by_whole(catalog: Catalog) -> Mapping[str, Sequence[Indicator]]:
    found: dict[str, list[Indicator]] = {}
    for indicator in catalog.indicators.values():
        if indicator.part_of in catalog.indicators:
            found.setdefault(indicator.part_of, []).append(indicator)
    return found


_parts = Remembered(_parts_by_whole)


def _least(figure: Figure) -> Decimal:
    return marked(figure.number or Decimal(0), figure.about).low


def _tells(relation: Relation, whole: str, parts: Sequence[Indicator], values: Values) -> bool:
    """Say whether a relation compares just these with the whole, and can be computed: then the fault is told there."""
    named = {whole, *(part.code for part in parts)}
    if relation.comparison.operator not in ("=", "≤") or not named <= relation.codes:
        return False
    operands = codes_in(relation.comparison.left) + codes_in(relation.comparison.right)
    return not any(operand.earlier for operand in operands) and all(_known(operand, values) for operand in operands)


def _known(operand: Code, values: Values) -> bool:
    figure = values.operand(operand)
    return figure.number is not None or left_out(operand, figure)


def _finding(whole: Indicator, figure: Figure, parts: Mapping[Indicator, Figure], least: Decimal) -> Finding:
    stated, total = _digits(figure), write_number(least)
    names = "、".join(quoted(part.label) for part in parts)
    about = any(part.about for part in parts.values())
    if len(parts) == 1:
        ((part, one),) = parts.items()
        rule = f"{quoted(part.label)}是{quoted(whole.label)}的一部分，不应更多"
        detail = f"{quoted(part.label)}{_digits(one)}{part.unit}，{quoted(whole.label)}{stated}{whole.unit}"
    else:
        rule = f"{quoted(whole.label)}不应少于其中的{names}相加"
        terms = " + ".join(_digits(one) for one in parts.values())
        detail = f"{terms}{'至少是' if about else ' = '}{total}，总数填的是{stated}"
    operands = [Operand(item.label, write_figure(one, item), item.code) for item, one in parts.items()]
    return Finding(
        severity=PARTS.severity,
        rule=PARTS.id,
        place=whole.code,
        message=f"{rule}：{detail}。",
        stated=stated,
        computed=total,
        operands=(Operand(whole.label, write_figure(figure, whole), whole.code), *operands),
        allowed=f"不少于{total}",
    )


def _digits(figure: Figure) -> str:
    return mark_about(write_number(figure.number or Decimal(0)), figure.about, "")
