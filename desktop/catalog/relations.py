"""Relations between figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.catalog.agreement import Measure, MeasureOf, check_comparison
from desktop.catalog.indicators import measure_of_code
from desktop.catalog.rows import PERIOD_COLUMNS, Row, keyed, read_rows
from desktop.model.catalog import Indicator, Relation, Unit
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_relation
from desktop.model.language.syntax import Code, Comparison, Word
from desktop.model.severity import Severity
from desktop.refusal import Refused

_COLUMNS = ("rule", "severity", "scope", "when", "relation", "title", "message", *PERIOD_COLUMNS)
_SEVERITIES = {severity.value: severity for severity in Severity}
# In the message of a relation for whole kinds, the label of the indicator at hand.


def read_relations(
    folder: Path, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]
) -> tuple[Relation, ...]:
    """Read relations.csv; Refused (CATALOG-…) names the row of a mistake."""
    rows = keyed(read_rows(folder / "relations.csv", _COLUMNS), "rule")
    return tuple(_relation(row, indicators, units) for row in rows.values())


def _relation(row: Row, indicators: Mapping[str, Indicator], units: Mapping[str, Unit]) -> Relation:
    scope = _scope(row)

    def of(operand: Code | Word) -> Measure:
        if isinstance(operand, Code):
            return measure_of_code(operand, indicators, units)
        if operand.word != "本值" or not scope:
            raise Refused("CATALOG-FORMULA", f"这里不能用“{operand.word}”，只有写了scope的关系能用“本值”。")
        return Measure("本值")

    return Relation(
        rule=row.needed("rule"),
        severity=row.chosen("severity", _SEVERITIES),
        comparison=_comparison(row, "relation", row.needed("relation"), of),
        message=row.needed("message"),
        source=row.text("relation"),
        title=row.needed("title"),
        conditions=tuple(_comparison(row, "when", text, of) for text in row.text("when").split("；") if text),
        scope=scope,
        period=row.period(),
    )


def _scope(row: Row) -> tuple[str, ...]:
    numeric = {kind.name: kind for kind in KIND_BY_NAME.values() if kind.numeric}
    names = tuple(row.text("scope").split())
    for name in names:
        if name not in numeric:
            raise row.refused("CATALOG-UNKNOWN", "scope", f"没有“{name}”，可以填的有：{'、'.join(numeric)}。")
    return names


def _comparison(row: Row, column: str, text: str, of: MeasureOf) -> Comparison:
    try:
        comparison = parse_relation(text)
        check_comparison(comparison, of)
    except Refused as refusal:
        code = "CATALOG-FORMULA" if refusal.code == "LANGUAGE" else refusal.code
        raise row.refused(code, column, refusal.sentence) from None
    return comparison
