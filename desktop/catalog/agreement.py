"""Whether formulas and relations make sense: units that agree, and no figure that is computed from itself.

Why more than the family of a unit is compared: arithmetic is done on the values as they stand, so 元 and 万元, though
both are money, cannot be added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.model.language.syntax import Call, Code, Comparison, Expression, Number, Operation, Word, codes_in
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Measure:
    """What values are counted in: those of one family and one factor can be added and compared."""

    family: str
    factor: int = 1


PERCENT = Measure("%")
MeasureOf = Callable[[Code | Word], Measure]


def measure(expression: Expression, of: MeasureOf) -> Measure | None:
    """Give what an expression is counted in, or None for a plain number.

    Refused (CATALOG-UNIT) where its parts do not agree. `of` gives the measure of an operand, and refuses one that may
    not stand there.
    """
    match expression:
        case Number():
            return None
        case Code() | Word():
            return of(expression)
        case Operation(operator, left, right):
            return _operation(operator, measure(left, of), measure(right, of))
        case Call("占比" | "增幅", arguments):
            agreed(measure(argument, of) for argument in arguments)
            return PERCENT
        case Call("求和", arguments):
            return agreed(measure(argument, of) for argument in arguments)
        case Call(_, arguments):
            return measure(arguments[0], of)


def check_comparison(comparison: Comparison, of: MeasureOf) -> None:
    """Refused (CATALOG-UNIT) where the two sides of a relation are not counted in the same."""
    agreed((measure(comparison.left, of), measure(comparison.right, of)))


def agreed(measures: Iterable[Measure | None]) -> Measure | None:
    """Give the one measure that all share; a plain number goes with everything. Refused (CATALOG-UNIT) for several."""
    found = [item for item in dict.fromkeys(measures) if item is not None]
    if len(found) > 1:
        raise Refused("CATALOG-UNIT", f"{_named(found[0])}与{_named(found[1])}单位不同，不能相加减、相比。")
    return found[0] if found else None


def _operation(operator: str, left: Measure | None, right: Measure | None) -> Measure | None:
    if operator in "+-":
        return agreed((left, right))
    if right is None:
        return left
    if operator == "×" and left is None:
        return right
    if operator == "÷" and left == right:
        return None
    raise Refused("CATALOG-UNIT", f"这里的“{operator}”得不出有单位的数，请改用占比、增幅或者求和。")


def _named(item: Measure) -> str:
    return f"“{item.family}”" if item.factor == 1 else f"“{item.family}×{item.factor}”"


def circle_in(formulas: Mapping[str, Expression]) -> tuple[str, ...]:
    """Give the codes of a circle of formulas, first and last the same; empty where there is none."""
    safe: set[str] = set()
    for code in formulas:
        if circle := _circle_from(code, formulas, (), safe):
            return circle
    return ()


def _circle_from(
    code: str, formulas: Mapping[str, Expression], path: tuple[str, ...], safe: set[str]
) -> tuple[str, ...]:
    if code in path:
        return (*path[path.index(code) :], code)
    if code in safe or code not in formulas:
        return ()
    for operand in codes_in(formulas[code]):
        if circle := _circle_from(operand.code, formulas, (*path, code), safe):
            return circle
    safe.add(code)
    return ()
